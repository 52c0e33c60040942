"""Slides that go into the decks of lecturers: the design stays, and the film has its place in it."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import reduce
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import numpy as np
import pptx
import pytest
from PIL import Image
from pptx.dml.color import RGBColor
from pptx.oxml.ns import qn
from pptx.shapes.picture import Movie
from pptx.util import Inches, Pt

from fixtures.lectures import FOOTER, LECTURES, saved
from scenes.stage.shapes.theme import THEMES
from scripts.basis.errors import MathreelError
from scripts.decks.deck import Deck
from scripts.decks.media import first_picture
from scripts.decks.recoloring import Recoloring, suitable_theme
from scripts.decks.writing import Target, check, ground_of_films, write

GROUNDS = {
    "university": "#E8EFF7",
    "dark university": "#1F497D",
    **dict.fromkeys(
        ("PowerPoint", "python-pptx", "Google Slides", "LibreOffice", "second master", "two designs"),
        "#FFFFFF",
    ),
}


def beat_slides(path: Path, deck: Deck) -> list[Any]:
    """The slides that were put behind a lecturer's two, without the titles of lessons."""
    titles = {lesson.title for lesson in deck.lessons}
    return [
        slide
        for slide in list(pptx.Presentation(path).slides)[2:]
        if slide.shapes.title is None or slide.shapes.title.text not in titles
    ]


def box(shape: Any) -> tuple[int, int, int, int]:
    return shape.left, shape.top, shape.left + shape.width, shape.top + shape.height


def movie_of(slide: Any) -> Any:
    (movie,) = (shape for shape in slide.shapes if isinstance(shape, Movie))
    return movie


@pytest.mark.parametrize("name", LECTURES)
def test_a_film_lies_where_the_layout_has_its_content(deck: Deck, tmp_path: Path, name: str) -> None:
    lecture = saved(name, tmp_path)
    target = Target(tmp_path / "NEW.PPTX", lecture)
    check(target)
    write(deck, target)
    slides = beat_slides(target.path, deck)
    master = pptx.Presentation(lecture).slides[1].slide_layout.slide_master.part.partname
    assert [slide.shapes.title.text for slide in slides] == [beat.title for beat in deck.beats]
    for slide in slides:
        left, top, right, bottom = box(movie_of(slide))
        for other in slide.slide_layout.placeholders:
            if other.placeholder_format.type in (7, 2):  # the place of the content
                bounds = box(other)
                assert bounds[0] <= left < right <= bounds[2]
                assert bounds[1] <= top < bottom <= bounds[3]
                assert left - bounds[0] < 9525 or top - bounds[1] < 9525  # as large as it can be
            else:
                assert box(other)[3] <= top or box(other)[1] >= bottom
        assert slide.element.get("showMasterSp") is None
        assert slide.slide_layout.slide_master.part.partname == master
        assert slide.element.cSld.find(qn("p:bg")) is None
        kinds = [shape.placeholder_format.type for shape in slide.placeholders]
        assert len(kinds) == len(set(kinds)) == (2 if name == "Google Slides" else 3)
        numbers = [shape.get("id") for shape in slide.element.iter(qn("p:cNvPr"))]
        assert len(numbers) == len(set(numbers))
        if name != "Google Slides":
            assert FOOTER in [shape.text_frame.text for shape in slide.placeholders]


def test_the_title_of_a_lesson_has_the_footer_of_the_deck(deck: Deck, tmp_path: Path) -> None:
    target = Target(tmp_path / "new.pptx", saved("PowerPoint", tmp_path))
    write(deck, target)
    titles = {lesson.title for lesson in deck.lessons}
    slides = [
        slide
        for slide in pptx.Presentation(target.path).slides
        if slide.shapes.title is not None and slide.shapes.title.text in titles
    ]
    assert len(slides) == 2
    for slide in slides:
        assert slide.slide_layout.element.get("type") == "secHead"
        kinds = [shape.placeholder_format.type for shape in slide.placeholders]
        assert kinds.count(13) == 1  # the number of the page
        assert FOOTER in [shape.text_frame.text for shape in slide.placeholders]
        numbers = [shape.get("id") for shape in slide.element.iter(qn("p:cNvPr"))]
        assert len(numbers) == len(set(numbers))


