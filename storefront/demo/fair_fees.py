"""Fees of the demo market's exhibitors: who has a place is asked for its fee and its deposit; some pay by transfer, some in cash,
one in part; one is let off, one has a sponsor, one has not paid."""

from collections.abc import Sequence

from sqlalchemy import select

from storefront.community import accounts
from storefront.demo.people import OFFICE
from storefront.fairs import applications, fees, invoices
from storefront.fairs.applications import ExhibitApplication
from storefront.kernel import clock, money
from storefront.kernel.actors import SYSTEM, Actor
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.treasury import bank, gateways

COMING = 8  # families that have taken their place
BY_TRANSFER, IN_CASH = 3, 2
HEAD = "date,amount,description,reference\n"


def tell(decided: int, opened: int, but: int) -> None:
    """Families other than that of the desk (by id) take their place at the exhibition of the call that was decided, and those
    that applied to the one that is open were asked for its fee at once; both pay or do not."""
    pay(accepted(decided, but))
    rows = select(ExhibitApplication.id).where(ExhibitApplication.call_id == opened)
    pay(db.session.scalars(rows.order_by(ExhibitApplication.id).limit(COMING)).all())


def pay(coming: Sequence[int]) -> None:
    """Of these applications, by id: some by transfer, some in cash, and so on."""
    transferred, taken, rest = coming[:BY_TRANSFER], coming[BY_TRANSFER : BY_TRANSFER + IN_CASH], coming[5:]
    by_transfer(transferred)
    for number, one in enumerate(taken, 1):
        with unit_of_work():
            invoice = invoice_of(one)
            fees.record_cash(invoice, owed(invoice), SYSTEM, once="demo", note=f"{number:03}")
    if len(rest) < COMING - BY_TRANSFER - IN_CASH:
        return
    with unit_of_work():
        fees.record_cash(invoice_of(rest[0]), owed(invoice_of(rest[0])) // 2, SYSTEM, once="demo", note="003")
    with unit_of_work():
        whole = invoices.get(invoice_of(rest[1]))
        fees.waive(whole.id, invoices.FEE, whole.lines[0].amount_minor, SYSTEM, reason="أول مشاركة للأسرة")
    with unit_of_work():
        fees.sponsor(invoice_of(rest[2]), SYSTEM, name="مؤسسة عطاء الأهلية", reason="دعم أسرة من مستفيدي المؤسسة")


def accepted(call_id: int, but: int) -> Sequence[int]:
    """The first families that were offered a place, and take it; their applications by id."""
    rows = select(ExhibitApplication).where(
        ExhibitApplication.call_id == call_id, ExhibitApplication.state == "offered"
    )
    offered = db.session.scalars(
        rows.where(ExhibitApplication.family_id != but).order_by(ExhibitApplication.rank)
    ).all()
    for one in offered[:COMING]:
        with unit_of_work():
            applications.accept(applications.get(one.id), SYSTEM)
    return [one.id for one in offered[:COMING]]


def invoice_of(application_id: int) -> int:
    """The invoice of an application, by id."""
    found = invoices.find_of_application(application_id)
    return found.id if found else 0


def owed(invoice_id: int) -> int:
    return invoices.left(invoices.get(invoice_id).lines)


def by_transfer(application_ids: Sequence[int]) -> None:
    """These write the number they were given beside a transfer, and the office reads the statement of the bank."""
    lines = []
    for one in application_ids if "transfer" in gateways.METHODS else ():
        with unit_of_work():
            invoice = invoice_of(one)
            part = fees.begin(invoice, "transfer", owed(invoice), SYSTEM, once="demo")
            lines.append(f"{clock.today().isoformat()},{money.plain(part.amount_minor)},حوالة {part.code},EX{one:06}\n")
    office = accounts.find_by_email(OFFICE)
    officer = Actor(user_id=office.id if office else None, roles=frozenset({"staff"}))
    if not lines:
        return
    with unit_of_work():
        statement = bank.keep_statement(
            f"exhibitors-{application_ids[0]}.csv", (HEAD + "".join(lines)).encode(), officer
        )
        bank.import_statement(statement, officer)
