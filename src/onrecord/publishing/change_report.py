"""What a change does to the site, in words: Markdown for whoever reviews a proposal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from onrecord.diagnostics import Diagnostic, Severity
from onrecord.model import Speaker, Summary
from onrecord.publishing.breaking_changes import breaking_changes, register_line
from onrecord.publishing.comparison import Differences, Reattribution, Speakers, TextChange
from onrecord.site.words import words_in
from onrecord.text.quoting import code_block, prose, value

ENGLISH = words_in("en")
"""Proposals are discussed in English, whatever the language of the site."""

LONGEST = 50
"""How many lines of one kind are written; of more, only how many they are."""


def render(differences: Differences) -> str:
    """Return as Markdown what lies between two states of a project."""
    total = TextChange()
    sections = (
        ("Summaries", tuple(_summaries(differences, total))),
        ("Who speaks", tuple(_reattribution(differences, one) for one in total.reattributed)),
        ("People", tuple(_people(differences))),
        ("Norms", tuple(_catalogue(differences))),
        (
            "Links that would break",
            tuple(map(_breaking_change, breaking_changes(differences.change))),
        ),
    )
    found = [(title, lines) for title, lines in sections if lines]
    parts = [
        "# What this change does to the site",
        _opening(differences, total, changes=bool(found)),
    ]
    for title, lines in found:
        parts += [f"## {title}", "\n".join(_shortened(lines))]
    parts += ["## Mistakes", _mistakes(differences)]
    return "\n\n".join(parts) + "\n"


def _opening(differences: Differences, total: TextChange, *, changes: bool) -> str:
    if norms := _norms(differences, total):
        return f"In all, it {norms}."
    if changes:
        return "It adds no passage to a norm, and takes none away."
    return "Nothing: no summary, citation, person or norm changes, and no link would break."


def _shortened(lines: Sequence[str]) -> Iterator[str]:
    for line in lines[:LONGEST]:
        yield f"- {line}"
    if len(lines) > LONGEST:
        yield f"- … and {len(lines) - LONGEST:,} more."


def _norms(differences: Differences, change: TextChange) -> str:
    """Say how many passages norms get and lose: `adds 3 passages to 13(e) and 1 to 13(k)`."""
    return "; ".join(
        f"{verb} {ENGLISH.locale.listing(list(_shares(differences, counts, way)))}"
        for verb, counts, way in (("adds", change.gains, "to"), ("takes", change.losses, "from"))
        if counts
    )


def _shares(differences: Differences, counts: Counter[str], way: str) -> Iterator[str]:
    """Yield how many passages each norm has a share of; only the first says that they are any."""
    for place, (norm, number) in enumerate(sorted(counts.items())):
        what = f"{number:,}" if place else ENGLISH.say("count.passage", n=number)
        yield f"{what} {way} {differences.locator(norm)}"


def _summaries(differences: Differences, total: TextChange) -> Iterator[str]:
    """Yield a line for every summary that is new, gone or otherwise, and add it to the total."""

    def line(verb: str, summary: Summary, change: TextChange, about: str = "") -> str:
        for counts, more in ((total.gains, change.gains), (total.losses, change.losses)):
            counts.update(more)
        total.reattributed += change.reattributed
        parts = [f"{verb} {value(summary.id)}: {value(summary.front.title)}", about]
        parts.append(_norms(differences, change))
        return "; ".join(filter(None, parts)) + "."

    for one in differences.added:
        day = ENGLISH.dated(one.front)
        yield line("Adds", one, differences.text_change(None, one.id), day)
    for before, after in differences.changed:
        change = differences.text_change(before.id, after.id)
        verb = "Changes" if before.id == after.id else f"Renames {value(before.id)} to"
        yield line(verb, after, change, _about(before, after, change))
    for verb, gone in (("Withdraws", differences.withdrawn), ("Removes", differences.removed)):
        for one in gone:
            known = one.id if one.id in differences.before.corpus.summaries else None
            yield line(verb, one, differences.text_change(known, None))


def _about(before: Summary, after: Summary, change: TextChange) -> str:
    counts = ((change.edited, "edited"), (change.added, "new"), (change.removed, "gone"))
    text = ", ".join(f"{number:,} {what}" for number, what in counts if number)
    old, new = before.front.model_dump(), after.front.model_dump()
    keys = ", ".join(f"`{key}`" for key in new if old[key] != new[key])
    about = (("paragraphs", text), ("front matter", keys))
    return "; ".join(f"{name}: {what}" for name, what in about if what)


def _reattribution(differences: Differences, one: Reattribution) -> str:
    where, spoke = f"¶ {one.number} of {value(one.summary)}", f"{_who(one.before)} spoke there"
    if one.norm is None and one.after is None:
        return f"{where} is gone; {spoke}."
    if one.norm is None:
        return f"{where}: {spoke}, now {_who(one.after or frozenset())}."
    norm = differences.locator(one.norm)
    if one.after is None:
        return f"{where}: {norm} is no longer cited; {spoke}."
    return f"{where}, {norm}: {spoke}, now {_who(one.after)}."


def _who(speakers: Speakers) -> str:
    names = [value(id_) for id_ in sorted(filter(None, speakers))]
    return ENGLISH.locale.listing(names) or "no speaker named"


def _people(differences: Differences) -> Iterator[str]:
    before, after = differences.before.corpus.speakers, differences.after.corpus.speakers
    for person in differences.added_people:
        near = differences.namesakes.get(person.id, ())
        yield f"New speaker {_named(person)}{'' if near else '.'}" + "".join(
            _question(differences, person, other) for other in near
        )
    for id_ in differences.removed_people:
        now = differences.today(id_)
        yield f"{value(id_)} is {value(now or '')} now." if now != id_ else f"{value(id_)} is gone."
    for id_ in sorted(before.keys() & after.keys()):
        if before[id_].name != after[id_].name:
            yield f"{value(id_)} is written {value(after[id_].name)} now, not {value(before[id_].name)}."


def _named(person: Speaker) -> str:
    return f"{value(person.id)} ({value(person.name)})"


def _question(differences: Differences, person: Speaker, other: Speaker) -> str:
    """Ask whether two people are one, with a line to paste for either answer."""
    register = differences.after.corpus.register
    same = register_line(other, register, "aliases", dict.fromkeys((*other.aliases, person.name)))
    apart = register_line(person, register, "not_same_as", (*person.not_same_as, other.id))
    return (
        f", close to {_named(other)}: alias or another person? Paste one of these two lines into "
        f"{value(register.source.path)}.\n"
        f"  - The same person: {prose(same[1])}. Then remove the entry {value(person.id)}, and "
        f"write {value(other.id)} in the summaries.\n\n{code_block(same[0], 'yaml', 4)}\n\n"
        f"  - Another person: {prose(apart[1])}.\n\n{code_block(apart[0], 'yaml', 4)}\n"
    )


def _catalogue(differences: Differences) -> Iterator[str]:
    before, after = differences.before.corpus.norms, differences.after.corpus.norms
    for id_ in sorted(before.keys() | after.keys()):
        if id_ not in after:
            yield f"{differences.locator(id_)} is no longer in the catalogue."
        elif before.get(id_) != after[id_]:
            what = "described differently" if id_ in before else "new in the catalogue"
            yield f"{differences.locator(id_)} is {what}."


def _breaking_change(item: Diagnostic) -> str:
    place = value(f"{item.span.source.path}:{item.span.line}")
    return f"{place}: {prose(item.message)} {prose(item.hint)}"


def _mistakes(differences: Differences) -> str:
    now = _counted(differences.after.diagnostics)
    then = _counted(differences.before.diagnostics)
    before = "as before" if now == then else f"before this change {then}"
    more = "" if now == "none" else " `onrecord check` shows them."
    return f"{now[0].upper()}{now[1:]}, {before}.{more}"


def _counted(diagnostics: Iterable[Diagnostic]) -> str:
    kinds = Counter(item.severity for item in diagnostics)
    counts = ((kinds[Severity.ERROR], "error"), (kinds[Severity.WARNING], "warning"))
    words = [f"{n:,} {noun}{'s' * (n > 1)}" for n, noun in counts if n]
    return ENGLISH.locale.listing(words) or "none"
