"""Everything to be drawn of one model on labelled films: for the panel and the report alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.evaluation.curves import (
    Band,
    ReliabilityBin,
    precision_recall_band,
    reliability,
    roc_band,
)
from desktop.evaluation.decision import DecisionCurve, decision_curve
from desktop.evaluation.gain import GainCurve, gain_curve
from desktop.evaluation.operating import (
    FixedPoint,
    sensitivity_at_specificity,
    specificity_at_sensitivity,
)
from desktop.review.findings import threshold_from_card

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.evaluation.sweep import SweepPoint, ThresholdSweep
    from desktop.inference.contract import ModelCard
    from desktop.review.findings import Threshold
    from desktop.review.measurement import LabelledFilms

FIXED = (0.90, 0.95)
"""Shares that are held fixed, of specificity and of sensitivity."""


@dataclass(frozen=True, slots=True)
class ModelFigures:
    """Curves and points of one model; what needs both classes is None without one.

    Parameters
    ----------
    threshold : Threshold
        Names the model, and where it flags.
    sweep : ThresholdSweep
        For any other threshold, and for the films of each cell.
    points : tuple of (Threshold, SweepPoint)
        At the threshold in force, and at the card's other operating points, from low to
        high.
    roc, precision_recall : Band or None
        Curves with bands.
    reliability : tuple of ReliabilityBin
        Calibration.
    decision : DecisionCurve
        Net benefit.
    gain : GainCurve or None
        What the order is worth.
    at_specificity, at_sensitivity : tuple of FixedPoint
        Sensitivity at each share of `FIXED`, and specificity at each.
    """

    threshold: Threshold
    sweep: ThresholdSweep
    points: tuple[tuple[Threshold, SweepPoint], ...]
    roc: Band | None
    precision_recall: Band | None
    reliability: tuple[ReliabilityBin, ...]
    decision: DecisionCurve
    gain: GainCurve | None
    at_specificity: tuple[FixedPoint, ...]
    at_sensitivity: tuple[FixedPoint, ...]


def figures_of(
    films: LabelledFilms, model: int, card: ModelCard | None = None, *, seed: int = 0
) -> ModelFigures:
    """Reckon everything to be drawn of one model; the bands take up to seconds.

    Parameters
    ----------
    films : LabelledFilms
        From `desktop.review.measurement`.
    model : int
        Which of its models.
    card : ModelCard, optional
        For the operating points; without it only the threshold in force is looked at.
    seed : int
        Of the bootstrap.
    """
    labels, scores, groups = films.labels, films.scores[model], films.groups
    sweep = films.sweep(model)
    sensitivities = (
        sensitivity_at_specificity(labels, scores, share, groups=groups, seed=seed)
        for share in FIXED
    )
    specificities = (
        specificity_at_sensitivity(labels, scores, share, groups=groups, seed=seed)
        for share in FIXED
    )
    return ModelFigures(
        threshold=films.thresholds[model],
        sweep=sweep,
        points=tuple((at, sweep.at(at.value)) for at in _thresholds(films.thresholds[model], card)),
        roc=roc_band(labels, scores, groups=groups, seed=seed),
        precision_recall=precision_recall_band(labels, scores, groups=groups, seed=seed),
        reliability=reliability(labels, scores),
        decision=decision_curve(labels, scores, groups=groups, seed=seed),
        gain=gain_curve(labels, scores, as_filed=not films.sorted_by_label),
        at_specificity=tuple(one for one in sensitivities if one),
        at_sensitivity=tuple(one for one in specificities if one),
    )


def all_figures(films: LabelledFilms, cards: Iterable[ModelCard]) -> tuple[ModelFigures, ...]:
    """Reckon the figures of every model; a model without a card goes without its points.

    Parameters
    ----------
    films : LabelledFilms
        From `desktop.review.measurement`.
    cards : iterable of ModelCard
        In any order.
    """
    known = {(card.name, card.version): card for card in cards}
    return tuple(
        figures_of(films, place, known.get((one.model, one.version)))
        for place, one in enumerate(films.thresholds)
    )


def _thresholds(in_force: Threshold, card: ModelCard | None) -> list[Threshold]:
    named = [threshold_from_card(card, p.name) for p in card.operating_points] if card else []
    others = [one for one in named if (one.name, one.value) != (in_force.name, in_force.value)]
    return sorted((in_force, *others), key=lambda one: one.value)
