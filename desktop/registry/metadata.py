"""Reads an ONNX file's metadata without its weights and without the onnx package.

A model of 100 MB is one protobuf message whose graph is a single field; skipping over
it makes reading the card a matter of microseconds. The fields are those of
``onnx.proto``: ``ModelProto.metadata_props`` is number 14, its entries hold ``key`` as
number 1 and ``value`` as number 2.
"""

from __future__ import annotations

import io
import os
from typing import IO, TYPE_CHECKING

from desktop.errors import ModelRejectedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_METADATA_PROPS, _KEY, _VALUE = 14, 1, 2
_VARINT, _FIXED64, _LENGTH, _FIXED32 = 0, 1, 2, 5
_MOST_BYTES = 64 * 1024**2
"""More than any card needs; a larger field is skipped, not read."""


class _DamagedMessageError(Exception):
    """The bytes are no protobuf message."""


def read_metadata(path: Path) -> dict[str, str]:
    """Return the metadata properties of an ONNX file.

    Parameters
    ----------
    path : Path
        The file.

    Returns
    -------
    dict of str to str
        Empty if it has none.

    Raises
    ------
    ModelRejectedError
        If the file cannot be read or is no ONNX file.
    """
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            entries = [part for number, part in _fields(file, size) if number == _METADATA_PROPS]
        return dict(_key_and_value(entry) for entry in entries)
    except OSError as error:
        raise ModelRejectedError(
            str(path),
            f"the file cannot be opened ({error.strerror or type(error).__name__})",
            "Check that it still exists and that you may read it",
            code="no_access",
        ) from error
    except (_DamagedMessageError, UnicodeDecodeError) as error:
        raise ModelRejectedError(
            str(path),
            "the file is damaged, or no ONNX file",
            "Copy it again from its source",
            code="not_onnx",
        ) from error


def _key_and_value(entry: bytes) -> tuple[str, str]:
    parts = {number: part.decode() for number, part in _fields(io.BytesIO(entry), len(entry))}
    return parts.get(_KEY, ""), parts.get(_VALUE, "")


def _fields(file: IO[bytes], size: int) -> Iterator[tuple[int, bytes]]:
    """Yield number and content of the message's length-delimited fields that are of use."""
    while file.tell() < size:
        number, kind = divmod(_varint(file), 8)
        if kind == _VARINT:
            _varint(file)
            continue
        if kind not in {_LENGTH, _FIXED64, _FIXED32}:
            raise _DamagedMessageError
        length = _varint(file) if kind == _LENGTH else 8 if kind == _FIXED64 else 4
        if length > size - file.tell():
            raise _DamagedMessageError
        if number in {_METADATA_PROPS, _KEY, _VALUE} and kind == _LENGTH and length <= _MOST_BYTES:
            yield number, file.read(length)
        else:
            file.seek(length, os.SEEK_CUR)


def _varint(file: IO[bytes]) -> int:
    """Read an integer of seven bits a byte, lowest first; the top bit says "more"."""
    value = 0
    for shift in range(0, 70, 7):
        byte = file.read(1)
        if not byte:
            raise _DamagedMessageError
        value |= (byte[0] & 0x7F) << shift
        if byte[0] < 0x80:
            return value
    raise _DamagedMessageError
