"""Finds what was said in the tables of known sentences, and says it in the reader's language.

The layers below know no language but English: their sentences stand in logs and exports too.
A sentence with a number or a name in it is known by its pattern, such as ``line {n}: {fault}``;
what stands at the places is looked up in turn.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.sentences import Sentences
from desktop.ui.told.files import FILES
from desktop.ui.told.marking import _
from desktop.ui.told.models import MODELS
from desktop.ui.told.reading import READING
from desktop.ui.told.selections import SELECTIONS

if TYPE_CHECKING:
    from desktop.errors import PneumoTriageError

_JOINTS = (_("; "), _(". "))
"""`desktop.sentences.JOINTS` once more, where the collector of texts finds them."""


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
    return _sentences().told(text)


def error_told(error: PneumoTriageError) -> str:
    """Return an error's whole message in the reader's language."""
    text = _translate("{subject}: {problem}. {remedy}")
    return text.format(
        subject=told(error.subject), problem=told(error.problem), remedy=told(error.remedy)
    )


def sentence_told(text: str) -> str:
    """Return a problem or a remedy as a sentence of its own."""
    said = told(text)
    sentence = _translate("{sentence}.")
    return sentence.format(sentence=said[:1].upper() + said[1:])


def _translate(text: str) -> str:
    return QCoreApplication.translate("Told", text)


@cache
def _sentences() -> Sentences:
    return Sentences(_known(), _translate)


def _known() -> tuple[str, ...]:
    return FILES + MODELS + READING + SELECTIONS
