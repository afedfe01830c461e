"""People in running text in Arabic, which has no capitals: behind titles and verbs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.authoring.vocabulary import any_of, data, phrases

_WORDS = data("people")["arabic"]
_LETTER = r"[\u0620-\u0652\u0670-\u06d3]"
_WORD = rf"{_LETTER}+"
_NOT_SMALL = rf"(?!(?:{any_of(phrases(_WORDS['small']))})(?!\w))"
_TITLES = _WORDS["titles"].split()
_ARTICLE = "ال"
_DEFINITE = [one for one in _TITLES if one.startswith(_ARTICLE)]
_DEFINITE += [f"لل{one.removeprefix(_ARTICLE)}" for one in _DEFINITE]  # `to the`
_TITLED = (
    rf"(?:و|ب)?(?:(?:{any_of(_DEFINITE)})\s+(?:{_ARTICLE}{_WORD}(?:ي|ية)\s+(?!{_ARTICLE}))?"
    rf"|ل?(?:{any_of(one for one in _TITLES if not one.startswith(_ARTICLE))})\s+(?!{_ARTICLE})|[دأم]\s*[./]\s*)+"
)
"""A title, and where somebody is from. Without the article it is of a field, not of a person, where
an article follows: professor of the law."""
_LEADS = rf"و?(?:{any_of(phrases(_WORDS['led']))})\s+(?:{_TITLED})?"
_SAYS = rf"(?:و|ف)?(?:{any_of(_WORDS['verbs'].split())})\s+(?:{_TITLED})?"
_PART = rf"(?:{any_of(_WORDS['parts'].split())})"
_UNIT = rf"(?:(?:{any_of(_WORDS['begins'].split())})\s+)?{_WORD}(?:\s+(?:{any_of(_WORDS['of_two'].split())})(?!\w))?"
_LAST = rf"ال(?!(?:{any_of(_WORDS['not_last'].split())})\b)(?:{_WORD}ي(?!{_WORD})|{_WORD}(?=\s*(?:[،؛.:!؟()]|(?:{any_of(_WORDS['clauses'].split())})(?!\w)|\Z)))"
"""A third word with the article, which ends as surnames do, or what stands there: `سالم خيالي الوهم،`."""
_NAME = (
    rf"{_NOT_SMALL}(?!{_PART}\s|{_TITLED})(?!{_ARTICLE}{_WORD}\s+{_ARTICLE}){_UNIT}"
    rf"(?:(?:\s+{_PART}\s+{_UNIT}){{1,3}}|\s+{_NOT_SMALL}(?!و(?:{any_of(_WORDS['verbs'].split())})(?!{_LETTER})|و{_WORD}ون|و{_WORD}ين){_UNIT}(?:\s+{_PART}\s+{_UNIT}){{0,2}})(?:\s+{_LAST})?"
)
_PERSON = re.compile(
    rf"(?<!\w)(?:(?P<led>{_LEADS})(?P<a>{_NAME})"
    rf"|{_SAYS}(?P<b>{_NAME})(?=\s*،|\s+(?:{any_of(_WORDS['clauses'].split())})(?!\w))"
    rf"|{_TITLED}(?P<c>{_NAME}))"
)


def in_arabic(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the names of people, and whether the words say that the person led.

    They stand behind a title, behind words such as `moderated by`, or between a verb of saying and
    what is said. Two words are taken, and whatever `Ibn` and the like join to them; a third word with
    the article where the name ends with it.
    """
    for match in _PERSON.finditer(text):
        yield " ".join((match["a"] or match["b"] or match["c"]).split()), match["led"] is not None
