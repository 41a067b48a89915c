"""What the institution keeps: who belongs to it, what is recorded, who is told."""
