"""Exercises on how predictions are measured: hard labels, rankings, errors and probabilities."""
