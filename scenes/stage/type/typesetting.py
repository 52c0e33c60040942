"""Typst markup to outlines: the compiler, the glyphs, and the part of the source of each glyph.

One compiler serves a whole process and never uses the machine's fonts, so every machine draws the same
picture; a formula takes well under a millisecond. A part of the source written as ``{{ content : name }}``
goes through the compiler with a colour of its own, which does not change the layout; the colour is
translated back to the name when the outlines are read. ``#words[…]`` sets words of a formula in the font of
text.
"""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import svgelements
import typst
from numpy.typing import NDArray

Points = NDArray[np.float64]
"""Coordinates, of any shape that a docstring states."""

EM_AT_SIZE_ONE = 1 / 96
"""Manim units that one em takes at font size 1; the same scale as manim's own text."""

_COMPILED_EM = 10.0
"""Size of the type when it is compiled, in points."""

_FAMILY = "Libertinus Serif"

_PREAMBLE = f"""
#set page(width: auto, height: auto, margin: 0pt, fill: none)
#set text(font: families, size: {_COMPILED_EM}pt, fallback: false)
#set par(leading: 0.62em)
#show math.equation: set text(font: "New Computer Modern Math", fallback: false)
#let part(key, body) = text(fill: rgb(key), body)
#let words(body) = text(font: families, body)
"""
"""What stands before every source; ``families`` is a list of fonts."""

_PART = re.compile(r"\{\{((?:(?!\{\{|\}\}).)*?)\s*:\s*([a-z][a-z0-9_]*)\s*\}\}", re.DOTALL)
_APART_FROM_SLASH = re.compile(r'(?<=\d")\s+(?=\\/)|(?<=\\/)\s+(?="\d)')
"""Space between a numeral and a slash: with a comma, a numeral is a word to Typst, which keeps the space."""
_CALL = re.compile(r'part\("(#[0-9a-f]{6})"')
_NO_CHARACTER = "\U0010fffd"  # the last private one: no font has it
_HREF = "{http://www.w3.org/1999/xlink}href"


@dataclass(frozen=True)
class Outline:
    """A filled shape: cubic Bézier points (4k, 2) in ems, y upwards, and the named parts that contain it."""

    points: Points
    parts: tuple[str, ...]


@dataclass(frozen=True)
class Typeset:
    """The outlines of a source and its width, in ems; the baseline of its last line is at y = 0."""

    outlines: tuple[Outline, ...]
    width: float


class TypesettingError(ValueError):
    """The markup is not Typst, or has a character that the embedded fonts lack."""


@lru_cache(maxsize=4096)
def typeset(source: str, *, math: bool) -> Typeset:
    """Compile Typst markup to outlines.

    Parameters
    ----------
    source
        Typst markup, or the inside of a display equation when *math* is true.
        ``{{ content : name }}`` names a part; parts may be nested.
    math
        Whether *source* is mathematics.

    Raises
    ------
    TypesettingError
        If Typst refuses the source, or the fonts lack one of its characters.
    """
    marked, chains = _mark_parts(source, math=math)
    body = f"$ {_APART_FROM_SLASH.sub('', marked)} $" if math else marked
    try:
        svg = _compile(body)
    except typst.TypstError as error:
        raise TypesettingError(f"Typst cannot set {source!r}: {error}") from error
    root = ET.fromstring(svg)
    symbols = _symbols(root)
    if any(_is_placeholder(points) for points in symbols.values()):
        raise TypesettingError(f"The embedded fonts lack a character of {source!r}")
    return _read_svg(root, symbols, chains)


def add_font(font: bytes) -> None:
    """Let the letters of a *font* stand in words, from now on in this process, where ours lack them."""
    if font not in _added:
        _added.append(font)
        _compiler_and_families.cache_clear()
        _placeholders.cache_clear()


_added: list[bytes] = []
"""The fonts that were added."""


@cache
def _compiler_and_families() -> tuple[typst.Compiler, tuple[str, ...]]:
    """The compiler, and the families of its fonts for words.

    Raises
    ------
    TypesettingError
        If Typst cannot read a font that was added.
    """
    if not _added:
        return typst.Compiler(ignore_system_fonts=True), (_FAMILY,)
    with TemporaryDirectory(prefix="mathreel-fonts-") as folder:
        for index, font in enumerate(_added):
            (Path(folder) / f"{index}.otf").write_bytes(font)
        families = typst.Fonts(False, False, [folder]).families()
        if len(families) < len(_added):
            raise TypesettingError("Typst cannot read the font")
        compiler = typst.Compiler(ignore_system_fonts=True, font_paths=[folder])
        for family in families:  # a font is read when it is used first, and the folder will be gone
            compiler.compile(input=f"#text(font: {json.dumps(family)}, fallback: false)[x]".encode())
    return compiler, (_FAMILY, *families)


def _compile(body: str) -> bytes:
    compiler, families = _compiler_and_families()
    preamble = f"#let families = ({', '.join(map(json.dumps, families))},)\n{_PREAMBLE}"
    svg = compiler.compile(input=(preamble + body).encode(), format="svg")
    assert isinstance(svg, bytes)
    return svg


