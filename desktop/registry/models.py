"""The models of this installation: list, check, install, activate, roll back."""

from __future__ import annotations

import datetime
import getpass
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.errors import ModelNotFoundError, ModelRejectedError
from desktop.registry.events import ModelAction, ModelEvent
from desktop.registry.history import Choice, choices
from desktop.registry.shelf import (
    BrokenModel,
    InstalledModel,
    inspect_file,
    installed_files,
    installed_path,
    put_in_place,
    shipped_files,
    version_order,
)
from desktop.registry.verification import Verification, verify_file

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from desktop.registry.events import ModelEventLog


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a service account without a name
        return "unknown"


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


@dataclass(frozen=True, slots=True)
class ModelRegistry:
    """The models that came with the program and those that were installed.

    Each name has at most one active version: the one chosen last, else the newest
    shipped one that is not quantised (somebody has to want other scores for speed). What
    is chosen is a file's very content; if it was changed or is gone, the shipped version
    takes over and says so. A threshold belongs to one version of one model: the registry
    keeps none, and carries none over.

    Parameters
    ----------
    shipped : Path
        Folder of the shipped models, see `desktop.registry.shelf.shipped_models_folder`.
    data : Path
        The user's data folder; installed models lie in its ``models``.
    log : ModelEventLog
        Where every change is written.
    user : callable returning str
        Who is at work; the login name unless given.
    now : callable returning datetime
        The clock.
    """

    shipped: Path
    data: Path
    log: ModelEventLog
    user: Callable[[], str] = _login_name
    now: Callable[[], datetime.datetime] = _now

    def list(self) -> tuple[InstalledModel | BrokenModel, ...]:
        """Return every model, by name and from old to new, then what is broken.

        Returns
        -------
        tuple of InstalledModel or BrokenModel
            A broken file, or a chosen one that is gone, is an entry that says so.
            Quick: only the cards are read.
        """
        models, unusable = self._files()
        histories = self._histories()
        marked: list[InstalledModel] = []
        broken = [*unusable]
        for name in sorted({model.card.name for model in models} | histories.keys()):
            own = [model for model in models if model.card.name == name]
            active = _active_of(own, histories.get(name, ()))
            marked += [active if active and model.path == active.path else model for model in own]
            broken += self._missing(name, own, broken, histories.get(name, ()))
        return (*marked, *broken)

    def active_models(self) -> tuple[InstalledModel, ...]:
        """Return the active version of every name that has one."""
        return tuple(
            model for model in self.list() if isinstance(model, InstalledModel) and model.active
        )

    def active(self, name: str) -> InstalledModel:
        """Return the active version of a model.

        Parameters
        ----------
        name : str
            The model.

        Returns
        -------
        InstalledModel
            Its ``warning`` says so when it stands in for the chosen one.

        Raises
        ------
        ModelNotFoundError
            If no model has this name, or no version of it is active.
        """
        for model in self.active_models():
            if model.card.name == name:
                return model
        raise self._not_found(name)

    def find(self, name: str, version: str) -> InstalledModel:
        """Return one version of a model; the chosen file where two claim to be it.

        Raises
        ------
        ModelNotFoundError
            If it is not installed.
        """
        found = [
            model
            for model in self.list()
            if isinstance(model, InstalledModel)
            and (model.card.name, model.card.version) == (name, version)
        ]
        if not found:
            raise self._not_found(name, version)
        return max(found, key=lambda model: (model.active, model.shipped))

    def verify(self, path: Path) -> Verification:
        """Check a file without installing it; see `desktop.registry.verification`."""
        return verify_file(path)

    def install(self, path: Path) -> InstalledModel:
        """Check a file and take it in; it is used once it is activated.

        Parameters
        ----------
        path : Path
            The file; it is copied.

        Returns
        -------
        InstalledModel
            The copy. Installing the same content again changes nothing, or repairs a
            copy that was changed since.

        Raises
        ------
        ModelRejectedError
            If the file does not pass its checks, or another file has the same name
            and version.
        OutputError
            If it cannot be written.
        """
        verification = verify_file(path)
        card = verification.accepted_card()
        for model in self._files()[0]:
            if (model.card.name, model.card.version) == (card.name, card.version):
                if model.sha256 == verification.sha256:
                    return self.find(card.name, card.version)
                if model.shipped or not self._was_installed(verification):
                    raise _taken(path, model)
        target = installed_path(self.data, card.name, card.version)
        put_in_place(verification.content, target)
        self._write(ModelAction.INSTALL, verification, f"from {path.name}")
        return self.find(card.name, card.version)

    def activate(self, name: str, version: str) -> InstalledModel:
        """Check an installed version again and use it from now on.

        Raises
        ------
        ModelNotFoundError
            If it is not installed.
        ModelRejectedError
            If its file no longer passes its checks.
        """
        model = self.find(name, version)
        verification = verify_file(model.path)
        verification.accepted_card()
        chosen = Choice(version, verification.sha256)
        if self._histories().get(name, ())[-1:] != (chosen,):
            self._write(ModelAction.ACTIVATE, verification)
        return self.active(name)

    def rollback(self, name: str) -> InstalledModel:
        """Put back the version that was active before; once more goes back further.

        Versions whose files are gone, changed or no longer pass are passed over. The
        way back ends at the newest shipped version that is not quantised.

        Raises
        ------
        ModelNotFoundError
            If there is no such model, or nothing to go back to.
        """
        current = next((m for m in self.active_models() if m.card.name == name), None)
        if current is None and not self._histories().get(name):
            raise self._not_found(name)
        in_use = Choice(current.card.version, current.sha256) if current else None
        passed_over: list[str] = []
        for choice in self._way_back(name):
            if choice == in_use:
                continue
            verification = self._verified(name, choice)
            if verification is None:
                passed_over.append(choice.version)
                continue
            note = f"passed over {', '.join(passed_over)}" if passed_over else ""
            self._write(ModelAction.ROLLBACK, verification, note)
            return self.active(name)
        raise ModelNotFoundError(
            name,
            f"there is no version before {in_use.version if in_use else 'the lost one'} "
            "to go back to",
            "Choose a version from the list of models and activate it",
            code="nothing_to_roll_back",
        )

    def _files(self) -> tuple[tuple[InstalledModel, ...], tuple[BrokenModel, ...]]:
        found = [inspect_file(path, shipped=True) for path in shipped_files(self.shipped)]
        found += [inspect_file(path, shipped=False) for path in installed_files(self.data)]
        models = [model for model in found if isinstance(model, InstalledModel)]
        models.sort(key=lambda model: (model.card.name, version_order(model.card.version)))
        broken = [model for model in found if isinstance(model, BrokenModel)]
        return tuple(models), tuple(broken)

    def _histories(self) -> dict[str, tuple[Choice, ...]]:
        events = self.log.events()
        names = {event.name for event in events}
        return {n: choices(event for event in events if event.name == n) for n in names}

    def _missing(
        self,
        name: str,
        models: Sequence[InstalledModel],
        broken: Sequence[BrokenModel],
        history: Sequence[Choice],
    ) -> tuple[BrokenModel, ...]:
        """Return an entry for the chosen file if it is gone altogether."""
        if not history:
            return ()
        path = installed_path(self.data, name, history[-1].version)
        listed = any(model.card.version == history[-1].version for model in models)
        if listed or any(model.path == path for model in broken):
            return ()
        fault = f"{name} {history[-1].version} was active, but its file is gone"
        return (BrokenModel(path, False, fault, "Install it again, or activate another version"),)

    def _was_installed(self, verification: Verification) -> bool:
        """Tell whether this very content was what this version was installed from last."""
        card = verification.accepted_card()
        installed = [
            event.sha256
            for event in self.log.events(card.name)
            if event.action is ModelAction.INSTALL and event.version == card.version
        ]
        return installed[-1:] == [verification.sha256]

    def _way_back(self, name: str) -> tuple[Choice, ...]:
        """Return what was active before, the latest first, down to the shipped version."""
        history = self._histories().get(name, ())
        shipped = _default_of([m for m in self._files()[0] if m.card.name == name])
        end = (Choice(shipped.card.version, shipped.sha256),) if shipped else ()
        return (*reversed(history[:-1]), *end)

    def _verified(self, name: str, choice: Choice) -> Verification | None:
        for model in self._files()[0]:
            if (model.card.name, model.card.version) == (name, choice.version):
                verification = verify_file(model.path)
                if verification.passed and verification.sha256 == choice.sha256:
                    return verification
        return None

    def _write(self, action: ModelAction, verification: Verification, note: str = "") -> None:
        card = verification.accepted_card()
        self.log.append(
            ModelEvent(
                at=self.now(),
                user=self.user(),
                action=action,
                name=card.name,
                version=card.version,
                sha256=verification.sha256,
                note=note,
            )
        )

    def _not_found(self, name: str, version: str = "") -> ModelNotFoundError:
        models = self._files()[0]
        versions = [m.card.version for m in models if m.card.name == name]
        if not versions:
            known = ", ".join(sorted({m.card.name for m in models})) or "none"
            problem, remedy = "no model of this name is installed", f"Installed are: {known}"
        else:
            known = ", ".join(versions)
            problem = "this version is not installed" if version else "no version of it is active"
            remedy = f"Activate one of: {known}"
        return ModelNotFoundError(f"{name} {version}".strip(), problem, remedy)


