"""`onrecord inspect`: show what the site takes from a summary."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from onrecord import pipeline
from onrecord.cli import terminal
from onrecord.report import inspection, text


@click.command("inspect")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@terminal.FORMAT
def inspect_file(file: Path, form: str) -> None:
    """Show what the site takes from a summary: passages, norms cited, who is speaking.

    What is wrong with the file goes to the error output. Exit status: 0 when the file could be
    read, 1 when it holds no summary.
    """
    project, path = terminal.placed(file)
    seen = pipeline.inspect(project, path)
    if seen.diagnostics:
        text.write(seen.diagnostics, terminal.console(sys.stderr))
    if seen.summary is None or seen.body is None:
        sys.exit(1)
    show = inspection.dump if form == "json" else inspection.text
    click.echo(show(seen.summary, seen.body), nl=False)
