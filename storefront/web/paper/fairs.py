"""Papers about an exhibition for whoever licenses it: the plan of its stalls, and the letter about its place and its course."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from storefront.kernel.refusals import N_
from storefront.web.kit.locale import language
from storefront.web.paper.furniture import Look, foot, grid, in_whole, masthead
from storefront.web.paper.sheet import BODY, GROUND, INK, INSIDE, LINE, MARGIN, QUIET, SMALL, STRONG, WIDE, Sheet, Style
from storefront.web.paper.tables import BOTTOM, Column, Table, Words, paragraph, plain
from storefront.web.paper.words import Both, both, day_of

PLAN_TITLE, LETTER_TITLE = N_("مخطط البسطات والعارضون"), N_("خطاب الموقع وخطة العمل")
HIGHEST = 185.0  # millimetres of a plan on its page
PIN, LARGE_PIN = Style("strong", 5), Style("strong", 7.5)
FEW = 80  # stalls, of which the numbers can be written larger
HELD, FREE = (219, 226, 243), (255, 255, 255)
SIGNED = 45.0  # millimetres for a name, a seal and a date


class PaperStall(NamedTuple):
    """A stall on paper: its number, its place in shares of the plan from its upper left corner, who stands there and when."""

    number: str
    across: float
    down: float
    size: str
    features: str
    family: str
    days: str


class PaperDay(NamedTuple):
    """A day of the exhibition: its date, its hours, what happens."""

    day: str
    hours: str
    items: str


@dataclass(frozen=True)
class FairPaper:
    """What the papers of an exhibition say, in the reader's language; names in both."""

    name: Both
    body: Both
    venue: Both
    place: str
    span: str
    licence: str
    kind: str
    capacity: str
    made_at: datetime
    days: Sequence[PaperDay]
    steps: Sequence[tuple[str, str]]  # of the preparation: what, and when
    stalls: Sequence[PaperStall] = field(default_factory=tuple)
    picture: Path | None = None
    high: float = 0.75  # of the plan, where it is one wide


def plan_pdf(paper: FairPaper, look: Look) -> bytes:
    """The plan with its stalls, and below it who stands in which."""
    return in_whole(lambda pages: plan_sheet(paper, look, pages=pages))


def begun(paper: FairPaper, look: Look, title: Both, *, pages: int) -> tuple[Sheet, float]:
    """A sheet with its head; where it goes on."""
    sheet = Sheet(
        language(), title=f"{title.main} · {paper.name.main}", author=paper.body.main, made_at=paper.made_at, told=pages
    )

    def furnish() -> None:
        foot(sheet, look, "", pages=pages)
        if sheet.pages > 1:
            sheet.write(paper.name.main, MARGIN, 13, STRONG)
            sheet.write(title.main, MARGIN + INSIDE, 13, BODY, to_end=True)

    sheet.furnish = furnish
    sheet.turn()
    under = [paper.body.line if paper.body.other else paper.body.main]
    return sheet, masthead(sheet, look, paper.name, under, title, day_of(paper.made_at))


def facts_of(paper: FairPaper) -> list[tuple[Both, list[Words]]]:
    """When, where, under which licence."""
    told = [
        (both(N_("الأيام")), paper.span),
        (both(N_("المكان")), f"{paper.venue.main} · {paper.place}" if paper.place else ""),
        (both(N_("صنف الفعالية")), paper.kind),
        (both(N_("رقم الترخيص")), paper.licence),
        (both(N_("السعة")), paper.capacity),
        (both(N_("البسطات")), str(len(paper.stalls))),
        (both(N_("الأسر المشاركة")), str(len({one.family for one in paper.stalls if one.family}))),
    ]  # fmt: skip
    return [(label, [Words(text, BODY)]) for label, text in told if text]


def plan_sheet(paper: FairPaper, look: Look, *, pages: int) -> Sheet:
    sheet, y = begun(paper, look, both(PLAN_TITLE), pages=pages)
    y = grid(sheet, facts_of(paper), y + 5)
    y = drawn(sheet, paper, y + 2)
    if y > BOTTOM - 40:
        sheet.turn()
        y = 18
    listed(sheet, paper, y + 4)
    return sheet


