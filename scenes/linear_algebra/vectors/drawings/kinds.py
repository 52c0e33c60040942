"""The two kinds of drawings that are told apart: their outlines, their names and their colours."""

from __future__ import annotations

import numpy as np

from scenes.stage.shapes.theme import Role

_RIGHT_EDGE = [
    (0.16, -1.2),
    (0.16, -0.7),
    (0.85, -0.7),
    (0.42, -0.05),
    (0.58, -0.05),
    (0.3, 0.5),
    (0.46, 0.5),
]

TREE = np.array([*_RIGHT_EDGE, (0, 1.2), *((-x, y) for x, y in reversed(_RIGHT_EDGE)), _RIGHT_EDGE[0]])
"""The outline (n, 2) of a spruce."""

_BACK = [(-1.15, 0.65), (-0.95, 0), (-1.15, -0.65)]

_BELLY = [(-0.62, -0.14), (-0.3, -0.42), (0.15, -0.56), (0.6, -0.46), (0.95, -0.2)]

FISH = np.array([*_BACK, *_BELLY, (1.1, 0), *((x, -y) for x, y in reversed(_BELLY)), _BACK[0]])
"""The outline (n, 2) of a fish that swims to the right."""

CLASSES: tuple[tuple[str, Role], ...] = (("tree", "class_zero"), ("fish", "class_one"))
"""What the kinds are called, and their colours."""

TREES = 0
"""The class of trees; that of fish is 1."""
