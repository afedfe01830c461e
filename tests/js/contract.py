"""TypeScript for what Python hands to the scripts: made of the types that Python itself uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from textwrap import indent
from types import NoneType, UnionType
from typing import (
    Any,
    Literal,
    NotRequired,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from onrecord.exports import people
from onrecord.search import contract
from onrecord.site.words import FORMS, STANDARD, words_in

TYPES: dict[str, Any] = {
    "HitKind": contract.HitKind,
    "PagePart": contract.PagePart,
    "InLanguage": contract.InLanguage,
    "OriginFacts": contract.OriginFacts,
    "PageFacts": contract.PageFacts,
    "VoiceFacts": contract.VoiceFacts,
    "PassageFacts": contract.PassageFacts,
    "FacetValue": contract.FacetValue,
    "RecordTable": contract.RecordTable,
    "FacetTable": contract.FacetTable,
    "FrameworkWords": contract.FrameworkWords,
    "NormName": contract.NormName,
    "SearchSettings": contract.SearchSettings,
    "SearchName": contract.SearchName,
    "RegisterEntry": people.RegisterEntry,
}
"""By the names that the scripts use: files that they fetch, and what stands in those."""

WORDS = {
    ("SearchSettings", "words"): "FindWords",
}
"""Fields with words of the interface: their own type says less than the file of the words."""

GROUPS = {
    "CiteWords": "citing",
    "FindWords": "finding",
    "FilterWords": "filtering",
    "ProposeWords": "proposing",
}
"""The groups of words that scripts are given."""

_PLAIN = {str: "string", int: "number", bool: "boolean", NoneType: "null"}
_NAMES = {id(kind): name for name, kind in TYPES.items()}

_HEAD = """\
// What Python hands to the scripts. Made by tests/js/contract.py of the types in Python;
// `pytest tests/js --rewrite` renews it.

/** A text, in the forms that a language has after numbers. */
type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };
"""


def declarations() -> str:
    """Return all declarations as the text of a file."""
    groups = words_in(STANDARD).groups
    return "\n".join(
        [
            _HEAD,
            *(_declaration(name, kind) for name, kind in TYPES.items()),
            *(f"interface {name} {_words(groups[group])}\n" for name, group in GROUPS.items()),
        ]
    )


def _declaration(name: str, kind: Any) -> str:
    """Declare a type under a name."""
    if is_typeddict(kind):
        return f"interface {name} {_block(_fields(name, kind))}\n"
    if hasattr(kind, "_fields"):
        parts = (f"{key}: {_type(hint)}" for key, hint in get_type_hints(kind).items())
        return f"type {name} = [{', '.join(parts)}];\n"
    return f"type {name} = {_type(kind, named=False)};\n"


def _fields(name: str, kind: Any) -> Iterator[str]:
    """Yield the fields of a mapping, with a mark at those that may be absent."""
    for key, hint in get_type_hints(kind, include_extras=True).items():
        absent = get_origin(hint) is NotRequired
        inner = get_args(hint)[0] if absent else hint
        yield f"{key}{'?' if absent else ''}: {WORDS.get((name, key)) or _type(inner)};"


def _type(hint: Any, *, named: bool = True) -> str:
    """Return a type as TypeScript writes it."""
    if named and id(hint) in _NAMES:
        return _NAMES[id(hint)]
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in {Union, UnionType}:
        return " | ".join(map(_type, arguments))
    if origin is Literal:
        return " | ".join(f'"{value}"' for value in arguments)
    if origin is list:
        inner = _type(arguments[0])
        return f"({inner})[]" if "|" in inner else f"{inner}[]"
    if origin is Mapping:
        return f"Record<{', '.join(map(_type, arguments))}>"
    return _PLAIN[hint]


def _words(value: str | Mapping[str, Any]) -> str:
    """Return the type of a text, of one with forms after a number, or of a group."""
    if isinstance(value, str):
        return "string"
    if value.keys() <= FORMS:
        return "Forms"
    return _block(f"{key}: {_words(inner)};" for key, inner in value.items())


def _block(lines: Iterable[str]) -> str:
    """Put fields between braces."""
    return indent("{\n" + "\n".join(lines), "  ").lstrip() + "\n}"
