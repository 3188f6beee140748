/** The open vault: what staff can do until it is locked or handed over. Each part of it lives in a file of its own. */

import { isFitPin } from '../crypto/fit-pin.ts'
import { NOBODY } from '../crypto/members.ts'
import { makePinSlot, type PinSlot } from '../crypto/pin.ts'
import { makeBackup } from '../disk/backup.ts'
import { eraseOpen } from '../disk/erase-place.ts'
import { manifestOf, sealManifest } from '../disk/manifest.ts'
import { drop, put } from '../disk/rows.ts'
import type { Store } from '../disk/store.ts'
import { announceHandover, onOtherTabs } from '../disk/tabs.ts'
import { isPractice } from '../place.ts'
import type { RecordBody } from '../records.ts'
import { newsIn, readAnswersFile } from '../session/answers-file.ts'
import type { TakeBackMethods } from '../session/running-handover.ts'
import {
  type HandedOver,
  type OpenVault,
  type Progress,
  SHIFT_MS,
  type StartReport,
  type Unfinished,
  VaultError,
} from '../vault.ts'
import { adopt } from './adopt.ts'
import {
  addMember,
  changePassphrase,
  changeRecoveryCode,
  closeUnit,
  opensUnit,
  removeMember,
  setKeeper,
  setPassphrase,
  setReleaser,
} from './change-keys.ts'
import { devicePublicKey, signAsDevice } from './device-key.ts'
import { type Erasing, eraseCases, eraseLog } from './erase.ts'
import { resumeHandover, startHandover } from './hand-over.ts'
import type { Home } from './home.ts'
import { countLost, loadAudit } from './load.ts'
import { passkeysOf } from './passkeys.ts'
import { protect, protectedCases } from './protect.ts'
import { protectionOf, withCodes } from './readers.ts'
import type { Relay } from './relay.ts'
import { relayKeyOf } from './relay-state.ts'
import { appendTo, catchUp, followKeys, sourceOf, type Unit } from './unit.ts'

/** How long a lock waits for a write that was begun. */
const LAST_WRITE_MS = 2_000

export interface Found {
  readonly unfinished: readonly Unfinished[]
  readonly report: StartReport | null
  readonly lastBackup: { readonly at: string; readonly epoch: number } | null
}

/** From a passphrase to the lock, hand-overs and all. */
export interface Shift {
  /** When it began, in milliseconds. */
  readonly since: number
  readonly pin: string | null
}

/** How staff get the tablet again from a hand-over. Handed in, since whoever comes back opens a vault anew. */
export type WaysBack = (store: Store, slot: PinSlot | null, since: number) => TakeBackMethods

