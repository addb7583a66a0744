"""Telling people once a day, sending each letter at most once, and handing out calendars."""

from __future__ import annotations

import hashlib
import logging
import secrets
from collections.abc import Iterable, Mapping
from datetime import date
from email.utils import make_msgid
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation

from dondoc.apps.accounts.models import Person, Post
from dondoc.apps.accounts.selectors import Actor, person_of
from dondoc.apps.audit.services import record
from dondoc.apps.jobs.services import enqueue
from dondoc.apps.mail import acts, sources
from dondoc.apps.mail.calendars import Choice
from dondoc.apps.mail.composing import counted, kept, letter_of, subject_of, tidy
from dondoc.apps.mail.models import DIGEST, Digest, Feed, Outbox, Preference
from dondoc.apps.mail.server import server
from dondoc.apps.mail.transport import Refused, Temporary, Unsure, deliver

log = logging.getLogger(__name__)

TRIES = 12  # the last after about two hours
SEND = "mail.send"
DEFAULT = Preference.Language.VIETNAMESE


def tell_everybody(*, day: date) -> int:
    """Write the digest of ``day`` for everybody with a post who has something to hear; how many are new.

    May be run again, and beside itself: who was told on that day is not told again.
    """
    chosen = dict(Preference.objects.exclude(language=DEFAULT).values_list("person", "language"))
    return sum(_tell_in(language, day, chosen) for language in (DEFAULT, *sorted(set(chosen.values()))))


def _tell_in(language: str, day: date, chosen: Mapping[int, str]) -> int:
    """Tell everybody who hears in this language; how many are new."""
    with translation.override(language):
        found = sources.everything(day)
        said = {pk: lines for pk, lines in found.items() if lines and chosen.get(pk, DEFAULT) == language}
        holding = Post.objects.on(day).values("person")
        people = Person.objects.filter(is_active=True, pk__in=holding).in_bulk(list(said))
        return sum(tell(person=people[pk], day=day, lines=said[pk]) for pk in sorted(people))


@transaction.atomic
def tell(*, person: Person, day: date, lines: Iterable[sources.Line]) -> bool:
    """Write the digest of one person and, if they want letters, the letter; False when they were told already."""
    ordered = tidy(lines)
    if not ordered:
        return False
    said = {"subject": subject_of(ordered, day)[:200], "counts": counted(ordered), "lines": kept(ordered)}
    digest, new = Digest.objects.get_or_create(person=person, day=day, defaults=said)
    if new and wants_letters(person):
        text, html = letter_of(digest)
        post(person=person, day=day, rung=DIGEST, subject=f"[Đôn Đốc] {digest.subject}"[:200], text=text, html=html)
    return new


def wants_letters(person: Person) -> bool:
    """Whether letters can reach ``person`` and are wanted."""
    refused = Preference.objects.filter(person=person, by_letter=False).exists()
    return bool(server() and person.email) and not refused


@transaction.atomic
def post(*, person: Person, day: date, rung: str, subject: str, text: str, html: str = "") -> Outbox | None:
    """Put a letter into the queue; None when that person has one of that rung and day already."""
    message_id = make_msgid(domain=urlsplit(settings.DONDOC_URL).hostname).strip("<>")
    said = {"address": person.email, "subject": subject, "text": text, "html": html, "message_id": message_id}
    letter, new = Outbox.objects.get_or_create(person=person, rung=rung, day=day, defaults=said)
    if not new:
        return None
    enqueue(kind=SEND, args={"letter": letter.pk}, key=f"{SEND}:{letter.pk}", max_attempts=TRIES)
    return letter


def send(*, letter: Outbox) -> str:
    """Give a letter to the mail server unless that was done, or may have been; its state afterwards.

    Raises:
        Temporary: it has not gone out and may be tried again.
    """
    mine = Outbox.objects.filter(pk=letter.pk)
    if mine.filter(state=Outbox.State.SENDING).update(state=Outbox.State.UNSURE):
        log.warning("letter %d: a run before this one died while it was sending; it is not sent again", letter.pk)
    if letter.state != Outbox.State.QUEUED:
        return _end(letter, mine.values_list("state", flat=True).get())
    if server() is None or letter.day < timezone.localdate():
        return _end(letter, Outbox.State.REFUSED, "quá ngày, hoặc không còn máy chủ thư")
    try:
        answer = deliver(letter, lambda: _begin(letter))
    except Temporary as problem:
        mine.filter(state=Outbox.State.SENDING).update(state=Outbox.State.QUEUED, answer=str(problem)[:300])
        raise
    except Refused as problem:
        return _end(letter, Outbox.State.REFUSED, str(problem))
    except Unsure as problem:
        return _end(letter, Outbox.State.UNSURE, str(problem))
    return _end(letter, Outbox.State.SENT, answer) if answer else str(mine.get().state)


