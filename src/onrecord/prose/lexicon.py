"""The class of each word of a language, one look-up; the words are data."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Any

from onrecord.model import Framework
from onrecord.text.folding import ascii_lower

_FOLDER = files("onrecord") / "data" / "prose"


@cache
def shared(name: str) -> Mapping[str, Any]:
    """Return data of a file in `data/prose`."""
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


_TABLE = shared("classes")

CLASSES: Mapping[str, str] = _TABLE["classes"]
"""One character for each class of words, so that forms can be written over them."""


def signs(name: str) -> dict[str, str]:
    """Return signs with their classes."""
    return {sign: kind for kind, some in _TABLE[name].items() for sign in some}


_SIGNS = signs("signs")

_SAYING = frozenset(CLASSES[name] for name in ("say", "said", "saying", "sayornoun"))

_BETWEEN = ("the", "some", "his", "of", "by", "for", "to", "in", "from")
"""Classes of words that say nothing about a subject."""


_FILES = frozenset(file.name.removesuffix(".toml") for file in _FOLDER.iterdir())


def is_known(language: str) -> bool:
    """Say whether there are words for a language: `fr`, `fr-CH`."""
    return language.split("-", maxsplit=1)[0] in _FILES


@dataclass(frozen=True)
class Language:
    """What the data of one language says."""

    code: str
    """Without a region: `fr`."""
    data: Mapping[str, Any]
    known: bool
    """Whether there is a file for the language; without one, only the author's marks count."""

    @classmethod
    @lru_cache(maxsize=8)
    def of(cls, code: str) -> Language:
        """Return a language by its code: `fr`, `fr-CH`."""
        known, base = is_known(code), code.split("-", maxsplit=1)[0]
        return cls(base, shared(base if known else "other"), known)

    @cached_property
    def elided(self) -> re.Pattern[str] | None:
        """What stands before an apostrophe as a word of its own: `l'`."""
        return re.compile(self.data["elided"]) if self.data.get("elided") else None

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The numbers that are written as words."""
        words = self.data["references"]["numbers"].split()
        return {word: number for number, word in enumerate(words, 1)}

    @cached_property
    def ordinals(self) -> Mapping[str, int]:
        """The numbers of a place in an order, in every gender."""
        places = self.data["references"]["ordinals"].split()
        return {word: number for number, ways in enumerate(places, 1) for word in ways.split("/")}

    def counts(self, number: int) -> tuple[str, ...]:
        """Return how a number is written: `eleven`, `11`."""
        return (*(word for word, n in self.numbers.items() if n == number), str(number))


def numeral(language: str, number: int) -> str:
    """Return a number as a word of a language; in figures where there is none."""
    return Language.of(language).counts(number)[0]


def words_of_references(
    language: Language, framework: Framework
) -> tuple[dict[str, str], dict[str, str]]:
    """Return the classes of signs and of words in references to the norms of a framework."""
    classes = _TABLE["naming"]
    naming = framework.named(language.code)
    own: dict[str, str] = {}
    if naming:
        for name in ("norm", "norms", "names", "kinds"):
            own |= {word.lower(): classes[name] for word in getattr(naming, name)}
        for first, *_, last in map(str.split, naming.subjects):
            own |= {first.lower(): classes["subject"], last.lower(): classes["subject_end"]}
    if framework.year:
        own[str(framework.year)] = classes["year"]
    own |= dict.fromkeys(language.counts(len(framework.each)), classes["count"])
    words = language.data["references"]
    others = {
        word: kind for name, kind in _TABLE["references"].items() for word in words[name].split()
    }
    # What numbered norms are called, others number too: `principle` is a label elsewhere.
    known = own | others if framework.is_lettered else others | own
    return signs("reference_signs"), known


class Lexicon(dict[str, str]):
    """By token as written, space behind it included: its class, found once."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        data = language.data
        self.elided = language.elided
        self._suffixes = [(re.compile(s["ends"]), CLASSES[s["class"]]) for s in data["suffixes"]]
        self._own = tuple(data["possessive"])
        self._norm = frozenset(data["references"]["before_letter"].split())
        self._abbreviations = frozenset(data["abbreviations"].split())
        self._words: dict[str, str] = {}
        self.nouns: dict[str, str] = {}
        self.verbs: dict[str, str] = {}
        """By key, for words that are both: the class as noun, and as verb."""
        phrases: dict[tuple[str, ...], str] = {}
        self.present: set[str] = set()
        """Verbs in the present: what they tell is no event of the meeting."""
        self.singular: set[str] = set()
        """Verbs of one person or thing, where several have another form."""
        plural = data["tenses"]["base"]
        for slot, form in _tensed(language):
            (self.present.discard if slot == "past" else self.present.add)(form)
            if plural and slot == "present":
                self.singular.add(form)
        titles = ((word, CLASSES["title"]) for word in shared("names")["titles"].split())
        for word, kind in (*titles, *_verbs(language), *_nouns(data), *_small(data)):
            self._add(word, kind, phrases)
        self.phrases: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = {}
        """By first and second word: the rest of each phrase and its class, longest first."""
        for keys in sorted(phrases, key=len, reverse=True):
            first, second, *rest = keys
            behind = self.phrases.setdefault(first, {}).setdefault(second, [])
            behind.append((tuple(rest), phrases[keys]))
        self.sure: dict[str, list[tuple[str, ...]]] = {}
        """What somebody is who says something: by first word the rest of each, shortest first."""
        for word in sorted(data["sure"].split(), key=lambda word: word.count("_")):
            first, *rest = (KEYS[part] for part in word.split("_"))
            self.sure.setdefault(first, []).append(tuple(rest))
        self.mention: set[str | tuple[str, ...]] = set()
        """What nobody does who does not mention something: verbs, by key, and phrases."""
        for verb in data["verbs"]["mention"].split():
            for _, form in _forms(verb, language):
                keys = tuple(KEYS[part] for part in form.split("_"))
                self.mention.add(keys if len(keys) > 1 else keys[0])
        self.roles = {
            name: frozenset(KEYS[word] for word in some.split())
            for name, some in data["roles"].items()
        }
        """Small groups of words about who is meant, by name."""
        negated = (word for word, kind in self._words.items() if word.endswith("n't"))
        self.unsaying = frozenset(map(KEYS.__getitem__, negated)).union(
            self.roles["without"], self.roles["fails"], self.roles["neither"]
        )
        """Words behind which a verb of mentioning says that somebody did not."""
        self.tenses = {
            name: frozenset(data["tenses"][name].split())
            for name in ("events", "now", "alone", "either", "narrated")
        }
        """Verbs that tell an event or none, by name, as they are written."""
        self.present |= self.tenses["now"]
        self.several = re.compile(data["several"]) if data.get("several") else None
        """The end of a verb that several people do, where no pronoun says so."""
        self.opening = "R8gSAZET%" if data.get("verb_first") else "R8g"
        """What a word with a capital may be that begins a sentence, but for a name."""
        self.names = "" if data.get("verb_first") else "CO"
        """Before what a word with a capital that begins a sentence is always a name."""

    def _add(self, word: str, kind: str, phrases: dict[tuple[str, ...], str]) -> None:
        """Give a word or phrase its class; what comes later is surer."""
        if "_" in word:
            phrases[tuple(KEYS[part] for part in word.split("_"))] = kind
        elif kind in "NJ1RK8" and self._words.get(word, "%") in "SBZQAE4l":
            self.nouns[KEYS[word]], self.verbs[KEYS[word]] = kind, self._words[word]
            self._words[word] = "%"
        else:
            self._words[word] = kind

    def stops(self, words: Sequence[str], classes: Sequence[str], place: int) -> bool:
        """Say whether a full stop ends a sentence: not behind an abbreviation or before a small letter."""
        before, behind = words[place - 1].strip() if place else "", words[place + 1]
        if words[place][0] == "." and place:
            initial = len(before) == 1 and before.isupper()
            of_norm = initial and place > 1 and KEYS[words[place - 2]] in self._norm
            if (
                (initial and not of_norm)
                or classes[place - 1] == "H"
                or before.lower() in self._abbreviations
            ):
                return False
        return not behind[0].islower()

    def __missing__(self, token: str) -> str:
        """Find the class of a token that was not met before."""
        return self.setdefault(token, self._class(token.strip() or token))

    def _class(self, word: str) -> str:
        if word in _SIGNS or word[0].isdigit():
            return _SIGNS.get(word, "#")
        lower = word.lower().replace("’", "'")
        known = self._words.get(lower)
        if word[0].isupper():
            return self._capital(word, known)
        if known or not word[0].isalpha():
            return known or "-"
        if lower.endswith(self._own):
            return "U"
        if (
            (kind := self._words.get(lower.rpartition("-")[2], ""))
            and kind in "R8K"
            and "-" in lower
        ):
            return kind
        return next((kind for ends, kind in self._suffixes if ends.search(lower)), "l")

    def _capital(self, word: str, known: str | None) -> str:
        if known is None:
            return "U" if word.lower().replace("’", "'").endswith(self._own) else "C"
        if known in "SATZE4":
            begins = not self.names or not self._participle(word)
            return "C" if begins else {"Z": "Z"}.get(known, "T")
        if word.isupper() and len(word) > 1 and known in "BLlQN%g2G":
            return "C"
        if known == "%":
            return self.nouns[KEYS[word]]
        return {"B": "C", "L": "C", "l": "C", "Q": "C"}.get(known, known)

    def _participle(self, word: str) -> bool:
        """Say whether a verb in the past may begin a sentence: `Asked by`."""
        return any(k == "E" and ends.search(word.lower()) for ends, k in self._suffixes)


