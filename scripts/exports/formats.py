"""What a clip can be, by the end of its file's name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from scripts.basis.errors import MathreelError
from scripts.basis.quality import QUALITIES, Quality


@dataclass(frozen=True)
class Format:
    """A kind of file and what can be asked of it."""

    words: str
    default: Quality
    film: bool = True
    limited: bool = False
    """Whether its size in megabytes can be limited."""
    voiced: bool = False
    shown_on_pages: bool = True
    """Whether browsers show it, or LaTeX does."""
    grounds: tuple[bool, ...] = (False,)
    """Whether it is transparent: never, always, or as the user chooses."""


FORMATS: Mapping[str, Format] = {
    ".mp4": Format("film for slides, pages and players", QUALITIES["m"], voiced=True),
    ".webm": Format("transparent film for pages", QUALITIES["m"], grounds=(True,)),
    ".mov": Format(
        "transparent film for editing and Keynote", QUALITIES["m"], grounds=(True,), shown_on_pages=False
    ),
    ".gif": Format("moving picture that shows anywhere", Quality("", 640, 360, 20), limited=True),
    ".webp": Format(
        "moving picture, smaller", Quality("", 800, 450, 25), limited=True, grounds=(False, True)
    ),
    ".png": Format("still", QUALITIES["h"], film=False, grounds=(False, True)),
    ".svg": Format("still, sharp at any size", QUALITIES["m"], film=False, grounds=(False, True)),
    ".pdf": Format("still for LaTeX, sharp at any size", QUALITIES["m"], film=False, grounds=(False, True)),
}

_FASTEST = {".gif": 50}
"""Pictures a second beyond which viewers slow down: a GIF counts in hundredths, and one is taken for ten."""


def format_of(target: Path) -> Format:
    """Return the format of the file *target*.

    Raises
    ------
    MathreelError
        If a clip cannot be made in that format.
    """
    try:
        return FORMATS[target.suffix.lower()]
    except KeyError:
        ends = f"ends in {target.suffix}" if target.suffix else "has no ending"
        raise MathreelError(f"{target} {ends}, but a clip is one of {', '.join(FORMATS)}.") from None


def quality_in(target: Path, letter: str | None, width: int | None, fps: int | None) -> Quality:
    """Return the size and frame rate of a clip; what is not given is as the format has it.

    Raises
    ------
    MathreelError
        If the frame rate is too high for the format.
    """
    quality = QUALITIES[letter] if letter else format_of(target).default
    if width:
        # Half as many colours as pixels, in both directions: both must be even.
        even = width + width % 2
        quality = replace(quality, letter="", width=even, height=2 * round(even * 9 / 32))
    if fps:
        quality = replace(quality, fps=fps)
    fastest = _FASTEST.get(target.suffix.lower(), quality.fps)
    if quality.fps > fastest:
        raise MathreelError(
            f"a {target.suffix} shows at most {fastest} pictures a second: give a lower --fps."
        )
    return quality
