from __future__ import annotations

import shutil
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from desktop.errors import ModelNotFoundError, ModelRejectedError, OutputError
from desktop.registry import (
    BrokenModel,
    InstalledModel,
    ModelRegistry,
    shelf,
    shipped_models_folder,
)
from desktop.registry.events import ModelAction
from desktop.registry.shelf import installed_path, version_order
from desktop.review.database import SqlModelEventLog, open_database
from tests.registry.stock import EventsInMemory, write_model, write_quantised


def versions(registry: ModelRegistry) -> list[tuple[str, bool]]:
    return [(m.card.version, m.active) for m in registry.list() if m.card is not None]


def broken(registry: ModelRegistry) -> list[BrokenModel]:
    return [model for model in registry.list() if isinstance(model, BrokenModel)]


def active_version(registry: ModelRegistry) -> str:
    return registry.active("mean_grey").card.version


def take_in(registry: ModelRegistry, downloads: Path, *new: str) -> None:
    for version in new:
        registry.install(write_model(downloads, version))


# -- what is there ---------------------------------------------------------------------


def test_the_newest_shipped_version_is_active_until_somebody_chooses(
    registry: ModelRegistry, shipped: Path
) -> None:
    write_model(shipped, "1.10.0")
    write_model(shipped, "1.9.0")
    write_model(shipped, "2.0.0-rc1")
    write_model(shipped, "2.0.0", name="other")
    assert versions(registry) == [
        ("1.0.0", False),
        ("1.9.0", False),
        ("1.10.0", False),
        ("2.0.0-rc1", True),
        ("2.0.0", True),
    ]
    assert [model.card.name for model in registry.active_models()] == ["mean_grey", "other"]


def test_a_quantised_version_is_never_active_by_itself(
    registry: ModelRegistry, shipped: Path
) -> None:
    write_quantised(shipped)
    assert versions(registry) == [("1.0.0", True), ("1.0.0+int8", False)]
    write_quantised(shipped, "2.0.0+int8")
    assert active_version(registry) == "1.0.0"
    (shipped / "mean_grey-1.0.0.onnx").unlink()
    assert registry.active_models() == ()
    with pytest.raises(ModelNotFoundError, match=r"Activate one of: 1\.0\.0\+int8, 2"):
        registry.active("mean_grey")


def test_a_quantised_version_can_be_activated_and_rolled_back(
    registry: ModelRegistry, shipped: Path
) -> None:
    path = write_quantised(shipped)
    assert registry.activate("mean_grey", "1.0.0+int8").card.quantised
    assert versions(registry) == [("1.0.0", False), ("1.0.0+int8", True)]
    assert registry.rollback("mean_grey").card.version == "1.0.0"
    registry.activate("mean_grey", "1.0.0+int8")
    path.unlink()
    assert active_version(registry) == "1.0.0"
    assert "is gone" in registry.active("mean_grey").warning


def test_an_installed_quantised_version_waits_to_be_activated(
    registry: ModelRegistry, downloads: Path
) -> None:
    registry.install(write_quantised(downloads, "1.1.0+int8"))
    assert versions(registry) == [("1.0.0", True), ("1.1.0+int8", False)]


def test_versions_are_ordered_as_people_mean_them() -> None:
    ordered = ["0.9.0", "1.0.0-rc2", "1.0.0-rc10", "1.0.0", "1.0.0+site.1", "1.2.0", "1.10.0"]
    shuffled = [ordered[place] for place in (3, 6, 1, 5, 0, 2, 4)]
    assert sorted(shuffled, key=version_order) == ordered


def test_an_entry_tells_where_it_came_from_and_its_sha256(
    registry: ModelRegistry, downloads: Path, data: Path
) -> None:
    import hashlib

    installed = registry.install(write_model(downloads, "2.0.0"))
    assert installed.path == data / "models/mean_grey/2.0.0/mean_grey-2.0.0.onnx"
    assert installed.sha256 == hashlib.sha256(installed.path.read_bytes()).hexdigest()
    assert [model.shipped for model in registry.list()] == [True, False]


