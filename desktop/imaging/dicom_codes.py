"""Coded entries of a DICOM header in the words that the older elements use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.imaging.dicom_elements import items, word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydicom.dataset import Dataset

VIEWS = {
    "272479007": "PA",
    "R-10214": "PA",
    "R-40888": "PA",
    "399348003": "AP",
    "R-10206": "AP",
    "399033003": "FRONTAL",
    "R-10202": "FRONTAL",
    "399067008": "LATERAL",
    "R-102CD": "LATERAL",
    "399173006": "LL",
    "R-10236": "LL",
    "399198007": "RL",
    "R-10232": "RL",
    "399135007": "LAO",
    "R-10220": "LAO",
    "399356000": "RAO",
    "R-40985": "RAO",
    "399006002": "LPO",
    "R-10212": "LPO",
    "399038007": "RPO",
    "R-10210": "RPO",
    "399182000": "OBLIQUE",
    "R-102C1": "OBLIQUE",
    "399312000": "OBLIQUE",
    "R-10208": "OBLIQUE",
    "399059000": "OBLIQUE",
    "R-10216": "OBLIQUE",
}
"""SNOMED CT and SRT codes of PS3.16 CID 4010 (DX View) to View Position (0018,5101)."""

VIEW_SPELLINGS = {
    "POSTEROANTERIOR": "PA",
    "POSTERIORANTERIOR": "PA",
    "ANTEROPOSTERIOR": "AP",
    "ANTERIORPOSTERIOR": "AP",
    "LAT": "LATERAL",
    "LEFTLATERAL": "LL",
    "RIGHTLATERAL": "RL",
}
"""Words of devices, without spaces and hyphens, to the defined terms."""

CHESTS = {
    "816094009": "CHEST",
    "51185008": "CHEST",
    "T-D3000": "CHEST",
    "43799004": "CHEST",
    "T-D3200": "CHEST",
    "39607008": "LUNG",
    "T-28000": "LUNG",
    "113197003": "RIB",
    "T-11300": "RIB",
}
"""Codes of PS3.16 CID 4031 that mean the chest, in whatever language they are worded."""

SIDES = frozenset({"R", "L", "U", "B"})
"""Right, left, unpaired, both (PS3.3 C.7.6.1.1.1, C.8.11.1)."""


def view(dataset: Dataset) -> str:
    """Read the view from View Position, else from the View Code Sequence (PS3.3 C.8.11.5)."""
    stated = word(dataset, "ViewPosition")
    if stated:
        letters = "".join(letter for letter in stated if letter.isalnum())
        return VIEW_SPELLINGS.get(letters, letters if len(letters) == 2 else stated)
    return _coded(dataset, "ViewCodeSequence", VIEWS)


def body_part(dataset: Dataset) -> str:
    """Read the part from Body Part Examined, else from the Anatomic Region (PS3.3 10.5)."""
    stated = word(dataset, "BodyPartExamined")
    return stated or _coded(dataset, "AnatomicRegionSequence", CHESTS)


def laterality(dataset: Dataset) -> str:
    """Read Image, Frame or series Laterality; anything but R, L, U and B counts as missing."""
    keywords = ("ImageLaterality", "FrameLaterality", "Laterality")
    return next((side for key in keywords if (side := word(dataset, key)) in SIDES), "")


def _coded(dataset: Dataset, keyword: str, words: Mapping[str, str]) -> str:
    """Return what a sequence's code means, else its Code Meaning in upper case."""
    for item in items(dataset, keyword):
        code = word(item, "CodeValue", "LongCodeValue")
        if found := words.get(code) or word(item, "CodeMeaning"):
            return found
    return ""
