"""Principal components: by the singular values of the centred points, and by shadows that are measured."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from scenes.linear_algebra.pca.balances import Balance
from scenes.linear_algebra.pca.loose_lines import LooseLine, SlidingLoss
from scenes.linear_algebra.pca.mapped_arrows import AxisSteps, MappedArrow
from scenes.linear_algebra.pca.planes import NumberedPlane
from scenes.linear_algebra.pca.shadows import RightTriangle, Shadows
from scenes.linear_algebra.pca.variance_curves import VarianceCurve
from truth.modules import Claims
from truth.reading import numerals, read
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


def _temperatures(p: Any) -> Any:
    """Sixty days of 24 temperatures, drawn once more."""
    generator = np.random.default_rng(p.seed)
    warmth, swing = generator.normal(8, 4, 60), generator.normal(4, 1.5, 60)
    noise = 0.5 * generator.standard_normal((60, 24))
    return warmth[:, None] + swing[:, None] * np.sin(2 * np.pi * (np.arange(24) - 9) / 24) + noise


def _rebuilt(temperatures: Any) -> Any:
    """The days, each put together again from two scores."""
    mean = temperatures.mean(axis=0)
    left, sizes, axes = np.linalg.svd(temperatures - mean, full_matrices=False)
    return mean + left[:, :2] * sizes[:2] @ axes[:2]


def _example(temperatures: Any) -> int:
    """The day whose first two scores both lie farthest out."""
    left = np.linalg.svd(temperatures - temperatures.mean(axis=0), full_matrices=False)[0]
    return int(np.abs(left[:, :2]).min(axis=1).argmax())


def facts(p: Any, lesson: Any) -> Mapping[str, Any]:
    variances, three = _variances(_centred(p, lesson)), _variances(np.array(p.samples))
    days = _temperatures(p)
    daily, day = _variances(days), _example(days)
    return {
        "largest": variances[0],
        "kept": variances[0] / variances.sum(),
        "sample_kept": three[0] / three.sum(),
        "hours": 24,
        "daily_kept": daily[:2].sum() / daily.sum(),
        "missed": np.abs(days[day] - _rebuilt(days)[day]).mean(),
    }


# Words -------------------------------------------------------------------------------------------------


def words(p: Any, facts: Mapping[str, Any], lesson: Any) -> Claims:
    centred = _centred(p, lesson)
    first, second = _variances(centred)
    alike = (first - second) / (first + second) < 1e-9
    own, named = p.user_data is None, p.user_data is not None and bool(p.user_data.names)
    for name, said in (("meeting", "sample"), ("three_samples", "samples")):
        yield name, (said in facts[name]) == (not own)
    for name, said in (("dropping", "valley"), ("smaller_unit", "Fahrenheit")):
        yield name, (said in facts[name]) == own
    if named:
        yield "meeting", all(f"its {name}" in facts["meeting"] for name in p.user_data.names)
        yield "dropping", facts["dropping"].startswith(f"Keep only {p.user_data.names[0]}: ")
        yield "smaller_unit", p.user_data.names[1] in facts["smaller_unit"]
    yield "centring", ("standard deviations" in facts["centring"]) == p.standardized
    yield "peak", ("whichever" in facts["peak"]) == alike
    nothing = "nothing is lost" in facts["peak"]
    if not alike:
        yield "peak", _is_nothing(nothing, first, second)
        angle, *sizes = read(facts["peak"])
        yield "peak", _fits(sizes, [first])
        yield "peak", _spreads_most(centred, angle[0], first, second)
        yield "second_axis", _is_nothing("is zero" in facts["second_axis"], first, second)
        yield "second_axis", _fits(read(facts["second_axis"]), [] if nothing else [second])
    else:
        yield "peak", _fits(read(facts["peak"]), [first])
    yield from _other_units(lesson, facts["other_units"])


def _other_units(lesson: Any, said: str) -> Claims:
    [(factor, _)] = read(said)
    yield "other_units", factor == 1.8
    if lesson.params.standardized:  # deviations have no unit: it is not said
        return
    before, after = (
        np.linalg.svd(points, full_matrices=False)[2][0]
        for points in (lesson.points - lesson.points.mean(axis=0), _stretched(lesson))
    )
    moved = math.degrees(math.acos(min(1.0, abs(float(before @ after)))))
    if "leans" in said:
        yield "other_units", moved >= 0.99 and abs(after[1]) > abs(before[1])
    else:
        first, second = _variances(_stretched(lesson))
        yield "other_units", moved <= 1.01 or first - second < 1e-9 * first


def _spreads_most(centred: Any, degrees: float, first: float, second: float) -> bool:
    """Whether shadows spread as far as possible, but for what rounding to a degree costs."""
    angle = math.radians(degrees)
    spread = np.var(centred @ (math.cos(angle), math.sin(angle)), ddof=1)
    return bool(first - spread <= 1e-6 * first + (first - second) * math.radians(0.501) ** 2)


def _is_nothing(said: bool, first: float, second: float) -> bool:
    return second <= 1e-20 * first if said else second > 1e-30 * first


def _fits(found: Sequence[tuple[float, float]], sizes: Sequence[float]) -> bool:
    """Whether numbers are these: to two decimals, or to two or three digits where those run out."""
    return len(found) == len(sizes) and all(
        abs(shown - size) <= 0.5001 * _last_place(size) for (shown, _), size in zip(found, sizes, strict=True)
    )


def _last_place(size: float) -> float:
    power = math.floor(math.log10(size))
    return 10.0 ** (power - 2 if size >= 1e6 or size < 1e-5 else power - 1 if size < 5e-3 else -2)


SOMETIMES = {"meeting", "dropping", "smaller_unit", "three_samples", "centring"}
"""Whether points are a lecturer's own, or are measured in deviations, is seen from a parameter alone."""

