from __future__ import annotations

from manim import Create, FadeIn, rush_into
from pydantic import Field

from mathkit.learning import logistic_regression as maths
from scenes.learning.logistic_regression import classifiers, formulas, words
from scenes.learning.logistic_regression.params import Score, TwoClusterParams
from scenes.learning.logistic_regression.sides import Sides
from scenes.learning.logistic_regression.sigmoids import SigmoidPlot, calls_beside, chance_of_the_new
from scenes.stage.lesson import Facts, Lesson, beat
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import along, tween
from scenes.stage.params.quantities import Number
from scenes.stage.pictures.networks import Network
from scenes.stage.pictures.training import TrainingPanel
from scenes.stage.type.writing import stack
from scenes.stage.wording import training


class LogisticRegression(Lesson):
    """A straight score bent into a probability: training moves the line where the model is undecided."""

    title = "Logistic regression"
    prerequisites = ("dot_product", "linear_regression")

    class Params(TwoClusterParams):
        scores: tuple[Score, Score, Score] = Field((2.0, -1.5, 0.0), description="scores to bend")
        threshold: Number = Field(0.5, ge=0.05, le=0.95, description="probability from which we say spam")
        other_threshold: Number = Field(0.9, ge=0.05, le=0.95, description="a second threshold, to compare")
        message_x: Number = Field(1.0, ge=-3, le=3, description="first coordinate of the new message")
        message_y: Number = Field(0.5, ge=-3, le=3, description="second coordinate of the new message")
        weight_x: Number = Field(1.0, ge=-3, le=3, description="first weight at the start")
        weight_y: Number = Field(-1.5, ge=-3, le=3, description="second weight at the start")
        bias: Number = Field(-1.0, ge=-3, le=3, description="bias at the start")
        learning_rate: float = Field(
            0.5, ge=0.01, le=40, description="learning rate: a step is so many times the gradient"
        )
        steps: int = Field(60, ge=1, le=300, description="training steps")

    params: Params

    def compute(self) -> None:
        p = self.params
        self.story = words.story(p.user_data)
        self.scores = list(dict.fromkeys(p.scores))  # each of them once
        self.cloud, self.message = p.cloud, (p.message_x, p.message_y)
        points, labels, weights = self.cloud.points, self.cloud.labels, (p.weight_x, p.weight_y)
        self.training = maths.train_logistic_regression(
            points, labels, p.learning_rate, p.steps, weights=weights, bias=p.bias
        )
        self.models = self.training.models
        self.first_score, self.last_score = self.models[[0, -1]] @ (*self.message, 1.0)
        self.first_calls = maths.calls(self.cloud, self.models[0], p.threshold)
        self.calls = maths.calls(self.cloud, self.models[-1], p.threshold)
        self.other_calls = maths.calls(self.cloud, self.models[-1], p.other_threshold)

    def facts(self) -> Facts:
        p, thing = self.params, self.story.thing
        return {
            "score": self.first_score,
            "steps_taken": training.how_often(p.steps),
            "weights": self.training.weights[-1],
            "bias": self.training.biases[-1],
            "chance": formulas.chance(self.last_score),
            "move": "Raise" if p.other_threshold > p.threshold else "Lower",
            **self.story.in_words,
            **formulas.sigmoid_in_words(p.scores, p.threshold),
            **words.first_calls_in_words(self.models[0], self.first_calls, p.threshold, thing),
            **training.course(self.training),
            **words.calls_in_words(self.calls, self.other_calls),
        }

    # From a score to a probability -----------------------------------------------------------------------

    @beat("{opening}. How likely is the new one {yes}?")
    def ask(self) -> None:
        self.picture = classifiers.LinearClassifier.of(self.params.user_data, self.cloud, also=self.message)
        self.query = self.picture.query_mark(self.message)
        self.premise = stack(classifiers.key_of_marks(self.story.classes))
        *classes, new = self.premise[0]
        self.play(FadeIn(self.picture.axes, self.picture.labels), run_time=0.6)
        self.play(FadeIn(self.picture.clouds, *classes), run_time=1.2)
        self.play(FadeIn(self.query, new, self.set_words(*words.notes_on(self.params.user_data))))

    @beat(
        "A dot product with weights, plus a bias, scores it {score:.4}. "
        "But a score can be any number; a probability lies between zero and one."
    )
    def give_it_a_score(self) -> None:
        rule, *worked = formulas.score_of(self.models[0], self.message, self.first_score)
        self.write(rule)
        self.write_below(*worked)

    @beat(
        "A straight line leaves that range on both sides. So bend it: the sigmoid keeps the scores in order, "
        "and all of them between zero and one."
    )
    def bend_the_line(self) -> None:
        self.sigmoid = SigmoidPlot(max(map(abs, self.params.scores)))
        self.play(self.clear_stage(), run_time=0.6)
        self.premise = stack(formulas.the_sigmoid())
        for step in self.sigmoid.bend_a_line():
            self.play(step)
        self.play(FadeIn(self.premise))

    @beat("Now read probabilities off the curve: a score of {readings}.")
    def read_it_off(self) -> None:
        self.values = self.set_words(*formulas.probabilities(self.scores))
        for score, value in zip(self.scores, self.values, strict=True):
            for step in self.sigmoid.read_off(score):
                self.play(step)
            self.play(FadeIn(value), run_time=0.6)

    @beat(
        "To decide, set a threshold: {yes} from a probability of {p.threshold} on, "
        "which is a score of at least {cut}."
    )
    def set_a_threshold(self) -> None:
        threshold = self.params.threshold
        sides = Sides(self.sigmoid).set_state(model=(1.0, 0.0, 0.0), threshold=threshold)
        self.play(Create(self.sigmoid.threshold(threshold)), run_time=0.8)
        self.bring_to_back(sides)
        self.play(FadeIn(sides))
        self.write_below(formulas.threshold_as_score(threshold))
        self.play(FadeIn(calls_beside(self.values, self.scores, threshold, self.story.classes)))

    # The model, and how it learns ------------------------------------------------------------------------

    @beat("Dot product, then sigmoid: the whole model. {boundary}: {first_calls}.")
    def join_them(self) -> None:
        picture = self.picture.set_state(model=self.models[0], threshold=self.params.threshold)
        self.play(self.clear_stage(), run_time=0.6)
        self.premise = stack(formulas.the_model())
        value, (line, companions, ringed) = self.set_words(chance_of_the_new(self.first_score), picture.key())
        self.play(FadeIn(picture, self.query, self.premise, value))
        self.bring_to_back(picture.sides)
        self.play(FadeIn(picture.sides), FadeIn(line, companions), run_time=1.4)
        self.add(picture.mistakes, self.query)
        self.play(FadeIn(picture.mistakes), FadeIn(ringed))

    @beat(
        "Each {thing} costs its surprise; the loss is the mean, {first_loss:.3}. Its gradient weighs "
        "each {thing} by its error, [p - y|p minus y], where y is one for {yes}."
    )
    def measure_the_error(self) -> None:
        self.wipe()
        self.show_one_by_one(self.set_words(*formulas.loss_and_gradient(self.training.losses[0])))

    @beat("Now step against it {steps_taken}, at a learning rate of {p.learning_rate:.3}: {outcome}.")
    def train(self) -> None:
        rule = training.step_rule(self.params.learning_rate)
        self.wipe(self.premise)
        panel = TrainingPanel(rule, self.training.losses, self.training.accuracies)
        self.words = panel
        self.play(FadeIn(panel))
        # The line moves most in the first steps.
        line = tween(
            self.picture,
            on=self.picture.sides,
            run_time=6.0,
            rate_func=rush_into,
            way=along(self.models),
            model=self.models[-1],
        )
        self.play(line, Advance(panel, 0, len(self.models) - 1, run_time=6.0, rate_func=rush_into))

    @beat(
        "Now {accuracy:%} are called rightly. Missed {yes}: {missed}; false alarms: {false_alarms}. "
        "The new {thing} is {yes} with probability {chance}."
    )
    def see_the_result(self) -> None:
        self.wipe()
        found = formulas.trained(self.picture.model)
        table = classifiers.confusion_table(self.picture.counts, self.story.classes)
        new = chance_of_the_new(self.last_score)
        self.show_one_by_one(self.set_words(found, table, new, *self.picture.notes()))

    @beat(
        "{move} the threshold to {p.other_threshold}: missed {yes} {missed_change}, "
        "false alarms {alarm_change}. Which mistake is worse is for us to say.",
        when=lambda lesson: lesson.params.other_threshold != lesson.params.threshold,
    )
    def move_the_threshold(self) -> None:
        self.write(classifiers.mistakes_readout(self.picture, self.story.classes[1][0]))
        other = self.params.other_threshold
        self.play(tween(self.picture, on=self.picture.sides, threshold=other, run_time=4.0))
        for note in self.picture.notes():
            self.write_below(note)

    @beat(
        "A network that classifies ends in exactly this. The layers before it bend the data "
        "until one straight line will do."
    )
    def what_it_is_for(self) -> None:
        self.play(self.clear_stage(), run_time=0.6)
        rule, features = self.set_words(*formulas.last_layer())
        network = Network((2, 4, 4, 2, 1), names={0: "$x$", -2: "$h$", -1: "$p$"})
        self.play(FadeIn(network), run_time=1.2)
        self.play(network.emphasize(-1), FadeIn(rule))
        self.play(FadeIn(features))