def test_a_broken_file_is_an_entry_with_its_fault(
    registry: ModelRegistry, shipped: Path, data: Path
) -> None:
    (shipped / "torn-1.0.0.onnx").write_bytes(b"\xff" * 50)
    (shipped / "cardless-1.0.0.onnx").write_bytes(b"")
    misnamed = installed_path(data, "mean_grey", "3.0.0")
    misnamed.parent.mkdir(parents=True)
    shutil.copy(shipped / "mean_grey-1.0.0.onnx", misnamed)
    (shipped / "README.txt").write_text("not a model")
    faults = {model.path.name: model.fault for model in broken(registry)}
    assert set(faults) == {"torn-1.0.0.onnx", "cardless-1.0.0.onnx", "mean_grey-3.0.0.onnx"}
    assert "damaged" in faults["torn-1.0.0.onnx"]
    assert "no model card" in faults["cardless-1.0.0.onnx"]
    assert "its card says mean_grey 1.0.0" in faults["mean_grey-3.0.0.onnx"]
    assert versions(registry) == [("1.0.0", True)]


def test_without_any_folder_there_are_no_models(tmp_path: Path, log: EventsInMemory) -> None:
    registry = ModelRegistry(tmp_path / "a", tmp_path / "b", log)
    assert registry.list() == ()
    assert registry.active_models() == ()
    with pytest.raises(ModelNotFoundError, match="none"):
        registry.active("mean_grey")


def test_a_version_is_found_by_name(registry: ModelRegistry) -> None:
    assert registry.find("mean_grey", "1.0.0").shipped
    with pytest.raises(ModelNotFoundError, match=r"mean_grey 9\.9\.9.*1\.0\.0"):
        registry.find("mean_grey", "9.9.9")
    with pytest.raises(ModelNotFoundError, match="Installed are: mean_grey"):
        registry.find("nobody", "1.0.0")


def test_a_replaced_file_is_read_anew(registry: ModelRegistry, shipped: Path) -> None:
    sha256 = registry.active("mean_grey").sha256
    write_model(shipped, title="Another title, so another size")
    assert registry.active("mean_grey").card.title == "Another title, so another size"
    assert registry.active("mean_grey").sha256 != sha256


def test_listing_reads_cards_only_and_is_quick(registry: ModelRegistry, shipped: Path) -> None:
    def fatten(model: Any) -> None:
        import onnx

        weight = onnx.numpy_helper.from_array(np.zeros(10_000_000, np.float32), "weight")
        model.graph.initializer.append(weight)

    fat = [write_model(shipped, version, spoil=fatten) for version in ("2.0.0", "2.0.1", "2.0.2")]
    shelf._card.cache_clear()
    started = time.perf_counter()
    models = registry.list()
    elapsed = time.perf_counter() - started
    for path in fat:
        path.unlink()  # pytest would keep them for a while
    assert len(models) == 4
    assert elapsed < 0.5  # a few milliseconds on an idle machine


# -- taking in -------------------------------------------------------------------------


def test_an_installed_model_is_there_but_not_yet_used(
    registry: ModelRegistry, downloads: Path, log: EventsInMemory
) -> None:
    registry.install(write_model(downloads, "2.0.0"))
    assert versions(registry) == [("1.0.0", True), ("2.0.0", False)]
    (event,) = log.written
    assert (event.action, event.user) == (ModelAction.INSTALL, "ann")
    assert (event.name, event.version) == ("mean_grey", "2.0.0")
    assert event.sha256 == registry.find("mean_grey", "2.0.0").sha256


def test_installing_the_same_content_again_changes_nothing(
    registry: ModelRegistry, downloads: Path, log: EventsInMemory
) -> None:
    path = write_model(downloads, "2.0.0")
    first = registry.install(path)
    modified = first.path.stat().st_mtime_ns
    assert registry.install(path) == first
    assert first.path.stat().st_mtime_ns == modified
    assert len(log.written) == 1


