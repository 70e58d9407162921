"""Case 79: what must never be written down, wherever that may be."""

from tests.unprotected.sabotage import Change, Sabotage, out_of

HINTS = "storefront/treasury/gateways/stripe/hints.py"
EVERYWHERE = "test_case_79_what_is_secret_is_written_nowhere_whichever_way_a_payment_took"
ON_THE_WAY = "test_case_79_nothing_secret_is_kept_or_logged_on_the_way_of_a_payment_and_back"

SABOTAGES = (
    Sabotage(
        79,
        "The company's library is quiet: it would write down whole requests.",
        "It is not kept quiet.",
        out_of(
            "storefront/treasury/gateways/stripe/clients.py",
            'logging.getLogger("stripe").setLevel(logging.WARNING)',
            'logging.getLogger("stripe").setLevel(logging.DEBUG)',
        ),
        (EVERYWHERE, ON_THE_WAY),
    ),
    Sabotage(
        79,
        "Of a message ids and states are kept, and nothing that opens a payment.",
        "The secret of the payment is kept with them.",
        out_of(HINTS, 'KEPT = ("object", "id",', 'KEPT = ("client_secret", "object", "id",'),
        (EVERYWHERE, ON_THE_WAY),
    ),
    Sabotage(
        79,
        "What breaks is told without the key it was asked with.",
        "The key is written down beside it.",
        (
            Change(
                "storefront/treasury/gateways/stripe/gateway.py",
                "self.live = key.startswith(LIVE_KEYS)",
                "self.live = key.startswith(LIVE_KEYS); self.key = key",
            ),
            Change(
                "storefront/treasury/conversations/asking.py",
                'log.warning("%s: %s %s", provider, type(trouble).__name__, trouble.code)',
                'log.warning("%s: %s", provider, getattr(gateways.GATEWAYS.get(provider), "key", ""))',
            ),
        ),
        ("test_case_79_nothing_secret_is_said_when_something_breaks",),
    ),
    Sabotage(
        79,
        "A signature that was refused is not repeated.",
        "It is written down.",
        out_of(
            "storefront/web/hooks/provider_events.py",
            'was refused: %s", provider, trouble.code)',
            'was refused: %s", provider, request.headers)',
        ),
        ("test_case_79_a_refused_signature_is_not_repeated",),
    ),
    Sabotage(
        79,
        "A secret that is kept by mistake is seen, whichever table it is in.",
        "The tests do not look into the table of attempts.",
        out_of(
            "tests/cases/test_safety.py",
            "for table in Base.metadata.sorted_tables for row",
            'for table in Base.metadata.sorted_tables if table.name != "payment_attempt" for row',
        ),
        ("test_case_79_a_secret_that_is_kept_by_mistake_is_seen",),
    ),
)
