"""Write what is generated of the manual, from the records and the catalogue of codes.

`python -m tools.manual`, in the root of the repository.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from importlib.resources import files
from pathlib import Path

from onrecord import model
from onrecord.diagnostics import Explanation
from onrecord.model import Record, front_matter_of, norm_of
from onrecord.project.records import standard
from onrecord.project.validation import takes
from onrecord.rules import catalogue
from tools import limits

_KEYS = re.compile(r"(?<=<!-- keys of )(\w+)( -->\n\n).*?(?=\n<!-- end of keys -->)", re.DOTALL)
"""In the reference: the name of a record, and the table of its keys."""

_GROUP = re.compile(r"^\*\*([^*\n]+): (OR\d)\*\*\n(.*?)(?=\n\*\*|\Z)", re.MULTILINE | re.DOTALL)
"""In the template of the page on diagnostics: the title of a group of codes, and words on it."""

_FORMER_ANCHORS = {
    "OR204": "or204-a-key-stands-twice",
    "OR301": "or301-a-key-is-missing",
    "OR302": "or302-a-key-is-not-known",
    "OR303": "or303-the-value-has-another-shape",
    "OR504": "or504-an-anchor-stands-twice",
    "OR603": "or603-two-records-claim-one-id-or-address",
    "OR606": "or606-two-people-may-be-one",
    "OR608": "or608-two-summaries-have-one-source",
    "OR705": "or705-an-id-is-given-a-second-time",
}
"""The addresses of sections that had another title once; links to them still lead there."""


_LIMITS = re.compile(r"(?<=<!-- limits -->\n\n).*?(?=\n<!-- end of limits -->)", re.DOTALL)


def reference(page: str) -> str:
    """Return the reference with each table as its record says, and the limits as their constants."""
    page = _LIMITS.sub("".join(f"{row}\n" for row in limits.table()), page)
    return _KEYS.sub(lambda found: f"{found[1]}{found[2]}{_table(found[1])}", page)


def _table(name: str) -> str:
    """Return the table of a record's keys."""
    rows = ["| Key | What it takes | What it says |", "|---|---|---|", *_rows(name)]
    return "".join(f"{row}\n" for row in rows)


def _rows(name: str) -> Iterator[str]:
    """Yield a row for each key; the id of a person is no key but stands before them."""
    schema = _record(name).model_json_schema()
    for key, field in schema["properties"].items():
        if (name, key) != ("Speaker", "id"):
            need = "**Required.** " if key in schema.get("required", []) else ""
            words = takes(field) + _default(field.get("default"))
            yield f"| `{key}` | {need}{words[0].upper()}{words[1:]}. | {field['description']} |"


def _record(name: str) -> type[Record]:
    """Return a record as it is under the catalogue that onrecord ships."""
    of_catalogue = {"FrontMatter": front_matter_of, "Norm": norm_of}
    known: type[Record] = getattr(model, name)
    return of_catalogue[name](standard()) if name in of_catalogue else known


def _default(value: object) -> str:
    """Say what holds where a key is missing, if anything does."""
    if value in (None, [], ()):
        return ""
    shown = str(value).lower() if isinstance(value, bool) else value
    return f"; `{shown}` where it is missing"


def diagnostics(_: str = "") -> str:
    """Return the page on diagnostics: a section for each code, by group."""
    template = files("onrecord").joinpath("data", "diagnostics", "page.md")
    return _GROUP.sub(_group, template.read_text(encoding="utf-8"))


def _group(group: re.Match[str]) -> str:
    """Return a group of codes: its title, words on it, and a section for each code."""
    entries = [entry for code, entry in catalogue().items() if code.startswith(group[2])]
    title = f"**{group[1]}: {entries[0].code} to {entries[-1].code}**\n{group[3]}"
    return "\n".join([title, *(_explained(entry) for entry in entries)])


def _explained(entry: Explanation) -> str:
    """Return the section on a code."""
    former = _FORMER_ANCHORS.get(entry.code)
    anchor = f' <a id="{former}"></a>' if former else ""
    return f"## {entry.code} {entry.title}{anchor}\n\n{entry.section}"


PAGES: Mapping[str, Callable[[str], str]] = {
    "docs/manual/reference.md": reference,
    "docs/manual/diagnostics.md": diagnostics,
}
"""The pages, seen from the root of the repository; each is made of what it is now."""


def main() -> None:
    """Write the pages anew."""
    for path, page in PAGES.items():
        now = Path(path).read_text(encoding="utf-8")
        Path(path).write_text(page(now), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
