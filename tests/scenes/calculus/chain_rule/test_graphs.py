from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from manim import DOWN, UP

from mathkit.calculus.chain_rule import chain, learn, neuron
from scenes.calculus.chain_rule import marks, words
from scenes.calculus.chain_rule.digits import Digits, StepDigits
from scenes.calculus.chain_rule.graphs import RISE_IN_MINIATURE, RUN_IN_MINIATURE, StageGraphs
from scenes.calculus.chain_rule.stage_graph import STRETCHED, StageGraph, shown_from_far
from scenes.calculus.chain_rule.way_back.neurons import Backward, over_small, small_graphs
from scenes.calculus.chain_rule.whole import Learning, Whole
from scenes.stage.shapes.frame import frame
from scenes.stage.type.numerals import MINUS
from scenes.stage.type.writing import text

STAGES = neuron(2.0, 1.0)
START = chain(STAGES, 0.5)
ENDS = [(-3.5, 3.5), (-7.0, 7.0), (-0.25, 1.25), (-0.25, 1.05)]


def graphs(larger: tuple[int, int] = (1, 5)) -> StageGraphs:
    return StageGraphs(STAGES, START, ENDS, words.LETTERS, 0.01, larger)


def passed(picture: StageGraphs) -> StageGraphs:
    """Close up, with every run and rise."""
    return picture.set_state(zoom=picture.closest, runs=picture.nudges[:3], rises=np.ones(3))


@given(st.floats(0, 1), st.floats(-2, 2))
def test_a_place_of_the_frame_is_taken_back_to_its_values(zoom, y):
    graph = graphs().set_state(zoom=zoom).graphs[1]
    assert graph.from_frame(graph.to_frame([(0.5, y)])) == pytest.approx(np.array([[0.5, y]]))


def test_from_far_the_window_is_that_of_the_axes():
    for graph in graphs().graphs:
        assert graph.to_frame([graph.point])[0] == pytest.approx(graph.plot.at(*graph.point)[:2])


def test_close_up_a_run_and_its_rise_have_the_slope_of_the_stage():
    for graph, rate in zip(passed(graphs()).graphs, START.rates, strict=True):
        run, rise = graph.run.end - graph.run.start, graph.rise.end - graph.rise.start
        assert rise[1] / run[0] == pytest.approx(rate)


@pytest.mark.parametrize("larger", [(1, 1), (1, 5), (2, 3)])
def test_the_run_of_a_stage_is_the_rise_before_it_so_much_larger(larger):
    drawn = passed(graphs(larger)).graphs
    for before, after, times in zip(drawn[:-1], drawn[1:], larger, strict=True):
        rise, run = before.rise.end - before.rise.start, after.run.end - after.run.start
        assert times * rise[1] == pytest.approx(run[0])


def test_before_anything_is_magnified_all_close_ups_have_one_scale():
    scales = [graph.scale_close for graph in graphs((2, 3)).set_state(zoom=1.0).graphs]
    assert scales == pytest.approx([scales[0]] * 3)


def test_one_close_up_after_the_other_is_magnified():
    base, *rest = [graph.scale_close for graph in graphs((2, 3)).set_state(zoom=2.0).graphs]
    assert rest == pytest.approx([2 * base, 2 * base])


def scales(graph: StageGraph) -> np.ndarray:
    """Manim units for one unit of both axes."""
    return np.diff(graph.to_frame([graph.point, graph.point + 0.01]), axis=0)[0] / 0.01


def test_first_an_axis_is_stretched_and_then_the_graph_is_only_enlarged():
    picture = graphs()
    for graph, before in zip(picture.graphs, [scales(each) for each in picture.graphs], strict=True):
        picture.set_state(zoom=STRETCHED)
        stretched = scales(graph)
        assert stretched[0] == pytest.approx(stretched[1]) == pytest.approx(before.max())
        for zoom in (0.5, 0.7, 1.0):
            picture.set_state(zoom=zoom)
            assert scales(graph)[0] == pytest.approx(scales(graph)[1])
            assert scales(graph)[0] > stretched[0]
        picture.set_state(zoom=0.0)


def whole() -> Whole:
    return Whole(STAGES, START, 0.01, ([(-3.5, 3.5), (-0.1, 1.05)], [(-7.0, 7.0), (-0.3, 1.2)]), 1.0)


def test_close_up_the_whole_chain_has_the_product_of_the_slopes():
    graph = whole().set_state(zoom=1.0, run=0.01, rise=1.0).graph
    run, rise = graph.run.end - graph.run.start, graph.rise.end - graph.rise.start
    assert rise[1] / run[0] == pytest.approx(float(np.prod(START.rates)))


def fall_at(picture: Whole) -> float:
    return float(picture.fall.start[0])


