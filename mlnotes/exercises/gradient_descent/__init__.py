"""Exercises on derivatives, gradients and descent, written by hand."""
