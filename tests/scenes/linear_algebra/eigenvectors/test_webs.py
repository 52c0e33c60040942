from __future__ import annotations

import numpy as np
import pytest

from mathkit.linear_algebra.page_rank import draw_links, page_rank, random_readers
from scenes.linear_algebra.eigenvectors.webs import PAGES, ShareBars, Web
from scenes.stage.shapes.frame import frame

RANKED = page_rank(draw_links(len(PAGES), 3), 4)


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
    bars = ShareBars(frame().left_side, RANKED.shares)
    bars.set_state(click=2.0)
    shown = [numeral.refresh().source for numeral in bars.percents]
    for click in (2.0, 2.6):
        bars.set_state(click=click)
        widths = np.array([bar.width for bar in bars.bars])
        np.testing.assert_allclose(widths / widths.sum(), RANKED.shares[2], atol=1e-9)
        assert [numeral.refresh().source for numeral in bars.percents] == shown
