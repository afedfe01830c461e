"""The Paris Call as a second framework: data for tests, in paraphrases of our own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from onrecord.model import Framework, Frameworks

_FOLDER = Path(__file__).parent


def _data(name: str) -> Any:
    return yaml.safe_load((_FOLDER / name).read_text(encoding="utf-8"))


PARIS = Frameworks(tuple(map(Framework.model_validate, _data("paris.yaml"))))
"""The nine principles."""

CITATIONS: list[list[Any]] = _data("citations.yaml")
"""By sentence: what it cites, and which norms the front matter lists."""
