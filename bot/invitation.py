"""The link that puts the bot into a server, with exactly the rights it uses; speaks to nobody."""

from __future__ import annotations

import base64
import binascii

from bot import snowflake

SCOPES = ("bot", "applications.commands")
PERMISSIONS = {
    "View Channels": 1 << 10,
    "Send Messages": 1 << 11,
    "Embed Links": 1 << 14,
    "Read Message History": 1 << 16,
    "Send Messages in Threads": 1 << 38,
}


def link(application_id: int) -> str:
    """Return the address at which a server's administrator adds the bot."""
    permissions = sum(PERMISSIONS.values())
    return (
        "https://discord.com/oauth2/authorize"
        f"?client_id={application_id}&scope={'+'.join(SCOPES)}&permissions={permissions}"
    )


def of_token(token: str) -> int | None:
    """Return the application id in a bot token's first part, None when there is none."""
    first = token.partition(".")[0]
    try:
        decoded = base64.urlsafe_b64decode(first + "=" * (-len(first) % 4)).decode("ascii")
    except (binascii.Error, ValueError):
        return None
    return snowflake.parse(decoded)
