"""The golden pictures: a contact sheet of every lesson, kept for comparison.

    python -m scripts.development.renew_pictures [NAME]... [--folder FOLDER]

draws the sheets again, keeps those that changed, and shows before, after and difference side by side.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from tempfile import mkdtemp
from typing import cast

import click
import numpy as np
from manim import Scene
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from scenes.stage.lesson import Lesson
from scenes.stage.shapes.theme import DARK, Theme
from scripts.basis.errors import no_such
from scripts.basis.quality import Quality
from scripts.film.renderer import LessonRenderer, manim_settings
from scripts.request.catalogue import ROOT, find_lessons, load_lesson

PICTURES = ROOT / "tests" / "pictures"

_COLUMNS = 3
_PRINT = (416, 234)
"""Width and height of one picture on a sheet, in pixels."""

_OVERSIZED = 2
"""Pictures are drawn this many times as large and then shrunk: so text stays legible."""

_MARGIN = 6
TOLERANCE = 40
"""By how much, of 255, a pixel may differ from all that lies within a pixel of its place."""

STRAY = 3
"""So many pixels of one picture of a sheet may differ by more: corners, where antialiasing varies most."""

_HIGHLIGHT = (240, 60, 60)


@click.command(epilog="They are in tests/pictures; the tests compare every lesson with them.")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where before, after and difference go; a new folder for temporary files otherwise.",
)
def main(names: tuple[str, ...], folder: Path | None) -> None:
    """Draw the golden pictures of all lessons, or of those named, and keep the ones that changed."""
    lessons = find_lessons()
    for name in names:
        if name not in lessons:
            raise click.ClickException(f"{no_such('lesson', name, lessons)}.")
    PICTURES.mkdir(exist_ok=True)
    folder = folder or Path(mkdtemp(prefix="mathreel-pictures-"))
    folder.mkdir(parents=True, exist_ok=True)
    for name in names or lessons:
        path, after = PICTURES / f"{name}.png", contact_sheet(load_lesson(lessons[name]))
        before = load(path) if path.exists() else None
        if before is not None and not differences(before, after):
            click.echo(f"{name}: as it was")
            continue
        save(after, path)
        if before is None:
            click.echo(f"{name}: new")
        else:
            shown = folder / f"{name}.png"
            side_by_side(before, after).save(shown)
            click.echo(f"{name}: renewed; before, after and difference in {shown}")


def contact_sheet(lesson_class: type[Lesson], theme: Theme = DARK) -> Image.Image:
    """The last picture of every beat, at the lesson's defaults, as one small picture."""
    width, height = drawn_size()
    with manim_settings(Quality("sheet", width, height, 15)):
        renderer = _LastPictures()
        lesson_class(theme=theme, renderer=renderer).render()
    return laid_out(renderer.pictures, theme)


def drawn_size() -> tuple[int, int]:
    """Width and height, in pixels, in which pictures are drawn before they are shrunk."""
    width, height = _PRINT
    return _OVERSIZED * width, _OVERSIZED * height


def laid_out(pictures: Sequence[Image.Image], theme: Theme) -> Image.Image:
    """Put pictures of that size on one sheet, shrunk."""
    width, height = _PRINT
    prints = [picture.resize(_PRINT, Image.Resampling.BOX) for picture in pictures]
    rows = math.ceil(len(prints) / _COLUMNS)
    size = (_COLUMNS * (width + _MARGIN) + _MARGIN, rows * (height + _MARGIN) + _MARGIN)
    sheet = Image.new("RGB", size, theme.palette["faint"])
    for picture, (left, top) in zip(prints, _places(len(prints)), strict=True):
        sheet.paste(picture, (left, top))
    return sheet


def save(sheet: Image.Image, path: Path) -> None:
    """Write a sheet in 256 colours, which makes a small file; no pixel changes by more than a shade."""
    palette = Image.new("P", (1, 1))
    palette.putpalette(_far_apart(np.asarray(sheet).reshape(-1, 3), 256).tobytes())
    sheet.quantize(palette=palette, dither=Image.Dither.NONE).save(path, optimize=True)


