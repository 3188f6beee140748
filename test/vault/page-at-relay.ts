/** Steps on the page where a relay serves it: its unit joins that, is written to while the app's own runner keeps it in step, and is looked at from another device. */
import { inStepInOneTab } from '../../src/app/sync/runner.ts'
import { base64, idOfKey, joined, unbase64 } from '../../src/vault/crypto/bytes.ts'
import { createUnit } from '../../src/vault/index.ts'
import { aCase, locked, phrase, unitOfTwo } from '../../src/vault/testing.ts'
import type { OpenVault } from '../../src/vault/vault.ts'
import { numberOf } from './answers.ts'
import { filledForm } from './steps.ts'

/** Between two forms: several fall into what the runner waits for before it pushes. */
const PAUSE_MS = 30
/** The first byte of a public point that is not compressed. */
const WHOLE_POINT = new Uint8Array([4])

let opening: Promise<OpenVault> | null = null

async function unlocked(): Promise<OpenVault> {
  const vault = await (await locked()).unlock(phrase)
  if ('refused' in vault) throw new Error(vault.refused)
  return vault
}

/** The one unit here, unlocked once a page. */
export function hereAtRelay(): Promise<OpenVault> {
  opening ??= unlocked()
  return opening
}

/** A new unit with one case, at the relay by its operator's code. Gives the text of its backup. */
export async function joinedUnit(code: string): Promise<string> {
  const { vault } = await createUnit('unit', unitOfTwo)
  opening = Promise.resolve(vault)
  await vault.append({ caseId: crypto.randomUUID(), body: aCase('TRIAL-1') })
  await (await vault.relay()).join(code)
  return (await vault.backup()).text()
}

/** As another device lets it in. */
export async function deviceHere(): Promise<{ readonly device: string; readonly key: string }> {
  const { x = '', y = '' } = await (await hereAtRelay()).devicePublicKey()
  const key = base64(joined(WHOLE_POINT, unbase64(x), unbase64(y)))
  return { device: await idOfKey(key), key }
}

export async function letsIn(one: { readonly device: string; readonly key: string }): Promise<void> {
  await (await (await hereAtRelay()).relay()).letIn(one)
}

async function keep(n: number): Promise<void> {
  const vault = await hereAtRelay()
  await vault.append(filledForm(vault.of('case')[0]?.caseId ?? '', n, 'first'))
}

/** So many forms, numbered from the first, while nobody keeps the unit in step. */
export async function keepApart(first: number, count: number): Promise<void> {
  for (let n = first; n < first + count; n++) await keep(n)
}

/** The n-th of three changes of keys: another passphrase of the second member, another sheet, and the second member removed. */
export async function changesKeys(n: number): Promise<void> {
  const vault = await hereAtRelay()
  const other = vault.of('staff').find(({ body }) => body.staff !== vault.me.staff)?.body.staff ?? ''
  if (n === 0) await vault.setPassphrase(other, 'sex helt nya ord åt bo')
  else if (n === 1) await vault.changeRecoveryCode('ABCDE-ABCDE-ABCDE-ABCDE-ABCDE-ABCDE-ABCDE-ABCDE')
  else await vault.removeMember(other)
}

/** Form after form, in step, each told once it is kept, until it is stopped from outside. `early` tells before, as no screen may. */
export async function keepInStepFrom(first: number, early: boolean): Promise<never> {
  void inStepInOneTab(await hereAtRelay(), new AbortController().signal)
  for (let n = first; ; n++) {
    const kept = keep(n)
    if (!early) await kept
    await window.told(n)
    await kept
    await new Promise((later) => setTimeout(later, PAUSE_MS))
  }
}

/** By the app's own runner, until the page ends. */
export async function staysInStep(): Promise<void> {
  void inStepInOneTab(await hereAtRelay(), new AbortController().signal)
}

/** Evens out with the relay once. Gives how many writes were sent, which devices have been copied, and the number of each form; null where one is torn. */
export async function inStepOnce() {
  const vault = await hereAtRelay()
  const { sent } = await (await vault.relay()).syncOnce()
  const devices = await (await vault.devices()).all()
  const forked = devices.flatMap(({ device, forked }) => (forked ? [device] : []))
  return { sent, forked, forms: vault.of('answers').map(({ body }) => numberOf(body.answers)) }
}
