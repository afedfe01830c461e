"""With a cache and without one, the site is the same to the byte, whatever was edited in between."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.diagnostics import Diagnostic
from onrecord.hosts.commands import build
from onrecord.hosts.errors import HostError
from tests.editing import EDITS, Edited
from tests.hosts.projects import tree
from tests.samples import fewer

OWN = {
    "page": ("docs/about.md", ["# About\n\n[Somebody](speakers/mira-muster/index.md)\n", "# We\n"]),
    "theme": (
        "overrides/main.html",
        ["{# none #}", '{% block site_meta %}<meta name="x">{% endblock %}'],
    ),
    "settings": ("more.yml", ["{}", "site_url: https://a.example/", "site_description: It is"]),
}
"""What a site has besides its record, and what can become of it; the first is what it is to begin with."""


def _behind_a_link(file: Path) -> None:
    kept = file.with_name(f"{file.name}.kept")
    file.rename(kept)
    file.symlink_to(kept)


def _a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


SPOILT: dict[str, Callable[[Path], object]] = {
    "changed": lambda file: file.write_bytes(file.read_bytes() + b"x"),
    "empty": lambda file: file.write_bytes(b""),
    "gone": Path.unlink,
    "a folder": _a_folder,
    "behind a link": _behind_a_link,
}
"""What somebody may do to the files of the old site, from which a build takes what it can."""

SITE_EDITS = st.one_of(
    st.tuples(st.just("spoil"), st.sampled_from(sorted(SPOILT))),
    EDITS,
    st.sampled_from(sorted(OWN)).flatmap(
        lambda kind: st.tuples(st.just("own"), st.just(kind), st.sampled_from(OWN[kind][1]))
    ),
    st.tuples(st.just("nothing"), st.just("")),
    st.tuples(st.just("theme"), st.sampled_from(["", "  custom_dir: overrides\n"])),
)


class _EditedSite(Edited):
    """A project with a site that is edited, too."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.theme = ""
        self.files |= {path: texts[0] for path, texts in OWN.values()}
        self._configured()

    def edit(self, kind: str, *how: str) -> None:
        """Make one change, of the record or of the rest."""
        if kind == "own":
            self.files[OWN[how[0]][0]] = how[1]
        elif kind == "theme":
            self.theme = how[0]
        elif kind == "spoil":
            old = (self.project.root / "site").rglob("*")
            for file in sorted(path for path in old if path.is_file())[::3]:
                SPOILT[how[0]](file)
        else:
            super().edit(kind, *how)
        self._configured()

    def _configured(self) -> None:
        main = '{% extends "material/main.html" %}\n'
        place = OWN["theme"][0]
        self.files[place] = main + self.files[place].removeprefix(main)
        self.files["mkdocs.yml"] = (
            f"INHERIT: more.yml\nsite_name: A site\ntheme:\n  name: material\n"
            f"  language: {self.language}\n{self.theme}"
            "plugins: [{onrecord: {norms: norms.yaml, contact: a@b.example}}]\n"
        )

    def built(self, *, keeps: bool) -> tuple[object, dict[str, bytes]]:
        """Build, and return what was told, and every file."""
        site = "site" if keeps else "anew"
        config_file = self.project.root / "mkdocs.yml"
        try:
            report = build(config_file, self.project.root / site, keeps=keeps)
        except HostError as error:
            return _told(error.message, *error.diagnostics), {}
        told = _told(report.pages, report.notes, *report.diagnostics)
        return told, tree(self.project.root / site)


def _told(*what: object) -> list[object]:
    return [
        (one, one.span.start, one.span.end) if isinstance(one, Diagnostic) else one for one in what
    ]


@pytest.mark.slow
@fewer(4)
@given(st.lists(SITE_EDITS, min_size=1, max_size=3))
@example(
    [("write", "b", "Muster said that norm 13(e) is young."), ("nothing", ""), ("delete", "b")]
)
@example([("nothing", ""), *(("spoil", how) for how in SPOILT)])
def test_nobody_can_tell_how_a_site_was_built(edits: list[tuple[str, ...]]) -> None:
    """After every edit, the whole folder, and what is told, are those of a build of everything."""
    with TemporaryDirectory() as folder:
        project = _EditedSite(Path(folder))
        for edit in edits:
            project.edit(*edit)
            project.written()
            kept, anew = project.built(keeps=True), project.built(keeps=False)
            assert kept[0] == anew[0], edit
            assert kept[1].keys() == anew[1].keys(), edit
            assert [path for path, data in kept[1].items() if data != anew[1][path]] == [], edit
