import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sklearn.naive_bayes import CategoricalNB

from scenes.probability.bayes_theorem.lesson import BayesTheorem
from truth.texts import narrations

SETTINGS = st.fixed_dictionaries(
    {
        "prior": st.floats(0.001, 0.4),
        "sensitivity": st.floats(0.6, 1),
        "false_positive_rate": st.floats(0.005, 0.4),
        "population": st.integers(1000, 2000),
        "rare_prior": st.floats(5e-5, 5e-4),
        "rare_sensitivity": st.floats(0.8, 1),
        "rare_false_positive_rate": st.floats(0.001, 0.1),
    }
)


def test_the_worked_numbers(computed):
    said = narrations(computed(BayesTheorem))
    assert "only 10 of 60 are sick: 1 in 6." in said["count_the_positives"]
    assert "Back at 1%, it's 16.7%, as we counted" in said["compare_the_areas"]
    assert (
        "The widths give odds of 1 to 99, and the heights the test's factor: 19.8."
        in (said["compare_the_areas"])
    )
    assert "So it's 1 sick to 5 healthy: 1 in 6." in said["compare_the_areas"]
    assert "If only 1 in 10,000 is sick, expect 505 false alarms per true one." in said["make_it_rare"]
    assert "Now add a better test, wrong for only 2% of the healthy." in said["learn_the_factors"]
    assert "independent mistakes: about 10 to 1." in said["learn_the_factors"]
    assert (
        "about 108 of 10,000 new people are positive on both; about 98 are sick."
        in (said["classify_new_people"])
    )
    assert "claims about 80%, but your chance is still 1 in 6." in said["classify_new_people"]
    assert "95% is about right if half are sick." in said["answer"]
    assert said["answer"].endswith("If it's 1 in 100, your chance is 1 in 6.")


def test_naive_bayes_with_one_feature_gives_the_same(computed):
    lesson = computed(BayesTheorem, prior=0.2, sensitivity=0.9, false_positive_rate=0.1)
    sick, positive = [1] * 200 + [0] * 800, [1] * 180 + [0] * 20 + [1] * 80 + [0] * 720
    model = CategoricalNB(alpha=1e-12, force_alpha=True).fit([[test] for test in positive], sick)
    assert model.predict_proba([[1]])[0, 1] == pytest.approx(lesson.facts()["posterior"])


@given(SETTINGS)
@example(
    {"prior": 0.001, "sensitivity": 0.6, "false_positive_rate": 0.005, "rare_false_positive_rate": 0.001}
)
@example({"prior": 0.4, "false_positive_rate": 0.4, "sensitivity": 1.0, "rare_prior": 5e-4})
def test_every_sentence_can_be_said_and_somebody_always_tests_positive(computed, settings):
    lesson = computed(BayesTheorem, **settings)
    assert min(lesson.facts()[name] for name in ("sick", "sick_positive", "healthy_positive")) >= 1
    for word in ("nan", "None", "undefined", "∞", "inf"):
        assert not any(word in beat.narration for beat in lesson.script())


@given(st.floats(0.001, 0.4))
def test_shares_are_taken_to_a_millionth(value):
    assert BayesTheorem.Params(prior=value).prior == pytest.approx(value, abs=5.1e-7)


@pytest.mark.parametrize(
    ("settings", "beat", "said"),
    [
        ({"prior": 0.4}, "find_the_sick", "Suppose 40% are sick: that's 400."),
        ({"prior": 0.023}, "find_the_sick", "Suppose 2.3% are sick: that's 23."),
        ({"prior": 0.001}, "test_everybody", "The only sick person lights up."),
        ({"prior": 0.001, "population": 2000}, "test_everybody", "Both sick people light up."),
        ({"sensitivity": 1}, "test_everybody", "All 10 sick people light up."),
        ({}, "test_everybody", "Nearly all the sick light up: about 10. So do about 50 healthy people"),
        ({"sensitivity": 0.6}, "test_everybody", "6 of the 10 sick people light up."),
        ({"prior": 0.4}, "count_the_positives", "guess 95%, and that's close: 396 of the 426"),
        (
            {"prior": 0.4, "false_positive_rate": 0.3},
            "count_the_positives",
            "Many people guess 70%, and that's close",
        ),
        ({"prior": 0.03}, "count_the_positives", "Without rounding to whole people"),
        (
            {"prior": 0.4, "false_positive_rate": 0.4, "sensitivity": 0.6},
            "count_the_positives",
            "are sick, or 1 in 2.",
        ),
        ({"prior": 0.4}, "measure_the_area", "At 40%, the sick column is wide enough to be measured."),
        ({"prior": 0.4}, "compare_the_areas", "In numbers, it's"),
        ({}, "sort_into_a_square", "Filled still means positive: 99% given sick, 5% given healthy."),
        ({"prior": 0.4}, "measure_it_again", "P of sick, given plus: your question."),
        ({}, "measure_it_again", "P of sick, given plus: your question, at this prior."),
        ({"prior": 0.001}, "count_the_positives", "but only 1 of 51 is sick"),
        (
            {"prior": 0.1, "sensitivity": 0.6, "false_positive_rate": 0.1},
            "count_the_positives",
            "With 90 false alarms and only 60 true ones, most alarms are false.",
        ),
        ({"rare_false_positive_rate": 0.1}, "learn_the_factors", "Now add a weaker test, wrong for 10%"),
        ({"rare_false_positive_rate": 0.05}, "learn_the_factors", "Now add another test, wrong for 5%"),
        ({"prior": 0.4, "false_positive_rate": 0.005}, "classify_new_people", "and your chance is 9"),
        (
            {"prior": 0.001, "rare_false_positive_rate": 0.1},
            "classify_new_people",
            "about 60 of 10,000 new people are positive on both; about 10 are sick.",
        ),
        ({"false_positive_rate": 0.4}, "answer", "If half are sick, it's 71.2%."),
    ],
)
def test_what_is_said_at_other_settings(computed, settings, beat, said):
    assert said in narrations(computed(BayesTheorem, **settings))[beat]


@pytest.mark.parametrize(("prior", "outnumbered"), [(0.01, True), (0.4, False)])
def test_most_alarms_are_false_where_the_sick_are_few(computed, prior, outnumbered):
    said = narrations(computed(BayesTheorem, prior=prior))["count_the_positives"]
    assert ("5% of the healthy outnumber all the sick" in said) == outnumbered


@pytest.mark.parametrize("population", [999, 2001])
def test_crowds_that_could_not_be_seen_are_refused(population):
    with pytest.raises(ValueError, match="population"):
        BayesTheorem.Params(population=population)
