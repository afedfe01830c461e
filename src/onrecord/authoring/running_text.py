"""People in running text: words with capitals that may be a name, and what the words around them say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from onrecord.authoring.affiliations import is_role, is_role_alone, role_begins
from onrecord.authoring.names import (
    ADDRESS,
    ALL_PARTICLES,
    CAPITAL,
    WORD,
    affiliation_of,
    is_body,
    is_person,
    is_place,
    written,
)
from onrecord.authoring.vocabulary import any_of, data, phrases
from onrecord.prose import PARTICLES, may_name, says

_PEOPLE = data("people")
_PROSE = _PEOPLE["prose"]
_LABELS = _PEOPLE["labels"]
_PARTICLE = rf"(?:{'|'.join(sorted(ALL_PARTICLES))})"
_OTHER = rf"(?:y|e|i)[ \xa0]{WORD}[ \xa0](?:{_PARTICLE}[ \xa0])*{WORD}"
"""Somebody else: `Nieves Bulo y Ximena Ficción`, but `José Ortega y Gasset`."""
_NAME = (
    rf"{WORD}(?:[ \xa0](?:(?!{_OTHER}){_PARTICLE}[ \xa0]){{0,3}}(?!{ADDRESS}[ \xa0]){WORD}){{1,7}}"
)
"""Roles may stand before a name, with capitals too; not where a title parts them: `Federal Councillor Mr Max Muster`."""
_TITLE = rf"(?:(?:{any_of(_PEOPLE['titles']['words'].split())})\.?[ \xa0])"
_PERSON = re.compile(
    rf"(?<![\w’'&-])(?P<title>{_TITLE}*(?:[adi]\. ?[DRG]\. )?)(?P<name>{_NAME})(?:\s*\((?P<of>[^()]{{2,200}})\))?"
)
"""What may be a person in running text: a title, words with capitals, something in brackets."""
_ALONE = re.compile(
    rf"(?<![\w’'-])(?P<title>(?:Mr|Mrs|Ms|Mx|Mme|Herr|Frau|Sra?)\.?[ \xa0])(?P<name>(?:{_PARTICLE}[ \xa0])*{WORD})"
    rf"(?![ \xa0]{CAPITAL})(?![\w’'-])"
)
"""A surname alone behind a title."""

_ONE_NAME = re.compile(
    rf"(?<![\w’'-])(?P<name>{CAPITAL}[^\W\d_A-Z]+(?:-{CAPITAL}[^\W\d_A-Z]+)?)[ \xa0]+(?P<verb>(?:(?:a|ha)[ \xa0])?[^\W\d_]+)"
    rf"(?=\.|[ \xa0](?:{'|'.join(_PROSE['before_content'].split())})\b)"
)
"""A word with a capital and what may be a verb: `Ann asked`, `Ann a demandé`."""
_CAPITAL_BEFORE = re.compile(rf"(?:{CAPITAL}[\w’'-]*\.?|\b(?:{_PARTICLE}))[ \xa0]+\Z")


_GAP = r"(?:\s+(?:the|our|its|their|la|le|el|die|der|das)\b)?(?:\s+[a-z]+)?[\s:]*"
_LED_BY, _SPOKE_BY = (
    re.compile(
        rf"(?<!\w)(?i:{any_of([*_PROSE[name], *more])}|(?:{any_of(phrases(_LABELS[role]))})\s*:){_GAP}"
    )
    for name, role, more in (
        ("led_by", "moderator", ()),
        ("spoke_by", "speaker", _PROSE["my_name"]),
    )
)
_LEADS = re.compile(rf"[\W\d]*(?i:{any_of(phrases(_LABELS['moderator']))})\s*:")
_MY_NAME = re.compile(rf"(?<!\w)(?i:{any_of(_PROSE['my_name'])})\s+(?={_PERSON.pattern})")
"""`MODERATOR: My name is Ann Example`."""
_VERBS = frozenset(
    phrase.lower()
    for name in ("led_by", "spoke_by", "my_name", "calls")
    for phrase in _PROSE[name]
    if " " not in phrase
)
"""Words that begin a sentence before a name: `Selon Mme …`, `Intervinieron …`."""
_OF = any_of("of from at for de du des do da del della von vom van".split())
_BEHIND = rf"(?:\s*\([^()]*\))?(?:,[^.;:]{{3,120}}?,|\s(?:{_OF})(?:\s[^\s.,;:()]{{1,40}}){{1,6}}?)?"
"""What may stand between a name and what the person does: `Ann Example of the Sample Forum moderated`."""
_LED, _SPOKE = (
    re.compile(rf"(?:{_BEHIND})\s*,?\s*(?i:{any_of(_PROSE[name])})(?!\w)")
    for name in ("led", "spoke")
)
_LED_TOO = re.compile(
    rf"[^.;:\n]{{0,80}}?(?:\s(?:and|et|y|und|e)\s+(?i:{any_of(one for one in _PROSE['led'] if ' ' not in one)})"
    rf"|\s(?P<role>(?i:{any_of(_PROSE['as_what'])}))\s+(?i:{any_of(phrases(_LABELS['moderator']))}))(?!\w)"
)
"""`Ann Example introduced the panel and moderated it`; `Ann Example opened it as moderator`."""
_MODERATOR = re.compile(
    r"(?:the |our |session |online )?(?:co-)?(?:moderator|chair|facilitator)\b(?! of ).*",
    re.IGNORECASE,
)
_OF_SESSION = re.compile(rf"(?<!\w)(?i:{any_of(_PROSE['sessions'])})")
_OF_BODY = re.compile(rf"(?<!\w)(?i:{any_of(_PROSE['leads_bodies'])})(?!\w*\s*:)")
_ELSEWHERE = re.compile(
    rf"(?<!\w)(?i:{any_of(_PROSE['elsewhere'])})(?!\w)|\b(?i:in|since|of|en|depuis|desde|seit)\s+(?:19|20)\d\d\b"
)
_VERB = re.compile(rf"\s+(?!(?i:{any_of(_PROSE['joints'].split())})(?!\w))[a-zà-ÿ]")
"""What tells that a name of a list begins a sentence: `moderated by Eve Sample and Ann Example spoke`."""
_JOINED = re.compile(
    r"(?:,[^.;:()]{3,80}?(?=,|;|\sand\s))?\s*(?:[,;]\s*(?:and\s+|&\s+|et\s+|y\s+|und\s+)?|\s(?:and|&|et|y|und)\s+)"
)
_NAMED_LATER = re.compile(rf"[^.;:,()\n]{{1,80}}?(?P<comma>,\s+)?(?={_PERSON.pattern})")
"""A role before a name: `chaired by the Ambassador for Cyber Affairs, Ann Example`."""
_LEADERS = phrases(_LABELS["moderator"])
_APPOSED = re.compile(rf",\s+(?={_PERSON.pattern}\s*[,(])")
"""A role before a name between commas: `the moderator, Ann Example, asked`, who may be that of another discussion."""
_AND = re.compile(r"\s(?:and|&|et|y|und|e)\s+")
_CITED = re.compile(rf"\b(?:{any_of(_PROSE['cited'])})\b", re.IGNORECASE)
"""Words by which a text cites what somebody wrote, who need not have been there."""
_AS = re.compile(rf"(?<!\w)(?i:{any_of(phrases(data('people')['roles']['words']))}),\s+\Z")
"""A role before a name: `said its chair, Eve Sample`."""
_ROLE_ENDS = tuple(_PROSE["role_ends"].split())
_SMALL = frozenset(_PROSE["small"].split()) - ALL_PARTICLES
_ARTICLES = frozenset({"Der ", "Die ", "Das ", "der ", "die ", "den ", "dem "})
"""German articles, behind which a noun stands before a name; not behind `van` and `von`."""
_GENITIVES = frozenset({"des", "dem", "der"})
"""German articles behind a noun, where no `von` makes them a part of a name."""
_IN_STEAD = re.compile(rf"(?<!\w)(?i:{any_of(_PROSE['in_stead'])})\s")
"""What brings somebody else into the brackets behind a name: `(standing in for Eve Sample)`."""
_OWNED = re.compile(r"[’']s?\Z")
"""What tells that something is somebody's: `Eve Sample’s`."""
_PAIR = 2
_END = re.compile(r"[.!?]\s")
_NEAR = 150
_LONGEST_WORD = 30
_OWNERS = ("’s", "'s")
_OWNS = re.compile(
    r"[’']s?\s+(?:\w+\s+){0,2}(?:intervention|presentation|remark|keynote|talk|speech|statement|point|question|answer|address|contribution)"
)


