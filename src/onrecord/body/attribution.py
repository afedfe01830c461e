"""Find who is speaking in plain prose, and to whom a citation belongs.

Never a guess: a person speaks where the author says so with a mark, or where a declared name
stands with a verb of saying or a form that gives a view. A pronoun alone attributes to nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.body import names as naming
from onrecord.body.names import Name
from onrecord.body.sentences import Prose, divide
from onrecord.body.speech import (
    ADVERB,
    AUXILIARY,
    GROUP,
    INVERTED,
    NOT_A_PERSON,
    OBJECT,
    PARTICIPLE,
    SILENT,
    VERB,
    VIEW,
)
from onrecord.model import Basis


@dataclass(frozen=True)
class Saying:
    """A place where somebody speaks; nobody declared where there are no speakers."""

    speakers: tuple[str, ...]
    start: int
    end: int
    basis: Basis
    scope: tuple[int, int] | None = None
    """What is direct speech of these people: `Kaspar: …`, `— Lea Kaspar`; `None` if reported."""


@dataclass(frozen=True)
class Voices:
    """Who speaks in a passage and who is only named; offsets are of the text as written."""

    prose: Prose
    sayings: tuple[Saying, ...]
    mentions: tuple[str, ...]


_NO_ORG = r"[^,;:.()]{1,70}"
_WORDS = r"(?:[^,;:()]|\([^)]{1,40}\))"
_APPOSITIVE = rf"(?:\s*\([^)]{{1,120}}\)|\s*,\s{_WORDS}{{1,130}}?(?:,{_WORDS}{{1,60}}?){{0,2}},(?=\s)|\s*[—–-]\s[^—–]{{1,90}}\s[—–-])"
_OF = rf"(?:\s+(?:of|from|at|for|representing|speaking\s+for)\s+(?:the\s+)?[A-Z]{_NO_ORG}?)"
_FILL = rf"(?:\s+(?:{ADVERB}|{AUXILIARY})\b,?)"
_COMPANY = (
    r"(?:\s+(?:and|as\s+well\s+as|together\s+with)\s+(?:(?:an?|the|other|others|several|some|many|two|three)\b"
    r"[^,.;:]{0,50}?|[A-Z][\w-]+(?:\s[A-Z][\w-]+)?))"
)
_PREDICATE = re.compile(
    rf"(?P<apposition>{_APPOSITIVE}|{_OF},?|{_COMPANY})?(?:{_FILL}){{0,5}}\s+(?P<verb>{VERB})", re.IGNORECASE
)
_WHO = re.compile(rf"\s*,?\s*who(?:{_FILL}){{0,5}}\s+(?P<verb>{VERB})", re.IGNORECASE)
_OWN_NORM = re.compile(r"\s+(?:norms?\s+)?\(?13\s?\(?[a-k]\b|\s+norm\s", re.IGNORECASE)
_COMMA_ING = re.compile(rf"\s*,(?:{_FILL}){{0,2}}\s+(?=\w+ing\b)(?P<verb>{VERB})", re.IGNORECASE)
_NOUN_COPULA = re.compile(r"\s+(?:is|was|remains?|remained)\s+(?:clear|convinced|certain|sure|sceptical"
    r"|skeptical|optimistic|less|more|adamant|critical|worried|concerned|confident|of\s+the\s+(?:view|opinion)"
    r"|in\s+favou?r|blunt|brief|cautious|categorical|content|doubtful|explicit|firm|frank|hopeful|keen|unsure"
    r"|aware|alarmed|troubled|blunter|harsher|pleased|struck|equally|not\s+(?:convinced|sure|certain))\b", re.I)
_SILENCE = re.compile(
    rf"(?:{_APPOSITIVE})?\s+(?:did|does|do|has|have|had|would|could)(?:\s+not|n['’]t)\s+(?:{ADVERB}\s+)?{SILENT}"
    rf"|\s+(?:never|nowhere|no\s+longer)\s+{SILENT}\w*|\s+(?:avoided|refused|declined|left\s+out|stayed\s+away|omitted|skipped)",
    re.IGNORECASE,
)
_ACCORDING = re.compile(
    r"(?:according\s+to|in\s+the\s+(?:words|view|opinion|eyes|judge?ment|reading|account|estimation|understanding)"
    r"\s+of|from\s+the\s+(?:perspective|point\s+of\s+view|standpoint)\s+of|as\s+per|in\s+line\s+with\s+what|to\s+quote"
    r"|in\s+the\s+mind\s+of|the\s+(?:view|opinion|position|argument|reading)\s+of)\s+(?:both\s+)?$",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"(?:^|[.;:,—–(!?…\"”’]\s*|\b(?:and|but|while|whereas|that|as|yet|or|is|was|matters?|mattered|counts?"
    r"|counted|important|central|key|crucial|decisive|relevant|first|clear|essential|priority|point|weight"
    r"|norm|pressing|vital|useful|interesting|urgent|stood\s+out|stands\s+out)\s+|\b13\s?\([a-k]\)\s+)"
    r"(?:[Ff]or|FOR)\s+(?:both\s+)?$"
)
_TO = re.compile(
    r"(?:\b(?:matters?|mattered|important|central|clear|obvious|key|crucial|evident|seem(?:s|ed)?|appear(?:s|ed)?"
    r"|looks?|looked|dear|essential|belongs?|belonged|most|relevant)\s+to|(?:^|[.;:—–!?]\s*)To)\s+$"
)
_BY = re.compile(rf"\b{PARTICIPLE}(?:\s+(?:\w+\s+){{0,3}}?)?\s*(?:\w+ly\s+)?by\s+(?:both\s+)?$", re.IGNORECASE)
_POINT_BY = re.compile(
    rf"\b{VIEW}s?\s+(?:(?:made|given|put\s+forward|raised)\s+)?(?:by|from|of)\s+$", re.IGNORECASE
)
_QUIPPED = re.compile(r"[”\"’'],?\s+[a-z]+ed\s+$|,[”\"’']\s+[a-z]+ed\s+$")
_INVERTED = re.compile(
    rf"(?P<lead>^|[.,;:—–!?…\"”’'“]\s*|\b(?:as|so|thus|than|what)\s+){INVERTED}(?:\s+(?:\w+ly))?\s+$", re.IGNORECASE
)
_OBJECT = re.compile(rf"\b{OBJECT}\s+(?:both\s+|what\s+)?$", re.IGNORECASE)
_ANNOUNCES = re.compile(r"\s+(?:had|has|was|is|did|got|came)\b[^.:;,]{0,50}:\s", re.IGNORECASE)
_NEITHER = re.compile(r"\b(?:neither|nor|none\s+of)\s+(?:[\w\s]+\s+nor\s+)?$", re.IGNORECASE)
_WHAT = re.compile(r"\bwhat\s+$", re.IGNORECASE)
_IN_VIEW = re.compile(r"\b(?:in|to|from|by|on|under|at|as\s+for)\s+(?:both\s+)?$", re.IGNORECASE)
_VIEW_OWN = re.compile(rf"\s+(?:\w+\s+){{0,2}}?{VIEW}s?\b", re.IGNORECASE)
_VIEW_IS = re.compile(
    rf"\s+[\w-]+\s+(?:is|was)\s+that\b|\s+(?:[\w-]+\s+){{0,3}}?{VIEW}s?\b[^.;]{{0,40}}?(?:\b(?:is|was|were|are|that|went|concerned|remained|on|about"
    r"|turned|returned|lay|lies|began|came|pointed|rested|rests|fell|starts?|started|goes)\b|[:—–])",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s*(?:,\s*(?:and|as\s+well\s+as)|,|\band\b|&|\bas\s+well\s+as\b|\balong\s+with\b|\btogether\s+with\b)\s+(?:both\s+)?$")
_LABEL = re.compile(r"\s*(?:\([^)]{1,80}\)|,\s[^:,]{1,60})?\s*(?::|\s[—–]\s)")
_SIGNED = re.compile(r"(?:^|[.!?…\"”’)]\s*)[—–-]{1,2}\s*$")
_SIGNED_END = re.compile(rf"(?:\s*,\s*[^.;]{{1,80}}|\s*\([^)]{{1,80}}\))?\s*\.?\s*$")
_BRACKET = re.compile(r"[(\[]$")
_ANONYMOUS = re.compile(
    rf"(?:(?<=^)|(?<=[\s(“\"‘—–]))(?P<who>{GROUP})(?:\s+(?:from|of|in|at|on|for|who|with)\s[^,.;:]{{1,60}}?)?(?:,[^,.;]{{1,60}},)?"
    rf"(?:\s+(?:{ADVERB}|{AUXILIARY})\b){{0,4}}\s+(?P<verb>{VERB})",
    re.IGNORECASE,
)
_STRANGER = re.compile(
    r"(?<![\w’'-])(?P<who>(?:[A-ZÀ-ÞĀ-Ž][\w’'-]*)(?:\s+(?:(?:de|van|von|der|of|the|el|al|bin)\s+)?[A-ZÀ-ÞĀ-Ž][\w’'-]*){0,3})"
    rf"(?:{_APPOSITIVE})?(?:\s+(?:{ADVERB}|has|had|have|would|did)\b){{0,3}}\s+(?P<verb>{VERB})"
)
_STRANGER_BEFORE = re.compile(
    rf"(?:\b[Aa]ccording\s+to|\b{PARTICIPLE}\s+by|[Ii]n\s+the\s+(?:words|view)\s+of)"
    r"\s+(?:(?:the|an?|one|some|several)\s+)?(?P<who>[A-ZÀ-ÞĀ-Ž][\w’'-]*|participants?|speakers?|delegat\w+|panel\w*|audience|experts?)"
)
_STATES = re.compile(
    rf"\b(?:states|governments|countries)(?:\s+(?:{ADVERB}|{AUXILIARY})\b){{0,3}}\s+(?:said|say|insisted|insist|argued|argue|noted"
    r"|note|stressed|asked|proposed|objected|questioned|warned|claimed|complained|pointed\s+out|called\s+for|pressed)\b",
    re.IGNORECASE,
)
_IMPERSONAL = re.compile(
    r"\b[Ii]t\s+(?:was|is|has\s+been|had\s+been)\s+(?:\w+ly\s+)?(?:said|noted|argued|stressed|suggested|recalled|asked"
    r"|agreed|observed|pointed\s+out|felt|proposed|underlined|emphasi[sz]ed)\b(?!\s+by)"
)


def listen(text: str, names: naming.Pattern, marks: Sequence[Saying]) -> Voices:
    """Return who speaks in a passage and who is only named.

    `marks` are the places where the author linked a speaker.
    """
    prose = divide(text)
    folded = naming.fold(text)
    found = list(naming.find(folded, names))
    heard = _Listener(folded.text, divide(folded.text), found)
    sayings = [*marks]
    for saying in heard.sayings():
        start, end = folded.back(saying.start), folded.back(saying.end)
        if not any(mark.start < end and start < mark.end for mark in marks):
            scope = saying.scope and (folded.back(saying.scope[0]), folded.back(saying.scope[1]))
            sayings.append(Saying(saying.speakers, start, end, saying.basis, scope))
    speaking = {speaker for saying in sayings for speaker in saying.speakers}
    mentioned = (name.speaker for name in found if name.speaker not in speaking)
    ordered = sorted(sayings, key=lambda saying: (saying.start, saying.end))
    return Voices(prose, tuple(ordered), tuple(dict.fromkeys(mentioned)))


@dataclass(frozen=True)
class _Listener:
    """Looks for sayings in a folded text."""

    text: str
    prose: Prose
    found: list[Name]

    def sayings(self) -> Iterator[Saying]:
        """Yield every saying; those of undeclared people have no speaker."""
        declared: list[Saying] = []
        for group, conjoined in self._groups():
            declared.extend(self._group(group, conjoined))
        yield from declared
        yield from self._anonymous(declared)

    def _groups(self) -> Iterator[tuple[list[Name], bool]]:
        """Yield runs of names joined by commas and `and`, and whether an `and` joins them."""
        group: list[Name] = []
        joins: list[str] = []
        for name in self.found:
            between = self.text[group[-1].end : name.start] if group else ""
            plain = re.sub(r"^\s*\([^)]*\)", "", between)
            if group and not group[-1].possessive and _JOINED.fullmatch(plain):
                group.append(name)
                joins.append(plain)
                continue
            yield from self._split(group, joins)
            group, joins = [name], []
        yield from self._split(group, joins)

    @staticmethod
    def _split(group: list[Name], joins: list[str]) -> Iterator[tuple[list[Name], bool]]:
        """Keep a run together only when its last join is an `and`: `with Kaspar, Droz` is no group."""
        if not group:
            return
        if joins and re.search(r"\w|&", joins[-1]):
            yield group, True
        elif len(group) > 2 and re.search(r"\w|&", joins[-2]):
            yield group[:-1], True
            yield group[-1:], False
        else:
            for name in group:
                yield [name], False

    def _group(self, group: list[Name], conjoined: bool) -> Iterator[Saying]:
        """Yield the sayings of a run of names."""
        first, last = group[0], group[-1]
        everyone = tuple(dict.fromkeys(name.speaker for name in group))
        if self._view_before(first) or self._after_by(first):
            yield Saying(everyone, first.start, last.end, Basis.INFERRED)
            return
        if self._predicate(last):
            guarded = conjoined and self._is_object(first)
            speakers = (last.speaker,) if guarded else everyone
            start = last.start if guarded else first.start
            yield Saying(speakers, start, last.end, Basis.INFERRED)
            return
        for name in group:
            scope = self._direct(name)
            if scope or self._inverted(name) or self._possessive(name):
                yield Saying((name.speaker,), name.start, name.end, Basis.INFERRED, scope)

    def _direct(self, name: Name) -> tuple[int, int] | None:
        """Return what is direct speech that a name labels or signs."""
        if self._signature(name):
            return 0, len(self.text)
        if not self._label(name):
            return None
        later = (other.start for other in self.found if other.start > name.start and self._label(other))
        return name.start, min(later, default=len(self.text))

    def _before(self, name: Name) -> str:
        """Return what stands before a name in its sentence."""
        return self.text[self.prose.sentence(name.start)[0] : name.start].lstrip()

    def _after(self, name: Name) -> str:
        """Return what stands behind a name in its sentence."""
        return self.text[name.end : self.prose.sentence(name.start)[1]]

    def _is_object(self, name: Name) -> bool:
        """Say whether the word before a name makes it an object."""
        return _OBJECT.search(self._before(name)) is not None

    def _view_before(self, name: Name) -> bool:
        """Say whether a form that gives a view stands before a name: `according to Droz`."""
        if name.possessive and not re.match(_VIEW_OWN, self._after(name)):
            return False
        before = self._before(name)
        if _ACCORDING.search(before):
            return not (name.possessive and re.match(r"\s+\w+['’]", self._after(name)))
        if name.possessive:
            return False
        return self._for(before, self._after(name)) or (
            _TO.search(before) is not None and self.text[name.end : name.end + 1] in ",. "
            and (not before.rstrip().endswith("To") or self.text[name.end : name.end + 1] == ",")
        )

    @staticmethod
    def _for(before: str, after: str) -> bool:
        """Say whether `for Droz` gives a view, and is not `a question for Droz`."""
        match = _FOR.search(before)
        if match is None:
            return False
        opening = re.match(r"^\W*$|^.*[.;:,—–(!?…\"”’]\s*$", before[: before.lower().rfind("for")]) is not None
        if opening:
            return re.match(r"\s*(?:,|\(|(?:and|as\s+well)\b|\w)", after) is not None
        return not after.startswith(":")

    def _after_by(self, name: Name) -> bool:
        """Say whether a name stands behind `raised by`."""
        before = self._before(name)
        return not name.possessive and bool(_BY.search(before))

    def _predicate(self, name: Name) -> bool:
        """Say whether a verb of saying follows a name that is its subject."""
        if name.possessive:
            return False
        after, before = self._after(name), self._before(name)
        if _SILENCE.match(after) or _NEITHER.search(before):
            return False
        who = _WHO.match(after)
        if who and self._finite(who, after):
            return True
        if _OBJECT.search(before) and not _WHAT.search(before):
            return False
        if self._copula(after) or self._elliptic(before, after) or _ANNOUNCES.match(after):
            return True
        if before.endswith(", ") and after.startswith(","):
            # The name itself is the apposition: `the former Chair, Guilherme Patriota, noted`.
            after = after[1:]
        match = _PREDICATE.match(after) or _COMMA_ING.match(after)
        return match is not None and self._finite(match, after)

    @staticmethod
    def _elliptic(before: str, after: str) -> bool:
        """Say whether a verb is left out: `Kaspar named norm 13(e), Droz norm 13(k)`."""
        opens = re.search(rf"\b{VERB}.*(?:[,;]|\band|\bwhile|\bwhereas)\s+$", before, re.IGNORECASE | re.S)
        return opens is not None and _OWN_NORM.match(after) is not None

    @staticmethod
    def _copula(after: str) -> bool:
        """Say whether a name is the subject of `was clear that`, `is of the view`."""
        return _NOUN_COPULA.match(re.sub(rf"^{_APPOSITIVE}", "", after)) is not None

    def _finite(self, match: re.Match[str], after: str) -> bool:
        """Say whether a verb is really the predicate: not `was invited`, not `to` alone."""
        words = match[0].lower()
        verb = match["verb"].lower()
        passive = re.search(r"\b(?:is|was|were|are|been|be)\s+(?:\w+ly\s+)?$", words[: -len(verb)])
        if passive and not verb.endswith("ing") and "quoted as" not in words:
            return verb in {"reminded", "concerned", "worried", "convinced", "struck"}
        if match["apposition" if "apposition" in match.re.groupindex else "verb"] and verb.endswith("ing"):
            return "," in words or "was" in words or "is" in words
        if verb in _WEAK:
            return _WEAK[verb].match(after[match.end() :]) is not None
        return True

    def _inverted(self, name: Name) -> bool:
        """Say whether a verb of saying stands before its subject: `, said Kaspar`."""
        if name.possessive:
            return False
        if _QUIPPED.search(self._before(name)):
            return True
        match = _INVERTED.search(self._before(name))
        if match is None:
            return False
        lead = match["lead"].strip().lower()
        if lead in {"as", "so", "thus", "than", "what", ""} and not match["lead"].strip():
            return True
        # After a comma the verb may have its subject further left: `Droz spoke, asked Kaspar …`.
        return not re.match(r"\s+(?:to\s+[a-z]|whether\b|if\b|about\b|why\b|how\b|what\b)", self._after(name))

    def _possessive(self, name: Name) -> bool:
        """Say whether a possessive gives the person's view: `in Kaspar's view`."""
        if not name.possessive:
            return False
        before, after = self._before(name), self._after(name)
        if not (_VIEW_OWN.match(after) or _VIEW_IS.match(after)):
            return False
        if _IN_VIEW.search(before):
            return re.search(r"\b(?:up|bas\w+|build\w+|comment\w*|reflect\w*|touch\w*|expand\w*|draw\w*|elaborat\w*"
                r"|focus\w*|follow\w*)\s+(?:on|from)\s+$|\b(?:reply|response|answer|reaction|addition|contrast|referred|respond\w*"
                r"|repl\w+|thanks|return\w*|react\w*)\s+to\s+$", before, re.I) is None
        opens = re.search(r"(?:^|[.;:—–(,!?\"”]\s*(?:and\s+|but\s+)?|\b(?:while|whereas|but|and|that|as|yet)\s+)$", before, re.I)
        return opens is not None and _VIEW_IS.match(after) is not None

    def _label(self, name: Name) -> bool:
        """Say whether a line opens with a name as a label: `Kaspar: …`."""
        line = self.text[self.text.rfind("\n", 0, name.start) + 1 : name.start]
        opens = re.fullmatch(r"[\W\d]*(?:[QA]\W+)?", line) is not None
        return opens and not name.possessive and _LABEL.match(self.text[name.end :]) is not None

    def _signature(self, name: Name) -> bool:
        """Say whether a passage closes with a name: `— Lea Kaspar`, `(Kaspar)`."""
        before, after = self.text[: name.start], self.text[name.end :]
        if _SIGNED.search(before) and _SIGNED_END.fullmatch(after):
            return True
        return bool(_BRACKET.search(before)) and re.fullmatch(r"\s*[)\]]\W*", after) is not None

    def _anonymous(self, declared: list[Saying]) -> Iterator[Saying]:
        """Yield sayings of groups and of people who are not declared."""
        for match in (*_ANONYMOUS.finditer(self.text), *_STRANGER.finditer(self.text)):
            if match.re is _STRANGER and not self._stranger(match):
                continue
            owned = re.search(r"['’]s?\s+$", self.text[: match.start("who")])
            passive = re.search(r"\b(?:was|were|been|is|are|be|being)\b", match[0], re.IGNORECASE)
            if match["verb"].lower() in _WEAK or owned or passive or self._of_name(match):
                continue
            yield from self._nobody(match.start("who"), match.end(), declared)
        for match in _STATES.finditer(self.text):
            yield from self._nobody(match.start(), match.end(), declared)
        for match in _STRANGER_BEFORE.finditer(self.text):
            if not any(name.start <= match.start("who") < name.end for name in self.found):
                if match["who"] not in NOT_A_PERSON:
                    yield from self._nobody(match.start(), match.end(), declared)
        for match in _IMPERSONAL.finditer(self.text):
            yield from self._nobody(match.start(), match.end(), declared)

    def _of_name(self, match: re.Match[str]) -> bool:
        """Say whether a declared name stands inside a match."""
        return any(match.start() <= name.start < match.end() for name in self.found)

    def _stranger(self, match: re.Match[str]) -> bool:
        """Say whether capitalised words before a verb are a person or body of their own."""
        words = re.findall(r"[^\W\d_][\w’'.-]*", match["who"])
        if words and words[0] in {"The", "A", "An", "But", "And", "Then", "Later", "When", "While", "As", "If"}:
            words = words[1:] or ["The"]
        if any(word.rstrip("’'s") in NOT_A_PERSON or word in NOT_A_PERSON for word in words):
            return False
        if match["verb"].lower().endswith("ing") and len(words) == 1:
            return False
        # A plain verb form behind a noun at the start of a sentence: `Governments need …`.
        return not any(name.start <= match.start("who") < name.end for name in self.found)

    def _nobody(self, start: int, end: int, declared: list[Saying]) -> Iterator[Saying]:
        """Yield a saying of nobody declared, unless a declared person reports it."""
        opening = self.prose.clause(start)[0]
        sentence = self.prose.sentence(start)[0]
        if re.search("[:“\"]", self.text[sentence:start]):
            opening = sentence
        if not any(opening <= saying.start < start for saying in declared):
            yield Saying((), start, end, Basis.INFERRED)


# Verbs that say something only with what follows them.
_WEAK = {
    verb: re.compile(tail, re.IGNORECASE)
    for verbs, tail in (
        ("went go goes going", r"\s+(?:on|further|back|straight|through|into)\b"),
        ("came come comes coming", r"\s+(?:back|out|down|to)\b"),
        ("made makes make making", r"\s+(?:the\s+|a\s+|an\s+|his\s+|her\s+)?(?:\w+\s+)?(?:point|case|remark|plea|appeal|link|connection"
         r"|observation|argument|reference|comparison|claim|proposal|clear|much|distinction|use|it\s+clear|sense)"),
        ("put puts putting", r"\s+(?:\w+\s+){0,6}?(?:first|forward|it|above|ahead|last|weight|emphasis|before|down|on|at|in)\b"),
        ("took takes take taking", r"\s+(?:up|the\s+(?:view|floor|example|line|position)|issue|norm|it\s+as|a\s+\w+\s+(?:view|line|position)|13)"),
        ("gave gives give giving", r"\s+(?!the\s+floor|way\b|.{0,20}(?:lecture|talk)\s+(?:at|in)\b)"),
        ("kept keeps keep", r"\s+(?:coming|returning|to|going|saying|insisting|the)\b"),
        ("held holds hold holding", r"\s+(?:that|up|on|against|the\s+view|norm|13|it)\b"),
        ("set sets setting", r"\s+(?:out|apart|aside|norms?|the|against)\b"),
        ("led leads", r"\s+(?:with|into|off|the\s+discussion|back)\b"),
        ("lead", r"\s+with\b"),
        ("meant means mean", r"\s+"),
        ("state states", r"\s+(?:that|,|:)"),
        ("view views question questions answer answers reply replies report reports comment comments point points"
         " name names focus highlights response place rank", r"\s"),
        ("begin began begins open opens opened start started starts close closed closes end ended ends", r"\s+(?:by|with|on|the\s+\w+(?:\s+\w+)?\s+(?:with|by|on)|the\s+discussion|his|her|that|from)\b"),
        ("walk walked walks", r"\s+(?:\w+\s+){0,3}?through\b"),
        ("laid lay lays", r"\s+(?:out|\w+\s+emphasis|weight|stress|the\s+blame)"),
        ("join joined joins", r"\s+(?!the\s+(?:panel|session|webinar|discussion|event)|from|online|remotely|by\s+video|us|late)"),
        ("work works worked", r"\s+from\b"),
        ("finish finished finishes", r"\s+(?:with|by)\b"),
    )
    for verb in verbs.split()
}


def attribute(voices: Voices, offset: int) -> tuple[tuple[str, ...], Basis | None]:
    """Return whose words stand at an offset, and the basis; nobody is an empty tuple.

    The saying of the citation's own clause decides, then that of its sentence, then the nearest
    before it in the passage.
    """
    direct = [s for s in voices.sayings if s.scope and s.scope[0] <= offset < s.scope[1]]
    if direct:
        return direct[-1].speakers, direct[-1].basis
    sentence = voices.prose.sentence(offset)
    for start, end in (voices.prose.clause(offset), sentence):
        chosen = _nearest(voices.sayings, start, end, offset)
        if chosen:
            return chosen.speakers, chosen.basis if chosen.speakers else None
    before = [saying for saying in voices.sayings if saying.speakers and saying.end <= sentence[0]]
    if not before:
        return (), None
    last = _last(before, voices.prose)
    return last.speakers, last.basis


def _nearest(sayings: Iterable[Saying], start: int, end: int, offset: int) -> Saying | None:
    """Return the saying between two offsets that is nearest before another, else nearest after."""
    inside = [saying for saying in sayings if start <= saying.start < end and saying.scope is None]
    stated = [saying for saying in inside if saying.basis is Basis.STATED]
    inside = stated or inside
    before = [saying for saying in inside if saying.start <= offset]
    if before:
        return before[-1]
    return inside[0] if inside else None


def _last(sayings: Sequence[Saying], prose: Prose) -> Saying:
    """Return the last saying; within its sentence the author's mark comes first."""
    last = sayings[-1]
    start, _ = prose.sentence(last.start)
    stated = [s for s in sayings if s.start >= start and s.basis is Basis.STATED]
    return stated[-1] if stated else last
