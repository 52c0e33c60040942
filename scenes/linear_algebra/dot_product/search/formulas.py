"""A search and its texts in formulas: dot products and cosines of word counts."""

from __future__ import annotations

from collections.abc import Sequence

from scenes.linear_algebra.dot_product.search.rankings import Ranking
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import is_exact, math_equals, math_number
from scenes.stage.type.symbols import Symbol
from scenes.stage.type.writing import Written, formula, text

TOPICS = ("goal", "vote")
"""The words that are counted in a document."""

QUERY = Symbol("bold(q)", "data", "the query")
"""The arrow of the query."""

TEXTS = tuple(Symbol(f"bold({letter})", "second", f"text {letter}") for letter in "rstu")
"""The arrows of the documents."""

SEARCH = (QUERY, *TEXTS)


def product_of_counts(query: Sequence[int], document: Sequence[int], product: float, size: float) -> Written:
    """The dot product of the query and a document, written out."""
    worked = " + ".join(
        f"{tint(math_number(x), 'data')} dot {tint(math_number(y), 'second')}"
        for x, y in zip(query, document, strict=True)
    )
    return formula(f"{worked} = {tint(math_number(product), 'result')}", size=size)


def cosine_of_counts(
    ranking: Ranking, index: int, query: Sequence[int], document: Sequence[int], size: float
) -> Written:
    """The product of a document, divided by both lengths, or that there is no angle."""
    cosine = ranking.cosines[index]
    if cosine is None:
        return text("no angle", role="muted", size=size)
    product = sum(x * y for x, y in zip(query, document, strict=True))
    lengths = f"{tint(_length(query), 'data')} dot {tint(_length(document), 'second')}"
    sign = "=" if is_exact(cosine, ranking.decimals) else "approx"
    value = tint(math_number(cosine, ranking.decimals), "result")
    return formula(f"{math_number(product)} slash ({lengths}) {sign} {value}", size=size)


def compared_rows(
    name: Symbol,
    ranking: Ranking,
    index: int,
    counts: Sequence[int],
    document: Sequence[int],
) -> list[Written]:
    """The dot product of the query and a document, in numbers, and their cosine."""
    product = float(sum(x * y for x, y in zip(counts, document, strict=True)))
    worked = " + ".join(
        f"{tint(math_number(x), QUERY.role)} dot {tint(math_number(y), name.role)}"
        for x, y in zip(counts, document, strict=True)
    )
    both = f"{QUERY} dot {name}"
    lengths = " thin ".join(tint(f"|{each.letter}|", each.role) for each in (QUERY, name))
    cosine = tint(math_equals(ranking.cosines[index] or 0.0, ranking.decimals), "result")
    return [
        formula(f"{both} = {worked} = {tint(math_number(product), 'result')}"),
        formula(f"cos theta = ({both}) / ({lengths}) {cosine}"),
    ]


def _length(counts: Sequence[int]) -> str:
    """The length of an arrow of counts, exactly: a whole number, or a root."""
    square = sum(count * count for count in counts)
    root = round(square**0.5)
    return math_number(root) if root * root == square else f"sqrt({math_number(square)})"
