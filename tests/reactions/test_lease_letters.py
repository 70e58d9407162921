"""The owners of families read what happens to their leases; what they did themselves they know, but for the end of one."""

from datetime import timedelta

import pytest

from storefront.community import families
from storefront.community.families import Family
from storefront.fairs import leases, markets
from storefront.fairs.leases import Lease
from storefront.kernel import clock
from storefront.kernel.units import unit_of_work
from tests.builders.community import a_member, desk
from tests.builders.letting import NOON, a_market, a_tenant, an_offer, manager_of, on, run_rents, tenant_of, turned
from tests.builders.teams import a_mate
from tests.reactions.test_fair_letters import told

pytestmark = pytest.mark.usefixtures("app")


def letters() -> list[tuple[str, str]]:
    return [(kind, address.partition("@")[0]) for kind, address, _ in told("lease-offered", "lease-news", "fee-due")]


def a_reader(name: str) -> Family:
    family = a_tenant()
    a_member(of=family, email=f"{name}@example.com")
    return family


@pytest.fixture
def offered() -> Lease:
    """A unit that was offered to a family which reads its letters."""
    with clock.set_to(NOON), unit_of_work():
        return an_offer(a_market(units=1, most=9), family=a_reader("mother"), starts_on=NOON.date() + timedelta(days=5))


def test_an_offer_is_read_and_its_end_too(offered: Lease) -> None:
    with clock.set_to(on(2027, 1, 17)), unit_of_work():
        turned()

    assert letters() == [("lease-offered", "mother"), ("lease-news", "mother")]


def test_what_a_family_does_itself_it_knows_but_reads_that_its_lease_ends(offered: Lease) -> None:
    with clock.set_to(NOON):
        with unit_of_work():
            leases.sign(leases.get(offered.id), tenant_of(offered))
        with clock.set_to(on(2027, 1, 15)), unit_of_work():
            turned()
        with unit_of_work():
            leases.give_notice(leases.get(offered.id), tenant_of(offered), reason="ننتقل")

    assert letters() == [("lease-offered", "mother"), ("lease-news", "mother")]


def test_who_helps_with_the_shop_is_told_nothing_of_leases(offered: Lease) -> None:
    with unit_of_work():
        helper = a_mate(families.get(offered.family_id), ("shop",))
        leases.decline(leases.get(offered.id), tenant_of(offered))
    with clock.set_to(NOON), unit_of_work():
        market = markets.get(offered.market_id)
        lease = an_offer(market, family=families.get(offered.family_id))
        leases.sign(lease, tenant_of(lease))
        run_rents()

    assert helper.email not in {address for _, address, _ in told("lease-offered", "lease-news", "fee-due")}
    assert ("fee-due", "mother") in letters()


@pytest.mark.parametrize("how", ["withdrawn", "notice", "refused"])
def test_a_succession_that_comes_to_nothing_is_read(offered: Lease, how: str) -> None:
    with clock.set_to(on(2027, 1, 15)):
        with clock.set_to(NOON), unit_of_work():
            leases.sign(leases.get(offered.id), tenant_of(offered))
        with unit_of_work():
            turned()
            daughter = a_reader("daughter")
            leases.name_successor(leases.get(offered.id), daughter.slug, "ابنة", tenant_of(offered))
        with unit_of_work():
            lease = leases.get(offered.id)
            if how == "notice":
                leases.give_notice(lease, tenant_of(lease))
            else:
                leases.drop_successor(lease, tenant_of(lease) if how == "withdrawn" else desk(daughter))

    news = [reader for kind, reader in letters() if kind == "lease-news"]
    assert news == [
        "daughter",
        *{"withdrawn": ["daughter"], "notice": ["daughter", "mother"], "refused": ["mother"]}[how],
    ]


def test_what_a_manager_does_is_read(offered: Lease) -> None:
    manager = manager_of(markets.get(offered.market_id))
    with clock.set_to(on(2027, 1, 15)):
        with clock.set_to(NOON), unit_of_work():
            leases.sign(leases.get(offered.id), tenant_of(offered))
        with unit_of_work():
            turned()
        with unit_of_work():
            lease = leases.get(offered.id)
            leases.suspend(lease, manager, reason="صيانة")
            leases.resume(lease, manager)
            leases.give_notice(lease, manager, reason="يُهدم الجناح")

    assert letters() == [("lease-offered", "mother"), *[("lease-news", "mother")] * 3]


def test_a_successor_reads_what_it_is_asked_and_both_read_the_end(offered: Lease) -> None:
    with clock.set_to(on(2027, 1, 15)):
        with clock.set_to(NOON), unit_of_work():
            leases.sign(leases.get(offered.id), tenant_of(offered))
        with unit_of_work():
            turned()
            daughter = a_reader("daughter")
        with unit_of_work():
            leases.name_successor(leases.get(offered.id), daughter.slug, "ابنة", tenant_of(offered))
        with unit_of_work():
            leases.agree(leases.get(offered.id), desk(daughter))
    with clock.set_to(on(2027, 2, 1)), unit_of_work():
        turned()

    news = [reader for kind, reader in letters() if kind == "lease-news"]
    assert news == ["daughter", "mother", "mother", "daughter"]


def test_rent_is_asked_for_by_letter(offered: Lease) -> None:
    with clock.set_to(NOON), unit_of_work():
        leases.sign(leases.get(offered.id), tenant_of(offered))
    with clock.set_to(on(2027, 1, 15)), unit_of_work():
        turned()
        run_rents()

    assert letters()[-1] == ("fee-due", "mother")
