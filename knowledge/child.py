"""Loading in a process of its own, so that a long parse never stalls an event loop; knows no Discord.

The child writes length-prefixed msgpack messages: what all facts share first, then the facts in portions
small enough to be decoded between two turns of the loop.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from pathlib import Path
from typing import BinaryIO

import msgspec

from knowledge.faults import Fault, KnowledgeError
from knowledge.load import load
from knowledge.model import Facts, KnowledgeBase
from knowledge.references import Declared

PORTION = 40
"""Facts a message: about 2 ms of decoding."""
SECONDS = 120.0
"""Five times what 1,500 sources take without a snapshot."""
_LENGTH = 4


class Head(msgspec.Struct, frozen=True):
    """The first message: the knowledge without its facts, or the faults."""

    knowledge: KnowledgeBase | None
    portions: int = 0
    faults: tuple[Fault, ...] = ()


async def load_in_child(
    directory: Path | None = None, declared: Declared | None = None, seconds: float = SECONDS
) -> KnowledgeBase:
    """Return the knowledge in ``directory``, read and checked by a child process.

    Raises KnowledgeError with every fault, also when the child dies or takes longer than ``seconds``.
    """
    # -P and the path: a folder named like this package in the current directory must never be run
    package = str(Path(__file__).resolve().parent.parent)
    paths = [package, *filter(None, [os.environ.get("PYTHONPATH")])]
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-P",
        "-m",
        "knowledge.child",
        str(directory.absolute()) if directory else "",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
    )
    try:
        async with asyncio.timeout(seconds):
            return await _receive(process, declared)
    except TimeoutError:
        remedy = "try again, or make the directory smaller"
        raise KnowledgeError(
            [Fault("", 0, f"reading took longer than {seconds:.0f} seconds", remedy)]
        ) from None
    except (asyncio.IncompleteReadError, ConnectionError, ValueError, msgspec.MsgspecError):
        message = "the process that reads the knowledge ended too early"
        raise KnowledgeError(
            [Fault("", 0, message, "look at the machine's memory, then try again")]
        ) from None
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()


async def _receive(process: asyncio.subprocess.Process, declared: Declared | None) -> KnowledgeBase:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(msgspec.msgpack.encode(declared))
    process.stdin.close()
    head = msgspec.msgpack.decode(await _message(process.stdout), type=Head)
    if head.knowledge is None:
        raise KnowledgeError(head.faults)
    facts: list[Facts] = []
    for _ in range(head.portions):
        facts += msgspec.msgpack.decode(await _message(process.stdout), type=tuple[Facts, ...])
        await asyncio.sleep(0)  # the loop's turn
    return msgspec.structs.replace(head.knowledge, facts=tuple(facts))


async def _message(stream: asyncio.StreamReader) -> bytes:
    return await stream.readexactly(int.from_bytes(await stream.readexactly(_LENGTH), "big"))


def _send(stream: BinaryIO, value: object) -> None:
    data = msgspec.msgpack.encode(value)
    stream.write(len(data).to_bytes(_LENGTH, "big"))
    stream.write(data)


def main() -> None:
    """Read ``declared`` from standard input, load the directory of the first argument, write the result."""
    directory = Path(sys.argv[1]) if sys.argv[1:] and sys.argv[1] else None
    declared = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Declared | None)
    out = sys.stdout.buffer
    try:
        knowledge = load(directory, declared=declared)
    except KnowledgeError as error:
        _send(out, Head(None, faults=error.faults))
        return
    facts = knowledge.facts
    portions = [facts[start : start + PORTION] for start in range(0, len(facts), PORTION)]
    _send(out, Head(msgspec.structs.replace(knowledge, facts=()), len(portions)))
    for portion in portions:
        _send(out, portion)
    out.flush()


if __name__ == "__main__":
    main()
