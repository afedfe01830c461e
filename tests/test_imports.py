"""Imports go downwards only, and each dependency has one door (`pyproject.toml`)."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from importlinter.api import read_configuration

SOURCE = Path("src/onrecord")

CASES = [
    ("model.py", "import onrecord.index", "Imports go downwards only"),
    ("sources/reading.py", "import onrecord.body.markdown", "Imports go downwards only"),
    ("pipeline.py", "import onrecord.report.text", "Imports go downwards only"),
    ("site/pages.py", "import onrecord.report.text", "Imports go downwards only"),
    (
        "report/text.py",
        "import onrecord.body.markdown",
        "A report knows diagnostics and records, not how they came about",
    ),
    ("site/pages.py", "import mkdocs.utils", "Only hosts.mkdocs imports mkdocs"),
    ("report/text.py", "import click", "Only cli imports click"),
    ("pipeline.py", "import rich", "Only cli and report import rich"),
    ("sources/reading.py", "import yaml", "Only sources.document imports yaml"),
    ("sources/document.py", "import frontmatter", "Only sources.frontmatter imports frontmatter"),
    ("checks/norms.py", "import rapidfuzz", "Only sources.schema imports rapidfuzz"),
    ("authoring/draft.py", "import onrecord.hosts.mkdocs", "Imports go downwards only"),
    ("authoring/people.py", "import ruamel.yaml", "Only authoring.register imports ruamel.yaml"),
    ("authoring/word.py", "import trafilatura", "Only authoring.webpages imports trafilatura"),
    ("authoring/opening.py", "import mammoth", "Only authoring.word imports mammoth"),
    ("body/links.py", "import markdown", "Only body.markdown imports markdown"),
    ("body/markdown.py", "import nh3", "Only body.sanitising imports nh3"),
    ("search/writing.py", "import pagefind", "Only search.indexing imports pagefind"),
    ("site/wording.py", "import babel", "Only site.locales imports babel"),
    ("site/pages.py", "import jinja2", "Only site.templating imports jinja2 and markupsafe"),
    ("site/pages.py", "import markupsafe", "Only site.templating imports jinja2 and markupsafe"),
]
"""A module, an import it must not have, and the contract that forbids it."""


@pytest.fixture(scope="module")
def configuration(repository: Path) -> dict[str, Any]:
    """Return import-linter's configuration as it reads it."""
    return read_configuration(str(repository / "pyproject.toml"))


def lint(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run import-linter on the package below a folder, with this repository's contracts."""
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command as lint; lint()",
    ]
    return subprocess.run(
        [*command, "--no-cache", "--no-logo", *arguments],
        cwd=folder,
        env={"PYTHONPATH": str(folder / "src"), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def offend(repository: Path, folder: Path, module: str, line: str) -> None:
    """Copy the package's imports, and nothing else of it, and add one to a module."""
    for path in sorted((repository / SOURCE).rglob("*.py")):
        copy = folder / path.relative_to(repository)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(imports_of(path), encoding="utf-8")
    target = folder / SOURCE / module
    target.write_text(f"{target.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")
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


@pytest.mark.parametrize(
    ("module", "line", "contract"), CASES, ids=[f"{module}-{line[7:]}" for module, line, _ in CASES]
)
def test_a_wrong_import_is_found(
    repository: Path, tmp_path: Path, module: str, line: str, contract: str
) -> None:
    """One import in the wrong place breaks the contract that speaks of it."""
    offend(repository, tmp_path, module, line)
    done = lint(tmp_path)
    assert done.returncode == 1
    assert f"{contract} BROKEN" in done.stdout, done.stdout + done.stderr


def test_a_module_without_a_layer_is_found(repository: Path, tmp_path: Path) -> None:
    """A new module at the top of the package must say where it belongs."""
    offend(repository, tmp_path, "model.py", "")
    (tmp_path / SOURCE / "elsewhere.py").write_text("", encoding="utf-8")
    done = lint(tmp_path)
    assert done.returncode == 1
    assert "elsewhere" in done.stdout
