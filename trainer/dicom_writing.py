"""Synthetic films as DICOM files whose headers say that they are synthetic."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import (
    ComputedRadiographyImageStorage,
    DigitalXRayImageStorageForPresentation,
    ExplicitVRLittleEndian,
    JPEG2000Lossless,
    generate_uid,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

_BITS = 12
_WHITE = 2**_BITS - 1
_NOTICE = "Synthetic film, computer-generated; shows no patient"
_CLASSES = {
    "DX": DigitalXRayImageStorageForPresentation,
    "CR": ComputedRadiographyImageStorage,
}


@dataclass(frozen=True, slots=True)
class Storage:
    """How a DICOM file stores its pixels.

    Parameters
    ----------
    photometric : {"MONOCHROME1", "MONOCHROME2"}
        Whether 0 is white or black (PS3.3 C.7.6.3.1.2).
    jpeg_2000 : bool
        Lossless JPEG 2000 instead of plain pixels.
    modality : {"DX", "CR"}
        Kind of image.
    """

    photometric: str = "MONOCHROME2"
    jpeg_2000: bool = False
    modality: str = "DX"


@dataclass(frozen=True, slots=True)
class Header:
    """The invented facts of one film.

    Parameters
    ----------
    number : int
        Of the film in the study; becomes part of name and patient ID.
    age : str
        Such as ``018M`` (PS3.5 6.2, AS).
    view : {"AP", "PA"}
        View position.
    """

    number: int
    age: str
    view: str


def dicom_file(film: NDArray[np.float64], header: Header, storage: Storage) -> bytes:
    """Return a film as a DICOM file.

    Parameters
    ----------
    film : ndarray of float64, shape (height, width)
        0 (black) to 1 (white), as it is to be seen.
    header : Header
        Invented facts.
    storage : Storage
        How it is stored; every way shows the same film.

    Returns
    -------
    bytes
        The file, 12 bits stored in 16.
    """
    data = Dataset()
    _identify(data, header, storage)
    _describe(data, header, storage)
    _put_pixels(data, film, storage)
    data.file_meta = FileMetaDataset()
    data.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    data.file_meta.MediaStorageSOPClassUID = data.SOPClassUID
    data.file_meta.MediaStorageSOPInstanceUID = data.SOPInstanceUID
    if storage.jpeg_2000:
        data.compress(JPEG2000Lossless, encoding_plugin="pylibjpeg", generate_instance_uid=False)
    buffer = io.BytesIO()
    data.save_as(buffer, enforce_file_format=True)
    return buffer.getvalue()


def _identify(data: Dataset, header: Header, storage: Storage) -> None:
    number = f"{header.number:02d}"
    data.SOPClassUID = _CLASSES[storage.modality]
    data.SOPInstanceUID = _uid(number, "instance")
    data.StudyInstanceUID = _uid(number, "study")
    data.SeriesInstanceUID = _uid(number, "series")
    data.PatientName = f"SYNTHETIC^FILM {number}"
    data.PatientID = f"SYNTHETIC-{number}"
    data.PatientBirthDate = ""
    data.PatientSex = "O"
    data.PatientAge = header.age
    data.StudyDate = data.SeriesDate = data.AcquisitionDate = f"202401{number}"
    data.StudyTime = "120000"
    data.StudyID = data.AccessionNumber = ""
    data.ReferringPhysicianName = ""
    data.SeriesNumber = data.InstanceNumber = 1


def _describe(data: Dataset, header: Header, storage: Storage) -> None:
    data.Modality = storage.modality
    data.BodyPartExamined = "CHEST"
    data.ViewPosition = header.view
    data.Laterality = data.ImageLaterality = "U"
    data.InstitutionName = "No hospital: computer-generated"
    data.Manufacturer = "PneumoTriage sample study"
    data.StudyDescription = "SYNTHETIC CHEST"
    data.ImageComments = _NOTICE
    data.ImageType = ["DERIVED", "PRIMARY"]
    data.PatientOrientation = ["L", "F"]
    data.BurnedInAnnotation = "NO"
    data.PixelIntensityRelationship = "LOG"
    data.PixelIntensityRelationshipSign = 1 if storage.photometric == "MONOCHROME1" else -1
    data.ImagerPixelSpacing = [0.2, 0.2]


def _put_pixels(data: Dataset, film: NDArray[np.float64], storage: Storage) -> None:
    inverse = storage.photometric == "MONOCHROME1"
    grey = np.rint(film * _WHITE)
    stored = (_WHITE - grey if inverse else grey).astype(np.uint16)
    data.Rows, data.Columns = stored.shape
    data.SamplesPerPixel = 1
    data.PhotometricInterpretation = storage.photometric
    data.PresentationLUTShape = "INVERSE" if inverse else "IDENTITY"
    data.BitsAllocated, data.BitsStored, data.HighBit = 16, _BITS, _BITS - 1
    data.PixelRepresentation = 0
    data.RescaleIntercept, data.RescaleSlope, data.RescaleType = 0, 1, "US"
    data.WindowCenter, data.WindowWidth = 2048, 4096
    data.LossyImageCompression = "00"
    data.PixelData = stored.tobytes()
    data["PixelData"].VR = "OW"


def _uid(number: str, what: str) -> str:
    return str(generate_uid(entropy_srcs=["PneumoTriage sample study", number, what]))
