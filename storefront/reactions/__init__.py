"""Who reacts to which fact: the table of the whole house, and the only wiring between floors."""

from storefront.community import accounts, families
from storefront.goods import catalogue, stock
from storefront.kernel.facts import Fact, Reaction
from storefront.reactions import account_letters, diary, erasures, letters, papers, settlements, shelves
from storefront.trade import orders, returns
from storefront.treasury import payments

REACTIONS: dict[type[Fact], tuple[Reaction, ...]] = {
    accounts.facts.SignedUp: (diary.noted,),
    accounts.facts.ConfirmationAsked: (account_letters.confirmation_asked,),
    accounts.facts.AddressAlreadyKnown: (account_letters.address_already_known,),
    accounts.facts.AddressConfirmed: (diary.noted,),
    accounts.facts.SignedIn: (diary.noted,),
    accounts.facts.SignedOut: (diary.noted,),
    accounts.facts.ResetAsked: (account_letters.reset_asked,),
    accounts.facts.PasswordChanged: (account_letters.password_changed, diary.noted),
    accounts.facts.EmailChangeAsked: (account_letters.email_change_asked, diary.noted),
    accounts.facts.EmailChanged: (account_letters.email_changed, diary.noted),
    accounts.facts.RoleGranted: (diary.noted,),
    accounts.facts.RoleTaken: (diary.noted,),
    accounts.facts.AccountDisabled: (diary.noted,),
    accounts.facts.AccountEnabled: (diary.noted,),
    accounts.facts.AccountErased: (erasures.erased, diary.noted),
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
    orders.OrderCorrected: (letters.order_corrected, diary.noted),
    orders.ParcelMoved: (papers.parcel_moved, letters.parcel_moved, diary.noted),
    orders.PiecesSold: (shelves.pieces_sold,),
    returns.ReturnAsked: (letters.return_asked, diary.noted),
    returns.ReturnAnswered: (letters.return_answered, diary.noted),
    returns.GoodsTakenBack: (papers.taken_back, diary.noted),
    payments.PaymentSettled: (settlements.settled, diary.noted),
    payments.PaymentExpired: (settlements.expired, diary.noted),
    payments.RefundDone: (settlements.refunded, diary.noted),
}
