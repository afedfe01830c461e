"""A site beside the plugins and settings that people use: each works, or is told in a sentence.

The plugins have an environment and a lock of their own; `make neighbours` sets it up and runs this.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.neighbours.rows import ROWS, Row

SETTINGS = """\
site_name: A site among others
site_url: https://example.org/record/
theme:
  name: material
  {theme}
plugins:
{plugins}
{more}
"""
OURS = "- onrecord: {contact: record@example.org, pictures: false}"
FILES = {
    "speakers.yaml": "ann-example: {name: Ann Example}\n",
    "summaries/2024-05-06-first.md": (
        "---\ntitle: 'A webinar on {{ config }} & {% raw %}'\ndate: 2024-05-06\n"
        "speakers: [ann-example]\nnorms: [13e]\n---\n\n"
        "Example said that norm 13(e) matters, and {{ config.site_name }}.\n"
    ),
    "docs/own.md": "# Own page\n\nThe [norm](norms/13e/index.md) matters.\n",
}


class Article(HTMLParser):
    """Collects the words of the text of a page, without the frame around it."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = 0
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin at the article."""
        self.inside += tag == "article"

    def handle_endtag(self, tag: str) -> None:
        """End with it."""
        self.inside -= tag == "article"

    def handle_data(self, data: str) -> None:
        """Keep words within."""
        if self.inside:
            self.words.extend(data.split())


def texts(site: Path) -> dict[str, str]:
    """Return the words of all pages of a site, by path."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        parser = Article()
        parser.feed(path.read_text(encoding="utf-8"))
        found[path.relative_to(site).as_posix()] = " ".join(parser.words)
    return found


def build(folder: Path, row: Row, *, first: bool = True) -> tuple[Path, str]:
    """Build the project beside a neighbour; return its site and what was told."""
    order = (OURS, row.plugins) if first else (row.plugins, OURS)
    settings = SETTINGS.format(
        theme=row.theme, plugins="\n".join(filter(None, order)), more=row.more
    )
    for name, text in {**FILES, **row.files, row.settings: settings}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for command in (
        "git init -q",
        "git config user.name Ann",
        "git config user.email ann@example.org",
        "git add -A",
        "git commit -qm Begin",
    ):
        assert run(folder, command).returncode == 0
    told = ""
    for command in row.build:
        done = run(folder, command)
        told += done.stdout + done.stderr
        assert "Traceback" not in told, told
        assert done.returncode == (row.outcome == "refused"), told
    return folder / row.site, told


def run(folder: Path, command: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, with the programs of the neighbours before others."""
    programs = Path(os.environ["ONRECORD_NEIGHBOURS"]).parent
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        command.split(),
        cwd=folder,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """Build the project alone; return the words of its pages."""
    site, _ = build(tmp_path_factory.mktemp("plain"), Row("plain", ""))
    return texts(site)


@pytest.mark.parametrize(
    ("row", "first"),
    [
        pytest.param(row, first, id=f"{row.name}, {'behind' if first else 'before'} ours")
        for row in ROWS
        for first in ((True, False) if row.both else (True,))
    ],
)
def test_neighbour(row: Row, first: bool, tmp_path: Path, plain: Mapping[str, str]) -> None:
    """Each page of ours says what it says without the neighbour, and the neighbour does its work."""
    site, told = build(tmp_path, row, first=first)
    said = re.sub(r"\s+", " ", told)
    assert (row.outcome == "works") == (row.told == "")
    assert row.told in said
    if row.outcome == "refused":
        assert not site.exists()
        return
    if row.outcome == "works":
        assert "browsers will not show" not in said
    found = texts(site)
    ours = {path: text for path, text in plain.items() if not path.startswith(("own", "404"))}
    assert ours.keys() <= found.keys()
    changed = {
        path
        for path, text in ours.items()
        if text not in found[path].replace(row.address, Row.address)
    }
    assert changed == set()
    assert (site / "find/pages/pagefind.js").is_file()
    for path, text in row.shows.items():
        assert text in (site / path).read_text(encoding="utf-8"), path
    lacking = {
        path
        for path in found.keys() & {*ours, "own/index.html"}
        if row.everywhere not in (site / path).read_text(encoding="utf-8")
    }
    assert lacking == set()
