"""The course page with a lesson open."""

from __future__ import annotations

import copy
import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe

from scripts.series.page import write_page


@pytest.fixture
def lesson(page, visit):
    """The part of the page that belongs to the lesson "walk"."""
    visit("#walk")
    return page.locator("#film-walk")


def of_film(page, expression):
    return page.evaluate(f"() => {{ const video = document.querySelector('video'); return {expression}; }}")


def wait_for(page, condition):
    page.wait_for_function(f"() => {{ const video = document.querySelector('video'); return {condition}; }}")


@pytest.mark.usefixtures("lesson")
def test_a_lesson_plays(page):
    page.evaluate("film.play()")
    wait_for(page, "video.currentTime > 0.3")
    assert of_film(page, "[video.videoWidth, video.videoHeight]") == [160, 90]


@pytest.mark.usefixtures("lesson")
def test_a_film_is_not_loaded_before_it_is_played(page):
    assert of_film(page, "[video.preload, video.readyState]") == ["none", 0]


@pytest.mark.usefixtures("lesson")
def test_captions_are_in_the_page_and_shown(page, course):
    cues = of_film(
        page,
        "[...video.textTracks[0].cues].map("
        "cue => [cue.startTime, cue.endTime, cue.getCueAsHTML().textContent])",
    )
    beats = course["parts"][0]["lessons"][0]["beats"]
    assert [text for *_, text in cues] == [beat["narration"] for beat in beats]
    assert [start for start, *_ in cues] == pytest.approx([beat["start"] for beat in beats])
    assert of_film(page, "video.textTracks[0].mode") == "showing"


def test_words_and_captions_are_in_the_language_of_the_voice(page, visit):
    visit("#walk_again")
    assert of_film(page, "video.textTracks[0].language") == "de"
    assert page.locator(".words").get_attribute("lang") == "de"


def test_a_chapter_is_a_link_that_jumps_there(page, lesson):
    lesson.get_by_role("heading", name="Take one step").get_by_role("link").click()
    wait_for(page, "!video.paused")
    assert of_film(page, "video.currentTime") >= 1.9
    wait_for(page, "video.currentTime > 2")


def test_the_transcript_follows_the_film_and_leads_it(page, lesson):
    phrase = lesson.locator(".phrase", has_text="It drifts on")
    phrase.focus()
    page.keyboard.press("Enter")
    start = float(phrase.get_attribute("data-start"))
    assert of_film(page, "video.currentTime") >= start
    page.wait_for_function(
        "document.querySelector('.phrase[aria-current]')?.textContent.startsWith('It drifts')"
    )
    assert lesson.locator(".words li[aria-current]").count() == 1
    assert page.evaluate("location.hash") == "#walk"  # so that going back leaves the lesson
    assert phrase.get_attribute("href") == f"#walk&t={round(start, 2)}"


@pytest.mark.usefixtures("lesson")
def test_the_spoken_phrase_stays_in_sight_beside_the_film(page):
    page.evaluate("Object.assign(document.querySelector('.words').style, {minHeight: 0, height: '4rem'})")
    page.evaluate("() => { film.currentTime = 4.5; return film.play() }")
    page.wait_for_function(
        """() => {
            const window = document.querySelector(".words").getBoundingClientRect();
            const phrase = document.querySelector(".phrase[aria-current]")?.getBoundingClientRect();
            return phrase && phrase.top >= window.top && phrase.top < window.bottom;
        }"""
    )


def test_the_speed_is_chosen_before_or_while_it_plays_and_kept(page, lesson, visit):
    speed = lesson.get_by_label("Speed")
    speed.select_option("1.5")
    page.evaluate("film.play()")
    wait_for(page, "video.currentTime > 0.1")
    assert of_film(page, "video.playbackRate") == 1.5
    assert speed.input_value() == "1.5"
    speed.select_option("0.5")
    assert of_film(page, "video.playbackRate") == 0.5
    visit("#walk_again")
    assert of_film(page, "video.playbackRate") == 0.5


def test_captions_are_switched_by_the_box_and_by_the_player_and_their_switch_is_kept(page, lesson, reopen):
    box = lesson.get_by_label("Captions")
    assert box.is_checked()
    box.focus()
    page.keyboard.press("Space")
    assert of_film(page, "video.textTracks[0].mode") == "hidden"
    of_film(page, "video.textTracks[0].mode = 'showing'")
    page.wait_for_function("document.querySelector('.captions').checked")
    box.uncheck()
    page.wait_for_function("recall('captions') === false")
    again = reopen("#walk")
    assert not again.get_by_label("Captions").is_checked()
    assert of_film(again, "video.textTracks[0].mode") == "hidden"


