"""Exercises on rare classes: baselines, weights, resampling, thresholds, calibration, intervals."""
