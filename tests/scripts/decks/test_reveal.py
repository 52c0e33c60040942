"""The page of reveal.js in a real browser, opened from the disk as a lecturer opens it."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from markupsafe import Markup
from PIL import Image

from scripts.basis.quality import QUALITIES
from scripts.decks.deck import Deck, with_loops
from scripts.decks.media import last_picture
from scripts.decks.reveal import as_script, fits_one_file, write_folder, write_page

NOW = "document.querySelector('section.present')"
PLAYING = f"{NOW}.querySelector('video')?.currentTime > 0.2 && !{NOW}.querySelector('video').paused"
ENDED = f"{NOW}.querySelector('video').ended"


@pytest.fixture(params=["one file", "folder"])
def page(request: Any, deck: Deck, tmp_path: Path, open_page: Any) -> Any:
    if request.param == "folder":
        write_folder(deck, tmp_path / "folder ä #1")
        return open_page(tmp_path / "folder ä #1" / "index.html")
    write_page(deck, tmp_path / "one file #1.html")
    return open_page(tmp_path / "one file #1.html")


def shown(page: Any) -> str:
    return page.evaluate(f"{NOW}.id").removeprefix("film-")


def test_a_clip_starts_by_itself_and_stops_on_its_last_picture(page: Any) -> None:
    assert shown(page) == "walk"
    page.keyboard.press("ArrowRight")
    assert shown(page) == "walk.stand"
    page.wait_for_function(PLAYING)
    page.wait_for_function(ENDED)
    assert shown(page) == "walk.stand"


def test_keys_and_clicker_go_forward_and_back(page: Any) -> None:
    for key in ("ArrowRight", "PageDown", " "):
        page.keyboard.press(key)
        page.wait_for_function(PLAYING)
    assert shown(page) == "walk.drift"
    page.keyboard.press("PageUp")
    assert shown(page) == "walk.take_one_step"
    page.keyboard.press("ArrowLeft")
    assert shown(page) == "walk.stand"


def test_going_back_shows_the_last_picture_and_at_once(page: Any) -> None:
    page.keyboard.press("ArrowRight")
    page.wait_for_function(ENDED)
    page.keyboard.press("ArrowRight")
    page.wait_for_function(PLAYING)
    # What is on the screen is asked for in the very task in which the slide changes.
    state = page.evaluate(
        f"""() => new Promise((done) => {{
            deck.on('slidechanged', () => {{
                const [last, video] = ['.last', 'video'].map((part) => {NOW}.querySelector(part));
                done([{NOW}.id, getComputedStyle(last).visibility, last.complete && last.naturalWidth > 0,
                      last.decoding, video.paused]);
            }});
            deck.prev();
        }})"""
    )
    assert state == ["film-walk.stand", "visible", True, "sync", True]


def test_going_back_by_several_slides_shows_the_last_picture(page: Any) -> None:
    page.keyboard.press("ArrowRight")
    page.wait_for_function(PLAYING)
    page.keyboard.press("End")
    page.wait_for_function(PLAYING)
    page.evaluate("deck.slide(1)")
    state = page.evaluate(
        f"""[{NOW}.id, getComputedStyle({NOW}.querySelector('.last')).visibility,
            {NOW}.querySelector('video').paused]"""
    )
    assert state == ["film-walk.stand", "visible", True]


def test_a_film_at_rest_says_how_to_see_it_again(page: Any) -> None:
    page.keyboard.press("ArrowRight")
    page.wait_for_function(PLAYING)
    button = page.locator("section.present .again")
    assert button.is_hidden()
    page.wait_for_function(ENDED)
    assert button.is_visible()
    assert "R" in button.inner_text()
    button.click()
    page.wait_for_function(PLAYING)
    assert button.is_hidden()


def test_a_film_that_began_without_sound_gets_it_at_the_first_key(page: Any) -> None:
    page.evaluate(
        """() => {
            const play = HTMLMediaElement.prototype.play;
            HTMLMediaElement.prototype.play = function () {
                return this.muted ? play.call(this)
                    : Promise.reject(new DOMException("a gesture is needed", "NotAllowedError"));
            };
            deck.next();
        }"""
    )
    page.wait_for_function(PLAYING)
    assert page.evaluate(f"{NOW}.querySelector('video').muted")
    page.keyboard.press("Shift")
    assert not page.evaluate(f"{NOW}.querySelector('video').muted")


def luminance(color: str) -> float:
    """The mean of the three channels of a colour as a browser writes it."""
    return float(np.mean([int(value) for value in re.findall(r"\d+", color)[:3]]))


def test_a_phone_shows_the_slides_on_their_own_ground_and_large_enough(page: Any) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.reload()
    page.wait_for_selector("section.present")
    color = "getComputedStyle(document.querySelector('{}')).{}"
    ground, title = (
        page.evaluate(color.format(*where)) for where in (("body", "backgroundColor"), ("h1", "color"))
    )
    assert luminance(ground) < 40 < 200 < luminance(title)
    heights = page.evaluate(
        """['h1', 'p'].map((name) => {
            const text = document.querySelector(`section.present ${name}`);
            const scale = text.getBoundingClientRect().width / text.offsetWidth;
            return parseFloat(getComputedStyle(text).fontSize) * scale;
        })"""
    )
    assert heights[0] > 24
    assert heights[1] > 14
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.evaluate("deck.next()")
    page.wait_for_function(PLAYING)
    box = page.locator("section.present video").bounding_box()
    assert box["width"] == pytest.approx(320, abs=2)  # twice its size is the most
    assert box["x"] == pytest.approx((390 - 320) / 2, abs=2)


def test_arrows_tell_fingers_that_there_is_more_and_never_stand_on_a_film(page: Any) -> None:
    arrow = page.locator(".controls .navigate-right")
    assert not arrow.is_visible()
    touch = page.context.new_cdp_session(page)
    touch.send("Emulation.setTouchEmulationEnabled", {"enabled": True})
    page.set_viewport_size({"width": 390, "height": 844})
    page.reload()
    arrow.click()
    page.wait_for_function(f"{NOW}.id === 'film-walk.stand'")
    film = page.locator("section.present video").bounding_box()
    assert film["y"] + film["height"] < arrow.bounding_box()["y"]
    page.set_viewport_size({"width": 844, "height": 390})
    assert not arrow.is_visible()


def test_a_printed_page_is_as_large_as_a_slide_whose_width_no_browser_prints(
    deck: Deck, tmp_path: Path, open_page: Any
) -> None:
    write_page(replace(deck, quality=QUALITIES["l"]), tmp_path / "deck.html")
    page = open_page(tmp_path / "deck.html", "?print-pdf")
    page.wait_for_function("document.querySelectorAll('.pdf-page').length === 7")
    page.emulate_media(media="print")
    printed = page.pdf(prefer_css_page_size=True)
    sizes = re.findall(rb"/MediaBox *\[0 0 ([0-9.]+) ([0-9.]+)\]", printed)
    assert {tuple(map(float, size)) for size in sizes} == {(636.0, 360.0)}


def test_printed_every_slide_is_a_page_with_its_last_picture(
    deck: Deck, tmp_path: Path, open_page: Any
) -> None:
    write_page(deck, tmp_path / "deck.html")
    page = open_page(tmp_path / "deck.html", "?print-pdf")
    page.wait_for_selector(".pdf-page")
    page.wait_for_function("document.querySelectorAll('.pdf-page').length === 7")
    page.emulate_media(media="print")
    (tmp_path / "deck.pdf").write_bytes(page.pdf(prefer_css_page_size=True, print_background=True))
    if shutil.which("pdftoppm") is None:
        pytest.skip("needs pdftoppm")
    command = ("pdftoppm", "-scale-to-x", "160", "-scale-to-y", "90", "-png", "deck.pdf", "page")
    subprocess.run(command, cwd=tmp_path, check=True, timeout=120)
    pages = [
        np.asarray(Image.open(path).convert("RGB")).astype(int) for path in sorted(tmp_path.glob("page-*"))
    ]
    assert len(pages) == 7
    for index in (0, 4):
        page = pages[index][2:-2, 2:-2]  # a page is a pixel larger than a slide
        ink = np.argwhere(page.max(axis=2) > 150)
        assert ink[:, 1].min() > 8  # the title keeps its margin
        assert np.abs(page[1, 1] - (0x0F, 0x13, 0x18)).max() <= 3
    for index, beat in zip((1, 2, 3, 5, 6), deck.beats, strict=True):
        picture = last_picture(beat.clip).resize((160, 90))
        assert np.abs(pages[index] - np.asarray(picture).astype(int)).mean() < 8


UNTOUCHED = """
<script>
  function begin() {
    deck.next();
    const section = deck.getCurrentSlide(), video = section.querySelector("video");
    const again = () => section.querySelector(".again").click();
    video.addEventListener("playing", again, { once: true });
    video.addEventListener("ended", () => alert(video.muted), { once: true });
  }
  deck.isReady() ? setTimeout(begin) : deck.on("ready", () => setTimeout(begin));
