"""The journal's page: who did what to what, when and why; by kind and by subject."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, render_template, request, url_for

from storefront.insight import journal as diary
from storefront.insight.journal import Noted
from storefront.kernel import paging
from storefront.web.kit.forms import trimmed
from storefront.web.kit.page_links import PageLinks
from storefront.web.kit.reasons import reason_words
from storefront.web.office.journal_words import (
    entry_details,
    entry_words,
    kind_words,
    nobody_words,
    subject_href,
    subject_words,
)

journal = Blueprint("journal", __name__)
MOST_SUBJECT = 80


@journal.get("/journal")
def index() -> str:
    """A page of the journal, newest first."""
    kinds = diary.kinds()
    kind = request.args.get("kind", "")
    kind = kind if kind in kinds else ""
    subject = (trimmed(request.args.get("subject")) or "")[:MOST_SUBJECT]
    page = diary.page(
        kind=kind,
        subjects=diary.meant(subject) if subject else None,
        number=paging.page_number(request.args.get("page")),
    )
    return render_template(
        "office/journal/index.html",
        rows=noted(page.rows),
        kinds=sorted(((one, kind_words(one)) for one in kinds), key=lambda pair: pair[1]),
        kind=kind,
        subject=subject,
        reference=reference_of(subject),
        asked=subject_words(subject, diary.names([subject])),
        page=PageLinks(page, url_for(".index"), {"kind": kind or None, "subject": subject or None}),
    )


def reference_of(subject: str) -> str:
    """The number of the order somebody asks about, by its key or as people call it; "" for anything else."""
    meant = diary.meant(subject) if subject else []
    named = diary.names(one for one in meant if one.startswith(("order:", "parcel:")))
    return next((one.name_ar for one in named.values()), "")


def noted(rows: Sequence[Noted]) -> list[dict[str, Any]]:
    """Entries as the page and the short lists beside a thing print them."""
    names = diary.names(row.entry.subject for row in rows)
    return [
        {
            "at": row.entry.at,
            "words": entry_words(row.entry.kind, row.entry.values),
            "subject": subject_words(row.entry.subject, names),
            "href": subject_href(row.entry.subject),
            "actor": row.actor or nobody_words(row.entry.kind, row.entry.values),
            "reason": reason_words(row.entry.reason),
            "details": entry_details(row.entry.kind, row.entry.values),
        }
        for row in rows
    ]
