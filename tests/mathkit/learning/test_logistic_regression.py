import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import approx_fprime
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import confusion_matrix, log_loss

from mathkit.learning.datasets import LabelledPoints, two_clusters
from mathkit.learning.logistic_regression import (
    CrossEntropy,
    binary_cross_entropy,
    calls,
    confusion_counts,
    correctly_classified,
    predict,
    probability_of_the_truth,
    train_logistic_regression,
)
from mathkit.learning.training import TrainingBehaviour
from mathkit.optimization.gradient_descent import GradientDescent
from mathkit.optimization.iterate import iterate
from mathkit.optimization.momentum import HeavyBall

CLOUDS = two_clusters(80, separation=2, spread=1, seed=3)


def loss_at(parameters):
    return binary_cross_entropy(CLOUDS.labels, predict(CLOUDS.points, parameters[:2], parameters[2]))


@pytest.fixture(scope="module")
def training():
    return train_logistic_regression(CLOUDS.points, CLOUDS.labels, 0.5, 2000)


def test_the_training_ends_where_scikit_learn_does(training):
    model = LogisticRegression(C=np.inf, tol=1e-10).fit(CLOUDS.points, CLOUDS.labels)
    assert training.weights[-1] == pytest.approx(model.coef_[0], abs=1e-3)
    assert training.biases[-1] == pytest.approx(model.intercept_[0], abs=1e-3)
    assert training.losses[-1] == pytest.approx(
        log_loss(CLOUDS.labels, model.predict_proba(CLOUDS.points)), abs=1e-6
    )
    assert training.accuracies[-1] == model.score(CLOUDS.points, CLOUDS.labels)


def test_the_road_starts_undecided(training):
    assert training.losses[0] == pytest.approx(math.log(2))
    assert training.weights[0].tolist() == [0, 0]
    assert training.weights.shape == (2001, 2)
    assert training.gradients.shape == (2001, 3)
    assert training.models[-1] == pytest.approx([*training.weights[-1], training.biases[-1]])


@pytest.mark.parametrize("step", [0, 1, 50])
def test_gradients_and_losses_are_those_of_the_loss(training, step):
    parameters = np.append(training.weights[step], training.biases[step])
    assert training.losses[step] == pytest.approx(loss_at(parameters))
    assert training.gradients[step] == pytest.approx(approx_fprime(parameters, loss_at), abs=1e-6)


def test_every_step_goes_against_the_gradient(training):
    parameters = np.column_stack([training.weights, training.biases])
    np.testing.assert_allclose(np.diff(parameters, axis=0), -0.5 * training.gradients[:-1], atol=1e-12)


@pytest.mark.parametrize(
    ("learning_rate", "steps", "start", "behaviour"),
    [
        (0.5, 50, (0, 0), TrainingBehaviour.FALLS_STEADILY),
        (20.0, 50, (-30, 30), TrainingBehaviour.JUMPS),
        (500.0, 5, (0, 0), TrainingBehaviour.DIVERGES),
    ],
)
def test_the_behaviour_follows_the_loss(learning_rate, steps, start, behaviour):
    run = train_logistic_regression(CLOUDS.points, CLOUDS.labels, learning_rate, steps, weights=start)
    assert run.behaviour is behaviour


def test_enormous_scores_stay_finite():
    run = train_logistic_regression(CLOUDS.points, CLOUDS.labels, 1e6, 20, weights=(1e6, -1e6), bias=3)
    assert np.all(np.isfinite(run.losses))
    assert run.biases[0] == 3


@given(st.lists(st.tuples(st.integers(0, 1), st.floats(0, 1)), min_size=1, max_size=8))
def test_the_cross_entropy_is_the_one_of_scikit_learn(pairs):
    labels, probabilities = zip(*pairs, strict=True)
    expected = log_loss(labels, probabilities, labels=[0, 1])
    assert binary_cross_entropy(labels, probabilities) == pytest.approx(expected, abs=1e-9)


def test_certainty_costs_nothing_when_right_and_much_but_not_everything_when_wrong():
    assert binary_cross_entropy([0, 1], [0, 1]) == pytest.approx(0, abs=1e-12)
    assert binary_cross_entropy([1], [0]) == pytest.approx(36.04, abs=0.01)