OTHER_SETTINGS = [
    {"standardized": True, "angle": 120},
    {"points": ((0, 0), (1, 2), (3, 6))},
    {"points": ((1, 0), (0, 1), (-1, 0), (0, -1))},
    {"points": ((0, -300), (1, 0), (0, 300))},
    {"points": ((-2, 0), (2, 0), (0, 1), (0, -1))},
]


# Geometry ----------------------------------------------------------------------------------------------


def geometry(lesson: Any, beat: str, resting: bool) -> Truths:
    centred = _centred(lesson.params, lesson)
    if beat == "keep_one_number" and (count := len(lesson.cloud.places)):
        drawn = values(lesson.plot, centres(lesson.cloud, count))
        yield Truth("points", drawn, lesson.points[:count], units(lesson.plot))
    for plane in on_stage(lesson, NumberedPlane) if resting else ():
        yield from _numbers(plane)
        drawn = values(plane, centres(lesson.cloud, len(centred)))
        places = centred if plane is lesson.plane else _stretched(lesson)
        yield Truth("centred points", drawn, places, plane.unit)
    for shadows in on_stage(lesson, Shadows):
        u = _unit(shadows.angle)
        drawn = values(shadows.plane, centres(shadows.marks, len(centred)))
        fallen = centred + shadows.fall * (np.outer(centred @ u, u) - centred)
        yield Truth("shadows", drawn, fallen, shadows.plane.unit)
    for loose in on_stage(lesson, LooseLine):
        yield from _loose(loose, lesson.plot.places)
    for loss in on_stage(lesson, SlidingLoss):
        yield from _loss(loss, lesson.plot.places)
    for steps in on_stage(lesson, AxisSteps):
        yield from _steps(steps, centred)
    for triangle in on_stage(lesson, RightTriangle):
        yield from _triangle(triangle, centred[lesson.example])
    for balance in on_stage(lesson, Balance) if resting else ():
        of_samples = beat == "add_a_third_feature"
        yield from _balance(balance, _in_their_plane(lesson) if of_samples else centred, lesson.example)
    for curve in on_stage(lesson, VarianceCurve):
        yield from _curve(curve, centred)
    if "line" in vars(lesson):
        yield from _mapped(lesson, lesson.line.mapped, np.cov(centred.T), resting=resting)
    yield from _more_features(lesson, beat, resting=resting)


def _unit(angle: float) -> Any:
    return np.array([math.cos(angle), math.sin(angle)])


def _stretched(lesson: Any) -> Any:
    return (lesson.points - lesson.points.mean(axis=0)) * (1, 1.8)


def _numbers(plane: Any) -> Truths:
    for axis, labels in enumerate(plane.numbers):
        for label in labels:
            sign = -1 if label.source.startswith("−") else 1
            here = plane.values(label.get_center())[axis]
            size = sign * numerals(label.source)[0].size
            yield Truth("numbers of the plane", here, size, plane.unit, tolerance=0.03)


def _loose(loose: LooseLine, places: Any) -> Truths:
    """All shadows lie on the line, at a right angle to their gaps, once they have fallen."""
    if loose.fall < 1:
        return
    u, normal = _unit(loose.angle), _unit(loose.angle + math.pi / 2)
    drawn = centres(loose.marks, len(places)) - places.mean(axis=0)
    yield Truth("loose line", drawn @ u, (places - places.mean(axis=0)) @ u)
    yield Truth("loose line", drawn @ normal, np.full(len(places), loose.slide))


