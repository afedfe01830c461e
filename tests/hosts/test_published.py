"""What keeps old links alive, in real builds: the manifest, redirects, withdrawn summaries."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.hosts.commands import build
from onrecord.project.settings import settings_around
from onrecord.publishing.manifest import parse
from tests.hosts.projects import SETTINGS, SPEAKERS, SUMMARY, tree, write
from tests.serving import Serve, answering

MOVED = SUMMARY.replace("date:", "redirect_from: [/summaries/zero/, /zero.html, /about/]\ndate:")
WITHDRAWN = SUMMARY.replace("date:", "withdrawn: {on: 2024-07-08, reason: A reason.}\ndate:")
FILES = {
    "summaries/first.md": MOVED,
    "summaries/second.md": WITHDRAWN.replace("A webinar on norms", "A webinar taken back"),
    "speakers.yaml": SPEAKERS.replace("}", ", former_ids: [a-example]}"),
    "docs/about.md": "# About us\n\nWe are nobody.\n",
    "docs/more/index.md": "# More\n\nEven less.\n",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a project with redirects, a withdrawn summary and pages of its own."""
    folder = tmp_path_factory.mktemp("published")
    build(write(folder, FILES))
    return folder


def check(*arguments: str | Path) -> Result:
    """Run the check."""
    return CliRunner().invoke(main, ["check", *map(str, arguments)], catch_exceptions=False)


def test_old_addresses_lead_on(folder: Path) -> None:
    """A folder or a file at each; none where the user has a page."""
    site = folder / "site"
    for path, up in (("summaries/zero/index.html", "../../"), ("zero.html", "./")):
        page = (site / path).read_text(encoding="utf-8")
        assert f'data-to="{up}summaries/first/"' in page
        assert f'src="{up}assets/redirect.js"' in page
    assert "We are nobody" in (site / "about/index.html").read_text(encoding="utf-8")
    assert "speakers/ada-example/" in (site / "speakers/a-example/index.html").read_text()
    assert (site / "assets/redirect.js").exists()


def test_redirects_are_in_no_list(folder: Path) -> None:
    """Neither the map of the site nor search knows them, nor withdrawn summaries."""
    site = folder / "site"
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert "zero" not in sitemap
    for file in (site / "search").rglob("*.json"):
        words = file.read_text(encoding="utf-8")
        assert "zero" not in words
        assert "taken back" not in words


def test_withdrawn_summary_has_a_page_with_a_notice(folder: Path) -> None:
    """The address stays."""
    page = (folder / "site/summaries/second/index.html").read_text(encoding="utf-8")
    assert "This summary was withdrawn on 8 July 2024." in page
    assert "13(e) matters" not in page


def test_manifest_is_published(folder: Path) -> None:
    """It has our pages and the user's own, and every redirect that is there."""
    found = parse((folder / "site/manifest.json").read_bytes())
    assert {"", "about/", "more/", "summaries/first/", "summaries/second/"} < set(found.pages)
    assert found.redirects == {
        "speakers/a-example/": "speakers/ada-example/",
        "summaries/zero/": "summaries/first/",
        "zero.html": "summaries/first/",
    }
    for url in found.pages:
        assert (folder / "site" / url / "index.html").exists(), url
    for url in found.redirects:
        file = folder / "site" / url
        assert (file if url.endswith(".html") else file / "index.html").exists(), url


def test_own_pages_are_known_without_a_build(folder: Path, tmp_path: Path) -> None:
    """What the check knows of hand-written pages is what the build publishes."""
    assert {*settings_around(folder).pages.values()} == {"about/", "more/"}
    assert settings_around(tmp_path).pages == {}


def test_check_of_what_was_just_built_finds_nothing(folder: Path) -> None:
    """A build and a check of the same files agree on what the site has."""
    result = check(folder, "--published", folder / "site/manifest.json")
    assert (result.stdout, result.exit_code) == ("No errors.\n", 0)


def test_check_tells_of_a_page_of_the_users_that_is_gone(folder: Path, tmp_path: Path) -> None:
    """Hand-written pages have addresses too."""
    write(tmp_path, {name: text for name, text in FILES.items() if name != "docs/more/index.md"})
    result = check(tmp_path, "--published", folder / "site/manifest.json", "--format", "json")
    (item,) = json.loads(result.stdout)["diagnostics"]
    assert (item["code"], item["path"]) == ("OR704", "more/")
    assert result.exit_code == 1


def test_check_shows_only_what_concerns_the_files_asked_about(folder: Path, tmp_path: Path) -> None:
    """As it does with everything else."""
    write(tmp_path, FILES)
    (tmp_path / "summaries/first.md").rename(tmp_path / "summaries/other.md")
    manifest = folder / "site/manifest.json"
    assert "No errors." in check(tmp_path / "speakers.yaml", "--published", manifest).stdout
    assert "OR701" in check(tmp_path / "summaries/other.md", "--published", manifest).stdout


def test_check_leaves_with_2_where_the_manifest_is_none(folder: Path, tmp_path: Path) -> None:
    """The files may be right; what they were to be compared with is not."""
    result = check(folder, "--published", tmp_path / "nothing.json")
    assert result.exit_code == 2
    assert "nothing.json cannot be read" in result.stderr
    assert result.stdout == ""


def test_check_before_the_first_publication_passes(folder: Path, serve: Serve) -> None:
    """With a note, so that nobody thinks that something was compared."""
    address = f"{serve(answering(b'', status=404))}/"
    result = check(folder, "--published", address)
    assert result.stdout == "No errors.\n"
    assert result.stderr == f"Nothing is published at {address} yet, so nothing can break.\n"
    assert result.exit_code == 0


def test_the_day_is_that_of_the_build(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A line to paste that needs a day has the one that the environment says."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1893456000")
    build(write(tmp_path))
    (tmp_path / "summaries/first.md").unlink()
    result = check(tmp_path, "--published", tmp_path / "site/manifest.json")
    assert "`withdrawn: {on: 2030-01-01, reason: No reason is given.}`" in result.stdout
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    result = check(tmp_path, "--published", tmp_path / "site/manifest.json")
    assert "withdrawn: {on: 20" in result.stdout


def test_manifest_is_the_same_for_the_same_site(folder: Path, tmp_path: Path) -> None:
    """To the last byte, like everything."""
    build(write(tmp_path, FILES))
    assert tree(folder / "site")["manifest.json"] == tree(tmp_path / "site")["manifest.json"]


def test_settings_are_those_of_the_smallest_project(folder: Path) -> None:
    """Nothing has to be switched on."""
    assert (folder / "mkdocs.yml").read_text(encoding="utf-8") == SETTINGS
