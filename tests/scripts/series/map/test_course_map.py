from __future__ import annotations

import shutil
from itertools import combinations
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from scripts.series.map.course_map import NODE_HEIGHT, NODE_WIDTH, course_map, order_notes
from scripts.series.page import write_page

COURSE = {
    "Linear algebra": {
        "vectors": (),
        "dot_product": ("vectors",),
        "norms": ("vectors", "dot_product"),
        "matrices": ("vectors",),
        "matrix_multiplication": ("matrices", "dot_product"),
        "eigenvectors": ("matrices",),
        "pca": ("eigenvectors",),
    },
    "Calculus": {"derivative": (), "chain_rule": ("derivative",), "gradient": ("derivative", "vectors")},
    "Optimization": {"gradient_descent": ("gradient",), "momentum": ("gradient_descent", "eigenvectors")},
    "Probability": {"bayes_theorem": (), "random_variables": ()},
    "Learning": {
        "linear_regression": ("vectors", "gradient_descent"),
        "logistic_regression": ("dot_product", "gradient_descent"),
        "training_a_network": ("chain_rule", "logistic_regression", "gradient_descent"),
        "k_means": ("norms", "an_absent_lesson"),
    },
}


def lesson(name: str, prerequisites: tuple[str, ...], **changes: Any) -> dict[str, Any]:
    return {
        "name": name,
        "lesson": name,
        "title": name.replace("_", " ").capitalize(),
        "summary": "What it shows.",
        "language": "en",
        "folder": f"lessons/{name}",
        "duration": 70.0,
        "poster": "poster.png",
        "video": "lesson.mp4",
        "prerequisites": prerequisites,
        "downloads": [],
        "slides": [],
        "beats": [],
        "parameters": [],
        "key_numbers": {},
        **changes,
    }


def course(parts: dict[str, list[dict[str, Any]]]) -> Any:
    return {
        "title": "A course",
        "theme": "dark",
        "duration": 100.0,
        "video": None,
        "slides": [],
        "parts": [{"title": title, "lessons": lessons} for title, lessons in parts.items()],
    }


@pytest.fixture(scope="module")
def whole() -> Any:
    parts = {part: [lesson(*each) for each in lessons.items()] for part, lessons in COURSE.items()}
    parts["Learning"].append(lesson("again", ("norms",), lesson="k_means"))
    return course(parts)


def small(**prerequisites: tuple[str, ...]) -> Any:
    return course_map(course({"Part": [lesson(*each) for each in prerequisites.items()]}))


# What is on it -----------------------------------------------------------------------------------------


def test_every_lesson_is_on_it_once_with_the_lines_that_are_needed(whole: Any) -> None:
    found = course_map(whole)
    assert found is not None
    for drawing in (found.wide, found.narrow):
        assert len(drawing.nodes) == 18
        lines = {(link.before, link.after) for link in drawing.links}
        assert len(lines) == len(drawing.links)
        assert ("dot_product", "logistic_regression") in lines
        assert ("vectors", "norms") not in lines  # it follows from vectors → dot product → norms
        assert not any("an_absent_lesson" in line for line in lines)
    before = {node.name: node.before for node in found.wide.nodes}
    assert before["norms"] == ["Vectors", "Dot product"]


def test_lessons_stand_to_the_right_of_what_they_build_on_and_apart(whole: Any) -> None:
    wide = course_map(whole).wide  # type: ignore[union-attr]
    place = {node.name: (node.x, node.y) for node in wide.nodes}
    assert all(place[link.before][0] + NODE_WIDTH < place[link.after][0] for link in wide.links)
    for (x, y), (other_x, other_y) in combinations(place.values(), 2):
        assert abs(x - other_x) >= NODE_WIDTH or abs(y - other_y) > NODE_HEIGHT
    assert all(
        0 <= x <= wide.width - NODE_WIDTH and 0 <= y <= wide.height - NODE_HEIGHT for x, y in place.values()
    )
    assert wide.width < 1150


def test_a_course_in_which_nothing_builds_on_another_has_no_map() -> None:
    assert small(a=(), b=("elsewhere",)) is None


def test_what_comes_too_late_or_in_a_circle_is_drawn_all_the_same() -> None:
    assert [(link.before, link.after) for link in small(a=("b",), b=()).wide.links] == [("b", "a")]
    assert len(small(a=("b", "a"), b=("a",)).wide.links) == 1


