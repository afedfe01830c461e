"""What the renderers are given: the corpus, the index, the settings, and shared groupings.

A grouping that more than one renderer needs is computed here once, in one pass, so that no page
costs more because there are other pages.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache, partial
from typing import Any, TypeVar

from onrecord.bodies import Citation, Index, Subject, Voice
from onrecord.cache import Cache
from onrecord.model import Corpus, Framework, Frameworks, Norm, Speaker, Summary
from onrecord.site.repository import GITHUB, Provider, creating, editing
from onrecord.site.translation import told
from onrecord.site.views import (
    Badge,
    Line,
    Link,
    PersonView,
    badge,
    line,
    participants,
    surname_first,
)
from onrecord.site.words import STANDARD, Words, words_about, words_in
from onrecord.text.slugs import slug

MANY = 1 << 15
"""How many of the passages that pages quote are kept: they take as many kB of memory, and more."""

T = TypeVar("T")


@dataclass(frozen=True)
class Settings:
    """What the site is called and where it and its sources stand."""

    name: str = "On record"
    """The name of the site."""
    address: str = ""
    """The absolute address of the site; empty where it is not known."""
    repository: str = ""
    """The address of the repository; empty where it is not known."""
    provider: Provider | None = GITHUB
    """What serves the repository; `None` where that is not known."""
    edit: str = ""
    """What stands before a file's path in an edit link; empty for the branch `main`."""
    language: str = STANDARD
    """The language of the site, as HTML has it."""
    contribute: str = ""
    """The page that says how to contribute, relative to the site; empty where there is none."""
    contact: str = ""
    """The mail address for corrections without an account; empty where there is none."""

    @property
    def words(self) -> Words:
        """The words of the interface, so far as they say nothing of norms."""
        return words_in(self.language)

    def absolute(self, url: str) -> str:
        """Return the absolute address of a page, or its path where the site has no address."""
        return f"{self.address.rstrip('/')}/{url}"

    def editing(self, path: str) -> str:
        """Return the address where a file can be edited; empty where that is not known."""
        base = self.edit or editing(self.repository, self.provider)
        return base and f"{base.rstrip('/')}/{path}"

    def creating(self, folder: str) -> str:
        """Return the address where a file can be created in a folder; empty where not known.

        The browser fills in the name of the file, and its text.
        """
        return creating(self.editing(folder), self.provider)

    @property
    def takes_reports(self) -> bool:
        """Whether readers can tell somebody of a mistake."""
        return bool(self.contact or (self.repository and self.provider))


@dataclass(frozen=True)
class NormSet:
    """The norms of one framework, as pages show them together."""

    framework: Framework
    words: Words
    norms: tuple[str, ...]
    """Their ids, in the order of the catalogue."""
    url: str
    """The list of the norms: `norms/` of the first framework, `norms/paris/` of another."""
    matrix: str
    """The table of speakers by norm."""


