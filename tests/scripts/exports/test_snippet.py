from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace

import pytest
from PIL import Image

from scripts.exports.snippet import (
    ShownFile,
    beamer_snippet,
    html_snippet,
    latex_can_read,
    latex_name,
    latex_snippet,
    markdown_snippet,
    snippets,
)


def test_snippets_name_the_file_and_what_it_shows(tmp_path):
    film = ShownFile(tmp_path / 'a "b".mp4', 640, 360, "It walks < 3.")
    assert html_snippet(film) == (
        '<video controls playsinline src="a%20%22b%22.mp4" width="640" height="360" '
        'aria-label="It walks &lt; 3."></video>'
    )
    assert markdown_snippet(film) == html_snippet(film)
    still = ShownFile(tmp_path / "a b.svg", 640, 360, "Rate [0.1]")
    assert html_snippet(still) == '<img src="a%20b.svg" width="640" height="360" alt="Rate [0.1]">'
    assert markdown_snippet(still) == r"![Rate \[0.1\]](a%20b.svg)"


def test_a_page_finds_a_file_of_any_name_and_an_ending_in_capitals_is_a_film(tmp_path):
    week = html_snippet(ShownFile(tmp_path / "Week #3 50%.mp4", 640, 360, "A walk"))
    assert 'src="Week%20%233%2050%25.mp4"' in week
    for end in ("MP4", "WebM"):
        film = ShownFile(tmp_path / f"TALK.{end}", 640, 360, "A walk")
        assert html_snippet(film).startswith("<video ")
        assert markdown_snippet(film) == html_snippet(film)


@pytest.mark.parametrize("sign", "\\{}\"'")
def test_latex_reads_no_quotes_braces_and_backslashes(tmp_path, sign):
    assert latex_can_read(tmp_path / "My #1 talk_2.1-b & 50%.mp4")
    assert not latex_can_read(tmp_path / f"50{sign}.mp4")


def test_beamer_shows_the_still_and_plays_the_clip(tmp_path):
    snippet = beamer_snippet(
        ShownFile(tmp_path / "step.mp4", 1280, 720, "A 10 % step"), tmp_path / "step.png"
    )
    assert r"\includegraphics[width=\filmwidth]{step.png}" in snippet
    assert "}{step.mp4}" in snippet
    assert r"height=0.5625\filmwidth" in snippet
    body = [line for line in snippet.splitlines() if not line.startswith("%")]
    assert "\n".join(body).count("{") == "\n".join(body).count("}")


def test_each_place_gets_the_lines_that_it_can_use(tmp_path):
    places = {"a.mp4": 2, "a.svg": 2, "a.png": 3}
    for name, count in places.items():
        assert list(snippets(ShownFile(tmp_path / name, 640, 360, "")))[:2] == ["HTML", "Markdown"]
        assert len(snippets(ShownFile(tmp_path / name, 640, 360, ""))) == count
    paper = snippets(ShownFile(tmp_path / "50% a_b.PDF", 640, 360, ""))
    name = r"50\csname @percentchar\endcsname\space a\string_b.PDF"
    assert paper == {"LaTeX": rf"\includegraphics[width=\linewidth]{{{name}}}"}


STEMS = ("plain", "50% of_it", "a & b", "#1 talk", "x^2 ~ y", "Fläche 2.1")


@pytest.mark.parametrize("aspect", ["169", "43"])
def test_a_film_of_any_name_fits_under_the_title_of_a_frame(tmp_path, aspect):
    if shutil.which("pdflatex") is None:
        pytest.skip("needs LaTeX with Beamer")
    frames = []
    for stem in STEMS:
        film = tmp_path / f"{stem}.mp4"
        film.touch()
        Image.new("RGB", (160, 90)).save(film.with_suffix(".png"))
        shown = ShownFile(film, 1280, 720, "A 10 % step")
        film.with_suffix(".tex").write_text(beamer_snippet(shown, film.with_suffix(".png")))
        frames += [rf"\begin{{frame}}\frametitle{{A title}}\input{{{latex_name(stem)}}}\end{{frame}}"]
        frames += [
            rf"\begin{{frame}}{latex_snippet(replace(shown, file=film.with_suffix('.png')))}\end{{frame}}"
        ]
    head = rf"\pdfobjcompresslevel=0\documentclass[aspectratio={aspect}]{{beamer}}\usepackage{{multimedia}}"
    talk = "\n".join([head, r"\begin{document}", *frames, r"\end{document}"])
    (tmp_path / "talk.tex").write_text(talk)
    command = ("pdflatex", "-interaction=nonstopmode", "talk.tex")
    told = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False, timeout=120)
    assert told.returncode == 0, told.stdout.decode("latin1")
    assert b"Overfull" not in told.stdout
    pages = (tmp_path / "talk.pdf").read_bytes()
    for stem in STEMS[:-1]:
        assert f"({stem}.mp4)".encode() in pages
