"""Where commands may be installed and used; stated in full, since what is left out is inherited."""

from __future__ import annotations

from discord import app_commands

EVERYWHERE = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True)
BY_ANYONE = app_commands.AppInstallationType(guild=True, user=True)
NOT_AMONG_OTHERS = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=False)
BY_SERVERS = app_commands.AppInstallationType(guild=True, user=False)
