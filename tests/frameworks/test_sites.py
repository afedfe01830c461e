"""A site has norms of another framework, beside those of the UN GGE or in their place."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml

from onrecord import pipeline
from onrecord.diagnostics import Code
from onrecord.exports import everything
from onrecord.pipeline import Outcome
from onrecord.project.reading import Project
from onrecord.search import site_records
from onrecord.search.indexer import browser_settings
from onrecord.search.search_record import SearchRecord
from onrecord.site.page import Page
from onrecord.site.pages import groups, render
from onrecord.site.site import Settings, Site
from tests.frameworks.samples import BESIDE, OWN, REGISTER, summary
from tests.samples import write

TEXT = """\
Example said that principle 5 of the Paris Call is the hardest to keep.

Muster preferred principles 6 and 7, and Example agreed.

According to Muster, the eighth principle of the Paris Call is clear.
"""
OF_GGE = "\nExample added that norm 13(k) protects response teams.\n"


def outcome(folder: Path, files: Mapping[str, str], text: str, norms: str) -> Outcome:
    """Return what becomes of a project with a catalogue of its own and one summary."""
    written = {"speakers.yaml": REGISTER, "summaries/2030-05-14-calls.md": summary(norms, text)}
    write(folder, {**files, **written})
    own = "instruments.yaml" if "instruments.yaml" in files else None
    return pipeline.load(Project(folder, norms="norms.yaml", instruments=own))


@cache
def both() -> Site:
    """Return a site about both frameworks."""
    with TemporaryDirectory() as folder:
        cited = "13k, paris-5, paris-6, paris-7, paris-8"
        found = outcome(Path(folder), BESIDE, TEXT + OF_GGE, cited)
    assert found.diagnostics == ()
    return Site(found.corpus, found.index, Settings(address="https://example.org"))


@cache
def alone(language: str = "en") -> Site:
    """Return a site about the Paris Call alone."""
    with TemporaryDirectory() as folder:
        found = outcome(Path(folder), OWN, TEXT, "paris-5, paris-6, paris-7, paris-8")
    assert found.diagnostics == ()
    settings = Settings(name="A", address="https://example.org", language=language)
    return Site(found.corpus, found.index, settings)


@cache
def pages() -> Mapping[str, Page]:
    """Return the pages of the site about both, by address."""
    return {page.url: page for page in render(both())}


def test_each_framework_has_its_list_and_its_table() -> None:
    """The first keeps the addresses of today, the second has its own below them."""
    found = pages()
    assert {"norms/", "matrix/", "norms/paris/", "matrix/paris/", "norms/paris-5/"} <= found.keys()
    first, second = found["norms/"].html, found["norms/paris/"].html
    assert "13(e)" in first
    assert "Principle 5" not in first
    assert "Principle 5" in second
    assert "13(e)" not in second
    for page in (first, second):
        assert 'href="../norms/"' in page or 'href="../../norms/"' in page
        assert "norms/paris/" in page


def test_the_home_page_has_both() -> None:
    """Each framework has its heading and its cards."""
    html = pages()[""].html
    assert '<h2 id="norms">The eleven norms</h2>' in html
    assert '<h2 id="norms-paris">The nine principles</h2>' in html
    assert "what was said about each norm." in html


def test_tables_count_their_own_norms() -> None:
    """A row is of somebody who speaks of a norm of that framework, and so is its sum."""
    found = pages()
    gge, paris = found["matrix/"].html, found["matrix/paris/"].html
    assert "Muster" not in gge
    assert "Muster" in paris
    assert paris.count('<th scope="col"><a class="or-norm or-letter"') == 9
    assert "<span>Principle </span>5<span></span></a>" in paris


def test_the_page_of_a_norm_is_about_its_framework() -> None:
    """It names its document, and nothing of the other."""
    page = pages()["norms/paris-5/"]
    assert page.title == "Principle 5 Stop the spread of harmful tools"
    assert page.description == (
        "What was said about Principle 5 (Paris Call): Stop the spread of harmful tools."
    )
    assert re.search(r'or-norm">Principle 5</span> Paris Call</p>', page.html)
    assert "GGE" not in page.html
    other = pages()["norms/13k/"]
    assert other.description.startswith(
        "What was said about norm 13(k) of the UN GGE report of 2015"
    )


def test_search_knows_both() -> None:
    """Facets have the norms of both, and each list can be found."""
    settings = browser_settings(both())
    assert [one["locator"] for one in settings["norms"]][9:13] == [
        "13(j)",
        "13(k)",
        "Principle 1",
        "Principle 2",
    ]
    found = {one.url: one for one in site_records.norms(both())}
    assert found["norms/paris/"].title == "Principles of the Paris Call"
    assert found["norms/"].title == "Norms of the UN GGE report of 2015"
    passages = [
        record.facets["norm"]
        for record in site_records.passages(both(), site_records.voices(both()))
    ]
    assert "Principle 5" in {facet.label for facets in passages for facet in facets}


def frameworks(found: Iterable[SearchRecord]) -> list[list[str]]:
    """Return of which frameworks each record is."""
    return [[facet.label for facet in one.facets["framework"]] for one in found]


def test_search_can_be_narrowed_down_to_a_framework() -> None:
    """Lists, norms, people, summaries and passages; nothing is to choose where there is only one."""
    site, both_of_them = both(), ["UN GGE 2015", "Paris Call"]
    norms = frameworks(site_records.norms(site))
    assert norms == [both_of_them[:1]] * 12 + [both_of_them[1:]] * 10
    assert frameworks(site_records.summaries(site)) == [both_of_them]
    assert frameworks(site_records.passages(site, site_records.voices(site))) == [
        *[["Paris Call"]] * 3,
        ["UN GGE 2015"],
    ]
    assert frameworks(site_records.speakers(site)) == [both_of_them, ["Paris Call"]]
    assert not any(frameworks(site_records.norms(alone())))
    assert not any(frameworks(site_records.passages(alone(), site_records.voices(alone()))))


def test_exports_have_a_scheme_for_each() -> None:
    """A norm is a concept of the scheme of its framework."""
    site = both()
    files = {asset.path: asset for asset in everything(site)}
    turtle = str(files["norms/norms.ttl"].content)
    assert turtle.count("skos:ConceptScheme") == 2
    assert (
        "<https://example.org/norms/paris/> skos:hasTopConcept <https://example.org/norms/paris-5/>"
        in turtle
    )


WORDS = re.compile(
    r"GGE|\bUN\b|\bONU\b|\b13 ?\(|\b13 ?[a-k]\b|A/70/174|\b[Ee]leven\b|\b[Oo]n[zc]e\b|Expert|\b2015\b"
    "|إحدى عشر|[أاح]حد عشر|الأمم المتحدة|الخبراء"
)
"""What only a site about the UN GGE says."""

LANGUAGES = pytest.mark.parametrize("language", ["en", "fr", "es", "ar"])


@LANGUAGES
def test_a_site_about_another_framework_says_nothing_of_the_gge(language: str) -> None:
    """Pages, titles, descriptions, what search and the form are given."""
    site = alone(language)
    for page in render(site):
        for text in (page.html, page.aside, page.title, page.description):
            assert not WORDS.search(text or ""), (page.url, WORDS.search(text or ""))
    assert not WORDS.search(json.dumps(browser_settings(site)["words"], ensure_ascii=False))
    for record in site_records.norms(site):
        assert not WORDS.search(" ".join((record.title, record.text, *record.names, *record.about)))


@LANGUAGES
def test_its_exports_say_nothing_of_the_gge_either(language: str) -> None:
    """Feeds, llms.txt, schemas, spreadsheets, the vocabulary."""
    site = alone(language)
    for asset in everything(site):
        content = (
            asset.content
            if isinstance(asset.content, str)
            else asset.content.decode("utf-8", "replace")
        )
        match = WORDS.search(content)
        assert match is None, (asset.path, content[match.start() - 80 : match.end() + 80])


@pytest.mark.parametrize(
    ("text", "norms", "said"),
    [
        (
            "Example cited principle 5 of the Paris Call.",
            "paris-12",
            "The norms run from `paris-1` to `paris-9`.",
        ),
        ("Example cited principle 5 of the Paris Call.", "principle 5", "Write `paris-5`."),
        (
            "Example cited principle 5 of the Paris Call.",
            "",
            "Write in the front matter: `norms: [paris-5]`.",
        ),
        (
            "Example cited principle 12 of the Paris Call.",
            "",
            "those of Paris Call are numbered 1 to 9.",
        ),
        (
            "Example cited the Paris Call, principle 5.",
            "",
            "Write in the front matter: `norms: [paris-5]`.",
        ),
        ("Example spoke.", "paris-5, [paris-6", "Write `[paris-5, paris-9]`: commas"),
        ("Example cited [it](norm:paris-x).", "", "The norms run from `paris-1` to `paris-9`."),
        ("Example cited [](norm:paris-5).", "", "`[words](norm:paris-8)`"),
        ("Example cited [it](ftp:x).", "", "`norm:paris-5` or"),
    ],
)
def test_messages_show_norms_of_the_catalogue(
    text: str, norms: str, said: str, tmp_path: Path
) -> None:
    """What is wrong is told with the words of the framework."""
    found = outcome(tmp_path, OWN, text, norms).diagnostics
    told = " ".join(f"{item.message} {item.hint}" for item in found)
    assert said in told
    assert not WORDS.search(told)


def test_texts_of_a_catalogue_keep_their_order_on_an_arabic_site() -> None:
    """It does not say its language: what has no Arabic letters begins from the left, stop and all."""
    text = next(page for page in render(alone("ar")) if page.url == "norms/paris-9/").html
    said = "Rules of responsible behaviour should be known widely and put into practice."
    assert f">\u2068{said}\u2069<" in text
    assert said in next(page for page in render(alone("fr")) if page.url == "norms/paris-9/").html
    assert (
        f">{said}<" in next(page for page in render(alone()) if page.url == "norms/paris-9/").html
    )


def test_two_frameworks_cannot_have_one_norm(tmp_path: Path) -> None:
    """The ids of both would be the same."""
    twice = BESIDE["norms.yaml"].replace("id: paris\n", "id: other\n  paragraph: '13'\n", 1)
    twice = twice.replace("signs: 1-9", "signs: a-c")
    found = outcome(tmp_path, {"norms.yaml": twice}, "Nothing.", "").diagnostics
    told = [item.message for item in found if item.code == Code.SAME_ID]
    assert told == ["The framework `gge-2015` has a norm `13a`, too."]


NAMED = (
    "Example spoke of [this](norm:paris-5), principle 5 of the Paris Call, and of [all](/norms/paris/). "
    "Muster preferred [that](/norms/paris-7/).\n"
)
"""A text with every way to name a norm of the Paris Call."""


@pytest.mark.parametrize("files", [OWN, BESIDE], ids=("alone", "beside"))
@pytest.mark.parametrize(
    ("key", "value"), [("signs", "9-x"), ("name", ""), ("locator", None), ("words", "None.")]
)
def test_a_framework_that_does_not_hold_is_one_mistake(
    tmp_path: Path, files: Mapping[str, str], key: str, value: str | None
) -> None:
    """Whoever names its norms is not told that there are none; an id that nobody has is."""
    catalogue = yaml.safe_load(files["norms.yaml"])
    catalogue["frameworks"][-1][key] = value
    broken = {**files, "norms.yaml": yaml.safe_dump(catalogue, allow_unicode=True)}
    (told,) = outcome(tmp_path, broken, NAMED, "paris-5").diagnostics
    assert told.span.source.path == "norms.yaml"
    found = outcome(tmp_path, broken, f"{NAMED}And [so](norm:13z) on.", "paris-5").diagnostics
    assert [item.span.text for item in found] == [told.span.text, "norm:13z"]


def test_a_norm_that_does_not_hold_is_one_mistake(tmp_path: Path) -> None:
    """Links to its page are right as soon as it is."""
    catalogue = yaml.safe_load(BESIDE["norms.yaml"])
    catalogue["norms"][-5]["title"] = ["Title"]
    broken = {**BESIDE, "norms.yaml": yaml.safe_dump(catalogue, allow_unicode=True)}
    (told,) = outcome(tmp_path, broken, NAMED, "paris-5").diagnostics
    assert told.span.source.path == "norms.yaml"


@pytest.mark.parametrize(
    "text",
    ["frameworks: [", "norms: x", "frameworks: x\nnorms: [{id: paris-5, title: T, text: x}]"],
)
def test_a_catalogue_that_cannot_be_read_is_one_mistake(tmp_path: Path, text: str) -> None:
    """Nobody knows which norms it has."""
    (told,) = outcome(tmp_path, {**OWN, "norms.yaml": text}, NAMED, "paris-5").diagnostics
    assert told.span.source.path == "norms.yaml"


def test_a_link_leads_to_the_list_of_a_further_framework(tmp_path: Path) -> None:
    """The list of the first has the address of all."""
    text = f"{NAMED}\n[These](/norms/gge-2015/) are not there."
    (told,) = outcome(tmp_path, BESIDE, text, "paris-5").diagnostics
    assert told.span.text == "/norms/gge-2015/"


def test_what_two_frameworks_claim_is_told(tmp_path: Path) -> None:
    """A number that either may mean is no citation, and the author is asked for the document."""
    catalogue = yaml.safe_load(OWN["norms.yaml"])
    other = {**catalogue["frameworks"][0], "id": "other", "name": "Other Call"}
    naming = {"language": "en", "norm": ["principle"], "names": ["Other Call"]}
    catalogue["frameworks"].append({**other, "naming": [naming]})
    files = {**OWN, "norms.yaml": json.dumps(catalogue)}  # without anchors
    text = "Example and Muster spoke of the Paris Call, the Other Call, and of principle 5."
    (told,) = outcome(tmp_path, files, text, "").diagnostics
    assert told.code == Code.WHICH_NORM
    assert (
        told.hint
        == "Say of which document, as in `Principle 9 of the Paris Call`, or link the words."
    )


def test_only_the_first_list_is_in_the_navigation() -> None:
    """It leads to the others, so that the header stays short."""
    listed = [group.listed for group in groups(both()) if group.listed]
    assert listed == ["Home", "Summaries", "Norms", "Speakers", "Speakers by norm"]


def test_a_document_that_is_missing_is_told(tmp_path: Path) -> None:
    """A framework of a catalogue of one's own names a document of it."""
    files = {**OWN, "instruments.yaml": "instruments:\n- {id: other, name: Other}\n"}
    found = outcome(tmp_path, files, TEXT, "paris-5, paris-6, paris-7, paris-8").diagnostics
    assert [item.message for item in found] == [
        "There is no document `paris-call` in the catalogue."
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("signs: 1-9", "signs: a-k", "Letters are those of a `paragraph`; numbers have none."),
        ("signs: 1-9", "signs: 9-1", "Write the first, a hyphen and the last."),
        ("locator: Principle {}", "locator: Principle", "It takes words with `{}`"),
        (
            "home.norms: The nine principles",
            "home.norms: 'The {n}'",
            "Nothing is filled in for `{n}`: this text takes nothing.",
        ),
        (
            "norms.called: Principles of",
            "norm.over: '{yeer}' #",
            "for `{yeer}`: this text takes `{year}`.",
        ),
        (
            "norms.called: Principles of",
            "norm.over: '{year' #",
            "A brace opens or closes nothing here.",
        ),
        (
            "norms.called: Principles of",
            "missing.norms: '[x](here)' #",
            "for `(here)`: this text takes `(place)`.",
        ),
    ],
)
def test_mistakes_in_a_framework_are_told_alone(
    old: str, new: str, said: str, tmp_path: Path
) -> None:
    """Nothing is said of the norms of a framework that does not hold."""
    assert old in OWN["norms.yaml"]
    files = {**OWN, "norms.yaml": OWN["norms.yaml"].replace(old, new)}
    found = outcome(
        tmp_path, files, "Example said so, and Muster said that it was so.", "paris-5"
    ).diagnostics
    assert len(found) == 1
    assert said in found[0].hint
