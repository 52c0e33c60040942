from __future__ import annotations

from typing import Any

import pytest

from mathkit.linear_algebra.dot_product import rank_by_dot
from scenes.linear_algebra.dot_product import search_sentences
from scenes.linear_algebra.dot_product.search_sentences import Verdict
from scenes.stage.wording.rankings import rank


def verdict(query: Any, documents: Any) -> Verdict:
    return Verdict(rank_by_dot(query, documents), rank(query, documents))


@pytest.mark.parametrize(
    ("query", "documents", "dot", "cosine", "answer"),
    [
        (
            (2, 1),
            ((4, 1), (3, 4), (3, 7)),
            "C wins with 13: it's the longest",
            "Now text A wins, with about 0.976.",
            "A fits",
        ),
        (
            (2, 1),
            ((4, 1), (3, 7), (0, 12)),
            "B wins with 13: it's longer than text A",
            "Now text A",
            "A fits",
        ),
        ((1, 0), ((3, 0), (2, 1)), "A wins with 3.", "A still wins, with 1: it points exactly", "A fits"),
        ((2, 1), ((8, 4), (2, 9), (3, 3)), "A wins with 20.", "But text B falls behind text C", "A fits"),
        ((2, 1), ((1, 6), (4, 2), (6, 3)), "C wins with 15.", "Now texts B and C tie", "B and C fit"),
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
    assert search_sentences.question_in_words(1) == "How well does it fit the search, q?"
    assert "Here's a text." in search_sentences.texts_in_words(1)
    assert "Here are four texts." in search_sentences.texts_in_words(4)
    assert search_sentences.arrows_in_words(2).endswith("each text becomes an arrow.")
