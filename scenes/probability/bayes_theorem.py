from __future__ import annotations

from manim import DOWN, LEFT, RIGHT, UP, FadeIn, FadeOut, LaggedStart, Mobject, UpdateFromAlphaFunc, VGroup
from pydantic import Field

from mathkit.probability.bayes import Bayes, assign_population, bayes, expected_counts
from scenes.stage.assembly import assemble
from scenes.stage.attention import swap
from scenes.stage.chances import chance_between, math_share, one_in, part_of, share
from scenes.stage.frame import GAP, SAFE, WIDE, WORDS, Box
from scenes.stage.lesson import Facts, Lesson, LessonParams, beat
from scenes.stage.pictures.mosaic import Mosaic, ShareBar
from scenes.stage.pictures.people import block_places
from scenes.stage.pictures.screening import Screening
from scenes.stage.quantities import Chance
from scenes.stage.wording import diagnoses
from scenes.stage.writing import FINE_SIZE, FORMULA_SIZE, Numeral, Written, formula, stack, statement, text

CROWD = Box(WIDE.left, WIDE.right, WIDE.bottom + 0.8, WIDE.top)
TALLY = Box(WIDE.left, WIDE.right, WIDE.bottom, CROWD.bottom - 0.3)
SHRUNK = 0.48
ASIDE = Box(WIDE.left, WIDE.left + SHRUNK * CROWD.width, WIDE.top - SHRUNK * CROWD.height, WIDE.top)
BLOCKS = Box(3.2, 6.4, -0.7, WIDE.top)
FRACTION = Box(WIDE.left, WIDE.right, WIDE.bottom, BLOCKS.bottom - 0.3)
SQUARE = Box(0.0, 4.6, -2.4, 2.2)
BAR = Box(WORDS.left, WORDS.right, -2.7, -2.3)


