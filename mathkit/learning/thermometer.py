"""Readings of a thermometer in two units: a line to be learned that everyone knows, F = 32 + 1.8 C."""

import numpy as np

__all__ = ["FAHRENHEIT"]

FAHRENHEIT = np.array(
    [(-1.5, 29.3), (-0.5, 31.1), (0.0, 32.0), (1.0, 33.8), (1.5, 34.7), (2.5, 36.5)], dtype=np.float64
)
"""Six readings, degrees Celsius and Fahrenheit. The mean of C is ½ and that of its square is 2, so the mean
squared error of the line (32 + x) + (1.8 + y) C is x² + x y + 2y²."""
FAHRENHEIT.setflags(write=False)
