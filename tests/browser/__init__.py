"""The market as people meet it: a real server, a real browser. Slower than the rest, so there are few of them."""
