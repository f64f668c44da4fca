"""A bar that says how long a stretch of the film is. Plain values, no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.imaging.radiograph import SpacingBasis
from desktop.ui import words

if TYPE_CHECKING:
    from desktop.imaging.radiograph import Spacing
    from desktop.ui.film.placement import Placement

_STEPS_MM = (1, 2, 5, 10, 20, 50, 100, 200)
_LONGEST = 0.28
"""Share of the view's width that the bar may take."""


@dataclass(frozen=True, slots=True)
class ScaleBar:
    """A bar of `length` view units and what it stands for."""

    length: float
    text: str


def scale_bar(placement: Placement, spacing: Spacing | None) -> ScaleBar | None:
    """Return the longest round bar that fits; None where the scale is not known."""
    if spacing is None or spacing.basis is SpacingBasis.UNKNOWN:
        return None
    across = spacing.column_mm if placement.orientation[0] else spacing.row_mm
    for millimetres in reversed(_STEPS_MM):
        length = millimetres / across * placement.zoom
        if length <= placement.view[0] * _LONGEST:
            return ScaleBar(length, _in_words(millimetres, spacing.basis))
    return None


def _in_words(millimetres: int, basis: SpacingBasis) -> str:
    size = (
        words.translate("{n} cm").format(n=millimetres // 10)
        if millimetres >= 10
        else words.translate("{n} mm").format(n=millimetres)
    )
    known = {
        SpacingBasis.CALIBRATED: words.translate("calibrated"),
        SpacingBasis.DETECTOR: words.translate("at detector"),
    }
    return f"{size} · {known[basis]}"
