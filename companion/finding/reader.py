"""A careful reader of sentences: a message and the query so far become a changed query, without any model.

What it does not understand it says. What it reads wrongly stands on a chip with the sentence that it came from, and
is gone with one click.
"""

# ruff: noqa: E501 -- a pattern cut into lines reads worse.

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from companion.finding import commands, declining
from companion.finding.alternatives import answers, goes_on, with_another
from companion.finding.chip_words import denied
from companion.finding.clauses import (
    ANEW,
    NO_MATTER,
    Clause,
    clauses,
    kind_of,
    refuses,
    says_not,
)
from companion.finding.facets import Facet, facets
from companion.finding.heard import Declined, Heard, Intent, Own, Shown, Words
from companion.finding.query import LONGEST_WORDS, About, Chip, Kind, Query
from companion.finding.reading_words import (
    ABOUT_WORDS,
    AFTER_START,
    EMPTY,
    FACET_WORDS,
    FORCE_OR_HOW,
    FORCE_WORDS,
    FROM,
    MOST_TRAITS,
    NOT_OTHER,
    NOUN,
    TAKEN_AWAY,
    TOPIC_LEFT,
    WHY,
    capital,
    cut,
    is_empty,
    is_worth,
    overlapping,
    person,
    stands_alone,
)
from companion.finding.subjects import (
    content_words,
    is_about_herself,
    is_idle_question,
    subject_of,
    without_identity,
)
from companion.ids import PersonId
from companion.languages.catalogue import OURS

ONE_OF_THESE = frozenset((About.PLACE, About.LEVEL, About.DEPARTMENT, About.TIME_ZONE))
"""Somebody is in one place, has one level: of two musts about these the later one counts."""


@dataclass(frozen=True)
class Before:
    """What stood before a message. `last` are the people of whom she asked last."""

    query: Query = field(default_factory=Query)
    shown: tuple[Shown, ...] = ()
    last: tuple[PersonId, ...] = ()


def read(message: str, before: Before, known: Words, own: Own, page: str = OURS) -> Heard:
    """What a message says, after what was said before; `page` is the language in which she reads."""
    reading = _Reading(before, known, own)
    for clause in clauses(message, known.by_which(), page):
        reading.take(clause)
    return reading.heard()


