/** `fhir export`: a table of answers as one FHIR Bundle, each code a person without a name. */
import { type CaseForFhir, caseBundle, type ImportLine } from '#exchange'
import type { Form } from '#instruments'
import { plainCode, readAnswersTable, type TableOptions } from './read-answers-table.ts'

export async function exportFhir(file: string | undefined, options: TableOptions): Promise<number> {
  const { form, lines, status } = await readAnswersTable(file, options)
  const given = { newId: () => crypto.randomUUID(), made: new Date().toISOString() }
  const people = [...Map.groupBy(lines, ({ code }) => plainCode(code)).values()]
  const bundles = people.map((own) => caseBundle(caseOf(form, own), given).bundle as { readonly entry: object[] })
  const bundle = {
    resourceType: 'Bundle',
    type: 'collection',
    timestamp: given.made,
    entry: bundles.flatMap(({ entry }) => entry),
  }
  process.stdout.write(`${JSON.stringify(bundle, null, 2)}\n`)
  return status
}

function caseOf(form: Form, lines: readonly ImportLine[]): CaseForFhir {
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
