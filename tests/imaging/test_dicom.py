"""DICOM radiographs: right side up in grey, never turned twice."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import data_store
import numpy as np
import pydicom
import pytest
from pydicom.dataset import Dataset
from pydicom.pixels.processing import apply_modality_lut, apply_voi_lut

from desktop.errors import UnreadableImageError
from desktop.imaging.dicom import is_dicom
from desktop.imaging.radiograph import ImageRef, Radiograph, VoiLut, present
from desktop.imaging.reading import decode_film, open_film, read_radiograph
from desktop.imaging.tensor import presentation
from tests.dicoms import RAMP, dicom_file

REAL = Path(next(iter(data_store.__path__))) / "data"


def read(path: Path) -> Radiograph:
    return read_radiograph(ImageRef(path))


@pytest.mark.parametrize("name", ["RG1_UNCR.dcm", "RG1_J2KR.dcm", "RG3_UNCR.dcm", "RG3_J2KR.dcm"])
def test_real_films_look_as_pydicom_presents_them(name: str) -> None:
    film = read(REAL / name)
    dataset = pydicom.dcmread(REAL / name)
    stored = apply_voi_lut(apply_modality_lut(dataset.pixel_array, dataset), dataset)
    top = (1 << dataset.BitsStored) - 1
    expected = 255 - stored.astype(float) / top * 255  # these films are MONOCHROME1
    assert film.turned
    difference = np.abs(presentation(film).astype(float) - expected)
    # Half a grey step of rounding; the inversion of a half-open window has no other loss.
    assert difference.max() <= 0.51


def test_a_real_chest_film_has_dark_lungs_and_bright_bones(shared_data: Path) -> None:
    for path in sorted((shared_data / "dicom").glob("*.dcm")):
        shown = presentation(read(path)).astype(float)
        height, width = shown.shape
        spine = shown[height // 2 : 3 * height // 4, 9 * width // 20 : 11 * width // 20].mean()
        lungs = shown[height // 3 : height // 2, width // 4 : 2 * width // 5].mean()
        assert spine > lungs + 20, path.name


@pytest.mark.parametrize("slope", ["1", "2", "1.5"])
def test_a_large_film_takes_no_more_memory_than_was_said(tmp_path: Path, slope: str) -> None:
    path = dicom_file(
        tmp_path / "large.dcm",
        np.tile(RAMP, (24, 24)),
        PhotometricInterpretation="MONOCHROME1",
        RescaleSlope=slope,
        RescaleIntercept="-3",
        # Choosing a window takes a bounded sample on top.
        WindowCenter="2000",
        WindowWidth="4000",
    )
    # What is imported with the first film is no part of any.
    read(dicom_file(tmp_path / "small.dcm", PhotometricInterpretation="MONOCHROME1"))
    encoded = open_film(ImageRef(path))
    tracemalloc.start()
    try:
        decode_film(encoded)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak <= encoded.decoded_bytes


def test_monochrome1_is_turned_once_whatever_else_says_so(tmp_path: Path) -> None:
    plain = read(dicom_file(tmp_path / "plain.dcm", WindowCenter=2048, WindowWidth=4096))
    inverse = {"WindowCenter": 2048, "WindowWidth": 4096, "PresentationLUTShape": "INVERSE"}
    one = read(dicom_file(tmp_path / "1.dcm", PhotometricInterpretation="MONOCHROME1", **inverse))
    two = read(dicom_file(tmp_path / "2.dcm", **inverse))
    expected = 255 - presentation(plain).astype(int)
    for film in (one, two):
        assert np.abs(presentation(film).astype(int) - expected).max() <= 1


@pytest.mark.parametrize("photometric", ["MONOCHROME1", "MONOCHROME2"])
@pytest.mark.parametrize("rescale", [(1, 0), (2, -1000), (0.5, 3.25)])
def test_rescale_comes_before_the_window(
    tmp_path: Path, photometric: str, rescale: tuple[float, float]
) -> None:
    slope, intercept = rescale
    path = dicom_file(
        tmp_path / "film.dcm",
        PhotometricInterpretation=photometric,
        RescaleSlope=slope,
        RescaleIntercept=intercept,
        WindowCenter=2048 * slope + intercept,
        WindowWidth=2000 * slope,
        VOILUTFunction="LINEAR_EXACT",
    )
    grey = np.clip((RAMP - 2048.0) / 2000 + 0.5, 0, 1)
    expected = (1 - grey if photometric == "MONOCHROME1" else grey) * 255
    assert np.abs(presentation(read(path)).astype(float) - expected).max() <= 0.51


def test_signed_values_and_a_lookup_table_are_presented(tmp_path: Path) -> None:
    table = Dataset()
    table.LUTDescriptor = [4096, 0, 16]
    table.LUTData = (np.linspace(0, 1, 4096) ** 0.5 * 65535).astype(np.uint16).tobytes()
    table.LUTExplanation = "gamma"
    path = dicom_file(tmp_path / "film.dcm", VOILUTSequence=[table], WindowCenter=1, WindowWidth=2)
    film = read(path)
    assert isinstance(film.default_window, VoiLut)
    expected = (RAMP / 4095) ** 0.5 * 255
    assert np.abs(presentation(film).astype(float) - expected).max() < 1


def test_without_a_window_robust_percentiles_are_used_and_padding_ignored(tmp_path: Path) -> None:
    stored = RAMP.copy()
    stored[:20] = 0
    stored[20:] = 2000 + RAMP[20:] // 16
    film = read(dicom_file(tmp_path / "film.dcm", stored, PixelPaddingValue=0))
    shown = present(film.pixels, film.default_window)
    assert np.ptp(shown[20:]) > 240


def test_several_windows_are_offered_the_first_by_default(tmp_path: Path) -> None:
    film = read(
        dicom_file(
            tmp_path / "film.dcm",
            WindowCenter=[2048, 1000],
            WindowWidth=[4096, 500],
            WindowCenterWidthExplanation=["WIDE", "NARROW"],
        )
    )
    assert [window.explanation for window in film.windows] == ["WIDE", "NARROW"]
    assert film.default_window is film.windows[0]


def test_text_that_is_named_dicom_is_unreadable_and_says_why(tmp_path: Path) -> None:
    path = tmp_path / "notes.dcm"
    path.write_text("the film is in the other folder\n" * 20)
    with pytest.raises(UnreadableImageError, match=r"notes\.dcm: .*content is not"):
        read(path)


def test_a_report_is_no_image(tmp_path: Path) -> None:
    report = Path(pydicom.__file__).parent / "data" / "test_files" / "reportsi.dcm"
    with pytest.raises(UnreadableImageError, match="holds no image"):
        read(report)


def test_a_preamble_or_a_plausible_first_element_makes_it_dicom() -> None:
    assert is_dicom(b"\0" * 128 + b"DICM")
    assert is_dicom(b"\x08\x00\x05\x00CS\x0a\x00")
    assert is_dicom(b"\x00\x08\x00\x05CS\x00\x0a")
    assert is_dicom(b"\x08\x00\x00\x00\x04\x00\x00\x00")
    assert not is_dicom(b"\x08\x00\x05\x00ZZ\xff\xff")
    assert not is_dicom(b"\x00\x08\x00\x05\x00\x00\x00\x0a")
    assert not is_dicom(b"\xff\xd8\xff\xe0")
    assert not is_dicom(b"")
