"""Models that read a folder together."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from desktop.errors import ModelNotFoundError, NothingToDoError
from desktop.registry import ModelRegistry
from desktop.review.database import SqlModelEventLog, open_database
from desktop.review.findings import Status, Threshold
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


def test_models_whose_lower_bounds_say_the_same_stand_by_their_decisions_then_their_areas(
    tmp_path: Path,
) -> None:
    (tmp_path / "shipped").mkdir()
    for name, area, low, specificity in (
        ("a_narrow", 0.985, 0.960, 0.80),
        ("b_better", 0.986, 0.955, 0.80),
        ("c_few_films", 0.999, 0.80, 0.95),
        ("d_fewer_false_alarms", 0.983, 0.945, 0.88),
    ):
        figures = evaluation()
        bounds = {"value": area, "low": low, "high": 1.0}
        figures["metrics"] = figures["metrics"] | {
            "roc_auc": estimate(area) | bounds,
            "specificity": estimate(specificity),
        }
        made = card(name=name, evaluations=[figures])
        save_model(tmp_path / "shipped" / f"{name}-1.0.0.onnx", made)
    with open_database(tmp_path / "events.sqlite") as database:
        log = SqlModelEventLog(database)
        registry = ModelRegistry(shipped=tmp_path / "shipped", data=tmp_path, log=log)
        order = [model.card.name for model in ranked(registry)]
    assert order == ["d_fewer_false_alarms", "b_better", "a_narrow", "c_few_films"]


def test_a_team_has_the_models_asked_for_each_with_its_own_threshold(
    registry: ModelRegistry,
) -> None:
    team = load_team(registry, names=["weak", "middling"], operating_point="high sensitivity")
    assert [c.card.name for c in team.classifiers] == ["middling", "weak"]
    assert {t.value for t in team.thresholds.values()} == {0.2}
    by_hand = load_team(registry, names=["weak"], threshold=0.9)
    assert by_hand.thresholds["weak", "1.0.0"].name == "set by hand"


def test_a_site_s_own_point_comes_first_and_holds_for_its_version_only(
    registry: ModelRegistry,
) -> None:
    def own(model: str, version: str) -> list[Threshold]:
        chosen = {("weak", "1.0.0"): 0.37, ("strong", "9.9.9"): 0.11}
        value = chosen.get((model, version))
        return [] if value is None else [Threshold(model, version, value, "ours")]

    team = load_team(registry, names=["weak", "strong"], operating_point="ours", own=own)
    found = {t.model: (t.value, t.name) for t in team.thresholds.values()}
    assert found == {"weak": (0.37, "ours"), "strong": (0.5, "balanced")}
    by_card = load_team(registry, names=["weak"], operating_point="balanced", own=own)
    assert by_card.thresholds["weak", "1.0.0"].value == 0.5
    with pytest.raises(NothingToDoError, match="ours"):
        load_team(registry, names=["strong"], operating_point="ours", own=own)


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


def test_pages_and_films_in_archives_are_counted_as_they_are_read(
    registry: ModelRegistry, tmp_path: Path
) -> None:
    study = tmp_path / "study"
    first = film(study / "bright.png", 200)
    with Image.open(first) as page:
        page.save(study / "pages.tif", save_all=True, append_images=[page, page])
    with zipfile.ZipFile(study / "cd.zip", "w") as cd:
        cd.write(first, "IMAGES/film.png")
        cd.write(study / "pages.tif", "IMAGES/pages.tif")
        cd.writestr("IMAGES/broken.jpg", b"")
        cd.writestr("README.TXT", b"hello")
    counted = census([study])
    findings = list(triage([study], load_team(registry)))
    assert (counted.images, counted.passed_over) == (len(findings), 1) == (9, 1)
    read = [(f.ref.path.name, f.ref.frame) for f in findings if f.status is not Status.UNREADABLE]
    assert sorted(read) == sorted(
        [("bright.png", 1), ("film.png", 1), *[("pages.tif", n) for n in (1, 2, 3)] * 2]
    )
    (broken,) = (f for f in findings if f.status is Status.UNREADABLE)
    assert broken.ref.path == study / "cd.zip" / "IMAGES" / "broken.jpg"
    assert "empty" in broken.reason
