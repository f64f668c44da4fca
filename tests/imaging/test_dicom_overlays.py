"""Overlays: offered beside the film, and never in what the model sees."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import data_store
import numpy as np
import pydicom
import pytest
from pydicom.dataset import Dataset
from pydicom.uid import ExplicitVRBigEndian, ExplicitVRLittleEndian, RLELossless

from desktop.imaging.overlay import Overlay
from desktop.imaging.radiograph import ImageRef, Radiograph
from desktop.imaging.reading import read_radiograph
from desktop.imaging.tensor import network_image
from tests.dicoms import RAMP, dicom_file, header

REAL = Path(next(iter(data_store.__path__))) / "data"
CROSS = np.eye(48, 64, dtype=bool) | np.eye(48, 64, k=5, dtype=bool)
WINDOW = {"WindowCenter": 2048, "WindowWidth": 4096}


def read(path: Path, frame: int = 1) -> Radiograph:
    return read_radiograph(ImageRef(path, frame))


def add_overlay(
    dataset: Dataset, mask: np.ndarray, *, group: int = 0x6000, big: bool = False, **more: Any
) -> None:
    """Put an overlay into a data set; a mask of three dimensions has frames."""
    numbers = {"rows": 0x0010, "columns": 0x0011, "origin": 0x0050, "frames": 0x0015}
    numbers |= {"first": 0x0051, "label": 0x1500, "kind": 0x0040, "description": 0x0022}
    kinds = {"rows": "US", "columns": "US", "origin": "SS", "frames": "IS", "first": "US"}
    values = {"rows": mask.shape[-2], "columns": mask.shape[-1], "origin": [1, 1], "kind": "G"}
    for name, value in (values | more).items():
        dataset.add_new((group, numbers[name]), kinds.get(name, "LO"), value)
    bits = np.packbits(mask.ravel(), bitorder="little")
    words = np.pad(bits, (0, bits.size % 2)).view("<u2").astype(">u2" if big else "<u2")
    dataset.add_new((group, 0x3000), "OW", words.tobytes())


def with_overlay(path: Path, mask: np.ndarray = CROSS, **options: Any) -> Path:
    dataset = pydicom.dcmread(path)
    add_overlay(dataset, mask, **options)
    dataset.save_as(path)
    return path


@pytest.mark.parametrize("syntax", [ExplicitVRLittleEndian, ExplicitVRBigEndian])
def test_an_overlay_is_a_plane_of_its_own(tmp_path: Path, syntax: Any) -> None:
    plain = dicom_file(tmp_path / "plain.dcm", RAMP, syntax, **WINDOW)
    path = dicom_file(tmp_path / "film.dcm", RAMP, syntax, **WINDOW)
    big = syntax == ExplicitVRBigEndian
    film = read(with_overlay(path, big=big, label="Findings", description="by hand"))
    (overlay,) = film.overlays
    np.testing.assert_array_equal(overlay.plane(48, 64), CROSS)
    assert (overlay.label, overlay.region) == ("Findings", False)
    np.testing.assert_array_equal(film.pixels, read(plain).pixels)


def test_several_groups_are_several_overlays(tmp_path: Path) -> None:
    path = dicom_file(tmp_path / "film.dcm")
    with_overlay(path, group=0x6000, label="one")
    with_overlay(path, ~CROSS, group=0x601E, description="two", kind="R")
    one, two = read(path).overlays
    assert (one.label, two.label) == ("one", "two")
    assert (one.region, two.region) == (False, True)
    np.testing.assert_array_equal(two.plane(48, 64), ~CROSS)


@pytest.mark.parametrize("photometric", ["MONOCHROME1", "MONOCHROME2"])
@pytest.mark.parametrize("syntax", [ExplicitVRLittleEndian, RLELossless])
@pytest.mark.parametrize(("high", "position"), [(11, 12), (11, 15), (15, 0), (13, 14), (13, 1)])
def test_an_overlay_in_unused_bits_leaves_no_trace_in_the_film(
    tmp_path: Path, syntax: Any, high: int, position: int, photometric: str
) -> None:
    cells = (RAMP << high - 11) | (CROSS.astype(np.uint16) << position)
    path = dicom_file(
        tmp_path / "film.dcm",
        cells,
        BitsStored=16,
        HighBit=15,
        PhotometricInterpretation=photometric,
        **WINDOW,
    )
    dataset = pydicom.dcmread(path)
    if syntax == RLELossless:
        dataset.compress(syntax)
    dataset.BitsStored, dataset.HighBit = 12, high
    for number, vr, value in ((0x10, "US", 48), (0x11, "US", 64), (0x100, "US", 16)):
        dataset.add_new((0x6000, number), vr, value)
    dataset.add_new((0x6000, 0x0102), "US", position)
    dataset.save_as(path)
    film = read(path)
    (overlay,) = film.overlays
    np.testing.assert_array_equal(overlay.plane(48, 64), CROSS)
    plain = read(
        dicom_file(tmp_path / "plain.dcm", PhotometricInterpretation=photometric, **WINDOW)
    )
    np.testing.assert_array_equal(film.pixels, plain.pixels)
    np.testing.assert_array_equal(
        network_image(film, height=48, width=48), network_image(plain, height=48, width=48)
    )


def test_an_overlay_that_claims_bits_of_the_film_is_none(tmp_path: Path) -> None:
    path = dicom_file(tmp_path / "film.dcm")
    dataset = pydicom.dcmread(path)
    dataset.add_new((0x6000, 0x0102), "US", 3)
    dataset.save_as(path)
    assert read(path).overlays == ()


def test_frames_of_an_overlay_belong_to_frames_of_the_film(tmp_path: Path) -> None:
    small = RAMP[:5, :7]
    masks = np.random.default_rng(0).integers(0, 2, (2, 5, 7)).astype(bool)
    dataset = header(small, NumberOfFrames=4)
    dataset.PixelData = np.stack([small] * 4).tobytes()
    add_overlay(dataset, masks, frames=2, first=2)
    path = tmp_path / "cine.dcm"
    dataset.save_as(path, enforce_file_format=True)
    assert [len(read(path, frame).overlays) for frame in (1, 2, 3, 4)] == [0, 1, 1, 0]
    for frame in (2, 3):
        (overlay,) = read(path, frame).overlays
        np.testing.assert_array_equal(overlay.plane(5, 7), masks[frame - 2])


@pytest.mark.parametrize(
    ("origin", "shape"), [([1, 1], (10, 10)), ([40, 60], (20, 20)), ([-4, -9], (20, 30))]
)
def test_an_overlay_lies_where_its_origin_says_and_is_cut_at_the_edge(
    tmp_path: Path, origin: list[int], shape: tuple[int, int]
) -> None:
    path = dicom_file(tmp_path / "film.dcm")
    (overlay,) = read(with_overlay(path, np.ones(shape, bool), origin=origin)).overlays
    rows, columns = np.mgrid[1:49, 1:65]
    inside = (rows >= origin[0]) & (rows < origin[0] + shape[0])
    inside &= (columns >= origin[1]) & (columns < origin[1] + shape[1])
    np.testing.assert_array_equal(overlay.plane(48, 64), inside)


@pytest.mark.parametrize("broken", [{"rows": 0}, {"rows": 60000}, {"columns": 0}])
def test_a_broken_overlay_costs_no_film(tmp_path: Path, broken: dict[str, int]) -> None:
    film = read(with_overlay(dicom_file(tmp_path / "film.dcm"), **broken))
    assert film.overlays == ()
    np.testing.assert_array_equal(film.pixels, RAMP)


def test_a_real_overlay_is_as_pydicom_reads_it() -> None:
    path = REAL / "MR-SIEMENS-DICOM-WithOverlays.dcm"
    (overlay,) = read(path).overlays
    expected = pydicom.dcmread(path).overlay_array(0x6000)
    assert expected.any()
    np.testing.assert_array_equal(overlay.plane(484, 484), expected)
    assert overlay.label == "Siemens MedCom Object Graphics"


def test_no_overlay_is_larger_than_its_bits() -> None:
    with pytest.raises(ValueError, match="as many bits"):
        Overlay(np.zeros(1, np.uint8), 3, 3)
