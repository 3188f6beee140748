/**
 * Scores and exports, each as one text, of the same invented answers and cases: what must be the same bytes on every
 * device, whatever its language and zone. Built for a browser by `browser.ts` beside.
 */
import { canonicalText, disclose, type Labels, national, nationalJsonStat, period2014, rowsOf } from '#aggregate'
import { type Answers, forms, itemIds, score } from '#instruments'
import { caseFiles } from '../../src/case-file/case-file.ts'
import { nationalLabels } from '../../src/exports/national/national-labels.ts'
import { aboutReleased, forPrograms, forSpreadsheets } from '../../src/exports/released/package.ts'
import { releasedTables } from '../../src/exports/released/tables.ts'
import { researchFiles } from '../../src/exports/research/package.ts'
import { chance } from '../../src/practice/chance.ts'
import { practiceUnit } from '../../src/practice/practice-unit.ts'
import { swedish } from '../../src/words/index.tsx'
import { keyOf, randomCases } from '../random-cases.ts'

const day = '2026-11-21'

function scores(seed: number): string {
  const c = chance(seed)
  return forms
    .flatMap((form) =>
      Array.from({ length: 20 }, () => {
        const answers = Object.fromEntries(
          itemIds(form).map((id) => {
            const item = form.items[id]
            const most = item?.kind === 'choice' ? item.worth.length - 1 : 100
            return [id, c.yes(0.05) ? null : c.whole(item?.kind === 'choice' ? 0 : 1, most)]
          }),
        ) as Answers
        return JSON.stringify(score(form, answers, { age: c.whole(5, 24), sex: c.pick(['f', 'm', 'x']) }))
      }),
    )
    .join('\n')
}

function batchOf(seed: number) {
  const release = disclose({
    period: period2014,
    edition: 1,
    cases: randomCases(seed, 60 + 20 * seed),
    joined: null,
    unit: `unit-00000000000${seed}`,
    key: keyOf(seed),
    app: '0.1.0',
    released: [],
  })
  if ('refused' in release) throw new Error(release.refused)
  return release.batch
}

function cases(seed: number) {
  const staff = '11111111-1111-4111-8111-111111111111'
  const records = practiceUnit(seed, day, staff).flatMap(({ id, records }) =>
    records.map((record) => ({ ...record, caseId: id, by: { staff } })),
  )
  return [...caseFiles(records.map((record, seq) => ({ ...record, lamport: seq + 1, device: 'a' }))).values()]
}

/** By name; the value is the whole file. */
export function everythingWritten(): Readonly<Record<string, string>> {
  const batches = [1, 2, 3, 4].map(batchOf)
  const [batch = batchOf(1)] = batches
  const file = national({ period: period2014, edition: 1, batches, of: 5 })
  const labels: Labels = nationalLabels(swedish, period2014)
  const tables = releasedTables(batch, period2014, swedish)
  const own = { files: cases(3), period: period2014, ownCodes: true, goalWords: false }
  return {
    scores: scores(7),
    batch: canonicalText(batch),
    'national.json': JSON.stringify(file),
    'national.rows': JSON.stringify(rowsOf(file)),
    'national.json-stat': JSON.stringify(nationalJsonStat(file, labels, period2014.names.sv)),
    ...prefixed('released', forPrograms(aboutReleased(batch, period2014, swedish, day), tables)),
    ...prefixed('excel', forSpreadsheets(tables)),
    ...prefixed('research', researchFiles(own, swedish, day)),
  }
}

function prefixed(name: string, files: Readonly<Record<string, string | Uint8Array>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([file, content]) => [`${name}/${file}`, String(content)]))
}
