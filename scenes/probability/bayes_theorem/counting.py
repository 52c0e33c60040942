"""The first act: people are counted, and those who test positive step out."""

from __future__ import annotations

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, Create, FadeIn, FadeOut, ReplacementTransform, Transform, VGroup

from mathkit.probability.bayes import Group, assign_population, bayes, expected_counts
from mathkit.probability.two_tests import (
    chance_of_odds,
    draw_people,
    learned_rates,
    odds_of_chance,
    screen_twice,
)
from scenes.probability.bayes_theorem import formulas, words
from scenes.probability.bayes_theorem.areas import LEFT_SQUARE, Areas
from scenes.probability.bayes_theorem.odds import estimated_odds
from scenes.probability.bayes_theorem.params import FACT_LABELS, ScreeningParams
from scenes.probability.bayes_theorem.ruler import Pointer, Ruler, You
from scenes.probability.bayes_theorem.screening import UNDER_BLOCK, Screening
from scenes.stage.lesson import Facts, Lesson, Phrase, beat
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.frame import Box
from scenes.stage.type.assembly import assemble
from scenes.stage.type.chances import share
from scenes.stage.type.numerals import whole
from scenes.stage.type.writing import FORMULA_SIZE, STATEMENT_SIZE, Numeral, text

NEW_PEOPLE = 10_000
"""People from whom a classifier learns, and as many new ones."""

BOX = 100
"""It counts so many people at a time."""

EQUAL = 0.5
"""The prior that nobody has asked for: the columns of the sick and of the healthy are equally wide."""

_GAP = 0.3
"""The space between the columns while nobody has asked how wide they are."""

_WIDE = 0.3
"""The prior at which the areas are large enough to be measured, unless the disease is more common still."""

_LITTLE = 1.08
"""The size of tiles that stand close together and are spoken of, as a share of their size before."""

_NEAR = 0.22
"""Two numbers under the ruler that are nearer to each other than this would touch."""

_UNDER_CROWD = Box(-6.5, -1.4, -2.8, 0.0)
"""The share of the sick among the positives, in people."""

_ASKED = Box(1.2, 6.1, -0.9, 0.1)
"""The ruler while the question is asked."""


