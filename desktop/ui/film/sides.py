"""Which side of the patient lies at which edge of the view. Plain values, no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui import words

if TYPE_CHECKING:
    from desktop.imaging.radiograph import HeaderFacts
    from desktop.ui.film.placement import Matrix

_OPPOSITE = {"R": "L", "L": "R", "A": "P", "P": "A", "H": "F", "F": "H"}


def is_mirrored(orientation: Matrix) -> bool:
    """Return whether a film is seen from its back."""
    a, b, c, d = orientation
    return a * d - b * c < 0


def edge_letters(facts: HeaderFacts, orientation: Matrix) -> tuple[str, str, str, str]:
    """Return what to write at the left, upper, right and lower edge of the view.

    Only what the header says is written, and it moves with the film: first Patient
    Orientation (0020,0020), whose two values name the sides towards which rows and columns
    run (PS3.3 C.7.6.1.1.1); failing that, the laterality of the part shown.
    """
    rows, columns = (code[:1] for code in facts.orientation)
    if rows in _OPPOSITE and columns in _OPPOSITE:
        a, b, c, d = orientation
        right = _towards(rows if a else columns, a or b)
        below = _towards(rows if c else columns, c or d)
        return _OPPOSITE[right], _OPPOSITE[below], right, below
    if facts.laterality in ("R", "L"):
        mirrored = words.translate("{side} (mirrored)").format(side=facts.laterality)
        return "", mirrored if is_mirrored(orientation) else facts.laterality, "", ""
    return "", "", "", ""


def _towards(letter: str, sign: int) -> str:
    return letter if sign > 0 else _OPPOSITE[letter]