@dataclass(frozen=True)
class Site:
    """Everything a renderer may know."""

    corpus: Corpus
    index: Index
    settings: Settings = Settings()
    kept: Cache = field(default_factory=Cache, compare=False, repr=False)
    """Has in a preview what was made of records for the last site."""

    def grouped(self, make: Callable[[Site], Mapping[str, T]]) -> Mapping[str, T]:
        """Return what something groups of this site, by name, made once for all pages."""
        if make not in self._grouped:
            self._grouped[make] = make(self)
        return self._grouped[make]

    @cached_property
    def _grouped(self) -> dict[Callable[..., Any], Mapping[str, Any]]:
        return {}

    def keeping(self, make: Callable[..., T]) -> Callable[..., T]:
        """Return what makes something of this site, and gives again what it made of late."""
        if make not in self._keeping:
            self._keeping[make] = lru_cache(MANY)(partial(make, self))
        return self._keeping[make]

    @cached_property
    def _keeping(self) -> dict[Callable[..., Any], Callable[..., Any]]:
        return {}

    @cached_property
    def words(self) -> Words:
        """The words of the interface; of norms they speak as the frameworks of the site do."""
        return words_about(self.settings.language, self.corpus.frameworks)

    def words_of(self, framework: Framework) -> Words:
        """Return the words of pages that are about one framework."""
        return words_about(self.settings.language, Frameworks((framework,)))

    @cached_property
    def sets(self) -> tuple[NormSet, ...]:
        """The frameworks that have norms on the site, each with its words and addresses."""
        frameworks = self.corpus.frameworks.all
        found: list[NormSet] = []
        for one in frameworks:
            ids = tuple(id_ for id_ in self.corpus.norms if self.corpus.frameworks.of(id_) == one)
            if ids or not found:
                below = f"{one.id}/" if found else ""
                found.append(
                    NormSet(one, self.words_of(one), ids, f"norms/{below}", f"matrix/{below}")
                )
        return tuple(found)

    @cached_property
    def set_of(self) -> Mapping[str, NormSet]:
        """By norm id: the set that it is of."""
        return {norm: one for one in self.sets for norm in one.norms}

    def other_sets(self, own: NormSet, place: Callable[[NormSet], str]) -> tuple[Link, ...]:
        """Return the ways between the pages of all sets; nothing where there is only one."""
        if len(self.sets) == 1:
            return ()
        return tuple(
            Link(one.framework.name, place(one), len(one.norms), one is own) for one in self.sets
        )

    def listed(self, own: NormSet, name: str) -> str:
        """Return the words in the navigation for a page on one set: the first leads to the others."""
        return own.words.say(name) if own is self.sets[0] else ""

    def set_title(self, own: NormSet, name: str) -> str:
        """Return the title of a page on one set: where there are several, it says on which."""
        title = own.words.say(name)
        if len(self.sets) == 1:
            return title
        return self.words.say("name.with", name=title, detail=own.framework.name)

    @cached_property
    def newest(self) -> tuple[Summary, ...]:
        """All summaries, newest first, then by id."""
        return newest_first(self.corpus.summaries.values())

    @cached_property
    def day(self) -> date | None:
        """The day of the newest text; `None` where there is no summary."""
        fronts = (summary.front for summary in self.newest if not summary.is_announced)
        return max((f.updated or f.published or f.date for f in fronts), default=None)

    @cached_property
    def people(self) -> Mapping[str, Mapping[str, PersonView]]:
        """By summary id, then by speaker id: who took part, as a page shows them."""
        known = self.corpus.speakers
        return {s.id: self.kept.recall(participants, self.words, s, known) for s in self.newest}

    @cached_property
    def organisations(self) -> Mapping[str, str]:
        """By the last part of its address: who organised a webinar, and whom people speak for."""
        names = (
            *(name for summary in self.newest for name in summary.front.organisers),
            *(one.name for who in self.corpus.speakers.values() for one in who.affiliations),
            *(n for found in self.people.values() for o in found.values() for n in o.organisations),
        )
        return {slug(name): name for name in reversed(names)}

    def own_organisation(self, who: Speaker) -> str:
        """Return the organisation that a delegation is; empty where it has no page, and for people."""
        names = (who.name, *who.aliases) if who.is_delegation else ()
        return next(
            (self.organisations[slug(n)] for n in names if slug(n) in self.organisations), ""
        )

    @cached_property
    def badges(self) -> Mapping[str, Badge]:
        """By norm id: its badge."""
        known = self.corpus.frameworks
        return self.kept.recall(_badges, self.words, known, self.corpus.norms)

    @cached_property
    def lines(self) -> Mapping[str, Line]:
        """By summary id: the summary as a line of a list."""
        days = Counter(summary.front.iso_date for summary in self.newest)
        return {
            summary.id: self.kept.recall(
                _line,
                self.words,
                self.corpus.frameworks,
                self.badges,
                summary,
                self.people[summary.id],
                days[summary.front.iso_date] == 1,
            )
            for summary in self.newest
        }

    @cached_property
    def appearances(self) -> Mapping[str, tuple[tuple[Summary, PersonView], ...]]:
        """By speaker id: the webinars somebody took part in, newest first."""
        found: dict[str, list[tuple[Summary, PersonView]]] = {
            id_: [] for id_ in self.corpus.speakers
        }
        for summary in self.newest:
            for id_, person in self.people[summary.id].items():
                found[id_].append((summary, person))
        return {id_: tuple(parts) for id_, parts in found.items()}

    @cached_property
    def counts(self) -> Mapping[str | None, Mapping[str, int]]:
        """By speaker id (`None` for nobody named), then norm: in how many passages."""
        found: dict[str | None, Counter[str]] = defaultdict(Counter)
        found[None] = Counter()
        # Not a set, whose order is another one each time: it would be that of the counts.
        passages = dict.fromkeys(
            (c.speaker, c.norm, c.summary, c.passage) for c in self.index.citations
        )
        for speaker, norm, _, _ in passages:
            found[speaker][norm] += 1
        return found

    @cached_property
    def cited(self) -> Mapping[str, Mapping[int, tuple[Citation, ...]]]:
        """By norm id, then by year: a citation from each passage on it, the newest webinar first."""
        found: dict[str, dict[int, dict[tuple[str, int], Citation]]] = {}
        for id_, citations in self.index.by_norm.items():
            years = found.setdefault(id_, {})
            for one in citations:
                years.setdefault(self.year_of(one), {}).setdefault((one.summary, one.passage), one)
        return {
            id_: {year: tuple(passages.values()) for year, passages in sorted(years.items())}
            for id_, years in found.items()
        }

    def citations_at(self, one: Voice) -> tuple[Citation, ...]:
        """Return what somebody cites in a passage where they speak; of a citation, itself alone."""
        if isinstance(one, Citation):
            return (one,)
        return self._by_voice[one.summary].get((one.passage, one.speaker), ())

    @cached_property
    def _by_voice(self) -> Mapping[str, Mapping[tuple[int, str | None], tuple[Citation, ...]]]:
        """By summary id, then by passage and speaker: what is cited there."""
        return {id_: _by_voice(citations) for id_, citations in self.index.by_summary.items()}

    def year_of(self, one: Voice | Subject) -> int:
        """Return the year of the webinar that a citation, a statement or a subject stands in."""
        return self.corpus.summaries[one.summary].front.date.year

    @cached_property
    def citations_of(self) -> Mapping[str | None, tuple[Citation, ...]]:
        """By speaker id, `None` for nobody named: the citations, newest first."""
        found: dict[str | None, list[Citation]] = {id_: [] for id_ in (None, *self.corpus.speakers)}
        for citation in self.index.citations:
            found[citation.speaker].append(citation)
        return {id_: tuple(citations) for id_, citations in found.items()}

    @cached_property
    def alphabetical(self) -> tuple[str, ...]:
        """All speaker ids, sorted as an index of names is."""
        people = self.corpus.speakers
        return tuple(sorted(people, key=lambda id_: (surname_first(people[id_]), id_)))

    @cached_property
    def on_record(self) -> tuple[str, ...]:
        """The ids of all who took part in a webinar, in the same order; no list has others."""
        return tuple(id_ for id_ in self.alphabetical if self.appearances[id_])

    @cached_property
    def place(self) -> Mapping[str, int]:
        """By speaker id: the place in the alphabetical order."""
        return {id_: place for place, id_ in enumerate(self.alphabetical)}

    @cached_property
    def series(self) -> Mapping[str, tuple[Summary, ...]]:
        """By name of the series: its summaries, first part first."""
        found: dict[str, list[Summary]] = defaultdict(list)
        for summary in reversed(self.newest):
            if summary.front.series:
                found[summary.front.series.name].append(summary)
        return {name: _in_order(members) for name, members in sorted(found.items())}

    @cached_property
    def neighbours(self) -> Mapping[str, tuple[Summary | None, Summary | None]]:
        """By summary id: the one before and the one after it in its series."""
        found: dict[str, tuple[Summary | None, Summary | None]] = {}
        for members in self.series.values():
            before, after = (None, *members[:-1]), (*members[1:], None)
            for previous, summary, following in zip(before, members, after, strict=True):
                found[summary.id] = (previous, following)
        return found


