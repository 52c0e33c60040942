"""The course page as it opens: all lessons to choose from."""

from __future__ import annotations

import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from scenes.stage.shapes.theme import DARK, LIGHT
from scripts.series.page import write_page

TERM = 52
"""Lessons of a course that fills a term."""


def card(page, name="walk"):
    return page.locator(f'.card[data-film="{name}"]')


def watch(page, until):
    """Let the open film play to the time *until*, then stop it."""
    page.evaluate("film.play()")
    page.wait_for_function(f"film.currentTime > {until} || film.ended")
    page.evaluate("film.pause()")
    page.wait_for_function("Object.hasOwn(watchedFilms(), room.dataset.film)")


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
def test_the_first_screen_shows_films_with_their_length(page, width, height):
    page.set_viewport_size({"width": width, "height": height})
    for name in ("walk", "walk_again"):
        box = card(page, name).locator("img").bounding_box()
        assert box["y"] + box["height"] < height
    page.wait_for_function("document.querySelector('.card img').naturalWidth > 0")
    assert card(page).locator(".length").inner_text() == "0:05"


def test_lessons_stand_in_their_parts(page):
    parts = page.get_by_role("main").get_by_role("region")
    assert parts.get_by_role("heading", level=2).all_inner_texts() == ["First steps", "Further on"]
    assert parts.first.get_by_role("listitem").count() == 1


def test_a_long_course_loads_only_what_is_looked_at(course, filmed, tmp_path, open_page):
    """Posters of known size load when they come near; a lesson is text until it is opened."""
    one = {
        **course["parts"][0]["lessons"][0],
        "parameters": course["parts"][0]["lessons"][0]["parameters"] * 9,
    }
    lessons = [{**one, "name": f"walk_{index}", "folder": f"lessons/{index}"} for index in range(TERM)]
    write_page({**course, "parts": [{"title": "Term", "lessons": lessons}], "slides": []}, tmp_path)
    for lesson in lessons:
        (tmp_path / lesson["folder"]).mkdir(parents=True)
        shutil.copy(filmed.folder / "poster.png", tmp_path / lesson["folder"] / "poster.png")
    page = open_page(tmp_path / "index.html")
    page.wait_for_function("document.querySelector('.card img').complete")
    loaded = page.evaluate("[...document.querySelectorAll('.card img')].map(image => image.complete)")
    assert not loaded[-1]
    assert page.locator("img:not([width][height])").count() == 0
    assert page.locator("video").count() == 0
    assert page.locator("*").count() < 20 * TERM


def test_a_lesson_is_found_by_title_part_summary_or_a_spoken_word(page):
    search = page.get_by_role("searchbox")
    for words, names in {
        "A DOT WALKS": ["walk"],
        "further": ["walk_again"],
        "deja": ["walk_again"],
        "drifts frame": ["walk", "walk_again"],
        "walks dot first": ["walk"],
        "nowhere": [],
    }.items():
        search.fill(words)
        found = page.locator(".card:visible").evaluate_all("cards => cards.map(card => card.dataset.film)")
        assert (words, found) == (words, names)
    assert page.get_by_role("status").inner_text() == "No lesson says this."
    search.fill("")
    assert page.locator(".card:visible").count() == 2
    assert page.get_by_role("status").inner_text() == ""


def test_a_phrase_that_was_found_is_played_at_a_click(page):
    page.keyboard.press("/")
    page.keyboard.type("drifts")
    assert page.get_by_role("status").inner_text() == "2 of 2 lessons"
    card(page).get_by_role("link", name="It drifts on").click()
    page.wait_for_function("!film.paused && film.currentTime > 4")
    page.go_back()
    expect(page.get_by_role("searchbox")).to_be_visible()
    assert page.get_by_role("searchbox").input_value() == "drifts"


def test_a_lesson_opens_at_its_address_and_is_left_by_going_back(page, reopen):
    card(page).get_by_role("link").click()
    expect(page.locator("#film-walk h1")).to_be_visible()
    assert not page.locator("#course-overview").is_visible()
    assert page.title() == "A walk · The mathematics of walking"
    page.go_back()
    expect(page.locator("#course-overview")).to_be_visible()
    assert page.locator("video").count() == 0
    assert card(page).get_by_role("link").evaluate("link => link === document.activeElement")
    assert reopen("#walk_again").locator("#film-walk_again h1").is_visible()


@pytest.mark.parametrize(("time", "seconds"), [("4.5", 4.5), ("0:03", 3), ("soon", 0)])
def test_an_address_may_name_a_time(reopen, time, seconds):
    assert reopen(f"#walk&t={time}").evaluate("[film.currentTime, film.paused]") == [seconds, True]


def test_at_a_time_in_its_address_a_film_shows_its_picture_and_the_words_spoken_there(reopen):
    page = reopen("#walk&t=4.5")
    page.wait_for_function("film.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && !film.seeking")
    lit = page.locator(".words [aria-current]").last
    expect(lit).to_be_visible()
    assert float(lit.get_attribute("data-start")) <= 4.5 < float(lit.get_attribute("data-end"))
    assert page.evaluate("film.currentTime") == 4.5


