"""The verb clip, as it is called: what it makes, what it prints, and what it refuses in one sentence."""

import re
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from click.testing import CliRunner, Result
from PIL import Image

from scripts.cli import main
from scripts.narration.sound import RATE, read_sound
from scripts.narration.tracks import read_cues
from scripts.request.catalogue import find_lessons, load_lesson

SMALL = ("--width", "160", "--fps", "10")
NAME = "gradient_descent"


def clip(*arguments: str) -> Result:
    return CliRunner().invoke(main, ("clip", *arguments), prog_name="mathreel")


@pytest.mark.parametrize("suffix", [".mp4", ".webm", ".mov", ".gif", ".webp", ".png", ".svg", ".pdf"])
def test_each_format_is_made_whole_and_alone(project: Any, suffix: str) -> None:
    project.write_course('"plain"')
    target = project.out / f"shown{suffix}"
    run = project.run("clip", "plain", "-c", "course.toml", "-o", f"out/shown{suffix}", *SMALL)
    said = "Its text is for a dark ground; --theme light makes it for white slides.\n"
    ground = said if suffix in {".webm", ".mov"} else ""
    drawing = "Drawing 1 beat of plain.\n" if suffix not in {".png", ".svg", ".pdf"} else ""
    writing = f"Writing shown{suffix}.\n" if suffix in {".gif", ".webp"} else ""
    assert (run.returncode, run.stdout) == (0, f"out/shown{suffix}\n")
    assert run.stderr == ground + drawing + writing
    assert [path.name for path in project.out.iterdir()] == [target.name]
    if suffix in {".gif", ".webp", ".png"}:
        with Image.open(target) as image:
            assert image.size == (160, 90)
    elif suffix == ".svg":
        assert 'width="160px"' in target.read_text()
    elif suffix == ".pdf":
        assert re.search(rb"/MediaBox \[ 0 0 160 90 \]", target.read_bytes())
    else:
        with av.open(target) as film:
            assert (film.streams.video[0].width, film.streams.video[0].height) == (160, 90)
            assert bool(film.streams.audio) == (suffix == ".mp4")


def test_beamer_gets_a_clip_a_still_and_latex(project: Any) -> None:
    project.write_course('"plain"')
    run = project.run(
        *("clip", "plain", "-c", "course.toml", "-o", "talk/dot.mp4", "--beamer", "--snippet", *SMALL)
    )
    assert run.returncode == 0, run.stderr
    files = ["talk/dot.mp4", "talk/dot.png", "talk/dot.tex"]
    assert run.stdout.splitlines()[:3] == files
    assert all((project.work / file).stat().st_size for file in files)
    assert r"\movie[" in (project.work / "talk/dot.tex").read_text()
    assert 'src="dot.mp4" width="160" height="90" aria-label="Plain. It is 2."' in run.stdout


def test_an_unknown_beat_is_answered_with_the_beats_in_the_order_of_the_film(tmp_path: Path) -> None:
    said = clip(NAME, "--beat", "wolk", "-o", str(tmp_path / "a.mp4")).stderr
    before, _, listed = said.partition("? the beats are ")
    assert before.endswith("has no beat wolk, did you mean walk")
    names = listed.rstrip(".\n").split(", ")
    defined = [beat.name for beat in load_lesson(find_lessons()[NAME]).beats()]
    assert names == [name for name in defined if name in names]
    assert len(names) > 1


SNIPPETS = {
    **dict.fromkeys((".mp4", ".webm", ".gif", ".webp", ".svg"), ("HTML", "Markdown")),
    ".png": ("HTML", "Markdown", "LaTeX"),
    ".pdf": ("LaTeX",),
}


@pytest.mark.parametrize("suffix", SNIPPETS)
def test_each_snippet_is_printed_on_a_line_of_its_own_below_its_name(project: Any, suffix: str) -> None:
    project.write_course('"plain"')
    run = project.run("clip", "plain", "-c", "course.toml", "-o", f"dot{suffix}", "--snippet", *SMALL)
    assert run.returncode == 0, run.stderr
    file, *rows = run.stdout.splitlines()
    assert file == f"dot{suffix}"
    assert rows[::3] == [""] * len(SNIPPETS[suffix])
    assert rows[1::3] == [f"{place}:" for place in SNIPPETS[suffix]]
    assert len(rows[2::3]) == len(SNIPPETS[suffix])
    assert all(f"dot{suffix}" in row and "\\n" not in row for row in rows[2::3])


