"""The records that people write: what a summary, a speaker, a norm and an instrument are.

They are frozen pydantic models: the one source for validation, the published JSON Schema and the
reference pages of the manual. Records refer to each other by id, never by pointer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property, lru_cache
from types import GenericAlias, MappingProxyType
from typing import Annotated, Any, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    ValidationInfo,
    WithJsonSchema,
    create_model,
    field_validator,
)
from pydantic_core import PydanticCustomError

from onrecord.diagnostics import Diagnostic, Source, Span
from onrecord.text.addresses import WEB
from onrecord.text.characters import is_blank

ID = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
"""How an id looks: a lower-case letter, then letters, digits and single hyphens."""

SUMMARY_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""How the file stem of a summary looks: it may be a date alone."""

LONGEST_LINE = 300
"""The most characters of a title or a name."""

LONGEST_PARAGRAPH = 2_000
"""The most characters of an abstract, a note or an address."""

LONGEST_KEY = 100
"""The most characters of an id in the register or a catalogue."""

MOST = 1_000
"""The most entries that a list may have: people, organisers, topics, aliases, affiliations."""

LONGEST_ID = 200
"""The most characters that it may have: files of the site are called after it, with endings."""


D = TypeVar("D", date, datetime)

R = TypeVar("R", bound="Record")

YEARS = range(1970, 2106)
"""The years of days: those that the clocks of files, feeds and archives can count."""


def _countable(day: D) -> D:
    """Refuse a day out of the years that can be published."""
    if day.year not in YEARS:
        raise PydanticCustomError("far_year", "far away")
    return day


def _iso_date(value: Any) -> Any:
    """Let only `YYYY-MM-DD` through: anything looser changes meaning between readers."""
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise PydanticCustomError("iso_date", "not a date")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("no_such_day", "no such day") from None


def _with_check_digit(orcid: str) -> str:
    """Refuse an ORCID iD whose last character does not follow from the others (ISO 7064, 11-2)."""
    total = 0
    for digit in orcid[:-1].replace("-", ""):
        total = (total + int(digit)) * 2
    if orcid[-1] != "0123456789X"[-(total - 1) % 11]:
        raise PydanticCustomError(
            "check_digit", "A digit is wrong: the last one does not follow from the others."
        )
    return orcid


def _moment(value: Any) -> Any:
    """Let only a day and a time with its offset from UTC through."""
    if isinstance(value, datetime):
        return value
    form = r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})"
    try:
        if isinstance(value, str) and re.fullmatch(form, value, re.ASCII):
            return datetime.fromisoformat(value)
    except ValueError:
        pass
    raise PydanticCustomError("moment", "not a time")


@dataclass(frozen=True)
class _Words:
    """Says what a value has to look like, for messages, schema and manual alike.

    In a JSON Schema the words have the name under which editors look for them.
    """

    words: str

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: Any) -> dict[str, Any]:
        return {**handler(core_schema), "patternErrorMessage": f"It takes {self.words}."}


def _seen(text: str) -> str:
    """Refuse a text in which nothing can be seen."""
    if not text or not is_blank(text):
        return text
    raise PydanticCustomError("unseen", "Write words that can be seen, or remove the key.")


def _named(name: str) -> str:
    """Refuse a name without a letter or digit: nobody can be found, sorted or cited by it."""
    if not name or is_blank(name) or any(map(str.isalnum, name)):
        return name
    raise PydanticCustomError("no_letter", "A name has at least one letter.")


Day = Annotated[
    date,
    BeforeValidator(_iso_date),
    AfterValidator(_countable),
    _Words("a day as year-month-day: `2018-12-11`"),
]
Moment = Annotated[
    datetime,
    BeforeValidator(_moment),
    AfterValidator(_countable),
    _Words("a day and a time with its offset from UTC: `2030-05-14T14:00+02:00`"),
]
Line = Annotated[
    str,
    StringConstraints(min_length=1, max_length=LONGEST_LINE, pattern=r"^[^\n\r\x85\u2028\u2029]*$"),
    AfterValidator(_seen),
    _Words(f"one line of at most {LONGEST_LINE} characters"),
]
Name = Annotated[Line, AfterValidator(_named)]
_NAME: TypeAdapter[str] = TypeAdapter(Name)


def is_name(written: str) -> bool:
    """Say whether a register takes words as a name."""
    try:
        _NAME.validate_python(written)
    except ValidationError:
        return False
    return True


Paragraph = Annotated[
    str,
    StringConstraints(min_length=1, max_length=LONGEST_PARAGRAPH),
    AfterValidator(_seen),
    _Words(f"text of at most {LONGEST_PARAGRAPH:,} characters"),
]
Address = Annotated[
    str,
    StringConstraints(pattern=WEB, max_length=LONGEST_PARAGRAPH),
    _Words("an address that begins with `https://` or `http://` and the name of a host"),
]


def is_web_address(written: str) -> bool:
    """Say whether the front matter takes an address."""
    try:
        TypeAdapter(Address).validate_python(written)
    except ValidationError:
        return False
    return True


