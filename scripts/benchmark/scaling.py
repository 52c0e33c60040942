"""How the cost grows: with the number of lessons, with their length and with the number of pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from scripts.basis.quality import QUALITIES, with_fps
from scripts.benchmark.probe import probe
from scripts.request.catalogue import LessonFile

_WIDTH, _HEIGHT, _MARGIN = 420, 300, 60
_INK, _FAINT, _GROUND = "#222222", "#bbbbbb", "#ffffff"


@dataclass(frozen=True)
class Scaling:
    """CPU seconds over something that grows."""

    of: str
    amounts: list[float]
    seconds: list[float]

    @property
    def steepest(self) -> float:
        """The dearest step's cost a unit over the mean cost a unit: 1 on a straight line through zero."""
        mean = self.seconds[-1] / self.amounts[-1]
        steps = list(zip(self.amounts, self.seconds, strict=True))
        return max(
            (later[1] - earlier[1]) / (later[0] - earlier[0]) / mean for earlier, later in pairwise(steps)
        )


def measure_scaling(lessons: Sequence[LessonFile]) -> list[Scaling]:
    """Film on one core: one lesson at several frame rates and at several sizes, and more and more lessons."""
    low = QUALITIES["l"]
    rates = (15, 30, 60, 120)
    sizes = [with_fps(quality, low.fps) for quality in QUALITIES.values()]
    scalings = [
        Scaling("frames a second", list(rates), [_cpu(lessons[0], "l", fps=fps) for fps in rates]),
        Scaling(
            "megapixels a frame",
            [size.width * size.height / 1e6 for size in sizes],
            [_cpu(lessons[0], size.letter, fps=low.fps) for size in sizes],
        ),
    ]
    if len(lessons) > 1:  # one alone shows no growth
        each = [_cpu(lesson, "l") for lesson in lessons]
        scalings.append(Scaling("lessons", list(range(1, len(each) + 1)), list(accumulate(each))))
    return scalings


def _cpu(lesson: LessonFile, letter: str, *, fps: int | None = None) -> float:
    quality = QUALITIES[letter] if fps is None else with_fps(QUALITIES[letter], fps)
    parts = probe(lesson, quality).parts
    return sum(seconds for part, seconds in parts.items() if part != "waiting")


def save_plot(scalings: Sequence[Scaling], path: Path) -> None:
    """Draw the scalings side by side, each over a straight line from zero to its last point."""
    picture = Image.new("RGB", (len(scalings) * _WIDTH, _HEIGHT), _GROUND)
    drawing = ImageDraw.Draw(picture)
    font = ImageFont.load_default(15)
    for number, scaling in enumerate(scalings):
        left, right = number * _WIDTH + _MARGIN, (number + 1) * _WIDTH - _MARGIN
        top, bottom = _MARGIN, _HEIGHT - _MARGIN
        most = max(scaling.seconds)
        places = [
            (left + (right - left) * amount / scaling.amounts[-1], bottom - (bottom - top) * seconds / most)
            for amount, seconds in zip(scaling.amounts, scaling.seconds, strict=True)
        ]
        drawing.line([(left, top), (left, bottom), (right, bottom)], _INK)
        drawing.line([(left, bottom), places[-1]], _FAINT)
        drawing.line(places, _INK, 2)
        free = float(left - _MARGIN)
        for (x, y), amount in zip(places, scaling.amounts, strict=True):
            drawing.ellipse((x - 4, y - 4, x + 4, y + 4), _INK)
            half = drawing.textlength(label := f"{amount:.3g}", font) / 2
            if x - half > free:  # two labels must not touch
                drawing.text((x, bottom + 8), label, _INK, font, anchor="ma")
                free = x + half + 6
        drawing.text((left, top - 30), f"CPU seconds, up to {most:.1f}", _INK, font)
        drawing.text(((left + right) / 2, bottom + 30), scaling.of, _INK, font, anchor="ma")
    picture.save(path)
