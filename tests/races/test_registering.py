"""Registering at once: one draft however often it is pressed, one decision however many decide, one shop of a name."""

from sqlalchemy import func, select

from storefront.community import families, permits
from storefront.community.families import Family, FamilyFile
from storefront.kernel import photos
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.community import a_city, a_family, a_member
from tests.builders.crowds import at_once
from tests.builders.registering import a_document, a_draft, a_page
from tests.races.markets import Market
from tests.races.visitors import another_tab

TABS = 6
WHO = {"legal_name": "منيرة الدوسري", "mobile": "0559876543", "since_year": "2019", "members": "3"}


def test_the_first_step_pressed_in_many_tabs_makes_one_draft(market: Market) -> None:
    with unit_of_work():
        person, city = a_member(), a_city()
    reader = market.signed_in(person)
    reader.read("/account/shop")

    tabs = [another_tab(reader) for _ in range(TABS)]
    typed = [{**WHO, "city": str(city.id), "trade_name_ar": f"دار التبويب {number}"} for number in range(TABS)]
    acts = [lambda tab=tab, told=told: tab.send("/account/shop", **told) for tab, told in zip(tabs, typed, strict=True)]
    answers = at_once(acts)  # type: ignore[arg-type]

    mine = select(func.count(FamilyFile.family_id)).where(FamilyFile.applicant_id == person.id)
    drafts = select(func.count(Family.id)).where(Family.trade_name_ar.startswith("دار التبويب"))
    assert {answer.status for answer in answers} == {303}
    assert (db.session.scalar(mine), db.session.scalar(drafts)) == (1, 1)


def test_of_many_decisions_on_a_family_one_holds(market: Market) -> None:
    with unit_of_work():
        family = a_family(status="submitted")
        officers = [a_member(role="staff") for _ in range(2)]
    desks = [market.signed_in(officer) for officer in officers]
    here = f"/office/applications/{family.id}"
    for desk in desks:
        desk.read(here)

    acts = [
        act
        for desk in desks
        for act in (
            lambda tab=another_tab(desk): tab.send(f"{here}/verification"),
            lambda tab=another_tab(desk): tab.send(f"{here}/question", **{"question-words": "أين تطبخون؟"}),
        )
    ]
    answers = at_once(acts)

    db.session.rollback()
    status = db.session.get_one(Family, family.id, populate_existing=True).status
    assert {answer.status for answer in answers} == {303}
    assert status in ("verified", "needs_info")
    assert len(families.questions_of(family.id)) == (status == "needs_info")


def test_a_document_is_decided_once(market: Market) -> None:
    with unit_of_work():
        family = a_family()
        picture = photos.keep_page(a_page(), market.app.config["PRIVATE_DIR"])
        document = a_document(family, state="waiting", photo=picture)
        officer = a_member(role="staff")
    desk = market.signed_in(officer)
    here = f"/office/applications/{family.id}"
    desk.read(here)
    desk.send(f"{here}/reading")
    desk.read(here)

    path, words = f"{here}/documents/{document.id}", {f"d{document.id}-words": "الصورة غير واضحة"}
    acts = [lambda tab=another_tab(desk): tab.send(f"{path}/confirmation") for _ in range(3)]
    acts += [lambda tab=another_tab(desk): tab.send(f"{path}/refusal", **words) for _ in range(3)]
    answers = at_once(acts)

    db.session.expire_all()
    found = permits.get(family.id, document.id)
    assert {answer.status for answer in answers} == {303}
    assert (found.state, found.words) in (("confirmed", ""), ("refused", "الصورة غير واضحة"))


def test_of_two_drafts_with_one_name_one_is_sent(market: Market) -> None:
    with unit_of_work():
        drafts = [a_draft(trade_name=("دار السباق", "")) for _ in range(4)]

    def sent(draft: object) -> bool:
        with market.app.app_context():
            try:
                with unit_of_work():
                    families.registering.submit(families.get(draft.family.id), draft.actor)  # type: ignore[attr-defined]
            except families.refusals.NameIsTaken:
                return False
            return True

    told = at_once([lambda draft=draft: sent(draft) for draft in drafts])

    assert sorted(told) == [False, False, False, True]
