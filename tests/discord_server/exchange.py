"""What a test holds after it asked something: the replies that came, and ways to wait for them.

A `Reply` is a message as a person sees it; an `Exchange` is one question put as a message; an
`Interaction` is one put through a command, a button or an autocomplete. Knows no wire.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from .core import PATIENCE, Core, Signal
from .rules import embed_texts
from .sessions import Session
from .world import LOADING, Channel, Json, Message, User

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL = 2, 3, 4, 5

PASSING = {40060}
"""Refusals after which a reply is there all the same: the first attempt had arrived."""


class Reply:
    """A message of the bot, as it stands now: an edit shows here at once."""

    def __init__(self, message: Message) -> None:
        self.message = message

    @property
    def content(self) -> str:
        """The plain text."""
        return self.message.content

    @property
    def embeds(self) -> list[Json]:
        """The embeds, as JSON."""
        return self.message.embeds

    @property
    def embed(self) -> Json:
        """The first embed, or an empty object."""
        return self.message.embeds[0] if self.message.embeds else {}

    @property
    def text(self) -> str:
        """Everything that can be read in it: the content, then the embeds in reading order."""
        parts = [self.content, *(text for embed in self.embeds for text in embed_texts(embed))]
        return "\n".join(part for part in parts if part)

    @property
    def ephemeral(self) -> bool:
        """Whether only the person who asked sees it."""
        return self.message.ephemeral

    @property
    def components(self) -> list[Json]:
        """The rows of components, as JSON."""
        return self.message.components

    @property
    def controls(self) -> list[Json]:
        """All buttons and selects, row by row."""
        return [item for row in self.components for item in row.get("components", [])]

    @property
    def buttons(self) -> list[str]:
        """The labels of the buttons that can be pressed."""
        return [_label(item) for item in self.controls if item["type"] == 2 and not item.get("disabled")]

    @property
    def deleted(self) -> bool:
        """Whether it was deleted."""
        return self.message.deleted

    def find(self, wanted: str) -> Json:
        """Return the component with this label, emoji or custom_id; AssertionError where there is none."""
        for item in self.controls:
            if wanted in (_label(item), item.get("custom_id"), (item.get("emoji") or {}).get("name")):
                return item
        raise AssertionError(f"no component {wanted!r}; there are {[_label(i) for i in self.controls]}")

    def __repr__(self) -> str:
        return f"<Reply {'(ephemeral) ' if self.ephemeral else ''}{self.text!r} {self.buttons}>"


def _label(item: Json) -> str:
    return item.get("label") or item.get("placeholder") or (item.get("emoji") or {}).get("name") or ""


@dataclass(eq=False)
class Exchange:
    """A message that somebody wrote, and what the bot answered.

    `told`: the sessions that it was sent to. `refused`: the codes of its answers that were refused (50013,
    10062, 40060 …), whether by the rules or by a fault.
    """

    core: Core
    settle: Callable[[], Awaitable[None]]
    user: User
    channel: Channel
    what: str
    message: Message | None = None
    told: list[Session] = field(default_factory=list)
    asked_at: float = 0.0
    answered_at: float | None = None
    posts: list[Message] = field(default_factory=list)
    refused: list[int] = field(default_factory=list)
    signal: Signal = field(default_factory=Signal)

    def sent_to(self, sessions: list[Session]) -> None:
        """Note which sessions of the bot were told."""
        self.told = sessions
        self.asked_at = self.core.clock.now()
        for session in sessions:
            session.watchers.add(self.signal)

    @property
    def delivered(self) -> bool:
        """Whether the bot was told of it, or will be on a RESUME; false once every such session is dead."""
        return any(not session.gone for session in self.told)

    @property
    def finished(self) -> bool:
        """Whether there is a reply, or none can be expected: refused, or never delivered."""
        final = any(code not in PASSING for code in self.refused)
        return bool(self.replies) or final or not self.delivered

    @property
    def replies(self) -> list[Reply]:
        """The bot's replies so far, those still being thought about left out."""
        return [Reply(post) for post in self.posts if not post.flags & LOADING]

    def add(self, post: Message) -> None:
        """Note a reply and wake who waits for it."""
        self.posts.append(post)
        self.answered_at = self.answered_at or self.core.clock.now()
        self.changed()

    def changed(self) -> None:
        """Wake who waits for something of this exchange."""
        self.signal.changed()
        self.core.changed()

    async def until(self, condition: Callable[[], bool], timeout: float, what: str) -> None:
        """Wait for something of this exchange."""
        if not await self.signal.until(condition, timeout):
            raise AssertionError(f"{self.what}: waited {timeout:g} s in vain for {what}\n{self.core.story()}")

    async def reply(self, number: int = 0, timeout: float = PATIENCE) -> Reply:
        """Return a reply (the first, unless a number says otherwise), waiting for it."""
        await self.until(lambda: len(self.replies) > number, timeout, f"reply {number + 1}")
        return self.replies[number]

    async def silence(self) -> None:
        """Wait until the bot has dealt with everything, and require that it did not reply."""
        await self.settle()
        assert not self.posts, f"{self.what}: nothing was to be said, but {self.replies}"


@dataclass(eq=False)
class Interaction(Exchange):
    """One interaction; `answer_type` is its first answer: 4 message, 5 deferral, 6 and 7 update, 8, 9."""

    id: int = 0
    token: str = ""
    kind: int = COMMAND
    created: float = 0.0
    answer_type: int | None = None
    acknowledged_at: float | None = None
    original: Message | None = None
    offered: list[Json] | None = None
    modal: Json | None = None
    command: Json | None = None
    updated: bool = False
    ephemeral: bool = False

    @property
    def acknowledged(self) -> bool:
        """Whether the bot answered in time."""
        return self.answer_type is not None

    @property
    def replies(self) -> list[Reply]:
        """The messages that came of it; for a press that changed its message, that message first."""
        shown = [Reply(post) for post in self.posts if not post.flags & LOADING]
        if self.updated and self.message is not None and self.message not in self.posts:
            return [Reply(self.message), *shown]
        return shown

    async def choices(self, timeout: float = PATIENCE) -> list[str]:
        """Return the names that an autocomplete offers."""
        await self.until(lambda: self.offered is not None, timeout, "choices")
        return [choice["name"] for choice in self.offered or []]

    async def answered(self, timeout: float = PATIENCE) -> Interaction:
        """Wait for the first answer, a deferral included."""
        await self.until(lambda: self.acknowledged, timeout, "an acknowledgement")
        return self

    async def expired(self, timeout: float = PATIENCE) -> None:
        """Wait until the bot tried to answer and was told that it is too late (10062)."""
        await self.until(lambda: 10062 in self.refused, timeout, "an answer that comes too late")

    async def silence(self) -> None:
        """Wait until the bot has dealt with everything, and require that it did not answer."""
        await super().silence()
        assert not self.acknowledged, f"{self.what}: was acknowledged with type {self.answer_type}"
