/** Steps on the page where a relay serves it: a tablet in the waiting room that answers whatever comes, and a reader that sends it forms. */
import { devicesAnswer } from '#relay'
import { idOfKey } from '../../src/vault/crypto/bytes.ts'
import { openJson } from '../../src/vault/crypto/seal.ts'
import { openAsUnit } from '../../src/vault/crypto/unit-key.ts'
import { joinedKey, shareInFile } from '../../src/vault/disk/key-shares.ts'
import { placesOnDisk } from '../../src/vault/disk/places.ts'
import { Store } from '../../src/vault/disk/store.ts'
import { RelayRefusal } from '../../src/vault/index.ts'
import { placeOf } from '../../src/vault/place.ts'
import { goneOn } from '../../src/vault/relay-client/chain.ts'
import { relayLink } from '../../src/vault/relay-client/link.ts'
import { handedAad, openDraft, openPlan, partAad, sessionAad } from '../../src/vault/session/session.ts'
import { newTabletKeys, signerBy, type TabletKeys, writeTablet } from '../../src/vault/tablet/place.ts'
import { openTablet, type WaitingTablet } from '../../src/vault/tablet/tablet.ts'
import { planFor } from '../../src/vault/testing.ts'
import type { Draft } from '../../src/vault/vault.ts'
import { answersOf } from './answers.ts'
import { hereAtRelay } from './page-at-relay.ts'

const VERSION = 'trial'
/** Between two looks at what has come. */
const LOOK_MS = 50

let keys: TabletKeys | null = null
let opening: Promise<WaitingTablet> | null = null

/** What a reader lets in. */
export async function newTabletHere() {
  keys = await newTabletKeys()
  const { signing, sealing } = keys
  return { device: await idOfKey(signing.public), key: signing.public, tablet: sealing.public }
}

/** Once it is let in. */
export async function becomesTablet(unit: string): Promise<void> {
  if (!keys) throw new Error('no keys')
  const link = relayLink(unit, await signerBy(keys))
  const { steps } = await link.ask('/v1/vault/devices', { after: 0, steps: [] }, devicesAnswer)
  const store = await Store.open(placeOf('unit', unit))
  await writeTablet(store, unit, (await goneOn(unit, [], steps)) ?? [], keys)
  store.close()
}

async function opened(): Promise<WaitingTablet> {
  const [place] = await placesOnDisk()
  if (!place) throw new Error('no tablet')
  const store = await Store.open(place)
  await store.recover()
  const row = await store.get('meta', 'tablet')
  if (row?.id !== 'tablet') throw new Error('no tablet')
  return openTablet(store, row)
}

function tabletHere(): Promise<WaitingTablet> {
  opening ??= opened()
  return opening
}

/** How many forms lie here that no reader is known to have. */
export async function tabletSyncs(): Promise<number> {
  const tablet = await tabletHere()
  await tablet.syncOnce(VERSION)
  return tablet.waits()
}

const pause = (ms: number) => new Promise<void>((later) => setTimeout(later, ms))
const drafted = (n: number): Draft => ({ form: 0, position: 0, answers: answersOf(n), blanks: {}, mode: 'list' })

async function inStep(tablet: WaitingTablet): Promise<never> {
  for (;;) {
    await tablet.syncOnce(VERSION).catch((fault) => {
      if (!(fault instanceof RelayRefusal)) throw fault
    })
    await pause(LOOK_MS)
  }
}

/** Every form that comes, numbered from the first, each told once it is handed in, until it is stopped from outside. `early` tells before. */
export async function answersFrom(first: number, early: boolean): Promise<never> {
  const tablet = await tabletHere()
  void inStep(tablet)
  for (let n = first; ; ) {
    const [turn] = tablet.turns()
    if (!tablet.taken() && turn) await tablet.begin(turn.session)
    const taken = tablet.taken()
    if (!taken) {
      await pause(LOOK_MS)
      continue
    }
    if (early) await window.told(n)
    await taken.save(drafted(n))
    await taken.handIn()
    if (!early) await window.told(n)
    tablet.done()
    n += 1
  }
}

/** A case with words of its own, to which forms that are sent from then on belong. */
export async function plants(code: string, note: string): Promise<void> {
  const body = { kind: 'case', code, note, born: 2010, sex: 'f', opened: '2026-11-02' } as const
  await (await hereAtRelay()).append({ caseId: crypto.randomUUID(), body })
}

/** From a reader to the unit's one tablet, for the newest case. */
export async function sendsForms(count: number): Promise<void> {
  const vault = await hereAtRelay()
  const relay = await vault.relay()
  await relay.syncOnce()
  const caseId = vault.of('case').at(-1)?.caseId ?? ''
  for (let i = 0; i < count; i++) {
    const sent = await relay.send(planFor(caseId, 'core-om'), relay.tablets()[0]?.device ?? '')
    if ('refused' in sent) throw new Error(sent.refused)
  }
}

export const unitId = async (): Promise<string> => (await hereAtRelay()).unit

/** One form: begun, and answered as far as `answers` says; null hands it in. */
export async function answersOne(answers: Record<string, number> | null): Promise<void> {
  const tablet = await tabletHere()
  await tablet.syncOnce(VERSION)
  const [turn] = tablet.turns()
  if (!tablet.taken() && turn) await tablet.begin(turn.session)
  const taken = tablet.taken()
  if (answers) await taken?.save({ form: 0, position: 0, answers, blanks: {}, mode: 'list' })
  else await taken?.handIn()
}

/**
 * What opens of what lies here, by all the keys that lie here: those of the tablet, and of a hand-over that is going on where both
 * shares of it are. By table, each row under every label that it may have.
 */
export async function opensHere(): Promise<readonly string[]> {
  const [place] = await placesOnDisk()
  if (!place) throw new Error('no tablet')
  const store = await Store.open(place)
  const row = await store.get('meta', 'tablet')
  if (row?.id !== 'tablet') throw new Error('no tablet')
  const { unit, sealing } = row
  const [held, inFile] = [await store.local('session'), await shareInFile(place)]
  const shared = held && inFile ? [await joinedKey({ inDatabase: held.share, inFile })] : []
  const [sessions, drafts, handed] = [await store.all('sessions'), await store.all('drafts'), await store.all('handed')]
  const ways = [
    ...sessions.flatMap((one): Way[] => [
      ...shared.flatMap((key): Way[] => [
        ['a plan', () => openPlan(key, unit, one)],
        ['terms', () => openJson(key, sessionAad('session', unit, one.id), one.staff)],
      ]),
      ['a session’s key', () => openAsUnit(sealing.private, sessionAad('session-key', unit, one.id), one.key)],
    ]),
    ...drafts.flatMap((one) => shared.map((key): Way => ['a draft', () => openDraft(key, unit, one)])),
    ...handed.flatMap((one) =>
      [handedAad(unit, one), partAad(unit, one)].map(
        (label): Way => ['what was handed in', () => openAsUnit(sealing.private, label, one.sealed)],
      ),
    ),
  ]
  const tried = await Promise.all(
    ways.map(([what, way]) =>
      way().then(
        () => [what],
        () => [],
      ),
    ),
  )
  store.close()
  return [`${ways.length} ways`, ...tried.flat()]
}
type Way = readonly [what: string, opens: () => Promise<unknown>]
