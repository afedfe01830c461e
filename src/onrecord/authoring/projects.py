"""The project that somebody writes in, as far as it is there already."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from onrecord import files
from onrecord.authoring.files import File, RefusedError
from onrecord.authoring.register import with_people
from onrecord.diagnostics import Code, Diagnostic
from onrecord.model import Frameworks, Speaker
from onrecord.project import reading, records
from onrecord.project.reading import Project

_REGISTER = """\
# Everybody who speaks in the summaries, sorted by id. An id stays for ever; a name may change.
"""


@dataclass(frozen=True)
class Workspace:
    """A project, as far as somebody who writes has to know it."""

    project: Project
    people: Mapping[str, Speaker]
    """The register, by id."""
    register: str | None
    """The text of the register as it stands in the file; `None` where there is none."""
    norms: tuple[str, ...]
    """The ids of the norms in the catalogue."""
    frameworks: Frameworks
    """The sets that they are of."""

    def summary(self, name: str) -> Path:
        """Return the path of a summary."""
        return self.project.root / self.project.summaries / f"{name}.md"

    def register_file(self, added: tuple[Speaker, ...] = ()) -> Iterator[File]:
        """Yield the register, if it is not there yet or changes.

        Raises `RefusedError` where it cannot take who is added.
        """
        if self.register is not None and not added:
            return
        text = with_people(self.register or _REGISTER, added)
        if text is None:
            lines = "; ".join(f"`{person.id}: {{name: {person.name}}}`" for person in added)
            raise RefusedError(
                f"`{self.project.register}` is laid out so that nothing can be added to it safely.",
                f"Add by hand: {lines}.",
            )
        file = self.project.root / self.project.register
        yield File(file, text, replaces=self.register is not None)

    def norm(self, written: str) -> str:
        """Return the id of a norm as somebody wrote it: `13e`, `e`, `13(e)`, `norm 13 (e)`.

        Raises `RefusedError`.
        """
        norm = self.frameworks.find(written)
        if norm not in self.norms:
            hint = self.frameworks.hint(written)
            raise RefusedError(f"`{written}` is not a norm of this project.", hint)
        return norm


def workspace(project: Project) -> Workspace:
    """Return a project for somebody to write in. Raises `RefusedError`, also where there is none."""
    if not project.has_begun:
        raise RefusedError(
            "There is no project here, nor in a folder above.",
            "Begin one with `onrecord init`, or go to the folder of yours; then try again.",
        )
    found: list[Diagnostic] = []
    file = project.root / project.register
    exists = os.path.lexists(file)
    source = reading.read_file(project.root, project.register, found) if exists else None
    empty = [item.code for item in found] == [Code.EMPTY_FILE]
    entries = records.parse_register(source)
    wrong = () if empty else (*found, *entries.diagnostics)
    if wrong:
        raise RefusedError(
            f"`{project.register}` has mistakes, so nothing is added to this project.",
            "Mend these first.",
            wrong,
        )
    folder = project.root / project.summaries
    link = files.link_on(project.root, project.summaries)
    if link or files.leads_out(project.summaries) or (folder.exists() and not folder.is_dir()):
        raise RefusedError(
            f"`{project.summaries}` is a symbolic link, out of the project, or not a folder.",
            "Put the folder itself there.",
        )
    text = files.read(project.root, project.register).decode() if exists else None
    people = {record.id: record for record in entries.records}
    frameworks = records.frameworks_of(project)
    norms = records.parse_norms(reading.catalogue(project).norms, frameworks)
    return Workspace(project, people, text, tuple(sorted(norms.names)), frameworks)
