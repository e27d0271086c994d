"""Which events were handled already: Discord repeats some after a RESUME; knows only their ids."""

from __future__ import annotations

from collections import OrderedDict

REMEMBERED = 4096
"""Far more than a shard can receive between a dropped connection and its replay."""


class Recent:
    """Remembers the last ids it was shown."""

    def __init__(self, size: int = REMEMBERED) -> None:
        self._size = size
        self._ids: OrderedDict[int, None] = OrderedDict()

    def first(self, id_: int) -> bool:
        """Say whether this id comes for the first time, and remember it."""
        if id_ in self._ids:
            return False
        self._ids[id_] = None
        if len(self._ids) > self._size:
            self._ids.popitem(last=False)
        return True
