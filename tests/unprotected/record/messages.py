"""Cases 29 to 41: what the company sends us, and what others send in its name."""

from tests.unprotected.record.paying import BELIEVED, ONCE, PAID_AGAIN
from tests.unprotected.sabotage import Change, Sabotage, out_of

READING = "storefront/treasury/gateways/stripe/hints.py"
HEARING = "storefront/treasury/conversations/hearing.py"
HINTS = "storefront/treasury/hints/commands.py"
DOOR = "storefront/web/hooks/provider_events.py"
CASE_29 = "test_case_29_what_is_not_truly_signed_or_not_of_now_is_refused"
CASE_30 = "test_case_30_words_nobody_can_read_are_refused_even_when_signed"
CASE_32 = "test_case_32_while_a_secret_is_replaced_messages_are_taken"
CASE_32_BOTH = "test_case_32_a_market_that_knows_two_secrets_takes_what_either_has_signed"
CASE_34 = "test_case_34_a_message_is_kept_once_however_often_it_comes"
CASE_36 = "test_case_36_a_message_that_is_faster_than_our_own_row_waits_for_it"
CASE_37 = "test_case_37_a_worker_that_dies_in_between_is_finished_by_the_next"
SIGNED, OF_NOW = "        check_signature(text, signature, secrets)\n", '        check_moment(signature or "")\n'
VERIFIES = "stripe.WebhookSignature.verify_header(text, signature, secret, WINDOW_SECONDS)"

