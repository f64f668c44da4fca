"""The tables of an evaluation's page."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from desktop.evaluation.agreement import agree
from desktop.evaluation.wording import (
    decisions_in_words,
    difference_in_words,
    p_in_words,
    share_in_words,
)
from desktop.reporting.page import side_by_side, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.evaluation.comparison import Comparison
    from desktop.evaluation.intervals import Interval
    from desktop.evaluation.kappa import Kappa
    from desktop.evaluation.operating import FixedPoint
    from desktop.evaluation.paired import Paired
    from desktop.evaluation.sweep import Cell, SweepPoint
    from desktop.review.figures import ModelFigures
    from desktop.review.findings import Finding, Threshold
    from desktop.review.measurement import Measurement, Pair

METRIC_NAMES = {
    "roc_auc": "ROC AUC",
    "pr_auc": "PR AUC (average precision)",
    "sensitivity": "Sensitivity",
    "specificity": "Specificity",
    "ppv": "PPV",
    "npv": "NPV",
    "accuracy": "Accuracy",
    "brier": "Brier score (0 is best)",
    "ece": "Expected calibration error (0 is best)",
}

PREVALENCES = (0.05, 0.10, 0.20, 0.40)
"""For the workload where pneumonia is rarer, or more common, than here."""

MOST_MISTAKES = 10


def escaped(text: str) -> str:
    """Return text for HTML."""
    return escape(text)


def escaped_name(one: ModelFigures) -> str:
    """Return a model's name and version for HTML."""
    return escape(_name(one))


def metrics(measured: Measurement, figures: Sequence[ModelFigures]) -> str:
    """Return every metric of every model, with intervals."""
    evaluations = [model.evaluation for model in measured.models]
    rows = [
        ("Threshold", *(f"{f.threshold.value:.3f}\n{f.threshold.name}" for f in figures)),
        *(
            (name, *(_share(one.metrics.get(key)) for one in evaluations))
            for key, name in METRIC_NAMES.items()
        ),
        ("Flagged", *(_percent(f.sweep.at(f.threshold.value).flag_rate) for f in figures)),
    ]
    return table(("", *(_stacked(one) for one in figures)), rows)


def pairs(measured: Measurement) -> str:
    """Return what is known of the difference of every two models."""
    heads = ("First against second", "ROC AUC", "Sensitivity", "Specificity")
    rows = (
        (
            f"{pair.first} against {pair.second}",
            _area(pair.comparison),
            _paired(pair.comparison.sensitivity),
            _paired(pair.comparison.specificity),
        )
        for pair in measured.pairs
    )
    caption = "First minus second, with p. Positive is in favour of the first."
    return table(heads, rows, caption=caption)


def in_words(pair: Pair) -> str:
    """Say what is known of the difference of two models, each test in a sentence."""
    found = pair.comparison
    told = [found.discrimination]
    for kind, of in ((found.sensitivity, "pneumonias"), (found.specificity, "normal films")):
        if kind is not None:
            told.append(
                decisions_in_words(
                    kind.only_first,
                    kind.only_second,
                    kind.p,
                    first=pair.first,
                    second=pair.second,
                    of=of,
                )
            )
    return " ".join(told)


def _area(found: Comparison) -> str:
    value, _, bounds = difference_in_words(found.roc_auc).partition(" ")
    p = "" if found.delong_p is None else f"\n{p_in_words(found.delong_p)}"
    return f"{value}\n{bounds}{p}"


def _paired(found: Paired | None) -> str:
    if found is None:
        return "undefined"
    value, _, bounds = difference_in_words(found.difference).partition(" ")
    return f"{value}\n{bounds}\n{p_in_words(found.p)}"


def agreement(measured: Measurement) -> str:
    """Return how often every two models decide alike, with Cohen's kappa, and Fleiss' of all."""
    films = measured.films
    if len(films.thresholds) < 2:
        return ""
    found = agree(films.scores, [one.value for one in films.thresholds])
    rows = [
        (
            f"{films.thresholds[pair.first].model} and {films.thresholds[pair.second].model}",
            f"{pair.share:.1%}".replace("%", " %"),
            _kappa(pair.interval),
        )
        for pair in found.pairs
    ]
    if len(films.thresholds) > 2:
        alike = f"{found.unanimous:.1%}".replace("%", " %")
        rows.append(("All", alike, _kappa(found.fleiss)))
    return table(("", "Same decision", "Kappa"), rows)