Id = Annotated[
    str,
    StringConstraints(pattern=ID, max_length=LONGEST_KEY),
    _Words("an id of lower-case letters, digits and single hyphens that begins with a letter"),
]
Abbreviated = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Z][A-Za-z]*[A-Z]$", max_length=20),
    _Words("letters that begin and end with a capital"),
]
NormId = Annotated[
    str, StringConstraints(pattern=SUMMARY_ID, max_length=100), _Words("the id of a norm")
]
Sign = Annotated[
    str,
    StringConstraints(pattern=r"^([a-z]|[1-9]\d?)$"),
    _Words("a letter such as `e`, or a number such as `5`"),
]
Signs = Annotated[
    str,
    StringConstraints(pattern=r"^([a-z]-[a-z]|[1-9]\d?-[1-9]\d?)$"),
    _Words("the first and the last letter or number: `a-k`, `1-9`"),
]
Number = Annotated[
    str, StringConstraints(pattern=r"^[1-9]\d{0,2}$"), _Words("a number such as `13`")
]
TwoWords = Annotated[
    str,
    StringConstraints(pattern=r"^[^\s]+ [^\s]+$", max_length=100),
    _Words("two words with a space between"),
]
Locator = Annotated[
    str,
    StringConstraints(pattern=r"^[^{}]*\{\}[^{}]*$", max_length=100),
    _Words("words with `{}` in the place of the letter or number: `13({})`, `Principle {}`"),
]
SitePath = Annotated[
    str,
    StringConstraints(pattern=r"^/([A-Za-z0-9_-]+/)*([A-Za-z0-9_-]+(\.html)?)?$", max_length=300),
    _Words("a path on this site such as `/summaries/old-id/`"),
]
Language = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"),
    _Words("a language code such as `en`, `fr` or `ar`"),
]
Since = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"),
    _Words("a year, month or day such as `2018`, `2018-12` or `2018-12-11`"),
]
Orcid = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]$"),
    AfterValidator(_with_check_digit),
    _Words("an ORCID iD such as `0000-0002-1825-0097`"),
]
Wikidata = Annotated[
    str, StringConstraints(pattern=r"^Q[1-9][0-9]*$"), _Words("a Wikidata item such as `Q42`")
]


