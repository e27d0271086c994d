"""A Discord that runs on loopback, REST and gateway, for tests of any bot; it knows nothing of Treatybot."""

from .clock import ManualClock, RealClock
from .exchange import Exchange, Interaction, Reply
from .faults import Rates
from .server import DiscordServer
from .thread import DiscordThread
from .world import Channel, Guild, Message, User

__all__ = [
    "Channel",
    "DiscordServer",
    "DiscordThread",
    "Exchange",
    "Guild",
    "Interaction",
    "ManualClock",
    "Message",
    "Rates",
    "RealClock",
    "Reply",
    "User",
]
