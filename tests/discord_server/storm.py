"""Many people asking at once while things go wrong, and the count of what became of each question.

What must hold of a good bot: `doubled` and `missing` are zero, whatever the faults. Knows nothing of the
bot but the name of its command and of that command's option.
"""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from .exchange import Exchange, Interaction
from .server import DiscordServer
from .world import Guild, User

ASIDE = "aside"
GIVE_UP = 60.0
"""Seconds after which a question counts as missing; the client's own retries of a 5xx take half of that."""


@dataclass
class Report:
    """What became of the questions, and what it cost."""

    seed: int
    outcomes: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)
    requests: int = 0
    identifies: int = 0
    resumes: int = 0

    def percentile(self, share: float) -> float:
        """Return the seconds from event to callback (or reply) within which this share was answered."""
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0

    def __str__(self) -> str:
        counts = ", ".join(f"{count} {name}" for name, count in sorted(self.outcomes.items()))
        faults = ", ".join(f"{count} {name}" for name, count in sorted(self.faults.items())) or "none"
        return (
            f"seed {self.seed}: {counts}; faults: {faults}; {self.requests} requests, "
            f"{self.identifies} IDENTIFYs, {self.resumes} RESUMEs; "
            f"median {self.percentile(0.5) * 1000:.1f} ms, p99 {self.percentile(0.99) * 1000:.1f} ms"
        )


class Storm:
    """A crowd with a seed: the same seed asks the same questions in the same places."""

    def __init__(
        self,
        discord: DiscordServer,
        questions: Sequence[str],
        *,
        seed: int,
        people: int = 200,
        guilds: int = 50,
        command: str = "ask",
        option: str = "question",
        kinds: Sequence[str] = ("slash", "mention", "dm"),
        judge: Callable[[Exchange], str | None] = lambda _: None,
    ) -> None:
        """`kinds` may also hold "aside": said beside the bot, not to it. `judge` says what is wrong with a reply."""
        self._discord = discord
        self._questions = questions
        self._random = random.Random(seed)
        self._command, self._option = command, option
        self._kinds = kinds
        self._judge = judge
        self._guilds: list[Guild] = [discord.guild(f"Server {number}") for number in range(guilds)]
        self.people: list[User] = [discord.user(f"Person {number}") for number in range(people)]
        self.report = Report(seed)
        self._overheard: list[Exchange] = []

    async def rage(self, count: int, *, at_once: int = 200) -> Report:
        """Ask `count` questions, `at_once` of them open at a time, each person one at a time."""
        plan = iter([self._draw() for _ in range(count)])
        before, requests = len(self._discord.gateway.identifies), self._discord.core.request_count
        last = await asyncio.gather(*(self._asker(person, plan) for person in self.people[:at_once]))
        await self._discord.settle()
        for exchange in last:
            if exchange is not None:
                self._count(exchange)
        for exchange in self._overheard:
            self._count_aside(exchange)
        self._overheard.clear()
        self.report.requests += self._discord.core.request_count - requests
        starts = self._discord.gateway.identifies[before:]
        self.report.identifies += sum(start.op == 2 for start in starts)
        self.report.resumes += sum(start.op == 6 for start in starts)
        chaos = self._discord.faults.chaos
        self.report.faults = Counter() if chaos is None else Counter(chaos.counts)
        return self.report

    def _draw(self) -> tuple[str, str, Guild]:
        choose = self._random.choice
        return choose(self._kinds), choose(self._questions), choose(self._guilds)

    async def _asker(self, person: User, plan: Iterator[tuple[str, str, Guild]]) -> Exchange | None:
        """Ask one question after the other; each is counted when the next one ends, the last by the caller.

        A second reply, if there is one, has come by then.
        """
        earlier: Exchange | None = None
        for kind, question, guild in plan:
            where = None if kind == "dm" else guild.id
            await self._online(where)
            exchange = await self._ask(kind, question, person, guild)
            if kind == ASIDE:
                self._overheard.append(exchange)
                continue
            await exchange.signal.until(lambda asked=exchange: asked.finished, GIVE_UP)  # type: ignore[misc]
            if earlier is not None:
                self._count(earlier)
            earlier = exchange
        return earlier

    async def _online(self, guild_id: int | None) -> None:
        """Wait, as people do, until the bot is there: what is said while it is offline is lost anyway."""
        gateway = self._discord.gateway
        await self._discord.until(lambda: gateway.hears(guild_id), GIVE_UP, "the bot to come back")

    async def _ask(self, kind: str, question: str, person: User, guild: Guild) -> Exchange:
        if kind == "slash":
            people = self._discord.people
            place = people.place(person, guild, None, False)
            return people.slash(self._command, person, place, {self._option: question})
        if kind == ASIDE:
            return await self._discord.say(question, user=person, guild=guild)
        if kind == "mention":
            return await self._discord.mention(question, user=person, guild=guild)
        return await self._discord.dm(question, user=person)

    def _count_aside(self, exchange: Exchange) -> None:
        outcome = "uncalled" if exchange.posts else "left alone"
        self.report.outcomes[outcome] += 1
        if exchange.posts:
            self.report.odd.append(f"{outcome}: {exchange.what} {exchange.replies}")

    def _count(self, exchange: Exchange) -> None:
        replies = len(exchange.replies)
        if replies == 1:
            outcome = "answered"
        elif replies > 1:
            outcome = "doubled"
        elif not exchange.delivered:
            outcome = "lost with its session"
        elif exchange.refused:
            outcome = "refused"
        else:
            outcome = "missing"
        complaint = self._judge(exchange) if replies == 1 else None
        if complaint is not None:
            outcome = "wrong"
        self.report.outcomes[outcome] += 1
        if outcome in {"doubled", "missing", "wrong"}:
            self.report.odd.append(
                f"{outcome}: {exchange.what} {exchange.replies} {exchange.refused} {complaint or ''}".rstrip()
            )
        done = exchange.acknowledged_at if isinstance(exchange, Interaction) else exchange.answered_at
        if done is not None:
            self.report.seconds.append(done - exchange.asked_at)
