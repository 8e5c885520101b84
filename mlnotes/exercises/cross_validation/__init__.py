"""Exercises on splitting rows, leakage and honest estimates, written by hand."""
