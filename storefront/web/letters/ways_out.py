"""Where the reader of a letter says which letters come."""

from flask import current_app, url_for

from storefront.community import notices
from storefront.web.kit.links import absolute

NO_WAYS_OUT = {"choices": "", "stop": ""}


def ways_out(notice: notices.Notice) -> dict[str, str]:
    """Where a member chooses which letters come ("choices"), and where letters of this kind are ended at once ("stop");
    inside `reading_in`. Guests choose nothing: letters reach them about their order alone."""
    if notice.user_id is None:
        return NO_WAYS_OUT
    topic = notices.topics.OF_KIND[notice.kind]
    stop = ""
    if not topic.required:
        token = notices.choices.stop_token(notice.user_id, topic, current_app.config["SECRET_KEY"])
        stop = absolute(url_for("account.stopping.show", token=token))
    return {"choices": absolute(url_for("account.notice_choices.edit")), "stop": stop}
