from __future__ import annotations

import shutil
from dataclasses import asdict

import pytest
from axe_playwright_python.sync_playwright import Axe

from scenes.stage.shapes.theme import DARK, LIGHT
from scripts.series.page import write_page

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
        "lesson": "walk",
        "prerequisites": [],
        "downloads": [{"title": "Film", "file": "lesson.mp4"}, {"title": "Captions", "file": "lesson.vtt"}],
        "slides": [],
        "beats": [asdict(beat) for beat in filmed.recording.beats],
        "parameters": [parameter],
        "facts": {"path_points": [float(step) for step in range(20)], "verdict": "comes to rest"},
    }
    names = ["walk", "walk_again"]
    lessons = [{**lesson, "name": name, "folder": f"lessons/{name}"} for name in names]
    lessons[1] |= {
        "title": NASTY,
        "lesson": "second_walk",
        "prerequisites": ["walk", "standing_still"],
        "slides": ["slides/walk_again.pptx"],
    }
    return {
        "title": "The mathematics of walking",
        "theme": "dark",
        "quality": "t",
        "duration": 2 * filmed.recording.duration,
        "video": None,
        "slides": ["slides/all/index.html"],
        "parts": [{"title": "First steps", "lessons": lessons}],
    }


@pytest.fixture(scope="module")
def site(course, filmed, tmp_path_factory):
    folder = tmp_path_factory.mktemp("a course #1 für alle")
    for lesson in course["parts"][0]["lessons"]:
        shutil.copytree(filmed.folder, folder / lesson["folder"])
    for slides in ("slides/walk_again.pptx", "slides/all/index.html"):
        (folder / slides).parent.mkdir(exist_ok=True, parents=True)
        (folder / slides).touch()
    write_page(course, folder)
    return folder


@pytest.fixture
def page(open_page, site):
    return open_page(site / "index.html")


def video(page, lesson="walk"):
    return page.locator(f"#film-{lesson} video")


def test_a_lesson_plays(page):
    page.evaluate("document.querySelector('#film-walk video').play()")
    page.wait_for_function("document.querySelector('#film-walk video').currentTime > 0.3")
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
    page.wait_for_function("document.querySelector('#film-walk video').currentTime > 2")


def test_the_transcript_follows_the_film_and_leads_it(page):
    phrase = page.locator("#film-walk .phrase", has_text="It drifts on")
    phrase.focus()
    page.keyboard.press("Enter")
    assert video(page).evaluate("video => video.currentTime") >= float(phrase.get_attribute("data-start"))
    page.wait_for_function(
        "document.querySelector('#film-walk .phrase[aria-current]')?.textContent.startsWith('It drifts')"
    )
    assert page.locator("#film-walk .beats li[aria-current]").count() == 1


def test_the_speed_is_chosen_before_or_while_it_plays(page):
    page.locator("#film-walk").get_by_label("Speed").select_option("1.5")
    page.evaluate("document.querySelector('#film-walk video').play()")
    page.wait_for_function("document.querySelector('#film-walk video').currentTime > 0.1")
    assert video(page).evaluate("video => video.playbackRate") == 1.5
    assert page.locator("#film-walk").get_by_label("Speed").input_value() == "1.5"
    page.locator("#film-walk").get_by_label("Speed").select_option("0.5")
    assert video(page).evaluate("video => video.playbackRate") == 0.5


def test_captions_are_switched_by_the_button_and_by_the_player(page):
    button = page.locator("#film-walk").get_by_role("button", name="Captions")
    assert button.get_attribute("aria-pressed") == "true"
    button.focus()
    page.keyboard.press("Enter")
    assert video(page).evaluate("video => video.textTracks[0].mode") == "hidden"
    page.wait_for_function("document.querySelector('#film-walk .captions').ariaPressed === 'false'")
    video(page).evaluate("video => { video.textTracks[0].mode = 'showing' }")
    page.wait_for_function("document.querySelector('#film-walk .captions').ariaPressed === 'true'")
    assert page.locator("#film-walk_again .captions").get_attribute("aria-pressed") == "true"


def test_what_comes_before_is_named_and_linked_where_the_course_has_it(page):
    before = page.locator("#film-walk_again .prerequisites")
    assert " ".join(before.text_content().split()) == "Comes after A walk, Standing still."
    assert [link.get_attribute("href") for link in before.locator("a").all()] == ["#film-walk"]
    assert page.locator("#film-walk .prerequisites").count() == 0


def test_slides_that_were_made_are_offered(page):
    page.locator("#film-walk_again summary", has_text="Downloads").click()
    assert (
        page.locator("#film-walk_again")
        .get_by_role("link", name="Slides for PowerPoint: walk_again")
        .is_visible()
    )
    assert page.locator("header").get_by_role("link", name="Slides for the browser: all").is_visible()
    assert "Slides" not in page.locator("#film-walk .files").text_content()


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_axe_finds_no_fault(page, scheme):
    page.emulate_media(color_scheme=scheme)
    for summary in page.locator("summary").all():
        summary.click()
    found = Axe().run(page).response["violations"]
    assert [(fault["id"], fault["impact"], fault["nodes"][0]["html"]) for fault in found] == []


def test_formulas_are_drawn_in_the_transcript_and_named_for_those_who_listen(
    course, filmed, tmp_path, open_page
):
    lesson = dict(course["parts"][0]["lessons"][0])
    drawn = 'It is <span class="formula" role="img" aria-label="x squared"><svg></svg></span> &lt; 1.'
    phrase = {"text": "It is x squared < 1.", "html": drawn, "start": 0.0, "end": 1.0}
    lesson["beats"] = [{**lesson["beats"][0], "phrases": [phrase]}]
    lesson["prerequisites"] = []
    part = {"title": "First steps", "lessons": [lesson]}
    write_page({**course, "parts": [part]}, tmp_path)
    shutil.copytree(filmed.folder, tmp_path / lesson["folder"])
    page = open_page(tmp_path / "index.html")
    assert page.locator(".phrase").text_content() == "It is  < 1."
    assert page.get_by_role("img", name="x squared").count() == 1


def test_one_film_plays_at_a_time(page):
    page.evaluate("document.querySelector('#film-walk video').play()")
    page.evaluate("document.querySelector('#film-walk_again video').play()")
    page.wait_for_function("document.querySelector('#film-walk video').paused")
    assert not video(page).evaluate("video => video.ended")


def test_text_is_text_and_never_markup(page):
    assert page.locator("#film-walk_again h2").text_content() == NASTY
    assert page.locator("script").count() == 2


def test_parameters_say_what_they_mean(page):
    page.locator("#film-walk summary", has_text="Parameters").click()
    cells = page.locator("#film-walk tbody tr").locator("th, td").all_text_contents()
    assert cells == ["learning_rate", "0.25", "0.1", "from 0.001", "step size, as a share of the slope"]


def test_results_are_written_for_people(page):
    page.locator("#film-walk summary", has_text="Results").click()
    results = page.locator("#film-walk dl").inner_text()
    assert "path points" in results
    assert "(0, 1, 2, 3, 4, 5, … (20 in all))" in results


def test_every_link_leads_to_a_file_or_a_lesson(page, site, course):
    for link in page.locator("a").all():
        target = link.get_attribute("href")
        if target.startswith("#"):
            assert page.locator(target).count() == 1
        else:
            assert (site / target).is_file()
    assert page.locator("#film-walk a[download]").count() == 2 + len(
        course["parts"][0]["lessons"][0]["beats"]
    )


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
