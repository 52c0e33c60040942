"""``mathreel``, also ``python -m scripts``: it can be stopped while it still imports itself."""

from __future__ import annotations

from scripts.basis.interrupts import end_at_once

__all__ = ["main"]


def main() -> None:
    """Run the command line."""
    end_at_once()
    from scripts.cli import main as mathreel

    mathreel(prog_name="mathreel")


if __name__ == "__main__":
    main()
