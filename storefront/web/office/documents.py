"""All documents of a family, for the office: what was sold, not who bought it."""

from flask import Blueprint, render_template, request, url_for
from werkzeug.wrappers import Response

from storefront.community import families
from storefront.kernel import paging
from storefront.trade import receipts
from storefront.web.kit.page_links import PageLinks
from storefront.web.paper import NOBODY, document_file, title_of

documents = Blueprint("documents", __name__)


@documents.get("/families/<int:family_id>/documents")
def index(family_id: int) -> str:
    """A page of them, the newest first."""
    family = families.get(family_id)
    page = receipts.of_family(family.id, number=paging.page_number(request.args.get("page")))
    return render_template(
        "office/documents/index.html",
        family=family,
        papers=[(title_of(paper).main, paper) for paper in map(receipts.paper, page.rows)],
        page=PageLinks(page, url_for(".index", family_id=family.id), {}),
    )


@documents.get("/families/<int:family_id>/documents/<int:number>.pdf")
def show(family_id: int, number: int) -> Response:
    """One of them as PDF."""
    family = families.get(family_id)
    return document_file(receipts.numbered(family.id, number), family, NOBODY)
