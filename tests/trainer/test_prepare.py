"""`prepare` from folder to page, and `fit`'s films from the manifest it leaves."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from typer.testing import CliRunner, Result

from desktop.errors import NothingToDoError, OutputError
from tests.trainer.painting import paint, save
from trainer.film_sets import film_sets
from trainer.manifest import Manifest, ManifestError, read_manifest
from trainer.preparing.preparation import prepare

WRITTEN = {
    "class_means.png",
    "intensities.png",
    "manifest.json",
    "prepare.html",
    "report.json",
    "sizes.png",
}


def invoke(*arguments: object) -> Result:
    from trainer.cli import app

    return CliRunner().invoke(app, ["prepare", *map(str, arguments)])


def report(output: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((output / "report.json").read_text(encoding="utf-8"))
    return found


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Films with everything wrong that can be wrong."""
    data = tmp_path_factory.mktemp("spoilt") / "films"
    for i in range(8):
        save(paint(i), data / f"train/NORMAL/IM-{i:04d}-0001.jpeg")
        kind = "virus" if i % 4 == 0 else "bacteria"
        save(paint(50 + i, 100), data / f"train/PNEUMONIA/person{i}_{kind}_1.jpeg")
        save(paint(100 + i), data / f"val/NORMAL/IM-{i + 100:04d}-0001.jpeg")
        save(paint(150 + i), data / f"val/PNEUMONIA/person{i + 100}_virus_1.jpeg")
    train, val = data / "train", data / "val"
    shutil.copy(train / "NORMAL/IM-0000-0001.jpeg", train / "NORMAL/IM-0000-0002.jpeg")
    shutil.copy(train / "NORMAL/IM-0001-0001.jpeg", val / "NORMAL/IM-0901-0001.jpeg")
    shutil.copy(train / "NORMAL/IM-0002-0001.jpeg", train / "PNEUMONIA/person902_virus_1.jpeg")
    save(paint(50, 100), val / "PNEUMONIA/person903_bacteria_1.jpeg", quality=40)
    save(paint(160), val / "PNEUMONIA/person1_bacteria_2.jpeg")
    save(paint(3)[10:-10, 10:-10], train / "NORMAL/IM-0904-0001.jpeg")
    whole = (train / "NORMAL/IM-0005-0001.jpeg").read_bytes()
    (train / "NORMAL/IM-0905-0001.jpeg").write_bytes(whole[:900])
    (train / "NORMAL/notes.txt").write_text("no film")
    save(paint(200), data / "loose.jpeg")
    return data


