"""What stands behind a name: the organisation that somebody spoke for, or how they were announced."""

from __future__ import annotations

import re

from onrecord.authoring.vocabulary import any_of, data, phrases

_PEOPLE = data("people")
_ROLES = phrases(_PEOPLE["roles"]["words"])
_BEFORE = phrases(_PEOPLE["roles"]["before"])
_OF_ROLES = _ROLES | _BEFORE
_GROUPS = phrases(_PEOPLE["roles"]["groups"])
_BODIES = phrases(_PEOPLE["bodies"]["words"])
_BODY = (
    _BODIES
    - _ROLES
    - frozenset(
        "cyber cybersecurity data digital global internal research security technology policy law".split()
    )
)
"""Words that make some words the name of an organisation: `Sample Forum`, but not `Cyber Policy`."""

_ARTICLE = r"(?:\s+|(?<=[’@]))(?i:(?:the|la|le|el|die|der|das)\s+|l[’'])?"
_AT, _OF = (
    re.compile(rf"(?:^|\s)(?i:{any_of(_PEOPLE['roles'][name])}){_ARTICLE}(?=[^\W\d_a-z])")
    for name in ("at", "of")
)
_JOINT = re.compile(rf"{_AT.pattern}|{_OF.pattern}")
_GOES_ON = re.compile(r"\s(?:and|at|in|on|to|with)\s")
"""What tells that words are more than a name: `Sampleland to the United Nations`."""
_CLAUSE = re.compile(r",\s+(?:who|whose|qui|quien|que)\s")
_SENTENCE = re.compile(r"(?<=[^\W\d_]{3})[.!?]\s+(?=[^\W\d_a-z]\S*(?:\s+\S+){3})")
"""Where a sentence begins behind what somebody is: `Sample Forum. Ann has worked on …`."""
_SMALL = frozenset(_PEOPLE["prose"]["small"].split())
_ARTICLES = frozenset("the la le les el los las der die das il".split())
_PARTS = re.compile(r"\s*[,;|]\s+|\s*[،、，]\s*|\s+[–—-]\s+")


def on_the_day(of: str) -> tuple[str, str]:
    """Return the organisation that words behind a name give, else the words as the announcement.

    Roles are told apart: `Senior Manager at Testsoft` spoke for Testsoft. Where it is not certain which
    of the words are the organisation, all of them say how somebody was announced, which is never wrong.
    """
    of = _SENTENCE.split(_CLAUSE.split(of)[0])[0]
    parts = [part for part in _PARTS.split(of.strip(" .,;")) if re.search(r"[^\W\d_]", part)]
    if not parts or any(part.lower() in _GROUPS for part in parts):
        return "", of
    rest = parts
    while rest and is_role(rest[0]):
        rest = rest[1:]
    if not rest:
        within = _within(parts[-1])
        return (within, "") if within else ("", of)
    whole = ", ".join(rest)
    if not whole[0].isupper() and whole[0].lower() != whole[0].upper():
        within = _within(whole)
        return (within, "") if within else ("", of)
    if any(map(is_role, rest)) or not _may_be_body(rest[0]):
        return "", of
    return whole, ""


def _may_be_body(words: str) -> bool:
    """Say whether words may be what an organisation is called, and not the title of a talk: `Why salt matters`."""
    first, *others = words.split()
    if first.lower() in _SMALL - _ARTICLES:
        return False
    small = [word for word in others if word.islower() and word not in _SMALL]
    return not small or is_affiliation(words)


def _within(role: str) -> str:
    """Return the organisation inside a role: `Senior Manager at Testsoft`, `Director of Sample Forum`."""
    if places := list(_AT.finditer(role)):
        return role[places[-1].end() :].strip()
    for match in _OF.finditer(role):
        rest = role[match.end() :].strip()
        if any(word.lower().strip(".,") in _BODY for word in rest.split()) and not _GOES_ON.search(
            rest
        ):
            return rest
    return ""


def is_role(words: str) -> bool:
    """Say whether words say what somebody is: `Chief Analyst at the Probe Institute`."""
    joint = _JOINT.search(words)
    before = words[: joint.start()] if joint else words
    return any(word.lower().strip(".,()/") in _ROLES for word in re.split(r"[\s/]+", before))


def role_begins(words: str) -> int:
    """Return at which word behind a name a role begins, as in cards without a comma; 0 if there is none."""
    found = [word.lower().strip(".,()/") for word in words.split()]
    at = next((at for at, word in enumerate(found) if at > 1 and word in _ROLES), 0)
    while at > 2 and found[at - 1] in _BEFORE:  # noqa: PLR2004 - a name has two words
        at -= 1
    return at


def is_role_alone(words: str) -> bool:
    """Say whether words are nothing but a role: `Legal Adviser`."""
    return all(word.lower().strip(".,()/") in _OF_ROLES for word in words.split())


def is_affiliation(words: str) -> bool:
    """Say whether words between commas are a role or an organisation, and no name of a person."""
    plain = words.strip()
    if plain.lower() in _GROUPS or is_role(plain):
        return True
    parts = plain.split()
    return len(parts) == 1 or any(part.lower().strip(".,’'()") in _BODIES for part in parts)
