"""Bayes’ theorem in exact fractions; people are the nearest whole numbers."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import numpy as np

from scenes.probability.bayes_theorem.mosaic import HAIRLINE
from scenes.stage.shapes.areas import ShareBar
from truth.agreement import Near
from truth.modules import Claims
from truth.phrases import in_people, part
from truth.reading import percent, read, says
from truth.shapes import PIXEL, Slip, Truth, Truths, is_shown

# Facts -------------------------------------------------------------------------------------------------


def facts(p: Any, _: Any) -> Mapping[str, Any]:
    """Exact fractions; people are the nearest whole numbers, and half a person may go either way."""
    exact = p.prior * p.population
    fewest, most = math.ceil(exact - 0.5 - 1e-9), math.floor(exact + 0.5 + 1e-9)
    sick, apart = (fewest + most) / 2, (most - fewest) / 2
    return {
        "sick": Near(exact, 0.5 + 1e-9),
        "sick_positive": Near(p.sensitivity * sick, 0.5 + p.sensitivity * apart + 1e-9),
        "healthy_positive": Near(
            p.false_positive_rate * (p.population - sick), 0.5 + p.false_positive_rate * apart + 1e-9
        ),
        "posterior": posterior(p.prior, p.sensitivity, p.false_positive_rate),
        "other_test_posterior": posterior(p.prior, p.rare_sensitivity, p.rare_false_positive_rate),
        "other_disease_posterior": posterior(p.rare_prior, p.rare_sensitivity, p.rare_false_positive_rate),
    }


def posterior(prior: float, sensitivity: float, false_positive_rate: float) -> float | None:
    hit = Fraction(prior) * Fraction(sensitivity)
    alarm = (1 - Fraction(prior)) * Fraction(false_positive_rate)
    return float(hit / (hit + alarm)) if hit + alarm else None


# Words -------------------------------------------------------------------------------------------------


def words(p: Any, facts: Mapping[str, Any], _: Any) -> Claims:
    first = (p.prior, p.sensitivity, p.false_positive_rate)
    second = (p.prior, p.rare_sensitivity, p.rare_false_positive_rate)
    third = (p.rare_prior, p.rare_sensitivity, p.rare_false_positive_rate)
    chances = [posterior(*each) for each in (first, second, third)]
    sick, hits, alarms = facts["sick"], facts["sick_positive"], facts["healthy_positive"]
    healthy, positives = p.population - sick, hits + alarms
    for name, pattern, chance in (
        ("finds", "finds (.*) of the sick", p.sensitivity),
        ("clears", "clears (.*) of the healthy", 1 - p.false_positive_rate),
        ("other_finds", "finds (.*) of the sick", p.rare_sensitivity),
        ("other_clears", "clears (.*) of the healthy", 1 - p.rare_false_positive_rate),
    ):
        said = re.fullmatch(pattern, facts[name])
        yield name, said is not None and part(said[1], chance)
    for name, chance in (
        ("prior", p.prior),
        ("sick_height", p.sensitivity),
        ("healthy_height", p.false_positive_rate),
    ):
        yield name, percent(facts[name], chance)
    yield "whom", in_people(facts["whom"], p.prior)
    yield "rare_whom", in_people(facts["rare_whom"], p.rare_prior)
    how_many = facts["how_many_sick"]
    if p.prior in (0, 1):
        yield "how_many_sick", how_many == ""
    else:
        exact = math.isclose(sick, p.prior * p.population)
        yield "how_many_sick", ("nobody" in how_many) == (sick == 0)
        yield "how_many_sick", sick == 0 or ("about" in how_many) == (not exact)
        yield "how_many_sick", says(how_many, *([sick] * (sick > 0)), p.population)
    yield "sick_lit_up", _lit(facts["sick_lit_up"], hits, sick, "sick")
    yield "healthy_lit_up", _lit(facts["healthy_lit_up"], alarms, healthy, "healthy")
    yield "healthy_lit_up", ("mistake," in facts["healthy_lit_up"]) == (alarms > 0)
    yield "healthy_lit_up", ("also" in facts["healthy_lit_up"]) == (alarms > 0 and hits > 0)
    left = facts["who_is_left"]
    yield "who_is_left", ("there are none" in left) == (positives == 0)
    yield "who_is_left", ("single" in left) == (positives == 1)
    yield "who_is_left", positives != 1 or ("sick" in left) == (hits == 1)
    yield "who_is_left", positives < 2 or read(left)[0][0] == positives
    yield (
        "who_is_left",
        positives < 2
        or ("none of them" in left, "all of them" in left)
        == (
            hits == 0,
            hits == positives,
        ),
    )
    counted = facts["counted"]
    yield "counted", ("nothing to divide" in counted) == (positives == 0)
    yield "counted", positives == 0 or [size for size, _ in read(counted)[:2]] == [hits, positives]
    if positives:
        yield "counted", percent(re.findall(r": (.*?%)", counted)[0], hits / positives)
    exactly = facts["exactly"]
    yield "exactly", exactly == "undefined" if chances[0] is None else percent(exactly, chances[0])
    yield "verdict", _verdict(facts["verdict"], p, chances[0])
    better = p.rare_sensitivity >= p.sensitivity and p.rare_false_positive_rate <= p.false_positive_rate
    worse = p.rare_sensitivity <= p.sensitivity and p.rare_false_positive_rate >= p.false_positive_rate
    yield "other", ("better" in facts["other"]) == better
    yield "other", ("worse" in facts["other"]) == (worse and not better)
    yield "by_test", _changes(facts["by_test"], chances[0], chances[1])
    yield "by_disease", _changes(facts["by_disease"], chances[1], chances[2])
    yield "rarer", (facts["rarer"] == "rarer") == (p.rare_prior < p.prior)
    hit, alarm = third[0] * third[1], (1 - third[0]) * third[2]
    many = hit > 0 and alarm >= 2 * hit
    if abs(alarm - 2 * hit) > 1e-12:
        yield "burden", bool(facts["burden"]) == many
    if many and read(facts["burden"]):
        yield "burden", says(facts["burden"], alarm / hit, least=0.1)


def _lit(text: str, positive: int, people: int, name: str) -> bool:
    """Whether *text* says how many of some people light up: all, none, the only one, or some of all."""
    if people == 0:
        return text.startswith(f"Nobody here is {name}")
    if people == positive == 1:
        return text.endswith(f"lights up the only person who is {name}")
    expected = [] if positive == 0 else [people] if positive == people else [positive, people]
    none = ("none of the" in text) == (positive == 0)
    return none and [size for size, _ in read(text)] == expected and f"{name} people" in text


def _verdict(text: str, p: Any, chance: float | None) -> bool:
    if chance is None:
        return "nothing to divide" in text
    said = re.findall(r"[\d.,]+(?: × 10\S+)?%", text)
    if not percent(said[-1], chance):
        return False
    if "lifts" in text or "lowers" in text:
        return ("lifts" in text) == (chance > p.prior) and percent(said[0], p.prior)
    return math.isclose(chance, p.prior, rel_tol=6e-3)


def _changes(text: str, before: float | None, after: float | None) -> bool:
    if after is None:
        return "nothing to divide" in text
    said = re.findall(r"[\d.,]+(?: × 10\S+)?%", text)
    if not percent(said[-1], after):
        return False
    if before is None:
        return "Now" in text
    if "grows" in text or "shrinks" in text:
        return ("grows" in text) == (after > before)
    return math.isclose(before, after, rel_tol=6e-3)


OTHER_SETTINGS = [{"prior": 0.6, "rare_prior": 0.9, "rare_sensitivity": 0.2}]


# Geometry ----------------------------------------------------------------------------------------------


def geometry(lesson: Any, beat: str, resting: bool) -> Truths:
    beats = [each.name for each in lesson.script()]
    late = beats.index(beat) >= beats.index("melt_into_areas")
    if late and is_shown(lesson, lesson.areas.mosaic.cells):
        now, mosaic, bar = lesson.areas.result, lesson.areas.mosaic, lesson.areas.bar
        box = mosaic.square.box
        # What would be too thin to be seen is drawn a hairline wide, and the note says so.
        hair = bool(mosaic.note.get_fill_opacity() > 0)
        slack = PIXEL + HAIRLINE * hair
        widths = np.array([part.width for part in (mosaic.left, mosaic.right)])
        heights = np.array([part.height for part in (mosaic.left, mosaic.right)])
        shares = np.array([now.prior, 1 - now.prior])
        yield Truth("widths of the columns", widths / box.width, shares, box.width, slack)
        filled = np.array([now.sensitivity, now.false_positive_rate])
        seen = (shares > 0) & (shares < 1)
        yield Truth("heights of the fillings", (heights / box.height)[seen], filled[seen], box.height, slack)
        if not hair:
            area = widths * heights / (box.width * box.height)
            joint = np.array([now.true_positive, now.false_positive])
            yield Truth("areas", area, joint, box.width)
        gathered = is_shown(lesson, bar.first) and (resting or beat != "state_the_theorem")
        if gathered and now.posterior is not None:
            whole = bar.whole.width
            drawn = bar.first.width / whole
            yield Truth("posterior as a length", drawn, now.posterior, whole, PIXEL + HAIRLINE)
    if beat == "ask":
        bars = lesson.question.bars
        drawn = [bar.part.width / bar.whole.width for bar in bars]
        rates = np.array([lesson.params.sensitivity, 1 - lesson.params.false_positive_rate])
        # A bar that is not spoken of yet is empty.
        full = np.where(np.array(drawn) > 1e-9, rates, 0.0)
        yield Truth("how good the test is", drawn, full if resting else np.minimum(drawn, full), 5.6)
    if resting and hasattr(lesson, "crowd") and not late:
        counts = lesson.counts
        crowd = [len(people.points) // 16 for people in lesson.crowd.people]
        groups = (
            counts.sick_positive,
            counts.sick_negative,
            counts.healthy_positive,
            counts.healthy_negative,
        )
        yield Truth("people in their groups", sorted(crowd), sorted(groups))


MARKED = {
    *("widths of the columns", "heights of the fillings", "areas", "posterior as a length"),
    *("people in their groups", "how good the test is"),
}


def bar_too_long(self: ShareBar, **_: Any) -> None:
    self.first.stretch(1.05, 0, about_edge=(-1, 0, 0))


SLIP = Slip(ShareBar, "set_state", bar_too_long, "posterior as a length")


# Numerals ----------------------------------------------------------------------------------------------


def derived(lesson: Any) -> Mapping[str, Any]:
    other, counts = lesson.other_disease, lesson.counts
    positives = counts.sick_positive + counts.healthy_positive
    # The priors that are dialled in the end, ever rarer.
    dialled = [0.5, 0.1, min(lesson.params.prior, lesson.params.rare_prior, 0.01)]
    rates = lesson.params.rare_sensitivity, lesson.params.rare_false_positive_rate
    after = [posterior(prior, *rates) for prior in dialled]
    return {
        **{f"dialled prior {number}": prior for number, prior in enumerate(dialled)},
        **{f"posterior {number}": chance for number, chance in enumerate(after) if chance is not None},
        "positives": positives,
        "negatives": counts.population - positives,
        "false alarms to a true one": round(other.false_positive / other.true_positive, 1),
    }
