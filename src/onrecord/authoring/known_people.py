"""The people of the register, as a text may name them: by a whole name, by words around it, by the surname."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property

from onrecord.model import Speaker
from onrecord.prose import surnames
from onrecord.text.folding import plain


class KnownPeople:
    """A register, prepared to be asked whose name some words are."""

    def __init__(self, register: Mapping[str, Speaker]) -> None:
        self._register = register
        people = [person for person in register.values() if not person.is_delegation]
        self._forms = {plain(form): one for one in people for form in (one.name, *one.aliases)}
        self._parts = frozenset(part for form in self._forms for part in form.split())
        """All words of these forms."""
        self.called, self.within = cache(self._called), cache(self._within)

    def _called(self, name: str) -> Speaker | None:
        """Return who has a name."""
        return self._forms.get(_joined(map(plain, name.split())))

    def _within(self, name: str) -> Speaker | None:
        """Return whose name somebody's words are, or a part of them."""
        words = [plain(word) for word in name.split()]
        if any(words) and self._parts.isdisjoint(_joined(words).split()):
            return None
        for length in range(len(words), 1, -1):
            for start in range(len(words) - length + 1):
                if found := self._forms.get(_joined(words[start : start + length])):
                    return found
        return self._forms.get(_joined(words))

    def with_surname(self, surname: str) -> Speaker | None:
        """Return who alone has a surname; `surname` is as `plain` has it."""
        found = self._surnames.get(surname, ())
        return self._register[found[0]] if len(found) == 1 else None

    @cached_property
    def _surnames(self) -> Mapping[str, Sequence[str]]:
        """Whose each surname is."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for id_ in dict.fromkeys(one.id for one in self._forms.values()):
            for surname in dict.fromkeys(map(plain, surnames(self._register[id_]))):
                found[surname].append(id_)
        return found


def _joined(folded: Iterable[str]) -> str:
    return " ".join(filter(None, folded))
