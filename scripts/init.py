"""``mathreel init``: a course file to start from."""

from __future__ import annotations

from pathlib import Path

import click

from scripts.basis.errors import MathreelError
from scripts.basis.terminal import say
from scripts.options import overwrite_option

TEMPLATE = Path(__file__).parent / "templates" / "course.toml"


@click.command(
    epilog="""\b
Example:
  mathreel init my-course.toml && mathreel render -c my-course.toml
"""
)
@click.argument("path", type=click.Path(path_type=Path), metavar="FILE")
@overwrite_option
def init(path: Path, overwrite: bool) -> None:
    """Write a commented course file to start from. An existing file is left alone."""
    try:
        with path.open("w" if overwrite else "x", encoding="utf-8") as file:
            file.write(TEMPLATE.read_text(encoding="utf-8"))
    except FileExistsError:
        raise MathreelError(
            f"{path} exists already: give the new course file another name, or add --overwrite to replace it."
        ) from None
    except OSError as error:
        raise MathreelError(f"{path} cannot be written: {error.strerror}.") from None
    say(f"Wrote {path}. Change it to your liking, then: mathreel render -c {path}")
