"""The command line: the one door to click."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.status import Status

from onrecord import __version__
from onrecord.diagnostics import Diagnostic, Severity
from onrecord.hosts import commands as host
from onrecord.hosts.building import HostError
from onrecord.pipeline import Outcome, inspect, load
from onrecord.report import inspection, json, text
from onrecord.sources.reading import Project

FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to write the result.",
)
CONFIG = click.option(
    "-f",
    "--config-file",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="The settings of the site.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="onrecord")
def main() -> None:
    """Turn a folder of webinar summaries into a site: who said what about which norm."""


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@FORMAT
def check(paths: tuple[Path, ...], form: str) -> None:
    """Check summaries, speakers and catalogue, and say everything that is wrong.

    PATH is a project's folder, or files of it; without one, the project around this folder.
    Of a project given by its files, only what concerns those files is shown.

    Exit status: 0 nothing wrong (warnings may be shown), 1 errors, 2 the command was mistyped.
    """
    found = tuple(_found(paths or (host.project_around(Path()).root,)))
    if form == "json":
        click.echo(json.dump(found), nl=False)
    else:
        text.write(found, _console(sys.stdout))
    sys.exit(any(item.severity is Severity.ERROR for item in found))


def _found(paths: tuple[Path, ...]) -> Iterator[Diagnostic]:
    """Yield the diagnostics of every project that the paths belong to, each once."""
    projects: dict[Path, tuple[Project, set[str]]] = {}
    for path in paths:
        project = host.project_around(path)
        root = _whole(project.root)
        _, files = projects.setdefault(root, (project, set()))
        files.add(_whole(path).relative_to(root).as_posix())
    for _, (project, files) in sorted(projects.items(), key=lambda item: item[0]):
        with _status("Checking") as status:
            outcome = _load(project, status)
        for item in outcome.diagnostics:
            place = item.span.source.path
            if any(file in {".", place} or place.startswith(f"{file}/") for file in files):
                yield item


def _whole(path: Path) -> Path:
    """Return an absolute path without `..`; links are not followed."""
    return Path(os.path.normpath(path.absolute()))


def _load(project: Project, status: Status | None) -> Outcome:
    """Load a project and show how far it is."""

    def show(done: int, of: int) -> None:
        if status is not None and (done % 20 == 0 or done == of):
            status.update(f"Checking {done:,} of {of:,} summaries")

    return load(project, show)


@main.command("inspect")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@FORMAT
def inspect_file(file: Path, form: str) -> None:
    """Show what the site takes from a summary: passages, norms cited, who is speaking.

    What is wrong with the file goes to the error output. Exit status: 0 when the file could be
    read, 1 when it holds no summary.
    """
    project = host.project_around(file)
    root, path = _whole(project.root), _whole(file)
    seen = inspect(project, path.relative_to(root).as_posix())
    if seen.diagnostics:
        text.write(seen.diagnostics, _console(sys.stderr))
    if seen.summary is None or seen.body is None:
        sys.exit(1)
    show = inspection.dump if form == "json" else inspection.text
    click.echo(show(seen.summary, seen.body), nl=False)


@main.command()
@CONFIG
@click.option(
    "-d",
    "--site-dir",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder of the site; without it, `mkdocs.yml` decides.",
)
def build(config_file: Path, site_dir: Path | None) -> None:
    """Check everything and build the site.

    The new site takes the place of the old one only when it is whole: a failed build changes
    nothing. Exit status: 0 built, 1 not built.
    """
    with _explained(), _status("Building the site") as status:
        report = host.build(config_file, site_dir, progress=_teller(status))
    errors = _console(sys.stderr)
    if report.diagnostics:
        text.write(report.diagnostics, errors)
    click.echo(f"Built {report.pages:,} pages in {_shown(report.site)}")


@main.command()
@CONFIG
@click.option("-a", "--address", metavar="HOST:PORT", help="Where to serve the preview.")
@click.option("-o", "--open", "open_browser", is_flag=True, help="Open it in the browser.")
def serve(config_file: Path, address: str | None, *, open_browser: bool) -> None:
    """Preview the site, and rebuild it whenever a file is saved.

    A mistake in a file is told here; the last good preview stays up meanwhile.
    """
    with _explained():
        host.serve(config_file, address, open_browser=open_browser, progress=click.echo)


def _console(stream: object) -> Console:
    """Return a console for a stream: colours only on a terminal, never a cut line."""
    return Console(file=stream, highlight=False, emoji=False, markup=False)  # type: ignore[arg-type]


@contextmanager
def _status(message: str) -> Iterator[Status | None]:
    """Show on a terminal that work is going on; elsewhere stay silent."""
    console = _console(sys.stderr)
    if not console.is_terminal:
        yield None
        return
    with console.status(message) as status:
        yield status


def _teller(status: Status | None) -> host.Say:
    """Return what shows a line of progress."""
    return status.update if status is not None else lambda _: None


@contextmanager
def _explained() -> Iterator[None]:
    """Show what keeps a site from being built, and leave with status 1."""
    try:
        yield
    except HostError as error:
        if error.diagnostics:
            text.write(error.diagnostics, _console(sys.stderr))
        else:
            click.echo(error.message, err=True)
        sys.exit(1)


def _shown(path: Path) -> str:
    """Return a path as people would type it from here."""
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else str(path)
