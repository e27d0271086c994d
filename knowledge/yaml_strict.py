"""YAML read strictly: plain values and the line of each; knows nothing of what the values mean.

Every scalar stays the text it was written as (``NO``, ``12:30``, ``2004-01-20``, ``1e3``); only an empty
value, ``~`` and ``null`` are None. Duplicate keys, anchors, aliases, tags, tabs, several documents and other
encodings than UTF-8 are refused, and size, depth and number of values are limited, so that no file can cost
more than a second or two.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from knowledge.faults import MOST_FAULTS, Fault, KnowledgeError, short

MAX_BYTES = 8 * 1024 * 1024
"""Forty times the largest file a person keeps; anything longer is a mistake or an attack."""
MAX_VALUES = 250_000
"""Thirty times the States file; at about 4 µs a value this is one second."""
MAX_DEPTH = 16
"""The deepest file of the project nests 5 levels."""

Path = tuple[str | int, ...]

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_ODD_BREAK = re.compile("\r(?!\n)|[\x85\u2028\u2029]")
"""Ends a line for YAML and hardly for an editor; a source may hold one, and so may a quotation from it."""
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_NOTHING = frozenset({"", "~", "null"})

_SYNTAX: tuple[tuple[str, str, str, bool], ...] = (
    # (part of the parser's message, what is wrong, what to do, whether the line is where the piece began)
    (
        "mapping values are not allowed",
        "a second colon stands in a text without quotes, or the line is indented wrongly",
        'put the text in quotes ("Yes: it has") or indent the line like its neighbours',
        False,
    ),
    (
        "while scanning a quoted scalar",
        "a quotation mark is opened here and not closed",
        "add the closing quotation mark, and write a mark inside the text twice ('') or as \\\"",
        True,
    ),
    (
        "unknown escape character",
        "a backslash stands in a text in double quotes",
        "write the backslash twice, or put the text in single quotes",
        False,
    ),
    (
        "could not find expected ':'",
        "a key has no colon and space after it",
        "write `key: value`, with a space after the colon",
        True,
    ),
    (
        "while parsing a flow sequence",
        "a list in square brackets is opened here and not closed, or a comma is missing",
        "close it with ] and put a comma between two entries",
        True,
    ),
    (
        "while parsing a flow mapping",
        "an opening { begins something that is not closed, or a text that begins with { has no quotes",
        'put the whole text in quotes ("{state} has …")',
        True,
    ),
    (
        "expected ',' or",
        "a list in brackets is opened here and not closed, or a comma is missing",
        "close the bracket and put a comma between two entries",
        True,
    ),
    (
        "while parsing a block collection",
        "this line stands in a list and does not begin with a dash",
        "begin it with `- `, or indent it like its neighbours",
        False,
    ),
    (
        "block sequence entries are not allowed",
        "a dash stands where no list can begin",
        "put the list on the lines below its key, or the text in quotes",
        False,
    ),
    (
        "while parsing a block mapping",
        "this line does not fit into the lines above it",
        "indent it like its neighbours, and put a text with quotation marks or a colon in quotes",
        False,
    ),
    (
        "did not find expected <document start>",
        "something stands outside the file's keys",
        "indent it below its key, or put `key:` before it",
        False,
    ),
    (
        "cannot start any token",
        "a text begins with a character that YAML keeps for itself",
        "put the text in quotes",
        False,
    ),
    (
        "found unknown directive",
        "a line begins with %",
        "put the text in quotes",
        False,
    ),
    (
        "control characters are not allowed",
        "an invisible control character stands in the text",
        "delete it",
        False,
    ),
    (
        "special characters are not allowed",
        "an invisible control character stands in the text",
        "delete it",
        False,
    ),
)


_UNKNOWN = ("", "the line is no valid YAML", "compare it with its neighbours", False)

_GUESSED = 500
"""Characters of a line that are looked at to guess what is wrong with it."""
_GUESSES: tuple[tuple[re.Pattern[str], str, str], ...] = (
    # (what the line looks like, what is wrong then, what to do): the parser only says that it stumbled here
    (
        re.compile(r"^(- )?([\w.-]+: +)?\{\w+\}.*\S"),
        "a text begins with { and has no quotes around it",
        'put the whole text in quotes ("{state} has …")',
    ),
    (
        re.compile(r"""^(- )?([\w.-]+: +)?(["']).*\3[^"'#,:\]}]*[\w.?!]$"""),
        "words follow a closing quotation mark",
        "put the quotation marks around the whole text, and write a mark inside it twice ('') or as \\\"",
    ),
    (
        re.compile(r"""^(- )?([\w.-]+: +)?'[^']*'\w[^']*'$"""),
        "an apostrophe stands inside single quotes",
        "write it twice (''), or put the text in double quotes",
    ),
    (
        re.compile(r"^[\w.-]+:\S"),
        "a key has no space after its colon",
        "write `key: value`, with a space after the colon",
    ),
)


