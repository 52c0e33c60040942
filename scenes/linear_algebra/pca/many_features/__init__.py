"""Samples of three features in their space, and days of 24 hours as curves."""
