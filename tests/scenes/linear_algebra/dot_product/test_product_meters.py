from __future__ import annotations

import numpy as np

from scenes.linear_algebra.dot_product.product_meters import ProductMeter
from scenes.linear_algebra.dot_product.projections import Projection


def test_the_meter_follows_the_product() -> None:
    picture = Projection((1, 3), (4, 2))
    meter = ProductMeter(picture)
    numbers, scale, mark = meter
    for angle, share, read in ((0.0, 1.0, "0°"), (np.pi / 2, 0.5, "90°"), (np.pi, 0.0, "180°")):
        picture.set_state(angle=angle)
        meter.update()
        left, right = scale.at(scale.low)[0], scale.at(scale.high)[0]
        np.testing.assert_allclose(mark.get_center()[0], left + share * (right - left), atol=1e-6)
        assert numbers[0][0][1].source == read
