"""What is known of a site without MkDocs is what MkDocs makes of it, and nothing is run for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from urllib.parse import urljoin

import pytest
from mkdocs.structure.files import get_files

from onrecord.hosts.errors import HostError
from onrecord.hosts.hand_written import addresses
from onrecord.hosts.mkdocs import OnrecordPlugin
from onrecord.hosts.settings import load_config, project_of, set_edit_uri, settings_of
from onrecord.hosts.unbuilt import load_site
from onrecord.hosts.unbuilt import settings_of as plainly
from onrecord.project.layout import Project
from onrecord.project.settings import settings_around
from tests.hosts.projects import SETTINGS, write

REPOSITORY = Path(__file__).resolve().parent.parent.parent
PROJECTS = [
    REPOSITORY,
    *sorted(file.parent for file in REPOSITORY.glob("tests/cases/*/mkdocs.yml")),
]

ATTACK = f"""\
{SETTINGS.replace("search, onrecord", "search, unknown-plugin, onrecord")}
extra:
  tag: !!python/object/apply:os.system ["touch hit-tag"]
hooks: [evil.py]
"""
EVIL = "from pathlib import Path\nPath('hit-hook').touch()\n"

COMMANDS = [
    "check",
    "check --fix --notes",
    "check --published manifest.json",
    "inspect summaries/first.md",
    "diff .",
    "new --title Words --date 2024-01-02",
    "import text.txt",
    "export data",
]


def run(folder: Path, code: str) -> subprocess.CompletedProcess[str]:
    """Run a program in a folder."""
    command = [sys.executable, "-c", code]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def attacked(folder: Path) -> Path:
    """Write a project whose settings try to run something in each way that MkDocs has."""
    text = {"evil.py": EVIL, "text.txt": "Ada Example spoke on norm 13(e).\n"}
    write(folder, {**text, "mkdocs.yml": ATTACK, "manifest.json": '{"version": 2}'})
    return folder


@pytest.mark.slow
def test_no_command_but_build_and_serve_runs_what_settings_name(tmp_path: Path) -> None:
    """Not by a tag, not as a hook, not as a plugin; MkDocs is not loaded at all."""
    folders = {str(attacked(tmp_path / str(n))): command for n, command in enumerate(COMMANDS)}
    code = f"""
import os, sys
from onrecord.cli import main
for folder, command in {folders!r}.items():
    os.chdir(folder)
    main(command.split(), standalone_mode=False)
    if {{"mkdocs", "evil"}} & sys.modules.keys():
        sys.exit(f"loaded by {{command}}")
"""
    result = run(tmp_path, code)
    assert result.returncode == 0, result.stderr
    assert not [*tmp_path.rglob("hit-*")]


def test_python_api_runs_nothing(tmp_path: Path) -> None:
    """A notebook reads anybody's record."""
    attacked(tmp_path)
    result = run(
        tmp_path, "import onrecord, sys; onrecord.load('.'); assert 'mkdocs' not in sys.modules"
    )
    assert (result.stderr, result.returncode) == ("", 0)
    assert not [*tmp_path.rglob("hit-*")]


def test_a_build_runs_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What `build` and `serve` begin with: the attack works where it can, as SECURITY.md says."""
    monkeypatch.chdir(tmp_path)
    config_file = attacked(tmp_path) / "mkdocs.yml"
    with pytest.raises(HostError, match="unknown-plugin"):
        load_config(config_file, str(tmp_path / "summaries"))
    assert (tmp_path / "hit-tag").exists()
    config_file.write_text(ATTACK.replace("unknown-plugin, ", ""))
    load_config(config_file, str(tmp_path / "summaries"))
    assert (tmp_path / "hit-hook").exists()


def compare(folder: Path, empty: Path) -> None:
    """Compare what is known of a project with what MkDocs makes of it."""
    config = load_config(folder / "mkdocs.yml", str(empty))
    chosen = next(
        (one.config for one in config.plugins.values() if isinstance(one, OnrecordPlugin)), None
    )
    files = get_files(config)
    known = settings_around(folder)
    assert known.notes == ()
    assert known.project == (project_of(config, chosen) if chosen else Project(folder))
    if chosen and config.theme.get("language"):  # another theme than Material is never built
        set_edit_uri(config, chosen)
        assert plainly(known) == settings_of(config, chosen, files)
    pages = addresses(files.documentation_pages(), config.docs_dir)
    assert frozenset(known.pages.values()) == pages


@pytest.mark.parametrize("folder", PROJECTS, ids=lambda folder: folder.name)
def test_projects_are_known_as_mkdocs_has_them(folder: Path, tmp_path: Path) -> None:
    """This repository, and all that have settings among the cases."""
    compare(folder, tmp_path)


@pytest.mark.parametrize(
    ("written", "edit"),
    [
        ("repo_url: https://github.com/a/b", "https://github.com/a/b/edit/main/"),
        ("repo_url: https://gitlab.com/a/b", "https://gitlab.com/a/b/-/edit/main/"),
        (
            "repo_url: https://gitlab.com/a/b\nedit_uri: edit/master/docs/",
            "https://gitlab.com/a/b/edit/master/",
        ),
        ("repo_url: https://gitlab.com/a/b\nedit_uri: ''", ""),
        ("repo_url: https://bitbucket.org/a/b", "https://bitbucket.org/a/b/src/default/"),
    ],
)
def test_pages_are_edited_on_the_branch_that_servers_begin_with(
    tmp_path: Path, written: str, edit: str
) -> None:
    """What the settings say holds; MkDocs' own guess, an older form and branch, does not."""
    write(tmp_path, {"mkdocs.yml": f"{SETTINGS}{written}\n", "docs/a.md": "# A"})
    assert plainly(settings_around(tmp_path)).edit == edit
    config = load_config(tmp_path / "mkdocs.yml", str(tmp_path))
    set_edit_uri(config, config.plugins["onrecord"].config)
    pages = urljoin(f"{config.repo_url}/", config.edit_uri) if config.edit_uri else ""
    assert pages == (edit and f"{edit}docs/")


