"""The neuron by hyperbolic functions, σ(z) = (1 + tanh(z/2))/2; rates written out once more."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from scenes.calculus.chain_rule.dials import Dial, LinkedDials
from truth.modules import Claims
from truth.reading import says
from truth.shapes import Slip, Truth, Truths, corners, on_stage

# Facts -------------------------------------------------------------------------------------------------


def _neuron(p: Any, w: float) -> tuple[list[float], list[float]]:
    """The values w, z, a, L, and the rates from each to the next."""
    z = w * p.x
    a = (1 + math.tanh(z / 2)) / 2
    rates = [p.x, 1 / (4 * math.cosh(z / 2) ** 2), 2 * (a - p.target)]
    return [w, z, a, (a - p.target) ** 2], rates


def facts(p: Any, _: Any) -> Mapping[str, Any]:
    (_, score, output, loss), (r, s, t) = _neuron(p, p.w)
    slope = r * s * t
    return {
        "score": score,
        "output": output,
        "loss": loss,
        "to_score": r,
        "to_output": s,
        "to_loss": t,
        "turns": [1, r, r * s, slope],
        "slopes": [slope, s * t, t, 1],
        "slope": slope,
        "predicted": slope * p.nudge,
        "change": _neuron(p, p.w + p.nudge)[0][-1] - loss,
    }


# Words -------------------------------------------------------------------------------------------------


def words(p: Any, facts: Mapping[str, Any], _: Any) -> Claims:
    r, s, t = _neuron(p, p.w)[1]
    slope = r * s * t
    yield "advice", ("stays" in facts["advice"]) == (slope == 0)
    yield "advice", ("negative" in facts["advice"] and "goes up" in facts["advice"]) == (slope < 0)
    yield "advice", ("positive" in facts["advice"] and "goes down" in facts["advice"]) == (slope > 0)
    for name, rate in (("score_changes", r), ("output_changes", r * s), ("loss_changes", t)):
        yield name, _changes(facts[name], rate)


def _changes(text: str, rate: float) -> bool:
    """Whether a text says how much a value changes for each unit of its cause."""
    size = abs(rate)
    if "times" in text:
        right = says(text, size, least=1e-4)
    else:
        right = text.startswith("as much as" if size else "not at all") and size in (0, 1)
    return right and ("the other way" in text) == (rate < 0)


OTHER_SETTINGS = [{"target": 0.0}, {"x": 0.0}, {"x": 1.0}, {"x": -1.0}]


# Geometry ----------------------------------------------------------------------------------------------


def geometry(lesson: Any, _: str, __: bool) -> Truths:
    r, s, t = _neuron(lesson.params, lesson.params.w)[1]
    turns = [1, r, r * s, r * s * t]
    for dials in on_stage(lesson, LinkedDials):
        angles = [_angle(dial, dial.needle.get_end()) for dial in dials.dials]
        linked = [angles[0] * turn * (index < dials.linked) for index, turn in enumerate(turns)]
        yield Truth("needles", angles, linked)
        for dial, angle in zip(dials.dials, angles, strict=True):
            swept = [_angle(dial, corner) for corner in corners(dial.swept)[1:-1]]
            yield Truth("sectors", max(swept, key=abs, default=0.0), angle)


def _angle(dial: Dial, place: Any) -> float:
    """The angle of a place from the top of a dial, clockwise."""
    x, y, _ = np.asarray(place) - dial.centre
    return float(np.arctan2(x, y)) if np.hypot(x, y) > 1e-9 else 0.0


MARKED = {"needles", "sectors"}


def needle_turned_too_far(self: Dial, **_: Any) -> None:
    self.needle.rotate(0.03, about_point=self.centre)


SLIP = Slip(Dial, "set_state", needle_turned_too_far, "sectors")


# Numerals ----------------------------------------------------------------------------------------------

STRUCTURE = {
    r"= 2 \(|\(1 - ": "the derivatives of the sigmoid and of a square",
    r"\(dif L\) / \(dif L\) = \"1\"|dot \"1\"$": "the loss moves as far as itself",
}
