"""Picture sizes and frame rates, by the letters that manim uses for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

QualityLetter = Literal["l", "m", "h", "p", "k"]


@dataclass(frozen=True)
class Quality:
    """The size of a picture in pixels, and the number of frames in a second."""

    letter: str
    width: int
    height: int
    fps: int

    def __str__(self) -> str:
        """As players write it: 720p30."""
        return f"{self.height}p{self.fps}"


QUALITIES: Mapping[str, Quality] = MappingProxyType(
    {
        quality.letter: quality
        for quality in (
            Quality("l", 854, 480, 15),
            Quality("m", 1280, 720, 30),
            Quality("h", 1920, 1080, 60),
            Quality("p", 2560, 1440, 60),
            Quality("k", 3840, 2160, 60),
        )
    }
)


def with_fps(quality: Quality, fps: int) -> Quality:
    """Return *quality* at another frame rate."""
    return replace(quality, fps=fps)
