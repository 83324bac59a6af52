"""How users are spread over databases and storage groups."""

from __future__ import annotations

from designer.sizing.bounds import whole

USERS_PER_GROUP = 1000
"""Users for which a storage group is opened, assumed."""

USERS_PER_STORE = (200, 250)
"""Users that a database usually has, assumed."""

Spread = tuple[tuple[int, ...], ...]
"""Per storage group the users of each database."""


def spread(
    users: int,
    most_users: int | None = None,
    databases: int | None = None,
    *,
    most_groups: int = 4,
    most_stores: int = 5,
    fill_first: bool = False,
) -> Spread:
    """Place `users` in databases of 200 to 250 users, or of `most_users` where a database may not have as many.

    There is a storage group per 1,000 users, and more when the databases need them; at the limits `most_groups` and
    `most_stores` the databases get more users instead. Storage groups get equal numbers of databases where that leaves
    200 users in each; `fill_first` fills one before it opens the next, which saves memory on Exchange 2000.
    `databases` sets their number. Raises ValueError for fewer than 1 user and for more databases than there may be.
    Facts EX-4.01, EX-4.02 and EX-4.04.
    """
    limit = whole("most_groups", most_groups, 1) * whole("most_stores", most_stores, 1)
    fewest, most = USERS_PER_STORE
    per_store = min(most, most_users) if most_users is not None else most
    count = min(limit, _up(whole("users", users, 1), max(1, per_store)))
    if databases is not None:
        count = min(whole("databases", databases, 1, limit), users)
    by_room = _up(count, most_stores)
    groups = by_room if fill_first else min(most_groups, count, max(by_room, _up(users, USERS_PER_GROUP)))
    if databases is None and not fill_first:
        roomy = range(count, min(groups * most_stores, users // fewest) + 1)
        count = next((number for number in roomy if number % groups == 0), count)
    sizes = iter(_shares(users, count))
    stores = [most_stores] * groups if fill_first else _shares(count, groups)
    return tuple(tuple(size for _, size in zip(range(number), sizes, strict=False)) for number in stores)


def _shares(total: int, parts: int) -> list[int]:
    """The total in parts that differ by one at most, larger ones first."""
    each, rest = divmod(total, parts)
    return [each + 1] * rest + [each] * (parts - rest)


def _up(number: int, per: int) -> int:
    return -(-number // per)
