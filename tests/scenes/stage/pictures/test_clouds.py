from __future__ import annotations

import pytest

from scenes.stage.params.point_params import PointParams
from scenes.stage.pictures.clouds import CloudPlot, cloud_key
from scenes.stage.type.writing import Written


def words(mobject) -> list[str]:
    return [part.source for part in mobject.get_family() if isinstance(part, Written)]


def test_points_stand_at_their_coordinates_in_equal_units():
    plot = CloudPlot([(0, 0), (4, 1)], ("$a$", "$b$"))
    assert plot.x_unit == pytest.approx(plot.y_unit)
    for place, point in zip(plot.places, [(0, 0), (4, 1)], strict=True):
        assert plot.values(place) == pytest.approx(point)
    assert plot.cloud not in plot.get_family()


def test_a_lecturers_columns_name_the_axes(table_of, tmp_path):
    file = tmp_path / "f.csv"
    file.write_text("height,weight\n1,2\n3,4\n5,7\n")
    given = PointParams(data=table_of(file)).user_data
    assert {"height", "weight"} <= set(words(CloudPlot.of(given, given.points)))
    assert {"$x_1$", "$x_2$"} <= set(words(CloudPlot.of(None, [(0, 0), (1, 1)])))


def test_rows_that_are_left_out_are_told(table_of, tmp_path):
    file = tmp_path / "f.csv"
    file.write_text("a,b\n" + "".join(f"{i},{i * i}\n" for i in range(2100)))
    assert words(cloud_key(PointParams(data=table_of(file)).user_data, "a sample")) == [
        "a sample",
        "2000 of 2100 rows",
    ]
    assert words(cloud_key(None, "a sample")) == ["a sample"]
