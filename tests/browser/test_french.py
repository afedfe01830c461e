"""A site in French is French everywhere, and as open to everybody as one in English."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from onrecord.hosts.commands import build
from onrecord.pipeline import load
from onrecord.project.reading import Project
from tests.browser.conftest import Serve
from tests.browser.finding import ask, find
from tests.browser.looking import DESK, PHONE, complaints
from tests.conftest import Once
from tests.hosts.projects import SETTINGS, write

SUMMARY = """\
---
title: Un webinaire qui n’a jamais eu lieu
date: 2030-05-01
speakers: [{id: ada-example, affiliation: Institut Exemple}]
norms: [13e]
language: fr
source: {kind: published summary, read: whole, url: "https://example.org/x"}
---

## Ce qu’il fallait dire

[Exemple](speaker:ada-example) a dit que la [norme 13(e)](norm:13e) compte.
"""

SHOWN = {
    "": "Derniers comptes rendus",
    "summaries/": "1\u00a0webinaire, du plus récent au plus ancien.",
    "summaries/premier/": "Source\u00a0: un compte rendu publié, lecture intégrale.",
    "norms/13e/": "attribution indiquée par la rédaction",
    "norms/13k/": "Aucun compte rendu ne nomme encore la norme 13(k).",
    "speakers/ada-example/": "Normes citées",
    "matrix/": "Un point signifie",
    "find/?q=compte": "2\u00a0résultats",
    "find/?q=compte&norm=13e": "1\u00a0passage",
    "find/?q=qqqqq": "Aucun résultat pour «\u00a0qqqqq\u00a0».",
    "propose/": "Remplissez le formulaire.",
    "404.html": "Page introuvable",
}
"""Something that each page says."""


def build_french(folder: Path) -> Path:
    """Build a small site in French."""
    settings = SETTINGS.replace("name: material\n", "name: material\n  language: fr\n")
    repository = "repo_url: https://example.org/repository\nedit_uri: edit/main/docs/\n"
    config = write(
        folder,
        {
            "mkdocs.yml": settings + repository,
            "speakers.yaml": "ada-example: {name: Ada Exemple}\n",
            "summaries/first.md": SUMMARY,
            "summaries/premier.md": SUMMARY,
        },
    )
    (config.parent / "summaries/first.md").unlink()
    return build(config).site


@pytest.fixture(scope="module")
def french(once: Once, serve: Serve) -> str:
    """Serve that site; return its address."""
    return serve(once("french", build_french))


def test_pages_are_in_french(page: Page, french: str) -> None:
    """The browser is told so, and what each says is French, for everybody."""
    found = {}
    for path, words in SHOWN.items():
        page.goto(french + path)
        expect(page.locator("html")).to_have_attribute("lang", "fr")
        expect(page.locator("body")).to_contain_text(words)
        found[path] = complaints(page, looks=[(DESK, False), (PHONE, False)])
    assert {path: one for path, one in found.items() if one} == {}


def test_open_search_is_in_french(page: Page, french: str) -> None:
    """For everybody, with what it finds."""
    page.goto(french)
    page.keyboard.press("Control+k")
    page.keyboard.type("norme e")
    expect(page.locator(".or-search__status")).to_contain_text("résultat")
    assert complaints(page, "dialog") == []


def test_question_in_french_finds_its_norm(page: Page, french: str) -> None:
    """Whoever asks in the words of the site is led to exactly those passages."""
    find(page, french, "")
    for words in ("norme 13 (e)", "la norme e", "Exemple sur la norme e"):
        ask(page, f"?q={words}")
        page.locator(".or-suggestion").click()
        expect(page).to_have_url(re.compile(r"\?norm=13e"))
        expect(page.locator(".or-quote")).to_have_count(1)


def test_form_in_french_asks_for_marks(page: Page, french: str, tmp_path: Path) -> None:
    """Mistakes are told in French; the file passes the check, and norms in French count as marks do."""
    page.goto(f"{french}propose/")
    page.get_by_role("button", name="Copier le fichier").click()
    expect(page.locator("#or-title-error")).to_have_text("Titre\u00a0: ce champ est nécessaire.")
    page.get_by_label("Titre (obligatoire)").fill("Un autre webinaire")
    page.get_by_label("Date (obligatoire)").fill("2030-05-14")
    speakers = page.get_by_role("group", name="Interventions").get_by_label("Nom", exact=True)
    speakers.fill("Exemple")
    speakers.press("Enter")
    page.get_by_role("group", name="Quelle personne ?").get_by_role("button").first.click()
    page.get_by_label("13(e)").check()
    page.get_by_label("Texte (obligatoire)").fill("La norme 13(e) compte.")
    page.get_by_role("button", name="Commencer un paragraphe").click()
    (tmp_path / "summaries").mkdir()
    written = page.locator("#or-preview").input_value()
    (tmp_path / "summaries/a.md").write_text(written, encoding="utf-8")
    (tmp_path / "speakers.yaml").write_text("ada-example: {name: Ada Exemple}\n", encoding="utf-8")
    outcome = load(Project(tmp_path))
    assert outcome.diagnostics == ()
    assert outcome.corpus.summaries["a"].front.language == "fr"
    assert [c.speaker for c in outcome.index.citations] == [None, "ada-example"]