class Document:
    """The plain values of one file, and where each of them stands."""

    __slots__ = ("_lines", "file", "value")

    def __init__(self, file: str, value: Any, lines: Any) -> None:
        self.file = file
        self.value = value
        self._lines = lines

    def line(self, path: Path = ()) -> int:
        """Return the line of the value at ``path``, or of the nearest thing around it that exists."""
        node = self._lines
        line: int = _line_of(node)
        for step in path:
            if isinstance(node, int):
                break
            children = node[1]
            if isinstance(children, dict):
                if step not in children:
                    break
            elif not isinstance(step, int) or step >= len(children):
                break
            node = children[step]
            line = _line_of(node)
        return line


def _line_of(node: Any) -> int:
    line: int = node if isinstance(node, int) else node[0]
    return line


def parse(data: bytes, file: str) -> Document:
    """Return the plain values of ``data``; ``file`` is only named in faults.

    Values are str, None, list and dict with str keys. Raises KnowledgeError with every duplicate key, or with
    the first thing that keeps the text from being read.
    """
    text = decode(data, file)
    loader = _Loader(text)
    try:
        return _Builder(file, _editor_lines(text)).build(loader)
    except yaml.YAMLError as error:
        raise KnowledgeError([_syntax_fault(error, text, file)]) from None
    finally:
        loader.dispose()


def _editor_lines(text: str) -> list[int]:
    """Return the number of the line in an editor for each line as YAML counts them; empty where both count alike."""
    if not _ODD_BREAK.search(text):
        return []
    numbers = [1]
    for found in _BREAK.finditer(text):
        numbers.append(numbers[-1] + found.group().endswith("\n"))
    return numbers


def decode(data: bytes, file: str) -> str:
    """Return ``data`` as text; raises KnowledgeError for too much of it and for anything but plain lines of UTF-8."""
    if len(data) > MAX_BYTES:
        raise too_large(file, MAX_BYTES)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _refusal(file, 1, "the file is stored as UTF-16", "save it as UTF-8")
    if data.startswith(b"\xef\xbb\xbf"):
        raise _refusal(file, 1, "the file begins with a byte order mark", "save it as UTF-8 without BOM")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _refusal(file, line, "a character is not valid UTF-8", "save the file as UTF-8") from None
    tab = text.find("\t")
    if tab >= 0:
        line = text.count("\n", 0, tab) + 1
        raise _refusal(file, line, "there is a tab", "use spaces")
    return text


def too_large(file: str, limit: int) -> KnowledgeError:
    """Return the refusal of a file of more than ``limit`` bytes."""
    return _refusal(file, 0, f"the file is larger than {limit // 2**20} MB", "split it, or check what it is")


def _refusal(file: str, line: int, message: str, remedy: str) -> KnowledgeError:
    return KnowledgeError([Fault(file, line, message, remedy)])


def _syntax_fault(error: yaml.YAMLError, text: str, file: str) -> Fault:
    mark = getattr(error, "problem_mark", None)
    context_mark = getattr(error, "context_mark", None) or mark
    said = f"{getattr(error, 'context', '') or ''} {getattr(error, 'problem', '') or ''} {error}"
    _, message, remedy, at_start = next((row for row in _SYNTAX if row[0] in said), _UNKNOWN)
    chosen = context_mark if at_start else mark
    # the reader's errors carry an offset in place of a mark
    breaks = chosen.line if chosen else text.count("\n", 0, getattr(error, "position", 0))
    numbers = _editor_lines(text) if chosen else []
    line = numbers[min(breaks, len(numbers) - 1)] if numbers else min(breaks, text.count("\n")) + 1
    written = (text.split("\n")[line - 1]).strip()[:_GUESSED]
    for pattern, better, better_remedy in _GUESSES:
        if not at_start and pattern.search(written):
            message, remedy = better, better_remedy
    return Fault(file, line, message, remedy)