@dataclass(frozen=True)
class Named:
    """Words with capitals that may name somebody, and where they stand."""

    text: str
    whole: str
    """All words with capitals."""
    bare: str
    """Those without a verb before them, and without a role behind them."""
    name: str
    """Those without the words of a sentence, and of a role, that stand before a name, too."""
    has_title: bool
    bracket: str
    """What stands in brackets behind the name."""
    start: int
    end: int
    """Behind the brackets."""
    is_listed: frozenset[str]
    """`led` or `spoke`: what words such as `moderated by` before it say, also before others of a list;
    `perhaps` where others stand between the words and the name."""

    @property
    def of(self) -> str:
        """What the brackets say of the person: an organisation, a role other than in the discussion."""
        return (
            "" if _MODERATOR.fullmatch(self.bracket) else affiliation_of(self.bracket, self.whole)
        )

    @property
    def leads(self) -> bool:
        """Say whether the person moderates, by the words around."""
        return (
            "led" in self.is_listed
            or _LED.match(self.text, self.end) is not None
            or _MODERATOR.fullmatch(self.bracket) is not None
            or self._led_too is not None
        )

    @property
    def _led_too(self) -> re.Match[str] | None:
        """Return the words behind by which the person leads, too; nobody else is named before them."""
        found = _LED_TOO.match(self.text, self.end)
        return None if found and _PERSON.search(found[0]) else found

    @property
    def has_turn(self) -> bool:
        """Say whether the name stands before a colon."""
        return self.text[self.end :].lstrip()[:1] in {":", "："}

    @property
    def leads_for_certain(self) -> bool:
        """Say whether it is this discussion that the person moderates.

        People chair bodies, and they moderate other discussions: the last one, the next.
        """
        before, behind = self._sentence
        sentence = f"{before} {behind}"
        return (
            "perhaps" not in self.is_listed
            and not ((too := self._led_too) and too["role"])  # perhaps somebody else’s role
            and _ELSEWHERE.search(sentence) is None
            and (_OF_BODY.search(sentence) is None or _OF_SESSION.search(sentence) is not None)
        )

    @property
    def speaks(self) -> bool:
        """Say whether the person speaks, by the words around."""
        return (
            "spoke" in self.is_listed
            or _SPOKE.match(self.text, self.end) is not None
            or _OWNS.match(self.text, self.end) is not None
        )

    @property
    def is_cited(self) -> bool:
        """Say whether the sentence is about what somebody wrote, or thanks somebody."""
        before, behind = self._sentence
        return _CITED.search(f"{before} {behind}") is not None

    @property
    def _sentence(self) -> tuple[str, str]:
        """Return what stands before the name and behind it in its sentence."""
        before = _END.split(self.text[max(self.start - _NEAR, 0) : self.start])[-1]
        behind = _END.split(self.text[self.end : self.end + _NEAR], 1)[0]
        return before, behind

    @property
    def is_as_what(self) -> bool:
        """Say whether a role stands before the name."""
        start = max(self.start - _NEAR, 0)
        comma = self.text[start : self.start].rstrip().endswith(",")
        return comma and _AS.search(self.text, start, self.start) is not None

    @property
    def is_shouted(self) -> bool:
        """Say whether all of it are capitals: an abbreviation, as likely as a name."""
        return all(word.isupper() for word in self.whole.split())


