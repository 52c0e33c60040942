from __future__ import annotations

import pytest

from mathkit.probability.bayes import bayes
from scenes.probability.bayes_theorem.posteriors import PosteriorAreas
from scenes.stage.type.writing import text

RARE, COMMON = bayes(0.01, 0.99, 0.05), bayes(0.5, 0.5, 0.5)
NOBODY = bayes(0.5, 0.0, 0.0)


@pytest.mark.parametrize("result", [RARE, COMMON, bayes(1.0, 0.3, 0.2)])
def test_the_bar_is_cut_and_the_answer_written_as_the_posterior_says(result):
    areas = PosteriorAreas(COMMON)
    areas.change_to(result).interpolate(1.0)
    assert areas.bar.first.width / areas.bar.whole.width == pytest.approx(result.posterior)
    written = areas.answer[1].source
    assert float(written.removesuffix("%")) == pytest.approx(100 * result.posterior, abs=0.05)


def test_without_positives_there_is_no_posterior():
    assert PosteriorAreas(NOBODY).answer[1].source == "undefined"


def test_a_change_goes_by_equal_factors_and_arrives():
    areas = PosteriorAreas(bayes(0.01, 0.9, 0.04))
    change = areas.change_to(bayes(0.25, 0.9, 0.01))
    change.begin()
    change.interpolate(0.5)
    now = areas.result
    assert (now.prior, now.sensitivity, now.false_positive_rate) == pytest.approx((0.05, 0.9, 0.02))
    assert areas.bar.first.width / areas.bar.whole.width == pytest.approx(now.posterior)
    assert areas.answer[1].source == f"{100 * now.posterior:.1f}%"
    change.finish()
    assert areas.result.prior == pytest.approx(0.25)
    assert areas.mosaic.width_measure.value.source == "25%"


def test_the_bar_comes_back_with_its_own_caption():
    areas = PosteriorAreas(RARE)
    note = text("a note")
    areas.note(note)
    assert areas.under_bar is note
    assert note in areas.hide_positives().mobject.get_family()
    assert areas.caption in areas.show_positives().mobject.get_family()
