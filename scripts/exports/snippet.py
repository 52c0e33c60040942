"""The lines that put a clip into a page, a Markdown file, a paper or a Beamer slide."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path
from string import Template

from scripts.basis.text import markdown_text, url_of, visible

_FILMS = (".mp4", ".webm")
_IN_LATEX = (".pdf", ".png")


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


def snippets(shown: ShownFile) -> dict[str, str]:
    """Return the lines that show a file, by where they go."""
    suffix = shown.file.suffix.lower()
    lines = {} if suffix == ".pdf" else {"HTML": html_snippet(shown), "Markdown": markdown_snippet(shown)}
    if suffix in _IN_LATEX and latex_can_read(shown.file):
        lines["LaTeX"] = latex_snippet(shown)
    return lines


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
% Keep the film and its still in the folder of the PDF, and write in a frame: \input{$stem}
\ifdefined\filmwidth\else\newlength{\filmwidth}\fi
\setlength{\filmwidth}{$width\textheight}% so that a title has room above it
\ifdim\filmwidth>\textwidth\setlength{\filmwidth}{\textwidth}\fi
\begin{center}
\movie[width=\filmwidth, height=$ratio\filmwidth, showcontrols, poster]{%
  \includegraphics[width=\filmwidth]{$still}%
}{$clip}
\end{center}
""")

_BELOW_A_TITLE = 0.72
"""The height of a film, as a share of that of the text, that leaves room for the title of a frame."""

_ESCAPED = {
    "%": r"\csname @percentchar\endcsname",
    "#": r"\csname c_hash_str\endcsname",
    **{sign: rf"\string{sign}" for sign in "$&~_^"},
}
"""How signs that LaTeX takes for its own are written in the name of a file, which LaTeX expands."""


def latex_can_read(file: Path) -> bool:
    """Whether LaTeX finds a *file* of this name, however it is written."""
    return not set(file.name) & set("\\{}\"'")


def latex_name(name: str) -> str:
    """Return the *name* of a file as LaTeX reads it."""
    escaped = "".join(_ESCAPED.get(sign, sign) for sign in name)
    return escaped.replace(r"\endcsname ", r"\endcsname\space ")  # a space behind a command is not read


def latex_snippet(shown: ShownFile) -> str:
    """Return a line of LaTeX that shows a still."""
    return rf"\includegraphics[width=\linewidth]{{{latex_name(shown.file.name)}}}"


def beamer_snippet(clip: ShownFile, still: Path) -> str:
    """Return LaTeX for a Beamer frame that shows *still* and plays *clip* at a click."""
    return _BEAMER.substitute(
        words=visible(clip.words),
        clip=latex_name(clip.file.name),
        still=latex_name(still.name),
        stem=latex_name(clip.file.stem),
        ratio=f"{clip.height / clip.width:.4f}",
        width=f"{_BELOW_A_TITLE * clip.width / clip.height:.4f}",
    )
