"""What can go wrong, in words a user can act on.

Every message names the thing, what is wrong with it, and what to do. Expected
failures of single films travel as values in the worklist; the classes here are
how they are raised on the way there.
"""

from __future__ import annotations


class PneumoTriageError(Exception):
    """Base of every error this program raises on purpose.

    Parameters
    ----------
    subject : str
        The thing that is affected, as the user knows it: a path, a model name.
    problem : str
        What is wrong with it.
    remedy : str
        What the user can do about it.
    code : str, optional
        A stable short name for reports and tests; the class's own when omitted.
    """

    default_code = "error"

    def __init__(self, subject: str, problem: str, remedy: str, *, code: str | None = None) -> None:
        super().__init__(subject, problem, remedy)
        self.subject = subject
        self.problem = problem
        self.remedy = remedy
        self.code = code or self.default_code

    def __str__(self) -> str:
        return f"{self.subject}: {self.problem}. {self.remedy}"


class UnreadableImageError(PneumoTriageError):
    """A file that claims to be an image but cannot be shown or scored."""

    default_code = "unreadable"


class ModelRejectedError(PneumoTriageError):
    """A model file that does not keep the contract, or does not give its stored scores."""

    default_code = "model_rejected"


class ModelNotFoundError(PneumoTriageError):
    """No installed model has this name and version."""

    default_code = "model_not_found"


class DeviceUnavailableError(PneumoTriageError):
    """The device that was asked for is not there."""

    default_code = "device_unavailable"


class NothingToDoError(PneumoTriageError):
    """No input, or nothing usable in it."""

    default_code = "nothing_to_do"


class OutputError(PneumoTriageError):
    """A file could not be written."""

    default_code = "output"


class PolicyError(PneumoTriageError):
    """The machine's policy file cannot be followed."""

    default_code = "policy"
