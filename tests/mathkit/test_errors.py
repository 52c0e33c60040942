"""Every wrong argument is named, in one sentence that says what it must be and what it got."""

from collections.abc import Callable

import numpy as np
import pytest

from mathkit import arrays
from mathkit.functions.quadratics import (
    PARABOLA_AT_THREE,
    TILTED_BOWL,
    Quadratic,
    from_coefficients,
    shifted_parabola,
)
from mathkit.functions.sigmoid import logit, sigmoid, sigmoid_derivative
from mathkit.learning.datasets import two_clusters
from mathkit.learning.decision_boundary import decision_boundary
from mathkit.learning.logistic_regression import (
    binary_cross_entropy,
    confusion_counts,
    predict,
    train_logistic_regression,
)
from mathkit.linear_algebra.dot_product import (
    area_strips,
    dot_product,
    linear_model,
    rank_by_cosine,
    rank_by_dot,
)
from mathkit.linear_algebra.eigen import (
    characteristic_polynomial,
    eigen_decomposition,
    eigen_parts,
    gaps_from_lines,
)
from mathkit.linear_algebra.page_rank import page_rank, random_readers
from mathkit.linear_algebra.power_iteration import power_iteration
from mathkit.linear_algebra.vectors import add_vectors, norm, on_one_line, scale_vector, whole_multiple
from mathkit.optimization.gradient_descent import gradient_descent, has_arrived
from mathkit.probability.bayes import bayes, expected_counts, posterior_by_prior, prior_for_posterior

SQUARE = ((-1, 1), (-1, 1))
TEST = bayes(0.01, 0.99, 0.05)

