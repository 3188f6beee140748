/** The whole way: a collector process of its own, every unit enrolled for practice, every batch signed, sent and receipted. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type National, practiceCode, type Release, type Submission, signedDocument } from '#aggregate'
import { type Enrolment, enrol } from '../../src/outbox/enrolment.ts'
import { openSigned } from '../../src/outbox/signed.ts'
import { base64, hex, sha256 } from '../../src/vault/crypto/bytes.ts'
import type { OpenVault } from '../../src/vault/vault.ts'
import { startCollector } from '../browser/serve.ts'
import { program } from '../programs.ts'
import type { Unit } from './nation.ts'
import { period, releaseOf } from './release.ts'

export interface Sent {
  readonly releases: readonly Release[]
  readonly national: National
  /** SHA-256 of every batch, as the collector receipted it. */
  readonly receipts: readonly string[]
}

export async function sendAll(units: readonly Unit[]): Promise<Sent> {
  const data = mkdtempSync(join(tmpdir(), 'reenactment-'))
  const collector = await startCollector(data, { LOG: 'silent' })
  try {
    const definition = join(data, 'period.json')
    writeFileSync(definition, JSON.stringify(period))
    command(data, 'period', 'load', definition)
    // All at once, as on the last day of a release window.
    const sent = await Promise.all(units.map((unit) => send(collector.address, unit)))
    return {
      releases: sent.map(({ release }) => release),
      receipts: sent.map(({ receipt }) => receipt),
      national: (await opened(
        await get(collector.address, `/v1/national/${period.id}/1`),
        sent[0]?.enrolment,
      )) as National,
    }
  } finally {
    await collector.stop()
    rmSync(data, { recursive: true, force: true })
  }
}

/** As staff of the collector would: its own commands, beside the running process. */
function command(data: string, ...args: readonly string[]): string {
  const done = spawnSync(process.execPath, [program('collector/main.ts'), ...args], {
    env: { ...process.env, DATA: data },
    encoding: 'utf8',
  })
  if (done.status !== 0) throw new Error(`collector ${args[0]}: ${done.stderr}`)
  return done.stdout
}

/** Rehearsals take practice units only, which enrol openly. */
async function send(address: string, unit: Unit) {
  const keys = await deviceKeys()
  const enrolment = await enrol(keys, practiceCode, 'Surfplatta', address)
  if ('refused' in enrolment) throw new Error(`${unit.name}: ${enrolment.refused}`)
  const release = releaseOf(unit, enrolment.enrolled.unit.id)
  const { bytes } = release
  const submission: Submission = {
    payload: base64(bytes),
    sig: base64(await keys.sign(bytes)),
    deviceId: enrolment.enrolled.deviceId,
    alg: 'ES256',
  }
  const answer = await post(address, '/v1/batches', submission)
  if (answer.status !== 201) throw new Error(`${unit.name}: ${answer.status} ${JSON.stringify(answer.body)}`)
  const again = await post(address, '/v1/batches', submission)
  if (again.status !== 200 || JSON.stringify(again.body) !== JSON.stringify(answer.body))
    throw new Error(`${unit.name}: a retry got another receipt`)
  const receipt = (await opened(answer.body, enrolment)) as { readonly batch: string }
  if (receipt.batch !== hex(await sha256(bytes))) throw new Error(`${unit.name}: the receipt is for other bytes`)
  return { release, enrolment, receipt: receipt.batch }
}

async function deviceKeys(): Promise<Pick<OpenVault, 'sign' | 'devicePublicKey'>> {
  const curve = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
  const pair = await crypto.subtle.generateKey(curve, false, ['sign', 'verify'])
  return {
    sign: async (bytes) => new Uint8Array(await crypto.subtle.sign(curve, pair.privateKey, bytes)),
    devicePublicKey: async () => crypto.subtle.exportKey('jwk', pair.publicKey),
  }
}

/** Only what the collector signed with the key that was pinned at enrolment. */
async function opened(document: unknown, enrolment: Enrolment | undefined): Promise<unknown> {
  const read = signedDocument.parse(document)
  const content = enrolment && (await openSigned(read, enrolment.enrolled.server))
  if (!content) throw new Error('not signed by the collector')
  return content
}

async function post(address: string, path: string, body: unknown) {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${address}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  return { status: answer.status, body: (await answer.json()) as unknown }
}

async function get(address: string, path: string): Promise<unknown> {
  const answer = await fetch(`${address}${path}`)
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
  return answer.json()
}
