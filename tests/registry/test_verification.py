from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from desktop.errors import ModelRejectedError
from desktop.registry import shipped_models_folder
from desktop.registry.verification import Verification, verify_file
from tests.factories import SIDE, golden, quantised_card, reference, storage
from tests.registry.stock import quantise, write_model, write_quantised

if TYPE_CHECKING:
    from collections.abc import Callable

ALL_CHECKS = [
    "file",
    "ONNX",
    "opset",
    "operators",
    "model card",
    "input",
    "outputs",
    "weights",
    "output values",
    "golden films",
]


def failed(verification: Verification) -> dict[str, str]:
    return {check.name: check.words for check in verification.checks if not check.passed}


def test_a_sound_file_passes_every_check(downloads: Path) -> None:
    verification = verify_file(write_model(downloads, reference=reference()))
    assert [check.name for check in verification.checks] == ALL_CHECKS
    assert failed(verification) == {}
    assert verification.passed
    assert verification.accepted_card().name == "mean_grey"


def test_the_sha256_is_that_of_the_bytes_that_were_checked(downloads: Path) -> None:
    import hashlib

    path = write_model(downloads)
    verification = verify_file(path)
    assert verification.content == path.read_bytes()
    assert verification.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def lower_opset(model: Any) -> None:
    model.opset_import[0].version = 13


def move_a_weight_out(model: Any) -> None:
    from onnx import TensorProto

    weight = model.graph.initializer[0]
    weight.ClearField("float_data")
    weight.data_location = TensorProto.EXTERNAL
    weight.external_data.add(key="location", value="../../secret.bin")


def hide_a_weight_outside_in_a_node(model: Any) -> None:
    from onnx import TensorProto, helper

    weight = helper.make_tensor("hidden", TensorProto.FLOAT, [1], [1.0])
    weight.ClearField("float_data")
    weight.data_location = TensorProto.EXTERNAL
    weight.external_data.add(key="location", value="secret.bin")
    model.graph.node.insert(0, helper.make_node("Constant", [], ["hidden"], value=weight))


def use_a_foreign_operator(model: Any) -> None:
    from onnx import helper

    model.graph.node[0].domain = "evil.example"
    model.opset_import.append(helper.make_opsetid("evil.example", 1))


def use_a_contributed_operator(model: Any) -> None:
    from onnx import helper

    model.graph.node[0].domain = "com.microsoft"
    model.opset_import.append(helper.make_opsetid("com.microsoft", 1))


def hide_a_foreign_operator_in_a_branch(model: Any) -> None:
    from onnx import TensorProto, helper

    out = helper.make_tensor_value_info("branch", TensorProto.FLOAT, None)
    branches = {}
    for name, domain in (("then_branch", ""), ("else_branch", "evil.example")):
        node = helper.make_node("Identity", ["scale"], ["branch"], domain=domain)
        branches[name] = helper.make_graph([node], name, [], [out])
    true = helper.make_tensor("true", TensorProto.BOOL, [], [True])
    model.graph.initializer.append(true)
    model.graph.node.insert(0, helper.make_node("If", ["true"], ["chosen"], **branches))
    model.opset_import.append(helper.make_opsetid("evil.example", 1))


def fix_the_batch(model: Any) -> None:
    model.graph.input[0].type.tensor_type.shape.dim[0].dim_value = 1


def take_other_films(model: Any) -> None:
    model.graph.input[0].type.tensor_type.shape.dim[2].dim_value = SIDE * 2


def take_whole_numbers(model: Any) -> None:
    from onnx import TensorProto, helper

    model.graph.input[0].type.tensor_type.elem_type = TensorProto.UINT8
    for node in model.graph.node:
        if node.op_type == "ReduceMean":
            node.input[0] = "film"
    cast = helper.make_node("Cast", ["image"], ["film"], to=TensorProto.FLOAT)
    model.graph.node.insert(0, cast)


def rename_the_score(model: Any) -> None:
    model.graph.output[0].name = "score"
    model.graph.node[1].output[0] = "score"


def add_an_output(model: Any) -> None:
    from onnx import TensorProto, helper

    model.graph.output.append(helper.make_tensor_value_info("means", TensorProto.FLOAT, ["N"]))


