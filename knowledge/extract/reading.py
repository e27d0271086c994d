"""Bytes of a file to the text of a release; knows nothing of what the text says."""

from __future__ import annotations

import codecs
import html
import re
from html.parser import HTMLParser

MAX_BYTES = 1_000_000
"""Far above any release (a long one has 60,000) and a page that holds one."""
_GAP = re.compile(r"(\s)\1{199,}")
"""Blanks beyond any column of a page; thousands in a row would take the wordings minutes."""

_BINARY_SHARE = 0.02
"""Share of control characters above which a file is no text; releases have none at all."""

_TAGS = re.compile(r"<\s*(?:!doctype\s+html|html|head|body|p|br|div|td|table|h[1-6])\b[^<>]*>", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


class ExtractError(Exception):
    """A file that cannot be read as a release; the message is one sentence for a person."""


def read_text(data: bytes) -> str:
    """Return the text in ``data``, whatever its encoding, HTML turned into plain paragraphs.

    Raises ExtractError for an empty, binary or far too large file.
    """
    if len(data) > MAX_BYTES:
        raise ExtractError(
            f"The file has {len(data):,} bytes; a release has far fewer, and more than {MAX_BYTES:,} are not read."
        )
    text = _decode(data)
    if not text.strip():
        raise ExtractError("The file is empty: there is no text in it.")
    if len(_CONTROL.findall(text)) > _BINARY_SHARE * len(text):
        raise ExtractError("The file is not a text: it holds binary data (save the release as plain text).")
    text = _CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _GAP.sub(lambda gap: gap.group()[:200], text)
    if len(_TAGS.findall(text)) >= 2:
        text = from_html(text)
        if not text.strip():
            raise ExtractError("The file is an HTML page without any text in it.")
    return text


def _decode(data: bytes) -> str:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    sample = data[:4000]
    if len(sample) >= 8:
        even, odd = sample[::2].count(0), sample[1::2].count(0)
        half = len(sample) // 2
        if odd > 0.7 * half and even < 0.1 * half:
            return data.decode("utf-16-le", errors="replace")
        if even > 0.7 * half and odd < 0.1 * half:
            return data.decode("utf-16-be", errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


_BLOCKS = frozenset(
    "address article aside blockquote body center dd div dl dt fieldset figcaption figure footer form h1 h2 "
    "h3 h4 "
    "h5 h6 header hr li main nav ol p pre section table td th tr ul".split()
)
_SKIPPED = frozenset({"script", "style", "head", "noscript", "template", "svg"})


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._skipped: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - signature
        if tag in _SKIPPED:
            self._skipped.append(tag)
        elif tag == "body":
            self._skipped.clear()
        if tag == "br":
            self.parts.append("\n")
        elif tag in _BLOCKS:
            self.parts.append("\n\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._skipped:
            del self._skipped[self._skipped.index(tag) :]
        if tag in _BLOCKS:
            self.parts.append("\n\n")

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self.parts.append(re.sub(r"[ \t\n\r\f]+", " ", data))


def from_html(page: str) -> str:
    """Return the readable text of an HTML page, one paragraph a block, blank lines between."""
    parser = _Text()
    parser.feed(page)
    parser.close()
    text = html.unescape("".join(parser.parts))
    lines = [" ".join(line.split(" ")).strip() for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"
