"""From a notice of the outbox to a text message: the market's name, what the inbox says of it as far as it fits, and a short
link."""

from datetime import timedelta

from flask import url_for
from flask_babel import gettext

from storefront.community import accounts, mobiles, notices, texts
from storefront.kernel import clock
from storefront.kernel.refusals import NotFound
from storefront.web.kit.links import absolute
from storefront.web.kit.locale import LANGUAGES, in_language, language
from storefront.web.letters.in_short import in_short
from storefront.web.letters.writing import reading_in

HOURS_NEW = 24  # what is older is no news to be woken by; it lies in the inbox
CODE_AGE = timedelta(minutes=10)


def write_text(notice: notices.Notice, abilities: texts.Abilities) -> texts.Text:
    """The message. Raises NotFound when there is nobody to send it to any more, it is about nothing any more, or too old."""
    is_code = notice.kind == notices.hours.CODE
    mobile = number_of(notice, is_code=is_code)
    age = clock.now() - notice.created_at
    if mobile is None or age > (CODE_AGE if is_code else timedelta(hours=HOURS_NEW)):
        raise NotFound()
    with reading_in(notice.language):
        words = code_words(notice) if is_code else news_words(notice, abilities.longest)
    return texts.Text(notice.once, mobile, words, notice.language)


def number_of(notice: notices.Notice, *, is_code: bool) -> str | None:
    """Where it goes: to the mobile that is to be confirmed, or to one that is."""
    if notice.user_id is None:
        return None
    return accounts.get(notice.user_id).mobile if is_code else mobiles.confirmed(notice.user_id)


def code_words(notice: notices.Notice) -> str:
    """The code, and what it is good for."""
    code = notice.values[notices.SECRET]
    return str(gettext("دكّة: رمز تأكيد جوالك %(code)s، صالح 10 دقائق. لا يُعطى لأحد.", code=code))


def news_words(notice: notices.Notice, longest: int) -> str:
    """Title and words of the notice in the inbox, or as much of them as fits before its link."""
    row = notices.inbox.get(notice.values[notices.NOTICE])
    title, words = said_of(row)
    link = absolute(url_for("shop.news.show", notice_id=row.id))
    name, room = gettext("دكّة"), longest - len(link) - 1
    whole = [f"{name}: {title}. {words}", f"{name}: {title}."]
    fitting = next((said for said in whole if len(said) <= room), cut(whole[-1], room))
    return f"{fitting}\n{link}"


def said_of(row: notices.InboxNotice) -> tuple[str, str]:
    """Title and words of a notice, which may not have them in the inbox yet."""
    if row.said_at is None:
        said = in_short(row.kind, row.values)
        which = LANGUAGES.index(language())
        return said.title[which], said.words[which]
    return in_language(row, "title"), in_language(row, "words")


def cut(said: str, room: int) -> str:
    """As many whole words as there is room for, and a sign that there are more."""
    return said if len(said) <= room else said[:room].rpartition(" ")[0].rstrip("،:,.«“ ") + "…"
