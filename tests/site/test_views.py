"""What more than one page shows: people of a day, names in an index, in an address."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from onrecord.diagnostics import Source
from onrecord.model import Affiliation, FrontMatter, Places, Speaker, Summary
from onrecord.site import paging, views
from onrecord.site.previews import previews
from onrecord.site.views import participants
from onrecord.site.words import words_in
from onrecord.text.slugs import slug
from tests.site import projects
from tests.site.projects import text


def person(name: str, sort_name: str | None = None) -> Speaker:
    """Return a speaker."""
    return Speaker(id="somebody", name=name, sort_name=sort_name)


def test_names_are_sorted_by_their_plain_letters() -> None:
    """Diacritics do not send a name to the end of the alphabet."""
    names = ["Zółć", "Øberg", "Öztürk", "de Souza Dias", "Éluard", "Ebner", "Łukasz", "Lauber"]
    people = [person(name, f"{name}, A") for name in names]
    ordered = [p.name for p in sorted(people, key=views.surname_first)]
    expected = ["de Souza Dias", "Ebner", "Éluard", "Lauber", "Łukasz", "Øberg", "Öztürk", "Zółć"]
    assert ordered == expected


@pytest.mark.parametrize(
    ("name", "sort_name", "shown"),
    [
        pytest.param("Lea Kaspar", None, "Kaspar, Lea", id="last word first"),
        pytest.param(
            "Talita de Souza Dias", "de Souza Dias, Talita", "de Souza Dias, Talita", id="given"
        ),
        pytest.param("Cy", None, "Cy", id="one word"),
    ],
)
def test_sort_name(name: str, sort_name: str | None, shown: str) -> None:
    """An index shows the name it is given, else the last word first."""
    assert views.sort_name(person(name, sort_name)) == shown


@pytest.mark.parametrize(
    ("name", "sort_name", "letters"),
    [
        pytest.param("Vladimir Radunović", None, "VR", id="two words"),
        pytest.param("Talita de Souza Dias", "de Souza Dias, Talita", "TS", id="particle"),
        pytest.param(
            "Gerardo Isaac Morales Tenorio",
            "Morales Tenorio, Gerardo Isaac",
            "GM",
            id="two surnames",
        ),
        pytest.param("éa", None, "É", id="one word"),
        pytest.param("李 明", None, "李明", id="no capitals"),
        pytest.param("ليلى مثال", None, "ل\u200cم", id="letters that would join"),
        pytest.param("مثال", None, "م", id="one word in Arabic"),
    ],
)
def test_monogram(name: str, sort_name: str | None, letters: str) -> None:
    """A monogram is of the first name and of the surname without its particle."""
    assert views.monogram(person(name, sort_name)) == letters


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        pytest.param("Östlund", "O", id="diacritic"),
        pytest.param("3rd Workshop", paging.OTHER, id="digit"),
        pytest.param("", paging.OTHER, id="nothing"),
    ],
)
def test_letter(name: str, letter: str) -> None:
    """A name stands under its first plain letter."""
    assert paging.letter(name) == letter


def test_slug_is_never_empty() -> None:
    """A name without a plain letter still has an address, the same every time."""
    assert slug("Geneva Internet Platform (GIP)") == "geneva-internet-platform-gip"
    assert slug("!?") == slug("!?")
    assert slug("!?").isalnum()


def summary(**front: object) -> Summary:
    """Return a summary of 11 December 2018."""
    standard = {"title": "T", "date": date(2018, 12, 11), "speakers": (), "norms": ()}
    record = FrontMatter.model_validate(standard | front)
    return Summary("x", record, "", 0, Places(Source("summaries/x.md", "")))


def test_who_speaks_and_moderates_has_one_part() -> None:
    """Both roles are named, and the first word on the affiliation holds."""
    register = {id_: Speaker(id=id_, name=id_.title()) for id_ in ("ada", "ben")}
    front = summary(speakers=[{"id": "ada", "affiliation": "A"}, "ben", "ben"], moderators=["ada"])
    found = participants(words_in("en"), front, register)
    assert {id_: one.role for id_, one in found.items()} == {
        "ada": "speaker and moderator",
        "ben": "speaker",
    }
    assert (found["ada"].given, found["ada"].organisations) == ("A", ("A",))
    assert (found["ben"].given, found["ben"].organisations) == ("", ())


@pytest.mark.parametrize(
    ("appearance", "expected"),
    [
        pytest.param({"affiliation": "A"}, "A", id="the summary's word"),
        pytest.param({"affiliation": "A", "billed_as": "Chair"}, "A, Chair", id="both"),
        pytest.param({"billed_as": "Chair"}, "Chair", id="the programme's word"),
        pytest.param({}, "Known then", id="the register's word"),
    ],
)
def test_affiliation_of_the_day(appearance: dict[str, str], expected: str) -> None:
    """The register is asked last, and only what it knows for that day counts."""
    who = Speaker(
        id="ada",
        name="Ada",
        affiliations=(
            Affiliation.model_validate({"name": "Known then", "from": "2018", "until": "2018-12"}),
            Affiliation.model_validate({"name": "Too late", "from": "2019", "until": "2020"}),
            Affiliation.model_validate({"name": "Not said until when", "from": "2018"}),
        ),
    )
    front = summary(speakers=[{"id": "ada"} | appearance])
    found = participants(words_in("en"), front, {"ada": who})
    assert found["ada"].affiliation == expected


DELEGATION = {
    "speakers.yaml": "sampleland: {name: New Sampleland, kind: delegation, aliases: [NS]}\n"
    "zed-quiet: {name: Zed Quiet}\n",
    "summaries/first.md": "---\ntitle: The first\ndate: 2020-02-03\nspeakers: [sampleland]\n"
    "norms: [13e]\n---\n\nNew Sampleland said that norm 13(e) matters.\n",
}


def test_a_delegation_is_told_apart_wherever_it_stands(tmp_path: Path) -> None:
    """No initials, a word beside its name, and its name sorted as it is."""
    pages = projects.pages(projects.site(tmp_path, DELEGATION))
    assert "0 people and 1 State or organisation, by name." in text(pages["speakers/"])
    assert "New Sampleland delegation · 1 webinar" in text(pages["speakers/"])
    assert "New Sampleland (delegation)" in text(pages["matrix/"])
    assert "New Sampleland (delegation)" in pages["norms/13e/"].aside
    assert "New Sampleland delegation" in text(pages["summaries/first/"])
    assert "New Sampleland delegation Also written NS" in text(pages["speakers/sampleland/"])
    preview = str(previews(projects.site(tmp_path / "again", DELEGATION))["speakers/sampleland/"])
    assert '<span class="or-preview__more">delegation</span>' in preview
    signs = '<span class="or-monogram" aria-hidden="true" data-search-exclude></span>'
    for url in ("speakers/", "norms/13e/", "summaries/first/", "speakers/sampleland/"):
        assert signs in pages[url].html
        assert ">NS</span>" not in pages[url].html


def test_an_organisation_is_called_one(tmp_path: Path) -> None:
    """It speaks as a delegation does, and is none."""
    files = {
        path: text.replace("kind: delegation", "kind: organisation")
        for path, text in DELEGATION.items()
    }
    pages = projects.pages(projects.site(tmp_path, files))
    assert "New Sampleland (organisation)" in text(pages["matrix/"])
    assert "New Sampleland organisation" in text(pages["summaries/first/"])


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("Example Institute", "example-institute"),
        ("C", "c"),
        ("C#", "c-sharp"),
        ("C++", "c-plus-plus"),
        ("WSIS+20", "wsis-20"),
        ("Part #2", "part-2"),
        ("Ärzte", "arzte"),
        ("示例", "shili-0d53f086"),
        ("实例", "shili-cc43dc69"),
        ("++", "cfc0c060"),
    ],
)
def test_part_of_an_address(name: str, part: str) -> None:
    """Names that readers tell apart have addresses of their own."""
    assert slug(name) == part


def test_part_of_an_address_fits_into_the_name_of_a_file() -> None:
    """However long a name is, and others like it have another."""
    long, other = slug("word " * 60), slug("word " * 59)
    assert max(len(long), len(other)) <= 130
    assert long != other
