"""What a system refuses is said in a line that people can read."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest

from onrecord.hosts.errors import no_index, reason

FULL = os.strerror(errno.ENOSPC)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, FULL), FULL),
        (OSError(errno.ENOSPC, FULL, "a"), f"{FULL}: a"),
        (OSError(errno.ENOSPC, FULL, "a", None, "b"), f"{FULL}: b"),
        (OSError("no words"), "no words"),
        (OSError(), "the system does not say why"),
        (shutil.Error([("a", "b", f"[Errno 28] {FULL}"), ("c", "d", "…")]), f"{FULL}: b"),
        (shutil.Error([("a", "b", f"[Errno 28] {FULL}: 'a' -> 'b'")]), f"{FULL}: b"),
        (shutil.SameFileError("one file"), "one file"),
    ],
)
def test_a_refusal_has_words_and_a_place(error: OSError, said: str) -> None:
    """Where the system knows one; neither its number nor what Python makes of it."""
    assert reason(error) == said


def test_a_copy_that_fails_names_the_file(tmp_path: Path) -> None:
    """Python raises a list of everything that went wrong."""
    (tmp_path / "from" / "a").mkdir(parents=True)
    (tmp_path / "from" / "a" / "gone").symlink_to("nowhere")
    with pytest.raises(shutil.Error) as found:
        shutil.copytree(tmp_path / "from", tmp_path / "to")
    target = tmp_path / "to" / "a" / "gone"
    assert reason(found.value) == f"No such file or directory: {target}"


def test_an_index_that_is_missing_is_told() -> None:
    """Whether the system or Pagefind is behind it."""
    said = "The search index cannot be written: "
    assert no_index(OSError(errno.ENOSPC, FULL)) == f"{said}{FULL}."
    assert no_index(RuntimeError("Pagefind ended early.")) == f"{said}Pagefind ended early."
