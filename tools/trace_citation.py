"""Count what one citation goes through: `python -m tools.trace_citation` lists modules and functions.

A project with one speaker, one webinar and one citation is loaded and all its pages are rendered;
every function of onrecord that is called counts once, comprehensions and dataclasses' own methods
aside.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType
from typing import Any

import onrecord
from onrecord.pipeline import load
from onrecord.project.reading import Project
from onrecord.site.pages import render
from onrecord.site.site import Site

SOURCE = Path(onrecord.__file__).parent

SUMMARY = """---
title: A webinar that never took place
date: 2030-05-14
speakers: [ann-example]
norms: [13e]
---

Example said that norm 13(e) matters.
"""


def trace() -> set[tuple[str, str]]:
    """Return the module and the name of each function that one citation enters."""
    entered: set[tuple[str, str]] = set()

    def note(frame: FrameType, event: str, _: Any) -> None:
        code = frame.f_code
        path = Path(code.co_filename)
        if event == "call" and path.suffix == ".py" and path.is_relative_to(SOURCE):
            name = code.co_qualname
            if name != "<module>" and not name.endswith(("comp>", "<genexpr>", "<lambda>")):
                entered.add((path.relative_to(SOURCE).as_posix(), name))

    with TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "summaries").mkdir()
        (root / "summaries" / "2030-05-14-example.md").write_text(SUMMARY, encoding="utf-8")
        register = root / "speakers.yaml"
        register.write_text("ann-example: {name: Ann Example}\n", encoding="utf-8")
        sys.setprofile(note)
        try:
            outcome = load(Project(root))
            for _ in render(Site(outcome.corpus, outcome.index)):
                pass
        finally:
            sys.setprofile(None)
    return entered


if __name__ == "__main__":
    functions = trace()
    modules = Counter(module for module, _ in functions)
    for module, count in sorted(modules.items()):
        print(f"{count:5}  {module}")
    print(f"{len(modules)} modules, {len(functions)} functions")