class Record(BaseModel):
    """A frozen record that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @property
    def written(self) -> dict[str, Any]:
        """The keys that stand in the file, with their values."""
        return {key: getattr(self, key) for key in self.model_fields_set}


class Appearance(Record):
    """A person in one webinar, with what was true on that day."""

    id: Id = Field(examples=["lea-kaspar"], description="The person's id in `speakers.yaml`.")
    affiliation: Name | None = Field(
        None, description="The organisation the person spoke for on that day."
    )
    billed_as: Line | None = Field(
        None, description="How the programme announced the person, where it names no organisation."
    )


def _bare_id(value: Any) -> Any:
    return {"id": value} if isinstance(value, str) else value


@dataclass(frozen=True)
class _BareIdToo:
    """Says in the JSON Schema that the id alone will do."""

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: Any) -> dict[str, Any]:
        return {"anyOf": [TypeAdapter(Id).json_schema(), handler(core_schema)]}


Person = Annotated[Appearance, BeforeValidator(_bare_id), _BareIdToo()]


class Series(Record):
    """A series of webinars, and the place of this one in it."""

    name: Name = Field(
        examples=["Geneva Dialogue on Responsible Behaviour in Cyberspace"],
        description="The name of the series, the same in every part.",
    )
    part: Annotated[int, Field(ge=1, le=9999)] | None = Field(
        None, description="Which part this is, counted from 1."
    )


class Provenance(Record):
    """What a summary was written from."""

    url: Address | None = Field(None, description="The address of the source.")
    archived: Address | None = Field(None, description="The address of an archived copy.")
    title: Line | None = Field(
        None, description="What the source is called, where it has no address."
    )
    kind: Literal[
        "published summary",
        "published report",
        "event page",
        "captioned transcript",
        "machine-generated report",
        "recording",
        "notes",
    ] = Field(examples=["published summary"], description="What kind of text it is.")
    read: Literal["whole", "part", "beginning"] = Field(
        examples=["whole"], description="How much of it was read for this summary."
    )
    note: Paragraph | None = Field(
        None, description="What a reader should know about the source: doubts, contradictions."
    )

    @property
    def is_machine_made(self) -> bool:
        """Whether no person wrote the source, so that names and words may be wrong in it."""
        return self.kind == "machine-generated report"


class Withdrawal(Record):
    """When and why a summary was taken back; its page says so from then on."""

    on: Day = Field(examples=["2030-06-10"], description="The day: `2030-06-10`.")
    reason: Paragraph = Field(
        examples=["A speaker had asked not to be quoted."],
        description="Why, in words for readers of the page.",
    )


class Event(Record):
    """When and where a webinar takes place that has been announced."""

    begins: Moment = Field(
        examples=["2030-06-18T14:00+02:00"],
        description="When it begins, on the day of `date`.",
    )
    ends: Moment | None = Field(None, description="When it ends.")
    place: Line | None = Field(None, description="Where it takes place.")
    address: Address | None = Field(None, description="Where one can take part or register.")


class FrontMatter(Record):
    """The keys between the two `---` lines at the top of a summary."""

    title: Line = Field(
        examples=["What is responsible behaviour in cyberspace?"],
        description="The title of the webinar.",
    )
    date: Day = Field(
        examples=["2018-12-11"], description="The day, as year-month-day: `2018-12-11`."
    )
    date_is: Literal["held", "published", "inferred", "month"] = Field(
        "held",
        description="What the date says: the day it was `held`, the day its source was "
        "`published`, a day `inferred` from a programme, or no more than the `month`: then write "
        "its first day, and pages say `December 2018`.",
    )
    status: Literal["held", "announced"] = Field(
        "held",
        description="Whether the webinar was `held` or has only been `announced`: then the text may "
        "be missing, and the page says when and where. Take the key off when the text is there.",
    )
    event: Event | None = Field(
        None, description="When and where a webinar takes place that has been announced."
    )
    speakers: tuple[Person, ...] = Field(
        max_length=MOST,
        examples=["[lea-kaspar, serge-droz]"],
        description="Who spoke: ids of `speakers.yaml`, or mappings with the id and what was "
        "true on that day.",
    )
    moderators: tuple[Person, ...] = Field(
        (),
        max_length=MOST,
        examples=["[vladimir-radunovic]"],
        description="Who led the discussion.",
    )
    norms: tuple[NormId, ...] = Field(
        description="The norms the text cites; `[]` where it cites none.",
    )
    series: Series | None = Field(None, description="The series the webinar belongs to.")
    organisers: tuple[Name, ...] = Field((), max_length=MOST, description="Who organised it.")
    topics: tuple[Id, ...] = Field(
        (), max_length=MOST, description="Subjects, in lower case with hyphens: `supply-chain`."
    )
    language: Language = Field(
        "en", description="The language of the text, as a code such as `en`, `fr`, `ar`."
    )
    abstract: Paragraph | None = Field(None, description="Two or three sentences for lists.")
    recording: Address | None = Field(None, description="The address of a recording.")
    source: Provenance | None = Field(None, description="What the summary was written from.")
    published: Day | None = Field(None, description="The day the summary was first published here.")
    updated: Day | None = Field(None, description="The day of its last change of substance.")
    redirect_from: tuple[SitePath, ...] = Field(
        (), description="Addresses on this site under which it stood before: `/summaries/old-id/`."
    )
    withdrawn: Withdrawal | None = Field(
        None,
        description="When and why the summary was withdrawn: the page then shows this alone, and "
        "nothing cites it. The text may go, the file stays.",
    )

    @property
    def people(self) -> tuple[Appearance, ...]:
        """Speakers, then moderators."""
        return self.speakers + self.moderators

    @property
    def is_month(self) -> bool:
        """Whether no more than the month of the date is known."""
        return self.date_is == "month"

    @property
    def iso_date(self) -> str:
        """The date as programs read it: `2018-12-11`, or `2018-12` where the day is not known."""
        return f"{self.date:%Y-%m}" if self.is_month else str(self.date)


class Affiliation(Record):
    """An organisation a person belonged to, and from when until when that is known."""

    name: Name = Field(examples=["Global Partners Digital"], description="The organisation.")
    from_: Since | None = Field(
        None, alias="from", description="The first day, month or year it is known for."
    )
    until: Since | None = Field(None, description="The last day, month or year it is known for.")

    @field_validator("until")
    @classmethod
    def _in_order(cls, until: str | None, info: ValidationInfo) -> str | None:
        start = info.data.get("from_")
        # `2018` is all of that year: as much is compared as both say.
        if start and until and until < start[: len(until)]:
            raise PydanticCustomError(
                "order", f"It is before `from: {start}`: write the earlier one after `from`."
            )
        return until


class Links(Record):
    """Where else a person can be found."""

    website: Address | None = Field(None, description="A page of or about the person.")
    orcid: Orcid | None = Field(None, description="The ORCID iD: `0000-0002-1825-0097`.")
    wikidata: Wikidata | None = Field(None, description="The Wikidata item: `Q42`.")


class Speaker(Record):
    """A person, delegation or organisation in `speakers.yaml`; the key is the id and stays for ever."""

    id: Id = Field(description="The key in `speakers.yaml`.")
    name: Name = Field(examples=["Lea Kaspar"], description="The name as the person writes it.")
    kind: Literal["person", "delegation", "organisation"] = Field(
        "person",
        description="Whether this is a `person`, the `delegation` of a State, or an `organisation` "
        "that speaks without a name of a person.",
    )
    sort_name: Name | None = Field(
        None, description="The name as an index sorts it, surname first: `de Souza Dias, Talita`."
    )
    aliases: tuple[Name, ...] = Field(
        (), max_length=MOST, description="Other spellings and former names."
    )
    adjectives: tuple[Name, ...] = Field(
        (),
        examples=["[Estonian]"],
        description="Words by which a text names a delegation: `Estonian`, for “the Estonian "
        "delegate”.",
    )
    affiliations: tuple[Affiliation, ...] = Field(
        (), max_length=MOST, description="Organisations over time."
    )
    links: Links | None = Field(None, description="Where else the person can be found.")
    former_ids: tuple[Id, ...] = Field((), description="Ids the person had on this site before.")
    not_same_as: tuple[Id, ...] = Field(
        (), description="Ids of people with a similar name who are somebody else."
    )

    @property
    def is_delegation(self) -> bool:
        """Whether it is a State or an organisation, and not a person."""
        return self.kind != "person"


def _verified(value: Any) -> Any:
    """Read `true`, `false` and `content`, as they are typed."""
    known = {"true": True, "false": False, "content": "content", True: True, False: False}
    if not isinstance(value, str | bool) or value not in known:
        raise PydanticCustomError("verified", "It takes `true`, `false` or `content`.")
    return known[value]


Verified = Annotated[bool | Literal["content"], BeforeValidator(_verified)]


class Related(Record):
    """A place in another document that takes a norm further."""

    instrument: Id = Field(
        examples=["gge-2021"], description="The id of the document in the catalogue."
    )
    paragraphs: Line | None = Field(
        None, description="The paragraphs, as the document numbers them."
    )
    verified: Verified = Field(
        default=False,
        description="Whether the paragraph number was read in the document itself; only then is "
        "it shown.",
    )


class Naming(Record):
    """How texts in one language name the norms of a framework."""

    language: Language = Field(examples=["en"], description="The language of the texts.")
    norm: tuple[Line, ...] = Field(
        (), examples=["[principle]"], description="Words for one norm, before its letter or number."
    )
    norms: tuple[Line, ...] = Field(
        (), examples=["[principles]"], description="The same words for several norms."
    )
    names: tuple[Line, ...] = Field(
        (), examples=["[Paris Call]"], description="What the framework is called."
    )
    kinds: tuple[Line, ...] = Field(
        (),
        examples=["[voluntary]"],
        description="Words that say, before a word for norms, that those of this framework are meant.",
    )
    subjects: tuple[TwoWords, ...] = Field(
        (),
        examples=["[responsible behaviour]"],
        description="Two words that say together that a text is about this framework.",
    )


_FILLED = re.compile(r"\{\w+\}|(?<=\])\(\w+\)")
"""What is filled into a text: `{norm}`, and where a link leads, `[words](place)`."""


class Wording(Record):
    """What pages say in words of a framework's own, in the place of the texts that any would have."""

    home_lead: Paragraph | None = Field(
        None, alias="home.lead", description="The lead of the home page, and what the site is."
    )
    home_norms: Line | None = Field(
        None, alias="home.norms", description="The heading of the norms on the home page."
    )
    about_lead: Paragraph | None = Field(
        None, alias="about.lead", description="The lead of the page about the site, `{site}`."
    )
    missing_norms: Line | None = Field(
        None,
        alias="missing.norms",
        description="The way to the norms for an address that leads nowhere: `[words](place)`.",
    )
    norms_about: Paragraph | None = Field(
        None, alias="norms.about", description="What the list of the norms is, for search engines."
    )
    norms_called: Line | None = Field(
        None, alias="norms.called", description="What the norms are called together."
    )
    norms_lead: Paragraph | None = Field(
        None,
        alias="norms.lead",
        description="The lead of the list of the norms, with `{symbol}` and `{place}` of the document.",
    )
    norms_names: Line | None = Field(
        None,
        alias="norms.names",
        description="What somebody may type who looks for the list, with commas between.",
    )
    norm_description: Line | None = Field(
        None,
        alias="norm.description",
        description="What the page of a norm is, with `{norm}` and `{title}`.",
    )
    norm_over: Line | None = Field(
        None, alias="norm.over", description="What stands above the title of a norm, with `{year}`."
    )
    document_report: Line | None = Field(
        None, alias="document.report", description="The document of the norms in running text."
    )
    report_norm: Line | None = Field(
        None,
        alias="report.norm",
        description="The subject of a message that something of a norm is wrong, `{norm}`.",
    )
    norm_empty: Line | None = Field(
        None, alias="norm.empty", description="That no summary names a norm yet, `{norm}`."
    )
    norm_empty_how: Line | None = Field(
        None,
        alias="norm.empty_how",
        description="How a summary can name it, with `{norm}` and `{id}`.",
    )
    speaker_on_description: Line | None = Field(
        None,
        alias="speaker.on_description",
        description="What somebody said about a norm, with `{name}` and `{norm}`.",
    )
    proposing_line: Line | None = Field(
        None,
        alias="proposing.line",
        description="How a proposal may begin a paragraph, with `{name}` and `{norm}`.",
    )
    propose_help_text: Paragraph | None = Field(
        None, alias="propose.help.text", description="How to write the text of a proposal."
    )
    propose_example_text: Paragraph | None = Field(
        None, alias="propose.example.text", description="The text of the example of a proposal."
    )

    @field_validator("*")
    @classmethod
    def _filled_in(cls, text: str | None, info: ValidationInfo) -> str | None:
        described = cls.model_fields[info.field_name or ""].description or ""
        known = _FILLED.findall(described)
        if {"{", "}"} & {*_FILLED.sub("", text or "")}:
            raise PydanticCustomError("placeholder", "A brace opens or closes nothing here.")
        if unknown := sorted({*_FILLED.findall(text or "")} - {*known}):
            names = ", ".join(f"`{name}`" for name in dict.fromkeys(known)) or "nothing"
            raise PydanticCustomError(
                "placeholder",
                f"Nothing is filled in for `{unknown[0]}`: this text takes {names}.",
            )
        return text

    @property
    def texts(self) -> dict[str, str]:
        """By key: the texts that are given."""
        fields = type(self).model_fields
        return {fields[name].alias or name: text for name, text in self if text is not None}