def drawn(sheet: Sheet, paper: FairPaper, y: float) -> float:
    """The plan, as wide as the page unless it would be too high; where it ends. It is not turned round with the language."""
    room = min(HIGHEST, BOTTOM - y)
    wide = min(INSIDE, room / paper.high)
    high, left = wide * paper.high, MARGIN + (INSIDE - wide) / 2
    pdf = sheet.pdf
    if paper.picture is not None:
        pdf.image(str(paper.picture), x=left, y=y, w=wide, h=high)
    else:
        pdf.set_fill_color(*GROUND)
        pdf.rect(left, y, wide, high, style="F")
    pdf.set_draw_color(*LINE)
    pdf.set_line_width(0.3)
    pdf.rect(left, y, wide, high)
    style = LARGE_PIN if len(paper.stalls) <= FEW else PIN
    for stall in paper.stalls:
        pin(sheet, stall, left + stall.across * wide, y + stall.down * high, style)
    return y + high


def pin(sheet: Sheet, stall: PaperStall, x: float, y: float, style: Style) -> None:
    """A stall on the plan; filled where a family stands there."""
    text, high = sheet.width_of(stall.number, style), style.size * 0.64
    wide = text + 1.6
    sheet.pdf.set_fill_color(*(HELD if stall.family else FREE))
    sheet.pdf.set_draw_color(*INK)
    sheet.pdf.set_line_width(0.15)
    sheet.pdf.rect(x - wide / 2, y - high / 2, wide, high, style="DF")
    begins = x + text / 2 if sheet.rtl else x - text / 2
    sheet.write(stall.number, WIDE - begins if sheet.rtl else begins, y + style.size * 0.13, style)


def listed(sheet: Sheet, paper: FairPaper, y: float) -> None:
    """Every stall with who stands there."""
    columns = [
        Column(both(N_("البسطة")), 20),
        Column(both(N_("الأسرة")), 62),
        Column(both(N_("الأيام")), 46),
        Column(both(N_("المقاس")), 25),
        Column(both(N_("ما فيها")), INSIDE - 153),
    ]
    table = Table(sheet, columns, y, top=18)
    for one in paper.stalls:
        words = (one.family or "–", one.days, one.size, one.features)
        table.row(
            [
                plain(one.number, STRONG),
                *(plain(text, BODY if place == 0 else SMALL) for place, text in enumerate(words)),
            ]
        )


def venue_letter(paper: FairPaper, look: Look) -> bytes:
    """The letter: what is held, where, how it is prepared and how its days go."""
    return in_whole(lambda pages: letter_sheet(paper, look, pages=pages))


def letter_sheet(paper: FairPaper, look: Look, *, pages: int) -> Sheet:
    sheet, y = begun(paper, look, both(LETTER_TITLE), pages=pages)
    y = grid(sheet, facts_of(paper), y + 5)
    told = both(
        N_("«%(fair)s» فعالية %(body)s في %(venue)s. الأيام: %(span)s. ومع هذا الخطاب مخطط البسطات وقائمة العارضين."),
        body=paper.body.main,
        fair=paper.name.main,
        venue=paper.venue.main,
        span=paper.span,
    )
    y = paragraph(sheet, told.main, y + 2, style=BODY)
    y = steps(sheet, paper, y + 5)
    y = days(sheet, paper, y + 5)
    return signed(sheet, paper, y)


def steps(sheet: Sheet, paper: FairPaper, y: float) -> float:
    """How it is prepared."""
    if not paper.steps:
        return y
    table = Table(sheet, [Column(both(N_("التحضير")), 90), Column(both(N_("التفاصيل")), INSIDE - 90)], y, top=18)
    for what, when in paper.steps:
        table.row([plain(what, BODY), plain(when, BODY)])
    return table.y


def days(sheet: Sheet, paper: FairPaper, y: float) -> float:
    """How its days go."""
    columns = [
        Column(both(N_("الأيام")), 46),
        Column(both(N_("الساعات")), 52),
        Column(both(N_("البرنامج")), INSIDE - 98),
    ]
    table = Table(sheet, columns, y, top=18)
    for one in paper.days:
        table.row([plain(one.day, BODY), plain(one.hours, SMALL), plain(one.items or "–", SMALL)])
    return table.y


def signed(sheet: Sheet, paper: FairPaper, y: float) -> Sheet:
    """Room for who signs it."""
    if y > BOTTOM - SIGNED:
        sheet.turn()
        y = 22
    y += 14
    sheet.write(paper.body.main, MARGIN, y, STRONG)
    for place, label in enumerate((N_("الاسم والصفة"), N_("التوقيع والختم"), N_("التاريخ"))):
        at = MARGIN + place * INSIDE / 3
        sheet.write(both(label).line, at, y + 8, SMALL)
        sheet.rule(at, y + 24, INSIDE / 3 - 8, colour=QUIET)
    return sheet
