"""Error pages that must stand when little else does."""

from io import RawIOBase
from urllib.parse import unquote

import pytest
from flask import Flask
from flask.testing import FlaskClient
from gunicorn.http.errors import ChunkMissingTerminator, InvalidChunkSize, NoMoreData
from sqlalchemy.exc import OperationalError

from storefront.community.limits import TooManyTries
from storefront.goods.stock import StockRanOut
from storefront.kernel.refusals import Named, Refusal
from storefront.kernel.units import unit_of_work
from storefront.kernel.wording import TextIsTooLong
from storefront.trade import carts
from storefront.trade.checkouts.refusals import FamilyIsClosed, WayIsMissing
from storefront.web.kit import errors
from storefront.web.kit.locale import read_in
from tests.builders.browsing import Reader
from tests.builders.community import a_member, sign_in
from tests.builders.reading import page

NOURA, MAAMOUL = Named("بيت نورة", "Bayt Noura"), Named("معمول", "Maamoul")


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("path", ["/", "/account/sign-in", "/nothing/here"])
def test_another_host_gets_a_bare_refusal(app: Flask, method: str, path: str) -> None:
    answer = Reader(app).open(method, path, headers={"Host": "evil.example"})

    assert answer.status_code == 400
    assert "evil.example" not in answer.text


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("/family/orders/4F22NKRN/handover", "/family/orders/4F22NKRN"),
        ("/en/family/orders/4F22NKRN/returns/2/answer", "/en/family/orders/4F22NKRN"),
        ("/family/products/3/photos/9/removal", "/family/products/3"),
        ("/office/families/5/private-facts", "/office/families/5"),
        ("/family/choice", "/family"),
    ],
)
def test_an_address_of_forms_leads_a_reader_to_their_page(app: Flask, address: str, page: str) -> None:
    answer = app.test_client().get(address)

    assert (answer.status_code, answer.location) == (303, page)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
@pytest.mark.parametrize(("address", "words"), [("/cart", "دكّة"), ("/en/cart", "Dakkah"), ("/checkout", "دكّة")])
def test_a_method_nobody_takes_is_said_to_be_one_on_our_page(app: Flask, method: str, address: str, words: str) -> None:
    answer = Reader(app).open(method, address)

    assert answer.status_code == 405
    assert "POST" in answer.headers["Allow"]
    assert words in page(answer).one("title").words


def test_a_form_sent_to_an_address_that_is_none_is_not_found(app: Flask) -> None:
    assert Reader(app).open("POST", "/nothing/here", data={"a": "b"}).status_code == 404


@pytest.mark.parametrize(
    ("address", "meant"),
    [
        ("/c/pastry/", "/c/pastry"),
        ("/en/f/bayt-noura/?sort=new", "/en/f/bayt-noura?sort=new"),
        ("/families/", "/families"),
    ],
)
def test_a_slash_too_many_leads_to_the_page_that_is_meant(app: Flask, address: str, meant: str) -> None:
    answer = app.test_client().get(address)

    assert (answer.status_code, answer.location) == (301, meant)


@pytest.mark.parametrize("address", ["/nothing/", "/nothing/here/", "/visits/"])
def test_a_slash_after_no_page_leads_nowhere(app: Flask, address: str) -> None:
    assert app.test_client().get(address).status_code == 404


def test_an_address_of_machines_leads_nowhere(app: Flask) -> None:
    answer = app.test_client().get("/hooks/stripe")

    assert (answer.status_code, "Location" in answer.headers) == (405, False)
    assert set(answer.headers["Allow"].split(", ")) == {"OPTIONS", "POST"}


def test_a_method_nobody_takes_stays_refused(app: Flask) -> None:
    assert app.test_client().delete("/family/orders/4F22NKRN").status_code == 405