class Framework(Record):
    """A set of norms: the document it stands in, and how people write its norms."""

    id: Id = Field(
        examples=["gge-2015"], description="Its id; ids of numbered norms begin with it: `paris-5`."
    )
    name: Line = Field(examples=["UN GGE 2015"], description="Its name in two or three words.")
    instrument: Id = Field(
        examples=["gge-2015"], description="The id of its document in the catalogue of documents."
    )
    symbol: Line | None = Field(None, description="The symbol of that document: `A/70/174`.")
    year: Annotated[int, Field(ge=1900, le=2200)] | None = Field(
        None, description="The year of that document."
    )
    paragraph: Number | None = Field(
        None, description="The paragraph whose letters are the norms; `13` gives the id `13e`."
    )
    signs: Signs = Field(
        examples=["a-k"], description="The first and the last letter or number of its norms."
    )
    locator: Locator = Field(
        examples=["13({})"], description="How people write a norm, with `{}` for letter or number."
    )
    naming: tuple[Naming, ...] = Field(
        (), description="How texts name its norms, for each language."
    )
    words: Wording | None = Field(None, description="What pages say in words of its own.")

    @field_validator("signs")
    @classmethod
    def _in_order(cls, signs: str, info: ValidationInfo) -> str:
        first, _, last = signs.partition("-")
        if first.isalpha() != bool(info.data.get("paragraph")):
            raise PydanticCustomError(
                "signs", "Letters are those of a `paragraph`; numbers have none."
            )
        if (len(first), first) >= (len(last), last):
            raise PydanticCustomError("signs", "Write the first, a hyphen and the last.")
        return signs

    @property
    def is_lettered(self) -> bool:
        """Whether its norms are the letters of a paragraph, and not numbered."""
        return self.signs[0].isalpha()

    @property
    def each(self) -> tuple[str, ...]:
        """The letters or numbers of its norms, in their order."""
        first, _, last = self.signs.partition("-")
        if self.is_lettered:
            return tuple(map(chr, range(ord(first), ord(last) + 1)))
        return tuple(map(str, range(int(first), int(last) + 1)))

    def says(self, key: str) -> bool:
        """Say whether it has words of its own for a text of pages."""
        return self.words is not None and key in self.words.texts

    def norm(self, sign: str) -> str:
        """Return the id of the norm with a letter or number."""
        return f"{self.paragraph}{sign}" if self.is_lettered else f"{self.id}-{sign}"

    def locate(self, sign: str) -> str:
        """Return how people write a norm: `13(e)`, `Principle 5`."""
        return self.locator.replace("{}", sign)

    def named(self, language: str) -> Naming | None:
        """Return how texts in a language name its norms, `fr` for `fr-CH`; `None` if nobody says."""
        base = language.partition("-")[0]
        return next((one for one in self.naming if one.language == base), None)


