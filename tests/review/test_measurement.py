from __future__ import annotations

import numpy as np
import pytest

from desktop.errors import NothingToDoError
from desktop.evaluation.metrics import evaluate_scores
from desktop.review.drift import drift_of
from desktop.review.figures import figures_of
from desktop.review.labelling import Labelling, Source
from desktop.review.measurement import measure
from tests.factories import card, reference
from tests.review.labelled import ROOT, finding, study


def test_every_model_is_measured_on_the_same_films() -> None:
    found = measure(study(), ROOT)
    films = found.films
    assert films.labels.sum() == 40
    assert films.scores.shape == (2, 60)
    for place, model in enumerate(found.models):
        assert model.evaluation == evaluate_scores(films.labels, films.scores[place], threshold=0.5)
    assert found.pairs[0].comparison.discrimination.startswith("first tells pneumonia")


def test_a_sweep_leads_back_to_the_films() -> None:
    found = measure(study(), ROOT)
    missed = found.films.sweep(1).films("false_negative", 0.5)
    assert len(missed) == found.models[1].evaluation.confusion.false_negative > 0
    for place in missed:
        film = found.films.findings[place]
        assert film.assessments[1].score.probability < 0.5
        assert film.ref.path.parent.name == "PNEUMONIA"


def test_patients_with_several_films_widen_every_interval() -> None:
    plain, honest = measure(study(120), ROOT), measure(study(120, patients=12), ROOT)
    assert not plain.films.patients_repeat
    assert honest.films.patients_repeat
    for name in ("sensitivity", "specificity", "roc_auc", "accuracy"):
        assert "by patient" in honest.models[1].evaluation.metrics[name].method
        assert "by patient" not in plain.models[1].evaluation.metrics[name].method
    assert honest.pairs[0].comparison.by_patient


def test_too_few_films_are_told() -> None:
    (shortage,) = measure(study(60), ROOT).shortages
    assert (shortage.of, shortage.have) == ("normal", 20)
    assert measure(study(600), ROOT).shortages == ()


def test_labels_may_come_from_elsewhere() -> None:
    films = study(10)
    labels = {(str(one.ref.path), 1): n < 5 for n, one in enumerate(films[:8])}
    found = measure(films, ROOT, labelling=Labelling(Source.TABLE, labels))
    assert (found.films.labels.sum(), found.unlabelled) == (5, 2)
    with pytest.raises(NothingToDoError, match="the table gives a label"):
        measure(films, ROOT, labelling=Labelling(Source.TABLE, {}))
    with pytest.raises(NothingToDoError, match="Read some films first"):
        measure(films, ROOT, labelling=Labelling(Source.VERDICTS, {}))


def test_folders_sorted_by_label_are_no_reading_order() -> None:
    films = measure(study(30), ROOT).films
    assert films.sorted_by_label
    gain = figures_of(films, 0).gain
    assert gain is not None
    assert gain.as_filed is None


def test_the_figures_cover_the_cards_operating_points() -> None:
    films = measure(study(), ROOT).films
    found = figures_of(films, 0, card(name="first"))
    assert [(at.name, at.value) for at, _ in found.points] == [
        ("high sensitivity", 0.2),
        ("balanced", 0.5),
    ]
    for at, point in found.points:
        flagged = films.scores[0] >= at.value
        assert point.flag_rate.value == pytest.approx(flagged.mean())
    assert len(found.at_specificity) == len(found.at_sensitivity) == 2


def test_one_class_alone_has_no_curves_but_counts() -> None:
    films = [one for one in study(30) if one.ref.path.parent.name == "NORMAL"]
    found = figures_of(measure(films, ROOT).films, 0)
    assert (found.roc, found.precision_recall, found.gain) == (None, None, None)
    assert found.at_specificity == ()
    assert found.points[0][1].confusion.n == 10


def test_a_folder_is_held_against_the_card() -> None:
    films = study(40)
    known = drift_of(films, card(name="first", reference=reference()))
    assert known.strange is None  # no score tells its distance
    near = [finding(f"{n}.png", 0.4, 0.4, unlikeness=0.5) for n in range(30)]
    far = [finding(f"far {n}.png", 0.4, 0.4, unlikeness=2.0) for n in range(10)]
    found = drift_of([*near, *far], card(name="first", reference=reference()))
    assert found.strange is not None
    assert (found.strange.count, found.strange.n, found.strange.expected) == (10, 40, 0.02)
    assert found.scores[0].reference == "test films"
    assert drift_of(near, card(name="first")).strange is None
    assert np.isclose(found.scores[0].there, 0.6 * 0.95 + 0.4 * 0.2)
