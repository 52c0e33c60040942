"""Texts that could be taken for something else, in all outputs that show texts of the user."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from html import unescape
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import av
import pptx
import pytest
from click.testing import CliRunner

from scripts.basis.quality import Quality
from scripts.basis.terminal import Terminal
from scripts.basis.text import visible
from scripts.cli import UserError, main
from scripts.decks.deck import Deck, deck_of
from scripts.decks.writing import Target, write
from scripts.engine.failures import Failure
from scripts.engine.progress import progress_display
from scripts.exports.snippet import ShownFile, beamer_snippet, html_snippet, markdown_snippet
from scripts.film.assembly import join_films
from scripts.listing import tell_course, tell_lesson
from scripts.narration.captions import TimedText, captions, to_srt, to_vtt
from scripts.narration.narration_style import SILENT
from scripts.narration.transcript import narration_html, transcript
from scripts.output import print_failures
from scripts.request.catalogue import LessonFile
from scripts.request.course import Course, Entry
from scripts.series.page import write_page
from scripts.series.sweeps.page import write_sweep_page

NASTY = [
    "[bold]x[/bold] [/] [link=file:///etc/passwd]y[/link] :smile:",
    "\x1b[31mred \x1b]0;title\x07 \x9b2J",
    "".join(map(chr, [*range(32), *range(0x7F, 0xA0)])),
    "two\nlines\r\nand\ttab \x0b \x0c \u2028 \u2029",
    "\u202eturned\u2066 \ufffe \uffff \udcff",
    "</script><script>alert(1)</script><img src=x onerror=alert(1)> \" ' & {{ 7 * 7 }} {% x %}",
    "00:00:00.000 --> 00:00:09.000 <c.red>&amp;",
    "#set page(width: 1cm) $x$ *bold* @ref `code` // /* _a_",
    r"\input{x} % # & _ ^ ~ $ \n \x1b",
    "word " * 1000,
    "Größe “…” 数学 🎓 e\u0301",
]
PLAIN = re.compile(
    r"[^\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]*"
)
"""What outputs may hold: no sign that steers, but ends of lines of their own."""

nasty = pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))


def description(text: str) -> dict[str, Any]:
    parameter = {"name": "p", "value": text, "default": 1, "kind": text, "bounds": text, "description": text}
    return {
        "name": "film",
        "lesson": text,
        "title": text,
        "summary": text,
        "part": text,
        "seconds": 3.0,
        "prerequisites": (text,),
        "parameters": [parameter],
        "beats": [{"name": "show", "narration": text, "start": 0.0}],
        "key_numbers": {"fact": text},
    }


@nasty
def test_the_terminal(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    course = Course(text, "l", "dark", (Entry("film", LessonFile(text, text)),))
    tell_course(course, {}, [description(text)], Terminal(), with_parameters=True)
    tell_lesson(description(text), Terminal())
    UserError(text).show()
    print_failures([Failure(text, text, "")], Path(text))
    with progress_display(Terminal(), 1) as display:
        display.finished(text, Failure(text, text, ""))
    shown = capsys.readouterr()
    assert PLAIN.fullmatch(shown.out)
    assert PLAIN.fullmatch(shown.err)
    assert shown.err == f"mathreel: {visible(text)}\n"
    assert shown.out.splitlines()[0].startswith(visible(text))
    assert shown.out.splitlines()[-1] == f"1/1 {visible(text)} failed: {visible(text)}"


@nasty
@pytest.mark.parametrize(
    "arguments",
    [("list", "{}"), ("{}",), ("--{}",), ("list", "--{}"), ("clip", "norms", "-o", "{}.x")],
    ids=str,
)
def test_what_is_wrong_on_the_command_line(arguments: tuple[str, ...], text: str) -> None:
    # No argument holds the letter 0.
    shown = CliRunner().invoke(
        main, [part.format(text.replace("\0", "")) for part in arguments], prog_name="mathreel"
    )
    assert shown.exit_code == 2
    assert PLAIN.fullmatch(shown.output)


def narrated(text: str) -> dict[str, Any]:
    phrase = {"text": text, "html": narration_html(text), "start": 0.0, "end": 9.0}
    beat = {"name": "show", "title": text, "narration": text, "start": 0.0, "end": 9.0, "clip": "clips/1.mp4"}
    return {**beat, "phrases": [phrase]}


@nasty
def test_the_page_of_a_course(text: str, tmp_path: Path) -> None:
    lesson = {
        **description(text),
        **{"lesson": "film", "duration": 9.0, "folder": "lessons/film", "poster": "p.png", "video": "f.mp4"},
        **{
            "beats": [narrated(text)],
            "slides": [f"slides/{text}.pdf"],
            "downloads": [],
            "prerequisites": ["film"],
            "language": "en",
        },
    }
    lesson["parameters"] = [{**lesson["parameters"][0], "minimum": None, "maximum": None}]
    course = {
        **{
            "title": text,
            "theme": "dark",
            "quality": "l",
            "duration": 9.0,
            "video": None,
            "slides": [f"{text}.pdf"],
        },
        "parts": [{"title": text, "lessons": [lesson]}],
    }
    page = write_page(course, tmp_path).read_text(encoding="utf-8")
    assert PLAIN.fullmatch(page)
    assert unescape(re.findall("<h1>(.*?)</h1>", page)[0]) == visible(text)
    assert unescape(re.findall(r'<h1 id="title-film".*?>(.*?)</h1>', page)[0]) == visible(text)
    assert page.count("<script") == page.count("</script") == 4
    assert page.count("<img") == 3


@nasty
def test_the_page_of_a_sweep(text: str, tmp_path: Path) -> None:
    variant = {
        **{"name": "v", "folder": "films/001", "duration": 9.0, "places": [0], "facts": {"fact": text}},
        **{"beats": [narrated(text)], "ranges": {text: [0.0, 1.0]}},
    }
    sweep = {
        **{"title": text, "lesson": "l", "summary": text, "theme": "dark", "quality": "l", "missing": []},
        "axes": [{"name": "p", "description": text, "choices": [text]}],
        "fixed": [{**description(text)["parameters"][0], "minimum": None, "maximum": None}],
        **{"distinguishing": ["fact"], "variants": [variant], "apart": {"v": [text]}},
    }
    page = write_sweep_page(sweep, tmp_path).read_text(encoding="utf-8")
    assert PLAIN.fullmatch(page)
    assert unescape(re.findall("<h1>(.*?)</h1>", page)[0]) == visible(text)
    assert page.count("<script") == 3
    assert "<img" not in page


@nasty
def test_captions_and_transcript(text: str) -> None:
    spoken = TimedText(text, 0.0, 9.0)
    cues = captions([spoken])
    subtitles, beat = to_vtt(cues), SimpleNamespace(title=text, narration=text, start=0.0)
    for written in (subtitles, to_srt(cues), transcript(text, text, [beat]), narration_html(text)):
        assert PLAIN.fullmatch(written)
    assert len(re.findall("^.* --> ", subtitles, re.MULTILINE)) == len(cues)
    assert "<" not in subtitles
    assert "<" not in narration_html(text)
    assert "".join("".join(cue.content for cue in cues).split()) == "".join(visible(text).split())


@nasty
def test_snippets(text: str, tmp_path: Path) -> None:
    for end in ("mp4", "PNG"):
        shown = ShownFile(tmp_path / f"{text.replace('/', '')}.{end}", 160, 90, text)
        snippet = html_snippet(shown)
        assert PLAIN.fullmatch(snippet + markdown_snippet(shown))
        assert unescape(re.findall(r'(?:alt|aria-label)="(.*?)"', snippet)[0]) == visible(text)
        assert snippet.count("<") == (1 if end == "PNG" else 2)
    latex = beamer_snippet(ShownFile(tmp_path / "a.mp4", 160, 90, text), tmp_path / "a.png")
    assert latex.splitlines()[0] == f"% {visible(text)}"
    assert len(latex.splitlines()) == 11


class OneFilm:
    """A store of one film, each of whose beats is called by a nasty text."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def film(self, _: str) -> Path:
        return self.folder

    def record(self, _: str) -> dict[str, Any]:
        beats = [{**narrated(text), "clip": f"{place}.mp4"} for place, text in enumerate(NASTY)]
        return {"beats": beats, "key_numbers": {text: [1.0] for text in NASTY}}


