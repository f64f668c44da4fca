"""Triage in the reading page: the worklist follows the threshold, the reader's place stays."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from desktop.review.database import open_database
from desktop.review.findings import Threshold, reassess
from desktop.review.policy import Rule
from desktop.review.room import ReadingRoom
from desktop.review.site_points import SitePoint
from desktop.review.verdicts import film_key
from desktop.ui.worklist.case import Group
from desktop.ui.worklist.columns import BY_NAME
from desktop.ui.worklist.filters import Filters
from desktop.ui.worklist.state import Worklist
from tests.ui.build import finding

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.ui.window import MainWindow


def shown(window: MainWindow) -> list[str]:
    return [row.finding.ref.path.stem for row in window.reading.pane.worklist.rows]


def current(window: MainWindow) -> str:
    finding = window.reading.view.finding
    assert finding is not None
    return finding.ref.path.stem


def set_by_hand(window: MainWindow, value: float) -> None:
    window.reading.triage.try_out(value)
    window.reading.triage.apply()


def test_the_worklist_follows_and_the_film_that_is_read_stays(reading: MainWindow) -> None:
    page = reading.reading
    page.view.step(1)
    assert current(reading) == "bright"
    hanging = page.film.canvas.hanging
    set_by_hand(reading, 0.8)
    assert current(reading) == "bright"
    assert page.film.canvas.hanging is hanging
    assert page.pane.worklist.count(Group.FLAGGED) == 1
    assert "below the threshold 0.800 (set by hand)" in page.film.strip._reason.text()
    assert "“set by hand” ≥ 0.800" in reading._status.text()
    page.triage.body.choosers.rule_chosen.emit(Rule.ANY)
    assert "flagged by: Any one model" in reading._status.text()


def test_the_reason_beside_the_film_says_which_models_flag_it(reading: MainWindow) -> None:
    page = reading.reading
    page.triage.body.choosers.rule_chosen.emit(Rule.ANY)
    assert "Flagged by 2 of 2 models (1 needed): Mean grey" in page.film.strip._reason.text()


def test_where_the_mean_rules_it_is_the_score_that_is_shown(reading: MainWindow) -> None:
    page = reading.reading
    scores = [1.0, 0.0]
    findings = [
        replace(
            one,
            assessments=tuple(
                replace(a, score=replace(a.score, probability=p))
                for a, p in zip(one.assessments, scores, strict=False)
            ),
        )
        for one in reading.session.findings
    ]
    reading.session._findings = findings
    page.triage.body.choosers.rule_chosen.emit(Rule.MEAN)
    row = page.pane.worklist.rows[0]
    assert row.finding.ruling == (0.5, 0.5)
    assert BY_NAME["score"].text(row.case) == "0.500"
    assert page.film.strip._score.text() == "0.500"
    assert "Mean of 2 models · threshold ≥ 0.500" in page.film.strip._model.text()
    assert page.film.strip._others.text().startswith("Of: Mean")


def test_only_films_on_which_the_models_disagree(reading: MainWindow) -> None:
    page = reading.reading
    chip = page.triage.head.disputed
    assert chip.text() == "≠ Models disagree 1"
    chip.click()
    assert shown(reading) == ["grey"]
    assert "models disagree" in page.pane.finder.order.lower()
    set_by_hand(reading, 0.3)
    assert shown(reading) == []
    assert chip.text() == "≠ Models disagree 0"
    page.pane.clear_filters()
    assert len(shown(reading)) == 5
    assert not chip.isChecked()


def test_where_the_film_drops_out_of_the_filter_its_place_in_the_list_is_kept(
    reading: MainWindow,
) -> None:
    page = reading.reading
    page.pane.show_group(Group.UNFLAGGED)
    assert shown(reading) == ["grey", "dark"]
    assert current(reading) == "grey"
    set_by_hand(reading, 0.3)
    assert shown(reading) == ["dark"]
    assert current(reading) == "dark"


def test_a_narrowed_list_stays_narrowed(reading: MainWindow) -> None:
    page = reading.reading
    worklist = page.pane.worklist
    key = worklist.rows[0].finding
    film = film_key(key)
    assert film is not None
    page.narrow("one", [film])
    set_by_hand(reading, 0.3)
    assert len(shown(reading)) == 1
    assert worklist.narrowing is not None


def test_a_blind_reader_is_not_told_how_many_are_flagged(reading: MainWindow) -> None:
    page = reading.reading
    assert page.triage.isVisible()
    page.desk.read_blind(True)
    assert not page.triage.isVisible()
    page.desk.read_blind(False)
    assert page.triage.isVisible()


def test_the_filter_is_kept_with_the_others() -> None:
    filters = replace(Filters(), disputed=True)
    assert Filters.from_json(filters.to_json()) == filters
    assert filters.narrow
    assert not filters.blinded().disputed


def test_a_point_that_the_site_chooses_meanwhile_is_offered(
    reading: MainWindow, tmp_path: Path
) -> None:
    page = reading.reading
    room = ReadingRoom(open_database(tmp_path / "room.sqlite"))
    page.triage._services = replace(page.triage._services, room=room)
    point = SitePoint(
        at=datetime.datetime.now(datetime.UTC),
        user="reader",
        model="mean_grey",
        version="1.0.0",
        name="ours",
        threshold=0.3,
        chosen_on="painted films",
        films=4,
        films_sha256="0" * 64,
    )
    reading.tabs.setCurrentWidget(reading.compare)
    room.site_points.save(point)
    reading.tabs.setCurrentWidget(page)
    chooser = page.triage.body.choosers.point
    assert chooser.itemText(chooser.count() - 1) == "ours ≥ 0.300 (this site)"
    chooser.setCurrentIndex(chooser.count() - 1)
    chooser.activated.emit(chooser.count() - 1)
    assert reading.session.team is not None
    assert reading.session.team.thresholds["mean_grey", "1.0.0"].name == "ours"
    assert page.pane.worklist.count(Group.FLAGGED) == 3


def test_a_worklist_whose_films_are_judged_anew_is_as_one_made_anew() -> None:
    random = np.random.default_rng(2)
    films = [finding(f"{n}.png", p) for n, p in enumerate(random.random(40))]
    films += [finding("broken.png", None)]
    cut = {("mean_grey", "1.0.0"): Threshold("mean_grey", "1.0.0", 0.8, "set by hand")}
    judged = [reassess(one, cut) for one in films]
    fresh, renewed, other = Worklist(), Worklist(), Worklist()
    for worklist, first in ((fresh, judged), (renewed, films), (other, films[:7])):
        for change in worklist.admit(first):
            worklist.carry_out(change)
    for worklist in (renewed, other):
        worklist.replace(judged)
        assert [row.finding for row in worklist.rows] == [row.finding for row in fresh.rows]
        assert [worklist.count(g) for g in Group] == [fresh.count(g) for g in Group]
        ranks = [worklist.rank(row) for row in worklist.rows]
        assert ranks == [fresh.rank(row) for row in fresh.rows]
        assert worklist.unread == fresh.unread
        assert worklist.row_of(judged[3]) == fresh.row_of(judged[3])
