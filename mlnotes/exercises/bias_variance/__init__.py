"""Exercises on what an error is made of, and on models between too stiff and too loose."""