@pytest.mark.parametrize("version", ["1.0.0", "2.0.0"])
def test_other_content_under_a_taken_version_is_refused(
    registry: ModelRegistry, downloads: Path, log: EventsInMemory, version: str
) -> None:
    take_in(registry, downloads, "2.0.0")
    impostor = write_model(downloads, version, title="Impostor")
    with pytest.raises(ModelRejectedError, match=f"mean_grey {version}") as caught:
        registry.install(impostor)
    assert caught.value.code == "version_taken"
    assert registry.find("mean_grey", version).card.title == "Mean grey"
    assert len(log.written) == 1


def test_a_file_that_fails_its_checks_is_not_taken_in(
    registry: ModelRegistry, downloads: Path, data: Path, log: EventsInMemory
) -> None:
    path = write_model(downloads, "2.0.0", gain=1.02)
    with pytest.raises(ModelRejectedError, match="golden films") as caught:
        registry.install(path)
    assert caught.value.subject == str(path)
    assert not list(data.rglob("*"))
    assert log.written == []


def test_a_write_that_fails_leaves_nothing_half_done(
    registry: ModelRegistry,
    downloads: Path,
    data: Path,
    log: EventsInMemory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OutputError, match="No space left"):
        registry.install(write_model(downloads, "2.0.0"))
    assert [path for path in data.rglob("*") if path.is_file()] == []
    assert log.written == []


# -- choosing --------------------------------------------------------------------------


def test_activating_changes_the_version_in_use(
    registry: ModelRegistry, downloads: Path, log: EventsInMemory
) -> None:
    take_in(registry, downloads, "2.0.0")
    chosen = registry.activate("mean_grey", "2.0.0")
    assert chosen.active
    assert active_version(registry) == "2.0.0"
    assert versions(registry) == [("1.0.0", False), ("2.0.0", True)]
    assert log.written[-1].action is ModelAction.ACTIVATE


def test_activating_the_chosen_version_again_writes_nothing(
    registry: ModelRegistry, downloads: Path, log: EventsInMemory
) -> None:
    take_in(registry, downloads, "2.0.0")
    registry.activate("mean_grey", "2.0.0")
    registry.activate("mean_grey", "2.0.0")
    assert [event.action for event in log.written] == [ModelAction.INSTALL, ModelAction.ACTIVATE]


def test_a_file_is_checked_again_before_it_becomes_active(
    registry: ModelRegistry, downloads: Path
) -> None:
    take_in(registry, downloads, "2.0.0")
    write_model(registry.find("mean_grey", "2.0.0").path.parent, "2.0.0", gain=1.02)
    with pytest.raises(ModelRejectedError, match="golden films"):
        registry.activate("mean_grey", "2.0.0")
    assert active_version(registry) == "1.0.0"


def test_what_is_not_installed_cannot_be_activated(registry: ModelRegistry) -> None:
    with pytest.raises(ModelNotFoundError):
        registry.activate("mean_grey", "2.0.0")


def test_a_newer_shipped_version_does_not_displace_a_choice(
    registry: ModelRegistry, shipped: Path
) -> None:
    registry.activate("mean_grey", "1.0.0")
    write_model(shipped, "1.5.0")
    assert active_version(registry) == "1.0.0"


def test_choices_of_one_model_leave_the_others_alone(
    registry: ModelRegistry, shipped: Path, downloads: Path
) -> None:
    write_model(shipped, name="other")
    take_in(registry, downloads, "2.0.0")
    registry.activate("mean_grey", "2.0.0")
    assert registry.active("other").card.version == "1.0.0"


# -- going back ------------------------------------------------------------------------


