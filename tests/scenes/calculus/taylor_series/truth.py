"""Series written out term by term, bounds by hand, and the derivatives of a loss by the product rule."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from scenes.calculus.taylor_series.error_ladders import ErrorLadder
from scenes.calculus.taylor_series.fits import Fit
from scenes.calculus.taylor_series.growth import GrowthChart, LossView
from scenes.calculus.taylor_series.ladders import Ladder
from truth.modules import Claims, Texts
from truth.reading import read, says
from truth.shapes import Slip, Truth, Truths, is_shown, on_function, on_stage, units, values

# The functions -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Known:
    """A function: its values, its derivative of any order, and the coefficient of each power at zero."""

    value: Callable[[Any], Any]
    derivative: Callable[[int, Any], Any]
    coefficient: Callable[[int], float]
    added: float
    spoken: str
    noun: str


FUNCTIONS: Mapping[str, Known] = {
    "sine": Known(
        np.sin,
        lambda k, x: (np.sin(x), np.cos(x), -np.sin(x), -np.cos(x))[k % 4],
        lambda k: 0.0 if k % 2 == 0 else (1 if k % 4 == 1 else -1) / math.factorial(k),
        0.0,
        "the sine of ",
        "the sine",
    ),
    "exponential": Known(
        np.exp,
        lambda _, x: np.exp(x),
        lambda k: 1 / math.factorial(k),
        0.0,
        "e to the power of ",
        "the exponential",
    ),
    "logarithm": Known(
        np.log1p,
        lambda k, x: -((-1) ** k) * math.factorial(k - 1) * (1 + x) ** -float(k) if k else np.log1p(x),
        lambda k: -((-1) ** k) / k if k else 0.0,
        1.0,
        "the natural logarithm of ",
        "the logarithm of one plus x",
    ),
}

MENDED = {"sine": 3, "exponential": 2, "logarithm": 2}
"""The first rung on which the line is wrong."""


def _series(name: str, degree: int) -> np.polynomial.Polynomial:
    return np.polynomial.Polynomial([FUNCTIONS[name].coefficient(k) for k in range(degree + 1)])


def _missing(p: Any) -> int:
    """The order of the next term that is not zero."""
    return p.degree + (2 if p.function == "sine" and p.degree % 2 == 1 else 1)


def _largest(p: Any) -> float:
    """A bound on the derivative of that order from 0 to x, which is at most 1."""
    return {"sine": 1.0, "exponential": 3.0, "logarithm": math.factorial(_missing(p) - 1)}[p.function]


def _bound(p: Any) -> float:
    return _largest(p) * p.x ** _missing(p) / math.factorial(_missing(p))


# Facts -------------------------------------------------------------------------------------------------


def facts(p: Any, _: Any) -> Mapping[str, Any]:
    known = FUNCTIONS[p.function]
    value, made = float(known.value(p.x)), float(_series(p.function, p.degree)(p.x))
    return {
        "rungs": [float(known.derivative(order, 0.0)) for order in range(4)],
        "value": value,
        "sum": made,
        "error": abs(value - made),
        "bound": _bound(p),
        "missing": _missing(p),
        "largest": _largest(p),
        "far": 1.5,
        "true_there": math.log(2.5),
        "sums": [_series(p.function, degree)(p.x) for degree in _shown_degrees(p)],
        "weights": [_newton(0.55, steps) for steps in range(4)],
        "losses": [float(_loss(_newton(0.55, steps))) for steps in range(4)],
        "jump": [0.3, _newton(0.3, 1)],
        "jump_losses": [float(_loss(0.3)), float(_loss(_newton(0.3, 1)))],
        "promised": _lowest_point(0.3)[1],
        "landed": float(_loss(_newton(0.3, 1))),
        "reach": [-1.0, 1.0],
        "less_than": _rounded_up(_bound(p)),
    }


def _shown_degrees(p: Any) -> list[int]:
    """Degrees at which a term comes, from 1 on; only every second if there are more than five."""
    degrees = [k for k in range(1, p.degree + 1) if FUNCTIONS[p.function].coefficient(k)]
    return degrees if len(degrees) <= 5 else [k for k in degrees if (p.degree - k) % 2 == 0]


def _lowest_point(weight: float) -> tuple[float, float]:
    """The lowest point of the parabola about a weight: where Newton's step leads, and what it promises."""
    slope, bending = _derivatives(weight)
    assert bending > 0
    return weight - slope / bending, float(_loss(weight) - slope**2 / (2 * bending))


