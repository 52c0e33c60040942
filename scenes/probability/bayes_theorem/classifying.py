"""Naive Bayes: it learns from labelled people what two tests are worth, and then says who is sick."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, Animation, FadeOut, VGroup

from mathkit.arrays import IntegerArray
from mathkit.probability.bayes import Bayes
from mathkit.probability.two_tests import TwoTestCounts, learned_counts
from scenes.probability.bayes_theorem import formulas, words
from scenes.probability.bayes_theorem.odds import ratio_of, three_digits
from scenes.probability.bayes_theorem.people import ROLES, People, Sweep
from scenes.probability.bayes_theorem.places import column_places, crowd_places, tile_places
from scenes.probability.bayes_theorem.squares import Columns, box_of
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.motion.seeking import Seekable
from scenes.stage.motion.tween import Tween
from scenes.stage.shapes.curves import Polyline, clip_polyline
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.labels import label_near
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import whole
from scenes.stage.type.readouts import Reading, Readout
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FORMULA_SIZE, LABEL_SIZE, Numeral, Written, text

WIDE_BAND = Box(-6.2, 6.2, -1.9, 0.4)
"""Where people stand in columns over the whole width, with the ruler under them."""

_TESTS = (Box(-6.4, -3.5, -0.7, 1.5), Box(3.5, 6.4, -0.7, 1.5))
"""The columns of both tests."""

_ROWS, _FACTOR = (0.5, 1.0), 1.8
"""So far under a test stands what is said of its sick, and of its healthy; and its factor."""

_EQUAL, _GAP = 0.5, 0.3
"""Both columns of a test are equally wide and apart: the classifier asks only how far they are solid."""

_WAITING = Box(-2.8, 2.8, 1.0, 1.65)
"""Labelled people who have not been counted yet, in boxes."""

_CHART = Box(-3.1, 3.0, -2.8, 0.95)
"""Between both tests."""

_HIGHEST = 1.7
"""The chart is so many times as high as the larger factor in truth; first estimates may lie beyond it."""

_SPACE = 0.22
"""Between two words of a row with running numbers, in manim units."""

_LIT = 1.1
"""The size of people who test positive again, as a share of their size before."""


def ratio(value: float) -> str:
    """What a test multiplies by, once people of both kinds have been seen to test positive."""
    return three_digits(value) if 0 < value < np.inf else "?"


def _row(readings: Sequence[Reading], size: float) -> VGroup:
    """Pairs of a name and a running number on one line, with room for the last numbers, the longest."""
    row, edge = VGroup(), 0.0
    for reading in readings:
        name = text(reading.name, size=size, role=reading.role)
        widest = text(reading.write(reading.steps[-1]), size=size).width
        is_last = reading is readings[-1]
        value = Numeral(
            reading.value, reading.write, size=size, role=reading.role, anchor=LEFT if is_last else RIGHT
        )
        name.stand_on(0.0).shift((edge - name.get_left()[0], 0.0, 0.0))
        edge += name.width + _SPACE
        start = edge - value.get_left()[0] if is_last else edge + widest - value.get_right()[0]
        row.add(VGroup(name, value.stand_on(0.0).shift((start, 0.0, 0.0))))
        edge += widest + _SPACE
    return row.shift((-(edge - _SPACE) / 2, 0.0, 0.0))


class Learning(VGroup, Seekable):
    """Two tests; time counts the boxes of labelled people that have been seen, from 0 to ``steps``.

    Parameters
    ----------
    labelled
        A row (sick, first positive, second positive) for each person, shape (n, 3).
    batch
        How many people are in a box.
    tests
        Both tests, as they are in truth.

    Attributes
    ----------
    tests
        The columns of both tests, and their names.
    truth
        What both tests are worth in truth, to be shown at the end.
    """

    def __init__(self, labelled: IntegerArray, batch: int, tests: tuple[Bayes, Bayes]) -> None:
        super().__init__()
        self.true_ratios = [ratio_of(test) for test in tests]
        self.people = np.arange(0, len(labelled) + 1, batch)
        positive, seen = learned_counts(labelled, self.people[1:])
        self.positive = np.concatenate([np.zeros((1, 2, 2), dtype=np.int64), positive])
        self.seen = np.concatenate([np.zeros((1, 2), dtype=np.int64), seen])
        with np.errstate(divide="ignore", invalid="ignore"):
            self.rates = self.positive / self.seen[:, None, :]
            self.ratios = self.rates[:, :, 0] / self.rates[:, :, 1]
        self.time = 0.0
        self.columns = [Columns(box, gap=_GAP) for box in _TESTS]
        self.names = VGroup(formulas.name_of_test(1), formulas.name_of_test(2, words.kind_of_test(*tests)))
        for name, box in zip(self.names, _TESTS, strict=True):
            name.move_to((box.center[0], 0.0, 0.0)).stand_on(box.top + 0.2)
        self.tests = VGroup(*self.columns, self.names)
        self.readout = self._readout()
        self.box_name = formulas.caption(f"1 box: {whole(batch)} people").stand_on(1.9)
        self.box_name.shift((_WAITING.right - self.box_name.get_right()[0], 0.0, 0.0))
        places, side = crowd_places(self.steps, _WAITING)
        self.places = places[np.lexsort((-places[:, 1], places[:, 0]))]
        self.waiting = People(self.places, side, "muted")
        self.chart = self._chart()
        self.add(self.tests, self.readout, self.box_name, self.waiting, self.chart)
        self.seek(0.0)

    def _readout(self) -> Readout:
        """How many people have been counted, the counts of each test, and last the factors of both."""
        now = lambda: self.time  # noqa: E731
        counted = Reading.of_steps("labelled people:", self.people, now, whole)
        row = _row([counted], LABEL_SIZE)
        rows, readings = [*row.shift((_WAITING.left - row.get_left()[0], 1.9, 0.0))], [counted]
        for test, box in enumerate(_TESTS):
            for group, (name, role) in enumerate(zip(("sick", "healthy"), ROLES, strict=True)):
                pair = [
                    Reading.of_steps(f"{name}:", self.positive[:, test, group], now, whole, role),
                    Reading.of_steps("of", self.seen[:, group], now, whole, role),
                ]
                row = _row(pair, LABEL_SIZE)
                rows += row.shift((box.center[0], box.bottom - _ROWS[group], 0.0))
                readings += pair
        for test, box in enumerate(_TESTS):
            factor = Reading.of_steps("×", self.ratios[:, test], now, ratio)
            row = _row([factor], FORMULA_SIZE)
            rows += row.shift((box.center[0], box.bottom - _FACTOR, 0.0))
            readings.append(factor)
        return Readout(rows, readings)

    def _chart(self) -> VGroup:
        """The factors that have been counted so far, over the number of people; and apart, the truth."""
        ends = (0.0, float(self.people[-1])), (0.0, _HIGHEST * max(self.true_ratios))
        self.plot = Plot(_CHART, *ends, names=("people", "factor"), ticks=Ticks(x=3, y=4))
        self.curves = VGroup(*(Polyline(self._seen(test, self.steps), "ink", width=3.0) for test in range(2)))
        lines = [self.plot.curve(ends[0], (value, value), "muted", width=2.0) for value in self.true_ratios]
        labels = self._labels(lines)
        self.truth = VGroup(*lines, *(label.without("name") for label in labels))
        return VGroup(self.plot, self.curves, *(label.part("name") for label in labels))

    def _labels(self, lines: Sequence[Polyline]) -> list[Written]:
        """What the tests are worth: over the higher curve, and near the lower one where there is room."""
        labels = [
            text(f"{tint(f'test {test}', 'name')}: {three_digits(value)} in truth", size=LABEL_SIZE)
            for test, value in enumerate(self.true_ratios, 1)
        ]
        low, high = np.argsort(self.true_ratios)
        half = self.steps // 2
        top = max(self._known(high)[-half:, 1].max(), self.true_ratios[high])
        labels[high].move_to((self.plot.box.right, 0.0, 0.0), aligned_edge=RIGHT)
        labels[high].stand_on(self.plot.at(0.0, min(top, self.plot.y_range[1]))[1] + _SPACE)
        clear_of = [self.plot, *lines, *self.curves, labels[high]]
        label_near(labels[low], self.plot.to_frame(self._known(low)[-half:]), UP, clear_of, box=_CHART)
        return labels

    def _known(self, test: int, step: int | None = None) -> Points:
        """People and factors (n, 2) of a test after so many boxes, or all, where its factor is known."""
        ratios = self.ratios[: None if step is None else step + 1, test]
        known = (ratios > 0) & (ratios < np.inf)
        points: Points = np.column_stack([self.people[: len(ratios)], ratios])[known]
        return points

    def _seen(self, test: int, step: int) -> list[Points]:
        """The curve of a test after so many boxes, as far as the chart reaches."""
        points = self.plot.to_frame(self._known(test, step))
        return clip_polyline(points, self.plot.box) if len(points) > 1 else []

    @property
    def steps(self) -> int:
        return len(self.people) - 1

    @property
    def step(self) -> int:
        return int(self.time + 1e-9)

    def rates_in_truth(self, tests: tuple[Bayes, Bayes]) -> list[VGroup]:
        """Under each test, what it says of the sick and of the healthy."""
        return [
            VGroup(
                *(
                    row.move_to((box.center[0], 0.0, 0.0)).stand_on(box.bottom - below)
                    for row, below in zip(formulas.rates_of(test), _ROWS, strict=True)
                )
            )
            for test, box in zip(tests, _TESTS, strict=True)
        ]

    def seek(self, time: float, /) -> Self:
        """Show what has been counted after so many whole boxes."""
        self.time = time
        for columns, (sick, healthy) in zip(self.columns, np.nan_to_num(self.rates[self.step]), strict=True):
            columns.set_state(prior=_EQUAL, sensitivity=sick, false_positive_rate=healthy)
        for test, curve in enumerate(self.curves):
            curve.set_runs(self._seen(test, self.step))
        self.waiting.set_state(places=self.places[self.step :])
        return self


class NewPeople:
    """All whom the first of two tests calls positive; of these the second calls some positive.

    Parameters
    ----------
    columns
        How far the first test is positive: its solid parts are the people at the start.

    Attributes
    ----------
    both
        The sick and the healthy who test positive twice.
    once
        The sick and the healthy whom only the first test calls positive.
    """

    def __init__(self, counts: TwoTestCounts, columns: Columns, seed: int) -> None:
        self.counts = counts
        self.groups = (counts.sick, counts.healthy)
        sick, healthy, self.side = column_places(counts.sick.first, counts.healthy.first, WIDE_BAND)
        self.places = (sick, healthy)
        chance = np.random.default_rng(seed)
        self.is_twice = [chance.permutation(group.first) < group.both for group in self.groups]
        self.both: list[People] = []
        self.once: list[People] = []
        self.hollow: list[People] = []
        parts = (columns.sick, columns.healthy)
        for part, places, twice, role in zip(parts, self.places, self.is_twice, ROLES, strict=True):
            tiles, sizes = tile_places(len(places), box_of(part))
            self.both.append(People(tiles[twice], sizes[twice], role))
            self.once.append(People(tiles[~twice], sizes[~twice], role))
            self.hollow.append(People(places[~twice], self.side, role, solid=False))

    @property
    def everybody(self) -> list[People]:
        return [*self.both, *self.once]

    def line_up(self, run_time: float) -> list[Tween]:
        """Everybody who tests positive the first time leaves the column and stands in the band."""
        return [
            people.go(places[twice == is_twice], self.side, run_time)
            for group, is_twice in ((self.both, True), (self.once, False))
            for people, places, twice in zip(group, self.places, self.is_twice, strict=True)
        ]

    def test_again(self, run_time: float) -> Sweep:
        """The second test: who is negative now becomes hollow."""
        return Sweep(self.hollow, WIDE_BAND, leaving=self.once, run_time=run_time)

    def close_up(self, run_time: float) -> list[Animation]:
        """The hollow ones leave, and the others fill the band."""
        *places, side = column_places(self.counts.sick.both, self.counts.healthy.both, WIDE_BAND)
        return [
            FadeOut(*self.hollow, shift=0.5 * DOWN, run_time=min(0.9, run_time)),
            *(people.go(each, side, run_time) for people, each in zip(self.both, places, strict=True)),
        ]

    def come_back(self, run_time: float) -> list[Animation]:
        """Everybody is positive again."""
        for people, places, twice in zip(self.once, self.places, self.is_twice, strict=True):
            people.set_state(places=places[~twice], side=self.side)
        return [
            people.go(places[twice], self.side, run_time)
            for people, places, twice in zip(self.both, self.places, self.is_twice, strict=True)
        ]

    def again(self, run_time: float) -> Sweep:
        """A second test that says of everybody what the first one said."""
        lit = [
            People(places, _LIT * self.side, role) for places, role in zip(self.places, ROLES, strict=True)
        ]
        return Sweep(lit, WIDE_BAND, run_time=run_time)
