"""What a release needs: addresses in the package, and notes out of the changelog."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from onrecord import __version__
from tools import release_notes
from tools.package_metadata import absolute, urls

HERE = "https://example.org/a/b"


def test_links_of_the_readme_work_elsewhere(repository: Path) -> None:
    """Each leads to the repository, pictures to their bytes; files that it names are there."""
    text = (repository / "README.md").read_text(encoding="utf-8")
    found = re.findall(r"\]\(([^)]+)\)", absolute(text, HERE, "v1.2.0"))
    assert found
    for address in found:
        assert re.match(r"https?://|#", address)
        kind, _, path = address.removeprefix(f"{HERE}/").partition("/v1.2.0/")
        if address.startswith(HERE):
            assert (repository / path.partition("#")[0]).exists()
            assert kind == ("raw" if path.endswith(".png") else "blob")


def test_addresses_of_the_project_lead_to_its_repository() -> None:
    """An index shows them beside the package."""
    assert urls(HERE, "v1.2.0")["Changelog"] == f"{HERE}/blob/v1.2.0/CHANGELOG.md"
    assert all(address.startswith(HERE) for address in urls(HERE, "v1.2.0").values())


CHANGELOG = """\
# Changelog

## Unreleased

- Later.

## 1.2.0 - 2030-05-14

- Now.

## 1.1.0 - 2030-01-02

- Before.
"""


def test_notes_are_the_section_of_the_version() -> None:
    """Without its heading, and nothing of the versions around it."""
    assert release_notes.notes(CHANGELOG, "1.2.0") == "- Now."
    assert release_notes.notes(CHANGELOG, "1.1.0") == "- Before."
    assert release_notes.notes(CHANGELOG, "2.0.0") == ""


def test_tag_program_and_changelog_name_the_same_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Otherwise nothing is published, and what disagrees is said."""
    file = tmp_path / "CHANGELOG.md"
    monkeypatch.setattr(release_notes, "CHANGELOG", file)
    file.write_text(CHANGELOG, encoding="utf-8")
    assert release_notes.main("v9.9.9") == 1
    assert f"the program calls itself {__version__}" in capsys.readouterr().err
    assert release_notes.main(f"v{__version__}") == 1
    assert f"has no section `## {__version__} - DAY`" in capsys.readouterr().err
    file.write_text(CHANGELOG.replace("1.2.0", __version__), encoding="utf-8")
    assert release_notes.main(f"v{__version__}") == 0
    assert capsys.readouterr().out == "- Now.\n"


def test_versions_of_the_changelog_have_their_days(repository: Path) -> None:
    """The newest first; what is not released stands above them."""
    text = (repository / "CHANGELOG.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert headings[0] == "Unreleased" or release_notes.HEADING.match(f"## {headings[0]}")
    assert all(release_notes.HEADING.match(f"## {one}") for one in headings[1:])
