"""When people meet: venues, exhibitions, markets."""
