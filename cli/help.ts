/** What `--help` and `--list` say. */
import { forms, normSetsOf } from '#instruments'

export const HELP = `Usage: npm run -s mattstock -- <command> [options] [file.csv]

  score --form <form> [file.csv]   scores and bands, one line for each line of answers
  change [file.csv]                reliable change and category, one line for each pair of scores
  open <file.age>                  an encrypted export, opened; the passphrase is asked for

Without a file, or with -, standard input is read. The result goes to standard output.

  --format csv|json   csv is the default; json is an array of the same lines
  --list              the forms, with what they are called
  --help              this text; after a command, more about the command

Tables: UTF-8 (with or without BOM), comma or semicolon, any line end, quoted fields. Columns in any order, names in any
case. What is written is always UTF-8 with commas, decimal points and no rounding.

Exit status: 0 all lines were read · 1 some lines were not, each named on standard error · 2 nothing could be done.
`

export const SCORE_HELP = `Usage: npm run -s mattstock -- score --form <form> [--format csv|json] [file.csv]

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

export const OPEN_HELP = `Usage: npm run -s mattstock -- open <file.zip.age> > file.zip

Opens a file of personal data that the app made for research. The passphrase is asked for in the terminal, or read as one
line of standard input. The file is in the format of age (https://age-encryption.org/v1): age and rage open it as well.
`

export const CHANGE_HELP = `Usage: npm run -s mattstock -- change [--format csv|json] [file.csv]

Columns in
  id            anything; it is written back as it came
  pre, post     the two scores
  sd            of the sample that the reliability is from, above 0
  reliability   from 0 to below 1
  confidence    as a share (0.95) or in percent (95)
  limit         between the clinical and the functional side; a score at the limit is clinical. Empty: no limit
  direction     higher (higher is better) or lower (lower is better)

Numbers have a decimal point. In a table with semicolons a decimal comma is read as well; in one with commas it is refused.

Columns out
  id
  sdiff         sd · √2 · √(1 − reliability)
  rci           z · sdiff, with z from the confidence (1.959964 for 0.95)
  rc            (post − pre) / sdiff
  reliable      improved or deteriorated if the change exceeds rci, else unchanged
  category      recovered (reliably improved, and from the clinical to the functional side), improved, unchanged, deteriorated
`

/** One line a form. */
export function listForms(format: 'csv' | 'json'): string {
  const list = forms.map((form) => ({
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
