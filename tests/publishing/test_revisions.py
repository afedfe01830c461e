"""A project as it was at a revision of git."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.pipeline import load
from onrecord.project.reading import Project
from onrecord.publishing.revisions import RevisionError, resolve, restore
from tests.publishing.projects import FILES, FIRST, commit, git, write


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a project that is committed, in a folder of its repository, and changed since."""
    root = write(tmp_path / "site")
    commit(tmp_path)
    (root / "summaries/first.md").unlink()
    (root / "speakers.yaml").write_text("{}\n", encoding="utf-8")
    return Project(root)


def restored(project: Project, revision: str, folder: Path) -> Project:
    """Return a project as it was."""
    found = resolve(project, revision)
    assert found
    return restore(project, found, folder)


@pytest.mark.parametrize("revision", ["HEAD", "main", "HEAD^{commit}", "@"])
def test_files_are_as_they_were(project: Project, revision: str, tmp_path: Path) -> None:
    """Every file of the project is there, to the last character, and no other."""
    folder = tmp_path / "was"
    was = restored(project, revision, folder)
    assert was == replace(project, root=folder)
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert files == set(FILES)
    assert (folder / "summaries/first.md").read_text(encoding="utf-8") == FIRST
    assert load(was).ok


def test_only_files_of_the_project_are_restored(tmp_path: Path) -> None:
    """Neither others nor what only points elsewhere."""
    root = write(tmp_path / "site")
    (root / "README.md").write_text("Hello.\n", encoding="utf-8")
    (root / "summaries/link.md").symlink_to("/etc/hostname")
    (root / "norms.yaml").write_text("norms: []\n", encoding="utf-8")
    commit(tmp_path)
    project = Project(root, norms="norms.yaml", instruments="later.yaml")
    was = restored(project, "HEAD", tmp_path / "was")
    names = {path.name for path in (tmp_path / "was").rglob("*") if not path.is_dir()}
    assert names == {"first.md", "second.md", "speakers.yaml", "norms.yaml"}
    assert (was.norms, was.instruments) == ("norms.yaml", None)


def test_a_revision_without_the_project_has_no_files(tmp_path: Path) -> None:
    """A project that is new was nothing before."""
    (tmp_path / "README.md").write_text("Hello.\n", encoding="utf-8")
    commit(tmp_path)
    root = write(tmp_path / "site")
    folder = tmp_path / "was"
    folder.mkdir()
    restored(Project(root), "HEAD", folder)
    assert list(folder.iterdir()) == []


def test_git_is_left_as_it_is(project: Project, tmp_path: Path) -> None:
    """No file, branch or work tree of the repository is touched."""
    before = sorted(path.as_posix() for path in (tmp_path / ".git").rglob("*"))
    restored(project, "HEAD", tmp_path / "was")
    assert sorted(path.as_posix() for path in (tmp_path / ".git").rglob("*")) == before


@pytest.mark.parametrize("revision", ["nothing", "", "main:site", "HEAD^9", "a b", "..", "main;ls"])
def test_what_is_no_revision_is_none(project: Project, revision: str) -> None:
    """A name that git does not know, or knows as something else than a commit."""
    assert resolve(project, revision) is None


@pytest.mark.parametrize("revision", ["-h", "--output=x", "--all"])
def test_no_option_is_smuggled_to_git(project: Project, revision: str) -> None:
    """A name that begins with a hyphen is refused before git sees it."""
    with pytest.raises(RevisionError, match="does not begin with `-`"):
        resolve(project, revision)


def test_outside_a_repository_no_name_is_a_revision(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is nothing to compare with."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert resolve(Project(write(tmp_path / "site")), "HEAD") is None


def test_without_git_this_is_told(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a sentence, not as a missing file."""
    monkeypatch.setenv("PATH", "")
    with pytest.raises(RevisionError, match="git is not installed"):
        resolve(project, "HEAD")


def test_what_git_says_is_passed_on(project: Project, tmp_path: Path) -> None:
    """A commit that is not there, for one."""
    with pytest.raises(RevisionError, match="git says: "):
        restore(project, "0" * 40, tmp_path / "was")


def test_names_with_odd_letters_are_restored(tmp_path: Path) -> None:
    """The check says what is wrong with such a name; reading it is no problem."""
    root = write(tmp_path / "site", {"summaries/Zoë & co.md": FIRST, "speakers.yaml": "{}\n"})
    commit(tmp_path)
    git(tmp_path, "config", "core.quotePath", "true")
    restored(Project(root), "HEAD", tmp_path / "was")
    assert (tmp_path / "was/summaries/Zoë & co.md").exists()
