"""What the family's income is called: months, channels, how near the tax on sales is, and the table to take along."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import gettext

from storefront.insight import income
from storefront.insight.income import Period, Row
from storefront.insight.statements import Month
from storefront.kernel import calendars, clock, money
from storefront.kernel.refusals import N_
from storefront.trade import checkouts
from storefront.web.family.money_words import riyals
from storefront.web.kit import channels, spreadsheets
from storefront.web.kit.locale import language
from storefront.web.kit.spreadsheets import number

STAGES = income.thresholds
BROUGHT = {
    checkouts.channels.MARKET: N_("وجدوكم في دكّة"),
    checkouts.channels.SHARED: N_("فتحوا رابط دكّتكم أو أحد منتجاتكم"),
    checkouts.channels.CHAT: N_("أرسلتم إليهم سلة جاهزة فأكملوها"),
    checkouts.channels.AGAIN: N_("أعادوا طلباً سابقاً كما هو"),
    income.STALL: N_("اشتروا من بسطتكم في معرض أو سوق، والمبلغ كله عندكم"),
}
KINDS = {
    "sale": N_("بيع"),
    "taken_back": N_("خرج من البيع"),
    "borne": N_("اعتراض أخذه بنك المشتري"),
    income.VOIDED: N_("بيع في البسطة أُلغي"),
    "unborne": N_("اعتراض عاد إليكم"),
    "place_paid": N_("دفعتم لمكانكم في سوق أو معرض"),
    "place_returned": N_("عاد إليكم مما دفعتم لمكانكم"),
    "deposit_kept": N_("تأمين لم يَعُد إليكم"),
}
HEAD = (
    N_("التاريخ"),
    N_("ماذا حدث"),
    N_("الطلب"),
    N_("القناة"),
    N_("المبلغ"),
    N_("عمولة السوق"),
    N_("الإيجار ورسوم المعارض"),
    N_("الباقي لكم"),
    N_("أول طلب للمشتري"),
)


def month_words(month: Month) -> str:
    """ "نوفمبر 2026"."""
    return f"{calendars.MONTHS[language()][month.number - 1]} {month.year}"


def short_month(month: Month) -> str:
    """The name of a month under a column: "نوفمبر", "Nov"."""
    name = calendars.MONTHS[language()][month.number - 1]
    return name[:3] if language() == "en" else name


def period_words(period: Period) -> str:
    """ "من ديسمبر 2025 إلى نوفمبر 2026"."""
    if period.first == period.last:
        return month_words(period.first)
    ends = {"first": month_words(period.first), "last": month_words(period.last)}
    return str(gettext("من %(first)s إلى %(last)s", **ends))


def channel_words(channel: str) -> tuple[str, str]:
    """What a channel is called, and what that means."""
    return gettext(channels.name_of(channel)), gettext(BROUGHT[channel])


@dataclass(frozen=True)
class Near:
    """How near the tax on sales is: the colour of it, a title, what it means, what to do; and how far the bar reaches."""

    kind: str
    title: str
    meaning: str
    advice: str
    percent: int
    sold_minor: int
    months: str
    is_registered: bool


TITLES = {
    STAGES.REGISTERED: N_("أنتم مسجّلون في ضريبة القيمة المضافة."),
    STAGES.FAR: N_("لا يلزمكم شيء."),
    STAGES.SOON_MAY: N_("لا يلزمكم شيء الآن."),
    STAGES.MAY: N_("التسجيل اختياري لكم."),
    STAGES.SOON_MUST: N_("اقتربتم من حدّ التسجيل."),
    STAGES.MUST: N_("صار التسجيل واجباً عليكم."),
}
MEANINGS = {
    STAGES.REGISTERED: N_("تظهر الضريبة في فواتيركم، وأسعاركم تشملها. لا حدّ تنتظرونه."),
    STAGES.FAR: N_("بيعكم بعيد عن حدّ الضريبة. لا تسجّلون، ولا تأخذون ضريبة من المشتري."),
    STAGES.SOON_MAY: N_("اقتربتم من 187,500 ر.س، ومنها يصير التسجيل حقاً لكم إن أردتم، لا واجباً عليكم."),
    STAGES.MAY: N_("جاوزتم 187,500 ر.س. لكم أن تسجّلوا إن أردتم، ولا يجب ذلك إلا بعد 375,000 ر.س."),
    STAGES.SOON_MUST: N_("بقي لكم %(left)s قبل أن يجب التسجيل."),
    STAGES.MUST: N_("زاد بيعكم في 12 شهراً على 375,000 ر.س، وهو حدّ التسجيل الواجب."),
}
ADVICE = {
    STAGES.REGISTERED: "",
    STAGES.FAR: "",
    STAGES.SOON_MAY: N_("لا تفعلوا شيئاً الآن، ونخبركم هنا إذا تغيّر ذلك."),
    STAGES.MAY: N_("إن كنتم تشترون مواد كثيرة عليها ضريبة فقد ينفعكم التسجيل. اسألوا من تثقون به قبل أن تقرّروا."),
    STAGES.SOON_MUST: N_("استعدّوا من الآن: احفظوا فواتيركم، وراجعوا أسعاركم، واسألوا هيئة الزكاة والضريبة والجمارك."),
    STAGES.MUST: N_(
        "سجّلوا لدى هيئة الزكاة والضريبة والجمارك (zatca.gov.sa) خلال 30 يوماً من نهاية الشهر الذي جاوزتم فيه الحدّ، "
        "ثم أخبروا مكتب دكّة برقمكم الضريبي."
    ),
}
LOOKS = {STAGES.SOON_MUST: "warn", STAGES.MUST: "bad"}


def near_words(meter: income.thresholds.Meter) -> Near:
    """The meter in words."""
    stage = meter.stage
    return Near(
        kind=LOOKS.get(stage, "good"),
        title=gettext(TITLES[stage]),
        meaning=gettext(MEANINGS[stage], left=riyals(meter.left_minor)),
        advice=gettext(ADVICE[stage]) if ADVICE[stage] else "",
        percent=meter.percent,
        sold_minor=meter.sold_minor,
        months=period_words(meter.period),
        is_registered=meter.is_registered,
    )


def table(rows: Iterable[Row]) -> bytes:
    """Bookings one by one, in riyals; what was given back is below nothing. The last row adds them up."""
    kept = list(rows)
    told = [[gettext(words) for words in HEAD]]
    for row in kept:
        told.append(
            [
                clock.riyadh(row.at).date().isoformat(),
                gettext(KINDS[row.kind]),
                row.parcel,
                channel_words(row.channel)[0],
                *(number(money.plain(minor)) for minor in figures(row.sums)),
                gettext("نعم") if row.sums.firsts else "",
            ]
        )
    whole = sum((row.sums for row in kept), income.Sums())
    told.append([gettext("المجموع"), "", "", "", *(number(money.plain(minor)) for minor in figures(whole)), ""])
    return spreadsheets.file_of(told)


def figures(sums: income.Sums) -> tuple[int, int, int, int]:
    """What a row of the table says in money."""
    return sums.turnover_minor, sums.fees_minor, sums.places_minor, sums.left_minor
