"""What is to be done today in rows a family understands: a picture, a name, what the clock says, the one thing to press. No
database here."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext

from storefront.fairs.stall_stock import StallStock
from storefront.goods import crafts, stock
from storefront.insight import waiting
from storefront.insight.waiting import Wish
from storefront.kernel import clock, money
from storefront.kernel.refusals import N_
from storefront.trade.delivery import COLLECT, COURIER
from storefront.trade.orders import Parcel
from storefront.web.family import jobs
from storefront.web.family.jobs import Flag
from storefront.web.family.money_words import riyals
from storefront.web.kit.formats import clock_time, count_of, day, weight
from storefront.web.kit.locale import in_language, language
from storefront.web.shop.cards import Picture, picture_of

NAMES = 2  # goods of a parcel that are named; more are counted
WORDS = 140  # letters of what somebody wrote
WISHES = {  # what is asked, the picture beside it, and what the button says
    waiting.answers.CASH: (N_("أعيدوا إلى المشتري نقداً"), "banknote", N_("سجّلوا إعادته")),
    waiting.answers.RETURN: (N_("طلب استرجاع ينتظر ردّكم"), "undo-2", N_("الرد على الطلب")),
    waiting.answers.MESSAGE: (N_("رسالة من المشتري"), "message-circle", N_("قراءتها والرد")),
    waiting.answers.QUESTION: (N_("سؤال عن منتج"), "circle-help", N_("الجواب عنه")),
}


@dataclass(frozen=True)
class Act:
    """The one thing to do with a row: its words, its outline, where; whether it is done right there by a press, and how loudly
    it is offered ("main" where somebody waits, or "quiet")."""

    label: str
    icon: str
    href: str
    posts: bool = False
    kind: str = "main"


@dataclass(frozen=True)
class Row:
    """One thing that waits. It shows a picture, or a family's cloth, or an outline; `said` is what somebody wrote."""

    title: str
    href: str
    act: Act
    due: Flag | None = None
    facts: Sequence[tuple[str, str]] = ()
    said: Sequence[str] = ()
    photo: Picture | None = None
    weave: str = ""
    icon: str = ""


def parcel_row(parcel: Parcel, weave: str) -> Row:
    """A parcel to accept, to make or to hand over; what needs more than a press is done on its own page."""
    job = jobs.job(parcel, weave)
    step, pieces = job.step, count_of("piece", sum(line.quantity for line in job.goods))
    written = [gettext("يُكتب عليها: %(text)s", text=one.personal_text) for one in job.goods if one.personal_text]
    return Row(
        goods_words([line.name for line in job.goods]),
        job.href,
        Act(step.label, step.icon, step.action, posts=True) if step else handing(parcel, job.href),
        job.due,
        [("receipt", gettext("الطلب %(code)s", code=job.reference)), ("layout-grid", pieces), *job.facts],
        [*written, *([job.note] if job.note else [])],
        job.goods[0].photo if job.goods else None,
        weave,
    )


def goods_words(names: Sequence[str]) -> str:
    """What is in a parcel: "معمول، كليجا و2 غيرها"."""
    said, more = gettext("، ").join(names[:NAMES]), len(names) - NAMES
    return str(gettext("%(names)s و%(more)s غيرها", names=said, more=more) if more > 0 else said)


def handing(parcel: Parcel, href: str) -> Act:
    """To the page of a parcel that is ready: there its shopper's code is asked for, or certainty."""
    icon, label = {
        COLLECT: ("key", gettext("التسليم برمز المشتري")),
        COURIER: ("package", gettext("تسليمه للمندوب")),
    }.get(parcel.way, ("truck", gettext("توصيله إلى المشتري")))
    return Act(label, icon, f"{href}#handover")


