"""The triage strip: what a moved threshold would do, and that it does it once it rests."""

from __future__ import annotations

import dataclasses
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from desktop.review.counted import JudgedFilms
from desktop.review.expectation import expect
from desktop.review.findings import Threshold
from desktop.review.policy import TEXTS, FlagPolicy, Rule
from desktop.review.triage import load_team
from desktop.settings import SettingsStore
from desktop.ui.session import Session
from desktop.ui.triage import phrases
from desktop.ui.triage.state import points_of
from desktop.ui.triage.strip import TriageStrip
from tests.factories import card

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.ui.services import Services

ONE = ("mean_grey", "1.0.0")


@dataclasses.dataclass
class Desk:
    """A strip on a session of four films: scores 0.16, 0.35, 0.71 and 0.90."""

    strip: TriageStrip
    session: Session
    services: Services

    @property
    def flagged(self) -> list[str]:
        return sorted(f.ref.path.stem for f in self.session.findings if f.flagged)

    @property
    def threshold(self) -> Threshold:
        assert self.session.team is not None
        return self.session.team.thresholds[ONE]

    def choose(self, chooser: str, index: int) -> None:
        box = getattr(self.strip.body.choosers, chooser)
        box.setCurrentIndex(index)
        box.activated.emit(index)

    def choose_rule(self, rule: Rule) -> None:
        self.choose("rule", list(Rule).index(rule))


@pytest.fixture
def make(qtbot: QtBot, look: None) -> Iterator[object]:
    sessions = []

    def build(services: Services, study: Path) -> Desk:
        session = Session(services)
        sessions.append(session)
        strip = TriageStrip(services, session)
        qtbot.addWidget(strip)
        strip.resize(640, 400)
        strip.show()
        session.open([study])
        return Desk(strip, session, services)

    yield build
    for session in sessions:
        session.close()


@pytest.fixture
def desk(make: object, services: Services, study: Path) -> Desk:
    made: Desk = make(services, study)  # type: ignore[operator]
    made.strip.head.toggle.setChecked(True)
    return made


def test_the_head_always_says_how_many_films_are_flagged_and_by_what(desk: Desk) -> None:
    assert desk.flagged == ["bright", "white"]
    line = desk.strip.head.line.toolTip()
    assert "2 of 4 films in scope flagged (50\N{NO-BREAK SPACE}%)" in line
    assert "Mean grey ≥ 0.500 (balanced)" in line


def test_while_the_slider_is_dragged_only_the_figures_follow(desk: Desk) -> None:
    slider = desk.strip.body.slider
    slider.setSliderDown(True)
    slider.setSliderPosition(300)
    assert "3 of 4 films in scope would be flagged" in desk.strip.body.count.text()
    assert "1 more than at “balanced”" in desk.strip.body.change.text()
    assert desk.flagged == ["bright", "white"]
    assert desk.threshold.name == "balanced"
    slider.setSliderDown(False)
    assert desk.flagged == ["bright", "grey", "white"]
    assert (desk.threshold.value, desk.threshold.name) == (0.3, "set by hand")
    assert "would be" not in desk.strip.body.count.text()
    assert desk.session.progress.counts.flagged == 3


def test_a_threshold_set_by_keys_is_applied_once_it_rests(desk: Desk, qtbot: QtBot) -> None:
    desk.strip.body.exact.setValue(0.8)
    assert desk.flagged == ["bright", "white"]
    qtbot.waitUntil(lambda: desk.flagged == ["white"])
    assert "Mean grey gives 0.902" in next(f for f in desk.session.findings if f.flagged).reason


def test_the_way_back_and_the_next_folder_restore_the_cards_point(desk: Desk, study: Path) -> None:
    body = desk.strip.body
    assert not body.home.isEnabled()
    body.exact.setValue(0.8)
    desk.strip.apply()
    assert "set by hand" in body.choosers.point.currentText()
    body.home.click()
    assert (desk.threshold.value, desk.threshold.name) == (0.5, "balanced")
    assert desk.flagged == ["bright", "white"]
    body.exact.setValue(0.8)
    desk.strip.apply()
    desk.session.open([study])
    assert desk.threshold.name == "balanced"
    assert desk.flagged == ["bright", "white"]


def test_films_that_come_later_are_judged_by_what_is_set(desk: Desk) -> None:
    desk.strip.body.exact.setValue(0.8)
    desk.strip.apply()
    assert desk.session.loaded is not None
    again = desk.services.triage(desk.session.paths, desk.session.loaded)
    desk.session.take_in(list(again))
    assert desk.flagged == ["white", "white"]