_FIFTH = 4


@dataclass(frozen=True)
class Frameworks:
    """The frameworks of a catalogue; the first is the one whose pages have the shortest addresses."""

    all: tuple[Framework, ...] = ()

    @cached_property
    def _norms(self) -> Mapping[str, tuple[Framework, str]]:
        return {one.norm(sign): (one, sign) for one in reversed(self.all) for sign in one.each}

    @cached_property
    def _hash(self) -> int:
        return hash(self.all)

    def __hash__(self) -> int:
        """Return the hash of the frameworks: it is asked for with every summary."""
        return self._hash

    def __contains__(self, norm: str) -> bool:
        """Say whether an id is that of a norm."""
        return norm in self._norms

    def of(self, norm: str) -> Framework:
        """Return the framework of a norm."""
        return self._norms[norm][0]

    def sign(self, norm: str) -> str:
        """Return the letter or number of a norm."""
        return self._norms[norm][1]

    def locator(self, norm: str) -> str:
        """Return how people write a norm: `13(e)`, `Principle 5`."""
        framework, sign = self._norms[norm]
        return framework.locate(sign)

    def spoken(self, norm: str) -> str:
        """Return how a sentence names a norm: `norm 13(e)`, `Principle 5`."""
        locator = self.locator(norm)
        return locator if locator[:1].isalpha() else f"norm {locator}"

    def order(self, norm: str) -> tuple[int, int]:
        """Return the key by which norms are sorted: by framework, then by letter or number."""
        framework, sign = self._norms[norm]
        return self.all.index(framework), framework.each.index(sign)

    @cached_property
    def spans(self) -> str:
        """From where to where the ids run: `` `13a` to `13k` ``."""
        ends = ((one.norm(one.each[0]), one.norm(one.each[-1])) for one in self.all)
        return ", ".join(f"`{first}` to `{last}`" for first, last in ends)

    @cached_property
    def examples(self) -> tuple[str, ...]:
        """Three ids, for messages that show how they are written: `13e`, `13j`, `13k`."""
        ids = tuple(one.norm(sign) for one in self.all[:1] for sign in one.each)
        return (ids[: _FIFTH + 1][-1], ids[-2], ids[-1]) if ids else ("", "", "")

    @property
    def example(self) -> str:
        """Entries of a list of norms: `13e, 13k`."""
        first, *_, last = self.examples
        return f"{first}, {last}"

    @cached_property
    def pattern(self) -> str:
        """How an id of a norm looks, for schemas."""
        ways = [_pattern(one) for one in self.all]
        return f"^{ways[0]}$" if len(ways) == 1 else f"^({'|'.join(ways)})$"

    def find(self, written: str) -> str | None:
        """Return the norm that somebody wrote: `13(e)`, `e`, `norm 13 (e)`; `None` for no norm."""
        for one in self.all:
            if match := _spellings(one).fullmatch(written.strip()):
                return one.norm(match[1].lower())
        return None

    def hint(self, written: str, scheme: str = "") -> str:
        """Return what to write instead of something that is not the id of a norm.

        `scheme` stands before the id where it is written: `norm:`.
        """
        found = self.find(written)
        if found:
            return f"Write `{scheme}{found}`."
        return f"The norms run from {self.spans}." if self.all else "The catalogue has no norms."