def test_where_a_film_was_left_is_kept_and_gone_on_with(page, visit, reopen):
    assert not page.locator(".go-on").is_visible()
    visit("#walk")
    watch(page, 3)
    left = page.evaluate("film.currentTime")
    page = reopen()
    assert card(page).locator(".length").inner_text() == "0:03 of 0:05"
    page.get_by_role("link", name="Continue A walk").click()
    page.wait_for_function("room.dataset.film === 'walk'")
    page.wait_for_function(f"film.currentTime >= Math.floor({left}) && !film.paused")


def test_a_film_that_is_left_while_it_plays_stops_and_its_place_is_kept(page, visit):
    visit("#walk")
    page.evaluate("() => { window.left = film; film.currentTime = 2.5; return film.play() }")
    page.wait_for_function("left.currentTime > 3")
    visit("#")
    assert card(page).locator(".length").inner_text() == "0:03 of 0:05"
    page.wait_for_function("left.paused")


def test_a_film_opens_where_it_was_left(page, visit):
    visit("#walk")
    watch(page, 3)
    left = page.evaluate("film.currentTime")
    for anchor in ("#walk", "#walk&t=soon"):
        visit("#walk_again")
        visit(anchor)
        assert page.evaluate("film.currentTime") == pytest.approx(left, abs=0.01)


def test_a_film_that_was_watched_says_so_and_the_next_is_offered(page, visit):
    visit("#walk")
    page.evaluate("film.currentTime = 5")
    watch(page, 100)
    visit("#")
    assert card(page).locator(".length").inner_text() == "watched, 0:05"
    assert page.get_by_role("link", name="Next").get_attribute("href") == "#walk_again"
    page.get_by_role("button", name="Forget what was watched").click()
    assert card(page).locator(".length").inner_text() == "0:05"
    assert not page.locator(".go-on").is_visible()


def test_a_film_may_have_any_name(course, filmed, tmp_path, open_page):
    names = ["lessons", "cues", "theme", "course", "film", "room", "map", "constructor"]
    one = course["parts"][0]["lessons"][0]
    lessons = [{**one, "name": name, "folder": "film"} for name in names]
    write_page({**course, "slides": [], "parts": [{"title": "Names", "lessons": lessons}]}, tmp_path)
    shutil.copytree(filmed.folder, tmp_path / "film")
    page = open_page(tmp_path / "index.html")
    for name in names:
        card(page, name).get_by_role("link").click()
        expect(page.locator("article")).to_have_id(f"film-{name}")
        watch(page, 0.3)
        page.get_by_role("link", name="The mathematics of walking").click()
        expect(card(page, name).locator(".length")).to_have_text("0:00 of 0:05")


def test_the_page_works_where_nothing_may_be_kept(page, open_page, site):
    page.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no'); }})"
    )
    page = open_page(site / "index.html")
    card(page).get_by_role("link").click()
    page.get_by_role("button", name="Switch to").click()
    page.evaluate("film.play()")
    page.wait_for_function("film.currentTime > 0.3")
    page.evaluate("film.pause()")
    page.get_by_role("link", name="The mathematics of walking").click()
    expect(page.locator("#course-overview")).to_be_visible()
    assert card(page).locator(".length").inner_text() == "0:05"


def test_the_theme_follows_the_system_until_it_is_switched_and_the_choice_is_kept(page, reopen):
    ground = "getComputedStyle(document.body).backgroundColor"
    light, dark = (
        "rgb({}, {}, {})".format(*theme.color("background").to_int_rgb()) for theme in (LIGHT, DARK)
    )

    def shown(page, system):
        page.emulate_media(color_scheme=system)
        return page.evaluate(ground)

    assert (shown(page, "dark"), shown(page, "light")) == (dark, light)
    page.get_by_role("button", name="Switch to dark").click()
    assert (shown(page, "light"), shown(reopen(), "light")) == (dark, dark)
    page.get_by_role("button", name="Switch to light").click()
    assert (shown(page, "light"), shown(reopen(), "dark")) == (light, dark)


@pytest.mark.parametrize("scheme", ["dark", "light"])
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_no_fault(page, scheme, width):
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(color_scheme=scheme)
    page.evaluate("remember(SHELF, {walk: {at: 3, length: 7, done: false, when: 1}}); refreshCards()")
    page.get_by_role("searchbox").fill("drifts")
    found = Axe().run(page).response["violations"]
    assert [(fault["id"], fault["impact"], fault["nodes"][0]["html"]) for fault in found] == []


def test_on_paper_there_are_posters_and_nothing_to_press(page):
    page.emulate_media(media="print", color_scheme="dark")
    shown = {
        name: page.locator(name).first.is_visible() for name in ("input", ".theme-switch", "h1", ".card img")
    }
    assert shown == {"input": False, ".theme-switch": False, "h1": True, ".card img": True}


def test_on_narrow_paper_the_map_is_the_wide_one_which_is_low_enough_for_a_page(page):
    page.set_viewport_size({"width": 680, "height": 900})
    assert not page.locator("svg.wide").is_visible()
    page.emulate_media(media="print")
    assert page.locator("svg.wide").is_visible()
    assert not page.locator("svg.narrow").is_visible()
