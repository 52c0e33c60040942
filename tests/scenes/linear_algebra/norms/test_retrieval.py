from __future__ import annotations

import numpy as np

from scenes.linear_algebra.norms.retrieval import Retrieval
from scenes.stage.shapes.theme import color
from scenes.stage.type.writing import text


def test_each_arc_leads_from_the_query_to_its_document() -> None:
    search = Retrieval((2, 1), [(9, 3), (2, 3), (1, 6)], ["q", "A", "B", "C"], ("goal", "vote"))
    for arc, vector in zip(search.arcs, search.vectors[1:], strict=True):
        ends = arc.points[[0, -1], :2] - search.plane.origin
        for end, direction in zip(ends, (search.vectors[0], vector), strict=True):
            np.testing.assert_allclose(end[0] * direction[1] - end[1] * direction[0], 0, atol=1e-9)


def test_narrower_angles_have_wider_arcs() -> None:
    search = Retrieval((2, 1), [(9, 3), (2, 3), (1, 6)], ["q", "A", "B", "C"], ("goal", "vote"))
    radii = [np.linalg.norm(arc.points[0, :2] - search.plane.origin) for arc in search.arcs]
    assert radii[0] > radii[1] > radii[2]


def test_a_text_without_words_has_no_arc() -> None:
    search = Retrieval((2, 1), [(0, 0), (2, 3)], ["q", "A", "B"], ("goal", "vote"))
    assert not len(search.arcs[0].points)
    assert len(search.arcs[1].points)
    search = Retrieval((0, 0), [(2, 3)], ["q", "A"], ("goal", "vote"))
    assert not len(search.arcs[0].points)


def test_ways_lead_from_the_query_to_each_document_if_they_are_asked_for() -> None:
    documents = [(9, 3), (2, 3)]
    search = Retrieval((2, 1), documents, ["q", "A", "B"], ("goal", "vote"), distances=True)
    for way, document in zip(search.ways, documents, strict=True):
        ends = [search.plane.values(point) for point in way.points[[0, -1]]]
        np.testing.assert_allclose(ends, [(2, 1), document], atol=1e-9)
    assert not len(Retrieval((2, 1), documents, ["q", "A", "B"], ("goal", "vote")).ways)


def test_the_parts_of_a_document_are_its_own() -> None:
    search = Retrieval((2, 1), [(9, 3), (2, 3)], ["q", "A", "B"], ("goal", "vote"))
    arrow, arc, letter = search.parts(1)
    assert arrow is search.documents[1]
    assert arc is search.arcs[1]
    assert letter.source == "B"


def test_a_document_that_is_picked_takes_the_colour_of_a_result_with_its_row() -> None:
    search = Retrieval((2, 1), [(9, 3), (2, 3)], ["q", "A", "B"], ("goal", "vote"))
    row = text("found")
    for animation in search.pick(0, row).animations:
        animation.begin()
        animation.finish()
    assert row.get_fill_color() == search.documents[0].tip.get_fill_color() == color("result")
    assert search.documents[1].tip.get_fill_color() == color("second")
