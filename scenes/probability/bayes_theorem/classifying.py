"""Naive Bayes: it learns from labelled people what two tests are worth, and then says who is sick."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import DOWN, UP, Animation, FadeOut, VGroup

from mathkit.arrays import Array
from mathkit.probability.two_tests import TwoTestCounts
from scenes.probability.bayes_theorem import formulas, words
from scenes.probability.bayes_theorem.people import ROLES, People, Sweep
from scenes.probability.bayes_theorem.places import column_places, tile_places
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
from scenes.stage.type.writing import FINE_SIZE, FORMULA_SIZE, LABEL_SIZE, STATEMENT_SIZE, Numeral, text

WIDE_BAND = Box(-6.2, 6.2, -1.9, 0.4)
"""Where people stand in columns over the whole width, with the ruler under them."""

TESTS = (Box(-6.4, -2.9, -1.7, 1.5), Box(2.9, 6.4, -1.7, 1.5))
"""The columns of both tests."""

_CHART = Box(-2.6, 2.6, -2.7, 1.4)
"""Between both tests."""

_MARKS: tuple[Kind, Kind] = ("disc", "square")
"""Of what the first and the second test multiply by."""

_LIT = 1.1
"""The size of people who test positive again, as a share of their size before."""

_EQUAL = 0.5
"""Both columns are equally wide: the classifier asks only how far they are solid."""


def ratio(value: float) -> str:
    """What a test multiplies by, once people of both kinds have been seen to test positive."""
    return words.three_digits(value) if 0 < value < np.inf else "?"


class Learning(VGroup, Seekable):
    """Two tests; time counts the batches of labelled people that have been seen, from 0 to ``steps``.

    Parameters
    ----------
    rates
        After each batch, how often each test is positive among the sick and the healthy, (steps, 2, 2).
    people
        How many people a batch has.
    """

    def __init__(self, rates: Array, people: int) -> None:
        super().__init__()
        self.rates = np.concatenate([np.full((1, 2, 2), np.nan), rates])
        self.columns = [Columns(box, _EQUAL) for box in TESTS]
        self.tests = VGroup(*self.columns)
        self.time = 0.0
        self.names = VGroup(
            *(
                text(f"test {number}", size=STATEMENT_SIZE).next_to(box.outline(), UP, buff=0.2)
                for number, box in enumerate(TESTS, 1)
            )
        )
        with np.errstate(divide="ignore", invalid="ignore"):
            self.ratios = self.rates[:, :, 0] / self.rates[:, :, 1]
        self.people = people * np.arange(len(self.rates))
        self.readout = self._readout()
        self.chart = self._chart()
        self.dots = VGroup(*(Markers(np.empty((0, 2)), "ink", kind) for kind in _MARKS))
        self.add(self.tests, self.names, self.readout, self.chart, self.dots)
        self.seek(0.0)

    def _readout(self) -> Readout:
        now = lambda: self.time  # noqa: E731
        readings = [
            Reading.of_steps("labelled people:", self.people, now, whole),
            *(Reading.of_steps("×", self.ratios[:, test], now, ratio) for test in range(2)),
        ]
        places = [(0.0, 1.7), *((box.center[0], box.bottom - 0.55) for box in TESTS)]
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
        """Axes for what both tests have multiplied by so far, over the number of people."""
        seen = self.ratios[(self.ratios > 0) & (self.ratios < np.inf)]
        ends = (0.0, float(self.people[-1])), (0.0, 1.15 * float(seen.max()))
        self.plot = Plot(_CHART, *ends, names=("people", "factor"), ticks=Ticks(x=3, y=4))
        known = [self._seen(test, self.steps) for test in range(2)]
        dots = [Markers(places, "ink", kind) for places, kind in zip(known, _MARKS, strict=True)]
        self.names_of_dots = names = VGroup()
        for test, places in enumerate(known):
            name = text(f"test {test + 1}", size=FINE_SIZE)
            clear_of = [self.plot, *dots, *names]
            names.add(label_near(name, places[::-1], UP, clear_of, box=_CHART))
        return VGroup(self.plot, names)

    def _seen(self, test: int, step: int) -> Points:
        """The dots (n, 2) of a test after so many batches; there is none where its ratio is unknown."""
        ratios = self.ratios[: step + 1, test]
        known = (ratios > 0) & (ratios < np.inf)
        return self.plot.to_frame(np.column_stack([self.people[: step + 1], ratios])[known])

    @property
    def steps(self) -> int:
        return len(self.rates) - 1

    @property
    def first_positives(self) -> tuple[Box, Box]:
        """Where the sick and the healthy stand whom the first test calls positive."""
        sick, _, healthy, _ = self.columns[0].boxes
        return sick, healthy

    @property
    def step(self) -> int:
        return int(self.time + 1e-9)

    def seek(self, time: float, /) -> Self:
        """Show what has been counted after so many whole batches."""
        self.time = time
        for columns, (sick, healthy) in zip(self.columns, np.nan_to_num(self.rates[self.step]), strict=True):
            columns.set_state(prior=_EQUAL, sensitivity=sick, false_positive_rate=healthy)
        for test, dots in enumerate(self.dots):
            dots.set_state(places=self._seen(test, self.step))
        self.names_of_dots.set_opacity(float(self.step == self.steps))
        return self


class NewPeople:
    """All whom the first of two tests calls positive, in a band; of these the second calls some positive.

    Attributes
    ----------
    both
        The sick and the healthy who test positive twice.
    once
        The sick and the healthy whom only the first test calls positive.
    """

    def __init__(self, counts: TwoTestCounts, start: tuple[Box, Box], seed: int) -> None:
        self.counts = counts
        self.groups = (counts.sick, counts.healthy)
        sick, healthy, self.side = column_places(counts.sick.first, counts.healthy.first, WIDE_BAND)
        self.places = (sick, healthy)
        chance = np.random.default_rng(seed)
        self.is_twice = [chance.permutation(group.first) < group.both for group in self.groups]
        self.both: list[People] = []
        self.once: list[People] = []
        self.hollow: list[People] = []
        for index, (box, role) in enumerate(zip(start, ROLES, strict=True)):
            places, sizes = tile_places(self.groups[index].first, box)
            twice = self.is_twice[index]
            self.both.append(People(places[twice], sizes[twice], role))
            self.once.append(People(places[~twice], sizes[~twice], role))
            self.hollow.append(People(self.places[index][~twice], self.side, role, solid=False))

    @property
    def everybody(self) -> list[People]:
        return [*self.both, *self.once]

    def line_up(self, run_time: float) -> list[Tween]:
        """Everybody who tests positive the first time stands in the band."""
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

    def gather(self, boxes: tuple[Box, Box], run_time: float) -> list[Tween]:
        """Everybody becomes a tile of the band under which the ruler lies."""
        tweens = []
        for index, box in enumerate(boxes):
            places, sizes = tile_places(self.groups[index].first, box)
            twice = self.is_twice[index]
            tweens += [
                self.both[index].go(places[twice], sizes[twice], run_time),
                self.once[index].go(places[~twice], sizes[~twice], run_time),
            ]
        return tweens


def learned_captions(counts: TwoTestCounts) -> VGroup:
    """Under each test what its ratio was counted from."""
    return VGroup(
        *(
            formulas.learned_from(counts, number)
            .move_to((box.center[0], 0.0, 0.0))
            .stand_on(box.bottom - 1.15)
            for number, box in enumerate(TESTS)
        )
    )
