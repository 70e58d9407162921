"""Cases 76 to 78 and 82: what every provider keeps to, and one provider after another. Where a test goes through both
providers, one protection of each is taken out: of Stripe's adapter, and of the obedient one of the tests."""

from tests.unprotected.sabotage import Change, Sabotage, out_of

GATEWAY = "storefront/treasury/gateways/stripe/gateway.py"
READING = "storefront/treasury/gateways/stripe/reading.py"
HINTS = "storefront/treasury/gateways/stripe/hints.py"
OBEDIENT = "tests/builders/providers.py"
ONE_PAGE = "test_case_76_a_key_opens_one_page_and_belongs_to_one_request"
PAID = "test_case_76_a_paid_page_says_what_was_paid_and_for_what"
CLOSED = "test_case_76_a_page_is_closed_for_good_unless_it_was_paid"
FOUND = "test_case_76_a_page_is_found_by_our_name_for_it"
BACK = "test_case_76_money_goes_back_once_under_a_key_and_never_more_than_came"
MOVED = "test_case_76_what_came_in_is_a_movement"
HELD = "test_case_76_what_it_holds_is_what_moved"
PROOF = "test_case_76_a_message_without_proof_is_none"
CASE_78 = "test_case_78_a_shared_token_is_compared_in_constant_time_and_never_written_down"

