"""The growth ladder in words a family understands: what each rung is called and what proves it, what to do next and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from flask import url_for
from flask_babel import gettext

from storefront.community import permits
from storefront.community.permits import DocumentKind
from storefront.insight import income
from storefront.kernel.refusals import N_
from storefront.web.family.income_words import near_words, period_words
from storefront.web.family.money_words import riyals
from storefront.web.kit.formats import count_of, dated
from storefront.web.kit.locale import in_language

Kinds = Mapping[str, DocumentKind]
ladder = permits.ladder
Evidence: TypeAlias = permits.ladder.Evidence
Ladder: TypeAlias = permits.ladder.Ladder
Paper: TypeAlias = permits.ladder.Paper
Rung: TypeAlias = permits.ladder.Rung
Meter: TypeAlias = income.thresholds.Meter

NAMES = {
    ladder.HOME: N_("البيع من البيت"),
    ladder.CERTIFICATE: N_("شهادة أو وثيقة باسمكم"),
    ladder.LICENCE: N_("رخصة ما تصنعون"),
    ladder.STEADY: N_("بيع منتظم"),
    ladder.REGISTER: N_("السجل التجاري"),
    ladder.TAX: N_("ضريبة القيمة المضافة"),
}
BRINGS = {
    ladder.HOME: N_("أول طلب يصل إلى صاحبه يُثبت أن دكّتكم تعمل، وبعده يكتب المشترون رأيهم فيكم."),
    ladder.CERTIFICATE: N_(
        "تعرفكم بها المعارض والجهات التي تموّل وتدعم. ووثيقة العمل الحر تفتح لكم حساباً بنكياً للعمل واشتراكاً في التأمينات."
    ),
    ladder.LICENCE: N_("ما تلزمه رخصة لا يُعرض بغيرها. وبها يطمئن المشتري، وتدخلون معارض أكثر."),
    ladder.STEADY: N_("به ترون أن الدكّة تحمل نفسها، وتراه الجهة التي تموّلكم، قبل أن تتحمّلوا رسوم سجل تجاري."),
    ladder.REGISTER: N_("يصير اسمكم محفوظاً لكم، وتتعاقدون به مع المتاجر والجهات، وتوظّفون من يعينكم."),
    ladder.TAX: N_("تصدرون فواتير ضريبية، ويُخصم لكم ما دفعتموه من ضريبة على المواد."),
}
CERTIFY = N_(
    "خذوا شهادة أسرة منتجة من الجهة التي سجّلتكم، أو وثيقة العمل الحر من موقع freelance.sa. واحدة منهما تكفي. "
    "صوّروها وأرسلوها من صفحة الوثائق."
)
COMMERCIAL = N_("يُستخرج السجل من المركز السعودي للأعمال (business.sa). صوّروه وأرسلوه من صفحة الوثائق.")
SHARE = N_("أرسلوا رابط دكّتكم إلى الأقارب والجيران، ومن أوّلهم يأتي الطلب.")
SHOW = N_("أعددتم منتجاً وما زال مسودة، فلا شيء يُشترى منكم. اعرضوه، ثم أرسلوا رابط دكّتكم.")
MAKE = N_("لا شيء معروض في دكّتكم، فلا شيء يُشترى منكم. أضيفوا منتجاً واعرضوه، ثم أرسلوا رابط دكّتكم.")
SELL_MORE = N_("سلّمتم %(orders)s في آخر 12 شهراً، والمطلوب 24. أرسلوا روابطكم، وأضيفوا ما يُطلب منكم كثيراً.")
MISSING = N_("يلزم ما تصنعونه: %(names)s. استخرجوها ثم صوّروها وأرسلوها من صفحة الوثائق.")
RENEW = N_("انتهت وثيقة «%(name)s» يوم %(day)s. جدّدوها ثم أرسلوا صورة الجديدة، فتعود هذه الدرجة.")
REFUSED = N_("لم يقبل مكتب دكّة وثيقة «%(name)s». اقرؤوا السبب في صفحة الوثائق وأرسلوها من جديد.")
WAIT = N_("وصلت وثيقة «%(name)s» إلى مكتب دكّة وينظر فيها. لا تفعلوا شيئاً الآن.")
PAPERS = {
    ladder.HELD: N_("أكّدنا «%(name)s»"),
    ladder.ENDED: N_("«%(name)s»: انتهت الصلاحية يوم %(day)s"),
    ladder.WAITING: N_("«%(name)s» عند مكتب دكّة"),
    ladder.REFUSED: N_("لم يقبل المكتب «%(name)s»"),
    ladder.MISSING: N_("لم نستلم «%(name)s» بعد"),
}
HELD_UNTIL = N_("أكّدنا «%(name)s» حتى %(day)s")
LOOKS = {ladder.CLIMBED: "done", ladder.UNASKED: "done", ladder.NEXT: "now", ladder.AHEAD: "next"}


@dataclass(frozen=True)
class GrowthStep:
    """What to do now: what it is called, what to do, what it brings; where, and the words of the button ("" where there is
    nothing to press)."""

    title: str
    do: str
    brings: str
    href: str = ""
    label: str = ""


def rung_rows(found: Ladder, evidence: Evidence, kinds: Kinds, meter: Meter) -> list[dict[str, str]]:
    """The rungs, the lowest first, each with what proves it, as components/steps.html shows a road."""
    return [
        {
            "label": gettext(NAMES[rung.name]),
            "text": proof(rung, evidence, kinds, meter),
            "state": LOOKS[rung.state],
        }
        for rung in found.rungs
    ]


def proof(rung: Rung, evidence: Evidence, kinds: Kinds, meter: Meter) -> str:
    """What proves a rung, or what it still lacks."""
    if rung.name == ladder.HOME:
        return home_proof(evidence)
    if rung.name == ladder.STEADY:
        counted = {"orders": evidence.orders, "most": ladder.STEADY_ORDERS}
        return str(gettext("طلبات وصلت إلى أصحابها في آخر 12 شهراً: %(orders)s. المطلوب: %(most)s", **counted))
    if rung.name == ladder.TAX:
        return tax_proof(meter)
    if rung.state == ladder.UNASKED:
        return str(gettext("ما تصنعونه لا تلزمه رخصة"))
    if not rung.papers:
        return str(gettext("تكفي واحدة: شهادة أسرة منتجة، أو وثيقة العمل الحر"))
    return " · ".join(paper_words(paper, kinds) for paper in rung.papers)


def home_proof(evidence: Evidence) -> str:
    """How the shop stands and whether somebody bought."""
    if not evidence.is_open:
        return str(gettext("تُحسب حين يفتح مكتب دكّة دكّتكم ويصل أول طلب إلى صاحبه"))
    if not evidence.orders:
        return str(gettext("دكّتكم مفتوحة، ولم يصل طلب إلى صاحبه في آخر 12 شهراً"))
    return str(gettext("دكّتكم مفتوحة، وسلّمتم في آخر 12 شهراً %(orders)s", orders=count_of("order", evidence.orders)))


def tax_proof(meter: Meter) -> str:
    """How near the sums are from which one may and must register."""
    if meter.is_registered:
        return str(gettext("رقمكم الضريبي عندنا"))
    sold, period = riyals(meter.sold_minor), period_words(meter.period)
    return str(
        gettext("بعتم %(sum)s %(period)s. يجوز التسجيل من 187,500 ر.س، ويجب بعد 375,000 ر.س", sum=sold, period=period)
    )


def paper_words(paper: Paper, kinds: Kinds) -> str:
    """How a document stands."""
    words = HELD_UNTIL if paper.state == ladder.HELD and paper.until else PAPERS[paper.state]
    return str(gettext(words, **told(paper, kinds)))


def told(paper: Paper, kinds: Kinds) -> dict[str, str]:
    """What a document is called, and its last day."""
    return {"name": in_language(kinds[paper.kind], "name"), "day": dated(paper.until) if paper.until else ""}


def next_step(
    found: Ladder,
    evidence: Evidence,
    kinds: Kinds,
    meter: Meter,
    status: str,
) -> GrowthStep:
    """The one thing to do now."""
    rung = found.next
    if rung is None:
        return at_the_top(meter)
    brings, title = gettext(BRINGS[rung.name]), gettext(NAMES[rung.name])
    if rung.name == ladder.TAX:
        near = near_words(meter)
        return GrowthStep(near.title, f"{near.meaning} {near.advice}".strip(), brings)
    if rung.name == ladder.HOME and not evidence.is_open:
        return to_open(title, brings, status)
    if rung.name == ladder.HOME and not evidence.has_shelves:
        return to_shelves(title, brings, evidence.draft_id)
    if rung.name in (ladder.HOME, ladder.STEADY):
        said = count_of("order", evidence.orders)
        do = gettext(SHARE) if rung.name == ladder.HOME else gettext(SELL_MORE, orders=said)
        return GrowthStep(title, do, brings, url_for("family.links.index"), gettext("روابطنا"))
    return of_papers(rung, kinds, title, brings)


def to_open(title: str, brings: str, status: str) -> GrowthStep:
    """The shop is not open: its people have something to do, or the office has."""
    if status in ("draft", "needs_info"):
        do, label = gettext("أكملوا خطوات التسجيل وأرسلوا طلبكم."), gettext("التسجيل")
        return GrowthStep(title, do, brings, url_for("family.registration.show"), label)
    if status == "closed":
        return GrowthStep(title, gettext("هذه الدكّة مغلقة."), "")
    return GrowthStep(title, gettext("طلبكم عند مكتب دكّة. لا تفعلوا شيئاً الآن."), brings)


def to_shelves(title: str, brings: str, draft_id: int | None) -> GrowthStep:
    """The shop is open and its shelves are empty: before anybody is sent there something is put on them."""
    if draft_id is None:
        return GrowthStep(title, gettext(MAKE), brings, url_for("family.products.index"), gettext("المنتجات"))
    where = url_for("family.products.show", product_id=draft_id)
    return GrowthStep(title, gettext(SHOW), brings, where, gettext("عرض المنتج"))


def of_papers(rung: Rung, kinds: Kinds, title: str, brings: str) -> GrowthStep:
    """Documents are wanted: what was refused or has ended first, then what is not there, then there is only waiting."""
    by_state = {state: [one for one in rung.papers if one.state == state] for state in PAPERS}
    where = (url_for("family.documents.index"), gettext("الوثائق"))
    for state, words in ((ladder.REFUSED, REFUSED), (ladder.ENDED, RENEW)):
        if by_state[state]:
            return GrowthStep(title, gettext(words, **told(by_state[state][0], kinds)), brings, *where)
    if by_state[ladder.WAITING] and not by_state[ladder.MISSING]:
        return GrowthStep(title, gettext(WAIT, **told(by_state[ladder.WAITING][0], kinds)), brings)
    return GrowthStep(title, missing_words(rung.name, by_state[ladder.MISSING], kinds), brings, *where)


def missing_words(name: str, missing: Sequence[Paper], kinds: Kinds) -> str:
    """What to get and where."""
    if name == ladder.CERTIFICATE:
        return str(gettext(CERTIFY))
    if name == ladder.REGISTER:
        return str(gettext(COMMERCIAL))
    return str(gettext(MISSING, names=gettext("، ").join(told(paper, kinds)["name"] for paper in missing)))


def at_the_top(meter: Meter) -> GrowthStep:
    """Nothing is wanted for the time being."""
    title = gettext("لا خطوة تلزمكم الآن")
    if meter.is_registered:
        return GrowthStep(
            title, gettext("أنتم في أعلى السلّم. جدّدوا وثائقكم قبل أن تنتهي، فالدرجة تبقى ما بقيت وثيقتها."), ""
        )
    return GrowthStep(
        title, gettext("بلغتم ما يُطلب ممّن يبيع مثلكم. الدرجة التالية حين تبلغ مبيعاتكم 187,500 ر.س في 12 شهراً."), ""
    )
