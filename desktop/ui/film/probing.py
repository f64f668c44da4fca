"""The pixel under the cursor, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui import words

if TYPE_CHECKING:
    from desktop.ui.film.hanging import Hanging
    from desktop.ui.film.placement import Pair


def under(hanging: Hanging, point: Pair) -> tuple[str, ...]:
    """Return value and place of the pixel at a point of the view; nothing beside the film.

    The value is the one after the modality LUT, before any window. On a film that was turned
    from dark-is-high it stands on the turned scale, and is said to.
    """
    x, y = hanging.placement.to_film(point)
    width, height = hanging.plane.size
    if not (0 <= x < width and 0 <= y < height):
        return ()
    column, row = int(x), int(y)
    value = hanging.plane.levels[0][row, column]
    place = f"x {words.number(column)} · y {words.number(row)}"
    return _value_in_words(hanging, float(value)), place


def _value_in_words(hanging: Hanging, value: float) -> str:
    radiograph = hanging.film.radiograph
    number = f"{value:.0f}" if value == int(value) else f"{value:.4g}"
    if hanging.as_network:
        return words.translate("input {value} of 255").format(value=number)
    if radiograph.file_format == "DICOM":
        text = words.translate("modality value {value}")
        turned = words.translate(" (turned scale)") if radiograph.turned else ""
        return text.format(value=number) + turned
    text = words.translate("grey {value} of {most}")
    return text.format(value=number, most=words.number((1 << radiograph.bits) - 1))