def _badges(words: Words, known: Frameworks, norms: Mapping[str, Norm]) -> Mapping[str, Badge]:
    made = (badge(known, norm) for norm in norms.values())
    return {
        one.id: replace(one, title=told(words, one.title), label=told(words, one.label))
        for one in made
    }


def _line(  # noqa: PLR0917
    words: Words,
    known: Frameworks,
    badges: Mapping[str, Badge],
    summary: Summary,
    people: Mapping[str, PersonView],
    alone: bool,  # noqa: FBT001
) -> Line:
    norms = sorted(set(summary.front.norms), key=known.order)
    named = tuple(badges[norm] for norm in norms)
    return line(words, summary, named, people.values(), alone=alone)


def newest_first(summaries: Iterable[Summary]) -> tuple[Summary, ...]:
    """Sort summaries by date, newest first, then by id."""
    return tuple(sorted(summaries, key=lambda s: (-s.front.date.toordinal(), s.id)))


def _by_voice(
    citations: Iterable[Citation],
) -> Mapping[tuple[int, str | None], tuple[Citation, ...]]:
    found: defaultdict[tuple[int, str | None], list[Citation]] = defaultdict(list)
    for one in citations:
        found[one.passage, one.speaker].append(one)
    return {place: tuple(cited) for place, cited in found.items()}


def passage_count(voices: Iterable[Voice]) -> int:
    """Return in how many passages citations or statements stand."""
    return len({(one.summary, one.passage) for one in voices})


def _in_order(members: list[Summary]) -> tuple[Summary, ...]:
    """Sort a series by part where every member has one, else by date."""
    parts = [m.front.series.part if m.front.series else None for m in members]
    if None in parts:
        return tuple(sorted(members, key=lambda s: (s.front.date, s.id)))
    numbered = sorted(zip(parts, members, strict=True), key=lambda x: (x[0] or 0, x[1].front.date))
    return tuple(member for _, member in numbered)
