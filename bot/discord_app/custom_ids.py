"""What a button remembers, written into its custom_id: it outlives a restart because nothing else holds it.

Every id carries who asked and a signature, so that a forged or damaged one is recognised. The signature is
keyed with the bot's token, which a restart keeps. Knows the limit of 100 characters, and nothing of what a
button does.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass

LIMIT = 100
DIGEST_LENGTH = 6
"""36 bits: no two sentences or lists of one knowledge base will meet by chance."""
_ID = re.compile(r"([a-z]):([0-9a-z]*):([\w-]{6}):(.*)", re.DOTALL)
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a genuine custom_id says."""

    kind: str
    asker: int | None
    """Who alone may press; None for everybody."""
    state: str


class CustomIds:
    """Writes and reads custom_ids for one bot."""

    def __init__(self, secret: str) -> None:
        self._key = hashlib.blake2b(secret.encode(), digest_size=32, person=b"treatybot-button").digest()

    def room(self, asker: int | None) -> int:
        """Return how many characters of state fit beside this asker."""
        return LIMIT - len(f"x:{_base36(asker)}::") - DIGEST_LENGTH

    def write(self, kind: str, asker: int | None, state: str) -> str:
        """Return a custom_id. Raises ValueError for a state that does not fit."""
        if _units(state) > self.room(asker):
            raise ValueError("the state does not fit into a custom_id")
        who = _base36(asker)
        return f"{kind}:{who}:{self._sign(kind, who, state)}:{state}"

    def read(self, custom_id: str) -> Pressed | None:
        """Return what a custom_id says, None when this bot did not write it."""
        match = _ID.fullmatch(custom_id)
        if match is None:
            return None
        kind, who, signature, state = match.groups()
        if signature != self._sign(kind, who, state):
            return None
        return Pressed(kind, int(who, 36) if who else None, state)

    def _sign(self, kind: str, who: str, state: str) -> str:
        text = f"{kind}:{who}:{state}".encode("utf-8", "surrogatepass")
        return _short(hashlib.blake2b(text, key=self._key, digest_size=8).digest())


def digest(*parts: str) -> str:
    """Return six characters that stand for ``parts``, safe in a custom_id."""
    text = "\0".join(parts).encode("utf-8", "surrogatepass")
    return _short(hashlib.blake2b(text, digest_size=8).digest())


def fits(state: str, room: int) -> bool:
    """Say whether a state fits into ``room`` characters as Discord counts them."""
    return _units(state) <= room


def _short(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode()[:DIGEST_LENGTH]


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _base36(number: int | None) -> str:
    if number is None:
        return ""
    digits = ""
    while True:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
        if not number:
            return digits
