"""What all commands share of the terminal: consoles, progress, how a refusal is shown."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import click
from rich.console import Console
from rich.status import Status

from onrecord.authoring.refusal import RefusedError
from onrecord.hosts.commands import HostError, project_around
from onrecord.report import text
from onrecord.sources.reading import Project

FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to write the result.",
)


def console(stream: TextIO) -> Console:
    """Return a console for a stream: colours only on a terminal, never a cut line."""
    return Console(file=stream, highlight=False, emoji=False, markup=False)


@contextmanager
def status(message: str) -> Iterator[Status | None]:
    """Show on a terminal that work is going on; elsewhere stay silent."""
    errors = console(sys.stderr)
    if not errors.is_terminal:
        yield None
        return
    with errors.status(message) as shown:
        yield shown


def teller(shown: Status | None) -> Callable[[str], None]:
    """Return what shows a line of progress."""
    return shown.update if shown is not None else lambda _: None


@contextmanager
def explained() -> Iterator[None]:
    """Show what keeps a site from being built or a file from being written; leave with status 1."""
    try:
        yield
    except HostError as error:
        if error.diagnostics:
            text.write(error.diagnostics, console(sys.stderr))
        else:
            click.echo(error.message, err=True)
        sys.exit(1)
    except RefusedError as refused:
        if refused.diagnostics:
            text.write(refused.diagnostics, console(sys.stderr))
        click.echo(f"{refused.message} {refused.hint}", err=True)
        sys.exit(1)


def whole(path: Path) -> Path:
    """Return an absolute path without `..`; links are not followed."""
    return Path(os.path.normpath(path.absolute()))


def placed(path: Path) -> tuple[Project, str]:
    """Return the project that a path belongs to, and the path seen from its folder."""
    project = project_around(path)
    return project, whole(path).relative_to(whole(project.root)).as_posix()


def shown(path: Path) -> str:
    """Return a path as people would type it from here."""
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else str(path)
