"""The house: what lies at the top, who may import whom, and what a module may hold.

Each rule is a function that takes the modules of a house and returns a sentence for each fault. It is held
against this house, and against a small one with the fault in it.
"""

from __future__ import annotations

import ast
import re
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[1]
PACKAGES = ("mathkit", "scenes", "scripts")
TOP = {
    *("mathkit", "scenes", "scripts", "tests"),
    *("manim.cfg", "pyproject.toml", "constraints.txt"),
    *("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE"),
}

Modules = Mapping[str, str]
"""The sources of a house by dotted name; a package has the name of its folder."""


@cache
def house() -> Modules:
    sources = {}
    for path in sorted(path for package in PACKAGES for path in (HOUSE / package).rglob("*.py")):
        place = path.relative_to(HOUSE).with_suffix("").parts
        sources[".".join(place[:-1] if place[-1] == "__init__" else place)] = path.read_text(encoding="utf-8")
    return sources


# Imports -----------------------------------------------------------------------------------------------


@cache
def imported_names(source: str) -> frozenset[str]:
    """All that a source may import, wherever the import stands: what follows ``from … import`` too."""
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return frozenset(names)


def imports(modules: Modules) -> Mapping[str, Set[str]]:
    """The modules of a house that each of them imports; of a package and a module in it only the module."""
    found = {}
    for module, source in modules.items():
        names = {name for name in imported_names(source) if name in modules} - {module}
        found[module] = {name for name in names if not any(other.startswith(f"{name}.") for other in names)}
    return found


def reached(start: str, graph: Mapping[str, Set[str]]) -> set[str]:
    """All modules that importing *start* imports."""
    found, waiting = set[str](), [start]
    while waiting:
        module = waiting.pop()
        if module not in found:
            found.add(module)
            waiting += graph[module]
    return found


def lesson_of(module: str) -> str | None:
    """The folder of a lesson that a module lies in: ``scenes.calculus.derivative``."""
    parts = module.split(".")
    return ".".join(parts[:3]) if parts[0] == "scenes" and len(parts) > 3 and parts[1] != "stage" else None


PACKAGE_FLOORS = ({"mathkit"}, {"scenes"}, {"scripts"}, {"tests", "truth", "fixtures"})
STAGE_FLOORS = ({"type", "shapes"}, {"axes", "lesson"}, {"motion", "params"}, {"pictures"}, {"wording"})
SCRIPTS_FLOORS = (
    {"basis"},
    {"request", "narration"},
    {"film"},
    {"engine"},
    {"cluster"},
    {"series", "exports", "decks", "inspection", "benchmark", "studio"},
    {""},  # the verbs
    {"development"},
)


def packages_run_one_way(modules: Modules) -> Iterator[str]:
    for module, source in modules.items():
        floor = _floor(module.partition(".")[0], PACKAGE_FLOORS)
        for package in sorted({name.partition(".")[0] for name in imported_names(source)}):
            above = _floor(package, PACKAGE_FLOORS)
            if above is not None and floor is not None and above > floor:
                yield f"{module} imports {package}, which stands above it"


def stage_runs_one_way(modules: Modules) -> Iterator[str]:
    return _runs_one_way(modules, "scenes.stage", STAGE_FLOORS)


def scripts_run_one_way(modules: Modules) -> Iterator[str]:
    return _runs_one_way(modules, "scripts", SCRIPTS_FLOORS)


def _runs_one_way(modules: Modules, package: str, floors: Sequence[Set[str]]) -> Iterator[str]:
    """A module imports from its own room and lower floors; rooms of the lowest may import each other."""
    graph = imports(modules)
    rooms = {
        module: _room(module, package, modules) for module in modules if module.startswith(f"{package}.")
    }
    for module, room in rooms.items():
        floor = _floor(room, floors)
        if floor is None:
            yield f"{module} lies in a room that has no floor in test_house.py: {room}"
            continue
        for other in sorted(graph[module] & rooms.keys()):
            below = _floor(rooms[other], floors)
            if rooms[other] != room and below is not None and (below > floor or below == floor > 0):
                yield f"{module} imports {other}, which does not stand below it"


def _room(module: str, package: str, modules: Modules) -> str:
    """The folder below a package that a module lies in; "" for the package's own modules."""
    first, _, rest = module.removeprefix(f"{package}.").partition(".")
    is_folder = rest or any(other.startswith(f"{module}.") for other in modules)
    return first if is_folder else ""


def _floor(room: str, floors: Sequence[Set[str]]) -> int | None:
    return next((number for number, rooms in enumerate(floors) if room in rooms), None)


def no_module_imports_itself(modules: Modules) -> Iterator[str]:
    graph = imports(modules)
    for module in modules:
        if any(module in reached(other, graph) for other in graph[module]):
            yield f"{module} is imported by what it imports"


