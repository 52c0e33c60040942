"""Proof that a change of the code changes no film: fingerprints of all that stands on the stage.

    export PYTHONPATH=.:tests/scenes
    .venv/bin/python tests/tools/fingerprints.py keep FILE [NAME]...      before the change
    .venv/bin/python tests/tools/fingerprints.py compare FILE [NAME]...   after it

Every lesson is played in both themes, with its default parameters and with several drawn sets, and looked at
six times a second and after every movement. A look notes what leaves ink, in drawing order: points to a
millionth of a unit, colours, widths. Facts, narration and times are kept too. ``compare`` plays with the
parameters that were kept, and says for each play at which look of which beat it differs, and in what.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

import numpy as np
from manim import ImageMobject, VMobject

from scenes.stage.lesson import Lesson
from scenes.stage.shapes.theme import THEMES
from scripts.basis.quality import Quality
from scripts.film.renderer import LessonRenderer, manim_settings
from scripts.request.catalogue import find_lessons, load_lesson
from scripts.request.samples import any_parameters

SETS = {"default": None, "plain 1": 0.0, "plain 2": 0.0, "extreme 3": 0.5, "extreme 4": 0.5}
"""Sets of parameters by name, and how often a value of them is at one end of its bounds."""

FPS = 6
"""How often a moving picture is looked at."""

Look = Callable[[Any, str, bool], None]
"""Takes the lesson, the beat's name, and whether the picture rests."""

_DIGITS = 6
"""Decimals of a manim unit that are compared: far below a pixel, and far above rounding."""


class Watcher(LessonRenderer):
    """Has a lesson looked at after every movement, and with *steps* during it too; nothing is drawn."""

    def __init__(self, look: Look, *, steps: bool) -> None:
        super().__init__(FPS)
        self.look = look
        self.steps = steps
        self.beat = ""
        self.looking = False

    def begin_beat(self, name: str) -> None:
        self.beat = name

    def wants(self, frames: range) -> bool:  # noqa: ARG002
        return self.steps and not self.looking

    def play(self, scene: Any, *animations: Any, **options: Any) -> None:
        super().play(scene, *animations, **options)
        self.look(scene, self.beat, True)

    def draw(self, mobjects: Any = None) -> Any:  # noqa: ARG002
        return None

    def show(self, picture: Any, repeat: int) -> None:
        """Leave the picture be: there is none."""

    def render(self, scene: Any, time: float, moving_mobjects: Any = None) -> None:
        self.look(scene, self.beat, False)
        self.looking = True
        super().render(scene, time, moving_mobjects)
        self.looking = False


@dataclass(frozen=True)
class Play:
    """One lesson, played once."""

    lesson: str
    theme: str
    parameters: dict[str, Any]

    def fingerprint(self) -> dict[str, Any]:
        """What was seen, heard and found, ready for JSON."""
        lesson_class = load_lesson(find_lessons()[self.lesson])
        looks: list[tuple[str, int, str, str]] = []
        with manim_settings(Quality("w", 32, 18, FPS)):
            watcher = Watcher(lambda lesson, beat, _: looks.append((beat, *look_at(lesson))), steps=True)
            params = lesson_class.Params(**self.parameters)
            lesson = lesson_class(params, THEMES[self.theme], renderer=watcher)
            lesson.render()
        beats = [
            [each.name, each.narration, round(each.start, 4), round(each.end, 4)] for each in lesson.played
        ]
        return {
            "looks": looks,
            "beats": beats,
            "facts": {key: plain(fact) for key, fact in lesson.facts().items()},
        }


def look_at(lesson: Lesson) -> tuple[int, str, str]:
    """How many shapes leave ink, a hash of their points, and one of their colours and widths."""
    points, styles, count = hashlib.sha256(), hashlib.sha256(), 0
    for mobject in lesson.renderer.camera.get_mobjects_to_display(lesson.mobjects):
        if isinstance(mobject, ImageMobject):
            parts = [mobject.points], [mobject.pixel_array]
        elif isinstance(mobject, VMobject) and len(mobject.points) and _leaves_ink(mobject):
            width = mobject.get_stroke_width() if _is_stroked(mobject) else 0.0
            colors = [mobject.get_fill_rgbas(), mobject.get_stroke_rgbas() if width else np.zeros(4)]
            parts = [mobject.points], [*colors, np.array([width])]
        else:
            continue
        count += 1
        for digest, arrays in zip((points, styles), parts, strict=True):
            for array in arrays:
                digest.update((np.round(np.asarray(array, dtype=np.float64), _DIGITS) + 0.0).tobytes())
    return count, points.hexdigest()[:12], styles.hexdigest()[:12]


