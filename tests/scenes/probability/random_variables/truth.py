"""Random variables: the buses are drawn once more, and SciPy knows the distributions."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
from scipy.stats import norm

from scenes.probability.random_variables.bars import Counting, NestedBars
from scenes.probability.random_variables.bells import Bell
from scenes.probability.random_variables.causes import Pairs, RescaledSum
from scenes.probability.random_variables.shares import Shares
from scenes.probability.random_variables.tiles import Fall, Flight
from truth.modules import Claims
from truth.shapes import Slip, Truth, Truths, is_shown, on_function, on_stage, values

MANY, MOST = 100_000, 10_000_000


@cache
def drawn(p: float, mu: float, sigma: float, other_mu: float, other_sigma: float, n: int, seed: int) -> Any:
    """The labels and the delays of the buses, and many delays of line A, all from one stream."""
    chance = np.random.default_rng(seed)
    labels = [int(number < p) for number in chance.random(n)]
    standard = chance.standard_normal(n)
    lines = ((other_mu, other_sigma), (mu, sigma))
    delays = [lines[y][0] + lines[y][1] * z for y, z in zip(labels, standard, strict=True)]
    return np.array(labels), np.array(delays), mu + sigma * chance.standard_normal(MANY)


def sample(p: Any) -> Any:
    return drawn(p.p, p.mu, p.sigma, p.other_mu, p.other_sigma, p.n, p.seed)


def grown(p: Any) -> Any:
    """The shares of the narrowest bars as buses become more, shape (61, bars)."""
    return _grown(p.mu, p.sigma, p.n, p.seed)


@cache
def _grown(mu: float, sigma: float, n: int, seed: int) -> Any:
    chance = np.random.default_rng(seed)
    chance.random(n)
    chance.standard_normal(n)
    width = first_width(sigma)
    low, high = (math.floor((mu - 4 * sigma) / width) * width, math.ceil((mu + 4 * sigma) / width) * width)
    edges = np.linspace(low, high, 32 * round((high - low) / width) + 1)
    counts = np.histogram(mu + sigma * chance.standard_normal(MANY), edges)[0]
    inside = np.diff(norm.cdf((edges - mu) / sigma))
    chances = [*inside, 1 - inside.sum()]
    totals = np.round(MANY * 100 ** (np.arange(61) / 60)).astype(int)
    shares = [counts / MANY]
    for before, total in pairwise(totals):
        counts = counts + chance.multinomial(total - before, chances)[:-1]
        shares.append(counts / total)
    return np.array(shares)


def log_heights(p: Any, x: Any) -> tuple[Any, Any]:
    """The logarithms of how high the bell of A and the bell of B are at x."""
    a = math.log(p.p) + norm.logpdf(x, p.mu, p.sigma)
    return a, math.log(1 - p.p) + norm.logpdf(x, p.other_mu, p.other_sigma)


def chance_of_a(p: Any) -> float:
    a, b = log_heights(p, p.delay)
    return float(np.exp(a - np.logaddexp(a, b)))


def guesses(p: Any) -> Any:
    a, b = log_heights(p, sample(p)[1])
    return (a >= b).astype(int)


def first_width(sigma: float) -> float:
    """The power of two that is nearest to σ, in equal factors."""
    return min((0.25, 0.5, 1.0, 2.0, 4.0), key=lambda width: abs(math.log(width / sigma)))


# Facts -------------------------------------------------------------------------------------------------


def facts(p: Any, _: Any) -> Mapping[str, Any]:
    labels, _delays, _many = sample(p)
    return {
        "many": MANY,
        "most": MOST,
        "low": 10,
        "next": 20,
        "high": 60,
        "least": 10 + 10,
        "middle": 70,
        "pairs": 36,
        "most_pairs": len([pair for pair in np.ndindex(6, 6) if 10 * (sum(pair) + 2) == 70]),
        "settled": grown(p)[-1][_thin_bar(p)] / (first_width(p.sigma) / 32),
        "share_of_ones": sum(labels) / p.n,
        "within": norm.cdf(1) - norm.cdf(-1),
        "right": sum(int(guess == label) for guess, label in zip(guesses(p), labels, strict=True)),
    }


def _thin_bar(p: Any) -> int:
    """The number of the narrowest bar that holds μ."""
    width = first_width(p.sigma)
    low = math.floor((p.mu - 4 * p.sigma) / width) * width
    return math.floor((p.mu - low) / (width / 32) + 1e-9)


# Words -------------------------------------------------------------------------------------------------


def words(p: Any, facts: Mapping[str, Any], lesson: Any) -> Claims:
    late = facts["late"]
    yield "late", ("late" in late, "early" in late) == (p.delay > 0, p.delay < 0)
    yield "late", numbers(late) == [abs(p.delay)] * (p.delay != 0)
    yield "late", ("minutes" in late) == (abs(p.delay) not in (0, 1))
    fractions = {"quarter": 0.25, "half": 0.5, "one": 1.0, "two": 2.0}
    width = first_width(p.sigma)
    yield "wide", [fractions[each] for each in re.findall(r"(\w+)-minute", facts["wide"])] == [width]
    for name, delay in (("mean", p.mu), ("exactly", p.delay)):
        yield name, numbers(facts[name]) == [abs(delay)] * (delay != 0)
        yield name, ("late" in facts[name], "early" in facts[name]) == (delay > 0, delay < 0)
        yield name, "exactly" in facts[name].lower()
    yield "value", numbers(facts["value"]) == [p.mu]
    ones, settles = sample(p)[0].sum() / p.n, facts["settles"]
    off = round(abs(ones - p.p), 2)
    yield "settles", ("settles close to p" in settles) == (off <= 0.02)
    yield "settles", off <= 0.02 or numbers(settles.replace(",", "")) == [p.n, off]
    yield from _one_bell(p, facts)
    yield "compared", ("tiny" in facts["compared"]) == (np.max(np.exp(log_heights(p, p.delay))) < 1e-3)
    heights = np.exp(log_heights(p, p.delay))
    yield "answer", np.allclose(lesson.buses.heights(p.delay), heights, rtol=1e-9, atol=0.0)
    yield "classified", np.allclose(*log_heights(p, lesson.boundaries), rtol=0.0, atol=1e-6)
    yield from _classified(p, facts["classified"], lesson.boundaries)
    yield from _answers(p, facts)
    labels, right = sample(p)[0], int((guesses(p) == sample(p)[0]).sum())
    always = max(labels.sum(), p.n - labels.sum())
    score = facts["score"]
    yield "score", numbers(score)[:2] == [right, p.n]
    yield "score", ("doesn't help" in score) == (right <= always)
    yield "score", ("just as many" in score) == (right == always)
    yield "score", right == always or numbers(score)[2:] == [always]
    yield "score", ("guessing A" in score) == (labels.sum() == always)


def _answers(p: Any, facts: Mapping[str, Any]) -> Claims:
    a = chance_of_a(p)
    chance, line = max(a, 1 - a), "A" if a >= 0.5 else "B"
    answer, closing = facts["answer"], facts["closing"]
    even = abs(chance - 0.5) < 0.005
    yield "answer", ("even" in answer) == even
    yield "closing", ("even" in closing) == even
    if not even:
        yield "answer", chance <= 0.99 or f"{line}'s" in answer
        yield "closing", re.search(rf"(Probably|It's) {line}[:,]", closing) is not None
        written = re.findall(r"[\d.]+(?=%)", answer)
        yield "answer", ("Y is one" in answer) == (a >= 0.5)
        for name, found in (("answer", written), ("closing", re.findall(r"[\d.]+(?=%)", closing))):
            yield name, bool(found) == (chance <= 0.99)
            yield name, all(abs(float(each) - 100 * chance) <= 0.5 + 1e-9 for each in found)
        for name in ("answer", "closing"):
            yield name, ("almost certainly" in facts[name]) == (chance > 0.99)


def _one_bell(p: Any, facts: Mapping[str, Any]) -> Claims:
    said, fits, rare = facts["one_bell"], _misfit(p) < 0.03, min(p.p, 1 - p.p)
    x = np.linspace(-30, 30, 40_001)
    smaller = np.minimum(norm.pdf(x, p.mu, p.sigma), norm.pdf(x, p.other_mu, p.other_sigma))
    alike = smaller.sum() * (x[1] - x[0]) > 0.8
    yield "one_bell", ("comes close" in said) == fits
    yield "one_bell", ("same delays" in said) == (fits and alike)
    yield "one_bell", ("of the buses are" in said) == (fits and not alike and rare <= 0.1)
    yield "one_bell", all(abs(each - 100 * rare) <= 0.05 for each in numbers(said))
    yield "one_bell", "of line A" not in said or p.p < 0.5
    yield "one_bell", "of line B" not in said or p.p >= 0.5
    close = abs(p.mu - p.other_mu) <= 0.5 * min(p.sigma, p.other_sigma)
    yield "one_bell", ("narrow and wide" in said) == (not fits and close)
    yield "two_bells", facts["two_bells"].startswith("Still") == fits


def _classified(p: Any, said: str, boundaries: Any) -> Claims:
    """All guesses are alike if the film says so; a line is drawn wherever they change."""
    guessed, delays = guesses(p), sample(p)[1]
    if p.p == 0.5 and (p.mu, p.sigma) == (p.other_mu, p.other_sigma):
        yield "classified", "equally high everywhere" in said
        return
    alike = guessed.min() == guessed.max()
    yield "classified", ("always" in said) == alike
    yield "classified", not alike or f"{'BA'[guessed[0]]}'s" in said
    inside = [each for each in boundaries if delays.min() < each < delays.max()]
    yield "classified", alike or len(inside) > 0


def numbers(text: str) -> list[float]:
    return [float(each.replace("−", "-")) for each in re.findall(r"−?\d+(?:\.\d+)?", text)]


def _misfit(p: Any) -> float:
    """Half the area between the density of all buses and the best single bell, by another rule of sums."""
    mean = p.p * p.mu + (1 - p.p) * p.other_mu
    second = p.p * (p.sigma**2 + p.mu**2) + (1 - p.p) * (p.other_sigma**2 + p.other_mu**2)
    x = np.linspace(-30, 30, 40_001)
    a, b = log_heights(p, x)
    apart = np.abs(np.exp(a) + np.exp(b) - norm.pdf(x, mean, math.sqrt(second - mean**2)))
    return float(apart.sum() * (x[1] - x[0]) / 2)


OTHER_SETTINGS: list[Mapping[str, Any]] = [
    {"p": 0.2, "seed": 8, "delay": -1.0},
    {"other_mu": 0.0, "other_sigma": 1.0, "delay": 0.0, "p": 0.5},
    {"other_mu": 0.3, "other_sigma": 1.1, "delay": -4.5},
    {"delay": 9.7},
]

SOMETIMES: set[str] = set()


# Geometry ----------------------------------------------------------------------------------------------


def geometry(lesson: Any, beat: str, resting: bool) -> Truths:
    p = lesson.params
    for shares in on_stage(lesson, Shares) or ([lesson.counts] if _has(lesson, "counts") else []):
        if is_shown(lesson, shares.bars) or is_shown(lesson, shares.bars[0]):
            yield from _shares(p, shares)
    for bars in on_stage(lesson, NestedBars):
        yield from _bars(p, bars, lesson)
    for counting in on_stage(lesson, Counting):
        yield from _bars(p, counting.bars, lesson)
    for pile in (*on_stage(lesson, Flight), *on_stage(lesson, Fall)):
        if resting:
            yield from _piled(p, pile, all_buses=isinstance(pile, Fall))
    for bell in (on_stage(lesson, Bell) or _bells(lesson)) if resting else []:
        yield from _bell(bell)
    for total in on_stage(lesson, RescaledSum):
        yield from _sum(p, total)
    for pairs in on_stage(lesson, Pairs):
        if resting and len(pairs.tiles.points) == 16 * 36 and np.allclose(pairs.tiles.sizes, pairs.side):
            yield from _pairs(pairs)
    if resting:
        yield from _at_rest(lesson, p, beat)
    if resting and _has(lesson, "mixture") and is_shown(lesson, lesson.mixture):
        yield from on_function(
            "density of all",
            lesson.bells.plot,
            lesson.mixture,
            lambda x: sum(np.exp(each) for each in log_heights(p, x)),
            tolerance=0.02,
        )


def _has(lesson: Any, name: str) -> bool:
    return hasattr(lesson, name)


def _shares(p: Any, shares: Any) -> Truths:
    count = int(shares.step + 1e-9)
    ones = sum(sample(p)[0][:count]) / count if count else 0.0
    tops = [values(shares.plot, bar.points)[:, 1].max() for bar in shares.bars]
    yield Truth("shares so far", tops, [1 - ones if count else 0.0, ones], shares.plot.y_unit)
    expected = [values(shares.plot, rim.points)[:, 1].max() for rim in shares.expected if len(rim.points)]
    if len(expected) == 2 and count == p.n:
        yield Truth("what is expected", expected, [1 - p.p, p.p], shares.plot.y_unit)


def _bars(p: Any, bars: Any, lesson: Any) -> Truths:
    level = round(bars.level)
    if not len(bars.all.points):
        return
    counted = lesson.more.counted if _has(lesson, "more") else 0
    if abs(bars.level - level) > 1e-9:
        yield from _bars_being_cut(p, bars, counted)
        return
    count = len(bars.all.points) // 16
    wide = first_width(p.sigma) / 2**level
    edges = bars.plot.x_range[0] + wide * np.arange(count + 1)
    lefts = values(bars.plot, bars.all.points.reshape(-1, 16, 3).min(axis=1))[:, 0]
    yield Truth("places of the bars", lefts, edges[:-1], bars.plot.x_unit)
    shares = (
        _shares_counted(p, edges, lesson.counting)
        if is_shown(lesson, lesson.counting)
        else shares_between(p, edges, counted)
    )
    tops = values(bars.plot, bars.all.points.reshape(-1, 16, 3).max(axis=1))[:, 1]
    yield Truth("heights of the bars", tops, shares / wide, bars.plot.y_unit)


def _shares_counted(p: Any, edges: Any, counting: Any) -> Any:
    """The shares of the first of many A buses between *edges*; before the first step, of all in the film."""
    labels, delays, many = sample(p)
    step = int(counting.time + 1e-9)
    counted = many[: counting.totals[step]] if step else delays[labels == 1]
    return np.histogram(counted, edges)[0] / max(len(counted), 1)


def shares_between(p: Any, edges: Any, counted: int) -> Any:
    """The shares between *edges* of the narrowest bars, after so many steps to more buses."""
    narrow = grown(p)[counted]
    width = first_width(p.sigma) / 32
    low = math.floor((p.mu - 4 * p.sigma) / (32 * width)) * 32 * width
    places = np.round((edges - low) / width).astype(int)
    return np.diff(np.append(0.0, np.cumsum(narrow))[places])


def _bars_being_cut(p: Any, bars: Any, counted: int) -> Truths:
    """Some bars are cut already, and the others not yet: there is no height in between."""
    outlines = values(bars.plot, bars.all.points).reshape(-1, 16, 2)
    (lefts, bottoms), (rights, tops) = outlines.min(axis=1).T, outlines.max(axis=1).T
    wide = first_width(p.sigma) / 2 ** int(bars.level)
    yield Truth("feet of the bars", bottoms, 0 * bottoms, bars.plot.y_unit)
    widths = np.where(rights - lefts < wide / 2, wide / 2, wide)
    edges = bars.plot.x_range[0] + np.append(0.0, np.cumsum(widths))
    yield Truth("bars on the axis", lefts, edges[:-1], bars.plot.x_unit)
    expected = shares_between(p, edges, counted) / widths
    yield Truth("heights while bars are cut", tops, expected, bars.plot.y_unit)


def _outlines(p: Any, lesson: Any) -> Truths:
    """Each outline is that of the bar of μ when bars were so wide, with the bar's share as its area."""
    plot = lesson.bars.plot
    for level, outline in enumerate(lesson.outlines):
        if is_shown(lesson, outline):
            wide = first_width(p.sigma) / 2**level
            low = math.floor(p.mu / wide + 1e-9) * wide
            (share,) = shares_between(p, np.array([low, low + wide]), 0)
            corners = values(plot, outline.points)
            ends = [corners[:, 0].min(), corners[:, 0].max(), corners[:, 1].max()]
            expected = [low, low + wide, share / wide]
            yield Truth("outlines of the bar", ends, expected, [plot.x_unit, plot.x_unit, plot.y_unit])