def test_beside_what_is_predicted_an_arrow_falls_as_far_as_the_curve():
    picture = whole().set_state(run=1.0, rise=1.0, w=1.5)
    graph, fall = picture.graph, picture.fall
    ends = graph.from_frame([fall.start[:2], fall.end[:2]])[:, 1]
    assert ends == pytest.approx([START.values[3], chain(STAGES, 1.5).values[3]])
    assert fall.start[0] > graph.rise.start[0] + 0.2
    levels = picture.levels.points[[0, 3, 4, 7], :2]
    assert graph.from_frame(levels)[:, 1] == pytest.approx(np.repeat(ends, 2))
    assert graph.from_frame(levels)[[0, 2], 0] == pytest.approx([1.5, 1.5])
    assert (levels[[1, 3], 0] > fall_at(picture)).all()
    picture.set_state(w=0.5)
    assert picture.fall.start == pytest.approx(picture.fall.end)
    assert not len(picture.levels.points)


def test_a_nearer_nudge_is_drawn_as_long_and_the_dot_goes_along():
    picture = whole().set_state(run=0.1, w=0.6)
    lengths, missed = [], []
    for near in (0.1, 0.03, 0.01):
        graph = picture.set_state(near=near, zoom=1.0, rise=1.0).graph
        assert picture.run == near
        assert graph.dot_input == pytest.approx(0.5 + near)
        lengths.append(graph.run.end[0] - graph.run.start[0])
        missed.append(abs(graph.rise.end[1] - graph.dot.get_y()))
    assert lengths == pytest.approx([lengths[0]] * 3)
    assert missed[0] > missed[1] > missed[2] > 0


def test_a_dashed_arrow_begins_and_ends_where_a_whole_one_does():
    arrow = marks.PredictedArrow((0, 0, 0), (0, -2, 0), "slope", width=6.5)
    arrow.dashed = True
    whole_one = arrow.shaft.points.copy()
    arrow.set_state(start=(0, 0, 0), end=(0, -2, 0))
    dashes = arrow.shaft.points.reshape(-1, 4, 3)
    assert len(dashes) > 5
    assert arrow.shaft.points[[0, -1]] == pytest.approx(whole_one[[0, -1]])
    assert all(before[-1, 1] > after[0, 1] for before, after in pairwise(dashes))
    arrow.set_state(start=(0, 0, 0), end=(0, -0.01, 0))
    assert len(arrow.shaft.points) == 4


@pytest.mark.parametrize(("way", "sign"), [(UP, 1), (DOWN, -1)])
def test_over_its_head_each_column_has_the_arrow_that_it_is_about(way, sign):
    heads = [text("predicted"), text("actual").shift((2, 0, 0))]
    predicted, actual = marks.keys(heads, way)
    assert len(predicted.shaft.points) > len(actual.shaft.points)
    for arrow, head in zip((predicted, actual), heads, strict=True):
        assert (arrow.end - arrow.start)[1] * sign > 0.5
        assert arrow.get_x() == pytest.approx(head.get_x())
        assert arrow.get_bottom()[1] > head.get_top()[1]


def test_small_graphs_stand_over_their_factors_and_keep_their_slopes_and_letters():
    picture = passed(graphs())
    small, notes = small_graphs(picture), over_small(picture, [text("5 times larger")])
    factors = Backward(START, Digits.of(START, 0.01)).factors
    for each, factor, rate, graph in zip(small, factors, START.rates, picture.graphs, strict=False):
        axis, run, rise = (each[index] for index in (0, RUN_IN_MINIATURE, RISE_IN_MINIATURE))
        assert axis.get_x() == pytest.approx(factor.get_x())
        assert axis.get_bottom()[1] > factor.get_top()[1]
        assert (rise.end - rise.start)[1] / (run.end - run.start)[0] == pytest.approx(rate)
        assert run.width < graph.run.width
        assert [name.height for name in each[-1]] == pytest.approx([name.height for name in graph.names])
    assert len(notes) == 1
    assert small[2].get_left()[0] < notes[0].get_x() < frame().safe.right
    assert not over_small(graphs((1, 1)), [])


def test_close_up_the_axes_are_broken_because_they_do_not_begin_at_zero():
    picture = graphs()
    for zoom, shown in ((0.0, 0.0), (1.0, 1.0)):
        for graph in picture.set_state(zoom=zoom).graphs:
            assert graph.breaks.get_stroke_opacity() == pytest.approx(shown)


def test_both_graphs_of_the_whole_chain_are_in_the_same_state():
    picture = whole().set_state(w=-1.5)
    assert picture.graph.from_frame([picture.graph.dot.get_center()[:2]])[0, 0] == pytest.approx(-1.5)
    assert picture.sigmoid.from_frame([picture.sigmoid.dot.get_center()[:2]])[0, 0] == pytest.approx(-3.0)


def test_the_way_from_the_output_to_the_target_is_marked():
    picture = whole().set_state(w=-1.5)
    ends = picture.sigmoid.from_frame(picture.off.points[[0, -1], :2])
    assert ends[:, 0] == pytest.approx([-3.0, -3.0])
    assert ends[:, 1] == pytest.approx([1 / (1 + np.exp(3.0)), 1.0])


