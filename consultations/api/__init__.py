"""The REST door of consultations."""
