"""Twice the same bytes: in another folder, and in a process that orders sets in another way."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from benchmarks import corpus
from tests.exports.conftest import ADDRESS, WITHDRAWN
from tests.exports.test_calendar import announced
from tests.hosts.projects import SETTINGS, tree, write
from tests.site.projects import FILES, FIRST

MADE = (
    "api/v1/index.json",
    "api/v1/manifest.json",
    "api/v1/matrix.csv",
    "api/v1/metadata.yaml",
    "api/v1/openapi.json",
    "api/v1/record.db",
    "api/v1/record.json",
    "api/v1/statements.csv",
    "calendar.ics",
    "feed.json",
    "feed.xml",
    "llms.txt",
    "manifest.json",
    "norms/13e/feed.xml",
    "norms/norms.jsonld",
    "norms/norms.ttl",
    "opensearch.xml",
    "sitemap.xml",
    "summaries/second/index.html",
    "summaries/second/reference.bib",
)
"""A file of each format; the page has JSON-LD, and what reference managers read, in its head."""


def built(folder: Path, seed: int) -> Mapping[str, bytes]:
    """Return the site of a project with everything that exports tell of, built by a process."""
    corpus.write(folder, 12)
    register = (folder / "speakers.yaml").read_text(encoding="utf-8") + FILES["speakers.yaml"]
    away = FIRST.replace("---\n\n## What", WITHDRAWN)
    more = {
        "mkdocs.yml": f"{SETTINGS}site_url: {ADDRESS}\n",
        "speakers.yaml": register,
        "summaries/away.md": away,
        "summaries/next.md": announced(),
    }
    write(folder, {**FILES, **more})
    subprocess.run(
        [sys.executable, "-m", "onrecord", "build", "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONHASHSEED": str(seed), "TZ": f"UTC{seed:+}"},
        capture_output=True,
        check=True,
    )
    return tree(folder / "site")


@pytest.mark.slow
def test_every_export_is_the_same_twice(tmp_path: Path) -> None:
    """Neither the folder, nor the order of a set, nor the zone of the clock leaves a trace."""
    one, other = (built(tmp_path / name, seed) for name, seed in (("a", 1), ("other", 2)))
    assert set(MADE) <= one.keys()
    assert one.keys() == other.keys()
    assert [path for path in one if one[path] != other[path]] == []
