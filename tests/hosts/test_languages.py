"""The language of a site: the one of its theme."""

from __future__ import annotations

import logging
import re
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.hosts import settings
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
        "the theme, only in ar, en, es, fr, ru and zh.\n"
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
        for hook in plugin.on_config.methods:
            hook(config)
    assert [r.levelname for r in caplog.records if "`de`" in r.getMessage()] == ["INFO"]


@pytest.fixture(scope="module")
def russian(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a site in a language that is translated in part."""
    folder = tmp_path_factory.mktemp("russian")
    config_file = write(folder, {"mkdocs.yml": FRENCH.replace("language: fr", "language: ru")})
    result = CliRunner().invoke(main, ["build", "--config-file", str(config_file)])
    assert result.exit_code == 0
    (folder / "said.txt").write_text(result.stderr, encoding="utf-8")
    return folder


def test_build_says_how_much_is_missing(russian: Path) -> None:
    """In one sentence, with the command that lists it."""
    said = (russian / "said.txt").read_text(encoding="utf-8")
    assert re.fullmatch(
        r"Of the \d+ texts of the interface and the catalogue, \d+ are not in the language `ru` of the "
        r"theme yet, and are English\. `onrecord words ru` lists them\.\n",
        said,
    )


def test_what_is_not_translated_says_its_language(russian: Path) -> None:
    """On pages of ours, in what stands around them, and in the page for a mistyped address."""
    home = (russian / "site/index.html").read_text(encoding="utf-8")
    assert '<html lang="ru"' in home
    assert "Кто что сказал о какой норме" in home
    assert '<p class="or-lead"><span lang="en" dir="ltr">Summaries of webinars' in home
    assert '<strong><span lang="en" dir="ltr">' in home
    norm = (russian / "site/norms/13e/index.html").read_text(encoding="utf-8")
    title = "Respect human rights and privacy online"
    assert f'<h1 id="or-h1"><span lang="en" dir="ltr">{title}</span></h1>' in norm
    missing = (russian / "site/404.html").read_text(encoding="utf-8")
    assert '<span lang="en" dir="ltr">The address may be mistyped' in missing
    assert ">Страница не найдена</h1>" in missing


@pytest.mark.parametrize(
    ("code", "language", "direction", "words"),
    [
        pytest.param("es-419", "es", "ltr", "Resúmenes más recientes", id="region"),
        pytest.param("ar-EG", "ar", "rtl", "أحدث الملخصات", id="from the right"),
    ],
)
def test_region_has_the_words_of_its_language(
    tmp_path: Path, code: str, language: str, direction: str, words: str
) -> None:
    """Of Material, too, which has files for few regions."""
    chosen = FRENCH.replace("language: fr", f"language: {code}")
    result = CliRunner().invoke(
        main, ["build", "--config-file", str(write(tmp_path, {"mkdocs.yml": chosen}))]
    )
    assert result.exit_code == 0, result.output
    page = (tmp_path / "site/index.html").read_text(encoding="utf-8")
    assert f'<html lang="{language}"' in page
    assert f'<body dir="{direction}"' in page
    assert words in page


def test_language_that_the_theme_lacks_is_told(tmp_path: Path) -> None:
    """It would fail later, for want of a file that nobody has heard of."""
    chosen = FRENCH.replace("language: fr", "language: tlh")
    result = CliRunner().invoke(
        main, ["build", "--config-file", str(write(tmp_path, {"mkdocs.yml": chosen}))]
    )
    assert result.exit_code == 1
    assert "Material has no words in the language `tlh` of the theme." in result.stderr


def test_words_that_cannot_be_read_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever translates learns which file, and where in it."""

    def broken(_: str) -> None:
        tomllib.loads("[count")

    monkeypatch.setattr(settings, "words_in", broken)
    result = CliRunner().invoke(
        main, ["build", "--config-file", str(write(tmp_path, {"mkdocs.yml": FRENCH}))]
    )
    assert result.exit_code == 1
    assert "The words of onrecord in the language `fr` cannot be read: Expected" in result.stderr
