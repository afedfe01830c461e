"""What a translator is given: the texts that a language lacks, and what is wrong with those it has."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from onrecord.authoring import translating
from onrecord.authoring.files import RefusedError
from onrecord.authoring.translating import begun, faults, listed, translated
from onrecord.site import translation, words
from onrecord.site.translation import catalogue, forms_of, told, topic_name
from onrecord.site.words import STANDARD, WordText, flat, languages, words_in

FOREIGN = [language for language in languages() if language != STANDARD]


@pytest.mark.parametrize("language", FOREIGN)
def test_nothing_is_wrong_with_a_language(language: str) -> None:
    """Each text is asked for, has room for what is filled in, and the forms of its language."""
    assert list(faults(language)) == []


@pytest.mark.parametrize("language", FOREIGN)
def test_what_is_there_and_what_is_missing_are_all(language: str) -> None:
    """Nothing is counted twice, and nothing is left out."""
    found = translated(language)
    interface = {".".join(one.path) for one in found.missing if one.file.startswith("words/")}
    assert words_in(language).missing <= interface
    assert len({(one.file, one.path) for one in found.missing}) == len(found.missing)
    assert 0 <= len(found.missing) < found.total


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        pytest.param({"count.none": "x"}, "nothing asks for `count.none`.", id="unknown"),
        pytest.param(
            {"date.held": "on a day"}, "`date.held` lacks `{day}`, which is filled in.", id="lacks"
        ),
        pytest.param(
            {"home.lead": "{n} texts"}, "`home.lead` has `{n}`, which nothing fills in.", id="has"
        ),
        pytest.param(
            {"missing.norms": "norms"},
            "`missing.norms` lacks `(place)`, which is filled in.",
            id="address",
        ),
        pytest.param(
            {"count.norm": {"one": "{n} a", "many": "{n} b", "other": "{n} c"}},
            "`count.norm` lacks the form `few`, as after 2, 3, 4, 22, 23.",
            id="form",
        ),
        pytest.param(
            {"count.norm": {"one": "{n}", "few": "{n}", "many": "{n}"}},
            "`count.norm` lacks the form `other`.",
            id="other",
        ),
        pytest.param(
            {"noun.passage": dict.fromkeys(["one", "few", "many", "other", "two"], "x")},
            "`noun.passage` has the form `two`, which no number asks for.",
            id="no such form",
        ),
        pytest.param(
            {"home.title": {"one": "a", "few": "a", "many": "a", "other": "b"}},
            "`home.title` has forms, and no number chooses one.",
            id="no number",
        ),
    ],
)
def test_fault_is_told(
    text: Mapping[str, WordText], fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a sentence, with the key that a translator looks for."""
    monkeypatch.setattr(translating, "own_texts", lambda _: text)
    assert f"words/ru.toml: {fault}" in list(faults("ru"))


def test_forms_of_languages() -> None:
    """As people list them, each with the first numbers that have it."""
    assert list(forms_of("ar")) == ["zero", "one", "two", "few", "many", "other"]
    assert forms_of("fr") == {"one": (0, 1), "other": (2, 3, 4, 5, 6)}
    assert forms_of("ru")["other"] == ()
    with pytest.raises(KeyError):
        forms_of("xx")


def test_files_that_a_translation_begins_with() -> None:
    """They can be read as they are, and say nothing; without their signs, they say everything."""
    files = {path.name: text for path, text in begun("pl").items()}
    assert list(files) == ["pl.toml", "norms.pl.yaml", "instruments.pl.yaml"]
    begun_words = tomllib.loads(files["pl.toml"])
    assert begun_words.pop("language") == {"locale": "pl", "first_day": "1"}
    assert dict(flat(begun_words)) == {}
    assert "#   few   2, 3, 4, 22, 23 …\n" in files["pl.toml"]
    assert yaml.safe_load(files["norms.pl.yaml"]) is None
    whole = "\n".join(listed(translated("pl").missing))
    named = re.split(r"^# \S+\n", whole, flags=re.MULTILINE)
    interface, norms, instruments = named[1:]
    said = dict(flat(tomllib.loads(interface)))
    assert words_in(STANDARD).texts.keys() <= said.keys()
    assert said["count.norm"] == {
        "one": "{n} norm",
        "few": "{n} norms",
        "many": "{n} norms",
        "other": "{n} norms",
    }
    assert yaml.safe_load(norms)["norms"]["13f"]["related"][2]["paragraphs"] == "principle 1"
    assert set(yaml.safe_load(instruments)) == {"instruments", "abbreviations"}


def test_words_that_cannot_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said where, to whoever is translating."""

    def broken(_: str) -> None:
        tomllib.loads("[count")

    monkeypatch.setattr(translation, "written", broken)
    with pytest.raises(RefusedError, match=r"words/ru\.toml cannot be read: Expected '\]'"):
        translated("ru")


def test_catalogue_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is wrong with it is told, and an id that nothing has."""
    (tmp_path / "norms.ru.yaml").write_text("norms:\n  13z: {title: x}\n", encoding="utf-8")
    (tmp_path / "instruments.ru.yaml").write_text("a: [\n", encoding="utf-8")
    monkeypatch.setattr(translation, "folder", lambda: tmp_path)
    _, norms, instruments, _ = catalogue("ru")
    assert norms.unknown == ("13z",)
    assert instruments.wrong
    found = list(faults("ru"))
    assert "norms.ru.yaml: the catalogue has no `13z`." in found
    assert len([one for one in found if one.startswith("instruments.ru.yaml: ")]) == 1


def test_what_is_english_is_marked() -> None:
    """A title and a topic of the catalogue; not those of a site's own, whose language is theirs."""
    russian, english = words_in("ru"), words_in("en")
    title = "Answer requests for help"
    assert told(russian, title) == f"\u2066{title}\u2069"
    assert told(english, title) == title
    assert told(russian, "Наша норма") == "Наша норма"
    assert topic_name(russian, "territory") == "\u2066territory\u2069"
    assert topic_name(russian, "human-rights") == "права человека"
    assert topic_name(russian, "nashi-temy") == "nashi temy"


def test_text_that_is_missing_is_english() -> None:
    """With the form that English has after a number, whatever the language would have."""
    russian = words_in("ru")
    assert "matrix.passages_cell" in russian.missing
    assert russian.say("matrix.passages_cell", n=21, name="A") == "\u2066A: 21 passages\u2069"
    assert russian.say("count.norm", n=21) == "21 норма"
    assert words.is_english(russian.text("home.lead"))
