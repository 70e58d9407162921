"""A family registers at its desk: each step saved on its own, sent once whole, asked, answered, taken back; its owner alone."""

from collections.abc import Callable
from io import BytesIO

import pytest
from flask.testing import FlaskClient

from storefront.community import affiliations, families
from storefront.community.families import Family
from storefront.goods import catalogue, crafts
from storefront.kernel.actors import RIGHTS
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.web.family.registration_progress import progress_of
from storefront.web.family.registration_steps import as_many
from tests.builders.browser import post
from tests.builders.community import a_member, sign_in
from tests.builders.desks import a_desk, a_stranger
from tests.builders.pictures import a_picture
from tests.builders.reading import forms, page
from tests.builders.registering import OFFICE, Applicant, a_draft, a_food, a_submitted, a_whole_draft

PAGE = "/family/registration"


def at_home(client: FlaskClient, made: Callable[[], Applicant] = a_draft) -> Applicant:
    """Somebody who registers, signed in."""
    with unit_of_work():
        applicant = made()
        a_food()
    sign_in(client, applicant.person)
    return applicant


def fresh(applicant: Applicant) -> Family:
    db.session.rollback()
    return db.session.get_one(Family, applicant.family.id, populate_existing=True)


@pytest.mark.parametrize("who", ["visitor", "stranger", "family"])
def test_others_do_not_come_in(client: FlaskClient, who: str) -> None:
    {"visitor": lambda _: None, "stranger": a_stranger, "family": a_desk}[who](client)

    answers = [client.get(PAGE), client.get(f"{PAGE}/who"), post(client, f"{PAGE}/sending")]

    codes = {"visitor": [303, 303, 303], "stranger": [403, 404, 403], "family": [303, 303, 303]}
    assert [answer.status_code for answer in answers] == codes[who]
    if who == "family":  # that sells already
        assert answers[0].location == "/family/orders"


def test_who_only_works_at_the_desk_finds_nothing_private(client: FlaskClient) -> None:
    applicant = at_home(client)
    with unit_of_work():
        helper = a_member(name="هيا")
        families.add_member(families.get(applicant.family.id), helper.id, role="member", rights=RIGHTS)
    sign_in(client, helper)

    told = [client.get(path) for path in (PAGE, f"{PAGE}/who", "/family/documents", "/family/vouching")]
    assert [answer.status_code for answer in told] == [403, 404, 403, 403]
    assert all("لحساب الدكّة الأول وحده" in answer.text for answer in told if answer.status_code == 403)
    assert client.get("/family").location == "/family/today"


def test_the_desk_leads_to_the_step_that_is_next(client: FlaskClient) -> None:
    at_home(client)

    shown = page(client.get(PAGE))

    assert client.get("/family").location == PAGE
    assert [a["href"] for a in shown.one("main").all("a") if "btn" in str(a.attrs.get("class"))] == [f"{PAGE}/where"]
    assert client.get("/family/products").status_code == 200


def test_the_second_step_keeps_places_and_who_vouches_with_consent(client: FlaskClient) -> None:
    applicant = at_home(client)
    told = {
        "places": ["home", "fairs"],
        "district_ar": "النرجس",
        "by_courier": "y",
        "affiliations": ["social-security"],
    }

    without = post(client, f"{PAGE}/where", **told)
    answer = post(client, f"{PAGE}/where", **told, consent="y")

    family_id = applicant.family.id
    assert (without.status_code, answer.location) == (422, f"{PAGE}/what")
    assert "لا نحفظ الجهة إلا بموافقتكم" in without.text
    assert [one.slug for one in affiliations.of_family(family_id)] == ["social-security"]
    assert [one.slug for one in families.places.places_of(family_id)] == ["home", "fairs"]
    assert fresh(applicant).collects is False


@pytest.mark.parametrize(
    ("step", "field"),
    [
        *(("who", one) for one in ("trade_name_ar", "trade_name_en")),
        *(("where", one) for one in ("district_ar", "district_en")),
        *(("what", one) for one in ("craft_ar", "craft_en", "story_ar")),
    ],
)
def test_no_telephone_number_stands_where_everybody_reads(client: FlaskClient, step: str, field: str) -> None:
    at_home(client, a_whole_draft)

    answer = post(client, f"{PAGE}/{step}", **{field: "اتصلوا 0551234567"})

    assert answer.status_code == 422
    assert "هذا الكلام يقرؤه الجميع" in page(answer).one("span", id=f"{field}-error").words


def test_looking_for_a_category_saves_nothing_and_loses_nothing(client: FlaskClient) -> None:
    applicant = at_home(client)

    found = post(client, f"{PAGE}/what", craft_ar="كليجا", words="معمُول", act="find")
    nothing = post(client, f"{PAGE}/what", craft_ar="كليجا", words="سيارات", act="find")

    assert (found.status_code, nothing.status_code) == (200, 200)
    assert 'value="kleija-maamoul"' in found.text
    assert 'value="كليجا"' in found.text
    assert "لا تصنيف بهذه الكلمات" in nothing.text
    assert fresh(applicant).craft_ar == ""