class _Builder:
    """Builds values and lines from the parser's events with a stack of its own: depth costs no recursion."""

    def __init__(self, file: str, editor_lines: list[int]) -> None:
        self.file = file
        self.faults: list[Fault] = []
        self._editor_lines = editor_lines

    def _line(self, event: Any) -> int:
        line: int = event.start_mark.line
        if not self._editor_lines:
            return line + 1
        return self._editor_lines[min(line, len(self._editor_lines) - 1)]  # the parser counts some breaks twice

    def refuse(self, event: Any, message: str, remedy: str) -> KnowledgeError:
        return _refusal(self.file, self._line(event), message, remedy)

    def build(self, loader: Any) -> Document:
        value, lines = self._read(loader)
        if self.faults:
            raise KnowledgeError(self.faults)
        return Document(self.file, value, lines)

    def _read(self, loader: Any) -> tuple[Any, Any]:
        scalar, mapping, sequence = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent
        root: list[Any] = []
        root_lines: list[Any] = []
        values: Any = root
        lines: Any = root_lines
        stack: list[tuple[Any, Any, str | None, int]] = []
        key: str | None = None  # the key that waits for its value, when ``values`` is a mapping
        key_line = 0
        documents = count = 0
        while True:
            event = loader.get_event()
            kind = type(event)
            if kind is yaml.StreamEndEvent:
                break
            if kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                values, lines, key, key_line = stack.pop()
                continue
            if kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise self.refuse(event, "a second document begins with ---", "keep one document a file")
                continue
            if kind is yaml.DocumentEndEvent or kind is yaml.StreamStartEvent:
                continue
            if kind is yaml.AliasEvent:
                remedy = "write the text out, in quotes if it begins with *"
                raise self.refuse(event, f"the alias *{event.anchor} is not allowed", remedy)
            self._refuse_decoration(event)
            count += 1
            if count > MAX_VALUES:
                raise self.refuse(event, f"the file holds more than {MAX_VALUES:,} values", "split it")
            line = self._line(event)
            if isinstance(values, dict) and key is None:
                key, key_line = self._key(event, values, lines, line), line
                continue
            node: Any
            new: Any
            if kind is scalar:
                plain = event.implicit[0] and event.value in _NOTHING
                new = None if plain and not event.style else event.value
                node = key_line if isinstance(values, dict) else line
            else:
                new = {} if kind is mapping else []
                inner: Any = {} if kind is mapping else []
                node = (key_line if isinstance(values, dict) else line, inner)
            if isinstance(values, dict):
                values[key] = new
                lines[key] = node
                key = None
            else:
                values.append(new)
                lines.append(node)
            if kind is mapping or kind is sequence:
                stack.append((values, lines, key, key_line))
                if len(stack) > MAX_DEPTH:
                    raise self.refuse(event, f"lists are nested deeper than {MAX_DEPTH}", "make it flatter")
                values, lines, key = new, node[1], None
        return (root[0], root_lines[0]) if root else (None, 1)

    def _refuse_decoration(self, event: Any) -> None:
        if event.anchor is not None:
            remedy = "write the text out, in quotes if it begins with &"
            raise self.refuse(event, f"the anchor &{event.anchor} is not allowed", remedy)
        if event.tag is not None:
            remedy = "delete it, or put the text in quotes if it begins with !"
            raise self.refuse(event, f"the tag {event.tag} is not allowed", remedy)

    def _key(self, event: Any, values: dict[str, Any], lines: dict[str, Any], line: int) -> str:
        if type(event) is not yaml.ScalarEvent:
            remedy = 'put a text that begins with { or [ in quotes ("{state} has …")'
            raise self.refuse(event, "a key is a list or a mapping", remedy)
        key: str = event.value
        if key in values:
            first = _line_of(lines[key])
            message = f"`{short(key)}` stands here a second time (first on line {first})"
            self.faults.append(Fault(self.file, line, message, "keep one of the two"))
            if len(self.faults) >= MOST_FAULTS:
                raise KnowledgeError(self.faults)
        return key
