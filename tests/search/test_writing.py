"""Everything that search needs, in the folder of a site."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from onrecord.search.documents import Document
from onrecord.search.writing import write_pages, write_passages
from onrecord.site.page import Page
from onrecord.site.site import Site
from tests.hosts.projects import tree


def test_each_language_has_an_index(small: Site, pages: Mapping[str, Page], tmp_path: Path) -> None:
    """That of the site first; nothing of what stood there before is left."""
    (tmp_path / "find" / "en").mkdir(parents=True)
    (tmp_path / "find" / "en" / "old.js").write_text("old")
    own = [Document("about/", "About", "<p>Pigeons.</p>")]
    write_passages(small, tmp_path)
    write_pages(small, lambda: ([*pages.values()], own), tmp_path)
    told = json.loads((tmp_path / "find" / "settings.json").read_text(encoding="utf-8"))
    assert told["shelves"] == [["en", 4], ["ar", 0]]
    assert (tmp_path / "find" / "ar" / "wasm.ar.pagefind").exists()
    # Nobody speaks of a norm in Arabic.
    assert not (tmp_path / "find" / "ar" / "passages").exists()
    assert (tmp_path / "find" / "en" / "passages").exists()
    assert not (tmp_path / "find" / "en" / "old.js").exists()
    names = json.loads((tmp_path / "find" / "names.json").read_text(encoding="utf-8"))
    assert any(entry[1] == "ada-example" for entry in names)


def test_writing_twice_changes_nothing(
    small: Site, pages: Mapping[str, Page], tmp_path: Path
) -> None:
    """The same site has the same bytes."""
    write_pages(small, lambda: ([*pages.values()], []), tmp_path)
    write_passages(small, tmp_path)
    before = tree(tmp_path)
    write_passages(small, tmp_path)
    write_pages(small, lambda: ([*pages.values()], []), tmp_path)
    assert tree(tmp_path) == before
