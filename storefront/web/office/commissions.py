"""Rules of commission in the office: seen, set with days and a reason, ended."""

from datetime import date
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import DateField, SelectField, StringField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Optional

from storefront.community import families
from storefront.goods import taxonomy
from storefront.kernel import clock, money, paging, units
from storefront.kernel.refusals import Refusal
from storefront.trade import commissions as trade
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.forms import trimmed, western
from storefront.web.kit.locale import in_language
from storefront.web.kit.page_links import PageLinks
from storefront.web.kit.requests import key_of
from storefront.web.kit.steps import take
from storefront.web.office.desk import ReasonForm

commissions = Blueprint("commissions", __name__)
EVERYBODY = "default"
FIELDS: dict[type[Refusal], str] = {
    trade.refusals.RateIsNotValid: "rate",
    trade.refusals.DaysAreNotValid: "from_day",
}


class RuleForm(ReasonForm):
    """Whom the rule is for, the rate in percent, its days, and why."""

    whom = SelectField(lazy_gettext("لمن"), [InputRequired(lazy_gettext("اختاروا لمن القاعدة."))])
    rate = StringField(
        lazy_gettext("النسبة %"),
        [InputRequired(lazy_gettext("اكتبوا النسبة بالأرقام، مثل 8 أو 7.5."))],
        filters=[trimmed, western],
    )
    from_day = DateField(lazy_gettext("من يوم"), [InputRequired(lazy_gettext("اكتبوا أول يوم."))])
    to_day = DateField(lazy_gettext("إلى يوم"), [Optional()])

    def filled(self) -> "RuleForm":
        """The form with everybody a rule can be for: all, categories, and the family the page was opened for."""
        choices = [SelectChoice(EVERYBODY, gettext("كل الأسر والأقسام"))]
        wanted = key_of(request.values.get("family"))
        if wanted:
            family = families.get(wanted)
            choices.append(SelectChoice(f"family:{family.id}", in_language(family, "trade_name")))
        for group in taxonomy.tree():
            choices.append(SelectChoice(f"category:{group.category.id}", in_language(group.category, "name")))
            choices += [SelectChoice(f"category:{one.id}", f"— {in_language(one, 'name')}") for one in group.parts]
        self.whom.choices = choices
        return self


def basis_points(text: str) -> int:
    """A rate in percent as basis points; -1 for what is none."""
    try:
        return money.parse_riyals(text)
    except ValueError:
        return -1


@commissions.get("/commissions")
def index() -> str:
    """The rules, the newest first, and the form for a new one."""
    form = RuleForm(formdata=None, from_day=clock.today()).filled()
    wanted = key_of(request.args.get("family"))
    form.whom.data = f"family:{wanted}" if wanted else EVERYBODY
    return page_of(form)


def page_of(form: RuleForm, *, ending: ReasonForm | None = None, at: int = 0) -> str:
    """The page of all rules; `ending` came back for the rule `at`."""
    page = trade.rules(number=paging.page_number(request.args.get("page")))
    return render_template(
        "office/commissions/index.html",
        form=form,
        ending=ending or ReasonForm(formdata=None, prefix="ending-"),
        at=at,
        rows=[row_of(row) for row in page.rows],
        page=PageLinks(page, url_for(".index"), {}),
        usual=percent(trade.rates(clock.today(), []).usual),
        family=key_of(request.values.get("family")) or "",
    )


def row_of(row: trade.Rule) -> dict[str, Any]:
    """A rule as the list prints it."""
    rule, today = row.rule, clock.today()
    over = rule.to_day is not None and rule.to_day < today
    return {
        "rule": rule,
        "rate": percent(rule.basis_points),
        "whom": whom_of(row),
        "family_id": rule.family_id,
        "state": "over" if over else "later" if rule.from_day > today else "now",
        "last": rule.to_day if rule.to_day and rule.to_day >= rule.from_day else None,
        "never": rule.to_day is not None and rule.to_day < rule.from_day,
    }


def whom_of(row: trade.Rule) -> str:
    """Whom a rule is for, in the reader's language."""
    if row.family:
        return in_language(row.family, "trade_name")
    return in_language(row.category, "name") if row.category else gettext("كل الأسر والأقسام")


def percent(points: int) -> str:
    """A rate as people write it: "8%", "7.5%"."""
    return money.plain(points).rstrip("0").rstrip(".") + "%"


@commissions.post("/commissions")
def create() -> Response | tuple[str, int]:
    """Sets a rule; orders that were placed keep theirs."""
    form, status = RuleForm().filled(), 422
    if form.validate_on_submit():
        name, _, number = str(form.whom.data).partition(":")
        scope = trade.Scope(name, int(number) if number else None)
        days = trade.Days(form.from_day.data or date.min, form.to_day.data)
        try:
            trade.set_rule(scope, basis_points(form.rate.data or ""), days, actor(), reason=str(form.reason.data))
        except Refusal as refusal:
            units.abandon()
            field = FIELDS.get(type(refusal))
            form.refuse(field, refusal, sentence(refusal)) if field else form.form_errors.append(sentence(refusal))
            status = refusal.status
        else:
            say("good", gettext("سرت القاعدة على الطلبات من يومها. ما قبلها على عمولته."))
            return redirect(url_for(".index"), 303)
    return page_of(form), status


@commissions.post("/commissions/<int:rule_id>/ending")
def ending(rule_id: int) -> Response | tuple[str, int]:
    """The rule holds no longer from today on."""
    rule, form = trade.get(rule_id), ReasonForm(prefix="ending-")
    if not form.validate_on_submit():
        return page_of(RuleForm(formdata=None, from_day=clock.today()).filled(), ending=form, at=rule_id), 422
    take(
        lambda: trade.end_rule(rule, actor(), reason=str(form.reason.data)),
        gettext("انتهت القاعدة. طلبات اليوم وما بعده على ما دونها."),
        late=gettext("انتهت هذه القاعدة من قبل."),
    )
    return redirect(url_for(".index"), 303)