def test_an_operating_point_of_the_card_can_be_chosen(desk: Desk) -> None:
    chooser = desk.strip.body.choosers.point
    names = [chooser.itemText(n) for n in range(chooser.count())]
    assert names == ["balanced ≥ 0.500", "high sensitivity ≥ 0.200"]
    desk.choose("point", 1)
    assert desk.threshold.name == "high sensitivity"
    assert desk.flagged == ["bright", "grey", "white"]


def test_points_of_the_site_stand_beside_those_of_the_card() -> None:
    found = points_of(card(), lambda name, version: [Threshold(name, version, 0.4, "ours")])
    assert [phrases.point(one) for one in found] == [
        "balanced ≥ 0.500",
        "high sensitivity ≥ 0.200",
        "ours ≥ 0.400 (this site)",
    ]
    assert found[-1].threshold.title == "Mean grey"


def test_no_way_back_and_no_film_to_come_leads_to_a_point_that_was_withdrawn(
    make: Callable[[Services, Path], Desk], services: Services, study: Path
) -> None:
    held = [Threshold(*ONE, 0.1, "our ward")]

    def own(model: str, version: str) -> list[Threshold]:
        return [one for one in held if (one.model, one.version) == (model, version)]

    services.settings.update(operating_point="our ward")
    desk = make(dataclasses.replace(services, load_team=partial(load_team, own=own)), study)
    assert desk.threshold.name == "our ward"
    assert len(desk.flagged) == 4
    read = list(desk.session.findings)
    desk.session.follow(*ONE, [])
    assert desk.flagged == ["bright", "white"]
    assert "Mean grey ≥ 0.500 (balanced)" in desk.strip.head.line.toolTip()
    desk.strip.try_out(0.95)
    desk.strip.apply()
    desk.strip.go_home()
    assert desk.threshold.name == "balanced"
    # Films may still come from a reading that began before.
    desk.session.take_in(read)
    by = {a.threshold for one in desk.session.findings for a in one.assessments[:1]}
    assert {one.name for one in by} == {"balanced"}


def test_the_figures_hold_for_the_prevalence_that_the_reader_sets(desk: Desk) -> None:
    figures = desk.strip.body.figures
    # 57 of 60 and 32 of 40 films at the card's point "balanced", six in ten pneumonias.
    assert figures.values["sensitivity"].text() == "0.95"
    assert figures.values["specificity"].text() == "0.80"
    assert figures.bounds["sensitivity"].text() == "(0.86–0.98)"
    assert figures.prevalence.value() == 60
    first = figures.values["ppv"].text()
    figures.prevalence.setValue(5)
    assert desk.services.settings.current.prevalence == pytest.approx(0.05)
    assert figures.values["ppv"].text() == "0.20" != first
    assert "at prevalence" in figures._at.text()
    assert "Of 1,000 films with 50 pneumonias: 237" in desk.strip.body.example.text()
    assert "3 (1–7) missed" in desk.strip.body.example.text()
    assert "test films" in desk.strip.body.basis.text()


def test_a_prevalence_that_was_set_goes_back_to_the_card_s(desk: Desk) -> None:
    figures = desk.strip.body.figures
    first = figures.values["ppv"].text()
    assert not figures.home.isEnabled()
    figures.prevalence.setValue(5)
    assert figures.home.isEnabled()
    assert "60.0\N{NO-BREAK SPACE}%" in figures.home.toolTip()
    assert figures.home.accessibleName() == figures.home.toolTip()
    figures.home.click()
    assert desk.services.settings.current.prevalence is None
    assert figures.prevalence.value() == 60
    assert figures.values["ppv"].text() == first
    assert "card" in figures._at.text()
    assert not figures.home.isEnabled()