def lessons_import_no_other(modules: Modules) -> Iterator[str]:
    for module, names in imports(modules).items():
        for name in sorted(names):
            if lesson_of(module) != lesson_of(name) and None not in (lesson_of(module), lesson_of(name)):
                yield f"{module} imports {name}: what two lessons need lies on the stage"


def stage_is_shared(modules: Modules) -> Iterator[str]:
    graph = imports(modules)
    users: dict[str, set[str]] = {module: set() for module in modules if _is_shared(module)}
    for module in modules:
        lesson = lesson_of(module)
        if lesson is not None:
            for name in reached(module, graph) & users.keys():
                users[name].add(lesson)
    for module, lessons in users.items():
        place = "/".join(module.split("."))
        if not lessons:
            yield f"{place}.py is used by no lesson: move it to the lesson that needs it, or delete it"
        elif len(lessons) == 1:
            yield f"{place}.py is used by one lesson: move it to {'/'.join(lessons.pop().split('.'))}/"


def _is_shared(module: str) -> bool:
    return module.startswith(("scenes.stage.pictures.", "scenes.stage.wording."))


# What a module holds -------------------------------------------------------------------------------------

PLACING = {
    *("move_to", "shift", "next_to", "to_edge", "to_corner", "center", "align_to", "stack", "lay"),
    *(
        "set_x",
        "set_y",
        "set_coord",
        "arrange",
        "arrange_in_grid",
        "rotate",
        "scale",
        "stretch",
        "stack_rows",
    ),
}


