"""A member confirms a mobile on a page: a code is asked for, comes as a text message, and is typed."""

from pathlib import Path

import pytest
from flask import Flask

from storefront.cli import posting
from storefront.community import accounts, mobiles
from storefront.community.mobiles.commands import ASK_PERSON, TRY
from storefront.kernel.units import unit_of_work
from tests.builders.browsing import Reader, a_member_reading
from tests.builders.people import letters
from tests.builders.reading import page

PATH = "/account/mobile"
NUMBER = "+966501234567"


@pytest.fixture(autouse=True)
def folder(app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this test's text messages lie."""
    monkeypatch.setitem(app.config, "TEXTS_URL", tmp_path.as_uri())
    return tmp_path


def a_reader(app: Flask, language: str = "") -> tuple[Reader, accounts.User]:
    """A member with a mobile nobody has proved."""
    reader, user = a_member_reading(app, language=language)
    with unit_of_work():
        accounts.set_mobile(accounts.get(user.id), NUMBER)
    return reader, user


def messages(folder: Path) -> list[str]:
    """What left, as it lies in the folder."""
    posting.send_texts()
    return [path.read_text(encoding="utf-8") for path in folder.glob("*.txt")]


@pytest.mark.parametrize(("language", "done"), [("", "مؤكّد"), ("/en", "is confirmed")])
def test_the_code_that_comes_confirms_it(app: Flask, folder: Path, language: str, done: str) -> None:
    reader, user = a_reader(app, language)
    reader.send(PATH)
    (code,) = letters("mobile-code")
    figures = str(code.values["token"])
    (text,) = messages(folder)

    wanted = page(reader.read(PATH)).one("input", name="code")
    answer = reader.send(f"{PATH}/code", {"code": f" {figures[:3]} {figures[3:]}".translate(ARABIC)})

    assert f"To: {NUMBER}" in text
    assert figures in text
    assert wanted["autocomplete"] == "one-time-code"
    assert (answer.status_code, answer.location) == (303, f"{language}/account/notices/choices")
    assert mobiles.confirmed(user.id) == NUMBER
    assert done in reader.read(PATH)
    assert "token" not in letters("mobile-code")[0].values


ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def test_wrong_codes_are_refused_beside_the_field_and_stay_counted(app: Flask) -> None:
    reader, user = a_reader(app)
    reader.send(PATH)
    right = str(letters("mobile-code")[0].values["token"])
    wrong = f"{(int(right) + 1) % 1_000_000:06d}"

    answers = [reader.send(f"{PATH}/code", {"code": wrong}) for _ in range(TRY.most)]
    shut = reader.send(f"{PATH}/code", {"code": right})

    assert [answer.status_code for answer in answers] == [422] * TRY.most
    assert "الرمز غير صحيح" in answers[0].text
    assert shut.status_code == 429
    assert mobiles.confirmed(user.id) is None


def test_codes_are_not_sent_without_end(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    reader, _ = a_reader(app)
    answers = [reader.send(PATH).status_code for _ in range(ASK_PERSON.most + 1)]

    assert answers == [303] * ASK_PERSON.most + [429]
    assert len(letters("mobile-code")) == 1


def test_without_a_number_one_is_asked_for(app: Flask) -> None:
    reader, user = a_member_reading(app)
    with unit_of_work():
        accounts.set_mobile(accounts.get(user.id), "")

    assert "يُضاف رقم جوالك" in reader.read(PATH)
    assert reader.send(PATH).status_code == 422
    assert reader.send(f"{PATH}/code", {"code": "123456"}).status_code == 422


def test_a_stranger_confirms_nobody_elses(app: Flask) -> None:
    reader, user = a_reader(app)
    stranger, other = a_reader(app)
    reader.send(PATH)
    code = str(letters("mobile-code")[0].values["token"])

    assert stranger.send(f"{PATH}/code", {"code": code}).status_code == 422
    assert Reader(app).get(PATH).status_code == 303
    assert [mobiles.confirmed(one.id) for one in (user, other)] == [None, None]


def test_another_number_in_the_profile_is_not_confirmed(app: Flask) -> None:
    reader, user = a_reader(app)
    reader.send(PATH)
    reader.send(f"{PATH}/code", {"code": str(letters("mobile-code")[0].values["token"])})
    values = {"name": user.name, "language": "ar"}

    reader.send("/account/profile", {**values, "mobile": "0501234567"})
    same = mobiles.confirmed(user.id)
    reader.send("/account/profile", {**values, "mobile": "0509999999"})

    assert (same, mobiles.confirmed(user.id)) == (NUMBER, None)
