"""A staged site: files that say what a build says, for a generator that loads no plugins."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from markdown import markdown

from onrecord.cli import main
from onrecord.hosts.commands import build
from onrecord.hosts.staging import _hand_written
from onrecord.project.settings import settings_around
from tests.hosts.projects import HOSTILE, SUMMARY, tree, write, write_hostile


def stage(*arguments: str | Path) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["stage", *map(str, arguments)], catch_exceptions=False)


def front(page: Path) -> dict[str, object]:
    """Return the front matter of a staged page."""
    found: dict[str, object] = yaml.safe_load(page.read_text(encoding="utf-8").split("---\n")[1])
    return found


def lines(text: str) -> list[str]:
    """Return the lines of a text; Markdown takes the white space from empty ones."""
    return [line.rstrip() for line in text.strip().splitlines()]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a project, which is the one here."""
    own = {
        "docs/own.md": "---\ntitle: A page\n---\n\nSee the *norms*.\n",
        "docs/.hidden.md": "# No\n",
    }
    folder = write(tmp_path / "project", own).parent
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.slow
def test_every_page_and_file_of_a_build_is_staged(folder: Path) -> None:
    """What the generator makes itself apart; the same project gives the same bytes."""
    result = stage("staged")
    assert result.exit_code == 0
    site, staged = build(folder / "mkdocs.yml").site, folder / "staged/docs"
    pages = {path.parent for path in site.rglob("index.html")}
    count = sum((staged / page.relative_to(site) / "index.md").exists() for page in pages)
    assert count == len(pages) - 1  # the hand-written one
    assert (staged / "own.md").exists()
    for part in ("api", "schema", "find/passages"):
        assert tree(staged / part).keys() >= {
            name for name in tree(site / part) if not name.endswith("index.html")
        }
    before = tree(folder / "staged")
    stage("staged")
    assert tree(folder / "staged") == before


def test_what_a_page_says_comes_through_markdown_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither Markdown nor front matter makes anything of what contributors write."""
    folder = write_hostile(tmp_path).parent
    fence = "\n~~~ {.python}\nNo code.\n~~~\n\n```` x\nNor here.\n````\n"
    text = (folder / "summaries/first.md").read_text(encoding="utf-8")
    write(folder, {"summaries/first.md": text + fence})
    monkeypatch.chdir(folder)
    assert stage("staged").exit_code == 0
    for page in (folder / "staged/docs").rglob("index.md"):
        text = page.read_text(encoding="utf-8")
        body = text.split("\n---\n\n", 1)[1]
        shown = markdown(
            body, extensions=["attr_list", "fenced_code", "tables", "toc", "admonition"]
        )
        assert lines(shown) == lines(body), page
        title = str(front(page).get("title", ""))
        assert "<" not in title
        assert "<script>window" not in text.split("\n---\n\n", 1)[0]
    summary = front(folder / "staged/docs/summaries/first/index.md")
    assert HOSTILE.split(">", maxsplit=1)[0].replace("<", "&lt;") in str(summary["title"])


def test_the_settings_add_to_those_of_the_project(folder: Path) -> None:
    """Where these have no navigation, it is that of a build."""
    stage("staged")
    settings = yaml.safe_load((folder / "staged/mkdocs.yml").read_text(encoding="utf-8"))
    assert settings["INHERIT"] == "../mkdocs.yml"
    assert settings["docs_dir"] == "docs"
    assert "own.md" in settings["nav"]
    assert {"Summaries": "summaries/index.md"} in settings["nav"]
    write(folder, {"mkdocs.yml": "nav: [own.md]\n" + (folder / "mkdocs.yml").read_text("utf-8")})
    stage("staged")
    assert "nav:" not in (folder / "staged/mkdocs.yml").read_text(encoding="utf-8")


def test_hand_written_pages_can_be_found(folder: Path) -> None:
    """By the title and text that they have, unless their author keeps them from search."""
    write(folder, {"docs/secret.md": "---\nsearch: {exclude: true}\n---\n# Unfindable\n"})
    stage("staged")
    found = (folder / "staged/docs/find/pages/fragment").iterdir()
    records = "".join(gzip.decompress(file.read_bytes()).decode() for file in found)
    assert "A page" in records
    assert "Unfindable" not in records


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ('{% extends "base.html" %}\n{% block announce %}Hello{% endblock %}\n', False),
        ("<p>All mine</p>\n", True),
    ],
)
def test_a_template_of_the_user_s_stands_on_ours(folder: Path, template: str, told: bool) -> None:
    """As in a build; where it cannot, that is said."""
    settings = (
        (folder / "mkdocs.yml")
        .read_text("utf-8")
        .replace("material", "material\n  custom_dir: mine")
    )
    write(folder, {"mkdocs.yml": settings, "mine/main.html": template})
    result = stage("staged")
    main_html = (folder / "staged/overrides/main.html").read_text(encoding="utf-8")
    assert ('extends "onrecord.html"' in main_html) != told
    assert ("mine/main.html does not extend base.html" in result.stderr) == told
    assert (folder / "staged/overrides/onrecord.html").exists()


def test_links_are_left_out_and_told(folder: Path) -> None:
    """Another generator may not follow them as MkDocs does."""
    (folder / "docs/linked.txt").symlink_to(folder / "docs/own.md")
    result = stage("staged")
    assert "docs/linked.txt is a link, so it is left out." in result.stderr
    assert not (folder / "staged/docs/linked.txt").exists()


def test_only_files_are_looked_through_for_words(folder: Path) -> None:
    """No link is followed, and nobody waits for a pipe."""
    before = list(_hand_written(settings_around(folder)))
    (folder / "docs/linked.md").symlink_to(folder / "docs/own.md")
    os.mkfifo(folder / "docs/pipe.md")
    assert list(_hand_written(settings_around(folder))) == before != []


def test_nothing_of_somebody_else_s_is_replaced(folder: Path) -> None:
    """Nor what was staged before, where something is wrong."""
    write(folder, {"other/notes.txt": "Mine"})
    result = stage("other")
    assert "holds something else than a staged site" in result.stderr
    assert result.exit_code == 1
    assert (folder / "other/notes.txt").exists()
    stage("staged")
    before = tree(folder / "staged")
    write(folder, {"summaries/first.md": SUMMARY.replace("ada-example", "nobody")})
    result = stage("staged")
    assert "OR401" in result.stderr
    assert result.exit_code == 1
    assert tree(folder / "staged") == before


def test_what_no_picture_shows_is_told(folder: Path) -> None:
    """As a build tells it."""
    settings = "site_url: https://example.org/\n" + (folder / "mkdocs.yml").read_text("utf-8")
    write(
        folder, {"mkdocs.yml": settings, "summaries/first.md": SUMMARY.replace("webinar", "規範")}
    )
    result = stage("staged")
    assert "規 範" in result.stderr
    assert (folder / "staged/docs/picture.png").exists()