REFUSED = [
    (lambda: add_vectors("north", [1, 2]), "a"),
    (lambda: add_vectors([1, 2], [1, 2, 3]), "b"),
    (lambda: add_vectors([[1, 2], [3]], [1, 2]), "a"),
    (lambda: add_vectors([], []), "a"),
    (lambda: on_one_line([1, 2, 3], [1, 2]), "a"),
    (lambda: whole_multiple([0, 0]), "a"),
    (lambda: whole_multiple([1, 2], largest=0), "largest"),
    (lambda: scale_vector(np.inf, [1, 2]), "factor"),
    (lambda: scale_vector("two", [1, 2]), "factor"),
    (lambda: scale_vector(2, 3), "a"),
    (lambda: norm([[1, 2]]), "a"),
    (lambda: norm([1, np.nan]), "a"),
    (lambda: norm([1, 2j]), "a"),
    (lambda: dot_product([1], [1, 2]), "b"),
    (lambda: linear_model([1, 2], [1], 0), "weights"),
    (lambda: linear_model([1, 2], [1, 1], np.nan), "bias"),
    (lambda: rank_by_cosine([0, 0], [[1, 2]]), "query"),
    (lambda: rank_by_dot([1, 2], [[1, 2, 3]]), "documents"),
    (lambda: area_strips([1, 2], [0, 0]), "b"),
    (lambda: area_strips([1, 2, 3], [1, 2]), "a"),
    (lambda: area_strips([1, 2], [1, 2], slide=np.nan), "slide"),
    (lambda: rank_by_cosine([1, 2], [[1, 2, 3]]), "documents"),
    (lambda: rank_by_cosine([1, 2], [[1, 2], [0, 0]]), "documents"),
    (lambda: eigen_decomposition([[1, 2, 3], [4, 5, 6]]), "matrix"),
    (lambda: gaps_from_lines(np.eye(3), [1, 0]), "matrix"),
    (lambda: gaps_from_lines(np.eye(2), [[1, 0]]), "angles"),
    (lambda: characteristic_polynomial(np.eye(3)), "matrix"),
    (lambda: eigen_parts(eigen_decomposition([[0, -1], [1, 0]]), np.eye(2), [1, 0], 3), "vectors"),
    (lambda: eigen_parts(eigen_decomposition(np.eye(2)), np.eye(2), [1, 0, 0], 3), "start"),
    (lambda: eigen_parts(eigen_decomposition(np.eye(2)), np.eye(2), [1, 0], 0), "steps"),
    (lambda: page_rank([[0, 1], [1, 1, 1]], 3), "links"),
    (lambda: page_rank([[0, 1, 0], [1, 0, 0], [0, 0, 0]], 3), "links"),
    (lambda: page_rank([[0, 1], [1, 0]], 3), "links"),
    (lambda: page_rank([[0, 1, 1], [1, 0, 1], [1, 1, 0]], 0), "clicks"),
    (lambda: random_readers(page_rank([[0, 1, 1], [1, 0, 1], [1, 1, 0]], 1), 0, 1), "readers"),
    (lambda: power_iteration(np.eye(2), [0, 0], 3), "start"),
    (lambda: power_iteration(np.eye(2), [1, 0, 0], 3), "start"),
    (lambda: power_iteration(np.eye(2), [1, 0], 0), "steps"),
    (lambda: power_iteration(np.eye(2), [1, 0], 2.0), "steps"),
    (lambda: power_iteration(np.eye(2), [1, 0], True), "steps"),
    (lambda: Quadratic(hessian=np.diag([1, -1]), minimum=np.zeros(2)), "hessian"),
    (lambda: Quadratic(hessian=np.array([[2, 1], [0, 2]]), minimum=np.zeros(2)), "hessian"),
    (lambda: Quadratic(hessian=np.eye(2), minimum=np.zeros(3)), "minimum"),
    (lambda: Quadratic(hessian=np.eye(2), minimum=np.zeros(2), least=np.inf), "least"),
    (lambda: TILTED_BOWL.value([1, 2, 3]), "points"),
    (lambda: TILTED_BOWL.gradient(1.0), "points"),
    (lambda: shifted_parabola(minimum=np.nan), "minimum"),
    (lambda: shifted_parabola(curvature=0), "curvature"),
    (lambda: from_coefficients(0, 1, 1), "a"),
    (lambda: from_coefficients(1, 3, 1), "c"),
    (lambda: from_coefficients(1, None, 1), "b"),
    (lambda: gradient_descent(PARABOLA_AT_THREE, [[1]], 0.1, 5), "start"),
    (lambda: gradient_descent(PARABOLA_AT_THREE, 1e13, 0.1, 5), "start"),
    (lambda: gradient_descent(PARABOLA_AT_THREE, 7, 0, 5), "learning_rate"),
    (lambda: gradient_descent(PARABOLA_AT_THREE, 7, 0.1, -1), "steps"),
    (lambda: has_arrived(gradient_descent(PARABOLA_AT_THREE, 7, 0.1, 5), 0), "tolerance"),
    (lambda: bayes(1.2, 0.9, 0.1), "prior"),
    (lambda: bayes(0.1, -0.1, 0.1), "sensitivity"),
    (lambda: bayes(0.1, 0.9, "some"), "false_positive_rate"),
    (lambda: expected_counts(TEST, 0), "population"),
    (lambda: posterior_by_prior([0.1, 2], 0.9, 0.1), "priors"),
    (lambda: posterior_by_prior([0.1], 0, 0), "sensitivity"),
    (lambda: prior_for_posterior(2, 0.9, 0.1), "posterior"),
    (lambda: prior_for_posterior(0.5, 0, 0.1), "sensitivity"),
    (lambda: prior_for_posterior(0.5, 0.9, 0), "false_positive_rate"),
    (lambda: sigmoid(np.nan), "z"),
    (lambda: sigmoid_derivative([1, np.inf]), "z"),
    (lambda: logit([0.5, 1.0]), "p"),
    (lambda: two_clusters(0, 1, 1, 0), "count"),
    (lambda: two_clusters(4, -1, 1, 0), "separation"),
    (lambda: two_clusters(4, 1, -1, 0), "spread"),
    (lambda: predict([[1, 2]], [1], 0), "weights"),
    (lambda: predict([[1, 2]], [1, 1], np.inf), "bias"),
    (lambda: predict([1, 2], [1, 1], 0), "points"),
    (lambda: binary_cross_entropy([0, 2], [0.5, 0.5]), "labels"),
    (lambda: binary_cross_entropy([0, 1], [0.5]), "probabilities"),
    (lambda: binary_cross_entropy([0, 1], [0.5, 1.5]), "probabilities"),
    (lambda: confusion_counts([0, 1], [0.5, 0.5], 1.0), "threshold"),
    (lambda: train_logistic_regression([[1, 2]], [1, 0], 0.1, 5), "labels"),
    (lambda: train_logistic_regression([[1, 2]], [1], 0.0, 5), "learning_rate"),
    (lambda: train_logistic_regression([[1, 2]], [1], 0.1, 0), "steps"),
    (lambda: train_logistic_regression([[1, 2]], [1], 0.1, 5, weights=[1]), "weights"),
    (lambda: train_logistic_regression([[1, 2]], [1], 0.1, 5, bias=None), "bias"),
    (lambda: decision_boundary([1, 2, 3], 0, 0.5, SQUARE), "weights"),
    (lambda: decision_boundary([1, 2], 0, 0, SQUARE), "threshold"),
    (lambda: decision_boundary([1, 2], 0, 0.5, ((1, -1), (-1, 1))), "bounds"),
    (lambda: decision_boundary([1, 2], 0, 0.5, (-1, 1)), "bounds"),
]


@pytest.mark.parametrize(("call", "name"), REFUSED)
def test_a_wrong_argument_is_named(call: Callable[[], object], name: str) -> None:
    with pytest.raises(ValueError, match=rf"^{name} must be .+, got .+\.$"):
        call()


def test_records_cannot_be_written_to() -> None:
    components = np.array([1.0, 2.0])
    record = add_vectors(components, [3, 4])
    with pytest.raises(AttributeError):
        record.a = components  # type: ignore[misc]
    with pytest.raises(ValueError, match="read-only"):
        record.a[0] = 9
    components[0] = 9
    assert record.a[0] == 1


def test_frozen_leaves_the_original_writable() -> None:
    original = np.zeros(2)
    assert not arrays.frozen(original).flags.writeable
    assert original.flags.writeable
