"""The journal's page: who did what to what, when and why; by kind and by subject."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, render_template, request, url_for

from storefront.insight import journal as diary
from storefront.insight.journal import Noted
from storefront.kernel import paging
from storefront.web.kit.forms import trimmed
from storefront.web.office.journal_words import kind_words, subject_href, subject_words
from storefront.web.shop.listing import PageLinks

journal = Blueprint("journal", __name__)
MOST_SUBJECT = 80


@journal.get("/journal")
def index() -> str:
    """A page of the journal, newest first."""
    kinds = diary.kinds()
    kind = request.args.get("kind", "")
    kind = kind if kind in kinds else ""
    subject = (trimmed(request.args.get("subject")) or "")[:MOST_SUBJECT]
    page = diary.page(kind=kind, subject=subject, number=paging.page_number(request.args.get("page")))
    return render_template(
        "office/journal/index.html",
        rows=noted(page.rows),
        kinds=sorted(((one, kind_words(one)) for one in kinds), key=lambda pair: pair[1]),
        kind=kind,
        subject=subject,
        subject_words=subject_words(subject),
        page=PageLinks(page, url_for(".index"), {"kind": kind or None, "subject": subject or None}),
    )


def noted(rows: Sequence[Noted]) -> list[dict[str, Any]]:
    """Entries as the page and the short lists beside a thing print them."""
    return [
        {
            "at": row.entry.at,
            "words": kind_words(row.entry.kind),
            "subject": subject_words(row.entry.subject),
            "href": subject_href(row.entry.subject),
            "actor": row.actor,
            "reason": row.entry.reason,
            "detail": detail_of(row.entry.subject, row.entry.values),
        }
        for row in rows
    ]


def detail_of(subject: str, values: dict[str, Any]) -> str:
    """What else an entry carries, as the programme knows it; the id that is its subject is not said again."""
    noun = subject.partition(":")[0]
    told = {name: value for name, value in values.items() if name != f"{noun}_id" and value not in (None, "", [], {})}
    return " · ".join(f"{name}: {value}" for name, value in told.items())
