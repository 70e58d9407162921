"""A family's goods as a file: sent, looked at row by row, and kept when the family says so. Nothing changes before that."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from flask_wtf.file import FileField, FileRequired
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response

from storefront.community import families
from storefront.goods import imports, sheets
from storefront.goods.imports import GoodsFile, Plan
from storefront.kernel import paging, units
from storefront.kernel.paging import Page
from storefront.kernel.refusals import N_, NotFound, NotNow, NotValid
from storefront.web.family import desk
from storefront.web.family import file_results as results
from storefront.web.family.file_words import card_of
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import page, sentence
from storefront.web.kit.forms import Form
from storefront.web.kit.page_links import PageLinks

product_files = Blueprint("product_files", __name__)
TABS = {"bad": N_("يلزم إصلاحه"), "changed": N_("يتغيّر"), "new": N_("جديد")}
ON_A_PAGE = 30
GOOD = "good"  # which of the rows: what is right, or all of them


class FileForm(Form):
    """The file."""

    file = FileField(lazy_gettext("ملف المنتجات"), [FileRequired(lazy_gettext("اختاروا ملف المنتجات أولاً."))])


@product_files.get("/products/import")
def new() -> str:
    """The goods to take along, a template to begin with, and the form that takes a file in."""
    desk.owned()
    return form_page(FileForm(formdata=None))


@product_files.post("/products/import")
def create() -> Response | tuple[str, int]:
    """A file waits until its family has looked at it; reading it holds nobody up."""
    form, family_id = FileForm(), desk.owned().id
    if form.validate():
        try:
            data, filename = form.file.data.read(), form.file.data.filename or ""
            units.abandon()
            table = imports.table_in(data)
        except NotValid as refusal:
            form.refuse("file", refusal, sentence(refusal))
        else:
            units.begin(writing=True)
            file = imports.keep(families.get(family_id), table, filename, actor())
            return redirect(url_for(".show", file_id=file.id), 303)
    return form_page(form), 422


def form_page(form: FileForm) -> str:
    return render_template("family/product_files/new.html", form=form, rows=f"{sheets.MOST_ROWS:,}")


@product_files.errorhandler(RequestEntityTooLarge)
def too_large(_error: RequestEntityTooLarge) -> tuple[str, int]:
    """A file so large that nothing of it was read; whoever has no family here gets the bare page."""
    form = FileForm(formdata=None)
    form.file.errors = [gettext("الملف أكبر من 5 ميغابايت. قسّموه إلى ملفين أو أكثر.")]
    try:
        desk.owned()
    except NotFound:
        return page(413), 413
    return form_page(form), 413


@product_files.get("/products/import/<int:file_id>")
def show(file_id: int) -> str:
    """What a file would do: how much is new, changed and to be put right, each a page at a time; or how far it is; or what it
    did."""
    file = own(file_id)
    if file.done_at is not None:
        return results.done(file)
    return results.under_way(file) if file.is_under_way else preview(file, imports.plan_of(file))


def own(file_id: int) -> GoodsFile:
    """A file of one of this person's families, for its owner; raises NotFound for everybody else."""
    file = desk.own(imports.get, file_id)
    desk.owned()
    return file


def preview(file: GoodsFile, plan: Plan, told: str = "") -> str:
    """The page of what a file would do; `told` is why nothing was kept just now."""
    counts = plan.counts
    asked = request.values.get("part", "")
    part = asked if asked in TABS else next((one for one in TABS if counts[one]), "")
    rows = plan.of(part)
    number = paging.page_number(request.args.get("page"))
    shown = Page(rows[ON_A_PAGE * (number - 1) : ON_A_PAGE * number], number, len(rows), ON_A_PAGE)
    return render_template(
        "family/product_files/show.html",
        file=file,
        counts=counts,
        good=counts["new"] + counts["changed"],
        tabs=[(one, gettext(words), counts[one]) for one, words in TABS.items() if counts[one]],
        part=part,
        cards=[card_of(entry) for entry in shown.rows],
        page=PageLinks(shown, url_for("family.product_files.show", file_id=file.id), {"part": part}),
        unknown=plan.unknown,
        counted=sum(
            1 for entry in plan.of("changed") if any(one.column.slug in ("pieces", "weight") for one in entry.changes)
        ),
        seal=plan.seal,
        told=told,
    )


@product_files.post("/products/import/<int:file_id>/confirmation")
def confirmation(file_id: int) -> Response | tuple[str, int]:
    """The family says yes to everything that is in a file, or to what is right in it; pressed twice, once. What is short is
    carried out right away, what is long by the worker."""
    file = own(file_id)
    if file.confirmed_at is not None:
        return redirect(url_for(".show", file_id=file_id), 303)
    family_id = file.family_id
    units.abandon()  # comparing a long file takes a while; nothing is held meanwhile
    units.begin(writing=False)
    found = imports.plan_of(imports.get(family_id, file_id))
    units.abandon()
    units.begin(writing=True)
    desk.ask_anew()
    file = imports.get(family_id, file_id)
    good_alone, seen = request.form.get("rows") == GOOD, request.form.get("seen", "")
    try:
        imports.confirm(file, found, actor(), seen=seen, good_alone=good_alone)
    except (NotNow, NotValid, imports.refusals.GoodsHaveChanged) as refusal:
        units.abandon()
        again = imports.get(family_id, file_id)
        return preview(again, imports.plan_of(again), sentence(refusal)), refusal.status
    if imports.fits_in_one(file):
        units.finish()
        imports.carry_on(file_id)
    return redirect(url_for(".show", file_id=file_id), 303)