def _rounded_up(bound: float) -> float:
    digit, _, exponent = f"{bound:.12e}".partition("e")
    return math.ceil(round(float(digit), 9)) * 10.0 ** int(exponent)


# Words -------------------------------------------------------------------------------------------------

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def words(p: Any, facts: Mapping[str, Any], _: Any) -> Claims:
    known, mended = FUNCTIONS[p.function], MENDED[p.function]
    heights = [float(known.derivative(order, 0.0)) for order in range(4)]
    yield "asked", facts["asked"].startswith(known.spoken) and says(facts["asked"], p.x + known.added)
    yield "noun", facts["noun"] == known.noun
    later = [float(known.derivative(order, 0.0)) for order in range(4, 8)]
    yield "known", says(facts["known"], *heights)
    yield "known", (", repeating" in facts["known"]) == (later == heights and len(set(heights)) > 1)
    yield "down", facts["down"] == NUMBERS[mended].capitalize()
    yield "next_term", _next_term(p, facts["next_term"])
    yield "gone", facts["gone"] == NUMBERS[_gone(p)].capitalize()
    value, made = float(known.value(p.x)), float(_series(p.function, p.degree)(p.x))
    yield "inside", facts["inside"] == ("just inside" if abs(value - made) > 0.9 * _bound(p) else "inside")
    yield "fails", says(facts["fails"], 0.0, heights[mended]) and ", not " in facts["fails"]
    yield "power", facts["power"] == {2: "x squared", 3: "x cubed"}[mended]
    yield "left", says(facts["left"], math.factorial(mended))
    yield "way_down", _goes_down(facts["way_down"], mended)
    share = {2: "half of it", 3: "a sixth of it"}[mended]
    yield "share", facts["share"] == ("Subtract " if heights[mended] < 0 else "Add ") + share
    yield "left_over", _left_over(p, facts["left_over"])
    yield "areas", _areas(facts["areas"], _largest(p))
    factor = _bound(p) / abs(known.coefficient(_missing(p)) * p.x ** _missing(p))
    times = read(facts["at_the_top"]) or [(1.0, 1.0)]
    yield "at_the_top", abs(times[0][0] - factor) < 1e-9 and len(times) == 1
    yield "made_there", says(facts["made_there"], round(FAR_SUMS[-1]), least=1.0)
    terms = sum(known.coefficient(k) != 0 for k in range(p.degree + 1))
    yield "terms", facts["terms"] == NUMBERS[terms]
    yield "more_jumps", facts["more_jumps"] == "Two"


def _goes_down(text: str, power: int) -> bool:
    """Whether a text has what the power becomes on each rung."""
    spoken = {2: ["two x", "2"], 3: ["three x squared", "six x", "6"]}[power]
    return re.split(", then |, ", text) == spoken


def _gone(p: Any) -> int:
    """The order of the first derivative of the polynomial that is zero everywhere."""
    return 1 + max(k for k in range(p.degree + 1) if FUNCTIONS[p.function].coefficient(k))


def _next_term(p: Any, text: str) -> bool:
    """Whether a text has the term that comes after the mended rung, or the degree so far."""
    known, mended = FUNCTIONS[p.function], MENDED[p.function]
    after = mended + (2 if p.function == "sine" else 1)
    if after > p.degree:
        return text == f"The highest power is {mended}, so that's degree {mended}"
    height = round(float(known.derivative(after, 0.0)))
    power = {3: "cubed", 5: "to the fifth"}[after]
    zeros = [f"rung {order} is 0, " for order in range(mended + 1, after)]
    assert not any(known.derivative(order, 0.0) for order in range(mended + 1, after))
    told = re.fullmatch(rf"{''.join(zeros)}rung {after} is (\d+): add x {power} over (\d+)", text.lower())
    if told is None:
        return False
    return int(told[1]) == height and abs(1 / int(told[2]) - known.coefficient(after)) < 1e-12


