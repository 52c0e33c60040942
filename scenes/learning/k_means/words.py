"""K-means in words and formulas: what each half of a round does, and where another start ends."""

from __future__ import annotations

import math
from collections.abc import Sequence

from mathkit.arrays import Array
from mathkit.learning.k_means import KMeans
from mathkit.learning.many_starts import Search
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import decimals_of, number, percent, whole
from scenes.stage.type.symbols import CLUSTER_COUNT, INERTIA, MEAN
from scenes.stage.type.writing import FINE_SIZE, Written, formula, text

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
    return {"elsewhere": elsewhere(before, run, best), "stuck": stuck(before, best, noun)}


def many_runs(search: Search, k: int, things: str) -> dict[str, str]:
    """What many starts say, with k centres and with others."""
    return {"caught": caught(search, k), "more": more(things), "bend": bend(search.lowest, k)}


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
        why = "That always comes: J falls with every change, and there are only finitely many groupings."
        return f"{why} Here it's about {low}."
    why = "So no old grouping returns, and there are only finitely many: it must stop."
    return f"{why} After {run.rounds} rounds, no {noun} changes; J is about {low}."


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


def stuck(before: KMeans, best: KMeans, noun: str) -> str:
    """Why a run that ends higher than the best, as one *before* may too, cannot go on."""
    still = "It's stuck:" if is_same(before.inertia, best.inertia) else "It's stuck, too:"
    return f"{still} no {noun} has a nearer centre, and each centre is at its mean."


def caught(search: Search, k: int) -> str:
    """How many of many random starts end above the lowest inertia."""
    count, low = search.caught, rounded(search.lowest[k - 1])
    if count == 0:
        return f"Here they all end at about {low}. But you only know that once you've tried."
    if count == len(search.ends):
        return f"Here they all end higher than at {low}, which took a longer search."
    ends = "One ends" if count == 1 else f"{whole(count)} end"
    return f"{ends} higher. We keep the best, without a guarantee."


# How many centres --------------------------------------------------------------------------------------


def bend(lowest: Sequence[float] | Array, k: int) -> str:
    """Whether one more centre than k lowers the inertia much less than the k-th one did."""
    if len(lowest) <= k:
        return f"With {k} there's nothing left to save: every different point has a centre of its own."
    gain, following = savings(lowest, k)
    rule = "A rule of thumb: stop when one more helps much less."
    here = f"A {_ORDINALS[k]} removes about {percent(gain, 0)} of the first bar"
    after = f"a {_ORDINALS[k + 1]} {'only ' * has_bend(lowest, k)}{percent(following, 0)}"
    return f"{rule} {here}, {after}." + ("" if has_bend(lowest, k) else f" So {k} is no clear place to stop.")


def more(things: str) -> str:
    """Why the inertia alone cannot say how many centres there should be."""
    return f"How many {things}s? J alone can't tell us: more {things}s never raise the best J."


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


def colour_axes(*, standardized: bool) -> tuple[str, str]:
    """Names for the axes of the plane of colours."""
    unit = ", in standard deviations" if standardized else ", in tenths"
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
