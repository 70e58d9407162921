"""Why the count of a stall changes. Pure."""

MOVED_IN, MOVED_HOME = "moved_in", "moved_home"  # from the web, and back to it
SALE, RELEASE = "sale", "release"
FOUND = "found"  # more was there than the movements say
LOST, GIVEN_AWAY, SPOILED = "lost", "given_away", "spoiled"
MISSING = (LOST, GIVEN_AWAY, SPOILED)  # where what is missing at the count has gone, in its family's words
REASONS = (MOVED_IN, MOVED_HOME, SALE, RELEASE, FOUND, *MISSING)
