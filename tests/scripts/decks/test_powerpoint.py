"""PowerPoint decks, read back with python-pptx and shown by LibreOffice."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import av
import numpy as np
import pptx
import pytest
from PIL import Image
from pptx.dml.color import RGBColor
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.shapes.picture import Movie
from pptx.util import Inches

from scripts.decks.deck import Deck, with_loops
from scripts.decks.media import first_picture, last_picture
from scripts.decks.writing import Target, write

GROUND = (0x0F, 0x13, 0x18)
DESIGN = RGBColor(200, 30, 30)


@pytest.fixture
def lecture(tmp_path: Path) -> Callable[..., Path]:
    """A lecturer's deck: three slides with notes, a design on the master, sections."""

    def made(width: float = 10, sections: bool = False) -> Path:
        deck = pptx.Presentation()
        deck.slide_width = Inches(width)
        for number in range(3):
            slide = deck.slides.add_slide(deck.slide_layouts[5])
            slide.shapes.title.text = f"Mine {number}"
            slide.notes_slide.notes_text_frame.text = f"My note {number}"
        design = slide.shapes.add_shape(1, 0, 0, Inches(1), Inches(1))
        design.fill.solid()
        design.fill.fore_color.rgb = DESIGN
        deck.slide_master.shapes.element.append(design.element)
        if sections:
            ids = [entry.id for entry in deck.slides._sldIdLst]
            deck.element.append(parse_xml(section_list([ids[:2], ids[2:]])))
        deck.save(tmp_path / "lecture.pptx")
        return tmp_path / "lecture.pptx"

    return made


def section_list(sections: list[list[int]]) -> str:
    rows = "".join(
        f'<p14:section name="S" id="{{0000000{number}-0000-0000-0000-000000000000}}"><p14:sldIdLst>'
        + "".join(f'<p14:sldId id="{identity}"/>' for identity in ids)
        + "</p14:sldIdLst></p14:section>"
        for number, ids in enumerate(sections)
    )
    return (
        '<p:extLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">'
        '<p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}">'
        '<p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">'
        f"{rows}</p14:sectionLst></p:ext></p:extLst>"
    )


def movies(deck: Any) -> Iterator[tuple[Any, Movie]]:
    for slide in deck.slides:
        for shape in slide.shapes:
            if isinstance(shape, Movie):
                yield slide, shape


def titles(path: Path) -> list[str]:
    return [slide.shapes.title.text for slide in pptx.Presentation(path).slides]


def test_on_paper_a_slide_shows_what_its_beat_reaches_if_asked_to(deck: Deck, tmp_path: Path) -> None:
    write(deck, Target(tmp_path / "deck.pptx", poster="last"))
    found = [movie for _, movie in movies(pptx.Presentation(tmp_path / "deck.pptx"))]
    for movie, beat in zip(found, deck.beats, strict=True):
        poster = np.asarray(Image.open(io.BytesIO(movie.poster_frame.blob)))
        assert np.array_equal(poster, np.asarray(last_picture(beat.clip)))
        assert not np.array_equal(poster, np.asarray(first_picture(beat.clip)))


def test_each_beat_fills_a_slide_with_its_clip_poster_and_notes(deck: Deck, tmp_path: Path) -> None:
    write(deck, Target(tmp_path / "deck.pptx"))
    made = pptx.Presentation(tmp_path / "deck.pptx")
    assert titles(tmp_path / "deck.pptx") == [
        *("A walk", "Stand", "Take one step", "Drift"),
        *(deck.lessons[1].title, "Stand", "Take one step"),
    ]
    assert made.slides[0].placeholders[1].text == "A dot walks."
    assert (made.slide_width, made.slide_height) == (12192000, 6858000)
    found = list(movies(made))
    assert len(found) == len(deck.beats)
    for (slide, movie), beat in zip(found, deck.beats, strict=True):
        assert slide.notes_slide.notes_text_frame.text == beat.narration
        assert (movie.left, movie.top, movie.width, movie.height) == (0, 0, 12192000, 6858000)
        poster = np.asarray(Image.open(io.BytesIO(movie.poster_frame.blob)))
        assert np.array_equal(poster, np.asarray(first_picture(beat.clip)))
        relation = next(movie.element.iter(qn("a:videoFile"))).get(qn("r:link"))
        with av.open(io.BytesIO(slide.part.related_part(relation).blob)) as film, av.open(beat.clip) as clip:
            assert [stream.codec_context.name for stream in film.streams] == ["h264", "aac"]
            assert film.streams.video[0].frames == clip.streams.video[0].frames