NO_FRAMEWORKS = Frameworks()
"""Where no catalogue was read."""


def _pattern(framework: Framework) -> str:
    """Return how the ids of a framework look."""
    start = framework.paragraph if framework.is_lettered else f"{framework.id}-"
    return f"{start}{_signs_pattern(framework)}"


def _signs_pattern(framework: Framework) -> str:
    return f"[{framework.signs}]" if framework.is_lettered else f"({'|'.join(framework.each)})"


@lru_cache(maxsize=8)
def _spellings(framework: Framework) -> re.Pattern[str]:
    """Return how people write a norm of a framework where its id should stand."""
    names = _any(word for one in framework.naming for word in (*one.names, *one.kinds))
    nouns = _any(word for one in framework.naming for word in (*one.norms, *one.norm))
    sign = "|".join(sorted(framework.each, key=len, reverse=True))
    place = rf"(?:(?:paragraph|para\.?|¶)\s*)?(?:{framework.paragraph}[\s.-]*)?"
    if not framework.is_lettered:
        place = rf"(?:(?:no\.|nr\.|n°|#)\s*)?(?:{re.escape(framework.id)}[\s.-]*)?"
    behind = rf"(?:\s+(?:of|de|du|del)\s+(?:the\s+|la\s+|l['’])?{names})?"
    return re.compile(
        rf"(?:{names}\s+)*(?:{nouns}\s*)?{place}\(?\s*({sign})\s*\)?{behind}", re.IGNORECASE
    )


def _any(words: Iterable[str]) -> str:
    """Return a pattern for any of some words; for none, one that never fits."""
    each = sorted(set(words), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, each)) or '(?!)'})"


class Norm(Record):
    """A norm of a framework."""

    id: NormId = Field(description="Its id.")
    letter: Sign | None = Field(None, description="Its letter or number, as its id ends.")
    title: Line = Field(description="A short title in our wording.")
    text: Paragraph = Field(description="A paraphrase in our wording, not that of the document.")
    label: Line | None = Field(None, description="Two or three words for badges.")
    topics: tuple[Id, ...] = Field((), description="Its subjects.")
    aliases: tuple[Line, ...] = Field((), description="Names others use for it.")
    phrases: tuple[Line, ...] = Field(
        (),
        examples=["[supply chain security, 'attack … supply chain']"],
        description="Words of running text that point to its subject, in any language of texts: in "
        "any inflection, with small words between them; `/` stands between words of which any will "
        "do, `…` for up to twelve words of the same sentence.",
    )
    words: tuple[Line, ...] = Field(
        (),
        examples=["[supply chain]"],
        description="Words that point to it only in a summary on one of its topics.",
    )
    cites_resolutions: tuple[Line, ...] = Field((), description="UN resolutions it refers to.")
    related: tuple[Related, ...] = Field((), description="Later documents that take it further.")
    disputed: Paragraph | None = Field(None, description="What about it is disputed.")
    sources: tuple[Address, ...] = Field((), description="Where these facts were read.")

    @field_validator("letter")
    @classmethod
    def _letter_of_id(cls, letter: str | None, info: ValidationInfo) -> str | None:
        sign = re.search(r"([a-z]|\d+)$", info.data.get("id", ""))
        if letter and sign and letter != sign[1]:
            raise PydanticCustomError("other_letter", f"The id says `letter: {sign[1]}`.")
        return letter