def _left_over(p: Any, text: str) -> bool:
    sizes = np.abs(FUNCTIONS[p.function].derivative(_missing(p), np.linspace(0, p.x, 50)))
    said = {
        "at most": p.function == "sine",
        "in size": p.function == "sine",
        "On the next": _missing(p) > _gone(p),
        "below": p.function == "exponential",
        "largest at zero": p.function == "logarithm" and int(np.argmax(sizes)) == 0,
    }
    fits = all((phrase in text) == holds for phrase, holds in said.items())
    return fits and says(text, _largest(p)) and sizes.max() <= _largest(p) * (1 + 1e-12)


def _areas(text: str, largest: float) -> bool:
    if largest == 1:
        return text == "at most x, then half x squared"
    return says(text, largest, largest / 2) and text.endswith("x squared")


OTHER_SETTINGS = [
    {"function": "exponential", "degree": 6, "x": 0.5},
    {"function": "logarithm", "degree": 4, "x": 0.7},
    {"degree": 9, "x": 0.5},
    {"function": "exponential", "degree": 9},
    {"function": "logarithm", "degree": 9},
    {"degree": 3, "x": 0.6},
]


# Geometry ----------------------------------------------------------------------------------------------


def geometry(lesson: Any, beat: str, resting: bool) -> Truths:
    p = lesson.params
    if beat == "ask":
        yield from _fit(lesson, lesson.near, p.function, 1.0, resting)
    if beat in ("add_terms", "draw_the_band") and isinstance(getattr(lesson, "far", None), Fit):
        yield from _fit(lesson, lesson.far, p.function, lesson.far.degree, False)
        if resting and lesson.far.zoom == lesson.far.closest:
            yield from _band(lesson.far, p)
        if resting and beat == "draw_the_band" and lesson.far.zoom == 1:
            yield from _wide_band(lesson, lesson.far, p)
    if beat in ("go_too_far", "cancel_the_factorials") and isinstance(getattr(lesson, "log", None), Fit):
        yield from _fit(lesson, lesson.log, "logarithm", lesson.log.degree, False)
    if resting and beat == "cancel_the_factorials" and hasattr(lesson, "reach"):
        yield from _reach(lesson)
    if beat in ("send_a_power_down", "mend_a_rung", "take_any_power"):
        yield from _ladder(lesson.ladder, p, resting)
    if beat == "climb_up" or (beat == "send_the_error_down" and resting):
        yield from _errors(lesson, lesson.errors, p)
    if beat in ("learn_with_a_parabola", "jump_too_far"):
        yield from _growth(lesson, beat, resting)


def _reach(lesson: Any) -> Truths:
    """The ends of both arrows, and the sizes of terms, of which the first says that they are k."""
    assert [half.label.source for half in lesson.halves] == ["$k = 3$", "6", "20"]
    plot = lesson.log.plot
    ends = values(plot, [arrow.end for arrow in lesson.reach])[:, 0]
    yield Truth("reach to both sides", ends, [-1.0, 1.0], plot.x_unit)
    for half in lesson.halves:
        order = int(half.label.source.strip("$k= "))
        yield from on_function(
            "size of a term", plot, half.curve, lambda x, order=order: np.abs(x) ** order / order
        )


def _partial(name: str, degree: float) -> np.polynomial.Polynomial:
    """The series up to a degree; a broken degree has a share of the last term."""
    whole = math.ceil(degree)
    coefficients = np.array(_series(name, whole).coef)
    coefficients[-1] *= 1 - (whole - degree)
    return np.polynomial.Polynomial(coefficients)


def _fit(lesson: Any, picture: Fit, name: str, degree: float, with_gap: bool) -> Truths:
    if picture.zoom != 1:
        return
    known, made = FUNCTIONS[name], _partial(name, degree)
    if is_shown(lesson, picture.curve):
        yield from on_function(
            "curve",
            picture.plot,
            picture.curve,
            lambda x: known.value(np.maximum(x, -0.99999 if name == "logarithm" else x)),
        )
    if is_shown(lesson, picture.fit):
        yield from on_function("polynomial", picture.plot, picture.fit, made)
    if with_gap:
        ends = values(picture.plot, picture.gap.points[[0, -1]])
        x = lesson.params.x
        yield Truth("gap", ends, [(x, known.value(x)), (x, made(x))], units(picture.plot))