TWO_BEATS = """
    @beat("The dot is gone.", "Nothing is left.")
    def leave(self) -> None:
        self.wait(0.2)
        self.cue()
"""


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ((), "The dot is gone. Nothing is left."),
        (("--at", "0.1"), "It is 2."),
        (("--at", "show"), "It is 2."),
        (("--at", "leave:1"), "The dot is gone."),
        (("--to", "show"), "It is 2."),
    ],
)
def test_who_does_not_see_a_still_is_told_what_it_shows(
    project: Any, moment: tuple[str, ...], words: str
) -> None:
    lesson = project.lesson_file("plain")
    lesson.write_text(lesson.read_text() + TWO_BEATS)
    project.write_course('"plain"')
    run = project.run("clip", "plain", "-c", "course.toml", *moment, "-o", "a.png", "--snippet", *SMALL)
    assert run.returncode == 0, run.stderr
    assert f'alt="Plain. {words}">' in run.stdout


def test_a_limit_is_kept_and_said(project: Any) -> None:
    project.write_course('"plain"')
    whole = project.run("clip", "plain", "-c", "course.toml", "-o", "whole.gif", "--set", "size=1.5")
    assert whole.returncode == 0, whole.stderr
    megabytes = (project.work / "whole.gif").stat().st_size / 2e6
    small = project.run(
        *("clip", "plain", "-c", "course.toml", "-o", "small.gif"),
        *("--set", "size=1.5", "--max-mb", f"{megabytes:.6f}"),
    )
    assert small.returncode == 0, small.stderr
    assert (project.work / "small.gif").stat().st_size <= megabytes * 1e6
    assert "To stay within" in small.stdout
    assert "pictures a second." in small.stdout


def test_a_large_mov_says_so_before_it_is_made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    told: list[str] = []
    encode = "scripts.exports.export._write_alpha"
    monkeypatch.setattr(
        encode, lambda *given: told.append("encoded") or given[-1].write_bytes(bytes(31_000_000))
    )
    monkeypatch.setattr("scripts.clip.say", lambda line, **_: told.append(str(line)))
    monkeypatch.chdir(tmp_path)
    assert clip("norms", "-o", "a.mov").exit_code == 0
    ground, size, *rest = told
    assert ground == "Its text is for a dark ground; --theme light makes it for white slides."
    assert re.fullmatch(
        r"It will be large, roughly \d GB: a .mov is for video editing; "
        r"a .webm is as transparent and far smaller.",
        size,
    )
    assert rest == ["encoded", "a.mov", "31 MB."]


def test_a_transparent_clip_of_the_light_theme_is_for_white_slides(
    project: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project.work)
    light = ("clip", "norms", "--at", "1", "-o", "a.png", "--transparent", "--theme", "light", *SMALL)
    assert "Its text is for a light ground; --theme dark" in CliRunner().invoke(main, light).stderr


