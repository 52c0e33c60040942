"""What all parts of the lesson share: what is computed for the plane, and the matrix in the corner."""

from __future__ import annotations

from typing import Any, cast

from manim import Animation, FadeIn, FadeOut, ReplacementTransform, VGroup, VMobject

from mathkit.linear_algebra.matrices import apply, bend, plane_map
from scenes.linear_algebra.matrices import words
from scenes.linear_algebra.matrices.moving_things import walk_steps
from scenes.linear_algebra.matrices.params import MatricesParams
from scenes.stage.lesson import Lesson
from scenes.stage.pictures.bases import COLUMNS, IDENTITY
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.theme import color
from scenes.stage.type.writing import Written, stack


class MatrixLesson(Lesson):
    """A lesson with a matrix in its corner."""

    params: MatricesParams

    def compute_plane(self) -> None:
        p = self.params
        self.map, self.applied = plane_map(p.matrix), apply(p.matrix, p.vector)
        self.matrix = self.map.matrix
        self.bending = bend(self.matrix if words.can_bend(self.map, p.vector) else IDENTITY, p.vector)
        self.steps, self.kinds = walk_steps(p.vector)

    @property
    def column(self) -> Box:
        """Where words and formulas stand, left of the plane."""
        return words.column_for(self.applied)

    def in_column(self, *rows: VMobject, under: VMobject | None = None, gap: float = 0.32) -> VGroup:
        """Rows of words and formulas left of the plane, none of them wider than their column."""
        return stack(*rows, box=self.column, under=under, gap=gap)

    def put_back(self, *things: Any) -> list[Animation]:
        """Fade what was moved, and let the same come unmoved: nothing moves backwards."""
        gone = [thing.copy() for thing in things]
        self.remove(*things)
        self.add(*gone)
        for thing in things:
            thing.set_state(matrix=IDENTITY)
        return [FadeOut(*gone, run_time=0.8), FadeIn(*things, run_time=0.8)]

    def land(self, column: int, sources: list[Any]) -> list[Any]:
        """The numbers of a column come out of the places where its arrow landed, and take their colour."""
        landing: list[Any] = []
        for component, source in zip(words.COMPONENTS, sources, strict=True):
            landed = self.entry(column, component).copy().set_color(color(COLUMNS[column]))
            landing.append(ReplacementTransform(landed.copy().move_to(source), landed))
        return landing

    def entry(self, column: int, component: str) -> VGroup:
        """One of the four numbers of the matrix that is shown."""
        written = cast("Written", self.premise[0])
        return written.part(f"{('first', 'second')[column]}_{component}")

    def color_column(self, column: int) -> None:
        """Give a column of the matrix its colour for good."""
        for component in words.COMPONENTS:
            self.entry(column, component).set_color(color(COLUMNS[column]))
