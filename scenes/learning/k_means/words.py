"""K-means in words and formulas: its two steps, what they do to the inertia, where another start ends."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from mathkit.arrays import Array
from mathkit.learning.k_means import KMeans
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import math_equals, number, percent
from scenes.stage.type.phrases import change
from scenes.stage.type.symbols import INERTIA
from scenes.stage.type.tables import table
from scenes.stage.type.writing import FINE_SIZE, LABEL_SIZE, STATEMENT_SIZE, Written, formula, text

CENTRES = f"{tint('c_1', 'path')}, dots, {tint('c_k', 'path')}"
"""The centres, by name."""

MATH_INERTIA = f"{INERTIA} = sum_x |x - {tint('c(x)', 'path')}|^2"
"""The inertia of points x, each with its centre c(x)."""

_ORDINALS = {2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth"}


def scaling(*, standardized: bool) -> list[Written]:
    """A note on points that are measured in standard deviations; no note on others."""
    note = "in standard deviations from the mean"
    return [text(note, size=FINE_SIZE, role="muted")] if standardized else []


def assigning() -> list[Written]:
    """What the first of the two steps does, and what it lowers."""
    return [text("*assign*: $x$ joins the nearest $c$"), formula(MATH_INERTIA)]


def moving() -> list[Written]:
    """What the second of the two steps does, and what it lowers."""
    return [text("*move*: $c$ goes to the mean of its $x$"), formula(MATH_INERTIA)]


def uses() -> list[Written]:
    """What k-means compresses."""
    rule = text(f"$x$ becomes the name of {tint('$c(x)$', 'path')}", size=STATEMENT_SIZE)
    uses = ("*pictures*: few colours", "*customers*: few kinds", "*vector search*: few codes")
    return [rule, *map(text, uses)]


def math_inertia(run: KMeans, half_step: int) -> str:
    """Write "J equals the inertia" after a half step as Typst mathematics."""
    equals, size = math_equals(run.inertias[half_step]).split(" ", 1)
    return f"{INERTIA} {equals} {tint(f'{size}', 'slope')}"


def inertia_table(lowest: Sequence[float] | Array) -> Written:
    """The lowest inertia with 1, 2, … centres, and the share that each further one saves."""
    return table(inertia_rows(lowest), size=LABEL_SIZE)


def inertia_rows(lowest: Sequence[float] | Array) -> list[tuple[str, str, str]]:
    """Rows of a table: the lowest inertia with 1, 2, … centres, and the share that each further one saves."""
    saved = ["", *(percent((before - after) / lowest[0]) for before, after in pairwise(lowest))]
    counts = [f"{count}" for count in range(1, len(lowest) + 1)]
    sizes = [tint(f"{number(size, fixed=True)}", "slope") for size in lowest]
    return [("$k$", "lowest $J$", "saved"), *zip(counts, sizes, saved, strict=True)]


def ordinal(count: int) -> str:
    """The second, …, the sixth."""
    return _ORDINALS[count]


def rounds(run: KMeans) -> str:
    """How many rounds a run takes."""
    return "one round" if run.rounds == 1 else f"{run.rounds} rounds"


def moved(run: KMeans) -> str:
    """What the first move of all centres does to the inertia."""
    before, after = run.inertias[:2]
    return change(
        before,
        after,
        _written,
        rises="The inertia rises from {before} to {after}",
        falls="The inertia falls from {before} to {after}",
        stays="The inertia is {after}",
    )


def elsewhere(run: KMeans, other: KMeans) -> str:
    """How low another start comes to rest."""
    if math.isclose(run.inertia, other.inertia, rel_tol=1e-9, abs_tol=1e-12 * other.inertias[0]):
        return f"it comes to rest just as low, at {number(other.inertia)}"
    return change(
        run.inertia,
        other.inertia,
        _written,
        rises="it comes to rest higher, at {after}: a worse grouping, and k-means cannot tell",
        falls="it comes to rest lower, at {after}: the first grouping was worse, and k-means could not tell",
        stays="it comes to rest almost as low, at {after}",
    )


def _written(inertia: float) -> str:
    return f"{number(inertia)}"
