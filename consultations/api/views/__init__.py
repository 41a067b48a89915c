"""Reading consultations over REST."""
