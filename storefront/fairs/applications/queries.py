"""Reading applications: of a call, of a family, one of them; how many there are."""

from collections.abc import Collection, Sequence

from sqlalchemy import ScalarSelect, Select, func, select
from sqlalchemy.orm import joinedload, selectinload

from storefront.fairs.applications.models import ApplicationProduct, ExhibitApplication
from storefront.fairs.calls import ExhibitorCall
from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.venues import Venue
from storefront.goods.catalogue import Product
from storefront.kernel.database import db
from storefront.kernel.paging import PAGE_SIZE, Page
from storefront.kernel.refusals import NotFound

WITH_CALL = (
    joinedload(ExhibitApplication.call)
    .joinedload(ExhibitorCall.exhibition)
    .options(joinedload(Exhibition.venue).joinedload(Venue.city), joinedload(Exhibition.body))
)
WITH_FAMILY = joinedload(ExhibitApplication.family)


def find_of_family(call_id: int, family_id: int) -> ExhibitApplication | None:
    """The application of a family for a call, in whatever state, if there is one."""
    mine = (ExhibitApplication.call_id == call_id, ExhibitApplication.family_id == family_id)
    return db.session.scalar(select(ExhibitApplication).where(*mine))


def id_of(call_id: int, family_id: int) -> ScalarSelect[int]:
    """The number of the same, within a question of somebody else's."""
    mine = (ExhibitApplication.call_id == call_id, ExhibitApplication.family_id == family_id)
    return select(ExhibitApplication.id).where(*mine).scalar_subquery()


def of_family(family_id: int, application_id: int) -> ExhibitApplication:
    """One of a family's, with its call and exhibition; raises NotFound for another's."""
    mine = (ExhibitApplication.id == application_id, ExhibitApplication.family_id == family_id)
    found = db.session.scalar(select(ExhibitApplication).options(WITH_CALL).where(*mine))
    if found is None:
        raise NotFound()
    return found


def page_of_family(family_id: int, *, number: int = 1, size: int = PAGE_SIZE) -> Page[ExhibitApplication]:
    """A family's applications, the last exhibition first."""
    mine = ExhibitApplication.family_id == family_id
    joined = select(ExhibitApplication).join(ExhibitApplication.call).join(ExhibitorCall.exhibition)
    rows = joined.options(WITH_CALL).where(mine).order_by(Exhibition.first_day.desc(), ExhibitApplication.id.desc())
    total = db.session.scalar(select(func.count(ExhibitApplication.id)).where(mine)) or 0
    return Page(db.session.scalars(rows.limit(size).offset((number - 1) * size)).all(), number, total, size)


def of_call(call_id: int, application_id: int) -> ExhibitApplication:
    """One of a call's, with its family; raises NotFound for another's."""
    which = (ExhibitApplication.id == application_id, ExhibitApplication.call_id == call_id)
    found = db.session.scalar(select(ExhibitApplication).options(WITH_FAMILY).where(*which))
    if found is None:
        raise NotFound()
    return found


def get(application_id: int) -> ExhibitApplication:
    """One with its call, exhibition and family, whoever asks; for letters and links. Raises NotFound."""
    statement = select(ExhibitApplication).options(WITH_CALL, WITH_FAMILY)
    found = db.session.scalar(statement.where(ExhibitApplication.id == application_id))
    if found is None:
        raise NotFound()
    return found


def page_of_call(
    call_id: int,
    *,
    states: Collection[str] = (),
    category_id: int | None = None,
    number: int = 1,
    size: int = PAGE_SIZE,
) -> Page[ExhibitApplication]:
    """Those of a call with their families: decided ones by their rank, others as they came."""
    which = [ExhibitApplication.call_id == call_id]
    which += [ExhibitApplication.state.in_(states)] if states else []
    which += [ExhibitApplication.category_id == category_id] if category_id is not None else []
    rows = select(ExhibitApplication).options(WITH_FAMILY).where(*which)
    undecided = ExhibitApplication.rank.is_(None)
    rows = rows.order_by(undecided, ExhibitApplication.rank, ExhibitApplication.submitted_at, ExhibitApplication.id)
    total = db.session.scalar(select(func.count(ExhibitApplication.id)).where(*which)) or 0
    return Page(db.session.scalars(rows.limit(size).offset((number - 1) * size)).all(), number, total, size)


def counts_of_call(call_id: int) -> dict[str, int]:
    """How many of a call's applications are in each state."""
    grouped = select(ExhibitApplication.state, func.count(ExhibitApplication.id))
    mine = grouped.where(ExhibitApplication.call_id == call_id).group_by(ExhibitApplication.state)
    return {state: number for state, number in db.session.execute(mine)}


def counts_by_category(call_id: int, states: Collection[str]) -> dict[int, int]:
    """How many of a call's applications in some states are of each sub-category."""
    grouped = select(ExhibitApplication.category_id, func.count(ExhibitApplication.id))
    which = grouped.where(ExhibitApplication.call_id == call_id, ExhibitApplication.state.in_(states))
    return {category: number for category, number in db.session.execute(which.group_by(ExhibitApplication.category_id))}


def ahead_of(application: ExhibitApplication) -> int:
    """How many of its sub-category wait before one that waits."""
    before = select(func.count(ExhibitApplication.id)).where(
        ExhibitApplication.call_id == application.call_id,
        ExhibitApplication.category_id == application.category_id,
        ExhibitApplication.state == "waitlisted",
        ExhibitApplication.rank < application.rank,
    )
    return db.session.scalar(before) or 0


def products_of(application_ids: Collection[int]) -> dict[int, list[Product]]:
    """The products that applications bring and that shoppers see, with their pictures, by application."""
    rows = (
        select(ApplicationProduct.application_id, Product)
        .join(Product, Product.id == ApplicationProduct.product_id)
        .where(ApplicationProduct.application_id.in_(application_ids), Product.status == "published")
        .options(selectinload(Product.photos), selectinload(Product.variants))
        .order_by(ApplicationProduct.application_id, Product.id)
    )
    found: dict[int, list[Product]] = {}
    for application_id, product in db.session.execute(rows):
        found.setdefault(application_id, []).append(product)
    return found


def chosen(application_id: int) -> frozenset[int]:
    """The products an application names, by id."""
    mine = ApplicationProduct.application_id == application_id
    return frozenset(db.session.scalars(select(ApplicationProduct.product_id).where(mine)))


def of_calls(family_id: int, call_ids: Collection[int]) -> dict[int, ExhibitApplication]:
    """A family's applications for some calls, by call."""
    mine = (ExhibitApplication.family_id == family_id, ExhibitApplication.call_id.in_(call_ids))
    return {row.call_id: row for row in db.session.scalars(select(ExhibitApplication).where(*mine))}


def exhibiting(exhibition_id: int) -> Sequence[int]:
    """The families that come to an exhibition, by id."""
    return db.session.scalars(exhibiting_rows(exhibition_id).order_by(ExhibitApplication.family_id)).all()


def exhibiting_rows(exhibition_id: int) -> Select[int]:
    """The same as a selection, for a question that asks more."""
    rows = select(ExhibitApplication.family_id).join(ExhibitorCall, ExhibitorCall.id == ExhibitApplication.call_id)
    return rows.where(ExhibitorCall.exhibition_id == exhibition_id, ExhibitApplication.state == "confirmed")
