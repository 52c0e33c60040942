"""What is said of work that takes minutes: lines in a file or a pipe, bars in a terminal."""

from __future__ import annotations

import pytest
from rich.progress import Progress

from scripts.basis.terminal import Terminal
from scripts.engine.progress import ProgressBars, ProgressDisplay, progress_display, question_display


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


def test_a_file_is_told_how_far_the_work_is_when_nothing_has_been_said_for_a_while(
    capsys: pytest.CaptureFixture[str],
) -> None:
    seconds = [0.0]
    display = ProgressDisplay(Terminal(), 2, lambda: seconds[0])
    display.begun("Rendering 2 films: one, other.")
    for seconds[0], shares in ((1, {"one": 0.2}), (25, {"one": 0.4, "other": 0.1}), (30, {"one": 0.9})):
        display.update(shares)
    seconds[0] = 35
    display.ended("one", "done")
    for seconds[0], share in ((50, 0.4), (60, 0.5), (200, 1.0)):
        display.update({"other": share})
    assert capsys.readouterr().out.splitlines() == [
        "Rendering 2 films: one, other.",
        "0/2 done, 25%, about 1:15 left",
        "1/2 one done",
        "1/2 done, 75%, about 0:20 left",
        "1/2 done, almost over",
    ]


def test_a_terminal_has_bars_instead_of_the_first_line(capsys: pytest.CaptureFixture[str]) -> None:
    terminal = Terminal()
    ProgressBars(terminal, 1, Progress(console=terminal)).begun("Rendering 1 film: one.")
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("total", "is_long", "lines"),
    [
        (2, True, ["Playing 2 lessons.", "1/2 one done", "2/2 other failed"]),
        (2, False, []),  # it is over before anybody asks
        (1, True, []),
        (0, True, []),
    ],
)
def test_a_file_gets_lines_of_long_questions_about_several_lessons(
    capsys: pytest.CaptureFixture[str], total: int, is_long: bool, lines: list[str]
) -> None:
    with question_display("Playing 2 lessons", total, is_long=is_long) as display:
        for name, state in [("one", "done"), ("other", "failed")][:total]:
            display.ended(name, state)
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.splitlines() == lines


@pytest.fixture
def in_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(Terminal, "is_terminal", property(lambda _: True))


@pytest.mark.usefixtures("in_a_terminal")
@pytest.mark.parametrize(("total", "share"), [(2, " 50%"), (1, None)])
def test_a_terminal_has_one_bar_for_a_question_which_leaves_nothing_behind(
    capsys: pytest.CaptureFixture[str], total: int, share: str | None
) -> None:
    with question_display("Playing them", total, is_long=False) as display:
        display.begun("Playing them.")
        display.ended("vectors", "done")
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "Playing them " in captured.err
    assert ("%" in captured.err) == (share is not None)
    assert (share or "") in captured.err
    assert "vectors" not in captured.err
    assert captured.err.endswith("\x1b[1A\x1b[2K")  # one line up, which is erased


@pytest.mark.usefixtures("in_a_terminal")
def test_a_question_that_is_answered_already_shows_nothing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with question_display("Playing 0 lessons", 0, is_long=True):
        pass
    assert capsys.readouterr() == ("", "")