export function openVault(opened: Unit, { since, pin: pinBefore }: Shift, found: Found, waysBack: WaysBack): OpenVault {
  let unit: Unit | null = opened
  let pin = pinBefore
  let { unfinished, report, lastBackup } = found
  let relay: Promise<Relay> | null = null
  let home: Promise<Home> | null = null
  const { place } = opened.store
  const { unit: id } = opened.header
  const { promise: ended, resolve: end } = Promise.withResolvers<void>()

  /** The unit, while it is open. What is called later is a fault of the program: the screen should be gone. */
  function inside(): Unit {
    if (!unit) throw new Error('this vault was locked or handed over')
    return unit
  }
  /** Whoever still holds this vault, a screen that React has not let go of for one, holds nothing. */
  function close() {
    unit?.memory.empty()
    unit = null
    pin = null
    unfinished = []
    report = null
    leave()
    end()
  }
  /** What another tab wrote is taken in; keys that are taken back there end this vault. */
  async function follow() {
    if (!unit) return
    if (await followKeys(unit)) await catchUp(unit)
    else close()
  }
  const leave = onOtherTabs(place, {
    written: () => void follow().catch(() => undefined),
    lock: close,
    erased() {
      unit?.store.close()
      close()
    },
  })
  const audit = (what: string, caseId: string | null = null, detail = '') => ({
    caseId,
    body: { kind: 'audit', what, detail } satisfies RecordBody,
  })

  async function back(from: Unit): Promise<TakeBackMethods> {
    return waysBack(from.store, pin === null ? null : await makeSlot(from, pin, since + SHIFT_MS), since)
  }

  async function erase(cases: readonly string[], how: Omit<Erasing, 'sessions'>, progress?: Progress) {
    const { memory } = inside()
    const all = [...new Set(cases.flatMap((one) => memory.together(one)))]
    const sessions = unfinished.filter(({ plan }) => all.includes(plan.caseId)).map(({ session }) => session)
    await eraseCases(inside(), all, { ...how, sessions }, progress)
    unfinished = unfinished.filter(({ session }) => !sessions.includes(session))
  }

  async function ending(session: Promise<HandedOver>): Promise<HandedOver> {
    const started = await session
    announceHandover(place)
    close()
    return started
  }

  return {
    place,
    practice: isPractice(place),
    unit: id,
    viaRecovery: opened.me.staff === NOBODY,
    since,
    ended,
    get me() {
      return inside().me
    },
    hasPin() {
      inside()
      return pin !== null
    },
    setPin(typed) {
      inside()
      if (typed !== null && !isFitPin(typed)) return { refused: 'weak-pin' }
      pin = typed
      return 'set'
    },
    get report() {
      inside()
      return report
    },
    async reportSeen() {
      await inside().store.forget('report')
      report = null
    },
    records: () => inside().memory.standing(),
    of: (kind) => inside().memory.of(kind),
    async log() {
      const { memory } = inside()
      const log = await loadAudit(sourceOf(inside()), memory.all)
      return {
        ...log,
        lines: log.lines.map((it) => (it.caseId === null ? it : { ...it, caseId: memory.home(it.caseId) })),
      }
    },
    lastWritten: () => inside().latest,
    subscribe: (changed) => inside().memory.subscribe(changed),
    append: (...records) => appendTo(inside(), withCodes(inside().memory, records), { only: true }),
    async audit(what, caseId, detail) {
      await appendTo(inside(), [audit(what, caseId, detail)], { only: true })
    },
    sign: async (bytes) => signAsDevice(inside(), bytes),
    devicePublicKey: async () => devicePublicKey(inside()),
    roundingKey: () => inside().keys.rounding.slice(),
    unfinished() {
      const { memory } = inside()
      return unfinished.map((it) => ({ ...it, plan: { ...it.plan, caseId: memory.home(it.plan.caseId) } }))
    },
    async putAside(session, reason) {
      const ops = [drop('sessions', session), drop('drafts', session)]
      const caseId = unfinished.find((it) => it.session === session)?.plan.caseId ?? null
      const before = unfinished
      // Gone before the screens hear of the change, which look again at once.
      unfinished = unfinished.filter((it) => it.session !== session)
      // The log is for all to read, and the reason is in somebody's own words.
      const told = caseId !== null && protectionOf(inside().memory, caseId) ? '' : reason
      await appendTo(inside(), [audit('session.put-aside', caseId, told)], { ops }).catch((fault) => {
        unfinished = before
        throw fault
      })
      unit?.store.forgetDrafts()
    },
    resume: (session) => ending(back(inside()).then((ways) => resumeHandover(inside(), session, ways))),
    handOver: (plan) => ending(back(inside()).then((ways) => startHandover(inside(), plan, ways))),
    async backup(progress) {
      const { store, memory } = inside()
      const at = new Date().toISOString()
      let epoch = 1
      const file = await store.alone(async () => {
        // What another tab has written is in the rows, and so in what the file says of them, under the keys that hold there.
        if (!(await followKeys(inside()))) throw new VaultError('closed')
        await catchUp(inside())
        const { keys } = inside()
        epoch = keys.newest.n
        const said = manifestOf(memory.all, memory.standing(), await countLost(store, memory.all), at)
        return makeBackup(store, place, (hash) => sealManifest(keys, id, hash, said), progress)
      })
      await appendTo(inside(), [audit('backup')], { ops: [put('meta', { id: 'backup', at, epoch })] })
      lastBackup = { at, epoch }
      return file
    },
    async loadAnswers(file) {
      inside()
      const fromHome = await (await import('./home-file.ts')).loadHomeFile(inside(), file)
      if (fromHome) return fromHome
      const ops = await readAnswersFile(id, file)
      if ('refused' in ops) return ops
      const { store, memory } = inside()
      const news = await newsIn(store, ops, (id) => memory.ids.has(id))
      if (news.length === 0) return { news: false }
      await appendTo(inside(), [audit('answers.loaded')], { ops: news })
      const found = await inside().store.alone(() => adopt(inside(), { late: true }), 'adopt')
      if (unit) unfinished = found.unfinished
      return { news: true }
    },
    async oldBackup(file, progress) {
      inside()
      return (await import('./old-backup.ts')).heldInBackup(inside(), file, progress)
    },
    lastBackup() {
      inside()
      return lastBackup?.at ?? null
    },
    backupDue: () => inside().keys.newest.n > (lastBackup?.epoch ?? 1),
    keyDays() {
      const { sheet, epochs } = inside().header
      return { sheet: sheet.day, since: epochs.at(-1)?.day ?? sheet.day }
    },
    tryRecoveryCode: (code) => opensUnit(inside(), code),
    changeRecoveryCode: (code) => changeRecoveryCode(inside(), code),
    protectedCases: () => protectedCases(inside()),
    protect: (caseId, to) => protect(inside(), caseId, to),
    async eraseCase(caseId, reason) {
      await erase([caseId], { reason })
    },
    membership: () => inside().keys.membership,
    addMember: (name, passphrase) => addMember(inside(), name, passphrase),
    async eraseOld(cases, reason, progress) {
      forKeepers(inside())
      await erase(cases, { reason, keepLog: true }, progress)
    },
    async eraseLog(before, reason) {
      forKeepers(inside())
      return eraseLog(inside(), before, reason)
    },
    setPassphrase: (staff, passphrase) => setPassphrase(inside(), staff, passphrase),
    changePassphrase: (before, passphrase) => changePassphrase(inside(), before, passphrase),
    removeMember: (staff) => removeMember(inside(), staff),
    setKeeper: (staff, is) => setKeeper(inside(), staff, is),
    setReleaser: (staff) => setReleaser(inside(), staff),
    passkeys: passkeysOf(inside),
    deviceCount: () => Object.keys(inside().log.heads).length,
    async devices() {
      inside()
      return (await import('./devices.ts')).devicesOf(inside, close)
    },
    relay(at) {
      inside()
      relay ??= import('./relay.ts').then(({ relayOf }) => relayOf(inside, close, at))
      return relay
    },
    joined: () => relayKeyOf(inside()) !== null,
    async home(at) {
      inside()
      home ??= import('./home.ts').then(({ homeOf }) => homeOf(inside, () => this.relay(at)))
      return home
    },
    async pairing(at) {
      inside()
      const { pairingOf } = await import('./let-in.ts')
      return pairingOf(inside, () => this.relay(at), at)
    },
    async moves() {
      inside()
      return (await import('./moves.ts')).movesOf(inside)
    },
    closeUnit: () => closeUnit(inside()),
    async eraseHere() {
      const { store, keys } = inside()
      if (!isPractice(place) && !keys.membership.closed) throw new VaultError('not-permitted')
      // Told by this page itself it would lock, and go away before the work is done.
      leave()
      await eraseOpen(store)
    },
    async lock() {
      const store = unit?.store
      const written = store?.alone(async () => {})
      close()
      // What was pressed just before is still written; a storage that never answers keeps nothing open.
      await Promise.race([written, new Promise((later) => setTimeout(later, LAST_WRITE_MS))])
      store?.close()
    },
  }
}

function forKeepers({ keys, me }: Unit): void {
  if (!keys.membership.keepers.has(me.staff)) throw new VaultError('not-permitted')
}

const makeSlot = ({ store, holder }: Unit, pin: string, until: number): Promise<PinSlot> =>
  makePinSlot(store, pin, holder, until)