REFUSED = {
    "an unknown lesson": (("gradient_decent", "-o", "a.mp4"), "did you mean gradient_descent?"),
    "an unknown beat": ((NAME, "--beat", "wolk", "-o", "a.mp4"), "gradient_descent has no beat wolk"),
    "an unknown last beat": ((NAME, "--to", "wolk", "-o", "a.gif"), "gradient_descent has no beat wolk"),
    "the wrong order": (
        (NAME, "--from", "take_one_step", "--to", "feel_the_slope", "-o", "a.mp4"),
        "the beat feel_the_slope comes before take_one_step: give --from the earlier one.",
    ),
    "one and several": ((NAME, "--beat", "walk", "--to", "walk", "-o", "a.mp4"), "--beat is one beat"),
    "another format": ((NAME, "-o", "a.avi"), "a.avi ends in .avi, but a clip is one of .mp4, .webm"),
    "no format": ((NAME, "-o", "clip"), "clip has no ending, but a clip is one of"),
    "a moment of a film": ((NAME, "--at", "2", "-o", "a.mp4"), "--at is for a still: give -o a file"),
    "a moment and a beat": ((NAME, "--at", "2", "--beat", "walk", "-o", "a.png"), "--at says which moment"),
    "past the end": ((NAME, "--at", "9999", "-o", "a.png", *SMALL), "there is no picture at 9999."),
    "before the start": ((NAME, "--at=-1", "-o", "a.svg", *SMALL), "there is no picture at -1."),
    "a limit for mp4": ((NAME, "--max-mb", "1", "-o", "a.mp4"), "--max-mb is for .gif and .webp."),
    "no ground for mp4": ((NAME, "--transparent", "-o", "a.mp4"), "a .mp4 always has a background"),
    "sound in a gif": (
        (NAME, "--voice", "espeak", "-o", "a.gif"),
        "a .gif has no sound: --voice is for .mp4.",
    ),
    "captions in a still": ((NAME, "--burn-captions", "-o", "a.png"), "--burn-captions is for films"),
    "a page that shows a mov": (
        (NAME, "--snippet", "-o", "a.MOV"),
        "--snippet shows FILE on a page, and many browsers do not play a .mov: "
        "give -o a file that ends in .webm, which is as transparent.",
    ),
    "beamer with a gif": ((NAME, "--beamer", "-o", "a.gif"), "--beamer shows an .mp4"),
    "a name for beamer": (
        (NAME, "--beamer", "-o", "{50}.mp4"),
        "LaTeX cannot read the name {50}.mp4: leave out quotes, braces",
    ),
    "too fast a gif": ((NAME, "--fps", "60", "-o", "a.gif"), "a .gif shows at most 50 pictures a second"),
    "an unknown voice": ((NAME, "--voice", "sam", "-o", "a.mp4"), "there is no voice sam"),
    "no folder": ((NAME, "--voice", "recordings:none", "-o", "a.mp4"), "there is no folder none"),
    "a wrong parameter": ((NAME, "--set", "stps=3", "-o", "a.mp4"), "did you mean steps?"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_the_user_can_mend_is_one_sentence(case: str, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    arguments, sentence = REFUSED[case]
    if case == "sound in a gif":
        monkeypatch.setattr("scripts.narration.voices.espeak.mark_of", lambda _: "espeak")
    result = clip(*arguments)
    assert (result.exit_code, result.stdout) == (2, ""), result.output
    assert result.stderr.startswith("mathreel: ")
    assert sentence in result.stderr
    assert result.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").mkdir()
    result = clip(NAME, "-o", str(tmp_path / "a.mp4"))
    assert result.exit_code == 2
    assert "a.mp4 is a folder, but a file goes there: give another name with -o." in result.stderr


def test_what_fails_is_one_sentence_and_leaves_the_old_file(project: Any) -> None:
    lesson = project.write_lesson("broken", then="1 / 0")
    line = lesson.read_text().partition("1 / 0")[0].count("\n") + 1
    project.write_course('"broken"')
    (project.work / "a.mp4").write_text("mine")
    run = project.run("clip", "broken", "-c", "course.toml", "-o", "a.mp4", "--overwrite", *SMALL)
    assert run.returncode == 1
    log = project.work / "cache/mathreel/logs/broken.log"
    assert run.stderr == (
        "Drawing 1 beat of broken.\nbroken failed: ZeroDivisionError: division by zero "
        f"(scenes/small/broken/lesson.py, line {line})\n  see {log}\n"
    )
    assert "Traceback" in log.read_text()
    assert (project.work / "a.mp4").read_text() == "mine"
    assert sorted(path.name for path in project.work.iterdir()) == ["a.mp4", "cache", "course.toml"]


def test_only_what_mathreel_wrote_is_replaced_unless_the_user_says_so(project: Any) -> None:
    project.write_course('"plain"')
    still, talk = project.work / "pictures.png", project.work / "talk.tex"

    def clip_to(name: str, *options: str) -> str:
        run = project.run("clip", "plain", "-c", "course.toml", "-o", name, *SMALL, *options)
        assert (run.returncode == 0) == (run.stderr == "")
        return str(run.stderr)

    still.write_text("mine")
    assert "pictures.png is there, and mathreel did not write it" in clip_to("pictures.png")
    assert still.read_text() == "mine"
    assert clip_to("pictures.png", "--overwrite") == ""
    assert clip_to("pictures.png", "--set", "size=2") == ""
    still.write_bytes(still.read_bytes() + b"edited")
    assert "pictures.png was changed after mathreel wrote it" in clip_to("pictures.png")

    talk.write_text("my talk")
    refused = clip_to("talk.mp4", "--beamer", "--overwrite")
    assert "talk.tex is there, and mathreel did not write it: give another name with -o, or move" in refused
    assert talk.read_text() == "my talk"
    assert {path.name for path in project.work.iterdir()} == {
        *("cache", "course.toml", "pictures.png", "talk.tex")
    }


def test_no_name_of_a_clip_is_in_the_way(project: Any) -> None:
    project.write_course('"plain"')
    (project.work / "link.png").symlink_to("linked.png")
    (project.work / "loop").symlink_to("loop")
    longest = f"{'n' * 251}.png"
    for name in ("pictures.mp4", longest, "..png", "link.png"):
        run = project.run("clip", "plain", "-c", "course.toml", "-o", name, *SMALL)
        assert (run.returncode, run.stdout) == (0, f"{name}\n")
        assert run.stderr == ("" if name.endswith(".png") else "Drawing 1 beat of plain.\n")
    assert (project.work / "link.png").is_symlink()
    assert (project.work / "linked.png").is_file()
    for name, sentence in {f"n{longest}": "File name too long", "loop/a.png": "leads nowhere"}.items():
        run = project.run("clip", "plain", "-c", "course.toml", "-o", name, *SMALL)
        assert (run.returncode, run.stderr.count("\n")) == (2, 1)
        assert sentence in run.stderr


def test_a_course_is_told_in_the_lecturers_voice(project: Any, write_sound: Any, tone: Any) -> None:
    project.write_course('"plain"', '{ lesson = "plain", name = "larger", size = 2 }')
    for name in ("plain", "larger"):
        (project.work / "voice" / name).mkdir(parents=True)
    write_sound(project.work / "voice/plain/show.wav", tone(3.0))
    lacking = project.render("--voice", "recordings:voice")
    assert lacking.returncode == 2
    assert lacking.stderr == "mathreel: there are no recordings of larger, so render plain alone.\n"
    assert not (project.out / "lessons").exists()

    (project.work / "voice/larger/show.flac").write_bytes(b"no sound")
    write_sound(project.work / "voice/larger/shwo-1.wav", tone(1.0))
    broken = project.render("--voice", "recordings:voice")
    assert (broken.returncode, broken.stderr.count("\n")) == (2, 1)
    assert "voice/larger/show.flac holds no sound" in broken.stderr
    assert not (project.out / "lessons").exists()

    write_sound(project.work / "voice/larger/show.flac", tone(1.0))
    told = project.render("--voice", "recordings:voice")
    assert told.returncode == 0, told.stderr
    first, *_ = told.stdout.splitlines()
    assert first.endswith(
        "larger/shwo-1.wav is not used: no beat or phrase is called shwo-1, did you mean show-1?"
    )
    with av.open(project.out / "course.mp4") as course:
        assert course.streams.audio
        assert course.streams.subtitles
    assert "Nothing to render" in project.render("--voice", "recordings:voice").stdout

    write_sound(project.work / "voice/larger/show.flac", tone(2.0))
    again = project.render("--voice", "recordings:voice")
    assert "Rendered 1 lesson." in again.stdout
    silent = project.render()
    assert "Rendered 2 lessons." in silent.stdout


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--beat", "walk:9"), "walk of gradient_descent has"),
        (("--from", "walk:1", "--to", "find_the_limit"), "--beat takes one phrase, as in --beat walk:2"),
    ],
)
def test_a_phrase_that_cannot_be_shown_is_refused(options: tuple[str, ...], sentence: str) -> None:
    run = clip(NAME, *options, "-o", "x.mp4")
    assert run.exit_code == 2, run.output
    assert sentence in run.output


def test_a_phrase_can_be_cut_out(project: Any) -> None:
    project.write_course('"plain"')
    lengths = []
    for beat in ("show", "show:1"):
        run = project.run("clip", "plain", "-c", "course.toml", "--beat", beat, "-o", "part.mp4", *SMALL)
        assert run.returncode == 0, run.stderr
        with av.open(project.work / "part.mp4") as film:
            lengths.append(film.streams.video[0].frames)
    assert lengths[0] == lengths[1] > 10


def test_of_a_lesson_that_is_half_recorded_a_recorded_beat_is_shown_and_the_rest_is_named(
    project: Any, tone: Any, write_sound: Any
) -> None:
    lesson = project.lesson_file("plain")
    lesson.write_text(lesson.read_text() + TWO_BEATS)
    project.write_course('"plain"')
    (project.work / "voice/plain").mkdir(parents=True)
    write_sound(project.work / "voice/plain/show.wav", tone(1.5))
    clip = ("clip", "plain", "-c", "course.toml", *SMALL, "--voice", "recordings:voice")
    whole = project.run(*clip, "-o", "whole.mp4")
    said = whole.stderr.replace(f"{project.work}/", "").splitlines()[-1]
    assert (whole.returncode, said) == (2, "mathreel: these recordings are not there: voice/plain: leave.")
    beat = project.run(*clip, "--beat", "show", "-o", "beat.mp4")
    assert beat.returncode == 0, beat.stderr


@pytest.mark.parametrize("voice", [(), ("--voice", "recordings:voice")], ids=["silent", "spoken"])
def test_beats_that_are_filmed_already_are_not_drawn_again(
    project: Any, tone: Any, write_sound: Any, voice: tuple[str, ...]
) -> None:
    lesson = project.lesson_file("plain")
    lesson.write_text(lesson.read_text() + TWO_BEATS)
    project.write_course('"plain"')
    (project.work / "voice/plain").mkdir(parents=True)
    for name, seconds in {"show-1": 1.5, "leave-1": 1.2, "leave-2": 1.1}.items():
        write_sound(project.work / f"voice/plain/{name}.wav", tone(seconds))
    clip = ("clip", "plain", "-c", "course.toml", "-q", "l", "--fps", "5", *voice)
    cuts = {"whole": (), "leave": ("--beat", "leave"), "phrase": ("--beat", "leave:2")}
    for name, cut in cuts.items():
        assert project.run(*clip, *cut, "-o", f"drawn/{name}.mp4").returncode == 0
    assert project.render(*voice).returncode == 0
    for name, cut in cuts.items():
        run = project.run(*clip, *cut, "-o", f"joined/{name}.mp4")
        count = {"whole": "2 beats", "leave": "1 beat"}.get(name)
        joining = f"Joining {count} of plain from out, nothing has to be drawn."
        assert run.stderr == (f"{joining}\n" if count else "Drawing 1 beat of plain.\n")
        drawn, joined = (project.work / folder / f"{name}.mp4" for folder in ("drawn", "joined"))
        assert decoded(joined).shape == decoded(drawn).shape
        assert np.abs(decoded(joined).astype(int) - decoded(drawn)).mean() < 1
        sounds = [read_sound(path) for path in (drawn, joined)]
        assert len(sounds[0]) == pytest.approx(len(sounds[1]), abs=RATE // 20)
        assert [bool(sound.any()) for sound in sounds] == [bool(voice)] * 2
        with av.open(drawn) as one, av.open(joined) as other:
            assert [cue.content for cue in read_cues(one)] == [cue.content for cue in read_cues(other)]
    other = project.run(*clip, "--set", "size=2", "-o", "other.mp4")
    assert other.stderr == "Drawing 2 beats of plain.\n"


def decoded(film: Path) -> Any:
    with av.open(film) as container:
        return np.stack([frame.to_ndarray(format="gray") for frame in container.decode(video=0)])
