"""What the window says about findings and progress, ready for translation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.imaging.claims import PAGED_SUFFIXES
from desktop.review.findings import Finding, Status
from desktop.review.verdicts import Decision
from desktop.ui.progress import Progress, Stage
from desktop.ui.told.lookup import told

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.imaging.radiograph import ImageRef
    from desktop.inference.contract import Estimate
    from desktop.review.findings import Assessment

_WIDE = 0.02
_NO_TEXT = re.compile("[\ud800-\udfff]")
_ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)
"""Scores stand with a decimal point everywhere, so no thousands may be set apart by one."""
NOT_A_NUMBER = "–"
HIDDEN = "·····"
"""Stands where a score is hidden until the reader has decided."""
FLAG_SIGN = "▲"
_DECISION_SIGNS = {
    Decision.PNEUMONIA: "●",
    Decision.NORMAL: "○",
    Decision.UNSURE: "◐",
    Decision.NOT_READABLE: "✕",
}
"""Told apart without colour."""
SIGNS = {Status.OK: NOT_A_NUMBER, Status.OUT_OF_SCOPE: "◇", Status.UNREADABLE: "✕"}


def translate(text: str) -> str:
    """Return the text in the reader's language."""
    return QCoreApplication.translate("Words", text)


def purpose() -> str:
    """Return what stands beside every score."""
    return translate("For prioritisation only. Not for diagnostic use.")


def sentences(parts: Iterable[str]) -> str:
    """Return sentences one behind the other, set apart as the reader's language does."""
    said = ""
    for part in filter(None, parts):
        said = translate("{one} {other}").format(one=said, other=part) if said else part
    return said


def of_screening(text: str) -> str:
    """Return what the screening says, in parts set apart by semicolons, in the reader's language.

    A part that is not known stays as it is.
    """
    parts = text.split("; ")
    return "; ".join(_of_screening(part) for part in parts if part)


def _of_screening(part: str) -> str:
    said = QCoreApplication.translate("Screening", part)
    # A film that cannot be read brings the words of what failed.
    return told(part) if said == part else said


def film_name(ref: ImageRef) -> str:
    """Return the name of a film's file, and which of its pages or frames it is after the first."""
    # Bytes of a name that are no text have no sign of their own.
    name = _NO_TEXT.sub("\N{REPLACEMENT CHARACTER}", ref.path.name)
    if ref.frame == 1:
        return name
    paged = ref.path.suffix.lower() in PAGED_SUFFIXES
    place = translate("page {n}") if paged else translate("frame {n}")
    return f"{name} · {place.format(n=ref.frame)}"


def sign_of(finding: Finding) -> str:
    """Return the sign that says without colour how a film ended."""
    return FLAG_SIGN if finding.flagged else SIGNS[finding.status]


def status_of(finding: Finding) -> str:
    """Return how a film ended, in a word or two."""
    if finding.status is Status.OK:
        return translate("flagged") if finding.flagged else translate("not flagged")
    if finding.status is Status.OUT_OF_SCOPE:
        return translate("out of scope")
    return translate("unreadable")


def decision(value: Decision | None, *, sign: bool = True) -> str:
    """Return a reader's decision in a word or two; nothing while there is none."""
    if value is None:
        return ""
    word = {
        Decision.PNEUMONIA: translate("pneumonia"),
        Decision.NORMAL: translate("normal"),
        Decision.UNSURE: translate("unsure"),
        Decision.NOT_READABLE: translate("not readable"),
    }[value]
    return f"{_DECISION_SIGNS[value]} {word}" if sign else word


def score(probability: float | None) -> str:
    """Return a score as it stands in tables."""
    return NOT_A_NUMBER if probability is None else f"{probability:.3f}"


def share(value: float) -> str:
    """Return a share as a percentage; the two are not torn apart at the end of a line."""
    return f"{100 * value:.0f}\N{NO-BREAK SPACE}%"


