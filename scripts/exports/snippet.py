"""The lines that put a clip into a page, a Markdown file or a Beamer slide."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from pathlib import Path
from string import Template

from scripts.basis.text import markdown_text, url_of, visible

_FILMS = (".mp4", ".webm", ".mov")
_LATEX_NAME = re.compile(r"[A-Za-z0-9 ._+-]+")


@dataclass(frozen=True)
class ShownFile:
    """A file that is to be shown: its size in pixels, and what it shows in words."""

    file: Path
    width: int
    height: int
    words: str

    @property
    def is_film(self) -> bool:
        return self.file.suffix.lower() in _FILMS


def html_snippet(shown: ShownFile) -> str:
    """Return an element for a page in the same folder as the file."""
    address, words = url_of(shown.file.name), escape(visible(shown.words))
    size = f'width="{shown.width}" height="{shown.height}"'
    if shown.is_film:
        return f'<video controls playsinline src="{address}" {size} aria-label="{words}"></video>'
    return f'<img src="{address}" {size} alt="{words}">'


def markdown_snippet(shown: ShownFile) -> str:
    """Return a line for a Markdown file; where Markdown has no films, it takes HTML."""
    if shown.is_film:
        return html_snippet(shown)
    return f"![{markdown_text(shown.words)}]({url_of(shown.file.name)})"


_BEAMER = Template(r"""% $words
% In the preamble: \usepackage{multimedia}. Plays in Okular, pdfpc and Evince; elsewhere it shows the still.
% Keep $clip and $still in the folder of the PDF, and write in a frame: \input{$stem}
\movie[width=\textwidth, height=$ratio\textwidth, showcontrols, poster]{%
  \includegraphics[width=\textwidth]{$still}%
}{$clip}
""")


def latex_can_read(file: Path) -> bool:
    """Whether LaTeX finds a *file* of this name: it reads signs such as % and # as its own."""
    return _LATEX_NAME.fullmatch(file.name) is not None


def beamer_snippet(clip: ShownFile, still: Path) -> str:
    """Return LaTeX for a Beamer frame that shows *still* and plays *clip* at a click."""
    return _BEAMER.substitute(
        words=visible(clip.words),
        clip=clip.file.name,
        still=still.name,
        stem=clip.file.stem,
        ratio=f"{clip.height / clip.width:.4f}",
    )
