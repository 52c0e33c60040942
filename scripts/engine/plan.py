"""The plan: which films a course asks for, each with its parameters checked and its digest known."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from scripts.basis.errors import MathreelError, disk_error, is_disk_error
from scripts.basis.quality import Quality
from scripts.engine.answer_cache import Memory
from scripts.engine.digest import film_digest
from scripts.engine.farm import Farm, WorkerDiedError
from scripts.narration.narration_style import SILENT, NarrationStyle
from scripts.request.catalogue import LessonFile, load_lesson
from scripts.request.course import Course, Entry
from scripts.request.parameters import ParameterRecord, checked_parameters, parameter_records

if TYPE_CHECKING:
    from scenes.stage.lesson import Lesson, LessonParams

Result = TypeVar("Result")


@dataclass(frozen=True)
class Order:
    """An entry of a course with the settings of a run: all that a film is planned from."""

    entry: Entry
    theme: str
    quality: Quality
    narration_style: NarrationStyle = SILENT


@dataclass(frozen=True)
class Film:
    """One film to be: a lesson at its parameters, under the name by which the course calls it."""

    name: str
    lesson: LessonFile
    part: str
    title: str
    summary: str
    prerequisites: tuple[str, ...]
    parameters: list[ParameterRecord]
    theme: str
    quality: Quality
    narration_style: NarrationStyle
    digest: str
    length: float
    """About how many seconds it will last: as long as its narration takes to be read."""

    def settings(self) -> dict[str, Any]:
        """What decides how the film looks and sounds, its sources apart."""
        return _settings(self.values(), self.theme, self.quality, self.narration_style)

    def values(self) -> dict[str, Any]:
        """The parameters, by name."""
        return {parameter["name"]: parameter["value"] for parameter in self.parameters}


@dataclass(frozen=True)
class Fault:
    """What went wrong with one film, in a sentence and at length."""

    name: str
    sentence: str
    log: str


def fault_of(name: str, error: BaseException, printed: str = "") -> Fault:
    """Return *error* as the fault of a film, with what was *printed* before it."""
    if isinstance(error, OSError) and is_disk_error(error):
        error = disk_error(error)
    kind = "" if isinstance(error, MathreelError) else f"{type(error).__name__}: "
    sentence = f"{kind}{error}".partition("\n")[0]
    return Fault(name, sentence, printed + "".join(traceback.format_exception(error)))


def outcome(name: str, future: Future[Result]) -> Result | Fault:
    """Return the result of a job for the film *name*; that its worker died is the film's fault."""
    try:
        return future.result()
    except WorkerDiedError as error:
        return fault_of(name, error)


def orders_of(course: Course, quality: Quality, narration_style: NarrationStyle = SILENT) -> list[Order]:
    return [
        Order(entry, course.theme, quality, narration_style.for_lesson(entry.name))
        for entry in course.entries
    ]


def plan_films(orders: Sequence[Order], farm: Farm) -> tuple[list[Film], list[Fault]]:
    """Return the films of *orders*, in order, and the faults of lessons that cannot even be loaded.

    Raises
    ------
    MathreelError
        If a parameter is unknown, of the wrong kind or out of its bounds.
    """
    answers, faults = ask(plan_film, orders, farm)
    return [_film(answer) for answer in answers], faults


def plan_film(order: Order) -> dict[str, Any] | Fault:
    """Check the parameters of one entry and return its Film, ready for JSON. Imports the lesson."""
    entry = order.entry
    try:
        lesson = load_lesson(entry.lesson)
    except MathreelError:
        raise
    except Exception as error:
        return fault_of(entry.name, error)
    params = checked_parameters(lesson.Params, entry.parameters, entry.name, entry.source)
    settings = _settings(params.model_dump(mode="json"), order.theme, order.quality, order.narration_style)
    return {
        "name": entry.name,
        "lesson": asdict(entry.lesson),
        "part": entry.part,
        "title": _title(entry, lesson),
        "summary": lesson.summary(),
        "prerequisites": list(lesson.prerequisites),
        "theme": order.theme,
        "quality": asdict(order.quality),
        "narration_style": asdict(order.narration_style),
        "parameters": parameter_records(params),
        "digest": film_digest(entry.lesson.path(), settings),
        "length": _length(lesson, params),
    }


def _film(record: dict[str, Any]) -> Film:
    return Film(
        **{
            **record,
            "lesson": LessonFile(**record["lesson"]),
            "prerequisites": tuple(record["prerequisites"]),
            "quality": Quality(**record["quality"]),
            "narration_style": NarrationStyle.from_record(record["narration_style"]),
        }
    )


def _length(lesson: type[Lesson], params: LessonParams) -> float:
    from scenes.stage.lesson.narration import reading_time

    return sum(reading_time(beat.narration) for beat in lesson.beats()) / params.pace


def _title(entry: Entry, lesson: type[Lesson]) -> str:
    """The lesson's title; a film that the course file gave a name of its own is told apart by it."""
    return lesson.title if entry.name == entry.lesson.name else entry.name.replace("_", " ").capitalize()


def _settings(
    parameters: dict[str, Any], theme: str, quality: Quality, narration_style: NarrationStyle
) -> dict[str, Any]:
    return {
        "parameters": parameters,
        "theme": theme,
        "quality": asdict(quality),
        "narration_style": narration_style.identity(),
    }


def ask(
    question: Callable[[Order], dict[str, Any] | Fault], orders: Sequence[Order], farm: Farm
) -> tuple[list[dict[str, Any]], list[Fault]]:
    """Return the answers of workers to *question*, about each of *orders*, and the faults met.

    Answers are remembered as long as the house's sources stay as they are.
    """
    memory = Memory()
    notes = {order.entry.name: _note(question.__name__, order) for order in orders}
    answers = {name: memory.recall(note) for name, note in notes.items()}
    faults = []
    for order, future in farm.run(question, [order for order in orders if answers[order.entry.name] is None]):
        name = order.entry.name
        answer = outcome(name, future)
        if isinstance(answer, Fault):
            faults.append(answer)
        else:
            memory.keep(notes[name], answer)
            answers[name] = answer
    return [answer for answer in answers.values() if answer is not None], faults


def _note(question: str, order: Order) -> dict[str, Any]:
    """A question as it is remembered: which line of which file asked it is not part of it."""
    return {"question": question, **asdict(replace(order, entry=replace(order.entry, source="")))}
