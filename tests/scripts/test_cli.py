import os
import pwd
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from scripts.cli import main

VERBS = ("render", "sweep", "preview", "list", "init", "slides", "clip", "check")


def call(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, prog_name="mathreel")


@pytest.mark.parametrize("verb", VERBS)
def test_the_help_of_every_verb_has_examples(verb: str) -> None:
    shown = call(verb, "--help")
    assert shown.exit_code == 0
    assert f"mathreel {verb} " in shown.output.partition("Example")[2]


def test_the_verbs_are_listed() -> None:
    shown = call("--help")
    assert all(f"\n  {verb} " in shown.output for verb in VERBS)


def test_a_verb_waits_for_no_other_to_be_imported() -> None:
    """Of the time until the first still is there, nothing goes into what other verbs need."""
    question = (
        "import sys, click, scripts.cli as cli; cli.main.get_command(click.Context(cli.main), 'preview');"
        "print({'scripts.preview', 'scripts.check', 'manim', 'watchdog'} & set(sys.modules))"
    )
    answer = subprocess.run([sys.executable, "-c", question], capture_output=True, text=True, check=True)
    assert answer.stdout == "{'scripts.preview'}\n"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("clip", "norms", "-o", "x.mp4", "--beat", ""), "what follows --beat is empty."),
        (("clip", "norms", "-o", "x.mp4", "--beat="), "--beat is empty."),
        (("preview", "norms", "--at", ""), "what follows --at is empty."),
        (("render", "-o", ""), "what follows -o is empty."),
        (("render", ""), "what follows render is empty."),
        (("render", "-j", "1_0"), "'1_0' is not a whole number."),
        (("render", "-j", "9" * 20), "is not in the range 1<=x<="),
        (("render", "-j", "9" * 5000), "… (5,002 letters) is not a whole number."),
        (("clip", "norms", "-o", "x.gif", "--max-mb", "nan"), "'nan' is not a number."),
        (("clip", "norms", "-o", "x.gif", "--max-mb", "inf"), "'inf' is not a number."),
        (("clip", "norms", "-o", "x.gif", "--max-mb", "1e-300"), "is not in the range 0.001<=x"),
        (("render", "--theme", "x" * 5000), "… (5,"),
        (("render", "--theme", "x y" * 5000), "…"),
        (("x" * 5000,), "… (5,"),
        (("--" + "x" * 5000,), "… (5,"),
    ],
)
def test_what_is_typed_is_not_guessed_and_not_repeated_without_end(
    arguments: tuple[str, ...], sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = call(*arguments)
    assert result.exit_code == 2
    assert sentence in result.stderr
    assert len(result.stderr) < 2000
    assert not any(tmp_path.iterdir())


@pytest.mark.parametrize("at", ["1e308", "86401", "1e20"])
def test_no_film_lasts_for_days(at: str, tmp_path: Path) -> None:
    result = call("preview", "norms", "--at", at, "-o", str(tmp_path / "out"))
    assert result.exit_code == 2
    assert "--at takes a second of the film or a beat" in result.stderr


def course(folder: Path, lesson: str = "gradient_descent") -> str:
    path = folder / "course.toml"
    path.write_text(f'title = "T"\n[[part]]\ntitle = "P"\nlessons = ["{lesson}"]\n')
    return str(path)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ("render", "gradient_decent"),
            "the course has no lesson gradient_decent, did you mean gradient_descent?",
        ),
        (("render", "--set", "gradient_descnt.pace=1"), "there is no lesson gradient_descnt, did you mean"),
        (
            ("preview", "gradient_decent"),
            "there is no lesson gradient_decent, did you mean gradient_descent?",
        ),
        (("sweep", "gradient_decent", "--grid", "start=1,2"), "there is no lesson gradient_decent, did you"),
        (("render", "-j", "5000"), "-j 5000 is too much for a machine with "),
        (
            ("render", "--cluster", "Local"),
            "--cluster takes local, or the address of a Dask scheduler such as",
        ),
        (
            ("sweep", "gradient_descent", "--grid", "start=1,2", "--tls-key", "key.pem"),
            "--tls-key needs --cluster with an address that begins with tls://.",
        ),
        (
            ("render", "course/mine.toml"),
            "there is no lesson course/mine.toml: a course file goes with -c, did you mean -c",
        ),
        (("list", "mine.toml"), "there is no lesson mine.toml: a course file goes with -c, did you mean -c"),
        (("list", "gradient_decent"), "there is no lesson gradient_decent, did you mean gradient_descent?"),
    ],
)
def test_what_the_user_can_mend_is_one_sentence(
    arguments: tuple[str, ...], sentence: str, tmp_path: Path
) -> None:
    result = call(*arguments, "-c", course(tmp_path))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"mathreel: {sentence}") or sentence in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("rendr",), "no command rendr, did you mean render? the commands are render, sweep, preview, list"),
        (("render", "--qualty", "l"), "no option --qualty, did you mean --quality? the options are --course"),
        (("list", "norms", "pca"), "list takes one NAME: leave out pca, or run it again for that. See `"),
        (
            ("preview", "a", "b", "c"),
            "preview takes one NAME: leave out b c, or run it again for that. See `",
        ),
        (("clip", "norms", "--format", "gif"), "no option --format, did you mean --output?"),
        (("-q", "l", "render"), "no option -q before the command: give it after it. See `mathreel --help`."),
        (("sweep",), "Missing argument 'NAME'. See `mathreel sweep --help`."),
    ],
)
def test_a_wrong_command_line_is_answered_in_one_line(arguments: tuple[str, ...], sentence: str) -> None:
    result = call(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"mathreel: {sentence}")
    assert result.stderr.count("\n") == 1


