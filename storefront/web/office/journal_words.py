"""The journal in words: what each kind of entry means, and where the thing it is about can be seen."""

import re

from flask import url_for
from flask_babel import gettext

from storefront.kernel.refusals import N_

KINDS = {
    "FamilyRegistered": N_("طلبت أسرة فتح دكّة"),
    "FamilyActivated": N_("فُتحت دكّة أسرة"),
    "FamilySuspended": N_("أُوقفت دكّة أسرة"),
    "FamilyShopChanged": N_("تغيّرت دكّة أسرة"),
    "PrivateFactsRead": N_("قُرئت البيانات الخاصة لأسرة"),
    "ProductPublished": N_("عُرض منتج"),
    "ProductHidden": N_("أُخفي منتج"),
    "OrderPlaced": N_("وصل طلب"),
    "OrderConfirmed": N_("ثُبّت طلب"),
    "OrderAbandoned": N_("تُرك طلب دون دفع"),
    "OrderCorrected": N_("صُحّحت بيانات طلب"),
    "ParcelMoved": N_("انتقل طلب إلى مرحلة"),
    "ReturnAsked": N_("طُلب استرجاع"),
    "ReturnAnswered": N_("رُدّ على استرجاع"),
    "GoodsTakenBack": N_("عادت قطع مسترجعة"),
    "CommissionRuleSet": N_("وُضعت قاعدة عمولة"),
    "CommissionRuleEnded": N_("أُنهيت قاعدة عمولة"),
    "PayoutAccountGiven": N_("سُجّل حساب بنكي لأسرة"),
    "PayoutsHeld": N_("أُوقفت تحويلات أسرة"),
    "PayoutsReleased": N_("رُفع إيقاف تحويلات أسرة"),
    "PayoutPlanned": N_("حُسب تحويل لأسرة"),
    "PayoutSigned": N_("اعتمد الشخص الأول تحويلاً"),
    "PayoutMoved": N_("انتقل تحويل إلى مرحلة"),
    "PayoutFileMade": N_("أُعدّ ملف للبنك"),
    "LedgerMoved": N_("سُجّلت حركة في الدفتر"),
    "PaymentSettled": N_("وصل مبلغ"),
    "PaymentExpired": N_("انتهت مهلة دفع"),
    "RefundDone": N_("أُعيد مبلغ"),
    "SignedUp": N_("انضم شخص"),
    "ConfirmationAsked": N_("أُرسل رابط تأكيد"),
    "AddressAlreadyKnown": N_("طُلب حساب ببريد معروف"),
    "AddressConfirmed": N_("أُكّد بريد"),
    "SignedIn": N_("دخول إلى حساب"),
    "SignedOut": N_("خروج من حساب"),
    "ResetAsked": N_("طُلبت كلمة مرور جديدة"),
    "PasswordChanged": N_("تغيّرت كلمة مرور"),
    "EmailChangeAsked": N_("طُلب تغيير بريد"),
    "EmailChanged": N_("تغيّر بريد"),
    "RoleGranted": N_("أُعطيت صلاحية"),
    "RoleTaken": N_("سُحبت صلاحية"),
    "AccountDisabled": N_("عُطّل حساب"),
    "AccountEnabled": N_("أُعيد حساب"),
    "AccountErased": N_("مُحي حساب"),
}
SUBJECTS = {
    "family": N_("أسرة"),
    "product": N_("منتج"),
    "order": N_("طلب متسوّق"),
    "parcel": N_("طلب أسرة"),
    "payment": N_("دفعة"),
    "payout": N_("تحويل"),
    "file": N_("ملف بنك"),
    "rule": N_("قاعدة عمولة"),
    "refund": N_("مبلغ معاد"),
    "user": N_("حساب"),
    "market": N_("السوق"),
}
KEY = re.compile(r"[0-9]{1,18}")
PAGES = {
    "family": ("office.families.show", "family_id"),
    "product": ("office.products.show", "product_id"),
    "payout": ("office.payouts.show", "payout_id"),
    "file": ("office.bank_files.show", "file_id"),
}


def kind_words(kind: str) -> str:
    """What happened; the fact's own name when we have no words for it."""
    return str(gettext(KINDS[kind])) if kind in KINDS else kind


def subject_words(subject: str) -> str:
    """What it happened to, such as "أسرة 12"."""
    noun, _, number = subject.partition(":")
    return f"{gettext(SUBJECTS[noun])} {number}".strip() if noun in SUBJECTS else subject


def subject_href(subject: str) -> str:
    """Where it can be seen in the office; "" when there is no page for it."""
    noun, _, number = subject.partition(":")
    if noun not in PAGES or not KEY.fullmatch(number):
        return ""
    endpoint, argument = PAGES[noun]
    return url_for(endpoint, **{argument: int(number)})
