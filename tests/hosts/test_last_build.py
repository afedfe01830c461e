"""A site that is what its sources say stays as it is; whatever is doubtful is built anew."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig

from onrecord import cache
from onrecord.hosts import commands
from onrecord.hosts.commands import BuildReport, build
from tests.hosts.projects import SETTINGS, tree, write


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the smallest project once, where something has to be told of it."""
    folder = tmp_path_factory.mktemp("built")
    build(write(folder, {"summaries/notes.txt": "not a summary"}))
    return folder


@pytest.fixture
def project(built_once: Path, tmp_path: Path) -> Path:
    """Return a project of one's own with its site, as it was built."""
    folder = tmp_path / "project"
    shutil.copytree(built_once, folder)
    return folder


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> Callable[..., bool]:
    """Give what says whether a build makes anything; it makes nothing here."""

    class MadeError(BaseException):  # no error of a plugin, which would be put into words
        """MkDocs was asked for a site."""

    def refuse(*_: object) -> None:
        raise MadeError

    def builds(project: Path, *, keeps: bool = True, strict: bool = True) -> bool:
        with monkeypatch.context() as patch:
            patch.setattr(commands, "mkdocs_build", refuse)
            try:
                return build(project / "mkdocs.yml", keeps=keeps, strict=strict).is_new
            except MadeError:
                return True

    return builds


def test_nothing_is_made_where_nothing_has_changed(
    project: Path, built_once: Path, built: Callable[..., bool]
) -> None:
    """Not a file is touched, and the same is told."""
    before = changed(project / "site")
    told = build(project / "mkdocs.yml")
    assert changed(project / "site") == before
    assert not told.is_new
    assert not built(project)
    fresh = build(project / "mkdocs.yml", keeps=False)
    same = (fresh.pages, fresh.diagnostics, fresh.notes)
    assert (told.pages, told.diagnostics, told.notes) == same
    assert told.diagnostics
    assert told.notes
    assert tree(project / "site") == tree(built_once / "site")


def changed(site: Path) -> dict[Path, tuple[int, int]]:
    """Return which file stands at each path, and when it was changed."""
    found = {path: path.stat() for path in site.rglob("*")}
    return {path: (stat.st_ino, stat.st_ctime_ns) for path, stat in found.items()}


def _edit(file: Path) -> None:
    file.write_text("changed", encoding="utf-8")


def _link(file: Path) -> None:
    file.rename(file.with_name("other"))
    file.symlink_to("other")


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda site: _edit(site / "index.html"), id="changed"),
        pytest.param(lambda site: (site / "index.html").unlink(), id="gone"),
        pytest.param(lambda site: _edit(site / "more.html"), id="added"),
        pytest.param(lambda site: _link(site / "index.html"), id="a link"),
        pytest.param(shutil.rmtree, id="no site"),
    ],
)
def test_a_site_that_is_not_what_was_built_is_built_anew(
    project: Path, built: Callable[..., bool], spoil: Callable[[Path], None]
) -> None:
    """Somebody deployed from it in place, or lost a file."""
    spoil(project / "site")
    assert built(project)


def test_what_the_user_keeps_there_is_no_change(project: Path, built: Callable[..., bool]) -> None:
    """A checkout of a branch for publishing is the user's."""
    (project / "site" / ".git").mkdir()
    _edit(project / "site" / ".git" / "HEAD")
    assert not built(project)


def test_hidden_files_of_ours_are_built_each_time(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody could tell them from those of the user."""
    write(project, {"docs/about.md": "# About\n"})

    def build_hidden(config: MkDocsConfig) -> None:
        mkdocs_build(config)
        _edit(Path(config.site_dir) / ".hidden")

    monkeypatch.setattr(commands, "mkdocs_build", build_hidden)
    assert [build(project / "mkdocs.yml").is_new for _ in range(2)] == [True, True]


def test_a_change_or_no_cache_builds(project: Path, built: Callable[..., bool]) -> None:
    """The option of the command, that of the settings, other strictness, and a source."""
    assert built(project, keeps=False)
    assert built(project, strict=False)
    _edit(project / "summaries" / "notes.txt")
    assert not built(project)  # it is warned of by its name
    write(project, {"mkdocs.yml": SETTINGS.replace("onrecord", "onrecord: {cache: false}")})
    assert built(project)


def test_what_others_say_was_built_is_not_believed(
    project: Path, built: Callable[..., bool], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pull request that brings a cache and a site."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "another home"))
    assert built(project)


def test_what_was_saved_meanwhile_is_built_next_time(
    project: Path, built: Callable[..., bool]
) -> None:
    """The site may have been made from either."""
    file = project / "summaries" / "first.md"

    def save(_: str) -> None:
        file.write_text(file.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")

    shutil.rmtree(project / cache.FOLDER)
    report: BuildReport = build(project / "mkdocs.yml", progress=save)
    assert report.is_new
    assert built(project)
