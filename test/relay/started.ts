/** A relay for one test: its own data, a clock that is set by hand, and units that have come in as units do. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AdmissionAnswer, Step } from '#relay'
import { type MoreRoutes, startRelay } from '../../relay/server.ts'
import { readRelaySettings } from '../../relay/settings.ts'
import { type Device, makeDevice, nextStep, signedHeaders } from './device.ts'
import type { Ask } from './holder.ts'

export type Started = Awaited<ReturnType<typeof startForTest>>

export interface AdmittedUnit {
  readonly id: string
  readonly devices: readonly Device[]
  readonly chain: Step[]
  readonly answer: AdmissionAnswer
}

/** @param more what else answers under the same address */
export async function startForTest(env: Record<string, string> = {}, more?: MoreRoutes) {
  const data = env.DATA ?? mkdtempSync(join(tmpdir(), 'relay-'))
  const clock = { now: Date.parse('2026-11-29T10:00:00Z') }
  const started = await startRelay(
    readRelaySettings({ LOG: 'silent', APP: join(data, 'no-app'), ...env, DATA: data }),
    () => clock.now,
    more,
  )
  const { server, token } = started

  /** @param headers in place of those that the device would sign */
  const send = async (
    device: Device,
    method: 'GET' | 'POST',
    url: string,
    body: unknown = null,
    headers?: Record<string, string>,
  ) => {
    const payload = body === null ? null : typeof body === 'string' ? body : JSON.stringify(body)
    const signed = headers ?? (await signedHeaders(device, method, url, payload, clock.now))
    return await server.inject({ method, url, headers: signed, ...(payload !== null && { payload }) })
  }
  const command = async (what: string, body: unknown) =>
    await server.inject({
      method: 'POST',
      url: `/console/relay/${what}`,
      headers: { authorization: token.header, 'content-type': 'application/json' },
      payload: JSON.stringify(body),
    })
  const code = async (megabytes = 100): Promise<string> =>
    (await command('admit', { name: 'Enhet 1', megabytes })).json().code
  const ask: Ask = async (device, path, body) => {
    const answer = await send(device, 'POST', path, body)
    return { status: answer.statusCode, body: answer.json() }
  }

  return {
    ...started,
    data,
    clock,
    send,
    command,
    code,
    ask,
    /** A unit of so many devices, the first of which has let the others in. */
    async admit(count = 1, megabytes?: number): Promise<AdmittedUnit> {
      const id = randomUUID()
      const devices = await Promise.all(Array.from({ length: count }, () => makeDevice(id)))
      const [first, ...others] = devices as [Device, ...Device[]]
      const chain = [await nextStep([], first, { add: [first] })]
      if (others.length > 0) chain.push(await nextStep(chain, first, { add: others }))
      const answer = await send(first, 'POST', '/v1/vault/admission', { code: await code(megabytes), steps: chain })
      if (answer.statusCode !== 200) throw new Error(answer.body)
      return { id, devices, chain, answer: answer.json() }
    },
    async end() {
      await started.stop()
      rmSync(data, { recursive: true, force: true })
    },
  }
}