@pytest.mark.parametrize(
    "more",
    [
        "site_url: https://example.org/record",
        "site_url: https://example.org/record?a=b",
        "repo_url: https://github.com/example/record",
        "repo_url: https://GitLab.com/example/record/",
        "repo_url: https://gitlab.com/example/record\nedit_uri: edit/master/docs/",
        "repo_url: https://bitbucket.org/example/record",
        "repo_url: https://code.example.org/record",
        "repo_url: https://gitlab.example.org/record",
        "repo_url: https://codeberg.org/example/record\nedit_uri: _edit/dev/docs/",
        "plugins: [onrecord: {repository_provider: gitea}]\nrepo_url: https://code.example.org/a\ndocs_dir: pages",
        "repo_url: https://github.com/example/record\nedit_uri: ''",
        "repo_url: https://github.com/example/record\nedit_uri: blob/main/docs",
        "repo_url: https://github.com/example/record\nedit_uri: edit/main/pages/\ndocs_dir: pages/",
        "repo_url: https://example.org/record\nedit_uri: ?path=docs/",
        "docs_dir: ./pages/inner",
        "use_directory_urls: false",
        "theme: material",
        "theme: {name: material, language: fr}",
        "plugins: {search: , onrecord: {contribute: a b/index.md, contact: a@example.org}}",
        "plugins: [onrecord: {cache: false, contribute: README.md}]",
        "plugins: [{search: {}}, {onrecord: }]",
        "INHERIT: base/base.yml",
        "INHERIT: base/base.yml\ntheme: {name: material}\nplugins: {onrecord: {cache: true}}",
        "site_name: !ENV [ONRECORD_TEST_A, ONRECORD_TEST_B, Default]",
        "site_url: !ENV ONRECORD_TEST_A",
        "use_directory_urls: !ENV [ONRECORD_TEST_C, true]",
        "extra: &x {site_url: https://example.org/}\n<<: *x",
    ],
)
def test_settings_are_known_as_mkdocs_has_them(
    more: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Addresses, folders, forms of plugins, what is inherited, and the environment."""
    monkeypatch.setenv("ONRECORD_TEST_B", "From the environment")
    monkeypatch.setenv("ONRECORD_TEST_C", "false")
    pages = ["README.md", "a b/index.md", "a b/é.md", "a b/README.md", ".hidden.md", ".h/a.md"]
    pages += ["templates/a.md", "a b/templates/b.md", "c.markdown", "d.MD", "e.txt", "inner/x.y.md"]
    docs = {f"{folder}/{page}": "# A" for folder in ("docs", "pages") for page in pages}
    base = "theme: {language: fr}\nplugins: {onrecord: {norms: n.yaml, cache: false}}\n"
    mentioned = {line.partition(":")[0] for line in more.splitlines()}
    kept = ["site_name: A", "theme: {name: material}", "plugins: [onrecord]"]
    if "INHERIT" in mentioned:
        kept.pop()
    lines = [line for line in kept if line.partition(":")[0] not in mentioned]
    write(tmp_path, {**docs, "base/base.yml": base, "mkdocs.yml": "\n".join([*lines, more])})
    compare(tmp_path, tmp_path / "base")


def test_what_does_not_hold_is_said_and_left_out(tmp_path: Path) -> None:
    """The build refuses it; the record can be read all the same."""
    options = "{onrecord: {contribute: none.md, contact: nobody}}"
    text = SETTINGS.replace("onrecord]", f"{options}]") + "site_url: here\nrepo_url: 'http://['\n"
    write(tmp_path, {"mkdocs.yml": text})
    said: list[str] = []
    outcome, site = load_site(tmp_path, said.append)
    assert outcome.ok
    assert [note.split("`")[1] for note in said] == [
        "site_url",
        "repo_url",
        "contribute",
        "contact",
    ]
    settings = site.settings
    assert (settings.name, settings.address, settings.repository) == ("A small site", "", "")
    assert (settings.contribute, settings.contact) == ("", "")
