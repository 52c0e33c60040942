"""What every lesson keeps to, whatever it teaches; a new lesson is found and held to it by itself."""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import re
import string
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import scenes
from scenes.stage.lesson import Lesson, LessonParams
from scenes.stage.lesson.narration import Narration
from scenes.stage.shapes.frame import SAFE
from scenes.stage.shapes.theme import LIGHT
from truth.examples import examples

EXAMPLES = 8
"""Sets of parameters drawn for each lesson, beside its defaults and its two corners."""


BROKEN: dict[str, str] = {}


def lessons() -> list[type[Lesson]]:
    """Every lesson under scenes; what cannot be imported is told by a test, not by the collection."""
    found = []
    for name in sorted(module.name for module in pkgutil.walk_packages(scenes.__path__, "scenes.")):
        if name.startswith("scenes.stage.") or not name.endswith(".lesson"):
            continue
        try:
            module = importlib.import_module(name)
        except Exception as error:
            BROKEN[name] = repr(error)
            continue
        found += [
            value
            for value in vars(module).values()
            if isinstance(value, type) and issubclass(value, Lesson) and value.__module__ == name
        ]
    return found


LESSONS = lessons()
every_lesson = pytest.mark.parametrize("lesson_class", LESSONS, ids=lambda lesson: lesson.name())


@pytest.fixture(scope="module")
def shown(play):
    """Each lesson at its defaults, played once for all the tests here."""
    memory = {}

    def show(lesson_class):
        if lesson_class not in memory:
            memory[lesson_class] = play(lesson_class)
        return memory[lesson_class]

    return show


def test_there_are_lessons_and_each_has_a_folder_of_its_own():
    assert LESSONS
    names = [lesson.name() for lesson in LESSONS]
    assert len(set(names)) == len(names)


def test_every_lesson_can_be_imported():
    assert BROKEN == {}


# At its defaults ---------------------------------------------------------------------------------------


@every_lesson
def test_a_lesson_takes_a_minute_or_two(lesson_class, shown):
    assert 45 <= shown(lesson_class).lesson.played[-1].end <= 120


@every_lesson
def test_a_lesson_has_six_to_twelve_thoughts_of_a_few_seconds(lesson_class, shown):
    played = shown(lesson_class).lesson.played
    assert 6 <= len(played) <= 12
    lengths = {each.name: round(each.end - each.start, 1) for each in played}
    assert {name: length for name, length in lengths.items() if not 2 <= length <= 20} == {}


@every_lesson
def test_nothing_stands_outside_the_safe_box(lesson_class, shown):
    assert shown(lesson_class).outside(SAFE) == []


@every_lesson
def test_the_heading_is_there_all_the_time(lesson_class, shown):
    showing = shown(lesson_class)
    heading = set(showing.lesson.heading.get_family())
    without = [
        beat for beat, places in showing.stood.items() if not heading & {mobject for mobject, _ in places}
    ]
    assert without == []


@every_lesson
def test_there_is_something_to_see_in_every_beat(lesson_class, shown):
    showing = shown(lesson_class)
    heading = set(showing.lesson.heading.get_family())
    empty = [beat for beat, places in showing.stood.items() if {mobject for mobject, _ in places} <= heading]
    assert empty == []


@every_lesson
def test_a_lesson_plays_in_the_light(lesson_class, play):
    showing = play(lesson_class, theme=LIGHT, frames=False)
    colors = {
        mobject.get_fill_color().to_hex().upper()
        for mobject, _ in showing.stood[showing.lesson.played[0].name]
    }
    assert LIGHT.palette["ink"] in colors


# At any parameters -------------------------------------------------------------------------------------


def holds(showing) -> None:
    assert showing.outside(SAFE) == []
    for each in showing.lesson.played:
        assert each.narration.strip()
        assert not re.search(r"\b(nan|inf|None|undefined)\b|[{}∞]", each.narration), each.narration
        assert 0 < each.end - each.start < 60


