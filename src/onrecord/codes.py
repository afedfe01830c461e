"""The codes of all diagnostics: what each is about, in the words of the manual's headings.

The manual (`docs/manual/diagnostics.md`) has a heading for each, with cause and cure; a test
keeps the two lists equal. A code is never given a second meaning.
"""

from enum import StrEnum
from typing import Self


class Code(StrEnum):
    """A stable code: the first digit says which step of the pipeline speaks."""

    heading: str
    """What the manual's heading says."""

    def __new__(cls, code: str, heading: str) -> Self:
        """Make a member from its code and heading."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.heading = heading
        return member

    # 1: reading files
    EMPTY_FILE = "OR101", "The file is empty"
    NOT_UTF8 = "OR102", "The file is not UTF-8"
    TOO_LARGE = "OR103", "The file is too large"
    FILE_NAME = "OR104", "The file name cannot be an address"
    NOT_A_FILE = "OR105", "Not an ordinary file"
    NOT_READ = "OR106", "A file that is not read"
    NO_REGISTER = "OR107", "There is no register of speakers"
    NO_SUMMARIES = "OR108", "There are no summaries"
    HIDDEN_CHARACTER = "OR109", "A character that reorders or hides text"
    NOT_FOUND = "OR110", "No such file"

    # 2: YAML
    NO_FRONT_MATTER = "OR201", "There is no front matter"
    NOT_CLOSED = "OR202", "The front matter is not closed"
    YAML = "OR203", "The YAML cannot be read"
    DUPLICATE_KEY = "OR204", "A key stands twice"
    YAML_SHORTHAND = "OR205", "An anchor, alias or tag"
    NOT_A_MAPPING = "OR206", "Keys were expected"

    # 3: what a record says
    MISSING_KEY = "OR301", "A key is missing"
    UNKNOWN_KEY = "OR302", "A key is not known"
    SHAPE = "OR303", "The value has another shape"
    VALUE = "OR304", "The value is not one of those expected"
    DATE = "OR305", "Not a date"
    NORM_ID = "OR306", "Not a norm"
    TWICE = "OR307", "Listed twice"

    # 4: references between records
    UNKNOWN_SPEAKER = "OR401", "A speaker is not in the register"
    UNKNOWN_NORM = "OR402", "A norm is not in the catalogue"
    UNKNOWN_INSTRUMENT = "OR403", "A document is not in the catalogue"
    UNKNOWN_SUMMARY = "OR404", "A link leads to no summary"
    UNKNOWN_PERSON = "OR405", "An id names nobody in the register"
    NO_TARGET = "OR406", "A link leads nowhere"

    # 5: the body
    RAW_HTML = "OR501", "HTML in the text"
    ADDRESS = "OR502", "An address of a kind that is not allowed"
    PICTURE = "OR503", "A picture in the text"
    ANCHOR = "OR504", "An anchor stands twice"
    WHICH_NORM = "OR505", "Which norm is meant?"
    NO_SUCH_LETTER = "OR506", "No norm has this letter"
    NOT_DECLARED = "OR507", "A linked speaker is not declared"
    NOT_CITABLE = "OR508", "A norm named where it cannot be cited"
    NESTING = "OR509", "Nested too deeply"
    EMPTY_BODY = "OR510", "There is no text below the front matter"
    NO_WORDS = "OR511", "A link without words"
    TODO = "OR512", "A TODO is left"

    # 6: rules across front matter, body and records
    NORM_NOT_DECLARED = "OR601", "The text cites a norm that `norms` lacks"
    NORM_NOT_CITED = "OR602", "`norms` has a norm that the text does not cite"
    SAME_ID = "OR603", "Two records claim one id or address"
    SILENT_SPEAKER = "OR604", "A declared speaker does not appear in the text"
    WHO_IS_THIS = "OR605", "Somebody in the text is not declared"
    SAME_PERSON = "OR606", "Two people may be one"
    TOO_EARLY = "OR607", "The webinar is older than a document it cites"
    SAME_SOURCE = "OR608", "Two summaries have one source"
    USUAL_WORDS = "OR609", "Words that usually mean a norm"

    # 7: what is published, and would be gone
    GONE_SUMMARY = "OR701", "A published summary is gone"
    GONE_PERSON = "OR702", "A published person is gone"
    GONE_ANCHOR = "OR703", "A published paragraph or heading is gone"
    GONE_ADDRESS = "OR704", "A published address is gone"
    ID_AGAIN = "OR705", "An id is given a second time"
