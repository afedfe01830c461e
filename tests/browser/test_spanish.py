"""A site in Spanish under GitLab: Spanish everywhere, for everybody, with the addresses that GitLab has."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from onrecord.hosts.commands import build
from tests.browser.conftest import Serve
from tests.browser.looking import DESK, PHONE, complaints, too_wide
from tests.conftest import Once
from tests.hosts.projects import SETTINGS, write

REPOSITORY = "https://gitlab.com/example/record"
SUMMARY = """\
---
title: Un seminario web que nunca tuvo lugar
date: 2030-05-01
speakers: [{id: ada-example, affiliation: Instituto Ejemplo}]
norms: [13e]
language: es
source: {kind: published summary, read: whole, url: "https://example.org/x"}
---

## Lo que había que decir

Ejemplo señaló que la norma 13(e) importa.
"""
SHOWN = {
    "": "Resúmenes más recientes",
    "summaries/first/": "un resumen publicado, lectura íntegra",
    "norms/13e/": "Lo que se dijo",
    "norms/13k/": "Todavía ningún resumen",
    "speakers/ada-example/": "Normas citadas",
    "matrix/": "Un punto significa",
    "find/?q=norma": "resultado",
    "propose/": "Rellene el formulario",
    "404.html": "Página no encontrada",
}
"""Something that each page says."""


def build_spanish(folder: Path) -> Path:
    """Build a small site in Spanish."""
    settings = SETTINGS.replace("name: material\n", "name: material\n  language: es\n")
    files = {
        "mkdocs.yml": f"{settings}repo_url: {REPOSITORY}\nedit_uri: -/edit/main/docs/\n",
        "speakers.yaml": "ada-example: {name: Ada Ejemplo}\n",
        "summaries/first.md": SUMMARY,
    }
    return build(write(folder, files)).site


@pytest.fixture(scope="module")
def spanish(once: Once, serve: Serve) -> str:
    """Serve that site; return its address."""
    return serve(once("spanish", build_spanish))


def test_pages_are_in_spanish(page: Page, spanish: str) -> None:
    """The browser is told so, what each says is Spanish, and none is wider than a phone."""
    found = {}
    for path, words in SHOWN.items():
        page.goto(spanish + path)
        expect(page.locator("html")).to_have_attribute("lang", "es")
        expect(page.locator("body")).to_contain_text(words)
        found[path] = [
            *complaints(page, looks=[(DESK, False), (PHONE, True)]),
            *filter(None, [too_wide(page, PHONE)]),
        ]
    assert {path: one for path, one in found.items() if one} == {}


def test_links_to_the_repository_are_those_of_gitlab(page: Page, spanish: str) -> None:
    """To edit a summary, and to report a mistake in a passage."""
    page.goto(f"{spanish}summaries/first/")
    edit = page.get_by_role("link", name="Modificar")
    expect(edit.first).to_have_attribute("href", f"{REPOSITORY}/-/edit/main/summaries/first.md")
    report = page.locator(f"a[href^='{REPOSITORY}/-/issues/new']")
    expect(report.first).to_be_attached()
    assert page.locator("a[href*='github']").count() == 0
