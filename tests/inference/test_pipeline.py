"""A folder as a stream of outcomes."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageOps

from desktop.imaging.radiograph import ImageRef
from desktop.imaging.sources import Obstacle, PassedOver, find_images
from desktop.inference.classifier import Classifier
from desktop.inference.pipeline import Outcome, PipelineSettings, classify
from tests.factories import SIDE, card, film, reference, save_model


def test_every_film_is_scored_by_every_model(tmp_path: Path, classifier: Classifier) -> None:
    small = {"height": 16, "width": 24, "resize": "stretch-bilinear"}
    other = Classifier(save_model(tmp_path / "o.onnx", card(name="other", input=small)))
    greys = {f"{grey}.png": grey for grey in range(60, 200, 7)}
    for name, grey in greys.items():
        film(tmp_path / "study" / name, grey)
    outcomes = list(classify(find_images([tmp_path / "study"]), [classifier, other]))
    assert {o.ref.path.name for o in outcomes} == set(greys)
    for outcome in outcomes:
        assert [s.model for s in outcome.scores] == ["mean_grey", "other"]
        expected = greys[outcome.ref.path.name] / 255
        assert [s.probability for s in outcome.scores] == pytest.approx([expected] * 2, abs=0.01)
        assert len(outcome.ref.sha256) == 64


def test_a_broken_file_stops_nothing(tmp_path: Path, classifier: Classifier) -> None:
    film(tmp_path / "good.png", 100)
    (tmp_path / "empty.jpg").touch()
    (tmp_path / "text.dcm").write_text("hello")
    (tmp_path / "gone.png").symlink_to(tmp_path / "nowhere.png")
    entries = [*find_images([tmp_path]), Obstacle(tmp_path / "closed", "closed", "Open it")]
    outcomes = {o.ref.path.name: o for o in classify(entries, [classifier])}
    assert outcomes.pop("good.png").scores
    codes = {name: o.error.code for name, o in outcomes.items()}
    assert codes == {
        "empty.jpg": "empty",
        "text.dcm": "not_dicom",
        "gone.png": "no_access",
        "closed": "no_access",
    }
    assert len(outcomes["text.dcm"].ref.sha256) == 64


def test_other_files_have_no_outcome(tmp_path: Path, classifier: Classifier) -> None:
    assert list(classify([PassedOver(tmp_path / "README.txt")], [classifier])) == []


def test_images_are_drawn_only_as_fast_as_they_are_done(
    tmp_path: Path, classifier: Classifier
) -> None:
    path = film(tmp_path / "film.png", 100)
    drawn = 0

    def endless() -> Iterator[ImageRef]:
        nonlocal drawn
        while True:
            drawn += 1
            yield ImageRef(path)

    settings = PipelineSettings(batch=4, decoders=2)
    stream = classify(endless(), [classifier], settings=settings)
    taken = [next(stream) for _ in range(20)]
    stream.close()
    assert all(outcome.scores for outcome in taken)
    assert drawn <= 20 + 3 * (settings.batch + settings.decoders)


def test_cancelling_ends_the_stream_soon_and_leaves_no_threads(
    tmp_path: Path, classifier: Classifier
) -> None:
    path = film(tmp_path / "film.png", 100)
    cancelled = threading.Event()
    settings = PipelineSettings(batch=4, decoders=2)
    outcomes: list[Outcome] = []
    for outcome in classify(
        [ImageRef(path)] * 500, [classifier], settings=settings, cancelled=cancelled
    ):
        outcomes.append(outcome)
        if len(outcomes) == 10:
            cancelled.set()
    assert len(outcomes) < 10 + settings.batch
    assert not [t for t in threading.enumerate() if t.name.startswith("decode")]


def test_a_film_unlike_the_training_films_is_said_to_be(tmp_path: Path) -> None:
    path = save_model(tmp_path / "m.onnx", card(reference=reference(threshold=50)))
    film(tmp_path / "near.png", 130)
    film(tmp_path / "far.png", 230)
    warnings = {
        o.ref.path.name: o.warnings for o in classify(find_images([tmp_path]), [Classifier(path)])
    }
    assert warnings["near.png"] == ()
    assert warnings["far.png"] == ("unlike_training",)


def test_a_thumbnail_stays_of_every_film(tmp_path: Path, classifier: Classifier) -> None:
    film(tmp_path / "film.png", 100, size=(300, 150))
    (outcome,) = classify(find_images([tmp_path / "film.png"]), [classifier])
    assert Image.open(io.BytesIO(outcome.film.thumbnail)).size == (96, 48)
    assert (outcome.film.width, outcome.film.height) == (300, 150)


def test_the_later_of_two_films_with_the_same_pixels_is_the_duplicate(
    tmp_path: Path, classifier: Classifier
) -> None:
    first = film(tmp_path / "a.png", 100)
    pixels = Image.open(first)
    pixels.save(tmp_path / "b.tif")
    pixels.save(tmp_path / "c.jpg", quality=60)
    film(tmp_path / "d.png", 110)
    (tmp_path / "e.png").write_bytes(first.read_bytes())
    outcomes = list(classify(find_images([tmp_path]), [classifier]))
    assert [o.ref.path.name for o in outcomes] == ["a.png", "b.tif", "c.jpg", "d.png", "e.png"]
    originals = [o.duplicate_of and o.duplicate_of.path.name for o in outcomes]
    assert originals == [None, "a.png", "a.png", None, "a.png"]
    assert [o.warnings for o in outcomes] == [
        () if o is None else ("duplicate",) for o in originals
    ]
    assert all(o.scores for o in outcomes)


def test_outcomes_come_in_the_order_of_the_folder(tmp_path: Path, classifier: Classifier) -> None:
    sizes = {f"{n}.png": 700 if n % 5 == 0 else 120 for n in range(15)}
    for n, (name, side) in enumerate(sizes.items()):
        film(tmp_path / name, 70 + 8 * n, size=(side, side))
    outcomes = list(classify(find_images([tmp_path]), [classifier]))
    assert [o.ref.path.name for o in outcomes] == list(sizes)


def test_what_screening_finds_stands_with_the_outcome(
    tmp_path: Path, classifier: Classifier
) -> None:
    upright = Image.open(film(tmp_path / "upright.png", 128))
    ImageOps.invert(upright).save(tmp_path / "inverted.png")
    upright.resize((60, 60)).save(tmp_path / "very_small.png")
    Image.new("L", (300, 300), 90).save(tmp_path / "blank.png")
    found = {o.ref.path.stem: o.warnings for o in classify(find_images([tmp_path]), [classifier])}
    assert found == {
        "upright": (),
        "inverted": ("probably_inverted",),
        "very_small": ("low_resolution", "duplicate"),
        "blank": ("nearly_uniform",),
    }


def test_large_films_wait_for_each_other_but_all_come(
    tmp_path: Path, classifier: Classifier
) -> None:
    refs = [ImageRef(film(tmp_path / f"{n}.png", 100, size=(400, 400))) for n in range(12)]
    tight = PipelineSettings(batch=4, decoders=4, memory=1)
    assert len(list(classify(refs, [classifier], settings=tight))) == 12


def test_without_a_model_there_is_nothing_to_do(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="classifier"):
        next(classify([], []))


def test_what_the_network_gets_has_its_size(classifier: Classifier) -> None:
    assert classifier.input_size == (SIDE, SIDE)
