/** What `--help` and `--list` say. */
import { everyForm, normSetsOf } from '#instruments'

export const HELP = `Usage: npm run -s mattstock -- <command> [options] [file.csv]

  score --form <form> [file.csv]   scores and bands, one line for each line of answers
  change [file.csv]                reliable change and category, one line for each pair of scores
  open <file.age>                  an encrypted export, opened; the passphrase is asked for
  instrument check [file.json]     what is wrong with an instrument as data, if anything
  wording check [pack.json]        what is wrong with a wording pack, if anything
  wording from-fhir [file.json]    a FHIR R4 Questionnaire as a wording pack
  wording to-fhir [pack.json]      a wording pack as a FHIR R4 Questionnaire
  fhir export --form <form> [file.csv]         a table, or a case in FHIR, as a Bundle with scores
  import --dry-run --form <form> [file.csv]    what the app would import of a table of earlier answers

Without a file, or with -, standard input is read. The result goes to standard output.

  --format csv|json   csv is the default; json is an array of the same lines
  --instrument <file.json>   an instrument as data: its forms are known to the command
  --list              the forms, with what they are called
  --help              this text; after a command, more about the command

Tables: UTF-8 (with or without BOM), comma, semicolon or tab, any line end, quoted fields. Columns in any order, names in any
case. What is written is always UTF-8 with commas, decimal points and no rounding.

Exit status: 0 all lines were read · 1 some lines were not, each named on standard error · 2 nothing could be done.
`

const SCORE_HELP = `Usage: npm run -s mattstock -- score --form <form> [--format csv|json] [file.csv]

Columns in
  id            anything; it is written back as it came
  the items     by name (SDQ: consid … attends, then ebddiff distres imphome impfrie impclas impleis) or as i1 … iN.
                Codes are the choice's place as printed, from 0; C-GAS is the number itself. An empty cell is a blank.
                SDQ's supplement is known by name only, and may be left out: then it is blank.
                A column for an item of another version of the form may be there if it is empty.
  age           optional, whole years
  sex           optional: f, m, or x for other or unstated (as an empty cell)

Columns out
  id, one for each scale, <scale>_band for each scale in the form's default norm set, review.
  No score, or no norm: an empty cell. With --format json, "reasons" says why for each scale without a score.
  Where a norm set has a limit for each sex and the sex is x, both are given, none is picked: "f: … | m: …".
  review        numbers of the items that somebody must read: those above 0, and with ? those left blank: "6 16? 22".
                Empty when there is none, or when the form has no such items.
`

const OPEN_HELP = `Usage: npm run -s mattstock -- open <file.zip.age> > file.zip

Opens a file of personal data that the app made for research. The passphrase is asked for in the terminal, or read as one
line of standard input. The file is in the format of age (https://age-encryption.org/v1): age and rage open it as well.
`

const CHANGE_HELP = `Usage: npm run -s mattstock -- change [--format csv|json] [file.csv]

Columns in
  id            anything; it is written back as it came
  first, last   the two scores
  sd            of the sample that the reliability is from, above 0
  reliability   from 0 to below 1
  confidence    as a share (0.95) or in percent (95)
  cut-off       between the clinical and the functional side; a score at it is clinical. Empty: none
  direction     higher (higher is better) or lower (lower is better)

Numbers have a decimal point. Where commas do not part the cells a decimal comma is read as well.

Columns out
  id
  sdiff         sd · √2 · √(1 − reliability)
  rci           z · sdiff, with z from the confidence (1.959964 for 0.95)
  rc            (last − first) / sdiff
  reliable      improved or deteriorated if the change exceeds rci, else unchanged
  category      recovered (reliably improved, and from the clinical to the functional side), improved, unchanged, deteriorated
`

