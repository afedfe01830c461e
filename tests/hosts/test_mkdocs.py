"""The plugin, in real builds of tiny projects with MkDocs and Material."""

from __future__ import annotations

import gzip
import json
import logging
import subprocess
import sys
from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.exceptions import Abort

from onrecord.hosts.commands import HostError, LogCapture, build
from onrecord.hosts.mkdocs import ProjectError
from onrecord.hosts.settings import load_config
from tests.hosts.projects import HOSTILE, SETTINGS, SUMMARY, tree, write, write_hostile

REPOSITORY = "repo_url: https://github.com/example/record\n"


def built(config_file: Path) -> Path:
    """Build a project; return the folder of its site."""
    return build(config_file).site


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the smallest project once; return the folder of its site."""
    return built(write(tmp_path_factory.mktemp("small")))


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
    assert page.count("Norms cited here") == 1


def test_headings_make_the_table_of_contents(small: Path) -> None:
    """The theme lists the sections of a summary."""
    page = html(small, "summaries/first")
    assert 'href="#what-comes-next" class="md-nav__link"' in page


def test_nothing_is_fetched_from_elsewhere(tmp_path: Path) -> None:
    """No font, no script, no picture and no counter of stars comes from another server."""
    site = built(write(tmp_path, {"mkdocs.yml": SETTINGS + REPOSITORY}))
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert 'src="http' not in text
        assert "fonts.g" not in text
        assert 'data-md-component="source"' not in text


def test_theme_says_nothing_about_itself(tmp_path: Path, small: Path) -> None:
    """The footer is the owner's."""
    assert "Made with" not in html(small, "")
    settings = SETTINGS + "extra: {generator: true}\n"
    assert "Made with" in html(built(write(tmp_path, {"mkdocs.yml": settings})), "")


def test_own_page_stands_before_ours(tmp_path: Path) -> None:
    """A page that the user wrote at an address of ours is the one that is published."""
    own = {"docs/README.md": "# My own home", "docs/matrix.md": "# My own matrix"}
    site = built(write(tmp_path, own))
    assert "My own home" in html(site, "")
    assert "My own matrix" in html(site, "matrix")
    assert "13(e)" in html(site, "norms/13e")


def test_draft_does_not_hide_our_page(tmp_path: Path) -> None:
    """What the user does not publish takes no address."""
    settings = SETTINGS + "draft_docs: index.md\n"
    site = built(write(tmp_path, {"mkdocs.yml": settings, "docs/index.md": "# A draft"}))
    assert "A draft" not in html(site, "")
    assert "<h1" in html(site, "")


def tabs(page: str) -> list[str]:
    """Return the words of the tabs, the active one in capitals."""
    found = []
    for item in page.split('<li class="md-tabs__item')[1:]:
        words = item.split("</a>")[0].split(">")[-1].strip()
        found.append(words.upper() if item.startswith(" md-tabs__item--active") else words)
    return found


def test_navigation_is_made_where_there_is_none(tmp_path: Path) -> None:
    """Our lists come first, then the user's own pages."""
    site = built(write(tmp_path, {"docs/about.md": "# About us"}))
    found = tabs(html(site, ""))
    assert found[:4] == ["HOME", "Summaries", "Norms", "Speakers"]
    assert found[-1] == "About us"


def test_page_lights_the_tab_of_its_list(small: Path) -> None:
    """A norm stands under Norms, although it is not in the navigation."""
    assert "NORMS" in tabs(html(small, "norms/13e"))
    assert "SUMMARIES" in tabs(html(small, "summaries/first"))
    assert "NORMS" not in tabs(html(small, "speakers/ada-example"))


def test_navigation_of_the_user_can_name_our_pages(tmp_path: Path) -> None:
    """Each is named by the Markdown file that it would be; nothing is missing or added."""
    nav = "nav:\n- Start: index.md\n- Thirteen e: norms/13e/index.md\n"
    site = built(write(tmp_path, {"mkdocs.yml": SETTINGS + nav}))
    assert tabs(html(site, "norms/13e")) == ["Start", "THIRTEEN E"]


def test_edit_link_leads_to_the_real_file(tmp_path: Path) -> None:
    """The page is made, its summary is not: that is what can be edited."""
    settings = SETTINGS + REPOSITORY + "edit_uri: edit/main/docs/\n"
    site = built(write(tmp_path, {"mkdocs.yml": settings}))
    address = "https://github.com/example/record/edit/main/summaries/first.md"
    page = html(site, "summaries/first")
    assert f'<a href="{address}"' in page
    assert page.count(address) >= 2
    assert 'rel="edit"' not in html(site, "norms/13e")


def test_without_a_repository_no_link_needs_it(tmp_path: Path) -> None:
    """Settings may keep `edit_uri`; links that lead nowhere are left out, and nothing warns."""
    settings = SETTINGS + 'repo_url: ""\nsite_url: ""\nedit_uri: edit/main/docs/\n'
    site = built(write(tmp_path, {"mkdocs.yml": settings, "docs/about.md": "# About"}))
    for page in ("about", "summaries/first", ""):
        assert "edit/main" not in html(site, page)
        assert "canonical" not in html(site, page)


def test_edit_address_of_another_host_stays(tmp_path: Path) -> None:
    """An editor that has its own address needs no repository."""
    settings = SETTINGS + "edit_uri: https://edit.example.org/docs/\n"
    site = built(write(tmp_path, {"mkdocs.yml": settings, "docs/about.md": "# About"}))
    assert "https://edit.example.org/docs/about.md" in html(site, "about")


