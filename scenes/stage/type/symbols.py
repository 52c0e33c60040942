"""The symbols of the course: a letter, the role that gives its colour, and its name in speech.

One letter with one meaning has one colour in every lesson, because lessons take it from here:
``formula(f"{WEIGHT} <- {WEIGHT} - {LEARNING_RATE} thin {LOSS}")``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from scenes.stage.shapes.theme import Role
from scenes.stage.type.markup import tint


@dataclass(frozen=True)
class Symbol:
    """A letter of the course.

    Attributes
    ----------
    letter
        Typst mathematics.
    role
        The role that gives its colour.
    spoken
        Its name in speech.
    """

    letter: str
    role: Role
    spoken: str

    def __str__(self) -> str:
        """The letter as a part of a formula, in its colour."""
        return tint(self.letter, self.role)

    def sub(self, index: str) -> Symbol:
        """The symbol with an index, in Typst mathematics: ``WEIGHT.sub("t+1")``."""
        return replace(self, letter=f"{self.letter}_({index})", spoken=f"{self.spoken} {index}")


LEARNING_RATE = Symbol("alpha", "second", "the learning rate")
LOSS = Symbol("L", "slope", "the loss")
SAMPLE_LOSS = Symbol("ell", "slope", "the loss of one sample")
INERTIA = Symbol("J", "slope", "the inertia")
WEIGHT = Symbol("w", "path", "the weight")
WEIGHTS = Symbol("bold(w)", "path", "the weights")
BIAS = Symbol("b", "path", "the bias")
EIGENVALUE = Symbol("lambda", "result", "the eigenvalue")

SYMBOLS = (LEARNING_RATE, LOSS, SAMPLE_LOSS, INERTIA, WEIGHT, WEIGHTS, BIAS, EIGENVALUE)
"""All of them."""
