"""The register, for the form of proposals."""

from __future__ import annotations

import json
from collections.abc import Iterator

from onrecord.site.page import Asset
from onrecord.site.site import Site

PEOPLE = "propose/people.json"

RegisterEntry = list[str]
"""A person as the form for proposals knows them: id, name, aliases."""


def people_export(site: Site) -> Iterator[Asset]:
    """Yield the register as the form for proposals needs it, a person a line."""
    people = site.corpus.speakers.values()
    entries: list[RegisterEntry] = [[one.id, one.name, *one.aliases] for one in people]
    lines = (json.dumps(entry, ensure_ascii=False) for entry in entries)
    yield Asset(PEOPLE, "[" + ",\n".join(lines) + "]\n")
