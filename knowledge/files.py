"""The files of a knowledge directory, read once and safely; knows nothing of what stands in them.

Only ``sources/ facts/ questions/ vocabulary/`` are looked at, never code. What is handed out was on disk at
one moment: a file that changes, appears or vanishes meanwhile is a fault.
"""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

from knowledge.faults import Fault, KnowledgeError

FOLDERS = ("facts", "questions", "sources", "vocabulary")
MAX_YAML_BYTES = 8 * 1024 * 1024
"""As in yaml_strict: refused before it is read into memory."""
MAX_SOURCE_BYTES = 64 * 1024 * 1024
"""A source of any size people have; sources are hashed, not kept."""
MAX_TOTAL_BYTES = 256 * 1024 * 1024
"""Three times the facts of ten thousand sources."""
MAX_FILES = 50_000
_CHUNK = 1 << 20
_ATTEMPTS = 3
"""An editor that saves several files needs one more look, not a fault; a file that keeps changing is one."""

PACKAGED = Path(__file__).parent
"""The directory that comes with the program."""


class Inputs:
    """What the directory held: YAML files in full, and the digest over every file."""

    __slots__ = ("digest", "directory", "sources", "yaml")

    def __init__(self, directory: Path, yaml: dict[str, bytes], sources: tuple[str, ...], digest: str) -> None:
        self.directory = directory
        self.yaml = yaml
        """Content by path from the directory, sorted."""
        self.sources = sources
        """Names of the files under ``sources/``, sorted."""
        self.digest = digest
        """SHA-256 over names and bytes, hexadecimal."""


def read(directory: Path, folders: tuple[str, ...] = FOLDERS) -> Inputs:
    """Return the files of ``directory``; raises KnowledgeError when they cannot be read as one state."""
    for attempt in range(_ATTEMPTS):
        try:
            return _read_once(directory, folders)
        except _ChangedError as changed:
            if attempt == _ATTEMPTS - 1:
                message, remedy = "it changed while it was being read", "wait until it is saved and try again"
                raise KnowledgeError([Fault(changed.file, 0, message, remedy)]) from None
    raise AssertionError("unreachable")


def inputs_digest(directory: Path) -> str:
    """Return the SHA-256 over all files of ``directory`` that knowledge is made from, hexadecimal."""
    return read(directory).digest


class _ChangedError(Exception):
    def __init__(self, file: str) -> None:
        super().__init__(file)
        self.file = file


_Stamp = tuple[int, int, int]


def _read_once(directory: Path, folders: tuple[str, ...]) -> Inputs:
    before = _listing(directory, folders)
    digest = hashlib.sha256()
    kept: dict[str, bytes] = {}
    total = 0
    for name in sorted(before):
        is_yaml = not name.startswith("sources/")
        content, sha = _content(directory, name, before[name], is_yaml)
        digest.update(f"{len(name)}:{name}:".encode("utf-8", "surrogateescape"))
        digest.update(sha)
        if is_yaml:
            kept[name] = content
        total += before[name][0]
        if total > MAX_TOTAL_BYTES:
            message = f"the directory holds more than {MAX_TOTAL_BYTES // 2**20} MB"
            raise KnowledgeError([Fault("", 0, message, "check what lies in it")])
    after = _listing(directory, folders)
    if after != before:
        changed = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
        raise _ChangedError(changed[0])
    sources = tuple(name.removeprefix("sources/") for name in sorted(before) if name.startswith("sources/"))
    return Inputs(directory, kept, sources, digest.hexdigest())