def drop_the_embedding(model: Any) -> None:
    del model.graph.output[1]


def tie_a_knot(model: Any) -> None:
    model.graph.node[0].input[0] = "probability"


def drop_the_card(model: Any) -> None:
    del model.metadata_props[:]


def cut_the_card(model: Any) -> None:
    model.metadata_props[0].value = model.metadata_props[0].value.replace('"seed":0,', "")


@pytest.mark.parametrize(
    ("spoil", "check", "words"),
    [
        (lower_opset, "opset", "opset 13"),
        (move_a_weight_out, "ONNX", "'scale' lies in another file"),
        (hide_a_weight_outside_in_a_node, "ONNX", "'hidden' lies in another file"),
        (tie_a_knot, "ONNX", "not valid"),
        (use_a_foreign_operator, "operators", "evil.example"),
        (use_a_contributed_operator, "operators", "com.microsoft"),
        (hide_a_foreign_operator_in_a_branch, "operators", "evil.example"),
        (drop_the_card, "model card", "no model card"),
        (cut_the_card, "model card", "seed"),
        (fix_the_batch, "input", "not ['any', 32, 32, 1]"),
        (take_other_films, "input", "['any', 32, 64, 1]"),
        (take_whole_numbers, "input", "no float32"),
        (rename_the_score, "outputs", "no output 'probability'"),
        (add_an_output, "outputs", "'means'"),
    ],
)
def test_a_spoilt_file_fails_the_check_that_is_about_it(
    downloads: Path, spoil: Callable[[Any], None], check: str, words: str
) -> None:
    verification = verify_file(write_model(downloads, spoil=spoil))
    assert check in failed(verification)
    assert words in failed(verification)[check]
    assert not verification.passed
    with pytest.raises(ModelRejectedError, match="did not pass"):
        verification.accepted_card()


def test_reference_statistics_need_embeddings(downloads: Path) -> None:
    path = write_model(downloads, reference=reference(), spoil=drop_the_embedding)
    assert "embedding" in failed(verify_file(path))["outputs"]


def test_a_quantised_version_passes(downloads: Path) -> None:
    verification = verify_file(write_quantised(downloads))
    assert failed(verification) == {}
    words = {check.name: check.words for check in verification.checks}
    assert words["weights"] == "int8, as stated"


def test_contributed_quantisation_operators_are_let_through(downloads: Path) -> None:
    def contribute(model: Any) -> None:
        from onnx import helper

        quantise(model)
        for node in model.graph.node[:2]:
            node.domain = "com.microsoft"
        model.opset_import.append(helper.make_opsetid("com.microsoft", 1))

    changes = quantised_card()
    version = changes.pop("version")
    assert failed(verify_file(write_model(downloads, version, spoil=contribute, **changes))) == {}


def test_a_quantised_graph_that_does_not_say_so_is_found(downloads: Path) -> None:
    fault = failed(verify_file(write_model(downloads, spoil=quantise)))
    assert fault == {
        "weights": "the graph has integer operators, but the card says nothing of its weights"
    }


def test_a_plain_graph_that_claims_to_be_quantised_is_found(downloads: Path) -> None:
    changes = quantised_card()
    fault = failed(verify_file(write_model(downloads, changes.pop("version"), **changes)))
    assert "no integer operators" in fault["weights"]


def test_weights_said_to_be_halved_are_looked_for(downloads: Path) -> None:
    def halve(model: Any) -> None:
        from onnx import TensorProto, helper, numpy_helper

        weight = model.graph.initializer[0]
        half = numpy_helper.to_array(weight).astype(np.float16)
        model.graph.node.insert(
            0, helper.make_node("Cast", ["half"], [weight.name], to=TensorProto.FLOAT)
        )
        model.graph.initializer[0].CopyFrom(numpy_helper.from_array(half, "half"))

    said = {"storage": storage("float16")}
    assert failed(verify_file(write_model(downloads, "1.0.0", spoil=halve, **said))) == {}
    fault = failed(verify_file(write_model(downloads, "1.0.1", **said)))
    assert fault == {"weights": "the card says float16, but no weight is stored so"}