def _band(picture: Fit, p: Any) -> Truths:
    """In the closest look, read back: the curve, the polynomial, and the edges of the band beside it."""
    known, made, zoom = FUNCTIONS[p.function], _series(p.function, p.degree), picture.zoom
    middle, here = picture.plot.values(picture.plot.box.center), np.array([p.x, known.value(p.x)])
    unit = picture.plot.y_unit * zoom

    def seen(line: Any) -> Any:
        return ((values(picture.plot, line.points[::4]) - middle) / zoom + here).T

    x, y = seen(picture.curve)
    yield Truth("magnified curve", y, known.value(x), unit)
    x, y = seen(picture.fit)
    yield Truth("magnified polynomial", y, made(x), unit)
    x, y = seen(picture.edges)
    yield Truth("edges of the band", np.abs(y - made(x)), _bound_at(p, x, p.degree), unit)


def _bound_at(p: Any, x: Any, degree: float) -> Any:
    """What the polynomial of a degree is off by at most, at any x for which the bound is drawn."""
    order = next(k for k in range(int(degree) + 1, 99) if FUNCTIONS[p.function].coefficient(k))
    largest = {
        "sine": 1.0,
        "exponential": np.maximum(3.0, np.exp(x)),
        "logarithm": math.factorial(order - 1),
    }[p.function]
    return largest * np.abs(x) ** order / math.factorial(order)


def _wide_band(lesson: Any, picture: Fit, p: Any) -> Truths:
    """In the wide window, the band of the degree that is shown, and only degrees at which a term comes in."""
    assert FUNCTIONS[p.function].coefficient(int(picture.degree)), "a degree without a term"
    if picture.banded and is_shown(lesson, picture.edges):
        made = _series(p.function, int(picture.degree))
        x, y = values(picture.plot, picture.edges.points[::4]).T
        inside = np.abs(y - np.mean(picture.plot.y_range)) < 0.499 * np.ptp(picture.plot.y_range)
        x, y = x[inside], y[inside]
        width = _bound_at(p, x, picture.degree)
        yield Truth("edges of the wide band", np.abs(y - made(x)), width, picture.plot.y_unit)


def _ladder(ladder: Ladder, p: Any, resting: bool) -> Truths:
    known, mended = FUNCTIONS[p.function], MENDED[p.function]
    made = _series(p.function, mended)
    made.coef[mended] *= ladder.mended
    power = np.polynomial.Polynomial([0.0] * mended + [ladder.factor])
    for order, plot in enumerate(ladder.plots):
        yield from on_function(
            "rung", plot, ladder.curves[order], lambda x, order=order: known.derivative(order, x)
        )
        fit = made.deriv(order) if order else made
        yield from on_function("rung of the polynomial", plot, ladder.fits[order], fit)
        multiple = power.deriv(order) if order else power
        if len(ladder.terms[order].points):
            yield from on_function("rung of a power", plot, ladder.terms[order], multiple)
        dots = [plot.values(dot.get_center()) for dot in (ladder.dots[order], ladder.fit_dots[order])]
        if resting:
            yield Truth(
                "heights at zero", dots, [(0, known.derivative(order, 0.0)), (0, fit(0.0))], units(plot)
            )


def _errors(lesson: Any, ladder: ErrorLadder, p: Any) -> Truths:
    order, known = _missing(p), FUNCTIONS[p.function]
    made = _series(p.function, order - 1)
    for rung, (of, power) in enumerate(((0, order), (order - 2, 2), (order - 1, 1), (order, 0))):
        plot, rest = ladder.plots[rung], made.deriv(of) if of else made
        seen = 1.0 if rung else ladder.magnified
        bound = np.polynomial.Polynomial([0.0] * power + [seen * _largest(p) / math.factorial(power)])
        yield from on_function("bound on a rung", plot, ladder.bounds[rung], bound)
        level = values(plot, ladder.levels[rung].points[[0]])[0, 1]
        yield Truth("level of what is not exceeded", level, _largest(p), plot.y_unit)
        if is_shown(lesson, ladder.errors[rung]):
            yield from on_function(
                "error on a rung",
                plot,
                ladder.errors[rung],
                lambda x, of=of, rest=rest, seen=seen: seen * np.abs(known.derivative(of, x) - rest(x)),
            )


DATA = np.array([(1, 1.4), (2, 2.4), (3, 3.1), (4, 5.1)])


def _loss(weight: Any) -> Any:
    misses = np.exp(np.multiply.outer(weight, DATA[:, 0])) - DATA[:, 1]
    return np.mean(misses**2, axis=-1)


