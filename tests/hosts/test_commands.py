"""Building and previewing a site; the new one takes the place of the old whole or not at all."""

from __future__ import annotations

import gc
import logging
import os
import signal
import socket
import sys
from pathlib import Path

import pytest

from onrecord.hosts.commands import (
    HostError,
    LogCapture,
    build,
    serve,
)
from tests.hosts.previewing import previewing
from tests.hosts.projects import SETTINGS, SUMMARY, tree, write


def test_report_says_what_was_built(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Where the site is, how many pages it has, what to look at; meanwhile, each stage is told.

    Nothing is printed: not by MkDocs, and not Material's announcement of its successor.
    """
    told: list[str] = []
    files = {"docs/about.md": "# About", "summaries/notes.txt": "not a summary"}
    report = build(write(tmp_path, files), progress=told.append)
    assert report.site == tmp_path / "site"
    assert report.pages == len(list(report.site.rglob("index.html")))
    assert [d.span.source.path for d in report.diagnostics] == ["summaries/notes.txt"]
    assert told[:2] == ["Reading the summaries", "Rendering the pages"]
    assert told[-1] == f"Writing page {report.pages} of {report.pages}"
    assert capfd.readouterr() == ("", "")


def test_paths_are_relative_to_where_the_command_is_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those of the settings and of the site; `mkdocs.yml` alone means the one in this folder."""
    write(tmp_path / "project")
    monkeypatch.chdir(tmp_path / "project")
    assert build(Path("mkdocs.yml"), Path("../public")).site.resolve() == tmp_path / "public"
    assert (tmp_path / "public" / "index.html").is_file()
    assert not (tmp_path / "project" / "site").exists()


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param({"summaries/first.md": SUMMARY.replace("13e", "13z")}, id="summary"),
        pytest.param({"docs/a.md": "[x](nowhere.md)"}, id="link"),
        pytest.param({"mkdocs.yml": SETTINGS + "nav: [nowhere.md]\n"}, id="navigation"),
        pytest.param({"mkdocs.yml": SETTINGS.replace("onrecord", "none")}, id="plugin"),
    ],
)
def test_failed_build_leaves_the_old_site_whole(tmp_path: Path, broken: dict[str, str]) -> None:
    """Whatever is wrong, not a byte of the site changes and nothing is left beside it."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("old")
    before = tree(tmp_path / "site")
    config_file = write(tmp_path, broken)
    names = {path.name for path in tmp_path.iterdir()}
    with pytest.raises(HostError):
        build(config_file)
    assert tree(tmp_path / "site") == before
    assert {path.name for path in tmp_path.iterdir()} - {".cache"} == names


def test_mistake_in_a_summary_comes_as_diagnostics(tmp_path: Path) -> None:
    """The command line shows them as it shows those of `check`."""
    with pytest.raises(HostError) as raised:
        build(write(tmp_path, {"summaries/first.md": SUMMARY.replace("05-06", "02-31")}))
    assert [d.span.source.path for d in raised.value.diagnostics] == ["summaries/first.md"]


def test_dead_link_is_named(tmp_path: Path) -> None:
    """What MkDocs only warns of keeps the site from being built."""
    with pytest.raises(HostError, match=r"'a\.md' contains a link 'nowhere\.md'"):
        build(write(tmp_path, {"docs/a.md": "[x](nowhere.md)"}))


@pytest.mark.parametrize(
    ("options", "path"),
    [
        ("", "summaries/first.md"),
        ("", "/summaries/first.md"),
        ("", "summaries/first/"),
        (": {summaries: talks}", "talks/first.md"),
    ],
)
def test_text_in_the_navigation_is_told_with_its_page(
    tmp_path: Path, options: str, path: str
) -> None:
    """MkDocs says only that it is no page."""
    plugin = f"{{onrecord{options}}}" if options else "onrecord"
    settings = (
        SETTINGS.replace("onrecord", plugin) + f"nav: [index.md, {{Talks: [First: {path}]}}]\n"
    )
    config = write(tmp_path, {"mkdocs.yml": settings, "docs/index.md": "# Home\n"})
    if options:
        (tmp_path / "summaries").rename(tmp_path / "talks")
    with pytest.raises(HostError, match=r"that is made of it: `summaries/first/index\.md`\."):
        build(config)
    config.write_text(settings.replace(path, "summaries/first/index.md"), encoding="utf-8")
    build(config)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        pytest.param(None, "There is no mkdocs.yml in ", id="missing"),
        pytest.param("site_name: [", "mkdocs.yml cannot be read: line 1, column 13: ", id="yaml"),
        pytest.param("42", "mkdocs.yml cannot be read: ", id="not a mapping"),
        pytest.param(
            SETTINGS.replace("onrecord", "none"),
            'mkdocs.yml: plugins: The "none" plugin is not installed',
            id="unknown plugin",
        ),
        pytest.param(
            SETTINGS.replace("search, onrecord", "search"),
            "mkdocs.yml does not name the plugin: add `- onrecord` under `plugins`.",
            id="no plugin",
        ),
        pytest.param(
            SETTINGS.replace("onrecord]", "{onrecord: {sumaries: x}}]"),
            "mkdocs.yml: plugins: Plugin 'onrecord' option 'sumaries': Unrecognised",
            id="unknown option",
        ),
        pytest.param(
            SETTINGS + "docs_dir: texts\n",
            "mkdocs.yml: docs_dir: The path ",
            id="no such folder",
        ),
        pytest.param("theme: {name: none}\n", "mkdocs.yml: site_name: ", id="no name"),
    ],
)
def test_mistake_in_the_settings_is_one_line(
    tmp_path: Path, settings: str | None, message: str
) -> None:
    """No trace of the program, but the file, the place and what is the matter."""
    config_file = write(tmp_path)
    config_file.unlink() if settings is None else config_file.write_text(settings)
    with pytest.raises(HostError) as raised:
        build(config_file)
    assert raised.value.message.startswith(message)
    assert "\n" not in raised.value.message


def test_site_does_not_replace_its_sources(tmp_path: Path) -> None:
    """A folder that holds a part of the project is refused, and so is one within a part."""
    settings = SETTINGS.replace("name: material", "name: material\n  custom_dir: overrides")
    files = {"mkdocs.yml": settings, "docs/a.md": "# A", "overrides/a.html": ""}
    config_file = write(tmp_path, files)
    before = tree(tmp_path)
    for folder in ("", "..", "summaries", "docs", "overrides"):
        with pytest.raises(HostError, match="cannot be replaced"):
            build(config_file, tmp_path / folder)
    for folder in ("summaries", "docs", "overrides", ".cache/onrecord"):
        with pytest.raises(HostError, match="become a part of itself"):
            build(config_file, tmp_path / folder / "site")
    assert tree(tmp_path) == before


# MkDocs leaves its socket to the garbage collector when the first build fails.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_preview_needs_a_sound_project(tmp_path: Path) -> None:
    """What is wrong before the first preview is told, not served."""
    with pytest.raises(HostError) as raised:
        serve(write(tmp_path, {"summaries/first.md": "nothing"}), "127.0.0.1:0")
    assert raised.value.diagnostics
    del raised
    gc.collect()


def test_what_a_build_has_made_can_be_forgotten(tmp_path: Path) -> None:
    """A process that builds again and again keeps no more than one that builds once."""
    build(write(tmp_path))
    assert gc.get_freeze_count() == 0


def test_address_without_a_port_is_told(tmp_path: Path) -> None:
    """A slip in the option is said as one in the settings is."""
    with pytest.raises(HostError, match=r"mkdocs\.yml: dev_addr: "):
        serve(write(tmp_path), "nowhere")


def test_taken_address_is_told(tmp_path: Path) -> None:
    """Somebody else may listen there already."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(HostError, match="in use"):
            serve(write(tmp_path), address)


