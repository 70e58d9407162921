"""Webhooks: who is told, how a message is signed, and the post that carries it, in whatever order a test wants."""
