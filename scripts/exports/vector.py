"""A still as SVG or PDF: the shapes themselves, drawn by Cairo as the film draws them, sharp at any size."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import cairo
import numpy as np
from manim import BLACK, Camera, Mobject, PMobject, Scene, VMobject
from manim.mobject.types.image_mobject import AbstractImageMobject
from manim.utils.family import extract_mobject_family_members

from scenes.stage.shapes.theme import Theme
from scripts.basis.quality import Quality

if TYPE_CHECKING:
    Canvas = cairo.Context[Any]


def write_vector(scene: Scene, theme: Theme, quality: Quality, path: Path, *, transparent: bool) -> None:
    """Write what stands on the stage now as an SVG file, or as a page of PDF."""
    with _surface(path, quality) as surface:
        context: Canvas = cairo.Context(surface)
        if not transparent:
            context.set_source_rgb(*theme.color("background").to_rgb())
            context.paint()
        camera = _VectorCamera(background_color=BLACK, background_opacity=0.0)
        context.set_matrix(camera.get_cairo_context(camera.pixel_array).get_matrix())
        on_stage = [*scene.mobjects, *scene.foreground_mobjects]
        for mobject in extract_mobject_family_members(
            on_stage, use_z_index=True, only_those_with_points=True
        ):
            _draw(mobject, camera, context)


def _surface(path: Path, quality: Quality) -> cairo.Surface:
    if path.suffix.lower() == ".pdf":
        return cairo.PDFSurface(str(path), quality.width, quality.height)
    surface = cairo.SVGSurface(str(path), quality.width, quality.height)
    surface.set_document_unit(cairo.SVGUnit.PX)
    return surface


class _VectorCamera(Camera):
    """Manim's camera swaps red and blue, since the memory of its pictures has them the other way round."""

    def set_cairo_context_color(self, ctx: Canvas, rgbas: Any, vmobject: VMobject) -> _VectorCamera:
        super().set_cairo_context_color(ctx, np.asarray(rgbas)[:, [2, 1, 0, 3]], vmobject)
        return self


def _draw(mobject: Mobject, camera: Camera, context: Canvas) -> None:
    if isinstance(mobject, VMobject):
        camera.display_vectorized(mobject, context)
    elif isinstance(mobject, AbstractImageMobject):
        _draw_image(mobject, context)
    elif isinstance(mobject, PMobject):
        _draw_points(mobject, camera, context)


def _draw_image(image: AbstractImageMobject, context: Canvas) -> None:
    """Put a picture's pixels where its corners are."""
    pixels = np.asarray(image.get_pixel_array(), np.uint8)
    height, width = pixels.shape[:2]
    opacity = pixels[..., 3:].astype(np.uint16)
    premultiplied = np.concatenate([pixels[..., 2::-1] * opacity // 255, opacity], axis=2).astype(np.uint8)
    surface = cairo.ImageSurface.create_for_data(
        bytearray(premultiplied.tobytes()), cairo.FORMAT_ARGB32, width, height
    )
    corner, right, down = (np.asarray(point[:2], float) for point in image.points[:3])
    across, along = (right - corner) / width, (down - corner) / height
    context.save()
    context.transform(cairo.Matrix(across[0], across[1], along[0], along[1], corner[0], corner[1]))
    context.set_source_surface(surface)
    context.paint()
    context.restore()


def _draw_points(cloud: PMobject, camera: Camera, context: Canvas) -> None:
    """Draw each point of a cloud as the small square that it is."""
    side = cloud.stroke_width * camera.frame_width / camera.pixel_width / 2
    for point, rgba in zip(cloud.points, cloud.rgbas, strict=True):
        context.set_source_rgba(*rgba)
        context.rectangle(point[0] - side / 2, point[1] - side / 2, side, side)
        context.fill()
