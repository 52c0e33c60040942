from __future__ import annotations

import numpy as np
import pytest
from manim.animation.animation import prepare_animation

from mathkit.linear_algebra.page_rank import draw_links, page_rank, random_readers
from scenes.linear_algebra.eigenvectors.webs import (
    Web,
    link_matrix,
    page_shares,
    remaining_parts,
    settled_shares,
)
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.theme import color

RANKED = page_rank(draw_links(3), 4)


@pytest.mark.parametrize("count", [20, 300])
def test_every_reader_stands_on_its_page_after_each_click(count):
    places = random_readers(RANKED, count, 3)
    web = Web(RANKED, places)
    for click, pages in enumerate(places):
        web.seek(click)
        away = np.linalg.norm(web.readers.places - web.centers[pages], axis=1)
        assert away.max() < web.pages[0].width / 2


def test_there_is_a_link_where_the_matrix_has_a_chance_and_it_leads_there():
    web = Web(RANKED, random_readers(RANKED, 20, 3))
    for page, links in enumerate(web.links):
        ends = np.array([link.end[:2] for link in links])
        near = np.argmin(np.linalg.norm(ends[:, None] - web.centers, axis=2), axis=1)
        assert near.tolist() == np.flatnonzero(RANKED.matrix[:, page]).tolist()


def test_names_stay_in_the_frame():
    web, safe = Web(RANKED, random_readers(RANKED, 20, 3)), frame().safe
    for name in web.names:
        assert safe.bottom <= name.get_bottom()[1] < name.get_top()[1] <= safe.top


def test_bars_are_as_long_as_the_shares_and_wait_for_whole_clicks_like_their_percents():
    bars = page_shares(frame().left_side, RANKED)
    clicks = bars.count(frame().left_side)
    bars.set_state(click=2.0)
    shown = [numeral.refresh().source for numeral in bars.percents]
    for click in (2.0, 2.6):
        bars.set_state(click=click)
        widths = np.array([bar.width for bar in bars.bars])
        np.testing.assert_allclose(widths / widths.sum(), RANKED.shares[2], atol=1e-9)
        assert [numeral.refresh().source for numeral in bars.percents] == shown
        assert clicks.refresh().source == "click 2"


def test_the_columns_of_the_web_are_written_in_fractions():
    ranked = page_rank([[0, 1, 1, 1], [1, 0, 0, 0], [1, 1, 0, 0], [1, 1, 1, 0]], 1)
    matrix, names, [_, *heads] = link_matrix(ranked)
    assert '{{ "1/3" : column0 }}' in matrix.source
    assert '{{ "1" : column1 }}' in matrix.source
    heights = [name.get_center()[1] for name in names]
    assert heights == sorted(heights, reverse=True)
    for index, head in enumerate(heads):
        assert abs(head.get_center()[0] - matrix.part(f"column{index}").get_center()[0]) < 1e-6


def test_what_settles_is_kept():
    assert settled_shares().source == "{{ P bold(r)^* : data }} = {{ 1 : result }} {{ bold(r)^* : path }}"


def test_each_click_multiplies_a_part_by_the_size_of_its_eigenvalue():
    parts = remaining_parts(frame().left_side, RANKED)
    named = [name.source for name in parts.names]
    assert named == [f"{{{{ $lambda = {value}$ : result }}}}" for value in ('"1"', '-"2/3"', '-"1/3"', '"0"')]
    for click, left in enumerate([(1, 1, 0, 1), (1, 2 / 3, 0, 0), (1, 4 / 9, 0, 0)]):
        parts.set_state(click=float(click))
        widths = [bar.width for bar in parts.bars]
        np.testing.assert_allclose(widths, np.maximum(np.array(left) * parts.unit, 1e-3))


def test_what_is_left_of_a_part_is_a_part_of_the_shares():
    vectors = np.linalg.eig(RANKED.matrix)
    order = np.argsort(-np.abs(vectors.eigenvalues))
    directions = np.real(vectors.eigenvectors[:, order])
    parts = remaining_parts(frame().left_side, RANKED)
    sizes = [np.abs(np.linalg.solve(directions, shares)) for shares in RANKED.shares]
    for left, size in zip(parts.shares, sizes, strict=True):
        np.testing.assert_allclose(size, left * sizes[0], atol=1e-9)


def test_shares_have_the_colour_of_an_eigenvector_only_when_they_are_one():
    bars = page_shares(frame().left_side, RANKED)
    for role in ("ink", "path"):
        drawn = (*bars.bars, *bars.head.part("letter"))
        assert {shape.get_fill_color().to_hex() for shape in drawn} == {color(role).to_hex()}
        for move in map(prepare_animation, bars.become_eigenvector()):
            move.begin()
            move.finish()