@pytest.fixture(scope="module")
def prepared(spoilt: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    output = tmp_path_factory.mktemp("out") / "deep" / "er"
    before = snapshot(spoilt)
    done = invoke(spoilt, "--output", output)
    assert snapshot(spoilt) == before
    return output, done


def test_everything_is_written(prepared: tuple[Path, Result]) -> None:
    output, done = prepared
    assert done.exit_code == 1  # one film cannot be read
    assert set(snapshot(output)) == WRITTEN
    for name in WRITTEN:
        if name.endswith(".png"):
            assert np.asarray(Image.open(output / name)).std() > 5


def test_the_counts_add_up(prepared: tuple[Path, Result], spoilt: Path) -> None:
    found = report(prepared[0])
    counts = {(c["split"], c["label"]): c for c in found["counts"]}
    assert {key: c["films"] for key, c in counts.items()} == {
        ("train", "NORMAL"): 10,
        ("train", "PNEUMONIA"): 9,
        ("val", "NORMAL"): 9,
        ("val", "PNEUMONIA"): 10,
    }
    assert counts["train", "NORMAL"]["unreadable"] == 1
    assert counts["train", "NORMAL"]["patients"] == 9
    assert counts["train", "PNEUMONIA"]["bacterial"] == 6
    assert counts["train", "PNEUMONIA"]["viral"] == 3
    listed = 38 + len(found["unreadable"]) + len(found["unlabelled"]) + len(found["no_images"])
    assert listed == len(snapshot(spoilt))
    assert found["unreadable"] == [
        {
            "name": "train/NORMAL/IM-0905-0001.jpeg",
            "problem": "the file is truncated; about 7 % of its rows could be read",
        }
    ]
    assert found["unlabelled"] == ["loose.jpeg"]
    assert found["no_images"] == ["train/NORMAL/notes.txt"]


def test_duplicates_leaks_and_contradictions_are_found(prepared: tuple[Path, Result]) -> None:
    repeats = report(prepared[0])["repeats"]
    assert repeats["exact"] == [
        ["train/NORMAL/IM-0000-0001.jpeg", "train/NORMAL/IM-0000-0002.jpeg"],
        ["train/NORMAL/IM-0001-0001.jpeg", "val/NORMAL/IM-0901-0001.jpeg"],
        ["train/NORMAL/IM-0002-0001.jpeg", "train/PNEUMONIA/person902_virus_1.jpeg"],
    ]
    # The slightly cropped copy is another film.
    near = ["train/PNEUMONIA/person0_virus_1.jpeg", "val/PNEUMONIA/person903_bacteria_1.jpeg"]
    assert repeats["near"] == [near]
    assert repeats["contradictions"] == [repeats["exact"][2]]
    leaks = {leak["by"]: leak for leak in repeats["leaks"]}
    assert set(leaks) == {"patient", "content", "look"}
    assert leaks["look"]["examples"] == [near]
    assert leaks["content"]["examples"] == [repeats["exact"][1]]
    assert (leaks["patient"]["first_films"], leaks["patient"]["second_films"]) == (1, 1)
    assert "person1_bacteria_2" in leaks["patient"]["examples"][0][1]


def test_sizes_and_greys_are_measured(prepared: tuple[Path, Result], spoilt: Path) -> None:
    found = {(d["split"], d["label"]): d for d in report(prepared[0])["distributions"]}
    ill = found["train", "PNEUMONIA"]
    assert (ill["rows"]["least"], ill["rows"]["most"], ill["sizes"]) == (100, 224, 2)
    assert ill["formats"] == {"JPEG, 8 bit": 9}
    films = [Image.open(p) for p in sorted((spoilt / "val" / "NORMAL").iterdir())]
    pixels = [np.asarray(film.convert("L")) for film in films]
    well = found["val", "NORMAL"]
    assert well["brightness"] == pytest.approx(np.mean([p.mean() for p in pixels]), abs=0.01)
    assert well["contrast"] == pytest.approx(np.mean([p.std() for p in pixels]), abs=0.01)
    median = np.mean([np.percentile(p, 50, method="inverted_cdf") for p in pixels])
    assert well["percentiles"]["50"] == pytest.approx(median, abs=0.01)
    first = np.mean([np.percentile(p, 1, method="inverted_cdf") for p in pixels])
    assert well["percentiles"]["1"] == pytest.approx(first, abs=0.01)


def test_people_are_told(prepared: tuple[Path, Result]) -> None:
    output, done = prepared
    page = (output / "prepare.html").read_text(encoding="utf-8")
    for words in (
        "1 film cannot be read",
        "train and val share 1 patient by name",
        "1 film stands in both classes",
        "1 image has no label",
        "IM-0905-0001.jpeg",
        "the file is truncated",
        "loose.jpeg",
        "same look, other content",
    ):
        assert words in " ".join(done.stdout.split()), words
        assert words in page, words
    assert "written: " in done.stderr


def test_the_page_needs_nothing_else(prepared: tuple[Path, Result]) -> None:
    page = (prepared[0] / "prepare.html").read_text(encoding="utf-8")
    sources = re.findall(r'(?:src|href)="([^"]*)"', page)
    assert len(sources) == 5  # three charts and one pair of films
    assert all(source.startswith("data:image/png;base64,") for source in sources)
    assert "http:" not in page
    assert "https:" not in page


def test_names_are_text_on_the_page(tmp_path: Path) -> None:
    name = "<b>1 & 2.jpeg"
    for label in ("NORMAL", "PNEUMONIA"):
        save(paint(len(label)), tmp_path / "films" / label / "a.jpeg")
    (tmp_path / "films" / "NORMAL" / name).write_bytes(b"")
    prepare(tmp_path / "films", tmp_path / "out")
    page = (tmp_path / "out" / "prepare.html").read_text(encoding="utf-8")
    assert "NORMAL/&lt;b&gt;1 &amp; 2.jpeg" in page
    assert name not in page


def test_the_manifest_lists_every_labelled_film(
    prepared: tuple[Path, Result], spoilt: Path
) -> None:
    manifest, _ = read_manifest(prepared[0] / "manifest.json")
    by_path = {film.path: film for film in manifest.films}
    assert len(manifest.films) == len(by_path) == 39
    assert (prepared[0] / manifest.folder).resolve() == spoilt.resolve()
    broken = by_path["train/NORMAL/IM-0905-0001.jpeg"]
    assert (broken.status, broken.reason, broken.group) == (
        "unreadable",
        "the file is truncated; about 7 % of its rows could be read",
        None,
    )
    one, other = (
        by_path["train/PNEUMONIA/person0_virus_1.jpeg"],
        by_path["val/PNEUMONIA/person903_bacteria_1.jpeg"],
    )
    assert one.twin == other.twin == one.sha256 != other.sha256
    assert one.group == other.group
    differing = int(one.dhash, 16) ^ int(other.dhash, 16)
    assert differing.bit_count() <= 14
    assert (one.rows, one.columns, one.label, one.split) == (100, 100, "PNEUMONIA", "train")


def test_the_manifest_is_the_same_for_the_same_films(
    prepared: tuple[Path, Result], spoilt: Path, tmp_path: Path
) -> None:
    moved = shutil.copytree(spoilt, tmp_path / spoilt.parent.name / spoilt.name)
    prepare(moved, tmp_path / "out" / "deep" / "er")
    again = (tmp_path / "out" / "deep" / "er" / "manifest.json").read_bytes()
    first = Manifest.model_validate_json((prepared[0] / "manifest.json").read_bytes())
    assert Manifest.model_validate_json(again) == first.model_copy(
        update={"folder": Manifest.model_validate_json(again).folder}
    )
    assert str(tmp_path).encode() not in again


@pytest.mark.parametrize("seed", [0, 1])
def test_fit_gets_the_same_films_from_manifest_and_folder(
    prepared: tuple[Path, Result], spoilt: Path, seed: int
) -> None:
    path = prepared[0] / "manifest.json"
    a = film_sets(spoilt, validation_share=0.3, seed=seed)
    b = film_sets(path, validation_share=0.3, seed=seed)
    for name in ("training", "validation", "shifted", "leaking"):
        assert [film.path.resolve() for film in getattr(a, name)] == [
            film.path.resolve() for film in getattr(b, name)
        ]
        assert [film.twin for film in getattr(a, name)] == [film.twin for film in getattr(b, name)]
    assert a.notes == b.notes
    assert (
        (a.exact_duplicates, a.near_duplicates) == (b.exact_duplicates, b.near_duplicates) == (3, 1)
    )
    assert a.manifest_sha256 is None
    assert b.manifest_sha256 == report(prepared[0])["manifest_sha256"] == read_manifest(path)[1]


def test_a_changed_or_missing_film_is_named_and_refused(spoilt: Path, tmp_path: Path) -> None:
    data = shutil.copytree(spoilt, tmp_path / "films")
    path = prepare(data, tmp_path / "out").manifest
    film_sets(path, validation_share=0.3, seed=0)
    changed, gone = data / "train/NORMAL/IM-0003-0001.jpeg", data / "val/NORMAL/IM-0100-0001.jpeg"
    save(paint(99), changed)
    gone.unlink()
    with pytest.raises(ManifestError, match=r"2 of its 38 films are not what they were") as caught:
        film_sets(path, validation_share=0.3, seed=0)
    assert f"{changed} has changed" in str(caught.value)
    assert f"{gone} cannot be opened" in str(caught.value)
    data.rename(tmp_path / "elsewhere")
    with pytest.raises(ManifestError, match=r"films' folder .* is not there"):
        film_sets(path, validation_share=0.3, seed=0)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda text: text[:200], "no manifest of this program"),
        (
            lambda text: text.replace('"path":"train', '"path":"../train', 1),
            "out of the data folder",
        ),
        (lambda text: text.replace('"label":"NORMAL"', '"label":"sick"', 1), "films.0.label"),
        (lambda text: text.replace('"version": 1', '"version": 2', 1), "version"),
    ],
)
def test_what_is_no_manifest_is_refused(
    prepared: tuple[Path, Result], tmp_path: Path, spoil: Any, words: str
) -> None:
    text = (prepared[0] / "manifest.json").read_text(encoding="utf-8")
    (tmp_path / "manifest.json").write_text(spoil(text), encoding="utf-8")
    with pytest.raises(ManifestError, match=words):
        film_sets(tmp_path / "manifest.json", validation_share=0.3, seed=0)


