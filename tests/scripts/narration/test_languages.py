from __future__ import annotations

import pytest

from scripts.narration.languages import language_tag, speaks_english, track_language
from scripts.narration.voices import espeak

WRITTEN = {
    "en": ("en", "eng"),
    "en_US": ("en-US", "eng"),
    "de-de": ("de-DE", "deu"),
    "en-gb-scotland": ("en-GB-scotland", "eng"),
    "cmn": ("cmn", "cmn"),
    "xx": ("xx", "und"),
    "klingon empire": ("und", "und"),
    "": ("und", "und"),
}


@pytest.mark.parametrize("text", WRITTEN)
def test_a_language_is_written_for_pages_and_for_tracks(text):
    tag = language_tag(text)
    assert (tag, track_language(tag)) == WRITTEN[text]
    assert speaks_english(tag) == tag.startswith("en")


@pytest.mark.parametrize(("voice", "language"), [("de+f3", "de"), ("mb-de5", "de"), ("en-us", "en-us")])
def test_the_language_of_a_voice_of_espeak(voice, language):
    assert espeak.language_of(voice) == language