def test_enter_saves_the_step_and_looks_for_what_was_typed_to_be_looked_for(client: FlaskClient) -> None:
    applicant = at_home(client)
    form = page(client.get(f"{PAGE}/what")).one("form", action=f"{PAGE}/what")
    pressed = form.all("button")[0]
    by_enter = {pressed["name"]: pressed["value"]}

    found = post(client, f"{PAGE}/what", craft_ar="كليجا", words="معمُول", sought="", **by_enter)
    kept = post(
        client, f"{PAGE}/what", craft_ar="كليجا", crafts=["kleija-maamoul"], words="معمُول", sought="معمُول", **by_enter
    )

    assert (found.status_code, 'name="sought" value="معمُول"' in found.text) == (200, True)
    assert (kept.status_code, kept.location) == (303, f"{PAGE}/documents")
    assert fresh(applicant).craft_ar == "كليجا"


def test_the_third_step_keeps_the_craft_and_its_categories(client: FlaskClient) -> None:
    applicant = at_home(client)

    none = post(client, f"{PAGE}/what", craft_ar="كليجا")
    answer = post(client, f"{PAGE}/what", craft_ar="كليجا", crafts=["kleija-maamoul"], story_ar="من جدتنا")

    assert (none.status_code, answer.location) == (422, f"{PAGE}/documents")
    assert [row.slug for row in crafts.of_family(applicant.family.id)] == ["kleija-maamoul"]
    assert (fresh(applicant).craft_ar, fresh(applicant).story_ar) == ("كليجا", "من جدتنا")


def test_a_craft_without_words_is_named_after_what_is_made_and_unneeded_documents_are_passed(
    client: FlaskClient,
) -> None:
    applicant = at_home(client)
    with unit_of_work():
        a_food(slug="candles", permit="")

    nothing = post(client, f"{PAGE}/what")
    answer = post(client, f"{PAGE}/what", crafts=["candles"])

    assert (nothing.status_code, answer.location) == (422, "/family/products/new")
    assert page(nothing).one("div", class_="error-summary").one("a")["href"] == "#crafts"
    assert (fresh(applicant).craft_ar, fresh(applicant).craft_en) == ("كليجا ومعمول", "Kleija, maamoul")
    assert progress_of(fresh(applicant)).next == "product"
    assert "خطوات التسجيل" in client.get("/family/products/new").text


def test_as_many_names_as_fit_become_the_craft(client: FlaskClient) -> None:
    names = [letter * 50 for letter in "أبت"]

    assert as_many(" و", names) == f"{names[0]} و{names[1]}"
    assert as_many(" و", ["ا" * 200]) == ""


def test_documents_that_are_needed_are_asked_for_before_going_on(client: FlaskClient) -> None:
    applicant = at_home(client)
    with unit_of_work():
        crafts.choose(applicant.family.id, ["kleija-maamoul"])

    shown = client.get(f"{PAGE}/documents")
    answer = post(client, f"{PAGE}/documents")

    assert answer.status_code == 422
    assert "تصريح المطبخ المنزلي" in shown.text
    assert [a["href"] for a in page(answer).one("div", class_="error-summary").all("a")] == [
        "#document-home-kitchen",
        "#document-health-card",
    ]


@pytest.mark.parametrize("path", [f"{PAGE}/product", "/family/products/new"])
def test_the_road_marks_what_is_done_and_nothing_that_is_still_to_be_done(client: FlaskClient, path: str) -> None:
    applicant = at_home(client, a_whole_draft)
    with unit_of_work():
        a_food(slug="sadu", permit="craft: textile")
        crafts.choose(applicant.family.id, ["kleija-maamoul", "sadu"])

    road = page(client.get(path)).one("ol", class_="checkout-steps").all("li")

    assert [one["class"] for one in road] == ["done", "done", "done", "next", "now"]


def test_only_a_whole_registration_is_sent(client: FlaskClient) -> None:
    applicant = at_home(client)

    answer = post(client, f"{PAGE}/sending")

    assert answer.status_code == 422
    assert "بقيت خطوات لم تكتمل" in answer.text
    assert fresh(applicant).status == "draft"


def test_a_whole_one_is_sent_once_and_then_read_only(client: FlaskClient) -> None:
    applicant = at_home(client, a_whole_draft)

    first, second = (post(client, f"{PAGE}/sending") for _ in range(2))
    late = post(client, f"{PAGE}/who", trade_name_ar="دار أخرى")

    assert [answer.location for answer in (first, second, late)] == [PAGE, PAGE, PAGE]
    assert fresh(applicant).status == "submitted"
    assert client.get(f"{PAGE}/who").location == PAGE
    assert f'action="{PAGE}/sending"' not in client.get(PAGE).text


