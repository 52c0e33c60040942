"""A lesson's narration as pages show it: with formulas, and as a transcript."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterable, Iterator
from typing import Protocol

import numpy as np

from scenes.stage.lesson import PlayedBeat
from scenes.stage.lesson.narration import Formula, pieces
from scenes.stage.type.typesetting import Outline, Points, typeset
from scripts.basis.text import markdown_text, printed, visible
from scripts.narration.captions import TimedText


class TitledBeat(Protocol):
    """What a transcript needs to know of a beat."""

    @property
    def title(self) -> str: ...
    @property
    def narration(self) -> str: ...
    @property
    def start(self) -> float: ...


def phrases_of(beats: Iterable[PlayedBeat]) -> Iterator[TimedText]:
    """Return what is said in *beats*, and when."""
    for beat in beats:
        for phrase in beat.phrases:
            yield TimedText(printed(phrase.narration), phrase.start, phrase.caption_end)


def letters_of(narrations: Iterable[str]) -> frozenset[str]:
    """Return the letters that are formulas somewhere in written *narrations*."""
    formulas = (piece for written in narrations for piece in pieces(written) if isinstance(piece, Formula))
    return frozenset(formula.source for formula in formulas if len(formula.source) == 1)


def narration_html(written: str, letters: Collection[str] = ()) -> str:
    """Return a written narration as HTML: formulas drawn, each with its words for those who listen.

    A letter of *letters* that stands alone is a formula too, so that it looks the same all along a film.
    """
    return "".join(
        formula_html(piece) if isinstance(piece, Formula) else html.escape(visible(piece))
        for piece in _pieces(written, letters)
    )


def _pieces(written: str, letters: Collection[str]) -> Iterator[str | Formula]:
    alone = re.compile(rf"(?<![\w-])([{''.join(letters)}])(?![\w-])") if letters else None
    for piece in pieces(written):
        if isinstance(piece, Formula):
            yield piece
        elif alone is None:
            yield printed(piece)
        else:
            parts = enumerate(alone.split(printed(piece)))
            yield from (Formula(part, part) if index % 2 else part for index, part in parts)


def formula_html(formula: Formula) -> str:
    """Return a formula as a picture in the line of text, in the text's colour and size."""
    outlines, baseline = _set_in_line(formula.source)
    points = np.concatenate([outline.points for outline in outlines])
    (left, bottom), (right, top) = points.min(axis=0), points.max(axis=0)
    path = "".join(map(_path, outlines))
    return (
        f'<span class="formula" role="img" aria-label="{html.escape(visible(formula.words))}">'
        f'<svg aria-hidden="true" viewBox="{left:.3f} {-top:.3f} {right - left:.3f} {top - bottom:.3f}" '
        f'style="width:{right - left:.3f}em;height:{top - bottom:.3f}em;'
        f'vertical-align:{bottom - baseline:.3f}em" '
        f'fill="currentColor"><path d="{path}"/></svg></span>'
    )


def _set_in_line(source: str) -> tuple[list[Outline], float]:
    """The outlines of a formula in running text, and the height of the line that the text stands on."""
    everything = typeset(f"${source}$ {{{{ x : letter }}}}", math=False).outlines
    letter = np.concatenate([outline.points for outline in everything if "letter" in outline.parts])
    formula = [outline for outline in everything if "letter" not in outline.parts]
    overshoot = typeset("x", math=False).outlines[0].points[:, 1].min()
    return formula, float(letter[:, 1].min() - overshoot)


def _path(outline: Outline) -> str:
    """Write an outline as SVG does: y downwards, each contour closed."""
    curves = (outline.points * (1, -1)).reshape(-1, 4, 2)
    commands: list[str] = []
    here: Points | None = None
    for start, *handles in curves:
        if here is None or not np.allclose(start, here):
            commands.append(f"{'Z' if commands else ''}M{_pair(start)}")
        commands.append(f"C{' '.join(map(_pair, handles))}")
        here = handles[-1]
    return f"{''.join(commands)}Z"


def _pair(point: Points) -> str:
    return f"{point[0]:.3f} {point[1]:.3f}"


def transcript(title: str, summary: str, beats: Iterable[TitledBeat]) -> str:
    """Return a lesson's narration as Markdown, a section for each beat."""
    sections = [f"# {markdown_text(title)}", markdown_text(summary)]
    for beat in beats:
        minutes, seconds = divmod(int(beat.start), 60)
        sections += [f"## {minutes}:{seconds:02} {markdown_text(beat.title)}", markdown_text(beat.narration)]
    return "\n\n".join(filter(None, sections)) + "\n"
