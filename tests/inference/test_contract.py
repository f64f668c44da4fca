"""The model card: complete and consistent, or no model."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from pydantic import ValidationError

from desktop.errors import ModelRejectedError
from desktop.inference.contract import METADATA_KEY, FilmScores, PackedArray, read_card
from desktop.inference.packed import PACKED_LIMIT
from tests.factories import card, estimate, evaluation, point, quantised_card, storage


def test_a_card_survives_the_way_through_a_file() -> None:
    written = card()
    assert read_card("m.onnx", {METADATA_KEY: written.model_dump_json()}) == written


def test_a_file_without_a_card_is_rejected_by_name() -> None:
    with pytest.raises(ModelRejectedError, match=r"m\.onnx: the file has no model card"):
        read_card("m.onnx", {})


@pytest.mark.parametrize("field", ["operating_points", "golden_films", "parity", "training_data"])
def test_an_incomplete_card_is_rejected_and_every_fault_named(field: str) -> None:
    record = json.loads(card().model_dump_json())
    del record[field]
    record["surplus"] = 1
    with pytest.raises(ModelRejectedError, match=field) as caught:
        read_card("m.onnx", {METADATA_KEY: json.dumps(record)})
    assert "surplus" in str(caught.value)


@pytest.mark.parametrize(
    "changes",
    [
        {"default_operating_point": "none such"},
        {"operating_points": [point("balanced", 0.5), point("balanced", 0.6)]},
        {"operating_points": [point("balanced", 1.5)]},
        {"parity": {"films": 1, "max_abs_difference": 0.1, "tolerance": 0.01}},
        {"version": "one"},
        {"contract_version": 2},
        {"labels": ("PNEUMONIA", "NORMAL")},
        {"parity": {"films": 1, "max_abs_difference": 0.0, "tolerance": 1e-3}},
        {"storage": storage("int8")},
        {"version": "1.0.0+int8"},
        {"version": "1.0.0+int8", "storage": storage("float16")},
        {"storage": storage("float32")},
        {"storage": {"weights": "float16", "note": "measured by nobody"}},
        quantised_card() | {"golden_tolerance": 0.02},
        quantised_card() | {"version": "1.0.0"},
    ],
)
def test_a_card_that_contradicts_itself_is_rejected(changes: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="validation error"):
        card(**changes)


def test_a_card_of_before_says_nothing_of_storage_and_flag_rates() -> None:
    old = json.loads(card().model_dump_json())
    del old["storage"], old["training_data"]["manifest_sha256"]
    for one in old["operating_points"]:
        del one["flag_rates"]
    read = read_card("m.onnx", {METADATA_KEY: json.dumps(old)})
    assert read.storage is None
    assert not read.quantised
    assert read.operating_points[0].flag_rates == ()
    assert read.training_data.manifest_sha256 is None


def test_a_card_says_how_weights_are_stored() -> None:
    halved = {"films": 256, "max_abs_difference": 5e-4, "tolerance": 1e-3}
    assert not card(storage=storage("float16"), parity=halved).quantised
    assert not card(storage={"weights": "float32", "note": "half would change it"}).quantised
    quantised = card(**quantised_card())
    assert quantised.quantised
    written = {METADATA_KEY: quantised.model_dump_json()}
    assert read_card("m.onnx", written) == quantised


def test_an_estimate_lies_within_its_interval() -> None:
    outside = estimate(0.5) | {"low": 0.6}
    with pytest.raises(ValueError, match="outside its interval"):
        card(operating_points=[point("balanced", 0.5) | {"sensitivity": outside}])


def test_operating_points_are_found_by_name() -> None:
    assert card().operating_point().name == "balanced"
    assert card().operating_point("high sensitivity").threshold == 0.2
    with pytest.raises(KeyError):
        card().operating_point("none such")


@given(
    hnp.arrays(
        dtype=st.sampled_from([np.float16, np.float32, np.int64]),
        shape=hnp.array_shapes(max_dims=3, max_side=5),
    )
)
def test_arrays_are_packed_without_loss(array: np.ndarray) -> None:
    packed = PackedArray.pack(array)
    again = PackedArray.model_validate_json(packed.model_dump_json()).unpack()
    assert again.dtype == array.dtype
    np.testing.assert_array_equal(again, array)


def test_an_array_that_would_fill_the_memory_is_refused() -> None:
    packed = PackedArray.pack(np.zeros(PACKED_LIMIT // 4, np.float32))
    with pytest.raises(ValueError, match="not more"):
        packed.unpack()


def film_scores(flagged_ill: int = 57) -> FilmScores:
    """Sixty pneumonias and forty normals that give the counts of `evaluation`."""
    labels = np.arange(100) < 60
    scores = np.where(labels, np.arange(100) < flagged_ill, np.arange(100) < 68) * 0.8 + 0.1
    return FilmScores.of(labels, np.arange(100) // 2, scores)


def test_the_scores_of_single_films_come_back_as_they_were() -> None:
    kept = film_scores()
    again = FilmScores.model_validate_json(kept.model_dump_json())
    assert again.same_films(kept)
    np.testing.assert_allclose(again.scores, kept.scores, rtol=0)
    assert again.patients.max() == 49


def test_scores_of_films_that_contradict_the_counts_are_refused() -> None:
    stated = evaluation()
    sound = card(evaluations=[stated | {"films": film_scores().model_dump()}])
    assert sound.evaluations[0].films is not None
    with pytest.raises(ValidationError, match="do not give the counts stated"):
        card(evaluations=[stated | {"films": film_scores(58).model_dump()}])


def test_a_damaged_array_is_refused_as_such() -> None:
    whole = PackedArray.pack(np.arange(1000))
    for damaged in (whole.npy[:40], "eJwr" + whole.npy[8:]):
        with pytest.raises(ValueError, match=r"packed array|padding"):
            PackedArray(npy=damaged).unpack()
