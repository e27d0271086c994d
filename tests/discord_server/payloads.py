"""Well-formed JSON of everything this Discord says: users, servers, channels, messages, events.

One malformed event ends discord.py with an exception, hence the care: a key that does not apply is
left out (never null where the client does not expect it), role lists hold ids, times are ISO 8601.
Knows nothing of sockets.
"""

from __future__ import annotations

from datetime import UTC, datetime

from .world import ALL_PERMISSIONS, GROUP, PRIVATE, Channel, Guild, Json, Message, User

JOINED = "2020-01-01T00:00:00+00:00"
MAXIMUM_ATTACHMENT = 10 * 1024 * 1024


def iso(timestamp: float) -> str:
    """Return seconds since 1970 as Discord writes a time."""
    return datetime.fromtimestamp(timestamp, UTC).isoformat()


def user(person: User) -> Json:
    """Return a user object."""
    data: Json = {
        "id": str(person.id),
        "username": person.name.lower().replace(" ", "_"),
        "global_name": None if person.bot else person.name,
        "discriminator": "0001" if person.bot else "0",
        "avatar": None,
        "avatar_decoration_data": None,
        "banner": None,
        "accent_color": None,
        "public_flags": 0,
        "clan": None,
        "primary_guild": None,
    }
    if person.bot:
        data["bot"] = True
    return data


def me(bot: User) -> Json:
    """Return the bot's own user, as `/users/@me` and READY give it."""
    return {**user(bot), "verified": True, "mfa_enabled": True, "email": None, "flags": 0, "locale": "en-US"}


def member(guild: Guild, person: User, *, with_user: bool = True, permissions: bool = False) -> Json:
    """Return a member object of a server."""
    data: Json = {
        "avatar": None,
        "banner": None,
        "communication_disabled_until": None,
        "deaf": False,
        "flags": 0,
        "joined_at": JOINED,
        "mute": False,
        "nick": None,
        "pending": False,
        "premium_since": None,
        "roles": [],
    }
    if with_user:
        data["user"] = user(person)
    if permissions:
        data["permissions"] = str(guild.permissions_of(person))
    return data


def role(role_id: int, name: str, permissions: int, position: int) -> Json:
    """Return a role object."""
    return {
        "id": str(role_id),
        "name": name,
        "permissions": str(permissions),
        "position": position,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "icon": None,
        "unicode_emoji": None,
        "managed": False,
        "mentionable": True,
        "flags": 0,
    }


def channel(place: Channel, bot: User) -> Json:
    """Return a channel object as the API gives it to this bot."""
    data: Json = {"id": str(place.id), "type": place.kind, "flags": 0, "last_message_id": None}
    if place.guild is None:
        data["recipients"] = [user(person) for person in place.people if person is not bot]
        if place.kind == GROUP:
            data |= {"name": place.name, "icon": None, "owner_id": str(place.people[0].id)}
        return data
    overwrites = []
    if place.denied_to_bot:
        overwrites = [{"id": str(bot.id), "type": 1, "allow": "0", "deny": str(place.denied_to_bot)}]
    data |= {
        "guild_id": str(place.guild.id),
        "name": place.name,
        "position": list(place.guild.channels).index(place.id),
        "permission_overwrites": overwrites,
        "topic": None,
        "nsfw": False,
        "rate_limit_per_user": 0,
        "parent_id": None,
    }
    return data


def guild(place: Guild, bot: User) -> Json:
    """Return the body of GUILD_CREATE; the members are only the bot, as without the privileged intent."""
    roles = [role(place.id, "@everyone", place.everyone, 0)]
    roles += [role(key, name, 0, 1) for key, name in place.roles.items()]
    return {
        "id": str(place.id),
        "name": place.name,
        "owner_id": str(place.owner.id),
        "icon": None,
        "splash": None,
        "discovery_splash": None,
        "banner": None,
        "description": None,
        "afk_channel_id": None,
        "afk_timeout": 300,
        "application_id": None,
        "channels": [channel(c, bot) for c in place.channels.values()],
        "default_message_notifications": 0,
        "emojis": [],
        "explicit_content_filter": 0,
        "features": [],
        "guild_scheduled_events": [],
        "joined_at": JOINED,
        "large": False,
        "max_members": 500_000,
        "member_count": len(place.members) + 1,
        "members": [member(place, bot)],
        "mfa_level": 0,
        "nsfw": False,
        "nsfw_level": 0,
        "preferred_locale": "en-US",
        "premium_progress_bar_enabled": False,
        "premium_subscription_count": 0,
        "premium_tier": 0,
        "presences": [],
        "public_updates_channel_id": None,
        "roles": roles,
        "rules_channel_id": None,
        "safety_alerts_channel_id": None,
        "soundboard_sounds": [],
        "stage_instances": [],
        "stickers": [],
        "system_channel_flags": 0,
        "system_channel_id": None,
        "threads": [],
        "unavailable": False,
        "vanity_url_code": None,
        "verification_level": 0,
        "voice_states": [],
    }


def _reference(message: Message) -> Json:
    data: Json = {"type": 0, "message_id": str(message.id), "channel_id": str(message.channel.id)}
    if message.channel.guild is not None:
        data["guild_id"] = str(message.channel.guild.id)
    return data


