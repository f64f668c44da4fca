"""What a report measures, on films that were drawn and with a model of one number."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from desktop.errors import ModelRejectedError
from desktop.evaluation.comparison import compare_scores
from desktop.evaluation.metrics import evaluate_scores
from desktop.imaging.radiograph import ImageRef
from desktop.imaging.reading import read_radiograph
from desktop.imaging.tensor import network_image
from tests import factories
from tests.trainer.conftest import write_films
from tests.trainer.reported_models import save_reported

if TYPE_CHECKING:
    from trainer.report.measuring import Measured

pytestmark = [
    pytest.mark.trainer,
    # TensorFlow, Keras and tf2onnx warn of one another's ways; nothing here can mend that.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
]

LEFT = 28


@pytest.fixture(scope="module")
def hands(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Films far brighter than any chest film, and a broken one."""
    folder = tmp_path_factory.mktemp("hands")
    for i in range(6):
        factories.film(folder / f"hand_{i}.png", 225 + i)
    (folder / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n broken")
    return folder


@pytest.fixture(scope="module")
def originals(tmp_path_factory: pytest.TempPathFactory, drawn_films: Path) -> Path:
    """The first films of ``train`` again, at twice the size."""
    from PIL import Image

    folder = tmp_path_factory.mktemp("originals")
    for path in sorted((drawn_films / "train").rglob("*.jpeg")):
        if path.stem.split("-")[1:2] <= ["0008"] or path.stem.startswith("person1"):
            (folder / path.parent.name).mkdir(exist_ok=True)
            with Image.open(path) as image:
                image.resize((224, 192)).save(folder / path.parent.name / path.name, quality=95)
    return folder


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory, drawn_films: Path) -> Path:
    return save_reported(tmp_path_factory.mktemp("models") / "mean_grey-1.0.0.onnx", drawn_films)


@pytest.fixture(scope="module")
def measured(model: Path, drawn_films: Path, hands: Path, originals: Path) -> Measured:
    from trainer.report.material import FilmLibrary
    from trainer.report.measuring import measure
    from trainer.report.subject import read_subject

    library = FilmLibrary(drawn_films, originals=originals, not_chest=hands)
    return measure(read_subject(model), library)


def mean_grey(path: Path) -> float:
    seen = network_image(read_radiograph(ImageRef(path)), height=32, width=32)
    return float(seen.mean()) / 255


def test_the_figures_are_those_of_evaluate_scores(measured: Measured, drawn_films: Path) -> None:
    paths = sorted((drawn_films / "val").rglob("*.jpeg"))
    labels = [path.parent.name == "PNEUMONIA" for path in paths]
    scores = [mean_grey(path) for path in paths]
    expected = evaluate_scores(labels, scores, threshold=0.5)
    found = measured.shifted.by_point["balanced"]
    assert found.confusion == expected.confusion
    assert found.metrics.keys() == expected.metrics.keys()
    for name, interval in expected.metrics.items():
        assert found.metrics[name].value == pytest.approx(interval.value, abs=1e-6), name
    for name in ("roc_auc", "sensitivity", "specificity"):
        assert found.metrics[name].low == pytest.approx(expected.metrics[name].low, abs=1e-6)


def test_the_held_out_films_are_those_of_the_split(measured: Measured, drawn_films: Path) -> None:
    from tests.trainer.reported_models import SEED, SHARE
    from trainer.film_sets import film_sets

    films = film_sets(drawn_films, validation_share=SHARE, seed=SEED)
    assert measured.held_out.scored.films == films.validation
    assert measured.shifted.scored.films == films.shifted
    assert measured.held_out.scored.in_card
    assert measured.shifted.scored.in_card


def test_other_films_than_the_cards_are_refused(model: Path, tmp_path: Path) -> None:
    from trainer.report.material import FilmLibrary
    from trainer.report.measuring import measure
    from trainer.report.subject import read_subject

    rng = np.random.default_rng(9)
    for split in ("train", "val"):
        write_films(tmp_path / split, per_class=4, first=len(split) * 100, rng=rng)
    with pytest.raises(ModelRejectedError, match="does not hold the films that its card names"):
        measure(read_subject(model), FilmLibrary(tmp_path))


def test_a_card_that_does_not_tell_its_split_is_refused(drawn_films: Path, tmp_path: Path) -> None:
    from trainer.report.material import FilmLibrary
    from trainer.report.measuring import measure
    from trainer.report.subject import read_subject

    path = save_reported(tmp_path / "m.onnx", drawn_films, hyperparameters={"epochs": 1})
    with pytest.raises(ModelRejectedError, match="which films were held out"):
        measure(read_subject(path), FilmLibrary(drawn_films))


@pytest.mark.parametrize("content", [b"no model", json.dumps({"a": 1}).encode()])
def test_a_file_that_is_no_model_is_refused(content: bytes, tmp_path: Path) -> None:
    from trainer.report.subject import read_subject

    path = tmp_path / "model.onnx"
    path.write_bytes(content)
    with pytest.raises(ModelRejectedError, match=r"model\.onnx"):
        read_subject(path)
    with pytest.raises(ModelRejectedError, match=r"missing\.onnx: the file cannot be opened"):
        read_subject(tmp_path / "missing.onnx")


