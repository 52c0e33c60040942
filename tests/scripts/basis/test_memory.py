"""What a process gives back after a job."""

import ctypes
from pathlib import Path

import numpy as np
import pytest

from scripts.basis.memory import give_back_memory

BLOCK, BLOCKS = 10_000, 20_000
"""Bytes of a block, small enough to come from the heap, and how many blocks make 200 MB."""


def resident() -> float:
    """Return how many MB of this process are in memory."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return next(int(line.split()[1]) / 1000 for line in status.splitlines() if line.startswith("VmRSS"))


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "malloc_trim"), reason="only glibc keeps free memory")
def test_memory_of_a_film_is_given_back_to_the_system() -> None:
    give_back_memory()  # so that the blocks take new memory
    before = resident()
    scene: list[object] = [np.ones(BLOCK, np.uint8) for _ in range(BLOCKS)]
    scene.append(scene)  # as a scene and its camera hold each other
    kept = np.ones(BLOCK, np.uint8)  # above all of them, so the heap cannot shrink to below them
    held = resident()
    del scene
    give_back_memory()
    assert held - before > 0.9 * BLOCK * BLOCKS / 1e6
    assert resident() - before < 0.1 * BLOCK * BLOCKS / 1e6
    assert kept.all()