@given(
    st.lists(st.tuples(st.integers(0, 1), st.floats(0, 1)), min_size=1, max_size=20),
    st.floats(0.01, 0.99),
)
def test_the_confusion_counts_are_those_of_scikit_learn(pairs, threshold):
    labels, probabilities = map(np.array, zip(*pairs, strict=True))
    counts = confusion_counts(labels, probabilities, threshold)
    expected = confusion_matrix(labels, probabilities >= threshold, labels=[0, 1])
    assert [
        [counts.true_negative, counts.false_positive],
        [counts.false_negative, counts.true_positive],
    ] == expected.tolist()
    assert counts.total == len(pairs)
    assert counts.called_positive == np.sum(probabilities >= threshold)
    assert counts.wrong == np.sum((probabilities >= threshold) != labels)
    assert counts.accuracy == pytest.approx(np.mean((probabilities >= threshold) == labels))


@given(st.tuples(*[st.floats(-3, 3)] * 3), st.floats(0.05, 0.95))
def test_a_model_is_counted_by_its_predictions(model, threshold):
    probabilities = predict(CLOUDS.points, model[:2], model[2])
    found, expected = (
        calls(CLOUDS, model, threshold),
        confusion_counts(CLOUDS.labels, probabilities, threshold),
    )
    assert vars(found) == vars(expected)


def test_a_model_of_another_dimension_is_refused():
    with pytest.raises(ValueError, match="model"):
        calls(CLOUDS, [1.0, 2.0])


def test_a_prediction_is_the_sigmoid_of_a_linear_model():
    assert predict([[1, 2], [0, 0]], [1, 0.5], 0) == pytest.approx([0.8808, 0.5], abs=5e-5)


def test_the_loss_is_a_differentiable_function_of_the_model():
    loss = CrossEntropy(CLOUDS.points, CLOUDS.labels)
    for model in np.random.default_rng(4).normal(size=(5, 3)):
        assert loss.value(model) == pytest.approx(loss_at(model))
        assert loss.gradient(model) == pytest.approx(approx_fprime(model, loss_at), abs=1e-6)


def test_a_training_with_momentum_is_another_rule_on_the_same_loss():
    loss = CrossEntropy(CLOUDS.points, CLOUDS.labels)
    plain = iterate(loss, np.zeros(3), GradientDescent(0.05), 100)
    ball = iterate(loss, np.zeros(3), HeavyBall(0.05, 0.9), 100)
    assert ball.values[-1] < plain.values[-1] < plain.values[0]


@given(st.lists(st.floats(-5, 5), min_size=1, max_size=12), st.integers(0, 2**12 - 1))
def test_the_probability_of_the_truth_has_the_cross_entropy_as_its_mean_surprise(scores, bits):
    labels = np.array([bits >> place & 1 for place in range(len(scores))])
    chances = 1 / (1 + np.exp(-np.array(scores)))
    found = probability_of_the_truth(labels, scores)
    assert found == pytest.approx(np.where(labels == 1, chances, 1 - chances))
    assert -np.log(found).mean() == pytest.approx(log_loss(labels, chances, labels=[0, 1]))


def test_a_model_that_separates_its_points_is_beaten_by_its_own_double():
    model = np.array([1.0, 1.2, -0.1])
    kept = correctly_classified(CLOUDS, model)
    chances = predict(kept.points, model[:2], model[2])
    assert np.all((chances > 0.5) == (kept.labels == 1))
    assert len(kept.labels) == calls(CLOUDS, model).total - calls(CLOUDS, model).wrong
    losses = [
        log_loss(kept.labels, predict(kept.points, factor * model[:2], factor * model[2]))
        for factor in (1, 2, 4, 8)
    ]
    assert np.all(np.diff(losses) < 0)
    assert CrossEntropy(kept.points, kept.labels).value(np.outer((1, 2, 4, 8), model)) == pytest.approx(
        losses
    )


def test_a_point_on_the_line_is_on_no_side():
    assert (
        len(correctly_classified(LabelledPoints(np.zeros((2, 2)), np.array([0, 1])), [1, 1, 0]).labels) == 0
    )


@pytest.mark.parametrize("units", [1.0, 30.0])
def test_no_second_derivative_exceeds_the_bound_and_the_first_one_reaches_it(units):
    loss = CrossEntropy(CLOUDS.points * (1.0, units), CLOUDS.labels)
    step, largest = 1e-6, []
    for model in (np.zeros(3), np.array([0.3, -0.2, 1.0]), np.array([-2.0, 0.1, 0.0])):
        columns = [
            (loss.gradient(model + step * way) - loss.gradient(model - step * way)) / (2 * step)
            for way in np.eye(3)
        ]
        largest.append(np.linalg.eigvalsh(np.array(columns)).max())
    assert max(largest) == pytest.approx(loss.curvature_bound, rel=1e-4) == largest[0]
    assert largest[1] < loss.curvature_bound
