"""Eigenvectors: entries are whole numbers of hundredths, so the discriminant’s sign is known for certain."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any

import numpy as np

from mathkit.linear_algebra.vectors import whole_multiple
from scenes.linear_algebra.eigenvectors.turning_arrows import TurningArrow
from scenes.stage.axes.planes import Plane
from scenes.stage.pictures.linear_maps import Fan
from scenes.stage.shapes.arrows import Arrow
from truth.mapped_planes import is_rotation, turned_on_the_way
from truth.modules import Claims
from truth.phrases import fate
from truth.reading import read, says
from truth.shapes import Slip, Truth, Truths, across, corners, is_shown, on_stage, values, vector_of

# Facts -------------------------------------------------------------------------------------------------


def facts(p: Any, lesson: Any) -> Mapping[str, Any]:
    """Entries are whole numbers of hundredths, so the discriminant's sign is known for certain."""
    (a, b), (c, d) = (tuple(round(100 * entry) for entry in row) for row in p.matrix)
    trace, determinant, discriminant = a + d, a * d - b * c, (a - d) ** 2 + 4 * b * c
    root = math.sqrt(abs(discriminant))
    if discriminant > 0:
        found = sorted([(trace + root) / 200, (trace - root) / 200], key=lambda x: (-round(abs(x), 9), -x))
    elif discriminant == 0:
        found = [trace / 200] * (2 if b == c == 0 else 1)
    else:
        found = []
    turn = math.degrees(math.atan2(root, trace)) * (1 if c > 0 else -1)
    shares = np.linalg.svd(lesson.cloud - lesson.cloud.mean(axis=0), compute_uv=False) ** 2
    matrix, found_vectors = np.array(p.matrix), lesson.facts()["vectors"]
    vectors = (
        found_vectors
        if np.allclose(matrix @ found_vectors, found_vectors * found, atol=1e-7)
        else np.full_like(found_vectors, np.nan)
    )
    return {
        "values": found,
        "vectors": vectors / np.linalg.norm(vectors, axis=0),
        "trace": trace / 100,
        "determinant": determinant / 10_000,
        "modulus": math.sqrt(determinant) / 100 if discriminant < 0 else 1.0,
        "rotation": turn if discriminant < 0 else 0.0,
        "axis_share": shares[0] / shares.sum(),
    }


# Words -------------------------------------------------------------------------------------------------


def words(p: Any, facts: Mapping[str, Any], _: Any) -> Claims:
    (a, b), (c, d) = (tuple(round(100 * entry) for entry in row) for row in p.matrix)
    discriminant, matrix = (a - d) ** 2 + 4 * b * c, np.array(p.matrix)
    pair, double = discriminant < 0, discriminant == 0
    scalar = double and b == c == 0
    root = math.sqrt(max(discriminant, 0)) / 200
    values = sorted([(a + d) / 200 + root, (a + d) / 200 - root], key=lambda x: (-round(abs(x), 9), -x))
    seen = facts["seen"]
    yield "seen", ("Every one of them turns" in seen) == pair
    yield "seen", ("single line" in seen) == (double and not scalar)
    yield "seen", ("two lines" in seen) == (discriminant > 0)
    yield "seen", ("vanish" in seen) == (scalar and a == 0)
    said = re.split(r", the other |: |, and all are | is ", facts["kept"])[1:]
    if pair:
        yield "kept", "none" in facts["kept"]
    elif discriminant > 0:
        yield "kept", len(said) == 2 and all(map(fate, said, values))
    else:
        yield "kept", fate(said[-1], values[0])
    yield "roots", ("complex" in facts["roots"]) == pair
    if not pair:
        shown = values if discriminant > 0 else values[:1]
        yield "roots", says(facts["roots"], *shown, least=1e-3)
        yield "factor", says(facts["factor"], values[0], least=1e-3)
        tuples = [
            np.array([size for size, _ in read(each)])
            for each in re.findall(r"\([^)]*\)", facts["picked"] + facts["landing"])
        ]
        yield (
            "landing",
            len(tuples) == 2
            and all(
                np.allclose(image, tuples[1], atol=0.06)
                for image in (matrix @ tuples[0], values[0] * tuples[0])
            ),
        )
    else:
        yield "picked", "no such" in facts["picked"]
        yield "landing", "no such" in facts["landing"]
        yield "turn", ("counter-clockwise" in facts["turn"]) == (c > 0)
        yield "turn", says(facts["turn"], abs(facts["rotation"]), least=0.1)
        yield "modulus_fate", fate(facts["modulus_fate"], math.sqrt(a * d - b * c) / 100)
        yield "factor", facts["factor"] == ""
    yield "start", says(facts["start"], *p.start)
    told = facts["answer"]
    yield "answer", ("turns them all" in told) == pair
    yield "answer", ("they all do" in told) == scalar
    yield "answer", ("on one line" in told) == (double and not scalar)
    yield "answer", ("on two lines" in told) == (discriminant > 0)
    yield "watched", bool(facts["watched"]) == any(p.start)
    if any(p.start):
        yield (
            "watched",
            ("from the start" in facts["watched"]) == (p.steps <= 2 or _vanishes_by(2, matrix, p)),
        )
    yield "driven", _drives(p, facts["driven"], values, discriminant)
    yield from _settles(p, facts["settled"], matrix, values, pair, discriminant)


