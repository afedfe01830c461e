"""People in running text in Chinese, which has neither capitals nor blanks: before verbs of saying."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.authoring.names import is_place
from onrecord.authoring.vocabulary import data

_WORDS = data("people")["chinese"]
_HAN = "[㐀-鿿]"


def _any_of(name: str) -> str:
    return "|".join(sorted(_WORDS[name].split(), key=lambda word: (-len(word), word)))


_SURNAME = rf"(?:{_any_of('double_surnames')}|[{''.join(_WORDS['surnames'].split())}])"
_SAYS = rf"(?:(?:{_any_of('before_verbs')})?(?:{_any_of('verbs')})|就{_HAN}{{1,20}}?(?:{_any_of('verbs')}))"
_PERSON = re.compile(
    rf"(?:(?P<role>{_any_of('roles')})|(?<!{_HAN})|(?<={_any_of('joints').replace('|', ')|(?<=')}))"
    rf"(?P<name>{_SURNAME}{_HAN}{{1,2}}?|{_HAN}{{1,8}}?(?:[·•‧・]{_HAN}{{1,8}}?){{1,4}})"
    rf"(?:(?P<led>(?:{_any_of('led')})(?![人者]))|(?={_SAYS}))"
)
_ROLE = re.compile(rf"\A{_HAN}*(?:{_any_of('roles')})(?={_HAN})")
"""What stands before a foreign name, and where it begins cannot be told by a surname."""
_NAME = 3
"""A shorter one is many a word as well, and needs a role before it."""
_NO_LAST = frozenset(_WORDS["not_last"])


def in_chinese(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the names of people, and whether the words say that the person led.

    They stand before a verb of saying, behind a role, a sign, or words such as `by`. A name begins with a
    common surname, or has points between its parts, as foreign names are written.
    """
    for match in _PERSON.finditer(text):
        name = match["name"]
        foreign = re.search(r"[·•‧・]", name) is not None
        name = _ROLE.sub("", name) if foreign else name
        likely = foreign or match["role"] or len(name) >= _NAME
        if likely and name[-1] not in _NO_LAST and not is_place(name):
            yield name, match["led"] is not None
