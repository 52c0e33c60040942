from __future__ import annotations

import pytest

from mathkit.learning.datasets import round_clusters
from mathkit.learning.k_means import k_means, random_start
from scenes.learning.k_means.clusters import ClusterAssignment
from scenes.learning.k_means.inertias import Elbow, InertiaPlot, inertia_panel
from scenes.stage.pictures.clouds import CloudPlot
from scenes.stage.shapes.frame import frame

POINTS = round_clusters(60, 4, 1.5, 2).points
RUN = k_means(POINTS, random_start(POINTS, 4, 1))
PLOT = CloudPlot(POINTS, ("", ""))


def test_the_curve_has_the_inertias_at_half_rounds():
    picture = InertiaPlot(frame().words, RUN)
    picture.curve.seek(RUN.rounds)
    x, y = picture.plot.values(picture.curve.points[3])
    assert (x, y) == (pytest.approx(0.5), pytest.approx(RUN.inertias[1]))


@pytest.mark.parametrize("level", [0.0, 2 * RUN.inertias[0]])
def test_a_level_to_compare_with_lies_inside_the_plot(level):
    curve = InertiaPlot(frame().words, RUN, level)
    line = curve.submobjects[-1]
    assert curve.plot.values(line.get_start()) == pytest.approx([0, level])
    assert curve.plot.values(line.get_end()) == pytest.approx([RUN.rounds, level])
    assert line.get_top()[1] <= frame().words.top


def test_the_panel_reads_the_inertia_of_the_clusters_now():
    picture = ClusterAssignment(PLOT, RUN)
    first, second = inertia_panel(picture, "J"), inertia_panel(picture, "J", before=12.0)
    picture.seek(2 * RUN.rounds)
    for panel, shown in (
        (first, [f"{RUN.rounds}", f"{RUN.inertia:.2f}"]),
        (second, [f"{RUN.inertia:.2f}", "12.00"]),
    ):
        panel.numbers.update()
        assert [row[1].source for row in panel.numbers] == shown


def test_an_elbow_marks_the_number_chosen():
    elbow = Elbow([9.0, 4.0, 1.0], 2, box=frame().picture)
    assert elbow.values(elbow.mark.get_center()) == pytest.approx([2, 4])
    for index, dot in enumerate(elbow.dots):
        assert elbow.values(dot.get_center()) == pytest.approx([index + 1, (9, 4, 1)[index]])
