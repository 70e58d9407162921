"""A family's shop at its desk: what of it can be changed, and its page, written as a draft, looked at, published."""

from collections.abc import Callable, Mapping
from types import SimpleNamespace
from typing import Any

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.community import cloths, families, holidays, shop_pages
from storefront.community.families import Family
from storefront.goods import follows
from storefront.kernel import units
from storefront.kernel.refusals import NotFound, NotValid, Refusal
from storefront.web.family import desk
from storefront.web.family.shop_page_form import ShopPageForm
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.forms import Form
from storefront.web.shop.cards import cloth
from storefront.web.shop.families import page_of

shop_page = Blueprint("shop_page", __name__)


def shop_of_desk() -> Family:
    """The family whose desk this is, if it has a shop; raises NotFound of one that does not sell yet, or not any more."""
    family = desk.family()
    if family.status not in shop_pages.SELLS:
        raise NotFound()
    return family


def kept(form: Form, act: Callable[[], object], fields: Mapping[type[Refusal], str]) -> bool:
    """Whether what was typed could be so and was done; what could not stands beside its field, that of NotValid unless another
    is named for it."""
    if not form.validate():
        return False
    try:
        act()
    except (NotValid, NotFound) as refusal:
        units.abandon()
        form.refuse(fields.get(type(refusal), fields[NotValid]), refusal, sentence(refusal))
        return False
    return True


def may_publish(family: Family) -> bool:
    """Whether its owner is here: the page speaks for all of the family."""
    return actor().owns(family.id)


@shop_page.get("/shop")
def show() -> str:
    """What there is to say of the shop."""
    family = shop_of_desk()
    draft = shop_pages.find_draft(family.id)
    return render_template(
        "family/shop_page/show.html",
        family=family,
        draft=draft,
        owns=may_publish(family),
        away=away_of(family),
        followers=follows.followers(family.id),
    )


def away_of(family: Family) -> dict[str, Any]:
    """The holiday there is or will be next, and how many follow it."""
    known = holidays.planned(family)
    nearest = {"first": known[0].first, "last": known[0].last} if known else {}
    return {"known": bool(known), "more": len(known) - 1, **nearest}


@shop_page.get("/shop/page")
def edit() -> str:
    """The page to write on: the draft, or what is published."""
    family = shop_of_desk()
    draft = shop_pages.find_draft(family.id)
    words = shop_pages.words_of(draft or family)
    if draft is None and not (family.languages or family.skills_ar):
        file = families.file_of(family.id)
        words |= {"languages": file.languages, "skills_ar": file.skills}
    return form_page(family, ShopPageForm.filled(words, draft.version if draft else 0))


def form_page(family: Family, form: ShopPageForm) -> str:
    """The form, with a picture of each dye and each weave."""
    look = form.look if form.look in cloths.LOOKS else family.dye
    dye, weave = cloths.dye_of(look), cloths.weave_of(look)
    return render_template(
        "family/shop_page/edit.html",
        form=form,
        dyes={one: cloth(family.slug, cloths.look(one, weave)) for one in cloths.DYES},
        weaves={str(one): cloth(family.slug, cloths.look(dye, one)) for one in range(cloths.WEAVES)},
        band=cloth(family.slug, look, "band"),
    )


@shop_page.post("/shop/page")
def update() -> Response | tuple[str, int]:
    """Keeps the draft and shows the page as it would be. What somebody else wrote meanwhile is not lost unseen."""
    family, form = shop_of_desk(), ShopPageForm.offered()
    if not form.validate():
        return form_page(family, form), 422
    try:
        shop_pages.keep(family, form.page, actor(), seen=form.version)
    except shop_pages.refusals.DraftHasChanged as refusal:
        units.abandon()
        draft = shop_pages.find_draft(family.id)
        form.seen.data = str(draft.version if draft else 0)
        form.form_errors.append(sentence(refusal))
        return form_page(desk.family(), form), refusal.status
    except NotValid as refusal:
        units.abandon()
        form.form_errors.append(sentence(refusal))
        return form_page(desk.family(), form), refusal.status
    say("good", gettext("حُفظت المسودة. هكذا تظهر الصفحة حين تُنشر."))
    return redirect(url_for(".preview"), 303)


@shop_page.get("/shop/page/preview")
def preview() -> str | Response:
    """The page as a shopper would see it; without a draft there is nothing to look at before."""
    family = shop_of_desk()
    draft = shop_pages.find_draft(family.id)
    if draft is None:
        return redirect(url_for(".show"), 303)
    context = page_of(drafted(family, shop_pages.words_of(draft)))
    may = {"owns": may_publish(family), "may_discard": shop_pages.may_discard(draft, actor())}
    return render_template("family/shop_page/preview.html", draft=draft, **may, **context)


def drafted(family: Family, words: dict[str, Any]) -> Any:
    """A family's row with what is drafted in the place of what is published."""
    columns = {column.name: getattr(family, column.name) for column in Family.__table__.columns}
    return SimpleNamespace(**{**columns, **words})


@shop_page.post("/shop/page/publication")
def publication() -> Response:
    """The draft is what shoppers read from now on; its owner says so."""
    family, form = shop_of_desk(), ShopPageForm()
    version = form.version if form.seen.validate(form) else 0
    try:
        shop_pages.publish(family, actor(), seen=version)
    except shop_pages.refusals.DraftHasChanged:
        units.abandon()
        say("warn", gettext("تغيّرت المسودة بعد أن عرضناها عليكم، أو نُشرت من قبل. راجعوها ثم انشروها."))
        return redirect(url_for(".preview"), 303)
    say("good", gettext("نُشرت صفحة دكّتكم، ويراها المتسوّقون الآن."))
    return redirect(url_for(".show"), 303)


@shop_page.post("/shop/page/ending")
def ending() -> Response:
    """The draft is thrown away; what is published stays. Whoever did not begin it reads whose it is."""
    try:
        shop_pages.discard(shop_of_desk(), actor())
    except shop_pages.refusals.DraftIsAnothers as refusal:
        units.abandon()
        say("bad", sentence(refusal))
        return redirect(url_for(".preview"), 303)
    say("good", gettext("حُذفت المسودة، وبقيت صفحتكم كما هي."))
    return redirect(url_for(".show"), 303)
