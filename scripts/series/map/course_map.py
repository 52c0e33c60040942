"""The map of a course: which of its lessons build on which, drawn for wide screens and for narrow ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from scripts.basis.errors import listed
from scripts.basis.text import shortened
from scripts.series.map.coordinates import heights, rows
from scripts.series.map.graph import Chain, Edge, Slot, acyclic, direct, ordered
from scripts.series.records import CourseRecord, LessonRecord

ROLES = ("data", "second", "path", "result", "slope")
"""The colours of the parts, which come round again when there are more."""

NODE_WIDTH, NODE_HEIGHT = 172, 36
_GAP, _ROW, _EDGE = 52, 48, 6
"""Pixels between columns, from row to row, and around it all."""

_LINE, _HEADING, _GUTTER, _REACH = 34, 40, 96, 12
"""On a narrow screen: pixels from line to line, for a part's name, left of dots, and for the least arc."""
_LONGEST = 22
"""Letters of a title that a node has room for."""


@dataclass(frozen=True)
class Node:
    """A lesson on the map."""

    name: str
    title: str
    short: str
    role: str
    x: float
    y: float
    before: Sequence[str]
    """Titles of the lessons on which it builds."""


@dataclass(frozen=True)
class Link:
    """A line from a lesson to one that builds on it, as an SVG path."""

    before: str
    after: str
    path: str


@dataclass(frozen=True)
class Drawing:
    width: float
    height: float
    nodes: Sequence[Node]
    links: Sequence[Link]
    headings: Sequence[tuple[str, str, float]] = ()
    """Names of parts with their colour and height, where the drawing has them."""


@dataclass(frozen=True)
class CourseMap:
    """The same map twice, and the parts with their colours."""

    wide: Drawing
    narrow: Drawing
    parts: Sequence[tuple[str, str]]


def course_map(course: CourseRecord) -> CourseMap | None:
    """Return the map of a course, or None if no lesson of it builds on another."""
    lessons: dict[str, LessonRecord] = {}
    roles: dict[str, str] = {}
    for index, part in enumerate(course["parts"]):
        for lesson in part["lessons"]:
            if lesson["lesson"] not in lessons:  # a lesson's second film is no second lesson
                lessons[lesson["lesson"]] = lesson
                roles[lesson["lesson"]] = ROLES[index % len(ROLES)]
    edges = acyclic(
        [
            (before, name)
            for name, lesson in lessons.items()
            for before in lesson["prerequisites"]
            if before in lessons
        ]
    )
    if not edges:
        return None
    drawn = direct(edges)
    parts = [(part["title"], ROLES[index % len(ROLES)]) for index, part in enumerate(course["parts"])]
    return CourseMap(_wide(lessons, roles, drawn), _narrow(course, lessons, roles, drawn), parts)


def _node(lesson: LessonRecord, role: str, lessons: Mapping[str, LessonRecord], x: float, y: float) -> Node:
    title = lesson["title"]
    before = [lessons[name]["title"] for name in lesson["prerequisites"] if name in lessons]
    return Node(lesson["name"], title, shortened(title, _LONGEST), role, round(x, 1), round(y, 1), before)


# Layer by layer, from left to right --------------------------------------------------------------------


