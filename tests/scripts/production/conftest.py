"""A tiny lesson, filmed once at a tiny quality, for all tests of what the engine writes."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import ClassVar

import av
import numpy as np
import pytest
from av.video.reformatter import ColorRange, Colorspace, Interpolation
from manim import LEFT, RIGHT, UP, Dot, FadeIn, Line, MoveAlongPath, Rectangle, Square
from numpy.typing import NDArray
from playwright.sync_api import Browser, Page, sync_playwright
from pydantic import Field

from scenes.stage.lesson import Facts, Lesson, LessonParams, beat
from scenes.stage.shapes.theme import DARK, color
from scripts.production.quality import Quality
from scripts.production.recording import Recording, record_lesson

# Chromium in a container, and with nothing that would call home.
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
DEADLINE = 15_000  # milliseconds; a condition that does not come true by then never will
Frames = NDArray[np.uint8]


class Verdict(Enum):
    RESTS = "comes to rest"


class Walk(Lesson):
    """A dot walks along a line, and drifts on."""

    title: ClassVar[str] = "A walk"

    class Params(LessonParams):
        pace: float = Field(2.0, ge=0.5, le=2.0)
        distance: float = Field(3.0, gt=0, le=5, description="how far the dot walks")
        detour: bool = Field(False, description="whether it looks back")

    def compute(self) -> None:
        self.road = np.linspace(0, self.params.distance, 3)

    def facts(self) -> Facts:
        return {"road": self.road, "end": self.road[-1], "verdict": Verdict.RESTS, "limit": np.inf}

    @beat("A box stands.")
    def stand(self) -> None:
        self.box = Rectangle(color=color("data"), fill_opacity=1, width=2, height=1).shift(2 * LEFT)
        self.play(FadeIn(self.box), run_time=0.5)

    @beat("It walks {end:.1f} < {p.distance:.1f}.")
    def take_one_step(self) -> None:
        self.dot = Dot(color=color("path"), radius=0.5)
        rider = Square(0.4, color=color("second")).add_updater(lambda rider: rider.next_to(self.box, UP))
        self.add(self.dot, rider)
        self.play(self.box.animate.shift(UP), run_time=0.4)
        self.play(MoveAlongPath(self.dot, Line(self.dot.get_center(), self.road[-1] * RIGHT)), run_time=0.7)

    @beat("It looks back.", when=lambda lesson: lesson.params.detour)
    def look_back(self) -> None:
        self.play(self.dot.animate.shift(LEFT))

    @beat("It drifts on, a little with every frame.")
    def drift(self) -> None:
        self.dot.add_updater(lambda dot, dt: dot.shift(dt * LEFT))
        self.wait(0.5)
        self.play(self.box.animate.shift(LEFT), run_time=0.35)


@dataclass(frozen=True)
class Filmed:
    folder: Path
    recording: Recording
    shares: list[float]


@pytest.fixture(scope="session")
def tiny() -> Quality:
    return Quality("t", 160, 90, 10)


@pytest.fixture(scope="session")
def walk() -> type[Lesson]:
    return Walk


@pytest.fixture(scope="session")
def filmed(tmp_path_factory: pytest.TempPathFactory, tiny: Quality) -> Filmed:
    folder = tmp_path_factory.mktemp("walk")
    shares: list[float] = []
    recording = record_lesson(Walk, Walk.Params(), DARK, tiny, folder, shares.append)
    return Filmed(folder, recording, shares)


@pytest.fixture(scope="session")
def decode() -> Callable[[Path], Frames]:
    """All frames of a film as RGB, shape (frames, height, width, 3)."""

    accurate = Interpolation.BICUBIC | Interpolation.ACCURATE_RND | Interpolation.FULL_CHR_H_INT

    def decoded(path: Path) -> Frames:
        with av.open(path) as film:
            return np.array(
                [
                    frame.to_ndarray(
                        format="rgb24",
                        src_colorspace=Colorspace.ITU709,
                        src_color_range=ColorRange.MPEG,
                        dst_color_range=ColorRange.JPEG,
                        interpolation=accurate,
                    )
                    for frame in film.decode(video=0)
                ]
            )

    return decoded


@pytest.fixture(scope="session")
def top_level_boxes() -> Callable[[Path], list[str]]:
    """The names of an MP4 file's boxes, in order."""

    def boxes(path: Path) -> list[str]:
        data = path.read_bytes()
        names, position = [], 0
        while position < len(data):
            names.append(data[position + 4 : position + 8].decode())
            position += int.from_bytes(data[position : position + 4], "big")
        return names

    return boxes


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = shutil.which("chromium")
    if executable is None:
        pytest.skip("needs Chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=SWITCHES)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[[Path], Page]]:
    """Opens a page from the disk; it must not complain, and must not ask the network for anything."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(DEADLINE)
    complaints: list[str] = []
    requests: list[str] = []

    def listen(page: Page) -> None:
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("requestfailed", lambda request: complaints.append(request.url))
        page.on("request", lambda request: requests.append(request.url))

    def opened(path: Path) -> Page:
        page = context.new_page()
        page.goto(path.as_uri())
        return page

    context.on("page", listen)  # windows that a page opens, too
    yield opened
    context.close()
    assert complaints == []
    assert requests
    assert all(url.startswith(("file:", "data:", "blob:", "about:")) for url in requests)