def named_in(text: str, language: str) -> Iterator[Named]:
    """Yield what may be a name in running text; brackets are looked into behind what is none."""
    led = dict(_introduced(text, _LED_BY, _AND))
    if _LEADS.match(text):
        led |= {match.end(): True for match in _MY_NAME.finditer(text)}
    spoke = dict(_introduced(text, _SPOKE_BY, _JOINED))
    for match in _PERSON.finditer(text):
        bare = _without_noun(text, match.start(), _bare(match["name"]))
        listed = {
            word
            for word, places in (("led", led), ("spoke", spoke))
            if places and any(match.start() <= place < match.end("name") for place in places)
        } | ({"perhaps"} if led.get(match.start()) is False else set())
        found = Named(
            text,
            match["name"],
            bare,
            from_name(bare, language),
            bool(match["title"]) and match["title"].split()[0] != "M",
            (match["of"] or "").strip(),
            match.start(),
            match.end(),
            frozenset(listed),
        )
        yield found
        if found.bracket and not is_person(found.name):
            yield from named_in(found.bracket, language)
        elif found.bracket and (other := _IN_STEAD.search(found.bracket)):
            yield from named_in(found.bracket[other.end() :], language)


def titled_in(text: str) -> Iterator[tuple[str, str]]:
    """Yield surnames that stand alone behind a title, each with the title and without: `Ms Example`."""
    for match in _ALONE.finditer(text):
        yield match[0].strip(), match["name"]


def saying_in(text: str, language: str) -> Iterator[str]:
    """Yield names of one word that stand right before a verb of saying: `Ann asked whether …`."""
    for match in _ONE_NAME.finditer(text):
        name = match["name"]
        before = text[max(match.start() - _LONGEST_WORD, 0) : match.start()]
        if (
            says(match["verb"], language)
            and _CAPITAL_BEFORE.search(before) is None
            and may_begin(name, language)
            and not (is_small(name) or is_body(name) or is_role_alone(name) or is_place(name))
        ):
            yield name


def may_begin(word: str, language: str) -> bool:
    """Say whether a name may begin with a word, and a sentence does not."""
    return may_name(word, language) or word.rstrip(".").isupper()


