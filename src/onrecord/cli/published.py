"""What `check` and `diff` share of the terminal's side of publishing: the option, the day."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

import click

from onrecord.diagnostics import Diagnostic
from onrecord.hosts.commands import pages_around
from onrecord.pipeline import Outcome
from onrecord.publishing.breakage import broken
from onrecord.publishing.comparison import Change
from onrecord.publishing.fetching import fetch
from onrecord.publishing.manifest import Manifest, ManifestError, describe
from onrecord.site.pages import render
from onrecord.site.site import Site

OPTION = click.option(
    "--published",
    "manifest",
    metavar="MANIFEST|URL",
    help="Say what would break of what is published: its `manifest.json`, or the site's address.",
)


class UnreadableError(click.ClickException):
    """What keeps something from being compared with, in words; the exit status is 2."""

    exit_code = 2


def lost(outcome: Outcome, where: str | None) -> tuple[Diagnostic, ...]:
    """Return an error for everything published that a project would no longer have."""
    if where is None:
        return ()
    try:
        before = fetch(where)
    except ManifestError as error:
        raise UnreadableError(str(error)) from None
    if before is None:
        click.echo(f"Nothing is published at {where} yet, so nothing can break.", err=True)
        return ()
    after = manifest(outcome, pages_around(outcome.project))
    return broken(Change(before, after, outcome, today()))


def manifest(outcome: Outcome, own: frozenset[str]) -> Manifest:
    """Return the manifest of what a project would publish."""
    site = Site(outcome.corpus, outcome.index)
    return describe(site, render(site), own)


def today() -> date:
    """Return the day, or the one that `SOURCE_DATE_EPOCH` says, as other build tools read it."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else datetime.now(UTC)
    return now.date()
