"""Tell what a speaker says from what happened: by tense, and by what did it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.prose.forms import Units
from onrecord.prose.lexicon import Lexicon
from onrecord.prose.tagging import Tagged

_VERB = re.compile("(?:s[^,.]*,)?[^VAE4X5FY.,]*(?:,[^,.]*,)?[^VAE4X5FY.]*([VAE4X5FY])")
"""The first verb of a sentence, behind an `if` and what stands in commas behind its subject."""
_THING = re.compile(
    "(?!0[^lLug#d0])(?:C(?=[lL]))?[dlu0#opf679bgLUcr1,]*[lL1][dlu0#opf679bgLUcr1,]*[EV]"
)
"""A subject of plain words, which is no person, meeting or view, with what it did."""
_PASSED = re.compile("[dlu0#]*[N1][^VAE45FPXY,.]*[XY]")
"""What is passed on at a meeting, a question or a text, with what was done to it."""
_HELPS, _DONE = "xzmFD", "ST3AE4Z"
"""The classes of what helps a verb, and of what a participle may have."""
_PERFECT = "xz"
"""Behind which of them a participle stands."""


@dataclass(frozen=True)
class Narration:
    """The verbs of a document, and what they tell."""

    tagged: Tagged
    units: Units
    words: Lexicon

    def is_told(self, verb: int, *, person: bool = False, definite: bool = False) -> bool:
        """Say whether a verb tells something that a speaker says, not an event of the meeting.

        What `the landlord` would do, has done or had done may be either: it counts as an event.
        """
        last, tenses = self.units.at[verb], self.words.tenses
        tokens = range(self.units.at[verb - 1] + 1, last + 1)
        helps = [token for token in tokens[:-1] if self.tagged.classes[token] in _HELPS]
        word, helping = self._word(last), set(map(self._word, helps))
        group = helping | {word}
        if not group.isdisjoint(tenses["narrated"]):
            return False
        if word in tenses["alone"]:
            return True
        if not tenses["either"].isdisjoint(helping if person else group):
            return not definite
        if any(self.tagged.classes[token] in _PERFECT for token in helps):
            group = helping  # A participle may look like a present.
        if not self.words.present.isdisjoint(group):
            return True
        classes = [self.tagged.classes[token] for token in tokens]
        return not person and "x" in classes and not any(kind in _DONE for kind in classes)

    def is_present(self, verb: int) -> bool:
        """Say whether a verb is in the present."""
        return self._word(self.units.at[verb]) in self.words.present

    def _word(self, token: int) -> str:
        return self.tagged.tokens.words[token].strip().lower()

    def is_content(self, start: int, stop: int) -> bool:
        """Say whether a sentence in which nobody speaks may go on for the last speaker."""
        classes = self.units.classes
        verb = _VERB.match(classes, start, stop) if self.words.tenses["events"] else None
        if not verb or _THING.fullmatch(classes, start, verb.end()):
            return True
        passed = _PASSED.fullmatch(classes, start, verb.end())
        return self.is_told(verb.start(1), definite=passed is not None)
