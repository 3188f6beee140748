/** Units as a relay has them: eight devices each, admitted as units are, and what each device says to it. */
import { randomUUID } from 'node:crypto'
import { type Device, makeDevice, nextStep, signedHeaders, Writer } from '../../test/relay/device.ts'
import { post } from '../collector/serving.ts'

export interface Desk {
  readonly device: Device
  readonly writer: Writer
  /** What it has of the unit's logs: those of all its devices. */
  readonly unit: BenchUnit
}

export interface BenchUnit {
  readonly id: string
  readonly desks: readonly Desk[]
  /** How far the relay's logs are, as every device of the unit knows by now. */
  vector: Record<string, readonly [number, string]>
}

/** `code` is the operator's. */
export async function admitted(address: string, devices: number, code: string): Promise<BenchUnit> {
  const id = randomUUID()
  const all = await Promise.all(Array.from({ length: devices }, () => makeDevice(id)))
  const [first, ...others] = all as [Device, ...Device[]]
  const chain = [await nextStep([], first, { add: [first] })]
  chain.push(await nextStep(chain, first, { add: others }))
  const { status, text } = await ask(address, first, '/v1/vault/admission', { code, steps: chain })
  if (status !== 200) throw new Error(`admission: ${status} ${text.slice(0, 200)}`)
  const unit: BenchUnit & { desks: Desk[] } = { id, desks: [], vector: {} }
  for (const device of all) unit.desks.push({ device, writer: new Writer(device), unit })
  return unit
}

/** Signed outside the time that is taken. @returns milliseconds, and what was answered */
async function ask(address: string, device: Device, path: string, body: unknown) {
  const text = JSON.stringify(body)
  const { authorization = '' } = await signedHeaders(device, 'POST', path, text, Date.now())
  const start = performance.now()
  const answer = await post(`${address}${path}`, Buffer.from(text), authorization)
  return { ms: performance.now() - start, ...answer }
}

/** As a device that nobody touches asks every 60 seconds: has anybody written anything? */
export const nothingNew = (address: string, { device, unit }: Desk) =>
  ask(address, device, '/v1/vault/sync', { vector: unit.vector })

/** As a device that has just written: an entry with two rows, as a form handed in and who did it. */
export async function writes(address: string, { device, writer, unit }: Desk) {
  const { entry, rows } = await writer.write(2)
  const answer = await ask(address, device, '/v1/vault/sync', { vector: unit.vector, entries: [entry], rows })
  if (answer.status === 200) unit.vector = { ...unit.vector, [device.id]: [entry.n, entry.id] }
  return answer
}
