"""The columns of the worklist as data: what each is called and what it says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP

from desktop.review.findings import Status
from desktop.ui import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.review.findings import Finding


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Parameters
    ----------
    name : str
        Stable short name.
    title : callable
        Gives the header in the reader's language.
    text : callable
        Gives a finding's words in this column.
    sample : str
        The longest text that is to be seen whole; it gives the first width.
    tip : str
        What the column means; translated when shown.
    optional : bool
        Whether the column is hidden while no finding says anything in it.
    """

    name: str
    title: Callable[[], str]
    text: Callable[[Finding], str]
    sample: str
    tip: str
    optional: bool = False


def _(text: str) -> str:
    return str(QT_TRANSLATE_NOOP("Words", text))


def remark(finding: Finding) -> str:
    """Return what a reader must know about a film besides its score."""
    if finding.status is Status.UNREADABLE:
        return finding.reason
    return finding.remark


def _nothing(_finding: Finding) -> str:
    return ""


def _score(finding: Finding) -> str:
    return words.score(finding.probability)


def _status(finding: Finding) -> str:
    return f"{words.sign_of(finding)} {words.status_of(finding)}"


def _file(finding: Finding) -> str:
    return words.film_name(finding.ref)


def _age(finding: Finding) -> str:
    return words.age(finding.film.facts.age_years) if finding.film else ""


def _view(finding: Finding) -> str:
    return finding.film.facts.view if finding.film else ""


def _date(finding: Finding) -> str:
    acquired = finding.film.facts.acquired if finding.film else None
    return acquired.isoformat() if acquired else ""


COLUMNS = (
    # The rank depends on the other findings; the model fills it in.
    Column(
        "rank",
        lambda: words.translate("No."),
        _nothing,
        "1000",
        _("Place in the order of priority; out of scope and unreadable films have none"),
    ),
    Column(
        "film",
        lambda: words.translate("Film"),
        _nothing,
        "0000",
        _("The film at its default window"),
    ),
    Column(
        "score",
        lambda: words.translate("Pneumonia"),
        _score,
        "0.999 0.9",
        _("Probability of pneumonia by the leading model; the mark on the bar is its threshold"),
    ),
    Column(
        "status",
        lambda: words.translate("Flag"),
        _status,
        "◇ out of scope",
        _("Flagged when the leading model's score is at or above its threshold"),
    ),
    Column(
        "votes",
        lambda: words.translate("Models"),
        words.votes,
        "3/3 flag",
        _("How many of the loaded models flag the film, each by its own threshold"),
    ),
    Column(
        "file",
        lambda: words.translate("File"),
        _file,
        "person1000_virus",
        _("Name of the file and, beneath it, what to know about the film"),
    ),
    Column(
        "age",
        lambda: words.translate("Age"),
        _age,
        "18 mo",
        _("Age at acquisition, from the DICOM header"),
        optional=True,
    ),
    Column(
        "view",
        lambda: words.translate("View"),
        _view,
        "LATERAL",
        _("View position, from the DICOM header"),
        optional=True,
    ),
    Column(
        "date",
        lambda: words.translate("Date"),
        _date,
        "2026-00-00",
        _("Date of acquisition, from the DICOM header"),
        optional=True,
    ),
)

INDEX = {column.name: n for n, column in enumerate(COLUMNS)}
"""Place of each column by name."""
