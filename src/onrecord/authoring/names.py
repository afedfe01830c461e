"""Names of people as texts write them, and entries `Name, role, organisation`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from onrecord.authoring.affiliations import is_affiliation, is_role, role_begins
from onrecord.authoring.vocabulary import any_of, data, phrases
from onrecord.model import is_name
from onrecord.prose import PARTICLES, without_title
from onrecord.site.words import territories
from onrecord.text.characters import one_line
from onrecord.text.folding import plain

_PEOPLE = data("people")
CAPITAL = "[" + "".join(filter(str.isupper, map(chr, range(0x530)))) + "]"
"""A capital letter, Latin, Greek or Cyrillic."""
_JOINED_PARTICLE = r"(?:[dl][’']|(?:al|el|as|an|ar|at|ad|ash|az|ul|es|ez)-)"
_JOINED = re.compile(rf"\A{_JOINED_PARTICLE}")
_I = r"(?!I(?:[’']\w+)?(?![\w.’'-]))"
ALL_PARTICLES = PARTICLES | frozenset(
    "binti bint bte s/o d/o wa mwa ka nga los las dei degli delle ould uit op".split()
)
"""Particles of names, also those that are other words in texts where everybody is declared."""
WORD = rf"{_I}{_JOINED_PARTICLE}?(?:(?:{any_of(_PEOPLE['titles']['short_names'].split())})\.|{CAPITAL}(?:\.(?:-?{CAPITAL}\.)*|(?:[\w’'-]*\w(?:[’'](?=[ \xa0]{CAPITAL}))?)?))"
"""A word with a capital, an initial, or a name that is written short; not `I`."""
_BODIES = phrases(_PEOPLE["bodies"]["words"])
_SURNAMES = frozenset(_PEOPLE["bodies"]["surnames"].split())
_DOUBT = re.compile(rf"\b(?:{any_of(phrases(_PEOPLE['prose']['doubt']))})(?!\w)", re.IGNORECASE)
_NO_AFFILIATION = phrases(_PEOPLE["prose"]["no_affiliation"])

_TITLES = frozenset(word.lower() for word in _PEOPLE["titles"]["words"].split())
ADDRESS = rf"(?:{any_of(_PEOPLE['titles']['address'].split())})\.?"
"""A title that ends an office before it."""
_OFFICE = re.compile(rf"(?:{CAPITAL}\S*\s(?:.*\s)?)?{CAPITAL}\S*\s{ADDRESS}\s+(?=\S+\s+\S)")
"""An office before somebody with a title: `Federal Councillor Mr Max Muster`."""
_IN_ARABIC = frozenset([*_PEOPLE["arabic"]["titles"].split(), *"د م أ أ.د".split()])
_LONGEST = 6
"""How many words a name may have."""
_LIST = 3
"""So many names behind one label are several people, whatever its number."""
_LONG, _FEW = 6, 5
"""In a list of so many names, with fewer than one piece in so many that is none, names stand alone."""
_ENTRY = re.compile(
    r"(?P<name>[^,;:：()\[\]–—|/@،、，（]*?[^\s,;:：()\[\]–—|/@،、，（])\s*"
    r"(?:$|[(（](?P<in>[^()（）]*(?:[(（][^()（）]*[)）][^()（）]*)*)[)）][\s,;:–—-]*(?P<more>.*)|(?:\s[-–—|/@]+\s|[,;:：–—|/@،、，（])\s*(?P<of>.*))"
)
_MAIL = re.compile(r"\s*[<(\[]\S{1,80}@\S{1,80}[>)\]]")
_UNDERLINED = re.compile(rf"(?<=\w)_(?={CAPITAL})")
_SIGNS = re.compile(r"\A[^\w(\"'“‘«@]+")
"""What a list may have before a name: a bullet, a picture."""
_INVERTED = re.compile(rf"(?P<last>[^\W\d_a-z]{{2,}}),\s+(?P<first>{WORD})\b(?P<rest>.*)")
_SHOUTED_FIRST = re.compile(
    rf"(?P<last>{CAPITAL}{{4,}}|{CAPITAL}{{2,}}-{CAPITAL}{{2,}})\s+(?P<first>{CAPITAL}[^\W\d_A-Z]+)"
)
"""The surname in capitals before the given name, as calls and French lists have it: `KASPAR Lea`."""
_OWN = re.compile(r"\s+(?:of|from|at|representing|for)\s+(?:the\s+)?(?=[^\W\d_a-z])")
_AND = r"\s+(?:and|&|et|y|e|und|en|и|و)\s+"
_BETWEEN = re.compile(rf"\s*[,;，、،؛；]\s*(?:(?:and|&|et|y|e|und)\s+)?|{_AND}")


@dataclass(frozen=True)
class Entry:
    """Somebody as a list or a label has them."""

    name: str
    of: str = ""
    """What stands behind the name: a role, an organisation."""
    doubtful: bool = False
    """Whether it says that the person may not have come: `tbc`, `apologies`."""
    note: str = ""
    """What stands behind the name and is no affiliation: `moderator`, `online`."""


@cache
def _places() -> frozenset[str]:
    """Return what States and territories are called, in the languages that are common."""
    names = (
        name
        for code in ("en", "fr", "es", "de", "pt", "it", "ru", "zh")
        for name in territories(code)
    )
    return frozenset(map(plain, names))


def is_place(name: str) -> bool:
    """Say whether a State or a territory is called so."""
    return plain(name) in _places()


def is_person(name: str, *, named: bool = False) -> bool:
    """Say whether words may be the name of a person, and not of a place, a body or an event.

    `named` says that they stand where people do, behind a title or in a list: `Eve Hill` is one there.
    """
    words = name.split()
    if not 1 < len(words) <= _LONGEST or is_place(name) or not is_name(name):
        return False
    surname = named and words[-1].lower() in _SURNAMES
    if any(map(is_body, words[:-1] if surname else words)):
        return False
    if any(is_place(" ".join(words[at : at + 2])) for at in range(len(words) - 1)):
        return False
    titles = (word.rstrip(".").lower() in _TITLES for word in words if len(word.rstrip(".")) > 1)
    return not any(titles) and not any(re.search(r"\d", word) for word in words)


def is_body(word: str) -> bool:
    """Say whether a word is a part of what organisations, events and things are called."""
    return _JOINED.sub("", word).lower().strip(".,’'") in _BODIES


def written(name: str) -> str:
    """Return a name without its title, and not in capitals alone: `LEA PROBE` as `Lea Probe`."""
    name = one_line(without_titles(name)).strip(" .,;:*_") if name else ""
    inverted = _SHOUTED_FIRST.fullmatch(name)
    if inverted and not any(is_role(one) or is_body(one) for one in inverted.groups()):
        name = f"{inverted['first']} {inverted['last']}"
    words = name.split()
    whole = all(word.isupper() for word in words)
    shouted = [
        word
        for word in words
        if (bare := _JOINED.sub("", word)).isupper() and len(bare) > (1 if whole else 2)
    ]
    if shouted:
        shouted += [word for word in words[1:-1] if word.isupper() and _is_particle(word)]
    if len(words) > 1 and shouted:
        words = [
            word
            if word not in shouted
            else word.lower()
            if at and _is_particle(word)
            else _with_capital(word)
            for at, word in enumerate(words)
        ]
    return " ".join(words)


def _is_particle(word: str) -> bool:
    return word.lower() in PARTICLES


def _with_capital(word: str) -> str:
    """Return a word without capitals inside, but for `McFeign` and `O'Neil`."""
    particle = _JOINED.match(word)
    kept = particle[0] if particle else ""
    word = word.removeprefix(kept).title()
    return kept + re.sub(r"(?<=\bMc)[a-z]", lambda match: match[0].upper(), word)


def without_titles(name: str) -> str:
    """Return a name without the titles before it."""
    words = without_title(name[office.end() :] if (office := _OFFICE.match(name)) else name).split()
    while len(words) > 1 and (
        words[0].rstrip(".").lower() in _TITLES or words[0].rstrip("./") in _IN_ARABIC
    ):
        words = words[1:]
    return " ".join(words)


def entry(text: str) -> Entry | None:
    """Return the person of an entry `Dr Name, role, organisation`; nothing where it begins with none."""
    text = _UNDERLINED.sub(" ", one_line(text))  # `Ann_Example`, as chats have names
    text = _MAIL.sub("", _SIGNS.sub("", text)).strip(" *_•·-–—@\t")
    doubtful = _DOUBT.search(text) is not None
    inverted = _INVERTED.fullmatch(text)
    if inverted and not is_role(inverted["first"]) and not is_body(inverted["first"]):
        text = f"{inverted['first']} {inverted['last'].title()}{inverted['rest']}"
    match = _ENTRY.fullmatch(text)
    if match is None:
        return None
    name, behind = match["name"], match["in"] or match["of"] or ""
    if match["in"] and match["more"]:
        behind = f"{behind}, {match['more']}" if _useful(behind) else match["more"]
    if own := _OWN.search(name):
        name, behind = name[: own.start()], behind or name[own.end() :]
    name = written(name)
    if at := role_begins(name):
        words = name.split()
        name, behind = " ".join(words[:at]), ", ".join(filter(None, (" ".join(words[at:]), behind)))
    if not _is_name(name):
        return None
    behind = behind.strip(" .;,–—-")
    return Entry(name, behind, doubtful) if _useful(behind) else Entry(name, "", doubtful, behind)


def _is_name(name: str) -> bool:
    """Say whether the first words of an entry name a person; scripts without capitals count, too."""
    words = name.split()
    odd = re.search(r"[\d?!.]{2,}|[?!]", name)
    if not words or len(words) > _LONGEST or odd or not is_name(name):
        return False
    if len(words) == 1:
        other = not any(char.isupper() or char.islower() for char in name)
        return other and len(name) > 1 and name.lower().removeprefix("ال") not in _BODIES
    if any(char.islower() or char.isupper() for char in name):
        big = all(
            word[0].isupper()
            or word.lower() in ALL_PARTICLES
            or _JOINED.match(word)
            or not word[0].isalpha()
            for word in words
        )
        return big and is_person(name, named=True) and not is_role(name)
    return not any(word.removeprefix("ال") in _BODIES for word in words)


def _useful(of: str) -> bool:
    """Say whether what stands behind a name says for whom somebody spoke, or as what."""
    said = of.strip(" .").lower()
    nothing = re.fullmatch(r"[\W\d_]+|@[\w.-]+", said)  # signs alone, how somebody is called online
    if of.islower() and not any(map(is_affiliation, re.split(r"[,;]\s+", said))):
        return False  # `joined by phone`
    return len(said) > 1 and said not in _NO_AFFILIATION and not nothing


def affiliation_of(bracket: str, name: str) -> str:
    """Return what stands in brackets behind a name, unless it is another name of the same thing, or a note."""
    of = one_line(bracket)
    return of if _useful(of) and not _abbreviates(of, name) else ""


def _abbreviates(of: str, name: str) -> bool:
    """Say whether an abbreviation is made of the first letters of words: `Goals (SDGs)`."""
    short = re.sub(r"s$", "", of.removeprefix("the ").strip())
    initials = "".join(word[0] for word in re.split(r"[\s-]+", name) if word)
    letters = re.sub(r"[^A-Za-z]", "", short)
    return bool(letters) and (
        letters.upper() == initials.upper()
        or initials.upper().endswith(letters.upper())
        or (letters.isupper() and len(letters) <= 2 * len(initials) + 2)
    )


def entries(value: str, *, several: bool) -> Iterator[Entry | str]:
    """Yield the people of a line behind a label; what may be somebody and names nobody, as it is.

    Of one person the organisation stands behind a comma, of several it is told by its words.
    """
    value = _UNDERLINED.sub(" ", one_line(value)).strip()
    parts = [part for part in re.split(r"\s*(?:[;；؛]|\s\|\s|\s/\s|\s(?=@\w))\s*", value) if part]
    if several:
        parts = [one for part in parts for one in re.split(r"(?<=\)),\s+(?=[^\W\d_a-z])", part)]
    if len(parts) > 1:
        for part in parts:
            yield entry(re.sub(rf"^(?:and|et|y|und)\s+|{_AND}\Z", "", part)) or part
        return
    if not several:
        pair = re.split(rf"{_AND}|、", value)
        if len(pair) > 1 and all(entry(part) for part in pair):
            yield from (found for part in pair if (found := entry(part)))
            return
        names = [one for one in _pieces(value) if not is_affiliation(one) and entry(one)]
        if len(names) >= _LIST:
            yield from _grouped(_pieces(value))
            return
        yield entry(value) or value
        return
    yield from _grouped(_pieces(value))


def _pieces(value: str) -> list[str]:
    """Return what stands between commas and `and`, but for those in brackets."""
    pieces, start, depth = [], 0, 0
    joints = {match.start(): match.end() for match in _BETWEEN.finditer(value)}
    for at, char in enumerate(value):
        depth += (char in "([") - (char in ")]")
        if at in joints and not depth and at >= start:
            pieces.append(value[start:at])
            start = joints[at]
    return [piece.strip() for piece in (*pieces, value[start:]) if piece.strip()]


def _grouped(pieces: list[str]) -> Iterator[Entry | str]:
    """Yield people; what is no name behind somebody says as what, or for whom, they came.

    Not in a long list of names alone, where it is likely to be one more.
    """
    last: Entry | None = None
    each = [None if is_affiliation(piece.split("(")[0]) else entry(piece) for piece in pieces]
    names = sum(one is not None for one in each)
    alone = names >= _LONG and names * _FEW >= len(pieces) * (_FEW - 1)
    for piece, found in zip(pieces, each, strict=True):
        if found is None and last is not None and not alone:
            doubtful = last.doubtful or _DOUBT.search(piece) is not None
            if last.of or _useful(piece):
                of = f"{last.of}, {piece}" if last.of else piece
                last = replace(last, of=of, doubtful=doubtful)
            else:
                last = replace(last, note=piece, doubtful=doubtful)
            continue
        if last is not None:
            yield last
        if found is None:
            yield piece
        last = found
    if last is not None:
        yield last
