from __future__ import annotations

from math import nan

from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    FadeIn,
    FadeOut,
    LaggedStart,
    Mobject,
    TransformFromCopy,
    UpdateFromAlphaFunc,
    VGroup,
)
from pydantic import Field, field_validator

from mathkit.probability.bayes import Bayes, Group, assign_population, bayes, expected_counts
from scenes.stage.assembly import assemble
from scenes.stage.chances import chance_between, math_share, one_in, part_of, share
from scenes.stage.diagnoses import (
    burden,
    change,
    comparison,
    how_many_sick,
    lit,
    posterior_of,
    verdict,
    who_is_left,
)
from scenes.stage.frame import SAFE, WIDE, WORDS, Box
from scenes.stage.lesson import Facts, Lesson, LessonParams, beat
from scenes.stage.mosaic import Mosaic, ShareBar
from scenes.stage.people import Gather, People, Sweep, block_places, crowd_places, spread_places
from scenes.stage.theme import color
from scenes.stage.writing import FINE_SIZE, FORMULA_SIZE, Numeral, Written, formula, stack, statement, text

CROWD = Box(WIDE.left, WIDE.right, WIDE.bottom + 0.8, WIDE.top)
TALLY = Box(WIDE.left, WIDE.right, WIDE.bottom, CROWD.bottom - 0.3)
SHRUNK = 0.48
ASIDE = Box(WIDE.left, WIDE.left + SHRUNK * CROWD.width, WIDE.top - SHRUNK * CROWD.height, WIDE.top)
BLOCKS = Box(3.2, 6.4, -0.7, WIDE.top)
FRACTION = Box(WIDE.left, WIDE.right, WIDE.bottom, BLOCKS.bottom - 0.3)
SQUARE = Box(0.0, 4.6, -2.4, 2.2)
BAR = Box(WORDS.left, WORDS.right, -2.7, -2.3)

WAITING, SICK, OUT = 0.35, 0.6, 0.2
"""How brightly people show: not yet tested, known to be sick, out because they tested negative."""


