"""Weights that learn inside of a ball, and the texts that they score."""
