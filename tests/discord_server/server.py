"""A Discord on loopback that the unmodified client connects to: the front door for tests.

`async with DiscordServer() as discord:` starts it on a free port; leaving the block fails the test when
the bot violated a rule. The parts behind it never import the bot.
"""

from __future__ import annotations

from types import TracebackType
from typing import Any, Self

from aiohttp import web

from .account import Account
from .api import Call, Violation
from .clock import Clock, RealClock
from .commands import GLOBAL, Commands
from .core import PATIENCE, TOKEN, Core
from .exchange import Exchange, Interaction, Reply
from .faults import Chaos, Fault, Faults, Rates
from .gateway import Gateway
from .interactions import Interactions
from .messages import Messages
from .people import People
from .posting import Posting
from .rest import BASE, Rest
from .world import EVERYONE_DEFAULT, Channel, Guild, Json, Message, User

GATEWAY_PATH = "/gateway"


class DiscordServer:
    """The whole service. `history` bounds what is kept of requests and messages (None keeps all)."""

    def __init__(
        self,
        *,
        clock: Clock | None = None,
        token: str = TOKEN,
        history: int | None = None,
        global_limit: int | None = None,
        port: int = 0,
    ) -> None:
        self.core = Core(clock or RealClock(), token=token, history=history)
        self.faults = Faults()
        self.gateway = Gateway(self.core)
        self.registry = Commands(self.core)
        self._posting = Posting(self.core, self.gateway)
        self.interactions = Interactions(self.core, self._posting)
        self.people = People(self.core, self.gateway, self._posting, self.interactions, self.registry)
        self._messages = Messages(self.core, self._posting, self.people.heard)
        self._account = Account(self.core, self.gateway)
        self.rest = Rest(self.core, self.faults, self.people.failed, global_limit)
        self._port = port
        self._runner: web.AppRunner | None = None
        self.api_url = ""
        self.gateway_url = ""

    # start and stop

    async def start(self) -> None:
        """Listen on loopback."""
        app = web.Application(client_max_size=32 * 1024 * 1024)
        self.rest.install(app, self._routes())
        for path in ("", "/", "/resume", "/resume/"):
            app.router.add_get(GATEWAY_PATH + path, self.gateway.serve)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        port = self._runner.addresses[0][1]
        self.api_url = f"http://127.0.0.1:{port}{BASE}"
        self.gateway_url = self.gateway.url = f"ws://127.0.0.1:{port}{GATEWAY_PATH}"

    async def stop(self) -> None:
        """Cut all connections and stop listening."""
        self.gateway.drop()
        if self._runner is not None:
            await self._runner.cleanup()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()
        if kind is None:
            self.check()

    def _routes(self) -> Any:
        parts = (self._account, self.registry, self.interactions, self._messages)
        return [route for part in parts for route in part.routes()]

    def check(self) -> None:
        """Raise AssertionError when the bot violated a rule."""
        assert not self.violations, "the bot broke rules of Discord:\n" + "\n".join(map(str, self.violations))

    # what there is to see

    @property
    def bot(self) -> User:
        """The bot's user; its id is the application's too."""
        return self.core.bot

    @property
    def token(self) -> str:
        """The one token that is good here."""
        return self.core.token

    @property
    def environment(self) -> dict[str, str]:
        """The settings that point a bot in a process of its own at this server."""
        return {
            "DISCORD_TOKEN": self.token,
            "DISCORD_API_URL": self.api_url,
            "DISCORD_GATEWAY_URL": self.gateway_url,
        }

    @property
    def violations(self) -> list[Violation]:
        """What the bot did that it must never do; a test that provokes one clears it."""
        return self.core.violations

    @property
    def requests(self) -> list[Call]:
        """Every REST request so far, oldest first."""
        return list(self.core.requests)

    def requests_to(self, method: str, ending: str) -> list[Call]:
        """Return the requests with this method whose path template ends so."""
        return [c for c in self.core.requests if c.method == method and c.template.endswith(ending)]

    @property
    def commands(self) -> dict[str, Json]:
        """The globally registered commands by name."""
        return {command["name"]: command for command in self.registry.scopes.get(GLOBAL, [])}

    def commands_of(self, guild: Guild) -> dict[str, Json]:
        """Return the commands registered for one server by name."""
        return {command["name"]: command for command in self.registry.scopes.get(guild.id, [])}

    async def until(self, condition: Any, timeout: float = PATIENCE, what: str = "that") -> None:
        """Wait until `condition()` is true; it is asked whenever the bot does something."""
        await self.core.until(condition, timeout, what)

    async def ready(self, shards: int = 1, timeout: float = 3 * PATIENCE) -> None:
        """Wait until so many shards are connected and identified."""
        await self.core.until(lambda: self.gateway.ready(shards), timeout, f"{shards} shards to connect")

    async def settle(self) -> None:
        """Wait until the bot has dealt with every event sent so far."""
        await self.gateway.settle()

    # who and what there is

    def user(self, name: str, *, bot: bool = False) -> User:
        """Create a person, or another bot."""
        return self.core.add_user(name, bot=bot)

    def guild(
        self,
        name: str = "Model UN",
        *,
        owner: User | None = None,
        everyone: int = EVERYONE_DEFAULT,
        bot_is_member: bool = True,
        guild_id: int | None = None,
    ) -> Guild:
        """Create a server with one channel; servers made one after the other fall on shards in turn."""
        owner = owner or self.core.add_user(f"Owner of {name}")
        guild = Guild(guild_id or self.core.ids.next_guild(), name, owner, everyone, bot_is_member)
        guild.members[owner.id] = owner
        self.core.guilds[guild.id] = guild
        self.core.add_channel(guild, "general")
        if bot_is_member:
            self.gateway.guild_appeared(guild)
        return guild

    def channel(self, guild: Guild, name: str, *, denied: int = 0) -> Channel:
        """Create a channel in which the bot lacks the rights `denied`."""
        place = self.core.add_channel(guild, name)
        place.deny(denied)
        self._posting.channel_changed("CHANNEL_CREATE", place)
        return place

    def deny(self, channel: Channel, rights: int) -> None:
        """Take rights away from the bot in a channel that it knows."""
        channel.deny(rights)
        self._posting.channel_changed("CHANNEL_UPDATE", channel)

    def expel(self, guild: Guild) -> None:
        """Throw the bot out of a server."""
        guild.bot_is_member = False
        self.gateway.dispatch("GUILD_DELETE", {"id": str(guild.id)}, guild.id)

    def direct(self, user: User) -> Channel:
        """Return the channel of direct messages between a person and the bot."""
        return self.core.direct_channel(user)

    def group(self, *people: User) -> Channel:
        """Create a conversation of people without the bot, where only a user install brings it."""
        return self.core.group_channel(list(people))

    # what people do

    async def slash(
        self,
        name: str,
        /,
        *,
        user: User | None = None,
        guild: Guild | None = None,
        channel: Channel | None = None,
        dm: bool = False,
        **options: Any,
    ) -> Interaction:
        """Use a slash command (`admin reload` for a subcommand) with its options by name."""
        user = user or self.people.somebody
        return self.people.slash(name, user, self.people.place(user, guild, channel, dm), options)

    async def autocomplete(
        self,
        name: str,
        option: str,
        typed: str,
        /,
        *,
        user: User | None = None,
        guild: Guild | None = None,
        channel: Channel | None = None,
        dm: bool = False,
        **others: Any,
    ) -> Interaction:
        """Type into an option; `await (...).choices()` gives the names offered."""
        user = user or self.people.somebody
        place = self.people.place(user, guild, channel, dm)
        return self.people.autocomplete(name, user, place, option, {**others, option: typed})

    async def message_menu(
        self, name: str, message: Message | Reply | Exchange, *, user: User | None = None
    ) -> Interaction:
        """Choose a command from the menu of a message."""
        return self.people.message_menu(name, _message(message), user or self.people.somebody)

    async def press(
        self, message: Message | Reply, wanted: str, *, user: User | None = None, forged: bool = False
    ) -> Interaction:
        """Press a button by its label or custom_id; `forged` sends a custom_id that is not there."""
        post = _message(message)
        return self.people.press(post, wanted, user or self.people.somebody, forged=forged)

    async def select(
        self, message: Message | Reply, wanted: str, values: list[str], *, user: User | None = None
    ) -> Interaction:
        """Choose values in a select."""
        return self.people.press(_message(message), wanted, user or self.people.somebody, values=values)

    async def submit(self, opened: Interaction, **values: str) -> Interaction:
        """Fill in and send the modal that an interaction opened."""
        return self.people.submit(opened, values)

    async def say(
        self,
        text: str,
        *,
        user: User | None = None,
        guild: Guild | None = None,
        channel: Channel | None = None,
        dm: bool = False,
        reply_to: Message | Reply | Exchange | None = None,
        ping: bool = True,
        webhook: bool = False,
    ) -> Exchange:
        """Write a message; a reply pings whom it replies to unless told otherwise."""
        user = user or self.people.somebody
        post = None if reply_to is None else _message(reply_to)
        place = post.channel if post is not None else self.people.place(user, guild, channel, dm)
        return self.people.say(text, user, place, reply_to=post, ping=ping, webhook=webhook)

    async def mention(self, text: str, **where: Any) -> Exchange:
        """Write a message that mentions the bot; `where` as for `say`."""
        return await self.say(f"{self.bot.mention} {text}".strip(), **where)

    async def dm(self, text: str, *, user: User | None = None, **how: Any) -> Exchange:
        """Write to the bot directly."""
        return await self.say(text, user=user, dm=True, **how)

    def delete(self, message: Message | Reply | Exchange) -> None:
        """Delete a message."""
        self.people.delete(_message(message))

    # what goes wrong

    def fault(self, kind: str, route: str = "", *, method: str | None = None, **how: Any) -> Fault:
        """Let something befall the next matching requests; see `faults.Fault`."""
        return self.faults.add(Fault(kind, method, route, **how))

    def chaos(self, seed: int, rates: Rates) -> Chaos:
        """Let things go wrong at random from now on, the same for the same seed."""
        chaos = Chaos(seed, rates)
        self.faults.chaos = chaos
        self.gateway.chaos = chaos
        return chaos

    def calm(self) -> None:
        """End all faults."""
        self.faults.scripted.clear()
        self.faults.chaos = None
        self.gateway.chaos = None


def _message(thing: Message | Reply | Exchange) -> Message:
    post = thing if isinstance(thing, Message) else thing.message
    assert post is not None
    return post
