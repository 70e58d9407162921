"""What people are told and what they chose, broken by hand."""

SOMEBODY = "(SELECT MIN(id) FROM user_account)"
LAID = (
    'INSERT INTO inbox_notice (user_id, once, kind, "values", created_at, due_at, tries, title_ar, title_en, words_ar,'
    " words_en, path) VALUES (" + SOMEBODY + ", 'x', 'parcel-new', '{}', '2001-01-01 00:00:00', '2001-01-01 00:00:00',"
    " 0, '', '', '', '', '')"
)
CHOSEN = "INSERT INTO notice_choice (user_id, topic, channel, wanted) VALUES (" + SOMEBODY + ", '{}', '{}', false)"
GONE = "UPDATE user_account SET erased_at = created_at, password_hash = '-' WHERE id = " + SOMEBODY
LEFT = "Nothing is told to people who are gone"
SECRETS = "Secrets go with their letters"
OFF = "What must be told by e-mail is"

FAULTS = (
    (LEFT, "an erased account kept its choices", [CHOSEN.format("follows", "mail"), GONE]),
    (LEFT, "an erased account kept its inbox", [LAID, GONE]),
    ("Notices have their words (is the worker running?)", "a notice has no words for years", [LAID]),
    (SECRETS, "a secret lies in an inbox", [LAID, 'UPDATE inbox_notice SET "values" = \'{"token": "t"}\'']),
    (
        SECRETS,
        "a letter that was sent kept its secret",
        ['UPDATE notice SET sent_at = created_at, "values" = \'{"token": "t"}\''],
    ),
    (OFF, "the law's letters were turned off", [CHOSEN.format("agreement", "mail")]),
    (
        "Confirmed mobiles are there",
        "a mobile went and stayed confirmed",
        ["UPDATE user_account SET mobile_confirmed_at = created_at, mobile = NULL WHERE id = " + SOMEBODY],
    ),
)
