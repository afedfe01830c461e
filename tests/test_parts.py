"""What of the last site is taken into the next: only what is the same to the byte."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from onrecord.cache import Cache
from onrecord.parts import Files, Parts, unchanged

PLACE = "find/passages/2015/"


@pytest.fixture
def take(tmp_path: Path) -> Callable[..., tuple[Files, bool]]:
    """Give what takes a part, and says whether it was made; what it gives is what the old site then has."""

    def take(key: str, **files: str) -> tuple[Files, bool]:
        made = []

        def make() -> Iterator[tuple[str, bytes]]:
            made.append(key)
            for path, text in files.items():
                yield path, text.encode()

        found = Parts(Cache(tmp_path), tmp_path / "site").take(PLACE, key, make)
        for path, data in found:
            (tmp_path / "site" / PLACE).mkdir(parents=True, exist_ok=True)
            (tmp_path / "site" / PLACE / path).write_bytes(data)
        return found, bool(made)

    return take


def test_a_part_is_taken_while_its_key_is_the_same(take: Callable[..., tuple[Files, bool]]) -> None:
    """And made for another key, though the files are there."""
    first = take("one", a="x", b="y")
    assert first == ((("a", b"x"), ("b", b"y")), True)
    assert take("one", a="x", b="y") == (first[0], False)
    assert take("two", a="z") == ((("a", b"z"),), True)


def test_a_file_that_is_not_what_was_made_is_made_again(
    take: Callable[..., tuple[Files, bool]], tmp_path: Path
) -> None:
    """Somebody changed or removed it."""
    first = take("one", a="x", b="y")[0]
    file = tmp_path / "site" / PLACE / "b"
    file.write_bytes(b"other")
    assert take("one", a="x", b="y") == (first, True)
    file.unlink()
    assert take("one", a="x", b="y") == (first, True)


def test_nobody_waits_for_what_is_no_file(
    take: Callable[..., tuple[Files, bool]], tmp_path: Path
) -> None:
    """A pipe would never give anything, and a link may lead to what never ends."""
    first = take("one", a="x")[0]
    file = tmp_path / "site" / PLACE / "a"
    for make in (os.mkfifo, lambda path: path.symlink_to("/dev/zero"), Path.mkdir):
        file.unlink()
        make(file)
        assert unchanged(tmp_path / "site" / PLACE, [("a", "")]) == ()
    file.rmdir()
    assert take("one", a="x") == (first, True)


def test_without_an_old_site_everything_is_made(tmp_path: Path) -> None:
    """And nothing is kept, which could never be used."""
    assert Parts(Cache(tmp_path), None).take(PLACE, "one", lambda: [("a", b"x")]) == (("a", b"x"),)
    assert not (tmp_path / ".cache").exists()
