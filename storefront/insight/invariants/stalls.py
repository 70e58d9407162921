"""Questions about stalls: each is held on a day on which its exhibition is open, by a family that comes, on its own plan. That it
is one family's on a day the database holds itself."""

from collections.abc import Sequence

from sqlalchemy import Select, select

from storefront.community.families import Family
from storefront.fairs.allocations import StallDay
from storefront.fairs.applications import ExhibitApplication
from storefront.fairs.calls import ExhibitorCall
from storefront.fairs.exhibitions import Exhibition, days_of_all
from storefront.fairs.stalls import Stall, StallPlan
from storefront.kernel.database import db


def stalls_held_on_no_day() -> Sequence[str]:
    """Days that are none any more, and exhibitions that are not held, leave their stalls free."""
    rows = held().add_columns(StallPlan.exhibition_id, StallDay.day, Exhibition.state)
    found = db.session.execute(rows.join(Exhibition, Exhibition.id == StallPlan.exhibition_id)).all()
    days = days_of_all(sorted({row.exhibition_id for row in found}))
    return [
        f"stall {row.stall_id}, {row.day}"
        for row in found
        if row.state == "cancelled" or row.day not in {one.day for one in days.get(row.exhibition_id, [])}
    ]


def stalls_of_families_that_do_not_come() -> Sequence[str]:
    """Whoever stands there was confirmed, or has a shop where any shop may choose."""
    confirmed = (
        select(ExhibitApplication.id)
        .join(ExhibitorCall, ExhibitorCall.id == ExhibitApplication.call_id)
        .where(
            ExhibitorCall.exhibition_id == StallPlan.exhibition_id,
            ExhibitApplication.family_id == StallDay.family_id,
            ExhibitApplication.state == "confirmed",
        )
        .exists()
    )
    was_opened = select(Family.id).where(Family.id == StallDay.family_id, Family.activated_at.is_not(None)).exists()
    wrong = ~confirmed & ((StallPlan.booking != "open") | ~was_opened)
    rows = db.session.execute(held().add_columns(StallDay.family_id).where(wrong).distinct())
    return [f"stall {row.stall_id}, family {row.family_id}" for row in rows]


def stalls_of_another_plan() -> Sequence[str]:
    """What is held is a stall of the plan it is held on."""
    astray = select(StallDay.stall_id, StallDay.plan_id).join(Stall, Stall.id == StallDay.stall_id)
    wrong = astray.where(Stall.plan_id != StallDay.plan_id).order_by(StallDay.stall_id).distinct()
    return [f"stall {stall_id}, plan {plan_id}" for stall_id, plan_id in db.session.execute(wrong)]


def held() -> Select[int]:
    """The stalls that somebody has."""
    rows = select(StallDay.stall_id).join(StallPlan, StallPlan.id == StallDay.plan_id)
    return rows.order_by(StallDay.stall_id)
