import os
from pathlib import Path

import pytest

from scripts.engine.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path)


def keep(store: Store, digest: str, size: int = 1) -> None:
    folder = store.begin("run") / "film"
    (folder / "clips").mkdir(parents=True)
    (folder / "lesson.mp4").write_bytes(b"x" * size)
    (folder / "clips" / "01-a.mp4").touch()
    store.keep(folder, digest, {"duration": size})
    store.remove_unfinished()


def test_a_film_is_held_once_it_is_kept(store: Store) -> None:
    assert not store.holds("a")
    keep(store, "a")
    assert store.holds("a")
    assert store.record("a") == {"duration": 1}
    assert set(store.files("a")) == {Path("lesson.mp4"), Path("clips/01-a.mp4")}


def test_a_film_that_is_half_made_is_not_held_and_is_swept(store: Store) -> None:
    folder = store.begin("run")
    (folder / "lesson.mp4").touch()
    assert folder.parent == store.folder
    store.remove_unfinished()
    assert list(store.folder.iterdir()) == []


def test_a_film_made_again_replaces_the_old_one(store: Store) -> None:
    keep(store, "a", 1)
    keep(store, "a", 2)
    assert store.record("a") == {"duration": 2}
    assert [path.name for path in store.folder.iterdir()] == ["a"]


def test_pruning_drops_the_films_longest_out_of_use_and_none_in_use(store: Store) -> None:
    for age, digest in enumerate("abcd"):
        keep(store, digest, 1000)
        os.utime(store.film(digest), (age, age))
    store.prune({"a"}, limit=2500)
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
