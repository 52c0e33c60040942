"""The voice of Kokoro, a small speech model that runs anywhere; the user gives its two files.

``kokoro:MODEL`` is the path of the model (``kokoro-v1.0.onnx``); its voices (``voices-v1.0.bin``) lie in the
same folder. ``kokoro:MODEL@NAME`` picks one of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from scripts.basis.errors import MathreelError, no_such, to_install
from scripts.basis.user_files import FileKind, MissingFileError, UserFileError, check_file, path_of
from scripts.narration.sound import Waveform, resampled

DEFAULT_VOICE = "af_heart"
_LANGUAGES = {"a": "en-us", "b": "en-gb", "e": "es", "f": "fr-fr", "i": "it", "p": "pt-br"}
_LANGUAGES |= {"h": "hi", "j": "ja", "z": "cmn"}
"""By the first letter of a voice's name."""

_MODEL = FileKind("model of Kokoro", 2_000_000_000)


class Kokoro:
    """Speaks with one of the model's voices."""

    def __init__(self, model: Any, voice: str) -> None:
        self._model = model
        self._voice = voice

    def say(self, texts: Sequence[str], pace: float) -> Sequence[Waveform]:
        return [self._say(text, pace) for text in texts]

    def _say(self, text: str, pace: float) -> Waveform:
        language = _LANGUAGES.get(self._voice[0], "en-us")
        samples, rate = self._model.create(text, voice=self._voice, speed=pace, lang=language)
        return resampled(np.asarray(samples, np.float32), rate)


def mark_of(source: str) -> str:
    """Return what distinguishes one model from another: its files' sizes and times.

    Raises
    ------
    MathreelError
        If the package, the model or its voices are missing.
    """
    if find_spec("kokoro_onnx") is None:
        raise MathreelError(f"the voice kokoro is not installed: {to_install('kokoro')}.")
    model, voices, voice = _files(source)
    seen = [(path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in (model, voices)]
    return f"{voice} {seen}"


def language_of(source: str) -> str:
    """Return the language of the voice that *source* names."""
    _, _, voice = _files(source)
    return _LANGUAGES.get(voice[0], "en-us")


def open_kokoro(source: str) -> Kokoro:
    """Load the model; once a process, since that takes seconds.

    Raises
    ------
    MathreelError
        If the files are no model and no voices, or there is no voice of that name.
    """
    model_file, voices_file, voice = _files(source)
    model = _load(model_file, voices_file)
    known = model.get_voices()
    if voice not in known:
        raise MathreelError(f"{voices_file} has {no_such('voice', voice, sorted(known))}.")
    return Kokoro(model, voice)


@cache
def _load(model: Path, voices: Path) -> Any:
    from kokoro_onnx import Kokoro as Model

    try:
        return Model(str(model), str(voices))
    except Exception as error:  # whatever the inference library says of a file that it cannot read
        reason = str(error).partition("\n")[0]
        raise MathreelError(f"{model} cannot be loaded as a Kokoro model ({reason}).") from error


def _files(source: str) -> tuple[Path, Path, str]:
    """The model, its voices, and the voice to speak with."""
    path, _, voice = source.partition("@")
    lacking = MathreelError(
        f"the voice kokoro needs its model, and there is no file {path or 'given'}: download "
        "kokoro-v1.0.onnx and voices-v1.0.bin, and give --voice kokoro:FOLDER/kokoro-v1.0.onnx."
    )
    if not path:
        raise lacking
    try:
        model = path_of(path).absolute()
        check_file(model, _MODEL, path)
    except MissingFileError:
        raise lacking from None
    except UserFileError as error:
        raise MathreelError(f"--voice kokoro:{source}: {error}.") from None
    voices = sorted(model.parent.glob("voices*.bin"))
    if not voices:
        raise MathreelError(f"there is no voices-v1.0.bin in the folder of {model}: the model needs it.")
    return model, voices[-1], voice or DEFAULT_VOICE
