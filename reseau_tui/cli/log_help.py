"""What ``--log --help`` prints."""

from __future__ import annotations

from reseau_tui.i18n import _


def help_text() -> str:
    """Return the whole help of ``--log``."""
    return _(
        """\
usage: reseau-tui --log TEXT…  |  reseau-tui --log < FILE  |  reseau-tui --log

Note an exchange in one line, in English or French:

  yesterday: coffee with Marie and Paul +paris next: send CV in 2 weeks
  déjeuner avec Camille D. hier à midi reçu: le nom de son comptable

  dates       yesterday, last friday, 3 days ago, le 12 mars, 2026-03-12 14:30
  people      names in the sentence; @Name forces one, @[New Person] adds one,
              @@tag everyone of a tag or circle, \\Name is nobody
  kind        coffee, call, mail, lunch, meeting …
  +tag #tag   tags
  next:       a promise with its date; gave: got: news: asked: ask: seeks:
              offers: intro: from: place: min:

options, before or after the text:
  --dry-run   show what is understood and write nothing
  --json      for programs: one object a line
  --pick      take the first of several people, and say so
  --create    add people who are not in the network yet
  --again     record the same line again within two minutes
  --db FILE   the database to use;  --lang en|fr

Quote the line when in doubt: # \\ and ' mean something to shells; after -- all is text.
Exit codes: 0 recorded, 2 usage, 3 unknown person, 4 ambiguous, repeated or to come
(3 and 4: the line waits in the Inbox), 5 unreadable, 10 database."""
    )
