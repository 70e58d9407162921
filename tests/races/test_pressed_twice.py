"""A nervous finger: every button of a purchase pressed more than once at the same moment. Nothing breaks, nothing is done
twice."""



from sqlalchemy import select

from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import orders
from storefront.trade.orders import Order, Parcel
from tests.builders.community import a_family, a_member
from tests.builders.goods import a_product, variant_of
from tests.builders.people import cookie_of
from tests.races.buying import CONTACT, a_wish, before_the_button, ways
from tests.races.markets import Market, broken
from tests.races.visitors import press

N = 3

def show(name, answers):
    print(name, [(a.status, a.leads_to) for a in answers])
    if max(a.status for a in answers) >= 500: print("!!!!!!!!!!!!", name)
    db.session.rollback()
    b = broken()
    if b: print("BROKEN after", name, b)
    return answers

def test_a_purchase(market: Market) -> None:
    with unit_of_work():
        family = a_family()
        product = a_product(of=family, stock=100)
        wish = a_wish(product)
        member = a_member(of=family)
        vid = variant_of(product).id
    desk = market.visitor(dakkah=cookie_of(market.app, member))
    v = market.visitor()
    v.read(wish.path)
    v.send("/cart/lines", variant_id=wish.variant_id, quantity=1)
    v.read(wish.path)
    show("add", press(v, "/cart/lines", times=N, variant_id=wish.variant_id, quantity=1))
    show("city", press(v, "/cart", times=N, city_id=wish.city_id))
    import re
    line = re.search(r'action="(/cart/lines/\d+)"', v.page)[1]
    show("way", press(v, f"/cart/families/{family.id}", times=N, **ways([wish])))
    show("line", press(v, line, times=N, quantity=2))
    v.read("/checkout")
    show("contact", press(v, "/checkout/contact", times=N, **CONTACT, mobile="0551239999"))
    show("delivery", press(v, "/checkout/delivery", times=N, **ways([wish])))
    show("payment", press(v, "/checkout/payment", times=N, method="cash"))
    show("review", press(v, "/checkout", times=N))
    ref = v.here.split("/")[-1]
    order = db.session.scalar(select(Order).where(Order.reference == ref))
    pid = db.session.scalar(select(Parcel.id).where(Parcel.order_id == order.id))
    v.read(f"/orders/{ref}/contact")
    v.read(f"/orders/{ref}/contact"); show("correct", press(v, f"/orders/{ref}/contact", times=N, mobile="0551239998"))
    v.read(f"/orders/{ref}"); show("again", press(v, f"/orders/{ref}/basket", times=N))
    for step in ("acceptance", "preparation", "readiness"):
        desk.read(f"/family/orders/{pid}")
        show(step, press(desk, f"/family/orders/{pid}/{step}", times=N))
    db.session.rollback()
    code = orders.get_parcel(pid).handover_code
    pref = orders.get_parcel(pid).reference
    show("handover", press(desk, f"/family/orders/{pid}/handover", times=N, code=code))
    v.read(f"/orders/{ref}/parcels/{pref}/return")
    fields = {k: 1 for k in v.form(f"/orders/{ref}/parcels/{pref}/return") if k.endswith("-pieces")}
    show("return", press(v, f"/orders/{ref}/parcels/{pref}/return", times=N, kind="defect", reason="مكسور", **fields))
    desk.read(f"/family/orders/{pid}")
    acts = re.findall(r'action="(/family/orders/\d+/returns/[^"]*)"', desk.page)
    show("answer", press(desk, acts[0], times=N, agreed="yes", words="أهلاً"))
    acts = re.findall(r'action="(/family/orders/\d+/returns/[^"]*arrival)"', desk.page)
    show("arrival", press(desk, acts[0], times=N))

def test_card(market: Market) -> None:
    with unit_of_work():
        family = a_family()
        product = a_product(of=family, stock=100)
        wish = a_wish(product)
        member = a_member(of=family)
    desk = market.visitor(dakkah=cookie_of(market.app, member))
    for what in ("pay", "give_up", "cancel", "decline"):
        (v,) = before_the_button(market, 1, wish, method="pretend")
        show("review", press(v, "/checkout", times=N))
        ref = v.here.split("/")[-1]
        pay = v.here
        db.session.rollback()
        from storefront.treasury import payments
        payment = payments.of_reference(ref)
        order = orders.get(payment.subject_id)
        if what == "give_up":
            v.read(f"/orders/{order.reference}")
            show("give up", press(v, f"/orders/{order.reference}/abandonment", times=N))
            continue
        show("pay", press(v, pay, times=N, verdict="pay"))
        if what == "cancel":
            v.read(f"/orders/{order.reference}")
            import re
            acts = re.findall(r'action="([^"]*/cancellation)"', v.page)
            show("cancel", press(v, acts[0], times=N))
        if what == "decline":
            pid = order.parcels[0].id
            desk.read(f"/family/orders/{pid}/refusal")
            show("decline", press(desk, f"/family/orders/{pid}/refusal", times=N, reason="نعتذر"))
