"""What a lesson writes that is good to look up: its formulas in letters, found without filming it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from scripts.basis.errors import MathreelError
from scripts.decks.deck import DrawnFormula
from scripts.engine.failures import Failure, failure_of
from scripts.engine.order import Order, subject_of
from scripts.engine.questions.question import Answer, Question

if TYPE_CHECKING:
    from scenes.stage.lesson import Lesson

__all__ = ["WRITTEN_FORMULAS", "drawn_formulas", "formulas_in", "typed"]

_MOST = 12
"""How many formulas of a lesson are good to look up; more would not be read."""

_PART = re.compile(r"\{\{((?:(?!\{\{|\}\}).)*?)\s*:\s*[a-z][a-z0-9_]*\s*\}\}", re.DOTALL)
_ATOM = re.compile(r'\w+|"[^"]*"|\([^()]*\)')

_QUOTED = re.compile(r'"[^"]*"')
_TOKEN = re.compile(
    rf"(?P<word>{_QUOTED.pattern}|\\\S|->|=>|<=>|!=|<<|>>|\w+\.)"
    r"|(?P<relation><-|<=|>=|:?=|<|>|\b(?:approx|prop)\b)"
    r"|(?P<clause>,|\b(?:quad|wide)\b|\\(?=\s|$))"
    r"|(?P<opening>[(\[])|(?P<closing>[)\]])"
)
"""What decides where a formula falls into clauses, and a clause into sides; words are passed over."""

_NO_LETTERS = re.compile(
    r"#h\([^)]*\)|#words\[[^\]]*\]|\b(?:delim|(?:(?:row|column)-)?gap):(?:\s*#[\d.]+em)?"
)
_NAMES = re.compile(
    r"abs|approx|binom|bold|cases|ceil|degree|delim|display|div|dots?|floor|frac|italic|lr|mat|med|minus|norm|plus|prop|quad"
    r"|root|round|slash|sqrt|thick|thin|times|upright|vec|wide|words"
)
"""Names in Typst's mathematics that are no letters."""

_DRAWN = re.compile(r'<svg [^>]*viewBox="(?P<box>[^"]*)"[^>]*>(?P<path>.*?)</svg>')


def written_formulas(order: Order) -> Answer | Failure:
    """Play a lesson without drawing it and return the formulas that it writes, in order, ready for JSON."""
    try:
        formulas = drawn_formulas(_sources(order))
    except MathreelError:
        raise
    except Exception as error:
        return failure_of(order.entry.name, error)
    return {"name": order.entry.name, "formulas": [asdict(formula) for formula in formulas]}


WRITTEN_FORMULAS = Question("written formulas", written_formulas, "Playing", is_long=True)


def _sources(order: Order) -> list[str]:
    """All mathematics that a lesson writes, on the stage and in its narration, as it comes up."""
    from scenes.stage.lesson.narration import Formula, pieces
    from scripts.film.rehearsal import script_of
    from scripts.film.renderer import LessonRenderer, manim_settings

    subject = subject_of(order)
    script = list(script_of(subject).values())
    found: list[str] = []

    def note(phrase: int) -> None:
        """Note what the phrases before have written, and what this one says."""
        found.extend(_on_stage(lesson))
        said = script[len(lesson.played)].phrases[phrase].written
        found.extend(piece.source for piece in pieces(said) if isinstance(piece, Formula))

    with manim_settings(subject.quality):
        lesson = subject.lesson(LessonRenderer(subject.quality.fps))
        lesson.on_phrase = note
        lesson.render()
    return [*found, *_on_stage(lesson)]


def _on_stage(lesson: Lesson) -> Iterator[str]:
    """The sources of the mathematics that stands whole on the stage, also of what was taken apart."""
    from scenes.stage.type.writing import Glyphs, Written

    family = lesson.get_mobject_family_members()
    words = {each.source for each in family if isinstance(each, Written) and not each.math}
    shapes = Counter(
        (each.writing, each.source)
        for each in family
        if isinstance(each, Glyphs) and each.get_fill_opacity() > 0
    )
    for (_, source), count in shapes.items():
        if source.startswith("$") and source.endswith("$") and source.count("$") == 2:
            yield source.strip("$")
        elif source not in words and count == _count_of_shapes(source):
            yield source


@cache
def _count_of_shapes(source: str) -> int | None:
    """Of how many shapes a formula is; None for words."""
    from scenes.stage.type.typesetting import TypesettingError, typeset

    try:
        return len(typeset(source, math=True).outlines)
    except TypesettingError:
        return None


