"""The memory that a process may use here, as ``ulimit -v`` limits it on shared machines."""

from __future__ import annotations

import resource

from scripts.basis.errors import MathreelError

__all__ = ["NEEDED", "check_memory"]

NEEDED = 2**30
"""Bytes of addresses; manim and its libraries take most of them when they are imported."""


def check_memory() -> None:
    """Refuse a limit under which workers would die of their imports."""
    limit, _ = resource.getrlimit(resource.RLIMIT_AS)
    if limit != resource.RLIM_INFINITY and limit < NEEDED:
        raise MathreelError(
            f"there is too little memory: `ulimit -v` allows {limit // 2**20} MB here, and mathreel needs at "
            f"least {NEEDED // 2**20} MB."
        )
