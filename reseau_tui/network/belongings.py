"""What a contact has several of and is shown one of: pieces of SQL about the contact ``c``."""

from __future__ import annotations

_FIRST = (
    "FROM role r WHERE r.contact_id = c.id AND r.to_on IS NULL"
    " ORDER BY coalesce(r.from_on, '') DESC, r.id DESC LIMIT 1)"
)

CURRENT_ROLE = f"(SELECT r.id {_FIRST}"
"""The id of the current role: the one without an end that began last."""

ORGANISATION = f"(SELECT r.organisation {_FIRST}"
"""The organisation of the current role."""


def first_point(kind: str) -> str:
    """Return the first way to reach somebody of a kind: email, phone, address …"""
    return (
        "(SELECT cp.value FROM contact_point cp WHERE cp.contact_id = c.id"
        f" AND cp.kind = '{kind}' ORDER BY cp.id LIMIT 1)"
    )