class BayesTheorem(Lesson):
    """What a positive test means: one area over two."""

    title = "Bayes’ theorem"
    prerequisites = ()

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
        self.positives = self.counts.sick_positive + self.counts.healthy_positive
        self.who = assign_population(self.counts, p.seed)

    def facts(self) -> Facts:
        p, counts = self.params, self.counts
        return {
            "sick": counts.sick,
            "sick_positive": counts.sick_positive,
            "healthy_positive": counts.healthy_positive,
            "posterior": self.exact.posterior,
            "other_test_posterior": self.other_test.posterior,
            "other_disease_posterior": self.other_disease.posterior,
            "finds": part_of(p.sensitivity),
            "clears": part_of(1 - p.false_positive_rate),
            "whom": one_in(p.prior),
            "how_many_sick": diagnoses.how_many_sick(counts.sick, p.prior, p.population),
            "lit_up": diagnoses.lit_up(counts),
            "who_is_left": diagnoses.who_is_left(counts.sick_positive, self.positives),
            "counted": diagnoses.counted(counts, self.exact),
            "prior": share(p.prior),
            "sick_height": share(p.sensitivity),
            "healthy_height": share(p.false_positive_rate),
            "verdict": diagnoses.verdict(self.exact),
            "other": diagnoses.comparison(self.exact, self.other_test),
            "other_finds": part_of(p.rare_sensitivity),
            "other_clears": part_of(1 - p.rare_false_positive_rate),
            "by_test": diagnoses.change(self.exact, self.other_test),
            "rarer": "rarer" if p.rare_prior < p.prior else "more common",
            "rare_whom": one_in(p.rare_prior),
            "by_disease": diagnoses.change(self.other_test, self.other_disease),
            "burden": diagnoses.burden(self.other_disease),
        }

    # The question ----------------------------------------------------------------------------------------

    @beat(
        "A test finds {finds} of the sick and clears {clears} of the healthy. "
        "You test positive. How worried should you be?"
    )
    def ask(self) -> None:
        p = self.params
        finds, clears = part_of(p.sensitivity), part_of(1 - p.false_positive_rate)
        lines = (
            statement(f"A test finds {finds} of the sick and clears {clears} of the healthy."),
            statement("You test positive."),
            statement("How worried should you be?", role="result"),
        )
        self.question = WIDE.place(VGroup(*lines).arrange(DOWN, buff=0.6))
        for line in lines:
            self.play(FadeIn(line), run_time=1.0)
            self.wait(1.0)

    # People ----------------------------------------------------------------------------------------------

    @beat("Do not calculate yet: count. Here are {p.population} people, each of them a small square.")
    def meet_the_people(self) -> None:
        self.crowd = Screening(self.who, CROWD)
        self.tally = self._tally(f"{self.params.population} people")
        self.play(FadeOut(self.question), run_time=0.5)
        self.play(FadeIn(*self.crowd.people), FadeIn(self.tally), run_time=1.2)

    @beat("The question left out how common the disease is. Here it affects {whom}{how_many_sick}.")
    def find_the_sick(self) -> None:
        self.play(*self.crowd.mark_the_sick(), run_time=1.2)
        self._retell(f"{{{{ sick: {self.counts.sick} of {self.params.population} : path }}}}")

    @beat("The test sweeps over everybody. It lights up {lit_up}.")
    def test_everybody(self) -> None:
        counts = self.counts
        sweep, as_they_were = self.crowd.test()
        self.play(sweep, run_time=3.5)
        self.remove(*as_they_were)
        self._retell(
            f"{{{{ sick and positive: {counts.sick_positive} of {counts.sick} : path }}}} #h(2em) "
            f"{{{{ healthy but positive: {counts.healthy_positive} of {counts.healthy} : second }}}}"
        )

    @beat("You tested positive, so only the positives count now: {who_is_left}.")
    def regroup(self) -> None:
        hits, alarms = self.counts.sick_positive, self.counts.healthy_positive
        blocks = block_places((hits, alarms), BLOCKS, gap=0.5)
        self.labels = VGroup(
            text(f"{{{{ {hits} : count }}}} sick", role="path"),
            text(f"{{{{ {alarms} : count }}}} healthy", role="second"),
        )
        for label, block in zip(self.labels, blocks, strict=True):
            label.next_to((BLOCKS.left, block.box.center[1], 0.0), LEFT, buff=0.4)
        negatives = self.params.population - self.positives
        self.left_behind = text(
            f"{negatives or 'none'} {'tests' if negatives == 1 else 'test'} negative", role="muted"
        )
        self.left_behind.next_to(ASIDE.outline(), DOWN, buff=0.3)
        self.play(FadeOut(self.tally), *self.crowd.step_aside(ASIDE), run_time=1.2)
        self.play(FadeIn(self.left_behind), *self.crowd.line_up(blocks), run_time=2.0)
        self.play(FadeIn(self.labels))

    @beat("{counted}.")
    def count(self) -> None:
        hits, alarms = self.counts.sick_positive, self.counts.healthy_positive
        rounded = diagnoses.is_rounded(self.counts, self.exact)
        fraction = formula(
            f'P("sick" | +) {"approx" if rounded else "="} frac({{{{ {hits} : top }}}}, '
            f"{{{{ {hits} : hits }}}} + {{{{ {alarms} : alarms }}}}) "
            f"= {{{{ {math_share(diagnoses.posterior_in(self.counts))} : result }}}}",
            top="path",
            hits="path",
            alarms="second",
        )
        exactly = text(
            f"without rounding to whole people: {share(diagnoses.posterior_of(self.exact))}", role="muted"
        )
        self.fraction = VGroup(fraction, *([exactly] if rounded else [])).arrange(DOWN, buff=0.25)
        FRACTION.place(self.fraction)
        sick, healthy = (label.part("count") for label in self.labels)
        for step in assemble(fraction, {"top": sick, "hits": sick, "alarms": healthy}, last="result"):
            self.play(step)
        if rounded:
            self.play(FadeIn(exactly))

    # Areas -----------------------------------------------------------------------------------------------

    @beat(
        "Let the crowd melt into a square. The prior, {prior}, is the width of the sick; "
        "the test fills their column to {sick_height} and the other to {healthy_height}."
    )
    def melt_into_areas(self) -> None:
        p = self.params
        names = ('$P("sick")$', '$P(+ | "sick")$', '$P(+ | "healthy")$')
        self.mosaic = Mosaic(SQUARE, names, room=SAFE.right - SQUARE.right - 0.4)
        self.mosaic.lay_out(p.prior, p.sensitivity, p.false_positive_rate)
        self.play(FadeOut(self.labels, self.left_behind, self.fraction), run_time=0.5)
        self.play(FadeIn(self.mosaic.square), *self.crowd.melt(self.mosaic.boxes), run_time=2.0)
        self.play(FadeOut(*self.crowd.people), FadeIn(self.mosaic.cells, self.mosaic.note))
        self.play(LaggedStart(*map(FadeIn, self.mosaic.measures), lag_ratio=0.8), run_time=2.4)

    @beat(
        "The posterior is one area over two: prior times sensitivity, over all that is positive. "
        "That is Bayes’ theorem. {verdict}"
    )
    def state_the_theorem(self) -> None:
        theorem = formula(
            '& {{ P("sick" | +) : result }} \\ &= frac({{ {{ P(+ | "sick") : hit }} thin '
            '{{ P("sick") : prior }} : path }}, {{ P(+) : evidence }})'
        )
        self.theorem = stack(theorem)
        self.now = self.exact
        self.worked = self._work()
        names = {"hit": self.mosaic.left_measure.meaning, "prior": self.mosaic.width_measure.meaning}
        for step in assemble(theorem, names, last="evidence"):
            self.play(step)
        self._gather_positives()
        self.play(FadeIn(self.worked))
        self.play(FadeIn(self.answer))

    @beat(
        "Now take {other}: it finds {other_finds} of the sick and clears {other_clears} of the healthy. "
        "{by_test}.",
        when=lambda lesson: diagnoses.are_different(lesson.exact, lesson.other_test),
    )
    def change_the_test(self) -> None:
        self._slide(self.exact, self.other_test)

    @beat(
        "But let the disease be {rarer}, so that it affects {rare_whom}. {by_disease}{burden}.",
        when=lambda lesson: lesson.params.rare_prior != lesson.params.prior,
    )
    def change_the_disease(self) -> None:
        self._slide(self.other_test, self.other_disease)

    @beat(
        "Naive Bayes classifies by this very rule, with one likelihood for each feature. "
        "And it is how to read any classifier’s alarm: the rarer the target, the less an alarm proves."
    )
    def what_it_is_for(self) -> None:
        rule = formula(
            '{{ P("class" | x) : result }} prop {{ P("class") : path }} '
            'product_i {{ P(x_i | "class") : data }}'
        )
        meaning = text(
            "{{ posterior : result }} from {{ prior : path }} times {{ one likelihood a feature : data }}"
        )
        closing = statement("The rarer the target, the less an alarm proves.")
        WIDE.place(VGroup(VGroup(rule, meaning).arrange(DOWN, buff=0.4), closing).arrange(DOWN, buff=1.0))
        self.play(self.clear_stage(), run_time=0.6)
        self.play(FadeIn(rule), FadeIn(meaning), run_time=1.5)
        self.wait(2.0)
        self.play(FadeIn(closing))

    # Drawing ---------------------------------------------------------------------------------------------

    def _tally(self, source: str) -> Written:
        tally = text(source, role="muted")
        TALLY.place(tally)
        return tally

    def _retell(self, source: str) -> None:
        old, self.tally = self.tally, self._tally(source)
        self.play(*swap(old, self.tally))

    def _work(self) -> VGroup:
        hit, alarm = math_share(self.now.true_positive), math_share(self.now.false_positive)
        return stack(
            formula(f"= frac({{{{ {hit} : path }}}}, {{{{ {hit} : path }}}} + {{{{ {alarm} : second }}}})"),
            under=self.theorem,
        )

    def _gather_positives(self) -> None:
        """The positives alone, as large as can be: both areas side by side in one bar."""
        self.bar = ShareBar(BAR).cut_at(self.exact.posterior)
        caption = text("all who test positive", size=FINE_SIZE, role="muted")
        caption.next_to(self.bar, DOWN, buff=GAP).align_to(self.bar, LEFT)
        equals = formula("=").next_to(self.bar, UP, buff=0.4).align_to(self.bar, LEFT)
        posterior = Numeral(lambda: diagnoses.posterior_of(self.now), share, size=FORMULA_SIZE, role="result")
        self.answer = VGroup(equals, posterior.next_to(equals, RIGHT, buff=0.2))
        self.play(*self.bar.gather(self.mosaic), FadeIn(caption), run_time=1.5)

    def _slide(self, start: Bayes, end: Bayes) -> None:
        """Change the test or the disease before the viewer's eyes; the posterior follows."""

        def change(_: Mobject, alpha: float) -> None:
            self.now = bayes(
                chance_between(start.prior, end.prior, alpha),
                chance_between(start.sensitivity, end.sensitivity, alpha),
                chance_between(start.false_positive_rate, end.false_positive_rate, alpha),
            )
            self.mosaic.lay_out(self.now.prior, self.now.sensitivity, self.now.false_positive_rate)
            self.bar.cut_at(self.now.posterior)

        self.play(FadeOut(self.worked), run_time=0.4)
        moving = VGroup(self.mosaic, self.bar, self.answer)
        self.play(UpdateFromAlphaFunc(moving, change), run_time=4.0)
        self.worked = self._work()
        self.play(FadeIn(self.worked))
