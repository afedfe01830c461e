"""Files for programs stand on the site, beside its pages."""

from __future__ import annotations

import json
from pathlib import Path

from onrecord.exports.exports import export
from onrecord.hosts.commands import build
from onrecord.pipeline import load
from onrecord.sources.reading import Project
from tests.hosts.projects import write


def test_people_are_listed_with_all_their_names(tmp_path: Path) -> None:
    """The form finds a person by id, by name and by another spelling."""
    register = "ben-sample: {name: Ben}\nada-example: {name: Ada Éxample, aliases: [Ada X]}\n"
    (tmp_path / "speakers.yaml").write_text(register, encoding="utf-8")
    files = {made.path: made.text for made in export(load(Project(tmp_path)).corpus, "")}
    assert json.loads(files["propose/people.json"]) == [
        ["ada-example", "Ada Éxample", "Ada X"],
        ["ben-sample", "Ben"],
    ]


def test_no_two_files_have_the_same_place(tmp_path: Path) -> None:
    """Every path is relative, and there once."""
    paths = [made.path for made in export(load(Project(tmp_path)).corpus, "")]
    assert len(set(paths)) == len(paths)
    assert not [path for path in paths if path.startswith("/")]


def test_files_are_published_unless_the_site_has_its_own(tmp_path: Path) -> None:
    """A build writes every file; one of the user's in the same place stays."""
    config = write(tmp_path, {"docs/schema/summary.json": "{}\n"})
    site = build(config).site
    assert (site / "schema/summary.json").read_text(encoding="utf-8") == "{}\n"
    for path in ("schema/speakers.json", "schema/frontmatter.json", "propose/people.json"):
        json.loads((site / path).read_text(encoding="utf-8"))
