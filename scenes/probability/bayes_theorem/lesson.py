from __future__ import annotations

from manim import DOWN, FadeIn, FadeOut, LaggedStart, VGroup
from pydantic import Field

from mathkit.probability.bayes import Bayes, assign_population, bayes, expected_counts
from scenes.probability.bayes_theorem import words
from scenes.probability.bayes_theorem.params import Chance
from scenes.probability.bayes_theorem.posteriors import PosteriorAreas
from scenes.probability.bayes_theorem.screening import Screening
from scenes.stage.lesson import Facts, Lesson, LessonParams, beat
from scenes.stage.shapes.frame import frame
from scenes.stage.type.assembly import assemble
from scenes.stage.type.writing import formula, stack, statement


class BayesTheorem(Lesson):
    """What a positive test means: one area over two."""

    title = "Bayes' theorem"

    class Params(LessonParams):
        prior: Chance = Field(0.01, description="share of people who are sick")
        sensitivity: Chance = Field(0.99, description="share of the sick who test positive")
        false_positive_rate: Chance = Field(0.05, description="share of the healthy who do")
        population: int = Field(1000, ge=100, le=2000, description="people in the crowd")
        rare_prior: Chance = Field(1e-4, description="share of the sick, for a rarer disease")
        rare_sensitivity: Chance = Field(0.99, description="sensitivity of its test")
        rare_false_positive_rate: Chance = Field(0.01, description="false positive rate of its test")
        seed: int = Field(5, ge=0, le=2**31 - 1, description="who stands where in the crowd")

    params: Params

    def compute(self) -> None:
        p = self.params
        self.exact = bayes(p.prior, p.sensitivity, p.false_positive_rate)
        self.other_test = bayes(p.prior, p.rare_sensitivity, p.rare_false_positive_rate)
        self.other_disease = bayes(p.rare_prior, p.rare_sensitivity, p.rare_false_positive_rate)
        self.counts = expected_counts(self.exact, p.population)
        self.who = assign_population(self.counts, p.seed)

    def facts(self) -> Facts:
        return {
            "sick": self.counts.sick,
            "sick_positive": self.counts.sick_positive,
            "healthy_positive": self.counts.healthy_positive,
            "posterior": self.exact.posterior,
            "other_test_posterior": self.other_test.posterior,
            "other_disease_posterior": self.other_disease.posterior,
            **words.diagnosis_in_words(self.exact),
            **words.crowd_in_words(self.counts, self.exact),
            **words.changes_in_words(self.exact, self.other_test, self.other_disease),
        }

    # The question ----------------------------------------------------------------------------------------

    @beat("A test {quality}. You test positive. How worried should you be?")
    def ask(self) -> None:
        self.question = VGroup(*words.question(self.exact)).arrange(DOWN, buff=0.6)
        self.show_one_by_one(frame().wide.place(self.question), run_time=1.5)

    # People ----------------------------------------------------------------------------------------------

    @beat("Do not calculate yet: count. Here are {p.population} people, each of them a small square.")
    def meet_the_people(self) -> None:
        self.crowd = Screening(self.who)
        self.play(FadeOut(self.question), run_time=0.5)
        tally = self.crowd.count(f"{self.params.population} people")
        self.play(FadeIn(*self.crowd.people), *tally, run_time=1.2)

    @beat("The question left out how common the disease is. Here it affects {whom}{how_many_sick}.")
    def find_the_sick(self) -> None:
        self.play(*self.crowd.mark_the_sick(), run_time=1.2)
        self.play(*self.crowd.count(words.sick_among(self.counts)))

    @beat("The test sweeps over everybody. It lights up {lit_up}.")
    def test_everybody(self) -> None:
        sweep, as_they_were = self.crowd.test()
        self.play(sweep, run_time=3.5)
        self.remove(*as_they_were)
        self.play(*self.crowd.count(words.positive_among(self.counts)))

    @beat("You tested positive, so only the positives count now: {who_is_left}.")
    def regroup(self) -> None:
        self.play(FadeOut(self.crowd.tally), *self.crowd.step_aside(), run_time=1.2)
        lines = self.crowd.line_up()
        self.play(FadeIn(self.crowd.left_behind), *lines, run_time=2.0)
        self.play(FadeIn(self.crowd.labels))

    @beat("{counted}.")
    def count(self) -> None:
        fraction, *exactly = words.fraction_of_people(self.counts, self.exact)
        self.fraction = VGroup(fraction, *exactly).arrange(DOWN, buff=0.25)
        self.crowd.regions.under_blocks.place(self.fraction)
        sick, healthy = (label.part("count") for label in self.crowd.labels)
        for step in assemble(fraction, {"top": sick, "hits": sick, "alarms": healthy}, last="result"):
            self.play(step)
        self.show_one_by_one(exactly)

    # Areas -----------------------------------------------------------------------------------------------

    @beat(
        "Let the crowd melt into a square. The prior, {prior}, is the width of the sick; "
        "the test fills their column to {sick_height} and the other to {healthy_height}."
    )
    def melt_into_areas(self) -> None:
        self.areas = PosteriorAreas(self.exact)
        mosaic = self.areas.mosaic
        self.play(FadeOut(self.crowd.labels, self.crowd.left_behind, self.fraction), run_time=0.5)
        self.play(FadeIn(mosaic.square), *self.crowd.melt(mosaic.boxes), run_time=2.0)
        self.play(FadeOut(*self.crowd.people), FadeIn(mosaic.cells, mosaic.note))
        self.play(LaggedStart(*map(FadeIn, mosaic.measures), lag_ratio=0.8), run_time=2.4)

    @beat(
        "The posterior is one area over two: prior times sensitivity, over all that is positive. "
        "That is Bayes' theorem. {verdict}"
    )
    def state_the_theorem(self) -> None:
        theorem, mosaic = formula(words.THEOREM), self.areas.mosaic
        self.premise = stack(theorem)
        names = {"hit": mosaic.left_measure.meaning, "prior": mosaic.width_measure.meaning}
        for step in assemble(theorem, names, last="evidence"):
            self.play(step)
        self.play(*self.areas.gather(), run_time=1.5)
        self.write(words.worked(self.exact))
        self.play(FadeIn(self.areas.answer))

    @beat(
        "Now take {other}: it {other_quality}. {by_test}.",
        when=lambda lesson: words.are_different(lesson.exact, lesson.other_test),
    )
    def change_the_test(self) -> None:
        self._change_to(self.other_test)

    @beat(
        "But let the disease be {rarer}, so that it affects {rare_whom}. {by_disease}{burden}.",
        when=lambda lesson: lesson.params.rare_prior != lesson.params.prior,
    )
    def change_the_disease(self) -> None:
        self._change_to(self.other_disease)

    # For machine learning --------------------------------------------------------------------------------

    @beat(
        "Naive Bayes classifies by this very rule, with one likelihood for each feature. "
        "And it is how to read any classifier's alarm: the rarer the target, the less an alarm proves."
    )
    def what_it_is_for(self) -> None:
        rule = VGroup(*words.naive_bayes()).arrange(DOWN, buff=0.4)
        closing = statement("The rarer the target, the less an alarm proves.")
        frame().wide.place(VGroup(rule, closing).arrange(DOWN, buff=1.0))
        self.play(self.clear_stage(), run_time=0.6)
        self.play(FadeIn(rule), run_time=1.5)
        self.wait(2.0)
        self.play(FadeIn(closing))

    def _change_to(self, result: Bayes) -> None:
        self.wipe()
        self.play(self.areas.change_to(result), run_time=4.0)
        self.write(words.worked(result))
