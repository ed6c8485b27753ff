"""Bring an issue to its subscribers: decide purely, send, and keep a ledger in which nobody is lost or doubled.

In: an issue's renditions, the roll, relays. Out: mails at a relay, a durable row for every reader, answers to bounces.
The promise: never a silent duplicate, never a silent miss; what is uncertain is counted, named and settled by a policy.
Knows no web page and no command.
"""
