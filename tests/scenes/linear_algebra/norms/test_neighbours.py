from __future__ import annotations

import pytest

from scenes.linear_algebra.norms.neighbours import Measure, Neighbours
from scenes.stage.shapes.theme import color
from scenes.stage.type.writing import text

NUMBERS = "{{ 7.28 : distance_a }} {{ 0.979 : cosine_a }} {{ 2.236 : distance_b }} {{ 0.868 : cosine_b }}"


@pytest.mark.parametrize(("measure", "document"), [("distance", 1), ("cosine", 0)])
def test_what_is_nearest_takes_the_colour_of_a_result(measure: Measure, document: int) -> None:
    search = Neighbours((3, 2), [(10, 4), (2, 4)], "qAB", ("goal", "vote"), text(NUMBERS))
    marks = {"distance": search.ways, "cosine": search.arcs}
    for change in search.point_out(measure, [document]):
        animation = change.build()
        animation.begin()
        animation.finish()
    for kind, group in marks.items():
        for index, mark in enumerate(group):
            found = (kind, index) == (measure, document)
            number = search.numbers.part(f"{kind}_{'ab'[index]}")[0]
            assert (mark.get_stroke_color() == color("result")) == found
            assert (number.get_fill_color() == color("result")) == found


def test_distances_come_with_the_table_and_cosines_by_themselves() -> None:
    search = Neighbours((3, 2), [(10, 4), (2, 4)], "qAB", ("goal", "vote"), text(NUMBERS))
    cosines = search.show_numbers("cosine").mobject
    assert list(cosines) == [*search.numbers.part("cosine_a"), *search.numbers.part("cosine_b")]
    assert set(search.show_numbers("distance").mobject) | set(cosines) == set(search.numbers)