def message(post: Message, *, nested: bool = False) -> Json:
    """Return a message object as REST gives it; a nested one does not show what it replies to."""
    author = user(post.author)
    if post.webhook_id is not None:
        author |= {"id": str(post.webhook_id), "bot": True, "discriminator": "0000"}
    data: Json = {
        "id": str(post.id),
        "channel_id": str(post.channel.id),
        "type": 0,
        "author": author,
        "content": post.content,
        "timestamp": iso(post.created),
        "edited_timestamp": None if post.edited is None else iso(post.edited),
        "tts": post.tts,
        "mention_everyone": post.mention_everyone,
        "mentions": [user(person) for person in post.mentions],
        "mention_roles": [str(key) for key in post.mention_roles],
        "mention_channels": [],
        "attachments": post.attachments,
        "embeds": post.embeds,
        "components": post.components,
        "pinned": False,
        "flags": post.flags,
    }
    if post.webhook_id is not None:
        data["webhook_id"] = str(post.webhook_id)
    if post.application_id is not None:
        data["application_id"] = str(post.application_id)
    if post.nonce is not None:
        data["nonce"] = post.nonce
    if post.interaction is not None:
        data["type"] = 20 if post.interaction["type"] == 2 else 0
        data["interaction_metadata"] = post.interaction
    if post.reference is not None:
        data["type"] = 19 if post.interaction is None else data["type"]
        data["message_reference"] = _reference(post.reference)
        if not nested:
            gone = post.reference.deleted
            data["referenced_message"] = None if gone else message(post.reference, nested=True)
    return data


def message_event(post: Message) -> Json:
    """Return the body of MESSAGE_CREATE or MESSAGE_UPDATE: the message, and the server it is in."""
    data = message(post)
    place = post.channel
    data["channel_type"] = place.kind
    if place.guild is not None:
        data["guild_id"] = str(place.guild.id)
        if post.webhook_id is None:
            data["member"] = member(place.guild, post.author, with_user=False)
        for mentioned, person in zip(data["mentions"], post.mentions, strict=True):
            mentioned["member"] = member(place.guild, person, with_user=False)
    return data


def without_content(event: Json) -> Json:
    """Return the event as a bot without the message content intent receives it."""
    return {**event, "content": "", "embeds": [], "attachments": [], "components": []}


def application(bot: User, owner: User, team: list[User] | None, guilds: int) -> Json:
    """Return the application, as `/oauth2/applications/@me` gives it; a team owns it when given."""
    data: Json = {
        "id": str(bot.id),
        "name": bot.name,
        "icon": None,
        "description": "",
        "summary": "",
        "type": None,
        "verify_key": "0" * 64,
        "bot_public": True,
        "bot_require_code_grant": False,
        "flags": 0,
        "hook": True,
        "is_monetized": False,
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "approximate_guild_count": guilds,
        "approximate_user_install_count": 0,
        "integration_types_config": {"0": {}, "1": {}},
        "owner": user(owner),
        "team": None,
    }
    if team is not None:
        members = [
            {
                "membership_state": 2,
                "permissions": ["*"],
                "role": "admin",
                "team_id": "42",
                "user": user(person),
            }
            for person in team
        ]
        data["team"] = {
            "id": "42",
            "name": "The team",
            "icon": None,
            "owner_user_id": str(team[0].id),
            "members": members,
        }
        data["owner"] = {**user(owner), "id": "42", "username": "team42"}
    return data


def interaction(
    *,
    ids: tuple[int, str],
    kind: int,
    data: Json,
    person: User,
    place: Channel,
    bot: User,
    message_data: Json | None = None,
    installed_by_user: bool = False,
) -> Json:
    """Return the body of INTERACTION_CREATE; `ids` are the interaction's id and token."""
    guild_of = place.guild
    owners: Json = {"1": str(person.id)} if installed_by_user else {}
    if not installed_by_user:
        owners["0"] = str(guild_of.id) if guild_of else "0"
    seen_channel = channel(place, bot)
    if guild_of is not None:
        seen_channel["permissions"] = str(guild_of.permissions_of(person))
    app_permissions = place.bot_permissions(bot)
    if guild_of is not None and not guild_of.bot_is_member:
        app_permissions = guild_of.everyone
    body: Json = {
        "id": str(ids[0]),
        "application_id": str(bot.id),
        "type": kind,
        "token": ids[1],
        "version": 1,
        "data": data,
        "channel": seen_channel,
        "channel_id": str(place.id),
        "app_permissions": str(app_permissions),
        "locale": person.locale,
        "entitlements": [],
        "entitlement_sku_ids": [],
        "authorizing_integration_owners": owners,
        "context": place.context,
        "attachment_size_limit": MAXIMUM_ATTACHMENT,
    }
    if guild_of is not None:
        body["guild_id"] = str(guild_of.id)
        body["guild"] = {"id": str(guild_of.id), "locale": "en-US", "features": []}
        body["guild_locale"] = "en-US"
        body["member"] = member(guild_of, person, permissions=True)
    else:
        body["user"] = user(person)
    if message_data is not None:
        body["message"] = message_data
    return body


def unavailable(place: Guild) -> Json:
    """Return a server as READY lists it, before its GUILD_CREATE."""
    return {"id": str(place.id), "unavailable": True}


__all__ = [
    "ALL_PERMISSIONS",
    "PRIVATE",
    "application",
    "channel",
    "guild",
    "interaction",
    "iso",
    "me",
    "member",
    "message",
    "message_event",
    "role",
    "unavailable",
    "user",
    "without_content",
]