def test_a_clip_starts_with_its_slide_and_stops_on_its_last_picture(deck: Deck, tmp_path: Path) -> None:
    write(with_loops(deck, ["walk.drift"]), Target(tmp_path / "deck.pptx"))
    found = list(movies(pptx.Presentation(tmp_path / "deck.pptx")))
    for (slide, movie), beat in zip(found, deck.beats, strict=True):
        (timing,) = slide.element.findall(qn("p:timing"))
        (command,) = timing.iter(qn("p:cmd"))
        assert command.get("cmd") == "playFrom(0.0)"
        assert next(command.iter(qn("p:cTn"))).get("dur") == str(round(beat.seconds * 1000))
        assert {target.get("spid") for target in timing.iter(qn("p:spTgt"))} == {str(movie.shape_id)}
        assert any(condition.get("evt") == "onBegin" for condition in timing.iter(qn("p:cond")))
        identities = [step.get("id") for step in timing.iter(qn("p:cTn"))]
        assert len(set(identities)) == len(identities)
        (media,) = timing.iter(qn("p:cMediaNode"))
        assert next(media.iter(qn("p:cTn"))).get("fill") == "hold"
    repeats = [
        next(next(slide.element.iter(qn("p:cMediaNode"))).iter(qn("p:cTn"))).get("repeatCount")
        for slide, _ in found
    ]
    assert repeats == [None, None, "indefinite", None, None]


@pytest.mark.parametrize(
    ("after", "place"), [(None, 3), (0, 0), (1, 1), (3, 3)], ids=["end", "front", "middle", "last"]
)
def test_slides_go_into_a_lecturers_deck_where_they_are_wanted(
    deck: Deck, lecture: Any, tmp_path: Path, after: int | None, place: int
) -> None:
    mine = lecture()
    before = mine.read_bytes()
    write(deck, Target(tmp_path / "new.pptx", mine, after))
    made = titles(tmp_path / "new.pptx")
    added = titles_of(deck)
    assert made[place : place + len(added)] == added
    assert made[:place] + made[place + len(added) :] == ["Mine 0", "Mine 1", "Mine 2"]
    assert mine.read_bytes() == before


def titles_of(deck: Deck) -> list[str]:
    return [title for lesson in deck.lessons for title in (lesson.title, *(b.title for b in lesson.beats))]


@pytest.mark.parametrize("width", [10, 13.333])
def test_all_that_was_in_a_lecturers_deck_is_kept(
    deck: Deck, lecture: Any, tmp_path: Path, width: float
) -> None:
    mine = lecture(width)
    write(deck, Target(tmp_path / "new.pptx", mine, 1, fit="full"))
    old, new = pptx.Presentation(mine), pptx.Presentation(tmp_path / "new.pptx")
    assert (new.slide_width, new.slide_height) == (old.slide_width, old.slide_height)
    parts = [{sha256(part.blob).digest() for part in made.part.package.iter_parts()} for made in (old, new)]
    lost = [
        part.partname
        for part in old.part.package.iter_parts()
        if sha256(part.blob).digest() in parts[0] - parts[1]
    ]
    assert lost == ["/ppt/presentation.xml"]  # it lists the slides, of which there are more
    kept = {
        slide.shapes.title.text: slide for slide in new.slides if slide.shapes.title.text.startswith("Mine")
    }
    assert [slide.notes_slide.notes_text_frame.text for slide in kept.values()] == [
        f"My note {number}" for number in range(3)
    ]
    for _, movie in movies(new):
        assert (movie.left, movie.width) == (0, new.slide_width)
        assert movie.top == (new.slide_height - movie.height) // 2
        assert abs(movie.width / movie.height - 16 / 9) < 0.01


