"""A preview makes a page when somebody asks for it, and it is the one that a build makes."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path

import pytest
from mkdocs.commands.build import build

from onrecord.hosts.mkdocs import OnrecordPlugin, plugin_of
from onrecord.hosts.on_demand import OnDemand
from onrecord.hosts.settings import load_config
from tests.hosts.projects import SETTINGS, SUMMARY, tree, write

ADDRESS = "http://127.0.0.1:8000/"
REDIRECTED = SUMMARY.replace("norms: [13e]", "norms: [13e]\nredirect_from: [/old/, /older.html]")
FILES = {
    "mkdocs.yml": SETTINGS + "repo_url: https://github.com/example/record\n",
    "speakers.yaml": "ada-example: {name: Ada Example, former_ids: [ada-sample]}\n",
    "summaries/second.md": REDIRECTED.replace("A webinar on norms", "A second one & more"),
    "docs/topics/confidence/index.md": "# Ours\n\nSparrows and [a norm](../../norms/13e/index.md#said).",
}


class Preview:
    """A preview without a server."""

    def __init__(self, project: Path, folder: Path) -> None:
        self._config = load_config(project / "mkdocs.yml", "", site_dir=str(folder / "site"))
        self.site = folder / "site"
        self.shown = OnDemand(folder)
        self.plugin: OnrecordPlugin = plugin_of(self._config)
        self.plugin.on_demand = self.shown
        self._config.plugins.on_startup(command="serve", dirty=False)

    def build(self) -> None:
        """Build what is not made on demand."""
        self._config.site_url = ADDRESS
        build(self._config, serve_url=ADDRESS)

    def page(self, path: str) -> str:
        """Return a file as it is served."""
        self.shown.bring(path)
        return (self.site / path).read_text(encoding="utf-8")


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    """Preview a small project."""
    write(tmp_path, FILES)
    found = Preview(tmp_path, tmp_path / "preview")
    found.build()
    yield found
    found.shown.stop()


def whole(project: Path, folder: Path) -> dict[str, bytes]:
    """Return every file that MkDocs alone makes of a project for a preview."""
    config = load_config(project / "mkdocs.yml", "", site_dir=str(folder))
    plugin_of(config).on_demand = None
    config.plugins.on_startup(command="serve", dirty=False)
    config.site_url = ADDRESS
    build(config, serve_url=ADDRESS)
    return tree(folder)


def of_people(page: bytes) -> list[bytes]:
    """Return what people see of a page, between its white space."""
    return page.rpartition(b"</head>")[2].split()


def test_every_file_is_that_of_a_build(preview: Preview, tmp_path: Path) -> None:
    """Pages, exports, redirects, search and the manifest; what heads say to programs is left out."""
    expected = whole(tmp_path, tmp_path / "whole")
    for path in ("norms/13e/index.html", "feed.xml", "find/pages/records.json", "manifest.json"):
        assert path in expected
        assert not (preview.site / path).exists()
    for path, data in expected.items():
        if path.startswith(("sitemap", "search/")):  # of hand-written pages only
            continue
        preview.shown.bring(path)
        made = (preview.site / path).read_bytes()
        if path.endswith(".html"):
            assert of_people(made) == of_people(data), path
        else:
            assert made == data, path


def test_what_is_said_in_english_says_so(tmp_path: Path) -> None:
    """The words of the theme, too, where a language lacks some."""
    settings = FILES["mkdocs.yml"].replace("material\n", "material\n  language: ru\n")
    write(tmp_path, FILES | {"mkdocs.yml": settings})
    preview = Preview(tmp_path, tmp_path / "preview")
    preview.build()
    for path in ("index.html", "norms/13e/index.html"):
        page = of_people(preview.page(path).encode())
        assert b'lang="en"' in page
        assert page == of_people(whole(tmp_path, tmp_path / "whole")[path])
    preview.shown.stop()


def test_nothing_of_ours_is_brought_where_there_is_nothing(preview: Preview) -> None:
    """Nor out of the folder; a page of the user's stays."""
    for path in ("nowhere/index.html", "nowhere.png", "find/nowhere", "../mkdocs.yml"):
        assert not preview.shown.bring(path)
    assert "Sparrows" in preview.page("topics/confidence/index.html")


