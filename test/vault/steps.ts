/** Single steps that the trials take on the page: each one finished and told. */
import { Dexie } from 'dexie'
import { makeBackup } from '../../src/vault/disk/backup.ts'
import { databaseName, privateFolder, SCHEMA } from '../../src/vault/disk/database-name.ts'
import { openJournal } from '../../src/vault/disk/journal.ts'
import { Store } from '../../src/vault/disk/store.ts'
import { createUnit, lookAtBackup, restoreUnit, tryBackup } from '../../src/vault/index.ts'
import {
  aCase,
  inside,
  locked,
  openTheOnly,
  otherPhrase,
  phrase,
  planFor,
  theOnly,
  unitOfTwo,
} from '../../src/vault/testing.ts'
import { type HandedOver, type NewRecord, type OpenVault, type Place, VaultError } from '../../src/vault/vault.ts'
import { answersOf } from './answers.ts'
import { setBack } from './earlier.ts'
import { schemas } from './earlier-schemas.ts'
import { filledIn, handedOverNow } from './loop.ts'

let session: HandedOver | null = null

const running = (): HandedOver => {
  if (!session) throw new Error('nothing was handed over')
  return session
}

const told = (fault: unknown): string => {
  if (fault instanceof VaultError) return fault.reason
  throw fault
}

export async function startSession(): Promise<void> {
  const { vault } = await createUnit('unit', unitOfTwo)
  const caseId = crypto.randomUUID()
  await vault.append({ caseId, body: aCase('TRIAL-1') })
  session = await vault.handOver(planFor(caseId, 'core-om', 'core-om', 'core-om'))
}

/** Goes on with what `standing` found. */
export function goOn(): void {
  session = handedOverNow()
}

/** As a second tab, or after a reload. */
export async function joinSession(): Promise<void> {
  const state = await openTheOnly()
  if (state.is !== 'handed-over') throw new Error(state.is)
  session = state.session
}

export async function saveOnce(n: number): Promise<string> {
  return running().save(filledIn(running().draft().form, n)).catch(told)
}

/** Hands a form in while the n-th put is refused, and then saves on, with the n-th put refused again. */
export async function withoutRoom(nth: number) {
  const { put } = IDBObjectStore.prototype
  async function refusing<T>(work: () => Promise<T>): Promise<T> {
    let puts = 0
    IDBObjectStore.prototype.put = function (...all) {
      puts += 1
      if (puts === nth) throw new DOMException('no room', 'QuotaExceededError')
      return put.apply(this, all)
    }
    return work().finally(() => {
      IDBObjectStore.prototype.put = put
    })
  }
  const handIn = await refusing(() => running().handIn().catch(told))
  return { handIn, save: await refusing(() => saveOnce(2)) }
}

const CASES_A_WRITE = 250

/** Two forms a case. */
export async function fillUnit(forms: number): Promise<void> {
  const { vault } = await createUnit('unit', unitOfTwo)
  const cases = Array.from({ length: forms / 2 }, (_, i) => ({ caseId: crypto.randomUUID(), i }))
  for (let at = 0; at < cases.length; at += CASES_A_WRITE) {
    await vault.append(...cases.slice(at, at + CASES_A_WRITE).flatMap(({ caseId, i }) => filledCase(caseId, i)))
  }
}

export const filledForm = (caseId: string, i: number, occasion: 'first' | 'follow-up'): NewRecord => ({
  caseId,
  body: {
    kind: 'answers',
    form: 'core-om',
    revision: 1,
    informant: 'self',
    occasion,
    day: '2026-11-02',
    answers: answersOf(i),
    blanks: {},
    via: 'tablet',
    mode: 'list',
    wording: { hash: 'x', language: 'sv', training: true },
    rater: null,
    corrects: null,
  },
})

const filledCase = (caseId: string, i: number): NewRecord[] => [
  { caseId, body: aCase(`M-${i}`) },
  filledForm(caseId, i, 'first'),
  filledForm(caseId, i, 'follow-up'),
]

