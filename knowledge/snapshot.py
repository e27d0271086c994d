"""A cache of compiled values in the user's cache directory; knows nothing of what they are.

Values are msgspec messages behind a checksum, never pickles. Whatever goes wrong (no home, a full disk, a
damaged file) the cache is silently not there.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import importlib.util
import os
import sys
from pathlib import Path
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")

_FORMAT = b"treatybot-1\n"
_CHECK = 16
_KEPT = 24
"""Snapshots kept, newest first: the knowledge and the index of a dozen directories or edits."""
_MAX_BYTES = 256 * 1024 * 1024


def key(kind: str, *inputs: str) -> str:
    """Return the name under which a value made from ``inputs`` is kept by this version of the program."""
    digest = hashlib.sha256("\0".join((*inputs, _code())).encode("utf-8", "surrogateescape"))
    return f"{kind}-{digest.hexdigest()[:32]}"


def read(key: str, type: type[T]) -> T | None:
    """Return the value kept under ``key``, or None."""
    directory = _directory()
    if directory is None:
        return None
    path = directory / f"{key}.msgpack"
    try:
        with path.open("rb") as stream:
            if os.fstat(stream.fileno()).st_size > _MAX_BYTES:
                return None
            data = stream.read()
        body = memoryview(data)[len(_FORMAT) + _CHECK :]
        if not data.startswith(_FORMAT + _checksum(body)):
            return None
        return msgspec.msgpack.decode(body, type=type)
    except (OSError, ValueError, MemoryError, RecursionError, msgspec.MsgspecError):
        return None


def write(key: str, value: Any) -> bool:
    """Keep ``value`` under ``key`` and forget the oldest values; return whether it was kept."""
    directory = _directory()
    if directory is None:
        return False
    import tempfile  # slow to import, and hardly ever needed

    try:
        body = msgspec.msgpack.encode(value)
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=".", suffix=".new", dir=directory)
        try:
            with open(handle, "wb") as stream:  # noqa: PTH123 - a descriptor, not a path
                stream.write(_FORMAT + _checksum(body))
                stream.write(body)
            Path(temporary).replace(directory / f"{key}.msgpack")
        except BaseException:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()
            raise
    except (OSError, ValueError, TypeError, msgspec.MsgspecError):
        return False
    _prune(directory)
    return True


def _checksum(body: bytes | memoryview) -> bytes:
    return hashlib.blake2b(body, digest_size=_CHECK).digest()


def _prune(directory: Path) -> None:
    """Delete all but the newest snapshots, and what a killed process left."""
    found: list[tuple[float, Path]] = []
    with contextlib.suppress(OSError):
        for path in directory.iterdir():
            if path.suffix in {".msgpack", ".new"}:
                with contextlib.suppress(OSError):
                    found.append((path.stat().st_mtime, path))
    for _, path in sorted(found, key=lambda pair: pair[0], reverse=True)[_KEPT:]:
        with contextlib.suppress(OSError):
            path.unlink()


def _directory() -> Path | None:
    """Return the cache directory, or None where there is no place for one."""
    chosen = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if not chosen.is_absolute() and sys.platform == "win32":
        chosen = Path(os.environ.get("LOCALAPPDATA", ""))
    elif not chosen.is_absolute():
        if os.environ.get("HOME") == "":  # Path.home() would say "/"
            return None
        try:
            chosen = Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache")
        except RuntimeError:  # no home is known
            return None
    return chosen / "treatybot" if chosen.is_absolute() else None


def code_of(folder: Path) -> str:
    """Return a digest of the code in ``folder`` and its data: for values that other packages make."""
    digest = hashlib.sha256()
    with contextlib.suppress(OSError):
        for path in sorted(path for path in folder.iterdir() if path.suffix in {".py", ".json"}):
            digest.update(path.read_bytes())
    return digest.hexdigest()


@functools.cache
def _code() -> str:
    """Return a digest of the code that makes the values: this package's and the names of CLDR."""
    digest = hashlib.sha256(f"{sys.version_info[:2]} {msgspec.__version__}".encode())
    digest.update(code_of(Path(__file__).parent).encode())
    with contextlib.suppress(OSError, ValueError, ImportError):
        babel = importlib.util.find_spec("babel")
        if babel is not None and babel.origin is not None:
            digest.update(Path(babel.origin).read_bytes())  # holds the version
    return digest.hexdigest()