def test_every_step_has_an_arrow_to_where_it_leads():
    stepped = learn(STAGES, 0.5, 1.0, 3, decimals=4)
    learning = Learning(whole(), stepped, StepDigits.of(stepped, 1.0))
    for step in range(3):
        learning.seek(float(step))
        ahead = stepped[step + 1].values[0] - stepped[step].values[0]
        assert learning.whole.run == pytest.approx(ahead)
    assert learning.seek(3.0).whole.run == 0.0


@pytest.mark.parametrize(("w", "above"), [(-3.0, True), (3.0, False)])
def test_the_slope_of_the_sigmoid_stands_between_its_tangent_and_its_curve(w, above):
    picture = whole().set_state(w=w, touch=w, long=1.0)
    label, tangent = picture.beside_tangent(text("0.002467")), picture.sigmoid.tangent
    ends = picture.sigmoid.from_frame(tangent.points[[0, -1], :2])[:, 0]
    assert np.ptp(ends) == pytest.approx(14.0)
    assert (label.get_bottom()[1] > tangent.get_top()[1]) == above
    assert (label.get_top()[1] < tangent.get_bottom()[1]) != above
    box = picture.sigmoid.plot.box
    corner = picture.sigmoid.from_frame([(label.get_left()[0], label.get_top()[1])])[0]
    if above:
        assert corner[1] < 1 / (1 + np.exp(-corner[0]))
    assert box.left < label.get_left()[0] < label.get_right()[0] < box.right


def test_on_one_scale_both_axes_have_ticks_as_far_apart():
    for graph in graphs().graphs:
        graph.number_equally()
        for zoom in (0.0, STRETCHED):
            graph.draw(zoom=zoom, touch=graph.point[0], value=graph.point[0], run=0.0, rise=0.0, tangent=0.0)
            if zoom:
                shown = [[], []]
                for label in graph.plot.labels:
                    axis = graph.axis_of_mark[list(graph.numbers).index(label)]
                    shown[axis].append(float(label.source.replace(MINUS, "-")))
                steps = [step for axis in shown for step in np.diff(sorted(axis))]
                assert steps == pytest.approx([steps[0]] * len(steps))
                assert min(len(axis) for axis in shown) > 1


def test_old_steps_leave_a_trace_where_they_were():
    picture = whole()
    picture.graph.mark([0.5, 0.7])
    places = picture.graph.visits.places.copy()
    picture.leave_a_trace()
    assert picture.ghost.places == pytest.approx(places)
    assert not len(picture.graph.visits.places)


def test_a_running_number_stands_on_its_row_clear_of_the_next():
    stepped = learn(STAGES, 0.5, 1.0, 3, decimals=4)
    values = Learning(whole(), stepped, StepDigits.of(stepped, 1.0)).values
    for row, other in combinations(values, 2):
        above = row.get_bottom()[1] - other.get_top()[1]
        assert max(above, other.get_left()[0] - row.get_right()[0]) > 0.1


@pytest.mark.parametrize("zoom", [0.0, 0.2, 0.5])
def test_the_numbers_of_an_axis_move_with_the_window(zoom):
    picture = graphs().set_state(zoom=zoom)
    for graph in picture.graphs:
        for label, axis in zip(graph.numbers, graph.axis_of_mark, strict=True):
            value = np.where(np.arange(2) == axis, float(label.source.replace(MINUS, "-")), graph.point)
            at = graph.to_frame([value])[0][axis]
            if label in graph.plot.labels:
                assert label.get_fill_opacity() == shown_from_far(zoom)
                assert label.get_center()[axis] == pytest.approx(at)
            else:
                box = graph.plot.box
                assert not (box.left, box.bottom)[axis] <= at <= (box.right, box.top)[axis]


def test_numbers_stand_beside_their_arrows_in_the_frame():
    for graph in passed(graphs()).graphs:
        for place, arrow in ((marks.beside_run, graph.run), (marks.beside_rise, graph.rise)):
            label = place(graph, text("+0.003932"))
            assert np.linalg.norm(label.get_center() - arrow.get_center()) < 1.5
            assert graph.plot.box.left < label.get_left()[0]
            assert label.get_right()[0] <= frame().safe.right + 1e-9


def test_marks_lie_on_the_curve():
    picture = graphs()
    picture.mark([START])
    for graph in picture.graphs:
        assert graph.visits.places[0] == pytest.approx(graph.plot.at(*graph.point)[:2])


def test_the_target_is_marked_on_the_axis_of_the_output():
    picture = graphs()
    picture.aim_at(1.0)
    last = picture.graphs[2]
    assert picture.aim_line.get_center()[0] == pytest.approx(last.plot.at(1.0, 0.0)[0])
