"""Lessons as mathreel draws them against manim's own camera: the pictures are equal."""

from __future__ import annotations

import numpy as np
import pytest
from manim import Camera

from scenes.stage.shapes.theme import DARK
from scripts.basis.quality import Quality
from scripts.film.renderer import LessonRenderer, manim_settings
from scripts.request.catalogue import find_lessons, load_lesson

SMALL = Quality("t", 192, 108, 2)


class BesideManim(LessonRenderer):
    """Draws every frame, and has manim's own camera draw it too."""

    def __init__(self):
        super().__init__(SMALL.fps)
        self.stock = Camera(background_color=DARK.color("background"))
        self.still, self.moving = [], []

    def wants(self, frames):  # noqa: ARG002
        return True

    def draw(self, mobjects=None):
        whole = [*self.scene.mobjects, *self.scene.foreground_mobjects]
        self.still, self.moving = whole if mobjects is None else list(mobjects), []
        return super().draw(mobjects)

    def render(self, scene, time, moving_mobjects=None):
        self.moving = list(moving_mobjects or ())
        super().render(scene, time, moving_mobjects)

    def show(self, picture, repeat):  # noqa: ARG002
        self.stock.reset()
        self.stock.capture_mobjects(self.still)
        self.stock.capture_mobjects(self.moving)
        np.testing.assert_array_equal(picture, self.stock.pixel_array, f"frame {self.frame}")


@pytest.mark.sampled
@pytest.mark.parametrize("name", sorted(find_lessons()))
def test_every_picture_of_a_lesson_is_manims(name):
    lesson_class = load_lesson(find_lessons()[name])
    with manim_settings(SMALL):
        renderer = BesideManim()
        lesson_class(lesson_class.Params(), DARK, renderer=renderer).render()
    assert renderer.frame > 30 * SMALL.fps
