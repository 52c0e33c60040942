"""``mathreel slides`` as a lecturer calls it."""

import json
from pathlib import Path
from typing import Any

import av
import pptx
import pytest
from click.testing import CliRunner

from scripts.basis.quality import QUALITIES
from scripts.cli import main
from scripts.decks.deck import BeatSlide, Deck, LessonSlides
from scripts.decks.writing import Target
from scripts.slides import warn_of_large_films

SMALL = ("-c", "course.toml", "-q", "l")


def test_films_are_made_once_and_what_was_published_stays(project: Any) -> None:
    project.write_lesson("other", module="halved")
    project.write_course('"plain"', '"other"', '{ lesson = "plain", name = "larger", size = 2 }')
    first = project.run("slides", "larger", "other", *SMALL, "-o", "deck.pptx")
    assert first.returncode == 0, first.stderr
    assert first.stdout.splitlines()[-1] == "deck.pptx"
    begun, *done = first.stdout.splitlines()[:3]
    assert begun in ("Rendering 2 films: larger, other.", "Rendering 2 films: other, larger.")
    assert [line.partition(" ")[0] for line in done] == ["1/2", "2/2"]
    assert first.stderr == "Writing deck.pptx: 2 beats.\n"
    deck = pptx.Presentation(project.work / "deck.pptx")
    assert [slide.shapes.title.text for slide in deck.slides] == ["Larger", "Show", "Other", "Show"]
    assert deck.slides[1].notes_slide.notes_text_frame.text == "It is 4."
    assert not (project.out / "lessons").exists()
    assert not (project.out / "index.html").exists()

    again = project.run("slides", "other", *SMALL, "-o", "deck.html")
    assert again.stdout == "deck.html\n", again.stderr

    (project.work / "deck.pptx").write_text("mine")
    refused = project.run("slides", "other", *SMALL, "-o", "deck.pptx")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr.endswith("give another name with -o, or add --overwrite to replace it.\n")
    assert (project.work / "deck.pptx").read_text() == "mine"
    unknown = project.run("slides", "other", *SMALL, "--loop", "shwo", "-o", "loop.html")
    assert unknown.returncode == 2
    assert unknown.stderr == (
        "mathreel: --loop: the deck has no beat shwo, did you mean show? the beats are show.\n"
    )
    assert project.unfinished() == []
    assert {path.name for path in project.work.iterdir()} == {
        *("out", "cache", "course.toml", "deck.pptx", "deck.html")
    }


def test_a_parameter_is_set_for_the_slides_alone(project: Any) -> None:
    project.write_course('"plain"', '{ lesson = "plain", name = "larger", size = 2 }')
    run = project.run("slides", "plain", *SMALL, "--set", "plain.size=3", "-o", "deck.pptx")
    assert run.returncode == 0, run.stderr
    deck = pptx.Presentation(project.work / "deck.pptx")
    assert deck.slides[1].notes_slide.notes_text_frame.text == "It is 6."
    for setting, said in {
        "larger.size=3": "--set changes larger, which is not among the lessons named",
        "plain.size=9": "plain.size is 9, but it must be greater than 0 and at most 3",
    }.items():
        refused = project.run("slides", "plain", *SMALL, "--set", setting, "-o", "other.pptx")
        assert refused.returncode == 2
        assert said in refused.stderr


def test_a_beat_to_loop_that_is_not_there_is_refused_before_a_film_is_made(project: Any) -> None:
    project.write_course('"plain"')
    for name, said in {"shwo": "did you mean show? the beats are show.", "plain.x": "plain.show"}.items():
        run = project.run("slides", *SMALL, "--loop", name, "-o", "loop.html")
        assert (run.returncode, run.stdout) == (2, "")
        assert run.stderr.startswith(f"mathreel: --loop: the deck has no beat {name}")
        assert said in run.stderr
    assert not (project.out / ".store").exists()


def test_slides_beside_the_films_are_offered_on_the_page(project: Any) -> None:
    project.write_course('"plain"')
    assert project.render().returncode == 0
    page, record = project.out / "index.html", project.out / "course.json"
    with av.open(project.out / "lessons/plain/lesson.mp4") as film:
        rate = film.streams.video[0].average_rate
    run = project.run("slides", "plain", *SMALL, "-o", "out/slides/plain.pdf")
    assert run.returncode == 0, run.stderr
    assert "slides/plain.pdf" in page.read_text()
    assert json.loads(record.read_text())["parts"][0]["lessons"][0]["slides"] == ["slides/plain.pdf"]
    with av.open(project.out / "lessons/plain/lesson.mp4") as film:
        assert film.streams.video[0].average_rate == rate
    assert project.render().returncode == 0
    assert "slides/plain.pdf" in page.read_text()
    (project.out / "slides/plain.pdf").unlink()
    assert project.render().returncode == 0
    assert "slides/plain.pdf" not in page.read_text()


