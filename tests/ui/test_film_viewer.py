"""The film in the window: measuring, magnifying, side by side, where the model looked."""

from __future__ import annotations

import datetime
import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QSizeF, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton

from desktop.imaging.radiograph import HeaderFacts, ImageRef, Overlay, Radiograph, Window
from desktop.inference.saliency import SaliencyMap
from desktop.review.findings import Status
from desktop.ui.film import research
from desktop.ui.film.beside import BesidePane
from desktop.ui.film.canvas import FilmCanvas
from desktop.ui.film.chooser import FilmChooser, described
from desktop.ui.film.loading import prepare
from desktop.ui.film.looking import AGAINST, FOR, MapKey, coloured, colours
from desktop.ui.film.priors import Relation, candidates, prior, relation
from desktop.ui.film.probing import under
from desktop.ui.film.shelf import Shelf
from desktop.ui.tasks import BackgroundTask
from tests.ui.build import finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from desktop.review.findings import Finding
    from desktop.ui.services import Services
    from desktop.ui.window import MainWindow

PLAIN = Window(127.5, 255)


def film(
    name: str = "a.png", *, value: int = 100, overlays: tuple[Overlay, ...] = ()
) -> Radiograph:
    pixels = np.full((60, 80), value, np.uint8)
    return Radiograph(ImageRef(Path(name)), pixels, (PLAIN,), "PNG", 8, overlays=overlays)


def canvas_with(radiograph: Radiograph, qtbot: QtBot) -> FilmCanvas:
    canvas = FilmCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(400, 300)
    canvas.set_film(prepare(radiograph, (16, 16)), "1 of 1")
    canvas.show_words(False)
    return canvas


def pixel(canvas: FilmCanvas, x: float, y: float) -> tuple[int, int, int]:
    """Return the colour that stands at a point of the film."""
    assert canvas.hanging is not None
    at = canvas.hanging.placement.to_view((x, y))
    shot = canvas.grab()
    ratio = shot.devicePixelRatio()
    colour = shot.toImage().pixelColor(round(at[0] * ratio), round(at[1] * ratio))
    return colour.red(), colour.green(), colour.blue()


def looked(radiograph: Radiograph, values: np.ndarray) -> object:
    key = MapKey(radiograph.ref, "model", "1.0.0")
    return coloured(key, "Model 1.0.0", SaliencyMap(values.astype(np.float32), "occlusion"))


# The map


def test_what_speaks_for_is_orange_and_what_speaks_against_is_blue(qtbot: QtBot) -> None:
    radiograph = film()
    canvas = canvas_with(radiograph, qtbot)
    values = np.zeros((6, 8))
    values[:, :3], values[:, 5:] = 2.0, -2.0
    canvas.show_looked(looked(radiograph, values), 1.0)
    left, middle = pixel(canvas, 10, 40), pixel(canvas, 40, 40)
    right = pixel(canvas, 60, 55)
    assert left == pytest.approx(FOR, abs=12)
    assert right == pytest.approx(AGAINST, abs=12)
    assert middle == pytest.approx((100, 100, 100), abs=12)


def test_a_map_of_another_film_is_never_shown(qtbot: QtBot) -> None:
    canvas = canvas_with(film(), qtbot)
    canvas.show_looked(looked(film("b.png"), np.ones((6, 8))), 1.0)
    assert canvas.looked is None
    assert pixel(canvas, 40, 30) == (100, 100, 100)


def test_the_map_goes_with_its_film(qtbot: QtBot) -> None:
    radiograph = film()
    canvas = canvas_with(radiograph, qtbot)
    canvas.show_looked(looked(radiograph, np.ones((6, 8))), 1.0)
    assert canvas.looked is not None
    canvas.hang_none("")
    canvas.set_film(prepare(film("b.png"), None), "")
    assert canvas.looked is None


