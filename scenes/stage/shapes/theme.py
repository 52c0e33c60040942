"""Colour by role: a colour has the same meaning in every lesson, in the dark and in the light theme.

The stage looks up the colour of a *role* when it draws, so that one lesson file serves every theme. The
palettes start from that of Okabe and Ito, which colour-blind viewers can distinguish. The colours are
adjusted until text has a contrast of at least 4.5:1 (WCAG 2.2, success criterion 1.4.3).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, get_args

from manim import ManimColor

Role = Literal[
    "background",
    "ink",
    "muted",
    "faint",
    "data",
    "second",
    "path",
    "slope",
    "result",
    "dial",
    "class_zero",
    "class_one",
]
"""background; ink: text; muted: what is not in focus; faint: grids; data: what is given; second: the second
given thing; path: what moves or learns; slope: gradients, losses and warnings; result: what was found; dial:
what is set by hand, such as a learning rate or a threshold; class_zero, class_one: the classes of labelled
data."""

ROLES: tuple[Role, ...] = get_args(Role)


@dataclass(frozen=True)
class Theme:
    """A named palette with one colour for each role."""

    name: str
    palette: Mapping[Role, str]

    def color(self, role: Role) -> ManimColor:
        return ManimColor(self.palette[role])


DARK = Theme(
    "dark",
    MappingProxyType(
        {
            "background": "#0F1318",
            "ink": "#EFE9DC",
            "muted": "#848D9C",
            "faint": "#2A313C",
            "data": "#60B3F8",
            "second": "#AB81C6",
            "path": "#F5B041",
            "slope": "#F0714F",
            "result": "#3ED5A5",
            "dial": "#FF86BD",
            "class_zero": "#8CF2EE",
            "class_one": "#F0F070",
        }
    ),
)

LIGHT = Theme(
    "light",
    MappingProxyType(
        {
            "background": "#FBF9F4",
            "ink": "#1D2129",
            "muted": "#5F6875",
            "faint": "#DAD8D1",
            "data": "#256DB7",
            "second": "#5933AF",
            "path": "#9A5B00",
            "slope": "#9C3127",
            "result": "#0B7A56",
            "dial": "#D8047F",
            "class_zero": "#033779",
            "class_one": "#143501",
        }
    ),
)

THEMES: Mapping[str, Theme] = MappingProxyType({theme.name: theme for theme in (DARK, LIGHT)})

_current: ContextVar[Theme] = ContextVar("theme", default=DARK)


def current_theme() -> Theme:
    return _current.get()


def color(role: Role) -> ManimColor:
    """Return the colour of *role* in the current theme."""
    return _current.get().color(role)


@contextmanager
def using_theme(theme: Theme) -> Iterator[None]:
    """Draw in *theme* until the block ends."""
    token = _current.set(theme)
    try:
        yield
    finally:
        _current.reset(token)