def wish_row(wish: Wish) -> Row:
    """Something that waits for an answer, and since when."""
    title, icon, label = WISHES[wish.kind]
    words = f"{gettext(title)}: {riyals(wish.minor)}" if wish.kind == waiting.answers.CASH else gettext(title)
    act = Act(gettext(label), icon, *answered_at(wish))
    href = (
        url_for("family.messages.show", parcel_reference=wish.reference)
        if wish.kind == waiting.answers.MESSAGE
        else act.href
    )
    since = gettext("ينتظر منذ %(day)s، %(time)s", day=day(wish.since), time=clock_time(wish.since))
    about = [("receipt", gettext("الطلب %(code)s", code=wish.reference))] if wish.reference else []
    return Row(
        words, href, act, None, [*about, ("clock", since)], [shortened(wish.words)] if wish.words else (), icon=icon
    )


def answered_at(wish: Wish) -> tuple[str, bool]:
    """Where a wish is answered, and whether a press leads there: reading is noted, so that its number goes down."""
    if wish.kind == waiting.answers.QUESTION:
        return url_for("family.questions.index", _anchor=f"question-{wish.id}"), False
    if wish.kind == waiting.answers.MESSAGE:
        return url_for("family.messages.reading", parcel_reference=wish.reference), True
    place = "handbacks" if wish.kind == waiting.answers.CASH else "returns"
    return url_for("family.orders.show", parcel_reference=wish.reference, _anchor=place), False


def shortened(words: str) -> str:
    return words if len(words) <= WORDS else words[:WORDS].rstrip() + "…"


def low_row(low: stock.low.Low, weave: str) -> Row:
    """What runs out: how much is left, and how much was sold lately."""
    product, grams = low.variant.product, low.variant.grams
    name, choice = in_language(product, "name"), "" if grams else in_language(low.variant, "choice")
    place = "weight" if grams else f"choice-{low.variant.id}"
    href = url_for("family.products.show", product_id=product.id, _anchor=place)
    said = weight if grams else lambda pieces: count_of("piece", pieces)
    left = gettext("بقي: %(pieces)s", pieces=said(low.left))
    due = Flag("warn", left, "hourglass") if low.left else Flag("bad", gettext("نفد"), "triangle-alert")
    sold = (
        gettext("بيع في 14 يوماً: %(pieces)s", pieces=weight(low.sold) if grams else count_of("piece", low.sold))
        if low.sold
        else ""
    )
    photo = picture_of(low.photo, language()) if low.photo else None
    act = Act(gettext("زِنوه من جديد") if grams else gettext("عدّوه من جديد"), "plus", href, kind="quiet")
    return Row(f"{name} · {choice}" if choice else name, href, act, due, [("chart-column", sold)], (), photo, weave)


def paper_row(paper: crafts.ending.Paper) -> Row:
    """A document that ends, or has ended and hides goods."""
    kind, ends = paper.document.kind, paper.document.expires_on
    href = url_for("family.documents.edit", kind=kind.slug)
    left = (ends - clock.today()).days if ends else 0
    if left < 0:
        due = Flag("bad", gettext("انتهت مدتها"), "triangle-alert")
    elif left == 0:
        due = Flag("bad", gettext("تنتهي اليوم"), "clock")
    else:
        due = Flag("warn", gettext("تنتهي خلال %(days)s", days=count_of("day", left, oblique=True)), "clock")
    hidden = gettext("مخفي بسببها: %(goods)s", goods=count_of("product", paper.goods)) if paper.goods else ""
    facts = [("calendar", day(ends) if ends else ""), ("eye", hidden)]
    act = Act(gettext("جدّدوها"), "upload", href, kind="quiet")
    return Row(in_language(kind, "name"), href, act, due, facts, icon="file-text")


def missing_row(goods: int) -> Row:
    """Goods that are hidden for want of a document the family never sent."""
    href, icon = url_for("family.documents.index"), "file-text"
    title = gettext("مخفي حتى ترسلوا وثيقته: %(goods)s", goods=count_of("product", goods))
    return Row(title, href, Act(gettext("إلى الوثائق"), icon, href, kind="quiet"), icon=icon)


def place_row() -> Row:
    """That the family has not told where goods are collected at home."""
    href, icon = url_for("family.handover.edit", _anchor="place"), "house"
    facts = [("info", gettext("المشتري لا يعرف إلى أين يأتي. يُقال له بعد قبولكم طلبه."))]
    return Row(
        gettext("أين يستلم المشتري بالضبط؟"),
        href,
        Act(gettext("اكتبوا المكان"), "pencil", href),
        None,
        facts,
        icon=icon,
    )


