"""Price cards for a stall: one on a page, or four on it to be cut apart. The name, the price, whose it is, and a code that
leads to the product's page."""

from collections.abc import Sequence

from storefront.community import cloths
from storefront.kernel import clock, money
from storefront.kernel.refusals import N_
from storefront.web.cards.goods import Goods
from storefront.web.kit.locale import gettext, language
from storefront.web.paper import figures
from storefront.web.paper.sheet import HIGH, INK, LINE, QUIET, WIDE, Colour, Sheet, Style

TITLE = N_("بطاقات أسعار")
SIZES = {"a6": 2, "a4": 1}  # how many cards stand in a row of the sheet, and in a column
CURRENCY = N_("%(amount)s ر.س")
MOST_LINES = 3  # of a name
PAD = 9.0  # all lengths are of a card as large as A6, in millimetres
CODE = 35.0
FOOT = 44.0  # from the bottom
THREAD = 0.7


def price_cards(goods: Sequence[Goods], size: str) -> bytes:
    """The cards of some goods as PDF, in their order; `size` is one of SIZES."""
    across = SIZES[size]
    sheet = Sheet(language(), title=gettext(TITLE), author=goods[0].family, made_at=clock.now())
    for number, one in enumerate(goods):
        place = number % across**2
        if not place:
            sheet.turn()
            dashed(sheet, across, across)
        row, column = divmod(place, across)
        Card(sheet, one, column * WIDE / across, row * HIGH / across, 2 / across).draw()
    return sheet.finished()


def dashed(sheet: Sheet, across: int, down: int) -> None:
    """Where to cut a sheet that holds so many."""
    with sheet.pdf.local_context():
        sheet.pdf.set_draw_color(*LINE)
        sheet.pdf.set_line_width(0.2)
        sheet.pdf.set_dash_pattern(dash=1.5, gap=1.5)
        for cut in range(1, across):
            sheet.pdf.line(cut * WIDE / across, 0, cut * WIDE / across, HIGH)
        for cut in range(1, down):
            sheet.pdf.line(0, cut * HIGH / down, WIDE, cut * HIGH / down)


def dark_of(look: str) -> Colour:
    """The ground of a cloth, dark enough to write a price in."""
    return figures.colour_of(cloths.DYES[cloths.dye_of(look)][0])


