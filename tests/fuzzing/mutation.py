"""A damaged film from a sound one: which damage, and how much of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.fuzzing import damage_bytes, damage_dicom, damage_rasters

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from tests.fuzzing.seeds import Seed

Damage = "Callable[[bytes, Random, bytes], bytes]"

ANY: Sequence[Damage] = (
    damage_bytes.flip_bits,
    damage_bytes.set_bytes,
    damage_bytes.truncate,
    damage_bytes.remove,
    damage_bytes.repeat,
    damage_bytes.blank,
    damage_bytes.splice,
    damage_bytes.graft,
    damage_bytes.change_length,
)
DICOM: Sequence[Damage] = (
    damage_dicom.change_element,
    damage_dicom.change_element,
    damage_dicom.change_syntax,
    damage_dicom.drop_element,
    damage_dicom.add_tables,
    damage_dicom.nest,
)
INSIDE: Sequence[tuple[bytes, Damage]] = (
    (b"\xff\xd8\xff", damage_rasters.change_jpeg),
    (b"\x89PNG", damage_rasters.change_png),
    (b"II*\0", damage_rasters.change_tiff),
    (b"MM\0*", damage_rasters.change_tiff),
    (b"\xff\x4f\xff\x51", damage_rasters.change_j2k),
)
"""What a file must hold for a damage to find its place."""


def damaged(seed: Seed, random: Random, other: Seed) -> bytes:
    """Return a damaged copy of `seed`; `other` lends parts."""
    content = seed.content
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        kinds = [ANY]
        if content[128:132] == b"DICM":
            kinds += [DICOM, DICOM]
        fitting = [damage for sign, damage in INSIDE if sign in content]
        if fitting:
            kinds += [fitting]
        content = random.choice(random.choice(kinds))(content or b"\0", random, other.content)
    return content