@pytest.fixture(scope="module")
def nasty_deck(filmed: Any, tiny: Quality, tmp_path_factory: pytest.TempPathFactory) -> Deck:
    film = SimpleNamespace(
        name="film",
        title="".join(NASTY),
        summary="".join(NASTY),
        digest="",
        narration_style=SILENT,
        theme="dark",
        quality=tiny,
    )
    clips = tmp_path_factory.mktemp("clips")
    for place in range(len(NASTY)):
        shutil.copy(filmed.folder / filmed.recording.beats[0].clip, clips / f"{place}.mp4")
    return deck_of([film], OneFilm(clips), "", {})  # type: ignore[list-item, arg-type]


def test_decks(nasty_deck: Deck, tmp_path: Path) -> None:
    for name in ("deck.pptx", "deck.html", "deck.zip", "deck.pdf"):
        assert write(nasty_deck, Target(tmp_path / name)).is_file()
    shown = [visible(text) for text in NASTY]
    powerpoint = pptx.Presentation(str(tmp_path / "deck.pptx"))
    slides = list(powerpoint.slides)[1:]
    assert [slide.shapes.title.text for slide in slides] == shown
    assert [slide.notes_slide.notes_text_frame.text for slide in slides] == shown
    assert powerpoint.core_properties.title == "".join(shown)[:255]
    page = (tmp_path / "deck.html").read_text(encoding="utf-8")
    assert [unescape(note) for note in re.findall(r'<aside class="notes">(.*?)</aside>', page)] == shown
    with zipfile.ZipFile(tmp_path / "deck.zip") as archive:
        scene = json.loads(archive.read("slides/film.json"))
    assert [slide["notes"] for slide in scene["slides"]] == shown


