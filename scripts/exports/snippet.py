"""The lines that put a clip into a page, a Markdown file or a Beamer slide."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path
from string import Template

FILMS = (".mp4", ".webm", ".mov")


@dataclass(frozen=True)
class ShownFile:
    """A file that is to be shown: its size in pixels, and what it shows in words."""

    file: Path
    width: int
    height: int
    words: str


def html_snippet(shown: ShownFile) -> str:
    """Return an element for a page in the same folder as the file."""
    name, words = escape(shown.file.name), escape(shown.words)
    size = f'width="{shown.width}" height="{shown.height}"'
    if shown.file.suffix in FILMS:
        return f'<video controls playsinline src="{name}" {size} aria-label="{words}"></video>'
    return f'<img src="{name}" {size} alt="{words}">'


def markdown_snippet(shown: ShownFile) -> str:
    """Return a line for a Markdown file; where Markdown has no films, it takes HTML."""
    if shown.file.suffix in FILMS:
        return html_snippet(shown)
    words = "".join(f"\\{sign}" if sign in r"\[]" else sign for sign in shown.words)
    return f"![{words}](<{shown.file.name}>)"


_BEAMER = Template(r"""% $words
% In the preamble: \usepackage{multimedia}. Plays in Okular, pdfpc and Evince; elsewhere it shows the still.
% Keep $clip and $still in the folder of the PDF, and write in a frame: \input{$stem}
\movie[width=\textwidth, height=$ratio\textwidth, showcontrols, poster]{%
  \includegraphics[width=\textwidth]{$still}%
}{$clip}
""")


def beamer_snippet(clip: ShownFile, still: Path) -> str:
    """Return LaTeX for a Beamer frame that shows *still* and plays *clip* at a click."""
    return _BEAMER.substitute(
        words=clip.words.replace("\n", " "),
        clip=clip.file.name,
        still=still.name,
        stem=clip.file.stem,
        ratio=f"{clip.height / clip.width:.4f}",
    )
