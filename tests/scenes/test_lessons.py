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
from manim import Create

import scenes
from scenes.stage.lesson import Lesson, LessonParams, beat
from scenes.stage.lesson.narration import Narration
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.theme import LIGHT
from scripts.decks.formulas import drawn_formulas
from scripts.engine.facts import shown_facts
from scripts.film.recording import plain
from scripts.request.catalogue import find_lessons, load_lesson
from truth.modules import every_lesson
from truth.showing import seen, under_others
from truth.watching import programs_refused, watch

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


def test_there_are_lessons_and_each_has_a_folder_of_its_own():
    assert LESSONS
    names = [lesson.name() for lesson in LESSONS]
    assert sorted(names) == sorted(find_lessons())


def test_every_lesson_can_be_imported():
    assert BROKEN == {}


# At its defaults ---------------------------------------------------------------------------------------


@pytest.fixture
def shown(name):
    """The lesson at its defaults."""
    return seen(name, "default")


@every_lesson
def test_a_lesson_takes_a_minute_or_two(shown):
    assert 45 <= shown.lesson.played[-1].end <= 150


@every_lesson
def test_a_lesson_writes_a_formula_to_look_up(shown):
    assert drawn_formulas(text for texts in shown.texts.of.values() for text in texts)


@every_lesson
def test_a_lesson_has_six_to_fourteen_thoughts_of_a_few_seconds(shown):
    played = shown.lesson.played
    assert 6 <= len(played) <= 14
    lengths = {each.name: round(each.end - each.start, 1) for each in played}
    assert {name: length for name, length in lengths.items() if not 2 <= length <= 20} == {}


@every_lesson
def test_nothing_stands_outside_the_safe_box(shown):
    assert shown.places.outside(frame().safe) == []


@every_lesson
def test_the_heading_is_there_all_the_time(shown):
    heading = set(shown.lesson.heading.get_family())
    without = [
        beat for beat, places in shown.places.stood.items() if not heading & {each for each, _ in places}
    ]
    assert without == []


@every_lesson
def test_there_is_something_to_see_in_every_beat(shown):
    heading = set(shown.lesson.heading.get_family())
    empty = [beat for beat, places in shown.places.stood.items() if {each for each, _ in places} <= heading]
    assert empty == []


@pytest.mark.sampled
@every_lesson
def test_a_lesson_plays_in_the_light(name):
    shown = seen(name, "light")
    stood = shown.places.stood[shown.lesson.played[0].name]
    assert LIGHT.palette["ink"] in {each.get_fill_color().to_hex().upper() for each, _ in stood}


# At other parameters -----------------------------------------------------------------------------------


@every_lesson
@under_others
def test_a_lesson_holds_at_other_parameters(name, setting):
    shown = seen(name, setting)
    assert shown.places.outside(frame().safe) == []
    for each in shown.lesson.played:
        assert each.narration.strip()
        assert not re.search(r"\b(nan|inf|None|undefined)\b|[{}∞]", each.narration), each.narration
        assert 0 < each.end - each.start < 60


# On any machine ------------------------------------------------------------------------------------------


class Listing(Lesson):
    """Asks the machine what files there are."""

    title = "Listing"

    @beat("These are all the files.")
    def show(self) -> None:
        subprocess.run(["ls"], check=True)
        self.play(Create(self.heading))


def test_a_lesson_that_starts_a_program_is_stopped():
    """Every play of ``truth.watching`` refuses programs, so no lesson that passes here needs one."""
    with pytest.raises(RuntimeError, match=r"starts a program: subprocess\.Popen ls"):
        watch(Listing, [], {})
    with programs_refused():
        pass
    subprocess.run(["true"], check=True)  # as soon as the play is over they are allowed again


ALONE = """
import importlib, json, sys
from manim import tempconfig
module, name = sys.argv[1:]
with tempconfig({"dry_run": True, "progress_bar": "none", "verbosity": "ERROR", "disable_caching": True}):
    lesson = getattr(importlib.import_module(module), name)(skip_animations=True)
    lesson.render()
json.dump([beat.name for beat in lesson.played], sys.stdout)
"""


def test_a_lesson_is_a_plain_scene_of_manim_on_any_machine(computed, tmp_path):
    """It is played by manim in another process, on whose PATH no TeX, no ffmpeg and nothing else is found."""
    lesson_class = load_lesson(find_lessons()["eigenvectors"])
    ran = subprocess.run(
        [sys.executable, "-c", ALONE, lesson_class.__module__, lesson_class.__name__],
        env={"PATH": "", "HOME": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(ran.stdout) == [beat.name for beat in computed(lesson_class).script()]


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
def test_key_numbers_have_labels_for_readers(lesson_class, computed):
    lesson = computed(lesson_class)
    labels = lesson_class.fact_labels
    assert len(labels) >= 3
    assert labels.keys() <= lesson.results.keys(), "a label without a fact"
    assert len(set(labels.values())) == len(labels)
    assert not [label for label in labels.values() if "_" in label or label != label.strip(" .")]
    assert list(shown_facts(plain(lesson.key_numbers))) == list(labels.values()), (
        "a value that cannot be read"
    )


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
        for literal, *_ in string.Formatter().parse(Narration(beat.template))
        if any(character.isdigit() for character in literal)
    }
    assert typed == {}


@every_lesson
def test_beats_have_names_and_words_of_their_own(lesson_class):
    beats = lesson_class.beats()
    assert len({beat.template for beat in beats}) == len(beats)
    assert all(phrase.text.strip()[-1] in ".?!”}" for beat in beats for phrase in beat.phrases)


SAYS_NOTHING = {"What it is for", "What for", "An example", "The idea", "The answer"}
"""Titles that any beat might have, as any single word might."""


@every_lesson
def test_beats_have_titles_of_their_own(lesson_class):
    """As chapters have: each says what is in it, so none is said twice."""
    beats = lesson_class.beats()
    titles = [beat.title for beat in beats]
    assert len({title.casefold() for title in titles}) == len(titles)
    assert [title for title in (lesson_class.title, *titles) if "'" in title] == []
    if any(len(beat.phrases) > 1 for beat in beats):  # told in phrases
        assert [title for title in titles if " " not in title or title in SAYS_NOTHING] == []
        assert [title for title in titles if not title[0].isupper() or title.endswith(".")] == []


@pytest.mark.parametrize(
    ("name", "story"),
    [
        ("linear_regression", r"\border|pizza|\blate\b|minute|kilomet"),
        ("logistic_regression", "message|spam|link|exclamation"),
        ("k_means", "colour|pixel|flower"),
    ],
)
def test_a_lecturer_s_own_data_are_told_without_the_story_of_the_built_in_ones(
    computed, table_of, tmp_path, name, story
):
    rows = (f"{row},{row * row % 7},{'ab'[row % 3 // 2]}" for row in range(1, 20))
    (tmp_path / "leaves.csv").write_text("\n".join(["length,width,tree", *rows]))
    lesson_class = load_lesson(find_lessons()[name])
    own = table_of(tmp_path / "leaves.csv", classes=name == "logistic_regression")
    script = computed(lesson_class, data=own).script()
    titles = {beat.name: beat.title for beat in lesson_class.beats()}
    told = [text for beat in script for text in (titles[beat.name], beat.narration)]
    assert [text for text in told if re.search(story, text, re.IGNORECASE)] == []
