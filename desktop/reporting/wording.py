"""In which language a report speaks.

A report's own texts are written here in English, through `Wording.say` or marked with
`to_say` where they stand in a table; ``build_scripts/translate.py`` collects both. What the
layers below say is looked up as the window does it. The translations are read from the
files that the translators write, so that no report needs Qt.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import resources
from desktop.review.findings import Status
from desktop.review.policy import SET_BY_HAND, why
from desktop.sentences import Sentences

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.review.findings import Finding, Threshold

ENGLISH_CODE = "en"
REPORT = "Report"
"""Under this name the translations keep what reports say."""

_TOLD, _SCREENING, _TRIAGE = "Told", "Screening", "Triage"
_STEM = "pneumotriage_"

_Texts = dict[tuple[str, str], str]


def to_say(text: str) -> str:
    """Mark a text of a table, which is said later, so that it is collected for translation."""
    return text


class Wording:
    """Says a report's texts in one language.

    Parameters
    ----------
    language : str
        Its code, such as ``zh_CN``.
    texts : mapping of (str, str) to str
        Context and English text, with the translation; what is missing stays English.
    """

    def __init__(
        self, language: str = ENGLISH_CODE, texts: Mapping[tuple[str, str], str] | None = None
    ) -> None:
        self.language = language
        self._texts = dict(texts or {})
        # What consists of places alone would fit everything.
        known = (
            text
            for context, text in self._texts
            if context == _TOLD and any(map(str.isalpha, _without_places(text)))
        )
        self._sentences = Sentences(known, lambda text: self._of(_TOLD, text))

    @property
    def signs(self) -> frozenset[str]:
        """Every character that its texts are written with."""
        return frozenset("".join(self._texts.values()))

    def say(self, text: str, /, **places: object) -> str:
        """Return one of the reports' texts.

        Parameters
        ----------
        text : str
            In English.
        **places
            What stands at its places; whole numbers get their thousands set apart.
        """
        said = self._of(REPORT, text)
        return said.format(**{name: _spelt(value) for name, value in places.items()})

    def told(self, text: str) -> str:
        """Return what a layer below, or a model's card, says."""
        return self._sentences.told(text)

    def noted(self, text: str) -> str:
        """Return what the screening says, in parts set apart by semicolons."""
        parts = [(part, self._of(_SCREENING, part)) for part in text.split("; ") if part]
        return self._of(_TOLD, "; ").join(
            self.told(part) if said == part else said for part, said in parts
        )

    def reason(self, finding: Finding) -> str:
        """Return why a film is flagged or not, out of scope or unreadable."""
        if finding.status is not Status.OK:
            return self.noted(finding.reason)
        named = tuple(
            replace(one, threshold=self._named(one.threshold)) for one in finding.assessments
        )
        return why(finding.policy, named, say=lambda text: self._of(_TRIAGE, text))

    def error(self, finding: Finding) -> str:
        """Return what is wrong with an unreadable file, its name, and what to do."""
        name, problem, remedy = finding.error.partition(f": {finding.reason}. ")
        if not problem:
            return self.told(finding.error)
        whole = self._of(_TOLD, "{subject}: {problem}. {remedy}")
        return whole.format(
            subject=name, problem=self.noted(finding.reason), remedy=self.told(remedy)
        )

    def _named(self, one: Threshold) -> Threshold:
        return one if one.name == SET_BY_HAND else replace(one, name=self.told(one.name))

    def _of(self, context: str, text: str) -> str:
        return self._texts.get((context, text)) or text


ENGLISH = Wording()


@cache
def wording_in(language: str) -> Wording:
    """Return how reports speak in a language; English where there is no translation."""
    path = Path(str(files(resources))) / "translations" / f"{_STEM}{language}.ts"
    if language == ENGLISH_CODE or not path.is_file():
        return ENGLISH
    return Wording(language, _read(path))


def languages() -> tuple[str, ...]:
    """Return the codes of the languages there are."""
    folder = Path(str(files(resources))) / "translations"
    there = (path.stem.removeprefix(_STEM) for path in folder.glob(f"{_STEM}*.ts"))
    return tuple(sorted({ENGLISH_CODE, *there}))


def _read(path: Path) -> _Texts:
    """Return the translations that reports may need, from the file that translators write."""
    wanted = {REPORT, _TOLD, _SCREENING, _TRIAGE}
    texts: _Texts = {}
    for context in ET.parse(path).getroot().iter("context"):
        name = context.findtext("name") or ""
        if name not in wanted:
            continue
        for message in context.iter("message"):
            place = message.find("translation")
            if place is not None and place.text and place.get("type") is None:
                texts[name, message.findtext("source") or ""] = place.text
    return texts


def _spelt(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value)


def _without_places(text: str) -> str:
    return "".join(part.partition("}")[2] for part in ("}" + text).split("{"))
