from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathkit.learning.datasets import round_clusters
from mathkit.learning.k_means import k_means, random_start
from scenes.learning.k_means.groups import STYLES, Elbow, Gather, Grouping, InertiaCurve, SettlingPanel
from scenes.stage.pictures.clouds import CloudPlot
from scenes.stage.shapes.frame import frame

POINTS = round_clusters(60, 4, 1.5, 2).points
ROAD = k_means(POINTS, random_start(POINTS, 4, 1))
PLOT = CloudPlot(POINTS, ("", ""))


def middle(mark) -> np.ndarray:
    return mark.points.mean(axis=0)[:2] - mark._outline.mean(axis=0)[:2]


def counts(grouping: Grouping) -> list[int]:
    return [len(marks.points) // len(marks._outline) for marks in grouping.marks]


def test_the_groups_differ_by_kind_or_filling_and_not_by_colour_alone():
    assert len({(kind, hollow) for _, kind, hollow in STYLES}) == len(STYLES) == 6


@given(st.floats(0, 2 * ROAD.rounds))
def test_every_point_has_one_mark_at_any_time(step):
    grouping = Grouping(PLOT, ROAD).seek(step)
    assert sum(counts(grouping)) == len(POINTS)
    assert len(grouping.spokes.points) == 4 * len(POINTS)


@pytest.mark.parametrize("round_", range(ROAD.rounds + 1))
def test_at_whole_rounds_labels_and_centres_are_those_of_the_road(round_):
    grouping = Grouping(PLOT, ROAD).seek(2 * round_)
    assert counts(grouping) == np.bincount(ROAD.labels[round_], minlength=4).tolist()
    for mark, centre in zip(grouping.centres, ROAD.centres[round_], strict=True):
        assert PLOT.values(middle(mark)) == pytest.approx(centre)


def test_first_the_centres_move_then_the_points_change_over():
    grouping = Grouping(PLOT, ROAD).seek(0.5)
    half_way = (ROAD.centres[0] + ROAD.centres[1]) / 2
    for mark, centre in zip(grouping.centres, half_way, strict=True):
        assert PLOT.values(middle(mark)) == pytest.approx(centre)
    assert counts(grouping) == np.bincount(ROAD.labels[0], minlength=4).tolist()
    grouping.seek(1.9)
    assert counts(grouping) == np.bincount(ROAD.labels[1], minlength=4).tolist()
    for mark, centre in zip(grouping.centres, ROAD.centres[1], strict=True):
        assert PLOT.values(middle(mark)) == pytest.approx(centre)


def test_points_gather_at_their_centres():
    grouping = Grouping(PLOT, ROAD).seek(2 * ROAD.rounds).gather(1.0)
    for index, marks in enumerate(grouping.marks):
        outlines = marks.points.reshape(-1, len(marks._outline), 3)
        assert np.ptp(outlines, axis=0) == pytest.approx(0, abs=1e-9)
        assert PLOT.values(middle(grouping.centres[index])) == pytest.approx(ROAD.centres[-1][index])


def test_gathering_starts_at_the_points_and_ends_at_the_centres():
    grouping = Grouping(PLOT, ROAD).seek(2 * ROAD.rounds)
    gather = Gather(grouping, rate_func=lambda share: share)
    gather.interpolate(0.0)
    assert middle(grouping.marks[0]) == pytest.approx(grouping.places[grouping.labels == 0].mean(axis=0))
    gather.interpolate(1.0)
    assert np.ptp(grouping.marks[0].points, axis=0)[:2] == pytest.approx(
        np.ptp(grouping.marks[0]._outline, axis=0)[:2]
    )


def test_ghosts_stay_where_the_points_are():
    grouping = Grouping(PLOT, ROAD)
    ghosts = grouping.ghosts()
    grouping.gather(1.0)
    places = ghosts.points.reshape(len(POINTS), -1, 3).mean(axis=1)[:, :2]
    np.testing.assert_allclose(places - ghosts._outline.mean(axis=0)[:2], grouping.places)


def test_borders_stay_inside_the_plot():
    for step in np.linspace(0, 2 * ROAD.rounds, 9):
        x, y, _ = Grouping(PLOT, ROAD).seek(step).borders.points.T
        assert PLOT.box.left - 1e-6 <= x.min() <= x.max() <= PLOT.box.right + 1e-6
        assert PLOT.box.bottom - 1e-6 <= y.min() <= y.max() <= PLOT.box.top + 1e-6


def test_of_many_points_only_some_have_spokes():
    many = round_clusters(2000, 3, 1.0, 0).points
    grouping = Grouping(CloudPlot(many, ("", "")), k_means(many, many[:3]))
    assert len(grouping.spokes.points) <= 4 * 200


def test_the_curve_has_the_inertias_at_half_rounds():
    curve = InertiaCurve(frame().words, ROAD)
    curve.seek(2 * ROAD.rounds)
    x, y = curve.plot.values(curve.curve.points[3])
    assert (x, y) == (pytest.approx(0.5), pytest.approx(ROAD.inertias[1]))


@pytest.mark.parametrize("level", [0.0, 2 * ROAD.inertias[0]])
def test_a_level_to_compare_with_lies_inside_the_plot(level):
    curve = InertiaCurve(frame().words, ROAD, level)
    line = curve.submobjects[-1]
    assert curve.plot.values(line.get_start()) == pytest.approx([0, level])
    assert curve.plot.values(line.get_end()) == pytest.approx([ROAD.rounds, level])
    assert line.get_top()[1] <= frame().words.top


def test_the_panel_reads_the_inertia_of_the_grouping_now():
    grouping = Grouping(PLOT, ROAD)
    first, second = SettlingPanel(grouping, "J"), SettlingPanel(grouping, "J", before=12.0)
    grouping.seek(2 * ROAD.rounds)
    for panel, shown in (
        (first, [f"{ROAD.rounds}", f"{ROAD.inertia:.2f}"]),
        (second, [f"{ROAD.inertia:.2f}", "12.00"]),
    ):
        panel.numbers.update()
        assert [row[1].source for row in panel.numbers] == shown


def test_an_elbow_marks_the_number_chosen():
    elbow = Elbow([9.0, 4.0, 1.0], 2, box=frame().picture)
    assert elbow.values(elbow.mark.get_center()) == pytest.approx([2, 4])
    for index, dot in enumerate(elbow.dots):
        assert elbow.values(dot.get_center()) == pytest.approx([index + 1, (9, 4, 1)[index]])
