"""A running number shows only states that exist: it keeps that of a step until the next one is done."""

from __future__ import annotations

import numpy as np
import pytest
from manim import ValueTracker

from scenes.stage.lesson import Lesson, beat
from scenes.stage.motion.seeking import at_step
from scenes.stage.type.readouts import Reading, readout
from truth.lookers import RunningNumbers
from truth.modules import every_lesson
from truth.showing import seen, under_plain
from truth.watching import watch

LOSSES = np.array([8.0, 4.0, 2.0, 1.0])


@every_lesson
@under_plain
def test_running_numbers_are_those_of_whole_steps(name, setting):
    assert seen(name, setting).numbers.wrong == []


def counting(others):
    """A lesson in which a readout counts steps, besides *others*, which are made from its clock."""

    class Counting(Lesson):
        """Steps are counted."""

        title = "Counting"

        @beat("Three steps are counted here, one after another.")
        def count(self):
            clock = ValueTracker(0.0)
            steps = Reading.of_steps("step", range(4), clock.get_value)
            self.add(readout([steps, *others(clock.get_value)]))
            self.play(clock.animate.set_value(3.0), run_time=3.0)

    return Counting


PLANTED = {
    "between two steps": lambda now: [Reading("loss", lambda: float(at_step(LOSSES[:, None], now())[0]))],
    "a step ahead": lambda now: [Reading("loss", lambda: float(LOSSES[min(int(now() + 0.5), 3)]))],
    "another step": lambda now: [Reading.of_steps("loss", LOSSES, lambda: now() + 0.5)],
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_state_that_never_existed_is_found(name):
    numbers = RunningNumbers()
    watch(counting(PLANTED[name]), [numbers], {})
    assert numbers.wrong


def test_states_that_exist_are_sound():
    numbers = RunningNumbers()
    watch(counting(lambda now: [Reading.of_steps("loss", LOSSES, now)]), [numbers], {})
    assert numbers.seen > 10
    assert numbers.wrong == []