def _piled(p: Any, pile: Any, *, all_buses: bool) -> Truths:
    """Each tile lies in the bar of its bus, and bars are as high as their shares, but for one row."""
    labels, delays, _many = sample(p)
    plot = pile.pile.plot
    own, width = (
        (delays, first_width(min(p.sigma, p.other_sigma)) / 2)
        if all_buses
        else (
            delays[labels == 1],
            first_width(p.sigma),
        )
    )
    parts = list(pile.tiles) if all_buses else [pile.tiles]
    if sum(len(part.points) for part in parts) != 16 * len(own) or not len(own):
        return
    if all_buses:
        yield Truth(
            "lines of the tiles", [len(part.points) // 16 for part in parts], np.bincount(labels, minlength=2)
        )
    kinds = labels if all_buses else np.zeros(len(own), dtype=int)
    corners = [pile.pile.corners[kinds == kind] for kind in range(len(parts))]
    if not all(np.allclose(part.corners, goal) for part, goal in zip(parts, corners, strict=True)):
        return  # not all of them have landed
    own = np.concatenate([own[kinds == kind] for kind in range(len(parts))])
    outlines = np.concatenate([part.points.reshape(-1, 16, 3) for part in parts])
    middles = values(plot, (outlines.min(axis=1) + outlines.max(axis=1)) / 2)
    bars = np.floor(own / width)
    off = np.maximum(np.abs(middles[:, 0] - (bars + 0.5) * width) - width / 2, 0)
    yield Truth("bars of the tiles", off, 0 * off, plot.x_unit)
    row = pile.pile.size[1] / plot.y_unit
    for bar in np.unique(bars):
        top = middles[bars == bar][:, 1].max() + row / 2
        share = np.mean(bars == bar) / width
        yield Truth("heights of the pile", top, np.clip(top, share, share + row), plot.y_unit)


def _bells(lesson: Any) -> list[Any]:
    """The bells of which the curve alone is on the stage."""
    pairs = [getattr(lesson, name, ()) for name in ("bells", "near", "close")]
    singles = [getattr(lesson, name, None) for name in ("bell", "single")]
    bells = [bell for bell in (*singles, *(bell for pair in pairs for bell in pair)) if bell is not None]
    return [bell for bell in bells if is_shown(lesson, bell.curve)]


def _bell(bell: Any) -> Truths:
    def density(x: Any) -> Any:
        return bell.weight * norm.pdf(x, bell.mean, bell.deviation)

    yield from on_function("the bell", bell.plot, bell.curve, density, tolerance=0.02)
    if len(bell.area.points) and bell.area.get_fill_opacity() > 0:
        left, right = bell.plot.x_range
        inside = norm.cdf(right, bell.mean, bell.deviation) - norm.cdf(left, bell.mean, bell.deviation)
        yield Truth("the area under it", _area(bell.plot, bell.area), bell.weight * inside, 1.0, 1e-3)


def _sum(p: Any, total: Any) -> Truths:
    """Whatever is shown is a sum of so many delays: area 1, mean μ, deviation σ but for its bars' width."""
    corners = values(total.plot, total.points.reshape(-1, 4, 3)[:, 0])[:-1]
    left, right, heights = corners[1:-1:2, 0], corners[2::2, 0], corners[1:-1:2, 1]
    masses = (right - left) * heights
    yield Truth("area of the sum", masses.sum(), 1.0, 1.0, 1e-3)
    bar = p.sigma / math.sqrt(total.causes * 35 / 12)
    mean, square = (sum(masses * moment) for moment in _moments(left, right))
    yield Truth("mean of the sum", mean, p.mu, total.plot.x_unit)
    yield Truth("spread of the sum", math.sqrt(square - mean**2), math.hypot(p.sigma, bar / math.sqrt(12)))
    chances = np.polynomial.polynomial.polypow(np.full(6, 1 / 6), total.causes)
    yield Truth("bars of the sum", masses, chances, total.plot.y_unit)


def _moments(left: Any, right: Any) -> tuple[Any, Any]:
    """The mean of x, and of x², between both ends."""
    return (left + right) / 2, (left**2 + left * right + right**2) / 3


def _pairs(pairs: Any) -> Truths:
    """Squares are in the grid of all pairs, or in the columns of their totals."""
    outlines = pairs.tiles.points.reshape(-1, 16, 3)[:, :, :2]
    middles = (outlines.min(axis=1) + outlines.max(axis=1)) / 2
    columns, rows = np.round((middles - pairs.origin) / pairs.side - 0.5).astype(int).T
    if len(set(zip(columns, rows, strict=True))) == 36 and columns.max() == 5:
        yield Truth("pairs", sorted(zip(columns, rows, strict=True)), list(np.ndindex(6, 6)))
    elif columns.max() == 11 and rows[columns == 1].max() == 0 and rows[columns == 11].max() == 0:
        totals = [lights + passengers for lights in range(1, 7) for passengers in range(1, 7)]
        yield Truth("totals", np.bincount(columns, minlength=12)[1:], np.bincount(totals)[2:])
        yield Truth("counts of pairs", [int(each.source) for each in pairs.counts], np.bincount(totals)[2:])


def _at_rest(lesson: Any, p: Any, beat: str) -> Truths:
    for measures in [lesson.measures] if beat == "measure_the_bell" and _has(lesson, "measures") else []:
        plot = lesson.bell.plot
        for measure, side in zip(measures.measures, (1, -1), strict=True):
            if is_shown(lesson, measure):
                ends = values(plot, measure.points)[:, 0]
                expected = sorted((p.mu, p.mu + side * p.sigma))
                yield Truth("one σ", (ends.min(), ends.max()), expected, plot.x_unit)
        if is_shown(lesson, lesson.middle):
            inside = math.erf(0.5**0.5)
            yield Truth("area within one σ", _area(plot, lesson.middle), inside, 1.0, 1e-3)
    for slices in [lesson.slices] if _has(lesson, "slices") else []:
        if is_shown(lesson, slices.strip.slices[0]):
            yield from _slices(p, slices, (lesson.close if slices.strip.closer else lesson.near).plot)
        elif is_shown(lesson, slices.bar.first):
            share = slices.bar.first.width / slices.bar.whole.width
            yield Truth("slices end to end", share, chance_of_a(p), 5.0)
    if _has(lesson, "outlines"):
        yield from _outlines(p, lesson)
    if beat == "classify_every_bus" and is_shown(lesson, lesson.classified):
        unknown, zeros, ones = (len(part.points) // 16 for part in lesson.classified.parts)
        guessed = guesses(p)
        if not unknown:
            yield Truth("guessed lines", (zeros, ones), (np.sum(guessed == 0), np.sum(guessed == 1)))
    if beat == "classify_every_bus" and is_shown(lesson, lesson.borders):
        plot = lesson.all_delays
        places = [values(plot, line.get_start()[None])[0, 0] for line in lesson.borders.lines]
        a, b = log_heights(p, np.array(places))
        yield Truth("boundaries", a, b, 5.0)
    if beat == "classify_every_bus" and _has(lesson, "wrong") and is_shown(lesson, lesson.wrong):
        wrong = np.sum(guesses(p) != sample(p)[0])
        yield Truth("wrong guesses", len(lesson.wrong.points) // 16, wrong)


def _slices(p: Any, slices: Any, plot: Any) -> Truths:
    heights = np.exp(log_heights(p, p.delay))
    power = 0 if max(heights) >= 1e-3 else -math.floor(math.log10(max(heights)))
    wide = slices.strip.minutes
    lines = ((p.p, p.mu, p.sigma), (1 - p.p, p.other_mu, p.other_sigma))
    areas = [share * _chance(p.delay - wide / 2, p.delay + wide / 2, *line) for share, *line in lines]
    drawn = [_area(plot, piece) / wide for piece in slices.strip.slices]
    yield Truth("areas of the slices", drawn, np.array(areas) / wide * 10.0**power, plot.y_unit)
    dots = [values(plot, dot.get_center()[None])[0, 1] for dot in slices.strip.dots]
    yield Truth("heights of the slices", dots, heights * 10.0**power, plot.y_unit)
    parts = [values(plot, part.points) for part in (*slices.strip.slices, slices.strip.outline)]
    outline = parts[-1][:, 0]
    yield Truth("place of the strip", (outline.min() + outline.max()) / 2, p.delay, plot.x_unit)
    yield Truth("feet of the slices", [part[:, 1].min() for part in parts], [0.0] * 3, plot.y_unit)
    yield Truth("widths of the slices", [np.ptp(part[:, 0]) for part in parts], [wide] * 3, plot.x_unit)


def _chance(low: float, high: float, mean: float, deviation: float) -> float:
    """Of a normal distribution between two values, exact in both of its tails."""
    side = -1 if low > mean else 1
    ends = norm.cdf(side * (np.array([low, high]) - mean) / deviation)
    return float(abs(ends[1] - ends[0]))


def _area(plot: Any, shape: Any) -> float:
    """The area of a shape of straight lines, in the units of the axes (Gauss's formula)."""
    x, y = values(plot, shape.points.reshape(-1, 4, 3)[:, 0]).T
    return float(abs(np.sum(x * np.roll(y, -1) - y * np.roll(x, -1))) / 2)


MARKED = {
    *("shares so far", "what is expected", "places of the bars", "heights of the bars", "bars of the tiles"),
    *("lines of the tiles", "heights of the pile", "the bell", "the area under it", "area of the sum"),
    *(
        "mean of the sum",
        "spread of the sum",
        "bars of the sum",
        "pairs",
        "totals",
        "counts of pairs",
        "one σ",
    ),
    *("heights while bars are cut", "bars on the axis", "outlines of the bar", "areas of the slices"),
    *("area within one σ", "heights of the slices", "place of the strip", "widths of the slices"),
    *("feet of the slices", "feet of the bars"),
    *("density of all", "slices end to end", "boundaries", "guessed lines"),
    *("wrong guesses", "number at a tick"),
}


def bell_aside(self: Bell, **_: Any) -> None:
    self.curve.shift((0.04, 0.0, 0.0))


SLIP = Slip(Bell, "set_state", bell_aside, "the bell")


# Numerals ----------------------------------------------------------------------------------------------


def derived(lesson: Any) -> Mapping[str, Any]:
    p = lesson.params
    labels, _delays, many = sample(p)
    width = first_width(p.sigma)
    found: dict[str, Any] = {"tails": 1 - p.p, "wrong": p.n - lesson.facts()["right"]}
    found["off"] = abs(labels.sum() / p.n - p.p)
    found["always"] = max(labels.sum(), p.n - labels.sum())
    for level in range(5):
        each = width / 2**level
        low = math.floor(p.mu / each + 1e-9) * each
        share = float(np.mean((many >= low) & (many < low + each)))
        decimals = 2 - math.floor(math.log10(share)) if share < 0.1 else 3
        # Rows are as many as levels, but whole minutes and parts of them are written differently.
        for row in (f"level {level}", f"bars {each} wide"):
            found |= {
                f"width of {row}": each,
                f"share of {row}": share,
                f"height of {row}": round(share, decimals) / each,
            }
    x = np.linspace(-40, 40, 800_001)
    a, b = log_heights(p, x)
    places = x[1:][(a > b)[1:] != (a > b)[:-1]]
    for sign in (1, -1):
        for number, place in enumerate(sorted(sign * places[sign * places > 0])):
            found[f"boundary {sign} {number}"] = sign * place
    found["limit"] = norm.pdf(0, 0, p.sigma)
    a, b = np.exp(log_heights(p, p.delay))
    chance = chance_of_a(p)
    found |= {"density of A": a / p.p, "density of B": b / (1 - p.p)}
    if _has(lesson, "slices"):
        # A strip takes a seventh of the axis.
        for name, bells in (("slice", lesson.near), ("thin slice", lesson.close)):
            found[name] = np.ptp(bells.plot.x_range) / 7
    return found | {"height of A": a, "height of B": b, "posterior": max(chance, 1 - chance)}


STRUCTURE = {
    r"\{\{ [01] : class": "the numbers that the lines are given",
    r"^\*?[01]\*?$": "the same two numbers, and the probability of one exact value",
    r"1 - p": "the chance of the other line",
    r"P\(Y = [01]": "the values of Y",
    r'= "0"$': "the probability of one exact value",
    r"^area 1$|\{\{ , area 1 : area": "the area under a density",
    r"^(\d0|1[0-2]0)$|^[27]0 seconds": "seconds of small delays, and of two together",
    r"add up to 70\b|only one to 20\b": "seconds of two small delays together",
    r"Y = 1\b": "the condition that a bus is of line A",
    r"\b1/(2|4|8|16|32)( min wide|\))": "halves of halves of a minute",
    r"\b10, 20, up to 60 seconds": "the seconds of a small delay",
    r"^6 × 6|36 pairs|[16] pairs?$|: 6 add": "all pairs of two small delays, and those with a total",
    r"^([1-9]|1[0-2])$": "pairs with a total, and numbers of small delays",
    r"\b100,000\b|\b10,000,000\b": "so many buses fill the narrow bars, whatever the parameters",
    r"\b68(\.3)?%": "the share within one σ of any normal distribution, a fact that SciPy has confirmed",
    r"in \$10\^": "the power of ten by which tiny heights are magnified",
}
