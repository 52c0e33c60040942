"""Outlines of things that lessons draw."""

from __future__ import annotations

import numpy as np

HOUSE = np.array([(-1, -1), (1, -1), (1, 0.4), (1.25, 0.2), (0, 1.2), (-1.25, 0.2), (-1, 0.4), (-1, -1)])
"""The outline (n, 2) of a house with its roof, about the origin."""