def _derivatives(weight: float) -> tuple[float, float]:
    """Slope and bending of the loss, by the chain rule and the product rule."""
    times, amounts = DATA.T
    grown = np.exp(weight * times)
    slope = 2 * (grown - amounts) * times * grown
    bending = 2 * (times * grown) ** 2 + 2 * (grown - amounts) * times**2 * grown
    return float(np.mean(slope)), float(np.mean(bending))


def _growth(lesson: Any, beat: str, resting: bool) -> Truths:
    view = getattr(lesson, "view", None)
    if isinstance(view, LossView) and is_shown(lesson, view.ball):
        yield from on_function("loss", view.plot, view.curve, _loss)
        ball = view.plot.values(view.ball.get_center())
        if resting and abs(ball[0] - view.weight) < 0.01:
            yield Truth("ball on the loss", ball[1], _loss(ball[0]), view.plot.y_unit)
            if abs(view.weight - 0.4709) < 1e-4:
                yield Truth("weight after a step", ball[0], _newton(0.55, 1), view.plot.x_unit)
        elif resting:
            yield Truth("ball at the lowest point", ball, _lowest_point(view.weight), units(view.plot))
        if resting and beat == "jump_too_far" and hasattr(lesson, "flat"):
            yield from _flat(lesson, ball)
    for chart in on_stage(lesson, GrowthChart):
        yield from on_function("growth", chart.plot, chart.curve, lambda t, w=chart.weight: np.exp(w * t))


def _flat(lesson: Any, ball: Any) -> Truths:
    """The parabola that is too flat, what it promises, and where the ball lands."""
    plot = lesson.view.plot
    yield from on_function("flat parabola", plot, lesson.flat, _flat_parabola)
    if hasattr(lesson, "trusted"):
        yield Truth("weight after a jump", ball[0], _newton(0.3, 1), plot.x_unit)
    if hasattr(lesson, "built") and is_shown(lesson, lesson.built):
        place = plot.values(lesson.built.get_center())
        yield Truth("where the parabola was built", place, (0.3, _loss(0.3)), units(plot))
    if hasattr(lesson, "ring") and is_shown(lesson, lesson.ring):
        ring = plot.values(lesson.ring.get_center())
        yield Truth("what is promised", ring, _lowest_point(0.3), units(plot))


def _flat_parabola(weight: Any) -> Any:
    slope, bending = _derivatives(0.3)
    return _loss(0.3) + slope * (weight - 0.3) + bending / 2 * (weight - 0.3) ** 2


def _newton(weight: float, steps: int) -> float:
    for _ in range(steps):
        slope, bending = _derivatives(weight)
        weight -= slope / bending
    return weight


MARKED = {
    *("curve", "polynomial", "gap", "magnified curve", "magnified polynomial", "edges of the band"),
    *("rung", "rung of the polynomial", "heights at zero", "bound on a rung", "error on a rung"),
    *("edges of the wide band", "where the parabola was built"),
    *("rung of a power", "level of what is not exceeded", "what is promised"),
    *("reach to both sides", "size of a term", "loss", "ball on the loss"),
    "ball at the lowest point",
    *("weight after a step", "weight after a jump", "flat parabola", "growth", "number at a tick"),
}


def polynomial_too_high(self: Fit, **_: Any) -> None:
    self.fit.shift((0.0, 0.03, 0.0))


SLIP = Slip(Fit, "set_state", polynomial_too_high, "polynomial")


def bound_too_high(self: ErrorLadder, **_: Any) -> None:
    self.bounds.shift((0.0, 0.03, 0.0))


def ball_aside(self: LossView, **_: Any) -> None:
    self.ball.shift((0.03, 0.0, 0.0))


OTHER_SLIPS = [
    Slip(ErrorLadder, "set_state", bound_too_high, "bound on a rung"),
    Slip(LossView, "set_state", ball_aside, "weight after a step"),
]


# Numerals ----------------------------------------------------------------------------------------------


FAR_SUMS = [-sum((-1.5) ** k / k for k in range(1, degree + 1)) for degree in range(21)]
"""The series of ln(1 + x) at 1.5, by degree."""


def _stretch(p: Any) -> float:
    """The largest of 1, 2 and 5 times a power of ten that the highest rung has room for."""
    room = _largest(p) / _bound(p) * (1 + 1e-9)
    return max(step * 10**power for step in (1, 2, 5) for power in range(14) if step * 10**power <= room)


