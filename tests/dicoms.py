"""DICOM files made for a test: any way of storing pixels, any transfer syntax."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from pydicom.dataelem import DataElement
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import UID, ExplicitVRBigEndian, ExplicitVRLittleEndian, generate_uid

RAMP = (np.arange(48 * 64).reshape(48, 64) * 4095 // (48 * 64 - 1)).astype(np.uint16)
"""48 × 64 pixels from 0 to 4095."""


def dicom_file(
    path: Path, stored: np.ndarray = RAMP, syntax: UID = ExplicitVRLittleEndian, **elements: Any
) -> Path:
    """Write a grey film of 12 bits in 16, unless `elements` say otherwise, uncompressed."""
    dataset = header(stored, syntax, **elements)
    order = ">" if syntax == ExplicitVRBigEndian else "<"
    dataset.PixelData = stored.astype(stored.dtype.newbyteorder(order)).tobytes()
    dataset["PixelData"].VR = "OB" if stored.itemsize == 1 else "OW"
    dataset.save_as(path, enforce_file_format=True)
    return path


def header(stored: np.ndarray, syntax: UID = ExplicitVRLittleEndian, **elements: Any) -> Dataset:
    """Return a film's data set without pixels; `elements` are values or whole data elements."""
    meta = FileMetaDataset()
    meta.TransferSyntaxUID = syntax
    meta.MediaStorageSOPClassUID = "1.2.840.10008.5.1.4.1.1.1"
    meta.MediaStorageSOPInstanceUID = generate_uid()
    dataset = Dataset()
    dataset.file_meta = meta
    dataset.SOPClassUID = meta.MediaStorageSOPClassUID
    dataset.SOPInstanceUID = meta.MediaStorageSOPInstanceUID
    dataset.Rows, dataset.Columns = stored.shape[:2]
    dataset.SamplesPerPixel = 1 if stored.ndim == 2 else stored.shape[2]
    dataset.BitsAllocated, dataset.BitsStored, dataset.HighBit = 16, 12, 11
    dataset.PixelRepresentation = 0
    dataset.PhotometricInterpretation = "MONOCHROME2"
    dataset.Modality = "DX"
    for keyword, value in elements.items():
        if isinstance(value, DataElement):
            dataset.add(value)
        else:
            setattr(dataset, keyword, value)
    return dataset


def lookup(entries: np.ndarray, *, bits: int, first: int = 0, explanation: str = "") -> Dataset:
    """Return an item of a LUT sequence."""
    item = Dataset()
    item.LUTDescriptor = [len(entries) % (1 << 16), first, bits]
    item.LUTData = entries.astype("<u2").tobytes()
    if explanation:
        item.LUTExplanation = explanation
    return item