def test_no_map_no_colour() -> None:
    assert colours(np.zeros((2, 2), np.float32))[..., 3].max() == 0
    flat = looked(film(), np.zeros((4, 4)))
    assert flat.rgba[..., 3].max() == 0


# Over the film


def test_overlays_are_drawn_over_the_film_and_hidden_at_once(qtbot: QtBot) -> None:
    mask = np.zeros((60, 80), np.uint8)
    mask[20:40, 30:50] = 1
    overlay = Overlay(np.packbits(mask), 60, 80)
    canvas = canvas_with(film(overlays=(overlay,)), qtbot)
    plain = (100, 100, 100)
    assert pixel(canvas, 40, 30) != plain
    assert pixel(canvas, 10, 10) == plain
    canvas.show_overlays(False)
    assert pixel(canvas, 40, 30) == plain
    canvas.show_overlays(True)
    canvas.change(canvas.hanging.with_network_view(True))
    assert pixel(canvas, 8, 8) == plain


def test_what_the_model_saw_holds_no_overlay() -> None:
    overlay = Overlay(np.packbits(np.ones((60, 80), np.uint8)), 60, 80)
    with_one, without = (prepare(film(overlays=o), (16, 16)).seen for o in ((overlay,), ()))
    np.testing.assert_array_equal(with_one, without)


def test_the_magnifier_shows_the_film_larger_around_the_cursor(qtbot: QtBot) -> None:
    pixels = np.zeros((300, 400), np.uint8)
    pixels[148:153, 198:203] = 255
    dot = Radiograph(ImageRef(Path("dot.png")), pixels, (PLAIN,), "PNG", 8)
    canvas = canvas_with(dot, qtbot)
    assert pixel(canvas, 206, 150) == (0, 0, 0)
    canvas.magnify(True)
    canvas._follow(QPointF(*canvas.hanging.placement.to_view((200, 150))))
    assert pixel(canvas, 206, 150) == (255, 255, 255)
    assert pixel(canvas, 214, 150) == (0, 0, 0)


@pytest.mark.parametrize(
    ("radiograph", "words"),
    [
        (film(), "grey 100 of 255"),
        (replace(film(), file_format="DICOM"), "modality value 100"),
        (
            replace(film(), file_format="DICOM", turned=True),
            "modality value 100 (turned scale)",
        ),
    ],
)
def test_the_pixel_under_the_cursor(radiograph: Radiograph, words: str, qtbot: QtBot) -> None:
    hanging = canvas_with(radiograph, qtbot).hanging
    assert under(hanging, hanging.placement.to_view((10.5, 20.5))) == (words, "x 10 · y 20")
    assert under(hanging, hanging.placement.to_view((-3, 20))) == ()
    seen = hanging.with_network_view(True)
    assert under(seen, seen.placement.to_view((3, 4))) == (
        "input 100 of 255",
        "x 3 · y 4",
    )


# Side by side


def dated(name: str, patient: str, day: int | None) -> Finding:
    made = finding(name)
    date = datetime.date(2026, 1, day) if day else None
    facts = HeaderFacts(patient_key=patient, acquired=date, view="PA")
    return replace(made, film=replace(made.film, facts=facts))


def test_the_prior_is_the_patients_film_taken_last_before() -> None:
    now = dated("now", "p", 10)
    films = [
        dated("later", "p", 20),
        dated("first", "p", 1),
        dated("before", "p", 9),
        dated("other", "q", 9),
        now,
        dated("nobody", "", 9),
    ]
    assert prior(films, now).ref.path.name == "before"
    assert [one.ref.path.name for one in candidates(films, now)] == [
        *("later", "before", "first"),
        *("nobody", "other"),
    ]
    assert prior(films[:1], now).ref.path.name == "later"
    assert prior([films[3], films[5]], now) is None
    assert prior([films[5]], films[5]) is None


