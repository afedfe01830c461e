"""Pages of the last build that a new one takes over, and those that it does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from onrecord.hosts.commands import build
from onrecord.site import pages
from onrecord.site.page import PageGroup
from onrecord.site.pages import Made
from onrecord.site.reads import NotedSite
from tests.hosts.projects import REACHED, SUMMARY, tree, write

SETTINGS = REACHED.replace("search, ", "")
OTHER = SUMMARY.replace("2024-05-06", "2023-01-02").replace("norms on", "ports on")
FILES = {"mkdocs.yml": SETTINGS, "summaries/first.md": SUMMARY, "summaries/other.md": OTHER}


@pytest.fixture
def remade(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Give the addresses of what was made of those that can be taken over, in the last build."""
    found: set[str] = set()
    real = pages.make

    def noting(site: NotedSite, wanted: Sequence[PageGroup]) -> Iterator[Made]:
        found.clear()
        found.update(group.url for group in wanted if group.lasting)
        return real(site, wanted)

    monkeypatch.setattr("onrecord.hosts.site_files.make", noting)
    return found


def test_pages_stay_where_their_texts_do(tmp_path: Path, remade: set[str]) -> None:
    """And the site is what a build of everything gives."""
    config_file = write(tmp_path, FILES)
    build(config_file)
    assert {"summaries/first/", "summaries/other/", "norms/13a/"} <= remade
    said = OTHER.replace("Nobody asked.", "Somebody asked.")
    write(tmp_path, {**FILES, "summaries/other.md": said})
    build(config_file)
    assert "summaries/other/" in remade
    assert not {"summaries/first/", "norms/13a/"} & remade
    kept = tree(tmp_path / "site")
    build(config_file, keeps=False)
    assert kept == tree(tmp_path / "site")


@pytest.mark.parametrize("title", ["A webinar on ports", "A webinar on norms"])
def test_front_matter_counts_for_all_pages(tmp_path: Path, remade: set[str], title: str) -> None:
    """It stands in lists, beside passages and in counts; a key more counts as well."""
    config_file = write(tmp_path, FILES)
    build(config_file)
    changed = SUMMARY.replace("title: A webinar on norms", f"title: {title}\ntopics: [ports]")
    write(tmp_path, {**FILES, "summaries/first.md": changed})
    build(config_file)
    assert {"summaries/first/", "summaries/other/", "norms/13a/"} <= remade


def test_a_file_that_somebody_changed_is_made_again(tmp_path: Path, remade: set[str]) -> None:
    """With all that belongs to it; nothing is believed of an old site."""
    config_file = write(tmp_path, FILES)
    build(config_file)
    anew = tree(tmp_path / "site")
    page = tmp_path / "site" / "norms" / "13a" / "index.html"
    page.write_text("Somebody was here.", encoding="utf-8")
    (tmp_path / "site" / "norms" / "13b" / "index.html").unlink()
    build(config_file)
    assert {"norms/13a/", "norms/13b/"} == remade
    assert tree(tmp_path / "site") == anew


@pytest.mark.parametrize(
    "settings",
    [
        SETTINGS.replace("  name: material", "  name: material\n  custom_dir: theme"),
        REACHED,
        f"{SETTINGS}extra_templates: [all.txt]\n",
    ],
)
def test_where_others_look_at_pages_all_are_made(
    tmp_path: Path, remade: set[str], settings: str
) -> None:
    """A template of the user's own, or MkDocs' search, may look at anything in them."""
    own = {
        "theme/main.html": '{% extends "base.html" %}\n',
        "docs/all.txt": "{% for one in pages %}{{ one.page.content }}{% endfor %}\n",
    }
    files = {**FILES, **own, "mkdocs.yml": settings}
    config_file = write(tmp_path, files)
    build(config_file)
    write(tmp_path, {**files, "summaries/other.md": OTHER + "\nMore.\n"})
    build(config_file)
    assert "norms/13a/" in remade
    kept = tree(tmp_path / "site")
    build(config_file, keeps=False)
    assert kept == tree(tmp_path / "site")
