"""Single elements of a DICOM header as text and numbers, none of them trusted."""

from __future__ import annotations

import math

from pydicom.dataset import Dataset
from pydicom.multival import MultiValue
from pydicom.sequence import Sequence

Key = str | tuple[int, int]
"""An element's keyword, or its group and element number."""


def numbers(dataset: Dataset, key: Key) -> list[float]:
    """Return an element's values as numbers.

    Parameters
    ----------
    dataset : pydicom.Dataset
        The parsed file.
    key : str or tuple of int
        The element.

    Returns
    -------
    list of float
        Each at its place, NaN for what is empty or no number; an empty list when the
        element is missing or has no value. A decimal comma is read as the point that
        PS3.5 6.2 asks for.
    """
    return [_number(part) for part in _values(dataset, key)]


def element_texts(dataset: Dataset, key: Key) -> list[str]:
    """Return an element's values as stripped text, an empty list when there are none."""
    return ["" if part is None else str(part).strip(" \0") for part in _values(dataset, key)]


def element_text(dataset: Dataset, key: Key) -> str:
    """Return an element's first value as stripped text, empty when there is none."""
    return next(iter(element_texts(dataset, key)), "")


def word(dataset: Dataset, *keys: Key) -> str:
    """Return the first of these elements that has a value, in upper case."""
    return next((text for key in keys if (text := element_text(dataset, key).upper())), "")


def items(dataset: Dataset, keyword: str) -> list[Dataset]:
    """Return the items of a sequence, an empty list when it is missing or no sequence."""
    return [item for item in _values(dataset, keyword) if isinstance(item, Dataset)]


def _values(dataset: Dataset, key: Key) -> list[object]:
    try:
        value = dataset[key].value if key in dataset else None
    except Exception:  # a value that cannot even be decoded is a missing value
        return []
    if value is None or value == "":
        return []
    return list(value) if isinstance(value, list | MultiValue | Sequence) else [value]


def _number(value: object) -> float:
    text = str(value).strip(" \0")
    try:
        return float(text if text.count(",") != 1 else text.replace(",", "."))
    except ValueError:
        return math.nan
