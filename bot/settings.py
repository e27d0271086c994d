"""The settings: environment variables, then ``.env`` in the current directory; knows not who uses them.

The environment always wins, also with an empty value, which means "not set".
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from bot import snowflake

NAMES = (
    "DISCORD_TOKEN",
    "DISCORD_API_URL",
    "DISCORD_GATEWAY_URL",
    "ADMIN_USER_IDS",
    "ADMIN_GUILD_ID",
    "KNOWLEDGE_DIR",
    "LOG_LEVEL",
    "LOG_QUESTIONS",
    "SHARD_COUNT",
    "SHARD_IDS",
)
"""Every setting there is."""

LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
_BOOLEANS = dict.fromkeys(("true", "yes", "on", "1"), True) | dict.fromkeys(("false", "no", "off", "0"), False)
_T = TypeVar("_T")


class SettingsError(Exception):
    """Settings that cannot be used: one sentence for each, all of them at once."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(problems))


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, checked."""

    discord_token: str | None = field(default=None, repr=False)
    discord_api_url: str | None = None
    """REST base without a slash at its end; None is Discord's own."""
    discord_gateway_url: str | None = None
    """None is what the API's ``/gateway/bot`` says."""
    admin_user_ids: frozenset[int] = frozenset()
    admin_guild_id: int | None = None
    knowledge_dir: Path | None = None
    """None is the packaged knowledge."""
    log_level: str = "INFO"
    log_questions: bool = False
    shard_count: int | None = None
    """None lets Discord say how many."""
    shard_ids: tuple[int, ...] | None = None
    """The shards of this process; None is all of them."""


def values(environ: Mapping[str, str] | None = None, env_file: Path | None = None) -> dict[str, str]:
    """Return the settings that are set, as written, from ``environ`` and then from ``env_file``.

    ``env_file`` is ``.env`` in the current directory unless given; it may be missing. Raises SettingsError
    when it cannot be read.
    """
    environ = os.environ if environ is None else environ
    written = _env_file(Path(".env") if env_file is None else env_file)
    written.update((name, environ[name]) for name in NAMES if name in environ)
    return {name: text.strip() for name, text in written.items() if name in NAMES and text.strip()}


def has_token() -> bool:
    """Return whether a Discord token is set; False when ``.env`` cannot be read, which any command reports."""
    try:
        return "DISCORD_TOKEN" in values()
    except SettingsError:
        return False


def directory(text: str | None) -> Path | None:
    """Return the directory that the text of ``KNOWLEDGE_DIR`` names, None for none."""
    return Path(text).expanduser() if text else None


def load(
    environ: Mapping[str, str] | None = None, env_file: Path | None = None, *, token_needed: bool = False
) -> Settings:
    """Return all settings, read as ``values`` does.

    Raises SettingsError with every malformed one, and with a missing token when it is needed.
    """
    problems: list[str] = []
    written = values(environ, env_file)
    if token_needed and "DISCORD_TOKEN" not in written:
        problems.append("DISCORD_TOKEN is not set: put the bot's token from Discord's developer portal into it.")

    def read(name: str, parse: Callable[[str], _T], wanted: str) -> _T | None:
        text = written.get(name)
        if text is None:
            return None
        try:
            return parse(text)
        except ValueError:
            problems.append(f"{name} must be {wanted}{_shown(name, text)}.")
            return None

    level = read("LOG_LEVEL", _log_level, f"one of {', '.join(LOG_LEVELS)}")
    questions = read("LOG_QUESTIONS", _boolean, "true or false")
    settings = Settings(
        discord_token=read("DISCORD_TOKEN", _token, 'the token alone, without "Bot" before it'),
        discord_api_url=read(
            "DISCORD_API_URL", _api_url, "an http or https address such as https://proxy.example/api/v10"
        ),
        discord_gateway_url=read(
            "DISCORD_GATEWAY_URL", _gateway_url, "a ws or wss address such as wss://gateway.example"
        ),
        admin_user_ids=frozenset(read("ADMIN_USER_IDS", _ids, "ids of users, separated by commas") or ()),
        admin_guild_id=read("ADMIN_GUILD_ID", _id, "the id of one Discord server"),
        knowledge_dir=directory(written.get("KNOWLEDGE_DIR")),
        log_level=level or "INFO",
        log_questions=bool(questions),
        shard_count=read("SHARD_COUNT", _count, "a whole number from 1 up"),
        shard_ids=read("SHARD_IDS", _shards, "different whole numbers from 0 up, separated by commas"),
    )
    problems += _shard_problems(settings, "SHARD_COUNT" in written)
    if problems:
        raise SettingsError(tuple(problems))
    return settings


def _env_file(path: Path) -> dict[str, str]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return {}
    except UnicodeDecodeError:
        raise SettingsError((f"{path} is not valid UTF-8.",)) from None
    except OSError as error:
        raise SettingsError((f"{path} cannot be read: {error.strerror}.",)) from None
    import io  # with dotenv a tenth of the time of `treatybot ask`, needed only where the file exists

    from dotenv.parser import parse_stream

    found: dict[str, str] = {}
    for binding in parse_stream(io.StringIO(text)):
        if binding.error:
            raise SettingsError((f"{path}, line {binding.original.line}: this is not written NAME=value.",))
        if binding.key and binding.value is not None:
            found[binding.key] = binding.value
    return found


def _shown(name: str, text: str) -> str:
    if name == "DISCORD_TOKEN":
        return ""
    return f', not "{text if len(text) <= 60 else text[:60] + "…"}"'


def _token(text: str) -> str:
    if not (text.isascii() and text.isprintable()) or " " in text:
        raise ValueError
    return text


def _whole_number(text: str) -> int:
    text = text.strip()
    if not (text.isascii() and text.isdigit() and len(text) <= 20):
        raise ValueError
    return int(text)


def _id(text: str) -> int:
    number = snowflake.parse(text.strip())
    if number is None:
        raise ValueError
    return number


def _ids(text: str) -> tuple[int, ...]:
    return tuple(_id(part) for part in text.split(",") if part.strip())


def _count(text: str) -> int:
    number = _whole_number(text)
    if number < 1:
        raise ValueError
    return number


def _shards(text: str) -> tuple[int, ...]:
    shards = tuple(_whole_number(part) for part in text.split(","))
    if len(set(shards)) < len(shards):
        raise ValueError
    return shards


def _shard_problems(settings: Settings, count_written: bool) -> list[str]:
    if not settings.shard_ids:
        return []
    if settings.shard_count is None:
        return [] if count_written else ["SHARD_IDS needs SHARD_COUNT, the number of all shards."]
    beyond = [shard for shard in settings.shard_ids if shard >= settings.shard_count]
    if not beyond:
        return []
    last = settings.shard_count - 1
    return [f"SHARD_IDS must lie between 0 and {last}, one less than SHARD_COUNT, and {beyond[0]} does not."]


def _log_level(text: str) -> str:
    if text.upper() not in LOG_LEVELS:
        raise ValueError
    return text.upper()


def _boolean(text: str) -> bool:
    if text.lower() not in _BOOLEANS:
        raise ValueError
    return _BOOLEANS[text.lower()]


def _api_url(text: str) -> str:
    return _address(text, ("http", "https"))


def _gateway_url(text: str) -> str:
    return _address(text, ("ws", "wss"))


def _address(text: str, schemes: tuple[str, ...]) -> str:
    parts = urlsplit(text)
    if parts.scheme not in schemes or not parts.hostname or parts.port == 0 or parts.fragment:
        raise ValueError
    if any(letter.isspace() or not letter.isprintable() for letter in text):
        raise ValueError
    return text.rstrip("/")
