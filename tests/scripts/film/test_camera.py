"""The camera against manim's own: on everything that the stage is made of, moving, the pictures are equal."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from manim import (
    DOWN,
    LEFT,
    RESAMPLING_ALGORITHMS,
    RIGHT,
    UP,
    Camera,
    Circle,
    Create,
    Dot,
    FadeIn,
    FadeOut,
    Group,
    ImageMobject,
    Line,
    Rotate,
    ShrinkToCenter,
    Square,
    Text,
    Transform,
    Triangle,
    ValueTracker,
    VGroup,
    VMobject,
    Write,
)
from manim.utils.family import extract_mobject_family_members

from mathkit.functions.quadratics import TILTED_BOWL
from scenes.optimization.gradient_descent.bowl.bowls import Map, same_box
from scenes.probability.bayes_theorem.people import People, Sweep
from scenes.probability.bayes_theorem.places import grid_places
from scenes.stage.axes.planes import MappedGrid, Plane
from scenes.stage.axes.plots import Plot
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.trails import Trail
from scenes.stage.motion.tween import tween
from scenes.stage.pictures.linear_maps import ApplyMap
from scenes.stage.shapes.areas import UnitSquare
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.type.legends import legend
from scenes.stage.type.writing import Numeral, formula, on_plate, text
from scripts.basis.quality import Quality
from scripts.film.camera import LessonCamera, drawing_order
from scripts.film.dirty_rectangles import EMPTY
from scripts.film.renderer import manim_settings

STEPS = np.linspace(0.0, 1.0, 9)
SHEAR = np.array([[1.0, 1.0], [0.3, 1.0]])
FORMULA = "{{ x_(t+1) : path }} = x_t - alpha {{ f'(x_t) : slope }}"


def count():
    tracker = ValueTracker(8.0)
    numeral = Numeral(tracker)
    return numeral, lambda share: (tracker.set_value(8 + 4 * share), numeral.update())


def played(animation):
    """What an animation moves, and how it moves it."""
    animation.begin()
    return animation.mobject, animation.interpolate


def gather(role="data"):
    places, side = grid_places(60, frame().picture)
    return tween(People(places, side, role), places=0.5 * places[::-1], side=0.5 * side, opacity=0.5)


def sweep():
    places, side = grid_places(40, frame().picture)
    return Sweep([People(places[:20], side), People(places[20:], side, "path")], frame().picture)


def map_grid():
    plane = Plane([(-3, -2), (3, 2)])
    return ApplyMap(SHEAR, MappedGrid(plane))


def lay():
    square = UnitSquare(Box(-2, 2, -2, 2))
    cell = square.cell((0.1, 0.4), (0.2, 0.6), "path")
    return VGroup(square, cell), lambda share: square.lay(cell, (0.1, 0.4 + share / 2), (0.2, 0.6))


def gradient():
    box = Square(2.0).set_fill([text("a")[0].get_color(), "#ff0000", "#00ff00"], opacity=1.0)
    return played(Rotate(box, 1.0))


def recolored():
    shapes = VGroup(Circle(fill_opacity=0.4), Triangle(fill_opacity=1.0), Line(LEFT, UP, stroke_width=9))
    return played(shapes.animate.set_color("#123456").set_stroke(width=1.0).set_opacity(0.2).build())


def backstroked():
    word = text("behind").set_stroke("#ff8800", width=7.0, background=True)
    return played(FadeOut(word, shift=DOWN))


MOTIONS = {
    "written, fading in": lambda: played(FadeIn(formula(FORMULA), shift=UP)),
    "written, being written": lambda: played(Write(formula(FORMULA))),
    "written, turning into another": lambda: played(Transform(text("one"), text("another"))),
    "written on a plate": lambda: played(FadeIn(on_plate(text("a word")))),
    "numeral": count,
    "plot and its curve": lambda: played(Create(Polyline([np.random.default_rng(1).normal(size=(40, 2))]))),
    "axes": lambda: played(FadeIn(Plot(frame().picture, (0, 9), (-1, 1), names=("x", "$y$")))),
    "plane": lambda: played(FadeOut(Plane([(-3, -2), (3, 2)]))),
    "mapped grid": lambda: played(map_grid()),
    "trail": lambda: played(Advance(Trail(np.random.default_rng(2).normal(size=(6, 2))), 0, 5)),
    "people gathering": lambda: played(gather()),
    "people swept": lambda: played(sweep()),
    "unit square": lay,
    "arrow": lambda: played(tween(Arrow((0, 0), (2, 1)), start=(0, 0, 0), end=(-3, -1, 0))),
    "legend": lambda: played(ShrinkToCenter(legend([("data", "data"), ("path", "path")], swatch="square"))),
    "contours": lambda: played(Create(contours())),
    "colours along a gradient": gradient,
    "colours and widths": recolored,
    "strokes behind fills": backstroked,
    "manim's own text": lambda: played(Rotate(Text("abc"), 1.0)),
    "leaving the frame": lambda: played(Square(3.0, fill_opacity=1.0).animate.shift(9 * RIGHT).build()),
}
"""What moves, and how: each gives a mobject and a function of the share of its way."""


def contours():
    """Lines of equal height, cut off at the edges of their axes."""
    axes = same_box(frame().right_side.inset(1.0), (-4.0, 4.0), (-3.0, 3.0))
    return Map(TILTED_BOWL, [(3.0, 2.0)], axes).lines


@pytest.fixture(autouse=True)
def small():
    with manim_settings(Quality("t", 384, 216, 10)):
        yield


def stock(*layers):
    """manim's picture of mobjects, one layer on top of the other."""
    camera = Camera()
    for mobjects in layers:
        camera.capture_mobjects(mobjects)
    return camera.pixel_array