def test_a_method_nobody_takes_is_told_which_are_taken(app: Flask) -> None:
    answer = app.test_client().open("/cart", method="TRACE")

    assert answer.status_code == 405
    assert {"GET", "HEAD", "POST"} <= {method.strip() for method in answer.headers["Allow"].split(",")}


@pytest.mark.parametrize(
    ("status", "arabic", "english"),
    [
        (400, "تعذّر فهم الطلب", "This request could not be understood"),
        (403, "هذه الصفحة ليست لهذا الحساب", "This page is not for this account"),
        (404, "لا شيء في هذا العنوان", "Nothing at this address"),
        (413, "ما أُرسل أكبر من المسموح", "What was sent is too large"),
        (429, "محاولات كثيرة في وقت قصير", "Too many tries in a short time"),
        (503, "السوق مشغول لحظات", "The market is busy for a moment"),
        (418, "حدث خلل عندنا", "Something went wrong on our side"),
    ],
)
def test_each_trouble_has_a_page_in_the_readers_language(app: Flask, status: int, arabic: str, english: str) -> None:
    with app.test_request_context("/"):
        assert page(errors.page(status)).one("h1").words == arabic
    with read_in("en"), app.test_request_context("/", base_url="http://localhost/en"):
        found = page(errors.page(status))

    assert found.one("h1").words == english
    assert found.one("html")["lang"] == "en"
    assert found.one("main").one("a")["href"] == "/en/"


def test_a_refusal_is_said_in_the_readers_language_with_its_values(app: Flask) -> None:
    refusal = carts.NotEnoughPieces(left=3)
    with app.test_request_context("/"):
        arabic = errors.refused(refusal)
    with read_in("en"), app.test_request_context("/"):
        english = errors.refused(refusal)

    assert (arabic[1], english[1]) == (409, 409)
    assert "المتاح الآن من هذا المنتج 3 قطع فقط." in arabic[0]
    assert "3" in page(english[0]).one("p", class_="lead").words


def said(refusal: Refusal) -> tuple[str, str]:
    """A refusal in both languages, without the marks around words of the other one."""
    with read_in("ar"):
        arabic = errors.sentence(refusal)
    with read_in("en"):
        return arabic, errors.sentence(refusal).replace("\u2068", "").replace("\u2069", "")


@pytest.mark.parametrize(
    ("refusal", "arabic", "english"),
    [
        (FamilyIsClosed(family=NOURA), "دكّة «بيت نورة» في إجازة الآن", "Bayt Noura"),
        (WayIsMissing(family=NOURA), "لمنتجات «بيت نورة»", "Bayt Noura"),
        (StockRanOut(product=MAAMOUL, variant_id=1, left=2), "لم يبقَ من «معمول» إلا قطعتان.",
         "At most 2 pieces of “Maamoul” can be had now."),
        (StockRanOut(product=MAAMOUL, variant_id=1, left=0), "نفد «معمول».", "“Maamoul”"),
        (StockRanOut(product=Named("كليجا"), variant_id=1, left=0), "نفد «كليجا».", "“كليجا”"),
        (carts.NotEnoughPieces(left=0), "نفد هذا المنتج.", "This product is sold out."),
        (carts.TextIsTooLong(most=10), "لا يزيد على 10 أحرف.", "at most 10 characters."),
        (TextIsTooLong(most=80), "النص طويل: لا يزيد على 80 حرفاً.", "That is too long: at most 80 characters."),
        (TooManyTries(minutes=1), "بعد دقيقة واحدة.", "in 1 minute."),
        (TooManyTries(minutes=2), "بعد دقيقتين.", "in 2 minutes."),
        (TooManyTries(minutes=64), "بعد 64 دقيقة.", "in 64 minutes."),
        (TooManyTries(minutes=601), "بعد 11 ساعة.", "in 11 hours."),
    ],
)  # fmt: skip
def test_names_and_numbers_in_a_refusal_are_its_readers_too(refusal: Refusal, arabic: str, english: str) -> None:
    in_arabic, in_english = said(refusal)

    assert arabic in in_arabic
    assert english in in_english


