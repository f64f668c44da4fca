"""The columns of the worklist as data: what each is called, what it says, how it compares."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP

from desktop.imaging.screening import in_words
from desktop.review.findings import Status
from desktop.review.verdicts import Decision
from desktop.ui import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.review.findings import Finding
    from desktop.ui.worklist.case import Case


class Kind(StrEnum):
    """How the values of a column compare, and so how it is filtered."""

    NUMBER = "number"
    CHOICE = "choice"
    DATE = "date"
    TEXT = "text"


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
        Gives a case's words in this column.
    value : callable
        Gives what the column sorts by; None where a case says nothing.
    kind : Kind
        How values compare.
    sample : str
        The longest text that is to be seen whole; it gives the first width.
    tip : str
        What the column means; translated when shown.
    long_title : callable, optional
        Gives what it is called where there is more room than in the header.
    said : callable, optional
        Gives the words by which a case is found in a filter of this column, where they are
        not the one that `text` gives.
    optional : bool
        Whether the column is hidden while no finding says anything in it.
    hidden : bool
        Whether it is hidden until the reader wants it.
    tells_score : bool
        Whether it says what a model said: hidden in a blind first read.
    large_first : bool
        Whether the first click on its header sorts from the largest value down.
    """

    name: str
    title: Callable[[], str]
    text: Callable[[Case], str]
    value: Callable[[Case], Any]
    kind: Kind
    sample: str
    tip: str
    long_title: Callable[[], str] | None = None
    said: Callable[[Case], tuple[str, ...]] | None = None
    optional: bool = False
    hidden: bool = False
    tells_score: bool = False
    large_first: bool = False

    @property
    def called(self) -> str:
        """What it is called in menus and sentences."""
        return (self.long_title or self.title)()

    def words(self, case: Case) -> tuple[str, ...]:
        """Return the words by which a case is found in a filter of this column."""
        if self.said is not None:
            return self.said(case)
        text = self.text(case)
        return (text,) if text else ()


def _(text: str) -> str:
    return str(QT_TRANSLATE_NOOP("Words", text))


def remark(finding: Finding) -> str:
    """Return what a reader must know about a film besides its score."""
    if finding.status is Status.UNREADABLE:
        return words.of_screening(finding.reason)
    return words.of_screening(finding.remark)


def search_text(case: Case) -> str:
    """Return everything a text search looks at, in lower case; nothing a model said."""
    finding = case.finding
    path = finding.ref.path
    parts = (
        words.film_name(finding.ref),
        path.parent.name,
        remark(finding),
        _view(case),
        _date(case),
        _verdict(case),
        case.note,
    )
    return "\n".join(parts).casefold()


def _nothing(_case: Case) -> str:
    return ""


def _score(case: Case) -> str:
    return words.HIDDEN if case.veiled else words.score(_probability(case))


def _probability(case: Case) -> float | None:
    ruling = case.finding.ruling
    return None if case.veiled or ruling is None else ruling[0]


def _status(case: Case) -> str:
    if case.veiled and case.finding.status is Status.OK:
        return words.HIDDEN
    return f"{words.sign_of(case.finding)} {words.status_of(case.finding)}"


def _status_value(case: Case) -> int:
    finding = case.finding
    if finding.status is Status.OK:
        return 0 if case.veiled or finding.flagged else 1
    return 1 + list(Status).index(finding.status)


def _votes(case: Case) -> str:
    n = _flags(case)
    if n is None:
        return words.HIDDEN if case.veiled else words.NOT_A_NUMBER
    return f"{n}/{len(case.finding.assessments)} {words.FLAG_SIGN}"


def _flags(case: Case) -> int | None:
    finding = case.finding
    if case.veiled or finding.status is not Status.OK:
        return None
    return sum(one.flagged for one in finding.assessments)


def _verdict(case: Case) -> str:
    return words.decision(case.decision)


def _verdict_value(case: Case) -> int | None:
    return None if case.decision is None else list(Decision).index(case.decision)


def _verdict_said(case: Case) -> tuple[str, ...]:
    return (_verdict(case),) if case.decision else ()


def _warnings(case: Case) -> str:
    return remark(case.finding)


