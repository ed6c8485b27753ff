"""A small SMTP client for one thing: many mails of one recipient each, as fast as a relay takes them.

In: a relay, envelopes, bytes ready for the wire. Out: the relay's replies. The last dot is a step of its own, so that a
ledger can be written before it. RFC 5321, 2920 (pipelining), 3207 (STARTTLS), 4954 (AUTH), 1870 (SIZE), 6531.
"""
