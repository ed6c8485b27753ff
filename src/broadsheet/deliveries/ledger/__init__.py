"""The ledger of deliveries: one durable row for every reader, written before the last dot and after the reply.

In: an office, a mailing, marks and results. Out: leases of readers, and which of them may be sent to at this instant.
The only raw SQL of the program, in two dialects; the tables are those of `deliveries.models`.
"""