def _vanishes_by(step: int, matrix: Any, p: Any) -> bool:
    """Whether the arrow is zero after some steps, up to rounding."""
    unit = np.array(p.start) / np.linalg.norm(p.start)
    return bool(np.linalg.norm(np.linalg.matrix_power(matrix, step) @ unit) < 1e-12)


def _drives(p: Any, text: str, values: list[float], disc: int) -> bool:
    """Whether the eigenvalues are said, the larger one first, where the arrow comes closer to a line."""
    if not any(p.start):
        return text == ""
    start, image = np.array(p.start), np.array(p.matrix) @ p.start
    turns = abs(across(start, image)) > 1e-9 * np.linalg.norm(start) * np.linalg.norm(image)
    tied = abs(values[0] + values[1]) < 1e-9
    if not (disc > 0 and turns and not tied):
        return "multiplies" not in text
    return "multiplies" in text and says(text, *values, least=1e-3)


def _settles(p: Any, text: str, matrix: Any, values: list[float], pair: bool, disc: int) -> Claims:
    if not any(p.start):
        yield "settled", text == ""
        return
    vector = np.array(p.start) / np.linalg.norm(p.start)
    collapses = np.linalg.norm(matrix @ matrix @ vector) < 1e-12
    yield "settled", ("sends it to zero" in text or "send it to zero" in text) == collapses
    yield "settled", ("never stops turning" in text) == pair
    tied = disc > 0 and abs(values[0] + values[1]) < 1e-9
    yield "settled", "equally large" not in text or tied
    yield "settled", "the estimate" not in text or not (pair or tied or collapses)
    factor = vector @ matrix @ vector if "from the start" in text else values[0]
    yield "settled", "from the start" not in text or np.allclose(matrix @ vector, factor * vector, atol=1e-6)
    yield "settled", "flipping" not in text or factor < 0
    if "the estimate" in text:
        for _ in range(p.steps):
            vector = matrix @ vector
            vector /= np.linalg.norm(vector)
        quotient = read(text)[-1]
        yield "settled", abs(quotient[0] - vector @ matrix @ vector) <= 0.51 * quotient[1]


SOMETIMES = {"turn", "modulus_fate"}
OTHER_SETTINGS = [{"matrix": ((0, -2), (2, 0))}, {"matrix": ((-0.5, 0), (0, -0.5)), "start": (1, 1)}]


# Geometry ----------------------------------------------------------------------------------------------


FANS = {
    *("meet_the_fan", "watch", "name_them", "put_it_in_symbols", "set_the_condition", "solve", "turn"),
    "answer",
}