def _listing(directory: Path, folders: tuple[str, ...]) -> dict[str, _Stamp]:
    try:
        root = directory.resolve(strict=True)
        if not root.is_dir():
            raise NotADirectoryError(f"{directory} is no folder")
    except (OSError, RuntimeError, ValueError) as error:
        raise _unreadable("", f"the knowledge directory {directory} cannot be read", error) from None
    found: dict[str, _Stamp] = {}
    faults: list[Fault] = []
    for folder in folders:
        try:
            with os.scandir(directory / folder) as entries:
                listed = sorted((entry.name, entry.is_symlink()) for entry in entries)
            outside = not (directory / folder).resolve().is_relative_to(root)
        except FileNotFoundError:
            continue
        except (OSError, RuntimeError) as error:
            raise _unreadable(folder, "the folder cannot be read", error) from None
        if outside:
            faults.append(_leads_out(folder))
            continue
        for name, is_link in listed:
            if not _is_ours(folder, name):
                continue
            if not name.isprintable():
                faults.append(Fault(folder, 0, f"a file's name cannot be written ({name!a})", "rename it"))
                continue
            fault = _examine(directory, root, f"{folder}/{name}", is_link, found)
            if fault is not None:
                faults.append(fault)
        if len(found) > MAX_FILES:
            raise KnowledgeError([Fault(folder, 0, f"there are more than {MAX_FILES:,} files", "check what they are")])
    if faults:
        raise KnowledgeError(faults)
    return found


def _examine(directory: Path, root: Path, name: str, is_link: bool, found: dict[str, _Stamp]) -> Fault | None:
    """Add the file's stamp to ``found``, or return what speaks against reading it."""
    path = directory / name
    try:
        if is_link and not path.resolve(strict=True).is_relative_to(root):
            return _leads_out(name)
        info = path.stat()
    except FileNotFoundError:
        if is_link:
            return Fault(name, 0, "the link leads nowhere", "put the file itself here, or delete the link")
        raise _ChangedError(name) from None
    except (OSError, RuntimeError) as error:
        return _unreadable(name, "the file cannot be read", error).faults[0]
    if stat.S_ISDIR(info.st_mode):
        return None
    if not stat.S_ISREG(info.st_mode):
        return Fault(name, 0, "this is no ordinary file", "delete it")
    limit = MAX_SOURCE_BYTES if name.startswith("sources/") else MAX_YAML_BYTES
    if info.st_size > limit:
        message = f"the file is larger than {limit // 2**20} MB"
        return Fault(name, 0, message, "split it, or check what it is")
    found[name] = (info.st_size, info.st_mtime_ns, info.st_ino)
    return None


def _content(directory: Path, name: str, stamp: _Stamp, keep: bool) -> tuple[bytes, bytes]:
    """Return the file's bytes (empty unless kept) and their SHA-256."""
    digest = hashlib.sha256()
    pieces: list[bytes] = []
    size = 0
    try:
        with open(directory / name, "rb", buffering=0, opener=_opener) as stream:
            info = os.fstat(stream.fileno())
            if (info.st_size, info.st_mtime_ns, info.st_ino) != stamp or not stat.S_ISREG(info.st_mode):
                raise _ChangedError(name)
            while piece := stream.read(_CHUNK):
                size += len(piece)
                if size > stamp[0]:
                    raise _ChangedError(name)
                digest.update(piece)
                if keep:
                    pieces.append(piece)
    except FileNotFoundError:
        raise _ChangedError(name) from None
    except OSError as error:
        raise _unreadable(name, "the file cannot be read", error) from None
    if size != stamp[0]:
        raise _ChangedError(name)
    return b"".join(pieces), digest.digest()


def _opener(path: str, flags: int) -> int:
    # a pipe put in the file's place must not make us wait
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _is_ours(folder: str, name: str) -> bool:
    """Say whether a file counts: hidden files and editors' copies never do, beside sources only YAML does."""
    if name.startswith((".", "#")) or name.endswith(("~", ".swp", ".tmp", ".bak")):
        return False
    return folder == "sources" or name.endswith((".yaml", ".yml"))


def _leads_out(name: str) -> Fault:
    return Fault(name, 0, "the link leads out of the knowledge directory", "put a copy here in its place")


def _unreadable(name: str, message: str, error: Exception) -> KnowledgeError:
    reason = getattr(error, "strerror", None) or str(error)
    return KnowledgeError([Fault(name, 0, f"{message} ({reason})", "check its name and its permissions")])
