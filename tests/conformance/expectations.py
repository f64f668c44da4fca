"""Which files cannot be read, with which error and why that is right; and what differs."""

from __future__ import annotations

from fnmatch import fnmatch

from tests.conformance.run import Row

UNREADABLE = (
    ("pydicom/charset_files/*", "no_pixels", "a header that shows a character set, no pixels"),
    ("pydicom/palettes/*", "no_pixels", "a colour palette, no film"),
    ("*/DICOMDIR*", "no_pixels", "the index of a medium; the films beside it are read"),
    ("*/TINY_ALPHA/*/IM*", "no_pixels", "a header for filling an index, no pixels"),
    ("*/ExplVR_*NoMeta.dcm", "no_pixels", "a radiotherapy plan without meta header"),
    ("*/UN_sequence.dcm", "no_pixels", "a sequence cut out of a file"),
    ("*/empty_charset_LEI.dcm", "no_pixels", "seven elements, none of them pixels"),
    ("*/meta_missing_tsyntax.dcm", "no_pixels", "a header without pixels"),
    ("*/no_meta_group_length.dcm", "no_pixels", "a header without pixels"),
    ("*/nested_priv_SQ.dcm", "no_pixels", "private sequences, no pixels"),
    ("*/priv_SQ.dcm", "no_pixels", "private sequences, no pixels"),
    ("*/reportsi*.dcm", "no_pixels", "a structured report"),
    ("*/test-SR.dcm", "no_pixels", "a structured report"),
    ("*/rtplan.dcm", "no_pixels", "a radiotherapy plan"),
    ("*/rtstruct.dcm", "no_pixels", "a radiotherapy structure set"),
    ("*/waveform_ecg.dcm", "no_pixels", "an electrocardiogram"),
    ("*_lossless_too_short.dcm", "no_pixels", "cut off before its pixels"),
    ("*/rtplan_truncated.dcm", "truncated", "cut off within an element"),
    ("*/MR_truncated.dcm", "truncated", "62 bytes of the pixels are missing"),
    ("*/no_meta.dcm", "not_dicom", "a stray byte comes first: no tag can be found"),
    (
        "*/JPEG2000-embedded-sequence-delimiter.dcm",
        "damaged",
        "a delimiter was written over the codestream's image size: pydicom's README calls it no "
        "valid JPEG any more, and all its decoders fail",
    ),
)
"""Pattern of names, the code of our error, and why it is right."""

DIFFERENT = (
    (
        "*/OBXXXX1A_expb*.dcm",
        "pydicom reads a palette of big-endian words as little-endian; here it is as in the "
        "little-endian OBXXXX1A",
    ),
    ("*/badVR.dcm", "pydicom refuses the Number of Frames '1A'; here it is one frame"),
)
"""Pattern of names, and why this program does otherwise than pydicom."""


def why_unreadable(row: Row) -> str | None:
    """Return why a file's error is right; None for an error that was not expected."""
    for pattern, code, why in UNREADABLE:
        if fnmatch(row.name, pattern) and row.code == code:
            return why
    return None


def why_different(row: Row) -> str | None:
    """Return why a file looks otherwise than by pydicom; None where it ought not to."""
    return next((why for pattern, why in DIFFERENT if fnmatch(row.name, pattern)), None)