@pytest.mark.slow
def test_preview_that_is_ended_or_killed_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A killed one leaves its folder to the next, which removes it; the exit status is that of the signal."""
    place, project = tmp_path / "temporary", tmp_path / "project"
    place.mkdir()
    write(project)
    monkeypatch.setenv("TMPDIR", str(place))
    command = [sys.executable, "-m", "onrecord", "serve", "--address"]
    for end, status in ((signal.SIGKILL, -signal.SIGKILL), (signal.SIGTERM, 128 + signal.SIGTERM)):
        with previewing(project, tmp_path / "log", command, end, status) as preview:
            preview.shows("summaries/first/", "A webinar on norms")
            assert len(list(place.glob("onrecord-*"))) == 1
    assert list(place.iterdir()) == []
    assert "Traceback" not in (tmp_path / "log").read_text()


@pytest.mark.slow
def test_preview_follows_the_files(tmp_path: Path) -> None:
    """A saved summary is shown; a mistake is told, and the last good preview stays up."""
    write(tmp_path)
    code = (
        "import sys; from pathlib import Path; from onrecord.hosts.commands import serve; "
        "serve(Path('mkdocs.yml'), sys.argv[1], progress=lambda line: print(line, flush=True))"
    )
    page, summary = "summaries/first/", tmp_path / "summaries" / "first.md"
    with previewing(tmp_path, tmp_path / "log", [sys.executable, "-c", code]) as preview:
        preview.shows(page, "A webinar on norms")
        better = SUMMARY.replace("A webinar on norms", "Another title")
        preview.save(summary, better)
        preview.shows(page, "Another title")
        preview.save(summary, better.replace("13e", "13z"))
        preview.says("`13z`")
        preview.shows(page, '<div role="alert"')
        preview.shows(page, "Another title")
        preview.save(summary, better)
        preview.shows("speakers/ada-example/", "Another title")
        settings = tmp_path / "mkdocs.yml"
        preview.save(settings, SETTINGS.replace("[search, onrecord]", "["))
        preview.shows(page, "mkdocs.yml cannot be read")
        preview.shows("about/", "mkdocs.yml cannot be read")
        preview.save(settings, SETTINGS.replace("A small site", "A new site"))
        preview.shows(page, "A new site")
        preview.save(summary, SUMMARY.replace("A webinar on norms", "The third title"))
        preview.shows(page, "The third title")
    log = preview.log.read_text()
    assert "Traceback" not in log
    assert "The preview stays as it was." in log


def test_warnings_are_kept_and_the_rest_is_not() -> None:
    """Only what somebody has to know is captured."""
    with LogCapture() as log:
        logging.getLogger("mkdocs.commands.build").info("Cleaning site directory")
        logging.getLogger("mkdocs.structure").warning("A link to %s leads nowhere", "x.md")
    assert log.warnings == ["A link to x.md leads nowhere"]


def test_preview_is_told_about_while_it_runs() -> None:
    """The server's messages and all warnings are told at once."""
    told: list[str] = []
    with LogCapture(told.append):
        logging.getLogger("mkdocs.livereload").info("Serving")
        logging.getLogger("mkdocs.plugins.onrecord").info("1 warning")
        logging.getLogger("mkdocs.commands.build").info("Cleaning site directory")
        logging.getLogger("mkdocs").error("Wrong")
    assert told == ["Serving", "1 warning", "Wrong"]


