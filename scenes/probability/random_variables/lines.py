"""What every picture of the film shares: the colours of the two bus lines, and the place for words."""

from __future__ import annotations

from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.theme import Role

ROLES: dict[str, Role] = {"A": "class_one", "B": "class_zero", "?": "ink"}
"""The colour of each line, and of a bus whose line is not known."""

BESIDE_TWO_BELLS = 5.0
"""The width of the words beside two bells, in manim units; beside one bell there is less room."""

_BESIDE_A_BELL = 4.3


def corner(width: float = _BESIDE_A_BELL) -> Box:
    """The upper right corner, for words; bells leave it free."""
    wide = frame().wide
    return Box(wide.right - width, wide.right, wide.bottom, wide.top + 0.6)
