"""The documentation says what the program does: nothing is missing, and what is shown is real.

A fenced block with a title is a file, or a part of one; a `console` block is a command and
exactly what it prints in a project of the files before it. `pytest tests/test_docs.py --rewrite`
writes what is printed now.
"""

from __future__ import annotations

import ast
import re
import shlex
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from click import Context, Group
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.hosts.settings import OnrecordConfig
from onrecord.pipeline import load
from onrecord.project.reading import Project
from onrecord.site.pages import Settings, Site, render
from tests.pages import DOCS, ENVIRONMENT, EXAMPLE, MANUAL, PAGES, REPOSITORY, Block, blocks, put

MISTAKEN = """\
---
title: A webinar that never took place
date: 2030-05-14
speakers: [ann-exampel, max-muster]
norms: [13e]
---

Muster said that norm 13(e) and norm 13(k) belong together.
"""


def mistaken(folder: Path) -> None:
    """Make the project with two mistakes that README shows the messages of."""
    put(folder, Block("", EXAMPLE, MISTAKEN, 0))
    people = "ann-example: {name: Ann Example}\nmax-muster: {name: Max Muster}\n"
    put(folder, Block("", "speakers.yaml", people, 0))


PREPARED: Mapping[str, Callable[[Path], object]] = {
    "When something is wrong": mistaken,
    "Begin a summary": lambda folder: (folder / "summaries").mkdir(),
}
"""By heading: what that section describes and cannot show."""


@dataclass(frozen=True)
class Shown:
    """A console block: one command and what it prints."""

    page: Path
    number: int
    """Which block of its page it is."""
    section: str
    """The heading it stands under."""


def _shown() -> Iterator[Shown]:
    """Yield every console block of what is written by hand."""
    for path in PAGES:
        if path.name == "diagnostics.md":
            continue
        page = path.read_text(encoding="utf-8")
        for number, block in enumerate(blocks(page)):
            if block.language == "console":
                headings = re.findall(r"^## (.+)", page[: block.start], re.MULTILINE)
                yield Shown(path, number, headings[-1] if headings else "")


SHOWN = [pytest.param(shown, id=f"{shown.page.stem}-{shown.number}") for shown in _shown()]


@pytest.mark.xdist_group("documentation")  # Rewriting goes through a page from top to bottom.
@pytest.mark.parametrize("shown", SHOWN)
def test_what_a_page_shows_is_what_the_command_prints(
    shown: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, rewrite: bool
) -> None:
    """A command on a page, typed in a project of the files shown, prints what the page shows."""
    page = shown.page.read_text(encoding="utf-8")
    *before, block = blocks(page)[: shown.number + 1]
    for other in before:
        put(tmp_path, other)
    if prepare := PREPARED.get(shown.section):
        prepare(tmp_path)
    monkeypatch.chdir(tmp_path)
    command = block.text.splitlines()[0]
    program, *arguments = shlex.split(command.removeprefix("$ "))
    result = CliRunner().invoke(main, arguments, prog_name=program, env=ENVIRONMENT)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    printed = f"{command}\n{result.output}"
    if rewrite:
        end = block.start + len(block.text)
        shown.page.write_text(page[: block.start] + printed + page[end:], encoding="utf-8")
    else:
        assert block.text == printed


def test_the_manual_has_the_help_of_every_command() -> None:
    """The page on running a site shows what `--help` prints, for each command."""
    assert isinstance(main, Group)
    page = (MANUAL / "running.md").read_text(encoding="utf-8")
    first = [block.text.splitlines()[0] for block in blocks(page) if block.language == "console"]
    commands = main.list_commands(Context(main))
    assert commands
    names = ["", *(f"{name} " for name in commands)]
    assert not [name for name in names if f"$ onrecord {name}--help" not in first]


def test_the_manual_has_every_setting() -> None:
    """The page on running a site names each option of the plugin and each variable."""
    page = (MANUAL / "running.md").read_text(encoding="utf-8")
    settings = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    names = [*(name for name, _ in OnrecordConfig._schema), *re.findall(r"ONRECORD_\w+", settings)]
    assert not [name for name in names if f"`{name}`" not in page]


def test_architecture_has_every_room(*, rewrite: bool) -> None:
    """The map of packages and modules at the top of the source is made of their docstrings."""
    path = DOCS / "architecture.md"
    page = path.read_text(encoding="utf-8")
    begin, end = "<!-- rooms -->\n", "<!-- end of rooms -->"
    before, _, rest = page.partition(begin)
    old, _, after = rest.partition(end)
    new = "\n| Name | What it does |\n|---|---|\n" + "".join(_rooms()) + "\n"
    if rewrite:
        path.write_text(before + begin + new + end + after, encoding="utf-8")
    else:
        assert old == new


