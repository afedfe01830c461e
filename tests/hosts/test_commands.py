"""Building and previewing a site."""

from __future__ import annotations

import gc
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from onrecord.hosts.commands import HostError, build, project_around, serve
from onrecord.sources.reading import Project
from tests.hosts.projects import SETTINGS, SUMMARY, tree, write


def test_report_says_what_was_built(tmp_path: Path) -> None:
    """Where the site is, how many pages it has, and what somebody should look at."""
    report = build(write(tmp_path, {"docs/about.md": "# About"}))
    assert report.site == tmp_path / "site"
    assert report.pages == len(list(report.site.rglob("index.html")))
    assert report.diagnostics == ()


def test_progress_is_told(tmp_path: Path) -> None:
    """Each stage is named, and the last page is counted."""
    told: list[str] = []
    report = build(write(tmp_path), progress=told.append)
    assert told[:2] == ["Reading the summaries", "Rendering the pages"]
    assert told[-1] == f"Writing page {report.pages} of {report.pages}"


def test_building_is_silent(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Nothing is printed: not by MkDocs, and not Material's announcement of its successor."""
    build(write(tmp_path))
    assert capfd.readouterr() == ("", "")


def test_site_goes_where_it_is_asked_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder given on the command line is relative to where the command is run."""
    config_file = write(tmp_path / "project")
    monkeypatch.chdir(tmp_path)
    assert build(config_file, Path("public")).site == tmp_path / "public"
    assert (tmp_path / "public" / "index.html").is_file()
    assert not (tmp_path / "project" / "site").exists()


def test_settings_may_be_named_relatively(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`mkdocs.yml` alone means the one in this folder."""
    write(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert build(Path("mkdocs.yml")).site == tmp_path / "site"


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
    build(write(tmp_path))
    before = tree(tmp_path / "site")
    config_file = write(tmp_path, broken)
    names = {path.name for path in tmp_path.iterdir()}
    with pytest.raises(HostError):
        build(config_file)
    assert tree(tmp_path / "site") == before
    assert {path.name for path in tmp_path.iterdir()} == names


def test_mistake_in_a_summary_comes_as_diagnostics(tmp_path: Path) -> None:
    """The command line shows them as it shows those of `check`."""
    with pytest.raises(HostError) as raised:
        build(write(tmp_path, {"summaries/first.md": SUMMARY.replace("05-06", "02-31")}))
    assert [d.span.source.path for d in raised.value.diagnostics] == ["summaries/first.md"]


def test_dead_link_is_named(tmp_path: Path) -> None:
    """What MkDocs only warns of keeps the site from being built, unless asked otherwise."""
    config_file = write(tmp_path, {"docs/a.md": "[x](nowhere.md)"})
    with pytest.raises(HostError, match=r"'a\.md' contains a link 'nowhere\.md'"):
        build(config_file)
    assert build(config_file, strict=False).pages


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
    """A folder that holds the project is refused."""
    config_file = write(tmp_path)
    before = tree(tmp_path)
    for folder in (tmp_path, tmp_path.parent, tmp_path / "summaries"):
        with pytest.raises(HostError, match="cannot be replaced"):
            build(config_file, folder)
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


def test_project_is_as_its_settings_describe_it(tmp_path: Path) -> None:
    """Whatever file of the project is asked about, the options of the plugin hold."""
    options = "{onrecord: {summaries: talks, speakers: people.yaml, norms: own.yaml}}"
    write(tmp_path, {"mkdocs.yml": SETTINGS.replace("onrecord]", f"{options}]")})
    project = project_around(tmp_path / "summaries" / "first.md")
    assert project == Project(tmp_path, "talks", "people.yaml", "own.yaml")


@pytest.mark.parametrize(
    "settings",
    [None, "site_name: [", SETTINGS.replace("onrecord", "none")],
    ids=["missing", "yaml", "plugin"],
)
def test_project_without_sound_settings_has_the_usual_names(
    tmp_path: Path, settings: str | None
) -> None:
    """What is wrong with the settings is said when the site is built."""
    config_file = write(tmp_path)
    config_file.unlink() if settings is None else config_file.write_text(settings)
    assert project_around(tmp_path) == Project(tmp_path)


@pytest.mark.slow
def test_preview_follows_the_files(tmp_path: Path) -> None:
    """A saved summary is shown; a mistake is told, and the last good preview stays up."""
    config_file = write(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    code = (
        "import sys; from pathlib import Path; from onrecord.hosts.commands import serve; "
        "serve(Path(sys.argv[1]), sys.argv[2], progress=lambda line: print(line, flush=True))"
    )
    command = [sys.executable, "-c", code, str(config_file), f"127.0.0.1:{port}"]
    log = tmp_path / "log"
    with log.open("w") as output:
        server = subprocess.Popen(command, stdout=output, stderr=output)
    page = f"http://127.0.0.1:{port}/summaries/first/"
    summary = tmp_path / "summaries" / "first.md"
    try:
        until(lambda: "A webinar on norms" in fetched(page))
        better = SUMMARY.replace("A webinar on norms", "Another title")
        until(lambda: "Another title" in fetched(page), lambda: summary.write_text(better))
        broken = better.replace("13e", "13z")
        until(lambda: "`13z`" in log.read_text(), lambda: summary.write_text(broken))
        assert "Another title" in fetched(page)
        third = SUMMARY.replace("A webinar on norms", "The third title")
        until(lambda: "The third title" in fetched(page), lambda: summary.write_text(third))
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(20)
    assert server.returncode == 0
    assert "Traceback" not in log.read_text()
    assert "The preview stays as it was." in log.read_text()


def fetched(address: str) -> str:
    """Return a page, or nothing where there is none yet."""
    try:
        with urlopen(address, timeout=20) as answer:  # noqa: S310 - our own server
            return str(answer.read().decode())
    except (URLError, ConnectionError):
        return ""


def until(holds: Callable[[], bool], act: Callable[[], object] = lambda: None) -> None:
    """Act and wait until something holds; act again now and then, fail after a minute."""
    for turn in range(300):
        if turn % 50 == 0:  # A file saved before the preview looks at it first is not a change.
            act()
        if holds():
            return
        time.sleep(0.2)
    pytest.fail("It did not happen in a minute.")
