"""The language of a site: the one of its theme."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.hosts.mkdocs import OnrecordPlugin
from onrecord.hosts.settings import load_config
from tests.hosts.projects import REACHED, write

FRENCH = REACHED.replace("  name: material\n", "  name: material\n  language: fr\n")
GERMAN = FRENCH.replace("language: fr", "language: de")


def test_words_are_those_of_the_theme(tmp_path: Path) -> None:
    """One setting gives the theme's words and ours, and nothing has to be said about it."""
    config_file = write(tmp_path, {"mkdocs.yml": FRENCH})
    result = CliRunner().invoke(main, ["build", "--config-file", str(config_file)])
    assert (result.exit_code, result.stderr) == (0, "")
    page = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert '<html lang="fr"' in page
    assert "1\u00a0compte rendu" in page


def test_language_without_words_is_told(tmp_path: Path) -> None:
    """The site is built all the same, and whoever builds it knows why it is in English."""
    config_file = write(tmp_path, {"mkdocs.yml": GERMAN})
    result = CliRunner().invoke(main, ["build", "--config-file", str(config_file)])
    assert result.exit_code == 0
    assert result.stderr == (
        "What onrecord says on the pages is in English: it has no words in the language `de` of "
        "the theme, only in ar, en, es and fr.\n"
    )
    page = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert '<html lang="de"' in page
    assert "1 summary" in page
    assert '<div lang="en">\n<div class="or or-home">' in page
    for text in (page, (tmp_path / "site" / "404.html").read_text(encoding="utf-8")):
        assert '<div class="or-search" data-or-search lang="en">' in text
    aside = (tmp_path / "site/norms/13e/index.html").read_text(encoding="utf-8")
    assert '<div lang="en">\n<div class="or-aside">' in aside


def test_preview_tells_it_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """What was told when a preview began is not told again whenever a file is saved."""
    config_file = write(tmp_path, {"mkdocs.yml": GERMAN, "docs/about.md": "# About"})
    caplog.set_level(logging.INFO, "mkdocs")
    plugin = OnrecordPlugin()
    for _ in range(2):
        config = load_config(config_file, "")
        plugin.load_config({}, str(config_file))
        plugin.on_config(config)
    assert [r.levelname for r in caplog.records if "`de`" in r.getMessage()] == ["INFO"]