def estimate(value: Estimate | None) -> str:
    """Return a measured share with its interval."""
    if value is None:
        return NOT_A_NUMBER
    # More digits than the interval leaves meaning to would be pretence.
    digits = 2 if value.high - value.low >= _WIDE else 3
    return f"{value.value:.{digits}f} ({value.low:.{digits}f}–{value.high:.{digits}f})"


def number(value: int) -> str:
    """Return a whole number with its thousands set apart."""
    return _ENGLISH.toString(value)


def size(n_bytes: int) -> str:
    """Return the size of a file."""
    return _ENGLISH.formattedDataSize(n_bytes, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def age(years: float | None) -> str:
    """Return an age; months below two years."""
    if years is None:
        return ""
    if years < 2:
        return translate("{n} mo").format(n=int(years * 12))
    return translate("{n} y").format(n=int(years))


def votes(finding: Finding) -> str:
    """Return how many of the models flag the film; none does where it is out of scope."""
    if finding.status is not Status.OK:
        return NOT_A_NUMBER
    flags = sum(one.flagged for one in finding.assessments)
    return translate("{flags}/{models} flag").format(flags=flags, models=len(finding.assessments))


def operating_point(assessment: Assessment) -> str:
    """Return the operating point that a score is held against."""
    return translate("operating point “{name}” ≥ {value:.3f}").format(
        name=told(assessment.threshold.name), value=assessment.threshold.value
    )


def duration_left(seconds: float | None) -> str:
    """Return an estimate of the time to come, no more exact than it is."""
    if seconds is None:
        return ""
    if seconds < 5:
        return translate("a few seconds left")
    if seconds < 50:
        return translate("about {n} seconds left").format(n=5 * round(seconds / 5))
    if seconds < 90:
        return translate("about a minute left")
    if seconds < 5400:
        return translate("about {n} minutes left").format(n=round(seconds / 60))
    return translate("about {n} hours left").format(n=round(seconds / 3600))


def progress_line(progress: Progress) -> str:
    """Return what is going on."""
    if progress.stage is Stage.LOADING:
        return translate("Loading models…")
    if progress.stage is not Stage.READING:
        return ""
    found = progress.found
    parts = [
        translate("{done} of {found} films read").format(
            done=number(progress.done), found=number(found)
        )
        if found is not None
        else translate("{done} films read, counting…").format(done=number(progress.done))
    ]
    if progress.films_per_second is not None:
        parts.append(translate("{n:.1f} films/s").format(n=progress.films_per_second))
    parts.append(duration_left(progress.seconds_left))
    return " · ".join(part for part in parts if part)


def counts_line(progress: Progress) -> str:
    """Return the account of every image; its numbers add up."""
    if progress.stage is Stage.EMPTY:
        return ""
    counts, left = progress.counts, progress.not_read
    parts = [
        translate("scored {n}").format(n=number(counts.scored)),
        translate("out of scope {n}").format(n=number(counts.out_of_scope)),
        translate("unreadable {n}").format(n=number(counts.unreadable)),
    ]
    if progress.stage in (Stage.CANCELLED, Stage.FAILED):
        word = translate("cancelled") if progress.stage is Stage.CANCELLED else translate("stopped")
        parts.append(
            translate("{why}: {n} not read").format(why=word, n=number(left))
            if left is not None
            else translate("{why}: still counting those not read").format(why=word)
        )
    elif left:
        parts.append(translate("to come {n}").format(n=number(left)))
    line = " · ".join(parts)
    if progress.found is not None:
        line += " = " + _images(progress.found)
    if progress.passed_over:
        line += " · " + _passed_over(progress.passed_over)
    return line


def _images(n: int) -> str:
    if n == 1:
        return translate("1 image found")
    return translate("{n} images found").format(n=number(n))


def _passed_over(n: int) -> str:
    if n == 1:
        return translate("1 other file passed over")
    return translate("{n} other files passed over").format(n=number(n))
