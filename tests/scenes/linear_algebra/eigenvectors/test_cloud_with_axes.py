from __future__ import annotations

import numpy as np
import pytest

from mathkit.linear_algebra.pca import pca
from scenes.linear_algebra.eigenvectors.cloud_with_axes import CloudWithAxes

POINTS = np.array([(1.0, 0.0), (3.0, 2.0), (4.0, 1.0), (8.0, 5.0)])
FOUND = pca(POINTS)


def test_a_cloud_stands_about_the_origin_with_its_axes_and_the_label_of_the_first():
    picture = CloudWithAxes(POINTS, "most")
    places = picture.plane.values(picture.axes[0].end)
    assert places == pytest.approx(2 * np.sqrt(FOUND.variances[0]) * FOUND.axes[:, 0])
    assert picture.label[-1].source == "most"
    away = np.linalg.norm(picture.label.get_center() - picture.axes[0].end)
    assert away < min(np.linalg.norm(picture.label.get_center() - arrow.end) for arrow in picture.axes[1:])
