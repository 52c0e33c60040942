"""The folder of this user in which mathreel remembers things from run to run."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_cache_path

__all__ = ["user_folder"]


def user_folder() -> Path | None:
    """Return the folder, or None if this user has no home."""
    try:
        return user_cache_path("mathreel", appauthor=False)
    except (RuntimeError, OSError):
        return None
