"""The command `report`, from model files to pages."""

from __future__ import annotations

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from desktop.evaluation.metrics import evaluate_scores
from desktop.imaging.radiograph import ImageRef
from desktop.imaging.reading import read_radiograph
from desktop.imaging.tensor import network_image
from tests import factories
from tests.trainer.conftest import write_films
from tests.trainer.reported_models import save_reported

pytestmark = [
    pytest.mark.trainer,
    pytest.mark.slow,
    # TensorFlow, Keras and tf2onnx warn of one another's ways; nothing here can mend that.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
]

QUIET, LOUD = "mean_grey-1.0.0", "loud_grey-1.0.0+int8"
PATIENTS_FILE = re.compile(r"person\d+_\w+\.jpeg|IM-\d+-\d+\.jpeg")
SECTIONS = (
    "In short",
    "The model",
    "The films",
    "Metrics",
    "Learning",
    "Discrimination",
    "Calibration and scores",
    "Operating points",
    "Worst errors",
    "Subgroups",
    "Shortcut audit",
    "Robustness",
    "Films unlike the training films",
    "Full-size and squashed films",
    "Cost and fidelity",
    "Checklist (CLAIM)",
)


class Text(HTMLParser):
    """The text of a page, cells and lines set apart by bars."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._pieces: list[str] = []
        self.feed(path.read_text(encoding="utf-8"))
        self.text = "|".join(self._pieces)

    def handle_data(self, data: str) -> None:
        if data.strip():
            self._pieces.append(data.strip())


def run(*arguments: object) -> tuple[int, str, str]:
    from trainer.cli import app

    found = CliRunner().invoke(app, ["report", *(str(argument) for argument in arguments)])
    if found.exception is not None and not isinstance(found.exception, SystemExit):
        raise found.exception
    return found.exit_code, found.stdout, found.stderr


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory, drawn_films: Path) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("models")
    return (
        save_reported(folder / "a.onnx", drawn_films),
        save_reported(
            folder / "b.onnx", drawn_films, gain=1.2, name="loud_grey", title="Loud grey",
            reference=None, **factories.quantised_card(),
        ),
    )  # fmt: skip


@pytest.fixture(scope="module")
def pages(
    tmp_path_factory: pytest.TempPathFactory, drawn_films: Path, models: tuple[Path, Path]
) -> Path:
    output = tmp_path_factory.mktemp("pages") / "report"
    code, out, _ = run(*models, "--data", drawn_films, "--output", output)
    assert code == 0
    names = ("mean_grey-1.0.0", "loud_grey-1.0.0+int8", "comparison")
    expected = [output / f"{name}{suffix}" for name in names for suffix in (".html", ".pdf")]
    assert [Path(line) for line in out.split()] == expected
    assert sorted(output.iterdir()) == sorted(expected)
    return output


def test_a_page_has_all_its_sections(pages: Path) -> None:
    html = (pages / "mean_grey-1.0.0.html").read_text(encoding="utf-8")
    headings = re.findall(r"<h2><span class=\"number\">\d+</span>(.*?)</h2>", html)
    assert tuple(headings) == SECTIONS
    assert html.count("For prioritisation only. Not for diagnostic use.") >= 3


def test_the_page_states_the_figures_of_evaluate_scores(pages: Path, drawn_films: Path) -> None:
    paths = sorted((drawn_films / "val").rglob("*.jpeg"))
    scores = [
        network_image(read_radiograph(ImageRef(path)), height=32, width=32).mean() / 255
        for path in paths
    ]
    labels = [path.parent.name == "PNEUMONIA" for path in paths]
    found = evaluate_scores(labels, np.float32(scores), threshold=0.5)
    text = Text(pages / "mean_grey-1.0.0.html").text
    for name, key in (("ROC area (AUC)", "roc_auc"), ("Brier score (0 is best)", "brier")):
        one = found.metrics[key]
        assert f"|{name}|{one.value:.3f}|{one.low:.3f}–{one.high:.3f}|" in text
    one, hits = found.metrics["sensitivity"], found.confusion.true_positive
    assert f"|Sensitivity|{one.value:.3f}|{one.low:.3f}–{one.high:.3f}; {hits} of 6|" in text


def test_the_page_says_that_the_films_are_the_cards(pages: Path) -> None:
    text = Text(pages / "mean_grey-1.0.0.html").text
    assert "have the SHA-256 that the card states" in text
    # The tiny model's card states figures that were made up.
    assert "differ from those in the card by up to" in text


def test_a_missing_class_and_a_missing_reference_are_named(pages: Path) -> None:
    quiet, loud = (Text(pages / f"{name}.html").text for name in (QUIET, LOUD))
    assert "|Pneumonia named viral|0|0|" in quiet
    assert "No full-size originals were given (--originals)." in quiet
    assert "No images other than chest films were given (--not-chest)." in quiet
    assert "The card holds no reference" in loud


def test_what_smaller_weights_changed_is_told_from_the_card(pages: Path) -> None:
    quiet, loud = (Text(pages / f"{name}.html").text for name in (QUIET, LOUD))
    assert "|Smaller weights|" not in quiet
    assert "|Smaller weights|As the card states" in loud
    assert "ROC area −0.0012 on test films; 3.70 times as fast with 16 films a batch" in loud
    assert "32-bit floating point. Meant for the CPU|" in loud


def test_all_42_items_of_the_checklist_are_answered(pages: Path) -> None:
    html = (pages / "mean_grey-1.0.0.html").read_text(encoding="utf-8")
    checklist = html[html.index("Checklist (CLAIM)</h2>") :]
    rows = re.findall(
        r"<tr><td>(\d+)</td><td class=\"words\">(.+?)</td><td class=\"words\">(.+?)</td></tr>",
        checklist,
    )
    assert [int(number) for number, _, _ in rows] == list(range(1, 43))
    assert sum("not reported" in answer.lower() for _, _, answer in rows) > 5


def test_pages_load_nothing_from_anywhere(pages: Path) -> None:
    for path in pages.glob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert "http://" not in html
        assert "https://" not in html
        for address in re.findall(r"(?:src|href)=\"([^\"]{0,40})", html):
            assert address.startswith(("data:image/", "#s")), address


def test_pdfs_have_pages(pages: Path) -> None:
    for path in pages.glob("*.pdf"):
        content = path.read_bytes()
        assert content.startswith(b"%PDF-")
        assert len(re.findall(rb"/Type\s*/Page\b", content)) >= 3


def test_the_models_are_compared(pages: Path) -> None:
    text = Text(pages / "comparison.html").text
    assert "|Mean grey 1.0.0|against Loud grey 1.0.0+int8|" in text
    assert text.count("No evidence of a difference in discrimination") == 2
    assert "first model" not in text.lower().replace("first less second", "")


def test_pages_without_pictures_name_no_file_and_show_no_patient(
    pages: Path, models: tuple[Path, Path], drawn_films: Path, tmp_path: Path
) -> None:
    code, _, _ = run(
        models[0], "--data", drawn_films, "--output", tmp_path, "--no-pictures",
        "--originals", drawn_films / "train",
    )  # fmt: skip
    assert code == 0
    with_pictures = (pages / "mean_grey-1.0.0.html").read_text(encoding="utf-8")
    without = (tmp_path / "mean_grey-1.0.0.html").read_text(encoding="utf-8")
    assert PATIENTS_FILE.search(with_pictures)
    assert not PATIENTS_FILE.search(without)
    # What is left is the synthetic film: six views of the audit, eleven of the disturbances.
    assert without.count("data:image/jpeg") in (0, 17)
    assert with_pictures.count("data:image/jpeg") > without.count("data:image/jpeg")
    assert "Left out on request" in without
    assert str(drawn_films) not in without
    assert not (tmp_path / "comparison.html").exists()


def test_one_refused_model_does_not_stop_the_others(
    models: tuple[Path, Path], drawn_films: Path, tmp_path: Path
) -> None:
    stranger = factories.save_model(tmp_path / "stranger.onnx")
    code, out, err = run(stranger, models[1], "--data", drawn_films, "--output", tmp_path)
    assert code == 1
    assert "stranger.onnx" in err
    assert [Path(line).name for line in out.split()] == [
        "loud_grey-1.0.0+int8.html",
        "loud_grey-1.0.0+int8.pdf",
    ]


def test_no_model_at_all_is_an_error(drawn_films: Path, tmp_path: Path) -> None:
    from desktop.errors import NothingToDoError

    stranger = factories.save_model(tmp_path / "stranger.onnx")
    with pytest.raises(NothingToDoError, match="no model can be reported on"):
        run(stranger, "--data", drawn_films, "--output", tmp_path)


def test_three_films_a_class_are_enough_for_a_page(tmp_path: Path) -> None:
    data = tmp_path / "data"
    rng = np.random.default_rng(1)
    write_films(data / "train", per_class=6, first=1, rng=rng)
    write_films(data / "val", per_class=1, first=501, rng=rng)
    model = save_reported(tmp_path / "m.onnx", data)
    (tmp_path / "not_chest").mkdir()
    shutil.copy(next((data / "val").rglob("*.jpeg")), tmp_path / "not_chest")
    (tmp_path / "not_chest" / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    code, _, _ = run(
        model, "--data", data, "--output", tmp_path / "out",
        "--not-chest", tmp_path / "not_chest", "--originals", data / "train",
    )  # fmt: skip
    assert code == 0
    text = Text(tmp_path / "out" / "mean_grey-1.0.0.html").text
    assert text.count("too few films") > 20
    assert "Too few films for a verdict." in text
    assert "1 of these files could not be read." in text
