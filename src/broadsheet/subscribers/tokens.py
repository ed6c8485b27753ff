"""The tokens in a reader's links: who it is and what may be done, proved without a login.

In: a subscriber's id and key, a purpose, a paper. Out: 54 characters that fit into any address, always as many, so that
a mail can be made once and filled in. A token says nothing to those who do not have the office's key; a new key of the
subscriber makes all former ones void. HMAC-SHA256 (RFC 2104), cut to 128 bits.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from typing import Literal, TypeAlias
from uuid import UUID

Purpose: TypeAlias = Literal["confirm", "unsubscribe", "preferences"]

LENGTH = 54
_FORM = re.compile(r"[0-9a-f]{32}[A-Za-z0-9_-]{22}", re.ASCII)


def token_of(secret: bytes, public_id: UUID, token_key: bytes, purpose: Purpose, paper: str) -> str:
    """Make the token of a subscriber for one purpose at one paper."""
    said = b"\0".join((public_id.bytes, token_key, purpose.encode(), paper.encode()))
    proof = hmac.new(secret, said, hashlib.sha256).digest()[:16]
    return public_id.hex + base64.urlsafe_b64encode(proof).decode().rstrip("=")


def public_id_of(token: str) -> UUID | None:
    """Return whose a token claims to be; None for what is no token. Proves nothing."""
    return UUID(token[:32]) if len(token) == LENGTH and _FORM.fullmatch(token) else None


def proves(token: str, secret: bytes, token_key: bytes, purpose: Purpose, paper: str) -> bool:
    """Whether a token is genuine for a purpose; takes as long for a wrong one as for the right one."""
    public_id = public_id_of(token)
    if public_id is None:
        return False
    return hmac.compare_digest(token, token_of(secret, public_id, token_key, purpose, paper))
