"""Data that a lecturer brings: points that are typed in, or columns of a CSV file.

A lesson whose parameters are ``PointParams`` (``LabelledPointParams`` for points of two classes) takes
``points``, ``data`` and ``columns`` in addition to its own parameters. ``params.user_data`` is what the
lecturer gave, or None.

``scripts/request`` reads the file and chooses its columns before the parameters are checked. The numbers
that the film needs become part of the parameters: other numbers make other parameters, and no film needs
the file.
"""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, ClassVar, Literal, Self

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from mathkit.arrays import Array
from scenes.stage.lesson import LessonParams
from scenes.stage.params.magnitudes import LARGEST_GIVEN
from scenes.stage.params.user_points import UserPoints, points_of_table, typed_in_points
from scenes.stage.params.user_table import LEAST_SPREAD, MOST_POINTS, UserTable
from scenes.stage.type.numerals import counted, number
from scenes.stage.type.verbatim import missing_letters, spoken

LEAST_SHARE = 1e-6
"""Points differ by at least this share of the largest of them: then floats can tell them apart."""

_ABOUT_DATA = ("columns", "classes", "missing", "decimal", "dates")
USER_DATA_FIELDS = ("points", "data", *_ABOUT_DATA, "new_x", "new_point")
"""The parameters by which points are given, and those that only make sense for points that are given."""


def as_names(value: object) -> object:
    """Return the names in a text (``height, weight``), or the numbers in a list, as names one by one.

    Anything else is returned as it is.
    """
    if isinstance(value, str):
        return tuple(name.strip() for name in value.split(","))
    if isinstance(value, list | tuple):
        return tuple(str(name) if type(name) is int else name for name in value)
    return value


Names = Annotated[tuple[str, ...], BeforeValidator(as_names)]
GivenCoordinate = Annotated[float, Field(ge=-LARGEST_GIVEN, le=LARGEST_GIVEN)]
ClassLabel = Annotated[int, Field(ge=0, le=1)]
TableField = Annotated[UserTable | None, WithJsonSchema({"type": "string", "format": "csv"})]


class UserPointParams(LessonParams):
    """The common parameters of lessons about points."""

    fewest_points: ClassVar[int] = 2
    """Fewer points are refused."""

    with_classes: ClassVar[bool] = False
    """Whether the points belong to two classes."""

    must_vary: ClassVar[tuple[int, ...]] = (0, 1)
    """The axes along which points must differ."""

    has_one_scale: ClassVar[bool] = False
    """Whether both coordinates are measured in one scale, in which the one that spreads farther weighs more;
    such a lesson has a parameter ``standardized``."""

    points: tuple[tuple[float, ...], ...]
    data: TableField = Field(
        None, description="points of your own, from a CSV file whose first row names the columns"
    )
    columns: Names = Field(
        (), max_length=3, description="columns of data to take, by name or number; else the first"
    )
    missing: Literal["leave out", "refuse"] = Field(
        "leave out", description="rows of data that lack a value are left out, or refused"
    )
    decimal: Literal["auto", "point", "comma"] = Field(
        "auto", description="what stands before decimals in data; auto: as its columns show"
    )
    dates: Literal["auto", "day first", "month first"] = Field(
        "auto", description="how dates such as 3/4/2024 in data begin; auto: as its columns show"
    )

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.points and self.data:
            raise ValueError("give either points or data, not both")
        fields = type(self).model_fields
        changed = [
            each for each in _ABOUT_DATA if each in fields and getattr(self, each) != fields[each].default
        ]
        if changed and not self.data:
            raise ValueError(f"{changed[0]} is about data: give data, a CSV file, or leave {changed[0]} out")
        if self.user_data is not None:
            self._check_points(self.user_data)
        return self

    def _check_points(self, user_data: UserPoints) -> None:
        for name in dict.fromkeys((*self.data.names[:2], *user_data.classes)) if self.data else ():
            if letters := missing_letters(name):
                raise ValueError(
                    f"{user_data.file}: the fonts lack {', '.join(letters)} (in {spoken(name)}): "
                    "give a font file that has such letters, --font FILE"
                )
        source, kind = (user_data.file, "row") if user_data.file else ("points", "point")
        if user_data.rows < self.fewest_points:
            held = counted(user_data.rows, kind) + " with all values" * (user_data.left_out > 0)
            raise ValueError(f"{source} has {held}, but at least {self.fewest_points} are needed")
        if self.with_classes and len(set(user_data.labels.tolist())) < 2:
            raise ValueError(f"all of {source} are of one class, but two classes are needed")
        for axis in self.must_vary:
            name = user_data.names[axis] if user_data.names else "xy"[axis]
            _check_spread(user_data.points[:, axis], user_data.scales[axis], f"{source}: {name}")

    @cached_property
    def user_data(self) -> UserPoints | None:
        """The lecturer's points, or None if the lesson draws its own."""
        if self.data is not None:
            return points_of_table(self.data, with_classes=self.with_classes)
        return typed_in_points(self.points) if self.points else None


class PointParams(UserPointParams):
    """The parameters of a lesson about points of the plane, which may be the lecturer's own."""

    points: tuple[tuple[GivenCoordinate, GivenCoordinate], ...] = Field(
        (), max_length=MOST_POINTS, description="points of your own, each [x, y], in place of drawn ones"
    )


class LabelledPointParams(UserPointParams):
    """The parameters of a lesson about points of two classes, which may be the lecturer's own."""

    with_classes: ClassVar[bool] = True

    classes: Names = Field(
        (), max_length=2, description="classes of data to tell apart: two, or one against all others"
    )
    points: tuple[tuple[GivenCoordinate, GivenCoordinate, ClassLabel], ...] = Field(
        (),
        max_length=MOST_POINTS,
        description="points of your own, each [x, y, class], in place of drawn ones",
    )


def _check_spread(values: Array, scale: float, what: str) -> None:
    """Refuse counted *values* that differ too little; they are named as they were given."""
    low, high = float(values.min()), float(values.max())
    if low == high:
        raise ValueError(f"{what} is {number(low * scale)} throughout, but it must vary")
    if high - low < max(LEAST_SPREAD, LEAST_SHARE * max(abs(low), abs(high))):
        raise ValueError(
            f"{what} varies only from {low * scale:.10g} to {high * scale:.10g}: "
            "take other units, or another zero"
        )
