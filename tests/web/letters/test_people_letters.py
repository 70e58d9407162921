"""Letters to people about their accounts: they open a door once, and the key is not kept."""

from email import message_from_bytes
from email.policy import default
from pathlib import Path
from urllib.parse import urlsplit

from flask import Flask

from storefront.community import notices
from storefront.kernel.units import unit_of_work
from tests.builders.mail import text_of
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