@lru_cache(maxsize=8)
def lexicon(code: str) -> Lexicon:
    """Return the words of a language, read when they are first needed; of none without a file."""
    return Lexicon(Language.of(code))


def says(words: str, language: str) -> bool:
    """Say whether words end with a verb of saying."""
    last = words.split()[-1:]
    return bool(last) and lexicon(language)[last[0]] in _SAYING


def _small(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, words in data["words"].items():
        yield from ((word, CLASSES[name]) for word in words.split())


def _nouns(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the nouns in both numbers; several of a role are a group."""
    for name, words in data["nouns"].items():
        kind = CLASSES[name]
        for word in words.split():
            forms = {word, _noun(word, data["feminine"], "feminine")} if kind == "R" else {word}
            for form in sorted(forms):
                yield form, kind
                yield _noun(form, data["plural"], "plural"), "8" if kind == "R" else kind


def _verbs(language: Language) -> Iterator[tuple[str, str]]:
    """Yield the forms of the verbs; who asks comes first, so that what says most comes last."""
    for name in ("other", "silent", "react", "act", "say"):
        for verb in language.data["verbs"][name].split():
            for slot, form in _forms(verb, language):
                yield form, _TABLE["verbs"][name][slot]


def _tensed(language: Language) -> Iterator[tuple[str, str]]:
    """Yield the first words of verbs in the present, and behind them in the past, with their slots."""
    data = language.data
    verbs = [_split(v)[1] for kind in _TABLE["verbs"] for v in data["verbs"][kind].split()]
    forms = [form for verb in verbs for form in _forms(verb, language)]
    now = ("base", "present", "past") if data["tenses"]["base"] else ("present", "past")
    yield from sorted((one for one in forms if one[0] in now), key=lambda one: one[0] == "past")


def _forms(verb: str, language: Language) -> Iterator[tuple[str, str]]:
    """Yield each form of a verb with its slot."""
    before, word, behind = _split(verb)
    slots = _slots(word, language.code)
    for slot in ("base", "future", "doing", "done", "past", "present"):
        for form in slots.get(slot, ()):
            yield slot, before + form + behind


def _split(verb: str) -> tuple[str, str, str]:
    """Return what changes in a verb, and what stands around it: in a phrase its first word, or that behind `*`."""
    before, _, changing = verb.rpartition("*")
    word, mark, behind = changing.partition("_")
    return before, word, mark + behind


@lru_cache(maxsize=1 << 14)
def _slots(verb: str, code: str) -> Mapping[str, Sequence[str]]:
    """Return the forms of a verb by slot, by the first rule that fits; irregular ones are named."""
    data = Language.of(code).data
    rule = next(rule for rule in data["inflection"] if re.search(rule["ends"], verb))
    made = {
        slot: [_inflected(verb, rule, end) for end in rule.get(slot, "").split()]
        for slot in ("present", "past", "done", "doing", "future")
    }
    irregular = data["irregular"].get(verb)
    if isinstance(irregular, str):
        past, *done = irregular.split()
        made |= {"past": [past], "done": done}
    elif irregular:
        made |= {slot: forms.split() for slot, forms in irregular.items()}
    return made | {"base": [verb]}


def _noun(word: str, rules: Sequence[Mapping[str, Any]], slot: str) -> str:
    rule = next(rule for rule in rules if re.search(rule["ends"], word))
    return _inflected(word, rule, rule[slot])


def _inflected(word: str, rule: Mapping[str, Any], end: str) -> str:
    """Return a word with another ending; the data say what signs in it stand for."""
    found = re.search(rule["ends"], word)
    end = found.expand(end) if found and "\\" in end else end.replace("$", word[-1])
    return word[: len(word) - rule.get("cut", 0)] + end


@lru_cache(maxsize=4096)
def inflected(word: str, code: str) -> frozenset[str]:
    """Return every form that a language makes of a word, be it a noun or a verb, folded."""
    language = Language.of(code)
    if not language.known:
        return frozenset({ascii_lower(word)})
    nouns = {word, _noun(word, language.data["feminine"], "feminine")}
    plurals = {_noun(noun, language.data["plural"], "plural") for noun in nouns}
    verbs = {form for some in _slots(word, code).values() for form in some}
    return frozenset(map(ascii_lower, nouns | plurals | verbs))


@cache
def small_words(code: str) -> frozenset[str]:
    """Return the articles and prepositions of a language, folded: what phrases do without."""
    words = Language.of(code).data["words"]
    some = " ".join(words.get(name, "") for name in _BETWEEN).split()
    return frozenset(KEYS[word] for word in some if "_" not in word)


class _Keys(dict[str, str]):
    """By token as written: its first part in lower case without diacritics, to look names up."""

    def __missing__(self, token: str) -> str:
        if len(self) > 200_000:  # noqa: PLR2004  (nothing grows for ever)
            self.clear()
        return self.setdefault(token, (parts(token) or ("",))[0])


KEYS = _Keys()

_OWN, _PART = re.compile(r"'s?\s*$"), re.compile(r"[^\W_]+")


@lru_cache(maxsize=1 << 16)
def parts(word: str) -> tuple[str, ...]:
    """Return the parts of a word in lower case without diacritics: `asante`, `mensah`."""
    if word.isascii() and (bare := word.rstrip()).isalnum():
        return (bare.lower(),)
    lower = ascii_lower(word)
    lower = _OWN.sub("", lower.replace("’", "'"))
    return tuple(_PART.findall(lower.replace("'", "")))
