"""A course of two short films, and its page."""

from __future__ import annotations

import shutil
from dataclasses import asdict

import pytest

from scripts.series.page import write_page

NASTY = 'Slopes < 1 & "more" </script><script>alert(1)</script>'


@pytest.fixture(scope="module")
def course(filmed):
    parameters = [
        {
            "name": "learning_rate",
            "value": 0.25,
            "default": 0.1,
            "minimum": 0.001,
            "maximum": None,
            "description": "step size, as a share of the slope",
        },
        {
            "name": "matrix",
            "kind": "2 lists of 2 numbers",
            "value": [[2.0, 1.0], [-1.5, 1.0]],
            "default": [[2.0, 1.0], [-1.5, 1.0]],
            "minimum": -4,
            "maximum": 4,
            "description": "what moves the plane",
        },
        {
            "name": "seed",
            "value": 5,
            "default": 5,
            "minimum": 0,
            "maximum": 2**31 - 1,
            "description": "which points are drawn",
        },
    ]
    lesson = {
        "title": "A walk",
        "summary": "A dot walks.",
        "language": "en",
        "quality": "720p30",
        "duration": filmed.recording.duration,
        "burns_captions": False,
        "poster": "poster.png",
        "video": "lesson.mp4",
        "lesson": "walk",
        "prerequisites": [],
        "downloads": [{"title": "Film", "file": "lesson.mp4"}, {"title": "Captions", "file": "lesson.vtt"}],
        "slides": [],
        "beats": [asdict(beat) for beat in filmed.recording.beats],
        "parameters": parameters,
        "key_numbers": {
            "path points": [float(step) for step in range(20)],
            "image": [[4.0, 1.0], [0.0, 2.0]],
            "verdict": "The dot comes to rest.",
            "burden": ", for there are 101 false alarms to a true one",
            "whom": "1 in 100 people",
        },
    }
    names = ["walk", "walk_again"]
    lessons = [{**lesson, "name": name, "folder": f"lessons/{name}"} for name in names]
    lessons[1] |= {
        "title": NASTY,
        "summary": "The same dot, déjà vu.",
        "language": "de",
        "lesson": "second_walk",
        "prerequisites": ["walk", "standing_still"],
        "slides": ["slides/walk_again.pptx"],
    }
    return {
        "title": "The mathematics of walking",
        "theme": "dark",
        "duration": 2 * filmed.recording.duration,
        "video": None,
        "slides": ["slides/all/index.html"],
        "parts": [
            {"title": "First steps", "lessons": lessons[:1]},
            {"title": "Further on", "lessons": lessons[1:]},
        ],
    }


@pytest.fixture(scope="module")
def site(course, filmed, tmp_path_factory):
    folder = tmp_path_factory.mktemp("a course #1 für alle")
    for part in course["parts"]:
        for lesson in part["lessons"]:
            shutil.copytree(filmed.folder, folder / lesson["folder"])
    for slides in ("slides/walk_again.pptx", "slides/all/index.html"):
        (folder / slides).parent.mkdir(exist_ok=True, parents=True)
        (folder / slides).touch()
    write_page(course, folder)
    return folder


@pytest.fixture
def page(open_page, site):
    return open_page(site / "index.html")


@pytest.fixture
def visit(page):
    """Goes to an address on the page, "#walk" for instance, as a link would."""

    def visited(anchor: str) -> None:
        page.evaluate("anchor => { location.hash = anchor }", anchor)
        name, _, _ = anchor[1:].partition("&")
        page.wait_for_function("name => (room.dataset.film ?? '') === name", arg=name)

    return visited


@pytest.fixture
def reopen(page, site):
    """Opens the page once more, at an address on it, in a window of the page's own process.

    A process knows at once what is kept; another one hears of it at some later moment, or not at all.
    """

    def reopened(anchor: str = ""):
        with page.expect_popup() as opened:
            page.evaluate("address => { open(address) }", (site / "index.html").as_uri() + anchor)
        opened.value.wait_for_load_state()
        return opened.value

    return reopened
