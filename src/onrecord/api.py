"""The Python API: a project as plain rows, for notebooks and other programs."""

from __future__ import annotations

import warnings
from dataclasses import replace
from os import PathLike
from pathlib import Path

from onrecord.dataset import Dataset, Problem, dataset
from onrecord.hosts.unbuilt import load_site


def load(path: str | PathLike[str] = ".") -> Dataset:
    """Return the record in a folder as rows; what is wrong with its files is in `problems`.

    `path` is the folder of a project, or anything in it. Its `mkdocs.yml` says where the parts
    are, and the address of the site; nothing that it names is run, and what cannot be followed
    without MkDocs is a warning. Nothing is raised for what people wrote.
    """
    outcome, site = load_site(Path(path), _warn)
    problems = (
        Problem(d.code, d.severity.value, d.span.source.path, d.span.line, d.message, d.hint)
        for d in outcome.diagnostics
    )
    return replace(dataset(site), problems=tuple(problems))


def _warn(note: str) -> None:
    warnings.warn(note, stacklevel=4)  # at the line that calls `load`
