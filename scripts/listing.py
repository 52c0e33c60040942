"""``mathreel list``: the lessons of a course, or everything about one lesson."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from scripts.basis.errors import MathreelError
from scripts.basis.files import prepare_output
from scripts.basis.manifest import user_manifest
from scripts.basis.quality import QUALITIES
from scripts.basis.terminal import Terminal, print_json, say
from scripts.basis.text import clock
from scripts.basis.user_files import is_folder
from scripts.engine.failures import Failure
from scripts.engine.order import Order, orders_of
from scripts.engine.questions.description import DESCRIPTION, OUTLINE
from scripts.engine.questions.plan import PLAN
from scripts.engine.questions.question import Question, answers_at_hand, ask
from scripts.engine.worker_pool import WorkerPool, usable_cores
from scripts.narration.reading_script import reading_script
from scripts.options import course_option, gathered, overwrite_option
from scripts.request.catalogue import LessonFile
from scripts.request.course import Course, find_entry, read_course, with_parameters
from scripts.request.parameter_text import in_short, readable
from scripts.request.parameters import parse_film_settings
from scripts.settings import set_option

_LONGEST = 200
"""Letters of a value that are typed out; arrays can be long, and ``--json`` has them whole."""

_OUTLINED = 100
"""The words of a course of more lessons than these are not made to list it: lengths are then rough."""

_SCRIPT_FORMS = (".html", ".txt")

Description = Mapping[str, Any]


@dataclass(frozen=True)
class _FormOptions:
    """In which form the list is given, and where."""

    show_parameters: bool
    as_json: bool
    as_script: bool
    target: Path | None
    overwrite: bool

    def check(self, name: str | None) -> None:
        """Refuse what does not go together.

        Raises
        ------
        MathreelError
            That says so.
        """
        if self.as_script and name is None:
            raise MathreelError("--script is what one lesson says: give the name of the lesson, too.")
        if self.as_script and self.as_json:
            raise MathreelError("--script is for people and --json for programs: give one of them.")
        if self.target is None:
            return
        if not self.as_script:
            raise MathreelError("-o is where a script goes: give --script, too.")
        if self.target.suffix.lower() not in _SCRIPT_FORMS:
            raise MathreelError("a script is a page or a text: give -o a file that ends in .html or .txt.")
        if is_folder(self.target):
            raise MathreelError(f"{self.target} is a folder: give -o a file.")


@click.command(
    "list",
    epilog="""\b
Examples:
  mathreel list                     the lessons of the default course
  mathreel list --parameters        and all that can be changed in them
  mathreel list gradient_descent    all of one lesson
  mathreel list gradient_descent --set learning_rate=0.9    what it says and finds then
  mathreel list --json > lessons.json
  mathreel list norms --script      what to read aloud, and how to name the recordings
  mathreel list norms --script -o norms.html
  mathreel list bayes_theorem --set prior=0.1 --script
