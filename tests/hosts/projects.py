"""Tiny projects for the tests of the hosts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from zlib import crc32

SETTINGS = """\
site_name: A small site
theme:
  name: material
plugins: [search, onrecord]
"""
"""The smallest `mkdocs.yml`."""

REACHED = SETTINGS.replace("onrecord]", "{onrecord: {contact: record@example.org}}]")
"""The smallest one of which nothing has to be told."""

SPEAKERS = """\
ada-example: {name: Ada Example}
"""

SUMMARY = """\
---
title: A webinar on norms
date: 2024-05-06
speakers: [{id: ada-example, affiliation: Example Institute}]
norms: [13e]
---

## What was said

Example said that norm 13(e) matters.

## What comes next

Nobody asked.
"""

HOSTILE = (
    "</title></script><script>window.hit=1</script><img src=x onerror=window.hit=1>"
    "&lt;img src=x onerror=window.hit=1&gt; \"quoted' {{ 7 * 7 }}"
)
"""What somebody could put into a title to run a script in every reader's browser."""

_TEXT = {"mkdocs.yml": SETTINGS, "speakers.yaml": SPEAKERS, "summaries/first.md": SUMMARY}


def write(folder: Path, files: Mapping[str, str] | None = None) -> Path:
    """Write the smallest project, with some files replaced or added; return its `mkdocs.yml`."""
    for name, text in (_TEXT | dict(files or {})).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "mkdocs.yml"


def with_hook(folder: Path, hook: str) -> Path:
    """Write the smallest project, with a hook; return its `mkdocs.yml`.

    Python keeps a module by its name, so that each has one of its own.
    """
    name = f"hook_{crc32(hook.encode())}.py"
    return write(folder, {"mkdocs.yml": f"{REACHED}hooks: [{name}]\n", name: hook})


def write_hostile(folder: Path) -> Path:
    """Write a project whose every free text tries to run a script."""
    bad = json.dumps(HOSTILE)
    # A norm's own page needs words that are not in its escaped form of the text.
    summary = SUMMARY.replace("A webinar on norms", bad).replace("Example Institute", bad)
    summary = summary.replace(
        "norms: [13e]",
        f"norms: [13e]\nabstract: {bad}\nseries: {{name: {bad}, part: 1}}\norganisers: [{bad}]",
    )
    summary = summary.replace("## What was said", f"## `{HOSTILE}`")
    return write(
        folder,
        {
            "summaries/first.md": summary,
            "speakers.yaml": f"ada-example: {{name: {bad}, aliases: [Example], "
            f"affiliations: [{{name: {bad}}}]}}\n",
        },
    )


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
