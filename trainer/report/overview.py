"""The head of a model's page: in short, the model, the films it was measured on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.evaluation.prevalence import expected_flag_rate
from trainer.report.content import DISCLAIMER, Bullets, Facts, Paragraph, Section, Table
from trainer.report.material import HELD_OUT, SHIFTED
from trainer.report.verdicts import verdict
from trainer.report.wording import (
    inline_percent,
    inline_share,
    listed,
    megabytes,
    of,
    signed,
    whole,
)

if TYPE_CHECKING:
    from desktop.inference.contract import ClassCounts
    from trainer.film_sets import FilmSets
    from trainer.report.figures import SetFigures
    from trainer.report.measuring import Measured

IN_SHORT = "In short"
MODEL = "The model"
FILMS = "The films"

_SAME = 5e-4


def in_short(measured: Measured) -> Section:
    """Say the most important things in a few sentences."""
    card = measured.subject.card
    areas = listed(
        f"{inline_share(found.by_point[measured.default_point].metrics.get('roc_auc'))} on "
        f"{len(found.scored.films)} {_called(found)}"
        for found in measured.sets
    )
    points = [
        f"The ROC area is {areas}. Films from elsewhere will be at least as unlike the training "
        "films as the shifted ones.",
        *(_at_point(measured, found) for found in measured.sets),
        *_audit_points(measured),
        *_distance_points(measured),
        f"It is made for: {card.population.description}. Nothing on this page was measured on "
        "adults or at another hospital.",
    ]
    return Section(IN_SHORT, (Paragraph(DISCLAIMER), Bullets(tuple(points))))


def _called(found: SetFigures) -> str:
    return "shifted films" if found.scored.name == SHIFTED else "films of held-out patients"


def _at_point(measured: Measured, found: SetFigures) -> str:
    evaluation = found.by_point[measured.default_point]
    counts, metrics = evaluation.confusion, evaluation.metrics
    ill = counts.true_positive + counts.false_negative
    well = counts.true_negative + counts.false_positive
    text = (
        f"At the operating point “{measured.default_point}” it flags "
        f"{of(counts.true_positive, ill)} pneumonias and {of(counts.false_positive, well)} normal "
        f"films among the {_called(found)}"
    )
    if {"sensitivity", "specificity"} <= metrics.keys():
        rate = expected_flag_rate(metrics["sensitivity"], metrics["specificity"], prevalence=0.2)
        text += (
            f": sensitivity {inline_share(metrics['sensitivity'])}, specificity "
            f"{inline_share(metrics['specificity'])}. If one film in five showed pneumonia, it "
            f"would flag {inline_percent(rate)} of all"
        )
    return f"{text}."


def _audit_points(measured: Measured) -> list[str]:
    chosen = [one for one in measured.shortcuts if one.change.key == "lungs_covered"]
    points = [f"With the lungs covered: {_lowered(verdict(chosen))}"] if chosen else []
    falls = [one for one in measured.disturbances if one.difference is not None]
    if falls:
        worst = min(falls, key=lambda one: one.difference.value if one.difference else 0.0)
        assert worst.difference is not None  # that is how they were chosen
        points.append(
            f"Of ten disturbances of the film, “{worst.change.title}” costs most: "
            f"{signed(worst.difference.value)} in ROC area on {worst.of.lower()}."
        )
    return points


def _distance_points(measured: Measured) -> list[str]:
    if not measured.distances:
        return ["The model cannot tell when a film is unlike those it was trained on."]
    told = (f"{of(one.beyond, len(one.values))} of “{one.name}”" for one in measured.distances)
    return [f"Unlike its training films it finds {listed(told)}."]


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


def the_model(measured: Measured) -> Section:
    """List what the file says about itself."""
    subject, card = measured.subject, measured.subject.card
    data, population = card.training_data, card.population
    rows = [
        ("Model", f"{card.title}, version {card.version}, of {card.created:%d %B %Y}"),
        ("Architecture", card.architecture),
        ("Parameters", whole(card.parameters)),
        ("Input", f"{card.input.width} × {card.input.height} pixels, grey, {card.input.resize}"),
        ("File", f"{subject.path.name}, {megabytes(subject.size)}, SHA-256 {subject.sha256}"),
        ("Weights stored as", _stored(measured)),
        ("Trained on", f"{data.name}. {data.source}. {data.licence}."),
        ("Training films", _counts(data.training)),
        ("Held-out films", _counts(data.validation)),
        ("Patients", f"{whole(data.patients)} in both; split {data.split}"),
        ("Intended for", _population(measured)),
        ("Views, modalities", f"{listed(population.views)}; {listed(population.modalities)}"),
        ("Use", DISCLAIMER),
    ]
    return Section(MODEL, (Facts(tuple(rows)),))


def _stored(measured: Measured) -> str:
    subject, storage = measured.subject, measured.subject.card.storage
    if storage is None:
        return subject.weights_stored
    return f"{subject.weights_stored}. {storage.note[:1].upper()}{storage.note[1:]}"


def _counts(counts: ClassCounts) -> str:
    return f"{whole(counts.normal)} normal, {whole(counts.pneumonia)} with pneumonia"


def _population(measured: Measured) -> str:
    population = measured.subject.card.population
    years = f"{population.min_age_years:g} to {population.max_age_years:g} years"
    return f"{population.description} ({years})"


def the_films(measured: Measured, sets: FilmSets) -> Section:
    """Say which films the page was measured on, and that they are the card's."""
    rows = tuple(
        (
            found.scored.name,
            _description(found, measured),
            str(int((~found.scored.labels).sum())),
            str(int(found.scored.labels.sum())),
            str(len(set(found.scored.patients.tolist()))),
            found.scored.file_list_sha256,
        )
        for found in measured.sets
    )
    table = Table(
        "The two sets of films. Neither was learnt from. The last column identifies the list of "
        "files with their contents.",
        ("Set", "What it is", "Normal", "Pneumonia", "Patients", "SHA-256 of the file list"),
        rows,
        words=frozenset({0, 1, 5}),
        widths=(0.14, 0.42, 0.08, 0.1, 0.09, 0.17),
    )
    return Section(FILMS, (Paragraph(_identity(measured)), table, Bullets(_notes(sets, measured))))