def _rooms() -> Iterator[str]:
    """Yield a row for each package and for each module beside them."""
    source = REPOSITORY / "src" / "onrecord"
    for path in sorted([*source.glob("*.py"), *source.glob("*/__init__.py")]):
        docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        name = f"{path.parent.name}/" if path.name == "__init__.py" else path.name
        if path != source / "__init__.py":
            yield f"| `{name}` | {docstring.partition(chr(10))[0]} |\n"


def test_architecture_has_every_dependency() -> None:
    """Each dependency of the package is named with its reason."""
    page = (DOCS / "architecture.md").read_text(encoding="utf-8")
    with (REPOSITORY / "pyproject.toml").open("rb") as file:
        metadata = tomllib.load(file)["project"]
    needs = [*metadata["dependencies"], *metadata["optional-dependencies"]["import"]]
    names = [re.match(r"[\w.-]+", need) for need in needs]
    assert not [name[0] for name in names if name and f"| `{name[0]}`" not in page]


def _forms() -> Iterator[tuple[str, list[str]]]:
    """Yield the ways of writing that the manual lists, each with the norms it says are found."""
    page = (MANUAL / "contributing.md").read_text(encoding="utf-8")
    table = page.partition("| You write |")[2].partition("\n\n")[0]
    for form, taken in re.findall(r"^\| (`.+?) \| (.+?) \|$", table, re.MULTILINE):
        letters = re.findall(r"13\(([a-k])\)", taken.partition(", if")[0])
        for words in re.findall(r"`(.+?)`", form):
            yield words, [f"13{letter}" for letter in letters]


@pytest.mark.parametrize(("words", "norms"), list(_forms()))
def test_norms_are_found_as_the_manual_says(words: str, norms: list[str], tmp_path: Path) -> None:
    """Each form in the table of the manual is taken as the table says."""
    front = "---\ntitle: A\ndate: 2030-05-14\nspeakers: []\nnorms: []\n---\n\n"
    text = f"{front}The UN GGE has eleven norms.\n\nThey spoke of {words} at length.\n"
    put(tmp_path, Block("", EXAMPLE, text, 0))
    put(tmp_path, Block("", "speakers.yaml", "{}\n", 0))
    outcome = load(Project(tmp_path))
    assert [citation.norm for citation in outcome.index.citations] == norms


@pytest.fixture(scope="module")
def site(repository: Path) -> Mapping[str, str]:
    """Return the pages of this repository's site by the Markdown file that each would be."""
    outcome = load(Project(repository))
    pages = render(Site(outcome.corpus, outcome.index, Settings("Cyber Norms on Record")))
    return {f"{page.url}index.md": page.html + page.aside for page in pages}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_links_lead_somewhere(path: Path, site: Mapping[str, str]) -> None:
    """Every relative link leads to a file, or to a page of the site, and to an anchor there."""
    page = path.read_text(encoding="utf-8")
    page = re.sub(r"^```.*?^```$", "", page, flags=re.MULTILINE | re.DOTALL)
    page = re.sub(r"`[^`\n]*`", "", page)
    targets = re.findall(r"\]\(([^)\s]+)\)", page) + re.findall(r'(?:src|href)="([^"]+)"', page)
    local = [target for target in targets if not re.match(r"https?:|mailto:", target)]
    assert not [target for target in local if not _leads(path, target, site)]


def _leads(path: Path, target: str, site: Mapping[str, str]) -> bool:
    """Say whether a link of a page leads somewhere."""
    name, _, anchor = target.partition("#")
    file = (path.parent / name).resolve() if name else path
    if file.is_relative_to(DOCS):
        generated = site.get(file.relative_to(DOCS).as_posix())
        if generated is not None:
            return not anchor or f'id="{anchor}"' in generated
    if not file.exists() or not anchor:
        return file.exists()
    headings = re.findall(r"^#+ (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
    return anchor in {_slug(heading) for heading in headings}


def _slug(heading: str) -> str:
    """Return the anchor of a heading of a hand-written page."""
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", heading).strip().lower())


def test_how_to_cite_is_what_the_site_offers(site: Mapping[str, str]) -> None:
    """The words with which a passage is cited in the manual are those of the norm's page."""
    page = (MANUAL / "reading.md").read_text(encoding="utf-8")
    quoted = re.search(r"^> (.+?), https://", page, re.MULTILINE)
    assert quoted
    assert quoted[1] in site["norms/13j/index.md"]