def geometry(lesson: Any, beat: str, resting: bool) -> Truths:
    eigen, matrix = lesson.eigen, np.array(lesson.params.matrix)
    if beat in FANS:
        picture = lesson.picture
        fan, plane = picture.fan, picture.plane
        ends = np.array([vector_of(arrow, plane) for arrow in fan.arrows])
        way = (matrix - np.eye(2)) @ fan.vectors.T
        share = np.sum((ends.T - fan.vectors.T) * way) / max(np.sum(way**2), 1e-12)
        share = float(np.round(share) if resting else np.clip(share, 0, 1))
        now = (1 - share) * np.eye(2) + share * matrix
        if is_rotation(matrix) and not resting:
            start = fan.vectors[0]
            turn = complex(*turned_on_the_way(ends[0], start, matrix)) / complex(*start)
            now = np.array([[turn.real, -turn.imag], [turn.imag, turn.real]])
        if beat == "solve":
            # A − λI for some λ, the eigenvectors becoming λᵢ − λ times as long.
            subtracted = float(
                np.mean([a @ (matrix @ a) - a @ b for a, b in zip(fan.vectors, ends, strict=True)])
            )
            now = matrix - subtracted * np.eye(2)
        yield Truth("fan of arrows", ends, fan.vectors @ now.T, plane.unit)
        if is_shown(lesson, picture.grid) and beat == "watch" and len(picture.grid.points):
            curves = picture.grid.points.reshape(-1, 4, 3)
            runs = (curves[:, 3] - curves[:, 0])[:, :2]
            off = [min(_off(column, run) for column in now.T) for run in runs]
            yield Truth("lines of the grid", off, np.zeros(len(off)))
        for line, vector in zip(picture.lines, eigen.vectors.T, strict=False):
            ends = values(plane, corners(line))
            yield Truth("eigenlines", [across(vector, end) for end in ends], np.zeros(len(ends)), plane.unit)
        if beat == "solve" or (resting and beat in ("name_them", "set_the_condition")):
            gone = subtracted if beat == "solve" else 0.0
            for index, lit in enumerate(picture.lit):
                drawn = [vector_of(arrow, plane) for arrow in lit.arrows]
                if eigen.kind.name in ("DISTINCT_REAL", "DEFECTIVE") and (gone or np.allclose(now, matrix)):
                    size = [np.linalg.norm(vector) for vector in drawn]
                    yield Truth("length of an eigenvector", size, abs(eigen.values[index] - gone), plane.unit)
    for arrow in on_stage(lesson, TurningArrow):
        plane, iterates = arrow.plane, lesson.power.iterates
        end = plane.values(arrow.arrow.end)
        if beat == "settle" and resting and len(iterates) > lesson.params.steps:
            nearest = min(iterates, key=lambda v: np.linalg.norm(v - end))
            yield Truth("power iteration", end, nearest, plane.unit)
        # In the first half of a step the matrix moves the arrow, in the second its length becomes one.
        whole = min(int(arrow.step), len(iterates) - 1)
        before, share = iterates[whole], 2 * (arrow.step - whole)
        image = matrix @ before
        after = iterates[whole + 1] if whole + 1 < len(iterates) else np.zeros(2)
        way = before + share * (image - before) if share <= 1 else image + (share - 1) * (after - image)
        if whole < arrow.steps:
            yield Truth("iterated arrow", end, way, plane.unit)
    if beat == "find_the_axes" and resting:
        for plane in on_stage(lesson, Plane)[-1:]:
            variances, ways = np.linalg.eigh(np.cov(lesson.cloud.T))
            drawn = [vector_of(arrow, plane) for arrow in on_stage(lesson, Arrow)]
            if len(drawn) == 2:
                reached = [np.linalg.norm(span) for span in drawn]
                yield Truth("principal axes", reached, 2 * np.sqrt(variances[::-1]), plane.unit)
                turned = [across(vector, span) for vector, span in zip(ways.T[::-1], drawn, strict=True)]
                yield Truth("principal axes", turned, np.zeros(2), plane.unit)


def _off(direction: Any, run: Any) -> float:
    return abs(across(direction, run)) if np.linalg.norm(direction) > 1e-9 else np.inf


MARKED = {
    *("fan of arrows", "lines of the grid", "eigenlines", "length of an eigenvector", "power iteration"),
    *("iterated arrow", "principal axes"),
}


def arrow_too_short(self: Fan, **_: Any) -> None:
    self.arrows[0].set_state(start=self.arrows[0].start, end=self.arrows[0].end * 0.99)


SLIP = Slip(Fan, "set_state", arrow_too_short, "fan of arrows")


# Numerals ----------------------------------------------------------------------------------------------


def derived(lesson: Any) -> Mapping[str, Any]:
    """Directions are written in small whole numbers if there are any."""
    eigen = lesson.eigen
    vectors = [vector if (whole := whole_multiple(vector)) is None else whole for vector in eigen.vectors.T]
    last = float(eigen.values[-1]) if len(eigen.values) else 0.0
    return {
        "subtracted at last": last,
        "determinant at last": float(np.linalg.det(eigen.matrix - last * np.eye(2))),
        "direction": vectors,
        "image": [eigen.matrix @ vector for vector in vectors],
        "real": float(eigen.spectrum[0].real),
        "imaginary": float(eigen.spectrum[0].imag),
    }
