/** Other practice units that take part in the rehearsal, so that there is a nation to stand beside. */
import { disclose, practiceCode, readPeriod } from '#aggregate'
import { toBase64url } from '../../src/outbox/bytes.ts'
import { enrol } from '../../src/outbox/enrolment.ts'
import { openSigned } from '../../src/outbox/signed.ts'
import { casesOfPeriod } from '../../src/period/cases-of-period.ts'
import { keptRecords } from '../../src/practice/fill.ts'
import { practiceUnit } from '../../src/practice/practice-unit.ts'

const staff = '22222222-2222-4222-8222-222222222222'
const curve = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }

export async function sendAsOthers(address: string, units: number, today: string): Promise<void> {
  for (let seed = 1; seed <= units; seed++) await sendAs(address, seed, today)
}

async function sendAs(address: string, seed: number, today: string) {
  const pair = await crypto.subtle.generateKey(curve, false, ['sign', 'verify'])
  const sign = async (bytes: Uint8Array<ArrayBuffer>) =>
    new Uint8Array(await crypto.subtle.sign(curve, pair.privateKey, bytes))
  const devicePublicKey = () => crypto.subtle.exportKey('jwk', pair.publicKey)
  const made = await enrol({ sign, devicePublicKey }, practiceCode, 'Surfplatta', address)
  if ('refused' in made) throw new Error(made.refused)
  const { deviceId, unit, server } = made.enrolled
  const period = readPeriod(await openSigned(await (await fetch(`${address}/v1/periods/ovning`)).json(), server))
  if ('refused' in period) throw new Error(period.at)
  const release = disclose({
    period,
    edition: 1,
    cases: casesOfPeriod(keptRecords(practiceUnit(seed, today, staff), staff), period),
    joined: null,
    unit: unit.id,
    key: Uint8Array.from({ length: 32 }, (_, i) => (i * 31 + seed) % 256),
    app: 'test',
    released: [],
  })
  if ('refused' in release) throw new Error(release.refused)
  const body = {
    payload: toBase64url(release.bytes),
    sig: toBase64url(await sign(release.bytes)),
    deviceId,
    alg: 'ES256',
  }
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${address}/v1/batches`, { method: 'POST', headers, body: JSON.stringify(body) })
  if (answer.status !== 201) throw new Error(await answer.text())
}
