from __future__ import annotations

from typing import Any

import pytest

from mathkit.linear_algebra.dot_product import rank_by_dot
from scenes.linear_algebra.dot_product import search_sentences
from scenes.linear_algebra.dot_product.rankings import rank
from scenes.linear_algebra.dot_product.search_sentences import Verdict


def verdict(query: Any, documents: Any) -> Verdict:
    return Verdict(rank_by_dot(query, documents), rank(query, documents))


@pytest.mark.parametrize(
    ("query", "documents", "dot", "cosine", "answer"),
    [
        (
            (2, 1),
            ((4, 1), (3, 4), (3, 7)),
            "Text A scores 9, B 10 and C 13: C wins, but only because it's the longest.",
            "Now text A wins, with about 0.98.",
            "A fits",
        ),
        (
            (2, 1),
            ((4, 1), (3, 7), (0, 12)),
            "A scores 9, B 13 and C 12: B wins, but only because it's longer than text A.",
            "Now text A",
            "A fits",
        ),
        ((1, 0), ((3, 0), (2, 1)), "A wins.", "A still wins, with 1: exactly the direction of q.", "A fits"),
        ((2, 1), ((8, 4), (2, 9), (3, 3)), "A wins.", "But text B falls behind text C", "A fits"),
        (
            (2, 1),
            ((1, 6), (4, 2), (6, 3)),
            "A scores 8, B 10 and C 15: C wins.",
            "Now texts B and C tie",
            "B and C fit",
        ),
        (
            (2, 1),
            ((3, 4),),
            "The dot product of q and text A is 10.",
            "The cosine of text A is about",
            "out of 1",
        ),
        ((0, 0), ((1, 6), (2, 2)), "q has neither word", "", "An empty search"),
        ((2, 1), ((0, 0), (0, 0)), "no text shares a word", "", "nothing fits"),
        ((2, 0), ((0, 3),), "A shares no word", "", "nothing fits"),
    ],
)
def test_who_wins_and_why(query: Any, documents: Any, dot: str, cosine: str, answer: str) -> None:
    found = verdict(query, documents)
    assert dot in search_sentences.by_dot_in_words(found)
    assert cosine in search_sentences.by_cosine_in_words(found)
    assert answer in search_sentences.answer_in_words(found)
    assert found.has_winner == bool(cosine)


def test_one_text_is_asked_about_alone() -> None:
    assert search_sentences.question_in_words(1).endswith("How well does the text fit it?")
    assert search_sentences.texts_in_words(1) == "Here's a text."
    assert search_sentences.texts_in_words(4) == "Here are four texts."
    assert search_sentences.arrows_in_words(2).startswith("Each becomes an arrow")


def test_a_cosine_is_never_rounded_to_one() -> None:
    said = search_sentences.by_cosine_in_words(verdict((20, 19), ((19, 18), (0, 3))))
    assert "with about 0.99" in said
    assert "exactly" not in said
