"""Every error that a person can meet, in one catalogue.

An error says what happened, with facts, then what to do. `code` is stable: the command line, the
reference page and (later) the API share it. A shape test proves that each is documented.
"""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar


class Kind(StrEnum):
    """What sort of trouble it is; the command line turns it into an exit code."""

    INVALID = "invalid"
    """What was given cannot be used; exit code 2."""
    NOT_FOUND = "not_found"
    """What was named does not exist, or is not yours to see; exit code 3."""
    IMPOSSIBLE = "impossible"
    """All is well formed, yet no answer exists; exit code 4."""
    UNAVAILABLE = "unavailable"
    """A part that is needed is missing or broken on this machine; exit code 5."""
    NOT_SIGNED_IN = "not_signed_in"
    """Nobody is signed in, or no longer; exit code 6."""
    FORBIDDEN = "forbidden"
    """It is there to be seen, and may not be done; exit code 6."""
    CONFLICT = "conflict"
    """Somebody was faster, or the thing is in a state that does not allow it; exit code 7."""
    TOO_MANY = "too_many"
    """Too often in too short a time; exit code 8."""


EXIT_CODES: dict[Kind, int] = {
    Kind.INVALID: 2,
    Kind.NOT_FOUND: 3,
    Kind.IMPOSSIBLE: 4,
    Kind.UNAVAILABLE: 5,
    Kind.NOT_SIGNED_IN: 6,
    Kind.FORBIDDEN: 6,
    Kind.CONFLICT: 7,
    Kind.TOO_MANY: 8,
}


class CompanionError(Exception):
    """The base of every error we raise on purpose: `says` is filled in with the given facts."""

    code: ClassVar[str]
    kind: ClassVar[Kind]
    says: ClassVar[str]

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.says.format(**facts))


def catalogue() -> list[type[CompanionError]]:
    """Every error, ordered by code."""
    return sorted(CompanionError.__subclasses__(), key=lambda error: error.code)


# ---- settings ----------------------------------------------------------------------------------


class SettingUnknown(CompanionError):
    """A variable of ours in the environment that names no setting."""

    code = "settings.unknown"
    kind = Kind.INVALID
    says = (
        "The environment has {variable}, which is no setting of Companion. Unset it, or use one of: {known}."
    )


class SettingInvalid(CompanionError):
    """A setting whose value cannot be used."""

    code = "settings.invalid"
    kind = Kind.INVALID
    says = (
        "{variable} is {value!r}, which cannot be used: {what}. "
        "Change it, or unset it to get the usual value."
    )


# ---- people: reading a spreadsheet -------------------------------------------------------------


class PeopleFileMissing(CompanionError):
    """There is no file where one was named."""

    code = "people.file_missing"
    kind = Kind.NOT_FOUND
    says = "There is no file {file}. Check the name and the folder, and write the whole path if in doubt."


class PeopleFileIsFolder(CompanionError):
    """A folder, or something else that is no plain file."""

    code = "people.not_a_file"
    kind = Kind.INVALID
    says = "{file} is no file but {what}. Name the CSV or XLSX file itself."


class PeopleFileUnreadable(CompanionError):
    """The operating system would not let us read it."""

    code = "people.file_unreadable"
    kind = Kind.UNAVAILABLE
    says = (
        "{file} cannot be read: {why}. Ask its owner for permission to read it, close it in other "
        "programs, or copy it to a folder of your own."
    )


class PeopleFileEmpty(CompanionError):
    """Nothing in it at all."""

    code = "people.file_empty"
    kind = Kind.INVALID
    says = (
        "{file} is empty. Save the spreadsheet again as CSV or XLSX; "
        "`companion columns` writes a template to start from."
    )


class PeopleOnlyHeader(CompanionError):
    """A header and nobody below it."""

    code = "people.only_header"
    kind = Kind.INVALID
    says = "{file} has a header in line {line} and no people below it. Add one row for each person."


class PeopleNotATable(CompanionError):
    """A picture, a PDF, a web page: something that holds no table we can read."""

    code = "people.not_a_table"
    kind = Kind.INVALID
    says = (
        "{file} is {what}, whatever its name says, and no table that Companion reads. "
        "Open it in the program that made it, and save the people as CSV or XLSX."
    )


class PeopleFileLocked(CompanionError):
    """A workbook with a password."""

    code = "people.password_protected"
    kind = Kind.INVALID
    says = (
        "{file} is protected by a password, so it cannot be read. Open it in Excel, choose "
        "File > Info > Protect Workbook > Encrypt with Password, clear the password, and save it."
    )


class PeopleWorkbookBroken(CompanionError):
    """An XLSX file that is damaged or does not keep to the format."""

    code = "people.workbook_broken"
    kind = Kind.INVALID
    says = (
        "{file} looks like an Excel workbook but cannot be read: {why}. "
        "Open it in Excel, let it repair the file, and save it again as XLSX or CSV."
    )