def stranded_row(goods: int) -> Row:
    """That goods on the shelves reach nobody, for want of a way to hand them over."""
    href, icon = url_for("family.handover.edit"), "truck"
    title = gettext("لا طريقة لتسليم: %(goods)s", goods=count_of("product", goods))
    facts = [("info", gettext("شركة التوصيل لا تأخذ الطعام الطازج، ولا طريقة أخرى عندكم، فلا يشتريه أحد."))]
    return Row(title, href, Act(gettext("أضيفوا طريقة تسليم"), "plus", href), None, facts, icon=icon)


def fee_row(left_minor: int) -> Row:
    """That something is owed for places at exhibitions."""
    href, icon = url_for("family.fairs.index", show="mine"), "wallet"
    title = gettext("رسوم أماكنكم في المعارض: بقي %(sum)s ر.س", sum=money.shown(left_minor))
    facts = [("hourglass", gettext("لكل فاتورة يوم تُدفع حتى نهايته. تجدونها في صفحة المعرض."))]
    return Row(title, href, Act(gettext("الفواتير"), "wallet", href), None, facts, icon=icon)


def count_row(one: StallStock) -> Row:
    """That what is left at a stall waits to be counted."""
    href = url_for("family.fair_counts.show", exhibition_id=one.exhibition_id)
    title = gettext("عدّ ما بقي في بسطتكم: %(fair)s", fair=in_language(one.exhibition, "name"))
    facts = [("hourglass", gettext("ما بقي فيها لا يُباع في الدكّة حتى تعدّوه."))]
    return Row(title, href, Act(gettext("العدّ"), "pencil", href), None, facts, icon="tent")


def offer_row(number: int) -> Row:
    """That the family was offered a place at an exhibition, which goes to others when nobody answers."""
    href, icon = url_for("family.fairs.index", show="mine"), "tent"
    title = gettext("أماكن في معارض تنتظر ردّكم: %(places)s", places=count_of("place", number))
    facts = [("hourglass", gettext("لكل عرض مهلة. إن لم يصل ردّكم فيها ذهب المكان إلى أسرة تنتظر."))]
    return Row(title, href, Act(gettext("الرد على العرض"), "pencil", href), None, facts, icon=icon)


def rent_row(left_minor: int) -> Row:
    """That rent is owed for units of markets."""
    href, icon = url_for("family.leases.index"), "wallet"
    title = gettext("إيجار وحداتكم في الأسواق: بقي %(sum)s ر.س", sum=money.shown(left_minor))
    facts = [("hourglass", gettext("لكل شهر يوم يُدفع إيجاره حتى نهايته. تجدونه في صفحة العقد."))]
    return Row(title, href, Act(gettext("الإيجارات"), "wallet", href), None, facts, icon=icon)


def unit_row(number: int) -> Row:
    """That the family was offered a unit of a market."""
    href, icon = url_for("family.leases.index"), "store"
    title = gettext("وحدات في أسواق تنتظر ردّكم: %(places)s", places=count_of("place", number))
    facts = [("hourglass", gettext("لكل عرض مهلة. إن لم يصل ردّكم فيها ذهبت الوحدة إلى أسرة تنتظر."))]
    return Row(title, href, Act(gettext("الرد على العرض"), "pencil", href), None, facts, icon=icon)


def asked_row(number: int) -> Row:
    """That others name the family as who takes their unit over. No clock runs: it is theirs until it agrees."""
    href, icon = url_for("family.leases.index"), "store"
    title = gettext("أسر سمّتكم خلفاً لها في سوق: %(families)s", families=count_of("family", number))
    facts = [("clock", gettext("لا مهلة لردّكم ما دام عقد الأسرة قائماً، ولها الرجوع عن تسميتكم."))]
    return Row(title, href, Act(gettext("الرد عليها"), "pencil", href), None, facts, icon=icon)