def test_without_a_command_there_is_help() -> None:
    result = call()
    assert result.stderr.startswith("Usage: mathreel [OPTIONS] COMMAND [ARGS]...")
    assert "Render lessons in the mathematics of machine learning" in result.stderr


@pytest.mark.parametrize("number", ["0", "-1", "1000001", "99999999999999999999", "9" * 4000, "1e3"])
def test_a_number_of_jobs_that_nothing_has_is_refused(number: str) -> None:
    result = call("render", "-j", number)
    assert result.exit_code == 2
    assert "mathreel: Invalid value for '-j'" in result.stderr


def test_the_place_of_an_unknown_lesson_in_a_course_is_named(tmp_path: Path) -> None:
    path = course(tmp_path, "gradient_ascent")
    result = call("render", "-c", path)
    assert result.exit_code == 2
    assert (
        f"{path}, part 1, lesson 1: there is no lesson gradient_ascent, did you mean gradient_descent?"
        in result.stderr
    )


def test_an_output_folder_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    result = call("render", "-c", course(tmp_path), "-o", str(tmp_path / "course.toml"))
    assert result.exit_code == 2
    assert "is a file, but a folder goes there: give another with -o." in result.stderr


def test_init_writes_a_course_that_can_be_read_and_overwrites_nothing(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    first = call("init", str(path))
    assert first.exit_code == 0
    assert f"mathreel render -c {path}" in first.stdout
    path.write_text("mine")
    again = call("init", str(path))
    assert (again.exit_code, path.read_text()) == (2, "mine")
    assert again.stderr == (
        f"mathreel: {path} exists already: give the new course file another name, or add --overwrite to "
        "replace it.\n"
    )
    assert call("init", str(path), "--overwrite").exit_code == 0
    assert path.read_text() != "mine"


def test_init_where_nothing_can_be_written_is_refused(tmp_path: Path) -> None:
    result = call("init", str(tmp_path / "none" / "mine.toml"))
    assert result.exit_code == 2
    assert "cannot be written: No such file or directory." in result.stderr


def test_a_user_without_a_home_has_an_empty_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(_: int) -> None:
        raise KeyError

    monkeypatch.setattr(pwd, "getpwuid", unknown)
    monkeypatch.delenv("HOME")
    assert call("list", "--help").exit_code == 0
    assert Path.home() == Path(os.devnull)
