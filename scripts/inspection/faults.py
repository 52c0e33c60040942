"""What the gate reports: findings, which are of a moment, and faults, which last."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from scripts.inspection.thresholds import FADING, PASSING

if TYPE_CHECKING:  # the verb prints faults without manim, whose import takes two seconds
    from scenes.stage.shapes.frame import Box
    from scripts.inspection.seeing.sight import Thing


class FaultKind(StrEnum):
    """The kinds of faults, in the order of a report."""

    TEXT_ON_TEXT = "text on text"
    TEXT_ON_SHAPE = "text on a shape"
    TEXT_CROSSED = "text crossed"
    TEXT_TOUCHED = "text touched"
    TEXT_COVERED = "text covered"
    OUT_OF_FRAME = "out of the frame"
    IN_CAPTIONS = "in the caption zone"
    SMALL_TEXT = "small text"
    LOW_CONTRAST = "low contrast"
    FAINT_LINE = "faint line"
    TOO_CLOSE = "too close"
    FAR_LABEL = "label far off"
    EMPTY = "empty picture"
    IDLE = "nothing changes"
    BEAT_LENGTH = "beat length"
    FAST_SPEECH = "fast narration"
    TOO_EARLY = "shown too early"
    STILL_WORDS = "words over a still"
    STILL_FILM = "too little moves"
    CUT = "cut to an empty stage"
    CROWDED = "too many things"
    NOT_A_ROLE = "color of no role"
    NOT_OUR_FONT = "other font"
    COLOR_BLIND = "colors alike"


LASTING: dict[FaultKind, float] = {
    FaultKind.TEXT_ON_SHAPE: FADING,
    FaultKind.LOW_CONTRAST: FADING,
    FaultKind.FAINT_LINE: FADING,
    FaultKind.COLOR_BLIND: FADING,
    FaultKind.NOT_A_ROLE: FADING,
    FaultKind.SMALL_TEXT: FADING,
    FaultKind.CROWDED: FADING,
    FaultKind.EMPTY: 0.0,
    FaultKind.IDLE: 0.0,
    FaultKind.BEAT_LENGTH: 0.0,
    FaultKind.FAST_SPEECH: 0.0,
    FaultKind.TOO_EARLY: 0.0,
    FaultKind.STILL_WORDS: 0.0,
    FaultKind.STILL_FILM: 0.0,
    FaultKind.CUT: 0.0,
    FaultKind.NOT_OUR_FONT: 0.0,
}
"""Seconds for which something must be so to be a fault; PASSING where nothing else is said."""


def lasting(kind: FaultKind) -> float:
    return LASTING.get(kind, PASSING)


@dataclass(frozen=True, eq=False)
class Finding:
    """Something wrong at one moment.

    Parameters
    ----------
    badness
        From 0, at the threshold, to 1, the worst.
    measure
        What was measured, in words.
    """

    kind: FaultKind
    things: tuple[Thing, ...]
    box: Box
    badness: float
    measure: str


@dataclass(frozen=True)
class PictureFault:
    """Something wrong for a while, in plain data."""

    lesson: str
    beat: str
    time: float
    kind: str
    things: tuple[str, ...]
    lasts: float
    badness: float
    measure: str
    picture: str = ""

    @property
    def weight(self) -> float:
        """What is worse and lasts longer comes first."""
        return self.badness * min(self.lasts, 5.0)