def matrix(at: Threshold, point: SweepPoint) -> str:
    """Return the confusion matrix at one operating point."""
    counts = point.confusion
    shares = (
        ("sensitivity", "Sensitivity"),
        ("specificity", "Specificity"),
        ("ppv", "PPV"),
        ("npv", "NPV"),
    )
    told = "".join(
        f"<br>{name} {escape(share_in_words(point.metrics.get(key), digits=2))}"
        for key, name in shares
    )
    return (
        f'<table class="matrix"><caption>“{escape(at.name)}”, from {at.value:.3f} on</caption>'
        '<tr><th></th><th scope="col">flagged</th><th scope="col">not flagged</th></tr>'
        f'<tr><th scope="row">pneumonia</th><td>{counts.true_positive:,}</td>'
        f'<td class="wrong">{counts.false_negative:,}<small>missed</small></td></tr>'
        f'<tr><th scope="row">normal</th>'
        f'<td class="wrong">{counts.false_positive:,}<small>false alarm</small></td>'
        f"<td>{counts.true_negative:,}</td></tr></table><small>{told[4:]}</small>"
    )


def workload(figures: Sequence[ModelFigures]) -> str:
    """Return what would be flagged where another share of films shows pneumonia."""
    heads = ("At the threshold in force", *(f"{p:.0%} pneumonia" for p in PREVALENCES))
    rows = (
        (
            _name(one),
            *(_percent(one.sweep.at(one.threshold.value).workload(p)) for p in PREVALENCES),
        )
        for one in figures
    )
    caption = (
        "Share of films that would be flagged, if sensitivity and specificity stay as they are here"
    )
    return table([head.replace("%", " %") for head in heads], rows, caption=caption)


def fixed(figures: Sequence[ModelFigures]) -> str:
    """Return sensitivity at fixed specificities, and the reverse."""
    known = [one for one in figures if one.at_specificity and one.at_sensitivity]
    if not known:
        return ""
    heads = [
        *(f"Sensitivity at\nspecificity {one.wanted:.2f}" for one in known[0].at_specificity),
        *(f"Specificity at\nsensitivity {one.wanted:.2f}" for one in known[0].at_sensitivity),
    ]
    rows = (
        (_name(one), *(_fixed(point) for point in (*one.at_specificity, *one.at_sensitivity)))
        for one in known
    )
    caption = "The best that can be had of one while the other is kept, with the threshold for it"
    return table(("", *heads), rows, caption=caption)


def _fixed(point: FixedPoint) -> str:
    value, _, bounds = share_in_words(point.share).partition(" ")
    at = "no film flagged" if point.threshold is None else f"from {point.threshold:.3f} on"
    return f"{value}\n{bounds}\n{at}"


def gain(figures: Sequence[ModelFigures]) -> str:
    """Return how many films must be read to find most pneumonias."""
    known = [(one, one.gain) for one in figures if one.gain is not None]
    if not known:
        return ""
    first = known[0][1]
    unsorted = "in any order, on average" if first.as_filed is None else "as in the folder"
    shares = (0.5, 0.8, 0.95, 1.0)
    rows = [
        (_name(one), *(f"{found.films_to_find(share):,}" for share in shares))
        for one, found in known
    ]
    rows.append((unsorted, *(f"{first.films_to_find_unsorted(share):,}" for share in shares)))
    heads = ("Films read to find", *(f"{share:.0%}".replace("%", " %") for share in shares))
    caption = f"Of {first.pneumonia:,} pneumonias among {first.n:,} films, highest score first"
    return table(heads, rows, caption=caption)


