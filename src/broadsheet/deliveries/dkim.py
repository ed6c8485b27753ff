"""Sign mails with DKIM (RFC 6376): relaxed/relaxed, rsa-sha256; the body is hashed once up to the first personal word.

In: a key, and a message in parts. Out: its DKIM-Signature. The only door to the cryptography library. Which headers are
signed is the caller's business; a header named once too often in `h=` cannot be added behind our back.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from broadsheet.errors import BroadsheetError

LEAST_BITS = 2048
_BLANKS = re.compile(rb"[ \t]+")
_END = re.compile(rb"(?:\r\n)*\Z")


class KeyFileError(BroadsheetError):
    """The key for signatures cannot be used."""


class Signer:
    """Signs for one domain with one key."""

    def __init__(self, domain: str, selector: str, key: rsa.RSAPrivateKey) -> None:
        self.domain = domain
        self.selector = selector
        self._key = key

    @classmethod
    def from_file(cls, domain: str, selector: str, path: Path) -> Signer:
        """Read a private key in PEM. Raise `KeyFileError` where it is none, or too short to be believed."""
        try:
            key = serialization.load_pem_private_key(path.read_bytes(), None)
        except (ValueError, TypeError, UnsupportedAlgorithm, OSError) as fault:
            raise KeyFileError(f"The key {path.name} cannot be read: {fault}") from fault
        if not isinstance(key, rsa.RSAPrivateKey) or key.key_size < LEAST_BITS:
            raise KeyFileError(f"The key {path.name} is none of RSA with {LEAST_BITS} bits or more.")
        return cls(domain, selector, key)

    def public_record(self) -> str:
        """Return what the domain's DNS must say under `<selector>._domainkey`."""
        form = (serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
        return f"v=DKIM1; k=rsa; p={base64.b64encode(self._key.public_key().public_bytes(*form)).decode()}"

    def signature(self, headers: Sequence[tuple[bytes, bytes]], body_hash: bytes, at: int) -> bytes:
        """Return the whole DKIM-Signature line, with CRLF. `headers` are those to be signed, in order."""
        names = b":".join(name for name, _ in headers) + b":From"
        opening = b"v=1; a=rsa-sha256; c=relaxed/relaxed; d=%b; s=%b; t=%d;\r\n h=%b;\r\n bh=%b;\r\n b=" % (
            self.domain.encode(),
            self.selector.encode(),
            at,
            names,
            base64.b64encode(body_hash),
        )
        said = b"".join(relaxed_header(name, value) for name, value in headers)
        said += relaxed_header(b"DKIM-Signature", opening)[:-2]
        proof = base64.b64encode(self._key.sign(said, padding.PKCS1v15(), hashes.SHA256()))
        folded = b"\r\n ".join(proof[at : at + 72] for at in range(0, len(proof), 72))
        return b"DKIM-Signature: " + opening + folded + b"\r\n"


def relaxed_header(name: bytes, value: bytes) -> bytes:
    """Bring a header into its canonical form (section 3.4.2)."""
    return name.lower() + b":" + _BLANKS.sub(b" ", value.replace(b"\r\n", b"")).strip() + b"\r\n"


def relaxed_body(body: bytes) -> bytes:
    """Bring a body into its canonical form (section 3.4.4)."""
    lines = _BLANKS.sub(b" ", body).replace(b" \r\n", b"\r\n")
    rest = _END.sub(b"", lines, count=1)
    return rest + b"\r\n" if rest else b""


class BodyHash:
    """The hash of a body with holes, begun once up to the first of them."""

    def __init__(self, parts: Sequence[bytes]) -> None:
        self._start = hashlib.sha256(parts[0])
        self._parts = tuple(parts[1:])

    def filled(self, words: Sequence[bytes]) -> bytes:
        """Return the hash with `words` in the holes."""
        state = self._start.copy()
        for word, part in zip(words, self._parts, strict=True):
            state.update(word)
            state.update(part)
        return state.digest()
