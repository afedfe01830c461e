"""The manifest that is published: from a file or the web, within limits."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.publishing.fetching import fetch
from onrecord.publishing.manifest import Manifest, ManifestError, dump
from onrecord.text import fetching
from tests.serving import Serve, answering

ANSWER = dump(Manifest(speakers=("ada-example",))).encode()


def test_a_file_is_read(tmp_path: Path) -> None:
    """A path is that of a manifest."""
    file = tmp_path / "manifest.json"
    file.write_bytes(ANSWER)
    assert fetch(str(file)) == Manifest(speakers=("ada-example",))


@pytest.mark.parametrize("path", ["/manifest.json", "/"])
def test_an_address_is_fetched(serve: Serve, path: str) -> None:
    """That of the manifest or that of the site."""
    assert fetch(serve(answering(ANSWER)) + path) == Manifest(speakers=("ada-example",))


def test_a_site_that_has_no_manifest_yet_is_no_error(serve: Serve) -> None:
    """Before the first publication there is nothing to keep."""
    assert fetch(f"{serve(answering(status=404))}/") is None


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("ftp://example.org/manifest.json", "cannot be fetched: an address begins with"),
        ("missing.json", r"cannot be read: No such file or directory\."),
        ("large.json", "has more than 1,000 bytes"),
    ],
)
def test_what_leads_nowhere_is_told(
    path: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each in a sentence with the path or address; nothing is read without end."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(fetching, "LIMIT", 1000)
    Path("large.json").write_bytes(b" " * 2000)
    with pytest.raises(ManifestError, match=words) as refused:
        fetch(path)
    assert str(refused.value).startswith(path)


def test_what_is_no_manifest_is_told_with_its_place(tmp_path: Path) -> None:
    """The message says which file it is about."""
    file = tmp_path / "page.json"
    file.write_text("<html>", encoding="utf-8")
    with pytest.raises(ManifestError, match=r"page\.json cannot be used: This is no manifest"):
        fetch(str(file))
