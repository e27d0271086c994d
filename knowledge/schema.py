"""Plain values of a YAML file to the values of ``model``, every mismatch a sentence; reads no file itself.

The types are those written in ``model``; texts become numbers or truth values only where a field asks
for one.
"""

from __future__ import annotations

import difflib
import functools
import re
import types
import typing
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import msgspec

from knowledge.faults import MOST_FAULTS, Fault, KnowledgeError, short
from knowledge.rules import CHOICES, EXAMPLES, PATTERNS
from knowledge.yaml_strict import Document, Path

T = TypeVar("T")

_NUMBER = re.compile(r"[+-]?[0-9]{1,9}")
_TRUTH = {"true": True, "false": False}
_INVALID: Any = object()
"""Stands for a value that was reported as a fault."""


class Converter:
    """Turns the values of one document into structs and gathers the faults on the way."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.faults: list[Fault] = []

    def fault(self, path: Path, message: str, remedy: str) -> None:
        """Note that the value at ``path`` is wrong; raises KnowledgeError when it is one of very many."""
        self.faults.append(Fault(self.document.file, self.document.line(path), message, remedy))
        if len(self.faults) >= MOST_FAULTS:
            raise KnowledgeError(self.faults)

    def sections(self, *names: str, optional: tuple[str, ...] = ()) -> dict[str, Any]:
        """Return the top-level values by key; missing and unknown keys are faults."""
        value = self.document.value
        expected = (*names, *optional)
        if not isinstance(value, dict):
            what = "is empty" if value is None else "does not begin with a key"
            self.fault((), f"the file {what}", f"begin with `{names[0]}:` and indent the rest below it")
            return {}
        for key in value:
            if key not in expected:
                self.fault((key,), f"`{short(key)}` is no key of this file", _closest(key, expected))
        for name in names:
            if name not in value:
                self.fault((), f"`{name}` is missing", f"add a line `{name}:` at the left margin")
        return {name: value[name] for name in expected if name in value}

    def entries(self, cls: type[T], value: Any, path: Path) -> tuple[T, ...]:
        """Return the sound entries of the list at ``path``."""
        if value is None:
            return ()
        if not isinstance(value, list):
            self.fault(path, f"`{path[-1]}` is no list", "write each entry on lines of its own after a dash")
            return ()
        found = (self.struct(cls, item, (*path, index)) for index, item in enumerate(value))
        return tuple(item for item in found if item is not None)

    def struct(self, cls: type[T], value: Any, path: Path) -> T | None:
        """Return ``value`` as a ``cls``, or None after noting what is wrong with it."""
        result = self._struct(cls, value, path)
        return None if result is _INVALID else typing.cast(T, result)

    def mapping(self, value: Any, path: Path) -> Iterator[tuple[str, Any]]:
        """Yield the keys and values of the mapping at ``path``."""
        if isinstance(value, dict):
            yield from value.items()
        elif value is not None:
            self.fault(path, f"`{path[-1]}` has no keys below it", "indent lines of the form `key: value` below it")

    def text(self, value: Any, path: Path) -> str | None:
        """Return a text that may not be empty."""
        result = self._text(value, path)
        return None if result is _INVALID else result

    def texts(self, value: Any, path: Path) -> tuple[str, ...]:
        """Return the texts of the list at ``path``."""
        result = self._list(_plan(str), value, path)
        return () if result is _INVALID else result

    def _struct(self, cls: type, value: Any, path: Path) -> Any:
        if not isinstance(value, dict):
            example = next((text for (owner, _), text in EXAMPLES.items() if owner is cls), "key: value")
            self.fault(path, f"{_place(path)} is no entry with keys", f"write keys, beginning with `{example}`")
            return _INVALID
        fields = _fields(cls)
        sound = True
        made: dict[str, Any] = {}
        for key, item in value.items():
            field = fields.get(key)
            if field is None:
                self.fault((*path, key), f"`{short(key)}` is no key of {_entry(cls, value)}", _closest(key, fields))
                sound = False
                continue
            if item is None and field.optional:
                if not field.nullable:
                    continue
                made[key] = None
                continue
            result = field.convert(self, item, (*path, key))
            if result is _INVALID or not self._allowed(cls, key, result, (*path, key)):
                sound = False
            else:
                made[key] = result
        for name, field in fields.items():
            if not field.optional and name not in value:
                example = EXAMPLES.get((cls, name), f"{name}: …")
                self.fault(path, f"`{name}` is missing from {_entry(cls, value)}", f"add a line such as `{example}`")
                sound = False
        return cls(**made) if sound else _INVALID

    def _allowed(self, cls: type, key: str, value: Any, path: Path) -> bool:
        if not isinstance(value, str):
            return True
        choices = CHOICES.get((cls, key))
        if choices is not None and value not in choices:
            words = ", ".join(choices)
            self.fault(path, f"`{key}` is “{short(value)}”", f"write one of {words}")
            return False
        pattern = PATTERNS.get((cls, key))
        if pattern is not None and not pattern[0].fullmatch(value):
            self.fault(path, f"`{key}` is “{short(value)}”", f"write {pattern[1]}")
            return False
        return True

    def _text(self, value: Any, path: Path) -> Any:
        if isinstance(value, str) and value.strip():
            return value
        if value is None or isinstance(value, str):
            self.fault(path, f"{_place(path)} is empty", "write a text, in quotes if it is the word null or ~")
        elif isinstance(value, dict) and len(value) == 1:
            self.fault(path, f"{_place(path)} was read as a key", "put the whole text in quotes")
        else:
            what = "a list" if isinstance(value, list) else "a set of keys"
            self.fault(path, f"{_place(path)} is {what} where one text belongs", "write one text, in quotes")
        return _INVALID

    def _int(self, value: Any, path: Path) -> Any:
        if isinstance(value, str) and _NUMBER.fullmatch(value):
            return int(value)
        self.fault(path, f"{_place(path)} is no whole number", "write digits only, e.g. 40")
        return _INVALID

    def _bool(self, value: Any, path: Path) -> Any:
        if isinstance(value, str) and value in _TRUTH:
            return _TRUTH[value]
        self.fault(path, f"{_place(path)} is neither true nor false", "write true or false, in small letters")
        return _INVALID

    def _list(self, item_plan: _Plan, value: Any, path: Path) -> Any:
        if not isinstance(value, list):
            example = "[one, two]"
            self.fault(
                path,
                f"{_place(path)} is no list",
                f"write `{path[-1]}: {example}` or a dash before each entry",
            )
            return _INVALID
        made = [item_plan(self, item, (*path, index)) for index, item in enumerate(value)]
        return _INVALID if any(item is _INVALID for item in made) else tuple(made)


_Plan = Callable[[Converter, Any, Path], Any]


class _Field(typing.NamedTuple):
    convert: _Plan
    optional: bool
    nullable: bool


@functools.cache
def _fields(cls: type) -> dict[str, _Field]:
    hints = typing.get_type_hints(cls)
    fields: dict[str, _Field] = {}
    for field in msgspec.structs.fields(cls):
        hint, nullable = _without_none(hints[field.name])
        fields[field.name] = _Field(_plan(hint), not field.required or nullable, nullable)
    return fields


def _without_none(hint: Any) -> tuple[Any, bool]:
    if isinstance(hint, types.UnionType):
        kept = [part for part in typing.get_args(hint) if part is not type(None)]
        return kept[0], len(kept) < len(typing.get_args(hint))
    return hint, False


def _plan(hint: Any) -> _Plan:
    if hint is str:
        return Converter._text
    if hint is int:
        return Converter._int
    if hint is bool:
        return Converter._bool
    if typing.get_origin(hint) is tuple:
        item_plan = _plan(typing.get_args(hint)[0])
        return lambda converter, value, path: converter._list(item_plan, value, path)
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return lambda converter, value, path: converter._struct(hint, value, path)
    raise TypeError(f"no YAML form is known for {hint!r}")


def _entry(cls: type, value: dict[str, Any]) -> str:
    kind = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", cls.__name__)
    kind = kind if kind == "State" else kind.lower()
    for key in ("name", "id", "code", "term", "symbol"):
        if isinstance(value.get(key), str):
            return f"the {kind} “{short(value[key])}”"
    return f"this {kind}"


def _place(path: Path) -> str:
    last = path[-1] if path else ""
    if isinstance(last, int):
        return f"entry {last + 1} of `{path[-2]}`"
    return f"`{short(last)}`"


def _closest(key: str, known: typing.Iterable[str]) -> str:
    names = list(known)
    close = difflib.get_close_matches(short(key), names, n=1)
    if close:
        return f"did you mean `{close[0]}`?"
    return "known are " + ", ".join(f"`{name}`" for name in names)
