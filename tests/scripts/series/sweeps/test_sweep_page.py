from __future__ import annotations

import json
import shutil
from dataclasses import asdict
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from scripts.series.sweeps.page import write_sweep_page

NASTY = '</script><script>alert(1)</script> & "more"'


def variant(filmed: Any, rate: int, start: int) -> dict[str, Any]:
    verdict = ["falls steadily", NASTY, "diverges"][rate]
    return {
        "name": f"rate={rate},start={start}",
        "folder": f"films/{rate}{start}",
        "duration": filmed.recording.duration,
        "places": [rate, start],
        "beats": [asdict(beat) for beat in filmed.recording.beats],
        "facts": {
            "verdict": verdict,
            "last": 10.0 - rate + start,
            "taken": rate * 2 + start,
            "aside": rate - start,
            "road": [1] * 9,
        },
        "ranges": {"road": [0.0, 9.0]},
    }


@pytest.fixture(scope="module")
def site(filmed, tmp_path_factory):
    folder = tmp_path_factory.mktemp("a sweep #1")
    variants = [variant(filmed, rate, start) for rate in range(3) for start in range(2)]
    for each in variants:
        shutil.copytree(filmed.folder, folder / each["folder"])
    axes = [
        {"name": "learning_rate", "description": "step size", "choices": [0.1, 0.9, 1.05]},
        {"name": "start", "description": "where it starts", "choices": [5, 7]},
    ]
    record = {
        "title": "A walk",
        "lesson": "walk",
        "summary": "A dot walks.",
        "theme": "dark",
        "quality": "t",
        "axes": axes,
        "fixed": [{"name": "steps", "value": 12}],
        "distinguishing": ["verdict", "last", "taken", "aside"],
        "variants": variants,
        "missing": [],
        "apart": {"rate=2,start=1": ["road", "map"]},
    }
    write_sweep_page(record, folder)  # type: ignore[arg-type]
    return folder


@pytest.fixture
def page(open_page, site):
    return open_page(site / "index.html")


def shown(page):
    """The values under the films that are to be seen, in order."""
    return [
        tuple(item.locator(".parameter dd").all_text_contents())
        for item in page.locator(".variant:visible").all()
    ]


ALL = [(rate, start) for rate in ("0.1", "0.9", "1.05") for start in ("5", "7")]


def test_every_variant_says_what_sets_it_apart(page):
    assert shown(page) == ALL
    first = page.locator(".variant").first
    assert first.locator("dt:visible").all_text_contents() == [
        "learning rate",
        "start",
        "verdict",
        "last",
        "taken",
    ]
    assert page.get_by_role("link", name="Film at learning rate 0.9, start 7").count() == 1
    assert "steps 12" in page.locator("header").inner_text()
    assert "same axes where the lesson allows, except in 1 of 6" in page.locator("header").inner_text()
    of_its_own = page.locator(".variant", has_text="road, map")
    assert of_its_own.locator(".parameter dd").all_text_contents() == ["1.05", "7"]


@pytest.mark.parametrize("title", ["Take one step", "Drift"])
def test_films_in_sight_start_together_and_wait_for_each_other(page, filmed, title):
    """Twice in turn all six go to the start, and all six stop at the end, which for Drift is the film's."""
    beat = next(beat for beat in filmed.recording.beats if beat.title == title)
    films = "[...document.querySelectorAll('.variant video')]"
    page.set_viewport_size({"width": 1600, "height": 1400})
    page.wait_for_function(f"{films}.every(film => film.readyState > 0)")
    assert page.evaluate(f"{films}.every(film => film.muted)")
    play = page.locator("#play")
    play.click()
    page.get_by_label("Show").select_option(label=title)
    page.evaluate(
        f"""() => {{
            window.seen = [];
            for (const [index, film] of {films}.entries()) {{
                film.addEventListener("seeking", () => seen.push(["start", index]));
                film.addEventListener("pause", () => {{
                    const wentOn = !film.paused;  // it was the last, so all have started again
                    const place = wentOn || film.currentTime > {beat.end - 0.5} ? "end" : "on the way";
                    if (seen.length) seen.push([place, index]);
                }});
            }}
        }}"""
    )
    play.click()
    page.wait_for_function("seen.length >= 24")
    seen = page.evaluate("seen.slice(0, 24)")
    rounds = [sorted(seen[start : start + 6]) for start in range(0, 24, 6)]
    assert rounds == [[[place, index] for index in range(6)] for place in ("start", "end")] * 2


def test_films_out_of_sight_are_not_loaded(page):
    page.set_viewport_size({"width": 400, "height": 500})
    page.locator(".variant").first.scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('.variant video').currentTime > 0")
    assert page.locator(".variant video").last.evaluate("video => video.readyState") == 0


def test_playing_can_be_stopped(page):
    button = page.get_by_role("button", name="Pause")
    page.wait_for_function("document.querySelector('.variant video').currentTime > 0.1")
    button.focus()
    page.keyboard.press("Enter")
    assert page.locator("#play").inner_text() == "Play"
    assert page.evaluate("[...document.querySelectorAll('.variant video')].every(video => video.paused)")


