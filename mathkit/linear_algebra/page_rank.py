"""Page rank: which share of the readers is on each page, if everybody clicks links at random.

    r ← P r        column j of P: where the readers of page j go with their next click
    P r = r        the shares that stay, an eigenvector with λ = 1

Source: L. Page, S. Brin, R. Motwani and T. Winograd, The PageRank Citation Ranking, 1999 (without its
damping: every page that is drawn here can be reached from every other).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mathkit.arrays import (
    Array,
    ComplexArray,
    IntegerArray,
    Record,
    as_square_matrix,
    refusal,
    require_positive_integer,
)
from mathkit.linear_algebra.eigen import eigen_decomposition
from mathkit.rounding import without_rounding

__all__ = ["WEB", "PageRank", "draw_links", "page_rank", "random_readers"]

WEB = ((0, 1, 0, 0), (1, 0, 1, 0), (1, 1, 0, 1), (1, 1, 1, 0))
"""Which page of the row links to which of the column.

P has four different real eigenvalues, 1, −2/3, −1/3 and 0, so that any shares are a sum of parts along four
eigenvectors. Of webs of four pages that have this, settle as fast and give every page a share of its own,
there is no other, apart from the order of the pages.
"""

_NO_PART = 1e-9
"""A part that is smaller, as a share of the readers, is rounding."""


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
    values : (n,) complex
        All eigenvalues of P, the largest size first: 1, and others that are smaller in size.
    """

    matrix: Array
    shares: Array
    limit: Array
    values: ComplexArray

    @property
    def order(self) -> IntegerArray:
        """The pages (n,), that with the largest share first."""
        found: IntegerArray = np.argsort(-self.limit, kind="stable")
        return found

    def has_part(self, index: int) -> bool:
        """Whether the even start has a part along the eigenvector of one of the values, which all differ.

        What has none gets none, however often P is applied. The other parts go where P minus their values is
        applied (Cayley and Hamilton).
        """
        part = self.shares[0].astype(np.complex128)
        for other in np.delete(self.values, index):
            part = self.matrix @ part - other * part
        return bool(np.abs(part).max() > _NO_PART)

    @property
    def second(self) -> float:
        """The size of the largest eigenvalue of P but 1."""
        return float(np.abs(self.values[1])) if len(self.values) > 1 else 0.0


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
    shares = [np.full(len(matrix), 1 / len(matrix))]
    for _ in range(require_positive_integer("clicks", clicks)):
        shares.append(matrix @ shares[-1])
    limit = without_rounding(eigen.vectors[:, 0] / eigen.vectors[:, 0].sum(), 1.0)
    values = without_rounding(eigen.spectrum.real, 1.0) + 1j * without_rounding(eigen.spectrum.imag, 1.0)
    ranked = PageRank(matrix=matrix, shares=np.stack(shares), limit=limit, values=values)
    if ranked.second > 1 - 1e-9:
        raise refusal("links", "a web whose shares settle", table.tolist())
    return ranked


def draw_links(seed: int) -> NDArray[np.bool_]:
    """Draw which of four pages (4, 4) has which links of the `WEB`."""
    order = np.random.default_rng(seed).permutation(len(WEB))
    return np.array(WEB, dtype=np.bool_)[np.ix_(order, order)]


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
