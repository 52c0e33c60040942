from __future__ import annotations

import numpy as np

from scenes.stage.wording.arrows import both_vectors, length_in_words


def test_vectors_stand_beside_each_other_after_their_names() -> None:
    written = both_vectors(np.array([3.0, 1.0]), np.array([1.0, -2.0])).source
    columns = (
        'vec({{ "3" : a_first }}, {{ "1" : a_second }})',
        'vec({{ "1" : b_first }}, {{ -"2" : b_second }})',
    )
    assert written == f"{{{{ a : data }}}} = {columns[0]} quad {{{{ b : second }}}} = {columns[1]}"


def test_only_a_rounded_length_is_about_right() -> None:
    assert length_in_words(2.0) == "2"
    assert length_in_words(5**0.5) == "about 2.236"
