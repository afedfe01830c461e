"""The new site takes the place of the old whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.hosts.errors import HostError
from onrecord.hosts.replacing import replacing
from tests.hosts.projects import tree


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return the folder of a site that stands already."""
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_text("old")
    return folder


def test_new_site_replaces_the_old(site: Path) -> None:
    """What the old site had and the new has not is gone, and nothing is left beside it."""
    (site / "gone.html").write_text("old")
    with replacing(site) as fresh:
        assert list(fresh.iterdir()) == []
        (fresh / "index.html").write_text("new")
        assert (site / "index.html").read_text() == "old"
    assert tree(site.parent) == {"site/index.html": b"new"}


def test_site_may_be_the_first(tmp_path: Path) -> None:
    """Neither the folder nor the one around it has to be there."""
    with replacing(tmp_path / "a" / "site") as fresh:
        (fresh / "index.html").write_text("new")
    assert tree(tmp_path) == {"a/site/index.html": b"new"}


def test_others_may_read_the_new_site(site: Path) -> None:
    """A web server that runs as somebody else can read it, as it could the old one."""
    before = site.stat().st_mode
    with replacing(site):
        pass
    assert site.stat().st_mode == before


@pytest.mark.parametrize("kind", [ValueError, KeyboardInterrupt])
def test_failure_leaves_the_old_site_whole(site: Path, kind: type[BaseException]) -> None:
    """Whatever ends the work, the old site stands and nothing is left beside it."""
    with pytest.raises(kind), replacing(site) as fresh:  # noqa: PT012 - half written, then raised
        (fresh / "index.html").write_text("half")
        raise kind
    assert tree(site.parent) == {"site/index.html": b"old"}


def test_old_site_comes_back_where_the_new_cannot_take_its_place(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old site is moved away first; when the second move fails, it is moved back."""
    move = Path.rename

    def stubborn(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise PermissionError("locked")
        return move(self, target)

    monkeypatch.setattr(Path, "rename", stubborn)
    with pytest.raises(HostError, match="locked"), replacing(site):
        pass
    assert tree(site.parent) == {"site/index.html": b"old"}


def test_first_site_that_cannot_be_moved_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where there was no site, there is none after a failure."""

    def stubborn(self: Path, target: Path) -> Path:
        raise PermissionError("locked")

    monkeypatch.setattr(Path, "rename", stubborn)
    with pytest.raises(HostError, match="locked"), replacing(tmp_path / "site"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_hidden_entries_are_the_users_and_stay(site: Path) -> None:
    """A repository in the site's folder survives; a new file of that name wins."""
    (site / ".git").mkdir()
    (site / ".git" / "HEAD").write_text("ref")
    (site / ".nojekyll").write_text("")
    (site / ".domains").write_text("old")
    with replacing(site) as fresh:
        (fresh / ".domains").write_text("new")
    assert tree(site) == {".git/HEAD": b"ref", ".nojekyll": b"", ".domains": b"new"}


def test_file_is_not_replaced_by_a_site(tmp_path: Path) -> None:
    """A file in the place of the folder is kept and named."""
    (tmp_path / "site").write_text("a letter")
    with pytest.raises(HostError, match="is a file"), replacing(tmp_path / "site"):
        pass
    assert tree(tmp_path) == {"site": b"a letter"}


def test_folder_with_sources_is_not_replaced(tmp_path: Path) -> None:
    """A slip in an option does not cost anybody their summaries."""
    with (
        pytest.raises(HostError, match="made from"),
        replacing(tmp_path, [tmp_path / "summaries"]),
    ):
        pass


def test_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    """A file where a folder should be is said in words."""
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(HostError, match="No folder can be made beside"),
        replacing(tmp_path / "file" / "site"),
    ):
        pass
