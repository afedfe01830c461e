"""Projects that change after they are published, and a contributor who pastes what is advised."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from onrecord.diagnostics import Diagnostic
from onrecord.pipeline import Outcome, load
from onrecord.project.reading import Project
from onrecord.publishing.breaking_changes import breaking_changes
from onrecord.publishing.comparison import Change
from onrecord.publishing.manifest import Manifest, manifest_of

DAY = date(2030, 6, 10)
"""Today, in the tests."""

REGISTER = """\
ada-example:
  name: Ada Example
ben-sample: {name: Ben Sample}
cy-placeholder:
  name: Cy Placeholder
  former_ids: [c-placeholder]
"""

FIRST = """\
---
title: The first webinar
date: 2029-03-04
speakers: [ada-example, ben-sample]
norms: [13e, 13k]
organisers: [Example Institute]
topics: [quiet]
---

## Opening words

Example said that norm 13(e) helps her institute in its daily work with people.

Sample thinks of response teams: he asked who protects them, and named norm 13(k).

## Closing words

- They agreed to meet again after the summer holidays.
- Nobody objected to the minutes.
"""

SECOND = """\
---
title: The second webinar
date: 2029-05-06
speakers: [ada-example]
moderators: [cy-placeholder]
norms: [13e]
redirect_from: [/summaries/the-second/]
---

Placeholder opened the evening and thanked everybody for coming.

Example came back to norm 13(e), which she called the heart of the matter.
"""

FILES: Mapping[str, str] = {
    "speakers.yaml": REGISTER,
    "summaries/first.md": FIRST,
    "summaries/second.md": SECOND,
}
"""A project of two summaries and three people who do not exist."""


def write(folder: Path, files: Mapping[str, str] = FILES) -> Path:
    """Write the files of a project and return its folder."""
    (folder / "summaries").mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def edit(file: Path, *pairs: tuple[str, str]) -> None:
    """Replace words of a file, each of which stands there once."""
    text = file.read_text(encoding="utf-8")
    for old, new in pairs:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file.name}"
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")


def outcome(folder: Path, norms: str | None = None) -> Outcome:
    """Return what becomes of the project in a folder."""
    return load(Project(folder, norms=norms))


def manifest(folder: Path) -> Manifest:
    """Return what the project in a folder would publish."""
    return manifest_of(outcome(folder))


def change(before: Manifest, folder: Path) -> Change:
    """Return the change from what is published to the project in a folder."""
    now = outcome(folder)
    return Change(before, manifest_of(now), now, DAY)


def lost(before: Manifest, folder: Path) -> tuple[Diagnostic, ...]:
    """Return what would be lost, in a project that is otherwise without errors."""
    now = change(before, folder)
    assert now.outcome.ok, now.outcome.diagnostics
    return breaking_changes(now)


def paste(folder: Path, item: Diagnostic) -> None:
    """Do what the hint of a diagnostic says, as a contributor would."""
    found = re.search(r"`( *[a-z{][^`]*[\]}])`", item.hint)
    assert found, item.hint
    line, file = found[1], folder / item.span.source.path
    lines = file.read_text(encoding="utf-8").split("\n")
    here = item.span.line - 1
    if "at the end of this line" in item.hint:
        lines[here] = f"{lines[here]} {line}"
    elif "in the place of" in item.hint:
        lines[here] = line
    elif below := re.search(r"on a line below `([^`]+:)`", item.hint):
        lines.insert(lines.index(below[1]) + 1, line)
    else:
        lines.insert(1, line)
    file.write_text("\n".join(lines), encoding="utf-8")


def commit(folder: Path) -> None:
    """Commit everything in a folder, which becomes a repository of git if it is none."""
    for arguments in (
        ["init", "--quiet", "--initial-branch=main"],
        ["add", "--all"],
        ["commit", "--quiet", "--message=A state of the project"],
    ):
        git(folder, *arguments)


def git(folder: Path, *arguments: str) -> None:
    """Run git in a folder as nobody in particular."""
    nobody = ("-c", "user.name=Nobody", "-c", "user.email=nobody@example.org")
    subprocess.run(["git", "-C", str(folder), *nobody, *arguments], check=True)