class Card:
    """One card, drawn from a corner of the sheet on; `unit` is how much larger than A6 it is."""

    def __init__(self, sheet: Sheet, goods: Goods, at: float, y: float, unit: float) -> None:
        self.sheet, self.goods, self.at, self.y, self.unit = sheet, goods, at, y, unit
        self.wide, self.high = WIDE / 2, HIGH / 2
        self.strong = dark_of(goods.look.dye)

    def draw(self) -> None:
        """The whole card, from the cloth at its head to the code at its foot."""
        self.cloth(0.0, THREAD)
        self.cloth(self.high - cloths.RIBBON * THREAD / 2, THREAD / 2)
        below = self.name(16.0)
        self.price(below, self.high - FOOT - 4 - self.kilo(self.high - FOOT - 5))
        self.foot(self.high - FOOT)

    def cloth(self, y: float, thread: float) -> None:
        """The family's cloth across the card."""
        look, u = self.goods.look, self.unit
        rows = cloths.ribbon(look.seed, look.dye)
        figures.ribbon(self.sheet, rows, self.at, self.y + y * u, width=self.wide * u, thread=thread * u)

    def style(self, face: str, size: float, colour: Colour = INK) -> Style:
        return Style(face, size * self.unit, colour)

    def centred(self, text: str, y: float, style: Style, *, of: str = "") -> None:
        """A line in the middle of the card, perhaps one of several that a text has."""
        width = self.sheet.width_of(text, style)
        at = self.at + (self.wide * self.unit - width) / 2
        self.sheet.write(text, at, self.y + y * self.unit, style, rtl=self.sheet.reads_rtl(of or text))

    def name(self, y: float) -> float:
        """What it is, as large as its length lets it be; where it ends."""
        room = (self.wide - 2 * PAD) * self.unit
        for size in (25, 22, 19, 16, 13):
            style = self.style("strong", size)
            lines = self.sheet.lines_of(self.goods.name, style, room)
            if len(lines) <= MOST_LINES - (size > 19):
                break
        for line in balanced(self.sheet, self.goods.name, style, room)[:MOST_LINES]:
            y += style.leading / self.unit * 0.92
            self.centred(line, y, style, of=self.goods.name)
        if self.goods.allergens:
            small = self.style("text", 8, QUIET)
            told = gettext("يحتوي على: %(allergens)s", allergens=self.goods.allergens)
            for line in self.sheet.lines_of(told, small, room)[:2]:
                y += small.leading / self.unit
                self.centred(line, y + 3, small, of=told)
        return y + 5

    def price(self, top: float, bottom: float) -> None:
        """What it costs, in the middle of what is left; of several choices each with its own."""
        listed = self.goods.listed
        if listed:
            step = min(11.0, (bottom - top) / len(listed))
            first = top + (bottom - top - step * len(listed)) / 2
            for number, (choice, minor) in enumerate(listed):
                self.row(choice, minor, first + (number + 0.72) * step, min(17.0, step * 1.6))
            return
        size = 46 if self.goods.lowest < 100_000 else 38
        y = (top + bottom) / 2 + size * 0.352778 * 0.34
        self.figure(self.goods.lowest, y, size)
        if not self.goods.has_one_price:
            self.centred(gettext("الأسعار من"), y - size * 0.352778 * 0.95, self.style("text", 12, QUIET))

    def kilo(self, y: float) -> float:
        """What a kilogram of what is sold by weight costs, below its price; how much room that takes."""
        if not self.goods.kilos:
            return 0.0
        least = min(self.goods.kilos)
        same = least == max(self.goods.kilos)
        told = N_("الكيلو بسعر %(price)s ر.س") if same else N_("الكيلو من %(price)s ر.س")
        self.centred(gettext(told, price=riyals(least)), y, self.style("text", 12))
        return 7.0

    def figure(self, minor: int, y: float, size: float) -> None:
        """A large price in the middle, its currency small beside it."""
        number, unit = self.style("strong", size, self.strong), self.style("strong", size * 0.36, self.strong)
        before, after = parts_of_price()
        gap = 1.8 * self.unit
        words = [(before, unit), (riyals(minor), number), (after, unit)]
        laid = [(text, style, self.sheet.width_of(text, style)) for text, style in words if text]
        at = self.at + (self.wide * self.unit - sum(width for *_, width in laid) - gap * (len(laid) - 1)) / 2
        for text, style, width in laid:
            self.sheet.write(text, at, self.y + y * self.unit, style)
            at += width + gap

    def row(self, choice: str, minor: int, y: float, size: float) -> None:
        """One choice at the starting side, its price at the end."""
        start, end = self.at + PAD * self.unit, self.at + (self.wide - PAD) * self.unit
        price = self.style("strong", size, self.strong)
        told = gettext(CURRENCY, amount=riyals(minor))
        width = self.sheet.write(told, end, self.y + y * self.unit, price, to_end=True)
        words = self.style("text", min(13.0, size * 0.8))
        room = end - start - width - 3 * self.unit
        self.sheet.write(self.sheet.lines_of(choice, words, room)[0], start, self.y + y * self.unit, words)
        self.sheet.rule(start, self.y + (y + 2.6) * self.unit, end - start, colour=LINE, thick=0.2 * self.unit)

    def foot(self, y: float) -> None:
        """Whose it is and where, at the starting side; the code at the end."""
        u, start = self.unit, self.at + PAD * self.unit
        room = (self.wide - 2 * PAD - CODE - 4) * u
        figures.code(
            self.sheet, self.goods.address, self.at + (self.wide - PAD - CODE + 2) * u, self.y + (y - 1) * u, CODE * u
        )
        down = y + 6
        for text, style in (
            (self.goods.family, self.style("strong", 13)),
            (self.goods.place, self.style("text", 8.5, QUIET)),
            (gettext("امسحوا الرمز لتروه في دكّة وتطلبوه."), self.style("text", 8.5, QUIET)),
        ):
            for line in self.sheet.lines_of(text, style, room)[:2]:
                self.sheet.write(line, start, self.y + down * u, style, rtl=self.sheet.reads_rtl(text))
                down += style.leading / u
            down += 0.6
        figures.mark(self.sheet, start, self.y + (self.high - 14.5) * u, 5 * u)
        wide = self.style("strong", 9)
        self.sheet.write(gettext("دكّة"), start + 6.5 * u, self.y + (self.high - 10.8) * u, wide)


def balanced(sheet: Sheet, text: str, style: Style, room: float) -> list[str]:
    """A text in as few lines as it needs, none much shorter than the others."""
    widest = sheet.lines_of(text, style, room)
    narrower = (sheet.lines_of(text, style, room * share) for share in (0.55, 0.65, 0.75, 0.85, 0.95))
    return next((lines for lines in narrower if len(lines) == len(widest)), widest)


def riyals(minor: int) -> str:
    """A price without halalas where there are none."""
    return f"{minor // 100:,}" if minor % 100 == 0 else money.exact(minor)


def parts_of_price() -> tuple[str, str]:
    """What stands before a sum and after it."""
    before, _, after = gettext(CURRENCY, amount="|").partition("|")
    return before.strip(), after.strip()
