from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from scenes.stage.shapes.theme import DARK
from scripts.film.contact_sheet import Album

GROUND = (*DARK.color("background").to_int_rgb(), 255)


def picture(width, height, rows):
    """A picture of the background with some white rows on top."""
    pixels = np.empty((height, width, 4), np.uint8)
    pixels[:] = GROUND
    pixels[:rows] = 255
    return pixels


def album(*rows):
    filled = Album(DARK)
    for count in rows:
        filled.add(picture(160, 90, count))
    return filled


def test_the_poster_is_the_picture_with_most_on_it(tmp_path):
    album(3, 40, 12).save_poster(tmp_path / "poster.png")
    poster = np.array(Image.open(tmp_path / "poster.png"))
    assert poster.shape == (90, 160, 3)
    assert (poster[:40] == 255).all()
    assert (poster[40:] == GROUND[:3]).all()


def test_an_album_keeps_what_it_was_given(tmp_path):
    canvas = picture(160, 90, 40)
    filled = Album(DARK)
    filled.add(canvas)
    canvas[:] = 0
    filled.save_poster(tmp_path / "poster.png")
    assert (np.array(Image.open(tmp_path / "poster.png"))[:40] == 255).all()


def test_an_empty_album_has_no_poster(tmp_path):
    with pytest.raises(ValueError, match="without pictures"):
        Album(DARK).save_poster(tmp_path / "poster.png")


@pytest.mark.parametrize(
    ("beats", "columns", "rows"), [(1, 1, 1), (2, 2, 1), (5, 3, 2), (9, 3, 3), (17, 4, 5)]
)
def test_the_sheet_is_a_grid(tmp_path, beats, columns, rows):
    album(*[90] * beats).save_sheet(tmp_path / "sheet.png", ["Walk"] * beats)
    sheet = np.array(Image.open(tmp_path / "sheet.png"))
    white = (sheet == 255).all(axis=-1)
    assert runs(white[60]) == columns
    assert runs(white[:, 60]) == rows


def runs(line):
    """How many stretches of a line are set."""
    return int((np.diff(np.concatenate([[0], line.astype(int)])) == 1).sum())


def test_each_picture_has_words_beneath_and_long_ones_are_cut(tmp_path):
    album(90, 90).save_sheet(tmp_path / "sheet.png", ["Walk", "A very long title " * 10])
    labels = np.array(Image.open(tmp_path / "sheet.png"))[300:, :, :3]
    inked = np.any(labels != GROUND[:3], axis=(0, 2))
    left, right = inked[:504], inked[504:]
    assert left.any()
    assert right.sum() > 300
    assert not inked[-24:].any()
