/** What a screen reader says of the result page, from top to end, as written down and read through in `golden/`. */
import { render, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { spoken } from '../../test/screen-reader.ts'
import { type RecordBody, VaultProvider } from '../vault/index.ts'
import { ResultPage } from './result-page.tsx'
import { answersTo, caseBody, kept, later, rated, vaultInMemory } from './testing.ts'

// The record after the case and the first form.
const seen: RecordBody = {
  kind: 'seen',
  record: '00000000-0000-4000-9000-000000000002',
  items: ['i9', 'i24'],
  done: 'Samtal.',
}
const low = { i2: 4, i5: 4, i8: 4, i11: 4, i13: 4, i9: 1, i24: null }

describe.each([
  // 20 + 1 answered over 33 items, and 1 over 33: much better, with one risk answer and one blank to go through.
  ['core-om', answersTo('core-om', low), answersTo('core-om', { i9: 1, i24: null }, later), seen],
  ['sdq', answersTo('sdq-p4-17', { tantrum: 2, worries: 2 }), null, null],
  [
    'cgas',
    answersTo('cgas', { score: 48 }, rated('2026-01-02')),
    answersTo('cgas', { score: 62 }, { ...rated('2026-01-02'), ...later }),
    null,
  ],
] as const)('what a screen reader says in Swedish', (name, first, second, review) => {
  it(`of ${name}’s result, from top to end, is as written down`, async () => {
    const bodies = [caseBody(2009), first, second, review].filter((body) => body !== null)
    const records = kept(bodies.map((body) => ['c', body] as const))
    const newest = records.findLast(({ body }) => body.kind === 'answers')
    render(
      <VaultProvider vault={vaultInMemory(records)}>
        <ResultPage caseId="c" recordId={newest?.id ?? ''} />
      </VaultProvider>,
    )
    await screen.findByRole('button', { name: 'Kopiera' })
    await expect(`${(await spoken()).join('\n')}\n`).toMatchFileSnapshot(`./golden/result.${name}.sv.txt`)
  })
})