def _mark_parts(source: str, *, math: bool) -> tuple[str, dict[str, tuple[str, ...]]]:
    """Replace the named parts, innermost first, by calls of ``part`` with a colour of their own.

    Returns the markup and, for each colour, the names of its part and of the parts around it.
    """
    chains: dict[str, tuple[str, ...]] = {}
    template = 'part("{key}", {body})' if math else '#part("{key}")[{body}]'

    def mark(match: re.Match[str]) -> str:
        for inner in _CALL.findall(match[1]):
            chains[inner] += (match[2],)
        key = f"#{len(chains) + 1:06x}"
        chains[key] = (match[2],)
        return template.format(key=key, body=match[1].strip())

    marked, found = source, 1
    while found:
        marked, found = _PART.subn(mark, marked)
    return marked, chains


def _symbols(root: ET.Element) -> dict[str, Points]:
    """The outline of every glyph that an SVG uses."""
    return {
        symbol.get("id", ""): _path_points(symbol[0].get("d", ""))
        for symbol in root.iter("{http://www.w3.org/2000/svg}symbol")
    }


@cache
def _placeholders() -> tuple[Points, ...]:
    """What the fonts draw, at height one, in place of a character that they lack."""
    x = _NO_CHARACTER
    styles = f"{x} *{x}* _{x}_ *_{x}_* ${x}$ `{x}`"
    svg = _compile(styles)
    return tuple(points / np.ptp(points[:, 1]) for points in _symbols(ET.fromstring(svg)).values())


def _is_placeholder(points: Points) -> bool:
    return any(
        points.shape == placeholder.shape
        and np.allclose(points / np.ptp(points[:, 1]), placeholder, rtol=0.0, atol=0.01)
        for placeholder in _placeholders()
    )


def _read_svg(root: ET.Element, symbols: dict[str, Points], chains: dict[str, tuple[str, ...]]) -> Typeset:
    height = float(root.get("height", "0").removesuffix("pt"))
    width = float(root.get("width", "0").removesuffix("pt"))
    outlines: list[Outline] = []

    def visit(element: ET.Element, transform: svgelements.Matrix) -> None:
        tag = element.tag.rpartition("}")[2]
        if tag == "defs":
            return
        # In SVG the matrix written on an element acts before those of the elements around it.
        transform = svgelements.Matrix(element.get("transform", "")) * transform
        if tag == "use":
            offset = svgelements.Matrix.translate(float(element.get("x", "0")), float(element.get("y", "0")))
            points = symbols[element.get(_HREF, "").removeprefix("#")]
            add(_apply(offset * transform, points), element.get("fill", ""))
        elif tag == "path":
            add(_apply(transform, _shape_points(element)), element.get("stroke", element.get("fill", "")))
        for child in element:
            visit(child, transform)

    def add(points: Points, fill: str) -> None:
        if len(points):
            upwards = (points * (1, -1) + (0, height)) / _COMPILED_EM
            outlines.append(Outline(upwards, chains.get(fill, ())))

    visit(root, svgelements.Matrix())
    return Typeset(tuple(outlines), width / _COMPILED_EM)


def _apply(matrix: svgelements.Matrix, points: Points) -> Points:
    linear = np.array([[matrix.a, matrix.c], [matrix.b, matrix.d]], dtype=np.float64)
    moved: Points = points @ linear.T + (matrix.e, matrix.f)
    return moved


def _shape_points(path: ET.Element) -> Points:
    """A path's outline; a stroked line (fraction bar, overline) becomes the rectangle that it covers.

    As a filled shape a rule keeps its thickness in proportion when the formula is scaled.
    """
    d = path.get("d", "")
    if path.get("stroke") is None:
        return _path_points(d)
    half = float(path.get("stroke-width", "1")) / 2
    pieces = [_rectangle(segment, half) for segment in svgelements.Path(d) if _has_length(segment)]
    return np.concatenate(pieces) if pieces else np.empty((0, 2))


def _has_length(segment: svgelements.PathSegment) -> bool:
    return not isinstance(segment, svgelements.Move) and segment.start != segment.end


def _rectangle(segment: svgelements.PathSegment, half: float) -> Points:
    start, end = np.array([segment.start.x, segment.start.y]), np.array([segment.end.x, segment.end.y])
    along = (end - start) / np.hypot(*(end - start))
    across = half * np.array([-along[1], along[0]])
    corners = [start + across, end + across, end - across, start - across, start + across]
    return np.concatenate([_cubic_line(a, b) for a, b in pairwise(corners)])


@lru_cache(maxsize=4096)
def _path_points(d: str) -> Points:
    """Read an SVG path as cubic Bézier curves, shape (4k, 2); straight lines become cubic too."""
    curves = [_cubic(segment) for segment in svgelements.Path(d) if _has_length(segment)]
    points: Points = np.concatenate(curves) if curves else np.empty((0, 2))
    points.setflags(write=False)
    return points


def _cubic(segment: svgelements.PathSegment) -> Points:
    if isinstance(segment, svgelements.CubicBezier):
        corners = (segment.start, segment.control1, segment.control2, segment.end)
        return np.array([(point.x, point.y) for point in corners], dtype=np.float64)
    if isinstance(segment, svgelements.QuadraticBezier):
        start, control, end = (
            np.array([point.x, point.y]) for point in (segment.start, segment.control, segment.end)
        )
        return np.array([start, (start + 2 * control) / 3, (2 * control + end) / 3, end])
    return _cubic_line(np.array([segment.start.x, segment.start.y]), np.array([segment.end.x, segment.end.y]))


def _cubic_line(start: Points, end: Points) -> Points:
    return np.linspace(start, end, 4)