def test_where_cards_hold_the_films_scores_the_policy_is_counted_not_bounded(desk: Desk) -> None:
    desk.choose_rule(Rule.MEAN)
    cards = tuple(c.card for c in desk.session.team.classifiers)  # type: ignore[union-attr]
    bounded = phrases.meaning(FlagPolicy(Rule.MEAN), cards, None)
    labels = np.array([True, True, False, False])
    films = JudgedFilms(labels, np.array([True, False, True, False]), np.arange(4))
    found = expect(films.bracket, prevalence=0.1)
    counted = phrases.meaning(FlagPolicy(Rule.MEAN), cards, found)
    assert "bounds" in bounded
    assert "bounds" not in counted
    assert "counted on these" in counted
    measured = cards[0].evaluations[0]
    assert "(Wilson, MOVER-R)" in phrases.basis(measured, found, FlagPolicy(Rule.MEAN))
    twice = expect(replace(films, patients=np.zeros(4, dtype=int)).bracket, prevalence=0.1)
    assert "widened by patient" in phrases.basis(measured, twice, FlagPolicy(Rule.MEAN))


def test_between_the_points_of_the_card_spans_are_said_to_be_spans(desk: Desk) -> None:
    desk.strip.try_out(0.7)
    assert desk.strip.body.figures.values["sensitivity"].text() == "0.00–0.95"
    assert "between two points" in desk.strip.body.basis.text()
    assert "between 0.00 and 0.95" in desk.strip.body.figures.values["sensitivity"].accessibleName()


def test_policies_flag_together_and_say_what_it_means(desk: Desk) -> None:
    desk.choose_rule(Rule.ANY)
    assert desk.flagged == ["bright", "grey", "white"]
    assert desk.services.settings.current.flag_policy == "any"
    body = desk.strip.body
    assert "at least as sensitive as the most sensitive" in body.meaning.text()
    assert "bounds" in body.meaning.text()
    desk.choose_rule(Rule.MAJORITY)
    assert desk.flagged == ["bright", "white"]
    assert "2 of 2 must flag" in body.meaning.text()
    desk.choose_rule(Rule.MEAN)
    assert "not calibrated" in body.meaning.text()
    body.exact.setValue(0.8)
    desk.strip.apply()
    assert desk.flagged == ["white"]
    assert "mean of 2 models ≥ 0.800" in desk.strip.head.line.toolTip()
    body.home.click()
    assert desk.flagged == ["bright", "white"]
    desk.choose_rule(Rule.LEADING)
    assert body.meaning.text() == ""
    assert not body.meaning.isVisible()


def test_where_models_vote_each_ones_threshold_can_be_moved(desk: Desk) -> None:
    assert not desk.strip.body.choosers.model.isEnabled()
    desk.choose_rule(Rule.ANY)
    desk.choose("model", 1)
    assert desk.strip.body.exact.value() == pytest.approx(0.2)
    desk.strip.try_out(0.95)
    assert "2 of 4 films in scope would be flagged" in desk.strip.body.count.text()
    desk.strip.apply()
    assert desk.flagged == ["bright", "white"]
    assert desk.threshold.name == "balanced"


def test_the_policy_is_kept_for_the_next_folder(desk: Desk, study: Path) -> None:
    desk.choose_rule(Rule.ANY)
    desk.session.open([study])
    assert desk.flagged == ["bright", "grey", "white"]


def test_a_policy_set_for_the_machine_cannot_be_changed(
    make: object, services: Services, study: Path, tmp_path: Path
) -> None:
    store = SettingsStore(tmp_path / "other.json", {"flag_policy": "any", "device": "cpu"})
    store.update(leading_model="mean_grey")
    desk: Desk = make(dataclasses.replace(services, settings=store), study)  # type: ignore[operator]
    assert desk.flagged == ["bright", "grey", "white"]
    assert not desk.strip.body.choosers.rule.isEnabled()
    assert "administrator" in desk.strip.body.choosers.rule.toolTip()


def test_the_wheel_moves_no_threshold_in_passing(desk: Desk) -> None:
    body = desk.strip.body
    for widget in (
        *(body.slider, body.exact, body.choosers.rule, body.choosers.point),
        body.figures.prevalence,
    ):
        turn = QWheelEvent(
            QPointF(5, 5),
            widget.mapToGlobal(QPointF(5, 5)),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        assert turn.type() is QEvent.Type.Wheel
        QApplication.sendEvent(widget, turn)
    assert body.exact.value() == 0.5
    assert body.figures.prevalence.value() == 60
    assert body.choosers.rule.currentIndex() == 0


def test_reasons_are_said_in_the_readers_language() -> None:
    assert phrases.REASONS == TEXTS


def test_the_strip_remembers_whether_it_is_open(desk: Desk) -> None:
    assert desk.services.settings.current.triage_open
    desk.strip.head.toggle.click()
    assert not desk.strip.body.isVisible()
    assert not desk.services.settings.current.triage_open
