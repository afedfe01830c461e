"""Exports stand on the site, beside its pages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord import exports
from onrecord.exports import everything
from onrecord.hosts.commands import build
from onrecord.site.page import Asset
from onrecord.site.site import Site
from tests.hosts.projects import write
from tests.site.projects import FILES, site


def test_exporter_can_reach_every_citation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is given the site as a renderer is: what was said, by whom, about which norm."""

    def citations(known: Site) -> Iterator[Asset]:
        yield Asset.json("citations.json", {c.norm: c.speaker for c in known.index.citations})

    monkeypatch.setattr(exports, "EXPORTERS", (citations,))
    (made,) = (one for one in everything(site(tmp_path, FILES)) if one.path == "citations.json")
    assert json.loads(made.content)["13k"] == "ben-sample"


def test_people_are_listed_with_all_their_names(tmp_path: Path) -> None:
    """The form finds a person by id, by name and by another spelling."""
    register = "ben-sample: {name: Ben}\nada-example: {name: Ada Éxample, aliases: [Ada X]}\n"
    files = {
        made.path: made.content for made in everything(site(tmp_path, {"speakers.yaml": register}))
    }
    assert json.loads(files["propose/people.json"]) == [
        ["ada-example", "Ada Éxample", "Ada X"],
        ["ben-sample", "Ben"],
    ]


def test_no_two_files_have_the_same_path(tmp_path: Path) -> None:
    """Every path is relative, and there once."""
    paths = [made.path for made in everything(site(tmp_path, FILES))]
    assert len(set(paths)) == len(paths)
    assert not [path for path in paths if path.startswith("/")]


def test_files_are_published_unless_the_site_has_its_own(tmp_path: Path) -> None:
    """A build writes every file; one of the user's in the same place stays."""
    config = write(tmp_path, {"docs/schema/summary.json": "{}\n"})
    site = build(config).site
    assert (site / "schema/summary.json").read_text(encoding="utf-8") == "{}\n"
    for path in ("schema/speakers.json", "schema/frontmatter.json", "propose/people.json"):
        json.loads((site / path).read_text(encoding="utf-8"))
