"""The eigenvectors that stand for the eigenlines of a 2×2 matrix, and their colours."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from mathkit.linear_algebra.eigen import EigenDecomposition, EigenKind
from mathkit.linear_algebra.vectors import whole_multiple
from scenes.stage.shapes.theme import Role
from scenes.stage.type.typesetting import Points

ROLES: tuple[Role, Role] = ("path", "second")
"""The colours of the eigenlines, of what lies on them, and of parts along them; the dominant one's first."""

_LARGEST_COMPONENT = 3
"""An eigenvector with larger whole components would not fit on the plane."""


def shown_vectors(eigen: EigenDecomposition) -> Points:
    """The eigenvector (k, 2) that stands for each line: in small whole numbers if possible, else of length 1.

    It points upwards. A matrix that keeps every line has only its first: (1, 0).
    """
    if eigen.kind is EigenKind.REPEATED:
        return np.array([[1.0, 0.0]])
    vectors = [presentable(vector) for vector in eigen.vectors.T]
    return np.array([-vector if vector[1] < 0 else vector for vector in vectors]).reshape(-1, 2)


def presentable(vector: ArrayLike) -> Points:
    """The same direction in small whole numbers, if there are any; else the vector itself."""
    whole = whole_multiple(vector, largest=_LARGEST_COMPONENT)
    return np.asarray(vector, dtype=np.float64) if whole is None else whole