class BayesTheorem(Lesson):
    """What a positive test means: one area over two."""

    title = "Bayes’ theorem"
    prerequisites = ()

    class Params(LessonParams):
        prior: float = Field(0.01, ge=0, le=1, description="share of people who are sick")
        sensitivity: float = Field(0.99, ge=0, le=1, description="share of the sick who test positive")
        false_positive_rate: float = Field(0.05, ge=0, le=1, description="share of the healthy who do")
        population: int = Field(1000, ge=100, le=2000, description="people in the crowd")
        rare_prior: float = Field(1e-4, ge=0, le=1, description="share of the sick, for a rarer disease")
        rare_sensitivity: float = Field(0.99, ge=0, le=1, description="sensitivity of its test")
        rare_false_positive_rate: float = Field(
            0.01, ge=0, le=1, description="false positive rate of its test"
        )
        seed: int = Field(5, ge=0, le=2**31 - 1, description="who stands where in the crowd")

        @field_validator(
            "prior",
            "sensitivity",
            "false_positive_rate",
            "rare_prior",
            "rare_sensitivity",
            "rare_false_positive_rate",
        )
        @classmethod
        def to_a_millionth(cls, probability: float) -> float:
            """Finer shares could neither be seen nor said."""
            return round(probability, 6)

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
            "how_many_sick": how_many_sick(counts.sick, p.prior, p.population),
            "lit_sick": lit(counts.sick_positive, counts.sick, "sick"),
            "lit_healthy": lit(counts.healthy_positive, counts.healthy, "healthy"),
            "who_is_left": who_is_left(counts.sick_positive, self.positives),
            "counted": self._counted(),
            "prior": share(p.prior),
            "sick_height": share(p.sensitivity),
            "healthy_height": share(p.false_positive_rate),
            "verdict": verdict(self.exact),
            "other": comparison(self.exact, self.other_test),
            "other_finds": part_of(p.rare_sensitivity),
            "other_clears": part_of(1 - p.rare_false_positive_rate),
            "by_test": change(self.exact, self.other_test),
            "rarer": "rarer" if p.rare_prior < p.prior else "more common",
            "rare_whom": one_in(p.rare_prior),
            "by_disease": change(self.other_test, self.other_disease),
            "burden": burden(self.other_disease),
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
        places, side = crowd_places(self.params.population, CROWD)
        self.groups = {group: People(places[self.who == group], side, opacity=WAITING) for group in Group}
        self.tally = self._tally(f"{self.params.population} people")
        self.play(FadeOut(self.question), run_time=0.5)
        self.play(FadeIn(*self.groups.values()), FadeIn(self.tally), run_time=1.2)

    @beat("The question left out how common the disease is. Here it affects {whom}{how_many_sick}.")
    def find_the_sick(self) -> None:
        counts = self.counts
        sick = [self.groups[Group.SICK_POSITIVE], self.groups[Group.SICK_NEGATIVE]]
        self.play(*(people.animate.set_fill(color("path"), SICK) for people in sick), run_time=1.2)
        self._retell(f"{{{{ sick: {counts.sick} of {counts.population} : path }}}}")

    @beat("The test sweeps over everybody. It lights up {lit_sick}, and by mistake {lit_healthy}.")
    def test_everybody(self) -> None:
        counts, groups = self.counts, self.groups
        shining = {
            Group.SICK_POSITIVE: groups[Group.SICK_POSITIVE].lit("path"),
            Group.HEALTHY_POSITIVE: groups[Group.HEALTHY_POSITIVE].lit("second"),
        }
        self.play(Sweep(list(shining.values()), CROWD), run_time=3.5)
        self.remove(*(groups[group] for group in shining))
        self.groups = groups | shining
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
        self.left_behind = text(f"{negatives or 'none'} test negative", role="muted")
        self.left_behind.next_to(ASIDE.outline(), DOWN, buff=0.3)
        leaving = (self.groups[Group.SICK_POSITIVE], self.groups[Group.HEALTHY_POSITIVE])
        self.play(FadeOut(self.tally), *self._step_aside(), run_time=1.2)
        moves = [
            Gather(people, block.places, block.side) for people, block in zip(leaving, blocks, strict=True)
        ]
        self.play(FadeIn(self.left_behind), *moves, run_time=2.0)
        self.play(FadeIn(self.labels))

    @beat("{counted}.")
    def count(self) -> None:
        hits, alarms = self.counts.sick_positive, self.counts.healthy_positive
        counted = formula(
            f'P("sick" | +) {"approx" if self.rounded else "="} frac({{{{ {hits} : top }}}}, '
            f"{{{{ {hits} : hits }}}} + {{{{ {alarms} : alarms }}}}) "
            f"= {{{{ {math_share(self._counted_share())} : result }}}}",
            top="path",
            hits="path",
            alarms="second",
        )
        exactly = text(f"exactly, not in whole people: {share(posterior_of(self.exact))}", role="muted")
        self.fraction = VGroup(counted, *([exactly] if self.rounded else [])).arrange(DOWN, buff=0.25)
        FRACTION.place(self.fraction)
        sick, healthy = (label.part("count") for label in self.labels)
        for step in assemble(counted, {"top": sick, "hits": sick, "alarms": healthy}, last="result"):
            self.play(step)
        if self.rounded:
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
        people = list(self.groups.values())
        places = [
            spread_places(len(crowd.places), box)
            for crowd, box in zip(people, self.mosaic.boxes, strict=True)
        ]
        self.play(FadeOut(self.labels, self.left_behind, self.fraction), run_time=0.5)
        self.play(
            FadeIn(self.mosaic.square),
            *(Gather(crowd, *place, SICK) for crowd, place in zip(people, places, strict=True)),
            run_time=2.0,
        )
        self.play(FadeOut(*people), FadeIn(self.mosaic.cells, self.mosaic.note))
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
        when=lambda lesson: lesson.has_another_test,
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
        "And it is how to read any classifier’s alarm: the rarer the target, the less it proves."
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
        self.play(FadeOut(*(thing for thing in self.mobjects if thing is not self.heading)), run_time=0.6)
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
        self.play(FadeOut(old), run_time=0.4)
        self.play(FadeIn(self.tally), run_time=0.8)

    def _step_aside(self) -> list[Gather]:
        """The whole crowd, as it stands, makes room at the right; who is negative grows faint."""
        scale = ASIDE.width / CROWD.width
        negative = (Group.SICK_NEGATIVE, Group.HEALTHY_NEGATIVE)
        return [
            Gather(
                people,
                ASIDE.center[:2] + scale * (people.places - CROWD.center[:2]),
                scale * people.side,
                OUT if group in negative else None,
            )
            for group, people in self.groups.items()
        ]

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
        caption.next_to(self.bar, DOWN, buff=0.15).align_to(self.bar, LEFT)
        equals = formula("=").next_to(self.bar, UP, buff=0.4).align_to(self.bar, LEFT)
        posterior = Numeral(lambda: posterior_of(self.now), share, size=FORMULA_SIZE, role="result")
        self.answer = VGroup(equals, posterior.next_to(equals, RIGHT, buff=0.2))
        pairs = ((self.mosaic.left, self.bar.first), (self.mosaic.right, self.bar.second))
        self.play(
            FadeIn(self.bar.whole, caption), *(TransformFromCopy(*pair) for pair in pairs), run_time=1.5
        )

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

    # Words -----------------------------------------------------------------------------------------------

    @property
    def has_another_test(self) -> bool:
        p = self.params
        return (p.sensitivity, p.false_positive_rate) != (p.rare_sensitivity, p.rare_false_positive_rate)

    @property
    def rounded(self) -> bool:
        """Whether whole people give another answer than the exact shares."""
        return self.positives > 0 and share(self._counted_share()) != share(posterior_of(self.exact))

    def _counted_share(self) -> float:
        return nan if self.counts.posterior is None else self.counts.posterior

    def _counted(self) -> str:
        if self.positives == 0:
            comfort = "; the exact areas will tell more" if self.exact.posterior is not None else ""
            return f"Without a single positive there is nothing to divide by{comfort}"
        about, exactly = "", ""
        if self.rounded:
            about, exactly = "about ", f"; exactly, not in whole people, {share(posterior_of(self.exact))}"
        out_of = f"{self.counts.sick_positive} out of {self.positives}"
        return f"So the chance that you are sick is {about}{out_of}: {share(self._counted_share())}{exactly}"
