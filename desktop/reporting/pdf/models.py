"""What every report says of the models: version, threshold, and how far to trust them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.reporting.pdf.layout import paragraph, space, table

if TYPE_CHECKING:
    from desktop.inference.contract import Estimate, OperatingPoint
    from desktop.reporting.cases import Provenance, ReportedModel
    from desktop.reporting.wording import Wording

_SAME = 1e-9


def models_section(provenance: Provenance, words: Wording) -> list[Any]:
    """Return a table of the models and the words for whom they were made.

    Sensitivity and specificity are the card's, so they are only told where the threshold
    in force is one of the card's operating points.
    """
    rows = [
        [
            f"{m.card.title}\n{m.card.name} {m.card.version}",
            f"{m.threshold.value:.3f}\n{words.told(m.threshold.name)}",
            *_measured(m, words),
            m.device,
        ]
        for m in provenance.models
    ]
    made_for = dict.fromkeys(m.card.population.description for m in provenance.models)
    heads = (
        words.say("Model, version"),
        words.say("Threshold"),
        words.say("Sensitivity"),
        words.say("Specificity"),
        words.say("Device"),
    )
    written = words.say(
        "Made for: {whom}. Written by {software}.",
        whom="; ".join(map(words.told, made_for)),
        software=provenance.software,
    )
    return [
        paragraph(words.say("Software and models"), "section"),
        table(heads, rows, (36, 26, 26, 26, 14)),
        space(1),
        paragraph(words.say("In brackets: 95 % intervals, from the model cards."), "small"),
        *(paragraph(line, "small") for line in _how_chosen(provenance, words)),
        paragraph(written, "small"),
    ]


def _measured(model: ReportedModel, words: Wording) -> tuple[str, str]:
    point = _point(model)
    if point is None:
        return words.say("not measured"), words.say("not measured")
    return _estimate(point.sensitivity, words), _estimate(point.specificity, words)


def _how_chosen(provenance: Provenance, words: Wording) -> list[str]:
    """Return how the thresholds were chosen, each way once."""
    ways: dict[str, list[str]] = {}
    for model in provenance.models:
        point = _point(model)
        way = (
            words.told(point.chosen_on)
            if point
            else words.say("no operating point of the model's card")
        )
        ways.setdefault(way.rstrip("."), []).append(model.card.title)
    return [
        words.say("Threshold of {models}: {way}.", models=", ".join(titles), way=way)
        for way, titles in ways.items()
    ]


def _point(model: ReportedModel) -> OperatingPoint | None:
    """Return the card's operating point that is in force, if it is one."""
    for point in model.card.operating_points:
        same = abs(point.threshold - model.threshold.value) < _SAME
        if point.name == model.threshold.name and same:
            return point
    return None


def _estimate(share: Estimate, words: Wording) -> str:
    low, high = f"{share.low:.2f}", f"{share.high:.2f}"
    return f"{share.value:.2f}\n" + words.say("({low} to {high})", low=low, high=high)