def _loss(loss: SlidingLoss, places: Any) -> Truths:
    """The bar is to its first part as the loss of the line is to that at the mean."""
    gaps = places[:, 1] - places[:, 1].mean()
    first = loss.least.get_right()[0] - loss.least.get_left()[0]
    whole = loss.added.get_right()[0] - loss.least.get_left()[0]
    yield Truth("sliding loss", whole / first, np.mean((gaps - loss.slide) ** 2) / np.mean(gaps**2), first)


def _steps(steps: AxisSteps, centred: Any) -> Truths:
    """The first step is the part of u, or of what C has made of it by now, along the first axis."""
    mapped, axes = steps.mapped, np.linalg.svd(centred, full_matrices=False)[2]
    u = _unit(steps.angle)
    end = (1 - steps.applied) * mapped.unit * u + steps.applied * mapped.image_unit * np.cov(centred.T) @ u
    drawn = values(mapped.plane, [steps.first.end, steps.second.end])
    yield Truth("steps", drawn, [(end @ axes[0]) * axes[0], end], mapped.plane.unit)


def _triangle(triangle: Any, point: Any) -> Truths:
    plane, u = triangle.plane, _unit(triangle.angle)
    drawn = values(plane, [triangle.shadow.get_end(), triangle.gap.get_start(), triangle.gap.get_end()])
    yield Truth("triangle", drawn, [(point @ u) * u, point, (point @ u) * u], plane.unit)


def _balance(balance: Any, centred: Any, example: int) -> Truths:
    """The lengths of both parts are to each other as what is kept is to what is lost."""
    u = _unit(balance.angle)
    clouds = {
        "shadow²": centred[example : example + 1],
        "$c_1^2$": np.linalg.svd(centred, full_matrices=False)[2][:1],
    }
    cloud = clouds.get(balance.names[0][0].source, centred)
    kept, total = np.sum((cloud @ u) ** 2), np.sum(cloud**2)
    width = balance.bar.first.get_right()[0] - balance.bar.first.get_left()[0]
    yield Truth("bar", width / balance.bar.whole.width, kept / total, balance.bar.whole.width)


def _curve(curve: Any, centred: Any) -> Truths:
    def spread(angle: Any) -> Any:
        return np.var(centred @ _unit(angle), ddof=1)

    here = curve.plot.values(curve.dot.get_center())
    yield Truth("dot on the curve", here, (math.degrees(curve.angle), spread(curve.angle)), units(curve.plot))
    for degrees, height in values(curve.plot, corners(curve.curve))[::40]:
        yield Truth("curve of variances", height, spread(math.radians(degrees)), curve.plot.y_unit)


def _mapped(lesson: Any, mapped: MappedArrow, covariance: Any, *, resting: bool) -> Truths:
    """The arrows u and C u, and what lies across, each to its scale, once u has become C u."""
    plane, u = mapped.plane, _unit(mapped.angle)
    if not is_shown(lesson, mapped.u) or mapped.applied < 1 or mapped.measured < 1:
        return
    image = mapped.image_unit * covariance @ u
    foot = (image @ u) * u
    yield Truth("arrow u", vector_of(mapped.u, plane), mapped.unit * u, plane.unit)
    yield Truth("arrow C u", vector_of(mapped.image, plane), image, plane.unit)
    if resting:
        ends = values(plane, [mapped.drop.get_start(), mapped.drop.get_end()])
        yield Truth("drop", ends, [image, foot], plane.unit)
    if mapped.to_scale:
        yield Truth("scale of the arrows", (mapped.unit, mapped.image_unit), (1, 1), plane.unit)


def _in_their_plane(lesson: Any) -> Any:
    """The three samples in the plane in which they lie, from their mean and their first axis."""
    samples = np.array(lesson.params.samples)
    left, sizes, _ = np.linalg.svd(samples - samples.mean(axis=0))
    return left[:, :2] * sizes[:2]