def _description(found: SetFigures, measured: Measured) -> str:
    sha256 = found.scored.file_list_sha256
    for evaluation in measured.subject.card.evaluations:
        if evaluation.file_list_sha256 == sha256 and evaluation.description:
            return evaluation.description
    if found.scored.name == HELD_OUT:
        return "Films of the training split, of patients that were not learnt from."
    return "Films of another split than the training films."


def _identity(measured: Measured) -> str:
    card = measured.subject.card
    text = (
        "The lists of training and held-out films, files and contents, have the SHA-256 that the "
        f"card states ({card.training_data.file_list_sha256}): no film below was learnt from. "
    )
    if not measured.shifted.scored.in_card:
        text += "The card says nothing about these very shifted films. "
    worst = _largest_gap(measured)
    if worst is None:
        return text
    if worst <= _SAME:
        return f"{text}All metrics below agree with those in the card to {_SAME:g}."
    return f"{text}Metrics below differ from those in the card by up to {worst:.2g}."


def _largest_gap(measured: Measured) -> float | None:
    """Compare the metrics of this page with the card's, where both have them."""
    gaps = [
        abs(metrics[name].value - estimate.value)
        for found in measured.sets
        for evaluation in measured.subject.card.evaluations
        if evaluation.file_list_sha256 == found.scored.file_list_sha256
        and evaluation.operating_point in found.by_point
        for metrics in [found.by_point[evaluation.operating_point].metrics]
        for name, estimate in evaluation.metrics.items()
        if name in metrics
    ]
    return max(gaps) if gaps else None


def _notes(sets: FilmSets, measured: Measured) -> tuple[str, ...]:
    notes = [
        "Where a patient has several films, the bootstrap draws patients, not films; Wilson's and "
        "DeLong's intervals take films as independent, and are somewhat too narrow for that.",
    ]
    if sets.shifted == sets.validation:
        notes.append(
            "There is no second split: the held-out patients stand in for the shifted films, and "
            "nothing here shows how far the model carries to films from elsewhere."
        )
    if sets.leaking:
        notes.append(
            f"{whole(len(sets.leaking))} films of the training split were left out of it because "
            "their patient, content or look also stands among the shifted films."
        )
    left_out = len(sets.unreadable) + sum(len(one.scored.unreadable) for one in measured.sets)
    if left_out:
        notes.append(f"{whole(left_out)} files could not be read and are left out.")
    return tuple(notes)
