"""What a header says against a film: another modality, another part, another view or age."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.imaging.radiograph import HeaderFacts

RADIOGRAPHY = frozenset({"CR", "DX", "RG", "XR"})
"""Modalities of radiographs (PS3.3 C.7.3.1.1.1): computed, digital and digitised; XR is no
defined term, but some devices write it."""

_OTHER_PARTS = re.compile(
    r"(?:THORACIC|THORAC|DORSAL|CERVICAL|LUMBAR)[ _-]*(?:AND[ _-]*LUMBAR[ _-]*)?SPINE"
    r"|[CTL][ _/-]?SPINE|SPINE|LWS|BWS|HWS|WIRBEL|COLONNE|COLUMNA|COLONNA|SACRUM|COCCYX"
    r"|ABDOM|PELVI|BECKEN|BASSIN|\bHIPS?\b|HUEFTE|\bKUB\b|BOWEL"
    r"|SKULL|CRANI|SCHAEDEL|\bHEAD\b|\bBRAIN\b|\bJAW\b|\bNECK\b|SINUS|MANDIB|TEETH|DENTAL|ORBIT"
    r"|\bHANDS?\b|FINGER|THUMB|WRIST|CARPUS|ELBOW|SHOULDER|CLAVIC|SCAPUL|HUMER|FOREARM|RADIUS"
    r"|\bULNA|(?<!\bC[ -])\bARM\b|\bBONE ?AGE|KNOCHENALTER|HANDGELENK|\bMANO\b|SCHULTER|ELLENBOGEN"
    r"|\bFOOT\b|\bFEET\b|\bTOES?\b|ANKLE|KNEE|FEMUR|TIBIA|FIBULA|\bLEG\b|PATELLA|CALCAN|\bHEEL\b"
    r"|\bKNIE\b|\bFUSS\b|SPRUNGGELENK|EXTREMIT|BREAST|MAMMO"
)
"""Other parts of the body as headers call them (PS3.16 Annex L and free text); phrases that
hold a chest's name, such as the thoracic spine, stand first and are taken whole."""

_CHEST = re.compile(
    r"CHEST|THORA|THORX|\bTHX\b|TORAX|T\u00d3RAX|TORACE|LUNG|PULMO|POUMON|BRUST|\bCXR\b|\bRIBS?\b"
    r"|RIBCAGE|HEART|MEDIASTIN|\u80f8"
)
_SAYS_NOTHING = frozenset(
    {"UNKNOWN", "UNDEFINED", "UNSPECIFIED", "OTHER", "NONE", "NULL", "NA", "N/A", "ANY", "DEFAULT"}
    | {"WHOLEBODY", "WHOLE BODY", "BODY", "TRUNK", "VARIOUS"}
)
"""What devices write as the body part where nobody chose one."""
_LATERAL = re.compile(r"\bLAT(?:ERAL)?\b|\bSEITLICH\b|\bLL\b")
_FRONTAL = re.compile(r"\bP\.?A\.?\b|\bA\.?P\.?\b|\bFRONTAL\b")

_VIEWS = {
    "LL": "lateral_view",
    "RL": "lateral_view",
    "LAT": "lateral_view",
    "LATERAL": "lateral_view",
    "LLD": "other_view",
    "RLD": "other_view",
    "LLO": "other_view",
    "RLO": "other_view",
    "LAO": "other_view",
    "RAO": "other_view",
    "LPO": "other_view",
    "RPO": "other_view",
    "OBLIQUE": "other_view",
}
"""View Position (PS3.3 C.8.7.1.1.1, C.8.11.5.1.1) of films that are not frontal."""


def check_header(facts: HeaderFacts, *, ages: tuple[float, float] | None = None) -> tuple[str, ...]:
    """Hold a header against the films that the models were made for.

    Parameters
    ----------
    facts : HeaderFacts
        What it does not say raises no warning.
    ages : tuple of (float, float), optional
        Youngest and oldest age in years; the oldest year counts whole.

    Returns
    -------
    tuple of str
        Keys of `desktop.imaging.screening.CODES`.
    """
    found = []
    if facts.modality and facts.modality not in RADIOGRAPHY:
        found.append("not_radiography")
    found += _part(facts)
    found += _view(facts)
    age = facts.age_years
    if ages is not None and age is not None and not ages[0] <= age < ages[1] + 1:
        found.append("outside_age")
    return tuple(found)


def _part(facts: HeaderFacts) -> list[str]:
    """Compare the body part with what study, series and protocol are called.

    Body Part Examined is often a device's default. Where one element names a chest and
    another does not, the reader is told and the film is looked at itself.
    """
    part = "" if facts.body_part in _SAYS_NOTHING else facts.body_part
    descriptions = (facts.series_description, facts.protocol, facts.study_description)
    told = [_names(text) for text in descriptions]
    if not part:
        # A study may hold several parts; what is closest to the film decides.
        chest, other = next((one for one in told if any(one)), (False, False))
        return ["not_chest"] if other and not chest else []
    if _names(part)[0]:
        return ["body_part_doubtful"] if told[0] == (False, True) else []
    return ["body_part_doubtful"] if any(one[0] for one in told) else ["not_chest"]


def _names(text: str) -> tuple[bool, bool]:
    """Return whether a text names a chest, and whether it names another part of the body."""
    rest, others = _OTHER_PARTS.subn(" ", text.replace("_", " "))
    return bool(_CHEST.search(rest)), others > 0


def _view(facts: HeaderFacts) -> list[str]:
    if facts.view:
        code = _VIEWS.get(facts.view)
        return [code] if code else []
    # What a study is called says nothing about one of its films: "CHEST PA AND LATERAL".
    for text in (facts.series_description, facts.protocol):
        spaced = text.replace("_", " ")
        if _LATERAL.search(spaced) and not _FRONTAL.search(spaced):
            return ["lateral_view"]
    return []
