"""Find the norms that a text names by the letter of a paragraph, and the words that only seem to.

A reference is a head (`norm`, `para. 13`, or the bare `13(e)`) and a chain of letters behind it
(`13(e), (f) and (k)`, `13(f)–(h)`). What other documents call their sections, articles and rules
is never a norm. In the patterns `3` is the number of the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from onrecord.model import Framework
from onrecord.prose.lexicon import Language, words_of_references
from onrecord.prose.tagging import Tagged
from onrecord.prose.values import Cited, Question

_LETTERS = r"[laI](?:[,jr\-]+[laI])*"
_BRACKETED = rf"(?:\({_LETTERS}\)|{_LETTERS}\}})"
_FULL = rf"(?:3[.,]?-?[fs]*\.?{_BRACKETED}|k|3[-.][laI]|3l|3,?f[laI])"
_HEADS = {
    "norm": rf'[NM](?:b|f\.?)*"?\(?(?:{_FULL}|{_BRACKETED}|[laI](?![(]))',
    "para": rf"[ps§]\.?{_FULL}",
    "sub": rf"s\.?{_BRACKETED}(?:[,j]+{_BRACKETED})*(?=,?of*[pNM]\.?3(?![(laI]))",
    "bare": rf"3{_BRACKETED}",
    "compact": "k",
    "glued": rf"K|Z{_BRACKETED}",
}
_STARTS = re.compile("[NMps§3kKZ]")
"""What a head begins with; a search for these alone is ten times as fast."""
_HEAD = re.compile("|".join(f"(?P<{name}>{way})" for name, way in _HEADS.items()))
_JOIN = r'"?\)?(?:[,j]+|[r-]+)'
_MORE = re.compile(rf'(?:{_JOIN}[NM]?"?(?:{_FULL}|{_BRACKETED}))*')
_MORE_BARE = re.compile(rf'(?:{_JOIN}[NM]?"?(?:{_FULL}|{_BRACKETED}|[lI](?!-#)))*')
_LETTER = re.compile("[laIkK]")
_CLOSED = re.compile(r"[()\n]")
_WORD = re.compile(r"(?<![3NM(])[laI](?![)}])")
"""A letter that may be a word: Spanish has `y`."""
_WHOLE = re.compile(r"[^\W\d]{2,}-?\d")
"""A head and a number in one word: `norm-13c`."""
_FAR = 200
"""How many tokens of a sentence are looked at before and behind a reference."""
_GLUE = frozenset("/.-–—#")
"""What makes a number part of something longer where no space follows."""
_RANGE = re.compile("[r-]")
_LEAD = re.compile(r'["),jr-]*[NM]?"?')

_SPEAKS = re.compile(
    r'[geNMuyh](?:(?<=g)|(?<=e)[^.\n]{0,4}M|(?<=[NM])(?:[^.\n]{0,4}[ps]\.?(?:\(l\)op\.?)?)?"?\(?[3k]'
    r"|(?<=[uy])[^.\n]{0,2}[NM]|(?<=y)[^.\n]?t|(?<=h)[^.\n]?v)"
)
"""Words that say that a text is about the norms of the framework."""
_NUMBER = re.compile(
    r"(?:N(?:f\.?)*[#3en]|M(?:f\.?)*[#3en](?:[,jr-]+(?:f\.?)*[#3en])+|(?P<glued>[zZ]))"
    r"(?!\([laI]\)|,?[fs]|-?\.?[lk#3]|%)"
)
"""`norms 5 and 6`; of several one alone may count something else: `agreed on norms 10 years ago`."""
_PLACE = "d(?:N|(?:[,j]+d)+M)"
_ORDINAL = re.compile(rf'(?<=g)"?{_PLACE}|{_PLACE}(?=o(?:g|[^.,()\n]{{0,4}}[gt]))')
"""Of a report: `the fifth norm of the UN GGE report`; `the first norm of the day` may be any."""
_LABELLED = re.compile(r'[BDX§]\.?(?:f\.?)?(?:[#3ky]\.?(?:\([^()]\))*[,jr\-.]*)*"?\Z')
_OF_OTHER = re.compile(r'[",)}]{0,3}(?:o[^.;()g\n]{0,6}?[OD]|O(?=[.,\n]))')
_OF_OTHER_SET = re.compile(r",?o[^.,()\n]?X")
_OTHER_SET = re.compile(r"[Xx]u?\Z")
_OF_REPORT = re.compile(r"o(?:g|[^.,()\n]{0,4}[gt])")
_IS_NORM = re.compile(r",?[^.,()\n]?N")
_SUBSUB = re.compile(r"\([^()]{1,2}\)")


class Signs(dict[str, str]):
    """By token as written: its class in references to the norms of a framework."""

    def __init__(self, language: Language, framework: Framework) -> None:
        super().__init__()
        self._framework = framework
        self._signs, words = words_of_references(language, framework)
        # `one` may be anything.
        counted = {word: "n" for word, number in language.numbers.items() if number > 1}
        self._words = counted | dict.fromkeys(language.ordinals, "d") | words
        self._compact = re.compile(rf"{framework.paragraph}([A-Za-z])")
        heads = [word for word, kind in self._words.items() if kind in "NM"]
        self._glued = re.compile(
            rf"(?P<head>{'|'.join(map(re.escape, heads))})-?(?P<number>\d{{1,2}})(?P<letter>[a-z])?"
            rf"|(?:{'|'.join(sorted({word[0] for word in heads}))})-?{framework.paragraph}[a-z]?"
            rf"|(?P<bare>{'|'.join(map(re.escape, heads))})-[{framework.each[0]}-{framework.each[-1]}]"
        )
        """A norm without a space: `norm-13c`, `N13c`."""
        self.single = {word: kind for word, kind in self._words.items() if len(word) == 1}
        """Words of one letter, where it is not one of a list: `i) y j)`."""

    def __missing__(self, token: str) -> str:
        """Find the class of a token that was not met before."""
        return self.setdefault(token, self._class(token.strip() or token))

    def _class(self, word: str) -> str:
        if word == self._framework.paragraph:
            return "3"
        if word in self._signs:
            return self._signs[word]
        if word[-1].isalnum() and (glued := self._glued.fullmatch(word.lower())):
            return self._of_glued(word, glued)
        if len(word) == 1 and word.isalpha() and word.isascii():
            return {"a": "a", "i": "a", "I": "I"}.get(word, "l")
        lower = word.lower().replace("’", "'")
        known = self._words.get(lower) or self._words.get(
            lower.removesuffix("'s").removesuffix("'")
        )
        if known or word[0].isdigit():
            return known or ("k" if self._compact.fullmatch(word) else "#")
        ours = self._framework.symbol and word.startswith(self._framework.symbol)
        return ("g" if ours else "O") if "/" in word else "w"

    def _of_glued(self, word: str, glued: re.Match[str]) -> str:
        if not glued["head"]:
            kind = "K" if word[-1].isalpha() else "Z"
            return kind if glued["bare"] or word[0].isupper() else "w"  # `norm-c`, `N13c`
        if glued["number"] != self._framework.paragraph:
            return "w" if glued["letter"] else "z"
        return "K" if glued["letter"] else "Z"


@lru_cache(maxsize=8)
def _signs(code: str, framework: Framework) -> Signs:
    return Signs(Language.of(code), framework)


def find(
    text: Tagged, language: str, framework: Framework, *, known: bool
) -> Iterator[Cited | Question]:
    """Yield the norms of a framework that a text names and the questions it raises.

    `known` says whether the text is known to speak of these norms.
    """
    return _Reader(text, _signs(language, framework), framework, known=known).find()


class _Reader:
    """Finds the references in the tokens of a document."""

    def __init__(self, text: Tagged, signs: Signs, framework: Framework, *, known: bool) -> None:
        self.framework, self.letters = framework, "".join(framework.each)
        most = max(len(self.letters), int(framework.paragraph or 0))
        self.numbers = frozenset(map(str, range(1, most + 1)))
        self.tokens, self.classes = text.tokens, text.classes
        self.text = _half_open("".join(map(signs.__getitem__, text.tokens.words)))
        self.single = signs.single
        if self.single:
            self.text = _WORD.sub(
                lambda match: self.single.get(self.tokens.words[match.start()].strip(), match[0]),
                self.text,
            )
        spoken = _SPEAKS.search(self.text)
        compact = re.search("[NM]k", self.text)
        self.known = known or spoken is not None
        self.told = spoken.start() if spoken else len(self.text)
        self.compact = compact.start() if compact else len(self.text)

    def find(self) -> Iterator[Cited | Question]:
        """Yield the norms that are named and the questions they raise, in the order of the text."""
        taken = 0
        for start in _STARTS.finditer(self.text):
            head = _HEAD.match(self.text, start.start()) if start.start() >= taken else None
            if head is None:
                continue
            taken = head.end()
            if self.tokens.words[head.start() - 1] in _GLUE:
                continue
            letters = self._letters(head)
            if head["norm"] and not self._is_letter(head, letters):
                continue
            taken = letters[-1].last + 1
            if not self._counts(head, taken):
                continue
            if head["norm"] and not self._is_ours(head, letters):
                first, last = letters[0].first, letters[-1].last
                yield Question(first, last, self.framework, letters[0].letter.lower())
            else:
                yield from self._expand(letters)
        yield from self._questions()

    def _questions(self) -> Iterator[Question]:
        """Yield what seems to name a norm by its number among all of them."""
        for match in (*_NUMBER.finditer(self.text), *_ORDINAL.finditer(self.text)):
            left = self.text[max(match.start() - 8, 0) : match.start()]
            words = self.tokens.words[match.start() : match.end()]
            glued = match.groupdict().get("glued")
            numbers = [word.strip() for word in words if word.strip() in self.numbers]
            if numbers == ["1", str(len(self.letters))]:
                continue  # `norms 1 to 11` names the set.
            number = words[-1].strip()
            if (
                (self._is_glued(words[0]) if glued else number in self.numbers or number.isalpha())
                and not _OTHER_SET.search(left)
                and not _OF_OTHER_SET.match(self.text, match.end())
            ):
                yield Question(match.start(), match.end() - 1, self.framework)

    def _is_glued(self, word: str) -> bool:
        """Say whether one word is a head and a number: `norm5`; `N13c` and `norm-c` alone could be anything."""
        return self.known or _WHOLE.match(word) is not None

    def _letters(self, head: re.Match[str]) -> list[_Letter]:
        closed = self.text[head.end() - 1] in ")}"
        more = (
            None if head["sub"] else (_MORE if closed else _MORE_BARE).match(self.text, head.end())
        )
        end = more.end() if more else head.end()
        found: list[_Letter] = []
        for match in _LETTER.finditer(self.text, head.start(), end):
            place = match.start()
            before = (
                self.text[found[-1].last + 1 : place] if found else self.text[head.start() : place]
            )
            ranged = bool(found and _RANGE.search(before) and not re.search("[NM]", before))
            lead = _LEAD.match(before).end() if found else 0  # type: ignore[union-attr]
            first = (found[-1].last + 1 if found else head.start()) + lead
            behind = self.text[place + 1] if self.text[place] not in "kK" else ""
            last = place + (behind == "}" or (behind == ")" and self.text[place - 1] in "(,jr-"))
            found.append(
                _Letter(self.tokens.words[place].strip()[-1], place, first, last, before, ranged)
            )
        if len(found) == len("ab") and re.match("Mb", head[0]):
            found[1] = replace(found[1], ranged=True)
        return found

    def _is_letter(self, head: re.Match[str], letters: list[_Letter]) -> bool:
        """Say whether `norm (j)` and `norm C` mean a letter, not an article or an enumeration."""
        first, text = letters[0], self.text
        if "3" in first.before or text[first.place] == "k":
            return True
        if text[first.last] in ")}":
            return not self._enumerates(letters[-1])
        one = head[0][0] == "N"
        pronoun = first.letter == "I" and self.tokens.words[first.place + 1][:1].islower()
        word = pronoun or (one and first.letter in self.single)
        plain = text[first.place] in "lI" and not word and first.letter.lower() in self.letters
        return (one or len(letters) > 1) and plain and text[letters[-1].last + 1] != "-"

    def _is_ours(self, head: re.Match[str], letters: list[_Letter]) -> bool:
        """Say whether `norm C` is one of the framework: any list of norms may have letters."""
        first = letters[0]
        whole = "3" in first.before or self.text[first.place] == "k"
        named = self.text[head.start() - 1 : head.start()] == "g"
        return self.known or named or whole or self.text[first.last] in ")}"

    def _enumerates(self, last: _Letter) -> bool:
        """Say whether bracketed letters number parts of a sentence: `norms (a) bind and (b) …`."""
        end = self._sentence_end(last.last)
        rest = [self.tokens.words[place].strip() for place in range(last.last + 1, end)]
        following = {chr(ord(last.letter.lower()) + 1)} | ({"ii"} if last.letter == "i" else set())
        return any(
            rest[place + 1] == ")"
            and not re.search(r"[NM3]\(?\Z", self.text[: last.last + 1 + place])
            for place in range(1, len(rest) - 1)
            if rest[place].lower() in following
        )

    def _sentence_end(self, place: int) -> int:
        limit = min(place + _FAR, len(self.text))
        ends = (self.classes.find(end, place, limit) for end in ".\n")
        return min((end for end in ends if end >= 0), default=limit)

    def _sentence_start(self, place: int) -> int:
        limit = max(place - _FAR, 0)
        return max(limit, *(self.classes.rfind(end, limit, place) + 1 for end in ".\n"))

    def _counts(self, head: re.Match[str], end: int) -> bool:
        """Say whether a head and its letters speak of the GGE norms and not of another document."""
        text, start = self.text, head.start()
        left = text[max(start - 40, 0) : start]
        if head["norm"] or head["glued"]:
            sure = head["norm"] or self._is_glued(self.tokens.words[start])
            return bool(sure) and not _OTHER_SET.search(left) and not _OF_OTHER_SET.match(text, end)
        if _LABELLED.search(left) or _SUBSUB.match(text, end) or _OF_OTHER.match(text, end):
            return False
        opening = self._sentence_start(start)
        sentence = text[opening:start]
        others = max(map(sentence.rfind, "OD"))
        ours = max(map(sentence.rfind, "gy"))
        norms = re.search("[NM]", sentence)
        called = bool(_IS_NORM.match(text, end)) or bool(
            norms and others < 0 and not _OTHER_SET.search(sentence[: norms.start()])
        )
        if head["compact"]:
            hour = self.tokens.words[start].strip()[-1] in "hk" and text[end : end + 1] != ")"
            return not hour and (called or self.compact < start)
        if head["bare"]:
            told = self.told < self._sentence_end(end)
            return (called or told) and left[-1:] not in {"O", "D"}
        if head[0].startswith("§") and not _OF_REPORT.match(text, end):
            return False
        return (self.known or others < 0) and others <= ours

    def _expand(self, letters: list[_Letter]) -> Iterator[Cited | Question]:
        known = self.letters
        if [(one.letter, one.ranged) for one in letters] == [(known[0], False), (known[-1], True)]:
            return  # `13 (a) to (k)` names the set, not each of its norms.
        previous = ""
        for one in letters:
            letter = one.letter.lower()
            if letter not in known:
                yield Question(one.first, one.last, self.framework, letter)
                continue
            if one.ranged and previous:
                for between in known[known.index(previous) + 1 : known.index(letter)]:
                    norm = self.framework.norm(between)
                    yield Cited(norm, one.first, one.last, shown=False)
            yield Cited(self.framework.norm(letter), one.first, one.last)
            previous = letter


def _half_open(text: str) -> str:
    """Mark brackets behind a letter that none opens: `13 e)`."""
    depth, found = 0, list(text)
    for match in _CLOSED.finditer(text):
        place, kind = match.start(), match[0]
        if kind == ")" and not depth and text[place - 1] in "laI":
            found[place] = "}"
        depth = {"(": depth + 1, ")": max(depth - 1, 0)}.get(kind, 0)
    return "".join(found)


@dataclass(frozen=True)
class _Letter:
    """One letter of a chain, from its first token to its last."""

    letter: str
    place: int
    """The token with the letter."""
    first: int
    last: int
    before: str
    """The classes between the letter before it, or the head, and itself."""
    ranged: bool
    """Whether everything since the letter before it is meant too."""