class Counting(Lesson):
    """People are counted. Parameters, results and facts of the whole lesson are here, too."""

    title = "Bayes’ theorem"
    fact_labels = FACT_LABELS

    class Params(ScreeningParams):
        pass

    params: Params

    def compute(self) -> None:
        p = self.params
        self.exact = bayes(p.prior, p.sensitivity, p.false_positive_rate)
        self.wide = bayes(max(p.prior, _WIDE), p.sensitivity, p.false_positive_rate)
        self.even_posterior = words.posterior_of(bayes(EQUAL, p.sensitivity, p.false_positive_rate))
        self.other_test = bayes(p.prior, p.rare_sensitivity, p.rare_false_positive_rate)
        self.rare = bayes(p.rare_prior, p.sensitivity, p.false_positive_rate)
        self.counts = expected_counts(self.exact, p.population)
        self.who = assign_population(self.counts, p.seed)
        self.twice = screen_twice(self.exact, self.other_test, NEW_PEOPLE)
        self.labelled = draw_people(self.exact, self.other_test, NEW_PEOPLE, p.seed)
        (rates,) = learned_rates(self.labelled, np.array([NEW_PEOPLE]))
        self.ratios = [float(ratio) for ratio in rates[:, 0] / rates[:, 1]]
        odds = odds_of_chance(p.prior)
        self.both_odds = estimated_odds(odds, self.ratios)
        self.claim = chance_of_odds(estimated_odds(odds, [self.ratios[0]] * 2))

    def facts(self) -> Facts:
        twice, p = self.twice, self.params
        return {
            "sick": self.counts.sick,
            "sick_positive": self.counts.sick_positive,
            "healthy_positive": self.counts.healthy_positive,
            "positives": self.counts.sick_positive + self.counts.healthy_positive,
            "posterior": self.exact.posterior,
            "wide_posterior": self.wide.posterior,
            "even_posterior": self.even_posterior,
            "ratio": self.exact.likelihood_ratio,
            "other_disease_posterior": self.rare.posterior,
            "new_people": NEW_PEOPLE,
            "twice": twice.sick.both + twice.healthy.both,
            "twice_sick": twice.sick.both,
            "learned_ratio": self.ratios[0],
            "other_learned_ratio": self.ratios[1],
            "claim": self.claim,
            **words.crowd_in_words(self.counts, self.exact),
            **words.areas_in_words(self.counts, self.exact, self.wide),
            "by_disease": words.by_disease(self.rare),
            "added": words.added(self.exact, self.other_test),
            **words.classifier_in_words(twice, self.both_odds, self.claim),
            "if_half_are_sick": words.if_half_are_sick(1 - p.false_positive_rate, self.even_posterior),
            "answer": words.answer(self.exact),
        }

    # The question ----------------------------------------------------------------------------------------

    @beat(
        "A medical test finds {finds} of the sick.",
        "It's wrong for {wrong} of the healthy.",
        "You test positive.",
        Phrase("How likely is it that you're sick? Take a guess.", rest="a question"),
        title="You test positive",
    )
    def ask(self) -> None:
        p = self.params
        self.areas = areas = Areas(EQUAL)
        self.ruler = Ruler(_ASKED, words.posterior_of(self.exact))
        areas.set_state(**{**areas.state, "aside": 0.0, "gap": _GAP})
        self.names = names = self._names()
        self.play(FadeIn(areas.columns, *names[:3]), run_time=0.3)
        self.play(areas.change(self.phrase_left(), sensitivity=p.sensitivity))
        self.cue()
        self.play(FadeIn(*names[3:]), run_time=0.4)
        self.play(areas.change(self.phrase_left(), false_positive_rate=p.false_positive_rate))
        self.cue()
        aside = self._lay(names.copy(), LEFT_SQUARE)
        self.play(areas.change(0.6, aside=1.0), Transform(names, aside, run_time=0.6))
        self.you = you = You(self.ruler, 1.2)
        place = you.get_center()
        name = text("your test: positive", size=STATEMENT_SIZE).next_to(you, UP, buff=0.25)
        caption = formulas.caption("chance of being sick").next_to(self.ruler, DOWN, buff=0.3)
        self.asked = VGroup(name, caption)
        you.shift(1.6 * UP)
        seconds = self.phrase_left(0.9, least=0.8)
        self.play(Create(self.ruler.line), FadeIn(you, self.ruler.numbers, caption), run_time=0.5 * seconds)
        self.play(you.animate.move_to(place), FadeIn(name), run_time=0.4 * seconds)
        self.cue()
        self.play(FadeOut(you.plus, name), FadeIn(you.question), run_time=0.4)
        you.remove(you.plus).add(you.question)
        self.asked.remove(name)
        for chance, part in ((0.05, 0.25), (0.95, 0.5), (0.5, 0.6)):
            self.play(tween(you, chance=chance, run_time=self.phrase_left(part)))

    def _names(self) -> VGroup:
        """The name of each column, and how far it is solid."""
        areas, size = self.areas, FORMULA_SIZE
        names = VGroup(
            text("sick", size=STATEMENT_SIZE, role="path"),
            Numeral(lambda: areas.sensitivity, share, size=size, role="path", anchor=RIGHT),
            text("test +", role="path"),
            text("healthy", size=STATEMENT_SIZE, role="second"),
            Numeral(lambda: areas.false_positive_rate, share, size=size, role="second"),
            text("test +", role="second"),
        )
        return self._lay(names, areas.left_box)

    def _lay(self, names: VGroup, box: Box) -> VGroup:
        """Names over the columns in a box, on one line, and beside them how many test positive."""
        sick, hit, hits, healthy, alarm, alarms = names
        for name, part in ((sick, 0.25), (healthy, 0.75)):
            name.move_to((box.left + part * box.width, 0, 0)).stand_on(box.top + 0.2)
        hit.next_to((box.left, box.center[1], 0), LEFT, buff=0.25)
        hits.next_to(hit, DOWN, buff=0.2).align_to(hit, RIGHT)
        alarm.next_to((box.right, box.bottom + 0.65, 0), RIGHT, buff=0.25)
        alarms.next_to(alarm, DOWN, buff=0.2).align_to(alarm, LEFT)
        return names

    # People ----------------------------------------------------------------------------------------------

    @beat(
        "But how common is the disease?",
        "Let's count {p.population} people like you.",
        "{supposed}",
        title="How common is the disease?",
    )
    def find_the_sick(self) -> None:
        areas, p = self.areas, self.params
        self.play(FadeOut(self.ruler, self.asked, self.names, self.you), run_time=0.4)
        self.play(areas.change(0.7, aside=0.0, gap=0.0))
        self.crowd = crowd = Screening(self.who, areas.left_box)
        unknown = text("how many are sick?", size=STATEMENT_SIZE, role="path")
        unknown.next_to(areas.columns, UP, buff=0.25)
        self.play(FadeIn(unknown, run_time=0.4), areas.change(0.6, prior=0.75))
        self.play(areas.change(self.phrase_left(least=0.9), prior=0.2))
        self.cue()
        self.play(
            areas.change(0.6, prior=EQUAL, sensitivity=0.0, false_positive_rate=0.0),
            FadeOut(unknown, run_time=0.5),
        )
        self.play(FadeOut(areas.columns.hollow), FadeIn(*crowd.people), run_time=0.5)
        self.remove(*areas.columns.get_family())
        count = text(f"{whole(p.population)} people", size=STATEMENT_SIZE)
        self.count = crowd.under.place(count)
        self.play(*crowd.walk_apart(self.phrase_left(least=1.5)), FadeIn(self.count, run_time=0.6))
        self.cue()
        self.play(*crowd.mark("path", crowd.sick, 0.8))
        counted = text(f"sick: {self.counts.sick} of {whole(p.population)}", size=STATEMENT_SIZE, role="path")
        known = crowd.under.place(counted)
        swell = [people.swell(self.phrase_left(0.55)) for people in crowd.sick]
        self.play(*swell, *swap(self.count, known))
        self.play(*crowd.mark("second", crowd.healthy, self.phrase_left()))
        self.count = known

    @beat(
        "Now everybody takes the test.",
        "{sick_lit_up}",
        "{healthy_lit_up}",
        title="Everybody takes the test",
    )
    def test_everybody(self) -> None:
        crowd, counts, p = self.crowd, self.counts, self.params
        sweep, untested = crowd.test(self.phrase_left(0.75, least=1.5))
        self.play(sweep)
        self.remove(*untested)
        self.play(*crowd.settle(self.phrase_left(least=0.4)))
        self.tallies = tallies = crowd.tallies(
            formulas.tally(p.sensitivity, counts.sick, counts.sick_positive, "sick"),
            formulas.tally(p.false_positive_rate, counts.healthy, counts.healthy_positive, "healthy"),
        )
        self.cue()
        self._light_up(Group.SICK_POSITIVE)
        self.play(*swap(self.count, tallies[0]))
        self.cue()
        self._light_up(Group.HEALTHY_POSITIVE)
        self.play(FadeIn(tallies[1]), run_time=0.8)

    def _light_up(self, group: Group) -> None:
        """Whom the test finds become solid, one by one."""
        sweep, hollow = self.crowd.light_up(group, self.phrase_left(0.7))
        self.play(sweep)
        self.remove(hollow)

    @beat(
        "You're one of these {positives}.",
        "{counted}",
        Phrase(
            "Without rounding to whole people, it's {exactly}.",
            when=lambda lesson: words.is_rounded(lesson.counts, lesson.exact),
        ),
        Phrase("{outnumbered}", when=lambda lesson: words.false_alarms_win(lesson.counts)),
        title="Only the positives count",
    )
    def count_the_positives(self) -> None:
        crowd, counts, ruler = self.crowd, self.counts, self.ruler
        self.left_behind = left = crowd.left_behind()
        ruler.set_state(place=Ruler(UNDER_BLOCK, 0.5).place)
        ruler.pointer.set_state(chance=words.posterior_of(counts))
        self.you = you = You(ruler, 0.6)
        you.remove(you.plus).add(you.question)
        self.named = named = crowd.names()
        counted = self.tallies.copy().arrange(DOWN, buff=0.3)
        _UNDER_CROWD.place(counted)
        moved = [each.animate.move_to(place) for each, place in zip(self.tallies, counted, strict=True)]
        self.play(*crowd.step_out(self.phrase_left(0.7, least=1.6)), *moved)
        self.play(FadeIn(ruler, you, left, named), run_time=0.5)
        self.cue()
        guess = 1 - self.params.false_positive_rate
        self.play(tween(you, chance=guess, run_time=self.phrase_left(0.25)))
        self.guess = Pointer(ruler, guess, "ink")
        self.play(FadeIn(self.guess), run_time=0.4)
        fraction = formulas.fraction_of_people(counts)
        _UNDER_CROWD.place(fraction, 0.0, 0.5)
        hits, alarms = crowd.positives
        numbers = [name.part("count") for name in named]
        sources = {"top": numbers[0], "hits": numbers[0], "alarms": numbers[1]}
        bare, flight, answer = assemble(fraction, sources, last="result")
        self.play(FadeOut(self.tallies, run_time=0.4))
        self.play(bare, run_time=0.4)
        self.play(flight, run_time=self.phrase_left(0.35))
        chance = words.posterior_of(counts)
        if abs(chance - guess) < _NEAR:
            self.play(FadeOut(self.guess), run_time=0.3)
        seconds = self.phrase_left(0.5)
        self.play(tween(you, chance=chance, run_time=seconds), hits.swell(seconds, _LITTLE))
        self.fraction = VGroup(fraction)
        if (spoken := words.spoken_chance(chance)) != share(chance):
            in_words = text(spoken, size=FORMULA_SIZE, role="result")
            self.fraction.add(in_words.next_to(fraction, DOWN, buff=0.3))
        found = FadeIn(ruler.pointer.value, *self.fraction[1:])
        self.play(ReplacementTransform(you, ruler.pointer.triangle), found, answer, run_time=0.8)
        if self.cue():
            exactly = text(f"exactly {self.results['exactly']}", role="result")
            self.fraction.add(exactly.next_to(self.fraction, DOWN, buff=0.3))
            pointer = ruler.pointer
            self.play(
                FadeIn(exactly, run_time=0.6),
                tween(pointer, chance=self.exact.posterior, run_time=self.phrase_left(0.8)),
            )
        if self.cue():
            self.play(alarms.swell(self.phrase_left(0.5), _LITTLE))
            self.play(hits.swell(self.phrase_left(), _LITTLE))
