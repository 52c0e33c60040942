from itertools import pairwise

import numpy as np
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from mathkit.calculus.chain_rule import chain, composed, learn, neuron
from mathkit.functions.one_variable import CUBE, PARABOLA, SIGMOID, power
from mathkit.functions.smooth import EXPONENTIAL, SINE

STAGES = st.lists(st.sampled_from([SINE, SIGMOID, power(1), PARABOLA]), min_size=1, max_size=5)
PLACES = st.floats(-2, 2)


def test_the_neuron_of_the_curriculum():
    way = chain(neuron(x=2.0, target=1.0), 0.5)
    assert way.values[1] == 1
    assert way.values[2] == pytest.approx(0.7311, abs=5e-5)
    assert way.rates == pytest.approx([2, 0.1966, -0.5379], abs=5e-5)
    assert way.derivative == pytest.approx(-0.2115, abs=5e-5)


@given(st.floats(-3, 3), PLACES, st.floats(0, 1))
def test_the_neuron_is_differentiated_as_sympy_does_it(x, w, target):
    weight = sympy.Symbol("w")
    loss = (1 / (1 + sympy.exp(-x * weight)) - target) ** 2
    way = chain(neuron(x, target), w)
    assert way.values[-1] == pytest.approx(float(loss.subs(weight, w)))
    assert way.derivative == pytest.approx(float(sympy.diff(loss, weight).subs(weight, w)), abs=1e-9)


@given(STAGES, PLACES)
def test_the_product_is_that_of_finite_differences(stages, x):
    step = 1e-6
    after, before = (chain(stages, x + side * step).values[-1] for side in (1, -1))
    size = max(1.0, float(np.abs(chain(stages, x).values).max()) ** 2)
    assert chain(stages, x).derivative == pytest.approx(
        (after - before) / (2 * step), rel=1e-4, abs=1e-3 * size
    )


@given(STAGES, PLACES)
def test_both_directions_multiply_the_same_rates(stages, x):
    way = chain(stages, x)
    assert way.forward[0] == way.backward[-1] == 1
    assert way.forward[-1] == pytest.approx(way.backward[0])
    assert way.forward * way.backward == pytest.approx(np.full(len(stages) + 1, way.derivative))
    assert way.forward[1:] == pytest.approx(way.forward[:-1] * way.rates)


@given(STAGES, PLACES)
def test_the_composed_function_is_the_whole_chain(stages, x):
    whole, way = composed(stages), chain(stages, x)
    assert whole.dimension == 1
    assert float(whole(x)) == pytest.approx(way.values[-1])
    assert float(whole.derivative(x)) == pytest.approx(way.derivative)


def test_the_composed_function_takes_many_values_at_once():
    x = np.array([[0.5, -1.0], [2.0, 0.0]])
    whole = composed([CUBE, SINE])
    assert whole(x) == pytest.approx(np.sin(x**3))
    assert whole.derivative(x) == pytest.approx(np.cos(x**3) * 3 * x**2)


def test_the_order_of_the_stages_matters():
    assert chain([CUBE, SINE], 0.5).derivative == pytest.approx(np.cos(0.125) * 0.75)
    assert chain([SINE, CUBE], 0.5).derivative == pytest.approx(3 * np.sin(0.5) ** 2 * np.cos(0.5))


def test_one_stage_is_its_own_derivative():
    assert chain([EXPONENTIAL], 1.5).derivative == pytest.approx(np.exp(1.5))


@given(st.floats(-3, 3), PLACES, st.floats(0, 1), st.floats(0.1, 1))
def test_each_step_goes_against_the_slope_that_finite_differences_find(x, w, target, rate):
    stages = neuron(x, target)
    ways = learn(stages, w, rate, 3)
    assert len(ways) == 4
    for before, after in pairwise(ways):
        here, step = before.values[0], 1e-6
        above, below = (chain(stages, here + side * step).values[-1] for side in (1, -1))
        assert after.values[0] == pytest.approx(here - rate * (above - below) / (2 * step), abs=1e-6)


def test_no_step_leaves_the_start():
    assert [way.values[0] for way in learn(neuron(2.0, 1.0), 0.5, 1.0, 0)] == [0.5]


@given(PLACES, st.floats(0.1, 1), st.integers(2, 6))
def test_a_rounded_step_is_the_true_one_from_where_the_one_before_ended(w, rate, decimals):
    ways = learn(neuron(2.0, 1.0), w, rate, 5, decimals=decimals)
    for before, after in pairwise(ways):
        true = before.values[0] - rate * before.derivative
        assert after.values[0] == float(f"{after.values[0]:.{decimals}f}")
        assert abs(after.values[0] - true) <= 0.5 * 10**-decimals + 1e-12


def test_wrong_input_is_refused():
    with pytest.raises(ValueError, match="stages"):
        chain([], 1.0)
    with pytest.raises(ValueError, match="stages"):
        composed([])
    with pytest.raises(ValueError, match="x must be"):
        chain([SINE], np.nan)
    with pytest.raises(ValueError, match="target"):
        neuron(1.0, target=1.5)
    with pytest.raises(ValueError, match="x must be"):
        neuron(np.inf, target=1.0)
    with pytest.raises(ValueError, match="rate"):
        learn([SINE], 1.0, np.nan, 1)
