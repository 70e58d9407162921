"""An upgrade lets members of before do what they could do until now, and owners as ever everything."""

import importlib

from alembic.migration import MigrationContext
from alembic.operations import Operations
from flask import Flask
from sqlalchemy import select, text

from storefront.community.families import FamilyMember
from storefront.kernel.actors import RIGHTS
from storefront.kernel.units import unit_of_work
from tests.builders.teams import a_mate, a_team
from tests.operators.test_links_of_before import upgrading

UPGRADE = importlib.import_module("migrations.versions.0041_families_have_teams")


def test_members_of_before_have_every_right(app: Flask) -> None:
    with unit_of_work():
        here = a_team()
        mate = a_mate(here.family, ("money",))
    with upgrading() as connection, Operations.context(MigrationContext.configure(connection)):
        UPGRADE.downgrade()
        UPGRADE.upgrade()
        rows = connection.execute(select(FamilyMember.user_id, FamilyMember.rights))
        found = {user_id: rights for user_id, rights in rows}
        made = connection.scalar(text("SELECT count(*) FROM team_invitation"))

    assert found == {here.owner_id: [], mate.id: list(RIGHTS)}
    assert made == 0
