"""Shapes of answers."""
