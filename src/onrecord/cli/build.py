"""`onrecord build` and `onrecord serve`: make the site, preview it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from onrecord.cli import terminal
from onrecord.cli.terminal import CACHE
from onrecord.hosts import commands as host
from onrecord.project.layout import SETTINGS
from onrecord.report.console import render


def _settings(_: click.Context, __: click.Parameter, given: Path | None) -> Path:
    """Return the settings given, or those of this folder by either of their names."""
    there = (Path(name) for name in SETTINGS if Path(name).is_file())
    return given or next(there, Path(SETTINGS[0]))


CONFIG = click.option(
    "-f",
    "--config-file",
    type=click.Path(path_type=Path, dir_okay=False),
    callback=_settings,
    help="The settings of the site; without it, mkdocs.yml or mkdocs.yaml.",
)


@click.command()
@CONFIG
@CACHE
@click.option(
    "-d",
    "--site-dir",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder of the site; without it, `mkdocs.yml` decides.",
)
@click.option(
    "--strict/--no-strict",
    default=True,
    help="Whether a warning of MkDocs or of a plugin keeps the site from being built.",
)
def build(config_file: Path, site_dir: Path | None, *, cache: bool, strict: bool) -> None:
    """Check everything and build the site.

    The new site takes the place of the old one only when it is whole: a failed build changes
    nothing. Exit status: 0 built, 1 not built.
    """
    with terminal.exit_on_error(), terminal.status("Building the site") as status:
        progress = status.update if status else None
        report = host.build(
            config_file,
            site_dir,
            progress=progress,
            tell=terminal.tell,
            keeps=cache,
            strict=strict,
        )
    if report.diagnostics:
        terminal.echo(render(report.diagnostics), sys.stderr)
    for note in report.notes:
        click.echo(note, err=True)
    pages, site = f"{report.pages:,} pages", terminal.shown(report.site)
    built, same = f"Built {pages} in {site}", f"The {pages} in {site} are what the sources say."
    click.echo(built if report.is_new else same)


@click.command()
@CONFIG
@click.option("-a", "--address", metavar="HOST:PORT", help="Where to serve the preview.")
@click.option("-o", "--open", "open_browser", is_flag=True, help="Open it in the browser.")
def serve(config_file: Path, address: str | None, *, open_browser: bool) -> None:
    """Preview the site, and rebuild it whenever a file is saved.

    A mistake in a file is shown here; the last good preview stays up meanwhile.
    """
    with terminal.exit_on_error():
        host.serve(config_file, address, open_browser=open_browser, progress=click.echo)
