"""`onrecord words`: what the pages do not say in a language yet."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.authoring import translating
from onrecord.cli import main


def run(*args: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["words", *args])


def test_a_whole_language_lacks_nothing() -> None:
    """It says so, whatever the country."""
    for language in ("fr", "fr-CH"):
        result = run(language)
        assert (result.exit_code, result.stdout) == (0, "")
        assert "texts are there in French." in result.stderr


def test_missing_texts_are_listed() -> None:
    """As they are to stand in the file, so that they can be put there and translated."""
    result = run("ru")
    assert result.exit_code == 1
    assert "texts are there in Russian. These are missing" in result.stderr
    words, _, rest = result.stdout.partition("# norms.ru.yaml\n")
    assert words.startswith("# words/ru.toml\n")
    assert tomllib.loads(words)["home"]["lead"].startswith("Summaries of webinars")
    assert rest.startswith("frameworks:\n  gge-2015:\n    words:\n      home.lead: ")
    assert "\nnorms:\n  13a:\n    title: " in rest


def test_every_language_is_counted() -> None:
    """Without one, of all that there are."""
    lines = run().stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["ar", "es", "fr", "ru", "zh"]


def test_language_without_files_is_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All is listed first, with how to begin; its files are written once."""
    result = run("de")
    assert result.exit_code == 1
    assert "There are no words in German yet." in result.stderr
    (tmp_path / "words").mkdir()
    monkeypatch.setattr(translating, "folder", lambda: tmp_path)
    monkeypatch.chdir(tmp_path)
    result = run("de", "--begin")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[:3] == [
        "Wrote words/de.toml",
        "Wrote norms.de.yaml",
        "Wrote instruments.de.yaml",
    ]
    again = run("de", "--begin")
    assert again.exit_code == 1
    assert again.stderr.startswith("There is `words/de.toml` already.")


@pytest.mark.parametrize(
    ("args", "status", "said"),
    [
        pytest.param(["xx"], 2, "`xx` is no code of a language, such as `ru`.", id="no language"),
        pytest.param(["--begin"], 2, "--begin needs the code of a language", id="which"),
        pytest.param(["en"], 1, "English is what others are translated from.", id="English"),
    ],
)
def test_command_that_cannot_be_followed(args: list[str], status: int, said: str) -> None:
    """It is said what is needed."""
    result = run(*args)
    assert result.exit_code == status
    assert said in result.stderr


def test_what_is_wrong_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before what is missing, with the file."""
    monkeypatch.setattr(translating, "own_texts", lambda _: {"home.none": "x"})
    result = run("fr")
    assert result.exit_code == 1
    assert "words/fr.toml: nothing asks for `home.none`." in result.stderr
