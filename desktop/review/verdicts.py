"""What a reader decided about one image, and what the model said at that moment."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime

    from desktop.review.findings import Finding


class FilmKey(NamedTuple):
    """An image by its content, wherever its file stands.

    Parameters
    ----------
    sha256 : str
        Of the file, in hexadecimal.
    frame : int
        Number of the frame in the file, from 1.
    """

    sha256: str
    frame: int = 1


class Decision(StrEnum):
    """What a reader may say of a film."""

    PNEUMONIA = "pneumonia"
    NORMAL = "normal"
    UNSURE = "unsure"
    NOT_READABLE = "not_readable"


@dataclass(frozen=True, slots=True)
class ModelView:
    """What the leading model said when the reader decided.

    Parameters
    ----------
    model, version : str
        Which model.
    probability : float
        Calibrated probability of pneumonia, 0 to 1.
    threshold : float
        At or above which a film is flagged, 0 to 1.
    operating_point : str
        The threshold's name.
    flagged : bool
        Whether the film was flagged under the policy in force.
    """

    model: str
    version: str
    probability: float
    threshold: float
    operating_point: str
    flagged: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """A reader's decision on one image; a change of mind is another one.

    Parameters
    ----------
    sha256 : str
        Of the image's file: a verdict belongs to the content, wherever the file stands.
    frame : int
        Number of the frame in the file, from 1.
    decision : Decision or None
        None takes the reader's verdict before back.
    reader : str
        Who decided.
    at : datetime
        When, with time zone, in UTC.
    note : str
        The reader's words.
    seconds : float or None
        How long the film was in front of the reader, in seconds.
    blind : bool
        Whether the scores were hidden until the verdict was given.
    view : ModelView or None
        What the model said; None without a score.
    """

    sha256: str
    frame: int
    decision: Decision | None
    reader: str
    at: datetime.datetime
    note: str = ""
    seconds: float | None = None
    blind: bool = False
    view: ModelView | None = None

    def __post_init__(self) -> None:
        if not self.sha256 or not self.reader or self.frame < 1:
            raise ValueError("a verdict needs a film's hash, its frame and a reader")
        if self.at.tzinfo is None:
            raise ValueError("a verdict's time needs its time zone")
        if self.seconds is not None and not (math.isfinite(self.seconds) and self.seconds >= 0):
            raise ValueError("a film is in front of its reader for 0 seconds or more")

    @property
    def film(self) -> FilmKey:
        """The image it belongs to."""
        return FilmKey(self.sha256, self.frame)


class EntryKind(StrEnum):
    """What a row of the log of verdicts records."""

    VERDICT = "verdict"
    REVEAL = "reveal"
    SETTLEMENT = "settlement"


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the log of verdicts, which only grows.

    Parameters
    ----------
    id : int
        Place in the log, from 1: of two entries the later one has the higher number.
    kind : EntryKind
        A reader's own verdict; that the scores of a film, hidden until then, were
        shown to a reader; or the decision that settles two readers' disagreement.
    verdict : Verdict
        Its content. `Verdict.decision` is None for what is taken back, for a note
        without a decision, and for a reveal.
    undoes : int or None
        The entry that this one takes back.
    """

    id: int
    kind: EntryKind
    verdict: Verdict
    undoes: int | None = None


def film_key(finding: Finding) -> FilmKey | None:
    """Return under which key a film's verdicts stand; None where it could not be read at all."""
    return FilmKey(finding.ref.sha256, finding.ref.frame) if finding.ref.sha256 else None


def model_view(finding: Finding, *, flagged: bool | None = None) -> ModelView | None:
    """Return what the leading model says of a film now, to be kept with a verdict.

    Parameters
    ----------
    finding : Finding
        The film.
    flagged : bool, optional
        Whether the policy in force flags it; the leading model's flag when omitted.

    Returns
    -------
    ModelView or None
        None without a score.
    """
    leading = finding.leading
    if leading is None:
        return None
    return ModelView(
        model=leading.score.model,
        version=leading.score.version,
        probability=leading.score.probability,
        threshold=leading.threshold.value,
        operating_point=leading.threshold.name,
        flagged=finding.flagged if flagged is None else flagged,
    )
