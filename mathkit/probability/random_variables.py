"""Random variables: the toss of a coin and the normal distribution.

    Bernoulli: P(X = 1) = p, P(X = 0) = 1 − p
    normal:    density 1/(σ√(2π)) · exp(−(x − μ)²/(2σ²)), highest at μ; P(|X − μ| ≤ kσ) = erf(k/√2)
    density:   the share of values in a bin over the width of the bin, as bins shrink and values become many

Source: C. Bishop, Pattern Recognition and Machine Learning, sections 2.1 and 2.3.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtr

from mathkit.arrays import (
    Array,
    IntegerArray,
    Record,
    as_array,
    as_non_negative_number,
    as_number,
    as_positive_number,
    as_probability,
    as_vector,
    refusal,
    require_positive_integer,
)

__all__ = [
    "Histogram",
    "Seed",
    "Tosses",
    "draw_normal",
    "growing_shares",
    "histogram",
    "nested_shares",
    "normal_density",
    "normal_peak",
    "normal_share_within",
    "rescaled_sum",
    "toss_coins",
]

Seed = int | np.random.Generator


@dataclass(frozen=True, eq=False)
class Tosses(Record):
    """Tosses of a coin, in order.

    Attributes
    ----------
    probability : float
        p, of a one.
    values : (n,)
        Each 0 or 1.
    running_share : (n,)
        The share of ones among the first 1, 2, …, n tosses.
    ones : int
    """

    probability: float
    values: IntegerArray
    running_share: Array
    ones: int


@dataclass(frozen=True, eq=False)
class Histogram(Record):
    """Values sorted into bins of one width.

    Attributes
    ----------
    edges : (m + 1,)
    counts : (m,)
        Whole numbers, which sum to the number of values.
    heights : (m,)
        Counts divided by n · width, so that the area of all bars is 1.
    bins, ranks : (n,)
        For each value the index of its bin, and how many values before it are in the same bin.
    """

    edges: Array
    counts: IntegerArray
    heights: Array
    bins: IntegerArray
    ranks: IntegerArray

    @property
    def width(self) -> float:
        return float(self.edges[1] - self.edges[0])


def toss_coins(probability: float, count: int, seed: Seed) -> Tosses:
    """Toss a coin that shows 1 with the given probability, and 0 otherwise.

    Raises
    ------
    ValueError
        If `probability` is not between 0 and 1 or `count` is no whole number of at least 1.
    """
    probability = as_probability("probability", probability)
    count = require_positive_integer("count", count)
    values = (np.random.default_rng(seed).random(count) < probability).astype(np.int64)
    ones = np.cumsum(values)
    return Tosses(probability, values, ones / np.arange(1, count + 1), int(ones[-1]))


def draw_normal(mean: float, deviation: float, count: int, seed: Seed) -> Array:
    """Draw from the normal distribution with mean μ and standard deviation σ > 0, shape (count,).

    Raises
    ------
    ValueError
        If an argument is out of its range.
    """
    mean, deviation = as_number("mean", mean), as_positive_number("deviation", deviation)
    count = require_positive_integer("count", count)
    return mean + deviation * np.random.default_rng(seed).standard_normal(count)


def histogram(values: ArrayLike, origin: float, width: float) -> Histogram:
    """Sort values (n,) into bins of a width, with an edge at `origin`, from the lowest value to the highest.

    A value on an edge belongs to the bin above it.

    Raises
    ------
    ValueError
        If `values` is no vector, `width` is not positive, or more than a million bins would be needed.
    """
    values = as_vector("values", values)
    origin, width = as_number("origin", origin), as_positive_number("width", width)
    steps = (values - origin) / width
    if np.ptp(steps) > 1e6:
        raise refusal("width", "wide enough for at most a million bins", width)
    places = np.floor(steps).astype(np.int64)
    first, last = int(places.min()), int(places.max())
    bins = places - first
    counts = np.bincount(bins, minlength=last - first + 1).astype(np.int64)
    # Sorted by bin, in the original order within each bin: a rank is the number of values before it there.
    order = np.argsort(bins, kind="stable")
    ranks = np.empty_like(bins)
    ranks[order] = np.arange(values.size) - np.repeat(np.cumsum(counts) - counts, counts)
    return Histogram(
        edges=np.asarray(origin + width * np.arange(first, last + 2), dtype=np.float64),
        counts=counts,
        heights=counts / (values.size * width),
        bins=bins,
        ranks=ranks,
    )


def nested_shares(values: ArrayLike, low: float, width: float, bins: int, halvings: int) -> tuple[Array, ...]:
    """The shares of values (n,) in bins that are halved again and again.

    Values outside the bins count among the n, so the shares sum to at most 1.

    Parameters
    ----------
    low
        The lower edge of the first bin.
    width, bins
        Of the widest bins, which lie side by side.
    halvings
        How often they are halved.

    Returns
    -------
    tuple of arrays
        Shapes (bins,), (2 bins,), (4 bins,), …: the widest bins first. A value on an edge belongs above.

    Raises
    ------
    ValueError
        If an argument is out of its range.
    """
    values = as_vector("values", values)
    low, width = as_number("low", low), as_positive_number("width", width)
    bins = require_positive_integer("bins", bins)
    finest = bins * 2 ** require_positive_integer("halvings", halvings)
    places = np.floor((values - low) / (width * bins / finest))
    inside = places[(places >= 0) & (places < finest)].astype(np.int64)
    shares = [np.bincount(inside, minlength=finest) / values.size]
    for _ in range(halvings):
        shares.append(shares[-1].reshape(-1, 2).sum(axis=1))
    return tuple(reversed(shares))


def growing_shares(
    counts: ArrayLike, edges: ArrayLike, mean: float, deviation: float, totals: ArrayLike, seed: Seed
) -> Array:
    """The shares of ever more normal values in bins. Only counts are drawn, so there may be very many values.

    Parameters
    ----------
    counts
        How many of the values so far are in each bin, shape (m,).
    edges
        Of the bins, increasing, shape (m + 1,). Values outside count among all.
    mean, deviation
        μ and σ > 0 of the new values.
    totals
        How many values there are so far, and after each step, shape (k + 1,); they do not decrease.

    Returns
    -------
    array
        Shape (k + 1, m): the shares so far, and after each step.

    Raises
    ------
    ValueError
        If an argument is out of its range.
    """
    counts, edges, totals = (
        as_vector(name, value) for name, value in (("counts", counts), ("edges", edges), ("totals", totals))
    )
    if len(edges) != len(counts) + 1 or (np.diff(edges) <= 0).any():
        raise refusal("edges", "increasing, one more than there are bins", edges)
    if totals[0] < counts.sum() or totals[0] <= 0 or (np.diff(totals) < 0).any():
        raise refusal("totals", "at least as many as are in the bins, and never less than before", totals)
    below = ndtr((edges - as_number("mean", mean)) / as_positive_number("deviation", deviation))
    chances, chance = np.diff(below), np.random.default_rng(seed)
    chances = np.append(chances, max(0.0, 1 - chances.sum()))  # the last one is that of values outside
    new = [chance.multinomial(more, chances)[:-1] for more in np.diff(totals).astype(np.int64)]
    return np.asarray(np.cumsum([counts, *new], axis=0) / totals[:, None])


def normal_density(x: ArrayLike, mean: float, deviation: float) -> Array:
    """The normal density at x (...), per unit of x.

    Raises
    ------
    ValueError
        If an argument is out of its range.
    """
    offset = (as_array("x", x) - as_number("mean", mean)) / as_positive_number("deviation", deviation)
    return np.asarray(normal_peak(deviation) * np.exp(-(offset**2) / 2))


def normal_peak(deviation: float) -> float:
    """1/(σ√(2π)), the normal density at μ.

    Raises
    ------
    ValueError
        If `deviation` is not positive.
    """
    return 1 / (as_positive_number("deviation", deviation) * math.sqrt(2 * math.pi))


def normal_share_within(deviations: float) -> float:
    """The probability that a normal variable lies within this number of σ of μ.

    Raises
    ------
    ValueError
        If `deviations` is negative.
    """
    return math.erf(as_non_negative_number("deviations", deviations) / math.sqrt(2))


def rescaled_sum(terms: int, values: int) -> tuple[Array, Array]:
    """Bars of the sum of independent variables, rescaled to mean 0 and standard deviation 1.

    Each variable takes equally many equally likely values, one apart. The sum is drawn as a histogram: each
    of its values is a bar of the width 1 before rescaling. The mean and the deviation are those of the sum,
    without the width of the bars; it tends to the normal density as terms are added.

    Parameters
    ----------
    terms
        How many variables there are.
    values
        How many values each variable has, at least 2.

    Returns
    -------
    edges : (m + 1,)
        Increasing.
    heights : (m,)
        The density between two edges; the area under all of them is 1.

    Raises
    ------
    ValueError
        If an argument is out of its range.
    """
    terms, values = require_positive_integer("terms", terms), require_positive_integer("values", values)
    if values < 2:
        raise refusal("values", "at least 2", values)
    chances = np.ones(1)
    for _ in range(terms):
        chances = np.convolve(chances, np.full(values, 1 / values))
    edges = np.arange(len(chances) + 1) - len(chances) / 2
    deviation = math.sqrt(terms * (values**2 - 1) / 12)
    return np.asarray(edges / deviation), np.asarray(chances * deviation)
