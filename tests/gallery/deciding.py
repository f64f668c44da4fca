"""The triage strip: a moved threshold, policies of several models, films in dispute."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from desktop.review.database import open_database
from desktop.review.policy import Rule
from desktop.review.room import ReadingRoom
from desktop.review.site_points import SitePoint
from tests.gallery.stage import rest, until

if TYPE_CHECKING:
    from desktop.ui.window import MainWindow
    from tests.gallery.stage import Stage

_APPLIED = 500
"""Milliseconds after which a threshold rests."""


def deciding(stage: Stage) -> None:
    """Open the strip, drag the threshold, let go, and let models decide together."""
    room = ReadingRoom(open_database(stage.scratch / f"deciding-{stage.theme}.sqlite"))
    with stage.with_services(room=room).window() as window:
        window.open_paths([stage.study])
        until(lambda: not window.session.progress.working)
        until(lambda: window.reading.film.canvas.hanging is not None)
        _choose_a_point(room, window)
        strip = window.reading.triage
        body = strip.body
        strip.head.toggle.setChecked(True)
        stage.shoot(window, "triage-open")
        body.figures.prevalence.setValue(8)
        body.slider.setSliderDown(True)
        body.slider.setSliderPosition(430)
        stage.shoot(window, "triage-dragged")
        body.slider.setSliderDown(False)
        rest(_APPLIED)
        stage.shoot(window, "triage-set-by-hand")
        for rule in (Rule.ANY, Rule.MAJORITY, Rule.MEAN):
            body.choosers.rule_chosen.emit(rule)
            rest(_APPLIED)
            stage.shoot(window, f"triage-{rule}")
        strip.head.disputed.click()
        strip.head.toggle.setChecked(False)
        stage.shoot(window, "triage-models-disagree")


def _choose_a_point(room: ReadingRoom, window: MainWindow) -> None:
    assert window.session.team is not None
    card = window.session.team.leading.card
    room.site_points.save(
        SitePoint(
            at=datetime.datetime(2026, 3, 2, tzinfo=datetime.UTC),
            user="reader",
            model=card.name,
            version=card.version,
            name="ours",
            threshold=0.31,
            chosen_on="invented films",
            films=1,
            films_sha256="0" * 64,
        )
    )
    window.session.rule()
