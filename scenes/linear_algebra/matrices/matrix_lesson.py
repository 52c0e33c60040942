"""What all parts of the lesson share: parameters, what is computed for the plane, and its matrix."""

from __future__ import annotations

from typing import Annotated, Any, cast

from manim import Animation, Circle, FadeIn, FadeOut, ReplacementTransform, VGroup, VMobject
from pydantic import Field

from mathkit.linear_algebra.matrices import FLATTEN, apply, bend, plane_map
from scenes.linear_algebra.matrices import formulas, planes, words
from scenes.linear_algebra.matrices.moving_things import walk_steps
from scenes.stage.lesson import Lesson, LessonParams
from scenes.stage.params.quantities import HOUSE_FEATURES, House, Hundredths, PlaneMatrix, Weights
from scenes.stage.pictures.bases import COLUMNS, IDENTITY
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.writing import FINE_SIZE, Written, stack

_SmallComponent = Annotated[float, Field(ge=-2, le=2), Hundredths]

SmallVector = tuple[_SmallComponent, _SmallComponent]
"""A vector that stays in the picture wherever a matrix maps it."""

Houses = Annotated[tuple[House, ...], Field(min_length=1, max_length=5)]
"""A data set that can be drawn as a table."""

Budget = Annotated[float, Field(ge=0, le=100_000), Hundredths]
"""What can be spent, in thousand dollars."""

HOUSES = ((120.0, 3, 20.0), (75.0, 2, 40.0), (200.0, 5, 5.0), (50.0, 1, 60.0))
"""Area in m², bedrooms and age in years of each."""


class MatricesParams(LessonParams):
    """A matrix of the plane and a point; houses, what their features are worth, and a budget."""

    matrix: PlaneMatrix = Field(((2.0, 1.0), (-1.0, 1.0)), description="the matrix A, row by row")
    vector: SmallVector = Field((1.0, 2.0), description="a point that A carries along")
    houses: Houses = Field(HOUSES, description=f"one house a row: {', '.join(HOUSE_FEATURES)}")
    weights: Weights = Field(
        (2.5, 10.0, -0.5), description="price of one unit of each feature, in thousand dollars"
    )
    budget: Budget = Field(250.0, description="what can be spent, in thousand dollars")


class MatrixLesson(Lesson):
    """A lesson with a matrix in its corner."""

    params: MatricesParams
    space: planes.ColumnPlane

    def compute_plane(self) -> None:
        p = self.params
        self.map, self.applied = plane_map(p.matrix), apply(p.matrix, p.vector)
        self.matrix = self.map.matrix
        self.bending = bend(self.matrix if words.can_bend(self.map, p.vector) else IDENTITY, p.vector)
        self.steps, self.kinds = walk_steps(p.vector)
        self.pressed = float(apply(FLATTEN, planes.PRESSED).image[0])
        self.halfway = apply(p.matrix, planes.halfway(p.vector))

    @property
    def column(self) -> Box:
        """Where words and formulas stand, left of the plane."""
        return formulas.column_for(self.applied, self.halfway)

    def in_column(self, *rows: VMobject, under: VMobject | None = None) -> VGroup:
        """Rows of words and formulas left of the plane, none of them wider than their column."""
        return stack(*rows, box=self.column, under=under, gap=formulas.ROW_GAP)

    def ring(self, place: Any, role: Role, radius: float) -> Circle:
        """A ring around a place (2,) of the plane."""
        return Circle(radius, color=color(role), stroke_width=5.0).move_to(self.space.plane.at(place))

    def put_back(self, *things: Any) -> list[Animation]:
        """Fade what was moved, and let the same come unmoved: nothing moves backwards."""
        gone = [thing.copy() for thing in things]
        self.remove(*things)
        self.add(*gone)
        for thing in things:
            thing.set_state(matrix=IDENTITY)
        return [FadeOut(*gone, run_time=0.8), FadeIn(*things, run_time=0.8)]

    def land(self, column: int, sources: list[Any]) -> list[Any]:
        """The numbers of a column come out of those at the edges, and take the colour of their arrow."""
        landing: list[Any] = []
        for component, source in zip(formulas.COMPONENTS, sources, strict=True):
            landed = self.entry(column, component).copy().set_color(color(COLUMNS[column]))
            small = landed.copy().scale(FINE_SIZE / formulas.MATRIX_SIZE).move_to(source)
            landing.append(ReplacementTransform(small, landed))
        return landing

    def entry(self, column: int, component: str) -> VGroup:
        """One of the four numbers of the matrix that is shown."""
        written = cast("Written", self.premise[0])
        return written.part(f"{('first', 'second')[column]}_{component}")

    def color_column(self, column: int) -> None:
        """Give a column of the matrix its colour for good."""
        for component in formulas.COMPONENTS:
            self.entry(column, component).set_color(color(COLUMNS[column]))
