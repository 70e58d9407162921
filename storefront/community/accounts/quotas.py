"""How often what may be tried at the door. Wrong passwords count, right ones do not."""

from storefront.community.limits import Limit

SIGN_IN_ACCOUNT = Limit("sign-in:account", 10, 15)
SIGN_IN_DEVICE = Limit("sign-in:device", 10, 15)  # a browser that signed in to this account before
SIGN_IN_PLACE = Limit("sign-in:place", 30, 15)  # one network address
LETTER_PERSON = Limit("letter:person", 5, 60)  # letters anybody may cause, to one address
LETTER_PLACE = Limit("letter:place", 20, 60)
CHECK_PASSWORD = Limit("check:account", 10, 15)  # asked again of somebody who is signed in
