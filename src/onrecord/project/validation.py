"""Validate plain data against the records, and say in plain words what does not fit.

What a key takes is read from the JSON Schema of its record, for messages and for the manual.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, lru_cache
from typing import Annotated, Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from onrecord.diagnostics import MOST, Code, Diagnostic, Span, bounded
from onrecord.model import YEARS, Path, Places, Record
from onrecord.text.folding import slug
from onrecord.text.quoting import mapping, quoted, scalar
from onrecord.text.similarity import did_you_mean, suggestion

R = TypeVar("R", bound=Record)

Schema = Mapping[str, Any]
"""The JSON Schema of a record or of one of its keys."""

_SHOWN = 60
"""How many characters of a value a message repeats."""

_SHAPES = {
    "string_type": "a single value",
    "tuple_type": "a list",
    "model_type": "keys and values of its own",
    "model_attributes_type": "keys and values of its own",
}


_PLAIN = re.compile(r"[\w .,'’()/&+-]{1,100}(?<![ ,])")
"""A value that can stand between brackets as it is."""
_AND = re.compile(r"\s*[;/&+|]\s*|\s+(?:and|et|und|y)\s+")
"""What stands between people where a list is meant."""
_WITH_MORE = re.compile(r"(?P<name>[^()\[\]`]+?)\s*\((?P<more>[^()`]+)\)")
"""A person and an organisation."""
_WITH_KEYS = ("model_type", "model_attributes_type")


@dataclass(frozen=True)
class Invalid:
    """What keeps plain data from being a record, and what of it holds all the same."""

    diagnostics: tuple[Diagnostic, ...]
    model: type[Record]
    data: Mapping[str, Any] = field(default_factory=dict)
    """Empty where there are no keys."""
    details: Sequence[ErrorDetails] = ()
    """What pydantic has to say of the data."""

    @cached_property
    def values(self) -> Mapping[str, Any]:
        """By key what holds; `None` for a value, and for an entry of a list, that does not."""
        return _values(self.model, self.data, self.details)


@dataclass(frozen=True)
class _Part:
    model: type[Record]
    places: Places
    prefix: Path
    name: str
    """What people call it: `the front matter`."""


def validate(model: type[R], data: Any, places: Places, prefix: Path, name: str) -> R | Invalid:
    """Return a record made of plain data, or everything that keeps it from being one.

    `prefix` is the path of the record in the document, `name` what people call it.
    """
    part = _Part(model, places, prefix, name)
    if not isinstance(data, dict):
        message = f"{name[0].upper()}{name[1:]} has no keys."
        hint = _keys_for(model, prefix, data)
        place = places.value(*prefix)
        return Invalid((Diagnostic(Code.NOT_A_MAPPING, message, place, hint),), model)
    data = _with_empty_lists(model, data)
    try:
        return model.model_validate(data)
    except ValidationError as error:
        details = error.errors(include_url=False)
    found = dict.fromkeys(_told(part, details))
    return Invalid(bounded(found), model, data, details)


def _keys_for(model: type[Record], prefix: Path, data: Any) -> str:
    """Return a hint on how keys are written, in the words that stand where they should."""
    unspaced = re.fullmatch(r"([a-z_]+):(\S[^`\n]*)", data) if isinstance(data, str) else None
    if unspaced:
        return f"Write `{unspaced[1]}: {unspaced[2]}`, with a space behind the colon."
    if isinstance(data, str) and "name" in model.model_fields and prefix and _PLAIN.fullmatch(data):
        return f"Write `{prefix[-1]}: {{name: {scalar(data, in_brackets=True)}}}`."
    if data is None and prefix:
        return "Write its keys below it, further in than this line: `  name: …`."
    return "Write a key, a colon and a value on each line."


def _told(part: _Part, details: Sequence[ErrorDetails]) -> Iterator[Diagnostic]:
    """Yield what is wrong; of unknown keys, no more than are shown are looked at."""
    unknown = [item for item in details if item["type"] == "extra_forbidden"]
    meant = {_meant(part, item) for item in unknown[:MOST]}
    for item in details:
        # A mistyped key is one mistake, not also a missing one.
        if item["type"] != "extra_forbidden" and (
            item["type"] != "missing" or item["loc"] not in meant
        ):
            yield _diagnostic(part, item)
    yield from (_diagnostic(part, item) for item in unknown[:MOST])
    if more := unknown[MOST:]:
        yield replace(_diagnostic(part, more[0]), stands_for=len(more))


def _with_empty_lists(model: type[Record], data: dict[str, Any]) -> dict[str, Any]:
    """Read a list key without a value as an empty list."""
    if None not in data.values():
        return data
    keys = schema_of(model)["properties"]
    return {
        key: [] if value is None and keys.get(key, {}).get("type") == "array" else value
        for key, value in data.items()
    }


def _values(
    model: type[Record], data: Mapping[str, Any], details: Iterable[ErrorDetails]
) -> dict[str, Any]:
    wrong = {item["loc"][: 2 if _in_list(item["loc"]) else 1] for item in details}
    return {
        key: None if (key,) in wrong else _value_that_holds(_kind(model, key), key, value, wrong)
        for key, value in data.items()
        if key in model.model_fields
    }


def _in_list(steps: Path) -> bool:
    return len(steps) > 1 and isinstance(steps[1], int)


def _value_that_holds(kind: TypeAdapter[Any], key: str, value: Any, wrong: set[Path]) -> Any:
    """Return a value; of a list, `None` in the place of each entry that is wrong."""
    if not isinstance(value, list):
        return kind.validate_python(value)
    return tuple(
        None if (key, at) in wrong else kind.validate_python([item])[0]
        for at, item in enumerate(value)
    )


@cache
def _kind(model: type[Record], key: str) -> TypeAdapter[Any]:
    field = model.model_fields[key]
    kind: Any = Annotated[field.annotation, field]
    return TypeAdapter(kind)


def _meant(part: _Part, details: ErrorDetails) -> Path:
    """Return the place of the key that an unknown key seems to stand for."""
    *steps, key = details["loc"]
    return (*steps, _suggested(str(key), _options(part.model, tuple(steps))) or "")


@lru_cache(maxsize=1024)
def _suggested(key: str, options: tuple[str, ...]) -> str | None:
    """Return the key that is meant; one mistake is often made all over a file."""
    return suggestion(key, options)


@cache
def schema_of(model: type[Record]) -> Schema:
    """Return the JSON Schema of a record."""
    return model.model_json_schema()


def form_of(schema: Schema, field: Schema) -> Schema:
    """Return the schema of what a field takes where it is not empty, from those in a schema."""
    choices = field.get("anyOf", ())
    form: Schema = next((choice for choice in choices if choice.get("type") != "null"), field)
    name = form.get("$ref", "").rpartition("/")[2]
    return schema["$defs"][name] if name else form


def _at(model: type[Record], steps: Path) -> Schema:
    """Return the schema at a path of a record: of several that may stand there, the largest."""
    whole = schema_of(model)
    node = whole
    for step in steps:
        node = node.get("items", {}) if isinstance(step, int) else _key(node, step)
        for choice in node.get("anyOf", [node]):
            name = choice.get("$ref", "").rpartition("/")[2]
            target = whole.get("$defs", {}).get(name, choice)
            if "properties" in target or "items" in target:
                node = {**target, **node}
    return node


def _key(node: Schema, key: str) -> Schema:
    found: Schema = node.get("properties", {}).get(key, {})
    return found


@lru_cache(maxsize=1024)
def _options(model: type[Record], steps: Path) -> tuple[str, ...]:
    """Return the keys that stand at a place of a record; the id is never written in it."""
    keys = _at(model, steps).get("properties", {})
    return tuple(key for key in keys if steps or key != "id")


def takes(schema: Schema) -> str:
    """Say in words what a value has to look like."""
    match schema:
        case {"patternErrorMessage": str(sentence)}:
            words = sentence.removeprefix("It takes ").removesuffix(".")
        case {"anyOf": choices}:
            words = ", or ".join(takes(one) for one in choices if one.get("type") != "null")
        case {"enum": options}:
            words = _one_of(options)
        case {"const": option}:
            words = _one_of([option])
        case {"type": "array", "items": entry}:
            words = f"a list; each entry is {takes(entry)}"
        case {"type": "boolean"}:
            words = _one_of(["true", "false"])
        case {"type": "integer", "minimum": least, "maximum": most}:
            words = f"a whole number from {least} to {most}"
        case _:
            words = "keys of its own, listed below"
    return words


def _one_of(words: Sequence[str]) -> str:
    shown = [f"`{word}`" for word in words]
    return " or ".join(filter(None, [", ".join(shown[:-1]), shown[-1]]))


def _diagnostic(part: _Part, details: ErrorDetails) -> Diagnostic:
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
    if kind in _SHAPES or (isinstance(given, (list, dict)) and kind != "too_long"):
        keys = _options(part.model, details["loc"]) if kind in _WITH_KEYS else ()
        return _shape(
            key, _SHAPES.get(kind, "a single value"), given, place, _keys_to_give(keys) or hint
        )
    return _value(part, key, details, place)


def _id(part: _Part, path: Path, given: str) -> Diagnostic:
    """Say that a word does not do as an id where no key `id` is written."""
    example = slug(given) or "lea-kaspar"
    if path[:-1] in part.places.keys:
        message = f"`{given}` cannot be the id of a person."
        place, hint = part.places.key(*path[:-1]), f"Write an id such as `{example}:`."
    else:
        message = f"`{given}` is not an id of a person."
        place = part.places.value(*path)
        hint = _alone(given) or f"Write the id as in the register, for example `{example}`."
    return Diagnostic(Code.VALUE, message, place, hint)


def _alone(given: str) -> str:
    """Return the hint for a word that is more than one id, or an id and an organisation; empty for others."""
    if (with_more := _WITH_MORE.fullmatch(given)) and slug(with_more["name"]):
        entry = mapping({"id": slug(with_more["name"]), "affiliation": with_more["more"]})
        return f"Write the id alone, or `{entry}`."
    ids = [slug(name) for name in _AND.split(given)]
    if len(ids) > 1 and all(ids):
        return f"Write an entry for each: `[{', '.join(ids)}]`."
    return ""


def _example(part: _Part, steps: Path) -> str:
    """Return the hint with a line to paste for a key, from the records themselves."""
    examples = _at(part.model, steps).get("examples")
    return f"Write a line such as `{steps[-1]}: {examples[0]}`." if examples else ""


def _missing(part: _Part, path: Path) -> Diagnostic:
    """Say that a key is not there; point at the first line of what should have it."""
    *above, key = path
    whole = part.places.key(*above)
    place = whole.source.span(whole.start, whole.start + len(whole.text.split("\n")[0]))
    inside = part.name if len(above) == len(part.prefix) else f"`{above[-1]}`"
    if above and isinstance(above[-1], int):
        inside = f"this entry of `{above[-2]}`"
    steps = path[len(part.prefix) :]
    says = str(_at(part.model, steps).get("description", "")).rstrip(".")
    hint = _example(part, steps) or f"Add a line `{key}: …`. It says: {says}."
    message = f"{inside[0].upper()}{inside[1:]} has no `{key}`."
    return Diagnostic(Code.MISSING_KEY, message, place, hint)


def _unknown(part: _Part, path: Path, details: ErrorDetails) -> Diagnostic:
    *above, key = path
    options = _options(part.model, details["loc"][:-1])
    hint = _keys_hint(str(key), options)
    if isinstance(details["input"], dict) and "name" in details["input"] and len(above) == 1:
        hint = (
            f"If `{key}` is a person, begin its line at the left margin, and remove `{above[0]}:`."
        )
    owner = next((f"`{step}`" for step in reversed(above) if isinstance(step, str)), "")
    message = f"`{key}` is not a key of {owner if len(details['loc']) > 1 else part.name}."
    return Diagnostic(Code.UNKNOWN_KEY, message, part.places.key(*path), hint)


@lru_cache(maxsize=1024)
def _keys_hint(key: str, options: tuple[str, ...]) -> str:
    return did_you_mean(key, options, f"The keys are: {_listed(options)}.")


def _listed(options: Iterable[str]) -> str:
    return ", ".join(f"`{option}`" for option in options)


def _keys_to_give(keys: Sequence[str]) -> str:
    """Return a hint with the keys that a value has, of which a word alone is none."""
    return f"Write the keys and values below it; the keys are: {_listed(keys)}." if keys else ""


def _shape(key: str, expected: str, given: Any, place: Span, hint: str) -> Diagnostic:
    has = "a list" if isinstance(given, list) else "a single value"
    has = "keys and values of its own" if isinstance(given, dict) else has
    message = f"`{key}` has {has} here; it takes {expected}."
    hint = _own_words(key, expected, given, place.text) or hint or f"Give `{key}` {expected}."
    return Diagnostic(Code.SHAPE, message, place, hint)


def _own_words(key: str, expected: str, given: Any, written: str) -> str:
    """Return a hint with what was written, set right; empty where that is not clear."""
    if "\n" in written or "`" in written:
        return ""
    if expected == "a single value" and written[:1] in {"[", "{"}:
        hint = f"Put a text that begins with `{written[0]}` in quotes: `{key}: {quoted(written)}`."
        only = given[0] if isinstance(given, list) and len(given) == 1 else None
        bare = f" Otherwise leave out the brackets: `{key}: {only}`."
        return hint + (bare if isinstance(only, str) else "")
    if expected == "a single value" and isinstance(given, dict):
        return f"Put a text that has a colon in quotes: `{quoted(written)}`."
    if expected == "a list" and isinstance(given, str):
        if given.startswith("-"):
            return "Write a dash and a space before each entry: `- " + given.lstrip("- ") + "`."
        return (
            f"Write it between brackets: `{key}: [{written}]`." if _PLAIN.fullmatch(written) else ""
        )
    return ""


def _value(part: _Part, key: str, details: ErrorDetails, place: Span) -> Diagnostic:
    kind, context = details["type"], details.get("ctx", {})
    given = " ".join(str(details["input"]).split()) or str(details["input"])
    shown = given if len(given) <= _SHOWN else given[: _SHOWN - 1] + "…"
    code, message = Code.VALUE, f"`{key}` cannot be `{shown}`."
    if kind in {"iso_date", "no_such_day"}:
        code, hint = Code.DATE, "Write year-month-day: `2018-12-11`."
        message = f"`{shown}` is not a date that `{key}` takes."
        if kind == "no_such_day":
            message = f"There is no day `{shown}` in the calendar."
    elif kind == "norm_id":
        code, message, hint = Code.NORM_ID, f"`{shown}` is not a norm.", details["msg"]
    elif kind == "string_too_long":
        message = f"`{key}` has {len(given):,} characters; it takes {context['max_length']:,}."
        hint = "Shorten it."
    elif kind == "too_long":
        entries = len(details["input"])
        message = f"`{key}` has {entries:,} entries; it takes {context['max_length']:,}."
        hint = "Leave out those that matter least."
    elif kind == "literal_error":
        options = re.findall(r"'([^']+)'", str(context["expected"]))
        hint = did_you_mean(given, options, f"Write one of {_listed(options)}.")
    elif kind == "far_year":
        code, hint = Code.DATE, f"Write a day of the years {YEARS[0]} to {YEARS[-1]}."
        message = f"`{shown}` is too far away: `{key}` cannot be published so."
    elif kind == "unseen":
        codes = ", ".join(f"U+{ord(char):04X}" for char in dict.fromkeys(given[:_SHOWN]))
        message, hint = f"Nothing of `{key}` can be seen ({codes}).", details["msg"]
    else:
        own = kind in {
            "check_digit",
            "verified",
            "order",
            "other_letter",
            "no_letter",
            "placeholder",
            "signs",
        }
        hint = details["msg"] if own else f"It takes {takes(_at(part.model, details['loc']))}."
    return Diagnostic(code, message, place, hint)
