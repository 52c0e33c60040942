"""Moves of the film on k-means that take several plays: lessons call them in the middle of a beat."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import (
    DOWN,
    Animation,
    Create,
    FadeIn,
    FadeOut,
    LaggedStart,
    ReplacementTransform,
    ScaleInPlace,
    VGroup,
    VMobject,
    linear,
    smooth,
    squish_rate_func,
    there_and_back,
)

from scenes.learning.k_means import conditions
from scenes.learning.k_means.clusters import ClusterAssignment, NeededCentres
from scenes.learning.k_means.inertias import SpokeSquares
from scenes.learning.k_means.proof.differences import FLIGHT, Loop, NamedSpoke, SquaredWay, TwoSteps
from scenes.stage.lesson.attention import dim, first_half, second_half, undim
from scenes.stage.motion.growing import grow
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.type.writing import Plate


def square_one_spoke(lesson: Any, squares: SpokeSquares) -> tuple[SpokeSquares, NamedSpoke]:
    """Let the square grow on one spoke, whose ends are named, while all others step back."""
    groups = lesson.bench.groups
    one = squares.farthest()
    named = NamedSpoke(groups, int(one.chosen[0]))
    gone = FadeOut(lesson.words, run_time=0.6)
    lesson.play(dim(groups.spokes, groups.borders), FadeIn(named), gone, run_time=0.8)
    lesson.add(one)
    lesson.play(tween(one, size=1.0), run_time=lesson.phrase_left())
    return one, named


def square_all_spokes(lesson: Any, squares: SpokeSquares, one: SpokeSquares, named: NamedSpoke) -> None:
    """Let the square of one spoke after another grow, and become a slice of the first bar."""
    bench, panel = lesson.bench, lesson.bench.panel
    groups = bench.groups
    gone = FadeOut(named, run_time=0.5)
    room = (each.set_run_time(0.8) for each in bench.canvas.make_room())
    bars = FadeIn(panel.bars, run_time=0.8, rate_func=second_half)  # once the picture has made room
    lesson.play(undim(groups.spokes, groups.borders), gone, bars, *room)
    plates = VGroup(*map(Plate, bench.plot.labels)).set_z_index(-0.5)  # under the numbers, over the squares
    lesson.add(squares, plates)
    seconds = lesson.phrase_left(0.6, least=2.5)
    lesson.play(tween(squares, piled=1.0, rate_func=linear, run_time=seconds), FadeOut(one, run_time=0.5))
    lesson.play(FadeOut(squares), bench.first_bar(), FadeIn(panel.readings), run_time=0.5)
    lesson.remove(plates)


def pull_out_one_centre(lesson: Any) -> None:
    """One group stays, a bowl comes to where the bars stood, and the centre leaves the mean."""
    walker, walk, bench = lesson.walker, lesson.walk, lesson.bench
    lesson.loop = Loop(walker)
    lesson.steps = TwoSteps(walker, -walk.side * walk.reach, lesson.loop)
    lesson.squares = SquaredWay(walk)
    chart = VGroup(walker.bowl, walker.curve, walker.walker)
    group = VGroup(walker.spokes, walker.mean, walker.mark)
    come = FadeIn(chart, rate_func=second_half), FadeIn(group)
    gone = FadeOut(*bench.beside, bench.groups, rate_func=first_half)
    lesson.play(gone, *bench.canvas.spotlight(walk.members), *come, run_time=0.9)
    lesson.add(walker)
    lesson.play(tween(walker, away=walk.side * walk.reach), run_time=lesson.phrase_left())


def trace_the_bowl(lesson: Any) -> None:
    """The centre goes through the mean to the other side, and the mean gets its letter once it is passed."""
    walker = lesson.walker
    passed = squish_rate_func(smooth, 0.65, 0.85)
    named = FadeIn(walker.bottom, lesson.steps.mean_name, rate_func=passed)
    summed = FadeIn(lesson.squares.here, rate_func=squish_rate_func(smooth, 0.0, 0.25))
    lesson.play(*walker.cross(), summed, named, run_time=lesson.phrase_left())


def go_through_the_mean(lesson: Any) -> None:
    """From the centre to one point in two steps, and what squaring adds to both squares."""
    walker, steps, squares = lesson.walker, lesson.steps, lesson.squares
    come = FadeIn(steps.names, steps.direct)
    lesson.play(FadeOut(walker.spokes, squares.here), come, run_time=0.6)
    lesson.play(grow(steps.to_mean, run_time=lesson.phrase_left(0.2)))
    lesson.play(grow(steps.on, run_time=lesson.phrase_left(0.35)), FadeIn(squares.way, run_time=0.8))
    lesson.play(FadeOut(squares.way), run_time=0.4)
    lesson.play(squares.square(), run_time=lesson.phrase_left(0.7))


def lay_head_to_tail(lesson: Any) -> None:
    """All ways have the first step in common; the second steps, laid head to tail, lead back."""
    walker, steps, loop, bench = lesson.walker, lesson.steps, lesson.loop, lesson.bench
    lesson.play(_pulse(steps.to_mean))
    lesson.play(FadeIn(loop), *lesson.squares.add_up(), FadeOut(steps.names, steps.direct), run_time=1.0)
    lesson.remove(steps.on)
    lesson.play(*bench.canvas.spotlight(np.empty(0, dtype=int)), run_time=0.4)
    lesson.cue()
    seconds = lesson.phrase_left(0.75, least=2.0)
    noted = squish_rate_func(smooth, 1.5 * FLIGHT, 2.5 * FLIGHT)  # once the first ones are laid
    smaller = [FadeIn(loop.note, rate_func=noted, run_time=seconds)] if loop.factor < 1 else []
    aside = FadeOut(steps.to_mean, walker.mark, run_time=0.6)  # the loop closes where it points
    why = FadeIn(lesson.squares.reason, rate_func=squish_rate_func(smooth, 0.7, 0.85), run_time=seconds)
    lesson.play(tween(loop, laid=1.0, rate_func=linear, run_time=seconds), aside, why, *smaller)
    back = ScaleInPlace(walker.mean, 2.0, rate_func=there_and_back)
    lesson.play(back, *lesson.squares.cancel(), run_time=0.8)


def rise_from_the_level(lesson: Any) -> None:
    """What it costs to move the centre away from the mean again."""
    walker, walk, loop, steps, bench = lesson.walker, lesson.walk, lesson.loop, lesson.steps, lesson.bench
    gone = FadeOut(loop, loop.note, steps.mean_name), lesson.squares.leave_the_rest()
    lesson.play(*gone, *bench.canvas.spotlight(walk.members), run_time=0.5)
    lesson.play(FadeIn(walker.spokes, walker.mark, walker.level, walker.level_name), run_time=0.5)
    lesson.play(tween(walker, away=0.0), run_time=lesson.phrase_left(0.2))
    lesson.add(walker.rise)
    named = FadeIn(walker.rise_name, rate_func=squish_rate_func(smooth, 0.1, 0.5))
    lesson.play(tween(walker, walker.rise, away=walk.reach), named, run_time=lesson.phrase_left(0.45))
    lesson.play(FadeIn(lesson.squares.numbers), run_time=0.5)


def put_the_centre_back(lesson: Any) -> None:
    """The centre goes back to the mean, where it was; then all groups are there again, and their bars."""
    walker, bench, squares = lesson.walker, lesson.bench, lesson.squares
    written = FadeOut(*squares.all[:2], squares.numbers, walker.rise_name)
    lesson.play(tween(walker, walker.rise, away=0.0), written, run_time=0.6)
    again = (*bench.canvas.light_up(bench.groups), FadeIn(bench.groups))
    beside = FadeIn(*bench.beside, rate_func=second_half)
    lesson.play(FadeOut(walker, *walker.marks, rate_func=first_half), beside, *again, run_time=0.8)


def go_on_to_the_end(lesson: Any) -> VGroup:
    """The rounds up to the one in which no point changes; then the bar that this leaves as high as before."""
    bench, end = lesson.bench, lesson.bench.groups.half_steps
    slowly, seconds = min(5.0, end), max(lesson.phrase_left(0.74), 0.2 * (end - bench.groups.half_step))
    lesson.play(*bench.advance(slowly), run_time=(0.5 if slowly < end else 1.0) * seconds)
    if slowly < end:
        lesson.play(*bench.advance(end), run_time=0.5 * seconds)
    standstill: VGroup = bench.panel.bars.standstill()
    lesson.play(FadeIn(standstill, shift=0.2 * DOWN), run_time=0.8)
    return standstill


def point_out_the_crowd(lesson: Any) -> None:
    """Nothing moves; then where the best centres are, and which of these are too close together."""
    bench, groups = lesson.bench, lesson.bench.groups
    lesson.play(bench.point_out_centres(), run_time=lesson.phrase_left(0.3))
    needed = lesson.needed = NeededCentres(groups, lesson.search.runs[lesson.params.k - 1])
    lesson.meaning = bench.panel.entry_below(
        "its centres" if conditions.first_is_the_best(lesson) else "best found"
    )
    lesson.play(FadeIn(needed.marks, lesson.meaning), run_time=0.8)
    arrows = [grow(arrow) for arrow in needed.arrows]
    shared, others = (list(map(_pulse, each)) for each in (needed.shared, needed.others))
    if shared:
        lesson.play(*shared, *arrows, run_time=lesson.phrase_left(0.5))
    lesson.play(*others, run_time=lesson.phrase_left(0.9))


def _pulse(mark: VMobject) -> ScaleInPlace:
    return ScaleInPlace(mark, 1.35, rate_func=there_and_back)


def take_the_best(lesson: Any) -> None:
    """Put the centres where the best run ends, and let every point join them."""
    bench, best = lesson.bench, lesson.search.runs[lesson.params.k - 1]
    if conditions.other_is_stuck(lesson):
        lesson.play(*bench.leave(lesson.needed.arrows), run_time=0.6)
        groups = bench.stand(best)
        come: Animation = ReplacementTransform(lesson.needed.marks, groups.centres)
    else:
        lesson.play(*bench.leave(), run_time=0.6)
        groups = bench.stand(best)
        come = FadeIn(groups.centres)
    lesson.play(come, *bench.canvas.place_centres(groups), run_time=0.8)
    lesson.add(groups)
    lesson.play(tween(groups, joined=1.0), run_time=lesson.phrase_left(0.9))


def raise_the_bars(lesson: Any) -> None:
    """The best grouping becomes the first bar, under its picture; the bars of other numbers follow."""
    k, runs, choices = lesson.params.k, lesson.search.runs, lesson.choices
    bench, lowest = lesson.bench, lesson.tries.lowest
    if bench.has_picture:
        flying, home = bench.painting.go_home(runs[k - 1], choices.windows[k - 1])
        lesson.remove(bench.painting.dots)
        lesson.add(flying)
        top = FadeOut(lowest, target_position=choices.at(k, choices.heights[k - 1]), scale=0.05)
        cleared = lesson.clear_stage(flying, lowest).set_run_time(0.5)
        axes = FadeIn(choices, rate_func=squish_rate_func(smooth, 0.3, 0.8))
        lesson.play(cleared, *(each.set_run_time(1.3) for each in (top, home, axes)))
    else:
        lesson.play(lesson.clear_stage(), FadeIn(choices), run_time=1.0)
    counts = sorted(range(1, len(runs) + 1), key=lambda count: count != k and bench.has_picture)
    for index, count in enumerate(counts):
        there = count == k and bench.has_picture
        window, seconds = choices.windows[count - 1], lesson.phrase_left(1 / (len(runs) - index), least=0.5)
        pictures = () if there else bench.canvas.copy_of(runs[count - 1], window)
        lesson.play(*choices.rise(count, pictures), run_time=seconds)


def put_side_by_side(lesson: Any) -> None:
    """The copy goes to its place, above all that leaves, and the picture comes beside it."""
    pair, canvas = lesson.pair, lesson.bench.painting
    lesson.add(pair.copy.set_z_index(1))
    cleared = lesson.clear_stage(pair.copy).set_run_time(0.8)
    moved = canvas.move_to(pair.copy, pair.right).set_run_time(lesson.phrase_left())
    lesson.play(cleared, FadeIn(pair.original, run_time=1.2), moved)
    pair.copy.set_z_index(0)  # numbers come to lie on it


def count_the_bits(lesson: Any) -> None:
    """What the picture takes; then the colours, a number on each pixel of a row, and what the copy takes."""
    pair = lesson.pair
    lesson.play(FadeIn(pair.before), run_time=lesson.phrase_left(0.2))
    lesson.add(pair.colours)
    lesson.play(pair.pick(), FadeIn(pair.numbers, rate_func=second_half), run_time=lesson.phrase_left(0.25))
    told = LaggedStart(*map(FadeIn, pair.told), lag_ratio=0.2)
    lesson.play(told, run_time=lesson.phrase_left(0.5))
    lesson.play(FadeIn(pair.after), run_time=lesson.phrase_left())


def try_some_starts(lesson: Any) -> None:
    """The pixels go to the plane again, where some starts go on to their ends; the copy shows all that."""
    pair, starts, lesson.groups = lesson.pair, lesson.starts, VGroup()
    canvas = lesson.canvas = lesson.bench.plane_in(starts.room, pair.copy)
    canvas.dots = pair.original.confine(pair.left_half)
    come = FadeIn(canvas.plot, starts.heading, pair.sought, rate_func=second_half)
    gone = FadeOut(
        pair.before,
        pair.after,
        pair.told,
        pair.numbers,
        pair.colours,
        rate_func=squish_rate_func(smooth, 0, 0.4),
    )
    lesson.play(gone, come, canvas.scatter(), run_time=0.9)
    for run, end in zip(starts.runs, starts.ends, strict=True):
        left, groups = lesson.groups, ClusterAssignment(canvas.plot, run, filled=False)
        lesson.groups = groups.set_state(joined=0.0)
        lesson.add(groups)
        lesson.play(FadeOut(left), FadeIn(groups.centres), *canvas.place_centres(groups), run_time=0.3)
        lesson.play(tween(groups, joined=1.0), *canvas.recolour(groups), run_time=0.25)
        seconds = max(0.6, 0.08 * groups.half_steps)
        lesson.play(Advance(groups, 0.0, groups.half_steps), *canvas.follow(groups), run_time=seconds)
        lesson.play(FadeIn(end), run_time=0.2)


def keep_the_best_means(lesson: Any) -> None:
    """The lowest end is marked; its centres are the colours of the copy."""
    lesson.play(Create(lesson.starts.frame), run_time=0.5)
    carried = lesson.pair.carry(lesson.groups)
    lesson.add(lesson.pair.colours)
    lesson.play(*carried, run_time=lesson.phrase_left(0.5))