def _norm_of(frameworks: Frameworks) -> Any:
    """Return the type of the id of a norm of some frameworks."""

    def known(written: str) -> str:
        if written not in frameworks:
            raise PydanticCustomError("norm_id", frameworks.hint(written))
        return written

    return Annotated[
        str,
        AfterValidator(known),
        WithJsonSchema({"type": "string", "pattern": frameworks.pattern}),
        _Words(f"a norm from {frameworks.spans}"),
    ]


@lru_cache(maxsize=8)
def front_matter_of(frameworks: Frameworks) -> type[FrontMatter]:
    """Return the record of a front matter that cites norms of some frameworks."""
    if not frameworks.all:
        return FrontMatter  # What is wrong with them was said; nothing can be told of their norms.
    described: Any = Field(
        examples=[f"[{frameworks.example}]"],
        description=f"The norms the text cites, {frameworks.spans}; `[]` where it cites none.",
    )
    kind: Any = GenericAlias(tuple, (_norm_of(frameworks), ...))
    return create_model(
        "FrontMatter", __base__=FrontMatter, __doc__=FrontMatter.__doc__, norms=(kind, described)
    )


@lru_cache(maxsize=8)
def norm_of(frameworks: Frameworks) -> type[Norm]:
    """Return the record of a norm of some frameworks."""
    if not frameworks.all:
        return Norm
    described: Any = Field(examples=[frameworks.examples[0]], description=f"{frameworks.spans}.")
    letter = Annotated[
        str,
        StringConstraints(pattern=f"^({'|'.join(map(_signs_pattern, frameworks.all))})$"),
        _Words(", or ".join(map(_signs_words, frameworks.all))),
    ]
    return create_model(
        "Norm",
        __base__=Norm,
        __doc__=Norm.__doc__,
        id=(_norm_of(frameworks), described),
        letter=(letter | None, Norm.model_fields["letter"]),
    )


def _signs_words(framework: Framework) -> str:
    kind = "letter" if framework.is_lettered else "number"
    return f"a {kind} from `{framework.each[0]}` to `{framework.each[-1]}`"


class Instrument(Record):
    """A document or process the catalogue refers to."""

    id: Id = Field(examples=["gge-2021"], description="Its id in the catalogue.")
    name: Line = Field(
        examples=["Tunis Agenda for the Information Society"], description="Its full name."
    )
    short_name: Line | None = Field(None, description="Its name in running text.")
    symbol: Line | None = Field(None, description="Its document symbol: `A/70/174`.")
    year: Annotated[int, Field(ge=1900, le=2200)] | None = Field(None, description="Its year.")
    issued: Day | None = Field(None, description="Its day, where it is known.")
    body: Line | None = Field(None, description="Who issued it.")
    address: Address | None = Field(None, description="Where it can be read.")
    aliases: tuple[Line, ...] = Field((), description="Other names it goes by.")
    sources: tuple[Address, ...] = Field((), description="Where these facts were read.")


class Abbreviation(Record):
    """What an abbreviation stands for."""

    id: Abbreviated = Field(examples=["OEWG"], description="The abbreviation, in the singular.")
    name: Line = Field(
        examples=["Open-ended Working Group"], description="The words that it stands for."
    )


Path = tuple[str | int, ...]


Extent = tuple[int, int]
"""Where something begins and ends in a source, in characters."""


@dataclass(frozen=True)
class Places:
    """Where the keys and values of one YAML text stand: few are ever asked for."""

    source: Source
    values: Mapping[Path, Extent] = field(default_factory=lambda: MappingProxyType({}))
    keys: Mapping[Path, Extent] = field(default_factory=lambda: MappingProxyType({}))

    def value(self, *path: str | int) -> Span:
        """Return the place of a value, or of the nearest thing that holds it."""
        while path and path not in self.values:
            path = path[:-1]
        return self._span(self.values.get(path))

    def key(self, *path: str | int) -> Span:
        """Return the place of a key, or of the nearest thing that holds it."""
        return self._span(self.keys[path]) if path in self.keys else self.value(*path)

    def _span(self, extent: Extent | None) -> Span:
        """Return a place without the space at its end; the first one where none is known."""
        return self.source.stretch(*extent) if extent else self.source.span(0, 0)


NO_REGISTER = Places(Source("speakers.yaml", ""))
"""Where nothing stands, for want of a register."""


