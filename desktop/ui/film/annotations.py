"""What stands in the corners of the film, in words. No patient's identity."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.imaging.radiograph import SpacingBasis
from desktop.ui import words
from desktop.ui.film.windowing import in_words

if TYPE_CHECKING:
    from desktop.imaging.radiograph import HeaderFacts, Radiograph, Spacing
    from desktop.ui.film.hanging import Hanging


@dataclass(frozen=True, slots=True)
class Corners:
    """Lines of text for the four corners."""

    top_left: tuple[str, ...]
    top_right: tuple[str, ...]
    bottom_left: tuple[str, ...]
    bottom_right: tuple[str, ...]


def corners(hanging: Hanging, *, ratio: float, place: str) -> Corners:
    """Return what to say about a film.

    Parameters
    ----------
    hanging : Hanging
        How the film hangs.
    ratio : float
        Pixels of the screen for one unit of the view.
    place : str
        Which film of the worklist it is, in words.
    """
    radiograph = hanging.film.radiograph
    zoom = words.translate("Zoom {n}").format(n=words.share(hanging.placement.zoom * ratio))
    return Corners(
        top_left=_filled(radiograph.ref.path.name, place),
        top_right=_filled(*_about(radiograph.facts)),
        bottom_left=_filled(*_changes(hanging), in_words(hanging.shown_window), zoom),
        bottom_right=_filled(*_stored(radiograph)),
    )


def _about(facts: HeaderFacts) -> tuple[str, ...]:
    kind = " ".join(part for part in (facts.modality, facts.body_part, facts.view) if part)
    person = " ".join(part for part in (words.age(facts.age_years), facts.sex) if part)
    side = words.translate("Side {name}").format(name=facts.laterality) if facts.laterality else ""
    return kind, person, side, facts.acquired.isoformat() if facts.acquired else ""


def _changes(hanging: Hanging) -> tuple[str, ...]:
    if hanging.as_network and hanging.film.seen is not None:
        height, width = hanging.film.seen.shape
        seen = words.translate("What the model saw: {w} × {h} pixels, default window")
        return (seen.format(w=width, h=height),)
    return (words.translate("Inverted"),) if hanging.inverted else ()


def _stored(radiograph: Radiograph) -> tuple[str, ...]:
    size = words.translate("{w} × {h} pixels · {bits} bit · {format}").format(
        w=radiograph.width,
        h=radiograph.height,
        bits=radiograph.bits,
        format=radiograph.file_format,
    )
    return _spacing(radiograph.facts.spacing), size


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
