"""Ctrl-C and SIGTERM at moments that are hard to meet: one sentence, whatever the program is doing."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from fixtures.houses import HOUSE
from scripts.basis import interrupts, memory
from scripts.basis.errors import MathreelError
from scripts.basis.interrupts import EXIT_CODE, SENTENCE
from scripts.cli import main

SIGNALS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def interrupted() -> Iterator[None]:
    """A program that is stopped in here."""
    with pytest.raises(KeyboardInterrupt), interrupts.raised():
        yield


@pytest.mark.parametrize("number", SIGNALS)
def test_an_interrupt_is_raised(number: int) -> None:
    before = [signal.getsignal(each) for each in SIGNALS]
    with interrupted():
        signal.raise_signal(number)
    assert [signal.getsignal(each) for each in SIGNALS] == before


def test_a_second_interrupt_does_not_disturb_the_cleaning_up() -> None:
    cleaned = False
    with interrupted():
        try:
            signal.raise_signal(signal.SIGINT)
        finally:
            signal.raise_signal(signal.SIGINT)
            signal.raise_signal(signal.SIGTERM)
            cleaned = True
    assert cleaned


@pytest.mark.parametrize("number", SIGNALS)
def test_what_is_half_done_is_hurried_and_then_interrupted(number: int) -> None:
    told: list[str] = []
    with interrupted():
        with interrupts.held(hurry=lambda: told.append("hurry")):
            signal.raise_signal(number)
            signal.raise_signal(number)
            told.append("done")
        told.append("never")
    assert told == ["hurry", "done"]


def test_an_error_of_what_was_hurried_gives_way_to_the_interrupt() -> None:
    with interrupted(), interrupts.held(hurry=lambda: None):
        signal.raise_signal(signal.SIGINT)
        raise EOFError


def test_what_is_ignored_stays_ignored() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with interrupts.raised(), interrupts.held(hurry=pytest.fail):
            signal.raise_signal(signal.SIGINT)
    finally:
        signal.signal(signal.SIGINT, before)


def test_an_interrupt_that_is_kept_from_children_reaches_us() -> None:
    with interrupted():
        with interrupts.kept_from_children():
            signal.pthread_kill(threading.get_ident(), signal.SIGINT)
            child = subprocess.run([sys.executable, "-S", "-c", OWN_HANDLER], capture_output=True, check=True)
            assert child.stdout == b"Handlers.SIG_IGN"
        pytest.fail("it was lost")


OWN_HANDLER = "import signal; print(repr(signal.getsignal(signal.SIGINT)).split(':')[0][1:], end='')"


AT_AN_IMPORT = """
import os, signal, sys
from scripts.__main__ import main
def interrupt(event, arguments):
    if event == "import" and arguments[0] == "MODULE":
        os.kill(os.getpid(), signal.NUMBER)
sys.addaudithook(interrupt)
main()
"""

AT_A_WORKER = """
import os, signal
from multiprocessing import forkserver
from scripts.__main__ import main
connect = forkserver.connect_to_new_process
def connect_and_interrupt(*arguments):
    made = connect(*arguments)
    os.killpg(0, signal.NUMBER)
    return made
forkserver.connect_to_new_process = connect_and_interrupt
main()
"""


MOMENTS = {
    "importing click": AT_AN_IMPORT.replace("MODULE", "click"),
    "importing a verb": AT_AN_IMPORT.replace("MODULE", "scripts.inspection.checking"),
    "starting a worker": AT_A_WORKER,
}


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
@pytest.mark.parametrize("moment", MOMENTS)
def test_a_program_that_is_stopped_while_it_starts_says_one_sentence(
    project: Any, moment: str, name: str
) -> None:
    course = str(project.write_course('"plain"'))
    program = MOMENTS[moment].replace("NUMBER", name)
    stopped = project.run_anew("check", "-c", course, program=("-P", "-c", program))
    *begun, sentence = stopped.stderr.splitlines()
    assert sentence == SENTENCE
    assert begun in ([], ["Checking 1 lesson (plain)."])
    assert (stopped.returncode, stopped.stdout) == (EXIT_CODE, "")


def test_little_is_imported_before_a_program_can_be_stopped() -> None:
    told = subprocess.run(
        [sys.executable, "-I", "-S", "-c", LOADED, str(HOUSE)], capture_output=True, text=True, check=True
    )
    assert "signal" in told.stdout.split()
    assert not {"pathlib", "typing", "tempfile", "inspect", "click"} & set(told.stdout.split())


LOADED = "import sys; sys.path.insert(0, sys.argv[1]); import scripts.__main__; print(*sys.modules)"


@pytest.mark.parametrize(
    ("verb", "work", "said"),
    [
        (("preview", "norms", "--watch"), "scripts.engine.watch.make_at_each_save", ""),
        (("clip", "norms", "-o", "x.mp4"), "scripts.clip.make_export", ""),
        (("render", "norms"), "scripts.series.run._carry_out", "; the next run goes on from here"),
    ],
)
def test_only_what_the_next_run_goes_on_with_is_promised(
    verb: tuple[str, ...], work: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: Any, **__: Any) -> None:
        signal.raise_signal(signal.SIGINT)

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(work, interrupt)
    stopped = CliRunner().invoke(main, verb)
    assert stopped.stderr == f"mathreel: stopped{said}.\n"
    assert stopped.exit_code == EXIT_CODE


@pytest.mark.parametrize(("limit", "refused"), [(400_000 * 1024, True), (-1, False), (2**31, False)])
def test_a_limit_of_memory_under_which_nothing_works_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, limit: int, refused: bool
) -> None:
    monkeypatch.setattr(memory.resource, "getrlimit", lambda _: (limit, limit))
    if not refused:
        memory.check_memory()
        return
    with pytest.raises(MathreelError, match=r"^there is too little memory: `ulimit -v` allows 390 MB here, "):
        memory.check_memory()


def test_a_long_name_of_the_temporary_folder_does_no_harm(
    project: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder: Path = project.work / ("long" * 20)
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    told = project.run_anew("list", "plain", "-c", str(project.write_course('"plain"')))
    assert (told.returncode, told.stderr) == (0, "")
    assert list(folder.iterdir()) == []
