from __future__ import annotations

import numpy as np
import pytest

from mathkit.learning.datasets import round_clusters
from mathkit.learning.k_means import k_means, random_start
from mathkit.learning.many_starts import search
from scenes.learning.k_means.choices import Choices
from scenes.learning.k_means.clusters import ClusterAssignment
from scenes.learning.k_means.inertias import InertiaBars, Tries
from scenes.learning.k_means.panels import InertiaPanel
from scenes.stage.pictures.clouds import CloudPlot
from scenes.stage.shapes.frame import frame

POINTS = round_clusters(60, 4, 1.5, 2).points
RUN = k_means(POINTS, random_start(POINTS, 4, 1))
FOUND = search(POINTS, 4, 30, 0, most=5)


def tops(bars) -> list[float]:
    return [float(bars.values(bar.get_top())[1]) for bar in bars.bars]


def seen(bars) -> list[float]:
    return [max(bar.get_fill_opacity(), bar.get_stroke_opacity()) for bar in bars.bars]


def test_bars_are_as_high_as_the_inertias_all_the_time():
    bars = InertiaBars(frame().words, RUN)
    for half_step in (0.0, 0.5, 0.95, 2.0):
        bars.set_state(seen=bars.known(half_step))
        assert tops(bars) == pytest.approx(RUN.inertias)


def test_bars_are_seen_of_the_inertias_that_are_known():
    bars = InertiaBars(frame().words, RUN)
    assert seen(bars) == [0.0] * len(RUN.inertias)
    bars.set_state(seen=bars.known(2.0))
    assert seen(bars) == [1.0] * 3 + [0.0] * (len(RUN.inertias) - 3)


def test_bars_after_joining_are_full_and_after_moving_hollow():
    bars = InertiaBars(frame().words, RUN)
    bars.set_state(seen=bars.known(2 * RUN.rounds))
    assert [bar.get_fill_opacity() for bar in bars.bars[:4]] == [1.0, 0.0, 1.0, 0.0]
    assert [bar.get_stroke_width() > 0 for bar in bars.bars[:4]] == [False, True, False, True]


def test_the_last_bar_is_marked_because_no_point_has_changed():
    bars = InertiaBars(frame().words, RUN)
    level, note = bars.standstill()
    last = bars.bar_box(len(RUN.inertias) - 1)
    assert (level.get_left()[0], level.get_right()[0]) == pytest.approx((last.left, last.right))
    assert level.get_bottom()[1] > last.top
    assert note.source == "no change"


@pytest.mark.parametrize("before", [0.0, 2 * RUN.inertias[0]])
def test_where_another_start_ended_lies_inside_the_plot(before):
    bars = InertiaBars(frame().words, RUN, before)
    start, end = bars.before.points[0], bars.before.points[-1]
    assert [bars.values(place)[1] for place in (start, end)] == pytest.approx([before, before])
    assert len(bars.before.points) > 4 * 10  # dotted: a whole line is a border
    assert bars.before.get_top()[1] <= frame().words.top


def test_the_panel_reads_the_inertia_of_the_groups_now():
    groups = ClusterAssignment(CloudPlot(POINTS, ("", "")), RUN, filled=True)
    panel = InertiaPanel(groups, has_picture=False)
    panel.numbers.update()
    assert panel.numbers[0][1].source == "0"
    groups.seek(1.0)
    panel.numbers.update()
    assert [row[1].source for row in panel.numbers] == ["1", f"{RUN.inertias[1]:.2f}"]
    groups.seek(2 * RUN.rounds)
    panel.numbers.update()
    assert [row[1].source for row in panel.numbers] == [f"{RUN.rounds}", f"{RUN.inertia:.2f}"]


def test_tries_show_where_each_start_ends():
    tries = Tries(frame().words, FOUND).set_state(tried=30)
    assert len(tries.lowest.places) + len(tries.caught.places) == 30
    assert len(tries.caught.places) == FOUND.caught
    tries.counts.update()
    assert [count.source for _, count in tries.counts] == [
        f"{30 - FOUND.caught} at the best seen",
        f"{FOUND.caught} higher",
    ]
    heights = [tries.values(place)[1] for place in tries.lowest.places]
    assert heights == pytest.approx([FOUND.lowest[3]] * len(heights))
    assert len(tries.set_state(tried=0).lowest.places) == 0


@pytest.mark.parametrize("has_pictures", [False, True])
def test_choices_have_a_bar_and_a_number_for_each_count(has_pictures):
    choices = Choices(FOUND.runs, "centres", has_pictures=has_pictures)
    choices.set_state(seen=np.ones(5))
    assert tops(choices) == pytest.approx(FOUND.lowest)
    for count, (number, window) in enumerate(zip(choices.sizes, choices.windows, strict=True), 1):
        assert number.get_bottom()[1] > choices.at(count, FOUND.lowest[count - 1])[1]
        assert window.center[0] == pytest.approx(choices.at(count, 0.0)[0])


def test_bars_of_two_runs_may_have_one_scale_and_one_width():
    first, second = (InertiaBars(frame().words, RUN, room=room) for room in ((0, 0.0), (50, 3e6)))
    assert second.y_range[1] > 3e6 > first.y_range[1]
    assert first.x_range[1] == len(RUN.inertias) + 0.5
    assert second.x_range[1] == 50.5


@pytest.mark.parametrize("saved", [40, 1])
def test_a_saving_is_drawn_as_high_as_it_is(saved):
    choices = Choices([k_means(POINTS, POINTS[:count]) for count in (1, 2)], "centres", has_pictures=True)
    choices.heights = heights = choices.heights[0] * np.array([1.0, 1.0 - saved / 100])
    levels, measure, share, *lines = choices.saving(2)
    ends = measure.get_top(), measure.get_bottom()
    assert [choices.values(end)[1] for end in ends] == pytest.approx(heights)
    assert choices.values(levels.get_top())[1] == pytest.approx(heights[0])
    assert choices.bars[0].get_right()[0] < measure.get_x() < choices.bars[1].get_left()[0]
    assert f"{saved}%" in share.source
    assert len(lines) == (saved == 1)  # a low piece has a line to its number
