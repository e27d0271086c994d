"""The running conversations, one for each person in each channel; bounded, and forgotten after a while."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

from bot.conversation import REMEMBERED_SECONDS

ConversationT = TypeVar("ConversationT")

MAX_CONVERSATIONS = 5_000
"""Bound on memory, a few hundred bytes each."""


class Conversations(Generic[ConversationT]):
    """Finds the conversation that a question belongs to."""

    def __init__(self, new: Callable[[], ConversationT], clock: Callable[[], float]) -> None:
        self._new = new
        self._clock = clock
        self._held: OrderedDict[tuple[int, int], tuple[float, ConversationT]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._held)

    def of(self, person: int, channel: int) -> ConversationT:
        """Return the conversation of this person in this channel, a new one if there is none."""
        now = self._clock()
        self._forget(now)
        key = (person, channel)
        held = self._held.pop(key, None)
        conversation = held[1] if held else self._new()
        self._held[key] = (now, conversation)
        return conversation

    def passing(self) -> ConversationT:
        """Return a conversation that nobody keeps."""
        return self._new()

    def _forget(self, now: float) -> None:
        while self._held:
            key, (used, _) = next(iter(self._held.items()))
            if now - used < REMEMBERED_SECONDS and len(self._held) < MAX_CONVERSATIONS:
                return
            del self._held[key]
