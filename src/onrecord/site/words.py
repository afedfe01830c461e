"""The words of the interface, in each language, and how a language writes days, numbers and lists.

The one door to babel. The words are data: a file for each language in `data/words`, read once.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Self

from babel import Locale as BabelLocale
from babel.core import UnknownLocaleError, get_global, parse_locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.units import format_unit

from onrecord.model import Frameworks, FrontMatter
from onrecord.project import document
from onrecord.project.reading import shipped
from onrecord.text.characters import is_right_to_left

STANDARD = "en"
"""The language of a site that says nothing, or another than those there are words in."""

FORMS = frozenset(["zero", "one", "two", "few", "many", "other"])
"""The keys of a text that depends on a number, `other` always among them."""

WordText = str | Mapping[str, str]
"""A text, or its forms after a number."""

_UNGROUPED = 1000
"""Below this, no language of ours parts the digits of a number."""

FIRST_STRONG, FROM_THE_LEFT, END = "\u2068", "\u2066", "\u2069"
"""Unicode's signs around a text with an order of its own: as its first letter has it, from the
left, and where it ends. No text of a contributor may have them."""

LOCATOR = re.compile(r"(?<![0-9A-Za-z_])(\d+\([a-z]\))")
"""The short name of a norm, `13(e)`."""

_FROM_THE_LEFT = re.compile("[A-Za-z\u00c0-\u024f]")

_UNSEEN = ("finding.asked.", "propose.example.", "proposing.line", "report.", "topic.")
"""The beginnings of keys whose texts no page says: lists of words, and what goes into a file or a form."""

_RTL = frozenset(["ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"])


@dataclass(frozen=True)
class Locale:
    """The habits of a language; what is asked for again and again is made once."""

    code: str
    """As the Unicode consortium has it: `fr`, `en_001`."""
    first: str
    """What the first day of a month is called: `1`, `1er`."""
    comma: str = ", "
    """What stands between the things of a list."""

    @classmethod
    def known(cls, language: str) -> Self:
        """Return a language as it is without words of ours; raise `KeyError` for one nobody knows."""
        try:
            return cls(str(BabelLocale.parse(language, sep="-")), "1")
        except (ValueError, UnknownLocaleError) as error:
            raise KeyError(language) from error

    def day(self, value: date) -> str:
        """Write a day: `11 December 2018`, `11 décembre 2018`."""
        return _day(self.code, self.first, "long", value)

    def short_day(self, value: date) -> str:
        """Write a day with a short month: `11 Dec 2018`, `11 déc. 2018`."""
        return _day(self.code, self.first, "medium", value)

    def month(self, value: date) -> str:
        """Write the month of a day: `December 2018`."""
        return format_skeleton("yMMMM", value, locale=_known(self.code))

    def short_month(self, value: date) -> str:
        """Write the month of a day in short: `Dec 2018`."""
        return format_skeleton("yMMM", value, locale=_known(self.code))

    def number(self, value: int) -> str:
        """Write a whole number: `1,204`, `1 204`."""
        return str(value) if 0 <= value < _UNGROUPED else _number(self.code, value)

    def listing(self, words: Sequence[str]) -> str:
        """Join words as a sentence does: `Droz, Kaspar and Radunović`."""
        if len(words) > 1 and direction(self.code) == "rtl":
            words = [among_the_right(word) for word in words]
        return _listing(self.code, tuple(words)) if len(words) > 1 else "".join(words)

    def duration(self, seconds: int) -> str:
        """Write a length of time: `12 min, 34 sec`."""
        return _duration(self.code, self.comma, seconds)

    def form(self, number: int) -> str:
        """Return the form a noun has after a number: `one`, `other`, or what else there is."""
        return _form(self.code, number)

    def language(self, code: str) -> str:
        """Name a language; its code where it has no name here."""
        name: str = _known(self.code).languages.get(base_language(code), code)
        return name


def territories(code: str) -> tuple[str, ...]:
    """Return what a language calls the States and territories of the world, and their regions."""
    return tuple(_known(code).territories.values())


@dataclass(frozen=True, eq=False)
class Words:
    """All words of the interface in one language."""

    language: str
    """As HTML has it: `fr`."""
    locale: Locale
    texts: Mapping[str, WordText]
    """By key: `home.title`."""
    groups: Mapping[str, Any]
    """The same as the file has them, one in the other."""
    topics: Mapping[str, str]
    """The names of topics, by id, where the id does not tell them."""
    missing: frozenset[str] = frozenset()
    """The keys whose texts are English, because the file of the language does not have them."""

    def text(self, key: str, n: int | None = None) -> str:
        """Return a text as it stands in the file; where it has forms, that after a number."""
        found = self.texts[key]
        if isinstance(found, str):
            return found
        locale = words_in(STANDARD).locale if key in self.missing else self.locale
        return found.get(locale.form(n or 0)) or found["other"]

    def say(self, key: str, *, n: int | None = None, **values: object) -> str:
        """Return a text with values in its braces; `n` is a number, and chooses the form."""
        if n is not None:
            values["n"] = self.locale.number(n)
        if self.is_from_the_right:
            values = {name: among_the_right(str(one)) for name, one in values.items()}
        return self.text(key, n).format_map(values)

    @cached_property
    def is_from_the_right(self) -> bool:
        """Whether the language is written from right to left."""
        return direction(self.language) == "rtl"

    def day(self, front: FrontMatter) -> str:
        """Write a webinar's day, or its month where no more is known."""
        return self.locale.month(front.date) if front.is_month else self.locale.day(front.date)

    def short_day(self, front: FrontMatter) -> str:
        """Write a webinar's day or month in short: `11 Dec 2018`, `Dec 2018`."""
        if front.is_month:
            return self.locale.short_month(front.date)
        return self.locale.short_day(front.date)

    def dated(self, front: FrontMatter) -> str:
        """Write a webinar's day, and what the day is where it is not the day it was held."""
        known = "announced" if front.status == "announced" else front.date_is
        return self.say(f"date.{known}", day=self.day(front))

    def time(self, moment: datetime) -> str:
        """Write a time of a day with its offset: `14:00 (UTC+02:00)`."""
        return f"{moment:%H:%M} ({moment.tzname()})"

    def partial_day(self, value: str) -> str:
        """Write a year, a month or a day: `2018`, `December 2018`, `11 December 2018`."""
        try:
            first = date.fromisoformat(value + "-01-01"[len(value) - 4 :])
        except ValueError:
            return value  # The register takes whatever looks like a day.
        if _is_day(value):
            return self.locale.day(first)
        return self.locale.month(first) if "-" in value else value

    def period(self, start: str | None, end: str | None) -> str:
        """Write a period of which the beginning, the end or both are known; empty for neither."""
        if start and end:
            first, last = self.partial_day(start), self.partial_day(end)
            return self.say("period.both", start=first, end=last) if start != end else first
        if known := start or end:
            side, exact = "from" if start else "until", "day" if _is_day(known) else "month"
            return self.say(f"period.{side}_{exact}", day=self.partial_day(known))
        return ""

    def topic(self, id_: str) -> str:
        """Write a topic as people do: `supply chain`, `CSIRTs`, `de-escalation`."""
        return _topic(self, id_)


