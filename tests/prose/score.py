"""Score norms and speakers in labelled reports: `python tests/prose/score.py PROGRAM FILE… [-v]`.

PROGRAM is an `onrecord`; what it gets wrong is shown with `-v`. In `paragraphs`, each labelled
sentence in turn gets a norm at its end, in its own language, and the speakers of that norm are
compared with the label. `references` are asked for norms only, `documents` for both.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

Who = frozenset[str | None]
Cites = list[tuple[str, Who]]
"""Norms in the order of the text, each with its speakers; `None` is nobody."""

Inspect = Callable[[Path], dict[str, Any]]
"""What `onrecord inspect --format json` makes of a file."""

PHRASES = {
    "en": " under norm 13(k)",
    "fr": " au titre de la norme 13 k)",
    "es": " en el marco de la norma 13 k)",
}
ABOUT = {
    "en": "About the norms of the UN GGE report of 2015.",
    "fr": "À propos des normes du rapport de 2015 du Groupe d’experts gouvernementaux de l’ONU (GEG).",
    "es": "Sobre las normas del informe de 2015 del Grupo de Expertos Gubernamentales de la ONU (GEG).",
}
END = re.compile(r"(?:\s*[.:!?…”’\"»])*$")
NOBODY: Who = frozenset([None])


@dataclass
class Score:
    """How often norms and speakers were right."""

    found: int = 0
    extra: int = 0
    missed: int = 0
    right: int = 0
    """Citations with the right speakers, or rightly nobody."""
    wrong: int = 0
    """Citations given to somebody whose view they are not."""
    total: int = 0
    """Citations whose speakers were asked for."""
    misses: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of the norms found that are there."""
        return self.found / ((self.found + self.extra) or 1)

    @property
    def recall(self) -> float:
        """The share of the norms that are there that were found."""
        return self.found / ((self.found + self.missed) or 1)

    @property
    def speakers(self) -> float:
        """The share of the citations with the right speakers."""
        return self.right / (self.total or 1)

    def __str__(self) -> str:
        """Show the figures in one line."""
        return (
            f"norms P {self.precision:.3f} R {self.recall:.3f}; speakers {self.speakers:.3f} "
            f"({self.right} of {self.total}), wrong person {self.wrong}"
        )

    def add(self, text: str, want: Cites, got: Cites, *, speakers: bool = True) -> None:
        """Count the citations of one text, or of its norms only."""
        left = list(got)
        for norm, who in want:
            heard = next((cite for cite in left if cite[0] == norm), None)
            if heard:
                left.remove(heard)
                self.found += 1
            else:
                self.missed += 1
            given = heard[1] if heard else frozenset()
            if speakers:
                self.total += 1
                self.right += given == who
                self.wrong += bool(given - who - NOBODY)
            if not heard or (speakers and given != who):
                self.misses.append(f"{norm} want {_people(who)} got {_people(given)} | {text}")
        self.extra += len(left)
        self.misses += [f"{norm} is none | {text}" for norm, _ in left]


def _people(who: Who) -> str:
    """Return people in one word."""
    return "+".join(sorted(str(person) for person in who)) or "nothing"


def language(path: Path) -> str:
    """Return the language of a file of reports."""
    return next((code for code in PHRASES if f"_{code}" in path.stem), "en")


def with_norm(sentence: str, code: str) -> str:
    """Name a norm at the end of a sentence."""
    match = END.search(sentence)
    assert match is not None
    return sentence[: match.start()] + PHRASES[code] + match.group()


def said(passage: dict[str, Any]) -> Cites:
    """Return what a passage cites."""
    cites: dict[str, set[str | None]] = {}
    for cite in passage["citations"]:
        cites.setdefault(cite["norm"], set()).add(cite["speaker"])
    return [(norm, frozenset(who)) for norm, who in cites.items()]


def inspected(
    inspect: Inspect, names: dict[str, str], code: str, body: str, front: dict[str, Any]
) -> list[dict[str, Any]]:
    """Return the passages of a summary of its own, without its first."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "mkdocs.yml").write_text("site_name: T\nplugins: [onrecord]\n")
        people = {key: {"name": name} for key, name in names.items()}
        (root / "speakers.yaml").write_text(yaml.safe_dump(people), encoding="utf-8")
        head = {"title": "Report", "language": code, "norms": [], **front}
        text = f"---\n{yaml.safe_dump(head)}date: 2020-01-02\n---\n\n{ABOUT[code]}\n\n{body}\n"
        path = root / "summaries" / "2020-01-02-report.md"
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8")
        passages: list[dict[str, Any]] = inspect(path)["passages"]
        return passages[1:]


def cases(data: dict[str, Any], code: str) -> Iterator[tuple[str, Cites, str]]:
    """Yield each labelled sentence, what is expected, and its paragraph with a norm in it."""
    for paragraph in data.get("paragraphs", ()):
        sentences = [sentence for sentence, _ in paragraph]
        for place, (sentence, label) in enumerate(paragraph):
            if label != "-":
                changed = [*sentences]
                changed[place] = with_norm(sentence, code)
                who = frozenset(label.split("+")) if label else NOBODY
                yield ("… " if place else "") + sentence, [("13k", who)], " ".join(changed)


def score(path: Path, inspect: Inspect) -> Score:
    """Return the score of one file."""
    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    code, names, counted = language(path), data["names"], Score()
    everybody = {"speakers": [*names]}
    asked = [(shown, want, text, True) for shown, want, text in cases(data, code)]
    for text, norms in data.get("references", ()):
        asked.append((text, [(norm, NOBODY) for norm in norms], text, False))
    if asked:
        body = "\n\n".join(text for _, _, text, _ in asked)
        passages = inspected(inspect, names, code, body, everybody)
        for (shown, want, _, speakers), passage in zip(asked, passages, strict=True):
            counted.add(shown, want, said(passage), speakers=speakers)
    for document in data.get("documents", ()):
        front = {key: document[key] for key in ("speakers", "moderators") if key in document}
        lang = document.get("language", code)
        passages = inspected(inspect, names, lang, document["body"], front)
        want = [(norm, frozenset(who) or NOBODY) for norm, who in document["cites"]]
        got = [cite for passage in passages for cite in said(passage)]
        counted.add(document["name"], want, got)
    return counted


def main(program: str, *arguments: str) -> None:
    """Print the scores of files."""

    def inspect(path: Path) -> dict[str, Any]:
        command = [program, "inspect", str(path), "--format", "json"]
        run = subprocess.run(command, capture_output=True, text=True, check=True)
        seen: dict[str, Any] = json.loads(run.stdout)
        return seen

    for file in arguments:
        if file != "-v":
            counted = score(Path(file), inspect)
            lines = [f"  {miss}" for miss in counted.misses if "-v" in arguments]
            print(f"{Path(file).stem}: {counted}", *lines, sep="\n")  # noqa: T201  (its purpose)


if __name__ == "__main__":
    main(*sys.argv[1:])
