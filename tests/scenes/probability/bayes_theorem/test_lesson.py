import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from sklearn.naive_bayes import CategoricalNB

from scenes.probability.bayes_theorem.lesson import BayesTheorem
from truth.texts import narrations

shares = st.floats(0, 1)
inner = st.floats(0.01, 0.99)

SHARES = (
    *("prior", "sensitivity", "false_positive_rate"),
    *("rare_prior", "rare_sensitivity", "rare_false_positive_rate"),
)


def test_the_worked_numbers(computed):
    said = narrations(computed(BayesTheorem))
    assert "10 out of 60: 16.7%" in said["count"]
    assert "from 1% to 16.7%" in said["state_the_theorem"]
    assert "a better test" in said["change_the_test"]
    assert "1 in 10,000 people. The posterior shrinks to 0.98%" in said["change_the_disease"]


def test_naive_bayes_with_one_feature_gives_the_same(computed):
    lesson = computed(BayesTheorem, prior=0.2, sensitivity=0.9, false_positive_rate=0.1, population=1000)
    sick, positive = [1] * 200 + [0] * 800, [1] * 180 + [0] * 20 + [1] * 80 + [0] * 720
    model = CategoricalNB(alpha=1e-12, force_alpha=True).fit([[test] for test in positive], sick)
    assert model.predict_proba([[1]])[0, 1] == pytest.approx(lesson.facts()["posterior"])


@given(st.tuples(*[shares] * len(SHARES)), st.integers(100, 2000))
@example((0, 0, 0, 0, 0, 0), 100)
@example((1, 1, 1, 1, 1, 1), 2000)
@example((5e-324, 5e-324, 1, 0.9999999, 1e-300, 5e-324), 127)
def test_every_sentence_can_be_said(computed, values, population):
    lesson = computed(BayesTheorem, population=population, **dict(zip(SHARES, values, strict=True)))
    for word in ("nan", "None", "undefined", "∞"):
        assert not any(word in beat.narration for beat in lesson.script())


@given(st.floats(0, 1))
def test_shares_are_taken_to_a_millionth(value):
    for name in SHARES:
        kept = getattr(BayesTheorem.Params(**{name: value}), name)
        assert kept == pytest.approx(value, abs=5.1e-7)
        assert kept == 0 or kept >= 1e-6


@pytest.mark.parametrize(
    ("settings", "verdict"),
    [
        ({"prior": 0, "false_positive_rate": 0}, "nothing to divide by"),
        ({"sensitivity": 0, "false_positive_rate": 0}, "nothing to divide by"),
        ({"prior": 0}, "stays at 0%"),
        ({"prior": 1}, "stays at 100%"),
        ({"sensitivity": 0.3, "false_positive_rate": 0.3}, "tells us nothing: the chance stays at 1%"),
        ({"prior": 0.5}, "lifts the chance from 50% to 95.2%"),
        ({"sensitivity": 0.01, "false_positive_rate": 0.9}, "lowers the chance"),
        ({"false_positive_rate": 0}, "to 100%"),
    ],
)
def test_what_the_positive_test_means(computed, settings, verdict):
    assert verdict in narrations(computed(BayesTheorem, **settings))["state_the_theorem"]


@pytest.mark.parametrize(
    ("settings", "left", "chance"),
    [
        ({"prior": 0, "false_positive_rate": 0}, "there are none", "nothing to divide by."),
        ({"prior": 0.001, "false_positive_rate": 0, "population": 100}, "there are none", "exact areas"),
        ({"prior": 0}, "50 in all, none of them sick", "0 out of 50: 0%."),
        ({"prior": 1}, "990 in all, all of them sick", "990 out of 990: 100%."),
        (
            {"prior": 0.01, "false_positive_rate": 0, "population": 100},
            "a single one, who is sick",
            "1 out of 1",
        ),
        ({"prior": 0.5}, "520 in all, 495 of them sick", "495 out of 520: 95.2%."),
        (
            {"prior": 0.03, "population": 100},
            "just 3 of them",
            "3 out of 8: 37.5%. Without rounding to whole people, it's 38%.",
        ),
    ],
)
def test_what_the_crowd_shows(computed, settings, left, chance):
    lesson = computed(BayesTheorem, **settings)
    assert left in narrations(lesson)["regroup"]
    assert chance in narrations(lesson)["count"]


@pytest.mark.parametrize(
    ("settings", "lit"),
    [
        ({}, "all 10 sick people. By mistake, it also lights up 50 of the 990 healthy people."),
        ({"false_positive_rate": 0}, "all 10 sick people. It lights up none of the healthy people."),
        (
            {"false_positive_rate": 0, "sensitivity": 0},
            "none of the sick people. It lights up none of the healthy people.",
        ),
        (
            {"population": 100, "sensitivity": 1},
            "the only person who is sick. By mistake, it also lights up 5 of the 99",
        ),
        (
            {"prior": 0.999, "false_positive_rate": 1, "sensitivity": 0},
            "By mistake, it lights up the only person who is healthy",
        ),
    ],
)
def test_whom_the_test_lights_up(computed, settings, lit):
    assert lit in narrations(computed(BayesTheorem, **settings))["test_everybody"]


def test_false_alarms_beyond_counting_are_not_numbered(computed):
    rare = computed(BayesTheorem, rare_prior=1e-6, rare_sensitivity=0.1, rare_false_positive_rate=0.9)
    assert (
        "For each true alarm there are now millions of false ones." in narrations(rare)["change_the_disease"]
    )


@given(inner, inner, inner, inner)
def test_the_second_test_is_judged(computed, sensitivity, alarms, other, other_alarms):
    rates = (sensitivity, alarms, other, other_alarms)
    assume(len({round(rate, 6) for rate in rates}) == 4)
    better = other > sensitivity and other_alarms < alarms
    worse = other < sensitivity and other_alarms > alarms
    lesson = computed(
        BayesTheorem,
        sensitivity=sensitivity,
        false_positive_rate=alarms,
        rare_sensitivity=other,
        rare_false_positive_rate=other_alarms,
    )
    expected = "a better test" if better else "a worse test" if worse else "another test"
    assert lesson.facts()["other"] == expected


def test_what_stays_the_same_is_said_once(computed):
    same = computed(BayesTheorem, rare_prior=0.01, rare_false_positive_rate=0.05)
    played = [beat.name for beat in same.script()]
    assert "change_the_test" not in played
    assert "change_the_disease" not in played


@pytest.mark.parametrize("population", [99, 2001])
def test_crowds_that_could_not_be_seen_are_refused(population):
    with pytest.raises(ValueError, match="population"):
        BayesTheorem.Params(population=population)


@pytest.mark.parametrize(
    ("settings", "outnumbered"),
    [({}, True), ({"prior": 0.5}, False), ({"sensitivity": 0.05, "false_positive_rate": 0.9}, False)],
)
def test_false_alarms_outnumber_the_true_ones_where_the_test_is_good_but_the_sick_are_few(
    computed, settings, outnumbered
):
    said = narrations(computed(BayesTheorem, **settings))["count"]
    assert ("false alarms outnumber" in said) == outnumbered


@pytest.mark.parametrize(("prior", "nobody"), [(0, "Nobody here is sick"), (1, "Nobody here is healthy")])
def test_where_a_group_is_empty_nobody_of_it_can_light_up(computed, prior, nobody):
    assert nobody in narrations(computed(BayesTheorem, prior=prior))["test_everybody"]
