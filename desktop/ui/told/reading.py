"""What is said of figures, labels, sessions, the database and the policy."""

from __future__ import annotations

from desktop.ui.told.marking import _

READING = (
    _("No evidence of a difference in {of} ({p})."),
    _("discrimination"),
    _("right decisions"),
    _("right decisions on {of}"),
    _("films"),
    _("pneumonias"),
    _("normal films"),
    _("the first model"),
    _("the second model"),
    _("The first model"),
    _("The second model"),
    _("Discrimination cannot be compared: the films are all of one class."),
    _("Discrimination cannot be compared: there are too few films."),
    _("{better} tells pneumonia from normal better by {d} in ROC area ({p})."),
    _(
        "{better} decides more {of} rightly: {more} that the other gets wrong, against {fewer} "
        "the other way ({p})."
    ),
    _("No evidence that the scores are spread otherwise than on {reference} ({p})."),
    _(
        "The scores run higher than on {reference}: {here} of these films score {at} or more, "
        "{there} there ({p}). More or fewer children with pneumonia alone would do this; so "
        "would another exposure or crop."
    ),
    _(
        "The scores run lower than on {reference}: {here} of these films score {at} or more, "
        "{there} there ({p}). More or fewer children with pneumonia alone would do this; so "
        "would another exposure or crop."
    ),
    _(
        "Unlike the training films: {count} of {n} films ({share}, {low} to {high}); no "
        "evidence that this is more than the {expected} of its test films ({p})."
    ),
    _(
        "Unlike the training films: {count} of {n} films ({share}, {low} to {high}); more than "
        "the {expected} of its test films ({p})."
    ),
    _("There is no pneumonia film: {metric} cannot be measured."),
    _("There is no normal film: {metric} cannot be measured."),
    _(
        "1 pneumonia film is few: {metric} can be known to ±{half} only. With {missing} more, "
        "{needed} in all, it would be ±{wanted}."
    ),
    _(
        "1 normal film is few: {metric} can be known to ±{half} only. With {missing} more, "
        "{needed} in all, it would be ±{wanted}."
    ),
    _(
        "{n} pneumonia films are few: {metric} can be known to ±{half} only. With {missing} "
        "more, {needed} in all, it would be ±{wanted}."
    ),
    _(
        "{n} normal films are few: {metric} can be known to ±{half} only. With {missing} more, "
        "{needed} in all, it would be ±{wanted}."
    ),
    _("sensitivity"),
    _("specificity"),
    _("undefined"),
    _("poor"),
    _("slight"),
    _("fair"),
    _("moderate"),
    _("substantial"),
    _("almost perfect"),
    _("lines without a label"),
    _("lines that name no film here"),
    _("unsure"),
    _("not readable"),
    _("pneumonia"),
    _("normal"),
    _("line {n} may mean {several} films of this name: give their paths"),
    _("line {a} says pneumonia and line {b} says normal"),
    _("the same film as {others}, which has the other label"),
    _("the readers differ ({words})"),
    _(
        "{seen} of {used} verdicts were given with the scores in view. They lean towards what "
        "the models said, and flatter them: read blind for a fair measurement."
    ),
    _("Give a heading line and one line a film"),
    _("the table is empty"),
    _("line {n}: {fault}"),
    _(
        "Write 'pneumonia' or 'normal' (or 1 or 0) for every film, or leave the label empty "
        "where there is none"
    ),
    _("it names no film"),
    _("the label '{word}' is not known"),
    _("it has {n} of the {all} columns"),
    _("no column is headed as the {lacking} (there are: {names})"),
    _("Call the column of the {lacking} one of: {known}"),
    _("it is no UTF-8 text (byte {n})"),
    _("Save the table as 'CSV UTF-8'"),
    _("it cannot be read ({why})"),
    _("Check the quotation marks in that line"),
    _("it holds no readable film under a folder NORMAL or PNEUMONIA"),
    _("Sort the films into two folders of these names, or give a table with --labels"),
    _("it holds no readable film that the table gives a label"),
    _("Check that the table names these films by path, file name or SHA-256"),
    _("no readable film in it has been called pneumonia or normal by a reader"),
    _("Read some films first"),
    _("Give it one"),
    _("The session"),
    _("it has no name"),
    _("Session '{name}'"),
    _("Session {n}"),
    _("there is one of that name"),
    _("Choose another name"),
    _("it was deleted, perhaps in another window"),
    _("Open the folder again; the verdicts given in it are kept"),
    _("a row of the logs holds what this program never wrote"),
    _("Run 'pneumotriage audit verify' to learn which, and put a backup in place"),
    _("the database's folder cannot be made ({why})"),
    _("Check that you may write there"),
    _("a newer version of the program wrote this database ({why})"),
    _("Install that version of the program, or put a backup of the database in its place"),
    _("the database is damaged"),
    _("Put a backup in its place, or move the file away to start with an empty database"),
    _("another program keeps the database locked"),
    _("Close other windows of the program and try again"),
    _("the database cannot be opened for writing"),
    _("Check that the folder exists and that you may write there"),
    _("Free some space and try again"),
    _("the disk is full"),
    _("the disk is full ({why})"),
    _("the database is damaged ({why})"),
    _("another program keeps the database locked ({why})"),
    _("the database cannot be opened for writing ({why})"),
    _("entry {place} of the chain: {fault}"),
    _("{log} {row} is not as it was written, or an entry before it was taken out"),
    _("{log} {row} was taken out"),
    _("{log} {row} was put in by something other than this program"),
    _("an entry of the chain was taken out before {log} {row}"),
    _(
        "the head that was noted is not in the chain: it, or entries before it, were taken out or "
        "written anew"
    ),
    _(
        "the chain ends at entry {place}, but the note beside the database knows {noted}: the last"
        " {missing} are missing. If a backup was put back on purpose, move the note away"
    ),
    _("entry {place} of the chain is another one than the note beside the database"),
    _("{log}: the database no longer refuses to change it; its trigger was taken out"),
    _("The policy of this machine cannot be followed"),
    _("Ask your administrator to correct or remove it"),
    _("the policy of this machine cannot be read ({why})"),
    _("the policy of this machine is not understood ({why})"),
    _("set by hand"),
    _("Language {code}"),
    _("no font on this computer has its signs"),
    _("Install one, such as Noto Sans CJK (fonts-noto-cjk), and start the program again"),
)
