"""Codes that prove a mobile become text messages. They travel in them and nowhere else."""

from storefront.community import accounts, mobiles, notices
from storefront.kernel.database import db


def mobile_code_asked(fact: mobiles.MobileCodeAsked) -> None:
    """The code goes to the mobile it proves."""
    user = db.session.get_one(accounts.User, fact.user_id)
    code = {notices.SECRET: fact.token}
    notices.write_text(notices.hours.CODE, user_id=user.id, language=user.language, once=fact.at, values=code)
