/** Unlocking: from what was typed to an open vault, or a refusal. */

import { type Header, openEpochs } from '../crypto/epochs.ts'
import { type Holder, holderBy, NOBODY, SHEET } from '../crypto/members.ts'
import { holderBySlot, isLive, type PasskeyAnswer } from '../crypto/passkey.ts'
import { derivedKey } from '../crypto/passphrase-key.ts'
import { pairOf } from '../crypto/people-key.ts'
import { forgetPinTries, type PinSlot } from '../crypto/pin.ts'
import { readRecoveryCode } from '../crypto/recovery-code.ts'
import { drop, put } from '../disk/rows.ts'
import type { Store } from '../disk/store.ts'
import { announceEntry } from '../disk/tabs.ts'
import { countTry, forgetTries } from '../disk/tries.ts'
import type { OpenVault, PasskeyRefusal, Refusal, Secret, StartReport, WrongCode } from '../vault.ts'
import { adopt } from './adopt.ts'
import { closeUnread } from './close-unread.ts'
import { type Loaded, loadRecords, pack, type Source } from './load.ts'
import { Memory } from './memory.ts'
import { openVault, type Shift, type WaysBack } from './open-vault.ts'
import { dropUnusable, refusedHere } from './passkeys.ts'
import { pairsOf } from './readers.ts'
import { CaseKeys } from './sealed-records.ts'
import { appendTo, sourceOf, type Unit } from './unit.ts'

export async function unlock(
  store: Store,
  secret: Secret,
): Promise<OpenVault | Refusal<'wrong-passphrase' | 'wait' | 'damaged'> | PasskeyRefusal> {
  if (typeof secret !== 'string') return byPasskey(store, secret)
  return (await enter(store, secret, 'passphrase')) ?? { refused: 'wrong-passphrase' }
}

export async function recover(
  store: Store,
  typed: string,
): Promise<OpenVault | WrongCode | Refusal<'wait' | 'damaged'>> {
  const read = readRecoveryCode(typed)
  // A slip of the pen is told at once and is not a try.
  if (!('code' in read))
    return { refused: 'wrong-recovery-code', groups: 'wrongGroups' in read ? read.wrongGroups : [] }
  return (await enter(store, read.code, 'recovery')) ?? { refused: 'wrong-recovery-code' }
}

/**
 * The way back from a hand-over. It takes the sheet's code too: a forgotten passphrase must not leave the tablet with
 * whoever answers.
 */
export async function takeBack(
  store: Store,
  secret: Secret,
): Promise<OpenVault | Refusal<'wrong-passphrase' | 'wait' | 'damaged'> | PasskeyRefusal> {
  const read = typeof secret === 'string' ? readRecoveryCode(secret) : null
  if (!read || !('code' in read)) return unlock(store, secret)
  return (await enter(store, read.code, 'recovery')) ?? { refused: 'wrong-passphrase' }
}

/** Back by the PIN of the shift, which goes on as it was: `since` stays. */
export async function takeBackByPin(
  store: Store,
  slot: PinSlot,
  pin: string,
  since: number,
): Promise<OpenVault | Refusal<'wrong-pin' | 'pin-spent' | 'damaged'>> {
  const found = slot.live() ? await slot.attempt(pin) : { left: 0 }
  if ('left' in found) return found.left > 0 ? { refused: 'wrong-pin', left: found.left } : { refused: 'pin-spent' }
  const row = await store.get('meta', 'header')
  if (row?.id !== 'header') return { refused: 'damaged' }
  return within(store, row.header, found, { since, pin }, 'unlocked.pin')
}

/** Made out here: where a vault is open it would keep the open records reachable for as long as the tablet is handed over. */
export const waysBack: WaysBack = (store, slot, since) => ({
  bySecret: (typed) => takeBack(store, typed),
  byPin: slot && { slot, attempt: (typed) => takeBackByPin(store, slot, typed, since) },
})

/** An authenticator counts its own wrong tries; what it gave is the right secret, or nobody's. */
async function byPasskey(store: Store, { slot: id, bits }: PasskeyAnswer) {
  const row = await store.get('meta', 'header')
  if (row?.id !== 'header') return { refused: 'damaged' } as const
  const { header } = row
  const slot = (await store.local('passkeys'))?.find((each) => each.id === id && isLive(each, header.staff))
  const holder = slot && (await holderBySlot(header.unit, slot, bits))
  if (!holder) return { refused: 'passkey-gone' } as const
  const it = await opened(store, header, holder).catch(() => null)
  if (!it) return { refused: 'damaged' } as const
  // What the unit has settled is known once it is read.
  const refused = await refusedHere(it.unit, slot)
  if (refused) return refused
  await forgetTries(store)
  await forgetPinTries(store)
  return entered(it, { since: Date.now(), pin: null }, 'unlocked.passkey')
}