class PeopleFileTooLarge(CompanionError):
    """More bytes than we read; for XLSX after unpacking."""

    code = "people.file_too_large"
    kind = Kind.INVALID
    says = (
        "{file} has {megabytes} MB{unpacked}; at most {limit} MB are read. Delete the columns and rows that "
        "matching does not need, divide the programme into several files, or set "
        "COMPANION_MAX_FILE_MEGABYTES higher."
    )


class PeopleTooManyRows(CompanionError):
    """More rows than we read."""

    code = "people.too_many_rows"
    kind = Kind.INVALID
    says = (
        "{file} has more than {limit} rows of people, which is the most that is read at once. "
        "Delete the rows that do not belong, divide the programme into several files, or set "
        "COMPANION_MAX_ROWS higher."
    )


class PeopleTooManyColumns(CompanionError):
    """More columns than anybody fills in; most likely no table of people."""

    code = "people.too_many_columns"
    kind = Kind.INVALID
    says = (
        "The header of {file} in line {line} has more than {limit} columns. A table of people has one row "
        "for each person; delete the columns that matching does not need."
    )


class PeopleColumnsMissing(CompanionError):
    """Columns without which nobody can be matched."""

    code = "people.columns_missing"
    kind = Kind.INVALID
    says = (
        "{file} has no column for {missing}. Line {line} was read as the header and has: {found}. {guess}"
        "At least email and role are needed, each with a header of its own; "
        "`companion columns` explains all columns."
    )


class PeopleQuotesBroken(CompanionError):
    """Quotation marks so muddled that the table cannot be made out."""

    code = "people.quotes_broken"
    kind = Kind.INVALID
    says = (
        "The quotation marks in {file} do not add up (first in line {line}), so its cells cannot be told "
        "apart. Open it in a spreadsheet program and save it again as CSV or XLSX, which sets the quotation "
        "marks right."
    )


class PeopleLineTooLong(CompanionError):
    """One line of text with millions of characters: no table."""

    code = "people.line_too_long"
    kind = Kind.INVALID
    says = (
        "Line {line} of {file} has more than {limit} characters, so this is most likely no table. "
        "Save the spreadsheet again as CSV or XLSX, one row for each person."
    )


class PeopleRowsRefused(CompanionError):
    """Strict reading, and something is wrong in the file."""

    code = "people.rows_refused"
    kind = Kind.INVALID
    says = (
        "{count} in the file cannot be used as they stand, and --strict was asked for:\n{problems}\n"
        "Mend them, or run again without --strict to use the rest."
    )


class PeopleNobodyLeft(CompanionError):
    """Every row had something wrong that left it out."""

    code = "people.nobody_left"
    kind = Kind.INVALID
    says = "None of the {rows} rows could be used:\n{problems}\nMend them and run again."


class PersonUnknown(CompanionError):
    """Somebody was named whom the file does not have on that side."""

    code = "people.unknown"
    kind = Kind.NOT_FOUND
    says = "There is nobody called {typed} among the {among}. {hint}"


class PersonAmbiguous(CompanionError):
    """A name that several people have."""

    code = "people.ambiguous"
    kind = Kind.INVALID
    says = "Several of the {among} are called {typed}: {addresses}. Say which by the e-mail address."


# ---- programmes: reading a programme file ------------------------------------------------------


class ProgrammeFileMissing(CompanionError):
    """There is no programme file where one was named."""

    code = "programmes.file_missing"
    kind = Kind.NOT_FOUND
    says = (
        "There is no programme file {file}. Check the name and the folder, "
        "or leave the option out to use the defaults."
    )


class ProgrammeFileUnreadable(CompanionError):
    """A folder, or a file that the operating system would not let us read."""

    code = "programmes.file_unreadable"
    kind = Kind.UNAVAILABLE
    says = "The programme file {file} cannot be read: {why}. Name a file that you are allowed to read."


class ProgrammeFileTooLarge(CompanionError):
    """More than any programme file needs."""

    code = "programmes.file_too_large"
    kind = Kind.INVALID
    says = (
        "{file} has {size} kB, and a programme file may have {limit} kB. Is it another file? "
        "A programme file holds weights and rules; people go into the spreadsheet."
    )


class ProgrammeFileNotText(CompanionError):
    """Not UTF-8: a spreadsheet or a picture, or text in an old encoding."""

    code = "programmes.file_not_text"
    kind = Kind.INVALID
    says = (
        "{file} is no UTF-8 text (the trouble begins in line {line}). "
        "Save it as plain text in UTF-8, with the ending .yaml."
    )


class ProgrammeFileInvalid(CompanionError):
    """One thing or several wrong in the file; all of them are listed, with their lines."""

    code = "programmes.file_invalid"
    kind = Kind.INVALID
    says = "{file} cannot be used yet: {count}.\n{faults}"


