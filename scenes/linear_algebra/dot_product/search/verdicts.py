"""What is said of a search: which text wins by the dot product, which by the cosine, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Any

from mathkit.linear_algebra.dot_product import DotRanking
from scenes.linear_algebra.dot_product.search.rankings import Ranking
from scenes.stage.type.numerals import is_exact, number
from scenes.stage.type.phrases import enumerated

_NAMES = "rstu"
_TIED = 1e-9
"""Products and cosines this close count as equal."""


@dataclass(frozen=True)
class Verdict:
    """The winners by the dot product and by the cosine, as they are spoken of."""

    by_dot: DotRanking
    by_cosine: Ranking

    @property
    def has_winner(self) -> bool:
        """Whether any text agrees with the query at all."""
        return bool(self.by_cosine.nearest)

    @property
    def largest(self) -> tuple[int, ...]:
        """The texts with the largest dot product."""
        products = self.by_dot.products
        return tuple(i for i, each in enumerate(products) if products.max() - each <= _TIED)

    @property
    def is_alone(self) -> bool:
        return len(self.by_dot.products) == 1


def texts_in_words(count: int) -> str:
    """What there is."""
    which = "Here's a text." if count == 1 else f"Here are {_COUNTS[count]} texts."
    return f"{which} Each square is a word."


_COUNTS = {2: "two", 3: "three", 4: "four"}


def arrows_in_words(count: int) -> str:
    """How counts become arrows."""
    what = "The text" if count == 1 else "Each text"
    return f"{what} becomes an arrow: one step right for every goal, one up for every vote."


def question_in_words(count: int) -> str:
    """The question of the film."""
    asked = "How well does the text fit it?" if count == 1 else "Which text fits it best?"
    return f"Here's a search, q. {asked}"


def by_dot_in_words(verdict: Verdict) -> str:
    """Who wins by the dot product, and because of what."""
    products, query = verdict.by_dot.products, verdict.by_dot.query
    if not verdict.has_winner:
        if not query.any():
            return "But q has neither word, so every dot product is 0."
        if verdict.is_alone:
            return "But text r shares no word with q, so the dot product is 0."
        return "But no text shares a word with q, so every dot product is 0."
    if verdict.is_alone:
        return f"The dot product of q and text r is {number(float(products.max()))}."
    largest, nearest = verdict.largest, verdict.by_cosine.nearest
    reason = ""
    if not set(largest) & set(nearest):
        who = "it's" if len(largest) == 1 else "they're"
        reason = f", but only because {who} longer than {_named(nearest)}"
        squares = (verdict.by_dot.documents**2).sum(axis=1)
        if len(largest) == 1 and squares.argmax() == largest[0] and (squares == squares.max()).sum() == 1:
            reason = ", but only because it's the longest"
            topic = _topic(verdict.by_dot.documents[largest[0]])
            if topic and _topic(query) not in ("", topic):
                reason = f", but it's mostly about {topic}. It's just the longest"
    scores = [
        f"{name} {'' if place else 'scores '}{number(float(product))}"
        for place, (name, product) in enumerate(zip(_NAMES, products, strict=False))
    ]
    wins = "wins" if len(largest) == 1 else "tie"
    winners = enumerated([_NAMES[index] for index in largest])
    return f"Text {enumerated(scores)}: {winners} {wins}{reason}."


def by_cosine_in_words(verdict: Verdict) -> str:
    """Who wins by the cosine; nothing if there is no winner."""
    if not verdict.has_winner:
        return ""
    ranking, nearest = verdict.by_cosine, verdict.by_cosine.nearest
    best = ranking.cosines[nearest[0]] or 0.0
    size = _about(best, ranking.decimals)
    exactly = ": exactly the direction of q" if 1 - best <= _TIED else ""
    if verdict.is_alone:
        meaning = exactly or ": 1 would be the very same direction"
        return f"The cosine of text r is {size}{meaning}."
    names, still = _named(nearest), set(nearest) == set(verdict.largest)
    if len(nearest) > 1:
        who = f"{_capital(names)} still" if still else f"Now {names}"
        return f"{who} tie, at {size}{exactly}."
    if not still:
        topic = _topic(verdict.by_dot.query)
        alike = topic and topic == _topic(verdict.by_dot.documents[nearest[0]])
        if alike and not exactly:
            return f"Now {names} wins: mostly {topic}, just like the search."
        return f"Now {names} wins, with {size}{exactly}."
    overtaken = _overtaken(verdict)
    return f"{_capital(names)} still wins, with {size}{exactly}.{overtaken}"


def _overtaken(verdict: Verdict) -> str:
    """Of two texts behind the winner, that the longer one falls behind."""
    products, cosines = verdict.by_dot.products, verdict.by_cosine.cosines
    for first, second in permutations(range(len(products)), 2):
        one, other = cosines[first] or 0.0, cosines[second] or 0.0
        if products[first] > products[second] + _TIED and other > one + _TIED:
            return f" But {_named([first])} falls behind {_named([second])}."
    return ""


def answer_in_words(verdict: Verdict) -> str:
    """The answer to the question of the film."""
    nearest = verdict.by_cosine.nearest
    if not verdict.has_winner:
        if not verdict.by_dot.query.any():
            return "An empty search has no direction, so nothing fits it."
        return "And here, nothing fits the search."
    if verdict.is_alone:
        best = verdict.by_cosine.cosines[0] or 0.0
        size = _about(best, verdict.by_cosine.decimals)
        return f"So text r fits the search with a cosine of {size}, out of 1."
    if len(nearest) > 1:
        return f"So {_named(nearest)} fit the search best, equally well."
    return f"So {_named(nearest)} fits the search best."


def pair_in_words(query: Sequence[int], documents: Sequence[Sequence[int]], a: Any, b: Any) -> str:
    """Which two arrows are called a and b: the query and a text, if these are the parameters."""
    which = "So take just two arrows, a and b."
    texts = [tuple(map(float, each)) for each in documents]
    if tuple(map(float, query)) == tuple(a) and tuple(b) in texts:
        which = f"Take the search and {_named([texts.index(tuple(b))])}: call them a and b."
    return f"{which} How much do they agree?"


def _topic(counts: Iterable[float]) -> str:
    """What a text is mostly about; nothing if both words are as frequent."""
    goals, votes = counts
    return "goals" if goals > votes else "votes" if votes > goals else ""


def _named(indices: Sequence[int]) -> str:
    """Texts by their names, which stand after "text"."""
    names = enumerated([_NAMES[index] for index in indices])
    return f"{'text' if len(indices) == 1 else 'texts'} {names}"


def _capital(names: str) -> str:
    return names[0].upper() + names[1:]


def _about(value: float, decimals: int) -> str:
    """A cosine as it is spoken: rounded for the ear, but not to 1."""
    decimals = 2 if round(value, 2) < 1 else decimals
    return f"{'' if is_exact(value, decimals) else 'about '}{number(value, decimals)}"
