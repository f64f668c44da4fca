"""What every test gets: folders of its own, the shared films, and a look at what it left behind."""

from __future__ import annotations

import gc
import os
import shutil
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest
import system_packages

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

ROOT = Path(__file__).resolve().parents[1]
THREAD_PATIENCE = 2.0
"""Seconds that a test's threads have to end after it."""

QTS_OWN = {"QTipLabel"}
"""Windows that Qt itself keeps between uses."""

_PASSED = pytest.StashKey[bool]()
_LIVE = pytest.StashKey[dict[int, str]]()


def _choose_platform() -> None:
    """Let Qt draw off screen where there is no screen for it, real or virtual."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return
    screen = shutil.which("Xvfb") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if not screen or system_packages.missing(system_packages.X11):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


_choose_platform()  # before anything imports Qt

hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.register_profile(
    "ci", deadline=None, derandomize=True, print_blob=True, database=None
)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_xvfb_disable(config: pytest.Config) -> bool:
    """Start no virtual screen when nothing will be drawn on it."""
    return os.environ.get("QT_QPA_PLATFORM") == "offscreen"


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep settings and data of the person who runs the tests out of them."""
    monkeypatch.setenv("PNEUMOTRIAGE_DATA_DIR", str(tmp_path / "data-folder"))
    monkeypatch.setenv("PNEUMOTRIAGE_CONFIG_DIR", str(tmp_path / "config-folder"))
    monkeypatch.setenv("PNEUMOTRIAGE_CACHE_DIR", str(tmp_path / "cache-folder"))


@pytest.fixture(scope="session")
def project_root() -> Path:
    """The folder that holds pyproject.toml."""
    return ROOT


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real films beside the checkout; without it the test is skipped."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the real films (shared/data beside the checkout) are not here")
    return folder


@pytest.fixture(scope="session")
def sample_study() -> Path:
    """The synthetic study that ships with the program."""
    folder = ROOT / "resources" / "samples"
    if not folder.is_dir() or not any(folder.iterdir()):
        pytest.skip("the sample study has not been drawn: pneumotriage-train samples")
    return folder


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember whether the test itself passed: a failed one's traceback keeps things alive."""
    report = yield
    if report.when == "call":
        item.stash[_PASSED] = report.passed
    return report


@pytest.fixture(autouse=True)
def nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a thread, a top-level widget or a running timer behind."""
    uses_qt = "qapp" in request.fixturenames
    threads = set(threading.enumerate())
    yield
    if not request.node.stash.get(_PASSED, False):
        return
    left = _left_threads(threads)
    if uses_qt:
        left += _left_qt_objects(request.session.stash)
    if left:
        pytest.fail("left behind: " + ", ".join(left))


def _left_threads(before: set[threading.Thread]) -> list[str]:
    started = [t for t in threading.enumerate() if t not in before and not t.daemon]
    for thread in started:
        thread.join(THREAD_PATIENCE)
    return [f"thread {thread.name}" for thread in started if thread.is_alive()]


def _left_qt_objects(stash: pytest.Stash) -> list[str]:
    """Return what this test left; the session's stash holds what earlier ones had left."""
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    before, live = stash.get(_LIVE, {}), _live_qt_objects()
    if live.keys() - before.keys():
        # What only a cycle of references keeps alive is no leak.
        gc.collect()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        live = _live_qt_objects()
    stash[_LIVE] = live
    return sorted(name for address, name in live.items() if address not in before)


def _live_qt_objects() -> dict[int, str]:
    """Return top-level widgets, active timers and running threads by their address."""
    import shiboken6
    from PySide6.QtCore import QThread, QTimer
    from PySide6.QtWidgets import QApplication

    if QApplication.instance() is None:
        return {}
    own = QThread.currentThread()
    # type(), because isinstance() would ask lazy proxies for their class and wake them; and
    # a set, because there are some hundred thousand objects to look at.
    kinds = {QTimer, QThread} | _subclasses(QTimer) | _subclasses(QThread)
    known = [o for o in gc.get_objects() if type(o) in kinds and shiboken6.isValid(o)]
    at_work = [
        thing
        for thing in known
        if thing is not own
        and (thing.isActive() if isinstance(thing, QTimer) else thing.isRunning())
    ]
    windows = [w for w in QApplication.topLevelWidgets() if type(w).__name__ not in QTS_OWN]
    return {
        shiboken6.getCppPointer(thing)[0]: f"{type(thing).__name__} {thing.objectName()!r}"
        for thing in (*windows, *at_work)
    }


def _subclasses(kind: type) -> set[type]:
    direct = set(kind.__subclasses__())
    return direct.union(*(_subclasses(one) for one in direct))