def test_our_own_trouble_shows_a_code_that_is_in_the_log_and_nothing_else(
    app: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    with app.test_request_context("/cart?secret=1"):
        try:
            raise ZeroDivisionError("a secret of ours")
        except ZeroDivisionError as trouble:
            text, status = errors.broken(trouble)

    code = page(text).one("main").all("bdi")[-1].words
    assert status == 500
    assert code in caplog.text
    assert "a secret of ours" not in text
    assert "secret=1" not in caplog.text


@pytest.mark.parametrize("trouble", [InvalidChunkSize(b"ZZ"), ChunkMissingTerminator(b"x"), NoMoreData()])
def test_a_body_that_breaks_off_is_its_senders_fault(app: Flask, trouble: Exception) -> None:
    class Broken(RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, _into: object) -> int:
            raise trouble

    answer = app.test_client().post(
        "/cart/lines",
        content_type="application/x-www-form-urlencoded",
        environ_overrides={
            "HTTP_TRANSFER_ENCODING": "chunked",
            "wsgi.input_terminated": True,
            "wsgi.input": Broken(),
        },
    )

    assert answer.status_code == 400
    assert "تعذّر فهم الطلب" in answer.text


def test_a_busy_database_asks_to_come_again(app: Flask) -> None:
    with app.test_request_context("/"):
        _, status, headers = errors.database_busy(OperationalError("", {}, Exception()))

    assert (status, headers) == (503, {"Retry-After": "5"})


@pytest.mark.parametrize("path", ["/nothing", "/en/nothing", "/c/nothing", "/english", "/en/en", "/family/nothing"])
def test_an_address_that_leads_nowhere_has_a_page(app: Flask, path: str) -> None:
    answer = app.test_client().get(path)

    assert answer.status_code == 404
    assert page(answer).one("html")["lang"] == ("en" if path.startswith("/en/") else "ar")
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize(
    ("path", "leads"), [("/orders/ABCD2345", True), ("/en/orders/ABCD2345", True), ("/p/999999", False)]
)
def test_an_order_that_is_not_its_readers_leads_to_where_they_find_theirs(app: Flask, path: str, leads: bool) -> None:
    answer = app.test_client().get(path)

    tracked = [link for link in page(answer).one("main").all("a") if link["href"].endswith("/tracking")]
    assert (answer.status_code, bool(tracked)) == (404, leads)


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("path", ["/orders/ABCD2345", "/orders/ABCD2345/parcels/EFGH6789/return?line=1"])
def test_an_order_that_is_not_its_readers_leads_to_signing_in_and_back(app: Flask, prefix: str, path: str) -> None:
    main = page(app.test_client().get(prefix + path)).one("main")

    ways_in = [unquote(link["href"]) for link in main.all("a") if "/sign-in" in link["href"]]
    assert ways_in == [f"{prefix}/account/sign-in?next={prefix}{path}"]


def test_whoever_is_signed_in_is_not_sent_to_sign_in(client: FlaskClient) -> None:
    with unit_of_work():
        member = a_member()
    sign_in(client, member)

    address = "/orders/ABCD2345"
    own = [link["href"] for link in page(client.get(address)).one("main").all("a")]
    sent = page(Reader(client.application).open("POST", f"{address}/parcels/EFGH6789/return")).one("main").all("a")

    assert [href for href in own if "/sign-in" in href] == []
    assert f"/account/sign-in?next={address}" in [unquote(link["href"]) for link in sent]


def test_a_form_that_is_too_large_is_refused(app: Flask) -> None:
    with app.test_client() as client:
        parts = {str(number): "x" for number in range(300)}
        many = client.post("/visits", data=parts, content_type="multipart/form-data")
        long = client.post("/visits", data={"via": "x" * 600_000})

    assert [answer.status_code for answer in (many, long)] == [413, 413]
