"""The program `onrecord` and its commands."""

from __future__ import annotations

import click

from onrecord import __version__
from onrecord.cli.check import check
from onrecord.cli.diff import diff
from onrecord.cli.importing import import_text
from onrecord.cli.inspect import inspect_file
from onrecord.cli.new import new
from onrecord.cli.site import build, serve


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="onrecord")
def main() -> None:
    """Turn a folder of webinar summaries into a site: who said what about which norm."""


for command in (new, import_text, check, diff, inspect_file, build, serve):
    main.add_command(command)
