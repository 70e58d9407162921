"""Payouts in the office: those to approve, one whole with everything it is made of, and what is noted of it."""

from collections.abc import Callable, Sequence

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.community import families
from storefront.insight import journal
from storefront.kernel import ibans, paging
from storefront.kernel import money as sums
from storefront.kernel.refusals import N_, Refusal
from storefront.treasury import payouts as treasury
from storefront.treasury import transfers
from storefront.treasury.payouts import PAYOUT, Payout
from storefront.web.family.money_words import row_of_line
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.formats import count_of
from storefront.web.kit.locale import in_language
from storefront.web.kit.page_links import PageLinks
from storefront.web.kit.requests import key_of
from storefront.web.kit.steps import take
from storefront.web.office.desk import ReasonForm, asked_state
from storefront.web.office.journal import noted
from storefront.web.office.money_words import STATES, reversal_words, state_words

payouts = Blueprint("payouts", __name__)
MOST_AT_ONCE = 200
NEWEST_NOTES = 8


@payouts.get("/payouts")
def index() -> str:
    """A page of payouts in one state, by default those that wait for an approval."""
    state = asked_state(STATES, "planned")
    page = treasury.listed(state, number=paging.page_number(request.args.get("page")))
    counts = treasury.counts()
    return render_template(
        "office/payouts/index.html",
        state=state,
        states=[(key, state_words(key)[0], counts.get(key, (0, 0))) for key in STATES],
        page=PageLinks(page, url_for(".index"), {"state": state}),
        masked=ibans.masked,
        bank=ibans.bank_of,
        state_words=state_words,
        me=actor().user_id,
    )


@payouts.get("/payouts/<int:payout_id>")
def show(payout_id: int) -> str:
    """One payout: whose, how much, of what, how far, and what can be done."""
    return page_of(treasury.get(payout_id))


def steps_by_hand(payout: Payout) -> frozenset[str]:
    """What a person can say of a payout where it is; what came of one that was asked for over the network its provider
    says."""
    told = payout.state in ("sent", "done") and treasury.online(payout.provider) is not None
    return frozenset() if told else frozenset(PAYOUT.steps(payout.state))


def page_of(payout: Payout, *, form: ReasonForm | None = None) -> str:
    """The page of a payout, with the form that came back if it did."""
    subject = f"payout:{payout.id}"
    lines = treasury.lines_of(payout.id, number=paging.page_number(request.args.get("page")))
    return render_template(
        "office/payouts/show.html",
        payout=payout,
        leaves_minor=treasury.leaves_now(payout) if payout.state == "planned" else payout.amount_minor,
        family=families.get(payout.family_id),
        iban=ibans.masked(payout.iban),
        bank=ibans.bank_of(payout.iban),
        signers=treasury.signers_of(payout),
        hold=treasury.hold_on(payout.id),
        lines=[row_of_line(line) for line in lines.rows],
        page=PageLinks(lines, url_for(".show", payout_id=payout.id), {}),
        steps=[(state_words(one.step.after), one) for one in treasury.steps_of(payout.id)],
        back=[(reversal_words(one.state), one) for one in transfers.reversals.of_payout(payout.id)],
        may=steps_by_hand(payout),
        me=actor().user_id,
        form=form or ReasonForm(formdata=None),
        notes=noted(journal.page(subjects=[subject]).rows[:NEWEST_NOTES]),
        all_notes=url_for("office.journal.index", subject=subject),
    )


@payouts.post("/payouts/approvals")
def approvals() -> Response:
    """Approves those that were ticked; what stands in the way of one does not touch the others."""
    came = treasury.approve_each(ticked(), actor())
    approved = [payout for payout, refusal in came if refusal is None and payout.state == "approved"]
    signed = [payout for payout, refusal in came if refusal is None and payout.state == "planned"]
    if approved:
        total = sums.shown(sum(payout.amount_minor for payout in approved))
        counted = count_of("payout", len(approved))
        say("good", gettext("سُجّل اعتمادكم: %(payouts)s، والمجموع %(total)s ر.س.", payouts=counted, total=total))
    if signed:
        counted = count_of("payout", len(signed))
        say("info", gettext("ما ينتظر شخصاً آخر بعدكم لكبر مبلغه: %(payouts)s.", payouts=counted))
    say_refused([(payout, refusal) for payout, refusal in came if refusal is not None])
    if not came:
        say("warn", gettext("اختاروا التحويلات التي تعتمدونها."))
    return redirect(url_for(".index"), 303)


