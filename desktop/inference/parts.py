"""What every part of a model card is made of."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

Share = Annotated[float, Field(ge=0, le=1)]


class Part(BaseModel):
    """Base of everything in a card: immutable, and no field more than is known."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Estimate(Part):
    """A measured share with its interval.

    Parameters
    ----------
    value, low, high : float
        Point estimate and bounds, 0 to 1.
    method : str
        How the interval was computed, such as ``Wilson``.
    level : float
        Confidence level, 0.95 unless said otherwise.
    """

    value: Share
    low: Share
    high: Share
    method: str
    level: Share = 0.95

    @model_validator(mode="after")
    def _ordered(self) -> Estimate:
        # Rounding in the file may move a bound past the value by an ulp.
        if not self.low - 1e-9 <= self.value <= self.high + 1e-9:
            raise ValueError(f"{self.value} lies outside its interval {self.low} to {self.high}")
        return self
