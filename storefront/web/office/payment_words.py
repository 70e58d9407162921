"""Payments in the office's words: states of payments, attempts, refunds, disputes and hints, and what stood in the way."""

from collections.abc import Mapping

from flask_babel import gettext

from storefront.kernel.refusals import N_
from storefront.trade import handbacks
from storefront.trade.orders import Parcel
from storefront.treasury import payments
from storefront.treasury.payments import FAMILY, Payment, Refund

Look = tuple[str, str, str]  # words, look of the label, outline

PAYMENTS: Mapping[str, Look] = {
    "open": (N_("ينتظر الدفع"), "warn", "hourglass"),
    "settled": (N_("مدفوع"), "good", "circle-check"),
    "expired": (N_("انتهت مهلته"), "", "ban"),
    "cancelled": (N_("لم يعد مطلوباً"), "", "ban"),
}
ATTEMPTS: Mapping[str, Look] = {
    "new": (N_("تُفتح صفحتها"), "info", "hourglass"),
    "redirected": (N_("صفحتها مفتوحة"), "warn", "hourglass"),
    "processing": (N_("تنتظر تأكيد المصرف"), "info", "hourglass"),
    "paid": (N_("مدفوعة"), "good", "circle-check"),
    "failed": (N_("لم تنجح"), "bad", "circle-x"),
    "expired": (N_("أُغلقت صفحتها"), "", "ban"),
    "abandoned": (N_("لم تُفتح صفحتها"), "", "ban"),
    "refused": (N_("لا تطابق المطلوب"), "bad", "circle-alert"),
}
REFUNDS: Mapping[str, Look] = {
    "asked": (N_("في طريقه"), "info", "send"),
    "pending": (N_("عند شركة الدفع"), "info", "hourglass"),
    "done": (N_("رُدّ إلى صاحبه"), "good", "circle-check"),
    "failed": (N_("لم يصل"), "bad", "circle-x"),
    "replaced": (N_("رُدّ بغيره"), "", "link"),
    "void": (N_("عاد قبل أن يُنسب"), "", "ban"),
    "unattributed": (N_("ينتظر من ينسبه"), "warn", "circle-help"),
}
BY_PERSON: Look = (N_("ينتظر تحويلكم"), "warn", "hourglass")  # nobody failed: somebody of the office sends it
REFUND_LISTS = {**REFUNDS, "by_hand": BY_PERSON}
BY_FAMILY: Look = (N_("ينتظر أن تعطيه الأسرة"), "warn", "hourglass")
BY_ORGANISER: Look = (N_("ينتظر أن يعطيه المنظّم"), "warn", "hourglass")
DISPUTES: Mapping[str, Look] = {
    "inquiry": (N_("استفسار"), "info", "circle-help"),
    "open": (N_("ينتظر قرار المصرف"), "warn", "hourglass"),
    "won": (N_("لصالحنا"), "good", "circle-check"),
    "lost": (N_("لصالح المشتري"), "bad", "circle-x"),
    "closed": (N_("أُغلق دون سحب"), "", "ban"),
}
EVENTS: Mapping[str, Look] = {
    "waiting": (N_("ينتظر العمل به"), "warn", "hourglass"),
    "done": (N_("عُمل به"), "good", "circle-check"),
    "ignored": (N_("لا يعنينا"), "", "ban"),
    "dead": (N_("تعذّر العمل به"), "bad", "circle-alert"),
}
PROVIDERS = {"cash": N_("نقداً"), "stripe": N_("بطاقة"), "bank_transfer": N_("تحويل بنكي")}
COMPANIES = {**PROVIDERS, "stripe": "Stripe"}  # what those who take money for us are called
TOPICS = {
    "payment": N_("دفعة"),
    "refund": N_("مبلغ معاد"),
    "dispute": N_("اعتراض"),
    "other": N_("غير ذلك"),
}
REASONS = {
    "declined": N_("اعتذرت الأسرة"),
    "cancelled": N_("أُلغي الطلب"),
    "refused": N_("لم يُستلم عند الباب"),
    "returned": N_("استرجاع قطع"),
    "allowance": N_("ردّ من المكتب"),
    "twice": N_("دُفع مرتين"),
    "late": N_("دُفع بعد المهلة"),
    "over": N_("أكثر من المطلوب"),
    "short": N_("أقل من المطلوب"),
    "differs": N_("لم يطابق المطلوب"),
    "found": N_("رُدّ من لوحة شركة الدفع"),
    "taken_back": N_("سحب البنك الحوالة بعد أن دُفع بها"),
    "fee_over": N_("زاد على فاتورة العارض"),
    "fee_waived": N_("إعفاء من رسوم معرض"),
    "fee_returned": N_("تأمين عارض أُعيد"),
    "fee_ended": N_("لن تحضر الأسرة المعرض"),
}
TROUBLES = {
    "disputed": N_("ينتظر قرار مصرف المشتري"),
    "differs": N_("رُدّ مبلغ غير الذي طلبناه"),
    "overlaps": N_("رُدّ مثله من لوحة شركة الدفع من قبل، ولم يُنسب بعد"),
    "by_hand": N_("هذه الطريقة لا تردّ المبالغ بنفسها"),
    "denied": N_("تقول الأسرة إنها أعطته، ويقول المشتري إنه لم يصله"),
    "too_late": N_("انقضت المدة التي تردّ فيها شركة الدفع"),
    "in_parts": N_("شركة الدفع لا تردّ بعض المبلغ"),
    "never opened": N_("لم تُفتح صفحتها قط"),
    "unknown": N_("لا نعرف ما الذي يتحدث عنه"),
}
# what providers and banks say of money that did not reach its card
FAILURES = {
    "expired_or_canceled_card": N_("انتهت صلاحية البطاقة أو أُلغيت"),
    "lost_or_stolen_card": N_("بُلّغ عن ضياع البطاقة أو سرقتها"),
    "declined": N_("رفضه مصرف البطاقة"),
    "account_closed": N_("أُغلق حساب صاحبه"),
    "insufficient_funds": N_("رصيدنا عند شركة الدفع لا يكفي"),
    "charge_for_pending_refund_disputed": N_("اعترض حامل البطاقة على الدفعة نفسها"),
    "charge_already_refunded": N_("رُدّ كله من قبل"),
    "merchant_request": N_("أُوقف بطلب منا"),
}
# what banks say of a card they turn down, as far as it helps whoever is asked about it
DECLINES = {
    "generic_decline": N_("المصرف لم يذكر السبب"),
    "do_not_honor": N_("المصرف لم يذكر السبب"),
    "insufficient_funds": N_("الرصيد لا يكفي"),
    "lost_card": N_("بُلّغ عن ضياعها"),
    "stolen_card": N_("بُلّغ عن سرقتها"),
    "expired_card": N_("انتهت صلاحيتها"),
    "incorrect_cvc": N_("رمز الأمان غير صحيح"),
    "incorrect_number": N_("رقمها غير صحيح"),
    "processing_error": N_("خلل عند المصرف"),
    "card_velocity_exceeded": N_("تجاوزت حد المشتريات"),
    "fraudulent": N_("يُشتبه في أنها ليست لحاملها"),
    "authentication_required": N_("لم يؤكدها حاملها"),
    "payment_intent_authentication_failure": N_("لم يؤكدها حاملها"),
}
DIFFERENCES = {
    "amount": N_("المبلغ"),
    "currency": N_("العملة"),
    "live": N_("حقيقي أو تجريبي"),
    "reference": N_("المرجع"),
}
DISPUTED_FOR = {
    "fraudulent": N_("يقول المشتري إنه لم يدفع"),
    "product_not_received": N_("يقول المشتري إن الطلب لم يصل"),
    "product_unacceptable": N_("يقول المشتري إن البضاعة ليست كما وُصفت"),
    "duplicate": N_("يقول المشتري إنه دفع مرتين"),
    "credit_not_processed": N_("يقول المشتري إن المبلغ لم يُردّ إليه"),
    "subscription_canceled": N_("يقول المشتري إنه ألغى"),
    "unrecognized": N_("لا يعرف المشتري هذه الدفعة"),
    "general": N_("لم يُذكر السبب"),
}
WITNESSES = {  # what it rests on that goods were handed over
    "code": N_("برمز الاستلام الذي عند المشتري"),
    "courier": N_("قالت شركة التوصيل إنها سلّمته، وكتبه موظف من السوق"),
    "family": N_("سجّلته الأسرة"),
}
WHOSE = {  # whose word a step of a parcel is
    "family": N_("سجّلته الأسرة"),
    "office": N_("كتبه موظف من السوق"),
    "shopper": N_("المشتري نفسه"),
    "market": N_("السوق تلقائياً"),
}
BEARERS = {"family": N_("الأسرة"), "market": N_("السوق")}


