from __future__ import annotations

from manim import Create, FadeIn, FadeOut, Line, MoveAlongPath, VGroup

from scenes.learning.logistic_regression import classifiers, doubling, formulas, moves, words
from scenes.learning.logistic_regression.pulls import Weights, drawn_pulls, gather
from scenes.learning.logistic_regression.scoring_beats import ScoringLesson
from scenes.learning.logistic_regression.sigmoids import SigmoidPlot
from scenes.learning.logistic_regression.sticks import PricePlot, Product, Sticks, factors
from scenes.stage.lesson import Facts, beat
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.type.writing import stack


class LogisticRegression(ScoringLesson):
    """A score is the log of the odds, the sigmoid makes it a probability, and training finds the weights."""

    title = "Logistic regression"
    prerequisites = ("dot_product", "linear_regression")
    fact_labels = words.FACT_LABELS

    across: Line
    prices: PricePlot
    paid: list[Sticks]
    tangent: VGroup
    errors: list[Sticks]
    mean: Arrow

    def facts(self) -> Facts:
        return words.in_words(self.story, self.learned, self.params)

    # What a guess costs ---------------------------------------------------------------------------------

    @beat(
        "How likely did our guess make what really happened?",
        "If the {thing}s are independent, multiply: that's the likelihood.",
        title="How likely were the true classes?",
    )
    def believe_the_truth(self) -> None:
        plot, old, self.sticks = self.sigmoid, self.words, self.sigmoid.truth_sticks()
        gone = FadeOut(old, self.query, self.across, run_time=0.6)
        self.play(gone, *moves.let_grow(self.sticks, self.phrase_left()))
        self.product = product = Product(plot, factors(plot.beliefs))
        self.set_words(formulas.likelihood(plot.beliefs), moves.running_product(product))
        self.cue()
        moves.multiply_beliefs(self)

    @beat(
        "Take minus the log: the product becomes a sum of prices.",
        "Being sure costs almost nothing if right, any amount if wrong.",
        "The mean price is the loss: {first_loss:.3}. Let's lower it.",
        title="The price of a surprise",
    )
    def pay_the_price(self) -> None:
        self.write_below(*formulas.log_likelihood(self.sigmoid.beliefs), run_time=0.8)
        moves.become_prices(self)
        self.cue()
        plot, bars, old = self.prices, self.paid, self.words
        self.premise = stack(formulas.the_price())
        loss = self.set_words(*formulas.the_loss(self.learned.training.losses[0], len(self.cloud.labels)))
        self.play(*swap(old, VGroup(self.premise, runner := plot.runner())))
        self.play(MoveAlongPath(runner, plot.way_up(), run_time=self.phrase_left(0.9)))
        self.cue()
        self.play(FadeOut(runner, run_time=0.4), *plot.level(bars, self.phrase_left(0.4)))
        self.play(FadeIn(loss), run_time=0.8)

    # How the weights learn ------------------------------------------------------------------------------

    @beat(
        "Along the score, the price of {yes} has slope p minus one; that of the rest, p.",
        "With y one for {yes}, else zero, both are p minus y: the error.",
        title="The slope of the price is the error",
    )
    def find_the_error(self) -> None:
        old, self.premise = VGroup(self.premise, self.words, *self.paid), VGroup()
        *slopes, error, meaning = self.set_words(
            *formulas.slopes_of_the_prices(self.story.classes), *formulas.the_error(self.story.classes)
        )
        self.play(FadeOut(old), run_time=0.5)
        moves.along_the_prices(self, slopes, error)
        self.cue()
        self.play(*swap(self.tangent, meaning))
        moves.become_errors(self, error)

    @beat(
        "Adding one to a weight adds its input to the score: each {thing} pulls by minus error times input.",
        "Their mean is minus the gradient: that way, the loss falls fastest at first.",
        title="Every example pulls on the weights",
    )
    def pull_on_the_weights(self) -> None:
        picture, plot, mean = self.picture, self.sigmoid, self.learned.mean_pull
        old = VGroup(self.words, plot, plot.graph, *self.errors)
        pulls = drawn_pulls(picture, self.learned.pulls)
        pull, weights, bias = self.set_words(formulas.the_pull(), *formulas.the_gradient(self.learned))
        quarter, full = formulas.scale_of_pulls(bias)
        self.arrow = picture.arrow_of_weights(self.learned.models[0][:2], mean, self.learned.tips)
        self.query.move_to(picture.at(*self.params.new_one))
        self.play(FadeOut(old, run_time=0.4), *moves.go_home(picture, self.phrase_left(0.3)))
        self.play(FadeIn(picture, self.query, *self.arrow, pull, quarter), run_time=0.8)
        self.play(*(each.appear(self.phrase_left()) for each in pulls))
        self.cue()
        gather(self, pulls, quarter, full)
        self.play(FadeIn(weights, bias), run_time=0.8)
        self.words.add(full)

    @beat(
        "The line is where p is {p.threshold}.",
        "Step by {p.learning_rate:.3} times the mean pull, {many_times}: {outcome}.{dip}",
        title="Training turns the line",
    )
    def train(self) -> None:
        picture = self.picture.set_state(model=self.learned.models[0], threshold=self.params.threshold)
        self.weights = Weights(picture, self.arrow[0], self.mean, self.learned)
        followed = VGroup(self.weights, self.arrow[1])
        old = VGroup(self.words)
        if not self.weights.fits:
            old.add(followed)
        line, ring = self.set_words(picture.key())[0]
        self.play(*swap(old, line), FadeIn(picture.sides, picture.shade_key, run_time=0.8))
        self.play(FadeIn(picture.mistakes, ring), run_time=self.phrase_left(0.9))
        self.cue()
        moves.train(self)
        if self.weights.fits:
            self.add(self.words.add(followed))  # they will fade out together

    # What it is worth -----------------------------------------------------------------------------------

    @beat(
        "Here are {fresh} fresh ones. The line decides.",
        "{judged}.",
        title="Fresh messages are judged",
        when=lambda lesson: lesson.params.user_data is None,
    )
    def judge_fresh_ones(self) -> None:
        self.fresh = fresh = moves.Fresh(self.picture, self.params.drawn[1])
        gone = FadeOut(*self.picture.clouds, self.picture.mistakes, self.query, self.words, run_time=0.6)
        wrong = self.learned.fresh_calls.wrong
        key = self.set_words(classifiers.key_of_calls(self.story.classes, wrong))[0]
        moves.walk_in(self, fresh.walk, 0.7, gone)
        self.play(FadeIn(*key[:2]), *fresh.say(), run_time=self.phrase_left())
        self.cue()
        named = [FadeIn(key[2])] if wrong else []
        self.play(*named, *fresh.tell_the_truth(), run_time=0.8)
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
        "{too_sure}",
        title="When a line separates the classes",
        when=lambda lesson: len(set(lesson.learned.kept.labels.tolist())) == 2,
    )
    def separate_the_classes(self) -> None:
        doubling.separate(self, doubling.doubled_table(self.learned))

    @beat(
        "{asked_again}",
        "It scores {last_score}, so the odds are {odds}. Our model says {chance}.",
        title="From the score to the answer",
    )
    def answer(self) -> None:
        picture, z, old = self.picture, self.learned.last_score, self.words
        self.model_of_lines = last = self.learned.models[-1]
        also = z, *self.shown_ranges["scores after training"]
        self.sigmoid = plot = SigmoidPlot(picture.scores(last), self.cloud.labels, also)
        worked = *formulas.score_of(last, self.params.new_one, z), *plot.note()
        rule, *numbers, odds, result = self.set_words(
            formulas.the_score(), *worked, formulas.odds_of(z), formulas.probability_of_odds(z)
        )
        self.lines = picture.lines_of_equal_score(last, plot.marks)
        gone = FadeOut(picture.sides, picture.shade_key, run_time=0.6)
        self.play(*doubling.return_all(picture), gone, *swap(old, rule))
        self.remove(*picture.left_out)
        self.play(Create(self.lines.lines), run_time=self.phrase_left(0.2))
        moves.slide(self)
        self.cue()
        self.play(FadeIn(plot.upright, *numbers), FadeOut(plot.ticks_of_lines), run_time=0.8)
        plot.stand()
        self.add(plot.graph)
        self.play(plot.draw(self.phrase_left(0.35)))
        self.play(FadeIn(odds), run_time=0.6)
        moves.read_off(self, z)
        self.play(FadeIn(result), run_time=0.8)
