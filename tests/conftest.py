"""How the tests of lessons are run: those of one lesson together, and not again while nothing changed.

A lesson is played once for all of its tests (``truth.showing``), so they run one after another, and in one
process: ``pytest -n auto --dist loadgroup``. Away from a build server, a test of a lesson that was green is
left out until a source of the lesson, its mathematics or its tests change. On a build server, a dear test
that is marked ``sampled`` runs for a few of the lessons, which change with them; the others are played
under fewer settings, and looked at less closely. ``--all`` runs all tests.
"""

from __future__ import annotations

import os
import signal
from typing import Any

import pytest

from truth.green import SAMPLING, GreenList, lesson_of

KEY = "mathreel/green"
"""Where the green tests are, under pytest's cache folder."""

GREEN: pytest.StashKey[GreenList] = pytest.StashKey()
LEFT_OUT: pytest.StashKey[set[str]] = pytest.StashKey()
"""The lessons of which tests were left out."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--all", action="store_true", help="leave out no test of a lesson")


def pytest_configure(config: pytest.Config) -> None:
    # A run that a shell starts in the background ignores Ctrl-C, and so would all that its tests start.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    config.addinivalue_line("markers", "xdist_group(name): tests that run in one process")
    config.addinivalue_line("markers", "sampled: on a build server, run for some of the lessons only")
    config.stash[LEFT_OUT] = set()
    SAMPLING.on = bool(os.environ.get("CI")) and not config.getoption("all")
    if hasattr(config, "workerinput"):
        config.stash[GREEN] = GreenList(*config.workerinput["green"])
        return
    runs_all = bool(config.getoption("all") or os.environ.get("CI"))
    cache = getattr(config, "cache", None)  # there is none with -p no:cacheprovider
    config.stash[GREEN] = GreenList(cache.get(KEY, {}) if cache else {}, runs_all or cache is None)
    config.pluginmanager.register(Keeper(config))


class Keeper:
    """Keeps what passed, and says what was left out; of several processes only the first has one."""

    def __init__(self, config: pytest.Config) -> None:
        self.config, self.green = config, config.stash[GREEN]

    @pytest.hookimpl(optionalhook=True)
    def pytest_configure_node(self, node: Any) -> None:
        node.workerinput["green"] = (self.green.kept, self.green.runs_all)

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        self.config.stash[LEFT_OUT].update(getattr(node, "workeroutput", {}).get("left_out", ()))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        lesson = dict(report.user_properties).get("lesson")
        if lesson is not None and (report.when == "call" or not report.passed):
            test = report.nodeid.removesuffix(f"@{lesson}")
            self.green.note(str(lesson), test, passed=report.passed)

    def pytest_sessionfinish(self) -> None:
        cache = getattr(self.config, "cache", None)
        if cache is not None:
            cache.set(KEY, self.green.kept)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        count = len(self.config.stash[LEFT_OUT])
        if count:
            terminalreporter.write_line(
                f"Tests of {count} {'lesson' if count == 1 else 'lessons'} were left out: they passed, and "
                "nothing that they depend on has changed. pytest --all runs them."
            )


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    lessons = {item: lesson for item in items if (lesson := lesson_of(item)) is not None}
    for item, lesson in lessons.items():
        item.add_marker(pytest.mark.xdist_group(lesson))
        item.user_properties.append(("lesson", lesson))
    # Those of one lesson follow on each other, where the first of them stood.
    first: dict[str, int] = {}
    for place, item in enumerate(items):
        first.setdefault(lessons.get(item, item.nodeid), place)
    items.sort(key=lambda item: first[lessons.get(item, item.nodeid)])
    green = config.stash[GREEN]
    left_out = {item for item, lesson in lessons.items() if green.holds(lesson, item.nodeid)}
    config.stash[LEFT_OUT].update(lessons[item] for item in left_out)
    dear = (item for item in lessons if item.get_closest_marker("sampled"))
    left_out.update(item for item in dear if not SAMPLING.includes(lessons[item]))
    if left_out:
        config.hook.pytest_deselected(items=list(left_out))
        items[:] = [item for item in items if item not in left_out]


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["left_out"] = sorted(session.config.stash[LEFT_OUT])
