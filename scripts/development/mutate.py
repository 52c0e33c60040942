"""How much the gate sees: ``python -m scripts.development.mutate [NAME…]`` spoils lessons and counts.

At the end of every beat things are picked at random and spoilt, one at a time, each in a way that is a
fault by definition; a spoilt picture is caught if the gate finds something there that it does
not find in the picture as it was.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import click

from scenes.stage.lesson import Lesson, LessonParams
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.theme import THEMES, Theme
from scripts.basis.quality import QUALITIES
from scripts.development.mutations import MUTATIONS, Stage
from scripts.film.renderer import manim_settings
from scripts.inspection.inspector import findings
from scripts.inspection.naming import Naming
from scripts.inspection.play import InspectionRenderer, photograph
from scripts.inspection.seeing.marking import crop
from scripts.inspection.seeing.sight import Sight, Thing, look
from scripts.request.catalogue import load_lesson
from scripts.request.course import DEFAULT_COURSE, find_entry, read_course


@dataclass
class Tally:
    """How many mutations of each kind were made, and how many of them were caught."""

    made: Counter[str] = field(default_factory=Counter)
    caught: Counter[str] = field(default_factory=Counter)

    @property
    def share(self) -> float:
        return self.caught.total() / self.made.total() if self.made else 1.0

    def add(self, other: Tally) -> None:
        self.made += other.made
        self.caught += other.caught


def mutate_lesson(
    lesson_class: type[Lesson],
    params: LessonParams,
    theme: Theme,
    *,
    each: int,
    seed: int,
    missed: Path | None = None,
) -> Tally:
    """Play a lesson and spoil it at the end of every beat.

    Parameters
    ----------
    each
        How many things to spoil in each way, each time.
    missed
        A folder for pictures of what was not caught.
    """
    quality = QUALITIES["l"]
    with manim_settings(quality):
        spoiler = Spoiler(each, random.Random(seed), missed)
        lesson_class(params, theme, renderer=_MutatingRenderer(quality.fps, spoiler)).render()
    return spoiler.tally


class Spoiler:
    """Spoils what stands on the stage, one thing at a time, and puts it back.

    Parameters
    ----------
    each
        How many things to spoil in each way, each time.
    chance
        Chooses them.
    missed
        A folder for pictures of what the gate did not see.
    """

    def __init__(self, each: int, chance: random.Random, missed: Path | None = None) -> None:
        self.tally = Tally()
        self._each, self._chance, self._missed = each, chance, missed

    def spoil(self, lesson: Lesson, naming: Naming) -> None:
        """Spoil in every way what stands; *naming* is what the gate knows of labels so far."""
        sight = look(lesson)
        things = [thing for thing in sight.things if not sight.is_plate(thing)]
        if not things:
            return
        before, restore = _wrong(lesson, naming), _kept(sight)
        for name in list(MUTATIONS) * self._each:
            thing = self._chance.choice(things)
            if MUTATIONS[name](Stage(sight, thing, self._chance)):
                self.tally.made[name] += 1
                if _wrong(lesson, naming) - before:
                    self.tally.caught[name] += 1
                elif self._missed is not None:
                    self._show(lesson, thing, name, self._missed)
            restore()

    def _show(self, lesson: Lesson, thing: Thing, name: str, folder: Path) -> None:
        path = folder / f"{lesson.name()}-{name.replace(' ', '_')}-{self.tally.made[name]}.png"
        spoilt = [each.box for each in look(lesson).things if each.key == thing.key]
        crop(photograph(lesson), frame().safe.inset(-0.5), spoilt).save(path)


class _MutatingRenderer(InspectionRenderer):
    """Spoils what stands at rest."""

    def __init__(self, fps: int, spoiler: Spoiler) -> None:
        super().__init__(fps, pictures=False)
        self._spoiler = spoiler

    def look(self, frames: int, *, resting: bool) -> None:
        super().look(frames, resting=resting)
        if resting:
            self._spoiler.spoil(cast("Lesson", self.scene), self.inspector.naming)


def _kept(sight: Sight) -> Callable[[], None]:
    """Return a function that brings everything on the stage back to how it is now."""
    shapes = [shape for thing in (*sight.things, *sight.ghosts) for ink in thing.inks for shape in ink.shapes]
    kept = [
        (shape, shape.points.copy(), shape.fill_rgbas.copy(), shape.stroke_rgbas.copy()) for shape in shapes
    ]

    def restore() -> None:
        for shape, points, fill, stroke in kept:
            shape.points, shape.fill_rgbas, shape.stroke_rgbas = points.copy(), fill.copy(), stroke.copy()

    return restore


def _wrong(lesson: Lesson, naming: Naming) -> set[tuple[object, ...]]:
    """What the gate finds in the picture as it stands."""
    found = findings(look(lesson), naming.copied(), resting=True)
    return {(finding.kind, *(thing.key for thing in finding.things)) for finding in found}


@click.command()
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--each", type=click.IntRange(min=1), default=2, show_default=True, help="Tries of each kind.")
@click.option("--seed", type=int, default=0, show_default=True, help="What is spoilt, and how.")
@click.option("--missed", type=click.Path(path_type=Path), metavar="FOLDER", help="Pictures of the missed.")
def main(names: tuple[str, ...], each: int, seed: int, missed: Path | None) -> None:
    """Spoil lessons and print the share of the faults that the gate catches."""
    course, lessons = read_course(DEFAULT_COURSE)
    entries = [find_entry(name, course, lessons) for name in names] or list(course.entries)
    if missed is not None:
        missed.mkdir(parents=True, exist_ok=True)
    total = Tally()
    for entry in entries:
        lesson = load_lesson(entry.lesson)
        params = lesson.Params.model_validate(dict(entry.parameters))
        tally = mutate_lesson(lesson, params, THEMES[course.theme], each=each, seed=seed, missed=missed)
        click.echo(f"{entry.name}: {tally.caught.total()} of {tally.made.total()} caught, {tally.share:.1%}")
        total.add(tally)
    for name, made in total.made.items():
        click.echo(f"  {name}: {total.caught[name]} of {made}")
    click.echo(f"All: {total.caught.total()} of {total.made.total()} caught, {total.share:.1%}")


if __name__ == "__main__":
    main()
