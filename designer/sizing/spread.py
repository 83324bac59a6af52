"""How users are spread over databases and storage groups."""

from __future__ import annotations

from designer.sizing.assumptions import DEFAULTS, Assumptions
from designer.sizing.bounds import whole

USERS_PER_GROUP = 1000
"""Users for which a storage group is opened, assumed."""

USERS_PER_STORE = (200, 250)
"""Users that a database usually has, assumed."""

Spread = tuple[tuple[int, ...], ...]
"""Per storage group the users of each database."""


def spread(users: int, most_users: int | None = None, assumptions: Assumptions = DEFAULTS) -> Spread:
    """Place `users` in databases of 200 to 250 users, or of `most_users` where a database may not have as many.

    There is a storage group per 1,000 users, and more when the databases need them; at the limits of the Exchange
    version the databases get more users instead. Storage groups get equal numbers of databases where that leaves 200
    users in each; filling one before the next is opened saves memory on Exchange 2000. Stores for public folders keep
    their places. Raises ValueError for fewer than 1 user and for more databases than there may be. Facts EX-4.01,
    EX-4.02 and EX-4.04.
    """
    most_groups, most_stores = (
        whole("most_groups", assumptions.most_groups, 1),
        whole("most_stores", assumptions.most_stores, 1),
    )
    others = whole("other_stores", assumptions.other_stores)
    limit = max(1, most_groups * most_stores - others)
    fewest, most = USERS_PER_STORE
    per_store = min(most, most_users) if most_users is not None else most
    count = min(limit, _up(whole("users", users, 1), max(1, per_store)))
    if assumptions.databases is not None:
        count = min(whole("databases", assumptions.databases, 1, limit), users)
    if others and most_stores > 1:  # every storage group has a mailbox store, whatever else is in it
        count = min(max(count, _up(others, most_stores - 1)), limit, users)
    by_room = min(most_groups, count, _up(count + others, most_stores))
    if assumptions.fill_first:
        full = count > most_stores * (by_room - 1)
        return _cut(_shares(users, count), [most_stores] * by_room if full else _shares(count, by_room))
    groups = min(most_groups, count, max(by_room, _up(users, USERS_PER_GROUP)))
    if assumptions.databases is None:
        roomy = range(count, min(groups * most_stores - others, users // fewest) + 1)
        count = next((number for number in roomy if number % groups == 0), count)
    return _cut(_shares(users, count), _shares(count, groups))


def _cut(stores: list[int], lengths: list[int]) -> Spread:
    """The stores in groups of these lengths; the last may be shorter."""
    left = iter(stores)
    return tuple(tuple(store for _, store in zip(range(length), left, strict=False)) for length in lengths)


def _shares(total: int, parts: int) -> list[int]:
    """The total in parts that differ by one at most, larger ones first."""
    each, rest = divmod(total, parts)
    return [each + 1] * rest + [each] * (parts - rest)


def _up(number: int, per: int) -> int:
    return -(-number // per)
