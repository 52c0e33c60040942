from __future__ import annotations

from manim import Create, FadeIn, FadeOut, MoveAlongPath, TransformFromCopy, VGroup

from scenes.learning.logistic_regression import classifiers, formulas, moves, words
from scenes.learning.logistic_regression.learned import Learned
from scenes.learning.logistic_regression.params import MessageParams
from scenes.learning.logistic_regression.prices import PricePlot
from scenes.learning.logistic_regression.pulls import drawn_pulls, ends_of
from scenes.learning.logistic_regression.sigmoids import OddsBar, SigmoidPlot, Tangent
from scenes.stage.lesson import Facts, Lesson, Phrase, beat
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.growing import grow
from scenes.stage.motion.tween import tween
from scenes.stage.type.writing import stack


class LogisticRegression(Lesson):
    """A score is the log of the odds, the sigmoid makes it a probability, and training finds the weights."""

    title = "Logistic regression"
    prerequisites = ("dot_product", "linear_regression")
    fact_labels = words.FACT_LABELS

    class Params(MessageParams):
        """Those of a model that learns from messages."""

    params: Params

    def compute(self) -> None:
        self.cloud = self.params.cloud
        self.story = words.story(self.params)
        self.learned = Learned.by(self.params)

    def facts(self) -> Facts:
        return words.in_words(self.story, self.learned, self.params)

    # From features to a probability ---------------------------------------------------------------------

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
        self.play(FadeIn(picture), run_time=0.8)
        moves.walk_in(self, unknown)
        self.cue()
        for half, label, entry in zip((0.5, 1.0), (1, 0), self.premise[0], strict=True):
            known = FadeIn(picture.clouds[label], entry)
            self.play(FadeOut(unknown.marks[label]), known, run_time=self.phrase_left(half))
        self.cue()
        self.query = picture.query_mark(p.new_one)
        new = self.set_words(classifiers.key_of_the_new(), *words.notes_on(p.user_data))
        self.play(FadeIn(new), run_time=0.6)
        moves.walk_in(self, moves.OneWalk(picture, self.query))
        self.cue()

    @beat(
        "Weigh each feature, add them up with a bias: that's a score.",
        "Start with a guess: our {thing} scores {score:.4}.",
        title="From features to a score",
    )
    def give_it_a_score(self) -> None:
        old = self.words
        rule, *features = self.set_words(formulas.the_score(), *formulas.the_features(self.story.features))
        self.play(FadeOut(old), FadeIn(rule), run_time=0.9)
        moves.name_the_features(self, features)
        self.cue()
        self.arrow = self.picture.arrow_of_weights(self.learned.models[0][:2], self.learned.mean_pull)
        self.play(grow(self.arrow[0], run_time=self.phrase_left(0.4)))
        self.play(FadeIn(self.arrow[1]), run_time=0.6)
        for row in formulas.score_of(self.learned.models[0], self.params.new_one, self.learned.first_score):
            self.write_below(row, run_time=0.8)

    @beat(
        "{same_score}.",
        "Slide every {thing} along its line: {yes} above, the rest below.",
        title="Lines of equal score",
    )
    def line_up_by_score(self) -> None:
        scores = self.picture.scores(self.learned.models[0])
        self.sigmoid = SigmoidPlot(scores, self.cloud.labels, (*self.params.scores, self.learned.first_score))
        self.lines = self.picture.lines_of_equal_score(self.learned.models[0], self.sigmoid.marks)
        self.play(FadeOut(self.arrow[1]), run_time=0.4)
        moves.draw_lines(self)
        self.cue()
        gone = FadeOut(self.arrow[0], self.lines.tags, run_time=0.6)
        self.play(gone, *moves.slide(self, self.learned.first_score, self.phrase_left(0.9, least=2.0)))

    @beat(
        "What probability goes with a score? Let zero mean even odds.",
        "Clues multiply odds, so let every point multiply them by one factor: e.",
        "That makes the score the logarithm of the odds.",
        title="One point of score, one factor of the odds",
    )
    def multiply_the_odds(self) -> None:
        old, self.premise = VGroup(self.premise, self.words, self.sigmoid.ticks_of_lines), VGroup()
        head, *rows = self.set_words(formulas.odds_table())[0]
        self.bars = [OddsBar(self.sigmoid, 0.0)]
        self.play(FadeOut(old), FadeIn(head), run_time=0.8)
        self.play(Create(self.bars[0]), run_time=self.phrase_left(0.7))
        self.play(FadeIn(rows[0]), run_time=0.6)
        self.cue()
        moves.multiply(self, rows)
        self.cue()
        self.write_below(formulas.log_odds(), run_time=0.9)
        self.bars.append(bar := OddsBar(self.sigmoid, -2.0))
        self.play(tween(bar, score=2.0, run_time=self.phrase_left()))
        self.remove(self.bars.pop())

    @beat(
        "Join the bars: that's the sigmoid.",
        "{readings}.",
        "Our {thing} gets {first_chance}.",
        title="The sigmoid",
    )
    def join_the_bars(self) -> None:
        plot, old, scores = self.sigmoid, self.words, [*dict.fromkeys(self.params.scores)]
        self.add(plot.graph)
        self.play(plot.draw(self.phrase_left()))
        self.cue()
        rule, *values = self.set_words(formulas.the_sigmoid(), *map(formulas.probability_of, scores))
        self.play(FadeOut(*self.bars), *swap(old, rule))
        moves.read_off(self, scores, values)
        self.cue()
        self.play(plot.rise(self.query, self.learned.first_score, self.phrase_left(0.7)))
        self.write_below(formulas.probability_of(self.learned.first_score), run_time=0.8)

    # What a guess costs ---------------------------------------------------------------------------------

    @beat(
        "How much probability did the guess give to each truth?",
        "If they're independent, the product is the likelihood.",
        "Its logarithm is a sum.",
        title="How likely were the true classes?",
    )
    def believe_the_truth(self) -> None:
        old, self.sticks = self.words, self.sigmoid.truth_sticks()
        self.play(FadeOut(old, self.query, run_time=0.6), *moves.let_grow(self.sticks, self.phrase_left()))
        first, product, logarithm, total = self.set_words(*formulas.likelihood(self.sigmoid.beliefs))
        self.cue()
        self.play(FadeIn(first, run_time=0.8), *moves.let_grow(self.sticks, self.phrase_left(0.7)))
        self.play(FadeIn(product), run_time=0.8)
        self.cue()
        self.play(FadeIn(logarithm), run_time=0.8)
        self.play(TransformFromCopy(product, total), run_time=self.phrase_left(0.8))

    @beat(
        "So each {thing} pays minus the logarithm: its surprise.",
        "Sure and right is free. Sure and wrong costs without limit.",
        "The mean is the loss: {first_loss:.3}.",
        title="The price of a surprise",
    )
    def pay_the_price(self) -> None:
        plot, old = PricePlot(self.sigmoid.beliefs), VGroup(self.words, self.sigmoid, self.sigmoid.graph)
        self.premise, bars = stack(formulas.the_price()), plot.bars(self.cloud.labels)
        loss = self.set_words(*formulas.the_loss(self.learned.training.losses[0], len(self.cloud.labels)))
        self.play(FadeOut(old, *self.sticks), FadeIn(plot, self.premise), run_time=0.9)
        seats, seconds = plot.seats(self.cloud.labels), self.phrase_left()
        self.play(*moves.let_grow(bars, seconds), *moves.move_marks(self.picture.clouds, seats, seconds))
        self.cue()
        self.play(FadeIn(runner := plot.runner()), run_time=0.4)
        self.play(MoveAlongPath(runner, plot.way_down(), run_time=self.phrase_left(0.9)))
        self.cue()
        self.prices = VGroup(plot, *bars)
        self.play(FadeOut(runner, run_time=0.4), *plot.level(bars, self.phrase_left(0.6)))
        self.play(FadeIn(loss), run_time=0.8)

    # How the weights learn ------------------------------------------------------------------------------

    @beat(
        "The sigmoid's slope is p times one minus p. The logarithm divides it by p.",
        "What's left is the error: p minus y, with y one for {yes}, else zero.",
        title="The slope of the price is the error",
    )
    def find_the_error(self) -> None:
        plot, old, self.premise = self.sigmoid, VGroup(self.premise, self.words, self.prices), VGroup()
        curve, cancel, error = self.set_words(*formulas.slope_of_the_price())
        back = moves.move_marks(self.picture.clouds, plot.stacks(), self.phrase_left(0.3))
        shown = FadeIn(plot, plot.graph, *self.sticks, run_time=0.8)
        self.play(FadeOut(old, run_time=0.6), shown, *back)
        tangent = Tangent(plot, -4.0)
        self.play(FadeIn(curve, run_time=0.8), tween(tangent, score=0.0, run_time=self.phrase_left(0.4)))
        self.play(FadeIn(cancel, run_time=0.8), tween(tangent, score=4.0, run_time=self.phrase_left()))
        self.cue()
        shrink, self.errors = moves.let_shrink(self.sticks, self.phrase_left(0.8)), plot.error_sticks()
        grow_errors = moves.let_grow(self.errors, self.phrase_left(0.8))
        self.play(FadeIn(error, run_time=0.8), FadeOut(tangent, run_time=0.6), *shrink, *grow_errors)
        self.remove(*self.sticks)

    @beat(
        "Each weight moves the score by its input, so each {thing} pulls by error times input.",
        "Their mean is the step that lowers the loss fastest.",
        title="Every example pulls on the weights",
    )
    def pull_on_the_weights(self) -> None:
        picture, old = self.picture, [self.words, self.sigmoid, self.sigmoid.graph, *self.errors]
        pulls, mean = drawn_pulls(picture, self.learned.pulls), self.learned.mean_pull
        gradient, scale, step = self.set_words(*formulas.the_gradient(mean))
        self.arrow = picture.arrow_of_weights(self.learned.models[0][:2], mean)
        self.query.move_to(picture.at(*self.params.new_one))
        home = moves.go_home(picture, self.phrase_left(0.4))
        self.play(FadeOut(*old, run_time=0.6), FadeIn(picture, run_time=0.8), *home)
        self.play(FadeIn(self.query, self.arrow, gradient, scale), run_time=0.8)
        self.play(*(each.appear(self.phrase_left()) for each in pulls))
        self.cue()
        self.mean = picture.arrow_from(self.arrow[0].end, mean)
        self.play(*(each.gather_in(self.mean, self.phrase_left(0.7)) for each in pulls))
        self.remove(*pulls).add(self.mean)
        self.play(FadeIn(step), run_time=0.8)

    @beat(
        "The line is where p is {p.threshold}. Rings are mistakes.",
        "Take {how_many_steps}: {outcome}.",
        title="Training turns the line",
    )
    def train(self) -> None:
        picture = self.picture.set_state(model=self.learned.models[0], threshold=self.params.threshold)
        old = VGroup(self.words, self.mean, self.arrow)
        self.bring_to_back(picture.sides)
        line, ring = self.set_words(picture.key())[0]
        self.play(*swap(old, line))
        self.play(FadeIn(picture.sides), run_time=self.phrase_left(0.5))
        self.play(FadeIn(picture.mistakes, ring), run_time=self.phrase_left(0.9))
        self.cue()
        moves.train(self)

    # What it is worth -----------------------------------------------------------------------------------

    @beat(
        "Fresh messages get the class of their side.",
        "{judged}.",
        title="Fresh messages are judged",
        when=lambda lesson: lesson.params.user_data is None,
    )
    def judge_fresh_ones(self) -> None:
        self.fresh = fresh = moves.Fresh(self.picture, self.params.drawn[1])
        gone = FadeOut(*self.picture.clouds, self.picture.mistakes, self.query, self.words, run_time=0.6)
        *calls, wrong = self.set_words(classifiers.key_of_calls(self.story.classes))[0]
        self.play(gone)
        moves.walk_in(self, fresh.walk, 0.6)
        self.play(FadeIn(*calls), *fresh.say(), run_time=self.phrase_left())
        self.cue()
        self.play(FadeIn(wrong), *fresh.tell_the_truth(), run_time=0.8)
        self.play(Create(fresh.rings), run_time=self.phrase_left(0.8))

    @beat(
        "{move} the threshold to {p.other_threshold}: missed {yes} {missed_change},"
        " false alarms {alarm_change}.",
        title="Move the threshold",
        when=lambda lesson: lesson.params.other_threshold != lesson.params.threshold,
    )
    def move_the_threshold(self) -> None:
        readout = classifiers.mistakes_readout(self.picture, self.story.classes[1][0])
        self.play(moves.bring_back(self, readout))
        other, seconds = self.params.other_threshold, self.phrase_left(0.9, least=2.0)
        self.play(tween(self.picture, on=self.picture.sides, threshold=other, run_time=seconds))

    @beat(
        "{separated}",
        "Double the weights: the loss falls, again and again.",
        "{too_sure}.",
        title="When a line separates the classes",
        when=lambda lesson: len(set(lesson.learned.kept.labels.tolist())) == 2,
    )
    def separate_the_classes(self) -> None:
        picture, head, *rows = self.picture, *formulas.doubled_table(self.learned)
        self.play(moves.bring_back(self, VGroup(head, *rows), shown=head))
        back = tween(picture, on=picture.sides, threshold=0.5)
        self.play(moves.leave_out(self), back, run_time=self.phrase_left(0.7))
        self.play(FadeIn(rows[0]), run_time=0.6)
        moves.double(self, rows[1:])

    @beat(
        "So how likely is it? Slide once more.",
        "It scores {last_score}. That's the logarithm of its odds, so it's {chance}.",
        title="From the score to the answer",
    )
    def answer(self) -> None:
        picture, last, z, old = self.picture, self.learned.models[-1], self.learned.last_score, self.words
        rows = *formulas.score_of(last, self.params.new_one, z), formulas.probability_of(z)
        rule, *numbers, result = self.set_words(formulas.the_score(), *rows)
        self.sigmoid = plot = SigmoidPlot(picture.scores(last), self.cloud.labels, [z])
        self.lines = picture.lines_of_equal_score(last, plot.marks)
        self.play(*moves.return_all(picture), FadeOut(picture.sides, old), FadeIn(rule), run_time=0.9)
        self.remove(*picture.left_out)
        self.play(Create(self.lines.lines), run_time=self.phrase_left(0.3))
        self.play(*moves.slide(self, z, self.phrase_left(least=2.0)))
        self.cue()
        self.add(plot.graph)
        self.play(FadeIn(*numbers, run_time=0.8), plot.draw(self.phrase_left(0.5)))
        self.play(plot.rise(self.query, z, self.phrase_left(0.6)))
        self.play(FadeIn(result), run_time=0.8)
