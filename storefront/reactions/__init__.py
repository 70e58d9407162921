"""Who reacts to which fact: the table of the whole house, and the only wiring between floors."""

from storefront.community import families
from storefront.goods import catalogue, stock
from storefront.kernel.facts import Fact, Reaction
from storefront.reactions import diary, letters, settlements, shelves
from storefront.trade import orders, returns
from storefront.treasury import payments

REACTIONS: dict[type[Fact], tuple[Reaction, ...]] = {
    families.FamilyRegistered: (diary.noted,),
    families.FamilyActivated: (shelves.family_changed, letters.family_activated, diary.noted),
    families.FamilySuspended: (shelves.family_changed, diary.noted),
    families.FamilyShopChanged: (shelves.family_changed, diary.noted),
    catalogue.ProductPublished: (shelves.product_changed, shelves.product_published, diary.noted),
    catalogue.ProductChanged: (shelves.product_changed,),
    catalogue.ProductHidden: (shelves.product_changed, diary.noted),
    stock.StockChanged: (shelves.stock_changed,),
    orders.OrderPlaced: (shelves.order_placed, diary.noted),
    orders.OrderConfirmed: (letters.order_confirmed, diary.noted),
    orders.OrderAbandoned: (diary.noted,),
    orders.OrderCorrected: (diary.noted,),
    orders.ParcelMoved: (letters.parcel_moved, diary.noted),
    orders.PiecesSold: (shelves.pieces_sold,),
    returns.ReturnAsked: (letters.return_asked, diary.noted),
    returns.ReturnAnswered: (letters.return_answered, diary.noted),
    returns.GoodsTakenBack: (diary.noted,),
    payments.PaymentSettled: (settlements.settled, diary.noted),
    payments.PaymentExpired: (settlements.expired, diary.noted),
    payments.RefundDone: (settlements.refunded, diary.noted),
}
