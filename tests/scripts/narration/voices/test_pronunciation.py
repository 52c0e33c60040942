"""Mathematics is said as a lecturer says it; no lesson has what a voice would spell or skip."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from itertools import chain
from random import Random

import pytest

from scenes.stage.lesson.narration import Narration
from scripts.basis.quality import QUALITIES
from scripts.engine.order import Order, subject_of
from scripts.film.rehearsal import script_of
from scripts.narration.voices.pronunciation import pronounced
from scripts.request.catalogue import find_lessons
from scripts.request.course import Entry
from scripts.request.samples import any_parameters, corner

SAID = {
    # Numbers
    "At 0.05 of 1,000 and 27.06": "At zero point zero five of 1,000 and 27 point zero six",
    "3.000 and 1,000.5 and .5.": "3 point zero zero zero and 1,000 point five and zero point five.",
    "−3, x − 3, -3 and n-1": "minus 3, x minus 3, minus 3 and n minus 1",
    "6.11 × 10⁻⁶ and 1e-5": "6 point one one times 10 to the minus 6 and 1 times 10 to the minus 5",
    "5–10, 2:1, the 3rd, 666 out of 768: 86.7 %": (
        "5 to 10, 2 to 1, the 3rd, 666 out of 768: 86 point seven percent"
    ),
    "½ of it": "one half of it",
    # Powers, roots, primes, what stands below
    "x² + y³ − 2ⁿ": "x squared plus y cubed minus 2 to the n",
    "x^2, e^(-z), A⁻¹b, Aᵀ": "x squared, e to the minus z, ay inverse b, ay transpose",
    "x⁻¹ and √2": "x to the minus 1 and the square root of 2",
    "f′(x), f″ and f'(x): Newton's": "f prime of x, f double prime and f prime of x: Newton's",
    "x₁, w_1, w_(t+1), ŷ and x̄": "x 1, w 1, w t plus 1, y hat and x bar",
    "2x and the L1 norm": "2 x and the L 1 norm",
    # Letters
    "λ, σ, κ, α, η, θ and 2μ": "lambda, sigma, kappa, alpha, eta, theta and 2 mu",
    "∇f and ∂f/∂x": "grad f and partial f over partial x",
    "A v is λ v. A line, a line": "ay v is lambda v. A line, a line",
    "columns of A, then A B, and a plus b": "columns of ay, then ay B, and ay plus b",
    "there a casts a shadow, −3 times a": "there ay casts a shadow, minus 3 times ay",
    "with a loss, a bias, a radius, a series": "with a loss, a bias, a radius, a series",
    # Brackets
    "at (3, 2), every one": "at 3, 2, every one",
    "it goes to (−3, 0.5).": "it goes to minus 3, zero point five.",
    "one (the first) of f(g(x))": "one, the first, of f of g of x",
    "P(A | B) = P(B|A)": "P of ay given B equals P of B given ay",
    "|x − 3| and ‖v‖": "the absolute value of x minus 3 and the norm of v",
    # Signs and units
    "2 ≤ x < 3, x ≈ 2, x ≠ 3": "2 is at most x is less than 3, x is about 2, x is not equal to 3",
    "3 · 4 → ∞": "3 times 4 to infinity",
    "68.3 %, 28%": "68 point three percent, 28 percent",
    "0.7°, 1° and 20 °C, in °": "zero point seven degrees, 1 degree and 20 degrees Celsius, in degrees",
    "35 m², 1 m² and 5 km": "35 square metres, 1 square metre and 5 kilometres",
    "$94,000, −$6,000 and $1": "94,000 dollars, minus 6,000 dollars and 1 dollar",
    "1068.2 €, 1 €, 2.5 million $": "1068 point two euros, 1 euro, 2 point five million dollars",
    "67 kg, 5 km/h, 3 billion EUR": "67 kilograms, 5 kilometres per hour, 3 billion euros",
    # Words
    "SGD vs. Adam, e.g. here": "SGD versus Adam, for example here",
    "price_eur and/or k-means, PCA": "price eur or k-means, PCA",
    "1, 2, … and so — yes …": "1, 2, and so on and so, yes",
    "It’s a “Länge”": "It's a Länge",
    "u ⊗ v": "u circled times v",
}


@pytest.mark.parametrize("written", SAID)
def test_mathematics_is_said_as_a_lecturer_says_it(written):
    assert pronounced(written) == SAID[written]


def test_what_is_said_is_not_changed_again():
    for said in SAID.values():
        assert pronounced(said) == said


def test_other_languages_have_their_own_rules():
    assert pronounced("x² ≤ 0,5", "de-DE") == "x² ≤ 0,5"
    assert pronounced("x²", "en-GB") == "x squared"


PLAIN = re.compile(r"(?:(?:[^\W\d_]|['-])+|\d{1,3}(?:,\d{3})+|\d+(?:st|nd|rd|th)?|[.,;:?!]| )*")
"""Words, whole numbers and plain punctuation."""


@pytest.mark.parametrize("name", sorted(find_lessons()))
def test_a_voice_can_say_all_of_a_lesson(name):
    lesson = find_lessons()[name]
    subject = subject_of(Order(Entry(name, lesson, part=lesson.part_title), "dark", QUALITIES["l"]))
    kind = type(subject.params)
    settings = [{}, corner(kind, "least"), corner(kind, "greatest"), any_parameters(kind, Random(1))]
    scripts = (script_of(replace(subject, params=kind(**values))).values() for values in settings)
    phrases = [str(phrase) for beat in chain.from_iterable(scripts) for phrase in beat.phrases]
    templates = [phrase.text for beat in subject.lesson_class.beats() for phrase in beat.phrases]
    phrases += [str(Narration(re.sub(r"\{[^{}]*\}", "7", template))) for template in templates]
    for phrase in phrases:
        said = pronounced(phrase)
        assert PLAIN.fullmatch(said), f"{phrase!r} is said as {said!r}"
        names = {unicodedata.name(sign).lower() for sign in phrase if not sign.isascii()}
        assert not any(name in said for name in names), f"there is no rule for a sign of {phrase!r}"
        assert not re.search(r" [.,;:?!]|[.,;:?!]{2}|  ", said), f"{phrase!r} is said as {said!r}"
