"""How like a film is to the frames that stock manim drew: the structural similarity of their pictures.

The frames are paired play by play, since stock manim rounds the length of a hold down and mathreel to the
nearest frame, so that both films drift apart by a frame now and then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.video.reformatter import ColorRange, Colorspace
from numpy.typing import NDArray
from scipy.ndimage import uniform_filter

from scenes.stage.shapes.theme import DARK
from scripts.basis.quality import QUALITIES
from scripts.film.renderer import LessonRenderer, manim_settings
from scripts.request.catalogue import LessonFile, load_lesson

Gray = NDArray[np.float32]

_LOOKS = 100
"""About how many frames are compared with stock manim's."""

_WINDOW = 7
_STABLE_MEAN, _STABLE_SPREAD = (0.01 * 255) ** 2, (0.03 * 255) ** 2
_LUMA = np.array([0.2126, 0.7152, 0.0722], dtype=np.float32)


def similarity(one: Gray, other: Gray) -> float:
    """The mean structural similarity of two grey pictures (Wang et al. 2004), over square windows."""

    def mean(values: Gray) -> Gray:
        averaged: Gray = uniform_filter(values, _WINDOW)
        return averaged

    mean_one, mean_other = mean(one), mean(other)
    spread_one, spread_other = mean(one * one) - mean_one**2, mean(other * other) - mean_other**2
    shared = mean(one * other) - mean_one * mean_other
    above = (2 * mean_one * mean_other + _STABLE_MEAN) * (2 * shared + _STABLE_SPREAD)
    below = (mean_one**2 + mean_other**2 + _STABLE_MEAN) * (spread_one + spread_other + _STABLE_SPREAD)
    return float((above / below).mean())


def similarities(film: Path, starts: Sequence[int], truth: Sequence[Path], every: int) -> list[float]:
    """Compare a film with lossless files, one for each play; look at every *every*-th of their frames.

    Parameters
    ----------
    starts
        The frame of the film at which each play starts, and the film's number of frames at the end.
    truth
        The lossless files.
    """
    frames = numbered(film)
    number, picture = next(frames)
    values = []
    for start, stop, play in zip(starts[:-1], starts[1:], truth, strict=True):
        for index, wanted in numbered(play):
            if index % every or start + index >= stop:
                continue
            while number < start + index:
                number, picture = next(frames)
            values.append(similarity(picture(), wanted()))
    return values


def starts_of(plays: Sequence[Path]) -> list[int]:
    """The frame at which each of stock manim's *plays* starts in a film of them, and all their frames."""
    return [0, *accumulate(map(frames_in, plays))]


def every_nth(frames: int) -> int:
    """Every how many-th of so many *frames* is looked at."""
    return max(1, frames // _LOOKS)


def frames_in(path: Path) -> int:
    with av.open(path) as film:
        return film.streams.video[0].frames


def numbered(path: Path) -> Iterator[tuple[int, Callable[[], Gray]]]:
    """The frames of a film with their numbers, each as a function that gives its picture."""
    with av.open(path) as film:
        for number, frame in enumerate(film.decode(video=0)):
            yield number, partial(_gray_of, frame)


def _gray_of(frame: av.VideoFrame) -> Gray:
    # What stock manim writes is in the older matrix, and untagged.
    matrix = Colorspace.ITU709 if frame.colorspace == Colorspace.ITU709 else Colorspace.ITU601
    return gray(frame.to_ndarray(format="rgb24", src_colorspace=matrix, dst_color_range=ColorRange.JPEG))


def gray(rgb: NDArray[Any]) -> Gray:
    """The brightness of a picture (height, width, 3)."""
    brightness: Gray = rgb.astype(np.float32) @ _LUMA
    return brightness


def play_starts(lesson: LessonFile, quality: str) -> list[int]:
    """The frame at which each play of a lesson starts in mathreel's film, and the film's number of frames."""
    counter = count_plays(lesson, quality)
    return [*counter.starts, counter.frame]


def count_plays(lesson: LessonFile, quality: str) -> PlayCounter:
    """Play a lesson, and return what was counted."""
    lesson_class = load_lesson(lesson)
    with manim_settings(QUALITIES[quality]):
        counter = PlayCounter(QUALITIES[quality].fps)
        lesson_class(lesson_class.Params(), DARK, renderer=counter).render()
    return counter


class PlayCounter(LessonRenderer):
    """Notes for each play the frame at which it starts, and its beat."""

    def __init__(self, fps: int) -> None:
        super().__init__(fps)
        self.starts: list[int] = []
        self.beats: list[str] = []
        self._beat = ""

    def begin_beat(self, name: str) -> None:
        self._beat = name

    def play(self, *arguments: object, **options: object) -> None:
        self.starts.append(self.frame)
        self.beats.append(self._beat)
        super().play(*arguments, **options)  # type: ignore[arg-type]
