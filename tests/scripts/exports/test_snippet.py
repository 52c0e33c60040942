from __future__ import annotations

from scripts.exports.snippet import ShownFile, beamer_snippet, html_snippet, markdown_snippet


def test_snippets_name_the_file_and_what_it_shows(tmp_path):
    film = ShownFile(tmp_path / 'a "b".mp4', 640, 360, "It walks < 3.")
    assert html_snippet(film) == (
        '<video controls playsinline src="a &quot;b&quot;.mp4" width="640" height="360" '
        'aria-label="It walks &lt; 3."></video>'
    )
    assert markdown_snippet(film) == html_snippet(film)
    still = ShownFile(tmp_path / "a b.svg", 640, 360, "Rate [0.1]")
    assert html_snippet(still) == '<img src="a b.svg" width="640" height="360" alt="Rate [0.1]">'
    assert markdown_snippet(still) == r"![Rate \[0.1\]](<a b.svg>)"


def test_beamer_shows_the_still_and_plays_the_clip(tmp_path):
    snippet = beamer_snippet(
        ShownFile(tmp_path / "step.mp4", 1280, 720, "A 10 % step"), tmp_path / "step.png"
    )
    assert r"\includegraphics[width=\textwidth]{step.png}" in snippet
    assert "}{step.mp4}" in snippet
    assert r"height=0.5625\textwidth" in snippet
    body = [line for line in snippet.splitlines() if not line.startswith("%")]
    assert "\n".join(body).count("{") == "\n".join(body).count("}")