def test_manual_page_on_contributing_is_linked(tmp_path: Path) -> None:
    """The option names a page of the user's; a page that is not there is said in words."""
    settings = SETTINGS.replace("onrecord]", "{onrecord: {contribute: how.md}}]")
    config_file = write(tmp_path, {"mkdocs.yml": settings, "docs/how.md": "# How to"})
    assert 'href="../../how/"' in html(built(config_file), "norms/13a")
    (tmp_path / "docs" / "how.md").unlink()
    with pytest.raises(HostError, match=r"There is no page how\.md in docs"):
        build(config_file)


def test_options_say_where_things_are(tmp_path: Path) -> None:
    """Every path is relative to the settings."""
    options = "{onrecord: {summaries: talks, speakers: people.yaml}}"
    config_file = write(
        tmp_path,
        {
            "mkdocs.yml": SETTINGS.replace("onrecord]", f"{options}]"),
            "talks/second.md": SUMMARY,
            "people.yaml": "ada-example: {name: Ada Example}\n",
        },
    )
    site = built(config_file)
    assert (site / "summaries" / "second").is_dir()
    assert not (site / "summaries" / "first").exists()


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
    assert [d.span.source.path for d in build(config_file).diagnostics] == ["summaries/notes.txt"]
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


def test_template_of_the_user_weighs_more_than_ours(tmp_path: Path) -> None:
    """Their folder of overrides comes before our theme, and ours before Material's."""
    settings = SETTINGS.replace("name: material", "name: material\n  custom_dir: overrides")
    files = {
        "mkdocs.yml": settings,
        "overrides/partials/copyright.html": "<p>Mine</p>",
        "overrides/assets/onrecord.css": "mine",
    }
    site = built(write(tmp_path, files))
    assert "<p>Mine</p>" in html(site, "")
    assert (site / "assets" / "onrecord.css").read_text() == "mine"
    assert 'class="or-beside' in html(site, "summaries/first")


def test_own_style_sheet_comes_after_ours(tmp_path: Path) -> None:
    """What comes later wins."""
    files = {"mkdocs.yml": SETTINGS + "extra_css: [mine.css]\n", "docs/mine.css": ""}
    page = html(built(write(tmp_path, files)), "")
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


def test_links_to_passages_are_checked(tmp_path: Path) -> None:
    """A page of the user's can link to a passage, and a wrong anchor is found."""
    good = "[x](summaries/first/index.md#what-comes-next)"
    files = {"mkdocs.yml": SETTINGS + "validation: {anchors: warn}\n", "docs/a.md": good}
    config_file = write(tmp_path, files)
    build(config_file)
    (tmp_path / "docs" / "a.md").write_text(good.replace("comes", "goes"))
    with pytest.raises(HostError, match="what-goes-next"):
        build(config_file)


def test_same_input_gives_the_same_bytes_on_another_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither the clock nor the folder leaves a trace in any file."""
    settings = SETTINGS + "site_url: https://example.org/record/\n"
    trees = []
    for day, folder in enumerate(("a", "b"), start=1):
        files = {"mkdocs.yml": settings, "docs/about.md": "# About", "docs/x.txt": "x"}
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(day * 1_000_000_000))
        trees.append(tree(built(write(tmp_path / folder, files))))
    assert trees[0] == trees[1]


def test_site_map_dates_a_summary_by_its_text(tmp_path: Path) -> None:
    """A summary has the day of its last change, any other page the newest of these."""
    newer = SUMMARY.replace("norms: [13e]", "norms: [13e]\nupdated: 2025-02-03")
    settings = SETTINGS + "site_url: https://example.org/\n"
    site = built(write(tmp_path, {"mkdocs.yml": settings, "summaries/second.md": newer}))
    text = (site / "sitemap.xml").read_text()
    places = {
        part.split("</loc>")[0]: part.split("<lastmod>")[1].split("</lastmod>")[0]
        for part in text.split("<loc>")[1:]
    }
    assert places["https://example.org/summaries/first/"] == "2024-05-06"
    assert places["https://example.org/summaries/second/"] == "2025-02-03"
    assert places["https://example.org/norms/13e/"] == "2025-02-03"
    assert gzip.decompress((site / "sitemap.xml.gz").read_bytes()).decode() == text


def test_project_without_summaries_is_still_a_site(tmp_path: Path) -> None:
    """Nothing is cited yet; the pages say so, and the site map has a fixed day."""
    config_file = write(tmp_path, {"speakers.yaml": "{}\n"})
    (tmp_path / "summaries" / "first.md").unlink()
    assert "not cited" in html(built(config_file), "").lower()


def test_no_text_of_a_contributor_becomes_markup(tmp_path: Path) -> None:
    """Titles, names and organisations reach no page, title, navigation or index unescaped."""
    nav = "nav: [index.md, summaries/first/index.md, speakers/ada-example/index.md]\n"
    config_file = write_hostile(tmp_path)
    config_file.write_text(SETTINGS + REPOSITORY + nav)
    site = built(config_file)
    pages = {path: path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    assert sum("window.hit" in text for text in pages.values()) > 5
    for text in pages.values():
        assert "<script>window" not in text
        assert "<img src=x" not in text
    title = html(site, "summaries/first").split("<title>")[1].split("</title>")[0]
    assert title.startswith("&lt;/title&gt;&lt;/script&gt;")
    assert "&amp;lt;img src=x" in title
    assert "49" not in title


def test_no_text_of_a_contributor_becomes_markup_in_search(tmp_path: Path) -> None:
    """The browser shows titles and texts of the index as HTML: in neither is a tag of theirs."""
    site = built(write_hostile(tmp_path))
    entries = json.loads((site / "search" / "search_index.json").read_text())["docs"]
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
    assert "There is no page here" in page
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
    )
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    assert tree(tmp_path / "site") == tree(build(config_file, tmp_path / "other").site)