def test_the_mendeley_archive(drawn_films: Path, tmp_path: Path) -> None:
    archive = tmp_path / "ChestXRay2017.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for path in sorted(drawn_films.rglob("*.jpeg")):
            inside = path.relative_to(drawn_films).as_posix().replace("val/", "test/")
            packed.write(path, f"chest_xray/{inside}")
            packed.writestr(f"__MACOSX/chest_xray/{inside}", b"\x00\x05\x16\x07")
        packed.writestr("chest_xray/train/NORMAL/broken.jpeg", b"\xff\xd8\xff")
    done = invoke(archive, "--output", tmp_path / "out")
    assert done.exit_code == 1, done.output
    found = report(tmp_path / "out")
    assert sum(count["films"] for count in found["counts"]) == 52
    assert {count["split"] for count in found["counts"]} == {"train", "test"}
    assert len(found["no_images"]) == 52
    films = film_sets(tmp_path / "out" / "manifest.json", validation_share=0.3, seed=0)
    assert len(films.shifted) == 12
    # A second run finds the films where the first put them.
    assert invoke(archive, "--output", tmp_path / "out").exit_code == 1


def test_an_archive_that_leads_out_leaves_nothing(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        packed.writestr("../../outside.jpeg", b"x")
    done = invoke(tmp_path / "a.zip", "--output", tmp_path / "out")
    assert "leads out of the folder" in str(done.exception)
    assert set(snapshot(tmp_path)) == {"a.zip"}


def test_dicom_and_jpeg_with_a_table_of_labels(tmp_path: Path) -> None:
    from trainer.dicom_writing import Header, Storage, dicom_file

    data, table = tmp_path / "films", tmp_path / "labels.csv"
    rows = ["FILE;Label;Patient;Split"]
    for i in range(6):
        split = "train" if i < 4 else "val"
        save(paint(i), data / f"{i}.jpeg")
        header = Header(number=i, age="003Y", view="PA")
        (data / f"{i}.dcm").write_bytes(dicom_file(paint(50 + i) / 255, header, Storage()))
        rows += [f"{i}.jpeg;normal;P{i};{split}", f"{i}.dcm;1;;{split}"]
    rows.append("gone.jpeg;1;P9;val")
    table.write_text("\n".join(rows))
    done = invoke(data, "--labels", table, "--output", tmp_path / "out")
    assert done.exit_code == 0, done.output
    found = report(tmp_path / "out")
    assert found["problems"] == [
        {"name": "labels.csv, line 14", "problem": "there is no file gone.jpeg"}
    ]
    formats = [d["formats"] for d in found["distributions"] if d["label"] == "PNEUMONIA"]
    assert formats == [{"DICOM, 12 bit": 4}, {"DICOM, 12 bit": 2}]
    manifest, _ = read_manifest(tmp_path / "out" / "manifest.json")
    patients = {film.path: film.patient for film in manifest.films}
    assert len(set(patients.values())) == 12
    assert not {"P0", "0.dcm"} & set(patients.values())
    assert len(film_sets(tmp_path / "out/manifest.json", validation_share=0.4, seed=0).shifted) == 4


def test_the_output_stays_out_of_the_films(drawn_films: Path) -> None:
    with pytest.raises(OutputError, match="among the films"):
        prepare(drawn_films, drawn_films / "prepared")
    assert not (drawn_films / "prepared").exists()


def test_without_a_readable_film_there_is_nothing_to_do(tmp_path: Path) -> None:
    for label in ("NORMAL", "PNEUMONIA"):
        (tmp_path / "films" / label).mkdir(parents=True)
        (tmp_path / "films" / label / "a.jpeg").write_bytes(b"\xff\xd8\xff")
    with pytest.raises(NothingToDoError, match=r"none of its films can be read \(a.jpeg"):
        prepare(tmp_path / "films", tmp_path / "out")
    with pytest.raises(NothingToDoError, match="no such file or folder"):
        prepare(tmp_path / "nowhere", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_broken_write_leaves_the_old_file(
    prepared: tuple[Path, Result], spoilt: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(prepared[0], tmp_path / "out")
    before = snapshot(tmp_path / "out")

    def full(path: Path, content: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OutputError, match="No space left"):
        prepare(spoilt, tmp_path / "out")
    monkeypatch.undo()
    assert snapshot(tmp_path / "out") == before


def test_the_output_is_named_after_the_data(
    drawn_films: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(drawn_films / "val", tmp_path / "mine")
    done = invoke("mine")
    assert done.exit_code == 0, done.output
    assert set(snapshot(tmp_path / "runs" / "prepared-mine")) == WRITTEN
    assert report(tmp_path / "runs" / "prepared-mine")["counts"][0]["split"] == "all"


def test_brightness_that_gives_the_classes_away_is_told(tmp_path: Path) -> None:
    for i in range(6):
        grey = paint(i) // 2
        save(grey, tmp_path / f"films/train/NORMAL/{i}.jpeg")
        save(grey + 90, tmp_path / f"films/train/PNEUMONIA/{i}x.jpeg")
        save(paint(50 + i) // 2, tmp_path / f"films/val/NORMAL/{i}y.jpeg")
        save(paint(70 + i), tmp_path / f"films/val/PNEUMONIA/{i}z.jpeg")
    done = invoke(tmp_path / "films", "--output", tmp_path / "out")
    words = " ".join(done.stdout.split())
    assert "In train, brightness alone tells the classes apart with an AUC of 1.00" in words
    assert "PNEUMONIA films: brightness is lower in val than in train" in words
