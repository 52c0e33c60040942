"""The options ``--set`` and ``--font``, by which verbs take the parameters of lessons."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, TypeVar

import click

__all__ = ["set_option"]

Command = TypeVar("Command", bound=Callable[..., Any])

_FONT = "mathreel.font"
"""Where click keeps what ``--font`` says."""


def set_option(command: Command) -> Command:
    """Add ``--set``, and ``--font``, which sets the font of the one lesson."""
    settings = click.option(
        "--set",
        "settings",
        multiple=True,
        metavar="[NAME.]PARAMETER=VALUE",
        callback=_with_font,
        help="Set a parameter of a lesson; may be given several times. NAME is needed if there are several.",
    )
    font = click.option(
        "--font",
        metavar="FILE",
        is_eager=True,  # known when --set is read
        expose_value=False,
        callback=lambda context, _, path: context.meta.update({_FONT: path}),
        help="A font (TTF, OTF) for letters in data of your own that ours lack, such as Chinese ones.",
    )
    return settings(font(command))


def _with_font(context: click.Context, _: click.Parameter, settings: tuple[str, ...]) -> tuple[str, ...]:
    path = context.meta.get(_FONT)
    return settings if path is None else (*settings, f"font={json.dumps(path)}")
