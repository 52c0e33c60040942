"""Naive Bayes: it learns from labelled people what two tests are worth, and then says who is sick."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import DOWN, UP, Animation, FadeOut, VGroup

from mathkit.arrays import Array, IntegerArray
from mathkit.probability.two_tests import TwoTestCounts
from scenes.probability.bayes_theorem import formulas, words
from scenes.probability.bayes_theorem.people import ROLES, People, Sweep
from scenes.probability.bayes_theorem.places import column_places, crowd_places
from scenes.probability.bayes_theorem.squares import Columns
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.motion.seeking import Seekable
from scenes.stage.motion.tween import Tween
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.labels import label_near
from scenes.stage.shapes.markers import Kind, Markers
from scenes.stage.type.numerals import whole
from scenes.stage.type.readouts import Reading, Readout
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, FORMULA_SIZE, LABEL_SIZE, Numeral, text

WIDE_BAND = Box(-6.2, 6.2, -1.9, 0.4)
"""Where people stand in columns over the whole width, with the ruler under them."""

TESTS = (Box(-6.4, -3.3, -1.0, 1.5), Box(3.3, 6.4, -1.0, 1.5))
"""The columns of both tests."""

_EQUAL, _GAP = 0.5, 0.3
"""Both columns of a test are equally wide and apart: the classifier asks only how far they are solid."""

_WAITING = Box(-2.7, 2.7, 1.15, 1.65)
"""Labelled people who have not been counted yet."""

_CHART = Box(-2.9, 2.9, -2.3, 1.05)
"""Between both tests."""

NAIVE = Box(-3.0, 3.0, 1.15, 2.2)
"""Over the chart, once everybody has been counted: what the classifier takes for granted."""

_MARKS: tuple[Kind, Kind] = ("disc", "square")
"""Of what the first and the second test multiply by."""

_LIT = 1.1
"""The size of people who test positive again, as a share of their size before."""


def ratio(value: float) -> str:
    """What a test multiplies by, once people of both kinds have been seen to test positive."""
    return words.three_digits(value) if 0 < value < np.inf else "?"


class Learning(VGroup, Seekable):
    """Two tests; time counts the batches of labelled people that have been seen, from 0 to ``steps``.

    Parameters
    ----------
    rates
        After each batch, how often each test is positive among the sick and the healthy, (steps, 2, 2).
    true_ratios
        What both tests are worth in truth.
    batch
        How many people a batch has.
    kind
        What the second test is beside the first: ``better``, ``weaker`` or ``other``.

    Attributes
    ----------
    waiting
        Some of the people who have not been seen yet, the sick and the healthy: none until ``gather``.
    """

    def __init__(self, rates: Array, true_ratios: tuple[float, float], batch: int, kind: str) -> None:
        super().__init__()
        self.rates = np.concatenate([np.full((1, 2, 2), np.nan), rates])
        self.true_ratios = true_ratios
        self.columns = [Columns(box, gap=_GAP) for box in TESTS]
        self.tests = VGroup(*self.columns)
        self.time = 0.0
        self.names = VGroup(formulas.name_of_test(1), formulas.name_of_test(2, kind))
        for name, box in zip(self.names, TESTS, strict=True):
            name.move_to((box.center[0], 0.0, 0.0)).stand_on(box.top + 0.2)
        with np.errstate(divide="ignore", invalid="ignore"):
            self.ratios = self.rates[:, :, 0] / self.rates[:, :, 1]
        self.people = batch * np.arange(len(self.rates))
        self.readout = self._readout()
        self.chart = self._chart()
        self.dots = VGroup(*(Markers(np.empty((0, 2)), "ink", kind) for kind in _MARKS))
        self.waiting = VGroup(*(People(np.empty((0, 2)), 0.0, role) for role in ROLES))
        self.places = [np.empty((0, 2)), np.empty((0, 2))]
        self.add(self.tests, self.names, self.readout, self.chart, self.dots)
        self.seek(0.0)

    def _readout(self) -> Readout:
        now = lambda: self.time  # noqa: E731
        readings = [
            Reading.of_steps("labelled people:", self.people, now, whole),
            *(Reading.of_steps("×", self.ratios[:, test], now, ratio) for test in range(2)),
        ]
        places = [(0.0, 1.85), *((box.center[0], box.bottom - 1.15) for box in TESTS)]
        rows = []
        for reading, (x, y), size in zip(
            readings, places, (LABEL_SIZE, FORMULA_SIZE, FORMULA_SIZE), strict=True
        ):
            name = text(reading.name, size=size)
            value = Numeral(reading.value, reading.write, size=size)
            widest = text(reading.write(reading.steps[-1]), size=size).width
            left = x - (name.width + 0.2 + widest) / 2
            for item, edge in ((name, left), (value, left + name.width + 0.2)):
                item.stand_on(y).shift((edge - item.get_left()[0], 0.0, 0.0))
            rows.append(VGroup(name, value))
        return Readout(rows, readings)

    def _chart(self) -> VGroup:
        """Axes for what both tests have multiplied by so far, over the number of people, and the truth."""
        seen = self.ratios[(self.ratios > 0) & (self.ratios < np.inf)]
        highest = max(float(seen.max()), *self.true_ratios)
        ends = (0.0, float(self.people[-1])), (0.0, 1.15 * highest)
        self.plot = Plot(_CHART, *ends, names=("people", "factor"), ticks=Ticks(x=3, y=4))
        known = [self._seen(test, self.steps) for test in range(2)]
        dots = [Markers(places, "ink", kind) for places, kind in zip(known, _MARKS, strict=True)]
        lines = [self.plot.curve(ends[0], (value, value), "muted", width=2.0) for value in self.true_ratios]
        names = VGroup()
        for test, (value, places) in enumerate(zip(self.true_ratios, known, strict=True), 1):
            name = text(f"test {test}: {words.three_digits(value)} in truth", size=FINE_SIZE)
            names.add(label_near(name, places, UP, [self.plot, *lines, *dots, *names], box=_CHART))
        return VGroup(self.plot, *lines, names)

    def _seen(self, test: int, step: int) -> Points:
        """The dots (n, 2) of a test after so many batches; there is none where its ratio is unknown."""
        ratios = self.ratios[: step + 1, test]
        known = (ratios > 0) & (ratios < np.inf)
        return self.plot.to_frame(np.column_stack([self.people[: step + 1], ratios])[known])

    @property
    def steps(self) -> int:
        return len(self.rates) - 1

    @property
    def step(self) -> int:
        return int(self.time + 1e-9)

    def gather(self, is_sick: IntegerArray, blocks: Sequence[People], run_time: float) -> list[Tween]:
        """The tiles of *blocks*, from the first on, become the first labelled people and wait to be seen."""
        count = len(is_sick)
        places, side = crowd_places(count, _WAITING)
        starts = np.concatenate([people.places for people in blocks])
        self.places = [places[is_sick == 1], places[is_sick == 0]]
        groups = np.split(starts, [int(is_sick.sum())])
        tweens = []
        for people, start, end in zip(self.waiting, groups, self.places, strict=True):
            people.set_state(places=start, side=blocks[-1].side[0])
            tweens.append(people.go(end, side, run_time))
        return tweens

    def seek(self, time: float, /) -> Self:
        """Show what has been counted after so many whole batches."""
        self.time = time
        for columns, (sick, healthy) in zip(self.columns, np.nan_to_num(self.rates[self.step]), strict=True):
            columns.set_state(prior=_EQUAL, sensitivity=sick, false_positive_rate=healthy)
        for test, dots in enumerate(self.dots):
            dots.set_state(places=self._seen(test, self.step))
        seen, everywhere = self.step / self.steps, np.concatenate(self.places)[:, 0]
        if len(everywhere):
            edge = (1 - seen) * (everywhere.min() - 1e-6) + seen * everywhere.max()
            for people, places in zip(self.waiting, self.places, strict=True):
                people.set_state(places=places[places[:, 0] > edge])
        return self


_FLAG = 0.6
"""The size of the outline in a person who is called sick, as a share of the person's."""