def test_films_of_unknown_patients_are_never_called_the_same_persons() -> None:
    nobody, unknown = dated("a", "", 1), dated("b", "", 2)
    assert relation(nobody, unknown) is Relation.UNKNOWN
    assert relation(nobody, dated("c", "p", 1)) is Relation.UNKNOWN
    assert relation(dated("d", "q", 1), dated("c", "p", 1)) is Relation.OTHER_PATIENT
    assert relation(nobody, nobody) is Relation.SAME_FILM
    assert described(dated("x.dcm", "p", 3), dated("y", "q", 3)) == (
        "x.dcm · 2026-01-03 · PA · OTHER PATIENT"
    )


@pytest.fixture
def pane(services: Services, qtbot: QtBot, look: None) -> Iterator[BesidePane]:
    films = [dated("new", "p", 9), dated("old", "p", 1), dated("else", "q", 5)]

    def read(ref: ImageRef) -> Radiograph:
        return replace(film(), ref=ref)

    made = BesidePane(replace(services, read_film=read), Shelf(), lambda: films)
    qtbot.addWidget(made)
    yield made
    made.close_loader()


def test_the_pane_follows_the_patient_until_the_reader_chooses(pane: BesidePane) -> None:
    new, old, other = pane._findings()
    pane.follow(new)
    assert pane.finding is old
    assert pane.label.relation.text() == "same patient"
    pane.follow(other)
    assert pane.finding is None
    assert pane.canvas.hanging is None
    pane.hold(new)
    pane.follow(old)
    assert pane.finding is new
    pane.follow(other)
    assert pane.finding is new
    assert pane.label.relation.text() == "OTHER PATIENT"
    assert pane.label.film.toolTip().startswith("new")
    pane.canvas.stepped.emit(1)
    assert pane.finding is old


def test_the_chooser_narrows_and_hands_over(pane: BesidePane, qtbot: QtBot) -> None:
    new, old, other = pane._findings()
    chooser = FilmChooser(candidates([new, old, other], new), new, pane)
    chosen: list[object] = []
    chooser.chosen.connect(chosen.append)
    assert chooser.films.currentIndex().data() == "old · 2026-01-01 · PA · same patient"
    qtbot.keyClicks(chooser.filter, "ELSE")
    chooser.hang.click()
    assert chosen == [other]
    chooser.filter.setText("nothing like it")
    assert not chooser.hang.isEnabled()


def test_arrows_walk_through_the_chooser_while_a_text_is_typed(
    pane: BesidePane, qtbot: QtBot
) -> None:
    new, old, other = pane._findings()
    chooser = FilmChooser([old, other], new, pane)
    rows = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown):
        qtbot.keyClick(chooser.filter, key)
        rows.append(chooser.films.currentIndex().row())
    assert rows == [1, 1, 0, 1]
    chooser.filter.setText("nothing like it")
    qtbot.keyClick(chooser.filter, Qt.Key.Key_Down)
    assert not chooser.films.currentIndex().isValid()


def test_the_list_of_films_is_a_sound_model(pane: BesidePane, qtmodeltester: object) -> None:
    from desktop.ui.film.chooser import FilmListModel

    films = pane._findings()
    qtmodeltester.check(FilmListModel(films, films[0], pane))


# Until a film is there


def test_a_thumbnail_stands_where_the_film_will_hang_and_as_bright(qtbot: QtBot) -> None:
    canvas = canvas_with(film(value=100), qtbot)
    as_film = canvas.grab().toImage()
    # A thumbnail's sides are rounded: this one is narrower than its film.
    small = QImage(9, 7, QImage.Format.Format_Grayscale8)
    small.fill(100)
    canvas.wait_for_film("Loading film…", small, QSizeF(80, 60))
    assert canvas.grab().toImage() == as_film


def test_what_comes_in_a_blink_is_not_announced(qtbot: QtBot) -> None:
    canvas = canvas_with(film(), qtbot)
    canvas.wait_for_film("Loading film…")
    assert canvas.note == ""
    qtbot.waitUntil(lambda: canvas.note == "Loading film…")
    canvas.set_film(prepare(film(), (16, 16)), "1 of 1")
    assert canvas.note == ""
    canvas.hang_none("No film is selected")
    assert canvas.note == "No film is selected"


