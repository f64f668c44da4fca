"""Damage that knows nothing of the format: bits, ranges, lengths."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

NUMBERS = (
    0, 1, 2, 3, 7, 8, 9, 12, 15, 16, 17, 31, 32, 33, 64, 127, 128, 255, 256, 257, 0x7FFF, 0x8000,
    0xFFFE, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF,
)  # fmt: skip
"""Values at which arithmetic tends to break."""


def flip_bits(content: bytes, random: Random, other: bytes) -> bytes:
    changed = bytearray(content)
    for _ in range(random.choice((1, 1, 2, 8, 64))):
        changed[_place(changed, random)] ^= 1 << random.randrange(8)
    return bytes(changed)


def set_bytes(content: bytes, random: Random, other: bytes) -> bytes:
    changed = bytearray(content)
    for _ in range(random.choice((1, 2, 4))):
        changed[_place(changed, random)] = random.choice((0, 1, 0x7F, 0x80, 0xFE, 0xFF))
    return bytes(changed)


def truncate(content: bytes, random: Random, other: bytes) -> bytes:
    return content[: _place(content, random) + 1]


def remove(content: bytes, random: Random, other: bytes) -> bytes:
    start, end = _range(content, random)
    return content[:start] + content[end:]


def repeat(content: bytes, random: Random, other: bytes) -> bytes:
    start, end = _range(content, random)
    return content[:end] + content[start:end] * random.choice((1, 2, 50)) + content[end:]


def blank(content: bytes, random: Random, other: bytes) -> bytes:
    start, end = _range(content, random)
    return content[:start] + random.choice((b"\0", b"\xff")) * (end - start) + content[end:]


def splice(content: bytes, random: Random, other: bytes) -> bytes:
    start, end = _range(other, random)
    at = _place(content, random)
    return content[:at] + other[start:end] + content[at:]


def graft(content: bytes, random: Random, other: bytes) -> bytes:
    return content[: _place(content, random)] + other[_place(other, random) :]


def change_length(content: bytes, random: Random, other: bytes) -> bytes:
    """Overwrite what could be a length or a count with a number that could break something."""
    changed = bytearray(content)
    for _ in range(random.choice((1, 1, 2))):
        kind = random.choice(("<H", ">H", "<I", ">I"))
        size = struct.calcsize(kind)
        if len(changed) >= size:
            at = min(_place(changed, random), len(changed) - size)
            value = random.choice((*NUMBERS, len(content), len(content) + 1))
            struct.pack_into(kind, changed, at, value & ((1 << (8 * size)) - 1))
    return bytes(changed)


def _place(content: bytes | bytearray, random: Random) -> int:
    """Choose a byte, more often one of the header."""
    within = random.choice((64, 512, 4096, len(content), len(content)))
    return random.randrange(max(1, min(within, len(content))))


def _range(content: bytes, random: Random) -> tuple[int, int]:
    start = _place(content, random)
    return start, min(len(content), start + random.choice((1, 2, 4, 8, 64, 1024, 1 << 16)))
