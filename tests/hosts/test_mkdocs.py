"""The plugin, in real builds of tiny projects with MkDocs and Material."""

from __future__ import annotations

import gzip
import json
import logging
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.exceptions import Abort

from onrecord.hosts.commands import HostError, LogCapture, build
from onrecord.hosts.loading import ProjectError
from onrecord.hosts.settings import load_config
from tests.conftest import Once
from tests.hosts.projects import HOSTILE, SETTINGS, SUMMARY, tree, write, write_hostile

RICH = {
    "mkdocs.yml": """\
site_name: A rich site
site_url: https://example.org/record/
repo_url: https://github.com/example/record
edit_uri: edit/main/docs/
theme:
  name: material
plugins: [search, {onrecord: {contribute: about.md}}]
extra: {generator: true}
extra_css: [mine.css]
validation: {anchors: warn}
""",
    "docs/README.md": "# My own home\n\n[x](summaries/first/index.md#what-comes-next)",
    "docs/about.md": "# About us",
    "docs/matrix.md": "# My own matrix",
    "docs/mine.css": "",
    "docs/x.txt": "x",
    "summaries/second.md": SUMMARY.replace("norms:", "updated: 2025-02-03\nnorms:"),
}
"""A project of somebody who has pages of their own and says where they are published."""

OTHER = {
    "mkdocs.yml": """\
site_name: Another site
edit_uri: https://edit.example.org/docs/
theme:
  name: material
  custom_dir: overrides
plugins: [search, {onrecord: {summaries: talks, speakers: people.yaml}}]
nav:
- Start: index.md
- Thirteen e: norms/13e/index.md
draft_docs: index.md
""",
    "docs/about.md": "# About us",
    "docs/index.md": "# A draft",
    "overrides/partials/copyright.html": "<p>Mine</p>",
    "overrides/assets/onrecord.css": "mine",
    "people.yaml": "ada-example: {name: Ada Example}\n",
    "talks/second.md": SUMMARY,
}
"""A project of somebody who has chosen everything."""


def built(config_file: Path) -> Path:
    """Build a project; return the folder of its site."""
    return build(config_file).site


@pytest.fixture(scope="session")
def small(once: Once) -> Path:
    """Build the smallest project once; return the folder of its site."""
    return once("small", lambda folder: built(write(folder)))


@pytest.fixture(scope="session")
def rich(once: Once) -> Path:
    """Build the rich project on some day."""

    def on_some_day(folder: Path) -> Path:
        with pytest.MonkeyPatch.context() as environment:
            environment.setenv("SOURCE_DATE_EPOCH", "1000000000")
            return built(write(folder, RICH))

    return once("rich", on_some_day)


@pytest.fixture(scope="session")
def other(once: Once) -> Path:
    """Build the other project, which has its summaries elsewhere."""

    def elsewhere(folder: Path) -> Path:
        config = write(folder, OTHER)
        (folder / "summaries/first.md").unlink()
        return built(config)

    return once("other", elsewhere)


@pytest.fixture(scope="session")
def hostile(once: Once) -> Path:
    """Build a project whose every text tries to run a script, with its pages in the navigation."""

    def with_navigation(folder: Path) -> Path:
        config_file = write_hostile(folder)
        nav = "nav: [index.md, summaries/first/index.md, speakers/ada-example/index.md]\n"
        config_file.write_text(f"{SETTINGS}repo_url: https://github.com/example/record\n{nav}")
        return built(config_file)

    return once("hostile", with_navigation)


def html(site: Path, page: str) -> str:
    """Return the HTML of a page."""
    return (site / page / "index.html").read_text(encoding="utf-8")


def test_smallest_project_becomes_a_site(small: Path) -> None:
    """Five lines of settings, a summary and a register give every kind of page."""
    for page in ("", "summaries", "summaries/first", "norms/13k", "speakers/ada-example", "matrix"):
        assert "<h1" in html(small, page)
    assert not list(small.parent.glob(".site*"))


def test_page_has_its_side_notes_once(small: Path) -> None:
    """The same element stands beside the text on a desk and after it on a phone."""
    page = html(small, "summaries/first")
    assert page.count('class="or-beside') == 1
    assert page.index("md-sidebar--secondary") < page.index('class="or-beside')
    assert page.count(">Norms cited here<") == 1


