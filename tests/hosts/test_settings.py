"""The settings of a site."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.hosts import settings
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
