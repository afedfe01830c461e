"""The norm catalogue that onrecord ships: eleven norms, and the documents they refer to."""

from __future__ import annotations

from importlib.resources import files

from onrecord.diagnostics import Source


def shipped(name: str) -> Source:
    """Return one of the two files of the catalogue: `norms.yaml`, `instruments.yaml`."""
    text = files("onrecord").joinpath("data", name).read_text(encoding="utf-8")
    return Source(f"onrecord/data/{name}", text)
