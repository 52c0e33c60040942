from __future__ import annotations

from typing import Any

import pytest

from mathkit.linear_algebra.dot_product import rank_by_dot
from scenes.linear_algebra.dot_product.search import verdicts
from scenes.linear_algebra.dot_product.search.rankings import rank
from scenes.linear_algebra.dot_product.search.verdicts import Verdict


def verdict(query: Any, documents: Any) -> Verdict:
    return Verdict(rank_by_dot(query, documents), rank(query, documents))


@pytest.mark.parametrize(
    ("query", "documents", "dot", "cosine", "answer"),
    [
        (
            (2, 1),
            ((4, 1), (3, 4), (3, 7)),
            "Text r scores 9, s 10 and t 13: t wins, but it's mostly about votes. It's just the longest.",
            "Now text r wins: mostly goals, just like the search.",
            "r fits",
        ),
        (
            (2, 1),
            ((4, 1), (3, 7), (0, 12)),
            "r scores 9, s 13 and t 12: s wins, but only because it's longer than text r.",
            "Now text r",
            "r fits",
        ),
        (
            (2, 2),
            ((1, 1), (3, 2), (1, 9)),
            "t wins, but only because it's the longest.",
            "Now text r wins, with 1: exactly the direction of q.",
            "r fits",
        ),
        ((1, 0), ((3, 0), (2, 1)), "r wins.", "r still wins, with 1: exactly the direction of q.", "r fits"),
        ((2, 1), ((8, 4), (2, 9), (3, 3)), "r wins.", "But text s falls behind text t", "r fits"),
        (
            (2, 1),
            ((1, 6), (4, 2), (6, 3)),
            "r scores 8, s 10 and t 15: t wins.",
            "Now texts s and t tie",
            "s and t fit",
        ),
        (
            (2, 1),
            ((3, 4),),
            "The dot product of q and text r is 10.",
            "The cosine of text r is about",
            "out of 1",
        ),
        ((0, 0), ((1, 6), (2, 2)), "q has neither word", "", "An empty search"),
        ((2, 1), ((0, 0), (0, 0)), "no text shares a word", "", "nothing fits"),
        ((2, 0), ((0, 3),), "r shares no word", "", "nothing fits"),
    ],
)
def test_who_wins_and_why(query: Any, documents: Any, dot: str, cosine: str, answer: str) -> None:
    found = verdict(query, documents)
    assert dot in verdicts.by_dot_in_words(found)
    assert cosine in verdicts.by_cosine_in_words(found)
    assert answer in verdicts.answer_in_words(found)
    assert found.has_winner == bool(cosine)


def test_one_text_is_asked_about_alone() -> None:
    assert verdicts.question_in_words(1).endswith("How well does the text fit it?")
    assert verdicts.texts_in_words(1) == "Here's a text. Each square is a word."
    assert verdicts.texts_in_words(4) == "Here are four texts. Each square is a word."
    assert verdicts.arrows_in_words(2).startswith("Each text becomes an arrow")


def test_a_cosine_is_never_rounded_to_one() -> None:
    said = verdicts.by_cosine_in_words(verdict((20, 19), ((19, 18), (0, 3))))
    assert "with about 0.99" in said
    assert "exactly" not in said


def test_the_search_and_a_text_are_called_a_and_b_only_if_they_are() -> None:
    texts = ((2, 1), (3, 4))
    said = verdicts.pair_in_words((3, 1), texts, (3.0, 1.0), (3.0, 4.0))
    assert said.startswith("Take the search and text s: call them a and b.")
    for a, b in (((2.0, 1.0), (3.0, 4.0)), ((3.0, 1.0), (4.0, 3.0))):
        assert verdicts.pair_in_words((3, 1), texts, a, b).startswith("So take just two arrows")
