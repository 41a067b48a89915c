"""Reading consultations: what is known, for whoever may know it."""
