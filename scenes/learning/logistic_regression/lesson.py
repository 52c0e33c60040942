from __future__ import annotations

from manim import Create, FadeIn, FadeOut, MoveAlongPath, VGroup

from scenes.learning.logistic_regression import classifiers, doubling, formulas, moves, words
from scenes.learning.logistic_regression.learned import Learned
from scenes.learning.logistic_regression.params import MessageParams
from scenes.learning.logistic_regression.prices import PricePlot
from scenes.learning.logistic_regression.pulls import drawn_pulls, ends_of, gather
from scenes.learning.logistic_regression.sigmoids import FLAT, STEEP, OddsBar, SigmoidPlot, Tangent
from scenes.learning.logistic_regression.sticks import Product, Sticks
from scenes.stage.lesson import Facts, Lesson, Phrase, beat
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.growing import grow
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.type.writing import stack


class LogisticRegression(Lesson):
    """A score is the log of the odds, the sigmoid makes it a probability, and training finds the weights."""

    title = "Logistic regression"
    prerequisites = ("dot_product", "linear_regression")
    fact_labels = words.FACT_LABELS

    class Params(MessageParams):
        """Those of a model that learns from messages."""

    params: Params
    errors: list[Sticks]
    mean: Arrow

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
        moves.walk_in(self, moves.OneWalk(picture, self.query), 1.0, FadeIn(new, run_time=0.6))
        self.cue()

    @beat(
        "Weight each {value} and add them up with a bias: that's the score.",
        "With guessed weights, our {thing} scores {score:.4}.",
        title="From features to a score",
    )
    def give_it_a_score(self) -> None:
        old = self.words
        rule, *features = self.set_words(formulas.the_score(), *formulas.the_features(self.story.features))
        self.play(*swap(old, rule))
        moves.name_the_features(self, features)
        self.cue()
        first = self.learned.models[0]
        self.arrow = self.picture.arrow_of_weights(first[:2], self.learned.mean_pull)
        self.play(grow(self.arrow[0], run_time=self.phrase_left(0.4)), FadeIn(self.arrow[1]))
        worked, score = formulas.score_of(first, self.params.new_one, self.learned.first_score)
        self.write_below(worked, run_time=0.8)
        self.write_below(score, run_time=0.7)

    @beat(
        "{same_score}.",
        "Slide every {thing} along its line: {yes} above, the rest below.",
        title="Lines of equal score",
    )
    def line_up_by_score(self) -> None:
        self.model_of_lines = self.learned.models[0]
        scores = self.picture.scores(self.model_of_lines)
        self.sigmoid = SigmoidPlot(scores, self.cloud.labels, (*self.params.scores, self.learned.first_score))
        self.lines = self.picture.lines_of_equal_score(self.model_of_lines, self.sigmoid.marks)
        self.play(FadeOut(self.arrow[1]), run_time=0.4)
        moves.draw_lines(self)
        self.cue()
        moves.slide(self, self.arrow[0])

    @beat(
        "What probability goes with a score? Let zero mean odds of one to one.",
        "Independent clues multiply the odds, so let each point multiply them by e.",
        "That makes the score the log of the odds.",
        title="One point of score, one factor of the odds",
    )
    def multiply_the_odds(self) -> None:
        plot, old, self.premise = self.sigmoid, VGroup(self.premise, self.words), VGroup()
        table, note = self.set_words(
            formulas.odds_table(*classifiers.marks_of_classes()), formulas.any_factor()
        )
        head, *rows = table
        self.bars = [OddsBar(plot, 0.0).set_state(grown=0.0)]
        self.play(FadeIn(plot.upright, run_time=0.8), FadeOut(plot.ticks_of_lines), *swap(old, head))
        plot.stand()
        self.play(tween(self.bars[0], grown=1.0, run_time=self.phrase_left(0.7)))
        self.play(FadeIn(rows[0]), run_time=0.6)
        self.cue()
        moves.multiply(self, rows, note)
        self.cue()
        self.write_below(formulas.log_odds(), run_time=0.8)
        self.bars.append(bar := OddsBar(plot, -2.0))
        self.play(tween(bar, score=2.0, run_time=self.phrase_left()))
        self.remove(self.bars.pop())

    @beat(
        "Join the bars: that's the sigmoid.",
        "Now every score has a probability. Our {thing} gets {first_chance}.",
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
        self.play(plot.rise(self.query, self.learned.first_score, self.phrase_left(0.7)))
        self.write_below(formulas.probability_of(self.learned.first_score), run_time=0.8)

    # What a guess costs ---------------------------------------------------------------------------------

    @beat(
        "How much probability did our guess give the truth?",
        "If they're independent, their product is the likelihood.",
        title="How likely were the true classes?",
    )
    def believe_the_truth(self) -> None:
        plot, old, self.sticks = self.sigmoid, self.words, self.sigmoid.truth_sticks()
        self.play(FadeOut(old, self.query, run_time=0.6), *moves.let_grow(self.sticks, self.phrase_left()))
        self.product = product = Product(plot, formulas.factors(plot.beliefs))
        self.set_words(formulas.likelihood(plot.beliefs), moves.running_product(product))
        self.cue()
        moves.multiply_beliefs(self)

    @beat(
        "Minus its log is a sum: each {thing} pays a price.",
        "Sure and right costs almost nothing. Sure and wrong can cost any amount.",
        "The mean is the loss: {first_loss:.3}.",
        title="The price of a surprise",
    )
    def pay_the_price(self) -> None:
        self.write_below(*formulas.log_likelihood(self.sigmoid.beliefs), run_time=0.8)
        plot = PricePlot(self.sigmoid.beliefs)
        old = VGroup(self.words, self.sigmoid, self.sigmoid.graph, self.product)
        self.premise, bars = stack(formulas.the_price()), plot.bars(self.cloud.labels)
        loss = self.set_words(*formulas.the_loss(self.learned.training.losses[0], len(self.cloud.labels)))
        self.play(*swap(VGroup(old, *self.sticks), VGroup(plot, self.premise)))
        seats, seconds = plot.seats(self.cloud.labels), self.phrase_left(least=1.2)
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
        "From the log odds, the sigmoid's slope is p times one minus p.",
        "So the price of {yes} has slope p minus one, the others p.",
        "Either way, it's the error: p minus y.",
        title="The slope of the price is the error",
    )
    def find_the_error(self) -> None:
        plot, old, self.premise = self.sigmoid, VGroup(self.premise, self.words, self.prices), VGroup()
        tangent = Tangent(plot, -4.0)
        *slope, running = self.set_words(*formulas.slope_of_the_sigmoid(), tangent.readout())
        back = moves.move_marks(self.picture.clouds, plot.stacks(), 1.0)
        self.play(*swap(old, VGroup(plot, plot.graph, slope[0])), *back)
        self.play(FadeIn(slope[1], slope[2], running, run_time=0.8), FadeIn(tangent, run_time=0.8))
        self.play(tween(tangent, score=STEEP, run_time=self.phrase_left(0.6)))
        self.play(tween(tangent, score=FLAT, run_time=self.phrase_left()))
        self.cue()
        words = moves.to_the_errors(self, tangent)
        self.cue()
        self.show_one_by_one(words, run_time=0.8)

    @beat(
        "A weight moves the score by its input, so each pull is minus error, times input.",
        "Along the mean pull, minus the gradient, the loss falls fastest.",
        title="Every example pulls on the weights",
    )
    def pull_on_the_weights(self) -> None:
        picture, plot, mean = self.picture, self.sigmoid, self.learned.mean_pull
        old = VGroup(self.words, plot, plot.graph, *self.errors)
        pulls = drawn_pulls(picture, self.learned.pulls)
        pull, weights, bias = self.set_words(formulas.the_pull(), *formulas.the_gradient(self.learned))
        quarter, full = formulas.scale_of_pulls(bias)
        self.arrow = picture.arrow_of_weights(self.learned.models[0][:2], mean)
        self.query.move_to(picture.at(*self.params.new_one))
        self.play(*swap(old, picture), *moves.go_home(picture, self.phrase_left(0.3)))
        self.play(FadeIn(self.query, self.arrow, pull, quarter), run_time=0.8)
        self.play(*(each.appear(self.phrase_left()) for each in pulls))
        self.cue()
        gather(self, pulls, quarter, full)
        self.play(FadeIn(weights, bias), run_time=0.8)
        self.words.add(full)

    @beat(
        "The line is where p is {p.threshold}. Rings are mistakes.",
        "Take {p.learning_rate:.3} of each mean pull, the learning rate, {many_times}: {outcome}.",
        title="Training turns the line",
    )
    def train(self) -> None:
        picture = self.picture.set_state(model=self.learned.models[0], threshold=self.params.threshold)
        old = VGroup(self.words, self.mean, self.arrow)
        line, ring = self.set_words(picture.key())[0]
        self.play(*swap(old, line))
        self.bring_to_back(picture.sides)
        self.play(FadeIn(picture.sides, picture.shade_key), run_time=self.phrase_left(0.5))
        self.play(FadeIn(picture.mistakes, ring), run_time=self.phrase_left(0.9))
        self.cue()
        moves.train(self)

    # What it is worth -----------------------------------------------------------------------------------

    @beat(
        "Here are {fresh} new messages. The line decides.",
        "{judged}.",
        title="Fresh messages are judged",
        when=lambda lesson: lesson.params.user_data is None,
    )
    def judge_fresh_ones(self) -> None:
        self.fresh = fresh = moves.Fresh(self.picture, self.params.drawn[1])
        gone = FadeOut(*self.picture.clouds, self.picture.mistakes, self.query, self.words, run_time=0.6)
        *calls, wrong = self.set_words(classifiers.key_of_calls(self.story.classes))[0]
        moves.walk_in(self, fresh.walk, 0.7, gone)
        self.play(FadeIn(*calls), *fresh.say(), run_time=self.phrase_left())
        self.cue()
        self.play(FadeIn(wrong), *fresh.tell_the_truth(), run_time=0.8)
        self.play(Create(fresh.rings), run_time=self.phrase_left(0.8))

    @beat(
        "{moved}.",
        title="Move the threshold",
        when=lambda lesson: lesson.params.other_threshold != lesson.params.threshold,
    )
    def move_the_threshold(self) -> None:
        doubling.bring_back(self, classifiers.mistakes_readout(self.picture, self.story.classes[1][0]))
        other, seconds = self.params.other_threshold, self.phrase_left(0.9, least=2.0)
        self.play(tween(self.picture, on=self.picture.sides, threshold=other, run_time=seconds))

    @beat(
        "{doubled}",
        "{separated}.",
        "{too_sure}.",
        title="When a line separates the classes",
        when=lambda lesson: len(set(lesson.learned.kept.labels.tolist())) == 2,
    )
    def separate_the_classes(self) -> None:
        doubling.separate(self, doubling.doubled_table(self.learned))

    @beat(
        "{asked_again}",
        "It scores {last_score}. That's the log of its odds, so it's {chance}.",
        title="From the score to the answer",
    )
    def answer(self) -> None:
        picture, z, old = self.picture, self.learned.last_score, self.words
        self.model_of_lines = last = self.learned.models[-1]
        self.sigmoid = plot = SigmoidPlot(picture.scores(last), self.cloud.labels, [z])
        rows = *formulas.score_of(last, self.params.new_one, z), *plot.note(), formulas.probability_of(z)
        rule, *numbers, result = self.set_words(formulas.the_score(), *rows)
        self.lines = picture.lines_of_equal_score(last, plot.marks)
        gone = FadeOut(picture.sides, picture.shade_key, run_time=0.6)
        self.play(*doubling.return_all(picture), gone, *swap(old, rule))
        self.remove(*picture.left_out)
        self.play(Create(self.lines.lines), run_time=self.phrase_left(0.2))
        moves.slide(self)
        self.cue()
        self.play(FadeIn(plot.upright, *numbers), run_time=0.8)
        plot.stand()
        self.add(plot.graph)
        self.play(plot.draw(self.phrase_left(0.5)))
        self.play(plot.rise(self.query, z, self.phrase_left(0.6)))
        self.play(FadeIn(result), run_time=0.8)