def test_long_titles_are_cut_off() -> None:
    long = [lesson("a", (), title="The singular value decomposition of everything"), lesson("b", ("a",))]
    found = course_map(course({"Part": long}))
    assert found is not None
    assert found.wide.nodes[0].short == "The singular value de…"
    assert found.wide.nodes[1].before == ["The singular value decomposition of everything"]


# In words ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lessons", "notes"),
    [
        ([("a", ()), ("b", ("a",))], []),
        ([("b", ("a", "c")), ("a", ()), ("c", ())], ["b comes before a and c, on which it builds."]),
        ([("a", ()), ("b", ("a",)), ("a", ())], []),
        (
            [("b", ("a",)), ("c", ("a", "d"))],
            ["Not in this course, though lessons build on it: a (for b and c); d (for c)."],
        ),
    ],
)
def test_an_odd_order_is_told(lessons: Any, notes: list[str]) -> None:
    assert list(order_notes(lessons)) == notes


def test_a_render_says_what_is_odd(project: Any) -> None:
    path = project.write_lesson("other")
    path.write_text(
        path.read_text().replace('title = "Other"', 'title = "Other"\n    prerequisites = ("plain", "far")')
    )
    project.write_course('"other"', '"plain"')
    assert project.render().stdout.splitlines()[-3:] == [
        "Note: other comes before plain, on which it builds.",
        "Note: Not in this course, though lessons build on it: far (for other).",
        "out/index.html",
    ]
    assert 'data-before="plain" data-after="other"' in (project.out / "index.html").read_text()
    assert "Note" not in project.render("plain").stdout


# On the page -------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def site(whole: Any, filmed: Any, tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("map")
    for part in whole["parts"]:
        for each in part["lessons"]:
            (folder / each["folder"]).mkdir(parents=True)
            shutil.copy(filmed.folder / "poster.png", folder / each["folder"] / "poster.png")
    write_page(whole, folder)
    return folder / "index.html"


@pytest.mark.parametrize(
    ("width", "form"), [(1440, "wide"), (1280, "wide"), (1000, "narrow"), (360, "narrow")]
)
def test_the_map_fits_the_screen_at_a_size_that_can_be_read(
    open_page: Any, site: Any, width: int, form: str
) -> None:
    page = open_page(site)
    page.set_viewport_size({"width": width, "height": 800})
    assert page.locator(".map svg:visible").get_attribute("class") == form
    assert page.locator(".map .parts").is_visible() == (form == "wide")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    drawn = page.locator(".map svg:visible").evaluate(
        "svg => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width"
    )
    assert drawn > 0.9
    for text in page.locator(".map svg:visible a").all():
        edge = text.evaluate(
            "link => link.querySelector('.box').getBBox().x + link.querySelector('.box').getBBox().width"
            " - link.querySelector('text').getBBox().x - link.querySelector('text').getBBox().width"
        )
        assert edge >= 2


def test_a_wide_map_is_pushed_to_and_fro_in_a_window_of_its_own(
    open_page: Any, filmed: Any, tmp_path: Any
) -> None:
    chain = [lesson(f"step_{place}", (f"step_{place - 1}",) if place else ()) for place in range(14)]
    (tmp_path / "lessons").mkdir()
    for each in chain:
        (tmp_path / each["folder"]).mkdir()
        shutil.copy(filmed.folder / "poster.png", tmp_path / each["folder"] / "poster.png")
    write_page(course({"Steps": chain}), tmp_path)
    page = open_page(tmp_path / "index.html")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    last = page.get_by_role("link", name="Step 13, comes after")
    last.focus()
    assert last.evaluate("node => node.getBoundingClientRect().right") <= 1280


def test_a_lesson_on_the_map_leads_to_it_by_key_and_shows_its_lines(open_page: Any, site: Any) -> None:
    page = open_page(site)
    link = page.get_by_role("link", name="Momentum, comes after Gradient descent, Eigenvectors")
    link.focus()
    near = page.locator(".map .wide .link.near")
    assert sorted(line.get_attribute("data-before") for line in near.all()) == [
        "eigenvectors",
        "gradient_descent",
    ]
    page.keyboard.press("Enter")
    page.wait_for_function("room.dataset.film === 'momentum'")
    assert near.count() == 0


@pytest.mark.parametrize("scheme", ["dark", "light"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_no_fault(open_page: Any, site: Any, scheme: str, width: int) -> None:
    page = open_page(site)
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    found = Axe().run(page).response["violations"]
    assert [(fault["id"], fault["impact"], fault["nodes"][0]["html"]) for fault in found] == []