def surroundings():
    """What stands still: some of it under and some of it over the middle of the frame."""
    return [Plot(frame().picture, (0, 5), (0, 5)), text("still").shift(LEFT), Circle(2.0, fill_opacity=0.3)]


@pytest.mark.parametrize("motion", MOTIONS.values(), ids=MOTIONS.keys())
def test_every_picture_of_what_moves_is_manims(motion):
    mobject, move = motion()
    still, before = surroundings(), [Dot(LEFT), mobject, Square(0.5, fill_opacity=0.5).shift(0.2 * RIGHT)]
    camera = LessonCamera()
    camera.show_still(still)
    for share in STEPS:
        move(share)
        camera.show_moving(before)
        np.testing.assert_array_equal(camera.picture, stock(still, before))


@pytest.mark.parametrize("motion", MOTIONS.values(), ids=MOTIONS.keys())
def test_the_dirty_rectangle_holds_all_that_changed(motion):
    mobject, move = motion()
    camera = LessonCamera()
    camera.show_still([])
    camera.show_moving([mobject])
    camera.pop_dirty_rectangle()
    shown = camera.picture.copy()
    for share in STEPS:
        move(share)
        camera.show_moving([mobject])
        changed = camera.pop_dirty_rectangle()
        if changed:
            shown[changed.slices] = camera.picture[changed.slices]
        np.testing.assert_array_equal(shown, camera.picture)


def test_nothing_changed_where_nothing_moved():
    camera, shapes = LessonCamera(), [text("still"), Circle()]
    camera.show_still([])
    camera.show_moving(shapes)
    assert camera.pop_dirty_rectangle()
    camera.show_moving(shapes)
    assert not camera.pop_dirty_rectangle()
    camera.show_still(shapes)
    assert not camera.pop_dirty_rectangle()


def test_a_change_in_a_corner_gives_a_small_dirty_rectangle():
    dot, camera = Dot(4 * LEFT + 2 * UP), LessonCamera()
    camera.show_still([Circle()])
    camera.show_moving([dot])
    camera.pop_dirty_rectangle()
    dot.shift(0.2 * DOWN)
    camera.show_moving([dot])
    changed = camera.pop_dirty_rectangle()
    assert changed.right < camera.pixel_width / 3
    assert changed.bottom < camera.pixel_height / 2


