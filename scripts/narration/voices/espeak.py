"""The voice of eSpeak NG: a small program that speaks many languages, plainly."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import gettempdir

from scenes.stage.lesson.narration import WORDS_PER_SECOND
from scripts.basis.errors import MathreelError
from scripts.basis.workspaces import workspace
from scripts.narration.sound import Waveform, read_sound

DEFAULT_LANGUAGE = "en"
_PROGRAM = "espeak-ng"
_ADDITIONS = re.compile(r"^mb-|(?<=mb-..)\d+|\+.*$")
"""What names a speaker of a language: a voice of MBROLA, or a variant."""


class Espeak:
    """Speaks a language that eSpeak NG knows."""

    def __init__(self, language: str) -> None:
        self._language = language

    def say(self, texts: Sequence[str], pace: float) -> Sequence[Waveform]:
        return [self._say(text, pace) for text in texts]

    def _say(self, text: str, pace: float) -> Waveform:
        words_a_minute = round(60 * WORDS_PER_SECOND * pace)
        with workspace(Path(gettempdir()), private=True) as folder:
            spoken = folder / "spoken.wav"
            options = ("-v", self._language, "-s", str(words_a_minute), "-b", "1", "-z", "-w", str(spoken))
            _run(*options, "--stdin", text=text)
            return read_sound(spoken)


def mark_of(language: str) -> str:
    """Return which eSpeak NG there is.

    Raises
    ------
    MathreelError
        If it is not installed, or does not speak *language*.
    """
    if shutil.which(_PROGRAM) is None:
        raise MathreelError(
            "the voice espeak needs the program espeak-ng: install it with `apt-get install espeak-ng`, or "
            "give your own recordings with --voice recordings:FOLDER."
        )
    try:
        _run("-v", language, "-q", "--stdin", text="a")
    except subprocess.CalledProcessError:
        raise MathreelError(
            f"espeak-ng speaks no language {language!r}: `espeak-ng --voices` lists those that it does."
        ) from None
    return _run("--version").partition("Data")[0].strip()


def language_of(voice: str) -> str:
    """Return the language of a voice of eSpeak NG: ``de`` of ``de+f3`` and of ``mb-de5``."""
    return _ADDITIONS.sub("", voice)


def _run(*options: str, text: str = "") -> str:
    return subprocess.run(
        [_PROGRAM, *options], input=text, capture_output=True, check=True, encoding="utf-8"
    ).stdout
