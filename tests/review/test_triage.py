"""Models that read a folder together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.errors import ModelNotFoundError, NothingToDoError
from desktop.registry import ModelRegistry
from desktop.review.database import SqlModelEventLog, open_database
from desktop.review.findings import Status
from desktop.review.triage import census, load_team, ranked, triage
from tests.factories import card, estimate, evaluation, film, save_model


def measured(name: str, roc_auc: float) -> dict[str, object]:
    figures = evaluation()
    figures["metrics"] = figures["metrics"] | {"roc_auc": estimate(roc_auc)}
    return {"name": name, "evaluations": [figures]}


@pytest.fixture
def registry(tmp_path: Path) -> Iterator[ModelRegistry]:
    shipped = tmp_path / "shipped"
    shipped.mkdir()
    for name, roc_auc in (("weak", 0.7), ("strong", 0.9), ("middling", 0.8)):
        save_model(shipped / f"{name}-1.0.0.onnx", card(**measured(name, roc_auc)))
    with open_database(tmp_path / "events.sqlite") as database:
        yield ModelRegistry(shipped=shipped, data=tmp_path, log=SqlModelEventLog(database))


def test_the_model_that_tells_best_leads_unless_the_reader_wishes_otherwise(
    registry: ModelRegistry,
) -> None:
    assert [m.card.name for m in ranked(registry)] == ["strong", "middling", "weak"]
    assert [m.card.name for m in ranked(registry, "weak")] == ["weak", "strong", "middling"]
    assert ranked(registry, "none such")[0].card.name == "strong"


def test_a_team_has_the_models_asked_for_each_with_its_own_threshold(
    registry: ModelRegistry,
) -> None:
    team = load_team(registry, names=["weak", "middling"], operating_point="high sensitivity")
    assert [c.card.name for c in team.classifiers] == ["middling", "weak"]
    assert {t.value for t in team.thresholds.values()} == {0.2}
    by_hand = load_team(registry, names=["weak"], threshold=0.9)
    assert by_hand.thresholds["weak", "1.0.0"].name == "set by hand"


def test_what_is_not_there_is_named(registry: ModelRegistry) -> None:
    with pytest.raises(ModelNotFoundError, match="none_such"):
        load_team(registry, names=["none_such"])
    with pytest.raises(NothingToDoError, match="'balanced', 'high sensitivity'"):
        load_team(registry, operating_point="perfect")


def test_every_image_counted_becomes_a_finding(registry: ModelRegistry, tmp_path: Path) -> None:
    study = tmp_path / "study"
    film(study / "bright.png", 200)
    film(study / "dark.png", 60)
    (study / "broken.jpg").touch()
    (study / "README.txt").write_text("hello")
    counted = census([study])
    findings = {f.ref.path.name: f for f in triage([study], load_team(registry))}
    assert (counted.images, counted.passed_over) == (len(findings), 1) == (3, 1)
    assert findings["bright.png"].flagged
    assert not findings["dark.png"].flagged
    assert findings["broken.jpg"].status is Status.UNREADABLE
    assert [a.score.model for a in findings["dark.png"].assessments] == [
        "strong",
        "middling",
        "weak",
    ]
