"""The CLAIM checklist: what is reported, where, and what is not.

Mongan, Moy, Kahn: Checklist for Artificial Intelligence in Medical Imaging (CLAIM), Radiology:
Artificial Intelligence 2020; 2(2): e200029. The 42 items in words of our own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.report import cost, errors_shown, overview, performance, trust
from trainer.report.content import Section, Table

if TYPE_CHECKING:
    from trainer.report.measuring import Measured

CHECKLIST = "Checklist (CLAIM)"

NOT_REPORTED = "Not reported"

_CARD = "Model card"
_SOURCE = "only the data's authors know"

_STATIC: dict[int, tuple[str, str]] = {
    1: ("Named as a study of AI, with its kind", f"{overview.MODEL}: architecture."),
    2: ("Structured summary", f"{overview.IN_SHORT}."),
    3: (
        "Background, intended use and clinical role",
        f"{overview.MODEL}: prioritisation of children's chest films, never a diagnosis. The "
        "clinical background is not told here.",
    ),
    4: (
        "Objectives and hypotheses",
        f"{NOT_REPORTED}: no hypothesis was fixed beforehand; the page describes.",
    ),
    5: ("Prospective or retrospective", "Retrospective: films that were there already."),
    6: (
        "Goal of the study",
        "Creating a model for sorting films, and showing how far it can be trusted.",
    ),
    7: ("Sources of the data", f"{overview.MODEL}: trained on; {overview.FILMS}."),
    8: (
        "Eligibility of participants",
        f"{overview.MODEL}: intended for. {NOT_REPORTED}: how the children were chosen, {_SOURCE}.",
    ),
    9: (
        "Preprocessing",
        f"{overview.MODEL}: input. The app and the trainer use one pixel path.",
    ),
    10: ("Selection of subsets", f"{overview.FILMS}: what was left out, and why."),
    11: (
        "Definitions of data elements",
        "Labels NORMAL and PNEUMONIA by folder. Common data elements are not referred to.",
    ),
    12: ("De-identification", f"{NOT_REPORTED}: the method, {_SOURCE}."),
    13: ("Missing data", f"{overview.FILMS}: unreadable files are counted and left out."),
    14: (
        "Definition of the reference standard",
        "The label of the folder. The data's authors had films read by two physicians.",
    ),
    15: (
        "Rationale for the reference standard",
        f"{NOT_REPORTED}: the labels were taken as they came with the data.",
    ),
    16: (
        "Who annotated, and with what training",
        f"Two physicians, as the data's authors say. {NOT_REPORTED}: their qualification.",
    ),
    17: ("Tools for annotation", f"{NOT_REPORTED}: {_SOURCE} them."),
    18: (
        "Variability of the annotators",
        f"{NOT_REPORTED}: single readings were not published with the data.",
    ),
    19: (
        "Sample size and how it was determined",
        f"{overview.FILMS}. {NOT_REPORTED}: it was not planned, all films at hand were used.",
    ),
    20: ("Assignment to partitions", f"{overview.MODEL}: patients and split; {overview.FILMS}."),
    21: (
        "Level at which partitions are disjoint",
        f"{overview.MODEL}: split. By patient, as file names tell, and by content.",
    ),
    22: ("Description of the model", f"{overview.MODEL}; {_CARD}: architecture, input, outputs."),
    23: ("Software", f"{CHECKLIST}: libraries, in the table below."),
    24: ("Initialisation of the parameters", ""),
    25: ("Training", f"{CHECKLIST}: hyper-parameters, in the table below; {performance.LEARNING}."),
    26: (
        "Choice of the final model",
        f"{performance.LEARNING}: the epoch shipped. Runs that were tried and given up are "
        f"{NOT_REPORTED.lower()} here.",
    ),
    27: (
        "Ensembles",
        "None: one network. Where the hyper-parameters name a decay of averages, its weights are "
        "means over steps.",
    ),
    28: ("Metrics of performance", f"{performance.METRICS}."),
    29: (
        "Significance and uncertainty",
        "Every table states its interval and method; paired tests stand on the page that compares "
        "the models.",
    ),
    30: ("Robustness and sensitivity", f"{trust.SHORTCUT_AUDIT}; {trust.ROBUSTNESS}."),
    31: (
        "Explainability",
        f"{trust.SHORTCUT_AUDIT}. The app can show where a model looked; whether those maps are "
        f"right is {NOT_REPORTED.lower()}.",
    ),
    32: (
        "Validation on external data",
        f"{NOT_REPORTED}: there are no films of another hospital. The shifted films come from the "
        "same one, exposed and cropped otherwise.",
    ),
    33: (
        "Flow of participants",
        f"{overview.FILMS}: counts. {NOT_REPORTED}: a flow diagram from the clinic on.",
    ),
    34: (
        "Demographic and clinical characteristics",
        f"{NOT_REPORTED}: neither age nor sex nor severity came with the films. "
        f"{errors_shown.SUBGROUPS}: cause by file name.",
    ),
    35: ("Performance on all partitions", f"{performance.METRICS}. Not on the training films."),
    36: ("Estimates with their precision", f"{performance.METRICS}; {performance.POINTS}."),
    37: ("Failures", f"{errors_shown.WORST}."),
    38: (
        "Limitations",
        f"{overview.IN_SHORT}; {overview.FILMS}; {trust.SHORTCUT_AUDIT}. One hospital, children of "
        "one to five years, thresholds chosen partly on the shifted films.",
    ),
    39: ("Implications for practice", f"{overview.MODEL}: use. No reader study was made."),
    40: ("Registration", f"{NOT_REPORTED}: the work was not registered."),
    41: ("Full protocol", f"{NOT_REPORTED}: the program's source and README stand in for it."),
    42: ("Funding", f"{NOT_REPORTED}: not known to this program."),
}


def claim_items(measured: Measured, *, pictures: bool) -> tuple[tuple[int, str, str], ...]:
    """Answer the 42 items of the checklist.

    Parameters
    ----------
    measured : Measured
        The model.
    pictures : bool
        Whether the worst errors are shown.

    Returns
    -------
    tuple of (int, str, str)
        Number, item, and where it is answered or why it is not.
    """
    parameters = measured.subject.card.hyperparameters
    pretrained = next((str(v) for k, v in parameters.items() if "pretrain" in k), None)
    changed = {
        24: f"{pretrained} (from the card)."
        if pretrained
        else f"{_CARD}: seed {measured.subject.card.seed}. Whether it started from other weights "
        f"than random ones is told by the architecture: {measured.subject.card.architecture}.",
        37: f"{errors_shown.WORST}."
        if pictures
        else f"{performance.POINTS}: counts. Films were left out on request.",
    }
    return tuple(
        (number, item, changed.get(number, answer)) for number, (item, answer) in _STATIC.items()
    )


def checklist_section(measured: Measured, *, pictures: bool) -> Section:
    """Tabulate the checklist, the hyper-parameters and the libraries."""
    card = measured.subject.card
    items = claim_items(measured, pictures=pictures)
    missing = sum(NOT_REPORTED.lower() in answer.lower() for _, _, answer in items)
    return Section(
        CHECKLIST,
        (
            Table(
                "What is reported, by the checklist of Mongan, Moy and Kahn (Radiology: Artificial "
                f"Intelligence 2020), its 42 items in our words. In {missing} of them something or "
                "all is not reported; the reason stands beside it. "
                f"Parity and speed, which it does not ask for, stand under “{cost.COST}”.",
                ("", "Item", "Where it is answered"),
                tuple((str(number), item, answer) for number, item, answer in items),
                words=frozenset({1, 2}),
                widths=(0.06, 0.32, 0.62),
            ),
            Table(
                "Hyper-parameters, seed and libraries, from the card.",
                ("Name", "Value"),
                tuple(
                    (name.replace("_", " "), _plain(value))
                    for name, value in (
                        *card.hyperparameters.items(),
                        ("seed", card.seed),
                        *card.library_versions.items(),
                    )
                ),
                words=frozenset({0, 1}),
                widths=(0.3, 0.7),
            ),
        ),
    )


def _plain(value: str | float | bool) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:.5g}" if isinstance(value, float) else str(value)
