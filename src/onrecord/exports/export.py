"""What an export is: a file that stands on the site and is not a page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Export:
    """A file of the site for programs."""

    path: str
    """Where it stands, relative to the site: `schema/summary.json`."""
    text: str


def json_export(path: str, value: Mapping[str, Any]) -> Export:
    """Return a value as a file of JSON; keys keep their order, letters stay letters."""
    return Export(path, json.dumps(value, ensure_ascii=False, indent=2) + "\n")
