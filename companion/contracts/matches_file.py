"""matches.json: a whole finished run for programs to read, described field by field.

The schema is a promise: a field never changes its meaning, new ones may be added, and what is taken
away or renamed raises `SCHEMA_VERSION`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from companion.contracts.certificate_file import CertificateFile

SCHEMA_VERSION = 1


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class QuotedEvidence(_Entry):
    """Words that stand in somebody's field, exactly as written."""

    kind: Literal["quoted"] = Field(description="Always `quoted`.")
    person: str = Field(description="E-mail of the person whose words they are.")
    field: str = Field(description="The column that they stand in.")
    words: str = Field(description="The words, exactly as they stand there.")


class FieldEntry(_Entry):
    """One column of one person's row."""

    person: str = Field(description="E-mail of the person.")
    field: str = Field(description="The column.")


class ComputedEvidence(_Entry):
    """A fact that was worked out by code."""

    kind: Literal["computed"] = Field(description="Always `computed`.")
    fact: str = Field(description="The fact, in words.")
    inputs: list[FieldEntry] = Field(description="The columns that it was worked out from.")


Evidence = Annotated[QuotedEvidence | ComputedEvidence, Field(discriminator="kind")]


class ClaimEntry(_Entry):
    """One sentence with all that it rests on."""

    part: str = Field(
        description="The part of the score that it speaks of; `profile` where it is about a whole profile."
    )
    sentence: str = Field(description="The sentence, as this reader is to see it.")
    evidence: list[Evidence] = Field(description="What the sentence rests on; never empty.")


class ExplanationsEntry(_Entry):
    """The same pair explained to three readers; none contains what its reader may not see."""

    administrator: list[ClaimEntry] = Field(description="For whoever runs the programme.")
    mentee: list[ClaimEntry] = Field(description="For the mentee, who is addressed as you.")
    mentor: list[ClaimEntry] = Field(description="For the mentor, who is addressed as you.")


class PartEntry(_Entry):
    """One part of a pair's score."""

    name: str = Field(description="The part; preferences are `prefer_` and their name.")
    value: float = Field(description="In 0 to 1; where unknown, the programme's average of this part.")
    weight: float = Field(description="Share of the total; the weights of all parts add up to 1.")
    points: float = Field(description="value times weight; the points of all parts add up to the total.")
    known: bool = Field(description="Whether both people gave what this part needs.")


class SharedHoursEntry(_Entry):
    """Hours a week in which both are free, over the weeks of a year."""

    mean: float = Field(description="The mean of all weeks.")
    least: float = Field(description="The week with the fewest.")
    most: float = Field(description="The week with the most.")


class MatchEntry(_Entry):
    """One pair that was made."""

    mentee: str = Field(description="E-mail of the mentee.")
    mentor: str = Field(description="E-mail of the mentor.")
    pinned: bool = Field(description="Whether the pair was decided beforehand.")
    total: float = Field(description="The score: the weighted mean of the parts, 0 to 1.")
    better_than_percent: float = Field(
        description="Share of all allowed pairs of the programme with a lower total, 0 to 100."
    )
    mentor_price: float = Field(
        description="What one more seat with this mentor would add to the programme's total."
    )
    why: str = Field(description="The best reason in one sentence, for the administrator.")
    parts: list[PartEntry] = Field(description="The parts of the score.")
    shared_hours: SharedHoursEntry | None = Field(description="null where it is not known.")
    shared_languages: list[str] = Field(description="Languages that both speak, as ISO 639-1 codes.")
    values_alike: int = Field(description="Working-style answers at most one step apart.")
    values_answered: int = Field(description="Working-style questions that both answered.")
    explanations: ExplanationsEntry = Field(description="The reasons, for each of three readers.")


class RuleCountEntry(_Entry):
    """How many people one rule barred."""

    rule: str = Field(description="Name of the rule.")
    barred: int = Field(description="People on the other side whom it bars.")


