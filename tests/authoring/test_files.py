"""Files are written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.authoring import files
from onrecord.authoring.files import File, RefusedError, save


def test_files_are_written_with_their_folders(tmp_path: Path) -> None:
    """Line ends stay as they are, and nothing else is left behind."""
    save((File(tmp_path / "a" / "b.md", "ü\r\n"), File(tmp_path / "c.yaml", "\ufeffd\n")))
    assert (tmp_path / "a" / "b.md").read_bytes() == "ü\r\n".encode()
    assert (tmp_path / "c.yaml").read_bytes() == "\ufeffd\n".encode()
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a", "b.md", "c.yaml"]


def test_a_file_that_is_replaced_keeps_its_rights(tmp_path: Path) -> None:
    """Who could read it before can read it now, and nobody else."""
    file = tmp_path / "speakers.yaml"
    file.write_text("old")
    file.chmod(0o640)
    save((File(file, "new", replaces=True),))
    assert (file.read_text(), file.stat().st_mode & 0o777) == ("new", 0o640)


@pytest.mark.parametrize("dangling", [False, True])
def test_a_file_of_somebody_is_not_written_over(tmp_path: Path, dangling: bool) -> None:
    """Then none of the files is written, and a link that leads nowhere counts as a file."""
    file = tmp_path / "b.md"
    if dangling:
        file.symlink_to(tmp_path / "nowhere")
    else:
        file.write_text("mine")
    with pytest.raises(RefusedError, match=r"There is a file `b\.md` already"):
        save((File(tmp_path / "a.md", "a"), File(file, "b")))
    assert [path.name for path in tmp_path.iterdir()] == ["b.md"]
    assert dangling or file.read_text() == "mine"


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    """The reason and the place stand in the message; nothing is left half-written."""
    (tmp_path / "file").write_text("")
    with pytest.raises(RefusedError, match="Nothing was written: "):
        save((File(tmp_path / "a.md", "a"), File(tmp_path / "file" / "b.md", "b")))
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_breaking_off_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also when it comes between two files."""
    write = files._write

    def interrupted(beside: Path, file: File) -> None:
        write(beside, file)
        if file.path.name == "b.md":
            raise KeyboardInterrupt

    monkeypatch.setattr(files, "_write", interrupted)
    with pytest.raises(KeyboardInterrupt):
        save((File(tmp_path / "a.md", "a"), File(tmp_path / "b.md", "b")))
    assert list(tmp_path.iterdir()) == []
