"""A lesson's narration as pages show it: with formulas, sentence by sentence, as a transcript."""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from scenes.stage.lesson import PlayedBeat
from scenes.stage.lesson.narration import Formula, Narration, caption_time, pieces
from scenes.stage.type.typesetting import Outline, Points, typeset
from scripts.narration.captions import TimedText, sentences, split_sentences


@dataclass(frozen=True)
class Sentence:
    """A sentence as it is spoken and as a page shows it, and when it is spoken; times in seconds."""

    text: str
    html: str
    start: float
    end: float


class TitledBeat(Protocol):
    """What a transcript needs to know of a beat."""

    @property
    def title(self) -> str: ...
    @property
    def narration(self) -> str: ...
    @property
    def start(self) -> float: ...


def spoken_until(beat: PlayedBeat) -> float:
    """Return when the narration of *beat* is over: with the voice, but never before it can be read."""
    if beat.spoken is None:
        return beat.end
    return min(beat.end, beat.start + max(beat.spoken, caption_time(beat.narration)))


def narration_of(beat: PlayedBeat) -> TimedText:
    """Return what is said in *beat*, and when."""
    return TimedText(beat.narration, beat.start, spoken_until(beat))


def sentences_of(narration: str, start: float, end: float) -> list[Sentence]:
    """Return the sentences of a narration; a *narration* that knows its formulas has them in the HTML."""
    cut = _split_written(written(narration))
    spoken = sentences(TimedText(narration, start, end))
    if len(cut) != len(spoken):  # a formula is spoken as sentences of its own
        return [Sentence(str(narration), narration_html(written(narration)), start, end)]
    return [
        Sentence(sentence.text, narration_html(text), sentence.start, sentence.end)
        for sentence, text in zip(spoken, cut, strict=True)
    ]


def written(narration: str) -> str:
    """Return a narration with its formulas, if it knows of any."""
    return narration.written if isinstance(narration, Narration) else narration


def _split_written(narration: str) -> list[str]:
    """Split between sentences, never inside a formula.

    A formula may contain a full stop. So each formula is first replaced by one character of Unicode's
    private use area, which no narration contains, and put back after the split.
    """
    parts = pieces(narration)
    formulas = [part for part in parts if isinstance(part, Formula)]
    keys = iter(range(len(formulas)))
    masked = "".join(chr(0xE000 + next(keys)) if isinstance(part, Formula) else part for part in parts)

    def restored(text: str) -> str:
        for index, formula in enumerate(formulas):
            text = text.replace(chr(0xE000 + index), f"[{formula.source}|{formula.words}]")
        return text

    return [restored(text) for text in split_sentences(masked)]


def narration_html(narration: str) -> str:
    """Return a narration as HTML: formulas drawn, each with its words for those who listen."""
    return "".join(
        formula_html(piece) if isinstance(piece, Formula) else html.escape(piece)
        for piece in pieces(narration)
    )


def formula_html(formula: Formula) -> str:
    """Return a formula as a picture in the line of text, in the text's colour and size."""
    outlines, baseline = _set_in_line(formula.source)
    points = np.concatenate([outline.points for outline in outlines])
    (left, bottom), (right, top) = points.min(axis=0), points.max(axis=0)
    path = "".join(map(_path, outlines))
    return (
        f'<span class="formula" role="img" aria-label="{html.escape(formula.words)}">'
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
    sections = [f"# {_markdown(title)}", _markdown(summary)]
    for beat in beats:
        minutes, seconds = divmod(int(beat.start), 60)
        sections += [f"## {minutes}:{seconds:02} {_markdown(beat.title)}", _markdown(beat.narration)]
    return "\n\n".join(filter(None, sections)) + "\n"


def _markdown(text: str) -> str:
    """Return *text* with the signs escaped that Markdown would read as its own."""
    return "".join(f"\\{sign}" if sign in r"\`*_[]<>#|" else sign for sign in text)