# In the window


def test_wheel_and_double_click_do_on_every_stage_what_they_do_on_the_film(
    reading: MainWindow, qtbot: QtBot
) -> None:
    from tests.ui.test_keys import turn_wheel

    panel, maximise = reading.reading.film, reading.actions_by_name["maximise"]
    broken = next(one for one in reading.session.findings if one.status is Status.UNREADABLE)
    reading.jump_to(broken)
    assert panel.message.isVisible()
    qtbot.mouseDClick(panel.message, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert maximise.isChecked()
    qtbot.mouseDClick(panel.message, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert not maximise.isChecked()
    turn_wheel(panel.message, 120)
    assert panel.finding is not broken
    acts(reading, "beside")
    qtbot.mouseDClick(panel.beside.canvas, Qt.MouseButton.LeftButton)
    assert maximise.isChecked()


def test_a_hand_that_slips_in_a_click_changes_nothing(reading: MainWindow, qtbot: QtBot) -> None:
    canvas = reading.reading.film.canvas
    before = canvas.hanging
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    qtbot.mouseMove(canvas, QPoint(52, 49))
    assert canvas.hanging is before
    qtbot.mouseMove(canvas, QPoint(60, 50))
    qtbot.mouseMove(canvas, QPoint(51, 50))
    assert canvas.hanging.window.width == pytest.approx(before.window.width, rel=0.01)
    assert canvas.hanging is not before
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(51, 50))


def acts(window: MainWindow, name: str, on: bool = True) -> None:
    window.actions_by_name[name].setChecked(on)


def test_the_map_is_off_until_research_is_switched_on(reading: MainWindow) -> None:
    panel, saliency = reading.reading.film, reading.actions_by_name["saliency"]
    assert not saliency.isEnabled()
    assert "Research mode is off" in saliency.toolTip()
    acts(reading, "research")
    assert reading._services.settings.current.show_saliency
    assert saliency.isEnabled()
    assert "Research mode" not in saliency.toolTip()
    assert panel.canvas.looked is None
    saliency.trigger()
    assert panel.canvas.looked is not None
    assert panel.canvas.looked.method == "occlusion"
    saliency.trigger()
    assert panel.canvas.looked is None


def test_the_film_stays_in_its_place_while_the_map_comes_and_goes(
    reading: MainWindow, qtbot: QtBot
) -> None:
    acts(reading, "research")
    canvas = reading.reading.film.canvas
    qtbot.waitUntil(reading.reading.film.research_bar.isVisible)
    reading.reading.film.layout().activate()
    before = canvas.hanging.placement
    acts(reading, "saliency")
    reading.reading.film.layout().activate()
    assert canvas.hanging.placement == before


def test_switching_research_off_takes_the_map_away(reading: MainWindow) -> None:
    panel, saliency = reading.reading.film, reading.actions_by_name["saliency"]
    acts(reading, "research")
    acts(reading, "saliency")
    acts(reading, "research", False)
    assert panel.canvas.looked is None
    assert not panel.research_bar.isVisible()
    assert not saliency.isChecked()
    assert not saliency.isEnabled()
    reading.reading.go("next")
    assert not saliency.isEnabled()


def test_what_is_put_away_leaves_its_keys_to_the_film(reading: MainWindow, qtbot: QtBot) -> None:
    panel = reading.reading.film
    acts(reading, "research")
    acts(reading, "saliency")
    panel.research_bar.opacity.setFocus()
    acts(reading, "research", False)
    assert reading.focusWidget() is panel
    acts(reading, "beside")
    panel.beside.close_button.setFocus()
    qtbot.keyClick(panel.beside.close_button, Qt.Key.Key_Space)
    assert reading.focusWidget() is panel


def test_each_film_and_model_has_its_own_map(
    reading: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    real = research.saliency_map

    def note(classifier: object, tensor: object) -> SaliencyMap:
        asked.append(classifier.classifier.card.name)
        return real(classifier, tensor)

    monkeypatch.setattr(research, "saliency_map", note)
    canvas, bar = reading.reading.film.canvas, reading.reading.film.research_bar
    acts(reading, "research")
    acts(reading, "saliency")
    first = canvas.looked.key
    bar.models.setCurrentIndex(1)
    assert (canvas.looked.key.ref, canvas.looked.key.model) == (first.ref, "second")
    reading.reading.go("next")
    assert canvas.looked.key.ref == canvas.hanging.film.radiograph.ref != first.ref
    reading.reading.go("previous")
    assert canvas.looked.key.ref == first.ref
    assert asked == ["mean_grey", "second", "second"]
    bar.opacity.setValue(80)
    assert canvas._opacity == 0.8
    assert len(asked) == 3


def test_a_map_that_is_cancelled_never_comes(
    open_window: Callable[[Services], MainWindow],
    services: Services,
    study: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun, go_on = threading.Event(), threading.Event()
    ends: list[str] = []

    def slowly(classifier: object, tensor: np.ndarray) -> SaliencyMap:
        begun.set()
        go_on.wait(5)
        try:
            classifier.score(tensor[np.newaxis])
        except Exception:
            ends.append("stopped")
            raise
        return SaliencyMap(np.ones((4, 4), np.float32), "occlusion")

    monkeypatch.setattr(research, "saliency_map", slowly)
    window = open_window(replace(services, new_task=BackgroundTask))
    window.open_paths([study])
    panel = window.reading.film
    qtbot.waitUntil(lambda: panel.canvas.hanging is not None and window.session.team is not None)
    acts(window, "research")
    acts(window, "saliency")
    qtbot.waitUntil(begun.is_set)
    assert panel.research_bar.cancel.isVisible()
    panel.research_bar.cancel.click()
    assert not window.actions_by_name["saliency"].isChecked()
    go_on.set()
    qtbot.waitUntil(lambda: not panel.research._research._task.busy)
    assert ends == ["stopped"]
    assert panel.canvas.looked is None


def test_a_measurement_goes_with_its_film_to_the_other_place(
    reading: MainWindow, qtbot: QtBot
) -> None:
    panel = reading.reading.film
    acts(reading, "measure")
    qtbot.mousePress(panel.canvas, Qt.MouseButton.LeftButton, pos=QPoint(300, 200))
    qtbot.mouseMove(panel.canvas, QPoint(360, 240))
    qtbot.mouseRelease(panel.canvas, Qt.MouseButton.LeftButton, pos=QPoint(360, 240))
    made = panel.canvas.marks.every
    assert len(made) == 1
    reading.actions_by_name["keep_beside"].trigger()
    reading.reading.go("next")
    assert panel.beside.canvas.marks.every == made
    assert not panel.canvas.marks.every


def test_side_by_side_keeps_a_film_and_moves_both(reading: MainWindow) -> None:
    panel = reading.reading.film
    reading.actions_by_name["keep_beside"].trigger()
    assert panel.beside.isVisible()
    assert panel.label.isVisible()
    kept = panel.beside.finding
    reading.reading.go("next")
    assert panel.beside.finding is kept
    assert panel.finding is not kept
    assert panel.beside.label.relation.text() == "patient not stated"
    acts(reading, "link")
    reading.actions_by_name["zoom_in"].trigger()
    reading.actions_by_name["rotate_right"].trigger()
    main, other = panel.canvas.hanging.placement, panel.beside.canvas.hanging.placement
    assert main.orientation == other.orientation
    assert other.zoom / other.fit().zoom == pytest.approx(main.zoom / main.fit().zoom)
    acts(reading, "link", False)
    panel.beside.canvas.touched.emit()
    reading.actions_by_name["invert"].trigger()
    assert panel.beside.canvas.hanging.inverted
    assert not panel.canvas.hanging.inverted
    panel.beside.close_button.click()
    assert not panel.beside.isVisible()
    assert not reading.actions_by_name["beside"].isChecked()


def test_the_reader_s_own_window_is_kept_for_such_films(reading: MainWindow) -> None:
    panel = reading.reading.film
    mine = Window(77, 33)
    panel.canvas.change(panel.canvas.hanging.windowed(mine))
    reading.actions_by_name["keep_window"].trigger()
    reading.reading.go("next")
    reading.actions_by_name["preset_4"].trigger()
    shown = panel.canvas.hanging.window
    assert (shown.center, shown.width, shown.explanation) == (77, 33, "my own")
    menu = reading.actions_by_name["windows"].menu()
    menu.aboutToShow.emit()
    assert any("my own" in action.text() for action in menu.actions())


def test_a_spoilt_setting_is_no_window(reading: MainWindow) -> None:
    panel = reading.reading.film
    reading._services.settings.update(user_windows={"PNG 8 bit": (0.0, 1.0, "ROUND")})
    assert panel.windows.offered() == panel.canvas.hanging.film.presets


def test_identifiers_are_read_only_when_asked_for(
    open_window: Callable[[Services], MainWindow], services: Services, study: Path
) -> None:
    from desktop.imaging.identity import Identity

    read: list[ImageRef] = []

    def who(ref: ImageRef) -> Identity:
        read.append(ref)
        return Identity(name="Doe Jane", patient_id=str(len(read)))

    window = open_window(replace(services, read_identity=who))
    window.open_paths([study])
    canvas = window.reading.film.canvas
    assert (canvas._identity, read) == ((), [])
    acts(window, "identity")
    assert canvas._identity == ("Name Doe Jane", "ID 1")
    window.reading.go("next")
    assert canvas._identity == ("Name Doe Jane", "ID 2")
    acts(window, "identity", False)
    assert canvas._identity == ()


def test_a_finding_that_comes_again_leaves_the_film_as_it_hangs(reading: MainWindow) -> None:
    panel = reading.reading.film
    reading.actions_by_name["zoom_in"].trigger()
    before = panel.canvas.hanging
    panel.show_finding(replace(panel.finding, status=Status.OUT_OF_SCOPE), place="7 of 9")
    assert panel.canvas.hanging is before
    assert panel.canvas._place == "7 of 9"
    assert panel.label.film.toolTip() == "white.png · 7 of 9"


def test_controls_in_the_viewer_are_worked_with_the_keyboard(
    reading: MainWindow, qtbot: QtBot
) -> None:
    panel = reading.reading.film
    acts(reading, "research")
    acts(reading, "saliency")
    value = panel.research_bar.opacity.value()
    panel.research_bar.opacity.setFocus()
    qtbot.keyClick(panel.research_bar.opacity, Qt.Key.Key_Up)
    assert panel.research_bar.opacity.value() > value
    qtbot.keyClick(panel.research_bar.opacity, Qt.Key.Key_S)
    assert not reading.actions_by_name["saliency"].isChecked()


def test_every_control_of_the_viewer_has_a_name(reading: MainWindow) -> None:
    acts(reading, "research")
    acts(reading, "saliency")
    acts(reading, "beside")
    panel = reading.reading.film
    nameless = [one for one in panel.findChildren(QAbstractButton) if not one.accessibleName()]
    assert not nameless
    assert panel.canvas.accessibleName() != panel.beside.canvas.accessibleName()


def test_a_wheel_s_zoom_is_quick_at_first_and_exact_at_rest(
    reading: MainWindow, qtbot: QtBot
) -> None:
    from tests.ui.test_keys import CTRL, wheel

    canvas = reading.reading.film.canvas
    wheel(reading, 120, CTRL)
    assert canvas._moving
    qtbot.waitUntil(lambda: not canvas._moving)
