"""What a check finds among files that MkDocs publishes as they stand."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.diagnostics import Code, Severity
from onrecord.project.layout import Project
from onrecord.project.published import refused_in
from onrecord.project.settings import settings_around

Act = Callable[[Path], object]


def link(path: Path, target: str) -> None:
    """Make a link, and the folder that it lies in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(target)


def via(path: Path, target: str) -> None:
    """Make a link to a link."""
    link(path, "../via")
    link(path.parent.parent / "via", target)


REFUSED: dict[str, tuple[str, str, Act]] = {
    "link out": ("x.txt", "out of the project", lambda p: link(p, "../../secret.txt")),
    "absolute link": ("x.txt", "out of the project", lambda p: link(p, "/etc/passwd")),
    "link to a link": (
        "x.txt",
        "out of the project",
        lambda p: via(p, "/etc/passwd"),
    ),
    "folder out": ("x", "out of the project", lambda p: link(p, "../../other")),
    "hidden": ("x.txt", "hidden", lambda p: link(p, "../.git/config")),
    "summaries": ("x", "the summaries", lambda p: link(p, "../summaries")),
    "summary": ("x.md", "the summaries", lambda p: link(p, "../summaries/2030-05-14-a.md")),
    "nowhere": ("x.txt", "nowhere", lambda p: link(p, "nowhere")),
    "itself": ("x.txt", "nowhere", lambda p: link(p, "x.txt")),
    "loop": ("x", "leads back", lambda p: link(p, ".")),
    "above": ("x", "leads back", lambda p: link(p, "..")),
    "hidden name": (".x", "out of the project", lambda p: link(p, "/etc/passwd")),
    "deep": (
        "a/b/x.txt",
        "out of the project",
        lambda p: link(p, "/etc/passwd"),
    ),
    "pipe": ("x.md", "a pipe", os.mkfifo),
}
"""Where something is put, a part of what is said of it, and how it is put there."""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a project with a hand-written page, and what is no business of its readers."""
    root = tmp_path / "project"
    for path in (
        "docs/page.md",
        ".git/config",
        "README.md",
        "overrides/main.html",
        "summaries/2030-05-14-a.md",
    ):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("text")
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "other").mkdir()
    return Project(root, theme="overrides")


@pytest.mark.parametrize("folder", ["docs", "overrides"])
@pytest.mark.parametrize("name", REFUSED)
def test_what_nobody_meant_to_publish_is_refused(project: Project, folder: str, name: str) -> None:
    """One error, at the file, with the reason."""
    path, why, act = REFUSED[name]
    act(project.root / folder / path)
    (found,) = refused_in(project)
    assert (found.code, found.severity) == (Code.NOT_A_FILE, Severity.ERROR)
    assert found.span.source.path == f"{folder}/{path}"
    assert why in found.message


@pytest.mark.parametrize(
    ("name", "hint"),
    [("summary", "Remove it; "), ("nowhere", "Remove it, or put"), ("link out", "Put the file")],
)
def test_what_to_do_about_a_link(project: Project, name: str, hint: str) -> None:
    """Nobody is asked to put a summary among the pages."""
    path, _, act = REFUSED[name]
    act(project.root / "docs" / path)
    (found,) = refused_in(project)
    assert found.hint.startswith(hint)


@pytest.mark.parametrize(
    ("path", "target"), [("x.md", "../README.md"), ("x.md", "page.md"), ("x", "../overrides")]
)
def test_links_within_the_project_are_followed(project: Project, path: str, target: str) -> None:
    """Many keep their changelog beside the program, and show it among the pages."""
    (project.root / "docs" / path).symlink_to(target)
    assert list(refused_in(project)) == []


def test_a_link_of_an_editor_that_leads_nowhere_is_no_mistake(project: Project) -> None:
    """Emacs keeps one beside a file with changes, and MkDocs leaves it out."""
    (project.root / "docs" / ".#page.md").symlink_to("somebody@host.1234")
    assert list(refused_in(project)) == []


def test_what_lies_behind_a_link_is_looked_at_too(project: Project) -> None:
    """A folder of the project has links of its own."""
    (project.root / "more").mkdir()
    (project.root / "more" / "x.txt").symlink_to("/etc/passwd")
    (project.root / "docs" / "x").symlink_to("../more")
    assert [item.span.source.path for item in refused_in(project)] == ["docs/x/x.txt"]


@pytest.mark.parametrize(
    ("name", "named"), [(".x.md", "x.md"), ("a/.x.markdown", "a/x.markdown"), ("..x.md", "x.md")]
)
def test_a_hidden_page_is_a_warning(project: Project, name: str, named: str) -> None:
    """MkDocs leaves it out, without a word."""
    (project.root / "docs" / name).parent.mkdir(exist_ok=True)
    (project.root / "docs" / name).write_text("text")
    (found,) = refused_in(project)
    assert (found.code, found.severity) == (Code.NOT_READ, Severity.WARNING)
    assert (f"`docs/{name}`" in found.message, f"`docs/{named}`" in found.hint) == (True, True)


@pytest.mark.parametrize(
    "name", [".gitkeep", ".x.txt", "._x.md", ".#x.md", ".x.md~", ".x.md.swp", ".nav.yml", ".x/x.md"]
)
def test_what_is_hidden_and_no_page_is_no_mistake(project: Project, name: str) -> None:
    """Systems and editors keep files there; a whole folder nobody hides by accident."""
    (project.root / "docs" / name).parent.mkdir(exist_ok=True)
    (project.root / "docs" / name).write_text("text")
    assert list(refused_in(project)) == []


@pytest.mark.parametrize("folder", ["docs", "overrides"])
def test_the_folder_itself_leads_to_no_other_place(project: Project, folder: str) -> None:
    """It may be a link within the project."""
    (project.root / folder).rename(project.root / "before")
    (project.root / folder).symlink_to("before")
    assert list(refused_in(project)) == []
    (project.root / folder).unlink()
    (project.root / folder).symlink_to("../other")
    (found,) = refused_in(project)
    assert (found.code, found.span.source.path) == (Code.NOT_A_FILE, folder)


@pytest.mark.parametrize(
    ("path", "refused"),
    [("docs/x.md", True), ("docs/x.txt", False), ("overrides/x.html", True), ("docs/.x.md", False)],
)
def test_pages_and_templates_are_utf8(project: Project, path: str, *, refused: bool) -> None:
    """MkDocs would break off in the middle of a build; other files are copied."""
    (project.root / path).write_bytes(b"# Caf\xe9\n")
    found = [item for item in refused_in(project) if item.severity is Severity.ERROR]
    assert [item.code for item in found] == [Code.NOT_UTF8] * refused


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("aux.md", "device"),
        ("CON", "device"),
        ("com1.tar.gz", "device"),
        ("nul .txt", "device"),
        ("a:b.md", "have `:`"),
        ("a\\b.md", "have"),
        ("what?.md", "have `?`"),
        ("end.", "end with `.`"),
        ("end ", "end with ` `"),
        ("tab\t.md", "have `�`"),
    ],
)
def test_a_name_that_windows_has_not_is_a_warning(project: Project, name: str, why: str) -> None:
    """The site is built all the same."""
    (project.root / "docs" / name).write_text("text")
    (found,) = refused_in(project)
    assert (found.code, found.severity) == (Code.FILE_NAME, Severity.WARNING)
    assert why in found.message


def test_a_name_that_is_no_text_is_an_error(project: Project) -> None:
    """It cannot be an address, and MkDocs would break off."""
    (project.root / "docs" / os.fsdecode(b"caf\xe9.md")).write_text("text")
    (found,) = refused_in(project)
    assert (found.code, found.severity) == (Code.FILE_NAME, Severity.ERROR)


@pytest.mark.parametrize("name", ["auxiliary.md", "con-man.md", "a.aux", "lpt.md", "com10.md"])
def test_a_name_with_that_of_a_device_in_it_is_fine(project: Project, name: str) -> None:
    """Only the whole of it, before the first dot, is a device."""
    (project.root / "docs" / name).write_text("text")
    assert list(refused_in(project)) == []


@pytest.mark.parametrize(("one", "other"), [("Page.md", "page.md"), ("é.md", "e\u0301.md")])
def test_two_names_that_some_systems_take_for_one_are_a_warning(
    project: Project, one: str, other: str
) -> None:
    """Case and accents do not tell files apart everywhere."""
    (project.root / "docs" / one).write_text("text")
    (project.root / "docs" / other).write_text("text")
    (found,) = refused_in(project)
    assert (found.code, found.severity) == (Code.FILE_NAME, Severity.WARNING)


def test_the_theme_of_the_site_is_known_from_the_settings(tmp_path: Path) -> None:
    """A check knows it without MkDocs; one that lies elsewhere is whoever's who wrote the settings."""
    for folder, known in (("overrides", "overrides"), ("../overrides", None)):
        settings = (
            f"site_name: x\ntheme: {{name: material, custom_dir: {folder}}}\nplugins: [onrecord]\n"
        )
        (tmp_path / "mkdocs.yml").write_text(settings)
        assert settings_around(tmp_path).project.theme == known


def test_what_the_project_is_read_from_is_told_once(project: Project) -> None:
    """Summaries may lie among the pages; what is wrong with them, reading says."""
    (project.root / "docs" / "summaries").mkdir()
    (project.root / "docs" / "summaries" / "x.md").symlink_to("/etc/passwd")
    assert list(refused_in(Project(project.root, summaries="docs/summaries"))) == []
