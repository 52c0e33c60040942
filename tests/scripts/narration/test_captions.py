from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import srt
from hypothesis import given
from hypothesis import strategies as st

from scripts.narration.captions import LINE_LENGTH, LINES, TimedText, captions, to_srt, to_vtt

words = st.text(st.characters(categories=["Ll", "Lu", "Nd"], max_codepoint=0x17F), min_size=1, max_size=14)
marked = st.tuples(words, st.sampled_from(["", "", "", ",", ".", "?", ":"])).map("".join)
narrations = st.lists(marked, min_size=1, max_size=60).map(" ".join)


@st.composite
def beats(draw):
    """Beats on the film's clock, one after another."""
    played, frame = [], 0
    for narration in draw(st.lists(narrations, min_size=1, max_size=4)):
        start, frame = frame, frame + draw(st.integers(30, 900))
        played.append(TimedText(narration, start / 60, frame / 60))
    return played


@given(beats())
def test_cues_say_all_words_in_order(played):
    said = " ".join(cue.content for cue in captions(played)).split()
    assert said == " ".join(beat.text for beat in played).split()


@given(beats())
def test_cues_are_at_most_two_short_lines(played):
    for cue in captions(played):
        lines = cue.content.splitlines()
        assert len(lines) <= LINES
        assert all(len(line) <= LINE_LENGTH for line in lines)


@given(beats())
def test_cues_never_overlap_and_stay_within_their_beat(played):
    cues = captions(played)
    assert all(earlier.end <= later.start for earlier, later in pairwise(cues))
    for cue in cues:
        assert cue.start < cue.end
        inside = [
            beat
            for beat in played
            if cue.start >= timedelta(seconds=beat.start - 0.001) and cue.end <= timedelta(seconds=beat.end)
        ]
        assert inside, cue


@given(narrations)
def test_no_cue_is_faster_than_twenty_characters_a_second_where_the_beat_allows(narration):
    beat = TimedText(narration, 0, len(narration) / 20)
    for cue in captions([beat]):
        assert len(cue.content) <= 20 * ((cue.end - cue.start).total_seconds() + 0.002)


def test_cues_break_where_one_draws_breath():
    narration = (
        "The slope at 7 points uphill, so we step the other way, and the ball comes to 5.60. "
        "After eight more steps it lies still."
    )
    assert [cue.content for cue in captions([TimedText(narration, 0, 10)])] == [
        "The slope at 7 points uphill, so we step\nthe other way, and the ball comes to 5.60.",
        "After eight more steps it lies still.",
    ]


def test_no_cue_is_left_with_a_word_or_two():
    narration = "What does a house have in common with an arrow? Both are a list of numbers: a vector."
    assert [cue.content for cue in captions([TimedText(narration, 0, 10)])] == [
        "What does a house have\nin common with an arrow?",
        "Both are a list of numbers: a vector.",
    ]


def test_lines_are_about_equally_long():
    narration = "Here the learning rate must stay below one."
    (cue,) = captions([TimedText(narration, 0, 10)])
    assert cue.content == "Here the learning rate\nmust stay below one."


def test_a_long_word_is_broken_rather_than_lost():
    cues = captions([TimedText("x" * 100, 0, 10)])
    assert "".join("".join(cue.content.split()) for cue in cues) == "x" * 100


@given(beats())
def test_subrip_can_be_read_back(played):
    cues = captions(played)
    assert [cue.content for cue in srt.parse(to_srt(cues))] == [cue.content for cue in cues]


def test_webvtt_is_written_as_its_standard_asks():
    beat = TimedText("a < b & b > c", 3661.5, 3663)
    assert to_vtt(captions([beat])) == (
        "WEBVTT\nKind: captions\nLanguage: en\n\n01:01:01.500 --> 01:01:03.000\na &lt; b &amp; b &gt; c\n"
    )
