/**
 * A protected case in the files and the report that a colleague makes who may not read it: words planted in it are looked for,
 * and the reader's own of the same unit are the control that they can be found there.
 */
import 'fake-indexeddb/auto'
import { render } from '@testing-library/react'
import { beforeAll, expect, it, vi } from 'vitest'
import { period2014 } from '#aggregate'
import { caseFiles } from '../../../case-file/case-file.ts'
import { casesOfPeriod } from '../../../period/cases-of-period.ts'
import type { Work } from '../../../period/use-work.ts'
import { ReportPage } from '../../../report/report-page.tsx'
import { createUnit, type OpenVault, type RecordBody, VaultProvider } from '../../../vault/index.ts'
import { inside, locked, otherPhrase, phrase, unitOfTwo } from '../../../vault/testing.ts'
import { loadLaterWords, loadWords, swedish } from '../../../words/index.tsx'
import { archiveFiles } from './archive.ts'

vi.stubGlobal(
  'ResizeObserver',
  class {
    observe() {}
    disconnect() {}
  },
)

const planted = { note: 'VITSIPPAN', goal: 'BLÅSIPPAN', read: 'GULLVIVAN', open: 'MASKROSEN' }
const secret = [planted.note, planted.goal, planted.read]
const day = '2014-05-02'
let alva: OpenVault

const someCase = (code: string, note: string): RecordBody => ({
  ...{ kind: 'case', code, born: 2002, sex: 'f', opened: day, note },
})
const someGoal = (text: string): RecordBody => ({
  ...{ kind: 'goal', goal: crypto.randomUUID(), owner: 'young-person', agreed: day, ended: null, follows: null },
  ...{ wordings: [{ text, from: day }] },
})
const answers = {
  ...({ kind: 'answers', form: 'core-10', informant: 'self', occasion: 'first', via: 'paper' } as const),
  ...{ revision: 1, day, answers: { i6: 3 }, blanks: {}, mode: null, wording: null, rater: null, corrects: null },
}

beforeAll(async () => {
  await loadWords('sv')
  await loadLaterWords()
  const { vault } = await createUnit('unit', unitOfTwo)
  const [guarded, open] = [crypto.randomUUID(), crypto.randomUUID()]
  await vault.append(
    { caseId: open, body: someCase('ÖPPET', planted.open) },
    { caseId: guarded, body: someCase('SKYDD-1', planted.note) },
    { caseId: guarded, body: answers },
  )
  await vault.protect(guarded, { staff: [vault.me.staff] })
  const [form] = vault.of('answers')
  await vault.append(
    { caseId: guarded, body: someGoal(planted.goal) },
    { caseId: guarded, body: { kind: 'seen', record: form?.id ?? '', items: ['i6'], done: planted.read } },
  )
  await vault.audit('case-opened', guarded)
  alva = vault
})

/** All that the unit's archive holds, which is every kind of file the app makes of cases, by the folder or file it is in. */
async function exportsOf(vault: OpenVault): Promise<ReadonlyMap<string, string>> {
  const records = vault.records()
  const files = await archiveFiles(
    {
      ...{ unit: vault.unit, name: 'Enheten Måsen', records, log: await vault.log(), made: '2014-11-30' },
      ...{ files: caseFiles(records), guarded: vault.protectedCases() },
    },
    swedish,
  )
  const parts = Map.groupBy(Object.entries(files), ([name]) => name.split('/')[0] as string)
  return new Map([...parts].map(([part, all]) => [part, all.map(([name, content]) => `${name} ${content}`).join('\n')]))
}

const wordsIn = (text: string, words: readonly string[]) => words.filter((word) => text.includes(word))

function reportOf(vault: OpenVault): string {
  const records = vault.records()
  const cases = casesOfPeriod(records, period2014)
  const work = { period: period2014, cases, files: caseFiles(records) } as unknown as Work
  const { container, unmount } = render(
    <VaultProvider vault={vault}>
      <ReportPage work={work} />
    </VaultProvider>,
  )
  const text = container.innerHTML
  unmount()
  return text
}

it('tables, FHIR, log and records that a colleague saves hold no word of a protected case, and those of its reader hold each', async () => {
  const reader = await exportsOf(alva)
  const bo = await exportsOf(inside(await (await locked()).unlock(otherPhrase)))
  const found = (files: ReadonlyMap<string, string>) =>
    [...files].flatMap(([part, text]) => (wordsIn(text, secret).length > 0 ? [part] : []))
  expect(found(reader)).toEqual(['tables', 'records.json'])
  expect(wordsIn([...reader.values()].join(), secret)).toEqual(secret)
  expect(reader.get('fhir')).toContain('SKYDD-1')
  // That it was opened, and its code, is everybody's to go through; the log holds no words of any case.
  for (const files of [reader, bo]) expect(files.get('log.csv')).toContain('Öppnade ärendet,SKYDD-1')
  expect(found(bo)).toEqual([])
  expect(bo.get('fhir')).not.toContain('SKYDD-1')
  // What is everybody's is there.
  expect(bo.get('records.json')).toContain(planted.open)
  expect([...bo.keys()]).toEqual([...reader.keys()])
})

it('the report that a colleague prints counts and names nobody whom they may not read', async () => {
  const reader = reportOf(inside(await (await locked()).unlock(phrase)))
  const bo = reportOf(inside(await (await locked()).unlock(otherPhrase)))
  expect(reader).toContain('2 barn och unga i perioden')
  expect(bo).toContain('1 barn eller ung person i perioden')
  expect(wordsIn(bo, [...secret, 'SKYDD-1', 'CORE-10'])).toEqual([])
})
