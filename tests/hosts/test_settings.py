"""The settings of a site."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.hosts import settings
from onrecord.hosts.commands import HostError, build
from tests.hosts.projects import REACHED, SETTINGS, write


def test_problem_of_a_parser_is_one_line_with_its_place() -> None:
    """Line and column are counted from 1, as editors count them."""

    class Mark:
        line, column = 2, 4

    class ParserError(Exception):
        problem, problem_mark = "expected a key", Mark

    assert settings._in_one_line(ParserError()) == "line 3, column 5: expected a key"
    assert settings._in_one_line(ValueError("one\n  two")) == "one two"


def built(folder: Path, contact: str) -> tuple[int, str]:
    """Build a site with those letters for its contact; return what came of it and what was told."""
    config = write(folder, {"mkdocs.yml": REACHED.replace("record@example.org", contact)})
    result = CliRunner().invoke(main, ["build", "--config-file", str(config)])
    return result.exit_code, result.stderr


def test_site_without_an_address_for_corrections_is_told(tmp_path: Path) -> None:
    """It is built all the same."""
    assert built(tmp_path, "") == (
        0,
        (
            "The page About says that there is no address for corrections: set one with `contact`, "
            "an option of the plugin onrecord in mkdocs.yml.\n"
        ),
    )


@pytest.mark.parametrize("contact", ["https://example.org/", "record at example.org"])
def test_contact_is_a_mail_address(tmp_path: Path, contact: str) -> None:
    """Anything else is told with an example, and nothing is built."""
    code, told = built(tmp_path, contact)
    assert code == 1
    assert f"takes a mail address such as record@example.org, not `{contact}`." in " ".join(
        told.split()
    )


def test_page_of_the_sites_own_takes_the_place_of_ours(tmp_path: Path) -> None:
    """Whoever runs a site says in their own words what is true of it."""
    config = write(tmp_path, {"mkdocs.yml": SETTINGS, "docs/privacy.md": "# We count pigeons"})
    assert CliRunner().invoke(main, ["build", "--config-file", str(config)]).exit_code == 0
    page = (tmp_path / "site/privacy/index.html").read_text(encoding="utf-8")
    assert "We count pigeons" in page
    assert "sets no cookies" not in page


@pytest.mark.parametrize(
    ("provider", "server"),
    [("gitlab", "code.example.org"), ("forgejo", "code.example.org"), ("gitlab", "gitlab.com")],
)
def test_repository_of_any_kind_is_led_to_in_its_form(
    tmp_path: Path, provider: str, server: str
) -> None:
    """To edit summaries and hand-written pages, to begin a file and to report a mistake."""
    named = f"repository_provider: {provider}, contact:"
    settings = REACHED if server == f"{provider}.com" else REACHED.replace("contact:", named)
    settings += f"repo_url: https://{server}/a/b\n"
    config = write(tmp_path, {"mkdocs.yml": settings, "docs/more.md": "# More"})
    result = CliRunner().invoke(main, ["build", "--config-file", str(config)])
    assert (result.exit_code, result.stderr) == (0, "")
    page = (tmp_path / "site/summaries/first/index.html").read_text(encoding="utf-8")
    own = (tmp_path / "site/more/index.html").read_text(encoding="utf-8")
    form = (tmp_path / "site/propose/index.html").read_text(encoding="utf-8")
    edit = {"gitlab": "-/edit", "forgejo": "_edit"}[provider]
    issue = {"gitlab": "-/issues/new?issue%5Btitle%5D", "forgejo": "issues/new?title"}[provider]
    assert f'"https://{server}/a/b/{edit}/main/summaries/first.md"' in page
    assert f'"https://{server}/a/b/{issue}=' in page
    assert f'"https://{server}/a/b/{edit}/main/docs/more.md"' in own
    new = edit.replace("edit", "new")
    assert f'data-create="https://{server}/a/b/{new}/main/summaries?' in form


def test_repository_of_no_known_kind_is_told(tmp_path: Path) -> None:
    """Nothing leads to a page that is not there; readers write a mail."""
    settings = REACHED + "repo_url: https://code.example.org/a/b\n"
    config = write(tmp_path, {"mkdocs.yml": settings})
    result = CliRunner().invoke(main, ["build", "--config-file", str(config)])
    assert result.exit_code == 0
    assert "Set `repository_provider`" in result.stderr
    page = (tmp_path / "site/summaries/first/index.html").read_text(encoding="utf-8")
    assert "https://code.example.org/a/b/" not in page
    assert 'href="mailto:record@example.org?subject=' in page


def test_warnings_of_others_can_be_let_pass(tmp_path: Path) -> None:
    """By itself a broken link stops the build; without strictness it is told, and the site is built."""
    files = {"mkdocs.yml": f"{REACHED}unknown_key: 1\n", "docs/own.md": "# Own\n\n[a](none.md)\n"}
    config = write(tmp_path, files)
    strict = CliRunner().invoke(main, ["build", "--config-file", str(config)])
    assert strict.exit_code == 1
    assert not (tmp_path / "site").exists()
    loose = CliRunner().invoke(main, ["build", "--no-strict", "--config-file", str(config)])
    assert loose.exit_code == 0
    assert "Unrecognised configuration name: unknown_key" in loose.stderr
    assert "none.md" in loose.stderr
    assert (tmp_path / "site/own/index.html").is_file()


def test_settings_may_have_either_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """MkDocs takes both; the first of them counts."""
    write(tmp_path, {"mkdocs.yml": REACHED}).rename(tmp_path / "mkdocs.yaml")
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["build"])
    assert (result.exit_code, result.stderr) == (0, "")
    assert (tmp_path / "site/norms/13e/index.html").is_file()


def test_options_beside_the_name_of_the_plugin_are_told(tmp_path: Path) -> None:
    """The commonest slip of the indentation; MkDocs says no more than that something is wrong."""
    plugins = "plugins:\n  - onrecord:\n    contact: record@example.org\n"
    config = write(
        tmp_path, {"mkdocs.yml": SETTINGS.replace("plugins: [search, onrecord]\n", plugins)}
    )
    with pytest.raises(HostError, match="stand below its name, indented further"):
        build(config)
