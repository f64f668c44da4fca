"""The strip beside the film: its score, and everything a score may not be shown without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QWidget

from desktop.review.findings import Finding, Status
from desktop.review.policy import Rule
from desktop.ui import words
from desktop.ui.triage import phrases
from desktop.ui.worklist.columns import remark

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.review.findings import Assessment

_ONE_LINE = 2
"""As many other models stand in one line in a window of common size."""


class ScoreStrip(QFrame):
    """Score, flag and reason of one film; model, version, operating point and device."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "strip")
        self.setAccessibleName(self.tr("Score of the film"))
        self._titles: Mapping[str, str] = {}
        self._devices: Mapping[tuple[str, str], str] = {}
        self._score = _label(self, self.tr("Score"), letters="score")
        self._flag = _label(self, self.tr("Flag"), letters="bold")
        self._reason = _label(self, self.tr("Reason"))
        self._model = _label(self, self.tr("Model, operating point and device"), role="muted")
        self._others = _label(self, self.tr("Other models"), role="muted")
        for long in (self._reason, self._model, self._others):
            long.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            long.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            long.setWordWrap(True)
        layout = QGridLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.setHorizontalSpacing(16)
        layout.setVerticalSpacing(1)
        layout.addWidget(self._score, 0, 0, 2, 1, Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self._flag, 2, 0, Qt.AlignmentFlag.AlignCenter)
        for row, line in enumerate((self._reason, self._model, self._others)):
            layout.addWidget(line, row, 1)
        layout.setColumnStretch(1, 1)
        self.show_finding(None)

    def set_models(
        self, *, titles: Mapping[str, str], devices: Mapping[tuple[str, str], str]
    ) -> None:
        """Say what each model, by name, is called, and where each version runs."""
        self._titles, self._devices = titles, devices

    def show_finding(self, finding: Finding | None) -> None:
        """Say what is known about a film."""
        self.setVisible(finding is not None and finding.leading is not None)
        if finding is None or finding.leading is None:
            return
        ruling = finding.ruling
        self._score.setText(words.score(ruling[0] if ruling else None))
        self._flag.setText(f"{words.sign_of(finding)} {words.status_of(finding)}")
        _set_role(self._flag, "flagged" if finding.flagged else "muted")
        self._reason.setText(_reason(finding))
        mean = finding.policy.rule is Rule.MEAN
        self._model.setText(self._mean_basis(finding) if mean else self._basis(finding.leading))
        shown = finding.assessments if mean else finding.assessments[1:]
        others = [self._in_short(one, finding) for one in shown]
        text = self.tr("Of: {scores}") if mean else self.tr("Also: {scores}")
        self._others.setText(text.format(scores=" · ".join(others)))
        self._others.setVisible(bool(others))
        # Room for a second line, used or not: the film must not jump from one to the next.
        lines = 2 if len(others) > _ONE_LINE else 1
        self._others.setMinimumHeight(lines * self._others.fontMetrics().lineSpacing())

    def _basis(self, assessment: Assessment) -> str:
        score = assessment.score
        device = self._devices.get((score.model, score.version), "")
        parts = (
            self.tr("Model {name}").format(name=self._called(assessment)),
            words.operating_point(assessment),
            self.tr("on {device}").format(device=device.upper()) if device else "",
        )
        return " · ".join(part for part in parts if part)

    def _mean_basis(self, finding: Finding) -> str:
        text = self.tr("Mean of {n} models · threshold ≥ {value:.3f}")
        cut = finding.policy.cut(finding.assessments)
        return text.format(n=len(finding.assessments), value=cut)

    def _in_short(self, assessment: Assessment, finding: Finding) -> str:
        score = words.score(assessment.score.probability)
        flagged = finding.status is Status.OK and assessment.flagged
        sign = f" {words.FLAG_SIGN}" if flagged else ""
        together = f"{self._called(assessment)}: {score}{sign}"
        return together.replace(" ", "\N{NO-BREAK SPACE}")

    def _called(self, assessment: Assessment) -> str:
        score = assessment.score
        return f"{self._titles.get(score.model, score.model)} {score.version}"


def _reason(finding: Finding) -> str:
    if finding.status is Status.OUT_OF_SCOPE:
        text = words.translate("Out of scope, so neither flagged nor ranked: {why}")
        said = text.format(why=words.of_screening(finding.reason))
        advice = words.of_screening(finding.advice)
        return f"{said}. {advice[0].upper()}{advice[1:]}" if advice else said
    why = phrases.reason(finding)
    why = why[:1].upper() + why[1:]
    noticed = remark(finding)
    return f"{why}; {noticed}" if noticed else why


def _label(parent: QWidget, name: str, *, letters: str = "", role: str = "") -> QLabel:
    label = QLabel(parent)
    label.setAccessibleName(name)
    # By the style sheet: a font of its own would not follow when the reader changes the size.
    label.setProperty("letters", letters)
    label.setProperty("role", role)
    return label


def _set_role(label: QLabel, role: str) -> None:
    label.setProperty("role", role)
    label.style().unpolish(label)
    label.style().polish(label)
