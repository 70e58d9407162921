"""The stalls of an exhibition as tables and papers to take along: who stands where, and the pack for a licence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from flask import current_app
from flask_babel import gettext

from storefront.fairs import allocations, calls, exhibitions, stalls
from storefront.fairs.allocations import Holder
from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.stalls import WHOLE, Stall, StallPlan
from storefront.kernel import clock, money, photos, workbooks
from storefront.kernel.workbooks import Cell, Sheet
from storefront.web.kit import spreadsheets
from storefront.web.kit.downloads import file_name
from storefront.web.kit.fair_words import AUDIENCES
from storefront.web.kit.formats import count_of, dated
from storefront.web.kit.locale import LANGUAGES, direction, in_language, language, read_in
from storefront.web.paper import FairPaper, Look, PaperDay, PaperStall, plan_pdf, venue_letter
from storefront.web.paper.words import Both, of_both
from storefront.web.shop.exhibition_cards import DYES, kind_words
from storefront.web.shop.exhibition_page import hours_words, place_words, span_words
from storefront.web.shop.stall_map import days_words, feature_words, high_of, size_words

HALALAS = 100  # in a riyal
WIDTHS = (10, 34, 44, 14, 30, 14)


@dataclass(frozen=True)
class Listed:
    """A stall and one family in it, or a free one, in words; `day_list` are its days."""

    number: str
    family: str
    days: str
    size: str
    features: str
    price_minor: int
    across: float
    down: float
    day_list: Sequence[date] = ()


def listed(plan: StallPlan) -> list[Listed]:
    """Every stall by its number, a line for each family in it; two questions."""
    held = allocations.holders(plan.id)
    return [row_of(stall, one) for stall in stalls.of_plan(plan.id) for one in held.get(stall.id) or (None,)]


def row_of(stall: Stall, one: Holder | None) -> Listed:
    return Listed(
        stall.number,
        in_language(one, "trade_name") if one else "",
        days_words(one.days) if one else "",
        size_words(stall),
        feature_words(stall),
        stall.price_minor,
        stall.x / WHOLE,
        stall.y / WHOLE,
        one.days if one else (),
    )


def heads() -> list[str]:
    return [
        gettext("البسطة"), gettext("الأسرة"), gettext("الأيام"), gettext("المقاس"), gettext("ما فيها"),
        gettext("تزيد على الرسوم (ريال)"),
    ]  # fmt: skip


def stall_csv(rows: Sequence[Listed]) -> bytes:
    """The list as a table for Excel, in the reader's language."""
    table = [[*words_of(row), spreadsheets.number(money.plain(row.price_minor))] for row in rows]
    return spreadsheets.file_of([heads(), *table])


def words_of(row: Listed) -> list[str]:
    return [row.number, row.family, row.days, row.size, row.features]


def stall_xlsx(exhibition: Exhibition, rows: Sequence[Listed]) -> bytes:
    """The same as a workbook."""
    cells: list[Sequence[Cell]] = [heads()]
    for row in rows:
        cells.append([*words_of(row), Decimal(row.price_minor) / HALALAS])
    sheet = Sheet(gettext("البسطات"), cells, WIDTHS, above=[in_language(exhibition, "name")])
    return workbooks.write([sheet], is_rtl=direction() == "rtl")


def paper_of(exhibition: Exhibition, plan: StallPlan, rows: Sequence[Listed]) -> FairPaper:
    """What the papers of an exhibition say, in the reader's language."""
    venue = exhibition.venue
    return FairPaper(
        name=of_both(exhibition, "name"),
        body=of_both(exhibition.body, "name"),
        venue=of_both(venue, "name") if venue else Both("", ""),
        place=place_words(venue) if venue else "",
        span=span_words(exhibitions.days_of(exhibition.id)),
        licence=exhibition.licence_number,
        kind=kind_words(exhibition),
        capacity=count_of("person", exhibition.capacity) if exhibition.capacity else "",
        made_at=clock.now(),
        days=days_of(exhibition),
        steps=steps_of(exhibition, rows),
        stalls=[
            PaperStall(one.number, one.across, one.down, one.size, one.features, one.family, one.days) for one in rows
        ],
        picture=picture_of(plan),
        high=high_of(plan) / WHOLE,
    )


def picture_of(plan: StallPlan) -> Path | None:
    """The file of its picture, if it has one and it is there."""
    if not plan.picture_key:
        return None
    file = photos.folder_of(current_app.config["MEDIA_DIR"], plan.picture_key) / f"{plan.picture_width}.jpg"
    return file if file.is_file() else None


def days_of(exhibition: Exhibition) -> list[PaperDay]:
    """Its days with their hours and what happens."""
    items: dict[date, list[str]] = {}
    for item in exhibitions.programme_of(exhibition.id):
        items.setdefault(item.day, []).append(in_language(item, "title"))
    return [
        PaperDay(
            dated(one.day),
            f"{hours_words(one)} · {gettext(AUDIENCES[one.audience])}" if one.audience else hours_words(one),
            gettext("، ").join(items.get(one.day, [])),
        )
        for one in exhibitions.days_of(exhibition.id)
    ]


def steps_of(exhibition: Exhibition, rows: Sequence[Listed]) -> list[tuple[str, str]]:
    """How it is prepared, as far as is known: the call, its result, the stalls."""
    call = calls.find_of_exhibition(exhibition.id)
    steps = []
    if call is not None:
        steps += [
            (gettext("دعوة الأسر إلى المشاركة"), f"{dated(call.opens_at)} – {dated(call.closes_at)}"),
            (gettext("إعلان نتيجة الاختيار"), dated(call.decides_on)),
        ]
    held = len({one.number for one in rows if one.family})
    told = gettext("%(held)s من %(stalls)s", held=held, stalls=len({one.number for one in rows}))
    return [*steps, (gettext("توزيع البسطات على الأسر"), told)]


def pack(exhibition: Exhibition, plan: StallPlan) -> bytes:
    """The licence pack as one ZIP: the list of exhibitors, the plan, the letter in both languages."""
    rows, look = listed(plan), look_of(exhibition)
    files = {
        file_name(gettext("العارضون"), ending="xlsx"): stall_xlsx(exhibition, rows),
        file_name(gettext("العارضون"), ending="csv"): stall_csv(rows),
        file_name(gettext("مخطط البسطات"), ending="pdf"): plan_pdf(paper_of(exhibition, plan, rows), look),
    }
    for lang in sorted(LANGUAGES, key=lambda one: one != language()):
        with read_in(lang):
            letter = venue_letter(paper_of(exhibition, plan, listed(plan)), look)
            files[file_name(gettext("خطاب الموقع وخطة العمل"), ending="pdf")] = letter
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as folder:
        for name, content in files.items():
            folder.writestr(name, content)
    return written.getvalue()


def look_of(exhibition: Exhibition) -> Look:
    """The cloth of an exhibition's papers."""
    return Look(exhibition.slug, DYES[exhibition.kind], str(current_app.config["SITE_URL"]))
