from pathlib import Path

import pytest

from scripts.basis.errors import MathreelError
from scripts.engine import digest
from scripts.engine.digest import content_digest, film_digest, sources_digest, sources_of

FILES = {
    "mathkit/__init__.py": "",
    "mathkit/algebra/__init__.py": "",
    "mathkit/algebra/eigen.py": "from mathkit.algebra import power",
    "mathkit/algebra/power.py": "import numpy",
    "mathkit/bayes.py": "",
    "mathkit/unused.py": "",
    "scenes/__init__.py": "",
    "scenes/stage/__init__.py": "",
    "scenes/stage/lesson.py": "from .theme import color",
    "scenes/stage/theme.py": "import scenes.stage.lesson",
    "scenes/one/__init__.py": "",
    "scenes/one/eigen/__init__.py": "",
    "scenes/one/bayes/__init__.py": "",
    "scenes/one/eigen/lesson.py": "from scenes.stage.lesson import Lesson\nimport mathkit.algebra.eigen",
    "scenes/one/bayes/lesson.py": (
        "from ...stage.lesson import Lesson\ndef compute():\n    from mathkit import bayes"
    ),
    "scripts/__init__.py": "",
    "scripts/cli.py": "",
    "scripts/film/__init__.py": "",
    "scripts/film/recording.py": "from scripts.film import encoder",
    "scripts/film/encoder.py": "",
}
LESSONS = ("scenes/one/eigen/lesson.py", "scenes/one/bayes/lesson.py")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.mark.parametrize(
    ("changed", "lessons"),
    [
        ("scenes/one/eigen/lesson.py", {"scenes/one/eigen/lesson.py"}),
        ("mathkit/algebra/eigen.py", {"scenes/one/eigen/lesson.py"}),
        ("mathkit/algebra/power.py", {"scenes/one/eigen/lesson.py"}),
        ("mathkit/algebra/__init__.py", {"scenes/one/eigen/lesson.py"}),
        ("mathkit/bayes.py", {"scenes/one/bayes/lesson.py"}),
        ("mathkit/__init__.py", set(LESSONS)),
        ("mathkit/unused.py", set()),
        ("scenes/stage/lesson.py", set(LESSONS)),
        ("scenes/stage/theme.py", set(LESSONS)),
        ("scenes/one/__init__.py", set(LESSONS)),
        ("scripts/film/recording.py", set(LESSONS)),
        ("scripts/film/encoder.py", set(LESSONS)),
        ("scripts/cli.py", set()),
    ],
)
def test_a_change_reaches_the_lessons_that_use_it_and_no_others(
    changed: str, lessons: set[str], root: Path
) -> None:
    before = {lesson: film_digest(root / lesson, {}, root) for lesson in LESSONS}
    (root / changed).write_text(FILES[changed] + "\n# changed")
    after = {lesson: film_digest(root / lesson, {}, root) for lesson in LESSONS}
    assert {lesson for lesson in LESSONS if before[lesson] != after[lesson]} == lessons


def test_settings_and_versions_change_the_digest(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lesson = root / LESSONS[0]
    plain = film_digest(lesson, {"theme": "dark"}, root)
    assert plain == film_digest(lesson, {"theme": "dark"}, root)
    assert plain != film_digest(lesson, {"theme": "light"}, root)
    monkeypatch.setattr(digest, "versions", lambda: {"manim": "9"})
    assert plain != film_digest(lesson, {"theme": "dark"}, root)


def test_the_order_of_settings_does_not_matter(root: Path) -> None:
    assert content_digest([], {"a": 1, "b": 2}, root) == content_digest([], {"b": 2, "a": 1}, root)


def test_moving_the_project_changes_nothing(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("elsewhere") / "root"
    digest_before = film_digest(root / LESSONS[0], {}, root)
    root.rename(other)
    assert film_digest(other / LESSONS[0], {}, other) == digest_before


def test_imports_in_a_circle_are_followed_once(root: Path) -> None:
    found = sources_of([root / "scenes/stage/theme.py"], root)
    assert {path.name for path in found} == {"__init__.py", "theme.py", "lesson.py"}


def test_the_digest_of_all_sources_changes_with_any_source(root: Path) -> None:
    before = sources_digest(root)
    (root / "mathkit/unused.py").write_text("# changed")
    assert sources_digest(root) != before


def test_a_source_that_is_not_python_is_named_with_its_line(root: Path) -> None:
    (root / "mathkit/bayes.py").write_text("x = 1\ndef (\n")
    with pytest.raises(MathreelError, match=r"mathkit/bayes\.py, line 2: "):
        film_digest(root / LESSONS[1], {}, root)


def test_the_libraries_that_are_seen_are_covered() -> None:
    assert set(digest.versions()) == {"python", "manim", "typst", "numpy", "scipy", "av"}