def languages() -> tuple[str, ...]:
    """Return the languages that there are words in."""
    names = sorted(file.name for file in files("onrecord").joinpath("data", "words").iterdir())
    return tuple(name.removesuffix(".toml") for name in names if name.endswith(".toml"))


@lru_cache(maxsize=16)
def words_about(language: str, frameworks: Frameworks) -> Words:
    """Return the words of a site in a language: what they say of norms is said of some frameworks.

    One framework has texts of its own; of several, what is said of any holds.
    """
    words = words_in(language)
    if not frameworks.all:
        return words
    own = frameworks.all[0].words if len(frameworks.all) == 1 else None
    example = frameworks.examples[0]
    names = words.locale.listing([one.name for one in frameworks.all])
    known = {"example": frameworks.locator(example), "framework": names, "example_id": example}
    groups = _told(words.groups, _own(words, own.texts) if own else {}, known)
    texts = MappingProxyType(dict(flat(groups)))
    return replace(words, texts=texts, groups=MappingProxyType(groups))


def _own(words: Words, texts: Mapping[str, str]) -> Mapping[str, str]:
    """Return the texts of a framework for a language that may not have all of them.

    What is said of any framework in the language comes before what is said of this one in English.
    """
    if words.language == STANDARD:
        return texts
    english = _standard_wording()
    return {
        key: in_english(text) if text in english and not key.startswith(_UNSEEN) else text
        for key, text in texts.items()
        if text not in english or key in words.missing
    }


