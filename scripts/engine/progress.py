"""Progress: a bar for each job that is being done and one for all of them; without a terminal, lines.

A line says that a job has ended, or, after a while without one, how far all of them are.

Questions that are asked before the work have one bar, which leaves nothing behind.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn, TimeRemainingColumn

from scripts.basis.terminal import Terminal
from scripts.basis.text import clock
from scripts.engine.failures import Failure

_SILENCE = 20.0
"""Seconds without a line after which one says how far the work is."""


class ProgressDisplay:
    """Shows the progress of a run: prints what is begun, and a line for each job that has ended."""

    def __init__(self, console: Terminal, total: int, now: Callable[[], float] = time.monotonic) -> None:
        self._console = console
        self._total = total
        self._ended = 0
        self._now = now
        self._start = self._told = now()

    def begun(self, work: str) -> None:
        """Say in a sentence what *work* begins, where nothing else would be seen of it for minutes."""
        self._console.print(work)
        self._start = self._told = self._now()

    def update(self, shares: Mapping[str, float]) -> None:
        """Show how much is done of each job that is being done, from 0 to 1."""
        if self._now() - self._told >= _SILENCE:
            self._told = self._now()
            self._console.print(f"{self._ended}/{self._total} done{self._time_left(sum(shares.values()))}")

    def _time_left(self, begun: float) -> str:
        """The share that is done of all jobs, those that are only *begun* among them, and the time left."""
        done = (self._ended + begun) / self._total
        if done == 0:
            return ", at work"
        left = (self._now() - self._start) * (1 - done) / done
        return f", {done:.0%}, about {clock(left)} left" if left >= 1 else ", almost over"

    def finished(self, name: str, outcome: float | Failure) -> None:
        """Show that a film has ended: the seconds that it took, or its failure."""
        if isinstance(outcome, Failure):
            self.ended(name, f"failed: {outcome.sentence}")
        else:
            self.ended(name, f"done in {outcome:.1f} s")

    def ended(self, name: str, state: str) -> None:
        """Show how the job *name* has ended."""
        self._ended += 1
        self._told = self._now()
        self._console.print(f"{self._ended}/{self._total} {name} {state}")


class ProgressBars(ProgressDisplay):
    """Shows bars below the lines, with the time left."""

    def __init__(self, console: Terminal, total: int, bars: Progress) -> None:
        super().__init__(console, total)
        self._bars = bars
        self._all = bars.add_task("all", total=total, visible=total > 1)
        self._rows: dict[str, TaskID] = {}

    def begun(self, work: str) -> None:
        """Say nothing: the bars are seen."""

    def update(self, shares: Mapping[str, float]) -> None:
        for name, share in shares.items():
            if name not in self._rows:
                self._rows[name] = self._bars.add_task(name, total=1.0)
            self._bars.update(self._rows[name], completed=share)
        self._bars.update(self._all, completed=self._ended + sum(shares.values()))

    def ended(self, name: str, state: str) -> None:
        super().ended(name, state)
        if name in self._rows:
            self._bars.remove_task(self._rows.pop(name))
        self._bars.update(self._all, completed=self._ended)


class QuestionBar(ProgressDisplay):
    """Shows in one bar how many answers there are, with the time left; a single one is awaited."""

    def __init__(self, console: Terminal, total: int, bars: Progress, work: str) -> None:
        super().__init__(console, total)
        self._bars = bars
        self._row = bars.add_task(work, total=total if total > 1 else None)

    def begun(self, work: str) -> None:
        """Say nothing: the bar is seen."""

    def ended(self, name: str, state: str) -> None:  # noqa: ARG002
        self._bars.advance(self._row)


@contextmanager
def progress_display(console: Terminal, total: int) -> Iterator[ProgressDisplay]:
    """Show the progress of *total* jobs, in the way that suits the *console*."""
    if not console.is_terminal:
        yield ProgressDisplay(console, total)
        return
    with _bars(console, remembered=30) as bars:
        yield ProgressBars(console, total, bars)


@contextmanager
def question_display(work: str, total: int, *, is_long: bool) -> Iterator[ProgressDisplay]:
    """Show on standard error that *total* questions are asked before the work.

    Parameters
    ----------
    work
        What that is: ``"Playing 22 lessons"``.
    is_long
        Whether it takes so long that lines are worth it where there is no terminal.
    """
    console = Terminal(stderr=True)
    if console.is_terminal and total:
        with _bars(console, remembered=600) as bars:  # some answers take a minute each
            yield QuestionBar(console, total, bars, work)
        return
    console.quiet = not is_long or total <= 1
    display = ProgressDisplay(console, total)
    display.begun(f"{work}.")
    yield display


def _bars(console: Terminal, remembered: float) -> Progress:
    """Bars with the time left, which follows from what was done in so many seconds *remembered*."""
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=None),
        TaskProgressColumn(),
        TimeRemainingColumn(),
    )
    return Progress(*columns, console=console, transient=True, speed_estimate_period=remembered)
