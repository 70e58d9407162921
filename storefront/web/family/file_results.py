"""What a family reads of a file it said yes to: how far it is, and in the end what came of it."""

from flask import render_template, request, url_for
from flask_babel import gettext

from storefront.goods.imports import GoodsFile, Left
from storefront.kernel import paging
from storefront.kernel.paging import Page
from storefront.web.kit.formats import count_of
from storefront.web.kit.looking_again import look_of
from storefront.web.kit.page_links import PageLinks

ON_A_PAGE = 30


def under_way(file: GoodsFile) -> str:
    """How far a file is; the page looks again by itself."""
    total = len(file.steps)
    return render_template(
        "family/product_files/under_way.html",
        file=file,
        done=file.made + file.changed,
        total=total,
        last=f"{total:,}",
        percent=100 * file.reached // total,
        look=look_of(request.args.get("look", "")),
    )


def done(file: GoodsFile) -> str:
    """What a file did, and which products were left as they are, a page at a time."""
    left = [Left(*one) for one in file.kept_as_is]
    number = paging.page_number(request.args.get("page"))
    shown = Page(left[ON_A_PAGE * (number - 1) : ON_A_PAGE * number], number, len(left), ON_A_PAGE)
    return render_template(
        "family/product_files/done.html",
        file=file,
        told=told_of(file),
        kept=len(left),
        page=PageLinks(shown, url_for("family.product_files.show", file_id=file.id), {}),
        changed=[one for one in shown.rows if one.has_changed],
        refused=[one for one in shown.rows if not one.has_changed],
    )


def told_of(file: GoodsFile) -> str:
    """One sentence of what a file did."""
    made, changed = count_of("product", file.made), count_of("product", file.changed)
    if not file.made and not file.changed:
        return str(gettext("لم يتغيّر شيء في دكّتكم."))
    if not file.changed:
        return str(gettext("حُفظت المنتجات الجديدة: %(made)s.", made=made))
    if not file.made:
        return str(gettext("تغيّرت منتجاتكم: %(changed)s.", changed=changed))
    return str(gettext("حُفظ الملف. الجديد: %(made)s. والمتغيّر: %(changed)s.", made=made, changed=changed))
