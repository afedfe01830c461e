"""`onrecord init`: a new site that can be built, checked and published at once."""

from __future__ import annotations

import json
import subprocess
from importlib.metadata import Distribution
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from onrecord import __version__
from onrecord.authoring import starter
from onrecord.authoring.files import RefusedError
from onrecord.authoring.starter import Requirement, provider_around, requirement
from onrecord.cli import asking, main
from tests.programs import check_jsonschema, zizmor

PROVIDERS = ("github", "gitlab", "gitea", "forgejo", "none")


def run(*args: str, typed: str = "") -> Result:
    """Run a command of the program."""
    return CliRunner().invoke(main, args, input=typed)


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def texts(folder: Path) -> dict[str, str]:
    """Return the texts of all files in a folder, by path."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in found}


@pytest.mark.parametrize("provider", PROVIDERS)
def test_what_it_writes_passes_the_check_and_is_built(empty: Path, provider: str) -> None:
    """For every provider, with a name that YAML would take for something else."""
    done = run("init", "here", "--name", "On: record", "--provider", provider)
    assert done.exit_code == 0, done.output
    written = texts(empty / "here")
    assert {f"Wrote here/{path}" for path in written} == set(done.output.splitlines()[:-2])
    assert "{" not in written["mkdocs.yml"]
    checked = run("check", "here")
    assert (checked.exit_code, checked.output) == (0, "No errors.\n")
    built = run("build", "--config-file", "here/mkdocs.yml")
    assert built.exit_code == 0, built.output
    page = (empty / "here/site/index.html").read_text(encoding="utf-8")
    assert "<title>On: record</title>" in page
    # The settings are those that the comments promise.
    plugins = yaml.load(written["mkdocs.yml"].replace("!ENV", ""), yaml.SafeLoader)["plugins"]
    assert plugins == [
        {"onrecord": {"repository_provider": provider} if provider != "none" else None}
    ]


FORMS = {
    "github": [
        (".github/workflows/site.yml", "github-workflows"),
        (".github/ISSUE_TEMPLATE/correct-attribution.yml", "github-issue-forms"),
        (".github/ISSUE_TEMPLATE/propose-webinar.yml", "github-issue-forms"),
    ],
    "gitlab": [(".gitlab-ci.yml", "gitlab-ci")],
    "forgejo": [(".forgejo/issue_template/correct-attribution.yml", "github-issue-forms")],
    "gitea": [(".gitea/issue_template/propose-webinar.yml", "github-issue-forms")],
}


@pytest.mark.parametrize("provider", FORMS)
def test_what_providers_read_is_in_their_form(empty: Path, provider: str) -> None:
    """By the schemas that they publish; Gitea and Forgejo read the forms of GitHub."""
    run("init", "--name", "A", "--provider", provider)
    for path, schema in FORMS[provider]:
        check_jsonschema("--builtin-schema", f"vendor.{schema}", path)


def test_workflow_trusts_nobody_more_than_it_must(empty: Path) -> None:
    """The auditor of workflows, at its strictest, has no complaint."""
    run("init", "--name", "A", "--provider", "github")
    zizmor(empty / ".github/workflows")


def test_workflow_pins_what_ours_pins(empty: Path, repository: Path) -> None:
    """The same actions at the same commits: one who updates ours is reminded of it."""
    run("init", "--name", "A", "--provider", "github")

    def pins(path: Path) -> set[str]:
        lines = path.read_text(encoding="utf-8").splitlines()
        return {line.partition("uses: ")[2] for line in lines if "uses: " in line}

    assert pins(empty / ".github/workflows/site.yml") == pins(
        repository / ".github/workflows/site.yml"
    )


def test_an_editor_finds_the_schema_of_the_register(empty: Path) -> None:
    """The first line of the register names a file that is there, and the register passes by it."""
    run("init", "--name", "A", "--provider", "none")
    first = (empty / "speakers.yaml").read_text(encoding="utf-8").splitlines()[0]
    named = first.removeprefix("# yaml-language-server: $schema=")
    assert named != first
    check_jsonschema("--check-metaschema", empty / named)
    check_jsonschema("--schemafile", empty / named, empty / "speakers.yaml")


def test_files_of_somebody_stay_as_they_are(empty: Path) -> None:
    """A README that a provider made is not written over, and that is said."""
    (empty / "README.md").write_text("mine")
    done = run("init", "--name", "A", "--provider", "none")
    assert done.exit_code == 0
    assert "Left as it was: README.md\n" in done.output
    assert (empty / "README.md").read_text() == "mine"
    assert (empty / "mkdocs.yml").exists()


@pytest.mark.parametrize("name", ["mkdocs.yml", "mkdocs.yaml", "speakers.yaml", "summaries"])
def test_no_site_is_begun_in_another(empty: Path, name: str) -> None:
    """Nothing is written then."""
    (empty / name).mkdir()
    done = run("init", "--name", "A", "--provider", "none")
    assert done.exit_code == 1
    assert f"it has `{name}`" in done.output
    assert texts(empty) == {}


def test_among_other_files_it_asks(empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No is no; what programs keep is nobody's file."""
    monkeypatch.setattr(asking, "on_terminal", lambda: True)
    (empty / "here/.git").mkdir(parents=True)
    (empty / "here/.venv").mkdir()
    begun = run("init", "here", typed="My site\ngitlab\n")
    assert begun.exit_code == 0
    assert "not empty" not in begun.output
    refused = run("init", typed="n\n")
    assert refused.exit_code == 1
    assert "`.` is not empty. Begin a site among its files?" in refused.output
    assert not (empty / "mkdocs.yml").exists()


