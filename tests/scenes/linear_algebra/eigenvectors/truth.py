"""Eigenvectors: entries are whole numbers of hundredths, so the discriminant’s sign is known for certain."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import numpy as np

from scenes.linear_algebra.eigenvectors.parts import PartRows
from scenes.linear_algebra.eigenvectors.sweeps import Sweep
from scenes.linear_algebra.eigenvectors.turning_maps import TurningMap
from scenes.linear_algebra.eigenvectors.webs import PAGES, WATCHED, ShareBars, Web
from scenes.stage.pictures.linear_maps import Fan
from truth.modules import Claims, Texts
from truth.reading import percent, read, says
from truth.shapes import Slip, Truth, Truths, across, centres, is_shown, on_stage, values, vector_of

# Facts -------------------------------------------------------------------------------------------------


def _discriminant(p: Any) -> int:
    (a, b), (c, d) = (tuple(round(100 * entry) for entry in row) for row in p.matrix)
    return int((a - d) ** 2 + 4 * b * c)


def _is_scalar(p: Any) -> bool:
    (a, b), (c, d) = p.matrix
    return bool(a == d and b == c == 0)


def _values(p: Any) -> list[float]:
    """All real eigenvalues, a double one once unless every line is kept: by the formula of the roots."""
    (a, _), (_, d) = (tuple(round(100 * entry) for entry in row) for row in p.matrix)
    root = math.sqrt(max(_discriminant(p), 0))
    if _discriminant(p) > 0:
        found = [(a + d + root) / 200, (a + d - root) / 200]
        return sorted(found, key=lambda x: (-round(abs(x), 9), -x))
    return [(a + d) / 200] * (2 if _is_scalar(p) else 1) if _discriminant(p) == 0 else []


def _shown(vector: Any) -> Any:
    """The eigenvector that stands for a line: in whole numbers up to 3 if possible, and pointing up."""
    largest = np.abs(vector).max()
    for factor in (1, 2, 3):
        whole = np.round(factor * vector / largest)
        if np.allclose(factor * vector / largest, whole, rtol=0, atol=1e-9):
            vector = whole
            break
    return -vector if vector[1] < 0 else vector


def _vectors(lesson: Any) -> list[Any]:
    found = [_shown(vector) for vector in lesson.facts()["vectors"].T]
    return found[:1] if _is_scalar(lesson.params) else found


def _parts(p: Any, lesson: Any) -> Any:
    """The parts along both lines after each step; None unless there are two, both there and not too long."""
    if _discriminant(p) <= 0 or not any(p.start):
        return None
    both = np.array(_vectors(lesson)).T
    now = np.linalg.solve(both, np.array(p.start))
    if np.abs(now).min() <= 1e-9 * np.abs(now).max():
        return None
    steps = now * np.array(_values(p)) ** np.arange(p.steps + 1)[:, None]
    legs = np.abs(steps) * np.linalg.norm(both, axis=0)
    longest = (legs / np.linalg.norm(steps @ both.T, axis=1)[:, None]).max()
    return steps if longest <= 4 else None


def _web(lesson: Any) -> tuple[Any, Any]:
    """The shares that stay, and the other eigenvalues; which links there are is drawn."""
    found, vectors = np.linalg.eig(lesson.ranked.matrix)
    order = np.argsort(-np.abs(found))
    first = np.real(vectors[:, order[0]])
    return first / first.sum(), found[order[1:]]


def facts(p: Any, lesson: Any) -> Mapping[str, Any]:
    (a, _), (c, d) = p.matrix
    root = math.sqrt(max(-_discriminant(p), 0)) / 100
    turn = math.degrees(math.atan2(root, a + d)) * (1 if c > 0 else -1)
    matrix, vectors, found = np.array(p.matrix), lesson.facts()["vectors"], _values(p)
    true = np.allclose(matrix @ vectors, vectors * found, atol=1e-7)
    vectors = vectors / np.linalg.norm(vectors, axis=0) if true else np.full_like(vectors, np.nan)
    parts = _parts(p, lesson)
    shares, others = _web(lesson)
    return {
        "values": found,
        "vectors": vectors,
        "rotation": turn if root else 0.0,
        "angle": _angle_left(parts, lesson),
        "share": 0.0 if parts is None else abs(parts[-1, 0]) / np.abs(parts[-1]).sum(),
        "shares": shares,
        "others": others,
        "rise": _turn(lesson) ** 2,
    }


def _angle_left(parts: Any, lesson: Any) -> float:
    """Between the last arrow and the first line, in degrees, 0.1 or more; 0 if neither part wins."""
    if parts is None or abs(sum(_values(lesson.params))) < 1e-9:
        return 0.0
    arrow, line = parts[-1] @ np.array(_vectors(lesson)), _vectors(lesson)[0]
    return max(0.1, math.degrees(math.atan2(abs(line[0] * arrow[1] - line[1] * arrow[0]), abs(arrow @ line))))


def _turn(lesson: Any) -> float:
    """How far B sends (1, 0) upwards: half the distance of the eigenvalues of A, whole, and 1 or more."""
    return max(1.0, float(np.round(np.ptp(np.real(lesson.eigen.spectrum)) / 2)))


# Words -------------------------------------------------------------------------------------------------


def _plain(text: str) -> str:
    """Without formulas: what is spoken."""
    return re.sub(r"\[[^|\]]*\|([^\]]*)\]", r"\1", text)


def words(p: Any, facts: Mapping[str, Any], lesson: Any) -> Claims:
    said = {name: _plain(text) for name, text in facts.items() if isinstance(text, str)}
    disc, scalar, found = _discriminant(p), _is_scalar(p), _values(p)
    zero = scalar and found[0] == 0
    yield "first", ("stays on" in said["first"]) == (scalar and not zero)
    yield "first", ("sent to zero" in said["first"]) == zero
    yield "first", ("knocked off" in said["first"]) == (not scalar)
    yield "question", ("for every arrow" in said["question"]) == scalar
    yield "seen", ("never closes" in said["seen"]) == (disc < 0)
    yield "seen", ("just once" in said["seen"]) == (disc == 0 and not scalar)
    yield "seen", ("those two lines" in said["seen"]) == (disc > 0)
    yield "seen", ("never a gap" in said["seen"]) == scalar
    yield "seen", ("sent to zero" in said["seen"]) == zero
    yield from _naming(p, said, lesson, found)
    yield from _flat(p, said, found)
    yield "answer", ("turns them all" in said["answer"]) == (disc < 0)
    yield "answer", ("they all do" in said["answer"]) == scalar
    yield "answer", ("on one line" in said["answer"]) == (disc == 0 and not scalar)
    yield "answer", ("on two lines" in said["answer"]) == (disc > 0)
    yield from _power(p, said, lesson, found)
    yield from _ranking(said, lesson)


def _naming(p: Any, said: Mapping[str, str], lesson: Any, found: list[float]) -> Claims:
    yield "naming", (said["naming"] == "") == (not found)
    yield "naming", ("every arrow" in said["naming"]) == _is_scalar(p)
    yield "landing", (said["landing"] == "") == (not found)
    if found:
        vector = _vectors(lesson)[0]
        image = np.array(p.matrix) @ vector
        to_zero = " to zero." in said["landing"]
        yield "landing", to_zero == (abs(found[0]) < 1e-9)
        *ends, factor = read(said["landing"]) or [(math.inf, 1.0)]
        expected = [*vector, *(() if to_zero else image)]
        near = [abs(size - true) <= 0.0051 for (size, _), true in zip(ends, expected, strict=False)]
        yield "landing", len(ends) == len(expected) and all(near)
        yield "landing", abs(factor[0] - found[0]) <= 0.5001e-3
        yield "landing", ("u one" in said["landing"]) == (_discriminant(p) > 0)
    yield "other", (said["other"] == "") == (_discriminant(p) <= 0)
    if said["other"]:
        yield "other", len(found) == 2 and says(said["other"], found[1], least=1e-3)
        yield "other", ("flipped" in said["other"]) == (found[-1] < -1e-9)
        yield "other", ("to zero" in said["other"]) == (abs(found[-1]) < 1e-9)


def _flat(p: Any, said: Mapping[str, str], found: list[float]) -> Claims:
    disc, flat = _discriminant(p), said["flat"]
    yield "searching", said["searching"].startswith("If A only") == (disc < 0)
    yield "collapse", ("would be zero" in said["collapse"]) == (disc < 0)
    yield "flat", ("land together" in flat) == (disc >= 0 and not _is_scalar(p))
    yield "flat", ("never gets down" in flat) == (disc < 0)
    yield "flat", ("single point" in flat) == _is_scalar(p)
    yield "flat", ("Only at" in flat) == (disc == 0 and not _is_scalar(p))
    yield "flat_again", (said["flat_again"] == "") == (disc <= 0)
    yield "flat", ("on average" in flat) == (disc < 0 and not _turns_all_alike(p))
    if disc < 0:
        (_, _), (c, _) = p.matrix
        yield "flat", ("counter-clockwise" in flat) == (c > 0)
        yield "flat", says(flat, abs(facts_of_turn(p)), least=0.1)
    elif disc == 0:
        yield "flat", says(flat, found[0], least=1e-3)
    else:
        for name, value in (("flat", min(found)), ("flat_again", max(found))):
            crushed = "u one" if value == found[0] else "u two"
            named = any(f"{crushed}{comma} is crushed" in said[name] for comma in ("", ","))
            yield name, says(said[name], value, least=1e-3) and named


def _turns_all_alike(p: Any) -> bool:
    (a, b), (c, d) = p.matrix
    return bool(a == d and b == -c)


def facts_of_turn(p: Any) -> float:
    (a, _), (_, d) = p.matrix
    return math.degrees(math.atan2(math.sqrt(-_discriminant(p)) / 100, a + d))


def _power(p: Any, said: Mapping[str, str], lesson: Any, found: list[float]) -> Claims:
    parts = _parts(p, lesson)
    tied = len(found) == 2 and abs(found[0] + found[1]) < 1e-9
    for name in ("growth", "race"):
        yield name, (said[name] == "") == (parts is None)
    yield "missing", (said["missing"] == "") == (parts is None or tied)
    yield "settled", (said["settled"] == "") == (parts is not None)
    if parts is None:
        yield from _settles(p, said["settled"], found)
        return
    gone = abs(found[1]) < 1e-9
    yield "missing", ("sent to zero" in said["missing"]) == (gone and not tied)
    yield "growth", ("wipes out" in said["growth"]) == gone
    yield "growth", says(said["growth"], *(found[:1] if gone else found), least=1e-3)
    yield "race", ("equally large" in said["race"]) == tied
    yield "race", ("flipping" in said["race"]) == (found[0] < 0 and not tied)
    yield "race", ("only the first part is left" in said["race"]) == (gone and not tied)
    if not (tied or gone):
        share = abs(parts[-1, 0]) / np.abs(parts[-1]).sum()
        nearly = "over 99.9%" in said["race"]
        yield "race", nearly == (share > 0.999)
        yield "race", nearly or any(percent(each, share) for each in re.findall(r"[\d.]+%", said["race"]))
        yield "race", ("More steps" in said["race"]) == (share < 0.9)
        yield "race", "the first part's share is" in said["race"]
        yield "race", f"after {p.steps} step" in said["race"].lower()
        yield "race", ("larger in size, it wins" in said["race"]) == (share >= 0.9)


def _is_off(text: str, arrow: Any, line: Any) -> bool:
    """Whether a text says how many degrees lie between an arrow and a line."""
    arrow, line = arrow / np.linalg.norm(arrow), line / np.linalg.norm(line)
    angle = math.degrees(math.atan2(abs(across(arrow, line)), abs(arrow @ line)))
    shown = (read(text) or [(math.inf, 1.0)])[-1]
    if "less than" in text:
        return angle <= 0.1 + 1e-9
    return abs(shown[0] - angle) <= 0.501 * max(shown[1], 0.1)


def _settles(p: Any, text: str, found: list[float]) -> Claims:
    yield "settled", ("starts at zero" in text) == (not any(p.start))
    if not any(p.start):
        return
    matrix, vector = np.array(p.matrix), np.array(p.start) / np.linalg.norm(p.start)
    collapses = np.linalg.norm(matrix @ matrix @ vector) < 1e-12
    tied = len(found) == 2 and abs(found[0] + found[1]) < 1e-9 and not collapses
    yield "settled", ("sends it to zero" in text or "send it to zero" in text) == collapses
    yield "settled", ("never stops turning" in text) == (not found)
    yield "settled", "equally large" not in text or tied
    factor = vector @ matrix @ vector
    yield "settled", "from the start" not in text or np.allclose(matrix @ vector, factor * vector, atol=1e-6)
    yield "settled", "flipping" not in text or factor < 0 or found[0] < 0
    if " it lies " in text:
        for _ in range(p.steps):
            vector = matrix @ vector
            vector /= np.linalg.norm(vector)
        [*_, (least, line)] = sorted(
            (np.linalg.norm(matrix @ each - found[0] * each), tuple(each))
            for each in _around(matrix, found[0])
        )[:1]
        yield "settled", least < 1e-6 and _is_off(text, vector, np.array(line))


def _around(matrix: Any, value: float) -> list[Any]:
    """Unit vectors of which one is an eigenvector for a simple or defective eigenvalue."""
    (a, b), (c, d) = matrix
    rows = [np.array([b, value - a]), np.array([value - d, c])]
    return [row / np.linalg.norm(row) for row in rows if np.linalg.norm(row) > 1e-9]


def _ranking(said: Mapping[str, str], lesson: Any) -> Claims:
    shares, others = _web(lesson)
    yield "winner", len(others) == 3 and np.abs(np.subtract.outer(others, others)).max() > 0.01
    yield "winner", np.allclose(np.imag(others), 0) and bool((np.abs(others) < 1).all())
    yield "winner", said["winner"] == PAGES[int(np.argmax(shares))]
    goes = lesson.ranked.matrix[:, 0]
    named = [page in said["column"].partition(" to ")[2] for page in PAGES]
    yield "column", named == [bool(share > 1e-6) for share in goes]
    share = {"all of them": 1, "half": 1 / 2, "a third": 1 / 3}
    [told] = [size for word, size in share.items() if word in said["column"]]
    yield "column", np.allclose(goes[np.array(named)], told)


SOMETIMES = {"flat_again"}
OTHER_SETTINGS = [
    {"matrix": ((0, -2), (2, 0)), "seed": 1},
    {"matrix": ((-0.5, 0), (0, -0.5)), "start": (1, 1), "seed": 2},
    {"matrix": ((0, 0), (0, 0)), "start": (0, 0)},
    {"matrix": ((1, 1), (0, 1)), "steps": 3},
    {"matrix": ((-2, 1), (1, 0.5)), "steps": 2},
]


# Geometry ----------------------------------------------------------------------------------------------


def geometry(lesson: Any, beat: str, resting: bool) -> Truths:
    matrix = np.array(lesson.params.matrix)
    if "sweep" in vars(lesson) and is_shown(lesson, lesson.sweep.image):
        yield from _sweep(lesson.sweep, matrix)
    if "shift" in vars(lesson) and is_shown(lesson, lesson.shift.cell):
        yield from _shift(lesson, matrix)
    if "turned" in vars(lesson) and is_shown(lesson, lesson.turned.cell):
        yield from _turned(lesson.turned)
    for fan in on_stage(lesson, Fan) if resting else ():
        if len(fan.vectors) > 1:
            used = lesson.shift.turning if beat == "turn_every_arrow" else matrix
            if np.allclose(fan.matrix, used):
                ends = [vector_of(arrow, fan.plane) for arrow in fan.arrows]
                yield Truth("fan of arrows", ends, fan.vectors @ used.T, fan.plane.unit)
    if resting and "arrow" in vars(lesson) and is_shown(lesson, lesson.arrow.arrow):
        yield from _iterated(lesson, lesson.arrow, beat, matrix)
    if "rows" in vars(lesson):
        yield from _rows(lesson, lesson.rows)
    yield from _web_truths(lesson)


def _sweep(sweep: Sweep, matrix: Any) -> Truths:
    if sweep.applied < 1:
        return
    plane, x = sweep.plane, np.array([math.cos(sweep.angle), math.sin(sweep.angle)])
    image = matrix @ x
    yield Truth("turned arrow", vector_of(sweep.x, plane), x, plane.unit)
    yield Truth("image of the arrow", vector_of(sweep.image, plane), image, plane.unit)
    if len(sweep.gap.points):
        ends = values(plane, [sweep.gap.get_start(), sweep.gap.get_end()])
        yield Truth("gap", ends, [(image @ x) * x, image], plane.unit)
    plot = sweep.chart.plot
    here = plot.values(sweep.chart.dot.get_center())
    height = x[0] * image[1] - x[1] * image[0]
    yield Truth("gap on the chart", here[1], height, plot.y_unit)


def _shift(lesson: Any, matrix: Any) -> Truths:
    shift, plane = lesson.shift, lesson.shift.cell.plane
    now = matrix - shift.subtracted * np.eye(2)
    expected = np.array([(0, 0), (1, 0), (1, 1), (0, 1)]) @ now.T
    drawn = values(plane, shift.cell.points.reshape(-1, 4, 3)[:4, 0])
    yield Truth("cell of the grid", drawn, expected, plane.unit)
    for fan, vector, value in zip(lesson.picture.u, _vectors(lesson), _values(lesson.params), strict=False):
        end, size = vector_of(fan.arrows[0], plane), np.linalg.norm(vector)
        if np.linalg.norm(fan.vectors[0]) < size - 1e-9:  # a long one, for which there is no room
            assert size > math.sqrt(2)
            size = 1 / size
        else:
            size = 1.0
        yield Truth("eigenvector", end, (value - shift.subtracted) * size * vector, plane.unit)
    for step, dots in zip(shift.landing.steps, [shift.landing.ends], strict=False):
        if is_shown(lesson, step):
            crushed = _vectors(lesson)[int(np.argmin(_values(lesson.params)))]
            first, second = values(plane, [dot.get_center() for dot in dots])
            image = now @ crushed * (1.0 if np.linalg.norm(crushed) <= 1.5 else 1 / np.linalg.norm(crushed))
            yield Truth("step between two points", second - first, image, plane.unit)
    for flat in shift.flat:
        if is_shown(lesson, flat.line):
            ends = values(plane, [flat.line.get_start(), flat.line.get_end()])
            image = (matrix - flat.value * np.eye(2)) @ (1.0, 0.37)  # of any vector that is not crushed
            yield Truth("plane that is flat", [across(image, end) for end in ends], np.zeros(2), plane.unit)
    if is_shown(lesson, shift.chart.dot):
        plot = shift.chart.plot
        here = plot.values(shift.chart.dot.get_center())
        (a, b), (c, d) = now
        yield Truth("determinant", here, (shift.subtracted, a * d - b * c), (plot.x_unit, plot.y_unit))


def _turned(turned: TurningMap) -> Truths:
    """B turns all arrows alike: its cell stays a square."""
    plane, (cosine, sine) = turned.cell.plane, turned.matrix[:, 0]
    now = np.array([(cosine - turned.subtracted, -sine), (sine, cosine - turned.subtracted)])
    expected = np.array([(0, 0), (1, 0), (1, 1), (0, 1)]) @ now.T
    drawn = values(plane, turned.cell.points.reshape(-1, 4, 3)[:4, 0])
    yield Truth("cell of the other matrix", drawn, expected, plane.unit)
    plot = turned.chart.plot
    expected = (turned.subtracted, (cosine - turned.subtracted) ** 2 + sine**2)
    drawn = plot.values(turned.dot.get_center())
    yield Truth("determinant of the other matrix", drawn, expected, (plot.x_unit, plot.y_unit))


def _iterated(lesson: Any, arrow: Any, beat: str, matrix: Any) -> Truths:
    """At rest it is where the matrix sent it, or it has the length of the start."""
    start, plane = np.array(lesson.params.start), arrow.plane
    drawn = plane.values(arrow.arrow.end)
    if beat in ("split_in_two", "iterate", "repeat") and is_shown(lesson, arrow.legs[0]):
        whole, half = int(arrow.step), arrow.step % 1
        image = np.linalg.matrix_power(matrix, whole) @ start
        size = np.linalg.norm(image)
        image = image * np.linalg.norm(start) / size if size > 1e-12 else image * 0
        if half in (0, 0.5) and np.linalg.norm(drawn) > 1e-9:
            yield Truth("iterated arrow", drawn, matrix @ image if half else image, plane.unit)
            if lesson.parts is not None:
                first = plane.values(arrow.legs[0].end) - plane.values(arrow.legs[0].start)
                off = across(first, _vectors(lesson)[0]) / np.linalg.norm(_vectors(lesson)[0])
                yield Truth("leg along the first line", off, 0.0, plane.unit)


def _rows(lesson: Any, rows: PartRows) -> Truths:
    """Each bar on the stage is cut in proportion; one of a part alone, when the other is left out."""
    for step, (*_, bar) in zip(rows.shown, rows.rows, strict=True):
        first, second = np.abs(_parts(lesson.params, lesson)[step]) * (not rows.first_is_missing, 1)
        if is_shown(lesson, bar.first) and first + second:
            yield Truth("bar of parts", bar.first.width, bar.whole.width * first / (first + second))


def _web_truths(lesson: Any) -> Truths:
    for web in on_stage(lesson, Web) or ([lesson.web] if "web" in vars(lesson) else []):
        count = lesson.params.points
        if not is_shown(lesson, web.readers) or getattr(web, "click", 0) % 1:
            continue
        drawn = centres(web.readers, count)
        pages = lesson.readers[int(getattr(web, "click", 0))]
        far = np.linalg.norm(drawn - web.centers[pages], axis=1) - web.pages[0].width / 2
        yield Truth("readers on their page", np.maximum(far, 0), np.zeros(count))
    for bars in on_stage(lesson, ShareBars):
        clicks = int(bars.click + 1e-9)
        shares = np.linalg.matrix_power(lesson.ranked.matrix, clicks) @ np.full(len(PAGES), 1 / len(PAGES))
        if bars is vars(lesson).get("remains"):
            found, vectors = np.linalg.eig(lesson.ranked.matrix)
            parts = np.linalg.solve(vectors, np.full(len(PAGES), 1 / len(PAGES)))
            order = np.argsort(-np.abs(found))
            shares = (np.abs(parts) > 1e-6)[order] * np.abs(found[order]) ** clicks
        drawn = [bar.width for bar in bars.bars]
        yield Truth("bars of shares", drawn, np.maximum(bars.unit * shares, 1e-3))


MARKED = {
    *("turned arrow", "image of the arrow", "gap", "gap on the chart"),
    *("cell of the grid", "eigenvector", "determinant", "fan of arrows"),
    *(
        "step between two points",
        "plane that is flat",
        "cell of the other matrix",
        "determinant of the other matrix",
    ),
    *(
        "iterated arrow",
        "leg along the first line",
        "bar of parts",
        "readers on their page",
        "bars of shares",
    ),
}


def image_too_short(self: Sweep, **_: Any) -> None:
    self.image.set_state(
        start=self.image.start, end=self.image.start + 0.97 * (self.image.end - self.image.start)
    )


def bars_too_long(self: ShareBars, **_: Any) -> None:
    self.bars[0].stretch_to_fit_width(self.bars[0].width + 0.03)


SLIP = Slip(Sweep, "set_state", image_too_short, "image of the arrow")
OTHER_SLIPS = (Slip(ShareBars, "set_state", bars_too_long, "bars of shares"),)


# Numerals ----------------------------------------------------------------------------------------------

STRUCTURE = {
    r'"\d(/\d)?" : column\d': "a share of the readers of a page, which ``formulas`` checks",
    r"(column|row)-gap: #[\d.]+em": "between the columns and the rows of a matrix",
    r"(lambda|bold\(u\))_\(?[12]": "an index",
    r"(180|135|90|45|0)$": "marks of the half turn",
    r'= \{\{ "?1"? : result': "the largest eigenvalue of a web",
    r'= (bold\(0\)|"?0"?)$': "an equation",
    r"\$lambda = -?\"\d(/\d)?\"\$": "an eigenvalue of a web, which ``formulas`` checks",
    r"^grid: [\d.]+$": "how wide the squares of a grid are",
    r"^click \d+$": "the number of clicks",
    r"^< 0.1%$": "what is nearly nothing",
    r"^(100\.0|19\.8|1\.2|1\.7)%$": "what is left of a part after 0, 4 and 10 clicks: all webs have these "
    "eigenvalues, and the geometry checks the bars",
    r"^25.0%$": "the share of each of four pages before the first click, which ``formulas`` checks",
    r"\)\^2": "a square",
}


def formulas(lesson: Any, texts: Texts) -> None:
    """The table of the web says where the readers of each page go; at first all pages have equally many."""
    [table] = {text for text in texts["meet_the_web"] if text.startswith("P = mat(")}
    entries = re.findall(r'"(\d)(?:/(\d))?" : column(\d)', table)
    shares = np.array([int(top) / int(bottom or 1) for top, bottom, _ in entries]).reshape(4, 4)
    assert np.allclose(shares, lesson.ranked.matrix)
    assert [int(column) for *_, column in entries] == [0, 1, 2, 3] * 4
    named = [
        found for text in texts["rank_the_pages"] if (found := re.search(r'lambda = (-?)"([\d/]+)"', text))
    ]
    written = {Fraction("".join(found.groups())) for found in named}
    assert np.allclose(sorted(map(float, written)), sorted([1.0, *np.real(_web(lesson)[1])]))
    assert [text for text in texts["meet_the_web"] if text.endswith("%")] == [f"{100 / len(PAGES):.1f}%"] * 4


def derived(lesson: Any) -> Mapping[str, Any]:
    """Directions are written in small whole numbers if there are any."""
    matrix, vectors = np.array(lesson.params.matrix), _vectors(lesson)
    (a, b), (c, d) = lesson.params.matrix
    first = np.array((1, 0) if abs(c) >= abs(b) else (0, 1))
    if b == c == 0 and a != d:
        first = np.ones(2) / math.sqrt(2)
    parts, steps = _parts(lesson.params, lesson), lesson.params.steps
    rows = np.unique(np.linspace(0, steps, 7).round()).astype(int)
    return {
        "direction": vectors,
        "image": [matrix @ vector for vector in vectors],
        "first arrow": first,
        "image of the first arrow": matrix @ first,
        "turning": [np.round(np.trace(matrix) / 2, 1), _turn(lesson)],
        "its square": _turn(lesson) ** 2,
        "real": float(lesson.eigen.spectrum[0].real),
        "imaginary": float(lesson.eigen.spectrum[0].imag),
        "entries of the web": lesson.ranked.matrix,
        "shares after clicks": list(lesson.ranked.shares),
        "shares that are watched": lesson.ranked.shares[WATCHED],
        "second part alone": None if parts is None else parts[0, 1] * vectors[1],
        "rows": rows,
        "parts in rows": None
        if parts is None
        else [[_four_digits(part) for part in parts[row]] for row in rows],
        "shares in rows": None if parts is None else _shares(parts)[rows],
        "share without a first part": 0.0,
        "roots": sorted(lesson.eigen.values),
        **_areas(lesson),
    }


def _shares(parts: Any) -> Any:
    """Of the first part after each step; nearly all is written as over 99.9%."""
    shares = np.abs(parts[:, 0]) / np.abs(parts).sum(axis=1)
    return np.where((shares > 0.999) & (shares < 1), 0.999, shares)


def _areas(lesson: Any) -> Mapping[str, float]:
    """The area of the cell, and of that of the other matrix, where λ stops."""
    (a, b), (c, d) = lesson.params.matrix
    roots = sorted(np.real(lesson.eigen.spectrum))
    around = max(abs(np.imag(lesson.eigen.spectrum[0])), 0.3 * (roots[-1] - roots[0]), 0.4)
    low, high = min(0.0, roots[0] - around), max(0.0, roots[-1] + around)
    stops = {
        "low": low,
        "on the way": (low + roots[0]) / 2,
        "first": roots[0],
        "last": roots[-1],
        "high": high,
    }
    middle = np.round((a + d) / 2, 1)
    return {
        **{f"lambda, {name}": at for name, at in stops.items()},
        **{f"area, {name}": (a - at) * (d - at) - b * c for name, at in stops.items()},
        **{f"area of B, {name}": (middle - at) ** 2 + _turn(lesson) ** 2 for name, at in stops.items()},
    }


def _four_digits(value: float) -> float:
    """As parts are written: with four digits, or whole from ten thousand on."""
    return float(f"{value:.4g}") if not 10_000 <= abs(value) < 1e6 else float(round(value))
