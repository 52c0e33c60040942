from __future__ import annotations

from manim import Create, FadeIn, FadeOut, MoveAlongPath, VGroup

from scenes.learning.logistic_regression import classifiers, doubling, formulas, moves, words
from scenes.learning.logistic_regression.pulls import drawn_pulls, gather
from scenes.learning.logistic_regression.scoring_beats import ScoringLesson
from scenes.learning.logistic_regression.sigmoids import FLAT, STEEP, SigmoidPlot, Tangent
from scenes.learning.logistic_regression.sticks import PricePlot, Product, Sticks
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

    errors: list[Sticks]
    mean: Arrow

    def facts(self) -> Facts:
        return words.in_words(self.story, self.learned, self.params)

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
        also = z, *self.shown_ranges["scores after training"]
        self.sigmoid = plot = SigmoidPlot(picture.scores(last), self.cloud.labels, also)
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