def test_headings_make_the_table_of_contents(small: Path) -> None:
    """The theme lists the sections of a summary."""
    page = html(small, "summaries/first")
    assert 'href="#what-comes-next" class="md-nav__link"' in page


def test_nothing_is_fetched_from_elsewhere(rich: Path) -> None:
    """No font, no script, no picture and no counter of stars comes from another server."""
    for page in rich.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert 'src="http' not in text
        assert "fonts.g" not in text
        assert 'data-md-component="source"' not in text


def test_theme_says_nothing_about_itself(rich: Path, small: Path) -> None:
    """The footer is the owner's."""
    assert "Made with" not in html(small, "")
    assert "Made with" in html(rich, "")


def test_own_page_stands_before_ours(rich: Path) -> None:
    """A page that the user wrote at an address of ours is the one that is published."""
    assert "My own home" in html(rich, "")
    assert "My own matrix" in html(rich, "matrix")
    assert "13(e)" in html(rich, "norms/13e")


def test_draft_does_not_hide_our_page(other: Path) -> None:
    """What the user does not publish takes no address."""
    assert "A draft" not in html(other, "")
    assert "<h1" in html(other, "")


def tabs(page: str) -> list[str]:
    """Return the words of the tabs, the active one in capitals."""
    found = []
    for item in page.split('<li class="md-tabs__item')[1:]:
        words = item.split("</a>")[0].split(">")[-1].strip()
        found.append(words.upper() if item.startswith(" md-tabs__item--active") else words)
    return found


def test_navigation_is_made_where_there_is_none(rich: Path) -> None:
    """Our lists come first, then the user's own pages."""
    found = tabs(html(rich, ""))
    assert found[:4] == ["HOME", "Summaries", "Norms", "Speakers"]
    assert found[-2:] == ["About us", "My own matrix"]


def test_page_lights_the_tab_of_its_list(small: Path) -> None:
    """A norm stands under Norms, although it is not in the navigation."""
    assert "NORMS" in tabs(html(small, "norms/13e"))
    assert "SUMMARIES" in tabs(html(small, "summaries/first"))
    assert "NORMS" not in tabs(html(small, "speakers/ada-example"))


def test_navigation_of_the_user_can_name_our_pages(other: Path) -> None:
    """Each is named by the Markdown file that it would be; nothing is missing or added."""
    assert tabs(html(other, "norms/13e")) == ["Start", "THIRTEEN E"]


def test_edit_link_leads_to_the_real_file(rich: Path) -> None:
    """The page is made, its summary is not: that is what can be edited."""
    address = "https://github.com/example/record/edit/main/summaries/first.md"
    page = html(rich, "summaries/first")
    assert f'<a href="{address}"' in page
    assert page.count(address) >= 2
    assert 'rel="edit"' not in html(rich, "norms/13e")


def test_without_a_repository_no_link_needs_it(tmp_path: Path) -> None:
    """Settings may keep `edit_uri`; links that lead nowhere are left out, and nothing warns."""
    settings = SETTINGS + 'repo_url: ""\nsite_url: ""\nedit_uri: edit/main/docs/\n'
    site = built(write(tmp_path, {"mkdocs.yml": settings, "docs/about.md": "# About"}))
    for page in ("about", "summaries/first", ""):
        assert "edit/main" not in html(site, page)
        assert "canonical" not in html(site, page)


def test_edit_address_of_another_host_stays(other: Path) -> None:
    """An editor that has its own address needs no repository."""
    assert "https://edit.example.org/docs/about.md" in html(other, "about")


def test_manual_page_on_contributing_is_linked(rich: Path, tmp_path: Path) -> None:
    """The option names a page of the user's; a page that is not there is said in words."""
    assert 'href="../../about/"' in html(rich, "norms/13a")
    settings = SETTINGS.replace("onrecord]", "{onrecord: {contribute: how.md}}]")
    with pytest.raises(HostError, match=r"There is no page how\.md in docs"):
        build(write(tmp_path, {"mkdocs.yml": settings}))


