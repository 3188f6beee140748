import { expect, it } from 'vitest'
import { base64, random, sha256, utf8 } from './bytes.ts'
import { type Holder, signerOf } from './members.ts'
import { continues, holdersForReleaser, type MembershipAct, membershipOf, NotPermitted, stated } from './membership.ts'
import { alva, bo, day, later, newSheet, newUnit, person, saying } from './testing.ts'

/** With own code: whatever one likes, signed with the key that one has. */
async function forged(
  unit: string,
  before: readonly { text: string; sig: string }[],
  by: Holder,
  act: unknown,
  as = by.to,
) {
  const last = before.at(-1)
  const head = last ? base64(await sha256(utf8(last.text))) : ''
  const text = JSON.stringify({ unit, n: before.length + 1, before: head, day: later, by: as, act })
  const { sign } = await signerOf(by)
  return [...before, { text, sig: base64(await sign(utf8(`membership|${text}`))) }]
}

/** Alva is a keeper and the releaser, Bo is neither; and somebody from outside. */
async function unitAndStranger() {
  const { header, people, sheet } = await newUnit()
  const chain = header.membership
  return { unit: header.unit, chain, sheet, alva: people.alva.pair, bo: people.bo.pair, stranger: await person() }
}

it('begins with who set the unit up as keeper and releaser, and the others under a passphrase that they were given', async () => {
  const { unit, chain } = await unitAndStranger()
  const { members, keepers, releaser, statements } = await membershipOf(unit, chain)
  expect([[...keepers], releaser, statements.length]).toEqual([[alva], alva, 1])
  expect([...members.values()].map(({ id, given }) => [id, given])).toEqual([
    [alva, null],
    [bo, { by: alva, day }],
  ])
})

const acts: readonly [string, (one: Awaited<ReturnType<typeof person>>['one'], sheet: never) => MembershipAct][] = [
  ['lets somebody in', (one) => ({ act: 'added', one })],
  ['takes a colleague’s key away', () => ({ act: 'removed', staff: alva, inbox: 'AAAA' })],
  ['gives a colleague another pair', (one) => ({ act: 'passphrase', one: { ...one, id: alva }, inbox: 'AAAA' })],
  ['makes another sheet', (_, sheet) => ({ act: 'sheet', sheet, inbox: 'AAAA' })],
  ['makes themselves a keeper', () => ({ act: 'keeper', staff: bo, is: true })],
  ['ends a keeper’s role', () => ({ act: 'keeper', staff: alva, is: false })],
  ['takes the role of releaser', () => ({ act: 'releaser', staff: bo })],
]
it.each(acts)('a statement by which somebody who is no keeper %s is refused by every reader', async (_, of) => {
  const { unit, chain, bo, stranger, sheet } = await unitAndStranger()
  const act = of(stranger.one, sheet.stands as never)
  await expect(stated(unit, await membershipOf(unit, chain), bo, later, act)).rejects.toThrow(NotPermitted)
  await expect(forged(unit, chain, bo, act).then((it) => membershipOf(unit, it))).rejects.toThrow(NotPermitted)
  // Signed with one's own key in a keeper's name, or by somebody from outside.
  for (const by of [bo, stranger.pair])
    await expect(forged(unit, chain, by, act, alva).then((it) => membershipOf(unit, it))).rejects.toThrow(
      "not its signer's",
    )
})

it('no other beginning fits the unit: its id is made of the founder’s key', async () => {
  const { unit, stranger, sheet } = await unitAndStranger()
  const begun = {
    act: 'begun',
    staff: [stranger.one],
    keepers: [stranger.one.id],
    sheet: sheet.stands,
    inbox: 'AAAA',
    forReleaser: 'BBBB',
  }
  await expect(forged(unit, [], stranger.pair, begun).then((it) => membershipOf(unit, it))).rejects.toThrow(
    NotPermitted,
  )
})

it('a keeper who is appointed appoints, hands the role of releaser on, and ends the other’s role', async () => {
  const { header, people } = await newUnit()
  const said = async (by: Holder, ...acts: readonly MembershipAct[]) => {
    let it = header
    for (const act of acts) it = { ...it, membership: await saying(it, by, act) }
    return it
  }
  const one = await said(people.alva.pair, { act: 'keeper', staff: bo, is: true })
  const all = await saying(one, people.bo.pair, { act: 'releaser', staff: bo })
  const two = await saying({ ...one, membership: all }, people.bo.pair, {
    ...{ act: 'keeper', staff: alva, is: false },
    forReleaser: 'AAAA',
  })
  const { keepers, releaser } = await membershipOf(header.unit, two)
  expect([[...keepers], releaser]).toEqual([[bo], bo])
})

it('never leaves a unit without a keeper, nor lets anybody remove themselves', async () => {
  const { unit, chain, alva: by } = await unitAndStranger()
  const known = await membershipOf(unit, chain)
  await expect(stated(unit, known, by, later, { act: 'keeper', staff: alva, is: false })).rejects.toThrow(
    'has a keeper',
  )
  await expect(stated(unit, known, by, later, { act: 'removed', staff: alva, inbox: 'AAAA' })).rejects.toThrow(
    NotPermitted,
  )
})

