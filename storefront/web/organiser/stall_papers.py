"""What is taken along of a plan: a list on paper, a table, the pack for a licence."""

from flask import Blueprint, render_template
from werkzeug.wrappers import Response

from storefront.fairs import exhibitions
from storefront.web.kit.downloads import CSV, download, file_name
from storefront.web.kit.locale import gettext, in_language
from storefront.web.organiser.stall_lists import listed, pack, stall_csv
from storefront.web.organiser.stalls import planned

stall_papers = Blueprint("stall_papers", __name__)
ZIP = "application/zip"


@stall_papers.get("/exhibitions/<int:exhibition_id>/stalls/paper")
def show(exhibition_id: int) -> str:
    """Stalls by number and families by name, made for paper."""
    exhibition, plan = planned(exhibition_id)
    rows = listed(plan)
    days = [one.day for one in exhibitions.days_of(exhibition.id)]
    return render_template(
        "organiser/stalls/paper.html",
        exhibition=exhibition,
        rows=[(one, bool(one.family) and len(one.day_list) < len(days)) for one in rows],
        families=sorted((one for one in rows if one.family), key=lambda one: one.family),
        days=days,
    )


@stall_papers.get("/exhibitions/<int:exhibition_id>/stalls/table.csv")
def table(exhibition_id: int) -> Response:
    """The same as a table for Excel."""
    exhibition, plan = planned(exhibition_id)
    name = file_name(gettext("البسطات"), in_language(exhibition, "name"), ending="csv")
    return download(stall_csv(listed(plan)), CSV, name, plain=f"stalls-{exhibition.slug}.csv")


@stall_papers.get("/exhibitions/<int:exhibition_id>/stalls/licence-pack")
def licence(exhibition_id: int) -> Response:
    """Everything a licence asks for, in one file."""
    exhibition, plan = planned(exhibition_id)
    name = file_name(gettext("ملف الترخيص"), in_language(exhibition, "name"), ending="zip")
    return download(pack(exhibition, plan), ZIP, name, plain=f"licence-{exhibition.slug}.zip")
