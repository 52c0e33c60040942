"""manim as it is delivered: no ``manim.cfg``, in the current folder or at home, has a say in a film.

manim reads these files while it is imported, and some of what they say cannot be taken back later. So its
list of files is replaced in between. In a process that has imported manim before mathreel, nothing changes:
plain manim reads them.

It is imported before interrupts are handled, so it imports little.
"""

from __future__ import annotations

import os
import sys
from importlib.machinery import PathFinder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.abc import Loader
    from importlib.machinery import ModuleSpec
    from types import ModuleType

__all__ = ["leave_out_manim_cfg"]

_LISTING = "manim._config.utils"
"""The module of manim that lists the files."""


def leave_out_manim_cfg() -> None:
    """Have manim read only what it brings with it, when it is imported later."""
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder())


class _Finder:
    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name != _LISTING:
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec is not None and spec.loader is not None:
            spec.loader = _Loader(spec.loader)  # type: ignore[assignment]
        return spec


class _Loader:
    def __init__(self, own: Loader) -> None:
        self._own = own

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self._own.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        from pathlib import Path

        self._own.exec_module(module)
        assert module.__file__ is not None
        delivered, empty = Path(module.__file__).with_name("default.cfg"), Path(os.devnull)
        vars(module)["config_file_paths"] = lambda: [delivered, empty, empty]
