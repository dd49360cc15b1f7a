"""Calendars as three programs write them, with their hazards; everybody in them is invented."""

from __future__ import annotations


def lines(*parts: str) -> bytes:
    """Return a calendar with the line ends of the standard."""
    text = "\n".join(part.strip("\n") for part in parts if part)
    return (text + "\n").replace("\n", "\r\n").encode()


def calendar(*events: str, head: str = "") -> bytes:
    """Return a calendar of events."""
    return lines("BEGIN:VCALENDAR\nVERSION:2.0", head, *events, "END:VCALENDAR")


def event(*parts: str) -> str:
    """Return one event."""
    return "\n".join(("BEGIN:VEVENT", *parts, "END:VEVENT"))


GOOGLE = lines("""
BEGIN:VCALENDAR
PRODID:-//Google Inc//Google Calendar 70.9054//EN
VERSION:2.0
CALSCALE:GREGORIAN
METHOD:PUBLISH
X-WR-CALNAME:nora@example.net
X-WR-TIMEZONE:Europe/Paris
BEGIN:VEVENT
DTSTART:20261012T120000Z
DTEND:20261012T124500Z
DTSTAMP:20261120T080000Z
ORGANIZER;CN=nora@example.net:mailto:nora@example.net
UID:1a2b3c@google.com
ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=nora@e
 xample.net;X-NUM-GUESTS=0:mailto:nora@example.net
ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=Hélè
 ne Petit;X-NUM-GUESTS=0:mailto:Helene@Example.org
ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=DECLINED;CN=Paul A
 rnaud;X-NUM-GUESTS=0:mailto:paul@example.org
ATTENDEE;CUTYPE=RESOURCE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=Salle Mo
 nge (8);X-NUM-GUESTS=0:mailto:c_188@resource.calendar.google.com
DESCRIPTION:Join: https://meet.example.com/abc\\n\\nORGANIZER:mailto:nobody@e
 xample.com
LOCATION:Café du Port\\, quai 3
SEQUENCE:1
STATUS:CONFIRMED
SUMMARY:Point projet\\, suite
BEGIN:VALARM
ACTION:EMAIL
ATTENDEE:mailto:alarm@example.com
TRIGGER:-P0DT0H10M0S
END:VALARM
END:VEVENT
BEGIN:VEVENT
DTSTART;TZID=Europe/Paris:20261005T090000
DTEND;TZID=Europe/Paris:20261005T093000
RRULE:FREQ=WEEKLY;WKST=MO;UNTIL=20261102T225959Z;BYDAY=MO
EXDATE;TZID=Europe/Paris:20261012T090000
UID:weekly@google.com
ORGANIZER;CN=Paul Arnaud:mailto:paul@example.org
ATTENDEE;CUTYPE=INDIVIDUAL;PARTSTAT=ACCEPTED;CN=Nora:mailto:nora@example.net
ATTENDEE;CUTYPE=INDIVIDUAL;PARTSTAT=ACCEPTED;CN=Paul Arnaud:mailto:paul@example.org
SEQUENCE:0
SUMMARY:Hebdo
END:VEVENT
BEGIN:VEVENT
DTSTART;TZID=Europe/Paris:20261020T110000
DTEND;TZID=Europe/Paris:20261020T120000
UID:weekly@google.com
RECURRENCE-ID;TZID=Europe/Paris:20261019T090000
ORGANIZER;CN=Paul Arnaud:mailto:paul@example.org
ATTENDEE;CUTYPE=INDIVIDUAL;PARTSTAT=ACCEPTED;CN=Nora:mailto:nora@example.net
ATTENDEE;CUTYPE=INDIVIDUAL;PARTSTAT=ACCEPTED;CN=Paul Arnaud:mailto:paul@example.org
SEQUENCE:0
SUMMARY:Hebdo\\, un mardi
END:VEVENT
BEGIN:VEVENT
DTSTART:20261026T080000Z
DTEND:20261026T083000Z
UID:weekly@google.com
RECURRENCE-ID:20261026T080000Z
ORGANIZER;CN=Paul Arnaud:mailto:paul@example.org
ATTENDEE;CUTYPE=INDIVIDUAL;PARTSTAT=DECLINED;CN=Nora:mailto:nora@example.net
ATTENDEE;CUTYPE=INDIVIDUAL;PARTSTAT=ACCEPTED;CN=Paul Arnaud:mailto:paul@example.org
SEQUENCE:0
SUMMARY:Hebdo
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20261101
DTEND;VALUE=DATE:20261102
UID:alone@google.com
SUMMARY:Toussaint
END:VEVENT
END:VCALENDAR
""")
"""A UTC hour, a name with marks cut by a fold, a room, a refusal, an alarm with an address of its
own; a series with a day out, one moved (by its zone), one declined by me (by UTC)."""