it('the role of a releaser who leaves is whose who removed them', async () => {
  const { header, people } = await newUnit()
  const handed = { ...header, membership: await saying(header, people.alva.pair, { act: 'releaser', staff: bo }) }
  const left = await saying(handed, people.alva.pair, { act: 'removed', staff: bo, inbox: 'AAAA', forReleaser: 'BBBB' })
  expect((await membershipOf(header.unit, left)).releaser).toBe(alva)
})

it('the sheet gives a passphrase and appoints a keeper, and nothing more', async () => {
  const { unit, chain, sheet, stranger } = await unitAndStranger()
  const known = await membershipOf(unit, chain)
  const by = (act: MembershipAct) => stated(unit, known, sheet.pair, later, act)
  const fresh = await newSheet(unit)
  await by({ act: 'keeper', staff: bo, is: true })
  await by({ act: 'passphrase', one: { ...stranger.one, id: bo }, inbox: 'AAAA' })
  for (const act of [
    { act: 'added', one: stranger.one },
    { act: 'removed', staff: bo, inbox: 'AAAA' },
    { act: 'sheet', sheet: fresh.stands, inbox: 'AAAA' },
    { act: 'keeper', staff: alva, is: false },
    { act: 'releaser', staff: bo },
  ] as const)
    await expect(by(act)).rejects.toThrow(NotPermitted)
})

it('a passphrase that a keeper gave stands as given until its owner changes it, with a pair that nobody else has held', async () => {
  const { header, people } = await newUnit()
  const [given, own] = [await person(bo), await person(bo)]
  const first = await saying(header, people.alva.pair, { act: 'passphrase', one: given.one, inbox: 'AAAA' })
  expect((await membershipOf(header.unit, first)).members.get(bo)).toMatchObject({ given: { by: alva, day: later } })
  // The pair from before signs nothing more.
  const late = forged(header.unit, first, people.bo.pair, { act: 'passphrase', one: own.one })
  await expect(late.then((it) => membershipOf(header.unit, it))).rejects.toThrow("not its signer's")
  const changed = await saying({ ...header, membership: first }, given.pair, { act: 'passphrase', one: own.one })
  const { members, statements } = await membershipOf(header.unit, changed)
  expect(members.get(bo)).toEqual({ ...own.one, given: null })
  expect(statements.map(({ by, act }) => [by, act.act])).toEqual([
    [alva, 'begun'],
    [alva, 'passphrase'],
    [bo, 'passphrase'],
  ])
})

it('an id that left is never let in again', async () => {
  const { header, people } = await newUnit()
  const left = await saying(header, people.alva.pair, { act: 'removed', staff: bo, inbox: 'AAAA' })
  const again = await person(bo)
  const back = saying({ ...header, membership: left }, people.alva.pair, { act: 'added', one: again.one })
  await expect(back).rejects.toThrow('the id is taken')
})

it('goes on only from where it was read to', async () => {
  const { header, people } = await newUnit()
  const one = await saying(header, people.alva.pair, { act: 'keeper', staff: bo, is: true })
  const other = await saying(header, people.alva.pair, { act: 'releaser', staff: bo })
  expect([continues(header.membership, one), continues(one, other), continues(one, header.membership)]).toEqual([
    true,
    false,
    false,
  ])
})

it('finds a statement that was changed, taken out, or signed with anything else', async () => {
  const { header, people } = await newUnit()
  const one = await saying(header, people.alva.pair, { act: 'keeper', staff: bo, is: true })
  const two = await saying({ ...header, membership: one }, people.alva.pair, { act: 'releaser', staff: bo })
  const reads = (chain: typeof two) => membershipOf(header.unit, chain)
  await reads(two)
  await expect(reads([two[0], two[2]] as never)).rejects.toThrow('does not follow')
  await expect(
    reads(two.with(2, { text: two[2]?.text.replace(bo, alva) as string, sig: two[2]?.sig as string })),
  ).rejects.toThrow()
  await expect(
    reads(two.with(2, { ...(two[2] as never as { text: string }), sig: base64(random(64)) })),
  ).rejects.toThrow()
  await expect(reads([])).rejects.toThrow('nobody')
})

it('whoever no longer holds what is the releaser’s is followed by another pair, or the statement is none', async () => {
  const { header, people } = await newUnit()
  const { unit } = header
  const handed = await saying(header, people.alva.pair, { act: 'releaser', staff: bo })
  const back = { act: 'releaser', staff: alva } as const
  // Alva is a keeper and held it all the time; Bo holds it no longer.
  await expect(saying({ ...header, membership: handed }, people.alva.pair, back)).rejects.toThrow('no longer')
  await expect(forged(unit, handed, people.alva.pair, back).then((it) => membershipOf(unit, it))).rejects.toThrow(
    'no longer',
  )
  const renewed = await saying({ ...header, membership: handed }, people.alva.pair, { ...back, forReleaser: 'BBBB' })
  const known = await membershipOf(unit, renewed)
  expect(known.forReleaser.at(-1)).toBe('BBBB')
  expect([...holdersForReleaser(known).keys()]).toEqual([alva, 'sheet'])
})
