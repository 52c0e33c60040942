"""The first part of the lesson: features become a score, and the log of the odds makes it a probability."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import Create, FadeIn, FadeOut, VGroup

from scenes.learning.logistic_regression import classifiers, formulas, moves, words
from scenes.learning.logistic_regression.learned import Learned
from scenes.learning.logistic_regression.params import MessageParams
from scenes.learning.logistic_regression.pulls import ends_of
from scenes.learning.logistic_regression.sigmoids import OddsBar, SigmoidPlot
from scenes.stage.lesson import Lesson, Phrase, Ranges, beat
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.growing import grow
from scenes.stage.motion.tween import tween
from scenes.stage.pictures.training import ranges_of_training
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import stack

FIRST_STEPS = 100
"""The chart of the loss shows so many steps: later ones change little."""


class ScoringLesson(Lesson):
    """Beats one to five: from features to a probability."""

    class Params(MessageParams):
        """Those of a model that learns from messages."""

    params: Params

    def compute(self) -> None:
        self.cloud = self.params.cloud
        self.story = words.story(self.params)
        self.learned = Learned.by(self.params)

    def ranges(self) -> Ranges:
        first, *_, last = self.learned.models
        scores = {
            "scores of a guess": self._scores(first, self.params.scores),
            "scores after training": self._scores(last),
        }
        steps = (0.0, float(min(self.params.steps, FIRST_STEPS)))
        return {**ranges_of_training(self.learned.training.losses), "training steps": steps, **scores}

    def _scores(self, model: Points, also: Sequence[float] = ()) -> tuple[float, float]:
        """As far as any score is from 0 on both sides, by a *model* (3,) of weights and a bias, or *also*."""
        farthest = float(np.abs([*(self.cloud.points @ model[:2] + model[2]), *also]).max())
        return -farthest, farthest

    @beat(
        "{opening}.{lacking}",
        "{meaning}.",
        "{arrival}.",
        Phrase("How likely is it to be {yes}?", rest="a question"),
        title="How likely is it?",
    )
    def meet_the_new_one(self) -> None:
        p, ends = self.params, ends_of(self.learned.pulls, self.cloud.points)
        self.picture = picture = classifiers.LinearClassifier(p, self.story.axes, ends)
        self.premise = stack(classifiers.key_of_marks(self.story.classes))
        unknown = moves.Walk(picture, picture.homes(), "muted")
        moves.walk_in(self, unknown, 1.0, FadeIn(picture, run_time=0.8))
        self.cue()
        for half, label, entry in zip((0.5, 1.0), (1, 0), self.premise[0], strict=True):
            known = FadeIn(picture.clouds[label], entry)
            self.play(FadeOut(unknown.marks[label]), known, run_time=self.phrase_left(half))
        self.cue()
        self.query = picture.query_mark(p.new_one)
        new = self.set_words(classifiers.key_of_the_new(self.story.thing), *words.notes_on(p.user_data))
        moves.walk_in(self, moves.OneWalk(picture, self.query), 1.0, FadeIn(new, run_time=0.6))
        self.cue()

    @beat(
        "Add up weighted {value}s and a bias: that's the score.",
        "These guessed weights give our {thing} {score:.4}.",
        title="From features to a score",
    )
    def give_it_a_score(self) -> None:
        old = self.words
        rule, *features = self.set_words(formulas.the_score(), *formulas.the_features(self.story.features))
        self.play(FadeOut(old), run_time=0.4)
        moves.name_the_features(self, features)
        self.play(FadeIn(rule), run_time=self.phrase_left(least=0.8))
        self.cue()
        first = self.learned.models[0]
        self.arrow = self.picture.arrow_of_weights(first[:2], self.learned.mean_pull, self.learned.tips)
        self.play(grow(self.arrow[0], run_time=self.phrase_left(0.4)), FadeIn(self.arrow[1]))
        worked, score = formulas.score_of(first, self.params.new_one, self.learned.first_score)
        self.write_below(worked, run_time=0.8)
        self.write_below(score, run_time=0.7)

    @beat(
        "{same_score}.",
        "Slide each {thing} along its line: {yes} above, the rest below.",
        title="Lines of equal score",
    )
    def line_up_by_score(self) -> None:
        self.model_of_lines = self.learned.models[0]
        scores = self.picture.scores(self.model_of_lines)
        also = self.learned.first_score, *self.shown_ranges["scores of a guess"]
        self.sigmoid = SigmoidPlot(scores, self.cloud.labels, also)
        self.lines = self.picture.lines_of_equal_score(self.model_of_lines, self.sigmoid.marks)
        self.play(FadeOut(self.arrow[1]), run_time=0.4)
        moves.draw_lines(self)
        self.cue()
        moves.slide(self, self.arrow[0])

    @beat(
        "What's the probability? Let zero mean even odds.",
        "Clues independent within each class multiply the odds."
        " We assume each point of score multiplies them by e.",
        "So the score is the log of the odds.",
        title="One point of score, one factor of the odds",
    )
    def multiply_the_odds(self) -> None:
        plot, old, self.premise = self.sigmoid, VGroup(self.premise, self.words), VGroup()
        meaning, (head, *rows) = self.set_words(
            formulas.meaning_of_odds(self.story.classes),
            formulas.odds_table(*classifiers.marks_of_classes()),
        )
        self.bars = [OddsBar(plot, 0.0).set_state(grown=0.0)]
        self.play(
            FadeIn(plot.upright, run_time=0.8),
            FadeOut(plot.ticks_of_lines),
            *swap(old, VGroup(meaning, head)),
        )
        plot.stand()
        self.play(tween(self.bars[0], grown=1.0, run_time=self.phrase_left(0.7)))
        self.play(FadeIn(rows[0]), run_time=0.6)
        self.cue()
        moves.multiply(self, rows)
        self.cue()
        self.write_below(formulas.log_odds(), run_time=0.8)
        self.bars.append(bar := OddsBar(plot, -2.0))
        self.play(tween(bar, score=2.0, run_time=self.phrase_left()))
        self.remove(self.bars.pop())

    @beat(
        "At every score, join the {yes} tops: that's the sigmoid.",
        "Solve for p: our {thing} gets {first_chance}.",
        Phrase("{likewise}.", when=lambda lesson: lesson.params.scores),
        title="The sigmoid",
    )
    def join_the_bars(self) -> None:
        plot, old, score = self.sigmoid, self.words, self.learned.first_score
        self.add(plot.graph)
        self.play(plot.draw(self.phrase_left()))
        self.cue()
        odds, solved = self.set_words(*formulas.the_sigmoid())
        self.play(FadeOut(*self.bars), *swap(old, odds))
        self.play(FadeIn(solved), run_time=0.5)
        moves.read_off(self, score)
        self.write_below(formulas.probability_of(score), run_time=0.8)
        if self.cue():
            self._read_off_all(list(dict.fromkeys(self.params.scores)))

    def _read_off_all(self, scores: Sequence[float]) -> None:
        """Read the probabilities of further *scores* off the sigmoid at once, along guides that then go."""
        self.guides = guides = [self.sigmoid.guide(score) for score in scores]
        for part, share in enumerate((0.3, 0.4)):
            self.play(*(Create(guide[part]) for guide in guides), run_time=self.phrase_left(share))
        self.write_below(*map(formulas.probability_of, scores), run_time=0.8)
        self.play(FadeOut(*guides), run_time=self.phrase_left(least=0.8))
