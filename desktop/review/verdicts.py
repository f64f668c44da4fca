"""What a reader decided about one image, and what the model said at that moment."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime


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
