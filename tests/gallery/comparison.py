"""The comparison of the models: its four views in their states."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from desktop.review.database import open_database
from desktop.review.room import ReadingRoom
from desktop.ui.compare.save_point import PointWishes, SavePointDialog
from tests.gallery.stage import until

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.ui.compare.views import Views
    from desktop.ui.window import MainWindow
    from tests.gallery.stage import Stage

FOLDERS = ("NORMAL", "PNEUMONIA")


def sorted_study(stage: Stage) -> Path:
    """Put the sample films into folders of labels, every second one into each.

    The films are painted, so that the labels mean nothing: the figures show what a view
    looks like, not how good a model is.
    """
    folder = stage.scratch / "labelled"
    films = sorted(one for one in stage.study.rglob("*") if one.is_file())
    for place, film in enumerate(films):
        target = folder / FOLDERS[place % 2] / film.name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(film, target)
    return folder


def cards(stage: Stage, window: MainWindow) -> None:
    """What the cards say, while a study is open."""
    window.tabs.setCurrentWidget(window.compare)
    views = filled(window)
    stage.shoot(window, "compare-models")
    window.compare.measure()
    stage.shoot(window, "compare-measuring-speed")
    until(views.models.measure.isEnabled)
    views.models.board.tabs.setCurrentWidget(views.models.board.about)
    views.models.board.left.titles.setCurrentIndex(2)
    views.models.board.right.titles.setCurrentIndex(5)
    stage.shoot(window, "compare-models-about")
    views.models.board.tabs.setCurrentWidget(views.models.board.differences)
    stage.shoot(window, "compare-models-differences")


def without_folder(stage: Stage) -> None:
    with stage.window() as window:
        window.tabs.setCurrentWidget(window.compare)
        views = filled(window)
        stage.shoot(window, "compare-without-folder")
        for view, name in (
            (views.folder, "folder"),
            (views.labelled, "labelled"),
            (views.laboratory, "laboratory"),
        ):
            views.setCurrentWidget(view)
            stage.shoot(window, f"compare-without-folder-{name}")


def labelled(stage: Stage) -> None:
    """The open folder, without and with labels, and the threshold laboratory."""
    room = ReadingRoom(open_database(stage.scratch / f"{stage.theme}.sqlite"))
    with stage.with_services(room=room).window() as window:
        window.open_paths([sorted_study(stage)])
        until(lambda: not window.session.progress.working)
        window.tabs.setCurrentWidget(window.compare)
        views = filled(window)
        folder(stage, window, views)
        views.setCurrentWidget(views.labelled)
        until(views.labelled.board.isVisible)
        stage.shoot(window, "compare-labelled")
        views.labelled.board.tabs.setCurrentWidget(views.labelled.board.differences)
        views.labelled.board.left.titles.setCurrentIndex(2)
        views.labelled.board.right.titles.setCurrentIndex(3)
        stage.shoot(window, "compare-labelled-differences")
        laboratory(stage, window, views)
        views.setCurrentWidget(views.labelled)
        table = stage.scratch / "labels.csv"
        table.write_text("film,seen\na.png,maybe\n", "utf-8")
        views.labelled.use_table(table)
        until(lambda: bool(views.labelled.said[2]))
        stage.shoot(window, "compare-labelled-bad-table")


def folder(stage: Stage, window: MainWindow, views: Views) -> None:
    views.setCurrentWidget(views.folder)
    until(views.folder.films.isVisible)
    stage.shoot(window, "compare-folder")
    tabs = views.folder.tabs
    for at, name in ((1, "agreement"), (2, "flag-rates"), (3, "drift")):
        tabs.setCurrentIndex(at)
        stage.shoot(window, f"compare-folder-{name}")
    views.folder.disputed.click()
    stage.shoot(window, "compare-shown-in-the-worklist")
    window.tabs.setCurrentWidget(window.compare)


def laboratory(stage: Stage, window: MainWindow, views: Views) -> None:
    views.setCurrentWidget(views.laboratory)
    lab = views.laboratory
    lab.move_to(0.42)
    stage.shoot(window, "laboratory")
    views.desk.ask()
    dialog = next(iter(window.findChildren(SavePointDialog)))
    dialog.name.setText("our ward")
    stage.shoot(dialog, "laboratory-save")
    dialog.close()
    wishes = PointWishes("our ward", "Dr Example", "the sample study", "fewer misses", False)
    views.desk.save(wishes)
    until(lambda: bool(lab.history.grid.rows))
    lab.tabs.setCurrentIndex(2)
    stage.shoot(window, "laboratory-history")
    lab.tabs.setCurrentIndex(1)
    stage.shoot(window, "laboratory-against-the-others")


def filled(window: MainWindow) -> Views:
    """Wait until the cards are read."""
    until(lambda: bool(window.compare.views and window.compare.views.models.chosen_set))
    assert window.compare.views is not None
    return window.compare.views
