"""Look for input that ends in a traceback: `python -m tools.fuzz summary --seconds 600`.

It changes what the tests have as samples, at random and led by what code a change reaches, and puts
it through the program as a summary, a register, the text of a summary, or a text to import. What
raises anything is kept as a file (`crash-…`) in the folder `--kept`. It needs the package atheris,
which is in no lock: install it beside onrecord in an environment of its own.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from tempfile import mkdtemp
from zlib import crc32

import atheris  # type: ignore[import-untyped]

with atheris.instrument_imports(include=["onrecord", "frontmatter", "markdown", "yaml"]):
    from onrecord import pipeline
    from onrecord.authoring.draft import count_todos, draft_of
    from onrecord.authoring.files import RefusedError
    from onrecord.authoring.opening import open_text
    from onrecord.exports import export
    from onrecord.project.layout import Project
    from onrecord.report import console, github, json
    from onrecord.rules import catalogue
    from onrecord.site.pages import render
    from onrecord.site.site import Site

TESTS = Path(__file__).resolve().parent.parent / "tests"

FRONT = b"""---
title: A quiet network
date: 2020-03-04
speakers: [{id: mira-muster, affiliation: Example}, jo-beispiel]
moderators: [tom-exempel]
norms: [13e]
---

"""
PLAIN = FRONT + b"Muster said that norm 13(e) matters.\n"
REGISTER = b"""mira-muster: {name: Mira Muster}
jo-beispiel: {name: Jo Beispiel}
tom-exempel: {name: Tom Exempel}
"""

WORDS = (
    "---", "title: ", "date: 2020-03-04", "speakers: [", "moderators: ", "norms: [13e]", "source: {", "kind: ", "read: part", "abstract: |",
    "event: {begins: ", "withdrawn: ", "series: {name: ", "redirect_from: [/a/]", "language: ", "affiliations: [{name: ", "aliases: [",
    "former_ids: [", "not_same_as: [", "sort_name: ", "links: {website: ", "13(e)", "norm 13(e)", "norms 13(f)-(h)", "Muster said",
    "According to Jo Beispiel, ", "[x](norm:13j)", "[x](speaker:mira-muster)", "[x](a.md#b)", "[^1]", "[^1]: ", "{#a}", "[00:01:02] ",
    "<b>", "<!--", "&#x202E;", "&amp;", "|---|", "| a |", "```", "> ", "    ", "1. ", "- ", "Term\n: x", "![](", "](javascript:", "***",
    "\\", "\u2800", "\u202e", "\u2028", "\x85", "\ufeff", "\x02klzzwxh:0\x03", "\ufffc", "!!x", "&a ", "*a", "? ", "<<: ", "...",
    "<p>", "<h1>", "<article>", "<li>", "<table><tr><td>", "<time datetime=", "<meta name=author content=", "<script type=application/ld+json>",
    "WEBVTT", "00:00:01.000 --> 00:00:02.000", "<v Mira Muster>", "NOTE", "Speakers:", "Moderator: ", "Mira Muster, Director, Example",
)  # fmt: skip
"""What our formats are made of; a change puts one in."""

LONGEST = 20_000
"""How many bytes are tried at most."""

ROOT = Path(mkdtemp())
CATALOGUE = catalogue()


def project(files: Mapping[str, bytes]) -> None:
    """Check a project and tell what is wrong; make its site where it is sound, one time in eight.

    That takes ten times as long as the check.
    """
    for name, data in ({"summaries/a.md": PLAIN, "speakers.yaml": REGISTER} | dict(files)).items():
        path = ROOT / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    found = pipeline.load(Project(ROOT))
    told = found.diagnostics + found.notes
    (
        json.dump(told),
        console.plain(told),
        github.commands(told, CATALOGUE),
        github.step_summary(told),
    )
    if found.ok and crc32(b"".join(files.values())) % 8 == 0:
        site = Site(found.corpus, found.index)
        list(render(site))
        list(export(site))


def imported(data: bytes) -> None:
    """Make a draft of a text; its first byte chooses the form."""
    forms = (".txt", ".md", ".html", ".vtt", ".srt", ".sbv")
    path = ROOT / f"text{forms[data[0] % len(forms)] if data else '.txt'}"
    path.write_bytes(data[1:])
    try:
        found = draft_of(open_text(str(path)), {})
    except RefusedError:
        return
    count_todos(found.draft)
    project({"summaries/a.md": found.draft.text.encode()})


TARGETS: Mapping[str, tuple[Callable[[bytes], None], str]] = {
    "summary": (lambda data: project({"summaries/a.md": data}), "cases/*/summaries/*.md"),
    "register": (lambda data: project({"speakers.yaml": data}), "cases/*/speakers.yaml"),
    "body": (lambda data: project({"summaries/a.md": FRONT + data}), "cases/*/summaries/*.md"),
    "import": (imported, "authoring/corpus/*"),
}
"""What a target does with its bytes, and which files of the tests it begins with."""


def seeds(files: Iterable[Path], kind: str) -> Path:
    """Return a folder with what a target begins with."""
    folder = Path(mkdtemp())
    for number, path in enumerate(sorted(file for file in files if file.is_file())):
        data = path.read_bytes()
        data = data.rpartition(b"\n---\n")[2] if kind == "body" else data
        data = bytes([number % 6]) + data if kind == "import" else data
        if len(data) < LONGEST:
            (folder / str(number)).write_bytes(data)
    return folder


def main() -> None:
    """Run one target for a while."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--kept", type=Path, default=Path())
    given = parser.parse_args()
    run, samples = TARGETS[given.target]
    words = ROOT / "words"
    quoted = ("".join(f"\\x{byte:02x}" for byte in word.encode()) for word in WORDS)
    words.write_text("".join(f'"{word}"\n' for word in quoted), encoding="ascii")
    folder = seeds(TESTS.glob(samples), given.target)
    options = [
        f"-max_total_time={given.seconds}", f"-dict={words}", f"-artifact_prefix={given.kept}/", "-timeout=60", "-rss_limit_mb=4096",
        f"-max_len={LONGEST}", "-print_final_stats=1",
    ]  # fmt: skip
    atheris.Setup([sys.argv[0], *options, str(folder)], run)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
