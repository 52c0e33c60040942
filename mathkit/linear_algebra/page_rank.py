"""Page rank: which share of the readers is on each page, if everybody clicks links at random.

    r ← P r        column j of P: where the readers of page j go with their next click
    P r = r        the shares that stay, an eigenvector with λ = 1

Source: L. Page, S. Brin, R. Motwani and T. Winograd, The PageRank Citation Ranking, 1999 (without its
damping: every page that is drawn here can be reached from every other).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mathkit.arrays import Array, IntegerArray, Record, as_square_matrix, refusal, require_positive_integer
from mathkit.linear_algebra.eigen import eigen_decomposition
from mathkit.rounding import without_rounding

__all__ = ["PageRank", "draw_links", "page_rank", "random_readers"]

_SLOWEST = 0.5
"""The largest size of a second eigenvalue: what is left of a wrong start after eight clicks is 1 in 256."""

_LEAST_APART = 0.03
"""The least difference between the shares of two pages that are drawn."""


@dataclass(frozen=True, eq=False)
class PageRank(Record):
    """The shares of the readers on n pages, click after click.

    Attributes
    ----------
    matrix : (n, n)
        P; each column sums to 1.
    shares : (k + 1, n)
        Before any click, as many readers on each page, and after each of k clicks.
    limit : (n,)
        The shares that P leaves as they are; they sum to 1.
    second : float
        The size of the largest eigenvalue of P but 1.
    """

    matrix: Array
    shares: Array
    limit: Array
    second: float

    @property
    def order(self) -> IntegerArray:
        """The pages (n,), that with the largest share first."""
        found: IntegerArray = np.argsort(-self.limit, kind="stable")
        return found


def page_rank(links: ArrayLike, clicks: int) -> PageRank:
    """Let readers who are spread evenly over all pages click random links.

    Parameters
    ----------
    links : (n, n) of bool
        Whether the page of the row links to the page of the column.
    clicks : int

    Raises
    ------
    ValueError
        If `links` is not square, if a page has no link, or if the shares do not settle on the same limit
        from every start.
    """
    table = as_square_matrix("links", links).astype(np.float64)
    if not table.any(axis=1).all():
        raise refusal("links", "a table with a link on every page", table.tolist())
    matrix = (table / table.sum(axis=1, keepdims=True)).T
    eigen = eigen_decomposition(matrix)
    second = float(np.abs(eigen.spectrum[1])) if len(matrix) > 1 else 0.0
    if second > 1 - 1e-9:
        raise refusal("links", "a web whose shares settle", table.tolist())
    shares = [np.full(len(matrix), 1 / len(matrix))]
    for _ in range(require_positive_integer("clicks", clicks)):
        shares.append(matrix @ shares[-1])
    limit = without_rounding(eigen.vectors[:, 0] / eigen.vectors[:, 0].sum(), 1.0)
    return PageRank(matrix=matrix, shares=np.stack(shares), limit=limit, second=second)


def draw_links(pages: int, seed: int) -> NDArray[np.bool_]:
    """Draw a web (n, n) of at least three pages, each with a link to one or more others.

    It is drawn again until shares settle fast, and until no two pages have nearly the same share.

    Raises
    ------
    ValueError
        If `pages` is less than 3.
    """
    if require_positive_integer("pages", pages) < 3:
        raise refusal("pages", "at least 3", pages)
    generator = np.random.default_rng(seed)
    while True:
        links = generator.random((pages, pages)) < 0.5
        np.fill_diagonal(links, val=False)
        if links.any(axis=1).all() and _settles_fast(links):
            return links


def random_readers(ranked: PageRank, readers: int, seed: int) -> IntegerArray:
    """The page (k + 1, readers) of each reader before any click and after each: links are clicked at random.

    At first the readers are spread as evenly as their number allows.
    """
    generator = np.random.default_rng(seed)
    pages = len(ranked.matrix)
    places = [np.arange(require_positive_integer("readers", readers)) * pages // readers]
    reached = np.cumsum(ranked.matrix, axis=0)
    for _ in ranked.shares[1:]:
        chance = generator.random(readers)
        places.append(np.minimum((chance > reached[:, places[-1]]).sum(axis=0), pages - 1))
    return np.stack(places)


def _settles_fast(links: NDArray[np.bool_]) -> bool:
    try:
        found = page_rank(links, 1)
    except ValueError:
        return False
    apart = np.diff(np.sort(found.limit)).min()
    return found.second <= _SLOWEST and bool(apart >= _LEAST_APART) and bool(found.limit.min() > 0)
