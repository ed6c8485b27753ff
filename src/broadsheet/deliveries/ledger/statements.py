"""The ledger's SQL: every statement once, with the few words in which the two dialects differ.

In: a dialect. Out: `Statements`. Placeholders are `?` in this page and `%s` for PostgreSQL. Time is the database's own
clock, in seconds since 1970: machines that disagree about the hour still agree about a lease.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from broadsheet.database import Dialect
from broadsheet.deliveries.states import DeliveryState as State

_STATES = {state.name.lower(): str(int(state)) for state in State}
_OPEN = ", ".join(_STATES[name] for name in ("pending", "deferred", "uncertain"))


@dataclass(frozen=True, slots=True)
class Statements:
    """SQL by what it does; the comments name the parameters."""

    # begin a transaction that writes
    begin: str = "BEGIN IMMEDIATE"
    # mailing
    start: str = "UPDATE deliveries_mailing SET status = 'sending' WHERE id = ? AND status = 'approved'"
    # mailing, chunk size, paper, language
    freeze: str = (
        "INSERT INTO deliveries_delivery (mailing_id, subscription_id, chunk, state, attempts, next_at, code, enhanced,"
        " reply, marked_at, done_at) SELECT ?, s.id, (row_number() OVER (ORDER BY s.id) - 1) / ?, 0, 0, 0, 0, '', '',"
        " 0, 0 FROM subscribers_subscription s WHERE s.paper = ? AND s.medium = 'mail' AND s.language = ?"
        " AND s.state = 'active' ORDER BY s.id"
    )
    # mailing, mailing
    cut: str = (
        "INSERT INTO deliveries_chunk (mailing_id, number, owner, fence, lease_until, not_before, done)"
        " SELECT ?, chunk, '', 0, 0, 0, {false} FROM deliveries_delivery WHERE mailing_id = ? GROUP BY chunk"
    )
    # candidates, excluded, mailing
    count: str = "UPDATE deliveries_mailing SET candidates = ?, excluded = ? WHERE id = ?"
    # mailing
    free: str = (
        "SELECT id, number FROM deliveries_chunk WHERE mailing_id = ? AND NOT done AND lease_until < {now}"
        " AND not_before <= {now} ORDER BY number LIMIT 1{skip}"
    )
    # owner, seconds, chunk id
    lease: str = (
        "UPDATE deliveries_chunk SET owner = ?, fence = fence + 1, lease_until = {now} + ? WHERE id = ? RETURNING fence"
    )
    # mailing, chunk
    doubt: str = (
        "UPDATE deliveries_delivery SET state = {uncertain} WHERE mailing_id = ? AND chunk = ? AND state = {marked}"
    )
    # mailing, chunk
    readers: str = (
        "SELECT d.subscription_id, d.state, d.attempts, p.address, p.public_id, p.token_key, s.form, s.state"
        " FROM deliveries_delivery d JOIN subscribers_subscription s ON s.id = d.subscription_id"
        " JOIN subscribers_subscriber p ON p.id = s.subscriber_id"
        " WHERE d.mailing_id = ? AND d.chunk = ? AND d.state IN ({open}) AND d.next_at <= {now}"
        " ORDER BY d.subscription_id"
    )
    # seconds, chunk id, fence
    renew: str = "UPDATE deliveries_chunk SET lease_until = {now} + ? WHERE id = ? AND fence = ?"
    # mailing
    status: str = "SELECT status FROM deliveries_mailing WHERE id = ?{share}"
    # mailing, ids
    mark: str = (
        "UPDATE deliveries_delivery SET state = {marked}, attempts = attempts + 1, marked_at = {now}"
        " WHERE mailing_id = ? AND subscription_id {among} AND state IN ({open}) AND EXISTS (SELECT 1 FROM"
        " subscribers_subscription s WHERE s.id = subscription_id AND s.state = 'active') RETURNING subscription_id"
    )
    # mailing, ids
    suppress: str = (
        "UPDATE deliveries_delivery SET state = {suppressed}, done_at = {now} WHERE mailing_id = ?"
        " AND subscription_id {among} AND state IN ({open})"
    )
    # state, code, enhanced, reply, seconds until the next try, mailing, id
    record: str = (
        "UPDATE deliveries_delivery SET state = ?, code = ?, enhanced = ?, reply = ?, next_at = {now} + ?,"
        " done_at = {now} WHERE mailing_id = ? AND subscription_id = ?"
    )
    # mailing, chunk
    waiting: str = (
        "SELECT count(*), coalesce(min(next_at), 0) FROM deliveries_delivery WHERE mailing_id = ? AND chunk = ?"
        " AND state IN ({unsettled})"
    )
    # done, not before, chunk id, fence
    close: str = (
        "UPDATE deliveries_chunk SET done = ?, not_before = ?, lease_until = 0, owner = '' WHERE id = ? AND fence = ?"
    )
    # mailing
    left: str = "SELECT count(*) FROM deliveries_chunk WHERE mailing_id = ? AND NOT done"
    # mailing
    tally: str = "SELECT state, count(*) FROM deliveries_delivery WHERE mailing_id = ? GROUP BY state"
    # reason, mailing
    pause: str = "UPDATE deliveries_mailing SET status = 'paused', pause_reason = ? WHERE id = ? AND status = 'sending'"
    # new status, mailing, old status
    step: str = "UPDATE deliveries_mailing SET status = ? WHERE id = ? AND status = ?"


_WORDS: dict[Dialect, dict[str, str]] = {
    "sqlite": {
        "now": "((julianday('now') - 2440587.5) * 86400.0)",
        "among": "IN (SELECT value FROM json_each(?))",
        "false": "0",
        "skip": "",
        "share": "",
    },
    "postgresql": {
        "now": "extract(epoch from clock_timestamp())::float8",
        "among": "= ANY(?)",
        "false": "false",
        "skip": " FOR UPDATE SKIP LOCKED",
        "share": " FOR SHARE",
    },
}


def statements(dialect: Dialect) -> Statements:
    """Return the SQL of a dialect. `waiting` still has its states to be filled in: they hang on the policy."""
    plain = Statements()
    words = _WORDS[dialect] | _STATES | {"open": _OPEN, "unsettled": "{unsettled}"}
    texts = {each.name: getattr(plain, each.name).format(**words) for each in fields(plain)}
    if dialect == "postgresql":
        texts = {name: text.replace("?", "%s") for name, text in texts.items()} | {"begin": "BEGIN"}
    return replace(plain, **texts)
