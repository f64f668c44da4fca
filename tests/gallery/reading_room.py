"""Scenes of the reading room: verdicts, notes, blind reading, two readers, sessions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QDialog

from desktop.review.database import open_database
from desktop.review.room import ReadingRoom
from desktop.review.verdicts import film_key
from desktop.review.watching import Look
from desktop.ui.worklist.filters import ColumnFilter, Reading
from desktop.ui.worklist.sorting import Order, Sorting
from tests.gallery.patient import write_patient
from tests.gallery.stage import rest, until

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.ui.window import MainWindow
    from tests.gallery.stage import Stage


@contextmanager
def room_of(stage: Stage, name: str) -> Iterator[ReadingRoom]:
    """Open a room of its own for a scene."""
    with open_database(stage.scratch / f"{name}.sqlite") as database:
        yield ReadingRoom(database)


def open_study(window: MainWindow, folder: Path) -> None:
    """Open films and wait until they are read and the first one hangs."""
    window.open_paths([folder])
    until(lambda: not window.session.progress.working)
    until(lambda: window.reading.film.canvas.hanging is not None)


def dialog() -> QDialog:
    """Return the dialog that is open."""
    return next(
        one
        for one in QApplication.topLevelWidgets()
        if isinstance(one, QDialog) and one.isVisible()
    )


def verdicts(stage: Stage) -> None:
    """Cases with verdicts, a note, filters and an order by a column; the summary."""
    stage.services.settings.update(reader="")
    with room_of(stage, "verdicts") as room, stage.with_services(room=room).window() as window:
        open_study(window, stage.study)
        page, desk = window.reading, window.reading.desk
        desk.decide("pneumonia")
        stage.shoot(dialog(), "reader-asked")
        dialog().close()
        desk.read_as("Dr. Example")
        for name in ("pneumonia", "normal", "unsure", "pneumonia"):
            desk.decide(name)
        page.write_note()
        page.bar.field.setText("Behind the heart; compare with the film before")
        stage.shoot(window, "verdicts-and-a-note")
        page.bar.note_kept.emit(page.bar.put_note_away())
        page.view.selectAll()
        desk.decide("normal")
        stage.shoot(window, "verdict-refused-on-many")
        page.keep_one()
        page.pane.sort(Sorting(Order.COLUMN, "score"))
        page.pane._on_reading(Reading.UNREAD)
        page.pane._on_column_filter(ColumnFilter("score", high=0.9))
        stage.shoot(window, "sorted-and-filtered")
        page.pane.ask_filter("status")
        stage.shoot(dialog(), "filter-of-a-column")
        dialog().close()
        page.pane.ask_filter("age")
        stage.shoot(dialog(), "filter-of-a-range")
        dialog().close()
        page.pane.clear_filters()
        window.room.sum_up()
        stage.shoot(dialog(), "summary")
        dialog().close()
        rest(50)


def blind(stage: Stage) -> None:
    """A blind first read: nothing tells what the models say but of the films that are read."""
    stage.services.settings.update(reader="Dr. Example", blind_first_read=True)
    with room_of(stage, "blind") as room, stage.with_services(room=room).window() as window:
        open_study(window, stage.study)
        stage.shoot(window, "blind")
        window.reading.desk.decide("normal")
        stage.shoot(window, "blind-one-read")
        window.actions_by_name["blind"].setChecked(False)


def two_readers(stage: Stage) -> None:
    """Two readers disagree; a third settles it."""
    stage.services.settings.update(reader="Dr. First")
    with room_of(stage, "two") as room, stage.with_services(room=room).window() as window:
        open_study(window, stage.study)
        desk = window.reading.desk
        for name in ("pneumonia", "pneumonia", "normal", "unsure"):
            desk.decide(name)
        desk.read_as("Dr. Second")
        window.actions_by_name["first"].trigger()
        for name in ("pneumonia", "normal", "normal"):
            desk.decide(name)
        window.room.compare_readers()
        stage.shoot(dialog(), "two-readers")
        dialog().close()
        films = [key for one in window.session.findings if (key := film_key(one))]
        window.reading.settle(room.double_reading(films, first="Dr. First", second="Dr. Second"))
        stage.shoot(window, "disagreements")
        desk.decide("unsure")
        window.reading.view.step(-1)
        stage.shoot(window, "disagreement-settled")


def sessions(stage: Stage) -> None:
    """Sessions by name, a watched folder, and the way back tomorrow; a patient's two films."""
    stage.services.settings.update(reader="Dr. Example")
    looks = [Look(waiting=2)]

    def watch(*_args: object, cancelled: object, **_rest: object) -> Iterator[Look]:
        yield from looks
        cancelled.wait()

    patient = write_patient(stage.scratch / "ward", stage.study)
    with room_of(stage, "sessions") as room:
        other = stage.with_services(room=room, watch=watch)
        with other.window() as window:
            open_study(window, patient)
            stage.shoot(window, "films-of-a-patient")
            open_study(window, stage.study)
            window.actions_by_name["watch"].trigger()
            rest(300)
            stage.shoot(window, "watching")
            window.room.list_sessions()
            stage.shoot(dialog(), "sessions")
            dialog().close()
            rest(50)
        with other.window() as window:
            stage.shoot(window, "continue")


SCENES = (verdicts, blind, two_readers, sessions)
