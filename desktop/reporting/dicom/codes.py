"""Coded concepts of the structured report.

Standard codes where the standard has one: DCM (PS3.16 annex D), SNOMED CT, UCUM. What only
this program says has a code of its own under the private scheme `SCHEME`, as PS3.3 8.2 asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydicom.sr.coding import Code

from desktop.review.verdicts import Decision

if TYPE_CHECKING:
    from collections.abc import Mapping

SCHEME = "99PNEUMOTRIAGE"

PNEUMONIA = Code("233604007", "SCT", "Pneumonia")
LUNG = Code("39607008", "SCT", "Lung")
CHEST_RADIOGRAPH = Code("399208008", "SCT", "Plain chest X-ray")
YES = Code("373066001", "SCT", "Yes")
NO = Code("373067005", "SCT", "No")
NORMAL = Code("17621005", "SCT", "Normal")
UNDETERMINED = Code("373068000", "SCT", "Undetermined")
UNUSABLE = Code("111235", "DCM", "Unusable - Quality renders image unusable")
PROBABILITY = Code("122157", "DCM", "Probability")
COMMENT = Code("121106", "DCM", "Comment")
NO_UNITS = Code("1", "UCUM", "no units")
ENGLISH = Code("en", "RFC5646", "English")

THRESHOLD = Code("threshold", SCHEME, "Threshold of the operating point")
FLAGGED = Code("flagged", SCHEME, "Flagged to be read first")
IN_SCOPE = Code("in-scope", SCHEME, "Film is of the kind the model was made for")
VERDICT = Code("verdict", SCHEME, "Reader's verdict")
BLIND = Code("blind", SCHEME, "Read before the score was shown")

VERDICTS: Mapping[Decision, Code] = {
    Decision.PNEUMONIA: PNEUMONIA,
    Decision.NORMAL: NORMAL,
    Decision.UNSURE: UNDETERMINED,
    Decision.NOT_READABLE: UNUSABLE,
}


def yes_or_no(truth: bool) -> Code:
    """Return the code of a truth value."""
    return YES if truth else NO
