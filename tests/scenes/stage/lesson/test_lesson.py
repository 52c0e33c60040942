from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from manim import Dot, FadeIn, VGroup, tempconfig
from pydantic import Field, ValidationError

from scenes.stage.lesson import Lesson, LessonParams, beat
from scenes.stage.lesson.narration import NarrationError, caption_time, reading_time
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.theme import DARK, LIGHT, color, current_theme
from scenes.stage.type.writing import ROW_GAP, stack, text

LONG = (
    "This sentence is spoken so slowly that all listeners in the room have enough time to follow all of it."
)


class Tiny(Lesson):
    """A dot that doubles.

    More about it, which is no part of the summary.
    """

    title = "A tiny lesson"

    class Params(LessonParams):
        start: float = Field(2.0, ge=0, le=10, description="where it begins")
        more: bool = Field(False, description="whether to go on")

    def compute(self):
        self.double = 2 * self.params.start
        self.drawn_in = current_theme()

    def facts(self):
        return {"double": self.double}

    @beat("From {p.start} to {double}.")
    def second_in_the_alphabet(self):
        self.dot = Dot(color=color("data"))
        self.play(FadeIn(self.dot), run_time=2.0)

    @beat(LONG)
    def first_in_the_alphabet(self):
        pass

    @beat("And on.", when=lambda lesson: lesson.params.more)
    def go_on(self):
        self.wait(9)

    def no_beat(self):
        raise AssertionError


class Longer(Tiny):
    """A lesson that goes on where another ended."""

    @beat("From {p.start} to {double}, once more.")
    def second_in_the_alphabet(self):
        pass

    @beat("Done.")
    def after_all(self):
        pass


class Failing(Tiny):
    @beat("Oh.")
    def fail(self):
        raise RuntimeError("on purpose")


class Counting(Tiny):
    asked = 0

    def facts(self):
        self.asked += 1
        return super().facts()


def names(beats):
    return [each.name for each in beats]


def test_beats_are_in_the_order_of_their_definition():
    assert names(Tiny.beats()) == ["second_in_the_alphabet", "first_in_the_alphabet", "go_on"]


def test_a_lesson_inherits_beats_and_can_override_one():
    assert names(Longer.beats()) == [*names(Tiny.beats()), "after_all"]
    assert Longer.beats()[0].template.endswith("once more.")


def test_a_beat_is_played_only_when_its_condition_holds(play):
    assert names(play(Tiny).lesson.played) == ["second_in_the_alphabet", "first_in_the_alphabet"]
    assert names(play(Tiny, more=True).lesson.played) == names(Tiny.beats())


def test_the_narration_takes_facts_and_parameters(play):
    first, second = play(Tiny, start=3.5).lesson.played
    assert first.narration == "From 3.5 to 7."
    assert second.narration == LONG


def test_facts_are_computed_once(play):
    lesson = play(Counting).lesson
    assert lesson.results == {"double": 4.0}
    assert lesson.script()
    assert lesson.asked == 1


@pytest.mark.parametrize("template", ["{nothing}", "{p.nothing}"])
def test_a_narration_without_its_fact_is_refused(play, template):
    class Wrong(Tiny):
        @beat(template)
        def wrong(self):
            pass

    with pytest.raises(NarrationError, match="nothing"):
        play(Wrong)


@pytest.mark.parametrize(
    "params",
    [{"begin": 3}, {"start": -1}, {"start": 11}, {"start": float("nan")}, {"start": "far"}, {"pace": 9}],
)
def test_unknown_parameters_and_values_out_of_bounds_are_refused(params):
    with pytest.raises(ValidationError, match=next(iter(params))):
        Tiny.Params(**params)


def test_parameters_cannot_be_changed():
    with pytest.raises(ValidationError, match="frozen"):
        Tiny.Params().start = 3.0


@pytest.mark.parametrize("pace", [0.5, 1.0, 2.0])
def test_beats_follow_one_another_and_last_as_long_as_they_need(play, pace):
    played = play(Longer, more=True, pace=pace).lesson.played
    assert played[0].start == 0
    for one, other in pairwise(played):
        assert other.start == one.end
    for each in played:
        assert each.end - each.start >= reading_time(each.narration) / pace - 1e-6
        assert each.end - each.start >= 0.6 - 1e-6
    reading = played[1]
    needed = max(reading_time(LONG) / pace + 0.6, caption_time(LONG))
    assert reading.end - reading.start == pytest.approx(needed, abs=0.1)


def test_a_beat_lasts_as_long_as_its_drawing_and_a_pause(play):
    drawing = play(Tiny, more=True).lesson.played[2]
    assert drawing.end - drawing.start == pytest.approx(9.6, abs=0.1)


def test_the_heading_is_there_from_the_first_beat_on(play):
    showing = play(Tiny)
    heading = set(showing.lesson.heading.get_family())
    for places in showing.stood.values():
        assert heading & {mobject for mobject, _ in places}
    assert showing.lesson.heading in showing.lesson.mobjects


@pytest.mark.parametrize("title", ["Arrows", "From #1 to #2, _step_ by step, and no step", "W" * 40])
def test_a_lesson_may_have_another_title_that_stays_above_its_words(play, title):
    lesson = play(Tiny.titled(title)).lesson
    assert (lesson.title, lesson.summary()) == (title, Tiny.summary())
    assert lesson.heading.width <= frame().words.width + 1e-9


