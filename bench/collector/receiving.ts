/** Batches accepted a second, in turn with the same server doing nothing and with each store's own commits. */

import { canonical } from '#aggregate'
import { median, spread, table } from '../figures.ts'
import { appended, type Floor, postgresFloor, sqliteFloor } from './floors.ts'
import { perSecond, post, type Serving, serve } from './serving.ts'
import { batchOf, fill, openPeriod, type Place, postOf, type Sender } from './units.ts'

const rounds = 5
const batches = 300
/** As many at a time. */
export const lanes = 16

interface Subject {
  readonly kind: string
  readonly place: Place
  readonly senders: readonly Sender[]
  readonly server: Serving
  readonly floor: Floor
  /** By round: rows a second, and milliseconds of the collector's processor time a batch. */
  readonly accepted: number[]
  readonly nothing: number[]
  readonly committed: number[]
  readonly disk: number[]
  readonly processor: number[]
}

export async function receiving(places: readonly (readonly [kind: string, place: Place])[]): Promise<string> {
  const subjects: Subject[] = []
  for (const [kind, place] of places) subjects.push(await subject(kind, place))
  // The first is for warming up.
  for (let round = 0; round <= rounds; round += 1)
    for (const one of round % 2 === 0 ? subjects : subjects.toReversed()) await once(one, round)
  for (const { server, floor } of subjects) {
    await server.end()
    await floor.end()
  }
  return report(subjects)
}

const bytes = canonical(batchOf(openPeriod('floor'), 'unit-floor', 4))

async function subject(kind: string, place: Place): Promise<Subject> {
  const senders = await fill(place, 300, openPeriod('filled'), batches)
  const server = await serve(place)
  const floor = place.database ? await postgresFloor(place.database, bytes) : sqliteFloor(place.data, bytes)
  return { kind, place, senders, server, floor, accepted: [], nothing: [], committed: [], disk: [], processor: [] }
}

async function once({ senders, server, floor, place, ...found }: Subject, round: number) {
  const period = openPeriod(`round-${round}`)
  await server.command('period', period)
  const posts = senders.map((sender, i) => postOf(period, sender, i))
  const all = async (path: string, status: number) =>
    await perSecond(posts, lanes, async (body) => {
      const answer = await post(`${server.address}${path}`, body)
      if (answer.status !== status) throw new Error(`${path}: ${answer.status} ${answer.text}`)
    })
  // The same connections, hooks, headers, body read and parsed; then nobody is at home.
  const nothing = await all('/v1/nothing', 404)
  const before = server.processor()
  const accepted = await all('/v1/batches', 201)
  const processor = (server.processor() - before) / posts.length
  const committed = await perSecond(posts, lanes, floor.commit)
  const disk = appended(place.data, bytes, posts.length)
  if (round === 0) return
  found.nothing.push(nothing)
  found.accepted.push(accepted)
  found.processor.push(processor)
  found.committed.push(committed)
  found.disk.push(disk)
}

function report(subjects: readonly Subject[]): string {
  const ratio = (to: readonly number[], from: readonly number[]) => (median(to) / median(from)).toFixed(2)
  const rows = subjects.map(({ kind, accepted, nothing, committed, disk, processor }) => [
    ...[kind, spread(accepted), spread(nothing), ratio(accepted, nothing)],
    ...[spread(committed), ratio(accepted, committed), spread(disk), spread(processor, 2)],
  ])
  const head = [
    ...['store', 'batches accepted a second', 'the same server, doing nothing', 'ratio'],
    ...['commits of the store alone', 'ratio', 'appends to the disk alone', 'processor ms a batch'],
  ]
  const durable = subjects.map(({ kind, floor }) => `${kind}: ${floor.durable}`).join('; ')
  return `## Receiving

${batches} batches of ${bytes.length} bytes a round, ${rounds} rounds after one to warm up, ${lanes} senders at a time over kept connections; each batch checked, signed and committed before its receipt. "Doing nothing" is the same process and the same bytes posted to an address where nothing is: read, parsed and answered 404. A store's commits: a row of that size and a receipt's, one a transaction (${durable}). Everything in turn.

${table(head, rows)}`
}