def test_going_back_again_and_again_ends_at_the_shipped_version(
    registry: ModelRegistry, downloads: Path, log: EventsInMemory
) -> None:
    take_in(registry, downloads, "2.0.0", "3.0.0")
    for version in ("2.0.0", "3.0.0", "2.0.0"):
        registry.activate("mean_grey", version)
    trail = [registry.rollback("mean_grey").card.version for _ in range(3)]
    assert trail == ["3.0.0", "2.0.0", "1.0.0"]
    assert active_version(registry) == "1.0.0"
    with pytest.raises(ModelNotFoundError, match=r"no version before 1\.0\.0") as caught:
        registry.rollback("mean_grey")
    assert caught.value.code == "nothing_to_roll_back"
    assert [event.version for event in log.written[-3:]] == trail
    assert {event.action for event in log.written[-3:]} == {ModelAction.ROLLBACK}


def test_after_going_back_one_may_go_forward_and_back_again(
    registry: ModelRegistry, downloads: Path
) -> None:
    take_in(registry, downloads, "2.0.0", "3.0.0")
    registry.activate("mean_grey", "2.0.0")
    registry.rollback("mean_grey")
    registry.activate("mean_grey", "3.0.0")
    assert registry.rollback("mean_grey").card.version == "1.0.0"


def test_going_back_passes_over_versions_that_are_gone(
    registry: ModelRegistry, downloads: Path, log: EventsInMemory
) -> None:
    take_in(registry, downloads, "2.0.0", "3.0.0", "4.0.0")
    for version in ("2.0.0", "3.0.0", "4.0.0"):
        registry.activate("mean_grey", version)
    registry.find("mean_grey", "3.0.0").path.unlink()
    assert registry.rollback("mean_grey").card.version == "2.0.0"
    assert log.written[-1].note == "passed over 3.0.0"
    assert registry.rollback("mean_grey").card.version == "1.0.0"


def test_nothing_can_be_put_back_where_nothing_was_chosen(registry: ModelRegistry) -> None:
    with pytest.raises(ModelNotFoundError, match="go back"):
        registry.rollback("mean_grey")
    with pytest.raises(ModelNotFoundError, match="Installed are"):
        registry.rollback("nobody")


def test_a_model_that_was_never_shipped_is_used_once_it_is_activated(
    registry: ModelRegistry, downloads: Path
) -> None:
    registry.install(write_model(downloads, name="fourth"))
    with pytest.raises(ModelNotFoundError, match="no version of it is active"):
        registry.active("fourth")
    registry.activate("fourth", "1.0.0")
    assert registry.active("fourth").card.name == "fourth"
    with pytest.raises(ModelNotFoundError, match="go back"):
        registry.rollback("fourth")


# -- when files change behind the program's back ---------------------------------------


def test_the_shipped_version_takes_over_when_the_chosen_file_is_gone(
    registry: ModelRegistry, downloads: Path
) -> None:
    take_in(registry, downloads, "2.0.0")
    registry.activate("mean_grey", "2.0.0").path.unlink()
    model = registry.active("mean_grey")
    assert model.card.version == "1.0.0"
    assert "2.0.0 was chosen, but its file is gone" in model.warning
    (lost,) = broken(registry)
    assert lost.path.name == "mean_grey-2.0.0.onnx"
    assert "its file is gone" in lost.fault


def test_the_shipped_version_takes_over_when_the_chosen_file_was_changed(
    registry: ModelRegistry, downloads: Path
) -> None:
    take_in(registry, downloads, "2.0.0")
    path = registry.activate("mean_grey", "2.0.0").path
    write_model(path.parent, "2.0.0", title="Tampered with")
    model = registry.active("mean_grey")
    assert model.card.version == "1.0.0"
    assert "was changed since it was activated" in model.warning
    # Whoever trusts the changed file may activate it anew, and the warning goes.
    assert registry.activate("mean_grey", "2.0.0").warning == ""


