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
  conditional: 'the question is asked only sometimes, and the form asks it always',
  retired: 'the questionnaire is no longer in use',
  'newer-fhir': 'this is how FHIR R5 has it: save it as R4',
  'other-answer': 'the answer is no choice and no whole number',
  'several-answers': 'the question takes several answers',
  'no-options': 'the question has nothing to choose from',
  'outside-value-set': 'the choices are not in the file',
  'open-value-set': 'the choices are not listed in the file',
  'option-without-text': 'a choice has no text',
  'mixed-options': 'the choices are of different kinds',
  'wrong-options-count': 'the number of choices is not the form’s',
  'wrong-points': 'the points are not the form’s: the choices may be printed in another order',
  'repeated-scale': 'the scale is in the sum twice: take one of them away',
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

/** One line a fault on standard error; the exit status for what was looked at and is not right. */
export function tellFaults(faults: readonly FaultSentence[]): number {
  process.stderr.write(faults.map((fault) => `${faultText(fault)}\n`).join(''))
  return 1
}
