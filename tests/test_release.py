"""What a release needs: addresses in the package, and notes out of the changelog."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

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
    day = "2030-05-14"
    assert release_notes.main("v9.9.9", day) == 1
    assert f"the program calls itself {__version__}" in capsys.readouterr().err
    assert release_notes.main(f"v{__version__}", day) == 1
    assert f"has no section `## {__version__} - {day}`" in capsys.readouterr().err
    file.write_text(CHANGELOG.replace("1.2.0", __version__), encoding="utf-8")
    assert release_notes.main(f"v{__version__}", "2030-05-15") == 1
    assert "says 2030-05-14, but the commit is of 2030-05-15" in capsys.readouterr().err
    assert release_notes.main(f"v{__version__}", day) == 0
    assert capsys.readouterr().out == "- Now.\n"


def test_the_workflow_publishes_what_the_tag_names(repository: Path, tmp_path: Path) -> None:
    """Its steps run as they stand: the notes are those of the commit's day, or nothing goes on."""
    workflow = yaml.safe_load((repository / ".github/workflows/release.yml").read_text("utf-8"))
    steps = workflow["jobs"]["release"]["steps"]
    (check,) = [step for step in steps if "release_notes" in step.get("run", "")]
    later = steps[steps.index(check) + 1 :]
    assert any("uv publish" in step.get("run", "") for step in later)
    (tmp_path / "src").symlink_to(repository / "src")
    (tmp_path / "tools").mkdir()  # the tool takes the changelog that stands beside its folder
    shutil.copy(repository / "tools/release_notes.py", tmp_path / "tools")
    changelog = CHANGELOG.replace("1.2.0", __version__)
    (tmp_path / "CHANGELOG.md").write_text(changelog, encoding="utf-8")
    for command in (
        ["git", "init", "--quiet"],
        ["git", "add", "CHANGELOG.md"],
        ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "A"],
    ):
        moment = {"GIT_COMMITTER_DATE": "2030-05-14T12:00:00Z"}
        subprocess.run(command, cwd=tmp_path, env=os.environ | moment, check=True)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for tag, status in ((f"v{__version__}", 0), ("v9.9.9", 1)):
        done = subprocess.run(
            ["/bin/bash", "-e", "-c", check["run"]],
            cwd=tmp_path,
            env=os.environ | {"GITHUB_REF_NAME": tag, "PATH": path},
            capture_output=True,
            check=False,
        )
        assert done.returncode == status, done.stderr
        notes = (tmp_path / "notes.md").read_text(encoding="utf-8")
        assert notes == ("" if status else "- Now.\n")


def test_versions_of_the_changelog_have_their_days(repository: Path) -> None:
    """The newest first; what is not released stands above them."""
    text = (repository / "CHANGELOG.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert headings[0] == "Unreleased" or release_notes.HEADING.match(f"## {headings[0]}")
    assert all(release_notes.HEADING.match(f"## {one}") for one in headings[1:])


CATEGORIES = (
    "theming api-docs blogging charts code-exec-templating git-info html-css integrations i18n-l10n links-refs "
    "markdown nav-pages quality search-toc site-conversion site-management snippets-include".split()
)
"""Those of `projects.yaml` in the catalogue of MkDocs."""


def test_the_entry_for_the_catalogue_of_mkdocs_is_ready(repository: Path) -> None:
    """It has what `check_projects.py` of the catalogue asks for, and says what the package says."""
    with (repository / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    (entry,) = yaml.safe_load((repository / "tools/catalog.yaml").read_text(encoding="utf-8"))
    assert entry["name"] == entry["pypi_id"] == project["name"]
    assert entry["mkdocs_plugin"] in project["entry-points"]["mkdocs.plugins"]
    assert entry["description"] == project["description"]
    assert entry["labels"] == ["plugin"]
    assert entry["category"] in CATEGORIES
    assert re.fullmatch(r"[\w-]+/[\w.-]+", entry["github_id"])


def test_both_licences_are_named(repository: Path) -> None:
    """That of the program and that of the texts, each with its file."""
    with (repository / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    for licence, name in zip(
        project["license"].split(" AND "), project["license-files"], strict=True
    ):
        text = (repository / name).read_text(encoding="utf-8")
        assert licence in text or f"{licence} License" in text
    assert "Framework :: MkDocs" in project["classifiers"]
