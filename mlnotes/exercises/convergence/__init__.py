"""Exercises on when training has settled, how fast it gets there, and what loss curves tell."""