def ticked() -> dict[int, int]:
    """The payouts that were ticked, by id, with the halalas they stood there with."""
    chosen = [one for one in map(key_of, request.form.getlist("payout")[:MOST_AT_ONCE]) if one is not None]
    return {one: key_of(request.form.get(f"seen-{one}")) or 0 for one in chosen}


def say_refused(refused: Sequence[tuple[Payout, Refusal]]) -> None:
    """Names those that were not approved, each with what stood in its way; those of which less is left than was seen are named
    together, and stand in the list with their new sums."""
    whose = families.by_id([payout.family_id for payout, _ in refused])
    less = []
    for payout, refusal in refused:
        named = f"{in_language(whose[payout.family_id], 'trade_name')} ({payout.reference}): {sentence(refusal)}"
        if isinstance(refusal, treasury.refusals.SumHasFallen):
            less.append(named)
        else:
            say("warn", named)
    if less:
        look = gettext("نقص ما يُحوَّل منذ فُتحت الصفحة، فلم يُعتمد، وينتظر نظرة ثانية:")
        say("warn", " ".join([look, *less]))


@payouts.post("/payouts/<int:payout_id>/approval")
def approval(payout_id: int) -> Response:
    """One of those who approve says yes."""
    payout = treasury.get(payout_id)
    before = payout.amount_minor

    def act() -> None:
        treasury.approve(payout, actor(), seen_minor=key_of(request.form.get("seen")) or 0)

    return taken(payout, act, lambda: " ".join([told_of_approval(payout), *told_of_less(payout, before)]))


def told_of_approval(payout: Payout) -> str:
    """What an approval led to."""
    if payout.state == "planned":
        return str(gettext("سُجّل اعتمادكم للتحويل %(code)s، وينتظر شخصاً آخر.", code=payout.reference))
    return str(gettext("اعتُمد التحويل %(code)s. يخرج في ملف البنك القادم.", code=payout.reference))


def told_of_less(payout: Payout, before_minor: int) -> list[str]:
    """That it is less than whoever approved it had read, where something was taken off it meanwhile."""
    if payout.amount_minor == before_minor:
        return []
    less = gettext("صار %(sum)s ر.س، بعد ما حُسم من رصيد الأسرة منذ حُسب.", sum=sums.shown(payout.amount_minor))
    return [str(less)]


@payouts.post("/payouts/<int:payout_id>/arrival")
def arrival(payout_id: int) -> Response:
    """The bank says that it is there."""
    payout = treasury.get(payout_id)
    told = gettext("سُجّل وصول التحويل %(code)s، وتصل رسالة إلى الأسرة.", code=payout.reference)
    return taken(payout, lambda: treasury.note_done(payout, actor()), lambda: told)


MOVED_ON = N_("تغيّر حال التحويل قبل هذه الخطوة، وما ترونه هو حاله الآن.")  # somebody else was faster
ENDS: dict[str, tuple[Callable[..., None], str]] = {
    "dropped": (treasury.drop, N_("أُلغي التحويل %(code)s، ويُحسب ما فيه يوم الأحد القادم.")),
    "failed": (treasury.note_failed, N_("سُجّل أن التحويل %(code)s لم يصل، وعاد المبلغ إلى رصيد الأسرة.")),
    "reversed": (treasury.note_reversed, N_("سُجّلت عودة التحويل %(code)s، وعاد المبلغ إلى رصيد الأسرة.")),
}


@payouts.post("/payouts/<int:payout_id>/end")
def end(payout_id: int) -> Response | tuple[str, int]:
    """It does not reach the family after all, for a reason: dropped, failed or reversed, by where it is now."""
    payout, form = treasury.get(payout_id), ReasonForm()
    ends = [state for state in ENDS if PAYOUT.allows(payout.state, state)]
    if not ends:
        say("warn", gettext(MOVED_ON))
        return redirect(url_for(".show", payout_id=payout_id), 303)
    if not form.validate_on_submit():
        return page_of(payout, form=form), 422
    command, told = ENDS[ends[0]]
    reason = str(form.reason.data)
    return taken(payout, lambda: command(payout, actor(), reason=reason), lambda: gettext(told, code=payout.reference))


def taken(payout: Payout, step: Callable[[], None], told: Callable[[], str]) -> Response:
    """A step, and the page of the payout as it is after it."""
    here = url_for(".show", payout_id=payout.id)
    take(step, told, late=gettext(MOVED_ON))
    return redirect(here, 303)
