from __future__ import annotations

from scenes.linear_algebra.matrices import words
from scenes.linear_algebra.matrices.params import MatricesParams
from scenes.linear_algebra.matrices.plane_beats import PlaneLesson
from scenes.stage.lesson import Facts


class Matrices(PlaneLesson):
    """Four numbers move a whole plane: they say where two arrows land, and every point is made of those two."""

    title = "Matrices"
    prerequisites = ("vectors",)
    fact_labels = words.FACT_LABELS

    class Params(MatricesParams):
        """A matrix, a point, houses and a budget."""

    params: Params

    def compute(self) -> None:
        self.compute_plane()

    def facts(self) -> Facts:
        return {**words.facts(self.map, self.applied, self.bending)}