@pytest.mark.parametrize("part", ["Week 1", "One _step_ #2, and *another*", "W" * 60])
def test_another_part_stands_above_the_title_and_no_wider_than_the_words(play, part):
    lesson, own = play(Tiny.titled(part=part)).lesson, play(Tiny).lesson
    kicker, title = lesson.heading
    assert lesson.title == own.title
    assert kicker.source != own.heading[0].source
    assert kicker.width <= frame().words.width + 1e-9
    assert kicker.get_bottom()[1] > title.get_top()[1]


def test_captions_are_the_narration(play):
    lesson = play(Tiny).lesson
    captions = lesson.renderer.file_writer.subcaptions
    assert [caption.content for caption in captions] == [each.narration for each in lesson.played]
    for caption, each in zip(captions, lesson.played, strict=True):
        assert caption.start.total_seconds() == pytest.approx(each.start, abs=0.1)
        assert caption.end.total_seconds() == pytest.approx(each.end, abs=0.1)


def test_a_lesson_is_drawn_in_its_theme(play):
    lesson = play(Tiny, theme=LIGHT).lesson
    assert lesson.drawn_in is LIGHT
    assert lesson.dot.get_fill_color() == LIGHT.color("data")
    background = LIGHT.color("background").to_int_rgb()
    np.testing.assert_array_equal(lesson.camera.pixel_array[-1, -1, :3], background)
    assert current_theme() is DARK


def test_the_theme_is_left_even_after_a_failure(play):
    with pytest.raises(RuntimeError, match="on purpose"):
        play(Failing, theme=LIGHT)
    assert current_theme() is DARK


def test_a_lesson_is_named_after_its_folder_and_its_part_after_the_one_above():
    assert Tiny.name() == "lesson"
    assert Tiny.part() == "Stage"
    assert Tiny.summary() == "A dot that doubles."


def test_a_lesson_without_parameters_has_the_common_ones():
    class Plain(Lesson):
        title = "Plain"

    assert set(Plain.Params.model_fields) == {"pace"}
    assert Plain.beats() == ()


def test_plain_manim_renders_a_lesson(tmp_path):
    """No arguments, as ``manim`` itself starts a scene; frames and all."""
    small = {"pixel_width": 64, "pixel_height": 36, "frame_rate": 5, "verbosity": "ERROR"}
    quiet = {"dry_run": True, "progress_bar": "none", "disable_caching": True, "media_dir": str(tmp_path)}
    with tempconfig(small | quiet):
        lesson = Tiny()
        lesson.render()
    assert names(lesson.played) == names(Tiny.beats())[:2]
    assert lesson.time == pytest.approx(lesson.played[-1].end)
    assert len(np.unique(lesson.camera.pixel_array.reshape(-1, 4), axis=0)) > 1


def test_things_appear_one_after_another(play):
    seen = []

    class Rows(Tiny):
        @beat("Three of them.")
        def show(self):
            rows = [Dot() for _ in range(3)]
            for count in range(3):
                seen.append(sum(row in self.mobjects for row in rows))
                self.show_one_by_one(rows[count : count + 1])
            began = self.time
            self.show_one_by_one([Dot(), Dot()], run_time=0.5)
            seen.append(self.time - began)

    play(Rows)
    assert seen == [0, 1, 2, pytest.approx(1.0, abs=0.1)]


def test_new_words_replace_the_old_ones_under_the_premise(play):
    class Worded(Tiny):
        @beat("Words come and go.")
        def second_in_the_alphabet(self):
            self.write(first := text("first"))
            self.write_below(more := text("more"))
            assert {first, more} <= on_stage(self)
            assert first.get_top()[1] == pytest.approx(frame().words.top)
            assert first.get_bottom()[1] - more.get_top()[1] == pytest.approx(ROW_GAP)
            self.premise = stack(text("given"))
            self.write(other := text("other"), last := text("last"), gap=1.0)
            assert {other, last} <= on_stage(self)
            assert not {first, more} & on_stage(self)
            assert other.get_top()[1] == pytest.approx(self.premise.get_bottom()[1] - 1.0)
            assert other.get_bottom()[1] - last.get_top()[1] == pytest.approx(1.0)
            self.play(FadeIn(dot := Dot()))
            self.wipe(dot)
            assert not {other, last, dot} & on_stage(self)
            self.write_below(again := text("again"))
            assert again.get_top()[1] == pytest.approx(self.premise.get_bottom()[1] - ROW_GAP)
            self.wipe(self.premise)
            self.write(top := text("at the top"))
            assert top.get_top()[1] == pytest.approx(frame().words.top)

    assert play(Worded).lesson.words


def on_stage(lesson):
    return {thing for mobject in lesson.mobjects for thing in mobject.get_family()}


class Clearing(Lesson):
    """Two dots and a third are on the stage."""

    title = "Clearing"

    @beat("One of a pair stays.")
    def clear(self):
        self.pair, self.third = VGroup(Dot(), Dot()), Dot()
        self.play(FadeIn(self.pair, self.third), run_time=0.5)
        self.play(self.clear_stage(self.pair[0]), run_time=0.5)


def test_what_is_kept_may_be_a_part_of_something_and_nothing_else_stays(play):
    lesson = play(Clearing).lesson
    left = {part for mobject in lesson.mobjects for part in mobject.get_family()}
    assert lesson.pair[0] in left
    assert lesson.pair[1] not in left
    assert lesson.third not in left
    assert lesson.heading in left