def look_of(table: Mapping[str, Look], state: str) -> Look:
    """A state in the reader's language, with the look of its label."""
    words, kind, icon = table[state]
    return str(gettext(words)), kind, icon


def look_of_refund(refund: Refund) -> Look:
    """How far a refund is; what a family holds waits for it, and for nobody else."""
    is_ours = refund.state == "failed" and refund.trouble == payments.refunding.BY_HAND
    hand = (
        {FAMILY: BY_FAMILY, payments.refunding.ORGANISER: BY_ORGANISER}.get(refund.way)
        if refund.state == "asked"
        else None
    )
    words, kind, icon = hand or (BY_PERSON if is_ours else REFUNDS[refund.state])
    return str(gettext(words)), kind, icon


def giver_of(parcel: Parcel, payment: Payment) -> str:
    """Who gives money of a parcel back, and how."""
    if payment.purpose != "parcel":
        return said(PROVIDERS, payment.gateway)
    by_family = handbacks.holder(parcel, payment) == FAMILY
    return str(gettext("نقداً من يد الأسرة") if by_family else gettext("من السوق: يحوّله أحدكم أو يعطيه نقداً"))


def choices(table: Mapping[str, Look]) -> list[tuple[str, str]]:
    """The states that can be asked for."""
    return [(key, str(gettext(words))) for key, (words, _, _) in table.items()]


