from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.errors import ModelRejectedError
from desktop.registry.metadata import read_metadata
from tests.registry.stock import write_model


def test_the_metadata_are_those_that_onnx_reads(downloads: Path) -> None:
    import onnx

    def name_the_tool(model: onnx.ModelProto) -> None:
        model.producer_name = "ein Werkzeug"
        onnx.helper.set_model_props(model, {"größe": "ä" * 1000, "": "", "empty": ""})

    for path in (
        write_model(downloads),
        write_model(downloads, "2.0.0", spoil=name_the_tool),
    ):
        expected = {entry.key: entry.value for entry in onnx.load(path).metadata_props}
        assert read_metadata(path) == expected


def test_the_metadata_may_stand_before_the_graph(tmp_path: Path) -> None:
    path = tmp_path / "model.onnx"
    entry = b"\x0a\x01k\x12\x01v"
    graph = b"\x3a\x05" + bytes(5)
    path.write_bytes(b"\x08\x09" + b"\x72" + bytes([len(entry)]) + entry + graph)
    assert read_metadata(path) == {"k": "v"}


def test_a_file_without_metadata_has_none(tmp_path: Path) -> None:
    path = tmp_path / "model.onnx"
    path.write_bytes(b"")
    assert read_metadata(path) == {}


def test_a_truncated_file_is_told_from_a_whole_one(downloads: Path) -> None:
    path = write_model(downloads)
    path.write_bytes(path.read_bytes()[:-10])
    with pytest.raises(ModelRejectedError, match="damaged") as caught:
        read_metadata(path)
    assert str(path) in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelRejectedError, match="cannot be opened"):
        read_metadata(tmp_path / "gone.onnx")


@given(st.binary(max_size=300))
@example(b"\xff" * 20)
@example(b"\x72\xff\xff\xff\xff\xff\xff\xff\xff\x7f")
def test_no_content_does_worse_than_being_rejected(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.onnx"
    path.write_bytes(content)
    try:
        metadata = read_metadata(path)
    except ModelRejectedError:
        return
    assert all(isinstance(part, str) for entry in metadata.items() for part in entry)
