"""Moves of the film on k-means that take several plays: lessons call them in the middle of a beat."""

from __future__ import annotations

from typing import Any

from manim import (
    LEFT,
    RIGHT,
    FadeIn,
    FadeOut,
    ReplacementTransform,
    ScaleInPlace,
    VGroup,
    VMobject,
    smooth,
    squish_rate_func,
    there_and_back,
)

from scenes.learning.k_means import conditions, words
from scenes.learning.k_means.clusters import NeededCentres, SpokeSquares
from scenes.learning.k_means.differences import Loop, NamedSpoke, TwoSteps
from scenes.learning.k_means.panels import side_box
from scenes.stage.lesson.attention import dim, swap, undim
from scenes.stage.motion.growing import grow
from scenes.stage.motion.tween import tween
from scenes.stage.type.writing import stack


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
    """Let the squares of all spokes grow, and pile up where the first bar stands."""
    bench, panel = lesson.bench, lesson.bench.panel
    groups = bench.groups
    gone = FadeOut(named, run_time=0.5)
    room = (each.set_run_time(0.8) for each in bench.canvas.make_room())
    lesson.play(undim(groups.spokes, groups.borders), gone, *room)
    lesson.add(squares)
    lesson.play(tween(squares, size=1.0), FadeOut(one), run_time=lesson.phrase_left(0.4))
    lesson.play(FadeIn(panel.bars), tween(squares, added=1.0), run_time=1.2)
    lesson.play(FadeOut(squares), bench.first_bar(), FadeIn(panel.readings), run_time=0.8)


def trace_the_bowl(lesson: Any) -> None:
    """The centre goes through the mean to the other side, and the mean gets its letter once it is passed."""
    walker, walk = lesson.walker, lesson.walk
    rule, steps = words.mean_rule(), TwoSteps(walker, -walk.side * walk.reach)
    lesson.words, lesson.steps = stack(rule, box=side_box()), steps
    passed = squish_rate_func(smooth, 0.65, 0.85)
    named = FadeIn(walker.bottom, steps.mean_name, rate_func=passed)
    summed = FadeIn(rule.part("here"), rate_func=squish_rate_func(smooth, 0.0, 0.25))
    lesson.play(*walker.cross(), summed, named, run_time=lesson.phrase_left())


def go_through_the_mean(lesson: Any) -> None:
    """From the centre to one point in two steps, and what squaring adds to both squares."""
    walker, steps, (rule,) = lesson.walker, lesson.steps, lesson.words
    lesson.words = stack(words.two_steps(), words.mixed_term(), box=side_box(), gap=0.25)
    lesson.play(FadeOut(walker.spokes, rule.part("here")), FadeIn(steps.names), run_time=0.6)
    lesson.play(grow(steps.to_mean, run_time=lesson.phrase_left(0.25)))
    lesson.play(grow(steps.on, run_time=lesson.phrase_left(0.6)), FadeIn(lesson.words[0], run_time=0.8))
    lesson.play(FadeIn(lesson.words[1], target_position=lesson.words[0]), run_time=lesson.phrase_left(0.7))


def lay_head_to_tail(lesson: Any) -> None:
    """The second steps of all points of the group, laid head to tail, lead back to their start."""
    loop, steps, mixed = Loop(lesson.walker), lesson.steps, lesson.words[1]
    lesson.play(FadeOut(steps.to_mean, steps.mean_name, steps.names), FadeIn(loop), run_time=0.6)
    lesson.remove(steps.on)
    lesson.play(tween(loop, laid=1.0), run_time=lesson.phrase_left(0.7))
    zero = VGroup(words.cancelling(), words.drawn_smaller()).arrange(RIGHT, buff=0.5)
    zero.move_to(mixed).align_to(mixed, LEFT)
    lesson.play(FadeIn(loop.heads), *swap(mixed, zero))
    lesson.loop, lesson.words = loop, [lesson.words[0], zero]


def rise_from_the_level(lesson: Any) -> None:
    """What it costs to move the centre away from the mean again."""
    walker, walk, loop = lesson.walker, lesson.walk, lesson.loop
    lesson.play(FadeOut(loop, loop.heads, *lesson.words), run_time=0.4)
    (rule,) = lesson.words = stack(words.mean_rule(), box=side_box())
    lesson.play(FadeIn(walker.spokes, rule.part("here"), walker.level), run_time=0.6)
    lesson.play(tween(walker, away=0.0), run_time=lesson.phrase_left(0.3))
    lesson.play(FadeIn(rule.part("least")), run_time=0.4)  # at the mean, and only there, this is all
    lesson.add(walker.rise)
    back, added = walk.side * walk.reach, FadeIn(rule.part("rise"), run_time=0.4)
    lesson.play(tween(walker, walker.rise, away=back, run_time=lesson.phrase_left(0.9)), added)


def point_out_the_crowd(lesson: Any) -> None:
    """Nothing moves; then which centres are too close, and where one is missing."""
    bench, groups = lesson.bench, lesson.bench.groups
    lesson.play(bench.point_out_centres(), run_time=lesson.phrase_left(0.3))
    needed = lesson.needed = NeededCentres(groups, lesson.search.runs[lesson.params.k - 1])
    lesson.play(dim(groups.spokes, groups.borders), FadeIn(needed.marks), run_time=0.8)
    arrows = [grow(arrow) for arrow in needed.arrows]
    shared, missing = (list(map(_pulse, each)) for each in (needed.shared, needed.missing))
    if shared:
        lesson.play(*shared, *arrows, run_time=lesson.phrase_left(0.5))
    lesson.play(*(missing or map(_pulse, needed.marks)), run_time=lesson.phrase_left(0.9))


def _pulse(mark: VMobject) -> ScaleInPlace:
    return ScaleInPlace(mark, 1.35, rate_func=there_and_back)


def take_the_best(lesson: Any) -> None:
    """Put the centres where the best run ends, and let every point join them."""
    bench, best = lesson.bench, lesson.search.runs[lesson.params.k - 1]
    if conditions.other_is_stuck(lesson):
        lesson.play(*bench.leave(lesson.needed.arrows), run_time=0.6)
        groups = bench.stand(best)
        lesson.play(ReplacementTransform(lesson.needed.marks, groups.centres), run_time=0.8)
    else:
        lesson.play(*bench.leave(), run_time=0.6)
        groups = bench.stand(best)
        lesson.play(FadeIn(groups.centres), run_time=0.6)
    lesson.add(groups)
    centres = bench.canvas.place_centres(groups)
    lesson.play(tween(groups, joined=1.0), *centres, run_time=lesson.phrase_left(0.9))


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