async function opened(): Promise<{ vault: OpenVault; start: number; unlock: number }> {
  const began = performance.now()
  const here = await locked()
  const started = performance.now()
  const vault = inside(await here.unlock(phrase))
  return { vault, start: Math.round(started - began), unlock: Math.round(performance.now() - started) }
}

export async function timedOpening() {
  const { vault, start, unlock } = await opened()
  return { start, unlock, derivation: await derivation(), forms: vault.of('answers').length }
}

/** The slow step alone, on this machine. */
async function derivation(): Promise<number> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(phrase), 'PBKDF2', false, ['deriveBits'])
  const began = performance.now()
  await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt: new Uint8Array(16), iterations: 600_000 },
    key,
    256,
  )
  return Math.round(performance.now() - began)
}

/**
 * Milliseconds of each of so many saves by staff, as they are and with a signature that costs nothing, in turn; and of
 * erasing a case afterwards. The log that is left has entries that nobody signed.
 */
export async function timedWrites(count: number) {
  const { vault } = await opened()
  const [one, other] = vault.of('case').map(({ caseId }) => caseId)
  if (!one || !other) throw new Error('too few cases')
  const { sign } = SubtleCrypto.prototype
  const signing: number[] = []
  const timing: SubtleCrypto['sign'] = async function (this: SubtleCrypto, ...all) {
    const began = performance.now()
    const made = await sign.apply(this, all)
    signing.push(performance.now() - began)
    return made
  }
  const timed = async (work: () => Promise<unknown>) => {
    const began = performance.now()
    await work()
    return performance.now() - began
  }
  const save = (value: number) => () => vault.append({ caseId: one, body: { kind: 'setting', name: 'x', value } })
  const [signed, unsigned]: [number[], number[]] = [[], []]
  for (let n = 0; n < count; n++) {
    SubtleCrypto.prototype.sign = timing
    signed.push(await timed(save(n)))
    SubtleCrypto.prototype.sign = async () => new ArrayBuffer(64)
    unsigned.push(await timed(save(n)))
  }
  SubtleCrypto.prototype.sign = sign
  const erased = await timed(() => vault.eraseCase(other, 'begärt'))
  return { signed, unsigned, signing, erased }
}

/** Milliseconds of each of so many saves by whoever answers, and how many signatures one asks for. */
export async function timedAnswers(count: number) {
  const { sign } = SubtleCrypto.prototype
  let signatures = 0
  SubtleCrypto.prototype.sign = function (this: SubtleCrypto, ...all) {
    signatures += 1
    return sign.apply(this, all)
  }
  const saves: number[] = []
  for (let n = 1; n <= count; n++) {
    const began = performance.now()
    await saveOnce(n)
    saves.push(performance.now() - began)
  }
  SubtleCrypto.prototype.sign = sign
  return { saves, signatures: signatures / count }
}

/** A backup, tried, and read in where its unit no longer is, as on another device; and then opened. */
export async function backupAgain() {
  const { vault } = await opened()
  const times = [performance.now()]
  const file = await vault.backup()
  times.push(performance.now())
  const tried = await tryBackup(file)
  times.push(performance.now())
  const seen = await lookAtBackup(file, phrase)
  if ('refused' in seen) throw new Error(seen.refused)
  await vault.lock()
  await forget(seen.place)
  const began = performance.now()
  const moved = await restoreUnit(file, seen)
  const restored = Math.round(performance.now() - began)
  if ('refused' in tried || 'refused' in moved) throw new Error('the backup was refused')
  const state = await openTheOnly()
  const there = state.is === 'locked' ? await state.vault.unlock(phrase) : null
  const [made, again] = times.slice(1).map((time, i) => Math.round(time - (times[i] ?? 0)))
  return {
    same: tried.same,
    bytes: file.size,
    made: made ?? 0,
    tried: again ?? 0,
    restored,
    moved: there && !('refused' in there) ? there.of('answers').length : 0,
  }
}