def test_titles_are_as_large_as_those_of_the_deck_and_a_lesson_has_room_for_what_it_is_about(
    deck: Deck, tmp_path: Path
) -> None:
    """LibreOffice says the size of titles on each slide, and calls its layout of headings one of text."""
    lecture = pptx.Presentation(saved("LibreOffice", tmp_path))
    lecture.slides[1].shapes.title.text_frame.paragraphs[0].runs[0].font.size = Pt(28)
    for layout in list(lecture.slide_layouts):
        if layout.element.get("type") == "secHead":
            lecture.slide_layouts.remove(layout)
        elif layout.element.get("type") == "title":
            layout.element.set("type", "tx")
    lecture.save(tmp_path / "mine.pptx")
    write(deck, Target(tmp_path / "new.pptx", tmp_path / "mine.pptx"))
    sizes = [
        slide.shapes.title.text_frame.paragraphs[0].runs[0].font.size
        for slide in beat_slides(tmp_path / "new.pptx", deck)
    ]
    assert sizes == [Pt(28)] * len(deck.beats)
    opening = pptx.Presentation(tmp_path / "new.pptx").slides[2]
    assert [place.text_frame.text for place in opening.placeholders][:2] == ["A walk", "A dot walks."]


@pytest.mark.parametrize("name", LECTURES)
def test_the_ground_of_a_deck_is_found_as_powerpoint_shows_it(tmp_path: Path, name: str) -> None:
    target = Target(tmp_path / "new.pptx", saved(name, tmp_path))
    assert ground_of_films(target) == GROUNDS[name]


