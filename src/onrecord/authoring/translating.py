"""What a translator is given: the texts that a language lacks, and what is wrong with those it has."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from tomllib import TOMLDecodeError
from typing import Any

from onrecord.authoring.files import RefusedError
from onrecord.site.translation import (
    ONE_AND_ALL,
    Missing,
    Translation,
    catalogue,
    folder,
    forms_of,
    own_texts,
    translation,
)
from onrecord.site.words import STANDARD, WordText, words_in

_PLACE = re.compile(r"\{(\w+)\}|\]\((\w+)\)")
"""What is filled in: values and addresses."""


def translated(language: str) -> Translation:
    """Return how much a language says; raise `KeyError` for one that nobody knows."""
    try:
        return translation(language)
    except TOMLDecodeError as error:
        message = f"words/{language}.toml cannot be read: {error}."
        raise RefusedError(message, "Correct it, and run this again.") from error


def faults(language: str) -> Iterator[str]:
    """Say in a sentence each what is wrong with the texts of a language."""
    english, forms = words_in(STANDARD).texts, forms_of(language)
    for key, text in own_texts(language).items():
        for fault in _faults(key, text, english.get(key), forms):
            yield f"words/{language}.toml: {fault}"
    yield from dict.fromkeys(_of_catalogue(language))  # a file has several lists


def _of_catalogue(language: str) -> Iterator[str]:
    for told in catalogue(language):
        name = told.path.partition("#")[0]
        for one in told.wrong:
            yield f"{name}: {one.message}"
        for id_ in told.unknown:
            yield f"{name}: the catalogue has no `{id_}`."


def _faults(
    key: str, text: WordText, english: WordText | None, forms: Mapping[str, tuple[int, ...]]
) -> Iterator[str]:
    """Say what is wrong with one text."""
    if english is None:
        yield f"nothing asks for `{key}`."
        return
    whole = text if isinstance(text, str) else text.get("other", "")
    for place in sorted(_places(english) - _places(whole)):
        yield f"`{key}` lacks `{place}`, which is filled in."
    for place in sorted(_places(text) - _places(english)):
        yield f"`{key}` has `{place}`, which nothing fills in."
    if isinstance(text, str):
        return
    if isinstance(english, str):
        yield f"`{key}` has forms, and no number chooses one."
    needed = {"one", "other"} if key.startswith(ONE_AND_ALL) else forms.keys()
    for form in (form for form in needed if form not in text):
        after = ", ".join(map(str, forms.get(form, ())))
        yield f"`{key}` lacks the form `{form}`{after and f', as after {after}'}."
    for form in sorted(text.keys() - needed):
        yield f"`{key}` has the form `{form}`, which no number asks for."


def _places(text: WordText) -> set[str]:
    """Return what is filled into a text, in one of its forms at least."""
    every = [text] if isinstance(text, str) else text.values()
    return {
        f"{{{value}}}" if value else f"({address})"
        for one in every
        for value, address in _PLACE.findall(one)
    }


def listed(missing: Iterable[Missing]) -> Iterator[str]:
    """Yield what is missing line by line, as it is to stand in each file."""
    for file, group in groupby(missing, key=lambda one: one.file):
        yield f"# {file}"
        yield from _lines(file, group)
        yield ""


def begun(language: str) -> Mapping[Path, str]:
    """Return the files with which a translation begins: the English texts, each as a comment."""
    name = words_in(STANDARD).locale.language(language)
    lines = [
        f"# The words of the interface in {name}. The keys and the signs are explained in en.toml.",
        "#",
        "# Each line with a key is English still: take its `#` away, and translate what stands behind",
        "# the sign of equality. What is left is shown in English.",
        "#",
        "# Forms after a number:",
        *(f"#   {form:<5} {_numbers(numbers)}" for form, numbers in forms_of(language).items()),
        "",
        "[language]",
        f'locale = "{language.replace("-", "_")}"',
        'first_day = "1"',
    ]
    head = [
        f"# The catalogue in {name}. Take away the `#` of what you translate, and of the keys above it."
    ]
    texts = {}
    for file, missing in groupby(translation(language).missing, key=lambda one: one.file):
        above = lines if file.endswith(".toml") else head
        body = map(_commented, _lines(file, missing))
        texts[folder() / file] = "\n".join([*above, *body, ""])
    return texts


def _numbers(numbers: tuple[int, ...]) -> str:
    return ", ".join(map(str, numbers)) + " …" if numbers else "any other number"


def _commented(line: str) -> str:
    return line if not line or line.startswith("[") else f"# {line}"


def _lines(file: str, missing: Iterable[Missing]) -> Iterator[str]:
    return _toml(missing) if file.endswith(".toml") else _yaml(missing)


def _toml(missing: Iterable[Missing]) -> Iterator[str]:
    for table, group in groupby(missing, key=lambda one: one.path[:-1]):
        yield ""
        yield f"[{'.'.join(map(_name, table))}]"
        for one in group:
            yield f"{_name(one.path[-1])} = {_value(one.english)}"


def _yaml(missing: Iterable[Missing]) -> Iterator[str]:
    above: tuple[str, ...] = ()
    for one in missing:
        for depth, key in enumerate(one.path[:-1]):
            if one.path[: depth + 1] != above[: depth + 1]:
                yield f"{'  ' * depth}{key}:"
        above = one.path
        value = "" if one.places else f" {_value(one.english)}"
        yield f"{'  ' * (len(one.path) - 1)}{one.path[-1]}:{value}"
        yield from map(_related, one.places)


def _related(one: Mapping[str, Any]) -> str:
    """Write a place in a document on a line, of which only the words are to be translated."""
    place = json.dumps(one["paragraphs"])
    return f"    - {{instrument: {one['instrument']}, paragraphs: {place}, verified: {one['verified']}}}"


def _name(key: str) -> str:
    return key if re.fullmatch(r"[\w-]+", key) else json.dumps(key, ensure_ascii=False)


def _value(text: WordText) -> str:
    if isinstance(text, str):
        return json.dumps(text, ensure_ascii=False)
    forms = ", ".join(f"{form} = {_value(one)}" for form, one in text.items())
    return f"{{ {forms} }}"
