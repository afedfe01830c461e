"""The register in short, for the form that proposes a summary."""

from __future__ import annotations

import json
from collections.abc import Iterator

from onrecord.exports.export import Export
from onrecord.model import Corpus

PEOPLE = "propose/people.json"


def people_export(corpus: Corpus, _: str) -> Iterator[Export]:
    """Yield everybody in the register: id, name, then other names; a line for each person."""
    entries = (
        json.dumps([person.id, person.name, *person.aliases], ensure_ascii=False)
        for person in corpus.speakers.values()
    )
    yield Export(PEOPLE, "[" + ",\n".join(entries) + "]\n")