@dataclass
class _Reading:
    """Gathers what the clauses of one message say."""

    before: Before
    known: Words
    own: Own
    query: Query = field(init=False)
    intent: Intent | None = None
    about: list[Shown] = field(default_factory=list)
    contradicted: list[tuple[Chip, Chip]] = field(default_factory=list)
    not_understood: list[str] = field(default_factory=list)
    declined: list[Declined] = field(default_factory=list)
    beyond: bool = False
    lost: bool = False
    anew: bool = False
    new: list[str] = field(default_factory=list)
    """The ids of what this message added."""
    last_kind: Kind | None = None
    last_about: frozenset[About] = frozenset()

    def __post_init__(self) -> None:
        self.query = self.before.query

    # ---- one clause ------------------------------------------------------------------------------

    def take(self, clause: Clause) -> None:
        words = clause.words
        if declining.is_worry(words) or declining.is_worry(clause.sentence):
            self.declined.append(Declined.WORRY)
            return
        if declining.is_order(clause.sentence) or declining.is_order(clause.whole.words):
            self.declined.append(Declined.ORDER)
            return
        if declining.is_rude(words):
            self.declined.append(Declined.RUDE)
            words = declining.civil(words)
        self.anew = self.anew or ANEW.search(words) is not None
        if commands.wants_it_done(words, self.before.shown, self._last):
            self.declined.append(Declined.BUTTONS)
            return
        if self._command(words, clause):
            return
        if commands.starts_again(words):
            words = AFTER_START.split(words, maxsplit=1)[-1]
        if words:
            self._content(self._trait(words, clause), clause)

    def _command(self, words: str, clause: Clause) -> bool:
        """Whether the clause asked something of us and said nothing else."""
        intent = commands.intent_of(words, asks=clause.asks)
        if intent is None and WHY.match(words) and commands.pointed_at(words, self.before.shown, ()).those:
            intent = Intent.WHY
        if intent is None and commands.is_of_a_card(words, self.before.shown, self._last, asks=clause.asks):
            intent = Intent.WHY
        if intent is Intent.START_AGAIN:
            self.query, self.intent = Query(), Intent.START_AGAIN
            self.anew = False
            rest = AFTER_START.split(words, maxsplit=1)[-1]
            return rest == words or not content_words(rest)
        if intent in (Intent.WHY, Intent.COMPARE):
            pointed = commands.pointed_at(words, self.before.shown, self._last)
            return self._ask(intent, pointed.those, pointed.beyond, words)
        if intent in (Intent.MORE, Intent.UNDO, Intent.GREET, Intent.SHOW):
            if intent is Intent.MORE and commands.like_whom(words, self.before.shown, self.before.last):
                return False
            if self.intent is None or self.intent is Intent.GREET:
                self.intent = intent
            return intent is not Intent.MORE or not facets(words, self.known, self.own)
        return False

    @property
    def _last(self) -> tuple[PersonId, ...]:
        """Whom "she" means: whom this message named, else of whom she asked last."""
        return tuple(one.id for one in self.about) or self.before.last

    def _ask(self, intent: Intent, those: Sequence[Shown], beyond: bool, words: str) -> bool:
        if not self.before.shown and intent is Intent.WHY and not those and subject_of(words):
            return False
        self.intent, self.beyond = intent, self.beyond or beyond
        if intent is Intent.COMPARE and len(those) < 2 and not beyond:
            recent = [one for one in self.before.shown if one.id in self.before.last and one not in those]
            others = [one for one in self.before.shown if one not in those and one not in recent]
            those = [*those, *recent, *others][:2]
        if intent is Intent.WHY and not those and not beyond:
            those = self.before.shown[:1]
        self.about += [one for one in those if one not in self.about]
        return True

    def _trait(self, words: str, clause: Clause) -> str:
        """The clause without what it asks of who somebody is."""
        for _ in range(MOST_TRAITS):
            trait = next(declining.traits(words), None)
            if trait is None:
                break
            chip = declining.wished_trait(trait, clause.sentence, self.known)
            if chip is None or says_not(trait.words):
                self.declined.append(Declined.TRAIT)
            else:
                self._put(chip)
            start, end = trait.span
            noun = NOUN.search(words[start:end])
            # "Feedback from a woman": what is left is a subject by itself.
            after = FROM.match(words[start:end]) is not None and subject_of(words[:start]) != ""
            instead = noun.group() if noun else "" if after else "someone"
            words = " ".join(f"{words[:start]} {instead} {words[end:]}".split())
        return words

    # ---- what she looks for ------------------------------------------------------------------------

    def _content(self, words: str, clause: Clause) -> None:
        used = False
        if self._like(words, clause):
            pointed = commands.like_whom(words, self.before.shown, self.before.last)
            words = cut(words, [pointed.span]) if pointed else words
            used = True
        elif NO_MATTER.search(words) and self._relax(words, clause):
            return
        else:
            unwanted = commands.not_whom(words, self.before.shown, self.before.last)
            if unwanted:
                for one in unwanted.those:
                    self._put(person(Kind.MUST_NOT, one, clause.sentence))
                self.last_kind, self.last_about = Kind.MUST_NOT, frozenset((About.PERSON,))
                return
        found = answers(words, self.known, self.own, loose=self._goes_on(words))
        usual = self._usual(words)
        for facet in found:
            self._put_facet(facet, words, clause, usual)
        if found:
            self.last_about = frozenset(one.about for one in found)
            self.last_kind = kind_of(words, usual)
        rest = cut(words, [one.span for one in found])
        used = used or bool(found)
        if is_about_herself(rest) or is_about_herself(words):
            return
        self._subject(rest, clause, used=used)

    def _like(self, words: str, clause: Clause) -> bool:
        pointed = commands.like_whom(words, self.before.shown, self.before.last)
        if pointed is None:
            return False
        self.beyond = self.beyond or pointed.beyond
        for one in pointed.those:
            self._put(person(Kind.WANT, one, clause.sentence))
        return True

    def _usual(self, words: str) -> Kind:
        """A clause that does not say how much it counts goes on from the one before, if that was short of words."""
        goes_on = self.last_kind if self._goes_on(words) and not stands_alone(words) else None
        return goes_on if goes_on in (Kind.MUST_NOT, Kind.WISH) else Kind.MUST

    def _goes_on(self, words: str) -> bool:
        short = len(content_words(words)) <= 2
        return short and bool(self.last_about & {About.PLACE, About.DEPARTMENT, About.LEVEL, About.LANGUAGE})

    def _put_facet(self, facet: Facet, words: str, clause: Clause, usual: Kind) -> None:
        # How much it counts is said before it, or right after; "not in London, ideally in Bath" are two clauses.
        near = words[: facet.span[1]] + (
            " " + words[facet.span[1] :] if not says_not(words[facet.span[1] :]) else ""
        )
        kind = kind_of(near, usual)
        if kind is usual and usual is Kind.MUST and facet.is_own_place:
            kind = Kind.WISH
        if kind is Kind.MUST and NOT_OTHER.search(words[: facet.span[1]]) and facet.about is About.DEPARTMENT:
            kind = Kind.MUST_NOT
        if kind in (Kind.MUST, Kind.WISH) and goes_on(words, self.known):
            said = self.query.of(Kind.MUST, Kind.WISH)
            just = [chip for chip in said if chip.id in self.new]
            facet, other = with_another(facet, said if words[:3].casefold() == "or " else just)
            kind, self.query = (other.kind, self.query.without(other)) if other else (kind, self.query)
        shown = facet.shown if kind is not Kind.MUST_NOT else denied(facet.shown)
        self._put(Chip(kind, facet.about, facet.values, shown, clause.sentence))

    def _subject(self, words: str, clause: Clause, *, used: bool) -> None:
        refused = refuses(words)
        bare = ANEW.sub(" ", (FORCE_WORDS if refused else FORCE_OR_HOW).sub(" ", words))
        subject = subject_of(bare)
        if not subject or EMPTY.search(clause.words):
            self._nothing_left(words, clause, used=used)
            return
        if is_idle_question(clause.words, asks=clause.asks) or (
            commands.is_lost(words) and len(content_words(subject)) < 3
        ):
            self._nothing_left(words, clause, used=used or commands.is_lost(words))
            return
        plain, named = without_identity(subject, self.known.names)
        if named or self._is_just_a_name(plain):
            self.declined.append(Declined.NAME)
            if len(content_words(plain)) < 2 or self._is_just_a_name(plain):
                return
        plain = subject_of(plain)[:LONGEST_WORDS].strip()
        if not content_words(plain):
            return
        if used and not is_worth(plain, clause):
            return
        plain = clause.as_written(plain)[:LONGEST_WORDS]
        if refused:
            self._not_subject(plain, clause)
        else:
            self._put(Chip(Kind.WANT, About.SUBJECT, (plain,), capital(plain), clause.sentence))
            self.last_kind, self.last_about = Kind.WANT, frozenset((About.SUBJECT,))

    def _nothing_left(self, words: str, clause: Clause, *, used: bool) -> None:
        if commands.is_lost(clause.words):
            self.lost = True
        elif not used and not self.declined and not ANEW.search(words) and not is_empty(clause):
            self.not_understood.append(clause.as_written(clause.words))

    def _is_just_a_name(self, words: str) -> bool:
        said = re.findall(r"[^\W\d_]+", words)
        return 0 < len(said) <= 2 and declining.is_first_name(said[0], self.known)

    def _not_subject(self, words: str, clause: Clause) -> None:
        """What she does not want to talk about: if she wanted it before, that goes; else it bars."""
        wanted = overlapping(words, self.query.of(Kind.WANT))
        if wanted:
            self.query = self.query.without(*wanted)
        if not wanted or any(chip.id in self.new for chip in wanted):
            chip = Chip(Kind.MUST_NOT, About.SUBJECT, (words,), denied(words), clause.sentence)
            self.contradicted += [(one, chip) for one in wanted if one.id in self.new]
            self._put(chip)
        self.last_kind, self.last_about = Kind.MUST_NOT, frozenset((About.SUBJECT,))

    # ---- relaxing ----------------------------------------------------------------------------------

    def _relax(self, words: str, clause: Clause) -> bool:
        """Take away what no longer counts; whether there was any."""
        gone = self._named_chips(words)
        if not gone and not TOPIC_LEFT.search(words):
            barring = self.query.of(Kind.MUST, Kind.MUST_NOT)
            gone = list(barring[-1:]) if len(content_words(NO_MATTER.sub(" ", words))) == 0 else []
        self.query = self.query.without(*gone)
        if not gone and TAKEN_AWAY.match(words):
            self.not_understood.append(clause.as_written(words))
            return True
        return bool(gone) or bool(FACET_WORDS.search(words))

    def _named_chips(self, words: str) -> list[Chip]:
        bare = NO_MATTER.sub(" ", words).strip()
        named = [facet for one in (words, bare) for facet in facets(one, self.known, self.own, loose=True)]
        by_value = [
            chip
            for chip in self.query.chips
            for facet in named
            if chip.about is facet.about
            and (set(chip.values) & set(facet.values) or chip.about is About.TIME)
        ]
        if by_value:
            return by_value
        abouts = {about for about, pattern in ABOUT_WORDS.items() if pattern.search(words)}
        of_kind = [chip for chip in self.query.chips if chip.about in abouts]
        if of_kind or abouts:
            return of_kind
        plain = subject_of(bare)
        return list(overlapping(plain, self.query.of(Kind.WANT, Kind.MUST_NOT))) if plain else []

    # ---- putting things together -------------------------------------------------------------------

    def _put(self, chip: Chip) -> None:
        before = self.query.find(chip.id)
        if before is not None and before.kind is not chip.kind and chip.id in self.new:
            self.contradicted.append((before, chip))
        for other in self._against(chip):
            if other.id in self.new and other.id != chip.id:
                self.contradicted.append((other, chip))
            self.query = self.query.without(other)
        self.query = self.query.with_(chip)
        self.new.append(chip.id)

    def _against(self, chip: Chip) -> list[Chip]:
        """What cannot stand beside a new chip."""
        same = [one for one in self.query.about(chip.about) if one.id != chip.id]
        if chip.about in ONE_OF_THESE and chip.kind is Kind.MUST:
            return [one for one in same if one.kind is Kind.MUST or set(one.values) & set(chip.values)]
        if chip.about in (About.TIME, About.LANGUAGE) and chip.kind is Kind.MUST and self.anew:
            return [one for one in same if one.kind is Kind.MUST and one.id not in self.new]
        if chip.about is About.SUBJECT and chip.kind is Kind.WANT and self.anew:
            return [one for one in same if one.kind is Kind.WANT and one.id not in self.new]
        if chip.about is About.PERSON and chip.kind is Kind.WANT:
            return [one for one in same if one.kind is Kind.WANT]
        return []

    def heard(self) -> Heard:
        before = {chip.id: chip for chip in self.before.query.chips}
        after = {chip.id: chip for chip in self.query.chips}
        added = tuple(
            chip
            for chip in self.query.chips
            if before.get(chip.id) != chip
            and (chip.id not in before or before[chip.id].kind is not chip.kind)
        )
        intent = self.intent
        if intent in (None, Intent.GREET, Intent.SHOW) and (added or len(before) != len(after)):
            intent = Intent.FIND
        if intent is None:
            intent = Intent.LOST if self.lost or not self.query.chips else Intent.FIND
        if intent is Intent.START_AGAIN and added:
            intent = Intent.FIND
        if intent is Intent.SHOW and not self.query.chips:
            intent = Intent.LOST
        return Heard(
            query=self.query,
            intent=intent,
            about=tuple(self.about),
            added=added,
            put_aside=tuple(chip for chip in self.before.query.chips if chip.id not in after),
            contradicted=tuple(dict.fromkeys(self.contradicted)),
            not_understood=tuple(dict.fromkeys(self.not_understood)),
            declined=tuple(dict.fromkeys(self.declined)),
            asked_beyond=self.beyond,
        )