def test_what_was_saved_is_shown(preview: Preview, tmp_path: Path) -> None:
    """On the page of the summary and of everything it names; what is gone is not served."""
    summary, page = tmp_path / "summaries" / "second.md", "summaries/second/index.html"
    assert "second one" in preview.page(page)
    assert preview.shown.bring("old/index.html")
    assert "norms/13e" in preview.page("find/names.json")
    summary.write_text(REDIRECTED.replace("A webinar on norms", "A third one"), encoding="utf-8")
    assert preview.plugin.reload()
    for path in (page, "speakers/ada-example/index.html", "norms/13e/index.html"):
        assert "A third one" in preview.page(path)
    summary.unlink()
    assert preview.plugin.reload()
    assert not preview.shown.bring(page)
    for path in (page, "old/index.html"):
        assert not (preview.site / path).exists()


def test_a_mistake_leaves_what_was_there(preview: Preview, tmp_path: Path) -> None:
    """The last good state stays, and what is wrong is known until it is mended."""
    summary = tmp_path / "summaries" / "first.md"
    summary.write_text(SUMMARY.replace("13e", "13z").replace("A webinar", "No"), encoding="utf-8")
    assert preview.plugin.reload()
    assert "13z" in preview.plugin.loader.trouble
    assert "A webinar on norms" in preview.page("summaries/first/index.html")
    summary.write_text(SUMMARY.replace("A webinar", "Yes"), encoding="utf-8")
    assert preview.plugin.reload()
    assert not preview.plugin.loader.trouble
    assert "Yes on norms" in preview.page("summaries/first/index.html")


def test_a_page_that_leaves_the_navigation_needs_a_build(tmp_path: Path) -> None:
    """The frames of all pages lead to it."""
    nav = "nav: [index.md, summaries/index.md, summaries/second/index.md]\n"
    write(tmp_path, FILES | {"mkdocs.yml": FILES["mkdocs.yml"] + nav})
    preview = Preview(tmp_path, tmp_path / "preview")
    preview.build()
    assert 'href="https://github.com/example/record/edit' in preview.page(
        "summaries/second/index.html"
    )
    (tmp_path / "summaries" / "second.md").unlink()
    assert not preview.plugin.reload()
    preview.shown.stop()


def test_plugins_that_may_look_at_pages_get_all_of_them(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Then every page is built each time, and the terminal says why."""
    settings = FILES["mkdocs.yml"] + "hooks: [mine.py]\n"
    hook = "def on_post_page(output, **_):\n    return output.replace('Ada', 'Eve')\n"
    write(tmp_path, FILES | {"mkdocs.yml": settings, "mine.py": hook})
    preview = Preview(tmp_path, tmp_path / "preview")
    with caplog.at_level("INFO"):
        preview.build()
    assert "Eve Example" in (preview.site / "speakers/ada-example/index.html").read_text()
    assert not preview.plugin.reload()
    assert "`mine.py` in mkdocs.yml may look at any page" in caplog.text


def test_a_group_goes_on_where_it_stopped(preview: Preview, tmp_path: Path) -> None:
    """Nobody waits for pages that nobody asks for, and none is made twice."""
    for year in range(1970, 2030):
        said = SUMMARY.replace("2024-05-06", f"{year}-05-06")
        (tmp_path / "summaries" / f"{year}.md").write_text(said, encoding="utf-8")
    assert preview.plugin.reload()
    preview.page("norms/13e/index.html")
    folder = preview.site / "norms" / "13e"
    assert [path.name for path in folder.iterdir()] == ["index.html"]
    assert "2028" in preview.page("norms/13e/2028/index.html")
    stamps = {path: path.stat().st_mtime_ns for path in folder.rglob("*.html")}
    assert 1 < len(stamps) < 60
    assert "1970" in preview.page("norms/13e/1970/index.html")
    assert (
        stamps.items() < {path: path.stat().st_mtime_ns for path in folder.rglob("*.html")}.items()
    )


def test_the_index_for_search_waits_for_the_page(preview: Preview) -> None:
    """It begins when a page is there; not while the record is loaded, when nothing may be forked."""
    shown, begun = preview.shown, attrgetter("_is_indexed")
    assert not begun(shown)
    with shown.loading:
        shown.index()
    assert not begun(shown)
    shown.index()
    assert begun(shown)
    assert preview.page("find/names.json")
