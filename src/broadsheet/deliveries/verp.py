"""Envelope senders that name the copy which bounced, and cannot be forged (variable envelope return path).

In: a mailing and a subscription, or an address that a bounce came to. Out: the address, or the two numbers where the
proof is right. The proof is a keyed digest, cut to 50 bits: enough against guessing, short enough for any server.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re

_FORM = re.compile(r"b\+([0-9a-z]+)\.([0-9a-z]+)\.([a-z2-7]{10})@", re.ASCII)
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def sender_of(secret: bytes, mailing: int, subscription: int, domain: str) -> str:
    """Make the envelope sender of one copy."""
    return f"b+{_base36(mailing)}.{_base36(subscription)}.{_proof(secret, mailing, subscription)}@{domain}"


def copy_of(address: str, secret: bytes) -> tuple[int, int] | None:
    """Return mailing and subscription of an address that was made here; None for any other."""
    found = _FORM.match(address.lower())
    if found is None or len(found[1]) > 12 or len(found[2]) > 12:
        return None
    mailing, subscription = int(found[1], 36), int(found[2], 36)
    genuine = hmac.compare_digest(found[3], _proof(secret, mailing, subscription))
    return (mailing, subscription) if genuine else None


def _proof(secret: bytes, mailing: int, subscription: int) -> str:
    digest = hmac.new(secret, f"{mailing}.{subscription}".encode(), hashlib.sha256).digest()
    return base64.b32encode(digest)[:10].decode().lower()


def _base36(number: int) -> str:
    digits = ""
    while number or not digits:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits
