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
    assert "only 10 of the 60 are sick: 1 in 6." in said["count_the_positives"]
    assert "that's 16.7%, as we counted" in said["compare_the_areas"]
    assert "1 to 99. The heights multiply that by 19.8: 1 to 5. That's 1 in 6." in said["compare_the_areas"]
    assert "multiplies by 99: now it's 50%" in said["make_it_rare"]
    assert "we expect 101 false alarms for each true one." in said["make_it_rare"]
    assert "both: 19.8 to 1." in said["learn_the_factors"]
    assert "we expect 103 to test positive twice." in said["classify_new_people"]
    assert "It calls them sick, and 98 should be." in said["classify_new_people"]
    assert "It claims 80%, but it's still 1 in 6." in said["classify_new_people"]
    assert said["answer"].endswith("If 1 in 100 people is sick, your chance is 1 in 6.")


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
        ({"prior": 0.4}, "find_the_sick", "Suppose 40% of people are sick: that's 400."),
        ({"prior": 0.023}, "find_the_sick", "Suppose 2.3% of people are sick: that's 23."),
        ({"prior": 0.001}, "test_everybody", "The only sick person lights up."),
        ({"sensitivity": 1}, "test_everybody", "All 10 sick people light up."),
        ({}, "test_everybody", "After rounding, all 10 sick people light up."),
        ({"prior": 0.4}, "test_everybody", "Nearly all the sick light up: 396."),
        ({"sensitivity": 0.6}, "test_everybody", "Of the 10 sick people, 6 light up."),
        ({"prior": 0.4}, "count_the_positives", "Many guess 95%, and that's close: 396 of the 426"),
        (
            {"prior": 0.4, "false_positive_rate": 0.3},
            "count_the_positives",
            "Many guess 70%, and that's close",
        ),
        ({"prior": 0.03}, "count_the_positives", "Without rounding to whole people"),
        (
            {"prior": 0.4, "false_positive_rate": 0.4, "sensitivity": 0.6},
            "count_the_positives",
            "are sick, or 1 in 2.",
        ),
        ({"prior": 0.4}, "measure_the_area", "At 40%, it's wide enough to be measured."),
        ({"prior": 0.4}, "compare_the_areas", "In numbers, that's"),
        ({}, "sort_into_a_square", "Given sick, the test is positive 99% of the time; given healthy, 5%."),
        ({"sensitivity": 1}, "sort_into_a_square", "is always positive; given healthy, 5% of the time."),
        ({"rare_false_positive_rate": 0.1}, "make_it_rare", "A weaker test multiplies by 9.9"),
        ({"rare_false_positive_rate": 0.05}, "make_it_rare", "Another test multiplies by 19.8, too"),
        ({"prior": 0.4, "false_positive_rate": 0.005}, "classify_new_people", "but the truth is"),
    ],
)
def test_what_is_said_at_other_settings(computed, settings, beat, said):
    assert said in narrations(computed(BayesTheorem, **settings))[beat]


@pytest.mark.parametrize(("prior", "outnumbered"), [(0.01, True), (0.4, False)])
def test_false_alarms_outnumber_the_true_ones_where_the_sick_are_few(computed, prior, outnumbered):
    said = narrations(computed(BayesTheorem, prior=prior))["count_the_positives"]
    assert ("false alarms outnumber" in said) == outnumbered


@pytest.mark.parametrize("population", [999, 2001])
def test_crowds_that_could_not_be_seen_are_refused(population):
    with pytest.raises(ValueError, match="population"):
        BayesTheorem.Params(population=population)
