"""The neighbours beside which a site is tried: their settings, and what comes of each."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Row:
    """A neighbour: its settings, and what comes of it."""

    name: str
    manual: str
    """What the manual says besides how it ends; may be empty."""
    often: bool = False
    """Whether it is tried with each change; the others are once a week."""
    plugins: str = ""
    theme: str = ""
    more: str = ""
    both: bool = False
    """Whether the order of the plugins may matter."""
    settings: str = "mkdocs.yml"
    """The name of the file with the settings."""
    build: Sequence[str] = ("onrecord build",)
    """The commands that build the site."""
    site: str = "site"
    """Where they put it."""
    address: str = "https://example.org/record/"
    """The address that it gives the site."""
    outcome: str = "works"
    told: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    shows: Mapping[str, str] = field(default_factory=dict)
    """By page, what it has to have."""
    everywhere: str = ""
    """What each page has to have, ours and those of the user."""


ROWS = tuple(
    Row(**row)
    for row in tomllib.loads((Path(__file__).parent / "rows.toml").read_text("utf-8"))["row"]
)

_OUTCOMES = {"works": "works", "told": "works, with a note", "refused": "is refused"}


def table() -> str:
    """Return the table of the manual."""
    lines = [f"| `{row.name}` | {_OUTCOMES[row.outcome]} | {row.manual} |" for row in ROWS]
    head = ["| Plugin or setting | Beside onrecord it | |", "|---|---|---|"]
    return "\n".join([*head, *(line.replace("`, ", "`, ").replace("  |", " |") for line in lines)])
