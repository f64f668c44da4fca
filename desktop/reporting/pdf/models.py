"""What every report says of the models: version, threshold, and how far to trust them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.reporting.pdf.layout import paragraph, space, table

if TYPE_CHECKING:
    from desktop.inference.contract import Estimate, OperatingPoint
    from desktop.reporting.cases import Provenance, ReportedModel

_SAME = 1e-9


def models_section(provenance: Provenance) -> list[Any]:
    """Return a table of the models and the words for whom they were made.

    Sensitivity and specificity are the card's, so they are only told where the threshold
    in force is one of the card's operating points.
    """
    rows = [
        [
            f"{m.card.title}\n{m.card.name} {m.card.version}",
            f"{m.threshold.value:.3f}\n{m.threshold.name}",
            *_measured(m),
            m.device,
        ]
        for m in provenance.models
    ]
    made_for = dict.fromkeys(m.card.population.description for m in provenance.models)
    return [
        paragraph("Software and models", "section"),
        table(
            ("Model, version", "Threshold", "Sensitivity", "Specificity", "Device"),
            rows,
            (36, 26, 26, 26, 14),
        ),
        space(1),
        paragraph("In brackets: 95 % intervals, from the model cards.", "small"),
        *(paragraph(words, "small") for words in _how_chosen(provenance)),
        paragraph(f"Made for: {'; '.join(made_for)}. Written by {provenance.software}.", "small"),
    ]


def _measured(model: ReportedModel) -> tuple[str, str]:
    point = _point(model)
    if point is None:
        return "not measured", "not measured"
    return _estimate(point.sensitivity), _estimate(point.specificity)


def _how_chosen(provenance: Provenance) -> list[str]:
    """Return how the thresholds were chosen, each way once."""
    ways: dict[str, list[str]] = {}
    for model in provenance.models:
        point = _point(model)
        way = point.chosen_on if point else "no operating point of the model's card"
        ways.setdefault(way, []).append(model.card.title)
    return [f"Threshold of {', '.join(titles)}: {way.rstrip('.')}." for way, titles in ways.items()]


def _point(model: ReportedModel) -> OperatingPoint | None:
    """Return the card's operating point that is in force, if it is one."""
    for point in model.card.operating_points:
        same = abs(point.threshold - model.threshold.value) < _SAME
        if point.name == model.threshold.name and same:
            return point
    return None


def _estimate(share: Estimate) -> str:
    return f"{share.value:.2f}\n({share.low:.2f} to {share.high:.2f})"
