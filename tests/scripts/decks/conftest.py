"""A deck of two short lessons; its clips are those of the one tiny lesson that is filmed for all tests."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from scripts.basis.quality import Quality
from scripts.decks.deck import BeatSlide, Deck, LessonSlides

NASTY = 'Slopes < 1 & "more" </script><script>alert(1)</script> #f(x) $x$ *bold*'


@pytest.fixture(scope="session")
def deck(filmed: Any, tiny: Quality) -> Deck:
    beats = tuple(
        BeatSlide(beat.name, beat.title, beat.narration, filmed.folder / beat.clip, beat.end - beat.start)
        for beat in filmed.recording.beats
    )
    walk = LessonSlides("walk", "A walk", "A dot walks.", beats)
    other = (replace(beats[0], narration=NASTY), beats[1])
    return Deck(
        "Walking", "de-AT", "dark", tiny, (walk, LessonSlides("walk_again", NASTY, "Once more.", other))
    )
