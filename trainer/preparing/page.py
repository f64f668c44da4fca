"""The survey as one HTML page that needs no other file and no network."""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from PIL import Image

from trainer.preparing.remarks import remarks_of
from trainer.preparing.tables import tables_of

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from trainer.duplicates import Look
    from trainer.preparing.survey import Survey

CHARTS = {
    "class_means": (
        "Mean films",
        "The mean of all films of a class, and how means differ. Sharp edges are where all films "
        "agree; orange is brighter, violet is darker. What differs outside the lungs, at the "
        "film's rim, the shoulders or a letter in a corner, is a shortcut between classes, and "
        "between splits a shift.",
    ),
    "intensities": (
        "Greys of the films",
        "Boxes reach from the first to the third quartile of the films, whiskers from 5 to 95 %.",
    ),
    "sizes": ("Sizes of the films", "On the line films are square."),
}
"""Charts by name: title, and how to read it; in the order of the page."""

_ROWS_AT_MOST = 200
_TWINS_AT_MOST = 24
_PICTURES_AT_MOST = 4


@dataclass(frozen=True, slots=True)
class _Chart:
    title: str
    note: str
    png: str


@dataclass(frozen=True, slots=True)
class _Twins:
    """Films that look the same, and what they look like."""

    names: tuple[str, ...]
    pictures: tuple[str, ...]


def page_of(
    survey: Survey,
    charts: Mapping[str, bytes],
    looks: Mapping[str, Look],
    *,
    manifest_sha256: str,
    moment: datetime.datetime,
    seconds: float,
) -> str:
    """Write the page.

    Parameters
    ----------
    survey : Survey
        What was found.
    charts : mapping of str to bytes
        PNG images by the names of `CHARTS`.
    looks : mapping of str to Look
        What the readable films look like, by name.
    manifest_sha256 : str
        Identifies the manifest that was written along with the page.
    moment : datetime
        When the films were looked at.
    seconds : float
        How long that took.

    Returns
    -------
    str
        HTML.
    """
    environment = Environment(
        loader=PackageLoader("trainer.preparing", ""), autoescape=True, undefined=StrictUndefined
    )
    near = survey.repeats.near
    return environment.get_template("prepare.html").render(
        survey=survey,
        remarks=remarks_of(survey),
        tables=tables_of(survey),
        most_rows=_ROWS_AT_MOST,
        twins=[_twins(names, looks) for names in near[:_TWINS_AT_MOST]],
        more_twins=max(0, len(near) - _TWINS_AT_MOST),
        charts=[
            _Chart(title, note, _in_text(charts[name])) for name, (title, note) in CHARTS.items()
        ],
        manifest_sha256=manifest_sha256,
        day=f"{moment:%d %B %Y}",
        seconds=f"{seconds:.0f}",
    )


def _twins(names: tuple[str, ...], looks: Mapping[str, Look]) -> _Twins:
    pictures = []
    for name in names[:_PICTURES_AT_MOST]:
        buffer = io.BytesIO()
        Image.fromarray(looks[name].reduced).save(buffer, "PNG")
        pictures.append(_in_text(buffer.getvalue()))
    return _Twins(names, tuple(pictures))


def _in_text(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")
