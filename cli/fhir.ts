/** `fhir export`: a table of answers, or a case that was exported, as one FHIR Bundle with the scores of today's rules. */

import { dayOfInstant } from '#aggregate'
import { type CaseForFhir, caseBundle, type ImportedAnswer, type ImportLine, plainCode, readResponse } from '#exchange'
import type { Form, Informant } from '#instruments'
import { FIRST, firstOf, readAnswersTable, type TableOptions } from './read-answers-table.ts'
import { readBytes } from './read-file.ts'
import { Refusal } from './refusal.ts'
import { tellFaults, tellNotes } from './sentences.ts'
import { today } from './today.ts'
import { writeJson } from './write.ts'

interface Options extends TableOptions {
  readonly day?: string | undefined
  readonly informant?: string | undefined
}

export async function exportFhir(file: string | undefined, options: Options): Promise<number> {
  const bytes = await readBytes(file)
  const text = new TextDecoder().decode(bytes)
  if (/^\uFEFF?\s*\{/.test(text)) return exportAgain(text, options)
  const { form, lines, status } = readAnswersTable(bytes, options)
  const people = [...Map.groupBy(lines, ({ code }) => plainCode(code)).values()]
  writeBundle(people.map((own) => caseOfTable(form, own)))
  return status
}

/** A case in FHIR, read by the reader that the app has, scored and written anew. */
function exportAgain(text: string, { form, day, informant, first }: Options): number {
  const who = informants.find((one) => one === informant)
  if (informant !== undefined && !who) throw new Refusal(`--informant is ${informants.join(', ')}, not ${informant}`)
  const from = firstOf(first)
  const read = readResponse(text, {
    ...{ today: today(), dayOfInstant, born: null },
    ...(form !== undefined && { form }),
    ...(day !== undefined && { day }),
    ...(who !== undefined && { informant: who }),
    ...(from !== null && { first: from }),
  })
  if (read.is === 'refused') return tellFaults(read.faults)
  if (read.is === 'asks') throw new Refusal(ASKS[read.asks])
  tellNotes(read.notes)
  const person = read.person ?? { code: '', born: null, sex: 'x' as const }
  writeBundle([{ id: crypto.randomUUID(), ...person, measurements: read.answers.map(measuredInFile) }])
  return 0
}

const informants: readonly Informant[] = ['self', 'parent', 'teacher', 'clinician']

const ASKS = {
  form: 'the file does not say which form it is: give --form (see --list)',
  day: 'the file does not say which day it was answered: give --day, as 2024-03-04',
  informant: `the file does not say who answered: give --informant, ${informants.join(', ')}`,
  first: FIRST,
}

function writeBundle(cases: readonly CaseForFhir[]): void {
  const given = { newId: () => crypto.randomUUID(), made: new Date().toISOString() }
  const bundles = cases.map((one) => caseBundle(one, given).bundle as { readonly entry: object[] })
  const entry = bundles.flatMap((bundle) => bundle.entry)
  writeJson({ resourceType: 'Bundle', type: 'collection', timestamp: given.made, entry })
}

function caseOfTable(form: Form, lines: readonly ImportLine[]): CaseForFhir {
  const [first] = lines
  if (!first) throw new RangeError('a person without a line')
  const { code, born, sex } = first
  return {
    id: crypto.randomUUID(),
    code,
    born,
    sex,
    measurements: lines
      .toSorted((a, b) => (a.day < b.day ? -1 : 1))
      .map(({ day, occasion, answers }, at) => ({
        id: crypto.randomUUID(),
        form: form.id,
        informant: form.informant,
        occasion: form.occasion === 'any' ? (occasion ?? (at === 0 ? 'first' : 'follow-up')) : form.occasion,
        day,
        answers,
        blanks: {},
        via: 'import',
        wording: null,
      })),
  }
}

const measuredInFile = (one: ImportedAnswer): CaseForFhir['measurements'][number] => ({
  ...one,
  id: crypto.randomUUID(),
  occasion: one.occasion ?? 'first',
  via: 'import',
  wording: one.wording ? { ...one.wording, training: one.training } : trainingOnly(one),
})

/** The mark stays where the file does not say which wording it was. */
const trainingOnly = ({ training }: ImportedAnswer) =>
  training ? { hash: 'unknown', language: 'und', training } : null