def test_a_brighter_film_scores_higher_by_so_much(measured: Measured) -> None:
    effects = {(one.of, one.change.key): one for one in measured.disturbances}
    brighter = effects[measured.shifted.scored.name, "brighter"]
    assert brighter.moved is not None
    assert brighter.moved.value == pytest.approx(20 / 255, abs=0.002)
    assert brighter.drift == pytest.approx(20 / 255, abs=0.002)
    assert brighter.n == 12
    mirrored = effects[measured.shifted.scored.name, "flip"]
    assert mirrored.flips == 0
    assert mirrored.drift == pytest.approx(0, abs=1e-4)
    assert mirrored.difference is not None
    assert mirrored.difference.value == pytest.approx(0)


def test_covering_the_lungs_takes_the_clouds_away(measured: Measured) -> None:
    effects = {(one.of, one.change.key): one for one in measured.shortcuts}
    covered = effects[measured.shifted.scored.name, "lungs_covered"]
    assert covered.before is not None
    assert covered.after is not None
    assert covered.n == 12
    # A mean of greys keeps half of what the film's mean was: it reads more than lungs.
    assert covered.moved is not None
    assert covered.moved.value > 0.01


def test_films_unlike_the_training_films_are_counted(measured: Measured) -> None:
    shifted, held_out, hands = measured.distances
    assert [len(one.values) for one in measured.distances] == [12, 12, 6]
    assert hands.beyond == 6
    assert shifted.beyond + held_out.beyond < 6
    assert len(hands.unreadable) == 1
    assert hands.unreadable[0].startswith("broken.png")
    first = measured.shifted.scored
    columns = first.outputs.embedding.astype(np.float64)
    expected = np.linalg.norm(columns - 128, axis=1) / 32**0.5
    assert shifted.values == pytest.approx(expected, rel=1e-3)


def test_full_size_and_squashed_films_are_paired_by_name(measured: Measured) -> None:
    full = measured.full_size
    assert full is not None
    assert (full.full.sizes == [192, 224]).all()
    assert 0 < full.learnt_from < len(full.full.films)
    assert full.moved is not None
    assert full.moved.value < 0.01
    assert full.moved_high is not None
    assert full.moved_high.value >= full.moved.value


def test_weights_are_described_by_how_they_are_stored(tmp_path: Path, drawn_films: Path) -> None:
    import onnx
    from onnx import numpy_helper

    from trainer.report.subject import read_subject

    path = save_reported(tmp_path / "m.onnx", drawn_films)
    assert read_subject(path).weights_stored == "32-bit floating point"
    proto = onnx.load(path)
    half = numpy_helper.from_array(np.zeros(3, np.float16), "half")
    proto.graph.initializer.append(half)
    onnx.save(proto, path)
    stored = read_subject(path).weights_stored
    assert stored == "75.0% 16-bit floating point, 25.0% 32-bit floating point"


def test_subgroups_with_too_few_films_have_no_figures(measured: Measured) -> None:
    from trainer.report.figures import subgroups_by_cause, subgroups_by_size

    bacterial, viral, normal = subgroups_by_cause(measured.shifted.scored, 0.5)
    assert (bacterial.pneumonia, bacterial.normal) == (6, 0)
    assert bacterial.sensitivity is not None
    assert bacterial.specificity is None
    assert bacterial.roc_auc is not None
    assert (viral.pneumonia, viral.sensitivity, viral.roc_auc) == (0, None, None)
    assert normal.specificity is not None
    assert subgroups_by_size(measured.shifted.scored, 0.5) == ()


def test_the_worst_errors_come_first(measured: Measured) -> None:
    from trainer.report.figures import worst_errors

    scored = measured.held_out.scored
    missed = worst_errors(scored, 1.0, misses=True)
    assert len(missed) == scored.labels.sum()
    assert scored.labels[list(missed)].all()
    assert np.all(np.diff(scored.scores[list(missed)]) >= 0)
    false_alarms = worst_errors(scored, 0.0, misses=False)
    assert not scored.labels[list(false_alarms)].any()
    assert np.all(np.diff(scored.scores[list(false_alarms)]) <= 0)
    assert worst_errors(scored, 0.0, misses=True) == ()


def test_the_sample_does_not_depend_on_the_order(measured: Measured) -> None:
    from dataclasses import replace

    from trainer.report import audit

    scored = measured.held_out.scored
    turned = replace(scored, films=scored.films[::-1], labels=scored.labels[::-1])
    chosen = {scored.films[i].path for i in audit.fixed_sample(scored)}
    assert {turned.films[i].path for i in audit.fixed_sample(turned)} == chosen


def test_two_models_are_compared_on_the_same_films(
    measured: Measured,
    drawn_films: Path,
    tmp_path: Path,
) -> None:
    from trainer.report.comparison import compare
    from trainer.report.material import FilmLibrary
    from trainer.report.measuring import measure
    from trainer.report.subject import read_subject

    path = save_reported(
        tmp_path / "m.onnx", drawn_films, gain=1.2, version="1.1.0", title="Louder grey"
    )
    other = measure(read_subject(path), FilmLibrary(drawn_films))
    pairs = compare([measured, other])
    assert [pair.of for pair in pairs] == ["Shifted films (val)", "Held-out patients"]
    expected = compare_scores(
        measured.shifted.scored.labels,
        measured.shifted.scored.scores,
        other.shifted.scored.scores,
        first_threshold=0.5,
        second_threshold=0.5,
    )
    assert pairs[0].found == expected
    assert pairs[0].words.startswith("No evidence of a difference in discrimination (p = 1.00).")
    assert "first model" not in pairs[0].words
    assert "second model" not in pairs[0].words
    assert other.distances != ()
    assert other.full_size is None
