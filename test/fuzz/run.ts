/** Offers a reader its cases and keeps count: no crash, no wait of over a second, nothing behind it changed by what was refused. */
import fc from 'fast-check'
import { bytesLike } from './mutate.ts'
import type { Reader } from './reader.ts'

/** Milliseconds. */
const longest = 1000
/** How often what lies behind it is looked at where nothing was taken. */
const between = 250

export interface Fuzzed {
  readonly cases: number
  readonly taken: number
  readonly refused: Readonly<Record<string, number>>
  /** What was found, with the bytes as base64, at most ten. */
  readonly faults: readonly string[]
  /** Milliseconds of the slowest case. */
  readonly slowest: number
}

export async function fuzz(
  reader: Reader,
  cases: number,
  seed: number,
  say: (line: string) => void = () => {},
): Promise<Fuzzed> {
  const refused: Record<string, number> = Object.create(null)
  const faults: string[] = []
  let [done, taken, slowest] = [0, 0, 0]
  let behind = await reader.state()
  const fault = (what: string, bytes: Uint8Array) => {
    if (faults.length < 10) faults.push(`${what}: ${Buffer.from(bytes.subarray(0, 6000)).toString('base64')}`)
  }
  const one = async (bytes: Uint8Array) => {
    const began = performance.now()
    try {
      const came = await reader.offer(bytes)
      const took = performance.now() - began
      slowest = Math.max(slowest, took)
      // Once more, since a busy machine can hold up anything.
      if (took > longest && (await slowAgain(reader, bytes))) fault('slow', bytes)
      if (reader.reasons && came !== 'taken' && !reader.reasons.has(came)) fault(`an unnamed refusal ${came}`, bytes)
      if (came === 'taken') taken += 1
      else refused[came] = (refused[came] ?? 0) + 1
      if (came === 'taken' || done % between === 0) {
        const now = await reader.state()
        if (came !== 'taken' && now !== behind) fault('something changed behind it', bytes)
        behind = now
      }
      if (Object.hasOwn(Object.prototype, 'polluted')) fault('the prototype of all objects was changed', bytes)
    } catch (thrown) {
      fault(`a crash, ${(thrown as Error)?.stack?.split('\n').slice(0, 3).join(' ')}`, bytes)
    }
    done += 1
    if (done % 50_000 === 0) say(`${reader.name}: ${done} cases, ${faults.length} faults`)
  }
  // A sampled run instead of a property: what is found is kept as it was found, and a million cases need no shrinking.
  const batch = 10_000
  for (let left = cases, round = 0; left > 0; left -= batch, round += 1) {
    for (const bytes of fc.sample(bytesLike(reader.examples), { numRuns: Math.min(batch, left), seed: seed + round }))
      await one(bytes)
  }
  return { cases: done, taken, refused, faults, slowest: Math.round(slowest) }
}

async function slowAgain(reader: Reader, bytes: Uint8Array): Promise<boolean> {
  const began = performance.now()
  await reader.offer(bytes)
  return performance.now() - began > longest
}
