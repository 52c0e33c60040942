"""The memory of a process: what it may use here, and what it gives back after a beat or a job."""

from __future__ import annotations

import ctypes
import gc
import resource

from scripts.basis.errors import MathreelError

__all__ = ["NEEDED", "check_memory", "give_back_memory"]

NEEDED = 2**30
"""Bytes of addresses; manim and its libraries take most of them when they are imported."""


def check_memory() -> None:
    """Refuse a limit, as of ``ulimit -v``, under which workers would die of their imports."""
    limit, _ = resource.getrlimit(resource.RLIMIT_AS)
    if limit != resource.RLIM_INFINITY and limit < NEEDED:
        raise MathreelError(
            f"there is too little memory: `ulimit -v` allows {limit // 2**20} MB here, and mathreel needs at "
            f"least {NEEDED // 2**20} MB."
        )


def give_back_memory() -> None:
    """Free what only cycles hold, as scenes of manim do, and hand free memory back to the system.

    Otherwise a process grows with each film, and each beat of it, though it needs no more than for one:
    Python looks for old cycles seldom, and glibc keeps free memory that lies below anything still in use.
    """
    gc.collect()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # of glibc; other libraries do it by themselves
    if trim is not None:
        trim(0)