def test_nothing_moves_for_those_who_want_it_still(page, site):
    still = page.context.new_page()  # films that load in the first window would be reported as broken off
    still.emulate_media(reduced_motion="reduce")
    still.goto((site / "index.html").as_uri())
    assert still.locator("#play").inner_text() == "Play"
    assert still.evaluate("[...document.querySelectorAll('.variant video')].every(video => video.paused)")


def test_one_beat_can_be_looked_at_in_all_films(page):
    page.get_by_label("Show").select_option(label="Take one step")
    start, end = page.evaluate("data[0].beats.take_one_step")
    page.evaluate(
        """() => {
            window.seen = [];
            const video = document.querySelector(".variant video");
            video.addEventListener("timeupdate", () => seen.push(video.currentTime));
        }"""
    )
    page.wait_for_function("seen.some((time, index) => time < seen[index - 1] - 0.2)")  # it began again
    seen = page.evaluate("seen")
    assert start - 0.01 <= min(seen)
    assert max(seen) <= end + 0.5


def test_films_are_sorted_by_a_parameter_or_a_result(page):
    page.get_by_label("Sort by").select_option(label="start")
    assert shown(page) == [(rate, start) for start in ("5", "7") for rate in ("0.1", "0.9", "1.05")]
    page.get_by_label("Sort by").select_option(label="last")
    assert shown(page)[0] == ("1.05", "5")
    page.get_by_label("descending").check()
    assert shown(page)[0] == ("0.1", "7")
    page.get_by_label("descending").uncheck()
    page.get_by_label("Sort by").select_option(label="original order")
    assert shown(page) == ALL


def test_films_are_filtered_by_the_values_of_parameters(page):
    page.get_by_role("group", name="start").get_by_label("7").uncheck()
    page.get_by_role("group", name="learning rate").get_by_label("1.05").uncheck()
    assert shown(page) == [("0.1", "5"), ("0.9", "5")]
    assert page.get_by_role("status").inner_text() == "2 of 6 films"
    page.get_by_role("group", name="start").get_by_label("7").check()
    assert len(shown(page)) == 4


def test_the_viewer_chooses_which_results_are_shown(page):
    page.get_by_role("group", name="Results").get_by_label("last").uncheck()
    assert page.locator("[data-fact=last]:visible").count() == 0
    page.get_by_role("group", name="Results").get_by_label("last").check()
    assert page.locator("[data-fact=last]:visible").count() == 6


def test_at_first_the_main_results_are_shown_which_lessons_tell_first(page):
    boxes = page.get_by_role("group", name="Results").get_by_role("checkbox")
    ticked = {box.get_attribute("value"): box.is_checked() for box in boxes.all()}
    assert ticked == {"verdict": True, "last": True, "taken": True, "aside": False}


def test_a_film_is_seen_whole_at_a_click_or_a_key(page):
    link = page.get_by_role("link", name="Film at learning rate 0.9, start 5")
    link.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Film at learning rate 0.9, start 5")
    assert dialog.is_visible()
    film = dialog.locator("video")
    page.wait_for_function("document.querySelector('dialog video').currentTime > 0.1")
    assert not film.evaluate("video => video.muted")
    assert film.evaluate("video => video.textTracks[0].cues.length") == 3
    assert NASTY in dialog.locator("dl").inner_text()
    assert page.evaluate("[...document.querySelectorAll('.variant video')].every(video => video.paused)")
    page.keyboard.press("Escape")
    assert not dialog.is_visible()
    page.wait_for_function("document.querySelector('dialog video').paused")
    assert link.evaluate("link => link === document.activeElement")


def test_without_scripts_every_film_is_a_link(page, site):
    for link in page.locator(".open").all():
        assert (site / link.get_attribute("href")).is_file()


def test_a_grid_of_two_parameters_is_seen_as_a_grid(page):
    page.set_viewport_size({"width": 1600, "height": 900})
    tops = (
        "[...document.querySelectorAll('.variant')].map(item => Math.round(item.getBoundingClientRect().top))"
    )
    rows = page.evaluate(tops)
    assert rows[0] == rows[1] < rows[2] == rows[3] < rows[4]


@pytest.mark.parametrize("scheme", ["dark", "light"])
@pytest.mark.parametrize("opened", [False, True])
def test_axe_finds_no_fault(page, scheme, opened):
    page.emulate_media(color_scheme=scheme)
    if opened:
        page.locator(".open").first.click()
    found = Axe().run(page).response["violations"]
    assert [(fault["id"], fault["impact"], fault["nodes"][0]["html"]) for fault in found] == []


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_the_page_never_scrolls_sideways(page, width):
    page.set_viewport_size({"width": width, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator(".open").first.click()
    assert page.locator("dialog").evaluate("dialog => dialog.scrollWidth <= dialog.clientWidth")


def test_data_in_the_page_is_data(page):
    assert json.loads(page.locator("#sweep").text_content() or "")[2]["facts"]["verdict"] == NASTY
    assert page.locator("script:not([type])").count() == 2
