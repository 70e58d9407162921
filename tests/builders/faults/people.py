"""Accounts, names and the guards of the database, broken by hand."""

FAULTS = (
    (
        "No shop's name holds what cannot be seen",
        "a name was turned round",
        ["UPDATE family SET trade_name_en = trade_name_en || '\u202e'"],
    ),
    (
        "What is written once cannot be changed",
        "the guards were set aside, as for every fault here",
        [],
    ),
    (
        "Passwords are kept by argon2id",
        "a password was kept as it was typed",
        ["UPDATE user_account SET password_hash = 'palm-tree-1448' WHERE erased_at IS NULL"],
    ),
    (
        "Passwords are kept by argon2id",
        "a password was kept at half its cost",
        ["UPDATE user_account SET password_hash = replace(password_hash, ',t=2,', ',t=1,')"],
    ),
    (
        "Passwords are kept by argon2id",
        "somebody erased kept a password",
        ["UPDATE user_account SET erased_at = created_at"],
    ),
    (
        "Nobody is signed in who was shut out",
        "a disabled account stayed signed in",
        ["UPDATE user_account SET disabled_at = created_at"],
    ),
)
