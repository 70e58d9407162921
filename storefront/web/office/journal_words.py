"""The journal in words: what each kind of entry means, what it is about and where that can be seen, what it carries."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask_babel import gettext

from storefront.insight.journal import Subject, is_subject
from storefront.kernel.refusals import N_
from storefront.trade.orders import PARCEL
from storefront.web.kit.fair_words import BODY_KINDS, STALL_MOVES, TILL_METHODS, TILL_STATES
from storefront.web.kit.fair_words import STATES as EXHIBITION_STATES
from storefront.web.kit.fee_words import STEPS as FEE_STEPS
from storefront.web.kit.locale import in_language
from storefront.web.kit.market_words import CHANGES as MARKET_CHANGES
from storefront.web.kit.market_words import ENDINGS as LEASE_ENDINGS
from storefront.web.kit.rights import titles
from storefront.web.office.journal_kinds import KINDS
from storefront.web.office.money_words import STATES as PAYOUT_STATES
from storefront.web.office.payment_words import ATTEMPTS

PAYOUT_STEPS = {  # what a step of a payout means, by where it led
    "approved": N_("اعتُمد التحويل، ويخرج إلى الأسرة"),
    "sent": N_("خرج التحويل إلى حساب الأسرة"),
    "done": N_("وصل التحويل إلى حساب الأسرة"),
    "failed": N_("لم يصل التحويل، وعاد مبلغه إلى رصيد الأسرة"),
    "reversed": N_("أُعيد التحويل بعد وصوله، وعاد مبلغه إلى رصيد الأسرة"),
    "dropped": N_("أُلغي التحويل قبل خروجه، ويُحسب ما فيه مع غيره"),
}
BY_SHOPPERS = (
    "OrderCorrected",
    "ReturnAsked",
    "ReturnWithdrawn",
    "CashDenied",
    "ReviewWritten",
    "ReviewEdited",
    "ReviewWithdrawn",
    "MessageReported",
)  # done on the page of an order alone; so is calling a parcel off
SUBJECTS = {
    "family": N_("أسرة"),
    "product": N_("منتج"),
    "order": N_("طلب متسوّق"),
    "parcel": N_("طلب أسرة"),
    "payment": N_("دفعة"),
    "credit": N_("حوالة"),
    "payout": N_("تحويل"),
    "file": N_("ملف بنك"),
    "coupon": N_("قسيمة"),
    "rule": N_("قاعدة عمولة"),
    "refund": N_("مبلغ معاد"),
    "transaction": N_("قيد"),
    "alarm": N_("تنبيه"),
    "dispute": N_("اعتراض"),
    "event": N_("خبر"),
    "exhibition": N_("فعالية"),
    "venue": N_("مكان"),
    "body": N_("جهة"),
    "season": N_("موسم"),
    "user": N_("حساب"),
    "market": N_("السوق"),
}
PAGES = {
    "family": ("office.families.show", "family_id"),
    "product": ("office.products.show", "product_id"),
    "alarm": ("office.alarms.show", "alarm_id"),
    "coupon": ("office.coupons.show", "coupon_id"),
    "payment": ("office.payments.show", "payment_id"),
    "refund": ("office.refunds.show", "refund_id"),
    "dispute": ("office.disputes.show", "dispute_id"),
    "event": ("office.events.show", "event_id"),
    "payout": ("office.payouts.show", "payout_id"),
    "file": ("office.bank_files.show", "file_id"),
    "user": ("office.members.show", "user_id"),
    "body": ("office.bodies.show", "body_id"),
}
# what an entry carries: its words, and how the page shows it
CARRIED = {
    "before": (N_("كان"), "state"),
    "after": (N_("صار"), "state"),
    "amount": (N_("الكمية"), "word"),
    "home": (N_("عاد إلى الدكّة"), "word"),
    "missing": (N_("ناقص"), "word"),
    "amount_minor": (N_("المبلغ"), "money"),
    "total_minor": (N_("المجموع"), "money"),
    "paid_minor": (N_("دُفع نقداً"), "money"),
    "missing_minor": (N_("الباقي"), "money"),
    "delivery_minor": (N_("منه التوصيل"), "money"),
    "fee_minor": (N_("الرسوم"), "money"),
    "method": (N_("طريقة الدفع"), "word"),
    "difference_minor": (N_("الفرق"), "money"),
    "gateway": (N_("طريقة الدفع"), "word"),
    "bearer": (N_("يتحمّلها"), "word"),
    "kind": (N_("النوع"), "word"),
    "role": (N_("الصلاحية"), "word"),
    "agreed": (N_("الرد"), "word"),
    "way": (N_("من أين"), "word"),
    "name": (N_("الاسم"), "word"),
    "pieces": (N_("القطع في اليوم"), "word"),
    "products": (N_("المنتجات"), "word"),
    "kinds": (N_("ما ينقصها"), "word"),
    "rights": (N_("ما يعمله"), "word"),
    "went": (N_("كيف خرج"), "word"),
    "accepted": (N_("الجواب"), "word"),
    "ending": (N_("كيف انتهت"), "word"),
    "days": (N_("الأيام الباقية"), "word"),
    "given_up": (N_("من أغلقه"), "word"),
    "stars": (N_("النجوم"), "word"),
    "day": (N_("الموعد"), "word"),
    "outcome": (N_("النتيجة"), "word"),
    "side": (N_("كاتبها"), "word"),
    "made": (N_("منتجات جديدة"), "word"),
    "altered": (N_("منتجات تغيّرت"), "word"),
    "left_out": (N_("منتجات لم تُحفظ"), "word"),
    "state": (N_("الحال"), "word"),
    "first": (N_("أول يوم"), "word"),
    "last": (N_("آخر يوم"), "word"),
    "moved": (N_("صار في مكان آخر"), "word"),
    "shift_days": (N_("تصحيح الحساب بالأيام"), "word"),
    "offered": (N_("عُرض عليها مكان"), "word"),
    "waitlisted": (N_("في قائمة الانتظار"), "word"),
    "declined": (N_("اعتُذر إليها"), "word"),
    "left_minor": (N_("بقي"), "money"),
    "back_minor": (N_("يعود"), "money"),
    "what": (N_("ما تغيّر"), "word"),
    "ends_as": (N_("ما يعود"), "word"),
    "stall": (N_("البسطة"), "word"),
    "dates": (N_("الأيام"), "word"),
    "people": (N_("الأشخاص"), "word"),
    "visits": (N_("الزيارات"), "word"),
}
WORDS: dict[tuple[str, Any], str] = {
    ("gateway", "cash"): N_("نقداً"),
    ("gateway", "stripe"): N_("بطاقة"),
    ("gateway", "bank_transfer"): N_("تحويل بنكي"),
    ("bearer", "family"): N_("الأسرة"),
    ("bearer", "market"): N_("السوق"),
    ("kind", "given"): N_("بيد المكتب"),
    ("kind", "found"): N_("من لوحة شركة الدفع"),
    ("kind", "home-kitchen"): N_("تصريح المطبخ المنزلي"),
    ("kind", "health-card"): N_("البطاقة الصحية"),
    ("kind", "cosmetics-listing"): N_("إدراج مستحضرات التجميل"),
    ("kind", "craft-licence"): N_("رخصة الحرفة"),
    ("kind", "freelance"): N_("وثيقة العمل الحر"),
    ("kind", "productive-family"): N_("شهادة أسرة منتجة"),
    ("kind", "commercial-register"): N_("السجل التجاري"),
    ("kind", "shop"): N_("رابط الدكّة"),
    ("kind", "product"): N_("رابط منتج"),
    ("kind", "basket"): N_("سلة جاهزة"),
    ("role", "staff"): N_("موظف في المكتب"),
    ("agreed", True): N_("موافقة"),
    ("agreed", False): N_("اعتذرت الأسرة"),
    ("outcome", "agreed"): N_("وافق المشتري"),
    ("outcome", "refused"): N_("لم يوافق المشتري"),
    ("outcome", "expired"): N_("مضى وقته بلا جواب"),
    ("outcome", "withdrawn"): N_("سحبته الأسرة"),
    ("accepted", True): N_("قبلها"),
    ("accepted", False): N_("اعتذر عنها"),
    ("ending", "withdrawn"): N_("سحبها أهل الدكّة"),
    ("ending", "refused"): N_("لم يوافق أهل الدكّة"),
    ("went", True): N_("بنفسه"),
    ("went", False): N_("أخرجه أهل الدكّة"),
    ("side", "family"): N_("الأسرة"),
    ("side", "shopper"): N_("المشتري"),
    ("given_up", True): N_("أهل الأسرة"),
    ("given_up", False): N_("مكتب السوق"),
    ("what", "made"): N_("بدأ المخطط"),
    ("what", "picture"): N_("صورة المخطط"),
    ("what", "stalls"): N_("البسطات"),
    ("what", "booking"): N_("من يختار البسطات"),
    ("what", "copied"): N_("نُسخ من مخطط سابق"),
    ("what", "shown"): N_("صار يراه الجميع"),
    ("what", "hidden"): N_("لم يعد يراه الجميع"),
    **{("way", way): STALL_MOVES[way] for way in ("moved_in", "moved_home")},
    ("moved", True): N_("نعم"),
    ("moved", False): N_("لا"),
    **{("kind", kind): words for kind, words in BODY_KINDS.items()},
    **{("state", state): words for state, (words, _, _) in EXHIBITION_STATES.items()},
    **{("method", method): words for method, (words, _) in TILL_METHODS.items()},
    **{("state", state): words for state, (words, _, _) in TILL_STATES.items()},
    ("state", "registered"): N_("ستأتي"),
    ("state", "checked_in"): N_("دخلت"),
    ("way", "provider"): N_("من شركة الدفع"),
    ("way", "bank"): N_("سحبه البنك من حساب السوق"),
    ("way", "hand"): N_("من حساب السوق، بيد موظف"),
    ("way", "dispute"): N_("من مصرف حامل البطاقة"),
    ("way", "family"): N_("نقداً من يد الأسرة"),
    ("way", "organiser"): N_("نقداً من يد المنظّم"),
    **{("what", step): words for step, words in (MARKET_CHANGES | LEASE_ENDINGS | FEE_STEPS).items()},
    ("ends_as", "whole"): N_("كل ما دُفع"),
    ("ends_as", "fee_stays"): N_("التأمين إن قرّر المنظّم، والرسوم باقية"),
}


@dataclass(frozen=True)
class Detail:
    """One thing an entry carries: its words, how it is shown (state, money, word) and the value."""

    label: str
    look: str
    value: Any


def kind_words(kind: str) -> str:
    """What happened; the fact's own name when we have no words for it."""
    return str(gettext(KINDS[kind])) if kind in KINDS else kind


