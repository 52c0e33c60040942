"""What a lecturer may change of the film on eigenvectors."""

from __future__ import annotations

from pydantic import Field

from scenes.stage.lesson import LessonParams
from scenes.stage.params.quantities import PlaneMatrix, PlaneVector


class IterationParams(LessonParams):
    """The matrix, a power iteration with it, and the web whose pages are ranked."""

    matrix: PlaneMatrix = Field(((2.0, 1.0), (1.0, 2.0)), description="the matrix A, row by row")
    start: PlaneVector = Field((-0.6, 1.0), description="where the power iteration starts")
    steps: int = Field(6, ge=1, le=20, description="steps of the power iteration")
    points: int = Field(80, ge=20, le=300, description="readers of the web at the end, a point each")
    seed: int = Field(3444, ge=0, le=9999, description="which page has which links, and which are clicked")
