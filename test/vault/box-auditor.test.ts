import { expect, it } from 'vitest'
import type { Header } from '../../src/vault/crypto/epochs.ts'
import { bo, newSheet, newUnit, rotated } from '../../src/vault/crypto/testing.ts'
import { auditOf } from './box-auditor.ts'

/** Bo leaves, and then another sheet is made. */
async function leftAndSheet() {
  const made = await newUnit()
  const { header, people, sheet } = made
  const by = people.alva.pair
  const staff = header.staff.filter(({ id }) => id !== bo)
  const left = await rotated(made, by, { staff }, (begins) => ({ act: 'removed', staff: bo, ...begins }))
  const { stands, sheet: fresh } = await newSheet(header.unit)
  const second = await rotated(left, by, { sheet: fresh }, (begins) => ({ act: 'sheet', sheet: stands, ...begins }))
  return { first: { header }, second, gone: people.bo.one.public, oldSheet: sheet.sheet.public }
}
interface Keyed {
  readonly header: Header
}
const none = new Set<string>()
const audited = (...all: readonly Keyed[]) => auditOf(all.map(({ header }) => ({ header, sealedTo: none })))

it('finds nothing where each epoch is for whom the unit names', async () => {
  const { first, second, gone, oldSheet } = await leftAndSheet()
  expect(audited(first, second)).toEqual([])
  expect(auditOf([{ ...first, sealedTo: new Set([gone, oldSheet]) }])).toEqual([])
})

it('finds a box for somebody who is not named, and nobody’s who is', async () => {
  const { first, second } = await leftAndSheet()
  const withGhost = { ...second, header: { ...second.header, staff: second.header.staff.slice(1) } }
  expect(audited(first, withGhost)).toHaveLength(1)
  const without = { ...second, header: { ...second.header, staff: first.header.staff } }
  expect(audited(first, without)).toHaveLength(1)
})

it('finds an epoch that was changed after it was over, and what was sealed to a stranger', async () => {
  const { first, second } = await leftAndSheet()
  const [over, ...since] = second.header.epochs
  const changed = { ...second, header: { ...second.header, epochs: [{ ...over, boxes: [] }, ...since] } } as Keyed
  expect(audited(first, changed)).toHaveLength(1)
  expect(auditOf([{ ...second, sealedTo: new Set(['stranger']) }])).toHaveLength(1)
})

it('finds a releaser’s pair that is for somebody whom no statement names, and one that was changed after it was over', async () => {
  const { first, second } = await leftAndSheet()
  const [over, newest] = [second.header.forReleaser.slice(0, -1), second.header.forReleaser.at(-1)]
  const boxes = [...(newest?.boxes ?? []), { to: bo, sealed: newest?.boxes[0]?.sealed }]
  const withGhost = { header: { ...second.header, forReleaser: [...over, { ...newest, boxes }] } } as Keyed
  expect(audited(first, withGhost)).toHaveLength(1)
  const changed = [{ ...over[0], boxes: [] }, ...second.header.forReleaser.slice(1)]
  expect(audited(first, { header: { ...second.header, forReleaser: changed } } as Keyed)).toHaveLength(1)
})

it('finds what was sealed to somebody, or to a sheet, after their keys were taken back', async () => {
  const { first, second, gone, oldSheet } = await leftAndSheet()
  for (const point of [gone, oldSheet])
    expect(
      auditOf([
        { ...first, sealedTo: none },
        { ...second, sealedTo: new Set([point]) },
      ]),
    ).toHaveLength(1)
})