@pytest.mark.usefixtures("lesson")
def test_a_page_that_loads_keeps_the_switch_that_another_window_kept_meanwhile(page):
    page.evaluate("remember('captions', false)")
    of_film(page, "video.textTracks.dispatchEvent(new Event('change'))")
    assert page.evaluate("recall('captions')") is False


def test_captions_that_are_in_the_picture_are_not_shown_twice(course, site, open_page, tmp_path):
    burnt = copy.deepcopy(course)
    burnt["parts"][0]["lessons"][0]["burns_captions"] = True
    shutil.copytree(site, tmp_path / "site")
    write_page(burnt, tmp_path / "site")
    page = open_page(tmp_path / "site" / "index.html", "#walk")
    assert not page.get_by_label("Captions").is_checked()
    assert of_film(page, "video.textTracks[0].mode") == "hidden"
    page.get_by_label("Captions").check()
    assert of_film(page, "video.textTracks[0].mode") == "showing"
    assert page.evaluate("recall('captions')") is None


@pytest.mark.usefixtures("lesson")
def test_a_browser_that_refuses_to_play_is_no_fault(page):
    page.evaluate("void (film.play = () => Promise.reject(new Error('refused')))")
    page.keyboard.press("k")
    assert of_film(page, "video.paused")


@pytest.mark.usefixtures("lesson")
def test_the_keys_of_other_players_work(page):
    page.keyboard.press("k")
    wait_for(page, "video.currentTime > 0.2")
    page.keyboard.press("k")
    assert of_film(page, "video.paused")
    page.keyboard.press("l")
    wait_for(page, "video.currentTime > video.duration - 0.1")
    page.keyboard.press("j")
    assert of_film(page, "video.currentTime") == 0
    page.keyboard.press("c")
    assert of_film(page, "video.textTracks[0].mode") == "hidden"
    page.keyboard.press("f")
    wait_for(page, "document.fullscreenElement === video")
    page.keyboard.press("f")
    wait_for(page, "document.fullscreenElement === null")


def test_space_plays_but_is_left_to_what_has_the_focus(page, lesson):
    page.keyboard.press("Space")
    assert not of_film(page, "video.paused")
    page.keyboard.press("Space")
    lesson.get_by_label("Captions").focus()
    page.keyboard.press("Space")
    assert of_film(page, "video.paused")
    assert not lesson.get_by_label("Captions").is_checked()


def test_what_comes_before_is_named_and_linked_where_the_course_has_it(page, visit):
    visit("#walk_again")
    before = page.locator(".prerequisites")
    assert " ".join(before.text_content().split()) == "Watch first: A walk, Standing still"
    assert [link.get_attribute("href") for link in before.locator("a").all()] == ["#walk"]
    visit("#walk")
    assert page.locator(".prerequisites").count() == 0


@pytest.mark.usefixtures("lesson")
def test_the_next_lesson_is_one_click_away_and_the_film_stops(page):
    page.evaluate("() => { window.first = film; return film.play() }")
    page.get_by_role("navigation").get_by_role("link", name="Next").click()
    page.wait_for_function("first.paused")
    assert page.locator("video").count() == 1
    assert page.locator("#film-walk_again h1").evaluate("title => title === document.activeElement")
    assert page.get_by_role("navigation").get_by_role("link").all_inner_texts() == ["Previous\nA walk"]


def test_slides_that_were_made_are_offered(page, visit):
    assert page.locator("header").get_by_role("link", name="Slides for the browser: all").is_visible()
    visit("#walk_again")
    assert page.get_by_role("link", name="Slides for PowerPoint: walk_again").is_visible()
    visit("#walk")
    assert "Slides" not in page.locator(".downloads").text_content()


@pytest.mark.parametrize("scheme", ["dark", "light"])
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_no_fault(page, visit, scheme, width):
    visit("#walk_again")
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(color_scheme=scheme)
    page.evaluate("document.querySelector('.phrase').setAttribute('aria-current', 'true')")
    found = Axe().run(page).response["violations"]
    assert [(fault["id"], fault["impact"], fault["nodes"][0]["html"]) for fault in found] == []


