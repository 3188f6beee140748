import { expect, it } from 'vitest'
import { firstEpoch, type Keyed, nextEpoch } from '../../src/vault/crypto/epochs.ts'
import { makeMember, sheetPair } from '../../src/vault/crypto/members.ts'
import { newDerivation } from '../../src/vault/crypto/passphrase-key.ts'
import { auditOf } from './box-auditor.ts'

const day = '2026-11-02'

async function twoEpochs() {
  const unit = crypto.randomUUID()
  const secret = () =>
    crypto.subtle.importKey('raw', crypto.getRandomValues(new Uint8Array(32)), 'HKDF', false, ['deriveBits'])
  const staff = [
    await makeMember(unit, crypto.randomUUID(), await secret()),
    await makeMember(unit, crypto.randomUUID(), await secret()),
  ]
  const sheet = { public: (await sheetPair(await secret(), unit)).public, day }
  const newSheet = { public: (await sheetPair(await secret(), unit)).public, day }
  const first = await firstEpoch({ unit, derivation: newDerivation(), staff, sheet }, day)
  const left = { ...first.header, staff: staff.slice(1), sheet: newSheet }
  return { first, second: await nextEpoch(left, first, day), gone: staff[0]?.public as string, oldSheet: sheet.public }
}
const none = new Set<string>()
const audited = (...all: readonly Keyed[]) => auditOf(all.map(({ header }) => ({ header, sealedTo: none })))

it('finds nothing where each epoch is for whom the unit names', async () => {
  const { first, second, gone, oldSheet } = await twoEpochs()
  expect(audited(first, second)).toEqual([])
  expect(auditOf([{ ...first, sealedTo: new Set([gone, oldSheet]) }])).toEqual([])
})

it('finds a box for somebody who is not named, and nobody’s who is', async () => {
  const { first, second } = await twoEpochs()
  const withGhost = { ...second, header: { ...second.header, staff: second.header.staff.slice(1) } }
  expect(audited(first, withGhost)).toHaveLength(1)
  const without = { ...second, header: { ...second.header, staff: first.header.staff } }
  expect(audited(first, without)).toHaveLength(1)
})

it('finds an epoch that was changed after it was over, and what was sealed to a stranger', async () => {
  const { first, second } = await twoEpochs()
  const [over, newest] = second.header.epochs
  const changed = { ...second, header: { ...second.header, epochs: [{ ...over, boxes: [] }, newest] } } as Keyed
  expect(audited(first, changed)).toHaveLength(1)
  expect(auditOf([{ ...second, sealedTo: new Set(['stranger']) }])).toHaveLength(1)
})

it('finds what was sealed to somebody, or to a sheet, after their keys were taken back', async () => {
  const { first, second, gone, oldSheet } = await twoEpochs()
  for (const point of [gone, oldSheet])
    expect(
      auditOf([
        { ...first, sealedTo: none },
        { ...second, sealedTo: new Set([point]) },
      ]),
    ).toHaveLength(1)
})
