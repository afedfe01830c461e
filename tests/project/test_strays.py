"""Summaries in places where nothing reads them."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.project.layout import Project
from onrecord.project.strays import Stray, strays
from tests.samples import written

SUMMARY = written("Text.\n")
ELSEWHERE = "---\ntitle: A talk\ndate: 2030-05-14\nspeakers:\n- Lea Probe\n---\n\nText.\n"


def found(
    folder: Path, path: str, text: str = SUMMARY, summaries: str = "summaries"
) -> list[Stray]:
    """Return the strays of a project with one file."""
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return list(strays(Project(folder, summaries)))


@pytest.mark.parametrize(
    ("path", "belongs"),
    [
        ("a.md", "a"),
        ("summary/a.md", "a"),
        ("Summaries/a.md", "a"),
        ("docs/deep/a.md", "a"),
        ("web/content/en/posts/a.md", "a"),
        ("summaries/2030/05/a.md", "a"),
        ("docs/.a.md", "a"),
        ("summaries/a.MD", "a"),
        ("summaries/a.Markdown", "a"),
        ("summaries/a.md.txt", "a"),
        ("summaries/a.md ", "a"),
        ("summaries/a", "a"),
        ("a.txt", "a"),
    ],
)
def test_a_summary_in_the_wrong_place(tmp_path: Path, path: str, belongs: str) -> None:
    """In another folder, below the right one, or with an ending that is not taken."""
    assert found(tmp_path, path) == [Stray(path, f"summaries/{belongs}.md")]


@pytest.mark.parametrize(
    "path",
    [
        "summaries/a.md",
        "summaries/.a.md",
        "summaries/a.md~",
        "summaries/a.md.orig",
        ".git/a.md",
        "site/a.md",
        "node_modules/a.md",
        "a.html",
    ],
)
def test_what_lies_where_it_may(tmp_path: Path, path: str) -> None:
    """The right place, hidden files, copies that editors keep, folders of programs."""
    assert found(tmp_path, path) == []


@pytest.mark.parametrize(
    "text", ["Text.\n", "---\ntitle: A page\n---\n\nText.\n", ELSEWHERE, "```\n" + SUMMARY]
)
def test_other_texts_are_no_business_of_ours(tmp_path: Path, text: str) -> None:
    """Pages, notes, and texts of other programs with people who are called by their names."""
    assert found(tmp_path, "notes.md", text) == []


def test_any_text_in_a_folder_that_is_nearly_called_so(tmp_path: Path) -> None:
    """It can be meant for nothing else, unless that folder is the one that the settings name."""
    assert found(tmp_path, "summary/a.md", "Text.\n") == [Stray("summary/a.md", "summaries/a.md")]
    assert found(tmp_path, "summary/a.md", "Text.\n", summaries="summary") == []


def test_other_projects_and_links_are_left_alone(tmp_path: Path) -> None:
    """A folder with a register or settings of its own is not looked into, nor one behind a link."""
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "speakers.yaml").touch()
    (tmp_path / "link").symlink_to(tmp_path / "other")
    assert found(tmp_path, "other/a.md") == []


def test_the_place_is_that_of_the_settings(tmp_path: Path) -> None:
    """The folder of summaries may have another name."""
    assert found(tmp_path, "a.md", summaries="content") == [Stray("a.md", "content/a.md")]
