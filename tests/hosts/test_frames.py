"""Parts of the frame that pages share are as they would be on each page alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.hosts import frames
from onrecord.hosts.commands import build
from tests.hosts.projects import SETTINGS, SUMMARY, tree, write

NAV = "nav: [index.md, norms/index.md, norms/13e/index.md, summaries/index.md]\n"
FILES = {
    "mkdocs.yml": SETTINGS + NAV,
    "summaries/second.md": SUMMARY.replace("A webinar on norms", "A second one & more"),
}


def words(site: Path) -> dict[str, list[bytes]]:
    """Return what every file of a site has between its white space."""
    return {name: content.split() for name, content in tree(site).items() if ".html" in name}


def test_shared_frames_change_no_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Header, navigation and settings are the same as when each page makes its own."""
    shared = words(build(write(tmp_path / "shared", FILES)).site)
    monkeypatch.setattr(frames.Frame, "once", lambda _self, _part, caller: caller())
    alone = words(build(write(tmp_path / "alone", FILES)).site)
    assert shared == alone
    header = b"".join(shared["summaries/second/index.html"]).partition(b"</header>")[0]
    assert b"Asecondone&amp;more" in header


def test_own_templates_share_nothing(tmp_path: Path) -> None:
    """Who has templates of their own sees the page itself in each of them."""
    config = write(tmp_path, {"mine/partials/nav.html": "<nav>This is {{ page.title }}</nav>"})
    settings = config.read_text(encoding="utf-8")
    config.write_text(settings.replace("material", "material\n  custom_dir: mine"), "utf-8")
    site = build(config).site
    for url, title in (("norms/13e", "13(e)"), ("norms/13f", "13(f)")):
        assert f"<nav>This is {title}" in (site / url / "index.html").read_text(encoding="utf-8")


def test_a_part_is_made_once() -> None:
    """The first page that asks makes it, and every page puts its own title in."""
    frame = frames.Frame("norms/13e/")
    asked = [frame.once("header", lambda: f"<b>{frame.page.title}</b>") for _ in range(2)]
    assert asked[0] is asked[1]
    assert frame.titled(asked[0], "A &amp; B") == "<b>A &amp; B</b>"
