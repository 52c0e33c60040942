"""Results of lessons on which no fact and no word depends.

Facts and words are held against oracles. What is listed here is drawn, is a step on the way to something that
is checked, or is not used; where it is drawn, the geometry of the lesson's truth is what looks after it. The
lists may only shrink: a result that a fact or a word has come to depend on is struck from them, and a new one
needs a fact, a word or a truth of the geometry first.
"""

from __future__ import annotations

from collections.abc import Mapping, Set

UNNOTICED: Mapping[str, Set[str]] = {
    "adaptive_methods": {
        *(
            f"{walk}.{part}"
            for walk in ("plain", "signed", "thrown")
            for part in ("rule.learning_rate", "states", "gradients", "stopped_early", "values")
        ),
        *("signed.points", "signed.rule.decay", "signed.rule.epsilon", "thrown.points"),
        *("bowl.least", "bowl.minimum"),
        *("walked", "slopes", "sizes", "noise", "noise_means", "turned_slopes"),
        *(
            f"{trained}[{index}].{part}"
            for trained in ("in_hectopascals", "in_pascals", "tried")
            for index in range(2)
            for part in ("units", "rate", "models")
        ),
        *(f"in_{units}[{index}].losses" for units in ("hectopascals", "pascals") for index in range(2)),
        *("tried[0].right", "tried[1].right", "tried[1].losses"),
    },
    "bayes_theorem": {
        *(f"exact.{part}" for part in ("true_positive", "false_positive", "false_negative", "true_negative")),
        "exact.evidence",
        *(
            f"{bayes}.{part}"
            for bayes in ("wide", "other_test", "rare")
            for part in ("sensitivity", "false_negative", "true_negative", "evidence")
        ),
        *("wide.false_positive_rate", "rare.false_positive_rate"),
        *("wide.true_positive", "wide.false_positive", "wide.likelihood_ratio"),
        *("other_test.prior", "other_test.true_positive", "other_test.false_positive"),
        *("other_test.posterior", "other_test.likelihood_ratio"),
        *("rare.true_positive", "rare.false_positive"),
        *("counts.healthy", "counts.sick_negative", "counts.healthy_negative"),
        *("who", "labelled"),
    },
    "chain_rule": {
        *(
            f"told.{way}.{part}"
            for way in ("nudged", "middle", "far")
            for part in ("rates", "forward", "backward")
        ),
        *(f"told.{way}[{step}].backward" for way in ("learned", "stuck") for step in range(13)),
    },
    "derivative": {
        *("secants.x", "secants.value", "secants.steps"),
        *("taught.values", "taught.states", "taught.stopped_early", "taught.rule.learning_rate"),
    },
    "determinant": {"cloud", "made.slides"},
    "dot_product": {
        *("product.terms", "product.cosine", "product.angle", "product.projection", "product.rejection"),
        *("strips.steps", "strips.corners"),
        *("model.features", "model.weights"),
        *("verdict.by_dot.query", "verdict.by_dot.documents", "verdict.by_dot.order"),
        *("verdict.by_cosine.asked",),
    },
    "eigenvectors": {
        *("eigen.spectrum",),
        *("power.iterates", "power.rayleigh_quotients"),
        *("ranked.shares", "readers"),
    },
    "gradient": {
        "told.here.point",
    },
    "gradient_descent": {
        *(
            "data",
            "network_rate",
            "too_large",
        ),
        *("function.least", "function.minimum"),
        *("loss.least", "loss.minimum"),
        *(
            "network_walks[0].gradients",
            "network_walks[0].rule.learning_rate",
            "network_walks[0].states",
            "network_walks[0].stopped_early",
            "network_walks[0].values",
            "network_walks[1].gradients",
            "network_walks[1].rule.learning_rate",
            "network_walks[1].states",
            "network_walks[1].stopped_early",
            "network_walks[1].values",
        ),
        *("others.curvature", "others.offset"),
        *("path.rule.learning_rate", "path.states", "path.stopped_early", "path.values"),
        *("training.states", "training.stopped_early", "training.values"),
        *("weights_seen[0]", "weights_seen[1]"),
    },
    "linear_regression": {
        *(f"{line}.weights" for line in ("guess", "lifted", "best", "spoilt")),
        *(
            f"{line}.{part}"
            for line in ("guess", "best", "spoilt", "after")
            for part in (
                "pulls",
                "arms",
                "for_turn",
                "against",
                "turning",
                "turn",
                "total",
                "squares",
            )
        ),
        *(f"{line}.arms_in_all" for line in ("guess", "spoilt", "after")),
        *(
            f"{line}.{part}"
            for line in ("best", "spoilt", "after")
            for part in ("residuals", "above", "below", "surplus", "lift")
        ),
        *(
            f"lifted.{part}"
            for part in (
                "residuals",
                "squares",
                "above",
                "below",
                "surplus",
                "lift",
                "arms",
                "turning",
                "total",
            )
        ),
        *(f"moved.{part}" for part in ("lift", "turn", "weights", "rises", "strips", "corners")),
        *("examples.points", "examples.deviation", "examples.unit", "fit.residuals"),
        *("descent.gradients", "descent.hessian", "query", "typical", "sunk"),
        *("too_fast.errors", "too_fast.gradients", "too_fast.hessian"),
    },
    "linear_systems": {
        *(f"elimination.steps[{step}].{part}" for step in (0, 1) for part in ("target", "source", "factor")),
        *("elimination.pivots[0]", "elimination.pivots[1]"),
        *(
            f"{walk}.{part}"
            for walk in ("walk", "learning")
            for part in ("rule.learning_rate", "gradients", "states", "stopped_early")
        ),
    },
    "logistic_regression": {
        *("learned.training.gradients", "learned.training.accuracies", "learned.training.learning_rate"),
        *("learned.other_calls.true_positive", "learned.other_calls.true_negative"),
        *("learned.kept.points", "learned.kept.labels"),
    },
    "matrices": {
        *("map.basis_images", "applied.matrix", "applied.terms", "applied.head_to_tail"),
        *("map.determinant", "matrix", "kinds"),
        *(
            "prices.terms",
            "prices.right",
            "prices.partial_sums",
            "prices.order",
            "prices.work.multiplications",
            "prices.work.additions",
        ),
    },
    "matrix_multiplication": {
        *("made.left", "made.right", "made.partial_sums", "made.order"),
        *("made.work.multiplications", "made.work.additions", "both.swapped"),
        *("passed.inputs", "passed.sums", "passed.bent"),
    },
    "momentum": {
        *(
            "best.lowest",
            "deviations",
            "features",
            "lowest",
            "rents",
        ),
        *("function.minimum", "function.least"),
        *(
            "plain.gradients",
            "plain.points",
            "plain.rule.learning_rate",
            "plain.states",
            "plain.values",
        ),
        *(
            "ball.gradients",
            "ball.points",
            "ball.rule.learning_rate",
            "ball.states",
            "ball.stopped_early",
        ),
        *(
            "other.gradients",
            "other.points",
            "other.rule.learning_rate",
            "other.states",
            "other.stopped_early",
            "other.values",
        ),
    },
    "norms": {
        *("distances.a", "distances.b", "distances.street", "distances.straight", "distances.together"),
        *(f"found[{ball}].{part}" for ball in range(3) for part in ("query", "points")),
        *("descents[0].target", "descents[1].target"),
    },
    "pca": {
        *(
            f"{found}.{part}"
            for found in ("components", "stretched", "three", "daily")
            for part in ("mean", "scales", "centred", "covariance", "axes", "scores")
        ),
        *("stretched.variances", "temperatures", "day", "example"),
    },
    "random_variables": {
        *("delays", "many", "tosses.probability", "tosses.values", "tosses.ones"),
        *("ends[1]", *(f"shares[{level}]" for level in range(6))),
    },
    "taylor_series": {
        *(f"{made}.{part}" for made in ("bounded", "logarithm") for part in ("center", "derivatives")),
        *("bounded.coefficients", "logarithm.coefficients", "series.center", "series.derivatives"),
    },
    "training_a_network": {
        *("study.training.stopped_early",),
    },
}
