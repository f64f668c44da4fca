"""What stands in the corners of the film, in words. No patient's identity, unless asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.imaging.radiograph import SpacingBasis
from desktop.ui import words
from desktop.ui.film.sides import is_mirrored
from desktop.ui.film.windowing import in_words

if TYPE_CHECKING:
    from desktop.imaging.radiograph import HeaderFacts, Radiograph, Spacing
    from desktop.ui.film.hanging import Hanging
    from desktop.ui.film.looking import Looked


_SIDES = ("R", "L", "B")
"""What Image Laterality may be worth naming: U is a part that has no sides (PS3.3 C.8.11.2)."""


@dataclass(frozen=True, slots=True)
class Corners:
    """Lines of text for the four corners."""

    top_left: tuple[str, ...]
    top_right: tuple[str, ...]
    bottom_left: tuple[str, ...]
    bottom_right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What is said beside what the film itself says.

    Parameters
    ----------
    place : str
        Which film of the worklist it is, in words.
    identity : tuple of str
        Who the patient is; empty unless the reader asked for it.
    value : tuple of str
        The pixel under the cursor.
    """

    place: str = ""
    identity: tuple[str, ...] = ()
    value: tuple[str, ...] = ()


def corners(hanging: Hanging, *, ratio: float, said: Said) -> Corners:
    """Return what to say about a film.

    Parameters
    ----------
    hanging : Hanging
        How the film hangs.
    ratio : float
        Pixels of the screen for one unit of the view.
    said : Said
        What is not known from the film.
    """
    radiograph = hanging.film.radiograph
    zoom = words.translate("Zoom {n}").format(n=words.share(hanging.placement.zoom * ratio))
    return Corners(
        top_left=_filled(words.film_name(radiograph.ref), said.place),
        top_right=_filled(*said.identity, *_about(radiograph.facts)),
        bottom_left=_filled(*said.value, *_changes(hanging), in_words(hanging.shown_window), zoom),
        bottom_right=_filled(*_stored(radiograph)),
    )


def banner(hanging: Hanging, looked: Looked | None) -> str:
    """Return what must be said of a film that is not shown as it is; empty otherwise."""
    lines = []
    if hanging.as_network and hanging.film.seen is not None:
        height, width = hanging.film.seen.shape
        text = words.translate("WHAT THE MODEL SAW · {w} × {h} pixels · default window")
        lines.append(text.format(w=width, h=height))
    if looked is not None:
        text = words.translate("RESEARCH · where {model} looked ({method}) · no finding")
        lines.append(text.format(model=looked.title, method=method_in_words(looked.method)))
    return "\n".join(lines)


def method_in_words(method: str) -> str:
    """Return how a saliency map was made."""
    return {
        "class activation": words.translate("the network’s own map"),
        "occlusion": words.translate("what is missed when a part is covered"),
    }[method]


def _about(facts: HeaderFacts) -> tuple[str, ...]:
    kind = " ".join(part for part in (facts.modality, facts.body_part, facts.view) if part)
    person = " ".join(part for part in (words.age(facts.age_years), facts.sex) if part)
    known = facts.laterality in _SIDES
    side = words.translate("Side {name}").format(name=facts.laterality) if known else ""
    return kind, person, side, facts.acquired.isoformat() if facts.acquired else ""


def _changes(hanging: Hanging) -> tuple[str, ...]:
    mirrored = is_mirrored(hanging.placement.orientation)
    return (
        words.translate("Inverted") if hanging.inverted else "",
        words.translate("Mirrored") if mirrored else "",
    )


def _stored(radiograph: Radiograph) -> tuple[str, ...]:
    size = words.translate("{w} × {h} pixels").format(w=radiograph.width, h=radiograph.height)
    depth = words.translate("{bits} bit · {format}").format(
        bits=radiograph.bits, format=radiograph.file_format
    )
    return _overlays(len(radiograph.overlays)), _spacing(radiograph.facts.spacing), size, depth


def _overlays(number: int) -> str:
    if number == 0:
        return ""
    if number == 1:
        return words.translate("1 overlay in the file (O)")
    return words.translate("{n} overlays in the file (O)").format(n=number)


def _spacing(spacing: Spacing | None) -> str:
    if spacing is None:
        return ""
    basis = {
        SpacingBasis.CALIBRATED: words.translate("calibrated"),
        SpacingBasis.DETECTOR: words.translate("at the detector"),
        SpacingBasis.UNKNOWN: words.translate("of unknown basis"),
    }[spacing.basis]
    return f"{spacing.column_mm:.3g} × {spacing.row_mm:.3g} mm {basis}"


def _filled(*lines: str) -> tuple[str, ...]:
    return tuple(line for line in lines if line)
