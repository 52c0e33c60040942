"""The scale of what is seen through a glass: a steep curve may look flat there, and its numbers tell."""

from __future__ import annotations

from scenes.stage.axes.plots import EdgeAxes, Plot, Ticks
from scenes.stage.shapes.theme import color


class GlassNumbers(EdgeAxes):
    """The axes of a *plot* in which everything is magnified *zoom* times about a point.

    Parameters
    ----------
    about
        The values of the point, which stays where it is.
    """

    def __init__(self, plot: Plot, about: tuple[float, float], zoom: float) -> None:
        seen = (
            (value - (value - low) / zoom, value + (high - value) / zoom)
            for value, (low, high) in zip(about, (plot.x_range, plot.y_range), strict=True)
        )
        super().__init__(plot.box, *seen)
        self._draw_axes(*self._marks(Ticks(x=4, y=4)))
        self.axes.set_stroke(color("ink"), width=3.0)  # as the glass, which they lie on
