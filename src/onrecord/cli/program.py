"""The program `onrecord` and its commands."""

from __future__ import annotations

from typing import Any

import click

from onrecord import __version__
from onrecord.cli.check import check
from onrecord.cli.diff import diff
from onrecord.cli.importing import import_text
from onrecord.cli.inspect import inspect_file
from onrecord.cli.new import new
from onrecord.cli.site import build, serve


class _Program(click.Group):
    """Commands whose mistyped values are told in our words; click's own are "Invalid value for …"."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except click.MissingParameter:
            raise
        except click.BadParameter as error:
            option = f"{error.param.opts[0]}: " if isinstance(error.param, click.Option) else ""
            raise click.UsageError(f"{option}{error.message}", error.ctx) from error


@click.group(cls=_Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="onrecord")
def main() -> None:
    """Turn a folder of webinar summaries into a site: who said what about which norm."""


for command in (new, import_text, check, diff, inspect_file, build, serve):
    main.add_command(command)
