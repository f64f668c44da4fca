"""What the screening can find, as a table: the code, its words, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Code:
    """A finding of the screening.

    Parameters
    ----------
    code : str
        Stable short name, as in the ``warnings`` column.
    words : str
        For the reader.
    out_of_scope : bool
        Whether the film is none that the models were made for.
    remedy : str
        What can be done about it; empty where nothing can.
    """

    code: str
    words: str
    out_of_scope: bool
    remedy: str = ""


_TABLE = (
    Code("not_radiography", "not a radiograph by its modality", out_of_scope=True),
    Code(
        "not_chest",
        "not a chest film by its header",
        out_of_scope=True,
        remedy="if it shows a chest, have the body part corrected in the archive",
    ),
    Code(
        "body_part_doubtful",
        "the header names a chest and another part of the body",
        out_of_scope=False,
        remedy="see which of the two the film shows",
    ),
    Code("lateral_view", "a lateral view", out_of_scope=True),
    Code("other_view", "an oblique or decubitus view", out_of_scope=True),
    Code(
        "probably_inverted",
        "probably inverted: lungs bright, bones dark",
        out_of_scope=True,
        remedy="export it again without inversion",
    ),
    Code(
        "probably_turned",
        "probably upside down or on its side",
        out_of_scope=True,
        remedy="export it upright",
    ),
    Code(
        "several_films",
        "probably more than one film on one image",
        out_of_scope=True,
        remedy="export each film by itself",
    ),
    Code("no_chest_seen", "does not look like a frontal chest film", out_of_scope=True),
    Code(
        "unlike_training",
        "unlike the films the model was trained on",
        out_of_scope=True,
    ),
    Code("nearly_uniform", "blank or nearly uniform", out_of_scope=True),
    Code(
        "clipped",
        "large parts are pure white or pure black",
        out_of_scope=True,
        remedy="export it with its full range of grey",
    ),
    Code(
        "low_resolution",
        "too few pixels",
        out_of_scope=True,
        remedy="export it at full size",
    ),
    Code(
        "distorted",
        "much wider or taller than a chest film",
        out_of_scope=True,
        remedy="export it without stretching or cropping",
    ),
    Code(
        "photograph",
        "a colour photograph or screenshot",
        out_of_scope=True,
        remedy="use the film itself from the archive",
    ),
    Code(
        "screenshot",
        "a screenshot or page with a film on it",
        out_of_scope=True,
        remedy="use the film itself from the archive",
    ),
    Code(
        "borders",
        "wide borders around the film",
        out_of_scope=True,
        remedy="crop the image to the film",
    ),
    Code("outside_age", "age outside the population the model was made for", False),
    Code("duplicate", "shows the same film as another file", out_of_scope=False),
    Code("colour", "stored in colour", out_of_scope=False),
    Code("window_unusable", "the file's own window shows it blank; another one is used", False),
)

CODES: dict[str, Code] = {code.code: code for code in _TABLE}


def is_out_of_scope(warnings: Iterable[str]) -> bool:
    """Tell whether any of these codes puts a film out of scope."""
    return any(CODES[code].out_of_scope for code in warnings)


def in_words(warnings: Iterable[str]) -> str:
    """Return the codes as words for the reader, separated by semicolons."""
    return "; ".join(CODES[code].words for code in warnings)


def remedies(warnings: Iterable[str]) -> str:
    """Return what can be done about these codes, separated by semicolons."""
    return "; ".join(dict.fromkeys(CODES[code].remedy for code in warnings if CODES[code].remedy))