@cache
def _standard_wording() -> frozenset[str]:
    """Return what the frameworks that are shipped have pages say in English."""
    source = shipped("norms.yaml")
    rows = document.parse(source, source.text).data["frameworks"]
    return frozenset(text for row in rows for text in row.get("words", {}).values())


def _told(
    groups: Mapping[str, Any], own: Mapping[str, str], known: Mapping[str, str], prefix: str = ""
) -> dict[str, Any]:
    """Return texts with those of a framework in their places, and with its name and an example."""
    found: dict[str, Any] = {}
    for name, value in groups.items():
        if isinstance(value, str):
            text = own.get(f"{prefix}{name}", value)
            found[name] = re.sub(
                r"\{(example|framework|example_id)\}", lambda match: known[match[1]], text
            )
        else:
            found[name] = _told(value, own, known, f"{prefix}{name}.")
    return found


@cache
def words_in(language: str) -> Words:
    """Return the words in a language, `fr` for `fr-CH`; in English where there are none."""
    return _read(file_of(language) or STANDARD)


def has_words(language: str) -> bool:
    """Say whether there are words in a language, whatever its region."""
    return file_of(language) is not None


def base_language(code: str) -> str:
    """Return the language of a code without its region: `fr` of `fr-CH`."""
    return code.split("-", maxsplit=1)[0]


def direction(code: str) -> str:
    """Return `rtl` for a language written from right to left, else `ltr`."""
    return "rtl" if base_language(code) in _RTL else "ltr"


def isolated(text: str) -> str:
    """Return a text that leaves what stands beside it in its order.

    Behind letters that are written from the right, figures would be read as a part of them; so
    these letters stand between Unicode's signs for a text with an order of its own.
    """
    return f"{FIRST_STRONG}{text}{END}" if is_right_to_left(text) else text


def among_the_right(text: str) -> str:
    """Return a text that keeps its order among words that are written from the right.

    `13(e)` would be read as `(e)13` there, and what follows a name in Latin letters as a part of it.
    """
    return f"{FIRST_STRONG}{text}{END}" if _FROM_THE_LEFT.search(text) else text


def in_english(text: str) -> str:
    """Mark a text that is English on a site in another language.

    By signs of Unicode, so that it is in its order wherever it comes to stand; on a page,
    `speaking_english` has them say the language, too.
    """
    return f"{FROM_THE_LEFT}{text}{END}"


def is_english(text: str) -> bool:
    """Say whether a text is marked so."""
    return text.startswith(FROM_THE_LEFT)


def file_of(language: str) -> str | None:
    """Return the code of the file that has the words of a language; `None` where there is none.

    Another region has the same words, `es` for `es-419`; another script has not: `zh` is no words
    for `zh-Hant`.
    """
    return next((code for code in (language, base_of(language)) if code in languages()), None)


def base_of(language: str) -> str:
    """Return the base of a language that is written in the same script: `es` of `es-419`."""
    base = base_language(language)
    return base if _script(language) == _script(base) else language


def _script(code: str) -> str | None:
    """Return the script that a language is usually written in, `Latn`, unless its code has one."""
    likely = get_global("likely_subtags")
    written: str | None = next((part for part in code.split("-")[1:] if len(part) == 4), None)  # noqa: PLR2004 - as codes have it
    for known in (code.replace("-", "_"), base_language(code)):
        if not written and known in likely:
            written = parse_locale(likely[known])[2]
    return written


def _is_day(value: str) -> bool:
    """Say whether a day is known, not only its month or year."""
    return value.count("-") > 1


@cache
def _topic(words: Words, id_: str) -> str:
    if id_ in words.topics:
        return words.topics[id_]
    if id_ in words.text("topic.names").split():
        return id_.replace("-", " ").title()
    capitals = {word.lower(): word for word in words.text("topic.capitals").split()}
    joined = words.text("topic.joined").split()
    parts = (capitals.get(part, part) + "- "[part not in joined] for part in id_.split("-"))
    return "".join(parts).rstrip("- ")