@every_lesson
@pytest.mark.parametrize("end", ["least", "greatest"])
def test_a_lesson_holds_at_the_corners(lesson_class, end, play, corner_of):
    holds(play(lesson_class, frames=False, **corner_of(lesson_class, end)))


@every_lesson
@examples(EXAMPLES)
@given(data=st.data())
def test_a_lesson_holds_at_any_parameters(lesson_class, data, play, params_of):
    holds(play(lesson_class, frames=False, **data.draw(params_of(lesson_class), label="params")))


# On any machine ------------------------------------------------------------------------------------------

ALONE = """
import importlib, json, sys, traceback
from manim import tempconfig
quiet = {"dry_run": True, "progress_bar": "none", "verbosity": "ERROR", "disable_caching": True}
played = {}
for place in sys.argv[1:]:
    module, name = place.split(":")
    try:
        with tempconfig(quiet):
            lesson = getattr(importlib.import_module(module), name)(skip_animations=True)
            lesson.render()
        played[place] = [beat.name for beat in lesson.played]
    except Exception:
        played[place] = traceback.format_exc()
json.dump(played, sys.stdout)
"""


@pytest.fixture(scope="module")
def played_alone(tmp_path_factory):
    """All lessons played by another process, on whose PATH no TeX, no ffmpeg and nothing else is found."""
    nowhere = tmp_path_factory.mktemp("nowhere")
    ran = subprocess.run(
        [sys.executable, "-c", ALONE, *map(place, LESSONS)],
        env={"PATH": "", "HOME": str(nowhere), "PYTHONPATH": os.pathsep.join(sys.path)},
        cwd=nowhere,
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(ran.stdout)


def place(lesson_class):
    return f"{lesson_class.__module__}:{lesson_class.__name__}"


@every_lesson
def test_a_lesson_needs_no_program_of_the_machine(lesson_class, shown, played_alone):
    assert played_alone[place(lesson_class)] == [each.name for each in shown(lesson_class).lesson.played]


# What it says of itself ----------------------------------------------------------------------------------


@every_lesson
def test_a_lesson_has_a_title_and_a_summary(lesson_class):
    assert lesson_class.title.strip() == lesson_class.title != ""
    assert lesson_class.__doc__
    assert lesson_class.summary().endswith(".")
    assert Path(sys.modules[lesson_class.__module__].__file__ or "").parent.name == lesson_class.name()


@every_lesson
def test_prerequisites_are_lessons(lesson_class):
    known = {lesson.name() for lesson in LESSONS} | in_the_course()
    assert set(lesson_class.prerequisites) <= known - {lesson_class.name()}


def in_the_course() -> set[str]:
    """Lessons of the default series."""
    course = tomllib.loads((Path(scenes.__path__[0]) / "course.toml").read_text(encoding="utf-8"))
    entries = [entry for part in course["part"] for entry in part["lessons"]]
    return {entry if isinstance(entry, str) else entry["lesson"] for entry in entries}


@every_lesson
def test_every_parameter_is_described_and_bounded(lesson_class, params_of):
    assert issubclass(lesson_class.Params, LessonParams)
    undescribed = [name for name, field in lesson_class.Params.model_fields.items() if not field.description]
    assert undescribed == []
    params_of(lesson_class)  # refuses a number without bounds
    lesson_class.Params()  # all have defaults, which lie within their bounds
    dumped = lesson_class.Params().model_dump()
    assert lesson_class.Params.model_validate(dumped) == lesson_class.Params()


@every_lesson
def test_no_number_of_a_narration_is_typed_by_hand(lesson_class):
    typed = {
        beat.name: literal
        for beat in lesson_class.beats()
        for literal, *_ in string.Formatter().parse(Narration(beat.narration))
        if any(character.isdigit() for character in literal)
    }
    assert typed == {}


@every_lesson
def test_beats_have_names_and_words_of_their_own(lesson_class):
    beats = lesson_class.beats()
    assert len({beat.narration for beat in beats}) == len(beats)
    assert all(beat.narration.strip()[-1] in ".?!”}" for beat in beats)
