from __future__ import annotations

import pytest

from scripts.exports.snippet import (
    ShownFile,
    beamer_snippet,
    html_snippet,
    latex_can_read,
    markdown_snippet,
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
    for end in ("MP4", "WebM", "Mov"):
        film = ShownFile(tmp_path / f"TALK.{end}", 640, 360, "A walk")
        assert html_snippet(film).startswith("<video ")
        assert markdown_snippet(film) == html_snippet(film)


@pytest.mark.parametrize("sign", r'%#&"{}$^~\ä')
def test_latex_reads_plain_names_alone(tmp_path, sign):
    assert latex_can_read(tmp_path / "My talk_2.1-b.mp4")
    assert not latex_can_read(tmp_path / f"50{sign}.mp4")


def test_beamer_shows_the_still_and_plays_the_clip(tmp_path):
    snippet = beamer_snippet(
        ShownFile(tmp_path / "step.mp4", 1280, 720, "A 10 % step"), tmp_path / "step.png"
    )
    assert r"\includegraphics[width=\textwidth]{step.png}" in snippet
    assert "}{step.mp4}" in snippet
    assert r"height=0.5625\textwidth" in snippet
    body = [line for line in snippet.splitlines() if not line.startswith("%")]
    assert "\n".join(body).count("{") == "\n".join(body).count("}")