/** Null when the secret opens no slot of the kind. */
async function enter(
  store: Store,
  secret: string,
  kind: 'passphrase' | 'recovery',
): Promise<OpenVault | Refusal<'wait' | 'damaged'> | null> {
  const seconds = await countTry(store)
  if (seconds !== null) return { refused: 'wait', seconds }
  const row = await store.get('meta', 'header')
  if (row?.id !== 'header') return { refused: 'damaged' }
  const { header } = row
  // Asked for before there is a key, which nothing of it opens without: deriving one leaves this thread idle.
  const snapshot = store.local('snapshot')
  snapshot.catch(() => undefined)
  const derived = await derivedKey(secret, header.derivation)
  const holder = await holderBy(header, derived, kind)
  if (!holder) return null
  await Promise.all([forgetTries(store), forgetPinTries(store)])
  const what = kind === 'recovery' ? 'unlocked.recovery' : 'unlocked'
  return within(store, header, holder, { since: Date.now(), pin: null }, what, snapshot)
}

async function within(
  store: Store,
  header: Header,
  holder: Holder,
  shift: Shift,
  what: string,
  snapshot?: Source['snapshot'],
): Promise<OpenVault | Refusal<'damaged'>> {
  const it = await opened(store, header, holder, snapshot).catch(() => null)
  return it ? entered(it, shift, what) : { refused: 'damaged' }
}

/** The unit, and what was found on the way: apart, for an open unit must not keep what is erased from its memory. */
interface Opened {
  readonly unit: Unit
  readonly loaded: Loaded
}

/** Null where the keys do not fit each other. */
async function opened(
  store: Store,
  header: Header,
  holder: Holder,
  snapshot?: Source['snapshot'],
): Promise<Opened | null> {
  const keys = await openEpochs(header, holder)
  if (!keys) return null
  const staff = holder.to === SHEET ? NOBODY : holder.to
  const pair = pairOf(header, holder)
  let unit: Unit | null = null
  const cases = new CaseKeys(header.unit, store, () => pairsOf(unit ?? { pair, keys }))
  const loaded = await loadRecords({ store, unit: header.unit, keys, cases, snapshot })
  const memory = new Memory(loaded.records)
  closeUnread({ memory, header, pair, keys })
  const name = memory.of('staff').findLast(({ body }) => body.staff === staff)?.body.name ?? ''
  const me = { staff, name }
  const latest = (await store.local('latest')) ?? ''
  const relayTold = await store.local('relayTold')
  const { log, keyless, sound } = loaded
  const known = { log, device: null, keyless: keyless.cases, sound, latest, apart: new Set(loaded.apart) }
  const elsewhere = new Map<string, number>()
  unit = { store, header, keys, holder, pair, cases, memory, me, elsewhere, relayTold, ...known }
  return { unit, loaded }
}

/** The first steps inside: what was handed in is taken care of, and the entry is written down. `what`: how they came in. */
async function entered({ unit, loaded }: Opened, shift: Shift, what: string): Promise<OpenVault> {
  const { store, memory } = unit
  const [session, { unfinished, waiting }] = await Promise.all([
    store.local('session'),
    // Two tabs may unlock at once; what was handed in is taken in by one of them.
    store.alone(() => adopt(unit), 'adopt'),
  ])
  await appendTo(unit, [{ caseId: null, body: { kind: 'audit', what, detail: '' } }], {
    local: [{ set: 'session', to: null }],
    share: null,
    only: true,
  })
  if (session !== undefined) store.forgetDrafts()
  const [report, backup] = await Promise.all([
    store.local('report'),
    store.get('meta', 'backup'),
    dropUnusable(unit),
    logInItsTable(store, loaded.astray),
  ])
  if (loaded.stale) await pack(sourceOf(unit), unit.log, memory.all, unit.apart)
  announceEntry(store.place)
  const found = {
    unfinished,
    report: withRecords(report ?? null, loaded, waiting),
    lastBackup: backup?.id === 'backup' ? backup : null,
  }
  return openVault(unit, shift, found, waysBack)
}

async function logInItsTable(store: Store, astray: Loaded['astray']): Promise<void> {
  if (astray.length === 0) return
  const rows = await store.some('records', astray)
  await store.commit(async () => ({ ops: rows.flatMap((row) => [put('audit', row), drop('records', row.id)]) }))
}

/** `waiting`: forms that were handed in, and whose key is not here yet either. */
function withRecords(report: StartReport | null, loaded: Loaded, waiting: number): StartReport | null {
  const { unreadable, faulty, lost, newer } = loaded
  const keyless = loaded.keyless.records + waiting
  if (unreadable + keyless + faulty + lost + newer === 0) return report
  const before = report ?? { wiped: false, refilled: 0, unreadable: 0, at: new Date().toISOString() }
  return { ...before, unreadable: before.unreadable + unreadable, keyless, faulty, lost, newer }
}
