"""The command line: the one door to click."""

from __future__ import annotations

import errno
import sys
from importlib import import_module
from typing import Any

import click

from onrecord import __version__
from onrecord.interruptions import Interruption, raised

__all__ = ["main"]

_COMMANDS = {
    "build": ("build:build", "Check everything and build the site."),
    "check": ("check:check", "Check summaries, speakers and catalogue."),
    "diff": ("diff:diff", "Say in words what a change does to the site."),
    "export": ("export:export", "Write the record as JSON, as CSV and as a database."),
    "import": ("import_:import_text", "Make a draft of a published summary."),
    "init": ("init:init", "Begin a new site."),
    "inspect": ("check:inspect_file", "Show what the site takes from a summary."),
    "new": ("new:new", "Begin a summary."),
    "serve": ("build:serve", "Preview the site, rebuilt whenever a file is saved."),
    "stage": ("stage:stage", "Write the pages for a generator that loads no plugins."),
    "words": ("words:words", "List what the pages do not say in a language yet."),
}
"""By the name of each command: its module in this package, what it is called there, and its help."""


class _Program(click.Group):
    """Commands that are loaded when asked for: nobody who builds waits for what imports and fixes.

    Mistyped values are reported in our words; click's own are "Invalid value for …".
    """

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of all commands."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load a command; `None` where there is none of that name."""
        if cmd_name not in _COMMANDS:
            return None
        module, _, name = _COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(import_module(f"onrecord.cli.{module}"), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands with their help; none is loaded for it."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, said) for name, (_, said) in _COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; for a mistyped one, say which is nearest.

        Not while a shell completes a line, which nobody has finished typing; and what looks like an
        option is for click to report.
        """
        mistyped = args[0] not in _COMMANDS and not args[0].startswith("-")
        if mistyped and not ctx.resilient_parsing:
            from onrecord.text.similarity import suggestion  # noqa: PLC0415 - for this alone

            near = suggestion(args[0], tuple(_COMMANDS))
            meant = f" Did you mean `{near}`?" if near else ""
            ctx.fail(f"There is no command `{args[0]}`.{meant}")
        return super().resolve_command(ctx, args)

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run the program; say in words what the system refuses, or that something is not installed."""
        try:
            return super().main(*args, **extra)
        except (OSError, RuntimeError, ModuleNotFoundError) as error:
            message = _in_words(error)
            if message is None:
                raise
            click.echo(message, err=True)
            sys.exit(1)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; say that somebody interrupted it."""
        try:
            with raised():
                return super().invoke(ctx)
        except click.MissingParameter:
            raise
        except click.BadParameter as error:
            option = f"{error.param.opts[0]}: " if isinstance(error.param, click.Option) else ""
            raise click.UsageError(f"{option}{error.message}", error.ctx) from error
        except Interruption as error:
            click.echo("Interrupted.", err=True)
            ctx.exit(error.status)


def _in_words(error: OSError | RuntimeError | ModuleNotFoundError) -> str | None:
    """Say what the system refuses, or what it has not; nothing of a mistake of ours."""
    from onrecord.hosts.errors import reason  # noqa: PLC0415 - for this alone
    from onrecord.workers import KilledError  # noqa: PLC0415

    if isinstance(error, OSError):
        # Nobody reads on: click ends quietly.
        return None if error.errno == errno.EPIPE else f"{reason(error)}."
    if isinstance(error, ModuleNotFoundError):
        package, _, _ = (error.name or str(error)).partition(".")
        return (
            f"The Python package {package} is not installed. Install it, or all that onrecord needs "
            "anew, from where it came."
        )
    return str(error) if isinstance(error, KilledError) else None


@click.group(cls=_Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="onrecord")
def main() -> None:
    """Turn a folder of webinar summaries into a site: who said what about which norm."""
