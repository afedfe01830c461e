"""What of the interface and of the catalogue a language does not say yet.

The words are in `data/words`, those of the catalogue beside it. A file may lack anything: that is
English then. English is whole, so it says what there is to translate.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain
from pathlib import Path
from typing import Any

from onrecord.diagnostics import Diagnostic, Source
from onrecord.project import document
from onrecord.project.reading import shipped
from onrecord.site.words import (
    STANDARD,
    Locale,
    Words,
    WordText,
    among_the_right,
    file_of,
    flat,
    in_english,
    languages,
    words_in,
    written,
)
from onrecord.text.characters import is_right_to_left

_CATALOGUE: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("norms", "frameworks"): (),
    ("norms", "norms"): ("title", "label", "text", "disputed"),
    ("instruments", "instruments"): ("short_name",),
    ("instruments", "abbreviations"): ("name",),
}
"""By file and list of the catalogue: the fields that are words."""

_SAME = frozenset(["ISOC"])
"""Whose names are the same in most languages."""

ONE_AND_ALL = "finding.kinds."
"""Texts of which one form is for one thing and the other for all, whatever the language."""

_ORDER = ("zero", "one", "two", "few", "many", "other")
"""The forms of nouns as people list them."""

_COUNTS = range(201)
"""Numbers that have every form that counts have; a million has one more in some languages."""


@dataclass(frozen=True)
class Missing:
    """A text that a language does not have yet."""

    file: str
    """In `data`: `words/ru.toml`."""
    path: tuple[str, ...]
    """Its keys, from the outermost: `count`, `norm`."""
    english: WordText
    """Where it depends on a number, with the forms of the language."""
    places: tuple[Mapping[str, Any], ...] = ()
    """Where a norm is taken up, if that is what is missing: `Rules 6-7`."""


@dataclass(frozen=True)
class Translation:
    """How much a language says, of all that there is in English."""

    missing: tuple[Missing, ...]
    total: int


@dataclass(frozen=True)
class Told:
    """What a file of the catalogue says in a language."""

    path: str
    """In `data`: `norms.ru.yaml`."""
    rows: Mapping[str, Mapping[str, Any]]
    """By id."""
    unknown: tuple[str, ...] = ()
    """The ids that the catalogue does not have."""
    wrong: tuple[Diagnostic, ...] = ()
    """What keeps it from being read."""


def folder() -> Path:
    """Return where the files are read from."""
    return Path(str(files("onrecord").joinpath("data")))


def translation(language: str) -> Translation:
    """Look through the files of a language; the code is one that files may have, `ru`.

    Raises `KeyError` for a language that nobody knows, `TOMLDecodeError` for words that cannot be read.
    """
    own = written(language) if file_of(language) == language else {}
    missing = [*_words(language, own), *_topics_in(language, own.get("topics", {}))]
    total = len(words_in(STANDARD).texts) + len(_topics())
    for told in catalogue(language):
        wanted = [*_wanted(told)]
        total += len(wanted)
        missing += (one for one in wanted if not _has(told, one.path[1:]))
    return Translation(tuple(missing), total)


def forms_of(language: str) -> Mapping[str, tuple[int, ...]]:
    """Return the forms that nouns of a language have after counts, with the first numbers of each.

    Raises `KeyError` for a language that nobody knows.
    """
    locale = Locale.known(language)
    found: dict[str, tuple[int, ...]] = {"other": ()}
    for number in _COUNTS:
        form = locale.form(number)
        found[form] = (*found.get(form, ()), number)
    return {form: found[form][:5] for form in _ORDER if form in found}


def own_texts(language: str) -> Mapping[str, WordText]:
    """Return the texts that the file of a language has, by key; empty where there is no file."""
    if file_of(language) != language:
        return {}
    habits = ("language", "topics")
    return dict(flat({key: one for key, one in written(language).items() if key not in habits}))


def catalogue(language: str) -> Iterator[Told]:
    """Yield what each list of the catalogue says in a language."""
    for file, key in _CATALOGUE:
        name = f"{file}.{language}.yaml"
        known = {row["id"] for row in _shipped(f"{file}.yaml")[key]}
        path = folder() / name
        if not path.is_file():
            yield Told(f"{file}.{language}.yaml#{key}", {})
            continue
        parsed = document.parse(Source(name, ""), path.read_text(encoding="utf-8"))
        rows = parsed.data.get(key) if isinstance(parsed.data, dict) else None
        rows = rows if isinstance(rows, dict) else {}
        unknown = tuple(sorted(rows.keys() - known))
        yield Told(f"{name}#{key}", rows, unknown, parsed.diagnostics)


def _words(language: str, own: Mapping[str, Any]) -> Iterator[Missing]:
    """Yield the texts of the interface that a language lacks."""
    there = own_texts(language) if own else {}
    forms = forms_of(language)
    for key, text in words_in(STANDARD).texts.items():
        if key not in there:
            english = text if key.startswith(ONE_AND_ALL) else _with_forms(text, forms)
            yield Missing(f"words/{language}.toml", tuple(key.split(".")), english)


def _with_forms(text: WordText, forms: Iterable[str]) -> WordText:
    """Return an English text, where it has forms with those of a language, each as English has it."""
    if isinstance(text, str):
        return text
    return {form: text.get(form, text["other"]) for form in forms}


def _topics_in(language: str, there: Mapping[str, str]) -> Iterator[Missing]:
    """Yield the topics that a language has no names for."""
    for id_ in _topics():
        if id_ not in there:
            name = words_in(STANDARD).topic(id_)
            yield Missing(f"words/{language}.toml", ("topics", id_), name)


def _has(told: Told, path: tuple[str, ...]) -> bool:
    """Say whether a list of the catalogue has something in a language."""
    found: Any = told.rows
    for key in path:
        found = found.get(key) if isinstance(found, Mapping) else None
    return found is not None


def _wanted(told: Told) -> Iterator[Missing]:
    """Yield all words of a list of the catalogue."""
    name, _, key = told.path.partition("#")
    file = name.partition(".")[0]
    for row in _shipped(f"{file}.yaml")[key]:
        for field in _CATALOGUE[file, key]:
            if row.get(field) and row["id"] not in _SAME:
                yield Missing(name, (key, row["id"], field), row[field])
        for field, text in (row.get("words", {}) if key == "frameworks" else {}).items():
            yield Missing(name, (key, row["id"], "words", field), text)
        if _in_words(row):
            yield Missing(name, (key, row["id"], "related"), "", tuple(row["related"]))


def _in_words(row: Mapping[str, Any]) -> list[str]:
    """Return the places in documents of a norm that have words, `Rules 6-7`; not `CBM 15`."""
    places = [str(one["paragraphs"]) for one in row.get("related", ()) if one.get("paragraphs")]
    return [place for place in places if re.search("[a-z]{2}", place)]


@cache
def _topics() -> tuple[str, ...]:
    """Return the English ids of topics that have names in some language, or are in the catalogue."""
    named = (words_in(language).topics for language in languages())
    norms = (row["topics"] for row in _shipped("norms.yaml")["norms"])
    return tuple(sorted({*chain(*named), *chain(*norms)}))


@cache
def _shipped(name: str) -> Any:
    source = shipped(name)
    return document.parse(source, source.text).data


# --- What is English on a site in another language -----------------------------------------------


@cache
def _english() -> frozenset[str]:
    """Return all words of the catalogue in English."""
    rows = [
        (row, fields)
        for (file, key), fields in _CATALOGUE.items()
        for row in _shipped(f"{file}.yaml")[key]
    ]
    told = (row[field] for row, fields in rows for field in fields if row.get(field))
    return frozenset((*told, *chain(*(_in_words(row) for row, _ in rows))))


def told(words: Words, text: str) -> str:
    """Return words of the catalogue, marked where they are English and the site is not.

    A catalogue of somebody's own does not say its language: on a site that is read from the right,
    what has no such letters keeps its order.
    """
    if words.language != STANDARD and text in _english():
        return in_english(text)
    foreign = words.is_from_the_right and not is_right_to_left(text)
    return among_the_right(text) if foreign else text


def topic_name(words: Words, id_: str) -> str:
    """Return the name of a topic, marked where it is English and the site is not.

    What nobody has named is in the language of those who wrote it.
    """
    name = words.topic(id_)
    unnamed = words.language != STANDARD and id_ not in words.topics and id_ in _topics()
    return in_english(name) if unnamed else name