def mistakes(one: ModelFigures, films: Sequence[Finding], *, file_names: bool) -> str:
    """Return a model's worst misses and false alarms beside each other."""
    at = one.threshold.value
    kinds: tuple[tuple[str, Cell], ...] = (
        ("Missed pneumonias", "false_negative"),
        ("False alarms", "false_positive"),
    )
    scores = dict(zip(one.sweep.order.tolist(), one.sweep.scores.tolist(), strict=True))
    parts = []
    for head, cell in kinds:
        chosen = one.sweep.films(cell, at).tolist()
        rows = [
            (_film(films[film], film, file_names=file_names), f"{scores[film]:.3f}")
            for film in chosen[:MOST_MISTAKES]
        ]
        worst = f", the worst {MOST_MISTAKES}" if len(chosen) > len(rows) else ""
        caption = f"{head}: {len(chosen):,}{worst}"
        parts.append(
            table(("", "score"), rows, caption=caption) if rows else f"<p>{head}: none</p>"
        )
    return f"<h3>{escaped_name(one)}</h3>{side_by_side(parts, 2)}"


def _film(finding: Finding, place: int, *, file_names: bool) -> str:
    frame = "" if finding.ref.frame == 1 else f", frame {finding.ref.frame}"
    name = finding.ref.path.name if file_names else f"film {place + 1}"
    flags = ", ".join(code.replace("_", " ") for code in finding.warnings)
    return f"{name}{frame}" + (f"\n{flags}" if flags else "")


def methods(measured: Measurement, figures: Sequence[ModelFigures]) -> list[str]:
    """Say by which method each figure and interval was reckoned."""
    found = measured.models[0].evaluation.metrics
    by_method: dict[str, list[str]] = {}
    for key, name in METRIC_NAMES.items():
        if key in found:
            by_method.setdefault(found[key].method, []).append(name.partition(" (")[0])
    told = [f"{', '.join(names)}: {method}." for method, names in by_method.items()]
    if any(pair.comparison.by_patient for pair in measured.pairs):
        told.append("ROC areas are compared by a bootstrap by patient, all decisions by patient.")
    elif measured.pairs:
        told.append("ROC areas are compared by DeLong's test, decisions by McNemar's exact test.")
    if len(measured.pairs) > 1:
        told.append(
            f"The p values of the {len(measured.pairs)} pairs of models are not corrected for "
            "their number: of equal models, about one test in twenty finds a difference by chance."
        )
    told += [
        "Differences of sensitivity and specificity: Newcombe's interval for pairs, film by film.",
        "Sensitivity at a fixed specificity and the reverse: bootstrap, in which the threshold is "
        "chosen anew each time.",
        "Net benefit: Vickers and Elkin 2006. Kappa: Cohen's with the interval of Fleiss, Cohen "
        "and Everitt; of all models Fleiss' with Gwet's.",
        "Films are called too few when the interval of sensitivity or specificity is wider than "
        "±0.10; shares are planned for no nearer to 0 or 1 than 0.90.",
    ]
    if figures[0].decision.useful():
        ranges = ", ".join(f"{a:.2f} to {b:.2f}" for a, b in figures[0].decision.useful())
        told.append(
            f"On these films {figures[0].threshold.model} is worth more than flagging every film "
            f"and none at threshold probabilities {ranges}."
        )
    return told


def _kappa(found: Kappa | None) -> str:
    if found is None:
        return "undefined"
    value, low, high = (f"{n:.2f}".replace("-", "−") for n in (found.value, found.low, found.high))
    return f"{value}\n({low} to {high})"


def _share(interval: Interval | None) -> str:
    value, _, bounds = share_in_words(interval).partition(" ")
    return f"{value}\n{bounds}"


def _percent(interval: Interval | None) -> str:
    if interval is None:
        return "undefined"
    text = f"{interval.value:.0%}\n({interval.low:.0%} to {interval.high:.0%})"
    return text.replace("%", " %")


def _stacked(one: ModelFigures) -> str:
    return f"{one.threshold.model}\n{one.threshold.version}"


def _name(one: ModelFigures) -> str:
    return f"{one.threshold.model} {one.threshold.version}"