def derived(lesson: Any) -> Mapping[str, Any]:
    p = lesson.params
    known = FUNCTIONS[p.function]
    return {
        "what the function is taken of": p.x + known.added,
        "half of the largest": _largest(p) / 2,
        "how often the highest rung is stretched": _stretch(p),
        "number at its level": _largest(p) / _stretch(p),
        "what the power leaves": math.factorial(MENDED[p.function]),
        "zoom": lesson.far.closest if hasattr(lesson, "far") else 1.0,
        **{
            f"value at degree {degree}": float(_series(p.function, degree)(p.x))
            for degree in range(1, p.degree + 1)
        },
        "value with the mended rung": float(_series(p.function, MENDED[p.function])(p.x)),
    }


STRUCTURE = {
    r"^-?[12] \\/ \(1 \+ x\).*$|ln\(1 \+ x\)": "rungs of the logarithm, held by a test",
    r"^P\(x\) = .*$|^P\(\"[\d.]+\"\) = (?=.* ).*$": "polynomials as sums, held by tests",
    r"^\$?-?(\d+ )?x(\^\d)?( \\/ \d+)?\$?$": "a power on its way down the ladder, held by a test",
    r"k - [12]|dots\.c 1|k=0": "any power on its way down the ladder",
    r"^\{\{ [\d.]+ : data \}\}\d*$": "digits that are right, held by a test",
    r"^<= .*$|^\{\{ \|E\| : slope \}\} <= .*$": "bounds, held by a test",
    r"x = 0|x <= 1|x >= 0|\(x\) = 0$": "where the error is followed, and what the polynomial is there",
    r"^E\^\(\(\d+\)\)\(x\) = .*$": "the derivative that is left, held by a test",
    r"^\|E\^\(\(\d+\)\)\|$|^P\^\(\(\d+\)\)\(x\)": "orders of derivatives",
    r"at most 1 in size|below 3 here": "what is left, held by words",
    r"[Rr]ung \d is \d(, rung \d is \d)?: add .* over \d+": "the next term, held by words",
    r"The highest power is \d, so that's degree \d": "the degree so far, held by words",
    r"f\^\(\(k\)\)\(0\)": "any term",
    r"^\$k = 3\$$": "the size of a term, held below",
    r"h\^2 \\/ 2|m! : second \}\} -> 0": "general terms, and where they shrink",
    r"L\^\(\([12]\)\)( > 0)?": "derivatives of the loss, and where a parabola opens upward",
    r"x - x\^2 / 2 \+ x\^3 / 3|ln\(1 \+ x\)\$": "the series of the logarithm",
    r"^−0\.78: impossible$": "what the flat parabola promises, held below",
    r"from 0\.98 to 3\.49": "where the jump from the flat parabola starts and lands, held by facts",
    r"^1\.5$|^\{\{ \$P\(\"1\.5\"\)\$ : path \}\}$|^\$ln \"2\.5\"\$$": "the logarithm far out",
    r"^−?\d+\.\d\d$": "values of the series far out, held below",
    r"at 1\.5|give −97|outside −1 to 1": "how far the series of the logarithm reaches",
    r"^−?(1?\d|2[04])$": "degrees, heights at zero, and factorials, held by tests",
}


def formulas(_: Any, texts: Texts) -> None:
    """Running numbers of the logarithm are its partial sums, and its value; those after jumps are losses."""
    allowed = {f"{each:.2f}".replace("-", "−") for each in (*FAR_SUMS, math.log(2.5))}
    shown = {text for text in texts["go_too_far"] if re.fullmatch(r"−?\d+\.\d\d", text)}
    assert shown <= allowed
    assert {"−96.83", "0.92"} <= shown
    jumped = [_loss(_newton(start, steps)) for start, steps in ((0.55, 1), (0.55, 3), (0.3, 1))]
    beats = ("learn_with_a_parabola", "jump_too_far")
    losses = {text for beat in beats for text in texts[beat] if re.fullmatch(r"−?\d+\.\d\d", text)}
    assert losses == {f"{each:.2f}" for each in jumped}
    assert f"{_lowest_point(0.3)[1]:.2f}: impossible".replace("-", "−") in texts["jump_too_far"]
