"""Numbers as options of the command line: written plainly, finite, and within bounds."""

from __future__ import annotations

from typing import Any

import click

from scripts.basis.errors import shown
from scripts.request.typed_values import plain_number

__all__ = ["DecimalNumber", "WholeNumber"]


class WholeNumber(click.IntRange):
    """A whole number within bounds; Python's other ways to write one, such as ``1_0``, are refused."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if isinstance(value, str) and not isinstance(plain_number(value), int):
            self.fail(f"{shown(value)} is not a whole number.", param, ctx)
        return super().convert(value, param, ctx)


class DecimalNumber(click.FloatRange):
    """A finite number within bounds."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if isinstance(value, str) and plain_number(value) is None:
            self.fail(f"{shown(value)} is not a number.", param, ctx)
        return super().convert(value, param, ctx)
