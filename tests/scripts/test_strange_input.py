"""Whatever users type or bring: it is planned, or refused in one sentence, and soon.

A short run is part of the tests. ``MATHREEL_STRANGE_CASES=2500`` makes that many cases for each of the four
tests, at random; with ``-s`` it prints how they ended.
"""

from __future__ import annotations

import json
import os
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pptx
import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fixtures.here import ExecutorHere
from fixtures.strange_input import arguments_of, course_files, csv_files, names, settings_of_one, words
from fixtures.verbs import VERBS
from scripts.cli import main
from scripts.engine.order import subject_of
from scripts.engine.questions.plan import PLAN
from scripts.engine.questions.question import _key
from scripts.engine.worker_pool import WorkerPool

CASES = int(os.environ.get("MATHREEL_STRANGE_CASES", "0"))
LONGEST_SENTENCE = 2000
LONGEST_TIME = 5.0
"""CPU time in seconds; a case takes about a hundredth."""

strange = settings(
    max_examples=CASES or 40,
    derandomize=not CASES,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
LEFT_OUT = ("show", "watch", "cluster", "help")
"""Options that open a viewer, do not end, or ask the network."""

TARGETS = {
    "scripts.render.carry_out": lambda run, *_: _plan(run.course.entries),
    "scripts.slides.carry_out": lambda run, *_: _plan(run.course.entries),
    "scripts.sweep.carry_out": lambda run, *_: _plan(run.course.entries[:3]),
    "scripts.preview.make_preview": lambda wanted, *_: _plan([wanted.order.entry]),
    "scripts.listing._ask": lambda orders, *_: _plan([order.entry for order in orders]),
    "scripts.check._check_once": lambda entries, *_, **__: _plan(entries),
    "scripts.check._check_samples": lambda entries, *_, **__: _plan(entries),
    "scripts.exports.export._make": lambda *_: _plan([]),
    "scripts.engine.questions.plan._lesson_digest": lambda _: "0",
    "scripts.sweep.WorkerPool": lambda workers: WorkerPool(workers, ExecutorHere),
}
"""Where the work begins after all input is read: there, lessons are only given their parameters."""


class Planned(BaseException):
    """What was asked for could be made; no verb takes this for a failure."""


def _plan(entries: Sequence[Any]) -> None:
    from scripts.basis.quality import QUALITIES
    from scripts.engine.order import Order

    for entry in entries:
        order = Order(entry, "dark", QUALITIES["l"])
        json.dumps(_key(PLAN, order, sources=""))  # answers are kept by it
        subject_of(order)
    raise Planned


@pytest.fixture(scope="module", autouse=True)
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A working folder with files of all kinds, and verbs that only plan."""
    folder = tmp_path_factory.mktemp("strange") / "work"
    (folder / "folder").mkdir(parents=True)
    (folder / "good.csv").write_text("x,y,class\n1,2,a\n3,4.5,b\n4,1,a\n5,2,b\n")
    (folder / "good.toml").write_text('title = "T"\n[[part]]\ntitle = "P"\nlessons = ["norms", "k_means"]\n')
    (folder / "sound").mkdir()
    (folder / "sound/ask.wav").write_bytes(b"RIFF")
    (folder / "loop").symlink_to(folder / "loop")
    os.mkfifo(folder / "pipe")
    deck = pptx.Presentation()
    deck.save(str(folder / "deck.pptx"))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("XDG_CACHE_HOME", str(folder.parent / "cache"))
        for name, replacement in TARGETS.items():
            patch.setattr(name, replacement)
        yield folder


COUNTS: Counter[str] = Counter()


@pytest.fixture(scope="module", autouse=True)
def counts() -> Iterator[None]:
    yield
    if CASES:
        print(f"\n{dict(COUNTS)}")


def ending_of(line: Sequence[str]) -> str:
    """Run a line of arguments and return how it ended: planned, refused, or why it should have."""
    began = time.process_time()
    try:
        result = CliRunner().invoke(main, line, prog_name="mathreel")
    except Planned:
        result = None
    if time.process_time() - began > LONGEST_TIME:
        return "slow"
    if result is None:
        return "planned"
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        return f"{type(result.exception).__name__}: {''.join(traceback.format_exception(result.exception))}"
    if result.exit_code == 0:
        return "done"
    if result.exit_code != 2:
        return f"exit code {result.exit_code}: {result.stderr}"
    if len(result.stderr) > LONGEST_SENTENCE or "Traceback" in result.stderr:
        return f"a long sentence: {result.stderr}"
    return "refused"


def check(line: Sequence[str]) -> None:
    ending = ending_of(line)
    COUNTS[ending.partition(":")[0]] += 1
    assert ending in ("planned", "refused", "done"), f"{line!r}: {ending}"


@strange
@given(content=course_files(), verb=st.sampled_from(["list", "render", "check"]))
def test_course_files(content: bytes, verb: str) -> None:
    Path("strange.toml").write_bytes(content)
    check([verb, "-c", "strange.toml"])


@strange
@given(
    content=csv_files(),
    lesson=st.sampled_from(["k_means", "logistic_regression"]),
    columns=st.none() | st.none() | st.sampled_from(["x,y", "y,x", "y,x,class", "x"]) | words,
)
def test_csv_files(content: bytes, lesson: str, columns: str | None) -> None:
    Path("strange.csv").write_bytes(content)
    chosen = [] if columns is None else ["--set", f"columns={columns}"]
    check(["preview", lesson, "--set", "data=strange.csv", *chosen])


@strange
@given(name=names, pairs=st.lists(settings_of_one(), min_size=1, max_size=3), data=st.data())
def test_settings_and_grids(name: str, pairs: list[str], data: st.DataObject) -> None:
    verb, options = data.draw(
        st.sampled_from([("preview", "--set"), ("sweep", "--grid"), ("render", "--set")])
    )
    if verb == "render":
        pairs = [f"{name}.{pair}" for pair in pairs]
    check([verb, name, *(part for pair in pairs for part in (options, pair))])


@strange
@given(data=st.data(), verb=st.sampled_from(sorted(VERBS)))
def test_arguments_of_every_verb(data: st.DataObject, verb: str) -> None:
    check(data.draw(arguments_of(VERBS[verb], LEFT_OUT)))
