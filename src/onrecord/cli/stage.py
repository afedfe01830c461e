"""`onrecord stage`: write the pages for a generator of sites that loads no plugins."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from onrecord.cli import terminal
from onrecord.hosts import staging
from onrecord.report.console import render


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.argument("path", default=".", type=click.Path(exists=True, path_type=Path))
def stage(folder: Path, path: Path) -> None:
    """Write the pages into the folder DIR, for a generator that loads no plugins, such as Zensical.

    The site is that of the project of PATH, or of this folder. DIR is new, empty, or was written by
    this command before; what was staged there is replaced when all went well.

    Exit status: 0 written, 1 not written, 2 the command was mistyped.
    """
    with terminal.exit_on_error(), terminal.status("Staging the site") as status:
        report = staging.stage(
            folder, path, status.update if status else lambda _: None, terminal.tell
        )
    if report.diagnostics:
        terminal.echo(render(report.diagnostics), sys.stderr)
    for note in report.notes:
        terminal.tell(note)
    shown = terminal.shown(report.settings)
    click.echo(
        f"Staged {report.pages:,} pages. Now build from {shown}: `zensical build -f {shown}`."
    )
