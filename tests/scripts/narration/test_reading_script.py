from __future__ import annotations

from scripts.narration.reading_script import reading_script


def test_each_phrase_has_the_name_of_its_recording():
    said = {"walk": ("The walk", ["It walks.", "It is 2 < 3."]), "rest": ("A rest", ["It rests."])}
    script = reading_script("larger", "A walk & more", said)
    assert script.text == (
        "larger/walk-1.m4a\n  It walks.\n\n"
        "larger/walk-2.m4a\n  It is 2 < 3.\n\n"
        "larger/rest-1.m4a\n  It rests.\n"
    )
    page = script.page
    for written in (
        "A walk &amp; more",
        "The walk",
        "larger/walk-2.m4a",
        "It is 2 &lt; 3.",
        "larger/rest-1.m4a",
    ):
        assert written in page
    assert page.index("larger/walk-2.m4a") < page.index("It is 2") < page.index("A rest")
