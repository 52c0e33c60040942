"""Random variables: samples are counted once more, and SciPy knows the normal distribution."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

import numpy as np
from scipy.stats import norm

from scenes.probability.random_variables.bells import Bell
from scenes.probability.random_variables.coins import RunningShare
from truth.modules import Claims
from truth.shapes import Slip, Truth, Truths, is_shown, on_function, on_graph, on_stage, units, values

# Facts -------------------------------------------------------------------------------------------------


def facts(p: Any, _: Any) -> Mapping[str, Any]:
    """The samples are drawn once more, one value at a time."""
    coins = np.random.default_rng(p.seed).random(p.n)
    ones = sum(1 for coin in coins if coin < p.p)
    drawn = [p.mu + p.sigma * x for x in np.random.default_rng(p.seed).standard_normal(p.n)]
    near = sum(1 for x in drawn if p.mu - p.sigma <= x <= p.mu + p.sigma)
    return {
        "ones": ones,
        "share_of_ones": ones / p.n,
        "peak": norm.pdf(0, scale=p.sigma),
        "other_peak": norm.pdf(0, scale=p.other_sigma),
        "within": norm.cdf(1) - norm.cdf(-1),
        "sample_within": near / p.n,
    }


# Words -------------------------------------------------------------------------------------------------


def words(p: Any, facts: Mapping[str, Any], _: Any) -> Claims:
    """The peaks are read out of the sentence again: the wider bell has the lower."""
    read = [float(each) for each in re.findall(r"\d+(?:\.\d+)?", facts["peaks"])]
    if p.sigma == p.other_sigma:
        yield "peaks", "as before" in facts["peaks"] and read == [p.sigma, _peak(p.sigma)]
    else:
        yield "peaks", read == [p.other_sigma, _peak(p.other_sigma), p.sigma, _peak(p.sigma)]


def _peak(sigma: float) -> float:
    return round(float(norm.pdf(0, scale=sigma)), 3)


OTHER_SETTINGS: list[Mapping[str, Any]] = [
    {"p": 0.2, "seed": 8},
    {"other_sigma": 1.0},
    {"other_mu": 0.0, "other_sigma": 0.5},
    {"other_mu": 0.0, "other_sigma": 1.0},
]


# Geometry ----------------------------------------------------------------------------------------------


def geometry(lesson: Any, beat: str, resting: bool) -> Truths:
    p = lesson.params
    if resting and beat in ("toss", "watch_the_share") and is_shown(lesson, lesson.coins.samples):
        yield from _coins(lesson)
    for running in on_stage(lesson, RunningShare):
        tosses = np.arange(1, p.n + 1)
        shares = np.cumsum(lesson.tosses.values) / tosses
        yield from on_graph("share so far", running.plot, running.curve, tosses, shares)
    if resting and beat in ("measure", "fit_the_bell") and is_shown(lesson, lesson.samples):
        plot = lesson.samples.plot
        if len(lesson.samples.pile.points):
            middles = _middles(plot, lesson.samples.pile)
            yield Truth("places of samples", middles, _piled(p, lesson.values), units(plot))
    for bell in on_stage(lesson, Bell):
        density = norm(bell.mean, bell.deviation).pdf
        yield from on_function("the bell", bell.plot, bell.curve, density, tolerance=0.02)
        yield Truth("the area under it", _area(bell.plot, bell.area), 1.0, 1.0, 1e-3)
        if resting:
            settings = ((p.mu, p.sigma), (p.other_mu, p.sigma), (p.other_mu, p.other_sigma))
            now = min(settings, key=lambda each: math.dist(each, (bell.mean, bell.deviation)))
            yield Truth("where the bell comes to rest", (bell.mean, bell.deviation), now)
    if resting and beat == "count_within_one_sigma" and hasattr(lesson, "inside"):
        if is_shown(lesson, lesson.middle):
            yield Truth(
                "the area within one σ", _area(lesson.plot, lesson.middle), math.erf(0.5**0.5), 1.0, 1e-3
            )
        if is_shown(lesson, lesson.inside):
            middles = _middles(lesson.plot, lesson.inside)
            yield Truth("samples within one σ", len(middles) / p.n, lesson.facts()["sample_within"])
            off = np.maximum(np.abs(middles[:, 0] - p.mu) - p.sigma, 0)
            yield Truth("samples within one σ", off, 0 * off, lesson.plot.x_unit)
    if resting and beat == "what_it_is_for" and is_shown(lesson, lesson.surprise):
        plot = lesson.surprise
        surprise = lambda x: -norm.logpdf(x, 0.0, p.sigma)  # noqa: E731
        yield from on_function("the parabola", plot, plot.parabola, surprise)


def _coins(lesson: Any) -> Truths:
    p, coins = lesson.params, lesson.coins
    plot = coins.plot
    tops = [values(plot, rim.points)[:, 1].max() for rim in coins.expected]
    yield Truth("what is expected", tops, [1 - p.p, p.p], plot.y_unit)
    if len(coins.samples.pile.points):
        middles = _middles(plot, coins.samples.pile)
        side = middles[:, 0] > 0.5
        yield Truth("samples in the bins", side, lesson.tosses.values)
        # A pile is as high as its share of all, up to the last row, which may not be full.
        row = coins.samples.size[1]
        for each, count in ((0, p.n - lesson.facts()["ones"]), (1, lesson.facts()["ones"])):
            height = middles[side == each][:, 1].max(initial=-row / 2) + row / 2
            yield Truth(
                "heights of the piles", height, np.clip(height, count / p.n, count / p.n + row), plot.y_unit
            )


def _middles(plot: Any, tiles: Any) -> Any:
    outlines = tiles.points.reshape(-1, 16, 3)
    return values(plot, (outlines.min(axis=1) + outlines.max(axis=1)) / 2)


def _piled(p: Any, drawn: Any) -> Any:
    """Where the middle of each value lies: one on top of the other, in bins of a third of σ."""
    width, stacked, places = p.sigma / 3, Counter[int](), []
    for value in drawn:
        place = math.floor((value - p.mu) / width)
        places.append((p.mu + (place + 0.5) * width, (stacked[place] + 0.5) / (p.n * width)))
        stacked[place] += 1
    return places


def _area(plot: Any, shape: Any) -> float:
    """The area of a shape of straight lines, in the units of the axes (Gauss's formula)."""
    x, y = values(plot, shape.points.reshape(-1, 4, 3)[:, 0]).T
    return float(abs(np.sum(x * np.roll(y, -1) - y * np.roll(x, -1))) / 2)


MARKED = {
    *("what is expected", "samples in the bins", "heights of the piles", "share so far", "places of samples"),
    *("the bell", "the area under it", "where the bell comes to rest", "the area within one σ"),
    *("samples within one σ", "the parabola", "number at a tick"),
}


def bell_aside(self: Bell, **_: Any) -> None:
    self.curve.shift((0.04, 0.0, 0.0))


SLIP = Slip(Bell, "set_state", bell_aside, "the bell")


# Numerals ----------------------------------------------------------------------------------------------


def derived(lesson: Any) -> Mapping[str, Any]:
    return {"tails": 1 - lesson.params.p}


STRUCTURE = {
    r'cases\(1 &"for heads", 0 &"': "the numbers that the coin is given",
    r"x = [01]\b|^[01]: ": "the same two numbers",
    r"1 - (p|\{\{ p)": "the chance of the other side",
    r"(1 / )?\(sigma sqrt\(2 pi\)\)": "the height of the bell",
    r"slash \(2 sigma|/ \(2 sigma": "the exponent of the bell",
    r"N\)\(0, ": "errors are zero on average",
    r"\b68\.3%": "the share within one σ of any normal distribution, a fact that SciPy has confirmed",
}
