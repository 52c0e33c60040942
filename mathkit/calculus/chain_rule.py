"""The chain rule: along a chain of functions, the rates multiply.

    y = f_k( … f₂(f₁(x)) )        dy/dx = f_k′(·) · … · f₂′(·) · f₁′(x)

Each local rate is taken at the value that its function receives. Multiplied from the front, the rates give
the derivative of every value by x; multiplied from the back, the derivative of y by every value:
backpropagation.

Source: M. Spivak, Calculus, 4th ed., chapter 10; C. Bishop, Pattern Recognition and Machine Learning,
section 5.3.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mathkit.arrays import Array, Record, as_number, as_probability, refusal
from mathkit.functions.differentiable import ClosedForm, Differentiable
from mathkit.functions.one_variable import SIGMOID, polynomial

__all__ = ["Chain", "chain", "composed", "learn", "neuron"]


@dataclass(frozen=True, eq=False)
class Chain(Record):
    """What happens along a chain of k functions.

    Attributes
    ----------
    values : (k + 1,)
        x, and the value of each function at the value before.
    rates : (k,)
        The derivative of each function at the value that it receives.
    forward : (k + 1,)
        The derivative of each value by x: products of the rates from the front; the first is 1.
    backward : (k + 1,)
        The derivative of the last value by each: products of the rates from the back; the last is 1.
    """

    values: Array
    rates: Array
    forward: Array
    backward: Array

    @property
    def derivative(self) -> float:
        """The derivative of the last value by the first."""
        return float(self.forward[-1])


def chain(stages: Sequence[Differentiable], x: float) -> Chain:
    """Apply functions to x one after another, the first one first.

    Raises
    ------
    ValueError
        If there are no stages, or `x` is no finite number.
    """
    if not stages:
        raise refusal("stages", "at least one function", "none")
    values, rates = [as_number("x", x)], []
    for stage in stages:
        rates.append(float(stage.derivative(values[-1])))
        values.append(float(stage(values[-1])))
    return Chain(np.array(values), np.array(rates), _products(rates), _products(rates[::-1])[::-1])


def _products(rates: Sequence[float]) -> Array:
    """1, r₁, r₁ r₂, …: the empty product first."""
    return np.asarray(np.cumprod([1.0, *rates]), dtype=np.float64)


def composed(stages: Sequence[Differentiable]) -> Differentiable:
    """The whole chain as one function of x; the product of the rates is its derivative.

    Raises
    ------
    ValueError
        If there are no stages.
    """
    if not stages:
        raise refusal("stages", "at least one function", "none")

    def last(x: Array) -> Array:
        for stage in stages:
            x = stage(x)
        return x

    def derivative(x: Array) -> Array:
        product = np.ones_like(x)
        for stage in stages:
            product = product * stage.derivative(x)
            x = stage(x)
        return product

    return ClosedForm(last, (derivative,))


def learn(
    stages: Sequence[Differentiable], x: float, rate: float, steps: int, *, decimals: int | None = None
) -> tuple[Chain, ...]:
    """Let x step against the derivative of the last value: x ← x − rate · dy/dx.

    Parameters
    ----------
    decimals
        To so many decimals, x is rounded after each step, as a learner with pencil and paper does; not at
        all unless it is given.

    Returns
    -------
    tuple of Chain
        Before and after each step, steps + 1 of them.

    Raises
    ------
    ValueError
        If `rate` is no finite number, or where `chain` refuses its arguments.
    """
    rate, found = as_number("rate", rate), [chain(stages, x)]
    for _ in range(steps):
        stepped = float(found[-1].values[0]) - rate * found[-1].derivative
        found.append(chain(stages, stepped if decimals is None else round(stepped, decimals)))
    return tuple(found)


def neuron(x: float, target: float) -> tuple[Differentiable, Differentiable, Differentiable]:
    """The chain from the weight of a neuron to its loss: z = x w, a = σ(z), L = (a − target)².

    Parameters
    ----------
    x : float
        The input.
    target : float
        In [0, 1].

    Raises
    ------
    ValueError
        If `x` is no finite number or `target` is not in [0, 1].
    """
    x, target = as_number("x", x), as_probability("target", target)
    return polynomial([0.0, x]), SIGMOID, polynomial([target**2, -2 * target, 1.0])
