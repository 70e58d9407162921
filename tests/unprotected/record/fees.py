"""Cases 46 and 69: fees of exhibitions that are called off."""

from tests.unprotected.sabotage import Change, Sabotage, out_of

PAYING, ENDING = "storefront/fairs/fees/paying.py", "storefront/fairs/fees/ending.py"

SABOTAGES = (
    Sabotage(
        46,
        "What comes for an invoice that ends pays nothing and goes back.",
        "It pays it, whatever has become of the event.",
        out_of(PAYING, "lines_of(invoice.id) if invoice.state == OWING else ()", "lines_of(invoice.id)"),
        ("test_case_46_what_is_paid_for_an_event_that_was_called_off_meanwhile_goes_back_at_once",),
    ),
    Sabotage(
        69,
        "Whoever does not come has back what was paid: the step says so, and the worker looks for them.",
        "Neither does.",
        (
            Change(
                "storefront/reactions/invoicing.py", "        fees.note_end(fact.application_id)\n", "        pass\n"
            ),
            Change(ENDING, "or_(lost, gone)", "lost"),
        ),
        ("test_case_69_fees_of_an_event_that_is_called_off_go_back_once_however_often_that_is_interrupted",),
    ),
)
