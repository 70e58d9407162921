"""Taking letters to the post: readable files, or a mail server."""

from email import message_from_bytes
from email.policy import default
from pathlib import Path
from smtplib import SMTPException

import pytest

from storefront.community import notices
from storefront.community.notices.delivery import LETTERING, READABLE, Folder, Lettering, MailServer
from tests.builders.post import a_post_office

WORDS = notices.Written("طلبك\nوصل  إلينا", "نص عربي طويل " * 60, "<p>نص عربي</p>")


def a_letter(once: str = "order:1"):  # type: ignore[no-untyped-def]
    return notices.letter(WORDS, sender="Dakkah دكّة <no-reply@dakkah.example>", to="sara@example.com", once=once)


def test_a_folder_keeps_a_letter_any_mail_program_opens(tmp_path: Path) -> None:
    post = notices.post_of((tmp_path / "صندوق").as_uri())

    post.send(a_letter())

    (kept,) = (tmp_path / "صندوق").glob("*.eml")
    read = message_from_bytes(kept.read_bytes(), policy=default)
    assert read["Subject"] == "طلبك وصل إلينا"
    assert "نص عربي" in read.get_body(("plain",)).get_content()
    assert "<p>نص عربي</p>" in read.get_body(("html",)).get_content()
    assert "نص عربي" in kept.read_text()


def test_the_same_letter_sent_twice_is_one_file(tmp_path: Path) -> None:
    post = Folder(tmp_path)

    for once in ("order:1", "order:1", "order:2"):
        post.send(a_letter(once))

    assert len(list(tmp_path.iterdir())) == 2


def test_a_letter_can_be_recognised_when_it_comes_again() -> None:
    first, again, other = a_letter(), a_letter(), a_letter("order:2")

    assert first["Message-ID"] == again["Message-ID"] != other["Message-ID"]
    assert first["Message-ID"].endswith("@dakkah.example>")
    assert first["Auto-Submitted"] == "auto-generated"


def test_a_subject_cannot_smuggle_a_header() -> None:
    letter = notices.letter(
        notices.Written("a\r\nBcc: eve@example.com", "x", "x"), sender="a@dakkah.example", to="b@example.com", once="1"
    )

    assert letter["Bcc"] is None
    assert letter["Subject"] == "a Bcc: eve@example.com"


@pytest.mark.parametrize("policy", [LETTERING, READABLE, LETTERING.clone(linesep="\r\n")])
def test_a_subject_keeps_every_space_wherever_its_lines_break(policy: Lettering) -> None:
    subjects = [f"طلبك من أسرة «{'بيت ' * length}نورة» جاهز للتوصيل Kleija × 2" for length in range(40)]

    for subject in subjects:
        written = notices.Written(subject, "x", "x")
        letter = notices.letter(written, sender="a@dakkah.example", to="b@example.com", once="1")
        wire = letter.as_bytes(policy=policy)
        assert message_from_bytes(wire, policy=default)["Subject"] == subject
        assert policy.utf8 or max(len(line) for line in wire.splitlines()) <= 78


@pytest.mark.parametrize(
    ("url", "tls", "port", "user"),
    [
        ("smtp://mail.example", False, 25, ""),
        ("smtp://u%40x:p%2Fw@mail.example:587", False, 587, "u@x"),
        ("smtps://u:p@mail.example", True, 465, "u"),
    ],
)
def test_a_mail_server_is_named_by_its_address(url: str, tls: bool, port: int, user: str) -> None:
    post = notices.post_of(url)

    assert isinstance(post, MailServer)
    assert (post.tls, post.host, post.port, post.user) == (tls, "mail.example", port, user)


@pytest.mark.parametrize("url", ["", "http://mail.example", "mail.example:25"])
def test_any_other_address_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="MAIL_URL"):
        notices.post_of(url)


def test_a_mail_server_is_handed_the_letter() -> None:
    with a_post_office() as office:
        notices.post_of(office.url).send(a_letter())

    assert office.taken == {"sara@example.com": 1}


def test_a_letter_and_a_password_wait_until_nobody_can_listen() -> None:
    with a_post_office(offers="STARTTLS") as office:
        post = notices.post_of(office.url.replace("smtp://", "smtp://name:password@"))
        with pytest.raises(SMTPException):
            post.send(a_letter())

    assert office.heard == ["EHLO", "STARTTLS", "QUIT"]
