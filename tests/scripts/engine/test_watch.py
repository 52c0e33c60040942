"""When watching looks at the sources, and what it makes of them."""

import errno
import os
from pathlib import Path
from threading import Event

import pytest

from scripts.engine import watch


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A house of one source."""
    for package in watch.PACKAGES:
        (tmp_path / package).mkdir()
    (tmp_path / "mathkit/a.py").write_text("x = 1\n")
    monkeypatch.setattr(watch, "ROOT", tmp_path)
    return tmp_path


@pytest.mark.parametrize("system_tells", [True, False])
def test_a_save_is_noticed_where_the_system_tells_of_it_and_where_it_does_not(
    house: Path, monkeypatch: pytest.MonkeyPatch, *, system_tells: bool
) -> None:
    class Limited(watch.Observer):  # type: ignore[misc]
        def start(self) -> None:
            raise OSError(errno.ENOSPC, "inotify watch limit reached")

    if not system_tells:
        monkeypatch.setattr(watch, "Observer", Limited)
        monkeypatch.setattr(watch, "_BETWEEN_LOOKS", 0.01)
    with watch._changes() as changed:
        (house / "mathkit/b.py").write_text("y = 2\n")
        assert changed.wait(60)


def test_reading_is_no_change(house: Path) -> None:
    class Told(watch._Listener):
        def on_any_event(self, event: watch.FileSystemEvent) -> None:
            super().on_any_event(event)
            kinds.append(event.event_type)
            ended.set()

    kinds: list[str] = []
    changed, ended = Event(), Event()
    observer = watch._observer(Told(changed))
    try:
        (house / "mathkit/a.py").read_text()
        assert ended.wait(60)
    finally:
        observer.stop()
        observer.join()
    assert "modified" not in kinds
    assert not changed.is_set()


def test_one_look_follows_many_changes_and_none_follows_the_end_of_the_parent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(watch, "_PATIENCE", 0.01)
    changed = Event()
    parents = iter([7, 7, 7, 7, 1])
    monkeypatch.setattr(os, "getppid", lambda: next(parents))
    looks = 0
    for _ in watch._at_each(changed):
        looks += 1
        if looks == 1:
            changed.set()
    assert looks == 2
    assert next(parents, None) is None


def test_a_fault_in_a_source_is_a_sentence_with_file_and_line(house: Path) -> None:
    source = house / "mathkit/a.py"
    good = watch._state(source)
    assert good.digest
    for text, fault in {
        "x = 1\ny = (\n": "mathkit/a.py, line 2: '(' was never closed.",
        "x = 1\0\n": "mathkit/a.py: source code string cannot contain null bytes.",
    }.items():
        source.write_text(text)
        assert watch._state(source) == watch._State(fault=fault)
    source.unlink()
    assert watch._state(source).fault == f"{source} cannot be read: No such file or directory."
    source.write_text("x = 1\n")
    assert watch._state(source) == good
