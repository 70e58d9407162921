"""Cash the family took and gives back: asked for on its desk, given when it says so, once, and by nobody else."""

from flask.testing import FlaskClient

from storefront.community.families import Family
from storefront.insight import journal
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import handbacks, orders, returns
from storefront.trade.orders import Parcel
from storefront.treasury import ledger
from tests.builders.adjusting import allow
from tests.builders.browser import post
from tests.builders.community import desk
from tests.builders.desks import a_desk, a_parcel, a_stranger
from tests.builders.handing import cash_goes_back, denied, given
from tests.builders.reading import page


def to_give(client: FlaskClient, way: str = "collect") -> Parcel:
    """The family's parcel, paid in cash, of which 9.50 riyals are to go back."""
    parcel = a_parcel(a_desk(client).family, way=way)
    with unit_of_work():
        parcel = orders.get_parcel(parcel.id)
        cash_goes_back(parcel, 950)
    return parcel


def giving(parcel: Parcel) -> str:
    refund = handbacks.of_parcel(parcel.id)[0]
    db.session.rollback()
    return f"/family/orders/{parcel.reference}/handbacks/{refund.id}/giving"


def states(parcel: Parcel) -> list[tuple[str, str]]:
    db.session.rollback()
    return [(refund.state, refund.way) for refund in handbacks.of_parcel(parcel.id)]


def test_what_is_to_be_given_stands_on_the_board_and_at_the_order(client: FlaskClient) -> None:
    parcel = to_give(client)
    board = client.get("/family/orders").text
    page, english = (client.get(f"{prefix}/family/orders/{parcel.reference}").text for prefix in ("", "/en"))

    assert f'/family/orders/{parcel.reference}#handbacks"' in board
    assert all("9.50" in one for one in (board, page, english))
    assert "أعطيناه المبلغ" in page
    assert "Give the shopper the sum in cash" in english


def test_the_family_says_that_it_gave_it_once(client: FlaskClient) -> None:
    parcel = to_give(client)
    before, stood = states(parcel), ledger.standing(parcel.family_id).payable_minor
    path = giving(parcel)

    answers = [post(client, path) for _ in range(2)]

    assert ([one.status_code for one in answers], before) == ([303, 303], [("asked", "family")])
    assert "سُجّل هذا من قبل" in client.get(str(answers[1].location)).text
    assert states(parcel) == [("done", "family")]
    assert ledger.standing(parcel.family_id).payable_minor - stood == 950
    assert [row.entry.actor_id is not None for row in journal.page(kind="CashGiven").rows] == [True]
    assert "قلتم إنكم أعطيتموه" in client.get(f"/family/orders/{parcel.reference}").text


def test_what_a_courier_took_the_family_neither_gives_nor_is_asked_for(client: FlaskClient) -> None:
    parcel = to_give(client, way="courier")

    page = client.get(f"/family/orders/{parcel.reference}").text
    post(client, giving(parcel))

    assert ("يعطيه مكتب دكّة" in page, "أعطيناه المبلغ" in page) == (True, False)
    assert states(parcel) == [("asked", "provider")]
    assert "أعيدوا إلى المشترين نقداً" not in client.get("/family/orders").text


def test_what_the_shopper_denies_is_said_to_the_family(client: FlaskClient) -> None:
    parcel = to_give(client)
    with unit_of_work():
        denied(orders.get_parcel(parcel.id))

    page = client.get(f"/family/orders/{parcel.reference}").text

    assert "يقول المشتري إنه لم يصله" in page
    assert "يقول المشتري إن النقد لم يصله" in client.get("/family/money?show=back").text


def test_nobody_else_says_so(client: FlaskClient) -> None:
    parcel = to_give(client)
    path = giving(parcel)
    other = path.replace("handbacks/", "handbacks/9")

    a_desk(client)
    strange = [post(client, path).status_code]
    a_stranger(client)
    strange.append(post(client, path).status_code)

    assert (strange, states(parcel)) == ([404, 404], [("asked", "family")])
    assert post(client, other).status_code == 404


def test_a_refund_of_another_order_is_not_found(client: FlaskClient) -> None:
    parcel = to_give(client)
    foreign = giving(parcel).rpartition("handbacks/")[0] + "handbacks/999999/giving"

    assert post(client, foreign).status_code == 404
    with unit_of_work():
        given(orders.get_parcel(parcel.id))
    assert states(parcel) == [("done", "family")]


def all_came_home(client: FlaskClient) -> Parcel:
    """The family's parcel, paid in cash and brought home whole as faulty: all of it is to be given back."""
    parcel = a_parcel(a_desk(client).family, state="handed_over", name="لمى العتيبي")
    with unit_of_work():
        wish = returns.ask(parcel, {parcel.lines[0].id: 1}, kind="defect", reason="مكسورة")
        returns.answer(wish, parcel, desk(parcel.family), agreed=True, words="نأتي إليكم")
        returns.take_back(wish, parcel, desk(parcel.family))
    return parcel


def test_the_family_knows_whom_to_give_cash_back_until_it_did(client: FlaskClient) -> None:
    parcel = all_came_home(client)
    address = f"/family/orders/{parcel.reference}"

    while_owed = page(client.get(address)).words
    written = post(client, f"{address}/messages", words="نلقاكم اليوم، وهذا جوالنا 0551234567")
    listed = client.get("/family/messages").text
    post(client, giving(parcel))
    once_given = page(client.get(address)).words

    assert db.session.get_one(Parcel, parcel.id).state == "returned"
    assert ("لمى العتيبي" in while_owed, "أُخفيت بيانات المشتري" in while_owed) == (True, False)
    assert written.status_code == 303
    assert "لمى العتيبي" in listed
    assert ("لمى العتيبي" in once_given, "أُخفيت بيانات المشتري" in once_given) == (False, True)
    assert "لمى العتيبي" not in client.get("/family/messages").text
    assert post(client, f"{address}/messages", words="جوالنا 0551234567").status_code == 422


def test_whom_cash_of_a_courier_goes_back_to_is_for_the_office(client: FlaskClient) -> None:
    parcel = to_give(client, way="courier")
    with unit_of_work():
        orders.mark_returned(orders.get_parcel(parcel.id), desk(parcel.family))

    assert "أُخفيت بيانات المشتري" in client.get(f"/family/orders/{parcel.reference}").text


def test_cash_is_first_of_today_with_all_of_it_a_link_away(client: FlaskClient) -> None:
    parcel = to_give(client)
    other = a_parcel(db.session.get_one(Family, parcel.family_id))
    with unit_of_work():
        for _ in range(3):
            allow(orders.get_parcel(parcel.id), 100)

    today, board = page(client.get("/en/family/today")), page(client.get("/en/family/orders"))
    section = today.one("section", id="cash")

    assert [one["id"] for one in today.all("section")][:2] == ["cash", "answer"]
    assert "SAR 9.50" in section.words
    links = [link["href"] for link in section.all("a")]
    assert links.count(f"/en/family/orders/{parcel.reference}#handbacks") == 6
    assert links[-1] == "/en/family/orders#cash"
    assert "All the cash you give back (4)" in section.words
    assert "SAR 9.50" in board.one("div", id="cash").words
    assert other.reference in board.words