def test_a_saliency_map_is_welcome(downloads: Path) -> None:
    def add_saliency(model: Any) -> None:
        from onnx import TensorProto, helper

        model.graph.initializer.append(helper.make_tensor("three", TensorProto.INT64, [1], [3]))
        model.graph.node.append(helper.make_node("Squeeze", ["image", "three"], ["saliency"]))
        shape = ["N", SIDE, SIDE]
        value = helper.make_tensor_value_info("saliency", TensorProto.FLOAT, shape)
        model.graph.output.append(value)

    assert failed(verify_file(write_model(downloads, spoil=add_saliency))) == {}


def test_another_score_than_the_stored_one_is_found(downloads: Path) -> None:
    words = failed(verify_file(write_model(downloads, gain=1.02)))["golden films"]
    assert words.startswith("film 'grey 40' gets 0.16")
    assert "0.156863" in words


def test_a_model_that_scores_by_the_batch_is_found(downloads: Path) -> None:
    def share_the_batch(model: Any) -> None:
        from onnx import TensorProto, helper

        axes = [0, 1, 2, 3]
        model.graph.node[0].CopyFrom(
            helper.make_node("ReduceMean", ["image"], ["mean"], axes=axes, keepdims=1)
        )
        model.graph.initializer.append(helper.make_tensor("one", TensorProto.INT64, [1], [1]))
        nodes = [
            helper.make_node("ReduceMean", ["image"], ["own"], axes=[1, 2, 3], keepdims=0),
            helper.make_node("Mul", ["own", "zero"], ["nothing"]),
            helper.make_node("Reshape", ["mean", "one"], ["shared"]),
            helper.make_node("Add", ["nothing", "shared"], ["means"]),
        ]
        model.graph.initializer.append(helper.make_tensor("zero", TensorProto.FLOAT, [], [0.0]))
        for place, node in enumerate(nodes):
            model.graph.node.insert(1 + place, node)

    assert (
        "in a batch"
        in failed(verify_file(write_model(downloads, spoil=share_the_batch)))["golden films"]
    )


def test_scores_that_are_no_probabilities_are_found(downloads: Path) -> None:
    words = failed(verify_file(write_model(downloads, gain=10)))["output values"]
    assert "range" in words
    words = failed(verify_file(write_model(downloads, gain=float("nan"))))["output values"]
    assert "not finite" in words


def test_a_golden_film_that_cannot_be_read_is_named(downloads: Path) -> None:
    broken = golden(200) | {"name": "torn", "png": "aGVsbG8="}
    path = write_model(downloads, golden_films=[golden(40), broken])
    assert "'torn' cannot be read" in failed(verify_file(path))["output values"]


@pytest.mark.parametrize("content", [b"", b"\x00" * 64, b"<html>404</html>" * 10])
def test_what_is_no_onnx_file_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "model.onnx"
    path.write_bytes(content)
    assert "ONNX" in failed(verify_file(path))


def test_a_truncated_file_fails(downloads: Path) -> None:
    path = write_model(downloads)
    path.write_bytes(path.read_bytes()[:-100])
    assert "damaged" in failed(verify_file(path))["ONNX"]


def test_a_missing_file_or_a_folder_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "gone.onnx", tmp_path):
        verification = verify_file(path)
        assert "cannot be opened" in failed(verification)["file"]
        with pytest.raises(ModelRejectedError, match="cannot be opened"):
            verification.accepted_card()


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.onnx"
    with path.open("wb") as file:
        file.truncate(2 * 1024**3)  # sparse: takes no room on the disk
    assert "more than the limit" in failed(verify_file(path))["file"]


def test_the_film_goes_through_the_apps_own_pixel_path(
    downloads: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop.registry import golden as golden_run

    def brighter(radiograph: Any, *, height: int, width: int) -> Any:
        return np.full((height, width, 1), 255, np.float32)

    path = write_model(downloads)
    monkeypatch.setattr(golden_run, "to_tensor", brighter)
    assert "golden films" in failed(verify_file(path))


SHIPPED = sorted(shipped_models_folder().glob("*.onnx"))


@pytest.mark.skipif(not SHIPPED, reason="no model has been trained yet: pneumotriage-train fit")
@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_model_passes(path: Path) -> None:
    verification = verify_file(path)
    assert failed(verification) == {}
    card = verification.accepted_card()
    assert path.name == f"{card.name}-{card.version}.onnx"