def _more_features(lesson: Any, beat: str, *, resting: bool) -> Truths:
    if beat == "add_a_third_feature" and "space" in vars(lesson) and lesson.space.turn == 1:
        space = lesson.space
        drawn = (centres(space.dots, 3) - space.box.center[:2]) / space.scale_factor
        scores = _in_their_plane(lesson)
        scores *= np.sign(np.sum(scores * drawn, axis=0))
        yield Truth("samples", drawn, scores, space.scale_factor)
        u = _unit(space.angle)
        feet = (centres(space.marks, 3) - space.box.center[:2]) / space.scale_factor
        yield Truth("samples", feet, np.outer(scores @ u, u), space.scale_factor)
    if beat == "compress_a_day" and "days" in vars(lesson):
        days = lesson.days
        temperatures = _temperatures(lesson.params)
        day = _example(temperatures)
        shown = days.plot.values
        opened = resting and np.ptp(days.day.places[:, 0]) > 0 if len(days.day.places) else False
        for hour, place in enumerate(days.day.places if opened else ()):
            yield Truth("hours of the day", shown(place), (hour, temperatures[day, hour]), units(days.plot))
        if np.allclose((days.curve.first, days.curve.second), days.scores):
            rebuilt = values(days.plot, corners(days.curve))
            yield Truth("rebuilt day", rebuilt[0], (0, _rebuilt(temperatures)[day, 0]), units(days.plot))
            heights = np.interp(rebuilt[:, 0], np.arange(24), _rebuilt(temperatures)[day])
            yield Truth("rebuilt day", rebuilt[:, 1], heights, days.plot.y_unit)


MARKED = {
    *("points", "centred points", "numbers of the plane", "shadows", "triangle", "bar"),
    *("dot on the curve", "curve of variances", "loose line", "sliding loss", "steps"),
    *("arrow u", "arrow C u", "drop", "scale of the arrows"),
    *("samples", "hours of the day", "rebuilt day"),
}


def shadows_aside(self: Shadows, **_: float) -> None:
    self.marks.shift((0.03, 0.0, 0.0))


def image_aside(self: MappedArrow, **_: float) -> None:
    self.image.shift((0.03, 0.0, 0.0))
    self.image.scale(1.05)


SLIP = Slip(Shadows, "set_state", shadows_aside, "shadows")
OTHER_SLIPS = (Slip(MappedArrow, "set_state", image_aside, "arrow C u"),)


# Numerals ----------------------------------------------------------------------------------------------

STRUCTURE = {
    r"1/\(n - 1\)": "the mean that a variance takes",
    r"\|\^2|shadow\"? : path \}\}\^2|\^2|²": "a square",
    r"\| = 1": "the length of a unit vector",
    r"2 \{\{ h :": "twice a product, in a squared sum",
    r"underbrace\(.*, 0\)": "at the mean, the gaps cancel",
    r"\b24 (coordinates|numbers)": "the hours of a day",
    r"1\.8": "degrees Fahrenheit in a degree Celsius",
    r"(lambda|bold\(u\)|[cz])_\(?[123]": "an index",
    r"°C²": "a unit of variance",
    r"always\" 1": "the squares of the steps of u",
}


def _left(total: float, part: float) -> float:
    """What is left of a total, both written with as many decimals as small totals need."""
    decimals = max(2, 1 - math.floor(math.log10(total)))
    return round(total, decimals) - round(part, decimals)


def derived(lesson: Any) -> Mapping[str, Any]:
    centred = _centred(lesson.params, lesson)
    point, first = centred[lesson.example], lesson.components.angle
    off_peak = first + math.radians(62 if first < math.pi / 2 else -62)
    variances = lesson.components.variances
    three = lesson.three.variances
    turned = float(three[:2] @ _unit(math.radians(40)) ** 2)  # so far off the best line
    return {
        "angle": math.degrees(lesson.components.angle),
        "spoken angle": round(math.degrees(lesson.components.angle)),
        "swung": math.degrees(lesson.stretched.angle),
        "total": lesson.components.total,
        "lost": [
            _left(lesson.components.total, kept) for kept in (variances[0], np.var(centred[:, 0], ddof=1))
        ],
        "variance where u starts": float(np.var(centred @ _unit(off_peak), ddof=1)),
        "stretched angle": math.degrees(math.atan2(1.8 * math.sin(first), math.cos(first))),
        "score": round(float(lesson.components.scores[lesson.example, 0]), 1),
        "second angle": math.degrees((lesson.components.angle + math.pi / 2) % math.pi),
        "share": lesson.components.kept(1),
        "of samples": [three.sum(), three[0], turned],
        "lost of samples": [round(three.sum(), 3) - round(kept, 3) for kept in (three[0], turned)],
        "pair": lesson.points[lesson.example],
        "scores": lesson.daily.scores[lesson.day, :2].round(1),
        "ringed dot": (point, point.round(1)),
        "hours of a day": lesson.temperatures[lesson.day, [0, 1, -1]].round(1),
    }
