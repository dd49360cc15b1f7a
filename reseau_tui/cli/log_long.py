"""The long road of ``--log``: options, several lines, questions, the Inbox, a database to make."""

from __future__ import annotations

import json
import sqlite3
import sys
from typing import Any

from reseau_tui import clock, config, settings
from reseau_tui.capture.draft import Draft, Question
from reseau_tui.capture.echo import echo
from reseau_tui.capture.questions import question_json
from reseau_tui.capture.record import Recorded, Repeated, record
from reseau_tui.capture.relation_line import read_any
from reseau_tui.cli.exits import (
    AMBIGUOUS,
    DATABASE,
    INTERRUPTED,
    OK,
    UNKNOWN,
    UNREADABLE,
    USAGE,
)
from reseau_tui.cli.log import Asked
from reseau_tui.cli.log_help import help_text
from reseau_tui.cli.log_json import as_json
from reseau_tui.cli.log_questions import CODES, Stopped, ask, in_words, yes
from reseau_tui.i18n import _, grouped, language, ngettext, say, set_language
from reseau_tui.text import NOTE_LIMIT, clean_note


def run_long(asked: Asked) -> int:
    """Carry out a capture that the fast road leaves; return its exit code."""
    try:
        set_language(config.language_asked(asked.lang))
        for problem in config.loaded().problems:
            say(str(problem))
        if asked.wrong:
            return _usage(_("unknown option: {what}").format(what=asked.wrong))
        if asked.lang not in (None, "en", "fr"):
            return _usage(_("--lang is en or fr"))
        if asked.flags & {"--help", "-h"}:
            print(help_text())
            return OK
        try:
            clock.now()
        except ValueError:
            return _usage(_("RESEAU_NOW is not like 2026-06-17T10:00"))
        return Capturing(asked).run()
    except KeyboardInterrupt:
        say("")
        return INTERRUPTED


def _usage(sentence: str) -> int:
    say(_("{message}. Try: {program} --help").format(message=sentence, program="reseau-tui --log"))
    return USAGE