class NewPeople:
    """All whom the first of two tests calls positive, in a band; of these the second calls some positive.

    Attributes
    ----------
    both
        The sick and the healthy who test positive twice.
    once
        The sick and the healthy whom only the first test calls positive.
    """

    def __init__(self, counts: TwoTestCounts, seed: int) -> None:
        self.counts = counts
        self.groups = (counts.sick, counts.healthy)
        sick, healthy, self.side = column_places(counts.sick.first, counts.healthy.first, WIDE_BAND)
        self.places = (sick, healthy)
        chance = np.random.default_rng(seed)
        self.is_twice = [chance.permutation(group.first) < group.both for group in self.groups]
        self.both: list[People] = []
        self.once: list[People] = []
        self.hollow: list[People] = []
        for places, twice, role in zip(self.places, self.is_twice, ROLES, strict=True):
            at_the_left = np.column_stack([np.full(len(places), WIDE_BAND.left), places[:, 1]])
            self.both.append(People(at_the_left[twice], 0.0, role))
            self.once.append(People(at_the_left[~twice], 0.0, role))
            self.hollow.append(People(places[~twice], self.side, role, solid=False))

    @property
    def everybody(self) -> list[People]:
        return [*self.both, *self.once]

    def line_up(self, run_time: float) -> list[Tween]:
        """Everybody who tests positive the first time comes in from the left and stands in the band."""
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

    def flags(self, run_time: float) -> Sweep:
        """One after another, all who test positive twice get an outline: the classifier calls them sick."""
        flags = [
            People(people.places, _FLAG * people.side, "background", solid=False) for people in self.both
        ]
        return Sweep(flags, WIDE_BAND, run_time=run_time, is_seen=False)

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


def learned_captions(labelled: IntegerArray) -> VGroup:
    """Under each test what its ratio was counted from."""
    return VGroup(
        *(
            formulas.learned_from(labelled, number)
            .move_to((box.center[0], 0.0, 0.0))
            .stand_on(box.bottom - 0.5)
            for number, box in enumerate(TESTS)
        )
    )