def is_small(word: str) -> bool:
    """Say whether a word stands at the head of sentences and titles, and is no name: `For`."""
    return word.lower() in _SMALL


@lru_cache(maxsize=4096)
def is_genitive(name: str, language: str) -> bool:
    """Say whether German words are a noun and what it is of: `Stand der Dinge`, not `Eve von der Probe`."""
    *before, article, _ = ["", "", *name.split()]
    return language == "de" and article in _GENITIVES and before[-1].lower() not in PARTICLES


def from_name(name: str, language: str) -> str:
    """Return a name without the words of a sentence, and of a role, that stand before it.

    And without the body behind a particle that is none of the name: `Ann Example von der Universität …`.
    """
    words = _up_to_a_body(name.split())
    if len(words) > _PAIR and words[-1] == words[0]:
        words.pop()  # a name alone in its line, and below it the sentence on the person
    for at in range(len(words) - _PAIR, 0, -1):
        if words[at - 1] in _GENITIVES and (at == 1 or words[at - 2].lower() not in PARTICLES):
            words = words[at:]
            break
    begins = (at for at in range(len(words) - 1) if may_begin(words[at], language))
    words = words[next(begins, 0) :]
    before = [at for at, word in enumerate(words[:-_PAIR], 1) if _is_before(word) or is_body(word)]
    return " ".join(words[before[-1] :] if before else words)


def _is_before(word: str) -> bool:
    """Say whether a word that stands before a name is none of it."""
    small = word.lower()
    if re.match(r"[dl][’'][a-zà-ÿ]", small) and word[1:].islower():
        return True  # `L’animatrice`
    return small in _SMALL or small.endswith(_ROLE_ENDS) or is_role_alone(word)


def _up_to_a_body(words: list[str]) -> list[str]:
    for at in range(_PAIR + 1, len(words)):
        if is_body(words[at]) and words[at - 1].lower() in PARTICLES:
            return _without_particles(words[:at])
    return words


def _without_particles(words: list[str]) -> list[str]:
    while words and words[-1].lower() in PARTICLES:
        words = words[:-1]
    return words


@lru_cache(maxsize=4096)
def _bare(name: str) -> str:
    """Return words with capitals without a verb before them, and without a role behind them."""
    return _without_role(_without_verb(name))


def _without_noun(text: str, start: int, name: str) -> str:
    """Return a name without the German noun before it: `der Netzbetreiber Ann Example`."""
    before = f" {text[max(start - 8, 0) : start]}"[-8:]
    within = name[:4] in _ARTICLES
    if not (
        within
        or (before[-4:] in _ARTICLES and before[-5:-4] in " (" and before[:3] not in {"van", "von"})
    ):
        return name
    words = name.split()[1 + within :]
    return " ".join(words) if len(words) >= _PAIR else name


def _without_role(name: str) -> str:
    """Return a name without a role behind it, unless the role stands before another name."""
    words, at = name.split(), role_begins(name)
    behind = next((n for n, word in enumerate(reversed(words)) if is_role_alone(word)), 0)
    return " ".join(words[:at]) if at and behind < _PAIR else name


def _without_verb(name: str) -> str:
    """Return a name without the words of a sentence around it: `Selon`, the `The` of the next line."""
    words = name.removesuffix("s").rstrip("’'").split() if _OWNED.search(name) else name.split()
    while len(words) > _PAIR and is_small(words[-1]):
        words.pop()
    owner = max((at for at, word in enumerate(words, 1) if word.endswith(_OWNERS)), default=0)
    if 0 < owner < len(words) - 1:
        words = words[owner:]  # `Sample Forum's Eve Sample`
    return written(" ".join(words[1:] if words[0].lower() in _VERBS and len(words) > 1 else words))


def _introduced(
    text: str, form: re.Pattern[str], joint: re.Pattern[str]
) -> Iterator[tuple[int, bool]]:
    """Yield where each name of a list begins that stands behind words such as `moderated by`.

    And whether that is certain: `by the assistant of Eve Sample`, `by Eve Sample and Ann Example spoke`
    are not.
    """
    for match in form.finditer(text):
        at, first = match.end(), True
        told = match[0].split()[-1].lower() not in _LEADERS
        if apposed := _APPOSED.match(text, at):
            at = apposed.end()
        later = _NAMED_LATER.match(text, at) if _PERSON.match(text, at) is None else None
        if later and (not later["comma"] or is_role(later[0])):
            at = later.end()
        while name := _PERSON.match(text, at):
            sure = first or _VERB.match(text, name.end()) is None
            sure = sure and (told or not apposed) and (not later or bool(later["comma"]))
            yield name.start(), sure
            joined = joint.match(text, name.end())
            if joined is None:
                break
            at, first = joined.end(), False