def entry_words(kind: str, values: Mapping[str, Any]) -> str:
    """What happened, as one entry tells it: of a payout's step where it led."""
    step = PAYOUT_STEPS.get(str(values.get("after"))) if kind == "PayoutMoved" else None
    return str(gettext(step)) if step else kind_words(kind)


def entry_details(kind: str, values: Mapping[str, Any]) -> list[Detail]:
    """What it tells beside that; the steps of a payout are told already."""
    is_told = kind == "PayoutMoved" and values.get("after") in PAYOUT_STEPS
    return [] if is_told else details(values)


def nobody_words(kind: str, values: Mapping[str, Any]) -> str:
    """Who did it, where no name is known: whoever holds the page of an order, or "" for the market itself."""
    by_shopper = kind in BY_SHOPPERS or (kind == "ParcelMoved" and values.get("after") == "cancelled")
    return str(gettext("المتسوّق، من صفحة طلبه")) if by_shopper else ""


def subject_words(subject: str, names: Mapping[str, Subject]) -> str:
    """What it happened to by the name people know, such as "أسرة بيت العود"; the bare noun when the thing is gone."""
    noun = subject.partition(":")[0]
    if noun not in SUBJECTS:
        return subject
    return f"{gettext(SUBJECTS[noun])} {in_language(names[subject], 'name') if subject in names else ''}".strip()


