"""Letters to people about their accounts: they open a door once, and the key is not kept."""

from email import message_from_bytes
from email.policy import default
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask import Flask

from storefront.community import notices
from storefront.goods import catalogue
from storefront.kernel.actors import SYSTEM
from storefront.kernel.units import unit_of_work
from tests.builders.community import a_family
from tests.builders.goods import a_product
from tests.builders.mail import Write, page_of, text_of
from tests.builders.people import a_person, letters


def test_the_worker_sends_them_and_keeps_no_secret(app: Flask) -> None:
    values = {"user_id": a_person().id, "token": "t" * 43}
    with unit_of_work():
        notices.write("reset-password", to="to@example.com", language="ar", once="this", values=values)
    app.test_cli_runner().invoke(args=["work", "--once"])
    folder = Path(urlsplit(app.config["MAIL_URL"]).path)
    sent = [message_from_bytes(path.read_bytes(), policy=default) for path in folder.glob("*.eml")]

    found = [letter for letter in sent if letter["To"] == "to@example.com"]
    assert "t" * 43 in text_of(found[-1])
    assert "token" not in letters("reset-password")[0].values


@pytest.mark.parametrize(("language", "starts", "more"), [("ar", "يبدأ من", "منتج واحد"), ("en", "from", "1 product")])
def test_a_follower_reads_what_is_new_with_prices_and_links(
    app: Flask, write: Write, language: str, starts: str, more: str
) -> None:
    with unit_of_work():
        family = a_family(name=("بيت نورة", "Bayt Noura"))
        first = a_product(of=family, name=("كليجا حائلية", "Hail kleija"), price=(2500, 4000))
        goods = [first, *(a_product(of=family) for _ in range(6))]
        hidden = a_product(of=family, name=("لا يُرى", "Unseen"))
        catalogue.hide(hidden, SYSTEM, reason="صورة غير واضحة")
    values = {"user_id": a_person().id, "product_ids": [product.id for product in (*goods, hidden)]}

    letter = write("followed-goods", language, values)

    shown = "كليجا حائلية" if language == "ar" else "Hail kleija"
    for said in (shown, "25", starts, more, f"/p/{first.id}", "/account/favourites#followed"):
        assert said in text_of(letter)
        assert said in page_of(letter)
    assert shown in letter["Subject"]
    assert "Unseen" not in text_of(letter)
    assert "لا يُرى" not in text_of(letter)
