"""Pictures of a lesson that stand, as they are read back from the film: clean, and like what was drawn."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.ndimage import maximum_filter, minimum_filter, uniform_filter

from scenes.stage.shapes.theme import DARK
from scripts.basis.quality import Quality
from scripts.benchmark.likeness import gray, similarity
from scripts.film.encoding.encoder import SegmentEncoder
from scripts.film.renderer import LessonRenderer, manim_settings
from scripts.request.catalogue import find_lessons, load_lesson
from truth.modules import every_lesson

QUALITY = Quality("t", 1280, 720, 4)
"""As large as the smallest film of which a movement is encoded coarsely, with few frames."""

FLAT = 33
"""How many pixels in a square have one colour where the picture counts as flat: the block of the encoder in
which such a pixel lies holds no edge."""

SEEN = 8
"""How many pixels in a square are seen as an area."""


class StillsKept(LessonRenderer):
    """Films a lesson, and keeps every picture that stands for half a second with its first frame."""

    def __init__(self, path):
        super().__init__(QUALITY.fps)
        self.encoder = SegmentEncoder(path, QUALITY)
        self.stills = {}

    def wants(self, frames):  # noqa: ARG002
        return True

    def show(self, picture, repeat):
        changed = self.camera.pop_dirty_rectangle() if self.frame else None
        self.encoder.write(picture, repeat, changed)
        if 2 * repeat >= QUALITY.fps:
            self.stills[self.frame] = picture[:, :, :3].copy()

    def scene_finished(self, scene):  # noqa: ARG002
        self.encoder.finish()


def is_flat(picture):
    colours = picture.astype(np.int32) @ [1, 256, 65536]
    return maximum_filter(colours, FLAT) == minimum_filter(colours, FLAT)


@pytest.mark.sampled
@every_lesson
def test_the_stills_of_a_film_are_clean(tmp_path, decode, name):
    lesson_class = load_lesson(find_lessons()[name])
    with manim_settings(QUALITY):
        renderer = StillsKept(tmp_path / "film.mp4")
        lesson_class(lesson_class.Params(), DARK, renderer=renderer).render()
    assert renderer.stills
    seen = dict(list(renderer.stills.items())[:: len(renderer.stills) // 4 + 1])
    for number, frame in enumerate(decode(tmp_path / "film.mp4")):
        if number not in seen:
            continue
        still = seen[number]
        assert similarity(gray(frame), gray(still)) >= 0.999
        off = np.where(is_flat(still)[:, :, None], frame.astype(np.float32) - still, 0)
        # A pixel that is off is not seen, an area would be: its brightness is right to 1/255. Red, green and
        # blue may be off by two more, since films keep colours in eight bits of another kind.
        assert np.abs(uniform_filter(gray(off), SEEN)).max() <= 1
        assert np.abs(uniform_filter(off, (SEEN, SEEN, 1))).max() <= 3