</script>
</body>"""
"""Plays a film twice by itself: what playwright evaluates counts as somebody's touch."""


def test_a_film_that_plays_again_in_a_page_that_nobody_touched_stays_without_sound(
    deck: Deck, tmp_path: Path, open_page: Any
) -> None:
    path = tmp_path / "deck.html"
    write_page(deck, path)
    before, _, after = path.read_text().rpartition("</body>")
    path.write_text(before + UNTOUCHED + after)
    page = open_page(path, wait_until="commit")
    muted = page.wait_for_event("dialog")
    muted.accept()
    assert muted.message == "true"


def test_a_film_can_be_seen_again_and_one_plays_at_a_time(page: Any) -> None:
    page.keyboard.press("ArrowRight")
    page.wait_for_function(ENDED)
    page.keyboard.press("r")
    page.wait_for_function(PLAYING)
    page.keyboard.press("ArrowRight")
    page.wait_for_function(PLAYING)
    playing = "[...document.querySelectorAll('video')].filter((video) => !video.paused).length"
    assert page.evaluate(playing) == 1


def test_only_the_films_at_hand_are_loaded(page: Any) -> None:
    loaded = "[...document.querySelectorAll('video')].map((video) => Boolean(video.getAttribute('src')))"
    assert page.evaluate(loaded) == [True, True, False, False, False]
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.wait_for_function(PLAYING)
    assert page.evaluate(loaded) == [False, True, True, True, False]


