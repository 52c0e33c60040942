"""Opting out of the layout gate: one named thing, in one beat, with the reason beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

Method = TypeVar("Method", bound=Callable[..., None])

_ATTRIBUTE = "__allowances__"


@dataclass(frozen=True)
class Allowance:
    """A kind of fault that one thing may have in one beat, and why."""

    kind: str
    thing: str
    reason: str


def allow(kind: str, thing: str, *, reason: str) -> Callable[[Method], Method]:
    """Let *thing* have a fault of one *kind* in the beat below; ``mathreel check`` counts it.

    Parameters
    ----------
    kind, thing
        As ``mathreel check`` reports them: a text by its source, anything else by its name.
    reason
        Why the picture is right as it is.
    """
    if not reason.strip():
        raise ValueError("an allowance needs a reason")

    def mark(method: Method) -> Method:
        setattr(method, _ATTRIBUTE, (*allowances(method), Allowance(kind, thing, reason)))
        return method

    return mark


def allowances(method: Callable[..., object]) -> tuple[Allowance, ...]:
    """Return what is allowed in a beat."""
    found: tuple[Allowance, ...] = getattr(method, _ATTRIBUTE, ())
    return found
