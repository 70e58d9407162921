"""Builders: one call for what a test begins with. Everything is made by the real commands, in the caller's unit of work."""

from itertools import count

numbers = count(1)  # what makes names and addresses differ
