"""Whether a requirement can be tested as it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator

VAGUE = (
    "adequate",
    "appropriate",
    "as far as possible",
    "as soon as possible",
    "best possible",
    "easily",
    "easy",
    "efficient",
    "etc",
    "fast",
    "flexible",
    "good",
    "high availability",
    "highly available",
    "if possible",
    "maximal",
    "minimal",
    "modern",
    "optimal",
    "quick",
    "quickly",
    "reasonable",
    "reliable",
    "robust",
    "scalable",
    "seamless",
    "state of the art",
    "sufficient",
    "sufficiently",
    "timely",
    "user-friendly",
    "where possible",
)
"""Words that everybody reads in another way."""

VERIFIABLE = (
    *("account", "address", "administrator", "alert", "antivirus", "audit", "backup", "calendar", "certificate"),
    *("client", "cluster", "connection", "contact", "controller", "database", "delegate", "disk", "domain", "event"),
    *("failback", "failover", "fax", "firewall", "folder", "hardware", "interruption", "log", "mail", "mailbox"),
    *("message", "monitor", "name", "network", "node", "operator", "password", "patch", "permission", "port"),
    *("procedure", "protocol", "quota", "recovery", "report", "restore", "server", "service", "site", "store"),
    *("test", "update", "user", "version", "virus"),
)
"""Nouns of which somebody can go and look."""

_VAGUE = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, VAGUE))})(?!\w)", re.IGNORECASE)
_AMOUNT = re.compile(
    r"\d[\d.,\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE} ]*(%|\N{MULTIPLICATION SIGN}|[A-Za-z\N{MICRO SIGN}])"
)
_BINDING = re.compile(
    r"\b(must|shall|should|will|can|cannot|may|has to|have to|is to|are to|needs? to"
    r"|no|never|always|all|every|each|any one|one|two|three|four|twice|once)\b",
    re.IGNORECASE,
)
"""Verbs that oblige, and words that count."""

_NOUN = re.compile(rf"\b({'|'.join(VERIFIABLE)})(e?s)?\b", re.IGNORECASE)


def doubts(text: str) -> Iterator[str]:
    """Why a requirement could not be tested, a sentence each, without a full stop; nothing for one that can."""
    if not text.strip():
        yield "It says nothing"
        return
    vague = list(dict.fromkeys(found.casefold() for found in _VAGUE.findall(text)))
    if vague:
        words = ", ".join(f'"{word}"' for word in vague)
        yield f"{words} can mean anything: say it with an amount and a unit"
    if not _AMOUNT.search(text) and not (_BINDING.search(text) and _NOUN.search(text)):
        yield "Nobody can test it: it has neither an amount with a unit nor something that must be there"
