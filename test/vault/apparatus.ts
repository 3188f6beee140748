/**
 * Devices of one unit for the tests, each with a database, keys and a log of its own, set up as they are in a clinic: the first
 * as a new unit and the others from its backup. They hear of each other by files.
 */
import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { vi } from 'vitest'
import { canonicalText } from '#instruments'
import { caseFiles } from '../../src/case-file/case-file.ts'
import { openDatabase } from '../../src/vault/disk/database.ts'
import { chained } from '../../src/vault/disk/journal-file.ts'
import { Store } from '../../src/vault/disk/store.ts'
import { createUnit, lookAtBackup, type OpenVault, restoreUnit, type TakenIn } from '../../src/vault/index.ts'
import { aCase, phrase, unitOfTwo } from '../../src/vault/testing.ts'
import { unlock } from '../../src/vault/unit/unlock.ts'

/** Devices are no tabs of one browser: none hears another. */
class Deaf extends EventTarget {
  onmessage = null
  postMessage() {}
  close() {}
}
vi.stubGlobal('BroadcastChannel', Deaf)

/** A device, whoever is in. */
export interface Apparatus {
  readonly disk: IDBFactory
  readonly vault: OpenVault
}

export async function firstDevice(): Promise<Apparatus> {
  const disk = new IDBFactory()
  Dexie.dependencies.indexedDB = disk
  return { disk, vault: (await createUnit('unit', unitOfTwo)).vault }
}

export async function fromBackup(file: Blob, by = phrase): Promise<Apparatus> {
  const disk = new IDBFactory()
  Dexie.dependencies.indexedDB = disk
  const seen = await lookAtBackup(file, by)
  if ('refused' in seen) throw new Error(seen.refused)
  const done = await restoreUnit(file, seen)
  if ('refused' in done) throw new Error(done.refused)
  return openedAs(disk, seen.place, by)
}

export async function openedAs(disk: IDBFactory, place: OpenVault['place'], by = phrase): Promise<Apparatus> {
  Dexie.dependencies.indexedDB = disk
  const vault = await unlock(new Store(place, (await openDatabase(place)).db, null), by)
  if ('refused' in vault) throw new Error(vault.refused)
  return { disk, vault }
}

export const again = ({ disk, vault }: Apparatus, by = phrase) => openedAs(disk, vault.place, by)

export async function storeOf({ disk, vault }: Apparatus): Promise<Store> {
  Dexie.dependencies.indexedDB = disk
  return new Store(vault.place, (await openDatabase(vault.place)).db, null)
}

export async function fileOf({ vault }: Apparatus, all = false): Promise<Blob> {
  return (await vault.devices()).file(all)
}
export async function takes({ vault }: Apparatus, file: Blob): Promise<TakenIn> {
  const answer = await (await vault.devices()).takeInFile(file)
  if ('refused' in answer) throw new Error(answer.refused)
  return answer
}
/** Each takes in the other's file: what the second gives tells of what it has taken. */
export async function meet(one: Apparatus, other: Apparatus): Promise<void> {
  await takes(other, await fileOf(one))
  await takes(one, await fileOf(other))
  await takes(other, await fileOf(one))
}

export async function twoDevices(): Promise<readonly [Apparatus, Apparatus, string]> {
  const one = await firstDevice()
  const caseId = crypto.randomUUID()
  await one.vault.append({ caseId, body: aCase('A1') }, { caseId, body: protocol })
  return [one, await fromBackup(await one.vault.backup()), caseId]
}

export const protocol = {
  kind: 'protocol' as const,
  ...{ reasons: null, contactBy: null, interventions: null, professions: null, requested: null, firstOffered: null },
  ...{ firstVisit: null, started: null, ended: null, ending: null, takenOver: null },
}
export const form = {
  ...({ kind: 'answers', form: 'core-om', informant: 'self', occasion: 'first', via: 'paper' } as const),
  ...{ revision: 1, day: '2026-11-20', answers: { 1: 4 }, blanks: {}, mode: null, wording: null, rater: null },
  corrects: null,
}

export const shown = ({ vault }: Apparatus) => vault.records().map((record) => canonicalText(record))
export const codes = ({ vault }: Apparatus) => [...caseFiles(vault.records()).values()].map(({ code }) => code).sort()
export const idOf = async ({ vault }: Apparatus) =>
  (await (await vault.devices()).all()).find(({ own }) => own)?.device ?? ''
export const seenOf = async ({ vault }: Apparatus) => (await vault.devices()).all()

/** The file with those of its lines that `changed` gives back, and every sum made right again. */
export async function rewritten(file: Blob, changed: (lines: unknown[]) => void): Promise<Blob> {
  const lines = (await file.text())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line.split(' ').slice(2).join(' ')) as unknown)
  changed(lines)
  const count = lines.flatMap((line) => (Array.isArray(line) ? line : [])).length
  Object.assign(lines[0] as object, { rows: count })
  Object.assign(lines.at(-1) as object, { complete: count })
  let hash = ''
  let text = ''
  for (const [i, line] of lines.map((each) => JSON.stringify(each)).entries()) {
    hash = await chained(hash, line)
    text += `${i + 1} ${hash} ${line}\n`
  }
  return new Blob([text])
}
