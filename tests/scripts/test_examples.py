"""The examples in README, CONTRIBUTING and the help of the verbs: what they name is there."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest

from fixtures.verbs import VERBS
from scenes.stage.params.point_params import USER_DATA_FIELDS
from scripts.basis.quality import QUALITIES
from scripts.engine.order import Order, subject_of
from scripts.film.rehearsal import script_of
from scripts.request.catalogue import ROOT, find_lessons
from scripts.request.course import Entry
from scripts.request.parameters import parse_setting

LESSONS = find_lessons()
_SPOKEN = re.compile(r"\s{2,}| [#>$]")
"""Where the words begin that explain an example, or what the shell takes."""

_PROGRAM = re.compile(r"python -m (scripts\.[\w.]+)([^`\n]*(?:\n[^`\n]+(?=`))?)")
"""A module that is run by itself, and its arguments; within backticks they may go on in the next line."""


def examples() -> Iterator[str]:
    helps = [verb.epilog or "" for verb in VERBS.values()]
    for text in (*pages(), *helps):
        for line in re.sub(r"`(mathreel [a-z].*?)`", r"\n\1\n", text).splitlines():
            words = line.strip().removeprefix("bash scripts/run.sh ").removeprefix("mathreel ")
            if words != line.strip() and "<" not in words and words.split()[0] in VERBS:
                yield from (part.removeprefix("mathreel ") for part in _SPOKEN.split(words)[0].split(" && "))


def pages() -> list[str]:
    return [(ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "CONTRIBUTING.md")]


def programs() -> list[tuple[str, str]]:
    return [(found[1], found[2]) for page in pages() for found in _PROGRAM.finditer(page)]


@pytest.mark.parametrize("example", sorted(set(examples())))
def test_an_example_names_verbs_options_lessons_parameters_and_beats_that_there_are(example: str) -> None:
    verb, *arguments = shlex.split(example)
    with VERBS[verb].make_context(verb, arguments) as context:
        asked = context.params
    names = [name for name in (asked.get("name"), *asked.get("names", ())) if name]
    settings: dict[str, dict[str, Any]] = {name: {} for name in names}
    for setting in (*asked.get("settings", ()), *grid_of(asked)):
        key, value = parse_setting(setting)
        lesson, _, parameter = key.rpartition(".")
        settings.setdefault(lesson or names[0], {})[parameter] = value
    for name, values in settings.items():
        of_a_file = set(USER_DATA_FIELDS) - {"points"}
        given = {key: value for key, value in values.items() if key not in of_a_file}
        subject = subject_of(Order(Entry(name, LESSONS[name], given), "dark", QUALITIES["l"]))
        assert values.keys() <= type(subject.params).model_fields.keys()
        beats = {asked.get(option) for option in ("beat", "first", "last", "at")} - {None}
        assert {beat for beat in beats if not re.fullmatch(r"[\d.]+", str(beat))} <= script_of(subject).keys()


def grid_of(asked: dict[str, Any]) -> Iterator[str]:
    """The first value of each axis, as a setting."""
    for axis in asked.get("grid", ()):
        yield re.split("[,:]", axis)[0]


@pytest.mark.parametrize(("number", "beat"), re.findall(r"clips/(\d+)-(\w+)\.mp4", "".join(pages())))
def test_a_clip_that_is_named_is_one_of_a_lesson(number: str, beat: str) -> None:
    subjects = (
        subject_of(Order(Entry(name, lesson, {}), "dark", QUALITIES["l"])) for name, lesson in LESSONS.items()
    )
    scripts = (list(script_of(subject)) for subject in subjects)
    assert any(beats.index(beat) == int(number) - 1 for beats in scripts if beat in beats)


def test_programs_beside_the_verbs_are_named() -> None:
    assert ("scripts.bench", " --scale\nFOLDER") in programs()
    assert len(programs()) > 5


@pytest.mark.parametrize(("module", "arguments"), programs())
def test_a_program_takes_the_arguments_that_it_is_shown_with(module: str, arguments: str) -> None:
    words = shlex.split(re.sub(r"<\w+>", "pca", arguments))
    with import_module(module).main.make_context(module, words):
        pass
