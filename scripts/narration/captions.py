"""Captions: the narration cut into cues that can be read in time, as WebVTT and SubRip."""

from __future__ import annotations

import html
import math
import re
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

import srt

from scripts.basis.text import visible
from scripts.narration.languages import ENGLISH

LINE_LENGTH = 42
LINES = 2
"""What a viewer takes in at a glance, as broadcasters and film services ask for it."""

_PHRASE_END = re.compile(r"(?<=[.!?;:,—–])\s+")
_SENTENCE_MARKS = (".", "!", "?")


@dataclass(frozen=True)
class TimedText:
    """A phrase, and when it is spoken; times in seconds."""

    text: str
    start: float
    end: float


def captions(phrases: Iterable[TimedText]) -> list[srt.Subtitle]:
    """Return the cues of a film: at most two short lines each, one after another within their phrase."""
    cues = [
        cue
        for phrase in phrases
        for cue in _spread([_balanced(cue) for cue in _cut(visible(phrase.text))], phrase)
    ]
    return [
        srt.Subtitle(index, _milliseconds(cue.start), _milliseconds(cue.end), cue.text)
        for index, cue in enumerate(cues, 1)
    ]


def to_srt(cues: Sequence[srt.Subtitle]) -> str:
    """Return the cues as a SubRip file."""
    return str(srt.compose(cues))


def to_vtt(cues: Sequence[srt.Subtitle], language: str = ENGLISH) -> str:
    """Return the cues as a WebVTT file that names its *language*, as pages write it."""
    blocks = [f"{_timestamp(cue.start)} --> {_timestamp(cue.end)}\n{vtt_text(cue.content)}\n" for cue in cues]
    return "\n".join([f"WEBVTT\nKind: captions\nLanguage: {language}\n", *blocks])


def vtt_text(text: str) -> str:
    """Return *text* as WebVTT writes it, where ``<`` would open a tag."""
    return html.escape(text, quote=False)


def _cut(narration: str) -> list[str]:
    """Cut between phrases into as few cues as will do, at sentences' ends if possible, about equally long."""
    phrases = [piece for phrase in _PHRASE_END.split(narration) for piece in _pieces(phrase)]
    best: list[tuple[int, int, list[str]]] = [(0, 0, [])]  # cues, how uneven they are, and what they say
    for end in range(1, len(phrases) + 1):
        ways = []
        for start in reversed(range(end)):
            cue = " ".join(phrases[start:end])
            if not _fits(cue):
                break
            count, unevenness, cues = best[start]
            torn = 0 if cue.endswith(_SENTENCE_MARKS) or end == len(phrases) else LINE_LENGTH**2
            ways.append((count + 1, unevenness + len(cue) ** 2 + torn, [*cues, cue]))
        best.append(min(ways))
    return best[-1][2]


def _pieces(phrase: str) -> list[str]:
    return [phrase] if _fits(phrase) else _cut_phrase(phrase)


def _cut_phrase(phrase: str) -> list[str]:
    """Cut between words into as few cues as will do, about equally long."""
    pieces = -(-len(phrase) // (LINES * LINE_LENGTH))
    while True:
        cues = textwrap.wrap(phrase, -(-len(phrase) // pieces))
        if all(_fits(cue) for cue in cues):
            return cues
        pieces += 1


def _fits(text: str) -> bool:
    return len(textwrap.wrap(text, LINE_LENGTH)) <= LINES


def _balanced(cue: str) -> str:
    """Break a cue into lines of about the same length."""
    lines = textwrap.wrap(cue, LINE_LENGTH)
    narrower = (textwrap.wrap(cue, width) for width in range(math.ceil(len(cue) / LINES), LINE_LENGTH))
    return "\n".join(next((wrapped for wrapped in narrower if len(wrapped) == len(lines)), lines))


def _spread(texts: Sequence[str], whole: TimedText) -> list[TimedText]:
    """Divide the time of the *whole* in proportion to length: no part is read faster than another."""
    lengths = [len(text) for text in texts]
    moments = [
        whole.start + (whole.end - whole.start) * sum(lengths[:count]) / sum(lengths)
        for count in range(len(texts) + 1)
    ]
    return [TimedText(text, *span) for text, *span in zip(texts, moments, moments[1:], strict=False)]


def _milliseconds(seconds: float) -> timedelta:
    # Rounded down, so that no cue outlasts its beat.
    return timedelta(milliseconds=math.floor(seconds * 1000 + 1e-6))


def _timestamp(moment: timedelta) -> str:
    seconds, milliseconds = divmod(moment // timedelta(milliseconds=1), 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{milliseconds:03}"
