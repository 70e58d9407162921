"""Numbers of bank accounts: however they are written, and never a wrong one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storefront.kernel import ibans as iban
from tests.builders.treasury import IBAN, OTHER_IBAN

PLACES = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def with_check_digits(account: str) -> str:
    """The number of an account (bank and account, 20 places) with the two digits that fit it."""
    open_number = f"SA00{account}"
    return f"SA{98 - iban.remainder(open_number):02d}{account}"


accounts = st.builds(
    lambda bank, account: f"{bank:02d}{account}", st.integers(0, 99), st.text(PLACES, min_size=18, max_size=18)
)


@pytest.mark.parametrize(
    "typed",
    [
        IBAN,
        "SA03 8000 0000 6080 1016 7519",
        " sa03-8000-0000-6080-1016-7519 ",
        "SA٠٣ ٨٠٠٠ ٠٠٠٠ ٦٠٨٠ ١٠١٦ ٧٥١٩",
        "\u2066SA03\u00a08000\u00a00000\u00a06080\u00a01016\u00a07519\u2069",
        "SA۰۳۸۰۰۰۰۰۰۰۶۰۸۰۱۰۱۶۷۵۱۹",
    ],
)
def test_every_way_of_writing_it_is_kept_alike(typed: str) -> None:
    assert iban.kept(typed) == IBAN


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "SA",
        "0380000000608010167519",
        "DE89370400440532013000",
        IBAN[:-1],
        IBAN + "0",
        "SA" + "x" * 5000,
        "SAabc",
        "=" + IBAN,
    ],
)
def test_what_has_another_form_is_not_a_saudi_account(typed: str) -> None:
    with pytest.raises(iban.IbanIsNotSaudi):
        iban.kept(typed)


@given(accounts)
def test_the_digits_that_fit_are_accepted(account: str) -> None:
    number = with_check_digits(account)

    assert iban.kept(number) == number
    assert iban.kept(iban.spaced(number).lower()) == number


@given(accounts, st.integers(2, 23), st.sampled_from("0123456789"))
def test_one_wrong_figure_is_found(account: str, place: int, figure: str) -> None:
    number = with_check_digits(account)
    wrong = number[:place] + figure + number[place + 1 :]

    if number[place].isdigit() and wrong != number:
        with pytest.raises(iban.IbanIsNotValid):
            iban.kept(wrong)


@given(accounts, st.integers(4, 22))
def test_two_figures_that_changed_places_are_found(account: str, place: int) -> None:
    number = with_check_digits(account)
    first, second = number[place], number[place + 1]
    wrong = number[:place] + second + first + number[place + 2 :]

    if first.isdigit() and second.isdigit() and first != second:
        assert not iban.is_valid(wrong)


def test_pages_show_the_last_figures_alone() -> None:
    assert iban.masked(IBAN) == "SA••\N{NO-BREAK SPACE}••••\N{NO-BREAK SPACE}7519"
    assert iban.masked("") == ""
    assert iban.spaced(IBAN) == "SA03 8000 0000 6080 1016 7519"


def test_the_bank_is_named_where_it_is_known() -> None:
    assert iban.bank_of(IBAN) == ("مصرف الراجحي", "Al Rajhi Bank")
    assert iban.bank_of("SA0099" + "0" * 18) == ("", "")
    assert iban.is_valid(OTHER_IBAN)
