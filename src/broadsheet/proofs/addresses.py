"""Checks of addresses: that no two things would stand at one.

In: a proof. Out: problems of patterns and ids that were given by hand; by the rules alone no two addresses are equal.
"""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.model.addresses import Addresses
from broadsheet.model.former import check_addresses
from broadsheet.model.kinds import SHARED_ADDRESS
from broadsheet.problems import Problem
from broadsheet.proofs.check import Proof, Rule


def check_shared(proof: Proof) -> Iterator[Problem]:
    """Yield shared-address for the second of two standing pages, issues or articles at one address."""
    found: list[Problem] = []
    check_addresses(proof.publication, Addresses(proof.publication), found.append)
    yield from found


CHECKS = (Rule("addresses", (SHARED_ADDRESS,), check_shared, wide=True),)