def _active_of(
    models: Sequence[InstalledModel], history: Sequence[Choice]
) -> InstalledModel | None:
    """Return the active one of the versions of one model, marked as such."""
    shipped = _default_of(models)
    if not history:
        return replace(shipped, active=True) if shipped else None
    chosen = history[-1]
    same_version = [model for model in models if model.card.version == chosen.version]
    for model in same_version:
        if model.sha256 == chosen.sha256:
            return replace(model, active=True)
    if shipped is None:
        return None
    what = "was changed since it was activated" if same_version else "is gone or damaged"
    warning = (
        f"{shipped.card.name} {chosen.version} was chosen, but its file {what}; "
        f"the shipped version {shipped.card.version} is used instead"
    )
    return replace(shipped, active=True, warning=warning)


def _default_of(models: Sequence[InstalledModel]) -> InstalledModel | None:
    """Return the version that holds until somebody chooses: the newest plain shipped one."""
    shipped = [model for model in models if model.shipped and not model.card.quantised]
    return max(shipped, key=lambda model: version_order(model.card.version), default=None)


def _taken(path: Path, model: InstalledModel) -> ModelRejectedError:
    return ModelRejectedError(
        str(path),
        f"another file is already installed as {model.card.name} {model.card.version}",
        "Export it with a version of its own",
        code="version_taken",
    )
