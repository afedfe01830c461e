"""The records: what they take, what they refuse, that they do not change."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from onrecord import bodies, model
from onrecord.model import Appearance, FrontMatter, Links, Norm, Record, Speaker
from onrecord.project.records import standard

RECORDS = sorted(Record.__subclasses__(), key=lambda record: record.__name__)
"""Every record that people write."""

FRONT: dict[str, Any] = {"title": "Rules", "date": "2020-03-04", "speakers": (), "norms": ()}


@pytest.mark.parametrize(
    "address", ["https://", "https:///x", "https://?x", "https://exa%6Dple.org/", "https://[x]/"]
)
def test_an_address_on_the_web_has_a_host(address: str) -> None:
    """No browser would find another, and the page would lead nowhere."""
    assert not model.is_web_address(address)
    assert model.is_web_address("https://example.org:8080/?x#y")


@pytest.mark.parametrize("record", RECORDS)
def test_a_record_says_what_each_key_means(record: type[Record]) -> None:
    """Every key has a sentence for the manual, that ends in a full stop."""
    for name, field in record.model_fields.items():
        assert field.description, name
        assert field.description.endswith("."), name


@pytest.mark.parametrize("record", RECORDS)
def test_a_record_refuses_what_it_does_not_know(record: type[Record]) -> None:
    """The published schema says that there are no further keys."""
    assert record.model_json_schema()["additionalProperties"] is False


def test_a_record_does_not_change() -> None:
    """Nobody can write to a record."""
    speaker = Speaker(id="mira-muster", name="Mira Muster")
    with pytest.raises(ValidationError):
        speaker.name = "Somebody else"  # type: ignore[misc]
    assert hash(speaker) == hash(Speaker(id="mira-muster", name="Mira Muster"))


@pytest.mark.parametrize(
    "found",
    [model.Summary, bodies.Passage, bodies.Citation, bodies.Body, bodies.Heading],
)
def test_what_onrecord_finds_does_not_change(found: Any) -> None:
    """The records that are found are frozen too."""
    assert dataclasses.fields(found)
    assert found.__dataclass_params__.frozen


@pytest.mark.parametrize("value", ["2020-02-29", "1970-01-01", "2105-12-31"])
def test_a_day_is_year_month_day(value: str) -> None:
    """A day that exists is taken."""
    assert FrontMatter.model_validate({**FRONT, "date": value}).date.isoformat() == value


@pytest.mark.parametrize(
    "value",
    [
        "2019-02-29",
        "2020-1-1",
        "20200101",
        "2020-01-01T00:00",
        " 2020-01-01",
        "2020-01-01\n",
        0,
        1.5,
        None,
    ],
)
def test_nothing_else_is_a_day(value: Any) -> None:
    """Looser forms change meaning between readers and are refused."""
    with pytest.raises(ValidationError):
        FrontMatter.model_validate({**FRONT, "date": value})


@pytest.mark.parametrize("value", ["a", "lea-kaspar", "a1-b2", "ab"])
def test_an_id_is_words_with_hyphens(value: str) -> None:
    """Lower-case letters, digits and single hyphens, a letter first."""
    assert Appearance(id=value).id == value


@pytest.mark.parametrize(
    "value", ["", "A", "1a", "-a", "a-", "a--b", "a_b", "a b", "é", "a\n", "a/b", "a" * 101]
)
def test_nothing_else_is_an_id(value: str) -> None:
    """An id becomes an address, so nothing else does."""
    with pytest.raises(ValidationError):
        Appearance(id=value)


@pytest.mark.parametrize(
    "value", ["https://example.org/", "http://example.org", "https://é.example/ü?a=b#c"]
)
def test_an_address_is_of_the_web(value: str) -> None:
    """Addresses begin with `http` or `https`."""
    assert FrontMatter.model_validate({**FRONT, "recording": value}).recording == value


@pytest.mark.parametrize(
    "value",
    [
        "javascript:alert(1)",
        "//example.org",
        "ftp://example.org",
        "https:",
        "https://",
        "https://a b",
        'https://a"b',
        "https://a<b",
    ],
)
def test_nothing_else_is_an_address(value: str) -> None:
    """Whatever could leave its attribute or run is refused."""
    with pytest.raises(ValidationError):
        FrontMatter.model_validate({**FRONT, "recording": value})


@pytest.mark.parametrize("value", ["/summaries/old-id/", "/a", "/a.html"])
def test_an_old_address_is_a_path_on_this_site(value: str) -> None:
    """A path that begins with one stroke is taken."""
    assert FrontMatter.model_validate({**FRONT, "redirect_from": (value,)}).redirect_from == (
        value,
    )


@pytest.mark.parametrize(
    "value", ["a", "//example.org/", "/a/../b/", "/../etc", "/a b", "https://example.org/", "/a//b"]
)
def test_nothing_else_is_an_old_address(value: str) -> None:
    """What leads to another site or out of this one is refused."""
    with pytest.raises(ValidationError):
        FrontMatter.model_validate({**FRONT, "redirect_from": (value,)})


@pytest.mark.parametrize("value", ["0000-0002-1825-0097", "0000-0002-1694-233X"])
def test_an_orcid_has_a_check_digit(value: str) -> None:
    """The last character follows from the others."""
    assert Links(orcid=value).orcid == value


@pytest.mark.parametrize("value", ["0000-0002-1825-0079", "0000-0002-1694-2330", "0000-1"])
def test_nothing_else_is_an_orcid(value: str) -> None:
    """Two digits that changed places are found."""
    with pytest.raises(ValidationError):
        Links(orcid=value)


def test_an_id_alone_is_an_appearance() -> None:
    """A person can be an id or a mapping, in one list."""
    front = FrontMatter.model_validate(
        {**FRONT, "speakers": ("a", {"id": "b", "billed_as": "x"}), "moderators": ("c",)}
    )
    assert [person.id for person in front.people] == ["a", "b", "c"]
    assert front.speakers[1].billed_as == "x"
    schema = FrontMatter.model_json_schema()["properties"]["speakers"]["items"]
    assert [choice.get("type") for choice in schema["anyOf"]] == ["string", None]


def test_a_norm_is_written_with_its_letter() -> None:
    """The locator is how people write a norm."""
    assert standard().locator("13e") == "13(e)"


def test_the_letter_of_a_norm_is_that_of_its_id() -> None:
    """A norm cannot be called by two letters."""
    with pytest.raises(ValidationError):
        Norm(id="13e", letter="k", title="T", text="T")


@pytest.mark.parametrize("record", RECORDS)
def test_every_record_has_a_schema(record: type[BaseModel]) -> None:
    """The JSON Schema of each record can be published."""
    assert record.model_json_schema()["type"] == "object"


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\x85", "\u2028", "\u2029"])
def test_a_line_is_one_whatever_ends_lines(end: str) -> None:
    """What begins a new line anywhere, in a terminal or in a file that is exported, is refused."""
    with pytest.raises(ValidationError):
        FrontMatter.model_validate(FRONT | {"title": f"Rules{end}100 errors"})
