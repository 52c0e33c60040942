import os
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.basis.errors import MathreelError
from scripts.engine.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path)


def keep(store: Store, digest: str, size: int = 1) -> None:
    with store.workspace() as workspace:
        folder = workspace / "film"
        (folder / "clips").mkdir(parents=True)
        (folder / "lesson.mp4").write_bytes(b"x" * size)
        (folder / "clips" / "01-a.mp4").touch()
        store.keep(folder, digest, {"duration": size})


def test_a_film_is_held_once_it_is_kept(store: Store) -> None:
    assert not store.holds("a")
    keep(store, "a")
    assert store.holds("a")
    assert store.record("a") == {"duration": 1}
    assert set(store.files("a")) == {Path("lesson.mp4"), Path("clips/01-a.mp4")}


def cut_off(film: Path) -> Path:
    os.truncate(film / "lesson.mp4", 500)
    return Path("lesson.mp4")


def edit_and_keep_the_time(film: Path) -> Path:
    path = film / "lesson.mp4"
    before = path.stat()
    path.write_bytes(b"y" * (before.st_size + 1))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    return Path("lesson.mp4")


def edit_and_keep_the_size(film: Path) -> Path:
    path = film / "lesson.mp4"
    path.write_bytes(b"y" * path.stat().st_size)
    os.utime(path, (1, 1))
    return Path("lesson.mp4")


def lose_a_clip(film: Path) -> Path:
    (film / "clips/01-a.mp4").unlink()
    return Path("clips/01-a.mp4")


def empty_the_record(film: Path) -> Path:
    (film / "recording.json").write_text("")
    return Path("recording.json")


def edit_the_record(film: Path) -> Path:
    path = film / "recording.json"
    text = path.read_text()
    assert "1000" in text
    path.write_text(text.replace("1000", "1001"))
    return Path("recording.json")


def write_another_record(film: Path) -> Path:
    (film / "recording.json").write_text("[3]")
    return Path("recording.json")


@pytest.mark.parametrize(
    "damage",
    [
        *(cut_off, edit_and_keep_the_time, edit_and_keep_the_size, lose_a_clip),
        *(empty_the_record, edit_the_record, write_another_record),
    ],
)
def test_a_film_that_was_damaged_is_not_held(store: Store, damage: Callable[[Path], Path]) -> None:
    keep(store, "a", 1000)
    assert store.damage("a") is None
    named = damage(store.film("a"))
    assert not store.holds("a")
    assert store.damage("a") == named
    keep(store, "a", 1000)
    assert store.holds("a")


def test_a_film_that_only_has_another_time_is_held(store: Store) -> None:
    keep(store, "a")
    os.utime(store.film("a") / "lesson.mp4", (1, 1))
    assert store.holds("a")
    assert store.damage("none") is None


def test_a_film_made_again_replaces_the_old_one(store: Store) -> None:
    keep(store, "a", 1)
    keep(store, "a", 2)
    assert store.record("a") == {"duration": 2}
    assert [path.name for path in store.folder.iterdir()] == ["a"]


def test_pruning_drops_the_films_longest_out_of_use_and_none_in_use(store: Store) -> None:
    for age, digest in enumerate("abcd"):
        keep(store, digest, 100_000)
        os.utime(store.film(digest), (age, age))
    store.prune({"a"}, limit=250_000)
    assert {path.name for path in store.folder.iterdir()} == {"a", "d"}


def test_pruning_within_the_limit_drops_nothing(store: Store) -> None:
    keep(store, "a", 1000)
    store.prune(set(), limit=2000)
    assert store.holds("a")


def test_the_lock_names_its_holder_to_those_who_wait(store: Store) -> None:
    heard: list[str] = []

    class Enough(Exception):  # noqa: N818
        pass

    def hear(process: str) -> None:
        heard.append(process)
        raise Enough

    with store.lock(hear), pytest.raises(Enough), Store(store.folder.parent).lock(hear):
        pass
    assert heard == [str(os.getpid())]
    with store.lock(hear):
        pass


def test_a_film_that_is_lent_stays_when_it_is_made_again(store: Store) -> None:
    keep(store, "a", size=1)
    with store.lent(["a"]) as lent:
        keep(store, "a", size=2)
        assert lent.holds("a")
        assert lent.record("a") == {"duration": 1}
    assert store.record("a") == {"duration": 2}
    assert not lent.folder.exists()


def test_a_film_that_is_not_there_cannot_be_lent(store: Store) -> None:
    with pytest.raises(MathreelError, match="were replaced meanwhile: run it again"), store.lent(["a"]):
        pass