def test_installing_again_repairs_a_changed_copy(registry: ModelRegistry, downloads: Path) -> None:
    original = write_model(downloads, "2.0.0")
    registry.install(original)
    path = registry.activate("mean_grey", "2.0.0").path
    write_model(path.parent, "2.0.0", title="Tampered with")
    registry.install(original)
    assert path.read_bytes() == original.read_bytes()
    assert registry.active("mean_grey").card.version == "2.0.0"
    path.write_bytes(b"")
    registry.install(original)
    assert active_version(registry) == "2.0.0"


def test_a_damaged_chosen_file_is_listed_once(registry: ModelRegistry, downloads: Path) -> None:
    take_in(registry, downloads, "2.0.0")
    registry.activate("mean_grey", "2.0.0").path.write_bytes(b"\xff" * 9)
    assert active_version(registry) == "1.0.0"
    (entry,) = broken(registry)
    assert "damaged" in entry.fault


def test_a_lost_model_that_was_never_shipped_is_still_told_about(
    registry: ModelRegistry, downloads: Path
) -> None:
    registry.install(write_model(downloads, name="fourth"))
    registry.activate("fourth", "1.0.0").path.unlink()
    assert "fourth" not in [model.card.name for model in registry.active_models()]
    assert [model.path.name for model in broken(registry)] == ["fourth-1.0.0.onnx"]


def test_going_back_helps_a_lost_model_that_was_never_shipped(
    registry: ModelRegistry, downloads: Path
) -> None:
    for version in ("1.0.0", "2.0.0"):
        registry.install(write_model(downloads, version, name="fourth"))
        registry.activate("fourth", version)
    registry.active("fourth").path.unlink()
    assert registry.rollback("fourth").card.version == "1.0.0"
    registry.active("fourth").path.unlink()
    with pytest.raises(ModelNotFoundError, match="go back"):
        registry.rollback("fourth")


def test_going_back_from_a_lost_version_reaches_the_one_before(
    registry: ModelRegistry, downloads: Path
) -> None:
    take_in(registry, downloads, "2.0.0", "3.0.0")
    registry.activate("mean_grey", "2.0.0")
    registry.activate("mean_grey", "3.0.0").path.unlink()
    assert registry.rollback("mean_grey").card.version == "2.0.0"
    assert registry.active("mean_grey").warning == ""


def test_an_update_that_ships_an_installed_version_keeps_it_in_use(
    registry: ModelRegistry, shipped: Path, downloads: Path
) -> None:
    take_in(registry, downloads, "2.0.0")
    installed = registry.activate("mean_grey", "2.0.0")
    shutil.copy(installed.path, shipped)
    assert active_version(registry) == "2.0.0"
    assert [active for _, active in versions(registry)].count(True) == 1


# -- the whole ------------------------------------------------------------------------


def test_choices_outlive_the_program(shipped: Path, data: Path, downloads: Path) -> None:
    write_model(shipped)
    for step in ("install", "look"):
        with open_database(data / "pneumotriage.sqlite3") as database:
            registry = ModelRegistry(shipped, data, SqlModelEventLog(database))
            if step == "install":
                take_in(registry, downloads, "2.0.0")
                registry.activate("mean_grey", "2.0.0")
            else:
                assert active_version(registry) == "2.0.0"
                assert registry.rollback("mean_grey").card.version == "1.0.0"


def test_the_shipped_models_folder_belongs_to_the_resources() -> None:
    import resources

    assert shipped_models_folder() == Path(resources.__path__[0]) / "models"


def test_the_shipped_models_list_quickly_and_whole(tmp_path: Path, log: EventsInMemory) -> None:
    registry = ModelRegistry(shipped_models_folder(), tmp_path, log)
    shelf._card.cache_clear()
    started = time.perf_counter()
    models = registry.list()
    elapsed = time.perf_counter() - started
    if not models:
        pytest.skip("no model has been trained yet: pneumotriage-train fit")
    assert all(isinstance(model, InstalledModel) for model in models)
    assert elapsed < 0.5