def load(path: Path) -> Image.Image:
    """Read a sheet that was kept."""
    with Image.open(path) as sheet:
        return sheet.convert("RGB")


def differences(before: Image.Image, after: Image.Image) -> list[int]:
    """Return which pictures of two sheets differ, counted from 1.

    A pixel differs if nothing within a pixel of its place looks like it, on the one sheet or on the other:
    other antialiasing passes, a shape that moved by more does not. Sheets of different sizes differ in all.
    """
    if before.size != after.size:
        return [1]
    strays = stray_pixels(before, after)
    width, height = _PRINT
    counts = [
        int(strays[top : top + height, left : left + width].sum())
        for left, top in _places(_COLUMNS * (before.height // (height + _MARGIN)))
    ]
    return [number for number, count in enumerate(counts, start=1) if count > STRAY]


def stray_pixels(before: Image.Image, after: Image.Image) -> NDArray[np.bool_]:
    """Return where two pictures of one size differ: shape (height, width)."""
    return _beyond(before, after) | _beyond(after, before)


def side_by_side(before: Image.Image, after: Image.Image) -> Image.Image:
    """Two sheets, and the second once more, faint, with red where they differ."""
    height = max(before.height, after.height)
    board = Image.new("RGB", (before.width + 2 * after.width + 2 * _MARGIN, height))
    board.paste(before, (0, 0))
    board.paste(after, (before.width + _MARGIN, 0))
    difference = Image.eval(after, lambda level: level // 3)
    if before.size == after.size:
        marked = Image.fromarray(stray_pixels(before, after)).filter(ImageFilter.MaxFilter(3))
        difference.paste(_HIGHLIGHT, mask=marked.convert("L"))
    board.paste(difference, (before.width + after.width + 2 * _MARGIN, 0))
    return board


def _places(count: int) -> list[tuple[int, int]]:
    """The top left corners of the pictures of a sheet."""
    width, height = _PRINT
    places = (divmod(index, _COLUMNS) for index in range(count))
    return [
        (_MARGIN + column * (width + _MARGIN), _MARGIN + row * (height + _MARGIN)) for row, column in places
    ]


def _far_apart(colors: NDArray[np.uint8], count: int) -> NDArray[np.uint8]:
    """Choose *count* of many colours (n, 3): each time the one that is farthest from all chosen before.

    Fitting a palette to the numbers of pixels instead would lose the colours of thin lines.
    """
    known = np.unique(colors // 4 * 4, axis=0).astype(np.float64)
    chosen = known[:1]
    distances = np.linalg.norm(known - chosen, axis=1)
    while len(chosen) < min(count, len(known)):
        farthest = known[np.argmax(distances)]
        chosen = np.vstack([chosen, farthest])
        distances = np.minimum(distances, np.linalg.norm(known - farthest, axis=1))
    return chosen.astype(np.uint8)


def _beyond(picture: Image.Image, other: Image.Image) -> NDArray[np.bool_]:
    """Which pixels are darker or brighter than all of the other picture within a pixel of their place."""
    levels = np.asarray(picture, dtype=np.int16)
    least = np.asarray(other.filter(ImageFilter.MinFilter(3)), dtype=np.int16)
    most = np.asarray(other.filter(ImageFilter.MaxFilter(3)), dtype=np.int16)
    outside = np.maximum(least - levels, levels - most).max(axis=2)
    return cast("NDArray[np.bool_]", outside > TOLERANCE)


class _LastPictures(LessonRenderer):
    """Draws what stands when a beat is over."""

    def __init__(self) -> None:
        super().__init__(15)
        self.pictures: list[Image.Image] = []
        self._begun = False

    def begin_beat(self, name: str) -> None:  # noqa: ARG002
        if self._begun:
            self._keep()
        self._begun = True

    def scene_finished(self, scene: Scene) -> None:  # noqa: ARG002
        self._keep()

    def _keep(self) -> None:
        self.pictures.append(Image.fromarray(self.draw()).convert("RGB"))


if __name__ == "__main__":
    main()
