"""Pictures that represent a film: its poster, and the contact sheet with the last frame of every beat."""

from __future__ import annotations

import math
from collections.abc import Sequence
from copy import copy
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from scenes.stage.shapes.theme import Theme
from scripts.film.dirty_rectangles import Picture

_THUMBNAIL_WIDTH = 480
_MARGIN = 24
_LABEL_SIZE = 20
_LABEL_HEIGHT = 40


class Album:
    """Keeps a thumbnail of each picture, and the fullest picture in full size."""

    def __init__(self, theme: Theme) -> None:
        self._background = np.array(theme.color("background").to_int_rgb(), dtype=np.uint8)
        self._palette = dict(theme.palette)
        self._thumbnails: list[Image.Image] = []
        self._fullest: tuple[float, Image.Image] | None = None

    def add(self, picture: Picture) -> None:
        """Keep a copy of a picture (RGBA)."""
        image = Image.fromarray(picture).convert("RGB")
        fullness = self._fullness(picture)
        if self._fullest is None or fullness > self._fullest[0]:
            self._fullest = fullness, image
        height = round(_THUMBNAIL_WIDTH * image.height / image.width)
        self._thumbnails.append(image.resize((_THUMBNAIL_WIDTH, height), Image.Resampling.LANCZOS))

    def followed_by(self, *others: Album) -> Album:
        """Return an album with the pictures of this one, followed by those of *others*."""
        joined = copy(self)
        joined._thumbnails = [thumbnail for album in (self, *others) for thumbnail in album._thumbnails]
        fullest = [album._fullest for album in (self, *others) if album._fullest is not None]
        joined._fullest = max(fullest, key=lambda picture: picture[0], default=None)
        return joined

    def _fullness(self, picture: Picture) -> float:
        """Return the share of the picture that is not background."""
        return float(np.any(picture[..., :3] != self._background, axis=-1).mean())

    def save_poster(self, path: Path) -> None:
        """Write the fullest picture, which shows most of the film."""
        if self._fullest is None:
            raise ValueError("an album without pictures has no poster")
        self._fullest[1].save(path)

    def save_sheet(self, path: Path, titles: Sequence[str]) -> None:
        """Write all pictures in a grid, each with its number and title below."""
        columns = _columns(len(self._thumbnails))
        rows = math.ceil(len(self._thumbnails) / columns)
        width, height = _THUMBNAIL_WIDTH + _MARGIN, self._thumbnails[0].height + _LABEL_HEIGHT + _MARGIN
        size = (columns * width + _MARGIN, rows * height + _MARGIN)
        sheet = Image.new("RGB", size, self._palette["background"])
        drawing = ImageDraw.Draw(sheet)
        font = ImageFont.load_default(_LABEL_SIZE)
        for index, (small, title) in enumerate(zip(self._thumbnails, titles, strict=True)):
            row, column = divmod(index, columns)
            left, top = _MARGIN + column * width, _MARGIN + row * height
            sheet.paste(small, (left, top))
            frame = (left - 1, top - 1, left + small.width, top + small.height)
            drawing.rectangle(frame, outline=self._palette["faint"])
            label = _shortened(f"{index + 1}  {title}", font)
            drawing.text((left, top + small.height + 10), label, self._palette["ink"], font)
        sheet.save(path)


def _columns(pictures: int) -> int:
    """Return the number of columns of a grid that is a little wider than high, as screens are."""
    return min(4, math.ceil(math.sqrt(pictures)))


def _shortened(label: str, font: ImageFont.FreeTypeFont | ImageFont.ImageFont) -> str:
    if font.getlength(label) <= _THUMBNAIL_WIDTH:
        return label
    while font.getlength(label + "…") > _THUMBNAIL_WIDTH:
        label = label[:-1].rstrip()
    return label + "…"
