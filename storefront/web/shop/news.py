"""The short link of a text message: it leads to where the news is done. Everybody may follow it; only its reader arrives.

Following a link writes nothing, for phones look at the links of a message before anybody does. The page it leads to is told which
news it was, and says that it was read once somebody sees it (app.js); without scripts it stays unread in the inbox.
"""

from urllib.parse import urlsplit, urlunsplit

from flask import Blueprint, redirect
from werkzeug.wrappers import Response

from storefront.community import notices
from storefront.web.kit.doors import actor, to_sign_in
from storefront.web.kit.links import path_in
from storefront.web.kit.locale import language

news = Blueprint("news", __name__)


@news.get("/n/<int:notice_id>")
def show(notice_id: int) -> Response:
    """Its page, for the member it is for, who signs in first; raises NotFound for everybody else."""
    user_id = actor().user_id
    if user_id is None:
        return to_sign_in()
    return redirect(path_in(language(), naming(notices.inbox.place_of(user_id, notice_id), notice_id)), 303)


def naming(path: str, notice_id: int) -> str:
    """The same path with the news in its query."""
    parts = urlsplit(path)
    query = "&".join(part for part in (parts.query, f"news={notice_id}") if part)
    return urlunsplit(parts._replace(query=query))
