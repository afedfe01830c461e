"""What a killed program leaves is removed by the next; what is in use, or somebody else's, stays."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from onrecord.hosts.temporary import temporary_folder

KILLED = """\
import os, signal
from onrecord.hosts.temporary import temporary_folder
with temporary_folder() as folder:
    (folder / "site").mkdir()
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let temporary folders be made where nobody else makes any."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_a_folder_is_there_while_it_is_needed(place: Path) -> None:
    """Nobody who needs one meanwhile takes it away."""
    with temporary_folder() as folder:
        (folder / "page").touch()
        with temporary_folder() as other:
            assert sorted(place.iterdir()) == sorted((folder, other))
        assert (folder / "page").exists()
    assert list(place.iterdir()) == []


def test_what_a_killed_program_left_is_removed(place: Path) -> None:
    """By the next one, whole."""
    done = subprocess.run([sys.executable, "-c", KILLED], check=False)
    assert done.returncode < 0
    (left,) = place.iterdir()
    assert (left / "site").is_dir()
    with temporary_folder() as folder:
        assert list(place.iterdir()) == [folder]


def test_what_is_not_ours_stays(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without a lock or with a link in its place, a link to a folder, a file, one of another user."""
    aim = place / "aim"
    aim.mkdir()
    (aim / "lock").touch()
    (place / "onrecord-link").symlink_to(aim)
    (place / "onrecord-file").touch()
    (place / "onrecord-new").mkdir()
    (place / "onrecord-linked").mkdir()
    (place / "onrecord-linked" / "lock").symlink_to(aim / "lock")
    before = set(place.rglob("*"))
    with temporary_folder():
        pass
    assert set(place.rglob("*")) == before
    aim.rename(place / "onrecord-theirs")
    user = os.getuid() + 1
    monkeypatch.setattr(os, "getuid", lambda: user)
    with temporary_folder():
        pass
    assert (place / "onrecord-theirs" / "lock").exists()
