"""What is wrong where pyyaml says so, in plain words and with the line to paste."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

from onrecord.diagnostics import Source
from onrecord.text.quoting import quoted

_WORDS = tomllib.loads(
    files("onrecord").joinpath("data", "yaml_mistakes.toml").read_text(encoding="utf-8")
)
_SIGNS: dict[str, str] = _WORDS["signs"]

COMMENT = re.compile(r"[ \t]+(?P<comment>#[^\n]*)")
"""A comment behind a value."""

_PAIR = re.compile(
    r"(?P<lead>[ \t]*(?:-[ \t]+)*(?:[^\s:#'\"\[\]{}&*!|>%@`,-][^:\n]*?:[ \t]+)?)(?P<value>\S.*?)[ \t]*"
)
"""A line that holds a value, behind a key or as an entry of a list."""
_FLOW = re.compile(r"[^:\n]*:?[ \t]+[\[{]")
"""A line with a list or mapping between brackets."""
_TEXT_BEHIND = re.compile(r"\[.*\][^\],}]+|\{.*\}[^\],}]+")
"""Something between brackets, and text behind it."""
_APOSTROPHES = re.compile(r"'.*\w'\w.*'")
"""A value in single quotation marks with an apostrophe in it."""
_UNSPACED = re.compile(
    r"[ \t]*(?:-[ \t]+)*(?P<key>[^\W\d_][\w-]*)(?:：[ \t]*|[ \t]*=[ \t]*|:(?!//))(?P<value>[^\s:].*?)[ \t]*"
)
"""A key and a value without the colon and space that parts them."""
_UNPARTED = re.compile(
    r"(?P<key>[^\W\d_][\w -]*?)[ \t]*[:：=]?[ \t]*[\[{].*|(?P<pair>[a-z_]+):(?P<value>\S.*)"
)
"""What passes for a key where no colon and space part a key from its value."""
_DASH = re.compile(r"[ \t]*-(?P<value>[^\s-].*?)[ \t]*")
"""An entry of a list without the space behind its dash."""
_ODD = re.compile(r"[ \t]*(?:-|[^\W\d_][\w-]*:)?[ \t]*[^\S \t\n]")
"""A line with a space of another kind before a value, an entry or a key: YAML takes it for a letter."""
_STAR = re.compile(r"[ \t]*\*[ \t]+(?P<value>\S.*?)[ \t]*")
"""An entry of a list behind the sign that lists of Markdown may have."""
_MARKED = re.compile(r"[ \t]*\*{1,3}(?P<key>\w+)(?:\*{1,3}:|:\*{1,3})[ \t]*(?P<value>.*?)[ \t]*")
"""A key in bold or italic letters."""
_TEXT = re.compile(r"(?!\w+:[ \t])[^\W\d_]\S*(?:[ ]\S+){3,}.*")
"""A line of running text."""
_LONGEST = 400
"""The longest line that a hint repeats."""


def unspaced(source: Source, start: int, problem: str) -> tuple[int, str, str] | None:
    """Return the line in which a space is missing, the message and the hint; `None` for other mistakes.

    pyyaml reads such a line as a text, and stumbles over the next key.
    """
    line, _ = source.position(start)
    for at in (next((at for at in range(line - 1, 0, -1) if source.line(at).strip()), line), line):
        if _ODD.match(source.line(at)):
            return at, *_words("odd_space", " ".join(source.line(at).split()).replace("`", ""))
    if "mapping values" in problem:
        above = (at for at in range(line - 1, 0, -1) if source.line(at).strip())
        line = next(above, line)
    elif "expected ':'" not in problem:
        return None
    written = source.line(line)
    if key := _UNSPACED.fullmatch(written):
        pasted = f"{key['key']}: {key['value']}".replace("`", "")
        message, hint = _words("unspaced", pasted)
        return line, message.replace("{key}", key["key"]), hint
    if dash := _DASH.fullmatch(written):
        return line, *_words("dash", f"- {dash['value']}".replace("`", ""))
    return None


def unparted(key: str) -> tuple[str, str] | None:
    """Return the message and the hint where what passes for a key holds a value, too: `ada: {name` or `name:Ada`."""
    found = _UNPARTED.fullmatch(key)
    if not found:
        return None
    name = found["key"] or found["pair"]
    message, hint = _words("unspaced", f"{name}: {found['value'] or '{…}'}".replace("`", ""))
    return message.replace("{key}", name), hint


def words(source: Source, start: int, problem: str) -> tuple[str, str]:
    """Return the message and the hint for what pyyaml says of a place."""
    found = _special(source, start, problem) or next(
        ((one["message"], one["hint"]) for one in _WORDS["problem"] if one["says"] in problem), None
    )
    return found or (
        f"This cannot be read as YAML: {problem}.",
        "Compare the line with those around it: `key: value`, with even indentation.",
    )


def _special(source: Source, start: int, problem: str) -> tuple[str, str] | None:
    """Return the words for mistakes that pyyaml does not tell apart."""
    line, column = source.position(start)
    written = source.line(line)
    if found := _of_elsewhere(source, start, problem):
        return found
    before, pasted = written[: column - 1], quoted_line(written)
    if "did not find expected" in problem and source.text[start - 1 : start] in {"'", '"'}:
        message, hint = _words("after_quote")
        return message, f"{hint} The whole line: {pasted}." if pasted else hint
    if "mapping values" in problem and not _FLOW.match(written):
        if before[:1] == " " and ": " not in before:
            return _words("indented_key")
        return _words("colon", pasted) if pasted else None
    return _of_sign(written, before, problem)


def _of_elsewhere(source: Source, start: int, problem: str) -> tuple[str, str] | None:
    """Return the words for a tab, for signs of Markdown, and for text above which nothing is closed."""
    line, _ = source.position(start)
    written = source.line(line)
    if source.text[start : start + 1] == "\t" and "start any token" in problem:
        return _words("tab")
    stands_alone = source.path.endswith(".md") and not source.line(max(line - 1, 1)).strip()
    if stands_alone and _TEXT.fullmatch(written):
        return _words("unclosed")
    if star := _STAR.fullmatch(written):
        return _words("dash", f"- {star['value']}".replace("`", ""))
    if not (marked := _MARKED.fullmatch(written)):
        return None
    return _words("marked", f"{marked['key']}: {marked['value']}".replace("`", ""))


def _of_sign(line: str, before: str, problem: str) -> tuple[str, str] | None:
    """Return the words for a value that begins with a sign of YAML's own, or holds ` #`."""
    pair, pasted = _PAIR.fullmatch(line), quoted_line(line)
    value = pair["value"] if pair else ""
    flow = value[:1] in {"[", "{"}
    ended = before.rstrip()[-1:] in {"]", "}"} or _TEXT_BEHIND.fullmatch(value) is not None
    if value[:1] in {"'", '"'} and "did not find expected" not in problem:
        return None  # it is never closed
    if pasted and value[0] in _SIGNS and value not in {"|", ">"} and (ended or not flow):
        return _SIGNS[value[0]], f"If it is text, put it in quotes: {pasted}."
    comment = COMMENT.search(line) if flow and "expected" in problem else None
    return _words("comment", quoted_at(line, comment.start())) if comment else None


def _words(name: str, line: str = "") -> tuple[str, str]:
    one = _WORDS[name]
    return one["message"], one["hint"].replace("{line}", line)


def quoted_line(line: str) -> str:
    """Return a line with its value in quotes, as code to paste; empty where there is none to paste."""
    pair = _PAIR.fullmatch(line)
    if pair is None or len(line) > _LONGEST or "`" in line:
        return ""
    value = pair["value"][1:-1] if _APOSTROPHES.fullmatch(pair["value"]) else pair["value"]
    return f"`{pair['lead'].lstrip()}{quoted(value)}`"


def quoted_at(line: str, at: int) -> str:
    """Return in quotes, as code to paste, what stands around a place: between brackets, or all of a line."""
    if not _FLOW.match(line):
        return quoted_line(line) or "`title: 'WS #101'`"
    start = max((match.end() for match in re.finditer(r"[\[{]|[,:]\s+", line[:at])), default=0)
    end = re.search(r"[,\]}]|\Z", line[at:])
    entry = line[start : at + (end.start() if end else 0)].strip().replace("`", "")
    return f"`{quoted(entry)}`"
