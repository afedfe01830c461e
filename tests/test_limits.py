"""The limits of the manual: what is as large as it may be is taken, and what is one larger is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.authoring.files import RefusedError
from onrecord.authoring.opening import open_text
from onrecord.diagnostics import MOST, Code
from onrecord.project.settings import settings_around
from tests.samples import REGISTER, loaded, written
from tools.limits import LIMITS, Limit

Told = Callable[[Path, int], set[str]]
"""Given a folder and how much there is to be, says which codes are told, or anything else of refusal."""


def letters(number: int) -> str:
    """Return a number in letters."""
    return "".join(chr(97 + int(digit)) for digit in str(number))


def of(folder: Path, path: str, text: str) -> set[str]:
    """Return the codes of what is said of a project with one file of its own."""
    files = {"speakers.yaml": REGISTER, "summaries/b.md": written("Muster spoke.\n")}
    return {str(item.code) for item in loaded(folder, {**files, path: text}).diagnostics}


def codes(folder: Path, text: str) -> set[str]:
    """Return the codes of what is said of a text."""
    return of(folder, "summaries/a.md", written(text))


def summary(front: str) -> str:
    """Return a summary with more in its front matter."""
    return written("Muster spoke.\n").replace("norms:", f"{front}\nnorms:", 1)


def padded(text: str, size: int, filler: str) -> str:
    """Return a text that is filled up to a size by lines of something."""
    line = filler * 80 + "\n"
    missing = size - len(text.encode())
    whole, rest = divmod(missing, len(line))
    return (
        text + line * whole + ("\n" if rest == 1 else (filler * (rest - 1) + "\n") if rest else "")
    )


def people(number: int) -> str:
    """Return ids."""
    return ", ".join(f"p-{letters(one)}" for one in range(number))


def settings(folder: Path, size: int) -> set[str]:
    """Say what is noted of settings."""
    text = padded("plugins: [onrecord]\n", size, "#")
    (folder / "mkdocs.yml").write_text(text)
    return set(settings_around(folder).notes)


def imported(file: Path, text: str) -> set[str]:
    """Say why a text is not imported."""
    file.write_text(text)
    try:
        open_text(str(file))
    except RefusedError as error:
        return {error.message}
    return set()


def page(size: int) -> str:
    """Return a page of so many bytes, nearly all of which are comments."""
    text, comment = "<html><body><p>Muster spoke of this norm.</p>", f"<!--{'x' * 1000}-->"
    return (text + comment * ((size - len(text)) // len(comment))).ljust(size)


def table(cells: int) -> str:
    """Return a table of so many cells in as few rows as it may have."""
    columns, rows = (cells // 4, 4) if cells % 4 == 0 else (cells // 3, 3)
    assert columns * rows == cells
    return "Muster spoke.\n\n" + "\n".join(["|" * columns, "-|-", "x", "y"][:rows]) + "\n"


TOLD: dict[str, Told] = {
    "Bytes of a summary": lambda f, n: of(
        f, "summaries/a.md", padded(written("Muster spoke.\n"), n, "x")
    ),
    "Bytes of the register, of a catalogue": lambda f, n: of(
        f, "speakers.yaml", padded(REGISTER, n, "#")
    ),
    "Bytes of `mkdocs.yml`": settings,
    "Characters in the name of a summary’s file": lambda f, n: of(
        f, f"summaries/{'a' * n}.md", written("Muster spoke.\n")
    ),
    "Characters of an id": lambda f, n: of(
        f, "speakers.yaml", f"{REGISTER}{'z' * n}: {{name: Z Z}}\n"
    ),
    "Characters of a title, a name": lambda f, n: of(
        f, "speakers.yaml", f"{REGISTER}zz: {{name: Z {'z' * (n - 2)}}}\n"
    ),
    "Characters of an abstract, a note": lambda f, n: of(
        f, "summaries/a.md", summary(f"abstract: {'z' * n}")
    ),
    "Characters of an address": lambda f, n: of(
        f, "summaries/a.md", summary(f"recording: {'https://example.org/'.ljust(n, 'z')}")
    ),
    "Speakers, moderators, organisers, topics, aliases": lambda f, n: of(
        f, "summaries/a.md", summary(f"topics: [{people(n)}]")
    ),
    "Levels of lists and mappings in YAML": lambda f, n: of(
        f, "summaries/a.md", summary(f"topics: {'[' * (n - 1)}{']' * (n - 1)}")
    ),
    "Levels of lists and quotations in a text": lambda f, n: codes(f, f"{'> ' * n}Muster spoke.\n"),
    "Lines with words in a text": lambda f, n: codes(f, "Muster spoke.\n" * n),
    "Marks such as `*` and `[` in a paragraph, item or cell": lambda f, n: codes(
        f, "Muster spoke" + " _" * n + "\n"
    ),
    "Such marks in a text": lambda f, n: codes(
        f, f"x{' _' * 500}\n\n" * (n // 500) + "x" + " _" * (n % 500)
    ),
    "Footnotes of a text and references to them": lambda f, n: codes(
        f, f"Muster spoke.{'[^a] ' * (n - 1)}\n\n[^a]: A note.\n"
    ),
    "Cells of a table, short rows filled up": lambda f, n: codes(f, table(n)),
    "Messages of one kind for one file": lambda f, n: {
        item.message
        for item in loaded(
            f, {"summaries/a.md": written("TODO: x.\n\n" * (n + (n > MOST)))}
        ).diagnostics
        if item.stands_for > 1
    },
    "Bytes of a page or Word file to import": lambda f, n: imported(f / "a.html", page(n)),
    "Bytes of plain text, Markdown or captions to import": lambda f, n: imported(
        f / "a.txt", "Muster spoke.".ljust(n)
    ),
    "Tags of a page to import": lambda f, n: imported(
        f / "a.html", f"<p>Muster spoke of this norm.</p>{'<br>' * (n - 2)}"
    ),
    "Bytes of the text to import": lambda f, n: imported(f / "a.txt", "x" * n),
    "Paragraphs and other lines of it": lambda f, n: imported(f / "a.txt", "- x\n" * n),
}
"""By what there is a limit for."""


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: limit.what)
def test_a_limit_is_taken_and_one_more_is_told(limit: Limit, tmp_path: Path) -> None:
    """Each row of the table in the manual, by the message that it names."""
    at, past = (TOLD[limit.what](tmp_path / str(more), limit.most + more) for more in (0, 1))
    if isinstance(limit.told, Code):
        assert limit.told not in at
        assert limit.told in past
    else:
        assert not at
        assert past


@pytest.fixture(autouse=True)
def folders(tmp_path: Path) -> None:
    """Make a folder for either side of a limit."""
    for more in (0, 1):
        (tmp_path / str(more)).mkdir()


def test_no_limit_is_missing_here() -> None:
    """What the table has is tried, and nothing else."""
    assert set(TOLD) == {limit.what for limit in LIMITS}
