"""K-means in words and formulas: what each half of a round does, and where another start ends."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from mathkit.arrays import Array
from mathkit.learning.k_means import KMeans, splitting
from mathkit.learning.many_starts import Search
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import decimals_of, number, percent, whole
from scenes.stage.type.symbols import CLUSTER_COUNT, INERTIA, INPUTS, MEAN
from scenes.stage.type.writing import FINE_SIZE, LABEL_SIZE, Written, formula, text

FACT_LABELS = {
    "count": "number of points",
    "bits_before": "bits of the picture",
    "bits_after": "bits with few colours",
}
"""What the key numbers of the film are called apart from it."""

MATH_MEAN, MATH_CENTRE = tint(f"bold({MEAN.letter})", "result"), tint("bold(c)", "path")
"""The mean of a group, which is found, and a centre, which moves."""

TEXT_INERTIA, TEXT_COUNT = (tint(f"${each.letter}$", each.role) for each in (INERTIA, CLUSTER_COUNT))
"""The letters of the inertia and of the number of centres, within text."""

BITS_OF_A_COLOUR = 24
"""As screens have it: eight for each of red, green and blue."""

_SAME = 1e-9
"""Inertias that differ by a smaller share are one."""

_NEARLY_ALL = 0.9
"""From this share of points on they are nearly all of them."""

_SMALL = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six"}
_ORDINALS = {2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth", 7: "seventh"}


def rounded(inertia: float) -> str:
    """An inertia as an ear can hold it: three digits."""
    if inertia < 10:
        return number(inertia)
    if inertia >= 1e6:
        return number(inertia)
    return number(round(inertia, min(0, decimals_of(inertia, 3))), 0)


# What is said, by its name -----------------------------------------------------------------------------


def one_run(run: KMeans, noun: str) -> dict[str, str]:
    """What the first run says."""
    first = rounded(run.inertias[0])
    return {"first": first, "fall": fall(run), "rejoin": rejoin(run, noun), "stop": stop(run, noun)}


def another_run(run: KMeans, before: KMeans, best: KMeans, noun: str) -> dict[str, str]:
    """What another run says after one that came *before*, and why it is not the best."""
    return {"elsewhere": elsewhere(before, run, best), "stuck": stuck(run, before, best, noun)}


def many_runs(search: Search, k: int, things: str) -> dict[str, str]:
    """What many starts say, with k centres and with others."""
    return {"caught": caught(search, k), "more": more(things), "bend": bend(search.lowest, k, things)}


def stored(count: int, k: int) -> dict[str, str | int]:
    """What a picture of *count* pixels takes, and its copy in k colours."""
    before, after = bits(count, k)
    return {
        "colour_bits": BITS_OF_A_COLOUR,
        "bits_before": before,
        "bits_after": after,
        "bits_of_a_number": number_of_bits(k),
    }


# The first run -----------------------------------------------------------------------------------------


def stays(run: KMeans) -> bool:
    """Whether the first move of the centres leaves the inertia as it is, as far as it is said."""
    before, after = map(rounded, run.inertias[:2])
    return before == after


def fall(run: KMeans) -> str:
    """What the first move of the centres does to the inertia."""
    after = rounded(run.inertias[1])
    if stays(run):
        return f"The centres were there already, or nearly, so J is still about {after}."
    return f"J falls to about {after}."


def rejoin(run: KMeans, noun: str) -> str:
    """What the second joining does to the inertia: it lowers it unless no point changes."""
    if run.rounds == 1:
        return f"Join again: no {noun} changes, so we're done."
    return f"Join again: {noun}s that change get a nearer centre, so J falls."


def stop(run: KMeans, noun: str) -> str:
    """Why and when it stops, and how low."""
    low = rounded(run.inertia)
    if run.rounds == 1:
        why = "That always comes: J falls with every change, and there are only so many groupings."
        return f"{why} Here it's about {low}."
    why = "So no grouping comes back, and there are only so many."
    return f"{why} It must stop, when no {noun} changes: here, after {run.rounds} rounds, at about {low}."


# Another start -----------------------------------------------------------------------------------------


def is_same(first: float, second: float) -> bool:
    """Whether two inertias are one, but for rounding."""
    return math.isclose(first, second, rel_tol=_SAME, abs_tol=1e-12)


def elsewhere(run: KMeans, other: KMeans, best: KMeans) -> str:
    """How low another start ends."""
    if is_same(run.inertia, other.inertia):
        low = f"This one ends just as low, with J at about {rounded(other.inertia)}."
        return f"{low} Does every start?" if is_same(other.inertia, best.inertia) else low
    before, after = rounded(run.inertia), rounded(other.inertia)
    if before == after:
        return f"This one ends in another way, but with almost the same J, about {after}."
    if other.inertia > run.inertia:
        return f"This one ends at about {after}, not {before}."
    return f"This one ends at about {after}, not {before}. So the first one was stuck."


def stuck(run: KMeans, before: KMeans, best: KMeans, noun: str) -> str:
    """What is wrong where a run ends higher than the best, as one *before* may too, and cannot go on."""
    still = "It's stuck:" if is_same(before.inertia, best.inertia) else "It's stuck, too:"
    k, (group, crowd) = len(best.centres[-1]), splitting(run, best)
    if not len(crowd):
        return f"{still} nothing moves, though there is a better grouping."
    if len(crowd) == k:
        rest = "the other one has none of its own" if k == 2 else "the others have none of their own"
    else:
        left, others = k - len(crowd), run.labels[-1][best.labels[-1] != group]
        share = float(np.mean(~np.isin(others, crowd)))
        how_many = "all" if share == 1.0 else "nearly all" if share >= _NEARLY_ALL else "most"
        rest = f"{how_many} other {noun}s share {'just ' * (left > 1)}{_SMALL[left]}"
    return f"{still} {_SMALL[len(crowd)]} centres split one group, so {rest}."


def caught(search: Search, k: int) -> str:
    """How many of many random starts end above the lowest inertia."""
    count, low = search.caught, rounded(search.lowest[k - 1])
    if count == 0:
        return f"Here they all end at about {low}. But you only know that once you've tried."
    if count == len(search.ends):
        return f"Here they all get stuck higher than at {low}, which took a longer search."
    got = "One gets" if count == 1 else f"{whole(count)} get"
    return f"{got} stuck. We keep the lowest J."


# How many centres --------------------------------------------------------------------------------------


def bend(lowest: Sequence[float] | Array, k: int, things: str) -> str:
    """Whether the fall of the lowest inertia bends at k centres."""
    if len(lowest) <= k:
        return f"With {k} there's nothing left to save: every different point has a centre of its own."
    gain, following = savings(lowest, k)
    here = f"a {_ORDINALS[k]} {things} saves about {percent(gain, 0)} of the first bar"
    after = f"a {_ORDINALS[k + 1]} only {percent(following, 0)}"
    if has_bend(lowest, k):
        return f"A rule of thumb: stop at a bend. {here.capitalize()}, {after}."
    return f"As a rule of thumb, look for a bend: {here}, {after.replace('only ', '')}. There's none at {k}."


def more(things: str) -> str:
    """Why the inertia alone cannot say how many centres there should be."""
    return f"How many {things}s? J can't tell: more {things}s never make the best J worse."


def has_bend(lowest: Sequence[float] | Array, k: int) -> bool:
    """Whether the k-th centre takes off at least three times as much as one more."""
    gain, following = savings(lowest, k) if len(lowest) > k else (1.0, 0.0)
    return bool(gain >= 3 * following)


def savings(lowest: Sequence[float] | Array, k: int) -> tuple[float, float]:
    """What the k-th centre, and the one after it, take off the lowest inertia, as shares of that of one."""
    gain, following = ((lowest[count - 1] - lowest[count]) / lowest[0] for count in (k - 1, k))
    return gain, following


# What is stored ----------------------------------------------------------------------------------------


def bits_of_a_number(k: int) -> int:
    """How many bits tell k things apart."""
    return math.ceil(math.log2(k))


def number_of_bits(k: int) -> str:
    """The same in words."""
    short = bits_of_a_number(k)
    return f"{short} bit{'s' * (short > 1)}"


def bits(count: int, k: int) -> tuple[int, int]:
    """What *count* colours take, and what k of them take with a number for each pixel."""
    return BITS_OF_A_COLOUR * count, BITS_OF_A_COLOUR * k + bits_of_a_number(k) * count


# On the stage ------------------------------------------------------------------------------------------


def count_of_centres(k: int) -> Written:
    """How many centres there are, in the colour of what is set by hand."""
    return formula(f"{CLUSTER_COUNT} = {tint(str(k), 'dial')}")


def sum_of_squares() -> Written:
    """The sum of squares of a group about any place c."""
    return formula(f"sum |{INPUTS} - {MATH_CENTRE}|^2", size=LABEL_SIZE)


def group_note(size: int, things: str) -> Written:
    """How many points the group has whose sum of squares is written below."""
    return text(f"this group: $n = {size}$ {things}", size=FINE_SIZE, role="muted")


_TO_MEAN, _ON = f"{MATH_MEAN} - {MATH_CENTRE}", f"{INPUTS} - {MATH_MEAN}"
"""Both steps from a centre to a point: to the mean, and on."""

MATH_LEAST, MATH_RISE = f"sum lr(|{_ON}|)^2", f"n lr(|{_TO_MEAN}|)^2"
"""The sum of squares of a group about its mean, and what it is more about another place."""


def two_steps() -> Written:
    """The way from a centre to a point, through the mean."""
    return formula(f"{INPUTS} - {MATH_CENTRE} = ({_TO_MEAN}) + ({_ON})", size=LABEL_SIZE)


def square_of_the_way(every: str = "", detours: str = "") -> Written:
    """The square of that way, but for the cross term: the squares of both steps.

    With ``sum`` for *every* point, their sums; *detours* then stands before the first step, which is the same
    for all. What all these rows have in common is their part ``kept``.
    """
    way, rise, rest = (f"lr(|{step}|)^2" for step in (f"{INPUTS} - {MATH_CENTRE}", _TO_MEAN, _ON))
    pieces = (
        every,
        _kept(way),
        _kept(tint("=", "equals")),
        detours,
        _kept(rise),
        _kept("+"),
        every,
        _kept(rest),
    )
    return formula(" ".join(filter(None, pieces)), size=LABEL_SIZE)


def cross_term(every: str = "", note: str = "cross term") -> Written:
    """What squaring both steps adds to their squares; in the sum the part ``second_steps`` cancels.

    Its name stands before it: as its part ``name``, left of the right-hand side that the row goes on with.
    """
    first, second = _kept(f"+ thin 2 ({_TO_MEAN}) dot"), tint(f"{every} {_kept(f'({_ON})')}", "second_steps")
    named = tint(tint(f'"{note}"', "muted"), "name")
    return formula(f"{named} med med {first} {second}", size=LABEL_SIZE)


def _kept(source: str) -> str:
    return tint(source, "kept")


def colour_axes(*, standardized: bool) -> tuple[str, str]:
    """Names for the axes of the plane of colours."""
    unit = ", in standard deviations" if standardized else ""
    return f"how red{unit}", f"how blue{unit}"


def scale_note(*, standardized: bool) -> list[Written]:
    """A note on points that are measured in standard deviations; no note on others."""
    note = "in standard deviations from the mean"
    return [text(note, size=FINE_SIZE, role="muted")] if standardized else []


def storage(count: int, k: int) -> tuple[Written, Written]:
    """What a picture takes with a colour for each pixel, and with k colours and a number for each pixel."""
    before, after = bits(count, k)
    return (
        text(f"{count} × {BITS_OF_A_COLOUR} bits = {whole(before)} bits"),
        text(f"{k} × {BITS_OF_A_COLOUR} bits + {count} × {number_of_bits(k)} = {whole(after)} bits"),
    )
