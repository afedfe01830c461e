"""Look for input that ends in a traceback: `python -m tools.fuzz summary --seconds 600`.

It changes what the tests have as samples, at random and led by what code a change reaches, and puts
it through the program as a summary, the text of a summary, a register, a catalogue, the settings of
a site, a text to import, the front matter of one, or the text of a Word file. What raises anything is
kept as a file (`crash-…`) in the folder `--kept`. It needs the package atheris, which is in no lock:
install it beside onrecord in an environment of its own.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from zlib import crc32

import atheris  # type: ignore[import-untyped]

with atheris.instrument_imports(include=["onrecord", "frontmatter", "markdown", "yaml"]):
    from onrecord import pipeline
    from onrecord.authoring.draft import count_todos, draft_of
    from onrecord.authoring.files import RefusedError
    from onrecord.authoring.opening import open_text
    from onrecord.exports import everything
    from onrecord.project.layout import Project
    from onrecord.project.settings import settings_around
    from onrecord.report import console, github, json
    from onrecord.rules import catalogue
    from onrecord.site.pages import render
    from onrecord.site.site import Site

from tests.authoring.texts import packed, word_paragraph
from tests.samples import PEOPLE

REPOSITORY = Path(__file__).resolve().parent.parent

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
    "+++\n", "authors = [", "[[speakers]]", "authors:", "  - name: ", "org: ", "role: ", "participants:", "moderator:", "lang: ", "tags: [",
    "plugins:", "- onrecord:", "theme:", "custom_dir: ", "docs_dir: ", "INHERIT: ", "!ENV [", "!!python/name:", "speakers: people.yaml",
    "<w:p><w:r><w:t>", "<w:tbl><w:tr><w:tc>", "<w:pStyle w:val=", "<w:tab/>", "<w:br/>", "<w:footnoteReference w:id=", "<w:hyperlink ",
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
        list(everything(site))


def imported(name: str, data: bytes) -> None:
    """Make a draft of a text in a file of that name, and check it as a project."""
    path = ROOT / name
    path.write_bytes(data)
    try:
        found = draft_of(open_text(str(path)), PEOPLE)
    except RefusedError:
        return
    count_todos(found.draft)
    project({"summaries/a.md": found.draft.text.encode()})


def text_of_any_form(data: bytes) -> None:
    """Import a text; its first byte chooses the form."""
    forms = (".txt", ".md", ".html", ".vtt", ".srt", ".sbv")
    imported(f"text{forms[data[0] % len(forms)] if data else '.txt'}", data[1:])


def word(data: bytes) -> None:
    """Import a Word file with some XML as its body."""
    imported("text.docx", packed(data.decode("utf-8", errors="replace")))


def catalogue_of_norms(data: bytes) -> None:
    """Check a project with a catalogue of its own."""
    (ROOT / "norms.yaml").write_bytes(data)
    pipeline.load(Project(ROOT, norms="norms.yaml"))


def settings(data: bytes) -> None:
    """Read the settings of a site as plain data, as a check does."""
    folder = ROOT / "site"
    folder.mkdir(exist_ok=True)
    (folder / "mkdocs.yml").write_bytes(data)
    found = settings_around(folder)
    repr((found.docs, found.pages, found.project.sources))


@dataclass(frozen=True)
class Target:
    """One way into the program."""

    run: Callable[[bytes], None]
    """Takes the bytes."""
    samples: str
    """The files of the tests, or of this repository, that it begins with."""
    part: Callable[[int, bytes], bytes] = lambda _, data: data
    """Makes of the number of a file, and what is in it, what it begins with."""


def body_of(_: int, data: bytes) -> bytes:
    """Return what stands below the front matter."""
    return data.rpartition(b"\n---\n")[2]


def paragraphs_of(_: int, data: bytes) -> bytes:
    """Return the lines of a text as paragraphs of a Word file."""
    return "".join(word_paragraph("", line) for line in data.decode().splitlines()).encode()


TARGETS: Mapping[str, Target] = {
    "summary": Target(
        lambda data: project({"summaries/a.md": data}), "tests/cases/*/summaries/*.md"
    ),
    "body": Target(
        lambda data: project({"summaries/a.md": FRONT + data}),
        "tests/cases/*/summaries/*.md",
        body_of,
    ),
    "register": Target(
        lambda data: project({"speakers.yaml": data}), "tests/cases/*/speakers.yaml"
    ),
    "catalogue": Target(catalogue_of_norms, "src/onrecord/data/norms*.yaml"),
    "settings": Target(settings, "tests/cases/*/mkdocs.yml"),
    "import": Target(
        text_of_any_form,
        "tests/authoring/corpus/*",
        lambda number, data: bytes([number % 6]) + data,
    ),
    "front": Target(lambda data: imported("text.md", data), "tests/authoring/corpus/*.md"),
    "word": Target(word, "tests/authoring/corpus/*.txt", paragraphs_of),
}


def seeds(target: Target) -> Path:
    """Return a folder with what a target begins with."""
    folder = Path(mkdtemp())
    for number, path in enumerate(
        sorted(file for file in REPOSITORY.glob(target.samples) if file.is_file())
    ):
        data = target.part(number, path.read_bytes())
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
    given.kept.mkdir(parents=True, exist_ok=True)
    target = TARGETS[given.target]
    words = ROOT / "words"
    quoted = ("".join(f"\\x{byte:02x}" for byte in word.encode()) for word in WORDS)
    words.write_text("".join(f'"{word}"\n' for word in quoted), encoding="ascii")
    folder = seeds(target)
    options = [
        f"-max_total_time={given.seconds}", f"-dict={words}", f"-artifact_prefix={given.kept}/", "-timeout=60", "-rss_limit_mb=4096",
        f"-max_len={LONGEST}", "-print_final_stats=1",
    ]  # fmt: skip
    atheris.Setup([sys.argv[0], *options, str(folder)], target.run)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
