"""The office's own door and navigation, and the forms its pages share."""

from collections.abc import Collection
from typing import Any, NamedTuple

from flask import request, url_for
from flask_babel import gettext, lazy_gettext
from wtforms import TextAreaField
from wtforms.validators import InputRequired, Length

from storefront.web.kit.forms import Form, trimmed

LEAST_REASON, MOST_REASON = 5, 200


class Entry(NamedTuple):
    """A door in the office's navigation."""

    href: str
    label: str
    icon: str
    current: bool


class ReasonForm(Form):
    """Why somebody of the office does something; kept in the journal."""

    reason = TextAreaField(
        lazy_gettext("السبب"),
        [
            InputRequired(lazy_gettext("اكتبوا السبب، فهو يبقى في السجل.")),
            Length(LEAST_REASON, MOST_REASON, lazy_gettext("السبب من 5 أحرف إلى 200 حرف.")),
        ],
        filters=[trimmed],
    )


class Desk:
    """What the layout prints; asked when it is printed."""

    @property
    def doors(self) -> list[Entry]:
        """The navigation of the office, the open part marked."""
        part = (request.blueprint or "").split(".")[-1]
        parts = (
            ("start", gettext("البداية"), "house"),
            ("applications", gettext("التسجيل"), "shield-check"),
            ("families", gettext("الأسر"), "users"),
            ("products", gettext("المنتجات"), "price-tag"),
            ("reviews", gettext("التقييمات"), "star"),
            ("questions", gettext("الأسئلة"), "circle-help"),
            ("messages", gettext("الرسائل"), "message-circle"),
            ("money", gettext("المال"), "wallet"),
            ("bodies", gettext("الجهات"), "users"),
            ("seasons", gettext("المواسم"), "moon"),
            ("members", gettext("الأعضاء"), "user"),
            ("journal", gettext("السجل"), "file-text"),
            ("patterns", gettext("كتاب النماذج"), "palette"),
        )
        here = "money" if part in MONEY_PARTS else part
        return [Entry(url_for(f"office.{name}.index"), label, icon, name == here) for name, label, icon in parts]

    @property
    def money(self) -> list[Entry]:
        """The pages about money, the open one marked."""
        part = (request.blueprint or "").split(".")[-1]
        behind = {
            "recipients": "payouts",
            "movements": "ledger",
            "allowances": "payments",
            "assignments": "refunds",
            "differences": "payments",
            "credits": "bank",
            "remainders": "courier",
        }
        here = behind.get(part, part)
        parts = (
            ("money", gettext("الملخص"), "chart-column"),
            ("alarms", gettext("التنبيهات"), "bell"),
            ("payments", gettext("الدفعات"), "credit-card"),
            ("refunds", gettext("المبالغ المعادة"), "undo-2"),
            ("disputes", gettext("الاعتراضات"), "shield-check"),
            ("events", gettext("أخبار شركات الدفع"), "mail"),
            ("bank", gettext("حوالات واردة"), "wallet"),
            ("courier", gettext("عند المندوب"), "truck"),
            ("payouts", gettext("التحويلات"), "send"),
            ("bank_files", gettext("ملفات البنك"), "file-text"),
            ("proceeds", gettext("رسوم المعارض"), "tent"),
            ("ledger", gettext("الدفتر"), "list"),
            ("reconciliation", gettext("المطابقة"), "scale"),
            ("commissions", gettext("العمولات"), "receipt"),
            ("coupons", gettext("القسائم"), "price-tag"),
        )
        return [Entry(url_for(f"office.{name}.index"), label, icon, name == here) for name, label, icon in parts]


MONEY_PARTS = {  # what stands behind the one door about money
    "money", "alarms", "payments", "refunds", "disputes", "events", "allowances", "assignments", "bank", "differences",
    "reconciliation", "payouts", "bank_files", "recipients", "ledger", "movements", "commissions", "coupons", "courier",
    "credits", "remainders", "proceeds",
}  # fmt: skip


def asked_state(states: Collection[str], usual: str = "") -> str:
    """The state a list was asked for; the usual one where it was asked for none there is."""
    state = request.args.get("state", usual)
    return state if state in states else usual


def at_desk() -> dict[str, Any]:
    """What every template of the office knows."""
    return {"desk": Desk()}