def test_a_second_deck_of_the_same_ground_needs_no_other_film(project: Any) -> None:
    project.write_course('"plain"')
    pptx.Presentation().save(project.work / "white.pptx")
    into = ("slides", "plain", *SMALL, "--into", "white.pptx")
    first = project.run(*into, "-o", "first.pptx")
    assert first.stdout.startswith("Rendering 1 film: plain.\n"), first.stderr
    for name in ("second.pptx", "third.pptx"):
        assert project.run(*into, "-o", name).stdout == f"{name}\n"
    assert len(list((project.out / ".store").glob("*/recording.json"))) == 1


WRITING = """
        from scenes.stage.type.writing import formula
        self.play(FadeIn(formula("{{ z : path }} = w x")))
        self.play(FadeIn(formula('w = "2"')))
"""


def test_a_handout_has_the_formulas_that_a_lesson_writes(project: Any) -> None:
    project.write_lesson("other", module="halved", then=WRITING)
    project.write_course('"other"')
    run = project.run("slides", "other", *SMALL, "-o", "other.pdf")
    assert run.returncode == 0, run.stderr
    assert "A handout shows the films in the light theme, for white paper." in run.stderr
    handout = (project.work / "other.pdf").read_bytes()
    assert b"/Alt(z = w x)" in handout
    assert b"/Alt(w =" not in handout


def test_slides_of_films_that_are_there_wait_for_no_other_run(project: Any) -> None:
    project.write_held_lesson("held")
    project.write_course('"plain"', '"held"')
    assert project.render("plain").returncode == 0
    other = project.start_render("held")
    project.wait_until_reached()
    run = project.run_anew("slides", "plain", "-c", "course.toml", "-o", "out/slides/plain.html")
    project.gate.touch()
    other.communicate()
    assert run.returncode == 0, run.stderr
    page = f"the page offers it when it is made next: process {other.pid} is at work on it."
    assert run.stdout.splitlines() == ["out/slides/plain.html", f"Note: {page}"]
    assert "slides/plain.html" in (project.out / "index.html").read_text()
    assert project.unfinished() == []


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (("--fps", "6"), "is 480p5"),
        (("--theme", "light"), "is in the dark theme"),
        (("--set", "size=3"), "had other values (size was 1)"),
        (("--set", "size=3", "--theme", "light"), "is in the dark theme"),
    ],
)
def test_it_is_said_why_a_film_that_is_there_is_not_taken(
    project: Any, asked: tuple[str, ...], why: str
) -> None:
    project.write_course('"plain"')
    assert project.render().returncode == 0
    run = project.run("slides", "plain", "-c", "course.toml", *asked, "-o", "deck.html")
    assert run.stdout.splitlines()[0] == f"What is there of plain does not fit: it {why}."


def test_films_are_found_where_they_were_rendered(project: Any) -> None:
    project.write_course('"plain"')
    assert project.render("-o", "films").returncode == 0
    run = project.run("slides", "plain", "-c", "course.toml", "-o", "deck.html")
    assert run.stdout == "deck.html\n", run.stderr  # no film was made
    assert "The films are those in films; --films names another folder." in run.stderr
    varied = project.run("sweep", "plain", "-c", "course.toml", "--fps", "5", "--grid", "size=1.5,2")
    assert varied.stdout.splitlines()[-1] == "films/sweeps/plain/index.html", varied.stderr
    assert not project.out.exists()


def test_no_slides_are_written_when_a_film_fails(project: Any) -> None:
    project.write_lesson("broken", then="1 / 0")
    project.write_course('"plain"', '"broken"')
    run = project.run("slides", *SMALL, "-o", "deck.pptx")
    assert run.returncode == 1
    assert "broken failed: ZeroDivisionError" in run.stderr
    assert "no slides were written" in run.stderr
    assert not (project.work / "deck.pptx").exists()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("gradient_decent",), "the course has no lesson gradient_decent, did you mean gradient_descent?"),
        (("--after", "1"), "--after goes with --into"),
    ],
)
def test_what_the_user_can_mend_is_one_sentence(
    arguments: tuple[str, ...], sentence: str, tmp_path: Path
) -> None:
    target = tmp_path / "deck.pptx"
    result = CliRunner().invoke(main, ["slides", *arguments, "-o", str(target)], prog_name="mathreel")
    assert (result.exit_code, result.stdout) == (2, "")
    assert sentence in result.stderr
    assert result.stderr.count("\n") == 1
    assert not target.exists()


def test_help_has_examples() -> None:
    told = CliRunner().invoke(main, ["slides", "--help"], prog_name="mathreel").output
    assert "mathreel slides " in told.partition("Examples")[2]


@pytest.mark.parametrize(
    ("quality", "name", "beats", "warned"),
    [
        ("h", "deck.pptx", 31, True),
        ("h", "deck.pptx", 30, False),
        ("m", "deck.pptx", 31, False),
        ("h", "deck.html", 31, False),
    ],
)
def test_more_large_films_than_powerpoint_opens_are_warned_of(
    capsys: Any, quality: str, name: str, beats: int, warned: bool
) -> None:
    beat = BeatSlide("show", "Show", "It shows.", Path("show.mp4"), 1.0)
    deck = Deck("D", "en", "dark", QUALITIES[quality], (LessonSlides("l", "L", "", (beat,) * beats),))
    warn_of_large_films(deck, Target(Path(name)))
    assert ("-q m is safe" in capsys.readouterr().err) == warned