def test_sending_is_the_last_step_and_stands_on_top_once_the_others_are_done(client: FlaskClient) -> None:
    places = []

    for made in (a_draft, a_whole_draft):
        applicant = at_home(client, made)
        shown = client.get(PAGE).text
        places.append(shown.index(f'action="{PAGE}/sending"') < shown.index('class="queue"'))
    product = progress_of(fresh(applicant)).product_id
    post(client, f"/family/products/{product}/publication")

    assert places == [False, True]
    told = client.get(PAGE).text
    assert ("بقيت خطوة: أرسلوا الطلب إلى المكتب" in told, "إلى مكتب دكّة. يُعرض" in told) == (True, False)


def test_a_question_is_answered_on_the_same_page(client: FlaskClient) -> None:
    applicant = at_home(client, a_submitted)
    with unit_of_work():
        families.deciding.ask(families.get(applicant.family.id), OFFICE, words="أين تطبخون؟")

    shown = client.get(PAGE).text
    empty = post(client, f"{PAGE}/sending", answer=" ")
    answer = post(client, f"{PAGE}/sending", answer="في مطبخ البيت")

    assert "أين تطبخون؟" in shown
    assert (empty.status_code, answer.location, fresh(applicant).status) == (422, PAGE, "submitted")
    assert "في مطبخ البيت" in client.get(PAGE).text


def test_a_registration_is_taken_back(client: FlaskClient) -> None:
    applicant = at_home(client, a_whole_draft)

    answer = post(client, f"{PAGE}/withdrawal")

    assert answer.location == "/account/orders"
    assert (fresh(applicant).status, fresh(applicant).legal_name) == ("closed", "")
    assert client.get("/account/shop").status_code == 200
    assert client.get(PAGE).status_code == 403


@pytest.mark.parametrize("step", ["who", "where", "what", "documents", "product"])
def test_every_step_stands_in_both_languages(client: FlaskClient, step: str) -> None:
    at_home(client, a_whole_draft)

    arabic, english = (client.get(f"{prefix}{PAGE}/{step}") for prefix in ("", "/en"))

    assert (arabic.status_code, english.status_code) == (200, 200)
    assert "كل الخطوات" in arabic.text
    assert "All steps" in english.text
    assert client.get(f"{PAGE}/nonsense").status_code == 404


@pytest.mark.parametrize("step", ["draft", "publish"])
def test_the_first_product_is_made_of_what_the_family_makes_and_is_the_fifth_step(
    client: FlaskClient, step: str
) -> None:
    applicant = at_home(client)
    with unit_of_work():
        crafts.choose(applicant.family.id, [a_food().slug])
    new = page(client.get(f"{PAGE}/product")).one("a", href="/family/products/new")["href"]
    (chip, _) = page(client.get(new)).all("input", name="usual")
    told = {"name": "كليجا", "price": "35", "usual": chip["value"], "mode": "counted", "pieces": "3", "step": step}
    told["made_of"] = "دقيق قمح، تمر"

    answer = post(client, new, **told, photos=(BytesIO(a_picture()), "IMG_1.jpg"))

    db.session.rollback()
    assert answer.location == PAGE
    arrived = client.get(PAGE).text
    assert ("أكملوا بقية الخطوات، ثم أرسلوا الطلب إلى المكتب" in arrived, "وصل «كليجا»" in arrived) == (
        step == "publish",
        False,
    )
    assert "product" in progress_of(fresh(applicant)).done
    assert catalogue.counts_of_family(applicant.family.id) == {"draft" if step == "draft" else "pending_review": 1}


@pytest.mark.parametrize("typed", ["", "كليجا أمي"])
def test_a_craft_named_after_goods_follows_them_and_one_that_was_typed_stays(client: FlaskClient, typed: str) -> None:
    applicant = at_home(client)
    with unit_of_work():
        a_food(slug="bread", names=("خبز", "Bread"))
    words = []

    for goods in (["bread", "kleija-maamoul"], ["bread"]):
        shown = {"craft_ar": typed} if not words else craft_fields(client)
        post(client, f"{PAGE}/what", **shown, crafts=goods)
        words.append(fresh(applicant).craft_ar)

    assert craft_fields(client)["craft_ar"] == typed
    assert words == ([typed, typed] if typed else ["كليجا ومعمول وخبز", "خبز"])


def craft_fields(client: FlaskClient) -> dict[str, str]:
    """The words of a craft as the third step shows them."""
    form = next(one for one in forms(client.get(f"{PAGE}/what"), here=f"{PAGE}/what") if "craft_ar" in one.values)
    return {name: form.values[name] for name in ("craft_ar", "craft_en")}
