"""Imports go downwards only, and each dependency has one door (`pyproject.toml`)."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from importlinter.api import read_configuration

SOURCE = Path("src/onrecord")

CASES = [
    ("model.py", "import onrecord.index", "Imports go downwards only"),
    ("project/reading.py", "import onrecord.body.markdown", "Imports go downwards only"),
    ("pipeline.py", "import onrecord.report.console", "Imports go downwards only"),
    ("site/pages.py", "import onrecord.report.console", "Imports go downwards only"),
    (
        "report/console.py",
        "import onrecord.body.markdown",
        "A report knows diagnostics and records, not how they came about",
    ),
    ("site/pages.py", "import mkdocs.utils", "Only hosts imports mkdocs"),
    ("report/console.py", "import click", "Only cli imports click"),
    ("pipeline.py", "import rich", "Only cli and report import rich"),
    (
        "project/reading.py",
        "import yaml",
        "Only project.document and project.plain import yaml and what builds on it",
    ),
    (
        "project/records.py",
        "import frontmatter",
        "Only project.document and project.plain import yaml and what builds on it",
    ),
    ("rules/namesakes.py", "import rapidfuzz", "Only text.similarity imports rapidfuzz"),
    ("search/search_record.py", "import anyascii", "Only text.folding imports anyascii"),
    ("publishing/manifest.py", "import requests", "Only text.fetching imports requests"),
    ("authoring/draft.py", "import onrecord.hosts.mkdocs", "Imports go downwards only"),
    (
        "authoring/boilerplate.py",
        "import trafilatura",
        "Only authoring.pages imports trafilatura",
    ),
    ("authoring/boilerplate.py", "import mammoth", "Only authoring.word imports mammoth"),
    (
        "authoring/boilerplate.py",
        "import webvtt",
        "Only authoring.transcripts imports webvtt",
    ),
    ("body/links.py", "import markdown", "Only body.markdown imports markdown"),
    ("body/markdown.py", "import nh3", "Only body.html imports nh3"),
    ("search/indexer.py", "import pagefind", "Only search.pagefind imports pagefind"),
    ("exports/feeds.py", "import icalendar", "Only exports.calendar imports icalendar"),
    (
        "exports/pictures.py",
        "import PIL",
        "Only exports.drawing imports PIL, arabic_reshaper and bidi",
    ),
    ("exports/references.py", "import citeproc", "Only site.styles imports citeproc"),
    ("site/views.py", "import babel", "Only site.words imports babel"),
    ("hosts/preview.py", "import watchdog", "Only hosts.watching imports watchdog"),
    ("site/pages.py", "import jinja2", "Only site.templating imports jinja2 and markupsafe"),
    ("site/pages.py", "import markupsafe", "Only site.templating imports jinja2 and markupsafe"),
]
"""A module, an import it must not have, and the contract that forbids it."""


@pytest.fixture(scope="module")
def configuration(repository: Path) -> dict[str, Any]:
    """Return import-linter's configuration as it reads it."""
    return read_configuration(str(repository / "pyproject.toml"))


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter on the package below a folder, with this repository's contracts."""
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command as lint; lint()",
    ]
    return subprocess.run(
        [*command, "--no-cache", "--no-logo"],
        cwd=folder,
        env={"PYTHONPATH": str(folder / "src"), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def offend(repository: Path, folder: Path) -> None:
    """Copy the package's imports, and nothing else of it, and add all that is forbidden."""
    wrong = {module: [line for one, line, _ in CASES if one == module] for module, _, _ in CASES}
    for path in sorted((repository / SOURCE).rglob("*.py")):
        copy = folder / path.relative_to(repository)
        copy.parent.mkdir(parents=True, exist_ok=True)
        lines = wrong.pop(path.relative_to(repository / SOURCE).as_posix(), [])
        copy.write_text("\n".join([imports_of(path), *lines]), encoding="utf-8")
    assert not wrong, f"there is no such module: {', '.join(wrong)}"
    (folder / SOURCE / "elsewhere.py").write_text("", encoding="utf-8")
    settings = (repository / "pyproject.toml").read_text(encoding="utf-8")
    (folder / "pyproject.toml").write_text(settings, encoding="utf-8")


def imports_of(path: Path) -> str:
    """Return the import statements of a module."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return "\n".join(
        ast.unparse(node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
    )


def test_every_contract_is_kept(repository: Path, configuration: dict[str, Any]) -> None:
    """The package keeps all of its contracts."""
    done = lint(repository)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{len(configuration['contracts_options'])} kept, 0 broken" in done.stdout


def test_every_contract_is_tried(configuration: dict[str, Any]) -> None:
    """Each contract has a case below that breaks it."""
    names = {contract["name"] for contract in configuration["contracts_options"]}
    assert names == {name for _, _, name in CASES}


@pytest.fixture(scope="module")
def broken(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Lint a copy with every wrong import; return what is said of each broken contract."""
    folder = tmp_path_factory.mktemp("offences")
    offend(repository, folder)
    done = lint(folder)
    assert done.returncode == 1, done.stdout + done.stderr
    parts = re.split(r"^(.+)\n-+$", done.stdout, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize(
    ("module", "line", "contract"), CASES, ids=[f"{module}-{line[7:]}" for module, line, _ in CASES]
)
def test_a_wrong_import_is_found(
    broken: dict[str, str], module: str, line: str, contract: str
) -> None:
    """An import in the wrong place is told by the contract that speaks of it."""
    importer = f"onrecord.{module.removesuffix('.py').replace('/', '.')}"
    imported = line.removeprefix("import ")
    if not imported.startswith("onrecord."):
        imported = imported.partition(".")[0]
    assert f"{importer} -> {imported} (l." in broken[contract]


def test_a_module_without_a_layer_is_found(broken: dict[str, str]) -> None:
    """A new module at the top of the package must say where it belongs."""
    assert "not listed as layers:\n\n- onrecord.elsewhere\n" in broken["Imports go downwards only"]


def test_the_drawing_of_the_layers_is_that_of_the_contract(
    repository: Path, configuration: dict[str, Any]
) -> None:
    """`docs/architecture.md` shows every layer, in the order in which imports go."""
    (layers,) = (c["layers"] for c in configuration["contracts_options"] if c["type"] == "layers")
    page = (repository / "docs/architecture.md").read_text(encoding="utf-8")
    drawing = page.partition("## Who may import whom\n")[2].split("```")[1]
    names = [re.findall(r"\w+", layer) for layer in layers]
    assert [re.findall(r"\w+", line) for line in drawing.splitlines()[1:]] == names[1:]
