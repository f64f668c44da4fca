"""What a model costs in time and space: a section of its page."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from trainer.report.arithmetic import multiply_adds
from trainer.report.content import Facts, Section, Table
from trainer.report.wording import megabytes, millions, number, signed, significant, whole

if TYPE_CHECKING:
    from trainer.report.measuring import Measured
    from trainer.report.speed import Machine

COST = "Cost and fidelity"


def cost_section(measured: Measured, machine: Machine) -> Section:
    """Show throughput, file size and how far the file is from the network it came from."""
    subject, card = measured.subject, measured.subject.card
    rows = tuple(
        (
            str(one.batch),
            significant(one.median),
            f"{significant(one.slow)} to {significant(one.fast)}",
            significant(1000 * one.batch / one.median),
            whole(one.runs),
        )
        for one in measured.throughput
    )
    facts = [
        ("Processor", f"{machine.processor}; {machine.threads} threads; {machine.system}"),
        ("Arithmetic", f"{millions(multiply_adds(subject.proto))} multiply-adds a film"),
        ("File", f"{megabytes(subject.size)}, weights: {subject.weights_stored}"),
        ("Parity", _parity(measured)),
    ]
    effect = card.storage.effect if card.storage else None
    if effect is not None:
        areas = "; ".join(
            f"{signed(change.change, 4)} on {change.data}" for change in effect.auc_changes
        )
        facts.append(
            (
                "Smaller weights",
                f"As the card states, against 32-bit weights: the score changes by at most "
                f"{effect.max_abs_change:.2g}, on average by {effect.mean_abs_change:.2g}; ROC "
                f"area {areas}; {number(effect.speed.ratio, 2)} times as fast with "
                f"{effect.speed.batch} films a batch ({effect.speed.processor}).",
            )
        )
    caption = (
        "Films a second by ONNX Runtime on the CPU, without reading and decoding: the median of "
        "all runs, and between which speeds eight of ten runs lay. Timed once on a machine that "
        f"may have been busy{_load()}; no figure of this table is an interval of confidence."
    )
    table = Table(
        caption,
        ("Films a batch", "Films a second", "Eight of ten runs", "Milliseconds a batch", "Runs"),
        rows,
        words=frozenset(),
    )
    return Section(COST, (table, Facts(tuple(facts))))


def _load() -> str:
    """Say how busy the machine was, where the system tells."""
    try:
        return f" (load average {os.getloadavg()[0]:.1f})"
    except (AttributeError, OSError):
        return ""


def _parity(measured: Measured) -> str:
    parity = measured.subject.card.parity
    return (
        f"Largest difference from the Keras model: {parity.max_abs_difference:.1e} on "
        f"{parity.films} films; {parity.tolerance:g} was allowed (from the card)."
    )