def test_options_say_where_things_are(other: Path) -> None:
    """Every path is relative to the settings."""
    assert (other / "summaries" / "second").is_dir()
    assert not (other / "summaries" / "first").exists()


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    """One error lists all diagnostics and carries them."""
    broken = SUMMARY.replace("ada-example", "ada-exampel").replace("2024-05-06", "2024-13-06")
    config_file = write(tmp_path, {"summaries/first.md": broken, "summaries/other.md": "nothing"})
    (tmp_path / "docs").mkdir()
    with LogCapture() as log, pytest.raises(Abort) as raised:
        mkdocs_build(load_config(config_file, ""))
    error = raised.value.__context__
    assert isinstance(error, ProjectError)
    assert {d.span.source.path for d in error.diagnostics} == {
        "summaries/first.md",
        "summaries/other.md",
    }
    assert log.warnings == [str(error)]


def test_warning_about_a_summary_is_no_warning_of_mkdocs(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """In strict mode the site is built all the same; the warning is told once."""
    config_file = write(tmp_path, {"summaries/notes.txt": "not a summary"})
    (tmp_path / "docs").mkdir()
    caplog.set_level(logging.INFO, "mkdocs")
    mkdocs_build(load_config(config_file, "", strict=True))
    told = [record for record in caplog.records if "notes.txt" in record.getMessage()]
    assert [record.levelname for record in told] == ["INFO"]


def test_another_theme_is_refused(tmp_path: Path) -> None:
    """The pages are made for Material; the message says what to write."""
    config_file = write(
        tmp_path, {"mkdocs.yml": SETTINGS.replace("name: material", "name: mkdocs")}
    )
    with pytest.raises(HostError, match="name: material"):
        build(config_file)


def test_template_of_the_user_weighs_more_than_ours(other: Path) -> None:
    """Their folder of overrides comes before our theme, and ours before Material's."""
    assert "<p>Mine</p>" in html(other, "")
    assert (other / "assets" / "onrecord.css").read_text() == "mine"
    assert 'class="or-beside' in html(other, "summaries/second")


def test_own_style_sheet_comes_after_ours(rich: Path) -> None:
    """What comes later wins."""
    page = html(rich, "")
    assert page.index("chrome.css") < page.index("onrecord.css") < page.index("mine.css")


def test_preview_watches_what_the_site_is_made_from(tmp_path: Path) -> None:
    """Summaries, register, catalogues, templates and overrides; not what is not there."""
    settings = SETTINGS.replace("name: material", "name: material\n  custom_dir: overrides")
    settings = settings.replace("onrecord]", "{onrecord: {norms: none.yaml}}]")
    files = {"mkdocs.yml": settings, "overrides/x.html": "", "docs/about.md": "# About"}
    config = load_config(write(tmp_path, files), "")
    watched = config.plugins.on_config(config).watch
    own = {Path(path).name for path in watched if Path(path).is_relative_to(tmp_path)}
    assert own == {"summaries", "speakers.yaml", "overrides"}
    assert {Path(path).name for path in watched} - own == {"theme", "templates"}


def test_links_to_passages_are_checked(rich: Path, tmp_path: Path) -> None:
    """A page of the user's can link to a passage, and a wrong anchor is found."""
    assert 'href="summaries/first/#what-comes-next"' in html(rich, "")
    settings = SETTINGS + "validation: {anchors: warn}\n"
    page = "[x](summaries/first/index.md#what-goes-next)"
    with pytest.raises(HostError, match="what-goes-next"):
        build(write(tmp_path, {"mkdocs.yml": settings, "docs/a.md": page}))


def test_same_input_gives_the_same_bytes_on_another_day(
    rich: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither the clock nor the folder leaves a trace in any file."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "2000000000")
    assert tree(built(write(tmp_path, RICH))) == tree(rich)


def test_site_map_dates_a_summary_by_its_text(rich: Path) -> None:
    """A summary has the day of its last change, a page of one thing that of its newest text."""
    text = (rich / "sitemap.xml").read_text()
    places = dict(
        re.findall(r"<loc>https://example.org/record/(.*)</loc>\s*<lastmod>(.*)</lastmod>", text)
    )
    assert places["summaries/first/"] == "2024-05-06"
    assert places["summaries/second/"] == "2025-02-03"
    assert places["norms/13e/"] == "2025-02-03"
    assert gzip.decompress((rich / "sitemap.xml.gz").read_bytes()).decode() == text


def test_project_without_summaries_is_still_a_site(tmp_path: Path) -> None:
    """Nothing is cited yet; the pages say so, and the site map has a fixed day."""
    config_file = write(tmp_path, {"speakers.yaml": "{}\n"})
    (tmp_path / "summaries" / "first.md").unlink()
    assert "not cited" in html(built(config_file), "").lower()


def test_no_text_of_a_contributor_becomes_markup(hostile: Path) -> None:
    """Titles, names and organisations reach no page, title, navigation or index unescaped."""
    pages = {path: path.read_text(encoding="utf-8") for path in hostile.rglob("*.html")}
    assert sum("window.hit" in text for text in pages.values()) > 5
    for text in pages.values():
        assert "<script>window" not in text
        assert "<img src=x" not in text
    title = html(hostile, "summaries/first").split("<title>")[1].split("</title>")[0]
    assert title.startswith("&lt;/title&gt;&lt;/script&gt;")
    assert "&amp;lt;img src=x" in title
    assert "49" not in title


def test_no_text_of_a_contributor_becomes_markup_in_search(hostile: Path) -> None:
    """The browser shows titles and texts of the index as HTML: in neither is a tag of theirs."""
    entries = json.loads((hostile / "search" / "search_index.json").read_text())["docs"]
    assert any("window.hit" in entry["title"] for entry in entries)
    for entry in entries:
        for text in (entry["title"], entry["text"]):
            assert "<script" not in text
            assert "<img" not in text


def test_metadata_of_a_summary_is_not_handed_to_the_theme(tmp_path: Path, small: Path) -> None:
    """No key of a contributor's reaches the host: an unknown one is a mistake, ours are made."""
    assert '<meta name="author"' not in html(small, "summaries/first")
    keyed = SUMMARY.replace("norms: [13e]", "norms: [13e]\ntemplate: evil.html")
    with pytest.raises(HostError) as raised:
        build(write(tmp_path, {"summaries/first.md": keyed}))
    assert len(raised.value.diagnostics) == 1


def test_title_of_home_is_the_name_of_the_site(small: Path) -> None:
    """The browser's tab shows the site's name alone there, and after the title elsewhere."""
    assert "<title>A small site</title>" in html(small, "")
    assert "<title>A webinar on norms - A small site</title>" in html(small, "summaries/first")


def test_address_that_leads_nowhere_leads_on(small: Path) -> None:
    """The page for it names the lists, from whatever depth it is shown at."""
    page = (small / "404.html").read_text(encoding="utf-8")
    assert "Page not found" in page
    assert 'href="/norms/"' in page


def test_hostile_text_is_still_there_for_readers() -> None:
    """The test's own text holds what it should: both plain and escaped tags."""
    assert "<script>" in HOSTILE
    assert "&lt;img" in HOSTILE


@pytest.mark.slow
def test_plain_mkdocs_builds_the_site_in_strict_mode(tmp_path: Path) -> None:
    """Whoever knows MkDocs needs no command of ours, but a folder `docs`."""
    config_file = write(tmp_path)
    (tmp_path / "docs").mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(config_file)],
        capture_output=True,
        text=True,
        check=False,
        # Material announces its successor as a warning, unless this is set.
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
    )
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    assert tree(tmp_path / "site") == tree(build(config_file, tmp_path / "other").site)


def test_summaries_among_the_pages_have_one_owner(tmp_path: Path) -> None:
    """MkDocs is kept off their folder, and off the register, wherever the settings put them."""
    options = "{onrecord: {summaries: docs/summaries, speakers: docs/people.yaml}}]"
    files = {
        "mkdocs.yml": SETTINGS.replace("onrecord]", options),
        "docs/people.yaml": "ada-example: {name: Ada Example}\n",
        "docs/summaries/2024-05-06-norms.md": SUMMARY,
        "docs/page.md": "# A page\n",
        "summaries/first.md": "",
    }
    site = built(write(tmp_path, files))
    assert 'id="p-' in (site / "summaries/2024-05-06-norms/index.html").read_text(encoding="utf-8")
    assert (site / "page/index.html").is_file()
    assert not (site / "people.yaml").exists()
