"""``mathreel``: the command line. Each verb is a module; ``options`` has what several of them share."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import Any

import click
from click.exceptions import NoArgsIsHelpError, NoSuchCommand

from scripts.basis import interrupts
from scripts.basis.errors import MathreelError, disk_error, is_disk_error, no_such, shortened
from scripts.basis.memory import check_memory
from scripts.basis.terminal import prepare_streams, say
from scripts.basis.workspaces import sweep_everywhere

_VERBS = {
    "render": "scripts.render:render",
    "sweep": "scripts.sweep:sweep",
    "preview": "scripts.preview:preview",
    "list": "scripts.listing:list_lessons",
    "init": "scripts.init:init",
    "slides": "scripts.slides:slides",
    "clip": "scripts.clip:clip",
    "check": "scripts.check:check_lessons",
}
"""The command of each verb. Only the one that is called is imported: a still is there in a second."""


class UserError(click.ClickException):
    """A MathreelError on its way to the terminal: one sentence, no traceback."""

    exit_code = 2

    def show(self, file: Any = None) -> None:  # noqa: ARG002
        say(f"mathreel: {self.format_message()}", err=True)


@contextmanager
def _clicks_messages_in_one_line() -> Iterator[None]:
    """Give click's own messages in one line, too; what they repeat of the command line is cut."""
    try:
        yield
    except NoArgsIsHelpError:
        raise
    except click.UsageError as error:
        raise UserError(shortened(_in_one_line(error))) from error


def _in_one_line(error: click.UsageError) -> str:
    """What is wrong with a command line, and where its right use is shown."""
    message, context = error.format_message(), error.ctx
    if context is None:
        return message
    if isinstance(error, NoSuchCommand):
        message = f"{no_such('command', error.command_name, _VERBS)}."
    elif isinstance(error, click.NoSuchOption) and context.parent is None:
        message = f"no option {error.option_name} before the command: give it after it."
    elif isinstance(error, click.NoSuchOption):
        options = [each for each in context.command.params if isinstance(each, click.Option)]
        meanings = {option.opts[-1]: option.help or "" for option in options}
        message = f"{no_such('option', error.option_name, meanings, meanings)}."
    elif extra := re.search(r"unexpected extra arguments? \((.*)\)", message):
        taken = next(each for each in context.command.params if isinstance(each, click.Argument))
        one = taken.make_metavar(context).strip("[]")
        message = f"{context.info_name} takes one {one}: leave out {extra[1]}, or run it again for that."
    return f"{message} See `{context.command_path} --help`."


class Verbs(click.Group):
    """The verbs. An error that the user can correct is one sentence; any other keeps its traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _VERBS:
            return None
        module, command = _VERBS[cmd_name].split(":")
        verb: click.Command = getattr(import_module(module), command)
        return verb

    def make_context(self, *arguments: Any, **settings: Any) -> click.Context:
        with _clicks_messages_in_one_line():
            return super().make_context(*arguments, **settings)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name, verb, rest = super().resolve_command(ctx, args)
        for before, argument in pairwise([name or "", *rest]):
            if not argument or _is_option_without_value(argument):
                raise click.UsageError(f"{argument.rstrip('=') or f'what follows {before}'} is empty.", ctx)
        return name, verb, rest

    def invoke(self, ctx: click.Context) -> Any:
        try:
            with interrupts.raised(), _clicks_messages_in_one_line():
                return super().invoke(ctx)
        except MathreelError as error:
            raise UserError(shortened(str(error))) from error
        except KeyboardInterrupt as stop:
            say("; ".join([interrupts.SENTENCE.rstrip("."), *stop.args]) + ".", err=True)
            ctx.exit(interrupts.EXIT_CODE)
        except OSError as error:
            if not is_disk_error(error):
                raise
            raise UserError(str(disk_error(error))) from error


def _is_option_without_value(argument: str) -> bool:
    return argument.startswith("--") and argument.endswith("=") and argument.count("=") == 1


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(version("mathreel"), message="mathreel %(version)s")
def main() -> None:
    """Render lessons in the mathematics of machine learning into a video series."""
    check_memory()
    prepare_streams()
    _give_home()
    sweep_everywhere()


def _give_home() -> None:
    """Give a user without a home, as containers have them, one that holds nothing and takes nothing."""
    try:
        Path.home()
    except RuntimeError:
        os.environ["HOME"] = os.devnull