def test_without_a_terminal_a_name_is_needed(empty: Path) -> None:
    """Nobody can be asked."""
    done = run("init")
    assert done.exit_code == 2
    assert "give --name" in done.output


@pytest.mark.parametrize(
    ("address", "provider"),
    [
        ("git@github.com:a/b.git", "github"),
        ("https://somebody:secret@gitlab.example.org/a/b.git", "gitlab"),
        ("ssh://git@codeberg.org/a/b", "forgejo"),
        ("https://code.example.org/a/b", ""),
        ("../elsewhere", ""),
    ],
)
def test_git_tells_the_provider(tmp_path: Path, address: str, provider: str) -> None:
    """By the address of `origin`; another remote does not count."""
    for command in (
        ["init", "--quiet"],
        ["remote", "add", "fork", "https://github.com/c/d"],
        ["remote", "add", "origin", address],
    ):
        subprocess.run(["git", "-C", tmp_path, *command], check=True)
    assert provider_around(tmp_path) == provider
    assert provider_around(tmp_path / "none") == ""


class Installed(Distribution):
    """A program as pip says that it was installed."""

    def __init__(self, origin: object) -> None:
        self.origin = origin

    def read_text(self, filename: str) -> str | None:
        """Return what pip wrote of where the program came from."""
        assert filename == "direct_url.json"
        return json.dumps(self.origin) if self.origin else None

    def locate_file(self, path: object) -> Path:
        """Nobody asks."""
        raise NotImplementedError


def test_requirement_is_what_pip_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From an index, a repository, an address or a wheel; a folder is of no use to others."""
    wheel = tmp_path / "onrecord-1.0-py3-none-any.whl"
    wheel.write_bytes(b"wheel")
    git = {"vcs": "git", "commit_id": "abc"}
    cases: list[tuple[object, Requirement]] = [
        (None, Requirement(f"onrecord=={__version__}")),
        (
            {"url": "https://example.org/a/b", "vcs_info": git},
            Requirement("onrecord @ git+https://example.org/a/b@abc"),
        ),
        (
            {"url": "https://example.org/o.whl", "archive_info": {}},
            Requirement("onrecord @ https://example.org/o.whl"),
        ),
        (
            {"url": wheel.as_uri(), "archive_info": {}},
            Requirement(f"./packages/{wheel.name}", wheel),
        ),
        ({"url": tmp_path.as_uri(), "dir_info": {"editable": True}}, Requirement("")),
    ]
    for origin, expected in cases:
        monkeypatch.setattr(starter, "distribution", lambda _, origin=origin: Installed(origin))
        assert requirement() == expected
    monkeypatch.setattr(starter, "distribution", lambda _: Installed(cases[3][0]))
    monkeypatch.chdir(tmp_path)
    assert run("init", "here", "--name", "A", "--provider", "none").exit_code == 0
    assert (tmp_path / f"here/packages/{wheel.name}").read_bytes() == b"wheel"
    assert (tmp_path / "here/requirements.txt").read_text() == f"./packages/{wheel.name}\n"


def test_a_name_is_needed() -> None:
    """White space is none."""
    from onrecord.cli.init import _name  # noqa: PLC0415 - for this alone

    assert _name(" A\tsite ") == "A site"
    with pytest.raises(RefusedError):
        _name(" ")
