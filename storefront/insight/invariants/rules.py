"""The list of everything that must never be otherwise, in the words of the operator's manual."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from storefront.insight import fairground, holdings, indexing
from storefront.insight.audit import books, credits, decided, fees, leases, money, papers, paydays, promises
from storefront.insight.invariants import (
    documents,
    fairs,
    files,
    goods,
    guards,
    links,
    making,
    people,
    prices,
    proposals,
    reviews,
    stalls,
    talks,
    telling,
    trade,
)
from storefront.insight.search import SearchEngine


@dataclass(frozen=True)
class Rule:
    """A sentence that must hold, and the question that names whatever breaks it."""

    sentence: str
    broken_by: Callable[[], Sequence[str]]


RULES = (
    Rule("Free pieces are the sum of their movements", goods.stock_that_is_not_its_movements),
    Rule("What left the stock lies in parcels", goods.pieces_sold_and_not_moved),
    Rule("What is sold by weight has portions", goods.portions_that_are_none),
    Rule("No day holds more than its family makes, unless it was lowered", making.days_over_their_capacity),
    Rule("Days hold what is booked on them", making.days_that_are_not_their_bookings),
    Rule("What is booked lies in orders", making.pieces_ordered_and_not_booked),
    Rule("Days are held for another date only while it is asked for", proposals.days_held_for_nothing),
    Rule("A date that is asked for can be answered (is the worker running?)", proposals.questions_nobody_can_answer),
    Rule("Parcels are promised for the day that was agreed", proposals.promises_that_were_not_agreed),
    Rule("Shelves show exactly what may be seen, at today's price", goods.goods_on_the_wrong_shelf),
    Rule("What the office has to approve is approved before it is shown", goods.goods_nobody_looked_at),
    Rule("No goods are shown without their documents (is the worker running?)", documents.goods_without_their_document),
    Rule("Goods hidden for want of a document want one (is the worker running?)", documents.goods_hidden_for_nothing),
    Rule("What wants a document is hidden", documents.hidden_for_a_document_but_shown),
    Rule("Families have their files, and those decided on no applicant", documents.families_without_a_file),
    Rule("No two selling shops have look-alike names", goods.shops_that_look_alike),
    Rule("No shop's name holds what cannot be seen", people.names_with_hidden_letters),
    Rule("Exhibitions span their days", fairs.spans_that_are_not_their_days),
    Rule("Exhibitions begin and end by the clock (is the worker running?)", fairs.exhibitions_the_clock_forgot),
    Rule("Exhibitions that are shown have days and a venue", fairs.announced_without_what_they_need),
    Rule("Calls open and close by the clock (is the worker running?)", fairs.calls_the_clock_forgot),
    Rule("Calls count the places that are held", fairs.calls_that_miscount_their_places),
    *(Rule(*told) for told in (*credits.TOLD, *fees.TOLD, *leases.TOLD, *fairground.TOLD)),
    Rule("Sub-categories of a call count theirs", fairs.quotas_that_miscount_their_places),
    Rule("Offers of places end by the clock (is the worker running?)", fairs.offers_the_clock_forgot),
    Rule("Nobody is offered a place before it is decided", fairs.offers_nobody_decided),
    Rule("Stalls are held on days of their exhibition", stalls.stalls_held_on_no_day),
    Rule("Stalls are held by families that come", stalls.stalls_of_families_that_do_not_come),
    Rule("Stalls are held on their own plan", stalls.stalls_of_another_plan),
    Rule("Orders, parcels and lines add up", trade.sums_that_do_not_add_up),
    Rule("Every line is of a piece or more, at a price", prices.lines_that_cost_less_than_nothing),
    Rule("What was ordered is what is paid and booked", prices.sums_paid_that_are_not_those_ordered),
    Rule("What a parcel earned is its family's", trade.earnings_of_another_family),
    Rule("Parcels came through a channel there is", trade.channels_nobody_knows),
    Rule("Parcels that came by a link came by one of their family", links.parcels_brought_by_another),
    Rule("Links lead to what is their family's", links.links_that_are_astray),
    Rule("Links count the orders that came by them", links.orders_counted_otherwise),
    Rule("No member buys from a family for the first time twice", links.first_twice),
    Rule("Parcels only took allowed steps", trade.steps_that_are_not_allowed),
    Rule("Parcels whose every line is ready are ready", trade.parcels_ready_and_not_so),
    Rule("Reviews are of what was bought, once it was kept", reviews.reviews_of_nothing_bought),
    Rule("Scores are the votes that can be read", reviews.scores_that_are_not_their_votes),
    Rule("What is written about a parcel stands with it", talks.threads_that_are_astray),
    Rule("Questions are about goods of the family that answers", talks.questions_that_are_astray),
    Rule("Nothing is told to people who are gone", telling.told_after_they_left),
    Rule("Notices have their words (is the worker running?)", telling.notices_without_words),
    Rule("Secrets go with their letters", telling.secrets_kept_for_nothing),
    Rule("What must be told by e-mail is", telling.required_letters_turned_off),
    Rule("Confirmed mobiles are there", telling.mobiles_confirmed_and_not_there),
    Rule("Receipts are numbered without a gap", papers.numbers_with_gaps),
    Rule("Receipts say what was sealed, and follow each other", papers.seals_that_are_broken),
    Rule("Parcels have their receipts and credit notes", papers.parcels_without_their_documents),
    Rule("The ledger balances", money.books_that_do_not_balance),
    Rule("Entries were booked when their transaction was", money.entries_booked_at_another_time),
    Rule("Paid orders have exactly their payment", money.orders_paid_ahead_without_their_payment),
    Rule("Payments have their order", money.payments_without_their_order),
    Rule("Nothing is to be paid twice", money.sums_asked_twice),
    Rule("No payment is open past its end (is the worker running?)", money.payments_open_for_too_long),
    Rule("No page stands open for what is paid or called off", money.pages_open_for_nothing),
    Rule("Payments on a provider's page have their attempt", money.payments_without_their_attempt),
    Rule("Money that settles nothing is on its way back", money.money_nobody_owns),
    Rule("Messages of providers were followed (is the worker running?)", money.events_nobody_followed),
    Rule("No more goes back than came in", money.refunds_above_the_payment),
    Rule("Every paid parcel is booked, once", money.sales_that_are_not_booked),
    Rule("Every refund is booked", money.refunds_that_are_not_booked),
    Rule("What counts as given back was given", money.refunds_nobody_gave),
    *(Rule(*told) for told in (*decided.TOLD, *holdings.questions.TOLD)),
    Rule("What providers and banks kept is booked", money.costs_that_are_not_booked),
    Rule("What is written once cannot be changed", guards.guards_that_are_gone),
    Rule("Passwords are kept by argon2id", people.passwords_that_could_be_read),
    Rule("Nobody is signed in who was shut out", people.sign_ins_of_those_shut_out),
    Rule("Money stands on known accounts", books.accounts_nobody_knows),
    Rule("What is coming to families may still come back", books.coming_of_what_is_over),
    Rule("A booked sale is its parcel's whole sum", books.sales_that_are_not_whole),
    Rule("Commission is the rate of each line, and a parcel's that of its lines", books.commissions_that_do_not_add_up),
    Rule("The commission in the books is what was frozen", books.commissions_booked_otherwise),
    Rule("Coupons count the uses that hold", promises.uses_that_are_not_counted),
    Rule("No coupon is used more often than it may be", promises.limits_that_were_passed),
    Rule("What is taken off an order is its coupon's", promises.discounts_without_their_coupon),
    Rule("What coupons cost the market is booked", promises.coupons_booked_otherwise),
    *(Rule(*told) for told in paydays.TOLD),
)


def rules(media: Path, private: Path, engine: SearchEngine) -> tuple[Rule, ...]:
    """Every rule, those about the search index and the files under `media` and `private` among them; the index comes first
    (see indexing.astray)."""
    return (
        Rule("Search finds exactly what may be seen", partial(indexing.astray, engine)),
        *RULES,
        Rule("Every picture has its files", partial(files.pictures_without_files, media)),
        Rule("No files are left of pictures (is the worker running?)", partial(files.files_without_a_picture, media)),
        Rule("Every document has its picture", partial(documents.documents_without_pictures, private)),
        Rule(
            "No pictures are left of documents (is the worker running?)",
            partial(documents.pictures_without_a_document, private),
        ),
    )