def words_place_nothing(modules: Modules) -> Iterator[str]:
    for module, source in modules.items():
        if module.startswith("scenes.stage.wording.") or (lesson_of(module) and module.endswith(".words")):
            calls = (node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
            names = {
                call.attr if isinstance(call, ast.Attribute) else getattr(call, "id", "") for call in calls
            }
            if placing := names & PLACING:
                yield f"{module} places things, by {', '.join(sorted(placing))}: a picture does that"


MOST_MODULES = 15


def no_folder_is_crowded(modules: Modules) -> Iterator[str]:
    packages = {name.rpartition(".")[0] for name in modules}
    counts = Counter(name.rpartition(".")[0] for name in modules.keys() - packages)
    for package, count in sorted(counts.items()):
        if count > MOST_MODULES:
            yield f"{package} holds {count} modules, and {MOST_MODULES} are enough: make rooms of it"


def the_frame_is_asked_when_drawing(modules: Modules) -> Iterator[str]:
    """A region that is kept at import time could not follow another frame."""
    for module, source in modules.items():
        tree = ast.parse(source)
        late = {
            id(node)
            for function in ast.walk(tree)
            if isinstance(function, ast.FunctionDef | ast.Lambda)
            for part in (function.body if isinstance(function.body, list) else [function.body])
            for node in ast.walk(part)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "frame" and id(node) not in late:
                yield f"{module} asks for the frame at import time, in line {node.lineno}"


LONGEST = 300


def no_module_is_long(modules: Modules) -> Iterator[str]:
    for module, source in modules.items():
        if (count := len(source.splitlines())) > LONGEST:
            yield f"{module} has {count} lines, and {LONGEST} are enough: split it"


MOST_PARAMETERS = 6


def no_function_takes_much(modules: Modules) -> Iterator[str]:
    for module, source in modules.items():
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                taken = [
                    each.arg for each in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
                ]
                count = len(taken) - (taken[:1] in (["self"], ["cls"]))
                if count > MOST_PARAMETERS:
                    yield f"{module} has {node.name}, which takes {count} parameters: make a record of some"


# The rules, and each of them seen red ----------------------------------------------------------------------

Rule = Callable[[Modules], Iterator[str]]
RULES: Mapping[Rule, tuple[Modules, Sequence[str]]] = {
    packages_run_one_way: (
        {"mathkit.a": "def draw():\n    import manim.utils, scripts.cli\n", "scenes.b": "import mathkit.a"},
        ["mathkit.a imports scripts, which stands above it"],
    ),
    stage_runs_one_way: (
        {
            "scenes.stage.type.writing": "from scenes.stage.shapes import theme",
            "scenes.stage.shapes.theme": "def late():\n    from scenes.stage.pictures.bases import Basis\n",
            "scenes.stage.axes.plots": "from scenes.stage.lesson.lesson import Lesson",
            "scenes.stage.lesson.lesson": "",
            "scenes.stage.pictures.bases": "import scenes.stage.axes.plots",
            "scenes.stage.attic.box": "",
        },
        [
            "scenes.stage.shapes.theme imports scenes.stage.pictures.bases, which does not stand below it",
            "scenes.stage.axes.plots imports scenes.stage.lesson.lesson, which does not stand below it",
            "scenes.stage.attic.box lies in a room that has no floor in test_house.py: attic",
        ],
    ),
    scripts_run_one_way: (
        {
            "scripts.cli": "from scripts.engine import store",
            "scripts.engine.store": "from scripts.cli import main",
            "scripts.film.camera": "from scripts.basis import files",
            "scripts.basis.files": "from scripts.film.camera import Camera",
        },
        [
            "scripts.engine.store imports scripts.cli, which does not stand below it",
            "scripts.basis.files imports scripts.film.camera, which does not stand below it",
        ],
    ),
    no_module_imports_itself: (
        {"mathkit.a": "import mathkit.b", "mathkit.b": "import mathkit.a", "mathkit.c": "import mathkit.a"},
        ["mathkit.a is imported by what it imports", "mathkit.b is imported by what it imports"],
    ),
    lessons_import_no_other: (
        {
            "scenes.calculus.gradient.lesson": "from scenes.calculus.gradient.maps import Map",
            "scenes.calculus.gradient.maps": "from scenes.calculus.derivative import secants",
            "scenes.calculus.derivative.secants": "from scenes.stage import frame",
        },
        [
            "scenes.calculus.gradient.maps imports scenes.calculus.derivative.secants: "
            "what two lessons need lies on the stage"
        ],
    ),
    stage_is_shared: (
        {
            "scenes.a.one.lesson": "from scenes.stage.pictures.both import Both",
            "scenes.a.two.lesson": "from scenes.a.two.own import Own",
            "scenes.a.two.own": "import scenes.stage.pictures.both, scenes.stage.wording.single",
            "scenes.stage.pictures.both": "from scenes.stage.pictures.under import Under",
            "scenes.stage.pictures.under": "",
            "scenes.stage.wording.single": "",
            "scenes.stage.pictures.lost": "",
        },
        [
            "scenes/stage/wording/single.py is used by one lesson: move it to scenes/a/two/",
            "scenes/stage/pictures/lost.py is used by no lesson: "
            "move it to the lesson that needs it, or delete it",
        ],
    ),
    words_place_nothing: (
        {
            "scenes.a.one.words": "def row(x):\n    return text(x).shift(1).set_y(2)",
            "scenes.a.one.people": "people.shift(1)",
            "scenes.stage.wording.arrows": "stack(rows)",
        },
        [
            "scenes.a.one.words places things, by set_y, shift: a picture does that",
            "scenes.stage.wording.arrows places things, by stack: a picture does that",
        ],
    ),
    no_folder_is_crowded: (
        {"scripts.a": "", "scripts.a.b": "", **{f"scripts.a.b.c{number}": "" for number in range(16)}},
        ["scripts.a.b holds 16 modules, and 15 are enough: make rooms of it"],
    ),
    the_frame_is_asked_when_drawing: (
        {
            "scenes.a.one.words": "def below():\n    return frame().words\n",
            "scenes.a.two.words": "def draw(box=frame().picture):\n    pass\n\n\nBELOW = frame().words\n",
        },
        [
            "scenes.a.two.words asks for the frame at import time, in line 5",
            "scenes.a.two.words asks for the frame at import time, in line 1",
        ],
    ),
    no_module_is_long: (
        {"mathkit.a": "\n" * 301, "mathkit.b": "\n" * 300},
        ["mathkit.a has 301 lines, and 300 are enough: split it"],
    ),
    no_function_takes_much: (
        {
            "mathkit.a": "class A:\n    def f(self, a, b, c, *, d, e, f): ...",
            "mathkit.b": "class B:\n    def g(self, a, b, c, *, d, e, f, g): ...",
        },
        ["mathkit.b has g, which takes 7 parameters: make a record of some"],
    ),
}
every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)


@every_rule
def test_the_house_keeps_the_rule(rule: Rule) -> None:
    assert list(rule(house())) == []


@every_rule
def test_a_house_with_the_fault_is_seen(rule: Rule) -> None:
    planted, sentences = RULES[rule]
    assert list(rule(planted)) == sentences


# Names and files -------------------------------------------------------------------------------------------


def test_a_module_that_is_named_in_a_string_exists() -> None:
    """Neither mypy nor ruff sees these, and a fork server passes over a module that it cannot import."""
    dotted = re.compile(r"(mathkit|scenes|scripts)(\.\w+)+")
    named = {
        node.value
        for module, source in house().items()
        if module.startswith("scripts")
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and dotted.fullmatch(node.value)
    }
    assert named
    assert [name for name in sorted(named) if find_spec(name) is None] == []


def test_the_top_level_holds_what_was_agreed_and_no_more() -> None:
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=HOUSE,
        capture_output=True,
        text=True,
        check=False,
    )
    if listing.returncode:
        pytest.skip("not a git repository")
    top = {Path(line).parts[0] for line in listing.stdout.splitlines()}
    assert {name for name in top if not name.startswith(".")} <= TOP
