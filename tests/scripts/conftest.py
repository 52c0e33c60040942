"""The fixtures that all tests of the engine share."""

from fixtures.filmed import decode, filmed, tiny, top_level_boxes, walk
from fixtures.houses import house_copy, project, warm
from fixtures.pages import browser, open_page
from fixtures.sounds import tone, write_sound

__all__ = [
    "browser",
    "decode",
    "filmed",
    "house_copy",
    "open_page",
    "project",
    "tiny",
    "tone",
    "top_level_boxes",
    "walk",
    "warm",
    "write_sound",
]
