/** The chain of devices: who may ask. Devices check it themselves, and believe nobody about it. */
import { fitting } from '../fitting.ts'
import { deviceIdOf, isSigned, sha256 } from '../hashes.ts'
import type { DevicesAnswer, DevicesAsked, Step } from '../protocol/shapes.ts'
import { signedStepText, stepText } from '../protocol/texts.ts'
import { RelayRefused } from '../refused.ts'
import type { Relay } from '../relay.ts'
import type { Tx } from '../store/tables.ts'

/** How far the chain has come: `[0, '']` before its first step. */
type Head = readonly [n: number, id: string]

/** Adds steps, if there are any, and answers with those after a number. The asker must be a member afterwards. */
export async function devices(
  { store, bell }: Relay,
  { unit, device }: { readonly unit: string; readonly device: string },
  { after, steps }: DevicesAsked,
): Promise<DevicesAnswer> {
  return await store.asUnit(unit, async (tx) => {
    const head = await headOf(tx, unit, store.kind === 'postgres' && steps.length > 0)
    const news = await notYetHere(tx, unit, head, steps)
    if (news.length > 0) {
      await append(tx, unit, head, news)
      await bell.ring(tx, unit, 'members')
    }
    if (!(await isMember(tx, unit, device))) throw new RelayRefused({ refused: 'not-signed' })
    const now: Head = news.length > 0 ? lastOf(news) : head
    return { head: [...now] as [number, string], ...(await stepsAfter(tx, unit, after)) }
  })
}

/** @param hold until the transaction ends, so that two who append do so one after the other */
async function headOf(tx: Tx, unit: string, hold: boolean): Promise<Head> {
  const asked = tx.selectFrom('units').select(['step', 'head']).where('unit', '=', unit)
  const row = await (hold ? asked.forUpdate() : asked).executeTakeFirst()
  if (!row) throw new RelayRefused({ refused: 'not-signed' })
  return [row.step, row.head]
}

/** Those after the head. A step of another branch is refused, with what there is instead of it. */
async function notYetHere(tx: Tx, unit: string, [n, id]: Head, steps: readonly Step[]): Promise<readonly Step[]> {
  const here = await tx
    .selectFrom('steps')
    .select(['n', 'id'])
    .where('unit', '=', unit)
    .where('n', '>=', steps[0]?.n ?? n + 1)
    .execute()
  const ids = new Map(here.map((step) => [step.n, step.id]))
  const other = steps.find((step) => ids.has(step.n) && ids.get(step.n) !== step.id)
  const news = steps.filter((step) => step.n > n)
  if (!other && (news[0] === undefined || (news[0].n === n + 1 && news[0].before === id))) return news
  const after = (other?.n ?? n + 1) - 1
  const { steps: instead } = await stepsAfter(tx, unit, after)
  throw new RelayRefused({ refused: 'head-moved', more: { head: [n, id], steps: instead } })
}

async function stepsAfter(tx: Tx, unit: string, after: number): Promise<Pick<DevicesAnswer, 'steps' | 'more'>> {
  const rows = await tx
    .selectFrom('steps')
    .select('body')
    .where('unit', '=', unit)
    .where('n', '>', after)
    .orderBy('n')
    .limit(200)
    .execute()
  const some = fitting(rows.map(({ body }) => body))
  return { steps: some.map((body) => JSON.parse(body) as Step), more: some.length < rows.length || rows.length === 200 }
}

export async function isMember(tx: Tx, unit: string, device: string): Promise<boolean> {
  const member = await tx
    .selectFrom('members')
    .select('removed')
    .where('unit', '=', unit)
    .where('device', '=', device)
    .executeTakeFirst()
  return member?.removed === null
}

/** All of them or, where one is not what may come next, none. */
export async function append(tx: Tx, unit: string, head: Head, steps: readonly Step[]): Promise<void> {
  const rows = await tx
    .selectFrom('members')
    .select(['device', 'key', 'tablet', 'removed'])
    .where('unit', '=', unit)
    .execute()
  const members = new Map<string, Member>(rows.map((row) => [row.device, row]))
  let [n, before] = head
  for (const step of steps) {
    if (!isNext(unit, [n, before], members, step)) throw new RelayRefused({ refused: 'broken-chain' })
    for (const { device, key, tablet } of step.add) members.set(device, { key, tablet: kindOf(tablet), removed: null })
    for (const { device } of step.remove) members.set(device, { ...(members.get(device) as Member), removed: step.n })
    ;[n, before] = [step.n, step.id]
  }
  if (![...members.values()].some(({ removed, tablet }) => removed === null && tablet === 0))
    throw new RelayRefused({ refused: 'broken-chain' })
  for (const step of steps)
    await tx
      .insertInto('steps')
      .values({ unit, n: step.n, id: step.id, body: JSON.stringify(step) })
      .execute()
  for (const [device, { key, tablet, removed }] of members)
    await tx
      .insertInto('members')
      .values({ unit, device, key, tablet, removed })
      .onConflict((there) => there.columns(['unit', 'device']).doUpdateSet({ removed }))
      .execute()
  await tx.updateTable('units').set({ step: n, head: before }).where('unit', '=', unit).execute()
}

interface Member {
  readonly key: string
  readonly tablet: number
  readonly removed: number | null
}

/** See `MemberRow`. */
const kindOf = (tablet: string | undefined) => (tablet === undefined ? 0 : tablet === '' ? 2 : 1)

function isNext(unit: string, [n, before]: Head, members: ReadonlyMap<string, Member>, step: Step): boolean {
  const { by, add, remove } = step
  // A tablet lets nobody in.
  const first = add.find(({ device, tablet }) => device === by && tablet === undefined)
  const signer = n === 0 ? first?.key : members.get(by)?.tablet === 0 ? keyOfMember(members, by) : undefined
  return (
    step.n === n + 1 &&
    step.before === before &&
    signer !== undefined &&
    step.id === sha256(stepText(unit, step)) &&
    isSigned(signedStepText(unit, step.id), step.sig, signer) &&
    // Whoever was removed never comes back.
    add.every(({ device, key }) => !members.has(device) && deviceIdOf(key) === device) &&
    new Set(add.map(({ device }) => device)).size === add.length &&
    remove.every(({ device }) => keyOfMember(members, device) !== undefined)
  )
}

function keyOfMember(members: ReadonlyMap<string, Member>, device: string): string | undefined {
  const member = members.get(device)
  return member?.removed === null ? member.key : undefined
}

function lastOf(steps: readonly Step[]): Head {
  const last = steps[steps.length - 1] as Step
  return [last.n, last.id]
}
