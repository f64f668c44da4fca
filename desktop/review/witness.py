"""How far the chain had come, noted beside the database.

A chain shows when a row inside it was touched, but not when its newest entries are
gone: what is left is sound. So the newest entry is noted in a small file of its own.
Whoever can write both can shorten both; only a head hash that was noted elsewhere
(``pneumotriage audit verify`` prints it) tells then.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

NOWHERE = "0" * 64
"""The digest before the first entry."""

_LINE = re.compile(rb"(\d{12}) ([0-9a-f]{64})\n")


@dataclass(frozen=True, slots=True)
class Head:
    """An entry of the chain.

    Parameters
    ----------
    place : int
        From 1; 0 stands for an empty chain.
    digest : str
        SHA-256 over everything up to this entry, in hexadecimal.
    """

    place: int = 0
    digest: str = NOWHERE


class Witness:
    """The file that notes the newest entry.

    Parameters
    ----------
    path : Path
        The file; made with the first note.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> Head | None:
        """Return what was noted last; None without a file that can be understood."""
        try:
            line = _LINE.match(self.path.read_bytes())
        except OSError:
            return None
        return Head(int(line[1]), line[2].decode()) if line else None

    def write(self, head: Head) -> bool:
        """Note an entry; return whether the note could be written.

        The line is written over the one before, in one go and of the same length, so
        that ending the process leaves either. It is not forced to the disk: after a
        power failure the note may be behind the chain, which is sound.
        """
        line = f"{head.place:012d} {head.digest}\n".encode()
        try:
            with self.path.open("r+b" if self.path.exists() else "xb", buffering=0) as file:
                file.write(line)
        except OSError:
            # A verdict that is on the disk must not fail for its note.
            return False
        return True
