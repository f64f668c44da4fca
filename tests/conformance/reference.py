"""What pydicom makes of a frame, as grey values to compare with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pydicom
from PIL import Image
from pydicom.dataset import Dataset
from pydicom.pixels.processing import apply_color_lut, apply_modality_lut, apply_voi_lut
from pydicom.pixels.utils import pixel_array

from desktop.imaging.dicom_frames import frame_view


def voi(path: Path) -> str:
    """Return how a file says it wants to be shown: ``VOI LUT``, ``window`` or nothing."""
    header = frame_view(pydicom.dcmread(path, force=True), 1)
    if header.get("VOILUTSequence"):
        return "VOI LUT"
    return "window" if header.get("WindowWidth") else ""


def modality_values(path: Path, frame: int = 1) -> np.ndarray:
    """Return pydicom's modality values of a grey frame."""
    dataset = pydicom.dcmread(path, force=True)
    return np.asarray(apply_modality_lut(_stored(dataset, frame), frame_view(dataset, frame)))


def grey(path: Path, frame: int = 1) -> np.ndarray:
    """Return pydicom's presentation of a frame that has a window, table or colours.

    Returns
    -------
    ndarray of float64, shape (rows, columns)
        0 (black) to 255 (white), rounded; MONOCHROME1 turned, colour reduced as Pillow does.
    """
    dataset = pydicom.dcmread(path, force=True)
    if dataset.PhotometricInterpretation.startswith("MONOCHROME"):
        share = _share(dataset, frame)
        inverse = dataset.PhotometricInterpretation == "MONOCHROME1"
        return np.rint((1 - share if inverse else share) * 255)
    colours = _stored(dataset, frame)
    bits = dataset.BitsStored
    if dataset.PhotometricInterpretation == "PALETTE COLOR":
        colours = np.asarray(apply_color_lut(colours, dataset))
        bits = colours.dtype.itemsize * 8
    eight = np.rint(colours * (255 / (2**bits - 1))).astype(np.uint8)
    return np.asarray(Image.fromarray(eight).convert("L"), dtype=np.float64)


def _share(dataset: Dataset, frame: int) -> np.ndarray:
    header = frame_view(dataset, frame)
    values = apply_modality_lut(_stored(dataset, frame), header)
    shown = np.asarray(apply_voi_lut(values, header), dtype=np.float64)
    low, high = _range(header)
    return (shown - low) / (high - low)


def _range(header: Dataset) -> tuple[float, float]:
    """Return what pydicom shows as black and as white."""
    if header.get("VOILUTSequence"):
        return 0, 2 ** header.VOILUTSequence[0].LUTDescriptor[2] - 1
    if header.get("ModalityLUTSequence"):
        return 0, 2 ** header.ModalityLUTSequence[0].LUTDescriptor[2] - 1
    bits = header.BitsStored
    ends = (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1)
    if not header.PixelRepresentation:
        ends = (0, 2**bits - 1)
    slope, intercept = header.get("RescaleSlope", 1), header.get("RescaleIntercept", 0)
    return ends[0] * float(slope) + float(intercept), ends[1] * float(slope) + float(intercept)


def _stored(dataset: Dataset, frame: int) -> Any:
    if "TransferSyntaxUID" not in dataset.file_meta:
        # pydicom wants to be told what it has found out itself.
        implicit, little = dataset.original_encoding
        names = {(True, True): "1.2.840.10008.1.2", (False, True): "1.2.840.10008.1.2.1"}
        uid = names.get((bool(implicit), bool(little)), "1.2.840.10008.1.2.2")
        dataset.file_meta.TransferSyntaxUID = pydicom.uid.UID(uid)
    return pixel_array(dataset, index=frame - 1)
