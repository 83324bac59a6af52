"""Platforms by name: a Windows, an Exchange, or a pair of them, as a user writes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from designer.catalog.schema import Catalog, Exchange, Windows
from designer.foundation.units import listed
from designer.model.records import Cluster


class UnknownPlatform(ValueError):
    """No platform, or more than one, is called so; the message tells the user in one sentence."""


@dataclass(frozen=True, slots=True)
class Platform:
    """The catalogue ids of a Windows and of an Exchange; None leaves that half of a design as it is.

    A service pack that is None is the latest one of what is new, and what there is of what is not.
    """

    windows: str | None = None
    exchange: str | None = None
    windows_sp: int | None = None
    exchange_sp: int | None = None


def named_platform(catalog: Catalog, text: str) -> Platform:
    """The platform that a text stands for: an id, a name, or a beginning of an id that fits only one of the editions
    which can be clustered; both halves are joined by "+". Raises `UnknownPlatform`.
    """
    found = Platform()
    for part in text.split("+"):
        one = _half(catalog, part.strip())
        if (one.windows and found.windows) or (one.exchange and found.exchange):
            raise UnknownPlatform(f'"{text}" names two of a kind; a platform is one Windows and one Exchange')
        found = Platform(one.windows or found.windows, one.exchange or found.exchange)
    return found


def supported_platforms(catalog: Catalog) -> list[Platform]:
    """The pairs of Windows and Exchange that are supported, oldest first."""
    return [Platform(pair.windows, pair.exchange) for pair in catalog.pairs.values() if pair.supported]


def platform_text(catalog: Catalog, cluster: Cluster) -> str:
    """What a design runs on: "Windows 2000 Advanced Server SP4 and Exchange 2000 Enterprise Server SP3"."""
    windows = _named(catalog.windows, cluster.windows, cluster.windows_sp)
    exchange = _named(catalog.exchange, cluster.exchange, cluster.exchange_sp)
    return listed([name for name in (windows, exchange) if name]) or "no platform"


def _named(known: Mapping[str, Windows | Exchange], name: str, service_pack: int | None) -> str:
    if not name:
        return ""
    entry = known.get(name)
    return (entry.name if entry is not None else name) + (f" SP{service_pack}" if service_pack else "")


def _half(catalog: Catalog, text: str) -> Platform:
    wanted = text.casefold()
    everything: dict[str, Windows | Exchange] = {**catalog.windows, **catalog.exchange}
    fitting = [name for name, entry in everything.items() if wanted in (name, entry.name.casefold())]
    if not fitting and wanted:
        fitting = [name for name, entry in everything.items() if name.startswith(wanted) and entry.clusterable]
    if len(fitting) > 1:
        raise UnknownPlatform(f'The platform "{text}" can be {listed(fitting, "or")}')
    if not fitting:
        known = ", ".join(everything)
        raise UnknownPlatform(f'There is no platform "{text}"; there are {known}, or a Windows and an Exchange with +')
    (name,) = fitting
    return Platform(windows=name) if name in catalog.windows else Platform(exchange=name)
