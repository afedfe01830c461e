"""`onrecord check`: say everything that is wrong with a project."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click
from rich.status import Status

from onrecord.cli import terminal
from onrecord.diagnostics import Diagnostic, Severity
from onrecord.hosts.commands import project_around
from onrecord.pipeline import Outcome, load
from onrecord.report import json, text
from onrecord.sources.reading import Project


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@terminal.FORMAT
@click.option("--notes", is_flag=True, help="Show suggestions too; they change no exit status.")
def check(paths: tuple[Path, ...], form: str, *, notes: bool) -> None:
    """Check summaries, speakers and catalogue, and say everything that is wrong.

    PATH is a project's folder, or files of it; without one, the project around this folder.
    Of a project given by its files, only what concerns those files is shown.

    Exit status: 0 nothing wrong (warnings may be shown), 1 errors, 2 the command was mistyped.
    """
    found = tuple(_found(paths or (project_around(Path()).root,), notes=notes))
    if form == "json":
        click.echo(json.dump(found), nl=False)
    else:
        text.write(found, terminal.console(sys.stdout))
    sys.exit(any(item.severity is Severity.ERROR for item in found))


def _found(paths: tuple[Path, ...], *, notes: bool) -> Iterator[Diagnostic]:
    """Yield the diagnostics of every project that the paths belong to, each once; notes last."""
    projects: dict[Path, tuple[Project, set[str]]] = {}
    for path in paths:
        project, file = terminal.placed(path)
        _, files = projects.setdefault(terminal.whole(project.root), (project, set()))
        files.add(file)
    for _, (project, files) in sorted(projects.items(), key=lambda item: item[0]):
        with terminal.status("Checking") as status:
            outcome = _load(project, status)
        for item in (*outcome.diagnostics, *(outcome.notes if notes else ())):
            place = item.span.source.path
            if any(file in {".", place} or place.startswith(f"{file}/") for file in files):
                yield item


def _load(project: Project, status: Status | None) -> Outcome:
    """Load a project and show how far it is."""

    def show(done: int, of: int) -> None:
        if status is not None and (done % 20 == 0 or done == of):
            status.update(f"Checking {done:,} of {of:,} summaries")

    return load(project, show)