def said(table: Mapping[str, str], word: str) -> str:
    """A word of ours in the reader's language; one nobody translated, such as a provider's, stays as it is."""
    return str(gettext(table[word])) if word in table else word


def company_words(name: str) -> str:
    """Who takes money for us, by the name its readers know."""
    return said(COMPANIES, name)


def trouble_words(trouble: str) -> str:
    """What stood in the way; a word of a provider's that nobody translated stays as it is."""
    kind, _, code = trouble.partition(":")
    if kind == "declined" and code:
        return str(gettext("رُفضت البطاقة: %(code)s", code=said(DECLINES, code)))
    if trouble and set(trouble.split(",")) <= DIFFERENCES.keys():
        return str(gettext("يختلف عن المطلوب: %(differs)s", differs=differences_said(trouble)))
    return said(TROUBLES, trouble)


def failure_words(code: str) -> str:
    """Why money did not reach whom it is for. What a provider says and nobody translated is read on the page of the refund,
    and does not stand in the middle of a sentence."""
    known = {**TROUBLES, **FAILURES}
    return said(known, code) if code in known else str(gettext("سبب آخر عند شركة الدفع"))


def differences_said(names: str) -> str:
    """In what a payment is another than was asked for, by the names of payments.verdicts."""
    words = [said(DIFFERENCES, name.strip()) for name in names.split(",")]
    return str(gettext("، ")).join(words)
