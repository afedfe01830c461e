"""What a site is made from: whatever changes a byte of it changes the hash."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.hosts.inputs import Inputs, as_written
from onrecord.hosts.mkdocs import plugin_of
from onrecord.hosts.settings import load_config, project_of
from tests.hosts.projects import SETTINGS, SUMMARY, write

MORE = {
    "docs/about.md": "# About\n",
    "overrides/main.html": '{% extends "material/main.html" %}\n',
    "elsewhere/shared.md": "# Shared\n",
    "base.yml": "copyright: Nobody\n",
    "mkdocs.yml": "INHERIT: base.yml\nsite_description: !ENV [ONRECORD_TEST, none]\n"
    + SETTINGS.replace("material\n", "material\n  custom_dir: overrides\n"),
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project with everything that a site can be made from."""
    write(tmp_path, MORE)
    (tmp_path / "docs" / "shared").symlink_to(tmp_path / "elsewhere")
    return tmp_path


def inputs(project: Path) -> Inputs:
    """Return what the site of a project is made from."""
    file = project / "mkdocs.yml"
    written = as_written(file)
    config = load_config(file, str(project))
    return Inputs(config, project_of(config, plugin_of(config).config), written)


def test_the_same_sources_have_the_same_hash(project: Path) -> None:
    """However often one asks."""
    assert inputs(project).hash == inputs(project).hash
    assert inputs(project).hash


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"summaries/first.md": SUMMARY + "More.\n"}, id="summary edited"),
        pytest.param({"summaries/second.md": SUMMARY}, id="summary added"),
        pytest.param({"speakers.yaml": "ada-example: {name: Ada Other}\n"}, id="register"),
        pytest.param({"docs/about.md": "# About us\n"}, id="page"),
        pytest.param({"docs/pictures/a.svg": "<svg/>"}, id="file beside a page"),
        pytest.param({"elsewhere/shared.md": "# Other\n"}, id="page behind a link"),
        pytest.param({"overrides/main.html": "{# nothing #}"}, id="theme"),
        pytest.param({"overrides/.icons/a.svg": "<svg/>"}, id="icon"),
        pytest.param({"base.yml": "copyright: Somebody\n"}, id="inherited settings"),
        pytest.param({"mkdocs.yml": MORE["mkdocs.yml"] + "use_directory_urls: true\n"}, id="own"),
        pytest.param({"2024-01-01-stray.md": SUMMARY}, id="what is warned of"),
    ],
)
def test_every_change_changes_it(project: Path, change: dict[str, str]) -> None:
    """Of texts, pages, theme and settings, also of those that others bring."""
    before = inputs(project).hash
    for name, text in change.items():
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(text, encoding="utf-8")
    assert inputs(project).hash != before


@pytest.mark.parametrize(("name", "value"), [("ONRECORD_TEST", "x"), ("SOURCE_DATE_EPOCH", "1")])
def test_what_the_environment_says_changes_it(
    project: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    """By `!ENV` in the settings; and the day that MkDocs is told."""
    before = inputs(project).hash
    monkeypatch.setenv(name, value)
    assert inputs(project).hash != before


def test_settings_that_were_saved_meanwhile_have_none(project: Path) -> None:
    """The site was made from those that were read first."""
    found = inputs(project)
    assert found.hash
    (project / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    assert found.hash is None


@pytest.mark.parametrize(
    "settings",
    [
        pytest.param("hooks: [hook.py]\n", id="hook"),
        pytest.param("markdown_extensions: [pymdownx.snippets]\n", id="reads files"),
        pytest.param(
            "markdown_extensions: [{pymdownx.emoji: {options: {custom_icons: [icons]}}}]\n",
            id="reads a folder",
        ),
        pytest.param("extra: {now: !!python/name:time.time }\n", id="function of anybody's"),
    ],
)
def test_what_may_depend_on_anything_has_none(project: Path, settings: str) -> None:
    """On git, the network, the clock: nobody can see it from here."""
    (project / "hook.py").write_text("", encoding="utf-8")
    (project / "mkdocs.yml").write_text(SETTINGS + settings, encoding="utf-8")
    assert inputs(project).hash is None


def test_a_template_that_asks_for_the_time_has_none(project: Path) -> None:
    """A footer with the day of the build."""
    (project / "overrides/main.html").write_text("{{ build_date_utc }}", encoding="utf-8")
    assert inputs(project).hash is None


def test_usual_functions_have_their_names(project: Path) -> None:
    """Those of Material and its extensions, which the manuals of both tell people to write."""
    icons = "markdown_extensions:\n- pymdownx.emoji: {emoji_generator: !!python/name:material.extensions.emoji.to_svg }\n"
    slugs = "- toc: {slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}}\n"
    hashes = set()
    for more in ("", icons, icons + slugs, icons + slugs.replace("lower", "none")):
        (project / "mkdocs.yml").write_text(SETTINGS + more, encoding="utf-8")
        hashes.add(inputs(project).hash)
    assert len(hashes) == 4
    assert None not in hashes