def _wide(lessons: Mapping[str, LessonRecord], roles: Mapping[str, str], edges: Sequence[Edge]) -> Drawing:
    """Lessons in columns, each to the right of all on which it builds; those that stand alone come last."""
    linked = [name for name in lessons if any(name in edge for edge in edges)]
    layers, ways = ordered(linked, edges)
    height = heights(layers, ways)
    place = {slot: (_column(slot.layer), _EDGE + _ROW * height[slot]) for slot in height}
    below = _EDGE + _ROW * (rows(height) + 1)
    alone = [name for name in lessons if name not in linked]
    columns = len(layers)
    for index, name in enumerate(alone):
        place[Slot(name, index % columns)] = (_column(index % columns), below + _ROW * (index // columns))
    nodes = [
        _node(lessons[slot.name], roles[slot.name], lessons, *place[slot])
        for slot in sorted(place, key=lambda slot: list(lessons).index(slot.name))
        if slot.is_node
    ]
    return Drawing(
        _column(columns - 1) + NODE_WIDTH + _EDGE,
        max(node.y for node in nodes) + NODE_HEIGHT + _EDGE,
        nodes,
        [
            Link(lessons[way[0].name]["name"], lessons[way[-1].name]["name"], _smooth(way, place))
            for way in ways
        ],
    )


def _column(layer: int) -> float:
    return _EDGE + layer * (NODE_WIDTH + _GAP)


def _smooth(way: Chain, place: Mapping[Slot, tuple[float, float]]) -> str:
    """A line that leaves and enters every column level, and runs straight through the ones that it passes."""
    x, y = place[way[0]]
    path = [f"M{x + NODE_WIDTH:.1f} {y + NODE_HEIGHT / 2:.1f}"]
    for one, other in pairwise(way):
        (left, top), (right, bottom) = place[one], place[other]
        start, end, middle = left + NODE_WIDTH, right, (left + NODE_WIDTH + right) / 2
        y, below = top + NODE_HEIGHT / 2, bottom + NODE_HEIGHT / 2
        path.append(
            f"L{start:.1f} {y:.1f}C{middle:.1f} {y:.1f} {middle:.1f} {below:.1f} {end:.1f} {below:.1f}"
        )
    return "".join(path)


# Line by line, from top to bottom ----------------------------------------------------------------------


def _narrow(
    course: CourseRecord,
    lessons: Mapping[str, LessonRecord],
    roles: Mapping[str, str],
    edges: Sequence[Edge],
) -> Drawing:
    """Lessons in the order of the course, one a line, with arcs at their left."""
    y, lines, headings = 0.0, dict[str, float](), []
    for part in course["parts"]:
        names = [lesson["lesson"] for lesson in part["lessons"] if lessons[lesson["lesson"]] is lesson]
        if names:
            headings.append((part["title"], roles[names[0]], y + _HEADING / 2))
            y += _HEADING
        for name in names:
            lines[name] = y + _LINE / 2
            y += _LINE
    nodes = [_node(lesson, roles[name], lessons, _GUTTER, lines[name]) for name, lesson in lessons.items()]
    links = [
        Link(lessons[before]["name"], lessons[after]["name"], _arc(lines[before], lines[after], y))
        for before, after in edges
    ]
    return Drawing(320.0, y, nodes, links, headings)


def _arc(start: float, end: float, height: float) -> str:
    """An arc at the left of the dots, the wider the farther it goes, as a share of the drawing's height."""
    reach = _REACH + (_GUTTER - 8.0 - _REACH) * (abs(end - start) / height) ** 0.7
    x = _GUTTER - 8.0
    out = x - 4 / 3 * reach
    return f"M{x:.1f} {start:.1f}C{out:.1f} {start:.1f} {out:.1f} {end:.1f} {x:.1f} {end:.1f}"


# In words ---------------------------------------------------------------------------------------------


def order_notes(lessons: Sequence[tuple[str, Sequence[str]]]) -> Iterator[str]:
    """Say of which lessons the order is odd, given their names in order, each with its prerequisites."""
    order = list(dict.fromkeys(name for name, _ in lessons))
    needed = dict(lessons)
    elsewhere: dict[str, list[str]] = {}
    for place, name in enumerate(order):
        later = [before for before in needed[name] if before in order[place + 1 :]]
        if later:
            yield f"{name} comes before {listed(later)}, on which it builds."
        for before in needed[name]:
            if before not in order:
                elsewhere.setdefault(before, []).append(name)
    if elsewhere:
        told = "; ".join(f"{before} (for {listed(names)})" for before, names in elsewhere.items())
        yield f"Not in this course, though lessons build on it: {told}."
