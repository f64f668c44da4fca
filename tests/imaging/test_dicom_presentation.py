"""How a DICOM film says that it wants to be shown, and that the model sees the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pydicom
import pytest
from pydicom.dataelem import DataElement
from pydicom.dataset import Dataset
from pydicom.pixels.processing import apply_modality_lut, apply_voi_lut
from pydicom.uid import ExplicitVRBigEndian, ExplicitVRLittleEndian

from desktop.imaging.radiograph import ImageRef, Radiograph, VoiFunction, VoiLut, Window, present
from desktop.imaging.reading import read_radiograph
from desktop.imaging.screening import CODES
from desktop.imaging.tensor import network_image, presentation, squash, to_tensor
from tests.dicoms import RAMP, dicom_file, lookup

GAMMA = (np.linspace(0, 1, 4096) ** 0.5 * 65535).astype(np.uint16)
TOP = 4095


def read(path: Path, frame: int = 1) -> Radiograph:
    return read_radiograph(ImageRef(path, frame))


def film(folder: Path, stored: np.ndarray = RAMP, **elements: Any) -> Radiograph:
    return read(dicom_file(folder / "film.dcm", stored, **elements))


def shown(folder: Path, stored: np.ndarray = RAMP, **elements: Any) -> np.ndarray:
    return presentation(film(folder, stored, **elements)).astype(float)


@pytest.mark.parametrize("function", ["LINEAR", "LINEAR_EXACT", "SIGMOID", "", "NONSENSE"])
@pytest.mark.parametrize("signed", [False, True])
def test_every_function_of_a_window_is_pydicoms(
    tmp_path: Path, function: str, signed: bool
) -> None:
    stored = RAMP if not signed else (RAMP.astype(np.int32) - 2048).astype(np.int16)
    path = dicom_file(
        tmp_path / "film.dcm",
        stored,
        PixelRepresentation=int(signed),
        WindowCenter=500,
        WindowWidth=1800,
        VOILUTFunction=function,
        RescaleSlope=2,
        RescaleIntercept=-100,
    )
    dataset = pydicom.dcmread(path)
    if function in ("", "NONSENSE"):
        dataset.VOILUTFunction = "LINEAR"
    theirs = apply_voi_lut(apply_modality_lut(dataset.pixel_array, dataset), dataset)
    low, high = ((-2048, 2047) if signed else (0, TOP)) * np.array(2) - 100
    expected = (theirs - low) / (high - low) * 255
    assert np.abs(presentation(read(path)) - expected).max() < 0.5 + 1e-9


def test_a_table_and_a_window_are_both_offered_the_table_first(tmp_path: Path) -> None:
    one = film(
        tmp_path,
        VOILUTSequence=[
            lookup(GAMMA, bits=16, explanation="NORMAL"),
            lookup(GAMMA[::-1], bits=16, explanation="HARDER"),
        ],
        WindowCenter=[2048, 1000],
        WindowWidth=[4096, 2000],
        WindowCenterWidthExplanation=["WIDE", "NARROW"],
    )
    names = [window.explanation for window in one.windows]
    assert names == ["NORMAL", "HARDER", "WIDE", "NARROW"]
    assert [type(window) for window in one.windows] == [VoiLut, VoiLut, Window, Window]
    assert one.default_window is one.windows[0]
    assert np.abs(presentation(one) - (RAMP / TOP) ** 0.5 * 255).max() < 1


@pytest.mark.parametrize(
    ("centers", "widths", "names", "expected"),
    [
        ([2048, 1000], [4096, 2000], ["WIDE"], [(2048, "WIDE"), (1000, "")]),
        ([2048, 1000], [4096, 2000], [], [(2048, ""), (1000, "")]),
        ([2048, 1000], [4096], ["A", "B"], [(2048, "A")]),
        ([2048], [4096, 100], ["A", "B", "C"], [(2048, "A")]),
        ([1000, 2048], [0, 4096], ["ZERO", "GOOD"], [(2048, "GOOD")]),
        ([1000, 2048], [-5, 4096], ["NEGATIVE", "GOOD"], [(2048, "GOOD")]),
        (["", 2048], ["100", "4096"], ["EMPTY", "GOOD"], [(2048, "GOOD")]),
        (["x", "2048,5"], ["100", "4096"], ["TEXT", "COMMA"], [(2048.5, "COMMA")]),
    ],
)
def test_wrong_windows_are_left_out_and_the_others_keep_their_names(
    tmp_path: Path, centers: list[Any], widths: list[Any], names: list[str], expected: list[Any]
) -> None:
    path = dicom_file(tmp_path / "film.dcm")
    dataset = pydicom.dcmread(path)
    for keyword, values in (("WindowCenter", centers), ("WindowWidth", widths)):
        # As text, since pydicom would not write what is no number.
        dataset.add_new(keyword, "LO", [str(value) for value in values])
    dataset.WindowCenterWidthExplanation = names
    dataset.save_as(path)
    found = [(window.center, window.explanation) for window in read(path).windows]
    assert found == expected


@pytest.mark.parametrize("width", ["", "0", "-1", "x"])
def test_without_any_usable_window_the_percentiles_serve(tmp_path: Path, width: str) -> None:
    path = dicom_file(tmp_path / "film.dcm")
    dataset = pydicom.dcmread(path)
    dataset.WindowCenter = 100
    dataset.add_new("WindowWidth", "LO", width)
    dataset.save_as(path)
    assert read(path).default_window.explanation == "robust percentiles"


def test_a_linear_window_narrower_than_one_is_taken_exactly(tmp_path: Path) -> None:
    one = film(tmp_path, RescaleSlope=0.0001, WindowCenter=0.2, WindowWidth=0.4)
    assert one.default_window == Window(0.2, 0.4, VoiFunction.LINEAR_EXACT)
    assert len(np.unique(presentation(one))) > 200


@pytest.mark.parametrize(
    "window",
    [
        {"WindowCenter": 40000, "WindowWidth": 2000},
        {"WindowCenter": -3000, "WindowWidth": 100},
        {"VOILUTSequence": [lookup(GAMMA, bits=16, first=20000)]},
        {"WindowCenter": 1e6, "WindowWidth": 2e6},
    ],
)
@pytest.mark.parametrize("photometric", ["MONOCHROME1", "MONOCHROME2"])
def test_a_window_of_another_film_leaves_no_film_blank(
    tmp_path: Path, photometric: str, window: dict[str, Any]
) -> None:
    one = film(tmp_path, PhotometricInterpretation=photometric, **window)
    assert np.ptp(presentation(one)) > 240
    assert one.default_window.explanation == "robust percentiles"
    assert len(one.windows) == 2
    assert one.warnings == ("window_unusable",)
    assert set(one.warnings) <= CODES.keys()


def test_the_second_window_serves_where_the_first_shows_nothing(tmp_path: Path) -> None:
    one = film(tmp_path, WindowCenter=[40000, 2048], WindowWidth=[10, 4096])
    assert [window.center for window in one.windows] == [2048, 40000]


@pytest.mark.parametrize("grey", [0, 2000, 4095])
def test_a_blank_film_stays_blank_in_its_window(tmp_path: Path, grey: int) -> None:
    noise = np.random.default_rng(0).integers(0, 8, RAMP.shape)
    stored = np.clip(grey + noise, 0, TOP).astype(np.uint16)
    one = film(tmp_path, stored, WindowCenter=2048, WindowWidth=4096)
    assert one.warnings == ()
    assert np.ptp(presentation(one)) < 3


def test_a_slice_keeps_its_narrow_window(tmp_path: Path) -> None:
    one = film(tmp_path, Modality="CT", WindowCenter=-3000, WindowWidth=80)
    assert one.default_window == Window(-3000, 80)


INVERSE = [("MONOCHROME1", ""), ("MONOCHROME1", "INVERSE"), ("MONOCHROME2", "INVERSE")]
INVERSE += [("MONOCHROME1", "IDENTITY")]


@pytest.mark.parametrize(("photometric", "shape"), INVERSE)
@pytest.mark.parametrize(
    "how",
    [
        {"WindowCenter": 1500, "WindowWidth": 2000},
        {"WindowCenter": 1500, "WindowWidth": 2000, "VOILUTFunction": "SIGMOID"},
        {"VOILUTSequence": [lookup(GAMMA, bits=16)]},
        {"ModalityLUTSequence": [lookup(GAMMA >> 4, bits=12)], "WindowCenter": 2048}
        | {"WindowWidth": 4096},
        {"RescaleSlope": -1, "RescaleIntercept": 4095, "WindowCenter": 2048, "WindowWidth": 4096},
        {},
    ],
)
def test_a_film_that_is_inverse_in_any_way_is_turned_exactly_once(
    tmp_path: Path, photometric: str, shape: str, how: dict[str, Any]
) -> None:
    plain = shown(tmp_path, PresentationLUTShape="IDENTITY", **how)
    inverse = {"PhotometricInterpretation": photometric, "PresentationLUTShape": shape}
    turned = shown(tmp_path, **inverse, **how)
    assert np.abs(255 - plain - turned).max() <= 1


@pytest.mark.parametrize("bits", [8, 10, 12, 16])
@pytest.mark.parametrize("order", [ExplicitVRLittleEndian, ExplicitVRBigEndian])
def test_a_modality_table_is_applied_before_the_window(
    tmp_path: Path, bits: int, order: Any
) -> None:
    entries = np.linspace((1 << bits) - 1, 0, 4096).round().astype(np.uint16)
    item = lookup(entries, bits=bits, explanation="reversed")
    if order == ExplicitVRBigEndian:
        item.LUTData = entries.astype(">u2").tobytes()
    path = dicom_file(
        tmp_path / "film.dcm",
        RAMP,
        order,
        ModalityLUTSequence=[item],
        WindowCenter=1 << bits - 1,
        WindowWidth=1 << bits,
        VOILUTFunction="LINEAR_EXACT",
    )
    one = read(path)
    np.testing.assert_array_equal(one.pixels, entries[RAMP])
    assert np.abs(presentation(one) - 255 * (1 - RAMP / TOP)).max() <= 0.6 + 255 / 2**bits


def packed(**changes: Any) -> Dataset:
    item = lookup(np.arange(256, dtype=np.uint16), bits=8)
    for keyword, value in changes.items():
        setattr(item, keyword, value)
    return item


@pytest.mark.parametrize(
    "item",
    [
        packed(),
        packed(LUTData=bytes(range(256))),
        packed(LUTDescriptor=[256, 0, 0]),
        packed(LUTDescriptor=[256, 0, 99]),
        packed(LUTDescriptor=[300, 0, 8]),
    ],
)
def test_tables_are_read_however_devices_write_them(tmp_path: Path, item: Dataset) -> None:
    stored = (RAMP >> 4).astype(np.uint16)
    np.testing.assert_array_equal(shown(tmp_path, stored, VOILUTSequence=[item]), stored)


@pytest.mark.parametrize("item", [Dataset(), packed(LUTDescriptor=[256, 0]), packed(LUTData=b"")])
def test_a_table_that_is_none_gives_way_to_the_window(tmp_path: Path, item: Dataset) -> None:
    window = {"WindowCenter": 2048, "WindowWidth": 4096}
    one = film(tmp_path, VOILUTSequence=[item], **window)
    assert one.windows == (Window(2048, 4096),)


def test_a_table_of_signed_values_may_start_below_zero(tmp_path: Path) -> None:
    stored = (RAMP.astype(np.int32) - 2048).astype(np.int16)
    for first in (-2048, 65536 - 2048):
        item = lookup(GAMMA, bits=16)
        item.add_new("LUTDescriptor", "SS" if first < 0 else "US", [4096, first, 16])
        grey = shown(tmp_path, stored, PixelRepresentation=1, VOILUTSequence=[item])
        assert np.abs(grey - (RAMP / TOP) ** 0.5 * 255).max() < 1


@pytest.mark.parametrize("photometric", ["MONOCHROME1", "MONOCHROME2"])
def test_a_presentation_table_follows_the_window(tmp_path: Path, photometric: str) -> None:
    entries = (np.linspace(0, 1, 256) ** 2 * TOP).round().astype(np.uint16)
    grey = shown(
        tmp_path,
        PhotometricInterpretation=photometric,
        PresentationLUTSequence=[lookup(entries, bits=12)],
        WindowCenter=2048,
        WindowWidth=4096,
    )
    share = RAMP / TOP if photometric == "MONOCHROME2" else 1 - RAMP / TOP
    assert np.abs(grey - share**2 * 255).max() < 2


PADDINGS = [
    (0, None, False),
    (0, 3, False),
    (3, 0, False),
    (-2000, None, True),
    (65536 - 2000, None, True),
    (65536 - 2000, 65536 - 1997, True),
]


@pytest.mark.parametrize("photometric", ["MONOCHROME1", "MONOCHROME2"])
@pytest.mark.parametrize(("value", "limit", "signed"), PADDINGS)
def test_padding_takes_no_part_in_choosing_a_window(
    tmp_path: Path, value: int, limit: int | None, signed: bool, photometric: str
) -> None:
    stored = (1500 + RAMP // 16).astype(np.int32)
    fill = (value if value < 32768 else value - 65536) if signed else value
    stored[:20] = fill
    one = film(
        tmp_path,
        stored.astype(np.int16 if signed else np.uint16),
        PixelRepresentation=int(signed),
        PhotometricInterpretation=photometric,
        **padding(value, limit),
    )
    assert np.ptp(presentation(one)[20:]) > 240
    assert one.padding is not None
    inside = (one.pixels >= one.padding[0]) & (one.pixels <= one.padding[1])
    assert inside[:20].all()
    assert not inside[20:].any()


def padding(value: int, limit: int | None) -> dict[str, Any]:
    # By itself pydicom would choose the representation by the pixels' sign; devices do not always.
    return {
        f"PixelPadding{end}": DataElement(
            f"PixelPadding{end}", "SS" if number < 0 else "US", number
        )
        for end, number in (("Value", value), ("RangeLimit", limit))
        if number is not None
    }


def test_eight_bits_without_a_window_are_shown_as_the_same_film_in_jpeg(tmp_path: Path) -> None:
    stored = (RAMP >> 5).astype(np.uint8)
    eight = {"BitsAllocated": 8, "BitsStored": 8, "HighBit": 7}
    np.testing.assert_array_equal(shown(tmp_path, stored, **eight), stored)
    inverse = shown(tmp_path, stored, **eight, PhotometricInterpretation="MONOCHROME1")
    np.testing.assert_array_equal(inverse, 255 - stored)


@pytest.mark.parametrize("photometric", ["MONOCHROME1", "MONOCHROME2"])
@pytest.mark.parametrize(
    "how",
    [
        {"WindowCenter": 1500, "WindowWidth": 2000},
        {"VOILUTSequence": [lookup(GAMMA, bits=16)]},
        {},
    ],
)
def test_what_the_model_sees_is_what_the_screen_shows(
    tmp_path: Path, photometric: str, how: dict[str, Any]
) -> None:
    large = np.kron(RAMP, np.ones((8, 8), np.uint16))
    one = film(tmp_path, large, PhotometricInterpretation=photometric, **how)
    on_screen = present(one.pixels, one.default_window)
    seen = network_image(one, height=192, width=192)
    np.testing.assert_array_equal(seen, squash(on_screen, height=192, width=192))
    np.testing.assert_array_equal(to_tensor(one, height=192, width=192)[..., 0], seen)
