"""A new product in one short page, the camera first: published, or kept as a draft, in a minute on a phone."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response

from storefront.community import families
from storefront.community.families import Family
from storefront.goods import catalogue, crafts, portions, stock, taxonomy, uploads
from storefront.goods.catalogue import Product
from storefront.kernel.refusals import NotValid
from storefront.web.family import desk
from storefront.web.family.picture_words import advice_words, every_advice, picture_of_upload
from storefront.web.family.price_forms import price_offered
from storefront.web.family.product_forms import LOOKED_BACK, MOST_PORTIONS, ONCE, ProductForm
from storefront.web.family.public_words import blamed
from storefront.web.family.registration_progress import STEPS, progress_of, road
from storefront.web.family.uploading import Sent, take_in
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import page, sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.locale import gettext, in_language

product_form = Blueprint("product_form", __name__)
PUBLISH, DRAFT = "publish", "draft"


@product_form.get("/products/new")
def new() -> str:
    """Asks for pictures, a name, a price and where it stands; the price, or that of a kilogram, may come from the price
    helper."""
    form = fresh()
    form.price.data = price_offered() or form.price.data
    kilo = price_offered("kilo")
    if kilo:
        form.kilo.data, form.mode.data = kilo, portions.BY_WEIGHT
        form.portions.data = request.args.get("portions", "")[:MOST_PORTIONS] or form.portions.data
    return page_of(form)


@product_form.post("/products/new")
def create() -> Response | str | tuple[str, int]:
    """A product of the family, with the pictures sent from its page, made once however often the button is pressed. Pictures are
    kept first, so that none is lost when something else is wrong; a step that is about a picture alone shows the form again as
    it was typed."""
    form, step = ProductForm(), request.form.get("step", "")
    family_id = desk.family().id
    files = [file for file in request.files.getlist("photos") if file.filename]
    makes = step in (PUBLISH, DRAFT)
    order, left = request.form.getlist("order"), request.form.getlist("left")
    troubles = take_in(family_id, Sent(files, order, step, form.made_from, left, makes))
    desk.ask_anew()
    found = catalogue.find_made(family_id, form.made_from) if makes else None
    if found:
        return onward(found)
    form.offering(*usual())
    form.is_to_be_shown = step == PUBLISH
    if makes and form.validate() and not troubles:
        product = made(form)
        if product:
            return onward(product)
    form.photos.errors = [*form.photos.errors, *troubles]
    return (page_of(form), 422) if form.errors else page_of(form)


def onward(product: Product) -> Response:
    """To the product; with the first one a family that registers goes on to what is left of that."""
    if desk.is_registering():
        return redirect(url_for("family.registration.show"), 303)
    return redirect(url_for("family.products.show", product_id=product.id), 303)


def made(form: ProductForm) -> Product | None:
    """The product; None when a command refused, and the form says why."""
    family = desk.family()
    category = taxonomy.of_ids([form.category_id])[form.category_id]
    try:
        wording = catalogue.Wording(name=(form.name.data or "", ""), made_of=form.ingredients)
        begun = catalogue.commands.Begun(actor().user_id, form.made_from)
        making, place = form.making(category.return_classes), catalogue.Place(category)
        product = catalogue.draft(family, wording, making, form.choices, place, begun)
    except NotValid as refusal:
        about_price = "kilo" if form.is_weighed else "price"
        form.refuse("name" if blamed(form) else about_price, refusal, sentence(refusal))
        return None
    uploads.put_on(product, alt=(product.name_ar, ""), form=form.made_from)
    lay_in_stock(product, form.weight.grams or 0 if form.is_weighed else int(form.pieces.data or 0))
    if form.is_to_be_shown:
        catalogue.offer(product, actor())
    tell_of(product, family)
    return product


def lay_in_stock(product: Product, units: int) -> None:
    """So many pieces, or grams, of what lies ready."""
    whole = catalogue.of_family(product.family_id, product.id)
    for variant in whole.variants if portions.is_kept(product) else ():
        if variant.stock_id == variant.id:
            stock.count(variant, units, by=actor().user_id)


def tell_of(product: Product, family: Family) -> None:
    """One sentence of what became of a product its family made or wants to show."""
    name = in_language(product, "name")
    if product.status == "draft":
        say("good", gettext("حُفظ «%(name)s» مسودة، ولا يراه إلا أنتم.", name=name))
    elif family.status in families.registering.EDITABLE:  # nothing has arrived anywhere before the whole is sent
        say("good", left_to_do(name, family))
    elif product.status == "pending_review":
        say("good", gettext("وصل «%(name)s» إلى مكتب دكّة. يُعرض بعد مراجعته، وتصلكم رسالة.", name=name))
    elif family.status != "active":
        say("good", gettext("«%(name)s» جاهز، ويُعرض حين تُفتح دكّتكم.", name=name))
    else:
        say("good", gettext("«%(name)s» معروض في الدكّة الآن.", name=name))


def left_to_do(name: str, family: Family) -> str:
    """What a family that registers has yet to do, now that its first product is there."""
    if progress_of(family).next:
        return gettext("«%(name)s» جاهز. أكملوا بقية الخطوات، ثم أرسلوا الطلب إلى المكتب.", name=name)
    return gettext("«%(name)s» جاهز. بقيت خطوة: أرسلوا الطلب إلى المكتب.", name=name)


@product_form.errorhandler(RequestEntityTooLarge)
def too_large(_error: RequestEntityTooLarge) -> tuple[str, int]:
    """Files so large that nothing of the form was read. No door was passed yet, so whoever makes no goods gets the bare page."""
    if not desk.lets_in():
        return page(413), 413
    form = fresh()
    told = gettext("لم تصل الصور لأنها معاً أكبر من 32 ميغابايت، ولم يصل ما كُتب معها. أرسلوا صوراً أقل في كل مرة.")
    form.photos.errors = [told]
    return page_of(form), 413


def fresh() -> ProductForm:
    """The form as it opens for this family. Where pictures wait on the page its address names, it is that page still."""
    form, named = ProductForm.fresh(*usual()), request.args.get("page", "")
    if ONCE.fullmatch(named) and uploads.on_page(desk.family().id, named).here:
        form.once.data = named
    return form


def usual() -> tuple[list[Product], list[int]]:
    """What the family made last and what it says it makes: its usual categories come from here."""
    family_id = desk.family().id
    last = list(catalogue.newest_of_family(family_id, LOOKED_BACK))
    return last, [row.id for row in crafts.of_family(family_id)]


def page_of(form: ProductForm) -> str:
    """The form, with the pictures that wait for it, and those that were left on other pages."""
    waiting = uploads.on_page(desk.family().id, form.made_from)
    return render_template(
        "family/products/new.html",
        form=form,
        waiting=[(one, picture_of_upload(one), advice_words(one.advice)) for one in waiting.here],
        left=[(one.id, picture_of_upload(one)) for one in waiting.left],
        most_photos=catalogue.MOST_PHOTOS,
        picture_advice=every_advice(),
        road=road() if desk.is_registering() else None,
        undone=progress_of(desk.family()).undone if desk.is_registering() else [],
        number=len(STEPS),
    )
