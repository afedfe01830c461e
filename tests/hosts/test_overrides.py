"""A site with templates of its own has ours too, or is told what it lacks."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from tests.hosts.projects import REACHED, write

MAIN = """\
{% extends "base.html" %}
{% block announce %}Welcome{% endblock %}
{% block extrahead %}<meta name="theirs" content="yes">{% endblock %}
{% block styles %}{{ super() }}<link rel="stylesheet" href="theirs.css">{% endblock %}
{% block scripts %}{{ super() }}<script src="theirs.js"></script>{% endblock %}
"""
ADDED = (
    '<meta name="theirs" content="yes">',
    '<link rel="stylesheet" href="theirs.css">',
    '<script src="theirs.js"></script>',
)
PAGES = ("index.html", "norms/13e/index.html", "summaries/first/index.html", "propose/index.html")


def build(folder: Path, templates: dict[str, str]) -> str:
    """Build a site with templates of its own; return what was told."""
    settings = REACHED.replace("name: material", "name: material\n  custom_dir: overrides")
    settings = settings if templates else REACHED
    files = {f"overrides/{name}": text for name, text in templates.items()}
    config = write(folder, {"mkdocs.yml": settings, "docs/own.md": "# Own\n\nText.", **files})
    result = CliRunner().invoke(main, ["build", "--config-file", str(config)])
    assert result.exit_code == 0, result.output
    return result.stderr


def lines(page: Path, without: tuple[str, ...] = ()) -> list[str]:
    """Return the lines of a page, without white space and without those parts."""
    text = page.read_text(encoding="utf-8")
    for part in without:
        assert part in text, page
        text = text.replace(part, "")
    return [line.strip() for line in text.splitlines() if line.strip()]


def test_main_of_a_site_adds_to_ours(tmp_path: Path) -> None:
    """Material's documented way: policy, filters, previews and form stay as they are."""
    assert build(tmp_path / "with", {"main.html": MAIN}) == ""
    assert build(tmp_path / "without", {}) == ""
    announced = 'class="md-banner__inner md-grid md-typeset"'
    for name in (*PAGES, "own/index.html"):
        page = tmp_path / "with/site" / name
        ours = lines(tmp_path / "without/site" / name)
        text = page.read_text(encoding="utf-8")
        assert "Content-Security-Policy" in text
        assert announced in text
        missing = [line for line in ours if line not in lines(page, ADDED)]
        # Where nothing is announced, the place for it is one empty line.
        assert missing in ([], ['<div data-md-component="announce">', "</div>"]), name


@pytest.mark.parametrize(
    ("name", "lost"), [("partials/header.html", "the search"), ("base.html", "the policy")]
)
def test_a_template_in_place_of_ours_is_told(tmp_path: Path, name: str, lost: str) -> None:
    """With what is lost by it, and where to put what it adds."""
    told = build(tmp_path, {name: "<header></header>"})
    assert f"overrides/{name} takes the place of a template of onrecord, and with it {lost}" in told
    assert "main.html instead" in told