def drawn_formulas(sources: Iterable[str]) -> list[DrawnFormula]:
    """Return the formulas in letters among Typst *sources*, each once, in order, drawn.

    If there are none, the lesson is one in numbers, and its equations are what there is to look up.
    """
    clauses = [clause for source in dict.fromkeys(sources) for clause in _clauses(source)]
    in_letters = filter(None, map(_in_letters, clauses))
    return (_all_drawn(in_letters) or _all_drawn(filter(_is_equation, clauses)))[:_MOST]


def _all_drawn(formulas: Iterable[str]) -> list[DrawnFormula]:
    return [drawn for formula in dict.fromkeys(formulas) if (drawn := _drawn(formula)) is not None]


def _drawn(formula: str) -> DrawnFormula | None:
    """Draw a formula as it is on a line of its own; None for words that were taken for one."""
    from scenes.stage.lesson.narration import Formula
    from scenes.stage.type.typesetting import TypesettingError
    from scripts.narration.transcript import formula_html

    try:
        drawn = _DRAWN.search(formula_html(Formula(f"#math.display($ {formula} $)", formula)))
    except TypesettingError:
        return None
    assert drawn is not None
    _, _, width, height = map(float, drawn["box"].split())
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{drawn["box"]}">{drawn["path"]}</svg>'
    return DrawnFormula(formula.replace('"', ""), svg, width, height)


def formulas_in(source: str) -> list[str]:
    """Return the formulas in letters in a *source*, as one types them."""
    return [*filter(None, map(_in_letters, _clauses(source)))]


def _clauses(source: str) -> list[str]:
    """The parts of a source that each relate something, as one types them."""
    source = " ".join(typed(source).replace("&", "").split())
    cuts = [0, *_places(source, "clause"), len(source)]
    clauses = [source[start:end].strip(" ,\\") for start, end in pairwise(cuts)]
    clauses = [re.sub(r"^(?:quad|wide)\b", "", clause).strip() for clause in clauses]
    clauses = [clause for clause in clauses if clause]
    if all(_places(clause, "relation") for clause in clauses):
        return clauses
    # A row goes on in the next, or a clause is a condition of the one before.
    return [source] if _places(source, "relation") else []


def _in_letters(clause: str) -> str | None:
    """Return a *clause* that relates letters to letters, or several to zero, without numbers at its end."""
    ends = [*_places(clause, "relation"), len(clause)]
    left = clause[: ends[0]]
    sides = [(clause[start:end], end) for start, end in pairwise(ends)]
    lettered = [end for side, end in sides if _letters(side) or _is_zero(side, left)]
    if not _letters(left) or not lettered:
        return None
    has_condition = bool(_places(clause, "clause"))  # which may end in a number, and needs it
    return clause if has_condition else clause[: lettered[-1]].strip()


def _is_equation(clause: str) -> bool:
    """Whether a clause says more than the value of one letter."""
    start = _places(clause, "relation")[0]
    left, right = clause[:start].strip(), clause[start:]
    return bool(_letters(left)) and (re.fullmatch(r"[\w']+", left) is None or "(" in right)


def _places(source: str, kind: str) -> list[int]:
    """Where tokens of a *kind* stand outside of all brackets."""
    places, depth = [], 0
    for token in _TOKEN.finditer(source):
        depth += (token.lastgroup == "opening") - (token.lastgroup == "closing")
        if token.lastgroup == kind and depth == 0:
            places.append(token.start())
    return places


def _letters(side: str) -> list[str]:
    """The letters and words in a side of a formula; a word in quotes that has a digit is a number."""
    quoted = [word for word in _QUOTED.findall(side) if not re.search(r"\d", word)]
    bare = _NO_LETTERS.sub(" ", _QUOTED.sub(" ", side))
    words = re.findall(r"[^\W\d_]+", " ".join([bare, *quoted]))
    return [word for word in words if not _NAMES.fullmatch(word)]


def _is_zero(side: str, left: str) -> bool:
    """Whether a side is zero, and what is *left* of it more than one letter with its value."""
    return re.fullmatch(r'\s*=\s*(?:0|"0")\s*', side) is not None and len(_letters(left)) > 1


def typed(source: str) -> str:
    """Return a *source* as one types it, without the names of its parts."""
    found = 1
    while found:
        source, found = _PART.subn(_content, source)
    return source


def _content(part: re.Match[str]) -> str:
    """What a part holds, in brackets that are not seen where it would not hold together without them."""
    content, source = part[1].strip(), part.string
    before, after = source[: part.start()].rstrip(" "), source[part.end() :]
    binds = before.endswith(("/", "_", "^")) or after.lstrip(" ").startswith("/")
    if binds and not _ATOM.fullmatch(content):
        return f"({content})"
    return f"{content} " if after[:1].isalnum() else content
