"""Validate plain data against the records, and say in plain words what does not fit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from onrecord.codes import Code
from onrecord.diagnostics import Diagnostic, Span
from onrecord.model import ID, LETTERS, Path, Places, Record
from onrecord.text.folding import slug
from onrecord.text.similarity import suggestion

R = TypeVar("R", bound=Record)

_PATTERNS = {
    ID: "lower-case letters, digits and single hyphens, beginning with a letter",
    r"^[^\n]*$": "one line of text",
    r"^https?://[^\s<>\"]+$": "an address that begins with `http://` or `https://`",
    r"^/([A-Za-z0-9_-]+/)*([A-Za-z0-9_-]+(\.html)?)?$": "a path on this site such as `/summaries/old-id/`",
    r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$": "a language code such as `en`, `fr` or `ar`",
    r"^\d{4}(-\d{2}(-\d{2})?)?$": "a year, month or day such as `2018`, `2018-12`, `2018-12-11`",
    r"^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$": "an ORCID iD such as `0000-0002-1825-0097`",
    r"^Q[1-9]\d*$": "a Wikidata item such as `Q42`",
    r"^[1-9]\d*$": "a whole number such as `2`",
    r"^[a-k]$": "a letter from `a` to `k`",
}

_SHOWN = 60
"""How many characters of a value a message repeats."""

_SHAPES = {
    "string_type": "a single value",
    "tuple_type": "a list",
    "model_type": "keys and values of its own",
    "model_attributes_type": "keys and values of its own",
}


def norm_hint(written: str, scheme: str = "") -> str:
    """Return what to write instead of something that is not a norm id.

    `scheme` stands before the id where it is written: `norm:`.
    """
    plain = re.sub(r"[^a-z0-9]", "", written.lower().removeprefix("norm"))
    letter = plain.removeprefix("13")
    if len(letter) == 1 and letter in LETTERS:
        return f"Write `{scheme}13{letter}`."
    return "The norms run from `13a` to `13k`."


@dataclass(frozen=True)
class _Part:
    """A part of a document that is one record."""

    model: type[Record]
    places: Places
    prefix: Path
    name: str
    """What people call it: `the front matter`."""


def validate(
    model: type[R], data: Any, places: Places, prefix: Path, name: str
) -> R | tuple[Diagnostic, ...]:
    """Return a record made of plain data, or everything that keeps it from being one.

    `prefix` is the path of the record in the document, `name` what people call it.
    """
    part = _Part(model, places, prefix, name)
    if not isinstance(data, dict):
        place = places.value(*prefix)
        return (
            Diagnostic(
                Code.NOT_A_MAPPING,
                f"{name[0].upper()}{name[1:]} holds no keys.",
                place,
                "Write a key, a colon and a value on each line.",
            ),
        )
    try:
        return model.model_validate(_with_empty_lists(model, data))
    except ValidationError as error:
        details = error.errors(include_url=False)
        meant = {_meant(part, item) for item in details if item["type"] == "extra_forbidden"}
        found = [
            _diagnostic(part, item)
            for item in details
            # A mistyped key is one mistake, not also a missing one.
            if item["type"] != "missing" or item["loc"] not in meant
        ]
        return tuple(dict.fromkeys(found))


def _meant(part: _Part, details: ErrorDetails) -> tuple[int | str, ...]:
    """Return the place of the key that an unknown key seems to stand for."""
    *steps, key = details["loc"]
    return (*steps, suggestion(str(key), _options(part.model, tuple(steps))) or "")


@cache
def _lists(model: type[Record]) -> frozenset[str]:
    """Return the keys of a record that hold lists."""
    return frozenset(
        field.alias or key
        for key, field in model.model_fields.items()
        if str(field.annotation).startswith("tuple")
    )


def _with_empty_lists(model: type[Record], data: dict[str, Any]) -> dict[str, Any]:
    """Read a list key without a value as an empty list."""
    lists = _lists(model)
    return {key: () if value is None and key in lists else value for key, value in data.items()}


def _diagnostic(part: _Part, details: ErrorDetails) -> Diagnostic:
    """Turn one of pydantic's errors into words of ours."""
    path = (*part.prefix, *details["loc"])
    kind = details["type"]
    if kind == "missing":
        return _missing(part, path)
    if kind == "extra_forbidden":
        return _unknown(part, path, details)
    key = next((str(step) for step in reversed(path) if isinstance(step, str)), part.name)
    given, hint = details["input"], _example(part, details["loc"])
    if given is None or given == "" or kind == "string_too_short":
        hint = hint or "Write one, or remove the key."
        return Diagnostic(Code.SHAPE, f"`{key}` has no value.", part.places.key(*path), hint)
    if key == "id" and isinstance(given, str) and path not in part.places.values:
        return _id(part, path, given)
    place = part.places.value(*path)
    if kind in _SHAPES or isinstance(given, (list, dict)):
        return _shape(key, _SHAPES.get(kind, "a single value"), given, place, hint)
    return _value(key, details, place)


def _id(part: _Part, path: Path, given: str) -> Diagnostic:
    """Say that a word does not do as an id where no key `id` is written."""
    example = slug(given) or "lea-kaspar"
    if path[:-1] in part.places.keys:
        message = f"`{given}` stands where the id of a person should."
        return Diagnostic(
            Code.VALUE, message, part.places.key(*path[:-1]), f"Write an id such as `{example}:`."
        )
    return Diagnostic(
        Code.VALUE,
        f"`{given}` is not an id of a person.",
        part.places.value(*path),
        f"Write the id as in the register, for example `{example}`.",
    )


