"""What happens to plans of stalls."""

from dataclasses import dataclass

from storefront.kernel.facts import Fact


@dataclass(frozen=True)
class StallPlanChanged(Fact):
    """The plan of an exhibition, or a stall on it, is otherwise; `what` is the step: made, picture, stalls, booking, copied,
    shown, hidden."""

    exhibition_id: int
    what: str
    by: int | None
