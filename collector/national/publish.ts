/**
 * The signed national file of a period's edition. A live period's is made once, when staff publish it, and what it says is
 * the same for ever; it is signed by the key of the day, which every device can follow to. A rehearsal's is made anew from
 * whatever has come, so that the whole way can be tried in a minute.
 */
import { type Edition, type Nation, nationalFigures, type Period, releaseWindow, type SignedDocument } from '#aggregate'
import type { Collector } from '../collector.ts'
import { stockholmDay } from '../periods/calendar.ts'
import { periodWithId } from '../periods/periods.ts'
import { sha256Hex } from '../signing/es256.ts'
import type { Store } from '../store/open.ts'
import type { Tx } from '../store/tables.ts'
import type { Refusal } from '../words/refusals.ts'
import { type Gate, GateGone, publishing, shut } from './closing.ts'
import { mergeStanding, stampOf, unitsThatCouldSend } from './figures.ts'

export interface NationalDocument {
  readonly signed: SignedDocument
  readonly etag: string
}

/** From now on the edition takes no batch: the file is what everybody reads. */
export async function publishEdition(
  collector: Collector,
  id: string,
  edition: Edition,
): Promise<NationalDocument | Refusal> {
  const { store } = collector
  // Waits for senders under way, who hold the row shared. Those who come after find the edition closing.
  const begun = await store.asCollector(async (tx) => {
    const period = await mayPublish(collector, tx, id, edition)
    if ('refused' in period) return period
    const gate = await shut(collector, tx, id, edition)
    return gate ? { period, gate } : publishing
  })
  return 'refused' in begun ? begun : await publishBehind(collector, begun.gate, begun.period, edition)
}

async function publishBehind(
  collector: Collector,
  gate: Gate,
  period: Period,
  edition: Edition,
): Promise<NationalDocument | Refusal> {
  const { store } = collector
  try {
    const nation = await mergeStanding(store, period, edition, gate.keepUp)
    const before = await nationBefore(store, period, gate.keepUp)
    return await store.asCollector(async (tx) => {
      const still = await mayPublish(collector, tx, period.id, edition)
      if ('refused' in still) return still
      await gate.open(tx)
      const figures = nationalFigures(nation, await unitsThatCouldSend(tx, period), before)
      const signed = (await collector.key(tx)).signDocument(figures)
      await tx
        .insertInto('national')
        .values({ period: period.id, edition, document: JSON.stringify(signed), published: collector.now() })
        .execute()
      return withEtag(signed)
    })
  } catch (fault) {
    if (fault instanceof GateGone) return publishing
    throw fault
  } finally {
    await gate.leave()
  }
}

/** The live period that ended last before this one began, as its newest published edition has it; null where none is published. */
async function nationBefore(store: Store, { first }: Period, between: () => Promise<void>): Promise<Nation | null> {
  const standing = await store.asCollector((tx) =>
    tx
      .selectFrom('national')
      .innerJoin('periods', 'periods.id', 'national.period')
      .select(['periods.definition', 'national.edition'])
      .execute(),
  )
  const [before] = standing
    .map(({ definition, edition }) => ({ period: JSON.parse(definition) as Period, edition }))
    .filter(({ period }) => period.last < first)
    .sort((a, b) => (a.period.last === b.period.last ? b.edition - a.edition : a.period.last < b.period.last ? 1 : -1))
  return before ? await mergeStanding(store, before.period, before.edition as Edition, between) : null
}

/** The period, its row taken. Refused until units may send to the edition: before that it could only shut them out. */
export async function mayPublish(
  { store: { kind }, now }: Collector,
  tx: Tx,
  id: string,
  edition: Edition,
): Promise<Period | Refusal> {
  const held = tx.selectFrom('periods').select('definition').where('id', '=', id)
  const row = await (kind === 'postgres' ? held.forUpdate() : held).executeTakeFirst()
  if (!row) return { refused: 'unknown-period' }
  const period = JSON.parse(row.definition) as Period
  if (period.kind === 'rehearsal') return { refused: 'rehearsal-stays-open' }
  const { opens } = releaseWindow(period, edition)
  if (stockholmDay(now()) < opens) return { refused: 'too-early', faults: [opens] }
  return (await storedFile(tx, id, edition)) ? { refused: 'already-published' } : period
}

/** Null for an edition that is not published. */
export async function nationalDocument(
  collector: Collector,
  id: string,
  edition: number,
): Promise<NationalDocument | null> {
  if (edition !== 1 && edition !== 2) return null
  const period = await periodWithId(collector.store.db, id)
  if (!period) return null
  if (period.kind === 'rehearsal') return await rehearsalFile(collector, period, edition)
  const stored = await collector.store.asCollector((tx) => storedFile(tx, id, edition))
  return stored ? withEtag((await collector.key()).signAgain(stored)) : null
}

async function storedFile(tx: Tx, period: string, edition: Edition): Promise<SignedDocument | null> {
  const row = await tx
    .selectFrom('national')
    .select('document')
    .where('period', '=', period)
    .where('edition', '=', edition)
    .executeTakeFirst()
  return row ? (JSON.parse(row.document) as SignedDocument) : null
}

interface Rehearsed {
  readonly stamp: string
  readonly document: Promise<NationalDocument>
}
const rehearsed = new WeakMap<Collector, Map<string, Rehearsed>>()

/** Merged again only when something has come since, and once for all who ask meanwhile. */
async function rehearsalFile(collector: Collector, period: Period, edition: Edition): Promise<NationalDocument> {
  const files = rehearsed.get(collector) ?? new Map<string, Rehearsed>()
  rehearsed.set(collector, files)
  const slot = `${period.id}/${edition}`
  const { kid } = await collector.key()
  const stamp = `${kid} ${await collector.store.asCollector((tx) => stampOf(tx, period.id))}`
  const last = files.get(slot)
  if (last?.stamp === stamp) return await last.document
  const document = rehearse(collector, period, edition)
  files.set(slot, { stamp, document })
  // What failed is tried again by the next who asks.
  document.catch(() => files.delete(slot))
  return await document
}

async function rehearse(collector: Collector, period: Period, edition: Edition): Promise<NationalDocument> {
  const { store } = collector
  const nation = await mergeStanding(store, period, edition)
  const of = await store.asCollector((tx) => unitsThatCouldSend(tx, period))
  return withEtag((await collector.key()).signDocument(nationalFigures(nation, of)))
}

const withEtag = (signed: SignedDocument): NationalDocument => ({
  signed,
  etag: `"${sha256Hex(`${signed.kid}.${signed.payload}`).slice(0, 32)}"`,
})