class SummaryFile:
    """What can be said of every file of a summary, whether all of it holds or not."""

    places: Places

    def get(self, key: str) -> Any:
        """Return a value of the front matter; `None` where it does not hold."""
        raise NotImplementedError

    @property
    def source(self) -> Source:
        """The file."""
        return self.places.source

    @property
    def norms(self) -> tuple[str, ...]:
        """The norms of the front matter that hold."""
        return tuple(filter(None, self.get("norms") or ()))

    @property
    def language(self) -> str:
        """The language of the text."""
        return str(self.get("language") or "en")

    @property
    def topics(self) -> frozenset[str]:
        """The topics that hold."""
        return frozenset(filter(None, self.get("topics") or ()))

    @property
    def moderators(self) -> tuple[str, ...]:
        """Ids of those who led the discussion, so far as they hold."""
        return tuple(person.id for person in self.get("moderators") or () if person)

    @property
    def is_announced(self) -> bool:
        """Whether the webinar has only been announced."""
        return bool(self.get("status") == "announced")

    @property
    def opening(self) -> str:
        """What a reader has read before the text: title and abstract."""
        return " ".join(filter(None, map(self.get, ("title", "abstract"))))


@dataclass(frozen=True)
class Summary(SummaryFile):
    """One webinar, one file: its front matter and the Markdown below it."""

    id: str
    """The file stem."""
    front: FrontMatter
    body: str = field(repr=False)
    """The Markdown after the front matter."""
    body_offset: int = field(repr=False)
    """Where the body begins in the source, in characters."""
    places: Places = field(repr=False)
    unlinked: frozenset[str] = frozenset()
    """Ids of people in the front matter who are not in the register."""

    def get(self, key: str) -> Any:
        """Return a value of the front matter."""
        return getattr(self.front, key)

    @property
    def people(self) -> tuple[Appearance, ...]:
        """Speakers, then moderators."""
        return self.front.people

    @property
    def is_withdrawn(self) -> bool:
        """Whether it was taken back."""
        return self.front.withdrawn is not None


@dataclass(frozen=True)
class Broken(SummaryFile):
    """A file that is no summary because something in it is wrong; the rest can still be checked."""

    id: str
    places: Places
    diagnostics: tuple[Diagnostic, ...]
    """What is wrong."""
    values: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    """The front matter by key; `None` for a value, and for an entry of a list, that does not hold."""
    body: str | None = None
    """`None` where it cannot be told from the front matter."""
    body_offset: int = 0
    unlinked: frozenset[str] = frozenset()
    """Ids of people in the front matter who are not in the register."""

    def get(self, key: str) -> Any:
        """Return a value of the front matter; `None` where it does not hold."""
        return self.values.get(key)

    @property
    def people(self) -> tuple[Appearance, ...] | None:
        """Speakers, then moderators; `None` where it is not certain who they all are."""
        lists = (self.values.get("speakers"), self.values.get("moderators", ()))
        certain = [people for people in lists if people is not None and None not in people]
        return (*certain[0], *certain[1]) if len(certain) == len(lists) else None

    @property
    def is_withdrawn(self) -> bool:
        """Whether it is to be taken back."""
        return "withdrawn" in self.values


@dataclass(frozen=True)
class Corpus:
    """All records, linked: every id that a record names is a key here."""

    summaries: Mapping[str, Summary]
    """By id, sorted by id."""
    speakers: Mapping[str, Speaker]
    """By id, sorted by id."""
    norms: Mapping[str, Norm]
    """By id, in the order of the catalogue."""
    instruments: Mapping[str, Instrument]
    """By id, in the order of the catalogue."""
    register: Places = NO_REGISTER
    """Where the entries of `speakers.yaml` stand."""
    withdrawn: Mapping[str, Summary] = field(default_factory=lambda: MappingProxyType({}))
    """Summaries that were withdrawn, by id, sorted by id; none of them is in `summaries`."""
    broken: Mapping[str, Broken] = field(default_factory=lambda: MappingProxyType({}))
    """Files with mistakes by the id they would have, sorted by id."""
    unread: frozenset[str] = frozenset()
    """Ids of summaries whose files are there and could not be read."""
    unread_norms: frozenset[str] | None = frozenset()
    """Ids of norms and frameworks that are in the catalogue and could not be read; `None` where it
    could not be read itself."""
    documents: frozenset[str] | None = None
    """The pages and files that the site has besides, by their paths in its folder of hand-written pages;
    `None` where they are not known."""
    address: str = ""
    """The address of the site on the web; empty where it is not known."""
    abbreviations: Mapping[str, Abbreviation] = field(default_factory=lambda: MappingProxyType({}))
    """What abbreviations stand for, by abbreviation, in the order of the catalogue."""
    frameworks: Frameworks = NO_FRAMEWORKS
    """The sets that the norms are of."""

    @cached_property
    def moved(self) -> Mapping[str, str]:
        """The addresses of summaries and people now, by those that they had before; without `/` around them."""
        found = {
            f"speakers/{former}": f"speakers/{speaker.id}"
            for speaker in self.speakers.values()
            for former in speaker.former_ids
        }
        for summary in (*self.summaries.values(), *self.withdrawn.values()):
            for address in summary.front.redirect_from:
                path = address.removesuffix("/index.html").removesuffix(".html").strip("/")
                found.setdefault(path, f"summaries/{summary.id}")
        return found

    def may_have(self, norm: str) -> bool:
        """Say whether the catalogue has a norm, or may have it once it is mended."""
        return norm in self.norms or self.unread_norms is None or norm in self.unread_norms
