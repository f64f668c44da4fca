"""JPEG Extended with 12 bits a sample, which none of pydicom's own plug-ins unpacks.

GDCM does so exactly when it is told the depth of the codestream as Bits Allocated; with
16 it tries a decoder of another depth first and writes of its failure to stderr. This
module is a plug-in in the form that `pydicom.pixels.decoders` wants.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from pydicom import uid as uids
from pydicom.pixels.decoders.base import get_decoder

if TYPE_CHECKING:
    from pydicom.pixels.decoders.base import DecodeRunner

DECODER_DEPENDENCIES = {uids.JPEGExtended12Bit: ("gdcm>=3.0.24",)}
_LABEL = "gdcm-12-bit"
_PRECISION = 12
_FRAME_HEADERS = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC} | {0xF7}
"""Second bytes of the markers that begin a frame header of JPEG or JPEG-LS."""


def is_available(uid: str) -> bool:
    """Tell whether this plug-in can unpack a transfer syntax here."""
    return uid in DECODER_DEPENDENCIES and find_spec("gdcm") is not None


def register() -> None:
    """Offer this plug-in to pydicom, once."""
    decoder = get_decoder(uids.JPEGExtended12Bit)
    known = {*decoder.available_plugins, *decoder.missing_dependencies}
    if not any(_LABEL in name for name in known):
        decoder.add_plugin(_LABEL, (__name__, "decode_frame"))


def decode_frame(source: bytes, runner: DecodeRunner) -> bytes:
    """Unpack one frame of grey samples.

    Parameters
    ----------
    source : bytes
        The frame's codestream (ITU-T T.81, processes 2 and 4).
    runner : pydicom.pixels.decoders.base.DecodeRunner
        Knows the frame's size.

    Returns
    -------
    bytes
        The samples as 16-bit little-endian words.

    Raises
    ------
    NotImplementedError
        If this is no grey frame of more than 8 bits; other plug-ins see to those.
    ValueError
        If the codestream is damaged, or of another depth than JPEG Extended allows.
    """
    if runner.samples_per_pixel != 1 or runner.bits_allocated != 16:
        raise NotImplementedError("only grey frames in 16-bit cells")
    if jpeg_precision(source) != _PRECISION:
        raise ValueError("the codestream has no samples of 12 bits")
    import gdcm

    fragment = gdcm.Fragment()
    fragment.SetByteStringValue(source)
    fragments = gdcm.SequenceOfFragments.New()
    fragments.AddFragment(fragment)
    element = gdcm.DataElement(gdcm.Tag(0x7FE0, 0x0010))
    element.SetValue(fragments.__ref__())
    image = gdcm.Image()
    image.SetNumberOfDimensions(2)
    image.SetDimensions((runner.columns, runner.rows, 1))
    image.SetDataElement(element)
    kinds, syntaxes = gdcm.PhotometricInterpretation, gdcm.TransferSyntax
    image.SetPhotometricInterpretation(kinds(kinds.GetPIType("MONOCHROME2")))
    image.SetTransferSyntax(syntaxes(syntaxes.GetTSType(str(runner.transfer_syntax))))
    image.SetPixelFormat(gdcm.PixelFormat(1, _PRECISION, _PRECISION, _PRECISION - 1, 0))
    # GDCM hands bytes out as text.
    frame: bytes = image.GetBuffer().encode("utf-8", "surrogateescape")
    if len(frame) != runner.rows * runner.columns * 2:
        raise ValueError("the codestream does not hold a frame of this size")
    return frame


def jpeg_precision(code: bytes) -> int:
    """Read P, the bits of a sample, of a frame header (ITU-T T.81 B.2.2, T.87 C.2.2).

    Parameters
    ----------
    code : bytes
        A JPEG or JPEG-LS codestream.

    Returns
    -------
    int
        0 where there is no frame header.
    """
    at = 2
    while at + 5 <= len(code) and code[at] == 0xFF:
        marker = code[at + 1]
        if marker in _FRAME_HEADERS:
            return code[at + 4]
        at += 1 if marker == 0xFF else 2 + int.from_bytes(code[at + 2 : at + 4], "big")
    return 0
