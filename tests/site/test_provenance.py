"""Documents of a norm, and the links by which readers say that a passage is wrong."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from onrecord.model import Corpus, Instrument, Norm, Related
from onrecord.project.records import standard
from onrecord.site import provenance
from onrecord.site.page import Page
from onrecord.site.site import Site
from onrecord.site.words import words_about
from tests.site import projects
from tests.site.projects import Markup

ENGLISH = words_about("en", standard())


def corpus(*instruments: Instrument) -> Corpus:
    """Return a corpus with nothing but instruments."""
    known = {instrument.id: instrument for instrument in instruments}
    return Corpus({}, {}, {}, known, frameworks=standard())


def norm(*related: Related) -> Norm:
    """Return a norm with related provenance."""
    return Norm(id="13e", letter="e", title="T", text="X", related=related)


def test_report_is_known_without_a_catalogue() -> None:
    """A site with its own catalogue need not repeat the report of 2015."""
    (gge,) = standard().all
    assert provenance.report_document(ENGLISH, corpus(), gge).symbol == "A/70/174"
    known = Instrument(id="gge-2015", name="R", year=2015, address="https://example.org/r")
    found = provenance.report_document(ENGLISH, corpus(known), gge)
    assert found.address == "https://example.org/r"


def test_documents_are_grouped_by_their_year() -> None:
    """Earlier, later, and those whose year is not known."""
    instruments = [
        Instrument(id="late", name="Late", year=2021),
        Instrument(id="early", name="Early", year=2013, symbol="S/1"),
        Instrument(id="when", name="When", short_name="W"),
    ]
    found = provenance.documents(
        ENGLISH,
        corpus(*instruments),
        norm(
            Related(instrument="when", paragraphs="Chapter 1-2", verified=True),
            Related(instrument="late", paragraphs="19-21", verified="content"),
            Related(instrument="early", paragraphs="21", verified=True),
        ),
    )
    assert [(words, [(d.name, d.place) for d in group]) for words, group in found] == [
        ("Earlier", [("Early", "paragraph 21")]),
        ("Later", [("Late", "paragraphs 19–21")]),
        ("See also", [("W", "Chapter 1–2")]),
    ]


def test_unverified_place_is_not_shown() -> None:
    """A number nobody read in the document itself does not stand on a page."""
    ((_, (document,)),) = provenance.documents(
        ENGLISH,
        corpus(Instrument(id="late", name="Late", year=2021)),
        norm(Related(instrument="late", paragraphs="19-21")),
    )
    assert document.place == ""


REPOSITORY = "https://example.org/repo"
PROSE = "Webinar number {0} was about {0} things, and nobody said {0} words."


def flags(page: Page) -> list[Mapping[str, str | None]]:
    """Return the links that stand at the numbers of a summary's paragraphs."""
    return [
        a for tag, a in Markup(page.html).elements if tag == "a" and a.get("class") == "or-wrong"
    ]


def asked(address: str | None) -> dict[str, str]:
    """Return what a link fills into the form for corrections."""
    split = urlsplit(address or "")
    assert f"{split.scheme}://{split.netloc}{split.path}" == f"{REPOSITORY}/issues/new"
    return {key: value for key, (value,) in parse_qs(split.query).items()}


def test_every_paragraph_of_a_summary_has_its_link(pages: Mapping[str, Page], small: Site) -> None:
    """It names the summary, the paragraph, the norms cited there and who speaks."""
    form = {"template": "correct-attribution.yml", "summary": "first"}
    first, second, third = map(asked, (flag["href"] for flag in flags(pages["summaries/first/"])))
    assert first == form | {
        "title": "Mistake: 2018-12-11, ¶ 1",
        "paragraph": "1",
        "norm": "13(e)",
        "speaker": "Ada Éxample",
    }
    assert (second["paragraph"], second["norm"], second["speaker"]) == ("2", "13(k)", "Ben Sample")
    assert (third["paragraph"], third["norm"], third.get("speaker")) == ("3", "13(e)", None)
    for id_, body in small.index.bodies.items():
        found = [asked(flag["href"])["paragraph"] for flag in flags(pages[f"summaries/{id_}/"])]
        assert found == [str(passage.number) for passage in body.passages]


