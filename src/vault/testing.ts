/** Invented people and plans for the vault's tests, and a backup as somebody without a key would change it. */
import { Dexie } from 'dexie'
import { text } from './crypto/bytes.ts'
import { openEpochs } from './crypto/epochs.ts'
import { holderBy } from './crypto/members.ts'
import { derivedKey } from './crypto/passphrase-key.ts'
import { pairOf } from './crypto/people-key.ts'
import { aesKey, open, openBytes } from './crypto/seal.ts'
import { databaseName } from './disk/database-name.ts'
import { chained } from './disk/journal-file.ts'
import { notedPlaces } from './disk/notes.ts'
import { placesOnDisk } from './disk/places.ts'
import { Store } from './disk/store.ts'
import { openVaultAt } from './open-vault-at.ts'
import { kindOf, type PlaceKind } from './place.ts'
import type { RecordBody } from './records.ts'
import type { NewUnit } from './unit/create.ts'
import { openHead, openKey } from './unit/sealed-records.ts'
import type { HandoverPlan, LockedVault, OpenVault, Place, Refusal, VaultState } from './vault.ts'

export const phrase = 'abborre absolut accent advent affisch afton'
export const otherPhrase = 'zebra zenit zoom yoghurt yacht vykort'

export const unitOfTwo: NewUnit = {
  name: 'Enheten Måsen',
  staff: [
    { name: 'Alva Prov', passphrase: phrase },
    { name: 'Bo Prov', passphrase: otherPhrase },
  ],
}

export const aCase = (code: string): RecordBody => ({ kind: 'case', code, born: 2010, sex: 'f', opened: '2026-11-02' })

/** Where no unit is until a test makes one of its parts. */
export const aPlace: Place = 'unit-22222222-2222-4222-8222-222222222222'

/** Where the one unit of its kind lies on this device; else where its files lie, or where it once lay. */
async function only(kind: PlaceKind): Promise<Place | undefined> {
  const places = [...(await placesOnDisk()), ...notedPlaces()].filter((place) => kindOf(place) === kind)
  const there = await Promise.all(places.map((place) => Dexie.exists(databaseName(place))))
  return places.find((_, i) => there[i]) ?? places[0]
}

export async function theOnly(kind: PlaceKind = 'unit'): Promise<Place> {
  const place = await only(kind)
  if (!place) throw new Error(`no ${kind} lies here`)
  return place
}

/** As a start finds it, which is no tablet in the waiting room. */
export async function openTheOnly(kind: PlaceKind = 'unit'): Promise<Exclude<VaultState, { is: 'waiting-room' }>> {
  const place = await only(kind)
  const found = place ? await openVaultAt(place) : ({ is: 'empty' } as const)
  if (found.is === 'waiting-room') throw new Error('a tablet in the waiting room')
  return found
}

/** The only unit here, which nobody has unlocked. */
export async function locked(): Promise<LockedVault> {
  const state = await openTheOnly()
  if (state.is !== 'locked') throw new Error(state.is)
  return state.vault
}

/** Whom an unlocking let in. */
export function inside(vault: OpenVault | Refusal): OpenVault {
  if ('refused' in vault) throw new Error(vault.refused)
  return vault
}

/** A plan for one or more forms, with a pack that says only what the vault reads of it. */
export function planFor(caseId: string, ...forms: readonly string[]): HandoverPlan {
  const text = JSON.stringify({ language: 'sv', training: true })
  return {
    caseId,
    informant: 'self',
    forms: forms.map((form) => ({ form, occasion: 'first', pack: { hash: `pack-of-${form}`, text } })),
    language: 'sv',
    age: 15,
  }
}

export type BackupRow = { readonly id: string }

/** The keys of the unit in a store, as whoever has this passphrase comes by them. */
export async function opensTo(store: Store, passphrase: string) {
  const row = await store.get('meta', 'header')
  if (row?.id !== 'header') throw new Error('no header')
  const { header } = row
  const holder = await holderBy(header, await derivedKey(passphrase, header.derivation), 'passphrase')
  const keys = holder && (await openEpochs(header, holder))
  if (!holder || !keys) throw new Error('no keys')
  return { header, keys, pair: pairOf(header, holder) }
}

/** The file with those of its rows that `changed` gives back, and every sum made right again. */
export async function forgedBackup(file: Blob, changed: (rows: BackupRow[]) => BackupRow[]): Promise<Blob> {
  const texts = (await file.text())
    .trimEnd()
    .split('\n')
    .map((line) => line.split(' ').slice(2).join(' '))
  const all = texts.flatMap((text) =>
    text.startsWith('[') ? (JSON.parse(text) as { put: string; row: BackupRow }[]) : [],
  )
  const kept = new Set(changed(all.map(({ row }) => row)))
  const rows = all.filter(({ row }) => kept.has(row))
  const head = { ...JSON.parse(texts[0] ?? ''), rows: rows.length }
  const last = { ...JSON.parse(texts.at(-1) ?? ''), complete: rows.length }
  let hash = ''
  let lines = ''
  for (const [i, text] of [head, rows, last].map((each) => JSON.stringify(each)).entries()) {
    hash = await chained(hash, text)
    lines += `${i + 1} ${hash} ${text}\n`
  }
  return new Blob([lines])
}

/** All that one person's keys open of what lies in the database, in clear, with code of their own: the epochs', their own pair, and the releaser's where they hold it. */
export async function allThatOpens(secret: string): Promise<string> {
  const store = await Store.open(await theOnly())
  const { header, keys, pair } = await opensTo(store, secret)
  const held = await Promise.all(
    (await store.all('keys')).map(async (row) => ({
      row,
      ...(await openKey(keys, header.unit, row, [pair, ...keys.forReleaser])),
    })),
  )
  const found: string[] = []
  const entries = await store.all('entries')
  for (const table of ['records', 'audit'] as const)
    for (const row of await store.all(table)) {
      const head = await openHead(keys, header.unit, row)
      found.push(JSON.stringify(head))
      for (const { raw, opens } of held) {
        if (!raw) continue
        for (const { device, n, lamport, rows } of entries)
          for (const [i, { id }] of rows.entries()) {
            if (id !== row.id) continue
            const additionalData = `record|${header.unit}|${id}|${device}|${n}|${lamport + i}|${head.of}|${opens}`
            const plain = await open(await aesKey(raw.slice()), additionalData, row.box).catch(() => null)
            if (plain) found.push(text(plain))
          }
      }
    }
  const snapshot = await store.local('snapshot')
  if (snapshot) {
    const additionalData = `snapshot-2|${header.unit}|${snapshot.lamport}`
    const key = await aesKey(await open(keys.newest.data, `${additionalData}|key`, snapshot.key))
    for (const [i, box] of snapshot.boxes.entries())
      found.push(text(await openBytes(key, `${additionalData}|${i}`, new Uint8Array(box))))
  }
  return found.join('\n')
}
