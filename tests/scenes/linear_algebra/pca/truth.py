"""Principal components: by the singular values of the centred points, and by shadows that are measured."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from scenes.linear_algebra.pca.shadows import EllipseShadow, Shadows, VarianceCurve
from scenes.linear_algebra.pca.variance_shares import Shares
from scenes.stage.pictures.clouds import CloudPlot
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.markers import Markers
from truth.modules import Claims
from truth.reading import read
from truth.shapes import (
    Slip,
    Truth,
    Truths,
    centres,
    corners,
    is_shown,
    on_stage,
    units,
    values,
    vector_of,
)

# Facts -------------------------------------------------------------------------------------------------


def _centred(p: Any, lesson: Any) -> Any:
    points = lesson.points if p.user_data is None else p.user_data.points  # points drawn are input
    centred = points - points.mean(axis=0)
    return centred / centred.std(axis=0, ddof=1) if p.standardized else centred


def _variances(points: Any) -> Any:
    """Along the principal axes: squared singular values, as many as there are features."""
    centred = np.asarray(points) - np.mean(points, axis=0)
    found = np.linalg.svd(centred, compute_uv=False) ** 2 / (len(centred) - 1)
    return np.pad(found, (0, centred.shape[1] - len(found)))


def _many(p: Any) -> Any:
    """Sixty samples of twenty features, in three round groups, drawn once more."""
    generator = np.random.default_rng(p.seed)
    middles, noise = 3 * generator.standard_normal((3, 20)), generator.standard_normal((60, 20))
    return middles[np.arange(60) % 3] + noise


def facts(p: Any, lesson: Any) -> Mapping[str, Any]:
    variances, three = _variances(_centred(p, lesson)), _variances(np.array(p.samples))
    many = _variances(_many(p))
    return {
        "total": variances.sum(),
        "kept": variances[0] / variances.sum(),
        "sample_variances": three,
        "sample_kept": three[0] / three.sum(),
        "many_samples": 60,
        "features": 20,
        "many_kept": many[:2].sum() / many.sum(),
    }


# Words -------------------------------------------------------------------------------------------------


def words(p: Any, facts: Mapping[str, Any], lesson: Any) -> Claims:
    centred = _centred(p, lesson)
    first, second = _variances(centred)
    alike = (first - second) / (first + second) < 1e-9
    flat = "nothing is left" in facts["along"]
    names = ("two numbers",) if p.user_data is None or not p.user_data.names else p.user_data.names
    yield "measured", facts["measured"] == " and ".join(names)
    yield "centring", ("divide" in facts["centring"]) == p.standardized
    yield "centring", _units_said(p, facts["centring"], centred)
    yield "largest", ("whichever" in facts["largest"]) == alike
    yield "along", ("no direction" in facts["along"]) == alike
    yield "along", second <= 1e-20 * first if flat else second > 1e-30 * first
    said = [first] if flat or alike else [first, second]
    yield "along", _has(facts["along"], said)
    if "whichever" in facts["largest"]:
        yield "largest", _has(facts["largest"], [first])
    else:
        # The angle that is said is where shadows spread as far as possible.
        said = facts["largest"].rpartition(" at ")
        angle = math.radians(float(said[2].removesuffix("°")))
        spread = np.var(centred @ (math.cos(angle), math.sin(angle)), ddof=1)
        yield "largest", _has(said[0], [first])
        yield "largest", first - spread <= 1e-6 * first + (first - second) * math.radians(0.0501) ** 2


def _units_said(p: Any, text: str, centred: Any) -> bool:
    """Whether a text says that one feature outweighs the other where it spreads over twenty times as far."""
    spreads = centred.std(axis=0)
    if p.standardized or spreads.min() >= spreads.max() / 20:
        return "outweighs" not in text
    names = (
        p.user_data.names if p.user_data and p.user_data.names else ("the first number", "the second number")
    )
    flat, wide = (names[place] for place in np.argsort(spreads))
    return f"{wide} outweighs {flat}" in text


def _has(text: str, sizes: Sequence[float]) -> bool:
    """Whether a text has just these numbers: to three decimals, or to three digits where those run out."""
    found = read(text)
    return len(found) == len(sizes) and all(
        abs(shown - size) <= 0.5001 * _last_place(size) for (shown, _), size in zip(found, sizes, strict=True)
    )


def _last_place(size: float) -> float:
    power = math.floor(math.log10(size))
    return 10.0 ** (power - 2 if size >= 1e6 or size < 1e-5 else power - 1 if size < 5e-4 else -3)


SOMETIMES = {"centring"}
"""Whether coordinates are divided as well is seen from a parameter alone."""

OTHER_SETTINGS = [
    {"standardized": True, "angle": 120},
    {"points": ((0, 0), (1, 2), (3, 6))},
    {"points": ((1, 0), (0, 1), (-1, 0), (0, -1))},
    {"points": ((0, -300), (1, 0), (0, 300))},
]


# Geometry ----------------------------------------------------------------------------------------------


def geometry(lesson: Any, beat: str, resting: bool) -> Truths:
    centred = _centred(lesson.params, lesson)
    if beat == "ask":
        drawn = values(lesson.plot, centres(lesson.plot.cloud, len(centred)))
        yield Truth("points", drawn, lesson.points, units(lesson.plot))
    if beat in ("turn", "cover", "find_axes", "project"):
        plane = lesson.plane
        drawn = values(plane, centres(lesson.cloud, len(centred)))
        yield Truth("centred points", drawn, centred, plane.unit)
    if beat == "turn":
        yield from _turning(lesson, centred)
    if beat == "cover" and resting and is_shown(lesson, plane.ellipse):
        yield from _ellipse(plane, centred)
    for cast in on_stage(lesson, EllipseShadow):
        u = np.array([math.cos(cast.angle), math.sin(cast.angle)])
        ends = values(plane, [cast.shadow.get_start(), cast.shadow.get_end()])
        deviations = 2 * math.sqrt(np.var(centred @ u, ddof=1))
        yield Truth("shadow of the ellipse", ends, [-deviations * u, deviations * u], plane.unit)
    _, singular, axes = np.linalg.svd(centred, full_matrices=False)
    deviations = singular / math.sqrt(len(centred) - 1)
    if beat == "find_axes" and resting and len(shown := on_stage(lesson, Arrow)) == 2:
        for arrow, axis, deviation in zip(shown, axes, deviations, strict=True):
            vector = vector_of(arrow, plane)
            expected = 2 * deviation * axis * np.sign(axis @ vector)
            yield Truth("arrow along an axis", vector, expected, plane.unit)
    if beat == "project" and resting:
        yield from _projected(lesson, centred, axes[0])
    for shares in on_stage(lesson, Shares):
        points = lesson.params.samples if len(shares.bars) == 3 else _many(lesson.params)
        ratios = _variances(points) / _variances(points).sum()
        tops = [shares.values(bar.get_top())[1] for bar in shares.bars]
        yield Truth("bars of variance", tops, 100 * ratios, shares.y_unit)
    if beat == "use":
        for plot in on_stage(lesson, CloudPlot):
            many = _many(lesson.params)
            drawn = values(plot, centres(plot.cloud, len(many)))
            left, sizes, _ = np.linalg.svd(many - many.mean(axis=0), full_matrices=False)
            scores = left[:, :2] * sizes[:2]
            yield Truth("scores", drawn, scores * np.sign(np.sum(scores * drawn, axis=0)), units(plot))


def _turning(lesson: Any, centred: Any) -> Truths:
    for shadows in on_stage(lesson, Shadows):
        u = np.array([math.cos(shadows.angle), math.sin(shadows.angle)])
        feet = values(lesson.plane, centres(shadows.marks, len(centred)))
        yield Truth("shadows", feet, np.outer(centred @ u, u), lesson.plane.unit)
        for curve in on_stage(lesson, VarianceCurve):
            spread = np.var(centred @ u, ddof=1)
            here = curve.plot.values(curve.dot.get_center())
            yield Truth("dot on the curve", here, (math.degrees(shadows.angle), spread), units(curve.plot))
            for degrees, height in values(curve.plot, corners(curve.curve))[::20]:
                angle = math.radians(degrees)
                measured = np.var(centred @ (math.cos(angle), math.sin(angle)), ddof=1)
                yield Truth("curve of variances", height, measured, curve.plot.y_unit)


def _ellipse(plane: Any, centred: Any) -> Truths:
    """Its shadow on every line reaches two standard deviations out."""
    outline = values(plane, corners(plane.ellipse))
    for angle in np.linspace(0, math.pi, 7):
        u = np.array([math.cos(angle), math.sin(angle)])
        reach, deviations = (outline @ u).max(), 2 * math.sqrt(np.var(centred @ u, ddof=1))
        yield Truth("reach of the ellipse", reach, deviations, plane.unit, tolerance=0.02)


def _projected(lesson: Any, centred: Any, axis: Any) -> Truths:
    """The marks end up on the first axis, where the points cast their shadows, the points staying behind."""
    feet = np.outer(centred @ axis, axis)
    for mark in (mark for mark in on_stage(lesson, Markers) if mark is not lesson.cloud):
        drawn = values(lesson.plane, centres(mark, len(centred)))
        if np.abs(drawn - centred).max() * lesson.plane.unit > 1e-6:  # they have set out
            yield Truth("projected points", drawn, feet, lesson.plane.unit)


MARKED = {
    *("points", "centred points", "shadows", "dot on the curve", "curve of variances"),
    *(
        "reach of the ellipse",
        "shadow of the ellipse",
        "arrow along an axis",
        "projected points",
        "bars of variance",
        "scores",
    ),
}


def shadows_aside(self: Shadows, **_: float) -> None:
    self.marks.shift((0.03, 0.0, 0.0))


SLIP = Slip(Shadows, "set_state", shadows_aside, "shadows")


# Numerals ----------------------------------------------------------------------------------------------

STRUCTURE = {
    r"\b60 samples|\b20 features": "the size of the data at the end, which no parameter changes",
    r"1/\(n-1\)": "the mean that the covariance takes",
    r'lambda_3 = "0"': "three points lie in a plane, and leave nothing for a third axis",
    r"lambda_\(?[123]|v_[12]": "an index",
    r"2 sqrt": "how many standard deviations the ellipse reaches",
}


def derived(lesson: Any) -> Mapping[str, Any]:
    return {
        "angle": math.degrees(lesson.components.angle),
        "share": lesson.components.kept(1),
        "ratios": lesson.three.variances / lesson.three.variances.sum(),
    }