def _warning_words(case: Case) -> tuple[str, ...]:
    finding = case.finding
    if finding.status is Status.UNREADABLE:
        return (words.status_of(finding),)
    return tuple(words.of_screening(in_words([code])) for code in finding.warnings)


def _size(case: Case) -> float | None:
    film = case.finding.film
    return film.width * film.height / 1e6 if film else None


def _file(case: Case) -> str:
    return words.film_name(case.finding.ref)


def _age(case: Case) -> str:
    film = case.finding.film
    return words.age(film.facts.age_years) if film else ""


def _age_value(case: Case) -> float | None:
    film = case.finding.film
    return film.facts.age_years if film else None


def _view(case: Case) -> str:
    film = case.finding.film
    return film.facts.view if film else ""


def _date(case: Case) -> str:
    film = case.finding.film
    acquired = film.facts.acquired if film else None
    return acquired.isoformat() if acquired else ""


def _date_value(case: Case) -> str | None:
    return _date(case) or None


PLACE = "rank"
"""The column of the place in the order of priority."""

COLUMNS = (
    # The place depends on the other findings: the list knows it, and what it sorts by.
    Column(
        PLACE,
        lambda: words.translate("No."),
        _nothing,
        lambda _case: None,
        Kind.NUMBER,
        "1000",
        _("Place in the order of priority; out of scope and unreadable films have none"),
        long_title=lambda: words.translate("Place by priority"),
        tells_score=True,
    ),
    Column(
        "film",
        lambda: words.translate("Film"),
        _nothing,
        _size,
        Kind.NUMBER,
        "0000",
        _("The film at its default window; sorts and filters by its size in megapixels"),
        large_first=True,
    ),
    Column(
        "score",
        lambda: words.translate("Pneumonia"),
        _score,
        _probability,
        Kind.NUMBER,
        "0.999 0.9",
        _(
            "Probability of pneumonia by the leading model, or the mean of all where it rules; "
            "the mark on the bar is its threshold"
        ),
        tells_score=True,
        large_first=True,
    ),
    Column(
        "status",
        lambda: words.translate("Flag"),
        _status,
        _status_value,
        Kind.CHOICE,
        "◇ out of scope",
        _("Flagged as the models decide together; how they do stands under Triage"),
        tells_score=True,
    ),
    Column(
        "votes",
        lambda: words.translate("Models"),
        _votes,
        _flags,
        Kind.CHOICE,
        "9/9 ▲",
        _("How many of the loaded models flag the film, each by its own threshold"),
        tells_score=True,
        large_first=True,
    ),
    Column(
        "verdict",
        lambda: words.translate("Verdict"),
        _verdict,
        _verdict_value,
        Kind.CHOICE,
        "✕ not readable",
        _("Your own verdict; nobody else's is shown here"),
        said=_verdict_said,
    ),
    Column(
        "file",
        lambda: words.translate("File"),
        _file,
        _file,
        Kind.TEXT,
        "person_virus_1",
        _("Name of the file and, beneath it, what to know about the film"),
    ),
    Column(
        "warnings",
        lambda: words.translate("Warnings"),
        _warnings,
        lambda case: _warnings(case) or None,
        Kind.CHOICE,
        "larger than usual",
        _("What the screening noticed about the film, or why it cannot be read"),
        said=_warning_words,
        hidden=True,
    ),
    Column(
        "age",
        lambda: words.translate("Age"),
        _age,
        _age_value,
        Kind.NUMBER,
        "18 mo",
        _("Age at acquisition, from the DICOM header"),
        optional=True,
    ),
    Column(
        "view",
        lambda: words.translate("View"),
        _view,
        lambda case: _view(case) or None,
        Kind.CHOICE,
        "LAT",
        _("View position, from the DICOM header"),
        optional=True,
    ),
    Column(
        "date",
        lambda: words.translate("Date"),
        _date,
        _date_value,
        Kind.DATE,
        "2026-00-00",
        _("Date of acquisition, from the DICOM header"),
        optional=True,
    ),
)

INDEX = {column.name: n for n, column in enumerate(COLUMNS)}
"""Place of each column by name."""

BY_NAME = {column.name: column for column in COLUMNS}
"""Each column by name."""
