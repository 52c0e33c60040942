"""What every picture of the film shares: the colours of the lines, axes for delays, a place for words."""

from __future__ import annotations

from collections.abc import Iterable

from manim import LEFT, RIGHT, UP, VMobject, smooth, squish_rate_func

from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.theme import Role
from scenes.stage.type.writing import FINE_SIZE, LABEL_SIZE, Written, text

ROLES: dict[str, Role] = {"A": "class_one", "B": "class_zero", "?": "ink"}
"""The colour of each line, and of a bus whose line is not known."""

FILL = 0.5
"""The opacity of an area under a curve: 3:1 against the ground in both themes."""

HEADROOM = 1.14
"""The height of axes, as a share of what they must show; the name of the vertical axis lies above that."""

BESIDE_TWO_BELLS = 5.0
"""The width of the words beside two bells, in manim units; beside one bell there is less room."""

_BESIDE_A_BELL = 4.3

OF_A, OF_ALL = "share of the A buses, per minute", "share of all buses, per minute"
OF_ANY = "share of buses, per minute"
"""The names of vertical axes on which areas are shares: of the A buses, of all of them, of either."""

EARLY, LATE = (squish_rate_func(smooth, start, start + 0.5) for start in (0.0, 0.5))
"""How something goes in the first half of a movement, and how something comes in the second half."""

_TICKS = Ticks()

_LEFT, _BELOW = 0.2, 0.1
"""More room than other plots need, for larger numbers at the axes, in manim units."""

_NUMBERS = LABEL_SIZE / FINE_SIZE
"""The numbers at the axes are larger than those of other plots, which share the frame with more words."""


def corner(width: float = _BESIDE_A_BELL) -> Box:
    """The upper right corner, for words; bells leave it free."""
    wide = frame().wide
    return Box(wide.right - width, wide.right, wide.bottom, wide.top + 0.6)


def enlarge(numbers: Iterable[VMobject], axes: Box) -> None:
    """Make the *numbers* at axes in a box as large as other labels, where they stand."""
    for number in numbers:
        below = number.get_top()[1] < axes.bottom
        number.scale(_NUMBERS, about_point=number.get_edge_center(UP if below else RIGHT))


class DelayPlot(Plot):
    """Axes over delays; the vertical axis goes up to the title, with its name beside its end."""

    def __init__(
        self,
        x_range: tuple[float, float],
        highest: float,
        y_name: str,
        *,
        x_name: str = "delay $X$ in minutes",
        ticks: Ticks = _TICKS,
    ) -> None:
        self.y_name = y_name
        super().__init__(self._place(), x_range, (0.0, HEADROOM * highest), names=(x_name, ""), ticks=ticks)

    def _place(self) -> Box:
        """The room for the axes and all that is written at them."""
        wide = frame().wide
        return Box(wide.left + _LEFT, wide.right, wide.bottom + _BELOW, wide.top)

    @property
    def ceiling(self) -> float:
        """Over this height nothing of the plot is in the way of a bus."""
        return self.box.top

    def _draw_names(self, x_label: str, y_label: str) -> None:
        enlarge(self.labels, self.box)
        super()._draw_names(x_label, y_label)
        if self.y_name:
            self.labels.add(self._y_label())

    def _y_label(self) -> Written:
        name = text(self.y_name, size=LABEL_SIZE, role="muted")
        top = self.at(self.x_range[0], self.y_range[1]) + GAP * RIGHT
        return name.move_to(top, aligned_edge=LEFT + UP)
