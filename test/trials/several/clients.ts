/** Units and devices as a trial has them: whatever process they are sent to next, each answer is noted with when it was asked and heard. */
import { randomUUID } from 'node:crypto'
import { addDays, type EnrolledAnswer, type Period } from '#aggregate'
import { type Step as ChainStep, type Entry, syncAnswer } from '#relay'
import type { Sent, Step } from '../../collector/history.ts'
import { postJson } from '../../collector/process.ts'
import { deviceKey, enrolmentOf, openEnrolled } from '../../collector/unit.ts'
import { type Device, makeDevice, nextStep, signedHeaders, Writer } from '../../relay/device.ts'
import { type Ask, Holder } from '../../relay/holder.ts'
import type { Synced } from '../../relay/sync-history.ts'
import { smallPeriod, type TrialUnit } from '../collector/ground.ts'
import { anyAddress, ask } from '../collector/sender.ts'
import { pause } from '../trial.ts'

/** Milliseconds before something of which nobody heard is asked again. */
const AGAIN_MS = 100

export class NotHeard extends Error {}

/** What was answered with a fault, or as if the store were away. */
export interface Troubled {
  faults: number
  away: number
}

export interface Desk {
  readonly device: Device
  readonly writer: Writer
  readonly holder: Holder
}

/** A unit that has come in at the relay. */
export interface RelayUnit {
  readonly id: string
  readonly desks: readonly Desk[]
  /** The relay's. */
  readonly key: string
  readonly history: Synced[]
}

/** By what it says of the relay's clock, where a device was told that its own is wrong. */
async function signedAnew(url: string, device: Device, body: string) {
  let off = 0
  for (let tries = 0; ; tries += 1) {
    const signed = await signedHeaders(device, 'POST', new URL(url).pathname, body, Date.now() + off)
    const answer = await ask(url, body, { ...signed, 'x-forwarded-for': anyAddress() })
    if (answer?.status !== 401 || tries === 3) return answer
    const said = JSON.parse(answer.body) as { refused: string; at?: number }
    if (said.refused !== 'wrong-time') return answer
    off = Number(said.at) - Date.now()
  }
}

/** Asks by a line that is chosen each time; what is answered becomes history, and what is not is thrown. */
export const asking =
  (line: () => string, history: Synced[], troubled: Troubled): Ask =>
  async (device, path, asked) => {
    const from = performance.now()
    const answer = await signedAnew(`${line()}${path}`, device, JSON.stringify(asked))
    if (answer) note(answer, troubled)
    if (!answer || answer.status >= 500) throw new NotHeard()
    const body: unknown = JSON.parse(answer.body)
    // The line doubled the request, and this is what its second coming was told.
    if ((body as { refused?: string }).refused === 'replayed') throw new NotHeard()
    if (path.endsWith('/sync') && answer.status === 200) {
      const sent = (asked as { entries: readonly Entry[] }).entries
      history.push({ unit: device.unit, from, to: performance.now(), sent, answer: syncAnswer.parse(body) })
    }
    return { status: answer.status, body }
  }

export function note({ status, body }: { readonly status: number; readonly body: string }, troubled: Troubled): void {
  if (status === 500) troubled.faults += 1
  if (status === 503 && JSON.parse(body).refused === 'store-away') troubled.away += 1
}

/** Until it is heard. */
export async function heard<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work()
    } catch (fault) {
      if (!(fault instanceof NotHeard)) throw fault
      await pause(AGAIN_MS)
    }
  }
}

/** A real unit, by a code of the operator's. */
export async function enrolled(command: Command, address: string, name: string): Promise<TrialUnit> {
  const made = await command('code', { unit: name })
  const [key, code] = [deviceKey(), made?.body.code ?? '']
  const answer = await postJson(`${address}/v1/enrolments`, enrolmentOf(key, code))
  const { deviceId, unit } = openEnrolled((await answer.json()) as EnrolledAnswer, key, code)
  return { id: unit.id, deviceId, key }
}

/** Open for edition 1 today. */
export function openPeriod(id: string): Period {
  const today = new Date().toISOString().slice(0, 10)
  return { ...smallPeriod(id), kind: 'live', first: addDays(today, -200), last: addDays(today, -40) }
}

/** What an operator's command answers; null where nobody did. */
export type Command = (
  what: string,
  body: unknown,
) => Promise<{ readonly status: number; readonly body: Record<string, string> } | null>

/** With the same code and steps until somebody answers. */
export async function admitted(
  command: Command,
  line: () => string,
  count: number,
  troubled: Troubled,
): Promise<RelayUnit> {
  const id = randomUUID()
  const devices = await Promise.all(Array.from({ length: count }, () => makeDevice(id)))
  const [first, ...others] = devices as [Device, ...Device[]]
  const begun = await nextStep([], first, { add: [first] })
  const steps: readonly ChainStep[] = [begun, await nextStep([begun], first, { add: others })]
  const { code } = await heard(async () => {
    const made = await command('relay/admit', { name: 'Enhet', megabytes: 100 })
    if (made?.status !== 200) throw new NotHeard()
    return made.body
  })
  const history: Synced[] = []
  const { status, body } = await heard(() =>
    asking(line, history, troubled)(first, '/v1/vault/admission', { code, steps }),
  )
  if (status !== 200) throw new Error(`admission: ${status} ${JSON.stringify(body)}`)
  const desks = devices.map((device) => ({ device, writer: new Writer(device), holder: new Holder(device) }))
  return { id, desks, key: (body as { key: string }).key, history }
}

/** Nobody is struck any more: whoever meets has all that the others have. */
export async function inTheEndAlike(unit: RelayUnit, line: () => string, troubled: Troubled): Promise<boolean> {
  for (const _ of [1, 2])
    for (const { holder } of unit.desks) await heard(() => holder.meet(asking(line, unit.history, troubled)))
  const ids = unit.desks.map(({ holder }) => [...holder.entries.keys()].sort().join())
  return new Set(ids).size === 1 && ids[0] !== ''
}

/** The same bytes until they are answered for good. @returns the answer, and how often it was asked */
export async function sentInTheEnd(once: () => Promise<Sent>, steps: Step[]): Promise<number> {
  for (let tries = 1; ; tries += 1) {
    const sent = await once()
    steps.push(sent)
    if (sent.told) return tries
    await pause(AGAIN_MS)
  }
}
