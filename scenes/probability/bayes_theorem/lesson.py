from __future__ import annotations

from manim import DOWN, LEFT, UP, FadeIn, FadeOut, TransformFromCopy, VGroup
from pydantic import Field

from mathkit.probability.bayes import Bayes, assign_population, bayes, expected_counts
from scenes.probability.bayes_theorem import words
from scenes.probability.bayes_theorem.params import Chance
from scenes.probability.bayes_theorem.posteriors import PosteriorAreas
from scenes.probability.bayes_theorem.question import Question
from scenes.probability.bayes_theorem.screening import Screening
from scenes.stage.lesson import Facts, Lesson, LessonParams, Phrase, beat
from scenes.stage.lesson.attention import dim, undim
from scenes.stage.motion.tween import tween
from scenes.stage.type.assembly import assemble
from scenes.stage.type.writing import formula, stack

_COMMON, _RARE, _RAREST = 0.5, 0.1, 0.01
"""Priors of a common and of rare diseases, to end with; a film's own rare disease may be rarer still."""


class BayesTheorem(Lesson):
    """What a positive test means: one area over two."""

    title = "Bayes’ theorem"
    fact_labels = words.FACT_LABELS

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

    @beat(
        "A medical test {finds}.",
        "It also {clears}.",
        "You take it, and you test positive.",
        Phrase("How worried should you be? Take a guess.", rest="a question"),
        title="You test positive",
    )
    def ask(self) -> None:
        self.question = question = Question(self.exact)
        shares = (self.exact.sensitivity, 1 - self.exact.false_positive_rate)
        self.play(FadeIn(question.bars, question.labels[0]), run_time=0.6)
        self.play(tween(question.bars[0], share=shares[0], run_time=self.phrase_left()))
        self.cue()
        self.play(FadeIn(question.labels[1]), run_time=0.6)
        self.play(tween(question.bars[1], share=shares[1], run_time=self.phrase_left()))
        for sentence in question.sentences:
            self.cue()
            self.play(FadeIn(sentence), run_time=1.2)

    # People ----------------------------------------------------------------------------------------------

    @beat(
        "Let's not calculate yet. Let's count.",
        "Here are {p.population} people, each of them a small square.",
        title="Count people first",
    )
    def meet_the_people(self) -> None:
        self.crowd = Screening(self.who)
        self.cue()
        people = FadeIn(*self.crowd.people, run_time=self.phrase_left(0.8))
        self.play(FadeOut(self.question), people, *self.crowd.count(f"{self.params.population} people"))

    @beat(
        Phrase("But how common is the disease? The question didn't say.", rest="a question"),
        "Here it affects {whom}{how_many_sick}.",
        title="How common is the disease?",
    )
    def find_the_sick(self) -> None:
        self.cue()
        self.play(*self.crowd.mark_the_sick(), run_time=self.phrase_left(0.4))
        self.play(*self.crowd.count(words.sick_among(self.counts)), run_time=1.0)
        self.play(*self.crowd.point_at(*self.crowd.sick, run_time=self.phrase_left()))

    @beat(
        "Now everybody takes the test.",
        "{sick_lit_up}.",
        "{healthy_lit_up}.",
        title="Test everybody",
    )
    def test_everybody(self) -> None:
        sweep, as_they_were = self.crowd.test(run_time=self.phrase_left(least=3.0))
        self.play(sweep)
        self.remove(*as_they_were)
        tally = self.crowd.count(words.positive_among(self.counts), "path")
        hits, alarms = self.crowd.positives
        self.cue()
        self.play(*tally, *self.crowd.point_at(hits, run_time=self.phrase_left()))
        self.cue()
        shown = FadeIn(self.crowd.tally.part("second"))
        self.play(shown, *self.crowd.point_at(alarms, run_time=self.phrase_left()))

    @beat(
        "You tested positive, so forget the negatives.",
        "Only the positives count now: {who_is_left}.",
        title="Only the positives count",
    )
    def regroup(self) -> None:
        seconds = self.phrase_left()
        self.play(FadeOut(*self.crowd.tally), *self.crowd.step_aside(seconds))
        self.cue()
        self.play(*self.crowd.line_up(self.phrase_left(0.6)))
        self.play(FadeIn(self.crowd.left_behind, self.crowd.labels), run_time=1.0)

    @beat(
        "How likely is it that you're sick?",
        "{counted}.",
        Phrase(
            "Without rounding to whole people, it's {exactly}.",
            when=lambda lesson: words.is_rounded(lesson.counts, lesson.exact),
        ),
        Phrase(
            "With so many healthy people, false alarms outnumber the true ones.",
            when=lambda lesson: words.outnumbers(lesson.counts, lesson.exact),
        ),
        title="Count the sick among them",
    )
    def count(self) -> None:
        fraction, *exactly = words.fraction_of_people(self.counts, self.exact)
        self.fraction = VGroup(fraction, *exactly).arrange(DOWN, buff=0.25)
        self.crowd.regions.under_blocks.place(self.fraction)
        sick, healthy = (label.part("count") for label in self.crowd.labels)
        bare, flight, answer = assemble(
            fraction, {"top": sick, "hits": sick, "alarms": healthy}, last="result"
        )
        self.play(bare, run_time=self.phrase_left(0.6))
        self.cue()
        self.play(flight)
        self.play(answer, run_time=0.8)
        if self.cue():
            self.show_one_by_one(exactly)
        if self.cue():
            alarms = self.crowd.positives[1]
            self.play(*self.crowd.point_at(alarms, run_time=self.phrase_left()))

    # Areas -----------------------------------------------------------------------------------------------

    @beat(
        "Now let the whole crowd melt into a square.",
        "The prior, {prior}, is the width of the sick column.",
        "A positive test fills {sick_height} of it: the sensitivity.",
        "By mistake it also fills {healthy_height} of the healthy column.",
        title="From people to areas",
    )
    def melt_into_areas(self) -> None:
        self.areas = PosteriorAreas(self.exact)
        mosaic, crowd = self.areas.mosaic, self.crowd
        old = FadeOut(crowd.labels, crowd.left_behind, self.fraction)
        self.play(old, FadeIn(mosaic.square), *crowd.melt(mosaic.boxes, self.phrase_left()))
        self.cue()
        columns = VGroup(mosaic.left_rest, mosaic.right_rest)
        negatives = [people for people in crowd.people if people not in crowd.positives]
        self.play(FadeOut(*negatives), FadeIn(columns, mosaic.note), run_time=1.2)
        self.play(mosaic.width_measure.appear(self.phrase_left(0.8)))
        fillings = (mosaic.left, mosaic.left_measure), (mosaic.right, mosaic.right_measure)
        for people, (filling, measure) in zip(crowd.positives, fillings, strict=True):
            self.cue()
            seconds = self.phrase_left(0.8)
            self.play(FadeOut(people), FadeIn(filling, run_time=seconds), measure.appear(seconds))

    @beat(
        "Prior times sensitivity: that's the area of the sick who test positive.",
        "Divide it by the area of all who test positive.",
        "That's Bayes' theorem, and the result is the posterior.",
        "{verdict}",
        title="Bayes’ theorem: one area over two",
    )
    def state_the_theorem(self) -> None:
        theorem, mosaic = formula(words.THEOREM), self.areas.mosaic
        self.premise = stack(theorem)
        names = {"hit": mosaic.left_measure.meaning, "prior": mosaic.width_measure.meaning}
        bare, flight, evidence = assemble(theorem, names, last="evidence")
        self.play(bare, run_time=0.8)
        self.play(flight)
        self.cue()
        self.play(evidence, *self.areas.gather(), run_time=2.0)
        self.cue()
        self.write(words.worked(self.exact))
        self.cue()
        answer = FadeIn(self.areas.answer, target_position=mosaic.width_measure.value)
        self.play(answer, self.areas.point_at(self.areas.bar, self.phrase_left(0.8)))

    # Another test, another disease -----------------------------------------------------------------------

    @beat(
        "Now take {other}.",
        "This one {other_finds}, and it {other_clears}.",
        "{by_test}.",
        title="Another test",
        when=lambda lesson: words.are_different(lesson.exact, lesson.other_test),
    )
    def change_the_test(self) -> None:
        self.wipe()
        self.cue()
        self._change_to(self.other_test, self.phrase_left())
        self.cue()
        self.write(words.worked(self.other_test))
        self.play(self.areas.point_at(self.areas.bar.first, self.phrase_left()))

    @beat(
        "But let the disease be {rarer}, so that it affects {rare_whom}.",
        "{by_disease}.",
        Phrase(
            "For each true alarm there are now {burden} false ones.",
            when=lambda lesson: bool(words.burden(lesson.other_disease)),
        ),
        title="Another disease",
        when=lambda lesson: lesson.params.rare_prior != lesson.params.prior,
    )
    def change_the_disease(self) -> None:
        self.wipe()
        self._change_to(self.other_disease, self.phrase_left())
        self.cue()
        self.write(words.worked(self.other_disease))
        self.play(self.areas.point_at(self.areas.bar.first, self.phrase_left(0.7)))
        if self.cue():
            alarms = self.areas.point_at(self.areas.bar.second, self.phrase_left(0.8))
            self.play(*self.areas.note(words.burden_note(self.other_disease)), alarms)

    # For machine learning --------------------------------------------------------------------------------

    @beat(
        "Naive Bayes is a classifier that uses this rule.",
        "For each class, it multiplies the prior by one likelihood per feature.",
        "That's right if the features are independent within a class.",
        "That's what naive means.",
        title="Naive Bayes",
    )
    def classify(self) -> None:
        old, theorem, areas = self.words, self.premise[0], self.areas
        rows = rule, product, naive = words.naive_bayes()
        self.set_words(*rows, gap=0.3)
        sources = {"path": theorem.part("prior"), "data": theorem.part("hit")}
        bare, flight = assemble(rule, sources)
        self.play(FadeOut(old), areas.hide_positives(), bare, run_time=1.2)
        self.play(dim(areas.mosaic), run_time=self.phrase_left(0.8))
        self.cue()
        self.play(flight)
        self.cue()
        self.play(TransformFromCopy(rule.part("data"), product), run_time=1.5)
        self.cue()
        self.play(FadeIn(naive), run_time=1.0)

    @beat(
        "So how worried should you be? It depends on how common the disease is.",
        "The rarer it is, the more of the alarms are false.",
        "That's true of every classifier that looks for something rare.",
        title="How to read an alarm",
    )
    def read_an_alarm(self) -> None:
        old, areas = VGroup(self.premise, self.words), self.areas
        self.premise = VGroup()
        self.set_words(words.closing())
        posterior = formula(words.POSTERIOR).next_to(areas.answer, UP, buff=0.3, aligned_edge=LEFT)
        self.play(FadeOut(old), undim(areas.mosaic), FadeIn(posterior), areas.show_positives(), run_time=1.0)
        self._dial_prior(_COMMON, self.phrase_left())
        self.cue()
        self._dial_prior(_RARE, self.phrase_left())
        self.cue()
        self.play(FadeIn(self.words), run_time=1.0)
        rarest = min(self.params.prior, self.params.rare_prior, _RAREST)
        self._dial_prior(rarest, self.phrase_left())

    def _change_to(self, result: Bayes, seconds: float) -> None:
        self.play(self.areas.change_to(result), run_time=max(2.5, seconds))

    def _dial_prior(self, prior: float, seconds: float) -> None:
        areas = self.areas
        self._change_to(bayes(prior, areas.sensitivity, areas.false_positive_rate), seconds)
