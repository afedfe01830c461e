"""The new site takes the place of the old whole or not at all."""

from __future__ import annotations

import errno
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Event, Thread
from unittest.mock import Mock

import pytest

from onrecord.hosts import replacing as module
from onrecord.hosts.errors import HostError
from onrecord.hosts.replacing import replacing
from onrecord.interruptions import Interruption, raised
from tests.hosts.previewing import until
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


@pytest.mark.parametrize("exchanges", [True, False])
def test_site_is_replaced_whether_or_not_the_system_exchanges_folders(
    site: Path, monkeypatch: pytest.MonkeyPatch, exchanges: bool
) -> None:
    """In one step where it can; there is no moment without a site then."""
    if not exchanges:
        monkeypatch.setattr("sys.platform", "freebsd")
    moved: list[Path] = []
    move = Path.rename

    def rename(self: Path, target: Path) -> Path:
        moved.append(self)
        return move(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    with replacing(site) as fresh:
        (fresh / "index.html").write_text("new")
    assert tree(site.parent) == {"site/index.html": b"new"}
    assert bool(moved) is not (exchanges and sys.platform in {"linux", "darwin"})


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
    """Where the two cannot be exchanged, the old is moved away first, and back when that fails."""
    monkeypatch.setattr("onrecord.hosts.replacing._exchange", lambda *_: False)
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


def replaced(site: Path, meanwhile: Callable[[Path], object]) -> None:
    """Replace a site, with something that happens to the fresh folder meanwhile."""
    with replacing(site) as fresh:
        meanwhile(fresh)


def test_half_a_site_takes_no_place(site: Path) -> None:
    """Somebody has cleaned up while it was made, and what was written next made the folder again."""

    def clean(fresh: Path) -> None:
        shutil.rmtree(fresh.parent)
        fresh.mkdir(parents=True)
        (fresh / "late.html").write_text("late")

    with pytest.raises(HostError, match="was removed while the site was made in it"):
        replaced(site, clean)
    assert tree(site.parent) == {"site/index.html": b"old"}
    assert list(site.parent.iterdir()) == [site]


def test_nothing_of_another_build_is_removed(site: Path) -> None:
    """It has begun since somebody removed what this one made."""

    def begin(fresh: Path) -> None:
        shutil.rmtree(fresh.parent)
        fresh.mkdir(parents=True)
        (fresh.parent / "lock").touch()

    with pytest.raises(HostError, match="was removed"):
        replaced(site, begin)
    left = {".site-onrecord", ".site-onrecord/lock", ".site-onrecord/new"}
    found = {path.relative_to(site.parent).as_posix() for path in site.parent.rglob("*")}
    assert found == {*left, "site", "site/index.html"}


def test_file_that_came_meanwhile_is_kept(site: Path) -> None:
    """In the place of the site, where nobody expects it."""

    def write_letter(_: Path) -> None:
        shutil.rmtree(site)
        site.write_text("a letter")

    with pytest.raises(HostError, match="site is a file"):
        replaced(site, write_letter)
    assert tree(site.parent) == {"site": b"a letter"}


def test_hidden_sockets_and_pipes_stay_behind(site: Path) -> None:
    """Nothing is in them: programs that run meet there, and nobody reads from one for ever."""
    (site / ".git").mkdir()
    (site / ".git" / "HEAD").write_text("ref")
    for path in (site / ".pipe", site / ".git" / "fsmonitor--daemon.ipc"):
        os.mkfifo(path)
    with replacing(site):
        pass
    assert tree(site) == {".git/HEAD": b"ref"}
    assert {path.name for path in site.rglob("*")} == {".git", "HEAD"}


def test_mount_point_is_told(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything is made where it can be told, else in the end."""
    monkeypatch.setattr("os.path.ismount", lambda path: path == site)
    with pytest.raises(HostError, match=r"site is a mount point, .* Mount the folder above it"):
        replacing(site).__enter__()
    monkeypatch.undo()
    busy = OSError(errno.EBUSY, "Device or resource busy")
    monkeypatch.setattr(module, "_swap", Mock(side_effect=busy))
    with pytest.raises(HostError, match="site is a mount point"), replacing(site):
        pass
    assert tree(site.parent) == {"site/index.html": b"old"}


def test_file_is_not_replaced_by_a_site(tmp_path: Path) -> None:
    """A file in the place of the folder is kept and named."""
    (tmp_path / "site").write_text("a letter")
    with pytest.raises(HostError, match="is a file"), replacing(tmp_path / "site"):
        pass
    assert tree(tmp_path) == {"site": b"a letter"}


def test_no_site_stands_in_its_sources(tmp_path: Path) -> None:
    """It would be a source of the next one. The folder that holds all sources is no source itself."""
    docs, settings = tmp_path / "docs", tmp_path / "mkdocs.yml"
    docs.mkdir()
    with (
        pytest.raises(HostError, match=r"docs/site stands in .*docs, of which the site is made"),
        replacing(docs / "site", [docs, settings]),
    ):
        pass
    assert list(docs.iterdir()) == []
    with replacing(tmp_path / "site", [tmp_path, settings]):
        pass
    assert (tmp_path / "site").is_dir()


def test_link_round_in_circles_is_told(tmp_path: Path) -> None:
    """In the place of the site, or of a source."""
    circle = tmp_path / "site"
    circle.symlink_to(circle)
    with pytest.raises(HostError, match="leads round in circles"), replacing(circle):
        pass
    with replacing(tmp_path / "another", [circle]):
        pass
    assert (tmp_path / "another").is_dir()


@pytest.mark.parametrize("name", ["new", "old"])
@pytest.mark.parametrize("is_link", [True, False])
def test_whatever_is_left_over_is_removed(site: Path, name: str, *, is_link: bool) -> None:
    """And where it is a link, not what that leads to."""
    left, kept = site.with_name(".site-onrecord") / name, site.with_name("kept")
    left.parent.mkdir()
    kept.mkdir()
    if is_link:
        left.symlink_to(kept)
    else:
        left.write_text("x")
    with replacing(site):
        pass
    assert {path.name for path in site.parent.iterdir()} == {"kept", "site"}


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


def test_second_build_waits_for_the_first(site: Path) -> None:
    """It says so, and its site is the one that stays: it read the sources later."""
    told, waits = [], Event()

    def tell(line: str) -> None:
        told.append(line)
        waits.set()

    def second() -> None:
        with replacing(site, tell=tell) as fresh:
            (fresh / "index.html").write_text((site / "index.html").read_text() + ", then second")

    other = Thread(target=second)
    with replacing(site) as fresh:
        other.start()
        waits.wait()
        (fresh / "index.html").write_text("first")
    other.join()
    assert tree(site.parent) == {"site/index.html": b"first, then second"}
    assert told == [
        f"Another build is making {site}, so this one waits for its end. Ctrl-C ends this one."
    ]


def test_who_waits_can_be_interrupted(site: Path) -> None:
    """What the first has made meanwhile stays."""
    begun, may_end = Event(), Event()

    def first() -> None:
        with replacing(site) as fresh:
            (fresh / "index.html").write_text("first")
            begun.set()
            may_end.wait()

    other = Thread(target=first)
    other.start()
    begun.wait()
    interrupt = partial(os.kill, os.getpid(), signal.SIGTERM)
    with (
        raised(),
        pytest.raises(Interruption),
        replacing(site, tell=lambda _: interrupt()),
    ):
        pass
    may_end.set()
    other.join()
    assert tree(site.parent) == {"site/index.html": b"first"}


def test_what_a_dead_build_left_is_removed(site: Path) -> None:
    """Nobody holds its lock; a machine that lost its power leaves such a folder."""
    left = site.with_name(".site-onrecord")
    for name in ("new", "old"):
        (left / name / "a").mkdir(parents=True)
    (left / "lock").touch()
    with replacing(site) as fresh:
        assert list(fresh.iterdir()) == []
        (fresh / "index.html").write_text("new")
    assert tree(site.parent) == {"site/index.html": b"new"}


def test_site_that_a_dead_build_had_moved_away_comes_back(site: Path) -> None:
    """Also when the next build fails."""
    left = site.with_name(".site-onrecord")
    left.mkdir()
    site.rename(left / "old")
    with pytest.raises(ValueError, match="half"), replacing(site):
        raise ValueError("half")
    assert tree(site.parent) == {"site/index.html": b"old"}


def test_link_in_the_place_of_the_folder_is_not_followed(site: Path, tmp_path: Path) -> None:
    """What it leads to would be removed."""
    kept = tmp_path / "kept"
    (kept / "new").mkdir(parents=True)
    site.with_name(".site-onrecord").symlink_to(kept)
    with pytest.raises(HostError, match="is a symbolic link"), replacing(site):
        pass
    assert (kept / "new").is_dir()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_interruption_in_the_work_leaves_the_old_site(site: Path, number: int) -> None:
    """Whichever signal asks for it."""
    with raised(), pytest.raises(Interruption), replacing(site):
        os.kill(os.getpid(), number)
    assert tree(site.parent) == {"site/index.html": b"old"}


@pytest.mark.parametrize("step", ["_copy_hidden", "_swap", "_remove", "_caretaker", "_clear"])
def test_interruption_between_waits(site: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """Each step around the work is done as a whole; so nothing is left, and nothing is half."""
    does = getattr(module, step)

    def interrupted(*given: object) -> object:
        os.kill(os.getpid(), signal.SIGTERM)
        return does(*given)

    monkeypatch.setattr(module, step, interrupted)
    with raised(), pytest.raises(Interruption), replacing(site) as fresh:
        (fresh / "index.html").write_text("new")
    is_new = step in {"_copy_hidden", "_swap", "_remove"}
    assert tree(site.parent) == {"site/index.html": b"new" if is_new else b"old"}


KILLED = """\
import os, signal, sys
from pathlib import Path
from onrecord.hosts import replacing as module

def kill(*_):
    os.kill(os.getpid(), signal.SIGKILL)

site, point = Path(sys.argv[1]), sys.argv[2]
if point == "between two renames":
    module._exchange = lambda *_: False
    move = Path.rename
    Path.rename = lambda self, to: kill() if self.name == "new" else move(self, to)
elif point != "work":
    setattr(module, point, kill)
with module.replacing(site) as fresh:
    (fresh / "index.html").write_text("new")
    if point == "work":
        if os.fork() == 0:  # a worker, which goes on for a while
            sys.stdin.read()
            (fresh / "late.html").write_text("late")
            os._exit(0)
        kill()
"""


@pytest.mark.parametrize(
    ("point", "stands"),
    [
        ("work", b"old"),
        ("_copy_hidden", b"old"),
        ("_swap", b"old"),
        ("between two renames", None),
        ("_remove", b"new"),
    ],
)
def test_killed_build_leaves_nothing(site: Path, point: str, stands: bytes | None) -> None:
    """Somebody else removes what it made, once the last of its processes has ended."""
    left = site.with_name(".site-onrecord")
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, site, point], stdin=subprocess.PIPE
    ) as build:
        assert build.wait() == -signal.SIGKILL
        assert left.exists() or point != "work"  # the worker is there
    until(lambda: not (left / "lock").exists())
    if stands:
        until(lambda: not left.exists())
        assert tree(site.parent) == {"site/index.html": stands}
    with replacing(site) as fresh:
        stood = (site / "index.html").read_bytes()
        (fresh / "index.html").write_text("newest")
    assert stood == (stands or b"old")
    assert tree(site.parent) == {"site/index.html": b"newest"}


def test_disk_that_is_full_is_told(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While hidden files are copied, too: they are the user's, and so may be large."""
    (site / ".large").write_bytes(b"x" * 4096)
    with (
        pytest.raises(HostError, match=r"cannot take the place of .*: File too large"),
        _at_most(1024),
        replacing(site),
    ):
        pass
    assert tree(site.parent) == {"site/.large": b"x" * 4096, "site/index.html": b"old"}


@contextmanager
def _at_most(size: int) -> Iterator[None]:
    """Let this process write no file that is larger, as if a disk were full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
