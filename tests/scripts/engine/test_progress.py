"""What is said of work that takes minutes: lines in a file or a pipe, bars in a terminal."""

from __future__ import annotations

import pytest
from rich.progress import Progress

from scripts.basis.terminal import Terminal
from scripts.engine.progress import ProgressBars, ProgressDisplay, progress_display


def test_a_file_gets_a_line_when_work_begins_and_one_for_each_job(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_display(Terminal(), 2) as display:
        assert type(display) is ProgressDisplay
        display.begun("Rendering 2 films: one, other.")
        display.update({"one": 0.5})
        display.finished("one", 1.25)
        display.finished("other", 2.0)
    assert capsys.readouterr().out.splitlines() == [
        "Rendering 2 films: one, other.",
        "1/2 one done in 1.2 s",
        "2/2 other done in 2.0 s",
    ]


def test_a_terminal_has_bars_instead_of_the_first_line(capsys: pytest.CaptureFixture[str]) -> None:
    terminal = Terminal()
    ProgressBars(terminal, 1, Progress(console=terminal)).begun("Rendering 1 film: one.")
    assert capsys.readouterr().out == ""
