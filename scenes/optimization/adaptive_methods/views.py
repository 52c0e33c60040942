"""How much the pictures of the film show, as far as it depends on the parameters."""

from __future__ import annotations

from typing import Any

import numpy as np

from scenes.optimization.adaptive_methods.biases import step_lengths
from scenes.stage.lesson import Ranges

_ABOVE = 1.12
"""How far an axis reaches, as a share of the largest slope, rate or step."""

_AROUND = 1.3
"""The same where slopes lie on both sides of zero."""


def ranges_of(lesson: Any) -> Ranges:
    """The ranges of the lesson's axes."""
    p = lesson.params
    hop, reach = float(np.abs(lesson.hops).max()), 1.2 * p.learning_rate
    lengths = step_lengths((p.mean_decay, p.square_decay))
    highest = {
        "flat slopes": lesson.slopes[:, 0],
        "steep slopes": lesson.slopes[:, 1],
        "rates": lesson.rates,
        "step lengths": lengths,
    }
    return {
        **{name: (0.0, _ABOVE * float(values.max())) for name, values in highest.items()},
        "hops": (-_AROUND * hop, _AROUND * hop),
        "nearby": ((-reach, -0.94 * reach), (reach, reach)),
    }
