"""Each protection of the ways in which paying can fail, taken out, to see the tests of its case fail
(docs/cases-seen-failing.md)."""