async function forget(place: Place): Promise<void> {
  const journal = await openJournal(privateFolder(place))
  await journal?.empty('a')
  await journal?.empty('b')
  await Dexie.delete(databaseName(place))
}

/** Brings a unit in from the text of its backup. */
export async function bringIn(backup: string): Promise<void> {
  const file = new Blob([backup])
  const seen = await lookAtBackup(file, phrase)
  if ('refused' in seen) throw new Error(seen.refused)
  await restoreUnit(file, seen)
}

/** The unit's rows as they lie, in the text of a backup. */
export async function takenOut(): Promise<string> {
  const store = await Store.open(await theOnly())
  const row = await store.get('meta', 'header')
  if (row?.id !== 'header') throw new Error('there is no unit')
  const file = await makeBackup(store, store.place, async () => '')
  store.close()
  return file.text()
}

/** Puts the only unit back to the invented earlier schema, in both its places. Gives its rows as they stand today. */
export async function setBackToEarlier(): Promise<string> {
  const before = await takenOut()
  const place = await theOnly()
  const journal = await setBack(place, schemas)
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(privateFolder(place))
  for (const [name, text] of [
    ['journal-a.log', journal],
    ['journal-b.log', ''],
  ] as const) {
    const file = await (await folder.getFileHandle(name, { create: true })).createWritable()
    await file.write(text)
    await file.close()
  }
  return before
}

/** Which schema the only unit's database has by now, unopened. */
export async function schemaOnDisk(): Promise<number> {
  const name = databaseName(await theOnly())
  const all = await indexedDB.databases()
  return (all.find((each) => each.name === name)?.version ?? 0) / 10
}

/** Opens the database as a later version would, and says all that is in it. */
export async function asNewerVersion(): Promise<string> {
  const name = databaseName(await theOnly())
  return new Promise((done, failed) => {
    const opening = indexedDB.open(name, (SCHEMA + 1) * 10)
    opening.onerror = () => failed(opening.error)
    opening.onsuccess = () => {
      const db = opening.result
      // The device's own rows hold keys that cannot be written out.
      const names = [...db.objectStoreNames].filter((name) => name !== 'local')
      const reading = db.transaction(names)
      const asked = names.map((name) => reading.objectStore(name).getAll())
      reading.oncomplete = () => {
        db.close()
        done(JSON.stringify(asked.map(({ result }) => result)))
      }
    }
  })
}

/** A unit of two with a case, of whom one is to be removed. */
export async function unitOfTwoWithCase(): Promise<void> {
  const { vault } = await createUnit('unit', unitOfTwo)
  await vault.append({ caseId: crypto.randomUUID(), body: aCase('TRIAL-1') })
}

/**
 * Removes the second of two. At the n-th put into the database, or the n-th message to the journal's worker, all told, the
 * page says so on its console and stands still for ever: whoever drives it kills the browser there.
 */
export async function removedUntil(nth: number): Promise<'done'> {
  const { vault } = await opened()
  const other = vault.of('staff').find(({ body }) => body.staff !== vault.me.staff)?.body.staff
  if (!other) throw new Error('nobody is left to remove')
  let steps = 0
  const step = () => {
    steps += 1
    if (steps !== nth) return
    console.info('struck')
    for (;;);
  }
  const { put } = IDBObjectStore.prototype
  IDBObjectStore.prototype.put = function (...all) {
    step()
    return put.apply(this, all)
  }
  const { postMessage } = Worker.prototype
  Worker.prototype.postMessage = function (...all: unknown[]) {
    step()
    return postMessage.apply(this, all as never)
  }
  await vault.removeMember(other)
  return 'done'
}

/** What stands after a start: who opens the unit, and what whoever is left finds in it. */
export async function afterRemoval() {
  const removed = 'refused' in (await (await locked()).unlock(otherPhrase))
  const { vault } = await opened()
  const active = vault.of('staff').findLast(({ body }) => body.staff !== vault.me.staff)?.body.active
  return { removed, noted: active === false, codes: vault.of('case').map(({ body }) => body.code) }
}
