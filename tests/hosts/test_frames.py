"""Pages that share their frames are as they would be alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.hosts.commands import build
from tests.hosts.projects import SETTINGS, SUMMARY, tree, write

NAV = "nav: [index.md, norms/index.md, norms/13e/index.md, summaries/index.md]\n"
ADDRESSES = "site_url: https://example.org/here/\nrepo_url: https://example.org/repository\n"
EMPTY = "site_description: All & sundry\n"
WITHDRAWN = "withdrawn: {on: 2031-01-02, reason: A mistake.}\nredirect_from: [/old/]\n"
FILES = {
    "summaries/second.md": SUMMARY.replace("A webinar on norms", "A second one & more"),
    "summaries/third.md": SUMMARY.replace("---\n\n", f"{WITHDRAWN}---\n\n", 1),
}


def words(site: Path) -> dict[str, list[bytes]]:
    """Return what every page of a site has between its white space."""
    return {name: content.split() for name, content in tree(site).items() if ".html" in name}


@pytest.mark.parametrize("settings", [NAV + EMPTY, ADDRESSES])
def test_shared_frames_change_no_page(tmp_path: Path, settings: str) -> None:
    """Each page is the same as where templates of a user's own keep it from sharing anything."""
    files = {"mkdocs.yml": SETTINGS + settings, **FILES}
    shared = words(build(write(tmp_path / "shared", files)).site)
    files["mkdocs.yml"] = files["mkdocs.yml"].replace("material", "material\n  custom_dir: mine")
    alone = words(build(write(tmp_path / "alone", {**files, "mine/empty.html": ""})).site)
    assert shared.keys() == alone.keys()
    for name, page in shared.items():
        assert page == alone[name], name
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