def written(language: str) -> dict[str, Any]:
    """Return what stands in the file of a language."""
    file = files("onrecord").joinpath("data", "words", f"{language}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def _read(language: str) -> Words:
    data = written(language)
    habits, topics = data.pop("language"), data.pop("topics", {})
    locale = Locale(habits["locale"], habits["first_day"], habits.get("comma", ", "))
    missing: frozenset[str] = frozenset()
    if language != STANDARD:
        standard = words_in(STANDARD)
        missing = frozenset(standard.texts.keys() - dict(flat(data)).keys())
        data = _filled_up(data, standard.groups, "")
    texts = MappingProxyType(dict(flat(data)))
    return Words(language, locale, texts, MappingProxyType(data), MappingProxyType(topics), missing)


def flat(data: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, WordText]]:
    """Yield every text with its whole key."""
    for name, value in data.items():
        if isinstance(value, str) or (value and value.keys() <= FORMS):
            yield f"{prefix}{name}", value
        else:
            yield from flat(value, f"{prefix}{name}.")


def _filled_up(data: Mapping[str, Any], standard: Mapping[str, Any], prefix: str) -> dict[str, Any]:
    """Return groups of texts with what they lack in English, marked as such."""
    whole = dict(data)
    for name, value in standard.items():
        key = f"{prefix}{name}"
        if not isinstance(value, str) and not value.keys() <= FORMS:
            whole[name] = _filled_up(data.get(name, {}), value, f"{key}.")
        elif name not in data:
            whole[name] = value if key.startswith(_UNSEEN) else _marked(value)
    return whole


def _marked(text: WordText) -> WordText:
    """Return an English text or its forms, marked as such."""
    if isinstance(text, str):
        return in_english(text)
    return {form: in_english(one) for form, one in text.items()}


@cache
def _known(code: str) -> BabelLocale:
    return BabelLocale.parse(code)


@cache
def _day(code: str, first: str, style: str, value: date) -> str:
    pattern = _known(code).date_formats[style].pattern
    if "MMM" not in pattern:  # Arabic's is `11/12/2018`, which others read as another day.
        pattern = _known(code).datetime_skeletons["yMMMd"].pattern
    if value.day == 1:
        pattern = re.sub(r"\bd\b", f"'{first}'", pattern)
    return format_date(value, pattern, locale=_known(code))


@cache
def _number(code: str, value: int) -> str:
    return format_decimal(value, locale=_known(code))


@lru_cache(maxsize=4096)
def _duration(code: str, comma: str, seconds: int) -> str:
    parts = {"hour": seconds // 3600, "minute": seconds // 60 % 60, "second": seconds % 60}
    written = [
        _amount(code, f"duration-{unit}", number)
        for unit, number in parts.items()
        if number or (unit == "second" and not seconds)
    ]
    if len(written) == 1 or not _lists_amounts(code, len(written)):
        return comma.join(written)
    return format_list(written, style="unit-short", locale=_known(code))


def _amount(code: str, unit: str, number: int) -> str:
    """Write an amount in short; where babel lacks that of one, it would say `1 horas`."""
    amount: str = format_unit(number, unit, "short", locale=_known(code))
    several = format_unit(3, unit, "long", locale=_known(code)).replace("3", str(number))
    if number == 1 and amount == several:
        amount = format_unit(3, unit, "short", locale=_known(code)).replace("3", "1")
    return amount


@cache
def _lists_amounts(code: str, number: int) -> bool:
    """Say whether babel can list so many amounts: in Spanish it fails, in Arabic it repeats the last."""
    signs = [chr(1 + i) for i in range(number)]
    try:
        listed = format_list(signs, style="unit-short", locale=_known(code))
    except KeyError:
        return False
    return all(listed.count(sign) == 1 for sign in signs)


@lru_cache(maxsize=4096)
def _listing(code: str, words: tuple[str, ...]) -> str:
    return format_list(list(words), locale=_known(code))


@cache
def _form(code: str, number: int) -> str:
    return _known(code).plural_form(number)
