"""Every weight and threshold of the rules that rank, in one place.

They are our choices; the directions come from the literature named beside the formulas in
:mod:`reseau_tui.network.priority`, :mod:`reseau_tui.network.dormant` and
:mod:`reseau_tui.network.who_can_help`. The rhythm of each circle is in
:data:`reseau_tui.model.contacts.RHYTHMS`.
"""

from __future__ import annotations

CIRCLE = {1: 1.0, 2: 0.5, 3: 0.3, 4: 0.2, 5: 0.1}
"""Weight w of a tie by its circle: Dunbar's layers of 5, 15, 50, 150, 500."""

FAMILY = 0.7
"""Kin ties fade more slowly than friendships, so family comes up a little later."""

SPREAD_MOST = 2.0
"""Most that silence adds, reached at three rhythms: quiet ties fade ever more slowly."""

SOON = 0.8
RECONNECT = 1.0
LONG = 1.5
"""Share of the rhythm gone by from which a tie is ``soon``, ``reconnect``, ``long``."""

TOUCH = 0.5
"""A touch never makes anyone fresher than half-way through the rhythm."""

DORMANT_DAYS = 1095
DORMANT_RHYTHMS = 3
"""A tie is dormant after three years (Levin, Walter & Murnighan 2011) and three rhythms."""

UNANSWERED = 0.5
UNANSWERED_LEAST = 0.25
"""Factor for each of my messages unanswered in a row, and the least it comes to."""

BOOST_PROMISE = 0.8
BOOST_MESSAGE = 0.6
BOOST_BIRTHDAY = 0.4
BOOST_ASK = 0.3
BOOST_MOST = 1.5
BIRTHDAY_DAYS = 7

BOOSTED_MOST = 100
"""Newest rows looked at per kind of boost, so that a network of any size answers at once."""

PLACES = 3
"""People a day on the slate."""

DORMANT_MOST = 100
"""Dormant ties weighed against each other: those that fell silent last."""

ACTIVE_TIES = 150
"""My active ties: the people spoken to last, as many as Dunbar's fourth layer holds."""

NOVELTY = 0.5
ENGAGEMENT = 0.5

ABSENT_DAYS = 21
SPREAD_DAYS = 42
"""After more than three weeks away, people are spread over six weeks."""

KNOWS_SAYS = 1.0
KNOWS_NOW = 0.8
KNOWS_PAST = 0.6
KNOWS_NOTES = 0.4
KNOWS_BETWEEN = 0.5
"""Who can help: says so, current role, past role, notes or timeline; factor per person between."""

ACCESS_LEAST = 0.2
ACCESS_WARM = 0.35
"""Least access to a quiet tie, and below which to warm up first."""

DISTANT_RHYTHM = 730
"""Rhythm of a tie without one where a formula needs a number."""

LOAD = 0.15
LOAD_DAYS = 365
"""What each thing asked more than given takes away, counted over twelve months."""

HELPERS = 50
"""People shown at once who may help."""

HELPERS_WEIGHED = 1500
"""People weighed for one search: those spoken to last, and all who say they can help."""

SAID_MOST = 2000
"""Newest exchanges looked at for one word."""

PATH_INTRODUCED = 0.9
PATH_CLOSE = 0.7
PATH_KNOWN = 0.5
PATH_WEAK = 0.2
PATH_HOPS = 3
"""Willingness of a recorded tie on a path, and most hops of a path."""
