"""A model card in a form for people."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.ui import words
from desktop.ui.models.storage_text import short_storage, storage_rows
from desktop.ui.told.lookup import told

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.inference.contract import Evaluation, ModelCard, OperatingPoint
    from desktop.registry import InstalledModel

Rows = list[tuple[str, str]]

_METRICS = ("roc_auc", "sensitivity", "specificity", "accuracy", "ppv", "npv", "brier", "ece")


def tr(text: str) -> str:
    """Return a text in the reader's language."""
    return QCoreApplication.translate("CardText", text)


def card_html(model: InstalledModel) -> str:
    """Return what a model says about itself, as simple HTML."""
    card = model.card
    head = f"<h3>{escape(card.title)} {escape(card.version)}</h3>"
    if model.warning:
        head += f"<p><b>{escape(told(model.warning))}</b></p>"
    parts = [
        head,
        _table(_itself(model)),
        _section(tr("Made for"), _population(card)),
        _section(tr("Trained on"), _training(card)),
        _section(tr("Operating points"), _points(card)),
        *(_section(_measured_on(one), _evaluation(one)) for one in card.evaluations),
        _section(tr("How the weights are stored"), storage_rows(card)) if card.storage else "",
        _section(tr("Technical"), _technical(card)),
    ]
    return "".join(parts)


def _itself(model: InstalledModel) -> Rows:
    card = model.card
    return [
        (tr("Name"), card.name),
        (tr("Architecture"), told(card.architecture)),
        (tr("Parameters"), words.number(card.parameters)),
        (tr("Made"), card.created.date().isoformat()),
        (tr("File size"), words.size(model.size_bytes)),
        (tr("Computes in"), short_storage(card)),
        (tr("Origin"), tr("came with the program") if model.shipped else tr("installed here")),
    ]


def _population(card: ModelCard) -> Rows:
    people = card.population
    return [
        (tr("Population"), told(people.description)),
        (tr("Age"), f"{people.min_age_years:g} – {people.max_age_years:g} " + tr("years")),
        (tr("Views"), ", ".join(people.views)),
        (tr("Modalities"), ", ".join(people.modalities)),
    ]


def _training(card: ModelCard) -> Rows:
    data = card.training_data
    films = tr("{a} normal, {b} pneumonia")
    return [
        (tr("Films"), f"{told(data.name)} ({data.licence})"),
        (tr("Source"), data.source),
        (tr("For training"), films.format(a=data.training.normal, b=data.training.pneumonia)),
        (tr("For validation"), films.format(a=data.validation.normal, b=data.validation.pneumonia)),
        (tr("Patients"), words.number(data.patients)),
        (tr("Split"), told(data.split)),
        (tr("Manifest (SHA-256)"), data.manifest_sha256 or ""),
        (tr("Notes"), told(data.notes)),
    ]


def _points(card: ModelCard) -> Rows:
    rows: Rows = []
    for point in card.operating_points:
        name = told(point.name)
        if point.name == card.default_operating_point:
            name += " " + tr("(default)")
        text = tr("threshold {t:.3f}; sensitivity {a}, specificity {b}, on {data}").format(
            t=point.threshold,
            a=words.estimate(point.sensitivity),
            b=words.estimate(point.specificity),
            data=told(point.chosen_on),
        )
        rows += [(name, text), ("", _flagged(point))]
    return rows


def _flagged(point: OperatingPoint) -> str:
    """Return how many films a point will flag, at each prevalence of pneumonia."""
    if not point.flag_rates:
        return ""
    rates = ", ".join(
        tr("{share} ({low}–{high}) where {prevalence} have pneumonia").format(
            share=words.share(flagged.rate.value),
            low=f"{100 * flagged.rate.low:.0f}",
            high=words.share(flagged.rate.high),
            prevalence=words.share(flagged.prevalence),
        )
        for flagged in point.flag_rates
    )
    return tr("Of all films it flags {rates}").format(rates=rates)


def _measured_on(evaluation: Evaluation) -> str:
    return tr("Measured on {data}").format(data=told(evaluation.data))


def _evaluation(evaluation: Evaluation) -> Rows:
    films = tr("{n}, {share} of them pneumonia; operating point “{point}”").format(
        n=words.number(evaluation.n),
        share=words.share(evaluation.prevalence),
        point=told(evaluation.operating_point),
    )
    metrics = [
        (metric_title(name), words.estimate(evaluation.metrics[name]))
        for name in _METRICS
        if name in evaluation.metrics
    ]
    return [(tr("What they are"), told(evaluation.description)), (tr("Films"), films), *metrics]


def _technical(card: ModelCard) -> Rows:
    reference = card.reference
    return [
        (tr("Input"), f"{card.input.width} × {card.input.height}, {card.input.resize}"),
        (
            tr("ONNX against Keras"),
            tr("at most {d:.1e} apart on {n} films").format(
                d=card.parity.max_abs_difference, n=card.parity.films
            ),
        ),
        (
            tr("Unlike the training films"),
            tr("tells; {share} false alarms").format(share=words.share(reference.false_alarm_rate))
            if reference
            else tr("cannot tell"),
        ),
        (tr("Golden films"), str(len(card.golden_films))),
        (tr("Epochs"), str(len(card.learning_curve))),
        (tr("Seed"), str(card.seed)),
        (tr("Settings"), _pairs(card.hyperparameters.items())),
        (tr("Made with"), _pairs(card.library_versions.items())),
    ]


def metric_title(name: str) -> str:
    """Return what a metric is called."""
    titles = {
        "roc_auc": tr("ROC AUC"),
        "sensitivity": tr("Sensitivity"),
        "specificity": tr("Specificity"),
        "accuracy": tr("Accuracy"),
        "ppv": tr("Positive predictive value"),
        "npv": tr("Negative predictive value"),
        "brier": tr("Brier score"),
        "ece": tr("Calibration error"),
    }
    return titles.get(name, name)


def _pairs(pairs: Iterable[tuple[str, object]]) -> str:
    return ", ".join(f"{name} {value}" for name, value in pairs)


def _section(title: str, rows: Rows) -> str:
    return f"<h4>{escape(title)}</h4>{_table(rows)}"


def _table(rows: Rows) -> str:
    cells = "".join(
        f"<tr><td style='padding-right:16px'>{escape(name)}</td><td>{escape(text)}</td></tr>"
        for name, text in rows
        if text
    )
    return f"<table>{cells}</table>"
