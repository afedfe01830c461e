"""Reading files that somebody else may have put there."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord import files


def _socket(path: Path) -> None:
    before = Path.cwd()
    os.chdir(path.parent)  # the whole path may be longer than that of a socket can be
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(before)


MADE: dict[str, Callable[[Path], object]] = {
    "a folder": Path.mkdir,
    "a pipe": os.mkfifo,
    "a socket": _socket,
    "a symbolic link": lambda path: path.symlink_to("other"),
}


@pytest.mark.parametrize("kind", MADE)
def test_what_is_no_ordinary_file_is_named_and_not_waited_for(tmp_path: Path, kind: str) -> None:
    """Nobody writes into the pipe, so that reading it would never end."""
    (tmp_path / "other").write_text("secret")
    MADE[kind](tmp_path / "x")
    with pytest.raises(files.KindError) as caught:
        files.read(tmp_path, "x")
    assert caught.value.kind == kind


def test_a_device_is_not_read() -> None:
    """It would never end."""
    with pytest.raises(files.KindError, match="a device"):
        files.read_any(Path("/dev/zero"), 10)


@pytest.mark.parametrize("path", ["../x", "/x", "a/../../x", "a/.."])
def test_a_path_stays_in_its_folder(tmp_path: Path, path: str) -> None:
    """Even one that would lead back."""
    (tmp_path / "x").write_text("secret")
    with pytest.raises(files.OutsideError):
        files.read(tmp_path / "folder", path)


def test_no_folder_on_the_way_is_a_link(tmp_path: Path) -> None:
    """The message names the link."""
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "x").write_text("secret")
    (tmp_path / "link").symlink_to("other")
    with pytest.raises(files.KindError, match="behind the symbolic link `link`"):
        files.read(tmp_path, "link/x")


def test_the_folder_itself_may_be_behind_a_link(tmp_path: Path) -> None:
    """Where a project lies is the user's business."""
    (tmp_path / "project").mkdir()
    (tmp_path / "project" / "x").write_text("text")
    (tmp_path / "link").symlink_to("project")
    assert files.read(tmp_path / "link", "x") == b"text"


@pytest.mark.parametrize("name", ["x", "x/y", "x\0"])
def test_a_file_that_is_not_there_is_missing(tmp_path: Path, name: str) -> None:
    """Nor is there one below a file, or of a name that no file can have."""
    if name == "x/y":
        (tmp_path / "x").write_text("text")
    with pytest.raises(files.MissingError, match="no such file"):
        files.read(tmp_path, name)


def test_a_file_that_is_too_large_is_not_read_whole(tmp_path: Path) -> None:
    """The size is told."""
    (tmp_path / "x").write_bytes(b"x" * 11)
    assert len(files.read(tmp_path, "x", 11)) == 11
    with pytest.raises(files.TooLargeError, match="11 bytes"):
        files.read(tmp_path, "x", 10)


def test_a_file_whose_size_nobody_knows_is_read_whole() -> None:
    """The system says of what it makes itself that it is empty; so does a file that grows meanwhile."""
    file = Path("/proc/self/maps")
    if not file.exists():
        pytest.skip("there is none here")
    assert len(files.read_any(file, 1 << 20)) > file.stat().st_size
    with pytest.raises(files.TooLargeError):
        files.read_any(file, 10)


def test_a_file_that_is_shut_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's reason is passed on."""

    def shut(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "x").write_text("text")
    monkeypatch.setattr(os, "open", shut)
    with pytest.raises(files.ShutError, match="Permission denied"):
        files.read(tmp_path, "x")


def _rewritten(file: Path) -> None:
    """Save another text of the same length, at what is said to be the same time."""
    told = file.stat()
    file.write_text("two")
    os.utime(file, ns=(told.st_atime_ns, told.st_mtime_ns))


def _replaced(file: Path) -> None:
    other = file.with_name("other")
    other.write_text("two")
    os.utime(other, ns=(file.stat().st_atime_ns, file.stat().st_mtime_ns))
    other.replace(file)


@pytest.mark.parametrize(
    "change", [_rewritten, _replaced, lambda file: file.chmod(0o400), os.utime]
)
def test_a_stamp_tells_of_every_change(
    tmp_path: Path, change: Callable[[Path], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also of one that leaves size and time as they were."""
    monkeypatch.setattr(files, "_SETTLED", 0)
    file = tmp_path / "x"
    file.write_text("one")
    before = files.stamp(file)
    assert before
    assert files.stamp(file) == before
    time.sleep(0.02)  # no clock of a file system that is tested on is coarser
    change(file)
    assert files.stamp(file) != before


def test_what_was_just_saved_has_no_stamp(tmp_path: Path) -> None:
    """It may be saved again before its time is another one; nor has what is not there, or to come."""
    file = tmp_path / "x"
    assert files.stamp(file) == ""
    assert files.stamp("a\0b") == ""
    file.write_text("one")
    assert files.stamp(file) == ""
    later = time.time() + 3600
    os.utime(file, (later, later))
    assert files.stamp(file) == ""
