"""A project that is built beside the plugins of other people, with the programs of their environment."""

from __future__ import annotations

import os
import subprocess
from html.parser import HTMLParser
from pathlib import Path

from tests.neighbours.rows import Row

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
PLAIN = Row("plain", "")
"""The project alone."""

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


def begin(folder: Path, row: Row = PLAIN, *, first: bool = True) -> None:
    """Write the project beside a neighbour, and commit it."""
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


def build(folder: Path, row: Row = PLAIN, *, first: bool = True) -> tuple[Path, str]:
    """Build the project beside a neighbour; return its site and what was told."""
    begin(folder, row, first=first)
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