@nasty
def test_titles_in_a_film(text: str, filmed: Any, tmp_path: Path) -> None:
    clip = filmed.folder / filmed.recording.beats[0].clip
    join_films([(text, clip)], tmp_path / "film.mp4", text)
    with av.open(tmp_path / "film.mp4") as film:
        assert film.metadata["title"] == visible(text)
        assert [chapter["metadata"]["title"] for chapter in film.chapters()] == [visible(text)]


def test_films_called_as_parts_of_the_page(tmp_path: Path) -> None:
    """Every name that a film may have and that the page itself uses, or could be taken to use."""

    def ids(*names: str) -> list[str]:
        lessons = [
            {
                **description("A title"),
                **{"name": name, "lesson": name, "duration": 9.0, "folder": name, "poster": "p.png"},
                **{"video": "f.mp4", "beats": [narrated("It moves.")], "slides": [], "downloads": []},
                **{"prerequisites": [], "parameters": [], "language": "en"},
            }
            for name in names
        ]
        parts = [{"title": "Part", "lessons": lessons}]
        course = {"title": "T", "theme": "dark", "quality": "l", "duration": 9.0, "video": None, "slides": []}
        return re.findall(r'\bid="(.*?)"', write_page({**course, "parts": parts}, tmp_path).read_text())

    own = [identity for identity in ids("a") if not identity.endswith("-a")]
    assert own
    assert all(
        "-" in identity for identity in own
    )  # the address of a film is its name, which holds no hyphen
    parts = [part for identity in own for part in (identity, *identity.split("-"))]
    names = {*parts, "film", "title", "constructor", "__proto__"}
    found = ids(*(name for name in names if "-" not in name))
    assert len(found) == len(set(found))
