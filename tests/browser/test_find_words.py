"""What is found for words: the page that was meant comes first, and nothing comes without its words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

import pytest
import yaml
from playwright.sync_api import Page

from tests.browser.finding import ask, find

HERE = Path(__file__).parents[1] / "search"
QUERIES: Mapping[str, Mapping[str, str | list[str]]] = yaml.safe_load(
    (HERE / "queries.yaml").read_text(encoding="utf-8")
)
EVERYDAY = (HERE / "everyday.txt").read_text(encoding="utf-8").split()

ENOUGH = 0.9
"""The mean reciprocal rank that the queries have to have."""

ADDRESSES = """() => [...document.querySelectorAll(".or-find__first a, .or-find__hits [data-or-url]")]
    .map((one) => one.dataset.orUrl ?? one.href.slice(location.origin.length + 1))"""

FOUND = """async (words) => {
    const { openEngine } = await import("/assets/find/engine.js");
    const engine = await openEngine();
    const texts = {};
    const found = {};
    for (const word of words) {
        found[word] = [];
        for (const kind of [[], ["said"]]) {
            const answer = await engine.find(word, { chosen: { kind }, from: "", to: "", sort: null });
            for (const { url, title, words: text, about } of await engine.texts(answer, 0, answer.hits.length)) {
                texts[url] = [title, ...text, about].join(" ");
                found[word].push(url);
            }
        }
    }
    return [texts, found];
}"""
"""All texts of pages and statements, by address, and the addresses that are found for each word."""

ENDINGS = {"", "s", "es", "ed", "ing", "d", "e", "y", "ies", "ied", "ying"}
ENDINGS |= {f"{letter}{end}" for letter in "bdglmnprt" for end in ("ed", "ing")}
"""By what forms of one English word may differ: `begin`, `beginning`."""


def rank(page: Page, words: str, wanted: str | Sequence[str]) -> float:
    """Return the reciprocal rank of the page that is wanted."""
    ask(page, f"?q={quote(words)}")
    addresses = list(dict.fromkeys(page.evaluate(ADDRESSES)))
    right = [wanted] if isinstance(wanted, str) else wanted
    return next((1 / at for at, url in enumerate(addresses, 1) if url in right), 0.0)


def test_page_that_was_meant_comes_first(
    page: Page, site: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """For names, subjects, norms, documents, events and whole questions."""
    find(page, site, "")
    figures = {}
    for group, queries in QUERIES.items():
        ranks = {words: rank(page, words, wanted) for words, wanted in queries.items()}
        figures[group] = sum(ranks.values()) / len(ranks)
        missed = ", ".join(f"{words} ({place:.2f})" for words, place in ranks.items() if place < 1)
        with capsys.disabled():
            print(f"\n{group}: {len(ranks)} queries, {figures[group]:.3f}; not first: {missed}")  # noqa: T201 - a figure to be read
    assert min(figures.values()) >= ENOUGH


def is_form(word: str, other: str) -> bool:
    """Say whether two words differ by endings alone."""
    return word == other or any(
        word[:length] == other[:length] and {word[length:], other[length:]} <= ENDINGS
        for length in range(3, min(len(word), len(other)) + 1)
    )


def test_nothing_is_found_without_its_words(page: Page, site: str) -> None:
    """Every page and statement that is found for an everyday word has it, or another form of it."""
    find(page, site, "")
    texts, found = page.evaluate(FOUND, EVERYDAY)
    words = {
        url: {part.lower() for one in text.split() for part in split(one)}
        for url, text in texts.items()
    }
    without = {
        word: [url for url in urls if not any(is_form(word, other) for other in words[url])]
        for word, urls in found.items()
    }
    assert {word: urls for word, urls in without.items() if urls} == {}
    assert sum(map(bool, found.values())) > len(EVERYDAY) / 2


def split(word: str) -> set[str]:
    """Return a word without its signs, and its parts: `EastWest` has two."""
    parts = "".join(letter if letter.isalnum() else " " for letter in word).split()
    return {*parts, "".join(parts), *re.findall(r"[A-Z]?[^\W\dA-Z]+", word)}