def test_a_link_is_named_and_has_no_words(pages: Mapping[str, Page]) -> None:
    """Who listens hears which paragraph it is about; the text itself gets nothing between its words."""
    page = pages["summaries/first/"]
    assert [flag["title"] for flag in flags(page)] == [
        f"Paragraph {number}: report a mistake" for number in (1, 2, 3)
    ]
    assert "¶ 1 Ada Éxample inferred from the text Éxample said" in Markup(page.html).text


def test_the_name_of_a_link_is_in_the_language_of_the_site(pages: Mapping[str, Page]) -> None:
    """Within a text in another language it says in which it is itself."""
    (flag,) = flags(pages["summaries/third/"])
    assert flag["lang"] == "en"
    assert all("lang" not in flag for flag in flags(pages["summaries/first/"]))


@pytest.mark.parametrize("kind", ["item", "quotation", "definition", "code"])
def test_every_kind_of_passage_has_its_link(kind: str, tmp_path: Path) -> None:
    """Items, quotations and definitions too; what only looks like a number has none."""
    text = {
        "item": "- One.\n- Two.\n    - Three.",
        "quotation": "> One.\n>\n> Two.\n\nThree.",
        "definition": "Term\n:   One.\n\nTwo.\n\nThree.",
        "code": 'One.\n\nTwo has `<a class="or-number" href="#x">¶ 9</a>` in it.\n\nThree.',
    }[kind]
    files = {
        "speakers.yaml": projects.SPEAKERS,
        "summaries/x.md": f"---\ntitle: X\ndate: 2020-01-02\nspeakers: []\nnorms: []\n---\n\n{text}\n",
    }
    page = projects.pages(projects.site(tmp_path, files, repository=REPOSITORY))["summaries/x/"]
    assert [asked(flag["href"])["paragraph"] for flag in flags(page)] == ["1", "2", "3"]


def test_without_a_repository_there_is_no_link(tmp_path: Path) -> None:
    """There is nobody to tell."""
    for page in projects.pages(projects.site(tmp_path)).values():
        assert "or-wrong" not in page.html
        assert "issues/new" not in page.html + page.aside


def test_passages_elsewhere_have_the_same_link_in_words(pages: Mapping[str, Page]) -> None:
    """On the pages of norms, speakers and no speaker named, every block of a passage has one."""
    seen = 0
    for page in pages.values():
        if page.kind == "gathering":
            continue  # There, a passage is short.
        blocks = page.html.split('<li class="or-quote"')[1:]
        for block in blocks:
            assert f'href="{REPOSITORY}/issues/new?title=Mistake' in block
            assert ">report a mistake</a>" in block
        seen += len(blocks)
    assert seen > 5


def test_a_long_summary_stays_light(tmp_path: Path) -> None:
    """The links of a thousand paragraphs cost fewer than 300 bytes each, and 20 once packed."""
    number = 1000
    text = "\n\n".join(PROSE.format(i) for i in range(number))
    files = {
        "speakers.yaml": projects.SPEAKERS,
        "summaries/2020-01-02-a-webinar-with-a-title-of-usual-length.md": "---\ntitle: Long\n"
        f"date: 2020-01-02\nspeakers: []\nnorms: []\n---\n\n{text}\n",
    }
    (with_links, without) = (
        next(
            page.html.encode()
            for page in projects.pages(
                projects.site(tmp_path / name, files, repository=name)
            ).values()
            if page.kind == "summary"
        )
        for name in ("https://example.org/repository", "")
    )
    assert len(with_links) - len(without) < 300 * number
    assert len(gzip.compress(with_links)) - len(gzip.compress(without)) < 20 * number