""",
)
@click.argument("name", required=False)
@set_option
@course_option
@click.option("--parameters", "show_parameters", is_flag=True, help="With every parameter of every lesson.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.option("--script", "as_script", is_flag=True, help="What NAME says, phrase by phrase, to record it.")
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="With --script: write it into FILE, as a page to print (.html) or as text (.txt).",
)
@overwrite_option
@gathered(form=_FormOptions)
def list_lessons(
    *,
    name: str | None,
    settings: tuple[str, ...],
    course_path: Path,
    form: _FormOptions,
) -> None:
    """List the parts and lessons of the course, how long they are and what each shows. Lessons that were not
    played yet last about as long as their words.

    With NAME, a lesson of the course or any other, show everything about that lesson: what can be changed in
    it, what it says, and its results.
    """
    form.check(name)
    if settings and name is None:
        raise MathreelError("--set changes one lesson: give the name of the lesson, too.")
    course, lessons = read_course(course_path)
    quality = QUALITIES[course.quality]
    console = Terminal(wraps=True)
    if name is not None:
        values = parse_film_settings(settings, [name], name).get(name, {})
        entry = with_parameters(find_entry(name, course, lessons), values)
        order = Order(entry, course.theme, quality)
        descriptions, failures = _ask([order])
        if failures:
            raise MathreelError(f"{name} cannot be played: {failures[0].sentence}")
        if form.as_script:
            _give_script(descriptions[0], form)
        else:
            print_json(descriptions[0]) if form.as_json else tell_lesson(descriptions[0], console)
        return
    orders = orders_of(course, quality)
    descriptions, failures = _ask(orders) if form.as_json else _ask_in_short(orders)
    if form.as_json:
        print_json(_course_data(course, descriptions))
    else:
        tell_course(course, lessons, descriptions, console, with_parameters=form.show_parameters)
    for failure in failures:
        say(f"mathreel: {failure.name} cannot be played: {failure.sentence}", err=True)
    if failures:
        click.get_current_context().exit(1)


def _give_script(lesson: Description, form: _FormOptions) -> None:
    """Print what a lesson says, or write it into a file."""
    script = reading_script(
        lesson["name"],
        lesson["title"],
        {
            beat["name"]: (beat["title"], [phrase["narration"] for phrase in beat["phrases"]])
            for beat in lesson["beats"]
        },
    )
    target = form.target
    if target is None:
        for line in script.text.splitlines():
            say(line)
        return
    prepare_output(target.parent)
    text = script.page if target.suffix.lower() == ".html" else script.text
    user_manifest().write(Path(os.path.realpath(target)), text, overwrite=form.overwrite)
    say(target)


def _ask(
    orders: Sequence[Order], question: Question = DESCRIPTION
) -> tuple[list[dict[str, Any]], list[Failure]]:
    with WorkerPool(usable_cores()) as pool:
        return ask(question, orders, pool)


def _ask_in_short(orders: Sequence[Order]) -> tuple[list[dict[str, Any]], list[Failure]]:
    """What is good for a table, without playing a lesson: it knows the length of those that were played."""
    if len(orders) > _OUTLINED:
        return _ask(orders, PLAN)
    played = answers_at_hand(DESCRIPTION, orders)
    outlines, failures = _ask([order for order in orders if order.entry.name not in played], OUTLINE)
    known = {**played, **{outline["name"]: outline for outline in outlines}}
    return [known[order.entry.name] for order in orders if order.entry.name in known], failures


def _course_data(course: Course, lessons: Sequence[Description]) -> Description:
    return {"title": course.title, "lessons": lessons}


# In words -----------------------------------------------------------------------------------------------


def tell_course(
    course: Course,
    lessons: Mapping[str, LessonFile],
    descriptions: Sequence[Description],
    console: Terminal,
    *,
    with_parameters: bool,
) -> None:
    _tell_title(course.title, _duration(*descriptions), console)
    names = {entry.name: _full_name(entry.name, entry.lesson.name) for entry in course.entries}
    widest = max(map(len, names.values()), default=0)
    longest = max((len(_duration(description)) for description in descriptions), default=0)
    part = None
    for description in descriptions:
        if description["part"] != part:
            part = description["part"]
            _tell_heading(part, console)
        name = names[description["name"]]
        if with_parameters:
            console.print(f"  {name}  {_duration(description)}  {description['summary']}")
            console.print_columns(_parameter_rows(description["parameters"], meanings=False), indent=3)
        else:
            row = [name.ljust(widest), _duration(description).rjust(longest), description["summary"]]
            console.print_columns([row], indent=2)
    elsewhere = sorted(lessons.keys() - {entry.lesson.name for entry in course.entries})
    if elsewhere:
        console.print()
        console.print(f"Not in this course: {', '.join(elsewhere)}")


def tell_lesson(lesson: Description, console: Terminal) -> None:
    name = _full_name(lesson["name"], lesson["lesson"])
    _tell_title(lesson["title"], f"{name}  {clock(lesson['seconds'])}", console)
    console.print(lesson["summary"])
    if lesson["prerequisites"]:
        console.print(f"Comes after {', '.join(lesson['prerequisites'])}.")
    _tell_heading("Parameters", console)
    console.print_columns(_parameter_rows(lesson["parameters"], meanings=True), indent=3)
    _tell_heading("Beats", console)
    for beat in lesson["beats"]:
        console.print(f"  {clock(beat['start'])}  {beat['name']}", style="bold")
        console.print_columns([[beat["narration"]]], indent=8)
    _tell_heading("Key numbers", console)
    for label, value in lesson["key_numbers"].items():
        console.print(f"  {label} = {readable(value)}")


def _full_name(name: str, lesson: str) -> str:
    """The name of a film, with that of its *lesson* if the course gave it another."""
    return name if name == lesson else f"{name} ({lesson})"


def _tell_title(title: str, rest: str, console: Terminal) -> None:
    console.print(title, style="bold", end="  ")
    console.print(rest)


def _tell_heading(heading: str, console: Terminal) -> None:
    console.print()
    console.print(heading, style="bold")


def _parameter_rows(parameters: Sequence[Description], *, meanings: bool) -> list[list[str]]:
    rows = []
    for parameter in parameters:
        value = _shown(parameter["value"])
        changed = parameter["value"] != parameter["default"]
        default = f" (default {_shown(parameter['default'])})" if changed else ""
        row = [parameter["name"], value + default, f"{parameter['kind']} {parameter['bounds']}"]
        rows.append([*row, parameter["description"]] if meanings else row)
    return rows


def _shown(value: Any) -> str:
    """Write a value as it may be typed, or for people where that would be long."""
    typed = in_short(value) or json.dumps(value, ensure_ascii=False)
    return typed if len(typed) <= _LONGEST else readable(value)


def _duration(*lessons: Description) -> str:
    """How long lessons last together: exact if they were played, else an estimate."""
    length = clock(sum(lesson.get("seconds", lesson.get("length", 0)) for lesson in lessons))
    return length if all("seconds" in lesson for lesson in lessons) else f"about {length}"
