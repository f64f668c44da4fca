"""The columns of the worklist as data: what each is called and what it says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.imaging.screening import in_words
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
    optional : bool
        Whether the column is hidden while no finding says anything in it.
    """

    name: str
    title: Callable[[], str]
    text: Callable[[Finding], str]
    sample: str
    optional: bool = False


def remark(finding: Finding) -> str:
    """Return what a reader must know about a film besides its score."""
    if finding.status is Status.UNREADABLE:
        return finding.reason
    return in_words(finding.warnings)


def _nothing(_: Finding) -> str:
    return ""


def _score(finding: Finding) -> str:
    return words.score(finding.probability)


def _status(finding: Finding) -> str:
    return f"{words.sign_of(finding)} {words.status_of(finding)}"


def _file(finding: Finding) -> str:
    return finding.ref.path.name


def _age(finding: Finding) -> str:
    return words.age(finding.film.facts.age_years) if finding.film else ""


def _view(finding: Finding) -> str:
    return finding.film.facts.view if finding.film else ""


def _date(finding: Finding) -> str:
    acquired = finding.film.facts.acquired if finding.film else None
    return acquired.isoformat() if acquired else ""


COLUMNS = (
    # The rank depends on the other findings; the model fills it in.
    Column("rank", lambda: words.translate("No."), _nothing, "1000"),
    Column("film", lambda: words.translate("Film"), _nothing, "0000"),
    Column("score", lambda: words.translate("Pneumonia"), _score, "0.999 0.9"),
    Column("status", lambda: words.translate("Flag"), _status, "◇ out of scope"),
    Column("votes", lambda: words.translate("Models"), words.votes, "3/3 flag"),
    Column("file", lambda: words.translate("File"), _file, "person1000_virus"),
    Column("age", lambda: words.translate("Age"), _age, "18 mo", optional=True),
    Column("view", lambda: words.translate("View"), _view, "LATERAL", optional=True),
    Column("date", lambda: words.translate("Date"), _date, "2026-00-00", optional=True),
)

INDEX = {column.name: n for n, column in enumerate(COLUMNS)}
"""Place of each column by name."""
