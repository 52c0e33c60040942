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


# Data and what is predicted from them
INPUT = Symbol("x", "data", "the input")
INPUTS = Symbol("bold(x)", "data", "the inputs")
CENTRED_INPUT = Symbol("d", "data", "the input counted from its mean")
TARGET = Symbol("y", "second", "the target")
PREDICTION = Symbol("hat(y)", "result", "the prediction")

# What a model learns
WEIGHT = Symbol("w", "path", "the weight")
WEIGHTS = Symbol("bold(w)", "path", "the weights")
WEIGHT_MATRIX = Symbol("W", "path", "the matrix of the weights")
BIAS = Symbol("b", "path", "the bias")
SCORE = Symbol("z", "path", "the score")
ACTIVATION = Symbol("a", "result", "the activation")

# What it is judged by
RESIDUAL = Symbol("r", "slope", "the residual")
LOSS = Symbol("L", "slope", "the loss")
SAMPLE_LOSS = Symbol("ell", "slope", "the loss of one sample")
INERTIA = Symbol("J", "slope", "the inertia")
GRADIENT = Symbol("nabla", "slope", "the gradient")

# What is set by hand
LEARNING_RATE = Symbol("alpha", "dial", "the learning rate")
MOMENTUM = Symbol("beta", "dial", "the momentum")
CLUSTER_COUNT = Symbol("k", "dial", "the number of clusters")
RUN = Symbol("h", "dial", "the run")
TEMPERATURE = Symbol("T", "dial", "the temperature")
PENALTY = Symbol("lambda", "dial", "the weight of the penalty")
NORM_ORDER = Symbol("p", "dial", "the order of the norm")
SCALE_FACTOR = Symbol("c", "dial", "the scale factor")

# What moves
VELOCITY = Symbol("bold(v)", "path", "the velocity")

# Vectors and matrices
FIRST_VECTOR = Symbol("bold(a)", "data", "a")
SECOND_VECTOR = Symbol("bold(b)", "second", "b")
MATRIX = Symbol("A", "ink", "A")
EIGENVECTOR = Symbol("bold(u)", "path", "the eigenvector")
EIGENVALUE = Symbol("lambda", "result", "the eigenvalue")
SINGULAR_VALUE = Symbol("sigma", "result", "the singular value")
COVARIANCE = Symbol("C", "ink", "the covariance matrix")
CONDITION_NUMBER = Symbol("kappa", "ink", "the condition number")

# Chance
PROBABILITY = Symbol("p", "result", "the probability")
MEAN = Symbol("mu", "path", "the mean")
STANDARD_DEVIATION = Symbol("sigma", "path", "the standard deviation")
ENTROPY = Symbol("H", "result", "the entropy")

SYMBOLS = (
    *(INPUT, INPUTS, CENTRED_INPUT, TARGET, PREDICTION),
    *(WEIGHT, WEIGHTS, WEIGHT_MATRIX, BIAS, SCORE, ACTIVATION),
    *(RESIDUAL, LOSS, SAMPLE_LOSS, INERTIA, GRADIENT),
    *(LEARNING_RATE, MOMENTUM, CLUSTER_COUNT, RUN, TEMPERATURE, PENALTY, NORM_ORDER, SCALE_FACTOR),
    *(VELOCITY, FIRST_VECTOR, SECOND_VECTOR, MATRIX, EIGENVECTOR, EIGENVALUE, SINGULAR_VALUE),
    *(COVARIANCE, CONDITION_NUMBER, PROBABILITY, MEAN, STANDARD_DEVIATION, ENTROPY),
)
"""All of them, for the whole course. Vectors are bold, matrices are capitals."""

SHARED_LETTERS = frozenset({"lambda", "p", "sigma"})
"""Letters that the field uses for two things, which no lesson shows together: an eigenvalue or the weight of
a penalty; a probability or the order of a norm; a singular value or a standard deviation."""
