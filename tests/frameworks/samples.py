"""The Paris Call as a second framework: data for tests, in paraphrases of our own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from onrecord.model import Framework, Frameworks
from onrecord.project.reading import shipped

_FOLDER = Path(__file__).parent


def _data(name: str) -> Any:
    return yaml.safe_load((_FOLDER / name).read_text(encoding="utf-8"))


_PARIS = _data("paris.yaml")

PARIS = Frameworks(tuple(map(Framework.model_validate, _PARIS["frameworks"])))
"""The nine principles."""

CITATIONS: list[list[Any]] = _data("citations.yaml")
"""By sentence: what it cites, and which norms the front matter lists."""

OWN = {
    "norms.yaml": yaml.safe_dump({key: _PARIS[key] for key in ("frameworks", "norms")}),
    "instruments.yaml": yaml.safe_dump({"instruments": _PARIS["instruments"]}),
}
"""The catalogue of a site about the Paris Call alone."""


def _lists(name: str) -> dict[str, list[Any]]:
    loaded: dict[str, list[Any]] = yaml.load(shipped(name).text, Loader=yaml.BaseLoader)  # noqa: S506
    return loaded


def _beside() -> dict[str, str]:
    norms = _lists("norms.yaml")
    both = {key: [*norms[key], *_PARIS[key]] for key in ("frameworks", "norms")}
    return {"norms.yaml": yaml.safe_dump(both, allow_unicode=True)}


BESIDE = _beside()
"""The catalogue of a site about the UN GGE and the Paris Call; its documents are those shipped."""

REGISTER = """\
ann-example: {name: Ann Example}
max-muster: {name: Max Muster}
"""


def summary(norms: str, text: str) -> str:
    """Return the file of a summary in which two people speak."""
    return (
        f"---\ntitle: Calls and norms\ndate: 2030-05-14\nspeakers: [ann-example, max-muster]\n"
        f"norms: [{norms}]\n---\n\n{text}\n"
    )
