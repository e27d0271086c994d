"""Who administers the bot: the settings' ids, and the application's owner or team, whatever their rank elsewhere."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import aiohttp
import discord

from bot.discord_app import logs

REFRESH_SECONDS = 600.0
"""Who left the team loses the right within ten minutes, and nobody can make the bot ask more often."""
PATIENCE_SECONDS = 1.0
"""An interaction must be acknowledged within three seconds."""


class Administrators:
    """Knows the administrators of one running bot."""

    def __init__(self, named: frozenset[int], clock: Callable[[], float]) -> None:
        self._named = named
        self._clock = clock
        self._owners: frozenset[int] = frozenset()
        self._asked = 0.0

    def learn(self, application: discord.AppInfo) -> None:
        """Take over the application's owner or team."""
        self._asked = self._clock()
        if application.team is None:
            self._owners = frozenset({application.owner.id})
            return
        accepted = discord.TeamMembershipState.accepted
        self._owners = frozenset(
            member.id for member in application.team.members if member.membership_state is accepted
        )

    def includes(self, person: int) -> bool:
        """Say whether this person is an administrator, by what is known already."""
        return person in self._named or person in self._owners

    async def check(self, person: int, client: discord.Client) -> bool:
        """Say whether this person is an administrator, asking Discord when the last word is old."""
        if person not in self._named and self._clock() - self._asked > REFRESH_SECONDS:
            try:
                self.learn(await asyncio.wait_for(client.application_info(), PATIENCE_SECONDS))
            except (TimeoutError, aiohttp.ClientError, discord.HTTPException) as error:
                logs.event("team_unknown", error=error)
        return self.includes(person)
