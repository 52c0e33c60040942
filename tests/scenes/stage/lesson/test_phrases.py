from __future__ import annotations

from itertools import pairwise

import pytest
from manim import Dot, FadeIn, tempconfig

from scenes.stage.lesson import CueError, Lesson, LessonParams, Phrase, beat
from scenes.stage.lesson.narration import caption_time, reading_time

LONG = "These are a good many words, more than a drawing of half a second needs to be shown."


class Told(Lesson):
    """A dot, in phrases."""

    title = "Told"

    class Params(LessonParams):
        drawing: float = 0.5
        aside: bool = True

    params: Params

    @beat(LONG, "A short one.", "And the end.", title="Three of them")
    def show(self):
        self.play(FadeIn(Dot()), run_time=self.params.drawing)
        self.cue()
        self.second = self.time
        self.play(FadeIn(Dot()), run_time=self.phrase_left())
        self.filled = self.time
        self.cue()
        self.third = self.time

    @beat(
        "First.",
        Phrase("By the way.", when=lambda lesson: lesson.params.aside),
        Phrase("What do you think?", rest="a question"),
    )
    def wonder(self):
        self.told_aside = self.cue()
        self.cue()


def voice(seconds):
    """A narrator who needs the same time for every phrase, and the scripts that it was given."""
    scripts = []

    def narrator(script):
        scripts.append(script)
        return {beat: [seconds] * len(phrases) for beat, phrases in script.items()}

    return narrator, scripts


def played(narrator=None, **params):
    quiet = {"dry_run": True, "progress_bar": "none", "verbosity": "ERROR", "frame_rate": 30}
    with tempconfig(quiet):
        lesson = Told(Told.Params(**params), narrator=narrator, skip_animations=True)
        lesson.render()
    return lesson


@pytest.mark.parametrize("pace", [0.5, 1.0, 2.0])
def test_the_drawing_waits_until_the_words_before_its_cue_are_spoken(pace):
    lesson = played(pace=pace)
    first, second, _ = lesson.played[0].phrases
    needed = max(reading_time(LONG) / pace, caption_time(LONG))
    assert second.start - first.start == pytest.approx(needed, abs=0.05)
    assert lesson.second == second.start


def test_the_words_wait_until_the_drawing_has_reached_their_cue():
    first, second, _ = played(drawing=20.0).played[0].phrases
    assert second.start - first.start == pytest.approx(20.8, abs=0.05)  # with the heading before it
    assert first.end == second.start


def test_a_movement_can_last_as_long_as_its_words():
    lesson = played()
    needed = reading_time("A short one.")
    assert lesson.filled - lesson.second == pytest.approx(needed, abs=0.05)
    assert lesson.third == pytest.approx(lesson.filled, abs=0.05)


def test_a_movement_is_seen_even_when_the_words_are_over():
    lesson = played(narrator=voice(0.01)[0])
    assert lesson.filled - lesson.second == pytest.approx(0.8, abs=0.05)


def test_phrases_follow_one_another_through_the_whole_beat():
    for each in played().played:
        assert each.phrases[0].start == each.start
        assert each.phrases[-1].end == each.end
        assert all(one.end == other.start for one, other in pairwise(each.phrases))


def test_a_voice_speaks_the_whole_script_once_and_sets_the_time():
    narrator, scripts = voice(5.0)
    lesson = played(narrator=narrator)
    assert scripts == [
        {
            "show": (LONG, "A short one.", "And the end."),
            "wonder": ("First.", "By the way.", "What do you think?"),
        }
    ]
    show, wonder = lesson.played
    starts = [phrase.start - wonder.start for phrase in wonder.phrases]
    assert starts == pytest.approx([0.0, 5.0, 10.0], abs=0.1)
    assert wonder.end - wonder.start == pytest.approx(15.6, abs=0.1)
    assert [(phrase.seconds, phrase.has_voice) for phrase in show.phrases] == [(5.0, True)] * 3


def test_a_phrase_without_its_condition_is_not_spoken():
    with_it, without = played().played[1], played(aside=False).played[1]
    assert [phrase.narration for phrase in with_it.phrases] == [
        "First.",
        "By the way.",
        "What do you think?",
    ]
    assert [phrase.narration for phrase in without.phrases] == ["First.", "What do you think?"]
    assert [phrase.rest for phrase in without.phrases] == ["", "a question"]
    assert (played().told_aside, played(aside=False).told_aside) == (True, False)


def test_a_beat_has_a_title_or_that_of_its_name():
    assert [each.title for each in Told.beats()] == ["Three of them", "Wonder"]
    assert [each.title for each in played().played] == ["Three of them", "Wonder"]


@pytest.mark.parametrize(("cues", "given"), [(0, "0"), (1, "1"), (3, "3 or more")])
def test_a_beat_gives_one_cue_for_each_phrase_but_the_first(cues, given):
    class Wrong(Told):
        @beat("One.", "Two.", "Three.")
        def show(self):
            for _ in range(cues):
                self.cue()

    with (
        tempconfig({"dry_run": True, "verbosity": "ERROR"}),
        pytest.raises(CueError, match=rf"beat show has 3 phrases, so it needs 2 cues.*it gives {given}$"),
    ):
        Wrong(skip_animations=True).render()


def test_a_first_phrase_has_no_condition_and_a_beat_has_a_phrase():
    with pytest.raises(TypeError, match="give the beat the condition"):
        beat(Phrase("Perhaps.", when=lambda _: False))
    with pytest.raises(TypeError, match="at least one phrase"):
        beat()


def test_who_listens_hears_of_every_phrase():
    begun = []
    with tempconfig({"dry_run": True, "verbosity": "ERROR", "progress_bar": "none"}):
        lesson = Told(skip_animations=True)
        lesson.on_phrase = begun.append
        lesson.render()
    assert begun == [0, 1, 2, 0, 1, 2]
