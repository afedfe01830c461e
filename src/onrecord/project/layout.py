"""Where the parts of a project stand; it is known before anything is read."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from onrecord.cache import Cache

SETTINGS = ("mkdocs.yml", "mkdocs.yaml")
"""The settings of the site: the first of these names that is there."""

MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""How the files end that MkDocs takes for pages."""

MARKS = (*SETTINGS, "speakers.yaml", "summaries")
"""What tells that a project has begun in a folder: any of these."""


@dataclass(frozen=True)
class Project:
    """Where the parts of a project stand; every path is relative to the folder."""

    root: Path
    """The project's folder."""
    summaries: str = "summaries"
    """The folder of the summaries."""
    register: str = "speakers.yaml"
    """The register of speakers."""
    norms: str | None = None
    """A norm catalogue of the project's own; `None` for the one onrecord ships."""
    instruments: str | None = None
    """A catalogue of documents of the project's own; `None` for the one onrecord ships."""
    language: str = "en"
    """The language of the catalogues that onrecord ships; English where it has no other."""
    docs: str | None = "docs"
    """The folder of hand-written pages; `None` where it is out of the project."""
    theme: str | None = None
    """The folder of a theme of the site's own; `None` where there is none, or it is out of the project."""
    address: str = ""
    """The address of the site on the web; empty where it is not known."""
    keeps: bool = True
    """Whether results are kept from one run to the next."""

    @property
    def has_begun(self) -> bool:
        """Whether anything of a project is there."""
        names = (*MARKS, self.register, self.summaries)
        return any(os.path.lexists(self.root / name) for name in names)

    def open_cache(self) -> Cache:
        """Return the cache of the project, none of it read yet; one that keeps nothing where it has none."""
        return Cache(self.root if self.keeps else None)

    @property
    def sources(self) -> tuple[Path, ...]:
        """The folder of the summaries and the files of the record, whether they are there or not."""
        names = (self.summaries, self.register, self.norms, self.instruments)
        return tuple(self.root / name for name in names if name)

    def reads(self, path: str) -> bool:
        """Say whether a file has a part in the project: a summary, the register, a catalogue."""
        named = {self.register, self.norms, self.instruments, *SETTINGS}
        return path in named or path.startswith(f"{self.summaries}/")

    @classmethod
    def around(cls, path: Path) -> Project:
        """Return the project that a file or folder belongs to, by its `speakers.yaml`.

        Walks up from the path; where no folder has a register, the parent of a folder named
        `summaries`, else the path's own folder, is the project.
        """
        start = path if path.is_dir() else path.parent
        for folder in (start, *start.absolute().parents):
            if any((folder / name).exists() for name in ("speakers.yaml", *SETTINGS)):
                return cls(folder)
        return cls(start.parent if start.name == "summaries" else start)
