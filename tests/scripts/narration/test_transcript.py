from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from scenes.stage.lesson.narration import Formula
from scripts.narration.transcript import formula_html, letters_of, narration_html, transcript


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


def test_apostrophes_are_those_of_print_as_in_titles():
    assert narration_html("It's Bayes' theorem.") == "It’s Bayes’ theorem."
    assert narration_html("[w|w]'s slope").endswith("</span>’s slope")


def test_a_letter_that_is_a_formula_once_is_one_wherever_it_stands_alone():
    letters = letters_of(["Its weight, [w|w], grows.", "It goes on, [w_(t+1)|w t plus one]: a step."])
    assert letters == {"w"}
    drawn = narration_html("Now w's slope is w, not we: a w-axis, [w|w].", letters)
    assert drawn.count(formula_html(Formula("w", "w"))) == 3
    assert re.sub("<span.*?</span>", "_", drawn) == "Now _’s slope is _, not we: a w-axis, _."


def test_the_transcript_is_markdown(filmed):
    written = (filmed.folder / "transcript.md").read_text(encoding="utf-8")
    assert written.startswith(
        "# A walk\n\nA dot walks along a line, and drifts on.\n\n## 0:00 Stand\n\nA box stands.\n"
    )
    assert r"It walks 3.0 \< 3.0." in written
    assert transcript("a_b*", "", []) == "# a\\_b\\*\n"
