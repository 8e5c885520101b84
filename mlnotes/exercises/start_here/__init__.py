"""The warm-up: a first function, and a first card."""