def test_a_film_takes_the_ground_of_the_deck(deck: Deck, tmp_path: Path) -> None:
    target = Target(tmp_path / "new.pptx", saved("dark university", tmp_path))
    shares: list[float] = []
    write(deck, target, shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(1)
    for slide, beat in zip(beat_slides(target.path, deck), deck.beats, strict=True):
        relation = next(movie_of(slide).element.iter(qn("a:videoFile"))).get(qn("r:link"))
        (tmp_path / "film.mp4").write_bytes(slide.part.related_part(relation).blob)
        shown = np.asarray(first_picture(tmp_path / "film.mp4")).astype(int)
        before = np.asarray(first_picture(beat.clip)).astype(int)
        ground = np.array(list(bytes.fromhex(GROUNDS["dark university"].removeprefix("#"))))
        assert np.abs(shown[0, 0] - ground).max() <= 2
        bright = before.min(axis=2) > 215
        assert np.abs(shown[bright] - before[bright]).max(initial=0) <= 12  # what is white stays so
        poster = Image.open(io.BytesIO(movie_of(slide).poster_frame.blob))
        assert np.array_equal(np.asarray(poster), shown)


def test_a_film_that_could_not_be_read_keeps_its_ground(deck: Deck, tmp_path: Path) -> None:
    target = Target(tmp_path / "new.pptx", saved("PowerPoint", tmp_path))
    write(deck, target)  # in the dark theme, on white
    (slide, *_) = beat_slides(target.path, deck)
    poster = np.asarray(Image.open(io.BytesIO(movie_of(slide).poster_frame.blob)))
    assert np.array_equal(poster, np.asarray(first_picture(deck.beats[0].clip)))


@pytest.mark.parametrize(
    ("ground", "theme"),
    [
        ("#FFFFFF", "light"),
        ("#E8EFF7", "light"),
        ("#000000", "dark"),
        ("#1F497D", "dark"),
        ("#003366", "dark"),
    ],
)
def test_the_theme_that_suits_a_ground_can_be_read_on_it(ground: str, theme: str) -> None:
    assert suitable_theme(ground) == theme
    suited = Recoloring(THEMES[theme], ground)
    assert suited.is_readable
    assert suited(THEMES[theme].palette["background"]) == ground
    other = THEMES["dark" if theme == "light" else "light"]
    assert not Recoloring(other, ground).is_readable


def test_colours_that_are_mixed_stay_mixed() -> None:
    moved = Recoloring(THEMES["dark"], "#1F497D")
    background, ink = ("#0F1318", "#EFE9DC")
    half = np.array([list(bytes.fromhex(color[1:])) for color in (background, ink)]).mean(axis=0).round()
    middle = moved("#" + "".join(f"{int(value):02X}" for value in half))
    ends = np.array([list(bytes.fromhex(moved(color)[1:])) for color in (background, ink)])
    assert np.abs(np.array(list(bytes.fromhex(middle[1:]))) - ends.mean(axis=0)).max() <= 1


def test_a_gradient_or_a_picture_is_no_ground(tmp_path: Path) -> None:
    lecture = saved("university", tmp_path)
    deck = pptx.Presentation(lecture)
    deck.slide_master.background.fill.gradient()
    deck.save(lecture)
    target = Target(tmp_path / "new.pptx", lecture)
    assert ground_of_films(target) is None
    panel = deck.slides[0].shapes.add_shape(1, 0, Inches(1), deck.slide_width, Inches(6.5))
    panel.fill.solid()
    panel.fill.fore_color.rgb = RGBColor(0xFA, 0xF0, 0xE6)
    deck.slide_master.shapes.element.append(panel.element)
    deck.save(lecture)
    assert ground_of_films(target) == "#FAF0E6"  # a panel under the content hides the gradient


def test_a_deck_of_titles_alone_leaves_the_film_what_is_free(deck: Deck, tmp_path: Path) -> None:
    lecture = saved("university", tmp_path)
    made = pptx.Presentation(lecture)
    for layout in list(made.slide_layouts):
        if layout.element.get("type") != "titleOnly" and not layout.used_by_slides:
            made.slide_layouts.remove(layout)
    for layout in made.slide_layouts:
        for shape in list(layout.placeholders):
            if shape.placeholder_format.type in (7, 2, 4):
                shape.element.getparent().remove(shape.element)
    made.save(lecture)
    write(deck, Target(tmp_path / "new.pptx", lecture))
    for slide in beat_slides(tmp_path / "new.pptx", deck):
        movie = box(movie_of(slide))
        for shape in slide.placeholders:
            assert box(shape)[3] <= movie[1] or box(shape)[1] >= movie[3]
        assert movie[3] - movie[1] > made.slide_height / 2


def test_hidden_slides_stay_hidden_and_are_counted(deck: Deck, tmp_path: Path) -> None:
    lecture = saved("PowerPoint", tmp_path)
    made = pptx.Presentation(lecture)
    made.slides[0].element.set("show", "0")
    made.save(lecture)
    write(deck, Target(tmp_path / "new.pptx", lecture, 1))
    slides = list(pptx.Presentation(tmp_path / "new.pptx").slides)
    assert [slide.element.get("show") for slide in slides] == ["0", *[None] * (len(slides) - 1)]
    assert slides[-1].shapes.title.text == "Mine 1"


def test_a_new_deck_can_have_its_films_below_titles(deck: Deck, tmp_path: Path) -> None:
    write(deck, Target(tmp_path / "new.pptx", fit="placeholder"))
    slide = pptx.Presentation(tmp_path / "new.pptx").slides[1]
    title, movie = slide.shapes.title, movie_of(slide)
    assert title.text == deck.beats[0].title
    assert title.top >= 0
    assert title.top + title.height <= movie.top


def refused(lecture: Path) -> str:
    with pytest.raises(MathreelError) as refusal:
        check(Target(lecture.with_name("new.pptx"), lecture))
    assert "\n" not in str(refusal.value)
    return str(refusal.value)


def test_decks_that_cannot_be_read_are_refused_in_a_sentence(tmp_path: Path) -> None:
    lecture = saved("PowerPoint", tmp_path)
    content = {}
    with ZipFile(lecture) as packed:
        content = {name: packed.read(name) for name in packed.namelist()}
    names = (
        (
            b"http://schemas.openxmlformats.org/officeDocument/2006",
            b"http://purl.oclc.org/ooxml/officeDocument",
        ),
        (
            b"http://schemas.openxmlformats.org/presentationml/2006",
            b"http://purl.oclc.org/ooxml/presentationml",
        ),
    )
    with ZipFile(lecture, "w") as packed:
        for name, data in content.items():
            packed.writestr(name, reduce(lambda text, pair: text.replace(*pair), names, data))
    assert "is a Strict Open XML presentation, which cannot be read: in PowerPoint, save it as" in refused(
        lecture
    )
    old = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(2000)
    lecture.write_bytes(old + "EncryptedPackage".encode("utf-16-le"))
    assert "is locked with a password: save a copy without one" in refused(lecture)
    lecture.write_bytes(old)
    assert "is an old .ppt: save it as a .pptx first" in refused(lecture)


def test_a_deck_without_any_layout_is_refused(tmp_path: Path) -> None:
    lecture = saved("PowerPoint", tmp_path)
    made = pptx.Presentation(lecture)
    for slide in list(made.slides._sldIdLst):
        made.part.drop_rel(slide.rId)
        made.slides._sldIdLst.remove(slide)
    for layout in list(made.slide_layouts):
        made.slide_layouts.remove(layout)
    made.save(lecture)
    assert "has no slide layouts" in refused(lecture)


def test_fit_is_for_powerpoint(tmp_path: Path) -> None:
    target = Target(tmp_path / "deck.html", fit="placeholder")
    with pytest.raises(MathreelError, match=r"--fit is for PowerPoint decks, but -o .*deck\.html is none"):
        check(target)
    assert replace(target, fit="full").fills_slides


def test_beats_per_page_are_for_handouts(tmp_path: Path) -> None:
    with pytest.raises(MathreelError, match=r"--per-page is for handouts.*, but -o .*deck\.pptx is none"):
        check(Target(tmp_path / "deck.pptx", per_page=4))
