"""What letters about a family's team are told. Who is invited reads no word the family typed but its trade name."""

from collections.abc import Mapping
from typing import Any

from flask import url_for

from storefront.community import accounts, families, team
from storefront.kernel.refusals import NotFound
from storefront.web.kit.formats import day
from storefront.web.kit.links import absolute
from storefront.web.kit.locale import in_language
from storefront.web.kit.rights import titles


def family_of(values: Mapping[str, Any]) -> str:
    return in_language(families.get(values["family_id"]), "trade_name")


def invitation(values: Mapping[str, Any]) -> dict[str, Any]:
    """The link, what it leads to, and how long. Raises NotFound when the invitation was taken back before the letter left."""
    row = team.invitation_of(values["family_id"], values["invitation_id"])
    if row.state != "sent":
        raise NotFound()
    return {
        "family": family_of(values),
        "rights": titles(row.rights),
        "ends": day(row.expires_at),
        "link": absolute(url_for("account.invitations.show", token=values["token"])),
        "page": absolute(url_for("account.profile.show")),
    }


def answered(values: Mapping[str, Any]) -> dict[str, Any]:
    """What the family calls whoever was asked, what they said, and where the owner decides."""
    row = team.invitation_of(values["family_id"], values["invitation_id"])
    return {
        "family": family_of(values),
        "person": row.name,
        "agreed": values["agreed"],
        "desk": absolute(url_for("family.team.index")),
    }


def decided(values: Mapping[str, Any]) -> dict[str, Any]:
    """Whether somebody was let in, what they may do there, and where it begins."""
    target = url_for("family.desks.show") if values["joined"] else url_for("account.orders.index")
    return {
        "name": accounts.get(values["user_id"]).name,
        "family": family_of(values),
        "joined": values["joined"],
        "rights": titles(values["rights"]),
        "page": absolute(target),
    }


def left(values: Mapping[str, Any]) -> dict[str, Any]:
    """Who went from which desk; to the owner by name, to the person themselves as such."""
    target = url_for("family.team.index") if values["went"] else url_for("account.orders.index")
    return {
        "person": accounts.get(values["user_id"]).name,
        "family": family_of(values),
        "went": values["went"],
        "page": absolute(target),
    }
