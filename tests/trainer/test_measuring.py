"""`evaluate` on folders of every kind, with the tiny model whose score is the mean grey."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from typer.testing import CliRunner, Result

from tests.factories import save_model
from trainer.dicom_writing import Header, Storage, dicom_file

pytestmark = [
    pytest.mark.trainer,
    # TensorFlow, Keras and tf2onnx warn of one another's ways; nothing here can mend that.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
]


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_model(tmp_path_factory.mktemp("model") / "mean_grey.onnx")


def grey(path: Path, value: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".dcm":
        header = Header(number=value, age="003Y", view="AP")
        path.write_bytes(dicom_file(np.full((40, 40), value / 255), header, Storage()))
    else:
        Image.new("L", (40, 40), value).save(path)


def evaluate(model: Path, folder: Path) -> Result:
    from trainer.cli import app

    return CliRunner().invoke(app, ["evaluate", str(model), "--data", str(folder)])


@pytest.fixture
def films(tmp_path: Path) -> Path:
    for number, value in enumerate((20, 60, 90)):
        grey(tmp_path / "films" / "NORMAL" / f"IM-{number}-0001.png", value)
        grey(tmp_path / "films" / "PNEUMONIA" / f"person{number}_virus_1.png", 255 - value)
    return tmp_path / "films"


def test_one_broken_film_does_not_stop_the_others(model: Path, films: Path) -> None:
    whole = films / "NORMAL" / "IM-7-0001.jpeg"
    Image.new("L", (40, 40), 10).save(whole)
    whole.write_bytes(whole.read_bytes()[:200])
    done = evaluate(model, films)
    assert done.exit_code == 1
    assert "left out: NORMAL/IM-7-0001.jpeg: the file is" in done.stderr
    found = json.loads(done.stdout)
    assert found["films"] == 6
    assert [broken["file"] for broken in found["unreadable"]] == ["NORMAL/IM-7-0001.jpeg"]
    confusion = found["operating_points"]["balanced"]["confusion"]
    assert (confusion["true_positive"], confusion["true_negative"]) == (3, 3)


def test_dicom_films_are_read_as_the_app_reads_them(model: Path, films: Path) -> None:
    grey(films / "NORMAL" / "a.dcm", 30)
    done = evaluate(model, films)
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)["films"] == 7


def test_a_table_labels_films_of_a_flat_folder(model: Path, tmp_path: Path) -> None:
    for name, value in (("a.png", 20), ("b.png", 230), ("c.png", 240), ("no label.png", 9)):
        grey(tmp_path / name, value)
    (tmp_path / "labels.csv").write_text("file,label\na.png,0\nb.png,1\nc.png,normal\n")
    done = evaluate(model, tmp_path)
    assert done.exit_code == 0, done.output
    found = json.loads(done.stdout)
    assert (found["films"], found["unlabelled"]) == (3, 1)
    confusion = found["operating_points"]["balanced"]["confusion"]
    assert confusion == {
        "true_positive": 1,
        "false_positive": 1,
        "true_negative": 1,
        "false_negative": 0,
    }


@pytest.mark.parametrize(
    ("gone", "words"), [("PNEUMONIA", "class PNEUMONIA"), ("NORMAL", "class NORMAL")]
)
def test_both_classes_are_needed(model: Path, films: Path, gone: str, words: str) -> None:
    for path in (films / gone).iterdir():
        path.write_bytes(b"")
    done = evaluate(model, films)
    assert words in str(done.exception)


def test_a_folder_of_splits_is_no_set(model: Path, drawn_films: Path) -> None:
    done = evaluate(model, drawn_films)
    assert "splits train, val. Name the folder of one" in str(done.exception)