def test_new_slides_join_the_section_that_they_stand_in(deck: Deck, lecture: Any, tmp_path: Path) -> None:
    write(deck, Target(tmp_path / "new.pptx", lecture(sections=True), 1))
    made = pptx.Presentation(tmp_path / "new.pptx")
    sections = [
        [row.get("id") for row in section.iter() if row.tag.endswith("}sldId")]
        for section in made.element.iter()
        if section.tag.endswith("}section")
    ]
    order = [str(entry.id) for entry in made.slides._sldIdLst]
    assert sections == [order[:-1], order[-1:]]


def test_a_design_without_titles_still_names_the_lesson(deck: Deck, lecture: Any, tmp_path: Path) -> None:
    mine = lecture()
    bare = pptx.Presentation(mine)
    for layout in bare.slide_layouts:
        for shape in list(layout.placeholders):
            shape.element.getparent().remove(shape.element)
    bare.save(mine)
    write(deck, Target(tmp_path / "new.pptx", mine))
    slides = pptx.Presentation(tmp_path / "new.pptx").slides
    assert [shape.text_frame.text for shape in slides[3].shapes] == ["A walk"]
    heading, movie = slides[4].shapes
    assert heading.text_frame.text == "Stand"
    assert heading.top + heading.height <= movie.top


# What LibreOffice shows ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], list[Any]]:
    """The pages of a deck as pictures."""
    missing = [program for program in ("soffice", "pdftoppm") if shutil.which(program) is None]
    if missing:
        pytest.skip(f"needs {' and '.join(missing)}")
    folder = tmp_path_factory.mktemp("office")

    def shown(deck: Path) -> list[Any]:
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        convert = (
            "soffice",
            "--headless",
            profile,
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            str(deck),
        )
        subprocess.run(convert, check=True, capture_output=True, timeout=300)
        pdf = folder / f"{deck.stem}.pdf"
        subprocess.run(
            ("pdftoppm", "-scale-to-x", "480", "-scale-to-y", "-1", "-png", pdf, folder / deck.stem),
            check=True,
            timeout=300,
        )
        pictures = sorted(
            (path for path in folder.glob(f"{deck.stem}-*.png")),
            key=lambda path: int(path.stem.split("-")[-1]),
        )
        return [np.asarray(Image.open(picture).convert("RGB")).astype(int) for picture in pictures]

    return shown


def likeness(page: Any, clip: Path) -> float:
    """The mean difference of a page from the first picture of a clip, in levels of 256."""
    height, width, _ = page.shape
    picture = first_picture(clip).resize((width, round(width * 9 / 16)), Image.Resampling.LANCZOS)
    top = (height - picture.height) // 2
    return float(np.abs(page[top : top + picture.height] - np.asarray(picture).astype(int)).mean())


def test_libreoffice_shows_every_beat(deck: Deck, tmp_path: Path, pages: Any) -> None:
    write(deck, Target(tmp_path / "own.pptx"))
    shown = pages(tmp_path / "own.pptx")
    assert len(shown) == 7
    clips = [beat.clip for beat in deck.beats]
    for page, clip in zip([shown[index] for index in (1, 2, 3, 5, 6)], clips, strict=True):
        assert likeness(page, clip) < 3
        assert min(likeness(page, other) for other in clips if other.stem != clip.stem) > likeness(page, clip)
    assert np.abs(shown[0][2, 2] - GROUND).max() <= 2  # the films' own background
    assert shown[0].max() > 200


def test_libreoffice_shows_a_lecturers_deck_with_the_beats_in_it(
    deck: Deck, lecture: Any, tmp_path: Path, pages: Any
) -> None:
    mine = lecture()
    write(deck, Target(tmp_path / "inserted.pptx", mine, 2, fit="full"))
    before, after = pages(mine), pages(tmp_path / "inserted.pptx")
    assert len(after) == len(before) + 7
    for old, new in zip(before, [*after[:2], after[-1]], strict=True):
        assert np.array_equal(old, new)
    for index, beat in zip((3, 4, 5, 7, 8), deck.beats, strict=True):
        assert likeness(after[index], beat.clip) < 3
        assert np.abs(after[index][2, 2] - GROUND).max() <= 2  # the bar above, without the design
    assert tuple(after[2][5, 5]) == tuple(DESIGN)  # the title slide has it