const WORDING_HELP = `Usage: npm run -s mattstock -- wording check [pack.json]
       npm run -s mattstock -- wording from-fhir [options] [questionnaire.json] > pack.json
       npm run -s mattstock -- wording to-fhir [pack.json] > questionnaire.json

check       says what the pack is, or each of its faults with its place on standard error.
from-fhir   reads FHIR R4 as JSON. Questions are matched by code, name, printed number, or order. Choices stand as in the
            file, and are refused where its points, codes or numbers say another order.
            What the file does not say is given as an option, and wins over what the file says:
            --form  --language  --wording-version  --title  --instruction  --period  --copyright  --source
            --licence  --granted-by  --granted-to  --valid-until (a date; none: no end)
            What is left out (hidden, counted, shown only sometimes) is named on standard error, with what else is good to know.
            --language   another language than the file's own: its translation, if the file holds all of it
            --choices turned   where you know that the file has every list of choices backwards
to-fhir     the way back. Recordings in a pack are left out.
`

const FHIR_HELP = `Usage: npm run -s mattstock -- fhir export --form <form> [--first 0|1] [file.csv] > bundle.json
       npm run -s mattstock -- fhir export [case.json] > bundle.json

Reads a table as import does, or a case or response in FHIR as the app does, and writes one Bundle: a Patient without a name for each code, a QuestionnaireResponse for
each line, an Observation for each score with the revision of its rules. Lines with a fault are named and left out.
A file about two persons is refused. What a response does not say is given as --form, --day, --informant, --first 0|1;
a table takes the options of import.
Personal data: keep the file inside the unit. The codes are described in docs/formats/fhir.md.
`

const IMPORT_HELP = `Usage: npm run -s mattstock -- import --dry-run --form <form> [--first 0|1] [file.csv]

Says what the app would import of a table of earlier answers. It imports nothing: only the app holds a unit's keys.

Columns in, by name in Swedish or English, or set right in the app
  code (kod)        the unit's own code of the case
  date (datum)      2024-03-04, 20240304, 4.3.2024, or a spreadsheet's number; 4/3/2024 could be two days and is refused
  born (födelseår) or age (ålder)     for cases that the unit does not have
  sex (kön), occasion (tillfälle)     optional
  the items         by name, or by anything that ends in their printed number
                    a column under its own name wins; where two could be the same thing neither is taken
  --first 0|1       how the first choice is written; asked for where no answer is 0
  --column NAME=MEANING     settles a column: an item, code, date, born, age, sex, occasion, or - for not read; NAME may end in *
  --nines answer|blank      what 99 means where the form could have 99, or 77, 88 and 98 beside it
  --accept similar-code     codes that differ by noughts before them are two cases
  --accept age-outside-form     the person is of another age than the form's, and so it was

UTF-8, UTF-16 with a mark, Windows-1252 or an old Mac's; comma, semicolon or tab. Lines with a personal identity number are refused.

Columns out
  line, code, date, born, sex, answered    one for each line that would be imported
`

const INSTRUMENT_HELP = `Usage: npm run -s mattstock -- instrument check [file.json]
       npm run -s mattstock -- <command> --instrument <file.json> …

check          says what the instrument is, or each of its faults with its place on standard error.
--instrument   lets any command know the file's forms, as a unit does that has loaded it. They have no limits.
               The format is described in docs/formats/instrument.md.
`

const HELPS: Readonly<Record<string, string>> = {
  score: SCORE_HELP,
  change: CHANGE_HELP,
  open: OPEN_HELP,
  instrument: INSTRUMENT_HELP,
  wording: WORDING_HELP,
  fhir: FHIR_HELP,
  import: IMPORT_HELP,
}

/** More about a command, or null where there is none by that name. */
export const helpOf = (command: string): string | null =>
  Object.hasOwn(HELPS, command) ? (HELPS[command] ?? null) : null

/** One line a form. */
export function listForms(format: 'csv' | 'json'): string {
  const list = everyForm().map((form) => ({
    form: form.id,
    title: form.title,
    informant: form.informant,
    ages: `${form.ages.from}-${form.ages.to}`,
    period: form.period,
    revision: form.revision,
    norms: normSetsOf(form)[0]?.id ?? null,
  }))
  if (format === 'json') return `${JSON.stringify(list, null, 2)}\n`
  const columns = ['form', 'title', 'informant', 'ages', 'period', 'revision', 'norms'] as const
  return [columns.join(','), ...list.map((form) => columns.map((name) => form[name] ?? '').join(',')), ''].join('\n')
}
