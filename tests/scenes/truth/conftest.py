"""What the truth gate needs: lessons that are watched as they play, and parameters drawn at random."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from scenes.stage.lesson import Lesson
from scenes.stage.theme import DARK
from scripts.production.quality import Quality
from scripts.production.renderer import LessonRenderer, manim_settings

Look = Callable[[Any, str, bool], None]
"""Told the lesson, the beat's name, and whether the picture rests."""

# Watching ----------------------------------------------------------------------------------------------

FPS = 6
"""How often a moving picture is looked at."""


class Watcher(LessonRenderer):
    """Has a lesson looked at after every movement, and with *steps* during it too; nothing is drawn."""

    def __init__(self, look: Look, *, steps: bool) -> None:
        super().__init__(FPS)
        self.look = look
        self.steps = steps
        self.beat = ""
        self.looking = False

    def begin_beat(self, name: str) -> None:
        self.beat = name

    def wants(self, frames: range) -> bool:  # noqa: ARG002
        return self.steps and not self.looking

    def play(self, scene: Any, *animations: Any, **options: Any) -> None:
        super().play(scene, *animations, **options)
        self.look(scene, self.beat, True)

    def draw(self, mobjects: Any = None) -> Any:  # noqa: ARG002
        return None

    def show(self, picture: Any, repeat: int) -> None:
        """Leave the picture be: there is none."""

    def render(self, scene: Any, time: float, moving_mobjects: Any = None) -> None:
        self.look(scene, self.beat, False)
        self.looking = True
        super().render(scene, time, moving_mobjects)
        self.looking = False


@pytest.fixture(scope="session")
def watch() -> Callable[..., Lesson]:
    """Play a lesson and look at it all the while: ``watch(GradientDescent, look, {"start": 5})``.

    Without *steps* it is looked at after every movement only.
    """

    def watch(
        lesson_class: type[Lesson], look: Look, params: Mapping[str, Any], *, steps: bool = True
    ) -> Lesson:
        with manim_settings(Quality("w", 32, 18, FPS)):
            watcher = Watcher(look, steps=steps)
            lesson = lesson_class(lesson_class.Params(**params), DARK, renderer=watcher)
            lesson.render()
        return lesson

    return watch


# Drawn parameters ----------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def drawn() -> Callable[[type[Lesson], int], dict[str, Any]]:
    """Parameters of no special kind: ``drawn(GradientDescent, seed)``; seed 0 gives the defaults."""

    def draw(lesson_class: type[Lesson], seed: int) -> dict[str, Any]:
        if seed == 0:
            return {}
        generator = np.random.default_rng(seed)
        fields = lesson_class.Params.model_json_schema()["properties"]
        for _ in range(100):
            values = {name: _draw(field, generator) for name, field in fields.items() if name != "pace"}
            try:
                lesson_class.Params(**values)
            except ValidationError:
                continue
            return values
        raise AssertionError(f"no parameters of {lesson_class.name()} could be drawn")

    return draw


def _draw(schema: dict[str, Any], generator: np.random.Generator) -> Any:
    if "enum" in schema:
        return schema["enum"][generator.integers(len(schema["enum"]))]
    low = schema.get("minimum", schema.get("exclusiveMinimum"))
    high = schema.get("maximum", schema.get("exclusiveMaximum"))
    match schema["type"]:
        case "boolean":
            return bool(generator.integers(2))
        case "integer":
            return int(generator.integers(low, min(high, low + 400), endpoint=True))
        case "number":
            return round(float(generator.uniform(low, high)), 3)
        case "array":
            items = schema.get("prefixItems")
            if items is None:
                items = [schema["items"]] * schema.get("maxItems", schema.get("minItems", 3))
            return [_draw(item, generator) for item in items]
    raise TypeError(f"do not know how to draw {schema}")


# Reading numbers -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Numeral:
    """A number as it is written: its size, the last place that it shows, and what stands around it."""

    written: str
    size: float
    unit: float
    start: int
    end: int
    before: str
    after: str

    def fits(self, value: float, least: float) -> bool:
        """Whether *value*, whatever its sign, is written like this.

        Zeros at the end are not written, so a number of few digits may be more exact than it looks: it is
        taken to show *least* at the least.
        """
        return abs(abs(value) - self.size) <= 0.5000001 * min(self.unit, max(least, 1e-4 * self.size)) + 1e-12


_SUPERSCRIPTS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
_POWER = re.compile(r'"?(?: times 10\^\((-?\d+)\)| × 10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))')
_DIGITS = re.compile(r"(?<![\d.])(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?")
_LAYOUT = re.compile(
    r"#block\(width: [\d.]+em\)\[#set align\(\w+\)\n|#grid\(columns: \d+, align: .*?row-gutter: [\d.]+em, "
    r"|#h\([^)]*\)|#smallcaps\([^)]*\)|[\d.]+(?:em|pt)\b",
    re.DOTALL,
)


@pytest.fixture(scope="session")
def numerals() -> Callable[[str], list[Numeral]]:
    """All numbers in a text or formula, as Typst or a narration has it."""
    return lambda source: list(_numerals(source))


@pytest.fixture(scope="session")
def without_layout() -> Callable[[str], str]:
    """A source without what only says where things go."""
    return lambda source: _LAYOUT.sub(" ", source)


def _numerals(source: str) -> Iterator[Numeral]:
    for match in _DIGITS.finditer(source):
        whole, decimals = match[1].replace(",", ""), match[2] or ""
        scale, end = 0, match.end()
        power = _POWER.match(source, end)
        if power is not None:
            scale, end = int(power[1] or power[2].translate(_SUPERSCRIPTS)), power.end()
        if source[: match.start()].endswith(("times 10^(", "times 10^(-")) or _is_power(source, match):
            continue
        size = float(f"{whole}{decimals}e{scale}")
        unit = 10.0 ** (scale - max(0, len(decimals) - 1))
        yield Numeral(
            source[match.start() : end],
            size,
            unit,
            match.start(),
            end,
            source[max(0, match.start() - 12) : match.start()],
            source[end : end + 12],
        )


def _is_power(source: str, match: re.Match[str]) -> bool:
    """Whether these digits are the ten of a power of ten, which was read with the number before it."""
    return bool(re.search(r"(times|×) $", source[: match.start()])) and match[0] == "10"