class UnmatchedEntry(_Entry):
    """Somebody without a partner."""

    person: str = Field(description="E-mail of the person.")
    name: str = Field(description="Name of the person.")
    role: Literal["mentee", "mentor"] = Field(description="The side on which the person has nobody.")
    reason: str = Field(description="Why, as one of the reasons listed in the reference of outputs.")
    explanation: str = Field(description="Why, in words, for the administrator.")
    rules: list[RuleCountEntry] = Field(description="The rules that bar everybody, the widest first.")
    best: str | None = Field(description="E-mail of the allowed person who would fit best; null if none.")
    best_total: float | None = Field(description="The total with that person.")


class RowProblemEntry(_Entry):
    """Something wrong in the spreadsheet."""

    line: int = Field(description="Line of the file; 0 for the file as a whole.")
    column: str = Field(description="Header of the column; empty for a whole row.")
    part: str = Field(description="The piece of a list that was ignored; empty for the whole cell.")
    what: str = Field(description="What is wrong.")
    mend: str = Field(description="How to mend it.")
    outcome: Literal["left_out", "cell_ignored", "notice"] = Field(
        description="The row was left out, or the cell counts as unknown, or it was used and is worth a look."
    )


class EmailPairEntry(_Entry):
    """Two people, decided on beforehand."""

    mentee: str = Field(description="E-mail of the mentee.")
    mentor: str = Field(description="E-mail of the mentor.")


class RuleEntry(_Entry):
    """A rule of the programme file."""

    name: str = Field(description="Its name.")
    says: str = Field(description="What it bars, in words.")


class PreferenceEntry(_Entry):
    """A preference of the programme file."""

    name: str = Field(description="Its name.")
    says: str = Field(description="Which pairs meet it, in words.")
    weight: float = Field(description="Its weight as the file gives it.")


class ProgrammeEntry(_Entry):
    """What the programme file decided."""

    name: str = Field(description="Name of the programme.")
    starts_on: str | None = Field(description="ISO date; null where none was given.")
    default_capacity: int = Field(description="Seats of a mentor who gave no capacity.")
    default_rules: list[str] = Field(description="The rules that hold by default and were in force.")
    rules: list[RuleEntry] = Field(description="Rules of the programme file.")
    preferences: list[PreferenceEntry] = Field(description="Preferences of the programme file.")


class PeopleCounts(_Entry):
    """How many people and seats there were, and what became of them."""

    rows_read: int = Field(description="Rows of the spreadsheet, used or not.")
    people: int = Field(description="People who could be used.")
    mentees: int = Field(description="Of these, who looks for a mentor.")
    mentors: int = Field(description="Of these, who may be given mentees; some may be both.")
    seats: int = Field(description="Room of all mentors together.")
    mentees_placed: int = Field(description="Mentees who have a mentor now.")
    mentors_with_mentees: int = Field(description="Mentors who have one mentee or more now.")


class ProgrammePart(_Entry):
    """A part of the score over the whole programme."""

    name: str = Field(description="The part.")
    weight: float = Field(description="Share of the total; all add up to 1.")
    average: float = Field(description="Mean value over the pairs for which it is known.")


class MatchesFile(_Entry):
    """A whole finished run."""

    schema_version: Literal[1] = Field(description="The version of this schema.")
    made_on: str = Field(description="The day of the run, as an ISO date.")
    source: str = Field(description="Name of the spreadsheet that was read.")
    encoder: str = Field(description="The model that compared texts: name, hash and way of running it.")
    programme: ProgrammeEntry = Field(description="What was decided beforehand.")
    people: PeopleCounts = Field(description="How many people and seats.")
    certificate: CertificateFile = Field(description="The proof; the same as certificate.json.")
    allowed_pairs: int = Field(description="Pairs that no rule bars.")
    barred_pairs: int = Field(description="Pairs that a rule bars.")
    parts: list[ProgrammePart] = Field(description="The parts of a score, with weights and averages.")
    pins: list[EmailPairEntry] = Field(description="Pairs that had to be made.")
    vetoes: list[EmailPairEntry] = Field(description="Pairs that were forbidden by hand.")
    unmatched: list[UnmatchedEntry] = Field(description="Everybody without a partner, and why.")
    row_problems: list[RowProblemEntry] = Field(description="Everything wrong in the spreadsheet.")
    matches: list[MatchEntry] = Field(description="Every pair that was made, by the mentee's e-mail.")