def subject_href(subject: str) -> str:
    """Where it can be seen in the office: its page, or else all the journal says of it; "" when it is no one thing."""
    if not is_subject(subject):
        return ""
    noun, _, number = subject.partition(":")
    if noun not in PAGES:
        return url_for("office.journal.index", subject=subject)
    endpoint, argument = PAGES[noun]
    values: dict[str, Any] = {argument: int(number)}
    return url_for(endpoint, **values)


def details(values: Mapping[str, Any]) -> list[Detail]:
    """What an entry carries that tells a person something, in words."""
    return [detail(name, value) for name, value in values.items() if name in CARRIED and says_something(value)]


def says_something(value: Any) -> bool:
    """Whether a value is worth a word: a no is, nothing is not."""
    return value is False or bool(value)


def detail(name: str, value: Any) -> Detail:
    """One thing in words; a state nobody knows any more is printed as it was written."""
    label, look = CARRIED[name]
    look = "word" if look == "state" and value not in PARCEL else look
    return Detail(gettext(label), look, word_of(name, value) if look == "word" else value)


def word_of(name: str, value: Any) -> Any:
    """A value in words, several kinds in a row; states of payouts have theirs among the words of money."""
    if name == "kinds":
        return gettext("، ").join(str(word_of("kind", one)) for one in value)
    if name == "rights":
        return gettext("، ").join(titles(value))
    states = {**ATTEMPTS, **PAYOUT_STATES}
    if name in ("before", "after") and value in states:
        return gettext(states[value][0])
    return gettext(WORDS[name, value]) if (name, value) in WORDS else value
