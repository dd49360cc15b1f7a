"""One line → one draft: dates, people, kinds, tags, sections, promises, as a person types them."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from town import NOW, Town

from reseau_tui.capture.draft import Candidate, Person, why
from reseau_tui.capture.grammar import read
from reseau_tui.capture.kinds import KEYWORDS, KINDS, TOUCHES

TODAY = NOW.date()


@pytest.fixture
def town(network: str) -> Town:
    return Town("Marie Dupont", "Paul Girard", "Camille Durand", "Camille Petit", "Al Gray")


def test_the_first_example(town: Town) -> None:
    draft = town.read("yesterday: coffee with Marie and Paul +paris next: send CV in 2 weeks")
    assert draft.on == datetime.date(2026, 11, 22)
    assert (draft.at, draft.kind, draft.initiative) == (None, "coffee", "both")
    assert [person.name for person in draft.people] == ["Marie Dupont", "Paul Girard"]
    assert draft.tags == ["paris"]
    assert draft.text == "coffee with Marie and Paul"
    assert draft.promise is not None
    assert draft.promise.on == datetime.date(2026, 12, 6)
    assert draft.promise.text == "send CV"
    assert draft.promise.person is None
    assert draft.questions == []
    assert not draft.promise_only


def test_the_second_example(town: Town) -> None:
    draft = town.read("déjeuner avec Camille D. hier à midi reçu: le nom de son comptable")
    assert (draft.on.isoformat(), draft.at, draft.kind) == ("2026-11-22", "12:00", "meal")
    assert [(person.name, person.how) for person in draft.people] == [("Camille Durand", "initial")]
    assert draft.text == "déjeuner avec Camille D."
    assert draft.sections == {"got": ["le nom de son comptable"]}


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("yesterday: coffee with Paul", "coffee with Paul"),
        ("Hier, Paul a appelé. Il va bien.", "Paul a appelé. Il va bien."),
        ("coffee, yesterday, with Paul", "coffee, with Paul"),
        ("coffee with Paul (yesterday) and Marie", "coffee with Paul and Marie"),
        ("talked about the +paris trip with Paul", "talked about the trip with Paul"),
        ("coffee with Paul +paris, Marie", "coffee with Paul, Marie"),
        ("coffee with Paul yesterday.", "coffee with Paul."),
        ("coffee with @Paul and @[Luc Nouveau]", "coffee with Paul and Luc Nouveau"),
        (r"coffee with \Paul", "coffee with Paul"),
        ("coffee  with   Paul", "coffee  with   Paul"),
        ("Camille: found a job", "Camille: found a job"),
        ("Note: café with Paul", "Note: café with Paul"),
        ("3.5 km walk with Paul, yesterday", "3.5 km walk with Paul"),
        ("min:45 call with Paul", "call with Paul"),
        ("", ""),
    ],
)
def test_what_is_left_reads_like_a_sentence(town: Town, line: str, text: str) -> None:
    assert town.read(line).text == text


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("coffee with Paul +paris #work", ["paris", "work"]),
        ("coffee with Paul +2w", ["2w"]),
        ("coffee with Paul +Paris +paris", ["Paris"]),
        ("#2026-goals with Paul", ["2026-goals"]),
        ("+été with Paul", ["été"]),
        ("call Paul +33 6 12 34 56 78", []),
        ("call Paul +33612345678", []),
        ("C++ and C# with Paul", []),
        ("ticket #1 with Paul", []),
        ("a+b and x#y with Paul", []),
        ("see https://example.org/#anchor with Paul", []),
        ("coffee with Paul gave: a +book", ["book"]),
        ("coffee with Paul next: CV +job tomorrow", ["job"]),
        ("+ # @ with Paul", []),
    ],
)
def test_tags_stand_at_the_start_of_a_word(town: Town, line: str, tags: list[str]) -> None:
    assert town.read(line).tags == tags


SECTIONS = [
    ("gave: a book", "gave", "a book"),
    ("donné: un livre", "gave", "un livre"),
    ("donne: un livre", "gave", "un livre"),
    ("got: a lead", "got", "a lead"),
    ("reçu: un nom", "got", "un nom"),
    ("recu: un nom", "got", "un nom"),
    ("RECU: un nom", "got", "un nom"),
    ("reçu : un nom", "got", "un nom"),
    ("news: I moved", "news", "I moved"),
    ("nouvelle: déménagé", "news", "déménagé"),
    ("asked: how is his mother", "asked", "how is his mother"),
    ("demandé: son avis", "asked", "son avis"),
    ("ask: about the job", "ask", "about the job"),
    ("demander: des nouvelles", "ask", "des nouvelles"),
    ("seeks: a flat", "seeks", "a flat"),
    ("cherche: un appartement", "seeks", "un appartement"),
    ("offers: translation", "offers", "translation"),
    ("propose: du bricolage", "offers", "du bricolage"),
    ("intro: Marie > Al", "intro", "Marie > Al"),
]


@pytest.mark.parametrize(("section", "key", "value"), SECTIONS)
def test_sections(town: Town, section: str, key: str, value: str) -> None:
    draft = town.read(f"coffee with Paul {section}")
    assert draft.sections == {key: [value]}
    assert draft.text == "coffee with Paul"
    assert [person.name for person in draft.people] == ["Paul Girard"]


def test_sections_follow_each_other_and_name_third_persons_only(town: Town) -> None:
    draft = town.read(
        "coffee with Paul gave: Marie's address place: Café de Flore min: 1h30"
        " got: a book gave: @Marie's phone ask: @[Luc Nouveau]"
    )
    assert draft.sections == {
        "gave": ["Marie's address", "Marie's phone"],
        "got": ["a book"],
        "ask": ["Luc Nouveau"],
    }
    assert (draft.place, draft.minutes) == ("Café de Flore", 90)
    assert [person.name for person in draft.people] == ["Paul Girard"]
    assert draft.created == []
    assert draft.questions == []


@pytest.mark.parametrize(
    "line",
    [
        "Note: with Paul",
        "with Paul next://door",
        "with Paul, he will ask:)",
        "with Paul xnext: y",
        "with Paul min: later",
        "with Paul min: 0",
        "with Paul min: 99999",
    ],
)
def test_other_colons_are_text(town: Town, line: str) -> None:
    draft = town.read(line)
    assert draft.text == line
    assert (draft.sections, draft.promise, draft.minutes) == ({}, None, None)


@pytest.mark.parametrize(
    ("value", "minutes"),
    [
        ("45", 45),
        ("45min", 45),
        ("45 minutes", 45),
        ("1h", 60),
        ("1h30", 90),
        ("1 h 30", 90),
        ("1:30", 90),
        ("1.5h", 90),
        ("2 heures", 120),
    ],
)
def test_minutes_are_one_value_and_the_prose_goes_on(town: Town, value: str, minutes: int) -> None:
    draft = town.read(f"walk min: {value} with Paul")
    assert draft.minutes == minutes
    assert draft.text == "walk with Paul"
    assert [person.name for person in draft.people] == ["Paul Girard"]


KIND_LINES = [
    ("called Paul", "call", "me"),
    ("call with Paul", "call", "me"),
    ("coup de fil à Paul", "call", "me"),
    ("téléphoné à Paul", "call", "me"),
    ("appelé Paul", "call", "me"),
    ("texted Paul", "text", "me"),
    ("sms à Paul", "text", "me"),
    ("e-mail to Paul", "mail", "me"),
    ("courriel à Paul", "mail", "me"),
    ("écrit un mail à Paul", "mail", "me"),
    ("coffee with Paul", "coffee", "both"),
    ("café avec Paul", "coffee", "both"),
    ("un thé avec Paul", "coffee", "both"),
    ("the tennis club with Paul", "walk", "both"),
    ("déjeuné avec Paul", "meal", "both"),
    ("dîner chez Paul", "meal", "both"),
    ("brunch, Paul", "meal", "both"),
    ("apéro avec Paul", "drink", "both"),
    ("bières avec Paul", "drink", "both"),
    ("rdv avec Paul", "meeting", "both"),
    ("rendez-vous avec Paul", "meeting", "both"),
    ("met Paul", "meeting", "both"),
    ("visio avec Paul", "video", "both"),
    ("video call with Paul", "video", "both"),
    ("passé chez Paul", "visit", "both"),
    ("visited Paul", "visit", "both"),
    ("concert avec Paul", "event", "both"),
    ("Paul's birthday party", "event", "both"),
    ("lettre à Paul", "letter", "me"),
    ("postcard to Paul", "letter", "me"),
    ("DM to Paul", "message", "me"),
    ("linkedin message to Paul", "message", "me"),
    ("écrit à Paul", "message", "me"),
    ("commented on Paul's post", "comment", "me"),
    ("commentaire sur le post de Paul", "comment", "me"),
    ("liké le post de Paul", "like", "me"),
    ("liked Paul's post", "like", "me"),
    ("relayé l'annonce de Paul", "forward", "me"),
    ("transféré à Paul", "forward", "me"),
    ("bonne année à Paul", "greeting", "me"),
    ("meilleurs vœux à Paul", "greeting", "me"),
    ("cadeau pour Paul", "gift", "both"),
    ("offert un livre à Paul", "gift", "both"),
    ("merci à Paul pour le café", "thanks", "both"),
    ("thanked Paul", "thanks", "both"),
    ("worked on the project with Paul", "project", "both"),
    ("project meeting with Paul", "meeting", "both"),
    ("randonnée avec Paul", "walk", "both"),
    ("comment va Paul ?", "other", "both"),
    ("looking forward to see Paul", "other", "both"),
    ("I would like to see Paul", "other", "both"),
    ("carte de visite de Paul", "other", "both"),
    ("Paul met en vente sa maison", "other", "both"),
    ("saw Paul", "other", "both"),
    ("Paul called me", "call", "them"),
    ("Paul called", "call", "them"),
    ("Paul a appelé", "call", "them"),
    ("Paul m'a appelé", "call", "them"),
    ("Paul m’a écrit", "message", "them"),
    ("Paul m'appelle", "call", "them"),
    ("with Paul, he called", "call", "them"),
    ("Paul wrote to me", "message", "them"),
    ("Paul texted me", "text", "them"),
    ("mail de Paul", "mail", "them"),
    ("text from Paul", "text", "them"),
    ("coup de fil d'Al", "call", "them"),
    ("got a letter, from Paul", "letter", "them"),
    ("reçu un mail de Paul", "mail", "them"),
    ("Paul invited me to lunch", "meal", "them"),
    ("Paul m'a invité au café", "coffee", "them"),
    ("Marie et Paul m'ont invité au concert", "event", "them"),
    ("Paul nous a invités au concert", "event", "them"),
    ("Paul replied to my mail", "mail", "both"),
    ("Paul m'a répondu par mail", "mail", "both"),
    ("coffee with Paul called off", "coffee", "both"),
    ("mail Paul from:them", "mail", "them"),
    ("mail à Paul de:lui", "mail", "them"),
    ("mail à Paul from: eux", "mail", "them"),
    ("coffee with Paul from:me", "coffee", "me"),
    ("café avec Paul de: moi", "coffee", "me"),
    ("mail Paul from:both", "mail", "both"),
    ("mail Paul de:nous", "mail", "both"),
    ("de: Paul un mail", "mail", "them"),
]


@pytest.mark.parametrize(("line", "kind", "initiative"), KIND_LINES)
def test_kind_and_initiative(town: Town, line: str, kind: str, initiative: str) -> None:
    draft = town.read(line)
    assert (draft.kind, draft.initiative) == (kind, initiative)
    assert "Paul Girard" in [person.name for person in draft.people] or "Al" in line


def test_every_keyword_has_a_kind_and_every_kind_is_listed() -> None:
    assert set(KEYWORDS.values()) <= set(KINDS)
    assert set(TOUCHES) == {"comment", "like", "forward", "post", "greeting"}
    assert len(KINDS) == len(set(KINDS)) == 22


def test_touches_are_those_of_the_schema() -> None:
    from reseau_tui.model import triggers

    assert set(TOUCHES) == set(triggers.TOUCHES)


@pytest.mark.parametrize(
    ("line", "on", "text", "owner"),
    [
        ("x with Paul next: send CV", "2026-11-30", "send CV", None),
        ("yesterday: x with Paul next: send CV", "2026-11-29", "send CV", None),
        ("x with Paul on 12/03/2026 next: send CV", "2026-11-30", "send CV", None),
        ("x with Paul next: tomorrow send CV", "2026-11-24", "send CV", None),
        ("hier: x avec Paul suite: demain envoyer", "2026-11-24", "envoyer", None),
        ("x avec Paul suite : rappeler vendredi", "2026-11-27", "rappeler", None),
        ("x with Paul next: ask Marie for it", "2026-11-30", "ask Marie for it", "Marie Dupont"),
        ("x with Paul next: Marie's CV to Al", "2026-11-30", "Marie's CV to Al", "Al Gray"),
        ("x with Paul next: a next: b tomorrow", "2026-11-24", "a; b", None),
        ("x with Camille D. next: call Camille", "2026-11-30", "call Camille", "Camille Durand"),
        ("x with Paul next: write to Zoé", "2026-11-30", "write to Zoé", None),
    ],
)  # fmt: skip
def test_promises(town: Town, line: str, on: str, text: str, owner: str | None) -> None:
    draft = town.read(line)
    assert draft.questions == []
    assert draft.promise is not None
    assert (draft.promise.on.isoformat(), draft.promise.text) == (on, text)
    assert (draft.promise.person.name if draft.promise.person else None) == owner


def test_a_line_that_starts_with_next_is_a_promise_only(town: Town) -> None:
    draft = town.read("next: call Paul in 2 weeks ask: about his job")
    assert draft.promise_only
    assert draft.promise is not None
    assert draft.promise.on == datetime.date(2026, 12, 7)
    assert draft.promise.text == "call Paul ask: about his job"
    assert [person.name for person in draft.people] == ["Paul Girard"]
    assert (draft.text, draft.sections, draft.questions) == ("", {}, [])


def test_a_promise_to_one_of_several_asks(town: Town) -> None:
    assert town.asked("coffee with Paul next: call Camille") == [("Camille", "ambiguous")]
    assert town.asked("next: call Zoé") == [("Zoé", "unknown")]
    assert town.asked("next: call somebody") == [("", "nobody")]


def test_a_later_day_is_a_question_a_later_hour_is_not(town: Town) -> None:
    assert town.asked("tomorrow: coffee with Paul") == [("tomorrow", "future")]
    draft = town.read("coffee with Paul at 23:50")
    assert (draft.on, draft.at, draft.questions) == (TODAY, "23:50", [])


@pytest.mark.parametrize(
    ("line", "on"),
    [
        ("sam 14 mars café avec Paul", "2026-03-14"),
        ("12 rue Monge avec Paul", "2026-11-23"),
        ("with Paul #2026-goals", "2026-11-23"),
        ("coffee with Paul got: a letter of 12/03/2025", "2026-11-23"),
        ("coffee with Paul next: yesterday's list", "2026-11-23"),
    ],
)
def test_dates_of_the_exchange_stand_in_the_prose(town: Town, line: str, on: str) -> None:
    town.add("Sam Brun")
    assert town.read(line).on.isoformat() == on


@pytest.mark.parametrize(
    ("line", "people", "on"),
    [
        ("lunch with May Smith", ["May Smith"], "2026-11-23"),
        ("Mai Tran a appelé hier", ["Mai Tran"], "2026-11-22"),
        ("called Sam yesterday", ["Sam Brun"], "2026-11-22"),
        ("lunch with April yesterday", ["April Jones"], "2026-11-22"),
        ("Mars Leclerc a appelé", ["Mars Leclerc"], "2026-11-23"),
    ],
)
def test_names_that_look_like_dates(town: Town, line: str, people: list[str], on: str) -> None:
    town.add("May Smith", "Mai Tran", "Sam Brun", "April Jones", "Mars Leclerc")
    draft = town.read(line)
    assert [person.name for person in draft.people] == people
    assert draft.on.isoformat() == on


def test_the_default_person_takes_part_when_nobody_is_named(town: Town) -> None:
    paul = Person(town.ids["Paul Girard"], "Paul Girard", "full")
    draft = town.read("coffee", default_person=paul)
    assert [(person.id, person.how) for person in draft.people] == [(paul.id, "default")]
    assert draft.questions == []
    assert town.people("coffee with Marie", default_person=paul) == ["Marie Dupont"]
    assert town.people("visited Lyon", default_person=paul) == ["Paul Girard"]
    assert town.asked("coffee with Zoé", default_person=paul) == [("Zoé", "unknown")]


def test_answers_resolve_questions(town: Town) -> None:
    camille = town.ids["Camille Petit"]
    draft = town.read("coffee with Camille and Paul", answers={"Camille": camille})
    assert [(person.name, person.how) for person in draft.people] == [
        ("Camille Petit", "picked"),
        ("Paul Girard", "first"),
    ]
    assert town.people("with Camille and Paul", answers={"Camille": "skip"}) == ["Paul Girard"]
    draft = town.read("with Zoé Martin", answers={"Zoé Martin": "create"})
    assert (draft.created, draft.people, draft.questions) == (["Zoé Martin"], [], [])
    assert town.people("had a walk", answers={"": camille}) == ["Camille Petit"]
    assert town.asked("had a walk", answers={"": "skip"}) == []
    assert town.asked("with Camille", answers={"Camille": 999}) == [("Camille", "ambiguous")]


def test_pick_and_create(town: Town) -> None:
    draft = town.read("with Camille and Zoé", pick=True, create=True)
    assert [person.how for person in draft.people] == ["picked"]
    assert draft.created == ["Zoé"]
    assert draft.questions == []
    assert town.asked("with Zoé", pick=True) == [("Zoé", "unknown")]
    assert town.asked("with Camille", create=True) == [("Camille", "ambiguous")]
    assert town.read("visited Lyon with Paul", create=True).created == []


def test_a_created_person_may_own_the_promise(town: Town) -> None:
    draft = town.read("coffee with Zoé and Paul next: call Zoé", create=True)
    assert draft.created == ["Zoé"]
    assert draft.promise is not None and draft.promise.person is not None
    assert (draft.promise.person.id, draft.promise.person.name) == (None, "Zoé")


def test_groups(town: Town) -> None:
    town.tag("chorale", "Marie Dupont", "Al Gray")
    town.change("Paul Girard", circle=2)
    assert town.hows("dinner with @@chorale") == [("Al Gray", "tag"), ("Marie Dupont", "tag")]
    assert town.hows("@@close and Marie") == [("Paul Girard", "circle"), ("Marie Dupont", "first")]
    assert town.hows("@@proches") == [("Paul Girard", "circle")]
    assert town.asked("@@nothing with Paul") == [("@@nothing", "unknown")]


def test_a_group_of_more_than_eight_asks(town: Town) -> None:
    names = [f"Person{letter} X" for letter in "abcdefghi"]
    town.add(*names)
    town.tag("eight", *names[:8])
    town.tag("nine", *names)
    assert len(town.people("@@eight")) == 8
    (question,) = town.read("@@nine").questions
    assert (question.about, question.reason, question.size) == ("@@nine", "ambiguous", 9)
    assert len(town.people("@@nine", answers={"@@nine": "all"})) == 9
    assert len(town.people("@@nine", pick=True)) == 9
    assert town.people("@@nine and Paul", answers={"@@nine": "skip"}) == ["Paul Girard"]


def test_spans_mark_the_line_as_typed(town: Town) -> None:
    draft = town.read("hier: coup de fil à Camille et d'Al +x next: a")
    marked = [(draft.line[start:end], what) for start, end, what in draft.spans]
    assert marked == [
        ("hier", "date"),
        ("coup de fil", "kind"),
        ("Camille", "unknown"),
        ("Al", "person"),
        ("+x", "tag"),
        ("next:", "section"),
    ]


def test_the_line_is_cleaned_and_kept(town: Town) -> None:
    draft = town.read("  coffee\twith\u202e Paul\x1b[0m\u200b ")
    assert draft.line == "coffee with Paul[0m"


@pytest.mark.parametrize(
    ("candidate", "words"),
    [
        (Candidate(1, "A", "together", {"name": "Paul", "days": 9}), "seen with Paul 9 days ago"),
        (Candidate(1, "A", "together", {"name": "P", "days": 1}), "seen with P yesterday"),
        (Candidate(1, "A", "together", {"name": "P", "days": 0}), "seen with P today"),
        (Candidate(1, "A", "seen", {"days": 30}), "seen 30 days ago"),
        (Candidate(1, "A", "seen", {"days": 1}), "seen yesterday"),
        (Candidate(1, "A", "seen", {"days": 0}), "seen today"),
        (Candidate(1, "A", "circle", {"circle": 3}), "circle 3"),
        (Candidate(1, "A", "similar", {}), "a similar name"),
        (Candidate(1, "A", "never", {}), "not seen yet"),
    ],
)
def test_reasons_in_words(candidate: Candidate, words: str) -> None:
    assert why(candidate, lambda message: message) == words


PIECES = st.sampled_from(
    [
        "with", "avec", "Marie", "marie", "Camille", "D.", "and", ",", "&", ":", "next:",
        "suite :", "gave:", "from:", "de:", "min:", "45", "1h", "place:", "@", "@@", "@[", "]",
        "@Paul", "\\Paul", "\\", "+", "#", "+tag", "yesterday", "12/03", "32/13", "d'Anne",
        "l'", "'s", "ʼ", "Paul's", "(", ")",
        "Will", "The", "Zoé Martin", "a@b.c", "http://x", "e\u0301", "\u0301", "\u200d", "\u202e",
        "🎉", "محمد", "王伟", "ǅ", "İ", "ß", "ﬁ", "²", "٣", "\0", "\n", "\ud800",
        "o'", "Jean-", "-",
    ]
)  # fmt: skip


@settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.one_of(st.text(), st.lists(PIECES).map(" ".join), st.lists(PIECES).map("".join)))
@example("min:" + "9" * 50)
@example("@[" + "a" * 300)
@example("next:" * 20)
@example("in 99999999 years next: in 99999999 years")
def test_no_text_raises_and_every_span_lies_inside(town: Town, line: str) -> None:
    for options in ({}, {"pick": True, "create": True}):
        draft = read(line, NOW, town.directory, **options)
        last = 0
        for start, end, _ in draft.spans:
            assert last <= start < end <= len(draft.line)
            last = end
        assert draft.kind in KINDS
        assert draft.initiative in ("me", "them", "both")
        assert draft.people or draft.created or draft.questions
        assert all(person.id is not None for person in draft.people)


@pytest.mark.parametrize(
    "piece",
    ["Marie ", "@Marie ", "@@x ", "@[A] ", "next: ", "a:", "+t ", "\\a ", "with Zo, ", "e\u0301"],
)
def test_twenty_thousand_characters_are_read(town: Town, piece: str) -> None:
    line = (piece * 20_000)[:20_000].strip()
    draft = town.read(line)
    assert len(draft.line) > 9_000
    assert draft.people or draft.created or draft.questions