class Capturing:
    """One run of ``--log``: where the lines come from, and what becomes of each."""

    def __init__(self, asked: Asked) -> None:
        self.flags = asked.flags
        self.json = "--json" in asked.flags
        self.dry_run = "--dry-run" in asked.flags
        self.words = asked.words
        self.path = settings.database_path(asked.db)
        # Questions are asked where a person can see and answer them.
        self.asking = sys.stdin.isatty() and sys.stderr.isatty() and not self.json

    def run(self) -> int:
        """Capture the words, the lines of stdin, or what is typed at the prompt."""
        from reseau_tui.model.database import DatabaseRefused, database, open_database

        try:
            open_database(self.path)
        except DatabaseRefused as refused:
            say(str(refused))
            self._keep_from_loss()
            return DATABASE
        try:
            if self.words:
                return self.one(" ".join(self.words))
            if sys.stdin.isatty():
                return self.prompt()
            return self.batch()
        finally:
            database.close()

    def _keep_from_loss(self) -> None:
        """Give back what could not be recorded, so that it can be copied."""
        lines = [" ".join(self.words)] if self.words else []
        if not lines and not sys.stdin.isatty():
            lines = sys.stdin.buffer.read().decode("utf-8", "replace").splitlines()
        for line in lines:
            if line.strip():
                say(_("not recorded: {line}").format(line=clean_note(line)))

    def batch(self) -> int:
        """Capture every line of stdin; the exit code is the highest."""
        code = recorded = kept = 0
        for number, raw in enumerate(sys.stdin.buffer, 1):
            try:
                line = raw.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError:
                line = "\0"
            if "\0" in line:
                say(
                    _("Line {number} is not UTF-8 text and was not recorded.").format(number=number)
                )
                code = max(code, UNREADABLE)
                continue
            if not line.strip():
                continue
            one = self.one(line.rstrip("\r\n"), batch=True)
            recorded += one == OK
            kept += one in (UNKNOWN, AMBIGUOUS)
            code = max(code, one)
        if not recorded and not kept and not code:
            return _usage(_("there is nothing to record"))
        if not self.json and not self.dry_run:
            say(
                ngettext("{count} line recorded", "{count} lines recorded", recorded).format(
                    count=grouped(recorded)
                )
            )
        return code

    def prompt(self) -> int:
        """Ask for lines on the terminal until an empty one, with completion of names."""
        from reseau_tui.cli.prompt import completing

        say(_("One exchange a line; an empty line ends."))
        code = OK
        with completing():
            while True:
                try:
                    line = input("» ")
                except EOFError:
                    return code
                if not line.strip():
                    return code
                code = max(code, self.one(line))

    def one(self, line: str, *, batch: bool = False) -> int:
        """Capture one line and say what became of it; return its exit code."""
        if not line.strip():
            return _usage(_("there is nothing to record"))
        if len(line) > NOTE_LIMIT:
            say(
                _(
                    "This line has {count} characters; one entry may have {limit}. It was not"
                    " recorded: {start}…"
                ).format(
                    count=grouped(len(line)), limit=grouped(NOTE_LIMIT), start=clean_note(line[:60])
                )
            )
            return UNREADABLE
        if "\0" in line or any("\ud800" <= letter <= "\udfff" for letter in line):
            say(_("This is not UTF-8 text and was not recorded."))
            return UNREADABLE
        line = clean_note(line.replace("\n", " "))
        if not line:
            return _usage(_("there is nothing to record"))
        try:
            return self._capture(line, batch=batch)
        except (Stopped, EOFError):
            return self._leave(self._read(line), line)
        except sqlite3.Error as error:
            from reseau_tui.model.database import sentence_for

            say(sentence_for(self.path, error))
            say(_("not recorded: {line}").format(line=line))
            return DATABASE

    def _read(self, line: str, answers: dict[str, Any] | None = None) -> Draft:
        from reseau_tui.model.database import connection
        from reseau_tui.model.directory import Directory

        return read_any(
            line,
            clock.now(),
            Directory(connection()),
            pick="--pick" in self.flags,
            create="--create" in self.flags,
            answers=answers,
        )

    def _capture(self, line: str, *, batch: bool) -> int:
        answers: dict[str, Any] = {}
        draft = self._read(line)
        asking = self.asking and not batch
        while draft.questions and asking and not self.dry_run:
            question = draft.questions[0]
            if question.reason == "future":
                break
            answers[question.about] = ask(question)
            draft = self._read(line, answers)
        if draft.questions:
            return self._leave(draft, line)
        if self.dry_run:
            return self._tell(draft, "dry-run")
        if draft.relation is not None and draft.relation.known:
            return self._tell_known(draft)
        try:
            recorded = self._record(draft)
        except Repeated:
            if not asking or not yes(_("The same line was recorded a moment ago. Again?")):
                return self._refuse_repeated(draft)
            recorded = self._record(draft, again=True)
        return self._tell(draft, "recorded", recorded)

    def _record(self, draft: Draft, *, again: bool = False) -> Recorded:
        from reseau_tui.model.database import connection

        return record(
            connection(),
            draft,
            int(clock.now().timestamp()),
            language=language(),
            again=again or "--again" in self.flags,
        )

    def _tell(self, draft: Draft, status: str, recorded: Recorded | None = None) -> int:
        if self.json:
            print(json.dumps(as_json(draft, status, recorded), ensure_ascii=False))
        else:
            print(
                "\n".join(
                    echo(
                        draft,
                        language(),
                        dry_run=status == "dry-run",
                        picked="--pick" in self.flags,
                    )
                )
            )
        return OK

    def _tell_known(self, draft: Draft) -> int:
        """Say that a relation is there already: nothing is written, nothing to undo."""
        from reseau_tui.capture.relation_line import noted_already

        if self.json:
            return self._tell(draft, "recorded")
        print(noted_already(draft))
        return OK

    def _refuse_repeated(self, draft: Draft) -> int:
        repeated = Question(draft.line, "repeated", [])
        if self.json:
            draft.questions.append(repeated)
            print(json.dumps(as_json(draft, "refused"), ensure_ascii=False))
        say(_("The same line was recorded less than two minutes ago; --again records it again."))
        return AMBIGUOUS

    def _leave(self, draft: Draft, line: str) -> int:
        """Keep a line with an open question in the Inbox, and say what the question is."""
        code = max(CODES[question.reason] for question in draft.questions) if draft.questions else 0
        if self.dry_run:
            status = "dry-run"
        else:
            status = "inbox"
            from reseau_tui.model.database import action, connection
            from reseau_tui.model.write import keep_in_inbox

            questions = json.dumps(
                [question_json(question, _) for question in draft.questions], ensure_ascii=False
            )
            received = clock.now().isoformat(timespec="minutes")
            with action(_("to file: {line}").format(line=line[:80])):
                keep_in_inbox(connection(), line, received, questions)
        if self.json:
            print(json.dumps(as_json(draft, status), ensure_ascii=False))
        for question in draft.questions:
            for sentence in in_words(question):
                say(sentence)
        if status == "inbox":
            say(_("Kept in the Inbox, nothing is lost: reseau-tui inbox"))
        return code
