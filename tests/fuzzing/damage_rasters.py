"""Damage that keeps the shape of a JPEG, PNG, TIFF or JPEG 2000 file, and so gets further in."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

from tests.fuzzing.damage_bytes import NUMBERS

if TYPE_CHECKING:
    from random import Random

_PNG = b"\x89PNG\r\n\x1a\n"
_TIFF_TAGS = (254, 256, 257, 258, 259, 262, 273, 274, 277, 278, 279, 282, 284, 317, 320, 322, 323,
              324, 325, 338, 339, 347, 530, 34665, 34675)  # fmt: skip


def change_jpeg(content: bytes, random: Random, other: bytes) -> bytes:
    """Change, drop or repeat a segment of a JPEG, wherever in the file it stands."""
    start = content.find(b"\xff\xd8\xff")
    segments = _jpeg_segments(content, start) if start >= 0 else []
    if not segments:
        return content
    at, end = random.choice(segments)
    deed = random.randrange(4)
    if deed == 0:
        return content[:at] + content[end:]
    if deed == 1:
        return content[:end] + content[at:end] + content[end:]
    changed = bytearray(content)
    if deed == 2:
        changed[at + 1] = random.choice((0xC0, 0xC1, 0xC2, 0xC3, 0xC4, 0xC9, 0xDB, 0xDD, 0xF7))
    for _ in range(random.choice((1, 2))):
        place = random.randrange(at + 2, end)
        changed[place] = random.choice(NUMBERS) & 0xFF
    return bytes(changed)


def _jpeg_segments(content: bytes, start: int) -> list[tuple[int, int]]:
    segments, at = [], start + 2
    while at + 4 <= len(content) and content[at] == 0xFF and content[at + 1] not in (0xDA, 0xD9):
        end = at + 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        if not at + 4 <= end <= len(content):
            break
        segments.append((at, end))
        at = end
    return segments


def change_png(content: bytes, random: Random, other: bytes) -> bytes:
    """Change, drop, repeat or add chunks of a PNG, with check sums that are right."""
    if not content.startswith(_PNG):
        return content
    chunks = _png_chunks(content)
    if not chunks:
        return content
    n = random.randrange(len(chunks))
    kind, data = chunks[n]
    deed = random.randrange(6)
    if deed == 0:
        del chunks[n]
    elif deed == 1:
        chunks.insert(random.randrange(len(chunks) + 1), (kind, data))
    elif deed == 2:
        name = random.choice((b"zTXt", b"iCCP", b"iTXt", b"tEXt"))
        bomb = zlib.compress(bytes(random.choice((10, 1 << 16, 1 << 21))))
        chunks.insert(1, (name, b"word\0\0" + bomb))
    elif deed == 3:
        header = bytearray(chunks[0][1])
        if len(header) == 13:
            field = random.randrange(7)
            if field < 2:
                struct.pack_into(">I", header, 4 * field, random.choice(NUMBERS))
            else:
                header[6 + field] = random.choice((0, 1, 2, 3, 4, 6, 8, 16, 255))
            chunks[0] = (chunks[0][0], bytes(header))
    elif deed == 4:
        name = random.choice(
            (b"tRNS", b"gAMA", b"cHRM", b"acTL", b"fcTL", b"fdAT", b"eXIf", b"PLTE")
        )
        chunks.insert(random.randrange(len(chunks) + 1), (name, random.randbytes(26)))
    elif data:
        changed = bytearray(data)
        changed[random.randrange(len(changed))] = random.choice(NUMBERS) & 0xFF
        chunks[n] = (kind, bytes(changed))
    return _PNG + b"".join(_png_chunk(kind, data) for kind, data in chunks)


def _png_chunks(content: bytes) -> list[tuple[bytes, bytes]]:
    chunks, at = [], len(_PNG)
    while at + 12 <= len(content):
        length = int.from_bytes(content[at : at + 4], "big")
        if at + 12 + length > len(content):
            break
        chunks.append((content[at + 4 : at + 8], content[at + 8 : at + 8 + length]))
        at += 12 + length
    return chunks


def _png_chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def change_tiff(content: bytes, random: Random, other: bytes) -> bytes:
    """Change an entry of a TIFF's first directory."""
    order = {b"II": "<", b"MM": ">"}.get(content[:2])
    if order is None or len(content) < 16:
        return content
    (directory,) = struct.unpack_from(order + "I", content, 4)
    if directory + 2 > len(content):
        return content
    (count,) = struct.unpack_from(order + "H", content, directory)
    if not count or directory + 2 + 12 * count > len(content):
        return content
    changed = bytearray(content)
    for _ in range(random.choice((1, 1, 2))):
        at = directory + 2 + 12 * random.randrange(count)
        field = random.randrange(4)
        if field == 0:
            struct.pack_into(order + "H", changed, at, random.choice(_TIFF_TAGS))
        elif field == 1:
            struct.pack_into(order + "H", changed, at + 2, random.randrange(20))
        else:
            value = random.choice((*NUMBERS, len(content), directory))
            struct.pack_into(order + "I", changed, at + 4 * (field - 1), value)
    return bytes(changed)


def change_j2k(content: bytes, random: Random, other: bytes) -> bytes:
    """Change the size, the tiles, the components or the coding style of a JPEG 2000 stream."""
    start = content.find(b"\xff\x4f\xff\x51")
    if start < 0:
        return content
    changed = bytearray(content)
    for _ in range(random.choice((1, 1, 2))):
        at = start + 4 + random.randrange(80)
        if random.randrange(2) and at + 4 <= len(changed):
            struct.pack_into(
                ">I", changed, start + 8 + 4 * random.randrange(8), random.choice(NUMBERS)
            )
        elif at < len(changed):
            changed[at] = random.choice(NUMBERS) & 0xFF
    return bytes(changed)