def test_formulas_are_drawn_in_the_transcript_and_named_for_those_who_listen(
    course, filmed, tmp_path, open_page
):
    lesson = dict(course["parts"][0]["lessons"][0])
    drawn = 'It is <span class="formula" role="img" aria-label="x squared"><svg></svg></span> &lt; 1.'
    phrase = {"text": "It is x squared < 1.", "html": drawn, "start": 0.0, "end": 1.0}
    lesson["beats"] = [{**lesson["beats"][0], "phrases": [phrase]}]
    part = {"title": "First steps", "lessons": [lesson]}
    write_page({**course, "parts": [part]}, tmp_path)
    shutil.copytree(filmed.folder, tmp_path / lesson["folder"])
    page = open_page(tmp_path / "index.html")
    page.locator("#course-search").fill("x squared")
    page.get_by_role("link", name="It is x squared < 1.").click()
    assert page.locator(".phrase").text_content() == "It is  < 1."
    assert page.get_by_role("img", name="x squared").count() == 1


def test_text_is_text_and_never_markup(page, visit, course):
    title = course["parts"][1]["lessons"][0]["title"]
    assert "<script>" in title
    assert page.locator(".card .title").last.text_content() == title
    visit("#walk_again")
    assert page.locator("h1:visible").text_content() == title
    assert page.locator("script:not([type])").count() == 2


def test_parameters_say_what_they_mean(lesson):
    rows = [" ".join(row.inner_text().split()) for row in lesson.locator("tbody tr").all()]
    assert rows[0] == "learning_rate step size, as a share of the slope 0.25 instead of 0.1 from 0.001"
    assert rows[1].endswith("2 lists of 2 numbers")
    assert rows[2] == "seed which points are drawn 5 from 0"
    matrix = lesson.locator(".parameters .matrix")
    assert matrix.get_attribute("aria-label") == "((2, 1), (−1.5, 1))"
    tops = matrix.locator("span").evaluate_all("entries => entries.map(entry => entry.offsetTop)")
    assert tops[0] == tops[1] < tops[2] == tops[3]


def test_only_facts_that_can_be_read_by_themselves_are_shown(lesson):
    facts = lesson.locator(".facts")
    assert facts.locator("dt").all_text_contents() == ["path points", "image", "verdict"]
    assert "(0, 1, 2, 3, 4, 5, … (20 in all))" in facts.inner_text()
    assert "The dot comes to rest." in facts.inner_text()


def test_every_link_leads_to_a_file_or_a_lesson(page, visit, site, course):
    for anchor in ("#", "#walk", "#walk_again"):
        visit(anchor)
        for link in page.locator("a:visible").all():
            target = link.get_attribute("href")
            if target.startswith("#"):
                name = target[1:].partition("&")[0]
                assert page.evaluate(
                    "name => lessons.has(name) || document.getElementById(name) !== null", name
                )
            else:
                assert (site / target).is_file()
    assert page.locator("a[download]").count() == 2 + len(course["parts"][0]["lessons"][0]["beats"])


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_the_page_never_scrolls_sideways(page, visit, width):
    page.set_viewport_size({"width": width, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    visit("#walk_again")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.usefixtures("lesson")
def test_the_film_stays_in_sight_on_a_phone(page):
    page.set_viewport_size({"width": 390, "height": 600})
    page.locator(".phrase").last.scroll_into_view_if_needed()
    top, bottom = of_film(page, "(({top, bottom}) => [top, bottom])(video.getBoundingClientRect())")
    assert 0 <= top < bottom < 300


@pytest.mark.usefixtures("lesson")
def test_on_paper_there_is_a_still_for_the_film_and_nothing_to_press(page):
    page.emulate_media(media="print", color_scheme="dark")
    shown = {
        name: page.locator(name).first.is_visible() for name in ("video", ".player", ".bar", ".still", "td")
    }
    assert shown == {"video": False, ".player": False, ".bar": False, ".still": True, "td": True}
    page.wait_for_function("document.querySelector('.still').naturalWidth > 0")
    page.emulate_media(media="print", color_scheme="light")


def test_everything_has_a_name_for_those_who_listen(page, visit):
    for anchor in ("#", "#walk"):
        visit(anchor)
        unnamed = page.evaluate(
            """() => [...document.querySelectorAll('a, button, input, video, nav, [role]')].filter(
                element => element.checkVisibility() && !(element.ariaLabel || element.textContent.trim()
                    || element.labels?.length || element.role === "status"))
                .map(element => element.outerHTML)"""
        )
        assert unnamed == []
        assert page.locator("img:not([alt])").count() == 0
    assert page.locator("html").get_attribute("lang") == "en"