@transaction.atomic
def send_again(*, letter: Outbox, by: Actor) -> bool:
    """Queue a refused letter of today once more, to the address that its person has now; False when it may not go."""
    held = Outbox.objects.select_for_update().get(pk=letter.pk)
    if not held.may_go_again:
        return False
    Outbox.objects.filter(pk=held.pk).update(state=Outbox.State.QUEUED, address=held.person.email, answer="")
    key = f"{SEND}:{held.pk}:{held.attempts}:{timezone.now():%H%M%S%f}"
    enqueue(kind=SEND, args={"letter": held.pk}, key=key, by=by, max_attempts=TRIES)
    told = {"subject": held.subject, "address": held.person.email}
    record(actor=by, act=acts.LETTER_AGAIN, obj=held, after=told)
    return True


def _begin(letter: Outbox) -> bool:
    """Say in the database, before the server hears it, that the letter may be out from now on."""
    mine = Outbox.objects.filter(pk=letter.pk, state=Outbox.State.QUEUED)
    return bool(mine.update(state=Outbox.State.SENDING, attempts=letter.attempts + 1))


def _end(letter: Outbox, state: str, answer: str = "") -> str:
    """Keep what became of the letter; the words of one that is not a digest (a password's link) are not kept."""
    said: dict[str, object] = {"state": state}
    if answer:
        said["answer"] = answer[:300]
    if state == Outbox.State.SENT:
        said["sent_at"] = timezone.now()
    if letter.rung != DIGEST:
        said |= {"text": "", "html": ""}
    Outbox.objects.filter(pk=letter.pk).update(**said)
    return state


@transaction.atomic
def choose_letters(*, by: Actor, wanted: bool) -> None:
    """Have the daily digest by letter, or only on the screen."""
    person = person_of(by)
    preference, _new = Preference.objects.get_or_create(person=person)
    if preference.by_letter != wanted:
        preference.by_letter = wanted
        preference.save()
        record(actor=by, act=acts.LETTERS_ON if wanted else acts.LETTERS_OFF, obj=person)


@transaction.atomic
def choose_language(*, by: Actor, language: str) -> None:
    """Hear reminders and read calendars in ``language``; anything that is not one changes nothing."""
    preference, _new = Preference.objects.get_or_create(person=person_of(by))
    if language in Preference.Language and preference.language != language:
        preference.language = language
        preference.save()
        told = {"language": preference.get_language_display()}
        record(actor=by, act=acts.LANGUAGE, obj=preference.person, after=told)


@transaction.atomic
def read(*, by: Actor, digest: Digest | None = None) -> int:
    """``digest``, or when None every one of the actor's, has been read; how many were not before."""
    mine = Digest.objects.filter(person=person_of(by), read_at__isnull=True)
    return (mine.filter(pk=digest.pk) if digest else mine).update(read_at=timezone.now())


@transaction.atomic
def unread(*, by: Actor, digest: Digest) -> int:
    """``digest`` shall count as not read."""
    return Digest.objects.filter(person=person_of(by), pk=digest.pk).update(read_at=None)


@transaction.atomic
def make_feed(*, by: Actor, choice: Choice) -> tuple[Feed, str]:
    """A calendar with a token of 256 bits, told once to the caller; only its hash is kept."""
    token = secrets.token_urlsafe(32)
    feed = Feed.objects.create(
        person=person_of(by),
        scope=choice.scope,
        target=choice.target,
        label=choice.label[:500],
        token_sha256=hash_of(token),
    )
    record(actor=by, act=acts.FEED_MADE, obj=feed)
    return feed, token


@transaction.atomic
def revoke_feed(*, by: Actor, feed: Feed) -> None:
    """The calendar's address leads nowhere from now on."""
    if Feed.objects.filter(pk=feed.pk, revoked_at__isnull=True).update(revoked_at=timezone.now()):
        record(actor=by, act=acts.FEED_REVOKED, obj=feed)


def used(*, feed: Feed, on: date) -> None:
    """Somebody's program fetched the calendar on that day."""
    Feed.objects.filter(pk=feed.pk).exclude(used_on=on).update(used_on=on)


def hash_of(token: str) -> str:
    """The SHA-256 of a token, in hexadecimal."""
    return hashlib.sha256(token.encode()).hexdigest()