def test_logger_is_left_as_it_was() -> None:
    """Handlers, level and propagation come back, also after an error."""
    logger = logging.getLogger("mkdocs")
    before = (logger.level, logger.propagate, logger.handlers[:])
    with pytest.raises(ZeroDivisionError), LogCapture():
        logging.getLogger("mkdocs").info(1 / 0)
    assert (logger.level, logger.propagate, logger.handlers) == before


@pytest.mark.parametrize("path", ["docs/x.txt", "docs/x.md", "overrides/x.css"])
def test_a_link_that_leads_out_of_the_project_is_not_published(tmp_path: Path, path: str) -> None:
    """MkDocs alone would copy what it leads to."""
    themed = SETTINGS.replace("  name: material\n", "  name: material\n  custom_dir: overrides\n")
    files = {"mkdocs.yml": themed, "docs/index.md": "# Here", "overrides/y.css": "/* ours */"}
    config = write(tmp_path / "project", files)
    (tmp_path / "secret").write_text("secret")
    (config.parent / path).symlink_to(tmp_path / "secret")
    with pytest.raises(HostError) as caught:
        build(config)
    assert [item.span.source.path for item in caught.value.diagnostics] == [path]
    assert not (config.parent / "site").exists()


def test_links_that_lead_round_in_circles_end(tmp_path: Path) -> None:
    """MkDocs alone would look for pages in each of a million million folders."""
    config = write(tmp_path, {"docs/index.md": "# Here"})
    for name in ("x", "y"):
        (tmp_path / "docs" / name).symlink_to(".")
    with pytest.raises(HostError) as caught:
        build(config)
    assert [item.span.source.path for item in caught.value.diagnostics] == ["docs/x", "docs/y"]


def test_a_page_elsewhere_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    """A check does not look at pages out of the project."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "x.md").write_bytes(b"# Caf\xe9")
    config = write(tmp_path / "project", {"mkdocs.yml": f"{SETTINGS}docs_dir: ../docs\n"})
    with pytest.raises(HostError, match=r"x\.md"):
        build(config)


def test_settings_that_are_a_pipe_are_not_waited_for(tmp_path: Path) -> None:
    """What stands there instead is named."""
    os.mkfifo(tmp_path / "mkdocs.yml")
    with pytest.raises(HostError, match="is a pipe"):
        build(tmp_path / "mkdocs.yml")