def test_the_overview_shows_every_beat_by_its_last_picture(page: Any) -> None:
    page.keyboard.press("ArrowRight")
    page.wait_for_function(ENDED)
    page.keyboard.press("Escape")
    page.wait_for_function("document.querySelector('.reveal.overview')")
    seen = page.evaluate(
        "[...document.querySelectorAll('.last')].map((picture) => getComputedStyle(picture).visibility)"
    )
    assert seen == ["visible"] * 5
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    page.wait_for_function("!document.querySelector('.reveal.overview')")
    page.wait_for_function(PLAYING)
    assert shown(page) == "walk.take_one_step"


def test_the_page_is_in_the_language_of_the_deck(page: Any) -> None:
    assert page.evaluate("document.documentElement.lang") == "de-AT"


def test_text_is_text_and_never_markup(page: Any, deck: Deck) -> None:
    assert page.evaluate("document.getElementById('film-walk_again').querySelector('h1').textContent") == (
        deck.lessons[1].title
    )
    notes = page.evaluate("[...document.querySelectorAll('aside.notes')].map((note) => note.textContent)")
    assert notes == [beat.narration for beat in deck.beats]


def test_the_speaker_view_shows_the_notes_and_turns_the_pages(page: Any, deck: Deck) -> None:
    page.keyboard.press("ArrowRight")
    with page.expect_popup() as opening:
        page.keyboard.press("s")
    speaker = opening.value
    speaker.wait_for_function(
        "text => document.querySelector('.speaker-controls-notes .value')?.textContent.includes(text)",
        arg=deck.beats[0].narration,
    )
    speaker.frame_locator("#current-slide iframe").locator("section.present video").wait_for(state="attached")
    speaker.keyboard.press("ArrowRight")
    page.wait_for_function(f"{NOW}.id === 'film-walk.take_one_step'")
    speaker.wait_for_function(
        "text => document.querySelector('.speaker-controls-notes .value')?.textContent.includes(text)",
        arg=deck.beats[1].narration,
    )


def test_a_looped_beat_begins_again(deck: Deck, tmp_path: Path, open_page: Any) -> None:
    write_page(with_loops(deck, ["walk.stand"]), tmp_path / "loop.html")
    page = open_page(tmp_path / "loop.html")
    page.evaluate(
        "window.again = 0; document.querySelector('video').addEventListener('seeked', () => { again += 1 })"
    )
    page.keyboard.press("ArrowRight")
    page.wait_for_function(PLAYING)
    page.wait_for_function("again > 1")


def test_a_large_deck_does_not_fit_one_file(deck: Deck) -> None:
    size = sum(beat.clip.stat().st_size for beat in deck.beats)
    assert fits_one_file(deck)
    assert fits_one_file(deck, limit=size * 4 // 3 + 1)
    assert not fits_one_file(replace(deck, lessons=2 * deck.lessons), limit=size * 4 // 3 + 1)


@pytest.mark.parametrize("mark", ["</script>", "<script>", "<!--"])
def test_a_library_may_speak_of_scripts_and_does_not_end_its_own(mark: str) -> None:
    code = as_script(Markup(f'const text = "{mark}";'))
    assert mark not in code
    assert code == 'const text = "' + mark.replace("<", r"\x3c") + '";'
