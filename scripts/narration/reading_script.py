"""A script to read aloud: every phrase of a lesson, with the name under which its recording is found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scripts.basis.templates import page_templates
from scripts.narration.voices.recordings import phrase_names

_ENDING = ".m4a"
"""As phones record; any other format will do."""


@dataclass(frozen=True)
class ScriptLine:
    """A phrase to read, and the file to record it in."""

    file: str
    phrase: str


@dataclass(frozen=True)
class ReadingScript:
    """What is to be read of a lesson, in order, beat by beat."""

    title: str
    beats: Sequence[tuple[str, Sequence[ScriptLine]]]
    """The title and the lines of each beat."""

    @property
    def text(self) -> str:
        """The script for a terminal or a text file."""
        blocks = [f"{line.file}\n  {line.phrase}" for _, lines in self.beats for line in lines]
        return "\n\n".join(blocks) + "\n"

    @property
    def page(self) -> str:
        """The script as an HTML page to print."""
        template = page_templates("scripts.narration").get_template("script.html.j2")
        return template.render(script=self)


def reading_script(lesson: str, title: str, script: Mapping[str, tuple[str, Sequence[str]]]) -> ReadingScript:
    """Return what is to be read of a lesson.

    Parameters
    ----------
    lesson
        The name of the lesson in its course, which is that of its folder of recordings.
    title
        The lesson's title.
    script
        The title and the phrases of each beat, by its name.
    """
    return ReadingScript(
        title, [(beat, _lines(lesson, name, phrases)) for name, (beat, phrases) in script.items()]
    )


def _lines(lesson: str, beat: str, phrases: Sequence[str]) -> list[ScriptLine]:
    names = phrase_names(beat, phrases)
    return [
        ScriptLine(f"{lesson}/{name}{_ENDING}", phrase) for name, phrase in zip(names, phrases, strict=True)
    ]