OUTLOOK = lines("""
BEGIN:VCALENDAR
PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN
VERSION:2.0
METHOD:PUBLISH
X-MS-OLK-FORCEINSPECTOROPEN:TRUE
BEGIN:VTIMEZONE
TZID:Customized Time Zone
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
ATTENDEE;CN="'Petit, Hélène'";RSVP=TRUE:MAILTO:helene@example.org
ATTENDEE;CN=Arnaud, Paul;ROLE=OPT-PARTICIPANT;RSVP=TRUE:mailto:paul@example.org
ATTENDEE;CN=Conf Room 2;CUTYPE=ROOM;ROLE=NON-PARTICIPANT:mailto:room2@example.org
ATTENDEE;CN="Grace Weber":invalid:nomail
CLASS:PUBLIC
DTEND;TZID="Romance Standard Time":20260715T103000
DTSTART;TZID="Romance Standard Time":20260715T090000
LOCATION;ENCODING=QUOTED-PRINTABLE:Salle =C3=A9toile
ORGANIZER;CN="Nora Haddad":MAILTO:nora@example.net
PRIORITY:5
RECURRENCE-ID;TZID="Romance Standard Time":20260714T090000
SEQUENCE:3
SUMMARY;LANGUAGE=fr:Comité
UID:040000008200E00074C5B7101A82E008
X-MICROSOFT-CDO-BUSYSTATUS:BUSY
X-ALT-DESC;FMTTYPE=text/html:<!DOCTYPE HTML>\\n<HTML>
END:VEVENT
BEGIN:VEVENT
DTSTART;TZID=Customized Time Zone:20260115T140000
DURATION:PT1H
ATTENDEE;CN="Hélène Petit":mailto:helene@example.org
ORGANIZER;CN="Nora Haddad":MAILTO:nora@example.net
SUMMARY:Janvier
UID:040000008200E00074C5B7101A82E009
END:VEVENT
BEGIN:VEVENT
DTSTART;TZID=Customized Time Zone:20260615T140000
DTEND;TZID=Customized Time Zone:20260615T150000
ATTENDEE;CN="Hélène Petit":mailto:helene@example.org
ORGANIZER;CN="Nora Haddad":MAILTO:nora@example.net
SUMMARY:Juin
UID:040000008200E00074C5B7101A82E00A
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20260608
DTEND;VALUE=DATE:20260610
ATTENDEE;CN="Grace Weber":mailto:grace@example.org
ORGANIZER;CN="Grace Weber":MAILTO:grace@example.org
SUMMARY:Canceled: Séminaire
STATUS:CANCELLED
UID:040000008200E00074C5B7101A82E00B
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20260901
DTEND;VALUE=DATE:20260903
ATTENDEE;CN="Grace Weber":mailto:grace@example.org
ATTENDEE;CN="Nora Haddad":mailto:nora@example.net
ORGANIZER;CN="Grace Weber":MAILTO:grace@example.org
SUMMARY:Séminaire
UID:040000008200E00074C5B7101A82E00C
END:VEVENT
END:VCALENDAR
""")
"""Windows's own names of zones, one that only the file describes, an exception without its series,
a name with a comma, quoted or not, somebody without an address, a cancelled meeting, whole days."""

APPLE = lines("""
BEGIN:VCALENDAR
METHOD:PUBLISH
PRODID:-//Apple Inc.//macOS 14.1//EN
X-WR-CALNAME:Travail
VERSION:2.0
BEGIN:VEVENT
TRANSP:OPAQUE
DTSTART;TZID=America/New_York:20261110T193000
DTEND;TZID=America/New_York:20261110T203000
X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-TITLE="12 rue Monge, Paris":geo:48.85,2.35
ORGANIZER;CN="Hélène Petit";EMAIL="helene@example.org":/aMTc3/principal/
UID:4E773374-E5C3
SUMMARY:Appel
ATTENDEE;CN="Nora Haddad";CUTYPE=INDIVIDUAL;EMAIL="nora@example.net";PARTSTAT=ACCEPTED:urn:
 uuid:1C3F
ATTENDEE;CN="Hélène Petit";CUTYPE=INDIVIDUAL;EMAIL="helene@example.org";PARTSTAT=ACCEPTED:urn:
 uuid:7FD5
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20261109
DTEND;VALUE=DATE:20261110
RRULE:FREQ=YEARLY
UID:birthday-1@reseau-tui
SUMMARY:Hélène’s birthday
ATTENDEE:mailto:helene@example.org
END:VEVENT
END:VCALENDAR
""")
"""Addresses in a parameter, an evening that is the next day here, a birthday of our own export."""
