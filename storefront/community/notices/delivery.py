"""Taking a finished letter to the post: SMTP, or readable files in a folder. Knows nothing of what letters say."""

import hashlib
import smtplib
import ssl
from dataclasses import dataclass
from email.header import Header
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import formatdate, parseaddr
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

SECONDS_TO_WAIT = 20


class Lettering(EmailPolicy):
    """How letters are spelled on the wire. Subjects are broken into encoded words (RFC 2047) by the older class of the
    library: the newer one loses the space at which it breaks (CPython up to 3.11). Addresses of pages are not broken at
    all, as mail programs take them as they stand."""

    def fold(self, name: str, value: str) -> str:
        if name.lower() == "list-unsubscribe":
            return f"{name}: {value}{self.linesep}"
        if name.lower() != "subject" or self.utf8:
            return str(super().fold(name, value))
        return f"{name}: {Header(str(value), header_name=name).encode(linesep=self.linesep)}{self.linesep}"

    def fold_binary(self, name: str, value: str) -> bytes:
        ours = name.lower() in ("subject", "list-unsubscribe")
        return self.fold(name, value).encode() if ours else bytes(super().fold_binary(name, value))


LETTERING = Lettering()
READABLE = LETTERING.clone(
    linesep="\r\n", cte_type="8bit", utf8=True, max_line_length=None
)  # unbroken, for the same reason


class Post(Protocol):
    """Where letters are handed in."""

    def send(self, letter: EmailMessage) -> None:
        """Hands one letter in; raises OSError or smtplib.SMTPException when it cannot."""
        ...


class Folder:
    """A folder of .eml files that any mail program opens; the default, so that nothing leaves a machine by accident."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def send(self, letter: EmailMessage) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        name = str(letter["Message-ID"]).strip("<>").split("@")[0].replace("/", "-")
        part = self.folder / f".{name}.part"
        part.write_bytes(letter.as_bytes(policy=READABLE))
        part.replace(self.folder / f"{name}.eml")


class MailServer:
    """An SMTP server: smtp://user:password@host:port, smtps:// for TLS from the first byte. Where a server offers to go
    over to TLS, nothing is said before; its certificate must be valid."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self.tls, self.host = parts.scheme == "smtps", parts.hostname or "localhost"
        self.port = parts.port or (465 if self.tls else 25)
        self.user, self.password = unquote(parts.username or ""), unquote(parts.password or "")

    def send(self, letter: EmailMessage) -> None:
        with self._line() as server:
            server.ehlo()
            if not self.tls and server.has_extn("starttls"):
                server.starttls(context=ssl.create_default_context())
            if self.user:
                server.login(self.user, self.password)
            server.send_message(letter)

    def _line(self) -> smtplib.SMTP:
        if not self.tls:
            return smtplib.SMTP(self.host, self.port, timeout=SECONDS_TO_WAIT)
        trusted = ssl.create_default_context()
        return smtplib.SMTP_SSL(self.host, self.port, timeout=SECONDS_TO_WAIT, context=trusted)


def post_of(url: str) -> Post:
    """The post an address names: file:///folder, smtp://… or smtps://…; ValueError for any other."""
    parts = urlsplit(url)
    if parts.scheme == "file":
        return Folder(Path(unquote(parts.path)))
    if parts.scheme in ("smtp", "smtps"):
        return MailServer(url)
    raise ValueError(f"MAIL_URL must be file://, smtp:// or smtps://, not {parts.scheme or 'empty'}")


@dataclass(frozen=True)
class Written:
    """What a letter says, in both forms."""

    subject: str
    text: str
    html: str


def letter(written: Written, *, sender: str, to: str, once: str) -> EmailMessage:
    """A letter ready to be sent. Its Message-ID follows from `once`, so that a repeated sending can be recognised."""
    message = EmailMessage(LETTERING)
    domain = parseaddr(sender)[1].rpartition("@")[2]
    message["From"], message["To"] = sender, to
    message["Subject"] = " ".join(written.subject.split())
    message["Date"] = formatdate(localtime=False)
    message["Message-ID"] = f"<{hashlib.sha256(once.encode()).hexdigest()[:32]}@{domain}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(written.text)
    message.add_alternative(written.html, subtype="html")
    return message