SABOTAGES = (
    Sabotage(
        29,
        "A message is signed with a secret of ours.",
        "Its signature is not looked at.",
        out_of(READING, SIGNED, "        pass\n"),
        tuple(f"{CASE_29}[manner{number}]" for number in (3, 4)),
    ),
    Sabotage(
        29,
        "A message without a signature, or with one nobody can read, is refused.",
        "Only what looks like a signature is looked at.",
        (
            Change(READING, SIGNED, SIGNED.replace("check", 'len(signature or "") < 20 or check')),
            Change(READING, OF_NOW, OF_NOW.replace("check", 'len(signature or "") < 20 or check')),
        ),
        tuple(f"{CASE_29}[manner{number}]" for number in (0, 1, 2)),
    ),
    Sabotage(
        29,
        "A message of the future is refused.",
        "What the library lets pass is not looked at again.",
        out_of(READING, OF_NOW, "        pass\n"),
        tuple(f"{CASE_29}[manner{number}]" for number in (7, 8)),
    ),
    Sabotage(
        29,
        "A message of long ago is refused.",
        "Neither the library nor we look at its moment: both do, so both are taken out.",
        (
            Change(READING, OF_NOW, "        pass\n"),
            Change(READING, VERIFIES, VERIFIES.replace("WINDOW_SECONDS", "None")),
        ),
        tuple(f"{CASE_29}[manner{number}]" for number in (5, 6)),
    ),
    Sabotage(
        30,
        "What is no JSON is refused, and how deep it goes does not matter.",
        "What the parser raises is let through.",
        out_of(READING, "    except UNREADABLE:\n", "    except UnicodeDecodeError:\n"),
        (f"{CASE_30}[not json-400]", f"{CASE_30}[body3-400]"),
    ),
    Sabotage(
        30,
        "What is no event is refused.",
        "Any JSON is taken for one.",
        out_of(READING, 'if not isinstance(event, dict) or event.get("object") != "event" or', "if 0 and"),
        (f"{CASE_30}[[]-400]", f'{CASE_30}[{{"object": "v2.core.event", "id": "evt_1"}}-400]'),
    ),
    Sabotage(
        30,
        "A message has at most 256 kilobytes.",
        "It may be as long as it likes.",
        out_of(
            "storefront/web/kit/requests.py",
            "            request.max_content_length = MOST_BYTES_OF_MACHINES\n",
            "            pass\n",
        ),
        (f"{CASE_30}[body8-413]",),
    ),
    Sabotage(
        30,
        "Bytes that are no text are refused.",
        "What comes of decoding them is let through.",
        out_of(READING, "UNREADABLE = (ValueError,", "UNREADABLE = (json.JSONDecodeError,"),
        ("test_case_30_bytes_that_are_no_text_are_refused",),
        raises="UnicodeDecodeError",
    ),
    Sabotage(
        31,
        "An empty secret stops the start.",
        "It is one like any other.",
        out_of("config.py", "(not all(webhook_secrets),", "(False,"),
        ("test_case_31_an_empty_secret_stops_the_start",),
    ),
    Sabotage(
        32,
        "Of several signatures of a message one has to be ours.",
        "Only the first is looked at.",
        out_of(READING, VERIFIES, VERIFIES.replace("signature,", '",".join(signature.split(",")[:2]),')),
        (CASE_32,),
    ),
    Sabotage(
        32,
        "Of several secrets of ours one has to have signed.",
        "Only the first is tried.",
        out_of(READING, "    for secret in secrets:\n", "    for secret in secrets[:1]:\n"),
        (CASE_32_BOTH,),
    ),
    Sabotage(
        33,
        "What is about a family's own account is no news of a payment of ours.",
        "Whose account it is about is not looked at.",
        out_of(READING, '"other" if account else TOPICS.get(kind, "other")', 'TOPICS.get(kind, "other")'),
        ("test_case_33_what_is_about_a_familys_own_account_is_kept_and_not_followed",),
    ),
    Sabotage(
        34,
        "A message is known by its id and kept once.",
        "Each time it comes it has a name of its own, which the unique constraint knows nothing of either.",
        out_of(HINTS, "event_id=hint.event_id,", 'event_id=str(__import__("uuid").uuid4()),'),
        (f"{CASE_34}[2]", f"{CASE_34}[50]"),
    ),
    Sabotage(
        35,
        "A message only says where to look; the provider is asked what is so now.",
        "What it says is believed, and nobody asked.",
        BELIEVED,
        ("test_case_35_messages_in_any_order_lead_to_the_same_end",),
    ),
    Sabotage(
        36,
        "What is about nothing of ours is let go.",
        "It breaks us.",
        out_of(HEARING, '"unknown", give_up_as="ignored"', '"unknown", give_up_as="dead"'),
        ("test_case_36_what_is_about_nothing_of_ours_is_let_go",),
    ),
    Sabotage(
        36,
        "What is about nothing of ours may be about something soon, and is looked at again.",
        "It is let go at once.",
        out_of(
            HEARING,
            'hints.put_off(event_id, "unknown", give_up_as="ignored")',
            'hints.close(event_id, "ignored")',
        ),
        (f"{CASE_36}[hidden1]",),
    ),
    Sabotage(
        36,
        "A message about a page we do not know yet is looked at again.",
        "What could not be asked is done with.",
        out_of(HEARING, "    if not answered:\n", "    if False:\n"),
        (f"{CASE_36}[hidden0]",),
    ),
    Sabotage(
        37,
        "A message that was taken up is open until it was followed.",
        "Who takes it up has done it.",
        out_of(HINTS, "tries=ProviderEvent.tries + 1, next_at", 'tries=ProviderEvent.tries + 1, state="done", next_at'),
        (f"{CASE_37}[claimed]", f"{CASE_37}[asked]"),
    ),
    Sabotage(
        37,
        ONCE,
        "Each time it is heard of it is news.",
        PAID_AGAIN,
        (f"{CASE_37}[booked]",),
    ),
    Sabotage(
        38,
        "While the database is away a message is not refused but asked for again.",
        "Whatever is wrong with us is wrong with the message.",
        out_of(DOOR, "    except InvalidWebhook as trouble:\n", "    except Exception as trouble:\n"),
        ("test_case_38_while_the_database_is_away_the_company_sends_it_again",),
    ),
    Sabotage(
        39,
        "A message that breaks us holds up no other.",
        "What it raises is let through.",
        out_of(HEARING, "    except Exception as error:", "    except NotAnswered as error:"),
        ("test_case_39_a_message_that_breaks_us_is_parked_and_stops_no_other",),
        raises="ZeroDivisionError",
    ),
    Sabotage(
        39,
        "A message that breaks us again and again calls the office.",
        "Nobody is called.",
        out_of(HINTS, '    if give_up_as == "dead":\n', "    if False:\n"),
        ("test_case_39_a_message_that_breaks_us_is_parked_and_stops_no_other",),
    ),
    Sabotage(
        40,
        "Messages of kinds we do not know are thanked for.",
        "They are refused.",
        out_of(READING, 'TOPICS.get(kind, "other")', "TOPICS[kind]"),
        ("test_case_40_unknown_kinds_and_older_versions_are_thanked_for",),
    ),
    Sabotage(
        40,
        "Messages of an older version are taken.",
        "They are refused.",
        out_of(
            READING,
            'event.get("object") != "event"',
            'event.get("api_version") == "2019-12-03"',
        ),
        ("test_case_40_unknown_kinds_and_older_versions_are_thanked_for",),
    ),
    Sabotage(
        41,
        "A letter waits in the outbox and is sent by itself.",
        "It is sent with the payment, and the post is away.",
        out_of(
            "storefront/reactions/letters.py",
            '    to_shopper("order-confirmed", order, once=f"order:{order.id}", values={})\n',
            '    raise OSError("no post today")\n',
        ),
        ("test_case_41_a_letter_that_cannot_be_sent_undoes_no_payment",),
    ),
    Sabotage(
        34,
        "The same message that comes twice at one moment is kept once and thanked for twice.",
        "What the unique constraint says is let through.",
        out_of(
            HINTS,
            "except IntegrityError:  # the same message arrived twice at this very moment",
            "except ZeroDivisionError:",
        ),
        (f"{CASE_34}[50]",),
        is_lock=True,
    ),
)