class ProgrammeUnknownColumn(CompanionError):
    """A rule or a preference names a column that the people file does not have."""

    code = "programmes.unknown_column"
    kind = Kind.INVALID
    says = "The programme names columns that rules cannot look at here.\n{faults}"


# ---- matching: scores and assignment -----------------------------------------------------------


class PinnedTwice(CompanionError):
    """A mentee for whom two different mentors were decided on beforehand."""

    code = "matching.pinned_twice"
    kind = Kind.INVALID
    says = (
        "{mentee} is pinned to {first} and to {second}, but a mentee gets one mentor. "
        "Keep one of the two pins."
    )


class PinBarred(CompanionError):
    """A pair that was decided on beforehand, and that a rule forbids."""

    code = "matching.pin_barred"
    kind = Kind.IMPOSSIBLE
    says = (
        "{mentee} is pinned to {mentor}, but a rule bars this pair. "
        "Remove the pin, or change the rule in the programme file."
    )


class PinOverCapacity(CompanionError):
    """More mentees were promised to a mentor than she has room for."""

    code = "matching.pin_over_capacity"
    kind = Kind.IMPOSSIBLE
    says = (
        "Mentees pinned to {mentor}: {pinned}, but the capacity is {room}. "
        "Raise the capacity, or remove a pin."
    )


class PinUnreadable(CompanionError):
    """A pin or a veto that does not name two people."""

    code = "matching.pin_unreadable"
    kind = Kind.INVALID
    says = (
        "{typed} does not say who with whom. Write mentee=mentor, both by e-mail address, "
        "for instance {option} ada@firm.example=ben@firm.example."
    )


class SidesEmpty(CompanionError):
    """A programme with nobody on one side."""

    code = "matching.nobody_to_match"
    kind = Kind.IMPOSSIBLE
    says = (
        "There are {mentees} mentees and {mentors} mentors, so there is nobody to match. "
        "Check the column role: it says mentor, mentee or both."
    )


class RunMissing(CompanionError):
    """A folder that holds no finished run."""

    code = "matching.run_missing"
    kind = Kind.NOT_FOUND
    says = "{folder} holds no finished run. Name the folder that `companion match … --out` wrote to."


class RunBroken(CompanionError):
    """A finished run that cannot be read back."""

    code = "matching.run_broken"
    kind = Kind.INVALID
    says = (
        "{file} is damaged or was written by another version of Companion. "
        "Run `companion match` again with the same spreadsheet; the same input gives the same matches."
    )


class RunOfAnotherModel(CompanionError):
    """A run whose scores came from another encoder than the one here."""

    code = "matching.run_of_another_model"
    kind = Kind.INVALID
    says = (
        "The run in {folder} was made with {made}, but here is {here}; their scores must not be mixed. "
        "Run `companion match` again, or use the Companion that made it."
    )


class FileExists(CompanionError):
    """A file that would be overwritten."""

    code = "matching.file_exists"
    kind = Kind.INVALID
    says = "{file} exists already and is left as it is. Name another file, or move this one away."


# ---- explaining: finished runs -----------------------------------------------------------------


class OutputIsFile(CompanionError):
    """The folder for the results is a file, or lies below one."""

    code = "explaining.output_is_file"
    kind = Kind.INVALID
    says = "{folder} cannot be the folder for the results, because {file} is a file. Name another folder."


class OutputNotWritable(CompanionError):
    """The operating system would not let us write the results."""

    code = "explaining.output_not_writable"
    kind = Kind.UNAVAILABLE
    says = (
        "The results cannot be written to {folder}: {why}. Name a folder that you may write to with --out, "
        "or close the results in other programs. What was there before is as it was."
    )


class OutputDiskFull(CompanionError):
    """No space is left for the results."""

    code = "explaining.disk_full"
    kind = Kind.UNAVAILABLE
    says = (
        "There is no space left on the disk of {folder} for the results. Make room, or name a folder on "
        "another disk with --out. What was there before is as it was."
    )


# ---- embeddings, seen from companion ------------------------------------------------------------


class EncoderUnavailable(CompanionError):
    """The model that turns text into vectors, or its cache, is missing or damaged."""

    code = "embeddings.unavailable"
    kind = Kind.UNAVAILABLE
    says = "{what}"


# ---- access ------------------------------------------------------------------------------------


class NotFound(CompanionError):
    """Something that does not exist, or that this person may not know of."""

    code = "access.not_found"
    kind = Kind.NOT_FOUND
    says = "There is no such {what}, or it is not yours to see. Check the address, or ask your administrator."


class Forbidden(CompanionError):
    """Something that can be seen and may not be done."""

    code = "access.forbidden"
    kind = Kind.FORBIDDEN
    says = "Your role does not allow you to {action}. Ask an administrator of the programme."


# ---- db ----------------------------------------------------------------------------------------


# ---- accounts ----------------------------------------------------------------------------------


# ---- people in the database --------------------------------------------------------------------


# ---- rounds ------------------------------------------------------------------------------------


# ---- api ---------------------------------------------------------------------------------------
