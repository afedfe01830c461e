"""The text of a Word document: the one door to mammoth."""

from __future__ import annotations

import io
import zipfile

from onrecord.authoring.manuscript import Manuscript
from onrecord.authoring.markup import blocks_of
from onrecord.authoring.refusal import RefusedError, not_installed

_UNPACKED = 100 << 20
"""The most bytes that a document may unpack to: 100 MiB."""

_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
"""


def read(data: bytes) -> Manuscript:
    """Return the text of a document. Raises `RefusedError`."""
    try:
        import mammoth  # noqa: PLC0415  (it is an optional extra)
    except ImportError:
        raise not_installed("a Word document") from None
    try:
        _refuse_large(data)
        made = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=_STYLES,
            convert_image=mammoth.images.img_element(lambda _: {}),
        )
    except RefusedError:
        raise
    except Exception as error:  # a broken document can break a reader in any way
        raise RefusedError(
            "This is not a Word document that can be read.",
            "Open it in a word processor, and save it as .docx or as plain text.",
        ) from error
    return Manuscript(blocks_of(made.value, bold_headings=True))


def _refuse_large(data: bytes) -> None:
    """Refuse a document that is small only while it is packed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = sum(item.file_size for item in archive.infolist())
    if size > _UNPACKED:
        raise RefusedError(
            "The document unpacks to more than 100 MiB.",
            "Save the part with the text as a document of its own, and import that.",
        )
