"""May this file become active? Every check of a model file, in order, as records."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from desktop.errors import ModelRejectedError
from desktop.inference.contract import read_card
from desktop.registry import golden, graph
from desktop.registry.golden import GoldenRunError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.inference.contract import ModelCard
    from desktop.registry.golden import GoldenRun

MOST_BYTES = 1024**3


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at.

    Parameters
    ----------
    name : str
        What was looked at, short.
    passed : bool
        Whether it is as it must be.
    words : str
        What was found.
    """

    name: str
    passed: bool
    words: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What became of every check of one file.

    Parameters
    ----------
    path : Path
        The file.
    checks : tuple of Check
        In the order in which they were made. After one fails, those that build on it
        are left out.
    card : ModelCard or None
        The card, if it could be read.
    content : bytes
        The very bytes that were checked.
    sha256 : str
        Of the content, in hexadecimal.
    """

    path: Path
    checks: tuple[Check, ...]
    card: ModelCard | None = None
    content: bytes = field(default=b"", repr=False, compare=False)
    sha256: str = ""

    @property
    def passed(self) -> bool:
        """Whether the file may become active."""
        return self.card is not None and all(check.passed for check in self.checks)

    def accepted_card(self) -> ModelCard:
        """Return the card of a file that passed.

        Raises
        ------
        ModelRejectedError
            If it did not; the message names every failed check.
        """
        if self.card is not None and self.passed:
            return self.card
        faults = "; ".join(
            f"{check.name}: {check.words}" for check in self.checks if not check.passed
        )
        raise ModelRejectedError(
            str(self.path),
            f"the file did not pass its checks ({faults})",
            "Get the file again from where it was made, or have it exported anew",
        )


class _Candidate:
    """A file under examination; its parts are made when a check first needs them."""

    def __init__(self, path: Path, content: bytes) -> None:
        self.path = path
        self.content = content

    @cached_property
    def model(self) -> Any:
        import onnx

        return onnx.load_model_from_string(self.content)

    @cached_property
    def card(self) -> ModelCard:
        metadata = {entry.key: entry.value for entry in self.model.metadata_props}
        return read_card(str(self.path), metadata)

    @cached_property
    def run(self) -> GoldenRun:
        return golden.run_golden_films(self.content, self.card)


def verify_file(path: Path) -> Verification:
    """Check a model file.

    Parameters
    ----------
    path : Path
        The file; it is read once.

    Returns
    -------
    Verification
        Never raises for what is wrong with the file: that is what it tells.
    """
    content, opened = _open(path)
    if not opened.passed:
        return Verification(path, (opened,))
    candidate = _Candidate(path, content)
    checks = [opened]
    for stage in _STAGES:
        checks += [_made(check, candidate) for check in stage]
        if not all(check.passed for check in checks):
            break
    card = candidate.card if _has_card(checks) else None
    sha256 = hashlib.sha256(content).hexdigest()
    return Verification(path, tuple(checks), card, content, sha256)


def _open(path: Path) -> tuple[bytes, Check]:
    name = "file"
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            words = f"{size / 1e6:,.0f} MB are more than the limit of {MOST_BYTES / 1e6:,.0f} MB"
            return b"", Check(name, False, words)
        content = path.read_bytes()
    except OSError as error:
        words = f"the file cannot be opened ({error.strerror or type(error).__name__})"
        return b"", Check(name, False, words)
    return content, Check(name, True, f"{len(content) / 1e6:,.1f} MB can be read")


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    fault: Callable[[_Candidate], str]
    words: Callable[[_Candidate], str]


def _made(rule: _Rule, candidate: _Candidate) -> Check:
    try:
        fault = rule.fault(candidate)
    except ModelRejectedError as error:
        fault = error.problem
    except GoldenRunError as error:
        fault = str(error)
    return Check(rule.name, not fault, fault or rule.words(candidate))


def _format_fault(candidate: _Candidate) -> str:
    import onnx

    try:
        model = candidate.model
    except Exception:  # protobuf's own errors; its classes differ between its builds
        return "this is no ONNX file, or it is damaged"
    external = graph.external_fault(model)
    if external:
        return external  # the checker would go and look for the other file
    try:
        onnx.checker.check_model(model)
    except onnx.checker.ValidationError as error:
        return f"the graph is not valid ({str(error).splitlines()[0][:200]})"
    return ""


def _card_fault(candidate: _Candidate) -> str:
    return "" if candidate.card else "there is no card"


def _has_card(checks: list[Check]) -> bool:
    return any(check.name == "model card" and check.passed for check in checks)


_STAGES: tuple[tuple[_Rule, ...], ...] = (
    (
        _Rule(
            "ONNX",
            _format_fault,
            lambda c: f"valid, in one file, made by {c.model.producer_name or 'an unnamed tool'}",
        ),
    ),
    (
        _Rule(
            "opset",
            lambda c: graph.opset_fault(c.model),
            lambda c: f"{graph.LOWEST_OPSET} or later",
        ),
        _Rule(
            "operators",
            lambda c: graph.operator_fault(c.model),
            lambda c: f"all {len(c.model.graph.node)} are standard ones",
        ),
        _Rule(
            "model card",
            _card_fault,
            lambda c: f"complete: {c.card.name} {c.card.version}, {c.card.title}",
        ),
    ),
    (
        _Rule(
            "input",
            lambda c: graph.input_fault(c.model, c.card),
            lambda c: (
                f"float32, any number of films of {c.card.input.height} × {c.card.input.width}"
            ),
        ),
        _Rule(
            "outputs",
            lambda c: graph.output_fault(c.model, c.card),
            lambda c: ", ".join(output.name for output in c.model.graph.output),
        ),
        _Rule(
            "weights",
            lambda c: graph.weights_fault(c.model, c.card),
            lambda c: f"{c.card.storage.weights if c.card.storage else 'float32'}, as stated",
        ),
    ),
    (
        _Rule(
            "output values",
            lambda c: golden.output_values_fault(c.run),
            lambda c: "finite, probabilities within 0 to 1, in batches and alone",
        ),
    ),
    (
        _Rule(
            "golden films",
            lambda c: golden.golden_scores_fault(c.run, c.card),
            lambda c: f"all {len(c.card.golden_films)} get their stored scores",
        ),
    ),
)
"""Rules of one stage are independent of each other and build on the stages before."""
