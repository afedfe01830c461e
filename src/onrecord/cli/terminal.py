"""What all commands share of the terminal: consoles, progress, paths, and how errors are shown."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TextIO

import click
from rich.console import Console
from rich.status import Status
from rich.text import Text

from onrecord.authoring.files import RefusedError
from onrecord.hosts.errors import HostError
from onrecord.project.layout import Project
from onrecord.project.settings import settings_around
from onrecord.report.console import render

CACHE = click.option(
    "--cache/--no-cache", default=True, help="Use what earlier runs found, and keep what is found."
)


class UnreadableError(click.ClickException):
    """What keeps something from being compared with, in words; the exit status is 2."""

    exit_code = 2


def console(stream: TextIO) -> Console:
    """Return a console for a stream: colours only on a terminal, never a cut line."""
    return Console(file=stream, highlight=False, emoji=False, markup=False)


def echo(text: Text, stream: TextIO) -> None:
    """Print text with its styles; long lines are left for the terminal to wrap."""
    console(stream).print(text, soft_wrap=True, end="")


@contextmanager
def status(message: str) -> Iterator[Status | None]:
    """Show on a terminal that work is going on; elsewhere stay silent."""
    errors = console(sys.stderr)
    if not errors.is_terminal:
        yield None
        return
    with errors.status(message) as shown:
        yield shown


@contextmanager
def exit_on_error() -> Iterator[None]:
    """Show what keeps a site from being built or a file from being written; exit with status 1."""
    try:
        yield
    except (HostError, RefusedError) as error:
        if error.diagnostics:
            echo(render(error.diagnostics), sys.stderr)
        if isinstance(error, RefusedError):
            click.echo(f"{error.message} {error.hint}", err=True)
        elif not error.diagnostics:
            click.echo(error.message, err=True)
        sys.exit(1)


def absolute(path: Path) -> Path:
    """Return an absolute path without `..`; links are not followed."""
    return Path(os.path.normpath(path.absolute()))


def project_around(path: Path, *, keeps: bool = True) -> Project:
    """Return the project that a file or folder belongs to, as its `mkdocs.yml` describes it.

    Nothing that it names is run. Where there is no such file, or it cannot be read, the usual names
    hold.
    """
    found = settings_around(path)
    for note in found.notes:
        tell(note)
    return replace(found.project, keeps=found.project.keeps and keeps)


def tell(note: str) -> None:
    """Say on the error output, once in a command, what is not followed."""
    told = click.get_current_context().meta.setdefault(__name__, set())
    if note not in told:
        told.add(note)
        click.echo(note, err=True)


def located(path: Path, *, keeps: bool = True) -> tuple[Project, str]:
    """Return the project that a path belongs to, and the path relative to its folder."""
    project = project_around(path, keeps=keeps)
    return project, absolute(path).relative_to(absolute(project.root)).as_posix()


def shown(path: Path) -> str:
    """Return a path as people would type it from here."""
    path, here = absolute(path), Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else str(path)


def today() -> date:
    """Return the day, or the one that `SOURCE_DATE_EPOCH` says, as other build tools read it."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else datetime.now(UTC)
    return now.date()