def _is_stroked(mobject: VMobject) -> bool:
    return bool(mobject.get_stroke_width() > 0 and np.any(mobject.get_stroke_rgbas()[:, 3] > 0))


def _leaves_ink(mobject: VMobject) -> bool:
    return _is_stroked(mobject) or bool(np.any(mobject.get_fill_rgbas()[:, 3] > 0))


def plain(value: Any) -> Any:
    """Return a fact as text of JSON's kinds, numbers to nine significant digits."""
    match value:
        case str() | bool() | None:
            return value
        case Enum():
            return value.name
        case _:
            return np.vectorize(lambda number: f"{number + 0.0:.9g}", otypes=[object])(
                np.asarray(value)
            ).tolist()


# Plays -------------------------------------------------------------------------------------------------


def plays_of(name: str) -> dict[str, Play]:
    """The plays of a lesson, by a name that says which they are."""
    lesson_class = load_lesson(find_lessons()[name])
    plays = {}
    for number, (kind, extreme) in enumerate(SETS.items()):
        chance = random.Random(number)
        values = {} if extreme is None else any_parameters(lesson_class.Params, chance, extreme=extreme)
        for theme in THEMES:
            plays[f"{name}, {theme}, {kind}"] = Play(name, theme, values)
    return plays


def played(play: Play) -> dict[str, Any]:
    """Play and return the fingerprint, or what went wrong."""
    try:
        return json.loads(json.dumps(play.fingerprint()))
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"}


def all_played(plays: dict[str, Play]) -> dict[str, dict[str, Any]]:
    with ProcessPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        return dict(zip(plays, pool.map(played, plays.values(), chunksize=2), strict=True))


def differences(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """What is different between two fingerprints: the first look, the facts, the narration or the times."""
    if "error" in before or "error" in after:
        return (
            [] if before == after else [f"{before.get('error', 'played')} → {after.get('error', 'played')}"]
        )
    facts = [(name, *(each["facts"].get(name) for each in (before, after))) for name in before["facts"]]
    facts += [(name, None, after["facts"][name]) for name in after["facts"].keys() - before["facts"].keys()]
    found = [f"fact {name}: {old} → {new}" for name, old, new in facts if old != new]
    for old, new in zip(before["beats"], after["beats"], strict=False):
        if old != new:
            found.append(f"beat {old} → {new}")
            break
    if len(before["beats"]) != len(after["beats"]):
        found.append(f"{len(before['beats'])} beats → {len(after['beats'])}")
    looks = zip(before["looks"], after["looks"], strict=False)
    wrong = [(number, old, new) for number, (old, new) in enumerate(looks) if old != new]
    if wrong:
        number, old, new = wrong[0]
        what = [
            what for what, a, b in zip(("beat", "count", "points", "styles"), old, new, strict=True) if a != b
        ]
        found.append(
            f"{len(wrong)} looks, the first is look {number} in {old[0]}: "
            f"{', '.join(what)} differ ({old[1]} shapes → {new[1]})"
        )
    if len(before["looks"]) != len(after["looks"]):
        found.append(f"{len(before['looks'])} looks → {len(after['looks'])}")
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("action", choices=["keep", "compare"])
    parser.add_argument("file", type=Path)
    parser.add_argument("names", nargs="*", metavar="NAME")
    options = parser.parse_args()
    names = options.names or sorted(find_lessons())
    if options.action == "keep":
        plays = {key: play for name in names for key, play in plays_of(name).items()}
        prints = all_played(plays)
        kept = {key: {"parameters": plays[key].parameters, **prints[key]} for key in plays}
        options.file.write_text(json.dumps(kept), encoding="utf-8")
        print(f"{len(kept)} plays kept, {sum('error' in each for each in kept.values())} of them failed")
        return 0
    kept = json.loads(options.file.read_text(encoding="utf-8"))
    plays = {}
    for key, each in kept.items():
        name, theme, _ = key.split(", ")
        if name in names:
            plays[key] = Play(name, theme, each["parameters"])
    prints = all_played(plays)
    different = {
        key: found
        for key in plays
        if (found := differences({k: v for k, v in kept[key].items() if k != "parameters"}, prints[key]))
    }
    for key, found in different.items():
        print(key, *found, sep="\n    ")
    print(f"{len(plays)} plays compared, {len(different)} differ")
    return bool(different)


if __name__ == "__main__":
    sys.exit(main())
