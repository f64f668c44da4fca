"""What films behind a figure of the comparison are called, above the list that shows them."""

from __future__ import annotations

from desktop.ui.told.marking import _

SELECTIONS = (
    _("films flagged by {model} at {at}"),
    _("films not flagged by {model} at {at}"),
    _("films flagged by {a} and not by {b}"),
    _("films newly flagged by {model} at {at} instead of {before}"),
    _("films no longer flagged by {model} at {at} instead of {before}"),
    _("films decided wrongly by {model} at {at}"),
    _("films with the highest scores of {model}"),
    _("films unlike the training films of {model}"),
    _("films at one place of {a} against {b}"),
    _("films scored {low} to {high} by {model}"),
    _("pneumonias scored {low} to {high} by {model}"),
    _("normals scored {low} to {high} by {model}"),
    _("pneumonias flagged by {model} at {at}"),
    _("pneumonias missed by {model} at {at}"),
    _("false alarms of {model} at {at}"),
    _("normals not flagged by {model} at {at}"),
    _("pneumonias that {a} decides rightly and {b} does not"),
    _("normals that {a} decides rightly and {b} does not"),
)
