"""People in running text in Arabic, which has no capitals: behind titles and verbs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.authoring.vocabulary import any_of, data, phrases

_WORDS = data("people")["arabic"]
_WORD = r"[\u0620-\u064a\u0670-\u06d3]+"
_NOT_SMALL = rf"(?!(?:{any_of(phrases(_WORDS['small']))})(?!\w))"
_TITLED = rf"(?:و|ل|ب)?(?:(?:{any_of(_WORDS['titles'].split())})\s+|[دأم]\s*[./]\s*)+"
_LEADS = rf"و?(?:{any_of(phrases(_WORDS['led']))})\s+(?:{_TITLED})?"
_SAYS = rf"(?:و|ف)?(?:{any_of(_WORDS['verbs'].split())})\s+(?:{_TITLED})?"
_NAME = rf"{_NOT_SMALL}{_WORD}\s+{_NOT_SMALL}(?:(?:{any_of(_WORDS['parts'].split())})\s+)?{_WORD}"
_PERSON = re.compile(
    rf"(?<!\w)(?:(?P<led>{_LEADS})(?P<a>{_NAME})"
    rf"|{_SAYS}(?P<b>{_NAME})(?=\s+(?:{any_of(_WORDS['clauses'].split())})(?!\w))"
    rf"|{_TITLED}(?P<c>{_NAME}))"
)


def in_arabic(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the names of people, and whether the words say that the person led.

    They stand behind a title, behind words such as `moderated by`, or between a verb of saying and
    what is said. Two words are taken, or three where one is a part of a name such as `Ibn`.
    """
    for match in _PERSON.finditer(text):
        yield " ".join((match["a"] or match["b"] or match["c"]).split()), match["led"] is not None