SABOTAGES = (
    Sabotage(
        76,
        "A key opens one page (Stripe).",
        "Each request has a key of its own.",
        out_of(GATEWAY, '"idempotency_key": f"checkout:{request.once}"', '"idempotency_key": f"{datetime.now()}"'),
        (f"{ONE_PAGE}[stripe]",),
    ),
    Sabotage(
        76,
        "A key belongs to one request (the obedient provider).",
        "Another request may have it too.",
        out_of(OBEDIENT, "elif known.request != replace(request, expires_at=known.request.expires_at):", "elif False:"),
        (f"{ONE_PAGE}[obedient]",),
    ),
    Sabotage(
        76,
        "A payment says for what it is (Stripe).",
        "It does not.",
        out_of(READING, 'reference=str(session.get("client_reference_id") or ""),', 'reference="",'),
        (f"{PAID}[stripe]",),
    ),
    Sabotage(
        76,
        "A payment is there when it was paid, and not before (the obedient provider).",
        "It is there at once.",
        out_of(OBEDIENT, 'if page.state in ("paid", "processing") else None', "if page.ref else None"),
        (f"{PAID}[obedient]",),
    ),
    Sabotage(
        76,
        "A page that is closed can be closed again, and stays closed (Stripe).",
        "The second time nobody knows.",
        out_of(GATEWAY, "return reading.ending(self._session(ref))", 'return "unknown"'),
        (f"{CLOSED}[stripe]",),
    ),
    Sabotage(
        76,
        "A page that was paid cannot be closed (the obedient provider).",
        "It can.",
        out_of(OBEDIENT, '"expired" if page.state == "expired" else "paid"', '"expired"'),
        (f"{CLOSED}[obedient]",),
    ),
    Sabotage(
        76,
        "A page is found by our name for it (Stripe).",
        "By any name.",
        out_of(GATEWAY, " if one.client_reference_id == reference), None)", "), None)"),
        (f"{FOUND}[stripe]",),
    ),
    Sabotage(
        76,
        "A page is found by our name for it (the obedient provider).",
        "By any name.",
        out_of(
            OBEDIENT,
            "(page.ref for page in self.pages.values() if page.request.reference == reference)",
            "(page.ref for page in self.pages.values())",
        ),
        (f"{FOUND}[obedient]",),
    ),
    Sabotage(
        76,
        "Under a key money goes back once (Stripe).",
        "Each request has a key of its own.",
        out_of(GATEWAY, '"idempotency_key": f"refund:{request.once}"', '"idempotency_key": f"{datetime.now()}"'),
        (f"{BACK}[stripe]",),
        raises="ProviderRefused",
    ),
    Sabotage(
        76,
        "Never more goes back than came (the obedient provider).",
        "As much as is asked for.",
        out_of(OBEDIENT, "if request.amount_minor > page.left_minor:", "if False:"),
        (f"{BACK}[obedient]",),
    ),
    Sabotage(
        76,
        "A movement is called by the payment it is about (Stripe).",
        "By the charge, of which we know nothing.",
        out_of(READING, '"charge": "payment_intent"', '"charge": "id"'),
        (f"{MOVED}[stripe]",),
    ),
    Sabotage(
        76,
        "A movement is called by the payment it is about (the obedient provider).",
        "By its page.",
        out_of(OBEDIENT, 'self._moved(page, "charge", page.payment_ref,', 'self._moved(page, "charge", page.ref,'),
        (f"{MOVED}[obedient]",),
    ),
    Sabotage(
        76,
        "What is held is what is available and what will be (Stripe).",
        "Only what is available now.",
        out_of(READING, '[*said["available"], *said["pending"]]', 'said["available"]'),
        (f"{HELD}[stripe]",),
    ),
    Sabotage(
        76,
        "What went back is held no more (the obedient provider).",
        "It is held twice.",
        out_of(
            OBEDIENT,
            "held[one.currency] += one.amount_minor - one.fee_minor",
            "held[one.currency] += abs(one.amount_minor)",
        ),
        (f"{HELD}[obedient]",),
    ),
    Sabotage(
        76,
        "A message proves where it comes from (Stripe).",
        "It need not.",
        (
            Change(HINTS, "        check_signature(text, signature, secrets)\n", "        pass\n"),
            Change(HINTS, '        check_moment(signature or "")\n', "        pass\n"),
        ),
        (f'{PROOF}[stripe-{{"object": "event", "id": "evt_1"}}]',),
    ),
    Sabotage(
        76,
        "A message proves where it comes from (the obedient provider).",
        "It need not.",
        out_of(OBEDIENT, '            raise InvalidWebhook("token")\n', "            pass\n"),
        (f'{PROOF}[obedient-{{"events": []}}]',),
    ),
    Sabotage(
        77,
        "A decimal sum has both places.",
        "It has as many as it needs.",
        out_of(
            "storefront/treasury/gateways/amounts.py",
            'return f"{sign}{digits[:-places]}.{digits[-places:]}"',
            "return str(amount_minor / 10**places)",
        ),
        ("test_case_77_a_provider_of_decimal_sums_reads_both_places",),
    ),
    Sabotage(
        78,
        "A token is compared in constant time.",
        "It is compared as any word.",
        out_of(
            OBEDIENT,
            'if not hmac.compare_digest(headers.get("X-Token", "").encode(), TOKEN.encode()):',
            'if headers.get("X-Token", "") != TOKEN:',
        ),
        (CASE_78,),
    ),
    Sabotage(
        78,
        "What a refused message brought with it is not written down.",
        "Its headers are.",
        out_of(
            "storefront/web/hooks/provider_events.py",
            'was refused: %s", provider, trouble.code)',
            'was refused: %s", provider, request.headers)',
        ),
        (f"{CASE_78}[guessed]",),
    ),
    Sabotage(
        82,
        "Providers of earlier days stay as long as they are configured.",
        "Whoever serves now is the only one.",
        out_of(
            "storefront/treasury/gateways/registry.py",
            "    GATEWAYS[gateway.name] = gateway\n",
            "    GATEWAYS.clear(); GATEWAYS[gateway.name] = gateway\n",
        ),
        (
            "test_case_82_what_was_begun_with_the_old_provider_ends_there",
            "test_case_82_what_the_old_provider_took_goes_back_there",
        ),
    ),
    Sabotage(
        82,
        "Of a provider that is not configured any more the office is told.",
        "Nobody is told.",
        out_of(
            "storefront/treasury/conversations/asking.py", "elif isinstance(trouble, ProviderIsMissing):", "elif False:"
        ),
        ("test_case_82_of_a_provider_nobody_can_ask_any_more_goods_are_held_and_the_office_is_told",),
    ),
)
