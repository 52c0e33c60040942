from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from scenes.stage.lesson import PlayedBeat
from scenes.stage.lesson.narration import Formula, Narration
from scripts.narration.transcript import (
    formula_html,
    narration_html,
    sentences_of,
    spoken_until,
    transcript,
)


def test_a_formula_is_drawn_and_has_its_words():
    drawn = ET.fromstring(formula_html(Formula("w_(t+1)", "w t plus <one>")))
    assert (drawn.get("role"), drawn.get("aria-label")) == ("img", "w t plus <one>")
    (svg,) = drawn
    assert svg.get("aria-hidden") == "true"
    left, top, width, height = map(float, svg.get("viewBox").split())
    points = [tuple(map(float, pair)) for pair in re.findall(r"(-?[\d.]+) (-?[\d.]+)", svg[0].get("d"))]
    assert all(left - 0.01 <= x <= left + width + 0.01 for x, _ in points)
    assert all(top - 0.01 <= y <= top + height + 0.01 for _, y in points)


@pytest.mark.parametrize(("source", "depth"), [("x", 0.01), ("p", 0.19), ("vec(1,2,3)", 1.2)])
def test_a_formula_stands_on_the_line(source, depth):
    below = re.search(r"vertical-align:(-?[\d.]+)em", formula_html(Formula(source, "")))
    assert -float(below[1]) == pytest.approx(depth, abs=0.25 * depth + 0.02)


def test_text_is_escaped():
    assert narration_html("a < b & [c]") == "a &lt; b &amp; [c]"


def test_sentences_keep_their_formulas():
    told = sentences_of(Narration("First [a. B|a and B]. Then [x|x] falls."), 2.0, 6.0)
    assert [sentence.text for sentence in told] == ["First a and B.", "Then x falls."]
    assert [sentence.html.count("<svg") for sentence in told] == [1, 1]
    assert (told[0].start, told[-1].end) == (2.0, 6.0)


def test_a_formula_of_sentences_is_not_cut():
    (told,) = sentences_of(Narration("So [x|x. It falls]."), 0.0, 4.0)
    assert told.text == "So x. It falls."


@pytest.mark.parametrize(("spoken", "until"), [(None, 9.0), (3.0, 3.0), (0.1, 10 / 20), (20.0, 9.0)], ids=str)
def test_what_is_told_ends_with_the_voice_but_can_be_read(spoken, until):
    assert spoken_until(PlayedBeat("a", "Ten signs.", 0.0, 9.0, spoken)) == pytest.approx(until)


def test_the_transcript_is_markdown(filmed):
    written = (filmed.folder / "transcript.md").read_text(encoding="utf-8")
    assert written.startswith(
        "# A walk\n\nA dot walks along a line, and drifts on.\n\n## 0:00 Stand\n\nA box stands.\n"
    )
    assert r"It walks 3.0 \< 3.0." in written
    assert transcript("a_b*", "", []) == "# a\\_b\\*\n"
