"""Say why a file is not read, and what to do about it.

Apart from `reading`, because a check that has nothing new to say looks for them, too, and loads nothing else.
"""

from __future__ import annotations

import re

from onrecord import files
from onrecord.diagnostics import Code, Diagnostic, Severity, Source, Span
from onrecord.text.characters import visible

_DEVICE = re.compile(
    r"(?:aux|con|conin\$|conout\$|nul|prn|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])"
    r"(?: *\..*)?",
    re.IGNORECASE,
)
"""What Windows takes for a device, whatever the ending."""
_SIGN = re.compile(r'[<>:"|?*\\\x00-\x1f\x7f]|[. ]\Z')
"""What Windows lets no name have, nor end with."""
_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: .*)?$", re.MULTILINE)
"""What git writes around two changes of the same lines; a line of `=` alone may be that of a heading."""


def nowhere(path: str) -> Span:
    """Return the beginning of a file that has no text to point into."""
    return Source(path, "").span(0, 0)


def refused(path: str, error: files.NotReadError, wanted: str = "the file itself") -> Diagnostic:
    """Say why a file is not read; `wanted` is what belongs in its place."""
    code, message, hint = _words(path, error, wanted)
    return Diagnostic(code, message, nowhere(path), hint)


def _words(path: str, error: files.NotReadError, wanted: str) -> tuple[Code, str, str]:
    match error:
        case files.OutsideError():
            hint = "Move it into the folder of the project, and write its path from there."
            return Code.OUTSIDE, f"`{path}` leads out of the project.", hint
        case files.KindError():
            return Code.NOT_A_FILE, f"`{path}` is {error.kind}.", f"Put {wanted} in its place."
        case files.TooLargeError():
            kib = f"{error.most >> 10} KiB"
            message = f"This file has {error.size:,} bytes; it may have {error.most:,} ({kib})."
            return Code.TOO_LARGE, message, "Split it, or leave out what is not text."
        case files.ShutError():
            hint = "Let whoever runs this program read it."
            return Code.NOT_A_FILE, f"`{path}` cannot be read: {error}.", hint
    return Code.NOT_FOUND, f"There is no file `{path}`.", "Check the path in `mkdocs.yml`."


def unusual(path: str) -> Diagnostic | None:
    """Warn of a name that a file cannot have on every system."""
    name = path.rpartition("/")[2]
    if not name.isascii() and any("\ud800" <= char <= "\udfff" for char in name):
        message = f"The name of the file `{visible(name)}` is not UTF-8, so it has no address."
        return Diagnostic(Code.FILE_NAME, message, nowhere(path), "Give it another name.")
    if not (why := reserved(name)):
        return None
    message = f"Windows has no file `{visible(name)}`: {why}."
    hint = "Rename it, and the links to it; otherwise nobody there can have a copy of the project."
    return Diagnostic(Code.FILE_NAME, message, nowhere(path), hint, Severity.WARNING)


def unusual_folder(name: str, place: Span) -> Diagnostic:
    """Warn of a name that is that of a folder of the site, and `reserved`."""
    message = (
        f"Windows has no folder `{name}`, in which the site has a page for this: {reserved(name)}."
    )
    hint = "Add a word to it; otherwise nobody there can have a copy of the site."
    return Diagnostic(Code.FILE_NAME, message, place, hint, Severity.WARNING)


def reserved(name: str) -> str:
    """Say why no file can have a name on Windows; nothing where one can."""
    if device := _DEVICE.fullmatch(name):
        return f"`{device[0].partition('.')[0].strip()}` is the name of a device"
    if sign := _SIGN.search(name):
        return (
            f"a name there cannot {'end with' if sign[0] in '. ' else 'have'} `{visible(sign[0])}`"
        )
    return ""


def conflict(source: Source) -> Diagnostic | None:
    """Say where two changes of the same lines were not joined: both would be published, signs and all."""
    if not (sign := _CONFLICT.search(source.text)):
        return None
    message = "Two changes of these lines met here, and nobody has joined them."
    hint = "Keep what is right, and delete the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`."
    return Diagnostic(Code.CONFLICT, message, source.span(*sign.span()), hint)


def not_utf8(path: str, error: UnicodeDecodeError) -> Diagnostic:
    """Say where a file stops being UTF-8; bytes that are not are shown as `�`."""
    data = error.object
    source = Source(path, data.decode("utf-8", errors="replace"))
    start = len(data[: error.start].decode("utf-8", errors="replace"))
    message = f"The byte {data[error.start]:#04x} here is not UTF-8 text."
    hint = "Save the file again with the encoding UTF-8."
    return Diagnostic(Code.NOT_UTF8, message, source.span(start, start + 1), hint)