def _field(model: type[Record], steps: tuple[int | str, ...]) -> dict[str, Any]:
    """Return the JSON Schema of a key, by its path in the record."""
    node = _object(model, steps[:-1])
    found: dict[str, Any] = node.get("properties", {}).get(steps[-1], {})
    return found


def _example(part: _Part, steps: tuple[int | str, ...]) -> str:
    """Return the hint with a line to paste for a key, from the records themselves."""
    field = _field(part.model, steps)
    if examples := field.get("examples"):
        return f"Write a line such as `{steps[-1]}: {examples[0]}`."
    return ""


def _missing(part: _Part, path: Path) -> Diagnostic:
    """Say that a key is not there; point at the first line of what should have it."""
    key = str(path[-1])
    whole = part.places.key(*path[:-1])
    place = whole.source.span(whole.start, whole.start + len(whole.text.split("\n")[0]))
    inside = f"`{path[-2]}`" if len(path) > len(part.prefix) + 1 else part.name
    if isinstance(path[-2:-1], tuple) and path[-2:-1] and isinstance(path[-2], int):
        inside = f"this entry of `{path[-3]}`"
    subject = inside[0].upper() + inside[1:]
    steps = path[len(part.prefix) :]
    says = str(_field(part.model, steps).get("description", "")).rstrip(".")
    hint = _example(part, steps) or f"Add a line `{key}: …`. It says: {says}."
    return Diagnostic(Code.MISSING_KEY, f"{subject} has no `{key}`.", place, hint)


def _unknown(part: _Part, path: Path, details: ErrorDetails) -> Diagnostic:
    """Say that a key is not one of the record's, and which may be meant."""
    key = str(path[-1])
    options = _options(part.model, details["loc"][:-1])
    near = suggestion(key, options)
    hint = f"Did you mean `{near}`?" if near else "The keys are: " + _listed(options) + "."
    where = part.name if len(details["loc"]) == 1 else f"`{_owner(path)}`"
    return Diagnostic(
        Code.UNKNOWN_KEY, f"`{key}` is not a key of {where}.", part.places.key(*path), hint
    )


def _owner(path: Path) -> str:
    """Return the last named step above a key."""
    return next(str(step) for step in reversed(path[:-1]) if isinstance(step, str))


def _options(model: type[Record], steps: tuple[int | str, ...]) -> tuple[str, ...]:
    """Return the keys that stand at a place of a record; the id is never written in it."""
    keys = _object(model, steps).get("properties", {})
    return tuple(key for key in keys if steps or key != "id")


def _object(model: type[Record], steps: tuple[int | str, ...]) -> dict[str, Any]:
    """Return the JSON Schema of the record at a place of a record."""
    schema = model.model_json_schema()
    node: dict[str, Any] = schema
    for step in steps:
        node = node.get("items", {}) if isinstance(step, int) else _property(node, step)
        for choice in node.get("anyOf", [node]):
            name = choice.get("$ref", "").rsplit("/", 1)[-1]
            target = schema.get("$defs", {}).get(name, choice)
            if "properties" in target or "items" in target:
                node = target
    return node


def _property(node: dict[str, Any], key: str) -> dict[str, Any]:
    """Return the JSON Schema of one key of a record's."""
    found: dict[str, Any] = node.get("properties", {}).get(key, {})
    return found


def _listed(options: tuple[str, ...]) -> str:
    """Return options as a list for a sentence."""
    return ", ".join(f"`{option}`" for option in options)


def _shape(key: str, takes: str, given: Any, place: Span, hint: str) -> Diagnostic:
    """Say that a list, text or mapping stands where another was expected."""
    has = "a list" if isinstance(given, list) else "a single value"
    has = "keys and values of its own" if isinstance(given, dict) else has
    message = f"`{key}` has {has} here; it takes {takes}."
    return Diagnostic(Code.SHAPE, message, place, hint or f"Give `{key}` {takes}.")


def _value(key: str, details: ErrorDetails, place: Span) -> Diagnostic:
    """Say that a value is not one of those expected."""
    given, kind, context = str(details["input"]), details["type"], details.get("ctx", {})
    given = " ".join(given.split())
    shown = given if len(given) <= _SHOWN else given[: _SHOWN - 1] + "…"
    if kind in {"iso_date", "no_such_day"}:
        return _date(key, shown, kind, place)
    pattern = str(context.get("pattern", ""))
    if pattern == r"^13[a-k]$":
        return Diagnostic(Code.NORM_ID, f"`{shown}` is not a norm.", place, norm_hint(given))
    if kind == "string_too_long":
        message = f"`{key}` has {len(given):,} characters; it takes {context['max_length']:,}."
        return Diagnostic(Code.VALUE, message, place, "Shorten it.")
    if kind == "literal_error":
        options = tuple(re.findall(r"'([^']+)'", str(context["expected"])))
        near = suggestion(given, options)
        hint = f"Did you mean `{near}`?" if near else f"Write one of {_listed(options)}."
        return Diagnostic(Code.VALUE, f"`{key}` cannot be `{shown}`.", place, hint)
    if kind in {"verified", "other_letter"}:
        return Diagnostic(Code.VALUE, f"`{key}` cannot be `{shown}`.", place, details["msg"])
    expected = _PATTERNS.get(pattern, "a whole number such as `2`")
    return Diagnostic(Code.VALUE, f"`{key}` cannot be `{shown}`.", place, f"It takes {expected}.")


def _date(key: str, shown: str, kind: str, place: Span) -> Diagnostic:
    """Say that a text is not a day."""
    if kind == "no_such_day":
        message = f"There is no day `{shown}` in the calendar."
    else:
        message = f"`{shown}` is not a date that `{key}` takes."
    return Diagnostic(Code.DATE, message, place, "Write year-month-day: `2018-12-11`.")
