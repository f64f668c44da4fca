"""Finds what was said in the tables of known sentences, and says it in the reader's language.

The layers below know no language but English: their sentences stand in logs and exports too.
A sentence with a number or a name in it is known by its pattern, such as ``line {n}: {fault}``;
what stands at the places is looked up in turn.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.ui.told.files import FILES
from desktop.ui.told.marking import _
from desktop.ui.told.models import MODELS
from desktop.ui.told.reading import READING

if TYPE_CHECKING:
    from desktop.errors import PneumoTriageError

_PLACE = re.compile(r"\{(\w+)\}")
_JOINTS = (_("; "), _(". "))
"""Where sentences, or their parts, are put together below."""

_Match = tuple[str, dict[str, str]]


def told(text: str) -> str:
    """Return what a lower layer, or a model's card, says, in the reader's language.

    Parameters
    ----------
    text : str
        In English.

    Returns
    -------
    str
        What is not known stays as it is.
    """
    found = _match(text)
    if found is None:
        return _in_parts(text)
    pattern, places = found
    said = QCoreApplication.translate("Told", pattern)
    if not places:
        return said
    return said.format(**{name: told(value) for name, value in places.items()})


def error_told(error: PneumoTriageError) -> str:
    """Return an error's whole message in the reader's language."""
    text = QCoreApplication.translate("Told", "{subject}: {problem}. {remedy}")
    return text.format(
        subject=told(error.subject), problem=told(error.problem), remedy=told(error.remedy)
    )


def sentence_told(text: str) -> str:
    """Return a problem or a remedy as a sentence of its own."""
    said = told(text)
    sentence = QCoreApplication.translate("Told", "{sentence}.")
    return sentence.format(sentence=said[:1].upper() + said[1:])


def _in_parts(text: str) -> str:
    for joint in _JOINTS:
        if joint not in text:
            continue
        before = text.split(joint)
        parts = [told(part) for part in before]
        if parts != before:
            return QCoreApplication.translate("Told", joint).join(parts)
    return text


@lru_cache(maxsize=4096)
def _match(text: str) -> _Match | None:
    if text in _plain():
        return text, {}
    for pattern, shape in _shapes():
        found = shape.fullmatch(text)
        if found is not None:
            return pattern, found.groupdict()
    return None


@cache
def _plain() -> frozenset[str]:
    return frozenset(text for text in _known() if not _PLACE.search(text))


@cache
def _shapes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return every pattern as a regular expression, the one that says most first."""
    patterns = [text for text in _known() if _PLACE.search(text)]
    patterns.sort(key=lambda text: len(_PLACE.sub("", text)), reverse=True)
    return tuple((text, _shape(text)) for text in patterns)


def _shape(pattern: str) -> re.Pattern[str]:
    parts = _PLACE.split(pattern)
    # Every second part is the name of a place.
    spelt = (
        f"(?P<{part}>.+?)" if place % 2 else re.escape(part) for place, part in enumerate(parts)
    )
    return re.compile("".join(spelt), re.DOTALL)


def _known() -> tuple[str, ...]:
    return FILES + MODELS + READING