def test_what_stood_still_may_move_and_what_moved_may_stand():
    camera = LessonCamera()
    shapes = surroundings()
    for _ in range(3):
        still, moving = shapes[:1], shapes[1:]
        camera.show_still(still)
        np.testing.assert_array_equal(camera.picture, stock(still))
        camera.show_moving(moving)
        np.testing.assert_array_equal(camera.picture, stock(still, moving))
        shapes = [*moving, *still]


def test_what_comes_and_goes_and_changes_places_is_seen():
    camera = LessonCamera()
    under, over = Square(2.0, fill_opacity=1.0, color="#ff0000"), Circle(1.2, fill_opacity=1.0)
    late = Triangle(fill_opacity=1.0, color="#00ff00")
    for shapes in ([under, over], [over, under], [under, late, over], [over], []):
        camera.show_moving(shapes)
        np.testing.assert_array_equal(camera.picture, stock(shapes))


def test_another_ground_is_taken_up():
    camera = LessonCamera()
    camera.show_still([Circle()])
    camera.background_color = "#f0f0e0"
    camera.show_still([Circle()])
    np.testing.assert_array_equal(camera.picture[0, 0, :3], [0xF0, 0xF0, 0xE0])


def test_images_are_drawn_among_shapes():
    image = ImageMobject(np.random.default_rng(3).integers(0, 255, (20, 30, 3), np.uint8)).scale(8)
    shapes = [Square(3.0, fill_opacity=1.0), image, Circle(0.7, fill_opacity=0.5)]
    camera = LessonCamera()
    for _ in STEPS[:3]:
        image.shift(0.3 * LEFT)
        camera.show_moving(shapes)
        np.testing.assert_array_equal(camera.picture, stock(shapes))


@pytest.mark.parametrize(
    "change",
    [
        lambda image, _: image.shift(0.3 * LEFT),
        lambda image, _: image.rotate(0.4).scale(1.7),
        lambda image, _: image.set_opacity(0.4),
        lambda image, _: image.shift(6.0 * RIGHT),
        lambda image, _: image.pixel_array.__setitem__((slice(0, 5), slice(None), 0), 17),
        lambda image, _: image.set_resampling_algorithm(RESAMPLING_ALGORITHMS["nearest"]),
        lambda _, circle: circle.shift(0.2 * UP),
    ],
)
def test_an_image_that_changes_is_drawn_again_and_nothing_else(change):
    image = ImageMobject(np.random.default_rng(5).integers(0, 255, (20, 30, 3), np.uint8)).scale(5)
    circle = Circle(0.7, fill_opacity=0.5)
    shapes = [Square(3.0, fill_opacity=1.0), image, circle]
    camera = LessonCamera()
    camera.show_moving(shapes)
    camera.pop_dirty_rectangle()
    camera.show_moving(shapes)
    assert not camera.pop_dirty_rectangle()
    change(image, circle)
    camera.show_moving(shapes)
    np.testing.assert_array_equal(camera.picture, stock(shapes))
    assert camera.pop_dirty_rectangle() not in (EMPTY, camera.frame)


def test_a_path_that_is_begun_and_not_ended_is_drawn_as_manim_does():
    shape = VMobject(stroke_width=6.0).set_points_as_corners([LEFT, UP, RIGHT])
    shape.points = np.vstack([shape.points, DOWN])
    camera = LessonCamera()
    camera.show_moving([shape])
    np.testing.assert_array_equal(camera.picture, stock([shape]))


def test_a_shape_without_a_place_is_not_drawn():
    shape = Circle()
    shape.points = np.full_like(shape.points, np.nan)
    camera = LessonCamera()
    camera.show_moving([shape])
    np.testing.assert_array_equal(camera.picture, stock([shape]))


def test_shapes_are_drawn_in_manims_order():
    random = Random(4)
    for _ in range(30):
        shapes = [Dot().set_z_index(random.randrange(3)) for _ in range(8)]
        groups = [VGroup(*random.sample(shapes, 3)) for _ in range(4)]
        mobjects = random.sample([*shapes, *groups, Group(*groups[:2])], 13)
        assert drawing_order(mobjects) == extract_mobject_family_members(
            mobjects, use_z_index=True, only_those_with_points=True
        )
