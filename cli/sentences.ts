/** Faults in words. Most reasons read as English once their hyphens are gone; the others have a sentence here. */

const SENTENCES: Readonly<Record<string, string>> = {
  'not-json': 'the file is not JSON',
  xml: 'FHIR as XML is not read: save it as JSON',
  'not-fhir': 'the file is not a FHIR resource',
  'other-resource': 'this is another kind of FHIR resource',
  'too-large': 'the file is too large',
  'too-deep': 'the file has groups within groups without end',
  modifier: 'the file says that it must be read by rules that are not known here',
  'wrong-shape': 'this is missing, or not as FHIR R4 has it',
  'wrong-count': 'the file has another number of questions than the form',
  'missing-question': 'no question is this item',
  'extra-question': 'the form has no such question',
  'repeated-question': 'the question stands twice',
  'question-without-text': 'the question has no text',
  conditional: 'the question is asked only sometimes, and the form asks it always: take the condition out of the file',
  retired: 'the questionnaire is no longer in use',
  'newer-fhir': 'this is how FHIR R5 has it: save it as R4',
  'other-answer': 'the answer is no choice and no whole number',
  'several-answers': 'the question, or its group, takes several answers',
  'no-options': 'the question has nothing to choose from',
  'outside-value-set': 'the choices are not in the file',
  'open-value-set': 'the choices are not listed in the file: save it with the choices written out',
  'option-without-text': 'a choice has no text',
  'mixed-options': 'the choices are of different kinds',
  'wrong-options-count': 'the number of choices is not the form’s',
  'wrong-points':
    'its points, codes or numbers are not the form’s: the choices stand in another order. If every list is backwards: --choices turned',
  'two-lists': 'the choices are listed in two places, and the lists differ',
  'other-language': 'the file is in this language, and holds no translation to the one asked for',
  'no-translation': 'this has no translation to the language asked for',
  'licence-ended': 'the right to this wording ended on that day: it cannot be used',
  'several-persons': 'the file is about more than one person: bring each one’s answers in by themselves',
  'not-read': 'not read',
  'age-outside-form':
    'somebody of that year is not of the form’s ages: the year, the form or the person is wrong, or --accept age-outside-form',
  'maybe-supplement': 'not read: this may be the supplement, which is known by name: --column NAME=ITEM',
  'garbled-name': 'not read, and its letters look as if another encoding had been meant: save as CSV UTF-8',
  'two-candidates': 'another column could be the same thing: settle it with --column NAME=MEANING, - for not read',
  'other-separator': 'the first line says that this parts the cells: use a comma, a semicolon or a tab',
  'other-sex': 'the same code has another sex',
  'similar-code': 'these codes differ by noughts before them: one case, or --accept similar-code',
  'code-for-missing': 'this may be an answer, or mean that there is none: say --nines answer or blank',
  'only-missing': 'no answer but what means that there is none',
  'hidden-question': 'hidden, and so no question',
  'hidden-text': 'hidden, and so left out',
  'calculated-question': 'counted by the system, and so no question',
  'read-only-question': 'cannot be filled in, and so is no question',
  'conditional-text': 'shown only sometimes, and so left out',
  'help-text': 'shown on demand, and so left out',
  'text-at-a-question': 'said at one question, and so no part of the instruction',
  'late-text': 'said after the last question, and so no part of the instruction',
  'order-untold': 'nothing in the file tells the order of the choices: check that they stand as on the form',
  'repeated-scale': 'the sum counts the same answers twice: take one of the scales away',
  'hidden-characters': 'the text holds characters that nobody can see',
  'not-text': 'the file is not text',
  workbook: 'this is a workbook: save it as CSV',
  empty: 'there is nothing in it',
  'broken-header': 'the first line cannot be read',
  'one-column': 'there is one column only: cells are parted by commas, semicolons or tabs',
  'repeated-column': 'two columns have this name',
  'personnummer-in-header': 'a column’s name looks like a personal identity number',
  'no-lines': 'there is a header and no lines',
  'too-many-lines': 'there are more lines than an import takes',
  'no-code-column': 'there is no column for the code',
  'no-day-column': 'there is no column for the date',
  'no-item-column': 'there is no column for this item',
  'two-columns': 'two columns are the same thing',
  'open-quote': 'a quote is opened and not closed',
  'stray-quote': 'a quote stands where none can',
  'wrong-cells': 'the line has another number of cells than the header',
  personnummer: 'the line holds what looks like a personal identity number',
  'no-code': 'there is no code',
  'long-code': 'the code is too long',
  'bad-day': 'this is no date',
  'ambiguous-day': 'this could be two dates: write it as 2024-03-04',
  'day-to-come': 'the date has not been',
  'day-before-birth': 'the date is before the year of birth',
  'all-blank': 'no question is answered',
  'unknown-case': 'the year of birth is needed',
  'other-born': 'the same code has another year of birth',
  'twice-in-file': 'the same code has another line with this date',
  'not-a-number': 'this is no number',
  'not-whole': 'this is no whole number',
  'outside-range': 'this is outside the range',
  'bad-year': 'this is no year of birth',
  'bad-age': 'this is no age in whole years',
  'bad-sex': 'this is no sex: f, m or x',
  'bad-occasion': 'this is no occasion: first or follow-up',
}

export const sentenceOf = (reason: string): string =>
  Object.hasOwn(SENTENCES, reason) ? (SENTENCES[reason] ?? '') : reason.replaceAll('-', ' ')

interface FaultSentence {
  readonly at: string
  readonly reason: string
}

export const faultText = ({ at, reason }: FaultSentence): string => `${at === '' ? '' : `${at}: `}${sentenceOf(reason)}`

/** What is good to know of something that was read all the same. */
export function tellNotes(notes: readonly FaultSentence[]): void {
  process.stderr.write(notes.map((note) => `note: ${faultText(note)}\n`).join(''))
}

/** One line a fault on standard error; the exit status for what was looked at and is not right. */
export function tellFaults(faults: readonly FaultSentence[]): number {
  process.stderr.write(faults.map((fault) => `${faultText(fault)}\n`).join(''))
  return 1
}
