"""What a family with nothing to do does next: put its first product on the shelves, give one a picture, pass its link on."""

from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext

from storefront.community.families import Family
from storefront.insight.waiting import Beginning
from storefront.web.family.entitled import may_use
from storefront.web.kit.locale import in_language


@dataclass(frozen=True)
class FirstStep:
    """What to do next: its words; the one big thing to press ("" where there is nothing), whether it is done right there; and a
    quiet link beside it."""

    title: str
    text: str
    label: str = ""
    icon: str = ""
    href: str = ""
    posts: bool = False
    also: tuple[str, str] = ("", "")  # words and address
    drawing: str = "dallah"


def step_of(family: Family, begun: Beginning | None, *, is_idle: bool) -> FirstStep | None:
    """The next step of whoever reads: always where an open shop has nothing on its shelves, else where nothing waits. `begun`:
    how far the shop has come, where that was asked."""
    if family.status != "active":
        return nothing_waits() if is_idle else None
    if begun and may_use("products", family.id):
        if begun.has_nothing:
            return to_the_shelves(begun)
        if is_idle and (begun.bare or not begun.shown):
            return with_a_picture(begun)
    return passing_on(family) if is_idle else None


def to_the_shelves(begun: Beginning) -> FirstStep:
    """Nothing can be bought in an open shop: what is hidden is looked at, the draft is shown, or a first product made."""
    if begun.hidden:
        text = gettext("كل ما عرضتموه من قبل مخفي، فلا يُشترى منكم شيء. انظروا في سبب كل واحد وأعيدوا عرضه.")
        where = url_for("family.products.index", status="hidden")
        return FirstStep(gettext("دكّتكم مفتوحة ولا شيء معروض فيها"), text, gettext("المنتجات المخفية"), "eye", where)
    title = gettext("دكّتكم مفتوحة، وبقي أن تعرضوا أول منتج")
    if begun.draft is None:
        text = gettext("لا شيء على رفوفها بعد. صورة واحدة وسعر يكفيان للبداية.")
        return FirstStep(
            title, text, gettext("منتج جديد"), "camera", url_for("family.product_form.new"), drawing="makabba"
        )
    name, one = in_language(begun.draft, "name"), begun.draft.id
    return FirstStep(
        title,
        gettext("أعددتم «%(name)s»، وما زال مسودة لا يراها غيركم. اعرضوه فيراه كل من يزور السوق.", name=name),
        gettext("عرض المنتج الآن"),
        "eye",
        url_for("family.products.publication", product_id=one),
        posts=True,
        also=(gettext("مراجعته أولاً"), url_for("family.products.show", product_id=one)),
        drawing="makabba",
    )


def with_a_picture(begun: Beginning) -> FirstStep:
    """What is shown without a picture gets one; what the office looks at is waited for."""
    if begun.bare is None:
        text = gettext("حين يوافق عليه يظهر للمتسوّقين، وتصلكم رسالة. لا تفعلوا شيئاً الآن.")
        return FirstStep(gettext("ينظر مكتب دكّة في منتجكم"), text)
    name = in_language(begun.bare, "name")
    return FirstStep(
        gettext("لا شيء ينتظركم الآن"),
        gettext("«%(name)s» معروض بلا صورة، والناس يشترون ما يرونه. صوّروه قرب نافذة.", name=name),
        gettext("إضافة صورة"),
        "camera",
        url_for("family.products.show", product_id=begun.bare.id, _anchor="photos"),
    )


def passing_on(family: Family) -> FirstStep:
    """Everything is done: the link of the shop is passed on by whoever may, and its owner looks up the ladder."""
    grow = (gettext("سلّم النمو"), url_for("family.growth.show")) if may_use("growth", family.id) else ("", "")
    if not may_use("links", family.id):
        return nothing_waits()
    text = gettext("كل شيء في موعده. أرسلوا رابط دكّتكم إلى من يحب ما تصنعون، فمنه يأتي الطلب القادم.")
    where = url_for("family.links.index")
    return FirstStep(gettext("لا شيء ينتظركم الآن"), text, gettext("رابط دكّتكم"), "share-2", where, also=grow)


def nothing_waits() -> FirstStep:
    """There is nothing to press either."""
    return FirstStep(gettext("لا شيء ينتظركم الآن"), gettext("حين يجدّ شيء يظهر هنا، وتصلكم رسالة."))
