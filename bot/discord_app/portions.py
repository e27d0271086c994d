"""A large value as a stream of small messages, for a process that must not pause while it decodes.

A decoder written in C holds Python's lock until it is done: 12 ms for the compiled knowledge in one piece.
Values above ``PORTION`` bytes are therefore taken apart, structs by field and collections by runs of items,
and put together again.
"""

from __future__ import annotations

import typing
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import msgspec

PORTION = 96 * 1024
"""Bytes: about a millisecond of decoding, measured by ``python -m benchmarks.discord_wire --only reload``."""
T = TypeVar("T")
WHOLE, STRUCT, SEQUENCE, MAPPING = range(4)


def apart(value: Any) -> Iterator[bytes]:
    """Yield the messages of a value made of structs, tuples, lists, dicts and scalars."""
    data = msgspec.msgpack.encode(value)
    if len(data) <= PORTION:
        yield bytes([WHOLE]) + data
    elif isinstance(value, msgspec.Struct):
        yield bytes([STRUCT])
        for name in value.__struct_fields__:
            yield from apart(getattr(value, name))
    elif isinstance(value, dict):
        yield from _runs(MAPPING, list(value.items()), len(data), dict)
    elif isinstance(value, tuple | list) and len(value) > 1:
        yield from _runs(SEQUENCE, list(value), len(data), list)
    else:
        yield bytes([WHOLE]) + data


def _runs(mark: int, items: list[Any], size: int, collect: Callable[[list[Any]], Any]) -> Iterator[bytes]:
    step = max(1, len(items) * PORTION // size)
    runs = [items[start : start + step] for start in range(0, len(items), step)]
    yield bytes([mark]) + msgspec.msgpack.encode(len(runs))
    for run in runs:
        yield bytes([WHOLE]) + msgspec.msgpack.encode(collect(run))


def together(messages: Iterator[bytes], kind: type[T]) -> T:
    """Return the value of type ``kind`` that ``messages`` hold. Raises ValueError when they hold another."""
    made: T = _together(messages, kind)
    return made


def _together(messages: Iterator[bytes], kind: Any) -> Any:
    message = next(messages, b"")
    if not message:
        raise ValueError("the stream ended too early")
    mark, body = message[0], memoryview(message)[1:]
    if mark == WHOLE:
        return msgspec.msgpack.decode(body, type=kind)
    if mark == STRUCT:
        hints = typing.get_type_hints(kind)
        return kind(**{name: _together(messages, hints[name]) for name in kind.__struct_fields__})
    count = msgspec.msgpack.decode(body, type=int)
    if mark == MAPPING:
        merged: dict[Any, Any] = {}
        for _ in range(count):
            merged.update(_together(messages, kind))
        return merged
    if mark == SEQUENCE:
        item: Any = typing.get_args(kind)[0]
        items = [one for _ in range(count) for one in _together(messages, list[item])]
        return tuple(items) if typing.get_origin(kind) is tuple else items
    raise ValueError("not a stream of portions")
