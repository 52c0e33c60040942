"""A kind of parameter of this lesson."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator

from scenes.stage.params.quantities import Component

_Sample = tuple[Component, Component, Component]


def _different(samples: tuple[_Sample, ...]) -> tuple[_Sample, ...]:
    """Refuse samples that are all the same."""
    if len(set(samples)) == 1:
        raise ValueError("all samples are the same, but they must differ")
    return samples


Samples = Annotated[tuple[_Sample, _Sample, _Sample], AfterValidator(_different)]
"""Three samples of three features."""
