"""Progress: a bar for each film that is being made and one for all; without a terminal, plain lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from scripts.engine.plan import Fault


class Watcher:
    """Is told how the films of a run come along, and prints a line for each that is through."""

    def __init__(self, console: Console, total: int) -> None:
        self._console = console
        self._total = total
        self._through = 0

    def share(self, shares: Mapping[str, float]) -> None:
        """Take note of how much is done of each film now being made."""

    def finished(self, name: str, outcome: float | Fault) -> None:
        """Take note of a film that is through: the seconds that it took, or its fault."""
        self._through += 1
        state = f"failed: {outcome.sentence}" if isinstance(outcome, Fault) else f"done in {outcome:.1f} s"
        line = f"{self._through}/{self._total} {name} {state}"
        self._console.print(line, markup=False, highlight=False, soft_wrap=True)


class BarWatcher(Watcher):
    """Shows bars below the lines, with the time left."""

    def __init__(self, console: Console, total: int, bars: Progress) -> None:
        super().__init__(console, total)
        self._bars = bars
        self._all = bars.add_task("all", total=total)
        self._rows: dict[str, TaskID] = {}

    def share(self, shares: Mapping[str, float]) -> None:
        for name, share in shares.items():
            if name not in self._rows:
                self._rows[name] = self._bars.add_task(name, total=1.0)
            self._bars.update(self._rows[name], completed=share)
        self._bars.update(self._all, completed=self._through + sum(shares.values()))

    def finished(self, name: str, outcome: float | Fault) -> None:
        super().finished(name, outcome)
        if name in self._rows:
            self._bars.remove_task(self._rows.pop(name))
        self._bars.update(self._all, completed=self._through)


@contextmanager
def watching(console: Console, total: int) -> Iterator[Watcher]:
    """Show the progress of *total* films, in the way that suits the *console*."""
    if not console.is_terminal:
        yield Watcher(console, total)
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=None),
        TextColumn("{task.percentage:>3.0f} %"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bars:
        yield BarWatcher(console, total, bars)
