"""Links a family passes on: its shop's, those to its goods, ready baskets; made, named, closed, and what came of each."""

from collections.abc import Callable

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.goods import catalogue, sharing
from storefront.goods.sharing import ShareLink
from storefront.insight import referrals
from storefront.kernel import paging, units
from storefront.kernel.refusals import N_, NotFound, NotNow, NotValid, Refusal
from storefront.web.family import desk
from storefront.web.family.entitled import may_use
from storefront.web.family.link_files import link_codes, link_tables
from storefront.web.family.link_forms import LinkForm, NameForm
from storefront.web.family.link_rows import message_of, row_of, rows_of
from storefront.web.family.products import MOST_WORDS
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.forms import trimmed
from storefront.web.kit.locale import in_language
from storefront.web.kit.page_links import PageLinks
from storefront.web.kit.requests import key_of
from storefront.web.kit.steps import take
from storefront.web.paper import code_address
from storefront.web.shop.ready_rows import rows_of as lines_of

links = Blueprint("links", __name__)
links.register_blueprint(link_tables)
links.register_blueprint(link_codes)
TABS = {"": N_("روابطكم"), "baskets": N_("السلال الجاهزة"), "pages": N_("صفحات المنتجات")}


@links.get("/links")
def index() -> str:
    """The shop's own link, then those the family made, the newest first."""
    family, which = desk.family(), request.args.get("show", "")
    which = which if which in TABS else ""
    page = sharing.page(family.id, which, number=paging.page_number(request.args.get("page")))
    shop = sharing.of_shop(family.id)
    rows = rows_of([*([shop] if shop else []), *page.rows], family)
    own = rows.pop(0) if shop else None
    return render_template(
        "family/links/index.html",
        shop=own,
        code=code_address(own.address) if own else "",
        message=message_of(shop, family) if shop else "",
        rows=rows,
        page=PageLinks(page, url_for(".index"), {"show": which or None}),
        tabs=[(key, gettext(words)) for key, words in TABS.items()],
        which=which,
        sees_sums=may_use("income", family.id),
    )


@links.get("/links/new")
def new() -> str:
    """Asks where it is to lead, to the shop or one of the goods that are shown, and for whom it is."""
    asked = key_of(request.args.get("product"))
    chosen = str(asked) if asked else sharing.SHOP
    return form_page(LinkForm(formdata=None, data={"target": chosen, "code": sharing.new_code()}), asked)


def form_page(form: LinkForm, asked: int | None = None) -> str:
    """The form; the goods are found by a part of their name, where there are many."""
    family, words = desk.family(), (trimmed(request.args.get("q")) or "")[:MOST_WORDS]
    page = sharing.choice(family.id, words, number=paging.page_number(request.args.get("page")))
    shown = list(page.rows)
    if asked and asked not in [one.id for one in shown]:
        shown = [*desk.own(lambda family_id, one: catalogue.shown_of_family(family_id, [one]), asked), *shown]
    form.offer([(one.id, in_language(one, "name")) for one in shown])
    return render_template(
        "family/links/form.html",
        form=form,
        words=words,
        page=PageLinks(page, url_for(".new"), {"q": words or None}),
        is_long=page.pages > 1 or bool(words),
    )


@links.post("/links")
def create() -> Response | tuple[str, int]:
    """A link from now on. Goods of somebody else are not found."""
    form = LinkForm()
    asked = key_of(form.target.data)
    product = desk.own(catalogue.of_family, asked) if asked else None
    if product is None and form.target.data != sharing.SHOP:
        raise NotFound()
    kind = sharing.PRODUCT if product else sharing.SHOP
    made = saved(
        form,
        lambda: sharing.make(
            desk.family(), kind, actor(), product=product, name=form.name.data or "", code=form.code.data or ""
        ),
    )
    if made:
        return redirect(url_for(".show", code=made.code), 303)
    return form_page(form, asked if product and product.status == "published" else None), 422


def saved(form: LinkForm, act: Callable[[], ShareLink]) -> ShareLink | None:
    """What an action made of a form; None when the form comes back with what was wrong beside the field."""
    if not form.validate():
        return None
    try:
        made = act()
    except (NotValid, NotNow) as refusal:
        units.abandon()
        field = "target" if isinstance(refusal, sharing.refusals.GoodsAreNotShown) else "name"
        form.refuse(field, refusal, sentence(refusal))
        return None
    say("good", gettext("رابطكم جاهز. أرسلوه أو اطبعوا رمزه."))
    return made


@links.get("/links/<code:code>")
def show(code: str) -> str:
    """One link: to pass on, and what came of it; order by order and what they came to, for whoever may see either."""
    link = desk.own(sharing.of_family, code)
    return page_of(link, NameForm(formdata=None, data={"name": link.name}))


def page_of(link: ShareLink, form: NameForm) -> str:
    """The page of a link."""
    family = desk.family()
    row = row_of(link, family, referrals.by_link(family.id, [link.code]))
    sees_orders = may_use("orders", family.id)
    number = paging.page_number(request.args.get("page"))
    orders = referrals.orders_by(family.id, link.code, number=number) if sees_orders else None
    ready = sharing.ready(link.code) if row.is_basket else []
    return render_template(
        "family/links/show.html",
        row=row,
        link=link,
        form=form,
        code=code_address(row.address),
        message=message_of(link, family),
        lines=lines_of(ready),
        total_minor=sum(one.total_minor for one in ready),
        orders=orders.rows if orders else [],
        page=PageLinks(orders, url_for(".show", code=link.code), {}) if orders else None,
        sees_orders=sees_orders,
        sees_sums=may_use("income", family.id),
    )


@links.post("/links/<code:code>")
def update(code: str) -> Response | tuple[str, int]:
    """Another word for whom it is."""
    link, form = desk.own(sharing.of_family, code), NameForm()
    if form.validate():
        try:
            sharing.rename(link, form.name.data or "", actor())
        except Refusal as refusal:
            units.abandon()
            form.refuse("name", refusal, sentence(refusal))
        else:
            say("good", gettext("حُفظ الاسم."))
            return redirect(url_for(".show", code=code), 303)
    return page_of(desk.own(sharing.of_family, code), form), 422


@links.post("/links/<code:code>/closure")
def closure(code: str) -> Response:
    """It works no longer."""
    link = desk.own(sharing.of_family, code)
    take(
        lambda: sharing.close(link, actor()),
        gettext("أُغلق الرابط. من وضع ما فيه في سلته من قبل يكمل طلبه."),
        late=gettext("أُغلق هذا الرابط من قبل."),
    )
    return redirect(url_for(".show", code=code), 303)


@links.post("/links/<code:code>/reopening")
def reopening(code: str) -> Response:
    """It works as before."""
    link = desk.own(sharing.of_family, code)
    works = gettext("الرابط يعمل.")
    take(lambda: sharing.reopen(link, actor()), works, late=works)
    return redirect(url_for(".show", code=code), 303)
