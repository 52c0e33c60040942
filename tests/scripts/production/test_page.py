from __future__ import annotations

import re
import shutil
from dataclasses import asdict
from importlib import resources

import pytest
from playwright.sync_api import sync_playwright

from scenes.stage.theme import DARK, LIGHT
from scripts.production.page import write_page

SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NASTY = 'Slopes < 1 & "more" </script><script>alert(1)</script>'


@pytest.fixture(scope="module")
def course(filmed):
    parameter = {
        "name": "learning_rate",
        "value": 0.25,
        "default": 0.1,
        "minimum": 0.001,
        "maximum": None,
        "description": "step size, as a share of the slope",
    }
    lesson = {
        "title": "A walk",
        "summary": "A dot walks.",
        "duration": filmed.recording.duration,
        "poster": "poster.png",
        "video": "lesson.mp4",
        "captions": "lesson.vtt",
        "sheet": "sheet.png",
        "beats": [asdict(beat) for beat in filmed.recording.beats],
        "parameters": [parameter],
        "facts": {"path_points": [float(step) for step in range(20)], "verdict": "comes to rest"},
    }
    names = ["walk", "walk_again"]
    lessons = [{**lesson, "name": name, "folder": f"lessons/{name}"} for name in names]
    lessons[1]["title"] = NASTY
    return {
        "title": "The mathematics of walking",
        "theme": "dark",
        "quality": "t",
        "duration": 2 * filmed.recording.duration,
        "video": None,
        "parts": [{"title": "First steps", "lessons": lessons}],
    }


@pytest.fixture(scope="module")
def site(course, filmed, tmp_path_factory):
    folder = tmp_path_factory.mktemp("a course #1 für alle")
    for lesson in course["parts"][0]["lessons"]:
        shutil.copytree(filmed.folder, folder / lesson["folder"])
    write_page(course, folder)
    return folder


@pytest.fixture(scope="module")
def browser():
    executable = shutil.which("chromium")
    if executable is None:
        pytest.skip("needs Chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=SWITCHES)
        yield browser
        browser.close()


@pytest.fixture
def page(browser, site):
    """The page as opened from the disk; it must not complain, and must not ask the network for anything."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    complaints, requests = [], []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("requestfailed", lambda request: complaints.append(request.url))
    page.on("request", lambda request: requests.append(request.url))
    page.goto((site / "index.html").as_uri())
    yield page
    page.close()
    assert complaints == []
    assert requests
    assert all(url.startswith(("file:", "data:", "blob:")) for url in requests)


def video(page, lesson="walk"):
    return page.locator(f"#{lesson} video")


def test_a_lesson_plays(page):
    page.evaluate("document.querySelector('#walk video').play()")
    page.wait_for_function("document.querySelector('#walk video').currentTime > 0.3")
    assert video(page).evaluate("video => [video.videoWidth, video.videoHeight]") == [160, 90]


def test_nothing_is_loaded_before_it_is_asked_for(page):
    assert video(page).evaluate("video => [video.preload, video.readyState]") == ["none", 0]


def test_captions_are_in_the_page_and_shown(page, course):
    cues = video(page).evaluate(
        "video => [...video.textTracks[0].cues].map("
        "cue => [cue.startTime, cue.endTime, cue.getCueAsHTML().textContent])"
    )
    beats = course["parts"][0]["lessons"][0]["beats"]
    assert [text for *_, text in cues] == [beat["narration"] for beat in beats]
    assert [start for start, *_ in cues] == pytest.approx([beat["start"] for beat in beats])
    assert video(page).evaluate("video => video.textTracks[0].mode") == "showing"


def test_a_chapter_is_a_button_that_jumps_there(page):
    page.get_by_role("button", name="Take one step").first.click()
    assert video(page).evaluate("video => [video.currentTime >= 1.9, video.paused]") == [True, False]
    page.wait_for_function("document.querySelector('#walk video').currentTime > 2")


def test_the_transcript_follows_the_film_and_leads_it(page):
    sentence = page.locator("#walk .sentence", has_text="It drifts on")
    sentence.focus()
    page.keyboard.press("Enter")
    assert video(page).evaluate("video => video.currentTime") >= float(sentence.get_attribute("data-start"))
    page.wait_for_function(
        "document.querySelector('#walk .sentence[aria-current]')?.textContent.startsWith('It drifts')"
    )
    assert page.locator("#walk .beats li[aria-current]").count() == 1


def test_one_film_plays_at_a_time(page):
    page.evaluate("document.querySelector('#walk video').play()")
    page.evaluate("document.querySelector('#walk_again video').play()")
    page.wait_for_function("document.querySelector('#walk video').paused")
    assert not video(page).evaluate("video => video.ended")


def test_text_is_text_and_never_markup(page):
    assert page.locator("#walk_again h2").text_content() == NASTY
    assert page.locator("script").count() == 2


def test_parameters_say_what_they_mean(page):
    page.locator("#walk summary", has_text="Parameters").click()
    cells = page.locator("#walk tbody tr").locator("th, td").all_text_contents()
    assert cells == ["learning_rate", "0.25", "0.1", "from 0.001", "step size, as a share of the slope"]


def test_results_are_written_for_people(page):
    page.locator("#walk summary", has_text="Results").click()
    results = page.locator("#walk dl").inner_text()
    assert "path points" in results
    assert "(0, 1, 2, 3, 4, 5, … (20 in all))" in results


def test_every_link_leads_to_a_file_or_a_lesson(page, site, course):
    for link in page.locator("a").all():
        target = link.get_attribute("href")
        if target.startswith("#"):
            assert page.locator(target).count() == 1
        else:
            assert (site / target).is_file()
    assert page.locator("#walk a[download]").count() == 2 + len(course["parts"][0]["lessons"][0]["beats"])


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_the_page_never_scrolls_sideways(page, width):
    page.set_viewport_size({"width": width, "height": 740})
    for summary in page.locator("summary").all():
        summary.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_theme_follows_the_system_until_it_is_switched(page):
    ground = "getComputedStyle(document.body).backgroundColor"
    light, dark = (
        "rgb({}, {}, {})".format(*theme.color("background").to_int_rgb()) for theme in (LIGHT, DARK)
    )
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(ground) == dark
    page.get_by_role("button", name="Switch to light").click()
    assert page.evaluate(ground) == light
    page.get_by_role("button", name="Switch to dark").click()
    assert page.evaluate(ground) == dark


def test_everything_has_a_name_for_those_who_listen(page):
    unnamed = page.evaluate(
        """() => [...document.querySelectorAll('a, button, video, nav, [role]')].filter(
            element => !(element.ariaLabel || element.textContent.trim()))
            .map(element => element.outerHTML)"""
    )
    assert unnamed == []
    assert page.locator("img:not([alt])").count() == 0
    assert page.locator("html").get_attribute("lang") == "en"


def test_the_pages_colours_are_the_stages():
    style = resources.files("scripts.production").joinpath("templates/page.css").read_text()
    for role, light, dark in re.findall(r"--(\w+): light-dark\((\S+), (\S+)\)", style):
        assert (light, dark) == (LIGHT.palette[role], DARK.palette[role])
