import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { sealJsonToUnit } from './crypto/unit-key.ts'
import { drop, put } from './disk/rows.ts'
import { Store } from './disk/store.ts'
import { privateFilesInMemory } from './disk/testing-files.ts'
import { createUnit, inOrderOfWriting, lookAtBackup, restoreUnit } from './index.ts'
import { aCase, locked, opensTo, openTheOnly, otherPhrase, phrase, planFor, theOnly, unitOfTwo } from './testing.ts'
import { openHead } from './unit/sealed-records.ts'
import type { Draft, HandedOver, OpenVault } from './vault.ts'

const files = privateFilesInMemory()
beforeEach(() => {
  files.clear()
  Dexie.dependencies.indexedDB = new IDBFactory()
})

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

async function unlocked(passphrase = phrase): Promise<OpenVault> {
  const opened = await (await locked()).unlock(passphrase)
  if ('refused' in opened) throw new Error(opened.refused)
  return opened
}

describe('a unit', () => {
  it('is empty, then locked, and opens for each of its staff by passphrase alone', async () => {
    expect(await openTheOnly()).toEqual({ is: 'empty' })
    const { vault } = await createUnit('unit', unitOfTwo)
    expect(vault.me.name).toBe('Alva Prov')
    await vault.lock()
    expect((await unlocked(phrase)).me.name).toBe('Alva Prov')
    expect((await unlocked(`  ${otherPhrase.toUpperCase().replace(' ', '   ')} `)).me.name).toBe('Bo Prov')
  })

  it('opens with the recovery sheet, where a slip of the pen is located and costs no try', async () => {
    const { vault, recoveryCode } = await createUnit('unit', unitOfTwo)
    expect(await vault.tryRecoveryCode(recoveryCode.toLowerCase())).toBe(true)
    const slip = recoveryCode.replace(/^./, (first) => (first === '7' ? '8' : '7'))
    for (let i = 0; i < 5; i++) {
      expect(await (await locked()).recover(slip)).toEqual({ refused: 'wrong-recovery-code', groups: [1] })
    }
    const opened = await (await locked()).recover(recoveryCode)
    if ('refused' in opened) throw new Error(opened.refused)
    expect(opened.viaRecovery).toBe(true)
    const [alva] = opened.of('staff')
    await opened.setPassphrase(alva?.body.staff ?? '', 'ny fras som gäller nu')
    expect((await unlocked('ny fras som gäller nu')).me.name).toBe('Alva Prov')
    expect(await (await locked()).unlock(phrase)).toEqual({ refused: 'wrong-passphrase' })
  })

  it('makes wrong tries wait, across restarts', async () => {
    await createUnit('unit', unitOfTwo)
    for (let i = 0; i < 3; i++)
      expect(await (await locked()).unlock('fel fras')).toEqual({ refused: 'wrong-passphrase' })
    expect(await (await locked()).unlock(phrase)).toEqual({ refused: 'wait', seconds: 5 })
  })

  it('ends no pause by a clock that is set: it is counted in running time, and what is left of it is kept', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'performance'] })
    const { vault } = await createUnit('unit', unitOfTwo)
    const state = await locked()
    for (let i = 0; i < 4; i++) {
      expect(await state.unlock('fel fras')).toEqual({ refused: 'wrong-passphrase' })
      vi.advanceTimersByTime(5_000)
    }
    // Fifteen seconds after the fourth, of which five have passed.
    vi.setSystemTime(Date.now() + 365 * 24 * 60 * 60_000)
    expect(await state.unlock(phrase)).toEqual({ refused: 'wait', seconds: 10 })
    vi.advanceTimersByTime(4_000)
    expect(await state.unlock(phrase)).toEqual({ refused: 'wait', seconds: 6 })
    vi.advanceTimersByTime(6_000)
    expect(await state.unlock(phrase)).not.toHaveProperty('refused')
    await vault.lock()
  })

  it('counts each of many tries made at once', async () => {
    await createUnit('unit', unitOfTwo)
    const state = await locked()
    const answers = await Promise.all(Array.from({ length: 12 }, () => state.unlock('fel fras')))
    expect(answers.filter((answer) => 'refused' in answer && answer.refused === 'wait')).toHaveLength(9)
  })

  it('keeps records in order of writing, hides what a tombstone names, and forgets an erased case', async () => {
    const { vault } = await createUnit('unit', unitOfTwo)
    const [one, other] = [crypto.randomUUID(), crypto.randomUUID()]
    await vault.append({ caseId: one, body: aCase('A1') }, { caseId: other, body: aCase('B2') })
    const [seen] = await vault.append({ caseId: one, body: { kind: 'setting', name: 'x', value: 1 } })
    await vault.append({ caseId: one, body: { kind: 'tombstone', record: seen?.id ?? '', reason: 'fel person' } })
    expect(vault.of('setting')).toEqual([])
    await vault.eraseCase(one, 'begärt')
    const again = await unlocked()
    expect(again.of('case').map(({ body }) => body.code)).toEqual(['B2'])
    expect(again.records()).toEqual(again.records().toSorted(inOrderOfWriting))
    // It would lie hidden under the tombstone for ever.
    await expect(vault.append({ caseId: one, body: aCase('A1') })).rejects.toThrow('the case was erased')
  })
})

describe('the log of who did what', () => {
  it('lies in a table of its own, which an unlock does not read, and is whole when somebody asks for it', async () => {
    const { vault } = await createUnit('unit', unitOfTwo)
    const caseId = crypto.randomUUID()
    await vault.append({ caseId, body: aCase('A1') })
    await vault.audit('case-opened', caseId)
    const store = await Store.open(await theOnly())
    const ids = new Set((await store.all('records')).map(({ id }) => id))
    expect(await store.count('audit')).toBe(1)
    const { decrypt } = SubtleCrypto.prototype
    const labels: string[] = []
    vi.spyOn(SubtleCrypto.prototype, 'decrypt').mockImplementation(function (this: SubtleCrypto, how, key, data) {
      labels.push(new TextDecoder().decode((how as AesGcmParams).additionalData as Uint8Array))
      return decrypt.call(this, how, key, data)
    })
    const again = await unlocked()
    const opened = labels.filter((label) => label.startsWith('record|')).map((label) => label.split('|')[2] ?? '')
    expect(new Set(opened)).toEqual(ids)
    expect((await again.log()).lines.map(({ body, by }) => [body.what, by])).toEqual([
      ['case-opened', { staff: vault.me.staff }],
      ['unlocked', { staff: vault.me.staff }],
    ])
    expect(again.records().filter(({ body }) => body.kind === 'audit')).toEqual([])
  })

  it('grows and is heard of while the records stand as they were, so that nothing is worked out of them anew', async () => {
    const { vault } = await createUnit('unit', unitOfTwo)
    const caseId = crypto.randomUUID()
    await vault.append({ caseId, body: aCase('A1') })
    const [before, heard] = [vault.records(), vi.fn()]
    vault.subscribe(heard)
    await vault.audit('case-opened', caseId)
    await vault.append({ caseId, body: { kind: 'audit', what: 'case-opened', detail: '' } })
    expect(heard).toHaveBeenCalledTimes(2)
    expect(vault.records()).toBe(before)
    expect((await vault.log()).lines.filter(({ body }) => body.what === 'case-opened')).toHaveLength(2)
    await vault.backup()
    expect(vault.records()).not.toBe(before)
  })

  it('tells of a line that was touched, and goes with the case that is erased', async () => {
    const { vault } = await createUnit('unit', unitOfTwo)
    const caseId = crypto.randomUUID()
    await vault.append({ caseId, body: aCase('A1') })
    await vault.audit('case-opened', caseId)
    await vault.audit('backup', null)
    const store = await Store.open(await theOnly())
    const line = await store.get('audit', (await vault.log()).lines.at(-1)?.id ?? '')
    if (!line) throw new Error('no line')
    await store.write(
      [put('audit', { ...line, box: line.box.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')) })],
      [],
    )
    expect(await vault.log()).toMatchObject({ unreadable: 1, keyless: 0, lines: [{ body: { what: 'case-opened' } }] })
    await vault.eraseCase(caseId, 'begärt')
    expect(await vault.log()).toMatchObject({ unreadable: 1, keyless: 0, lines: [] })
    expect(await store.count('audit')).toBe(1)
  })
})

describe('the log of a device', () => {
  const entryOf = async (store: Store, record: string) => {
    const entry = (await store.all('entries')).find(({ rows }) => rows.some(({ id }) => id === record))
    if (!entry) throw new Error('no entry')
    return entry
  }

  it('goes on over locks as one chain, begun by a device’s key, and a unit on another device begins its own', async () => {
    const { vault } = await createUnit('unit', unitOfTwo)
    await vault.append({ caseId: crypto.randomUUID(), body: aCase('A1') })
    const again = await unlocked()
    const file = await again.backup()
    const store = await Store.open(await theOnly())
    const before = (await store.all('entries')).sort((a, b) => a.n - b.n)
    expect(before.map(({ n }) => n)).toEqual([1, 2, 3, 4])
    expect(new Set(before.map(({ device }) => device)).size).toBe(1)
    expect(again.report).toBeNull()

    files.clear()
    Dexie.dependencies.indexedDB = new IDBFactory()
    const seen = await lookAtBackup(file, phrase)
    if ('refused' in seen) throw new Error(seen.refused)
    expect(seen).toMatchObject({ faulty: 0, missing: 0 })
    await restoreUnit(file, seen)
    expect((await unlocked()).report).toBeNull()
    const devices = Map.groupBy(await (await Store.open(await theOnly())).all('entries'), ({ device }) => device)
    const own = [...devices.values()].find(([first]) => first?.device !== before[0]?.device)
    const last = before[2]
    expect(own?.[0]).toMatchObject({ n: 1, before: '', seen: { [last?.device as string]: [last?.n, last?.id] } })
  })

  it('whose signature was changed is told at each unlock, and what it names is shown all the same', async () => {
    const { vault } = await createUnit('unit', unitOfTwo)
    const [record] = await vault.append({ caseId: crypto.randomUUID(), body: aCase('A1') })
    const store = await Store.open(await theOnly())
    const entry = await entryOf(store, record?.id as string)
    await store.write([put('entries', { ...entry, sig: entry.sig.replace(/^./, (c) => (c === 'A' ? 'B' : 'A')) })], [])
    for (const again of [await unlocked(), await unlocked()]) {
      expect(again.report).toMatchObject({ faulty: 1, unreadable: 0, lost: 0 })
      expect(again.of('case').map(({ body }) => body.code)).toEqual(['A1'])
    }
    const seen = await lookAtBackup(await vault.backup(), phrase)
    expect(seen).toMatchObject({ faulty: 1 })
  })

  it('is read from the rows where the snapshot is of another shape or does not open', async () => {
    const { vault } = await createUnit('unit', unitOfTwo)
    await vault.append({ caseId: crypto.randomUUID(), body: aCase('A1') })
    const store = await Store.open(await theOnly())
    const entries = await store.all('entries')
    const lamport = Math.max(...entries.map((entry) => entry.lamport))
    await store.setLocal('snapshot', { lamport, count: entries.length, key: 'x', boxes: [new ArrayBuffer(64)] })
    const again = await unlocked()
    expect(again.report).toBeNull()
    expect(again.records()).toEqual(vault.records())
  })

  it('tells of a record that is nowhere, and of none that went with its case', async () => {
    const { vault } = await createUnit('unit', unitOfTwo)
    const [erased, other] = [crypto.randomUUID(), crypto.randomUUID()]
    await vault.append({ caseId: erased, body: aCase('A1') })
    const [record] = await vault.append({ caseId: other, body: aCase('B2') })
    await vault.eraseCase(erased, 'begärt')
    expect((await unlocked()).report).toBeNull()
    const store = await Store.open(await theOnly())
    // As a lost disk block would have it: in neither place, nor in the snapshot.
    await store.commit(async () => ({
      ops: [drop('records', record?.id as string)],
      local: [{ set: 'snapshot', to: null }],
    }))
    const again = await unlocked()
    expect(again.report).toMatchObject({ lost: 1, faulty: 0, unreadable: 0, keyless: 0 })
    expect(await lookAtBackup(await again.backup(), phrase)).toMatchObject({ missing: 1, erased: 1 })
  })

  it('tells of a record that was put there and that nobody wrote', async () => {
    const { vault } = await createUnit('unit', unitOfTwo)
    const store = await Store.open(await theOnly())
    const [row] = await store.all('records')
    if (!row) throw new Error('no record')
    await store.write([put('records', { ...row, id: crypto.randomUUID() })], [])
    expect((await unlocked()).report).toMatchObject({ unreadable: 1, lost: 0 })
    expect(vault.of('unit')).toHaveLength(1)
  })
})

describe('a vault that was locked or handed over', () => {
  const ends: Readonly<Record<string, (vault: OpenVault, caseId: string) => Promise<unknown>>> = {
    locked: (vault) => vault.lock(),
    'handed over': (vault, caseId) => vault.handOver(planFor(caseId, 'core-om')),
    'handed over in another tab': async (vault, caseId) => {
      await (await unlocked()).handOver(planFor(caseId, 'core-om'))
      await vault.ended
    },
  }

  it.each(Object.entries(ends))('(%s) refuses whatever is asked of it', async (_how, end) => {
    const { vault } = await createUnit('unit', unitOfTwo)
    const caseId = crypto.randomUUID()
    await vault.append({ caseId, body: aCase('PLANTED') })
    await end(vault, caseId)
    // What a start already gave, and nothing that was kept.
    const stays = ['place', 'practice', 'unit', 'viaRecovery', 'since', 'ended', 'lock']
    const methods = (part: object, of = ''): [string, () => unknown][] =>
      Object.keys(part)
        .filter((each) => !stays.includes(of + each))
        .flatMap((each) => {
          // A part with methods of its own; everything else is got or called.
          const value = each === 'passkeys' ? Reflect.get(part, each) : null
          if (value) return methods(value, `${each}.`)
          const ask = () => {
            const method = Reflect.get(part, each)
            return typeof method === 'function' ? method(caseId, new Blob([])) : method
          }
          return [[of + each, ask]]
        })
    for (const [name, ask] of methods(vault))
      await expect((async () => ask())(), name).rejects.toThrow('locked or handed over')
  })
})

/** The row of a case's key: the one that its first record is sealed under. */
async function keyOf(store: Store, vault: OpenVault, caseId: string) {
  const row = await store.get('records', vault.of('case').find((each) => each.caseId === caseId)?.id ?? '')
  const { keys, header } = await opensTo(store, phrase)
  const key = row && (await store.get('keys', (await openHead(keys, header.unit, row)).key))
  if (!key) throw new Error('no key')
  return key
}

describe('a record', () => {
  it('whose box was moved to another, or touched, does not open, and costs none of the others', async () => {
    const { vault } = await createUnit('unit', unitOfTwo)
    const caseId = crypto.randomUUID()
    for (const code of ['A1', 'B2', 'C3', 'D4']) await vault.append({ caseId, body: aCase(code) })
    const store = await Store.open(await theOnly())
    const rows = new Map((await store.all('records')).map((row) => [row.id, row]))
    const [a, b, c] = vault.of('case').map(({ id }) => rows.get(id))
    if (!a || !b || !c) throw new Error('too few records')
    const touched = { ...c, box: c.box.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')) }
    await store.write(
      [put('records', { ...a, box: b.box }), put('records', { ...b, box: a.box }), put('records', touched)],
      [],
    )
    const again = await unlocked()
    expect(again.of('case').map(({ body }) => body.code)).toEqual(['D4'])
    expect(again.report).toMatchObject({ unreadable: 3, wiped: false })
    expect(again.of('unit')).toHaveLength(1)
  })

  it('whose key is not here is counted and kept, and read when the key comes', async () => {
    const { vault } = await createUnit('unit', unitOfTwo)
    const [waiting, other] = [crypto.randomUUID(), crypto.randomUUID()]
    await vault.append({ caseId: waiting, body: aCase('A1') }, { caseId: other, body: aCase('B2') })
    const store = await Store.open(await theOnly())
    const key = await keyOf(store, vault, waiting)
    await store.commit(async () => ({ ops: [drop('keys', key.id)] }))
    const without = await unlocked()
    expect(without.of('case').map(({ body }) => body.code)).toEqual(['B2'])
    expect(without.report).toMatchObject({ keyless: 1, unreadable: 0, wiped: false })
    // A new key in its place would close out the one that comes.
    await expect(without.append({ caseId: waiting, body: aCase('A2') })).rejects.toMatchObject({
      reason: 'key-missing',
    })
    await store.commit(async () => ({ ops: [put('keys', key)] }))
    const again = await unlocked()
    expect(again.of('case').map(({ body }) => body.code)).toEqual(['A1', 'B2'])
    expect(again.report).toBeNull()
  })

  it('whose key was touched is counted, and what is written to its case from then on lies under another', async () => {
    const { vault } = await createUnit('unit', unitOfTwo)
    const caseId = crypto.randomUUID()
    await vault.append({ caseId, body: aCase('A1') })
    const store = await Store.open(await theOnly())
    const key = await keyOf(store, vault, caseId)
    const touched = { ...key, box: key.box.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')) }
    await store.commit(async () => ({ ops: [put('keys', touched)] }))
    const again = await unlocked()
    expect([again.of('case'), again.report?.unreadable]).toEqual([[], 1])
    await again.append({ caseId, body: aCase('A2') })
    await store.commit(async () => ({ ops: [put('keys', key)] }))
    const whole = await unlocked()
    expect([whole.of('case').map(({ body }) => body.code), whole.report]).toEqual([['A1', 'A2'], null])
  })

  it('of an erased case is not waited for, wherever it comes from', async () => {
    const { vault } = await createUnit('unit', unitOfTwo)
    const caseId = crypto.randomUUID()
    await vault.append({ caseId, body: aCase('A1') })
    const store = await Store.open(await theOnly())
    const row = await store.get('records', vault.of('case')[0]?.id ?? '')
    if (!row) throw new Error('no record')
    await vault.eraseCase(caseId, 'asked for')
    await store.commit(async () => ({ ops: [put('records', row)] }))
    expect((await unlocked()).report).toBeNull()
  })

  it('that was handed in for a case whose key is not here lies sealed until the key comes', async () => {
    const { vault } = await createUnit('unit', unitOfTwo)
    const caseId = crypto.randomUUID()
    await vault.append({ caseId, body: aCase('A1') })
    const store = await Store.open(await theOnly())
    const key = await keyOf(store, vault, caseId)
    const session = await vault.handOver(planFor(caseId, 'core-om'))
    await session.save({ ...session.draft(), answers: { 1: 4 } })
    await session.handIn()
    await store.commit(async () => ({ ops: [drop('keys', key.id)] }))
    expect((await unlocked()).of('answers')).toEqual([])
    expect(await store.count('handed')).toBe(1)
    await store.commit(async () => ({ ops: [put('keys', key)] }))
    expect((await unlocked()).of('answers').map(({ body }) => body.answers)).toEqual([{ 1: 4 }])
    expect(await store.count('handed')).toBe(0)
  })
})

describe('a hand-over', () => {
  it('ends in a tab that still shows it, once staff have the tablet in another', async () => {
    const { vault } = await createUnit('unit', unitOfTwo)
    const caseId = crypto.randomUUID()
    await vault.append({ caseId, body: aCase('A1') })
    const session = await vault.handOver(planFor(caseId, 'core-om'))
    const draft = { form: 0, position: 1, answers: { 1: 3 }, blanks: {}, mode: 'list' } as const
    await session.save(draft)
    const other = await openTheOnly()
    if (other.is !== 'handed-over') throw new Error(other.is)
    expect(other.session.writer).toBe(false)
    const opened = await other.session.takeBack(phrase)
    if ('refused' in opened) throw new Error(opened.refused)
    await expect.poll(() => session.writer).toBe(false)
    await expect(session.save(draft)).rejects.toMatchObject({ reason: 'other-tab' })
    expect((await opened.resume(opened.unfinished()[0]?.session ?? '')).writer).toBe(true)
  })

  it('is taken back with the recovery sheet where a passphrase is forgotten', async () => {
    const { vault, recoveryCode } = await createUnit('unit', unitOfTwo)
    const caseId = crypto.randomUUID()
    await vault.append({ caseId, body: aCase('A1') })
    const session = await vault.handOver(planFor(caseId, 'core-om'))
    expect(await session.takeBack('fel fras')).toEqual({ refused: 'wrong-passphrase' })
    const opened = await session.takeBack(recoveryCode.toLowerCase())
    if ('refused' in opened) throw new Error(opened.refused)
    expect(opened.viaRecovery).toBe(true)
  })

  it('believes nothing that was sealed to the unit by another hand', async () => {
    const { vault } = await createUnit('unit', unitOfTwo)
    const caseId = crypto.randomUUID()
    await vault.append({ caseId, body: aCase('A1') })
    const forged = { ...vault.of('case')[0]?.body, code: 'FORGED' }
    const session = await vault.handOver(planFor(caseId, 'core-om'))
    const store = await Store.open(await theOnly())
    const [row] = await store.all('sessions')
    const header = await store.get('meta', 'header')
    if (!row || header?.id !== 'header') throw new Error('nothing to forge for')
    const [inbox] = header.header.epochs
    const ids = { id: crypto.randomUUID(), session: row.id, epoch: 1 }
    const additionalData = `handed|${vault.unit}|${ids.id}|${ids.session}`
    const sealed = await sealJsonToUnit(inbox?.public as string, additionalData, {
      index: 0,
      at: new Date().toISOString(),
      body: forged,
    })
    await store.commit(async () => ({ ops: [put('handed', { ...ids, sealed })] }))
    const opened = await session.takeBack(phrase)
    if ('refused' in opened) throw new Error(opened.refused)
    expect(opened.of('case').map(({ body }) => body.code)).toEqual(['A1'])
    expect((await opened.log()).lines.some(({ body }) => body.what === 'hand-in.refused')).toBe(true)
  })

  it('resumes at the same question, lets one tab write, hands in form after form, and is found under its case at unlock', async () => {
    const { vault } = await createUnit('unit', unitOfTwo)
    const caseId = crypto.randomUUID()
    await vault.append({ caseId, body: aCase('A1') })
    const session = await vault.handOver(planFor(caseId, 'core-om', 'yp-core'))
    expect(() => vault.append()).toThrow('locked or handed over')
    const draft = { form: 0, position: 2, answers: { 1: 3, 2: null }, blanks: { 2: 'skipped' }, mode: 'list' } as const
    expect(await session.save(draft)).toBe('saved')
    const resumed = await openTheOnly()
    if (resumed.is !== 'handed-over') throw new Error(resumed.is)
    expect(resumed.session.draft()).toEqual(draft)
    expect(resumed.session.writer).toBe(false)
    await expect(resumed.session.save(draft)).rejects.toMatchObject({ reason: 'other-tab' })
    expect(await session.handIn()).toBe('next-form')
    expect(session.draft()).toEqual({ form: 1, position: 0, answers: {}, blanks: {}, mode: 'list' })
    await session.save({ ...session.draft(), answers: { 1: 0 } })
    expect(await session.handIn()).toBe('all-done')
    const opened = await session.takeBack(phrase)
    if ('refused' in opened) throw new Error(opened.refused)
    const forms = opened.of('answers')
    expect(forms.map(({ caseId, by, body }) => [caseId, by, body.form, body.answers])).toEqual([
      [caseId, 'respondent', 'core-om', { 1: 3, 2: null }],
      [caseId, 'respondent', 'yp-core', { 1: 0 }],
    ])
    expect(opened.unfinished()).toEqual([])
  })

  it('that was broken off is shown to staff, and goes on where it stopped', async () => {
    const { vault } = await createUnit('unit', unitOfTwo)
    const caseId = crypto.randomUUID()
    await vault.append({ caseId, body: aCase('A1') })
    const session = await vault.handOver(planFor(caseId, 'core-om'))
    const draft = { form: 0, position: 5, answers: { 1: 3 }, blanks: {}, mode: 'list' } as const
    await session.save(draft)
    const opened = await session.takeBack(phrase)
    if ('refused' in opened) throw new Error(opened.refused)
    expect((await openTheOnly()).is).toBe('locked')
    const [found] = opened.unfinished()
    expect(found?.draft).toEqual(draft)
    const again = await opened.resume(found?.session ?? '')
    expect(again.draft()).toEqual(draft)
    expect(await again.handIn()).toBe('all-done')
  })

  /** Broken off at some question, and taken back. */
  async function stopped(session: HandedOver, answers: Draft['answers'], blanks: Draft['blanks'] = {}) {
    await session.save({ form: 0, position: 5, answers, blanks, mode: 'list' })
    const opened = await session.takeBack(phrase)
    if ('refused' in opened) throw new Error(opened.refused)
    return opened
  }
  const resumed = (vault: OpenVault) => vault.resume(vault.unfinished()[0]?.session ?? '')
  const brokenOff = (vault: OpenVault) => vault.of('broken-off').map(({ caseId, body }) => [caseId, body.answers])

  it('that was broken off leaves its answers in the case at once, put aside or not, and after a restart', async () => {
    const { vault } = await createUnit('unit', unitOfTwo)
    const caseId = crypto.randomUUID()
    await vault.append({ caseId, body: aCase('A1') })
    const session = await vault.handOver(planFor(caseId, 'core-10'))
    const opened = await stopped(session, { i5: 0, i6: 3, i7: null, i8: null }, { i7: 'declined' })
    // An item that was passed by is there as a blank; one that nobody came to is not there.
    const given = [[caseId, { i5: 0, i6: 3, i7: null }]]
    expect(brokenOff(opened)).toEqual(given)
    expect(brokenOff(await unlocked())).toEqual(given)
    const again = await unlocked()
    await again.putAside(again.unfinished()[0]?.session ?? '', 'ville inte mer')
    expect(again.unfinished()).toEqual([])
    expect(brokenOff(await unlocked())).toEqual(given)
  })

  it('that was broken off gives way to the form when it goes on, but not where an answer to be read was taken back', async () => {
    const { vault } = await createUnit('unit', unitOfTwo)
    const caseId = crypto.randomUUID()
    await vault.append({ caseId, body: aCase('A1') })
    const first = await stopped(await vault.handOver(planFor(caseId, 'core-10')), { i6: 3 })
    const second = await stopped(await resumed(first), { i6: 3, i7: 1 })
    expect(brokenOff(second)).toEqual([[caseId, { i6: 3, i7: 1 }]])
    const third = await stopped(await resumed(second), { i6: 0, i7: 1 })
    expect(brokenOff(third).map(([, answers]) => answers)).toEqual([
      { i6: 3, i7: 1 },
      { i6: 0, i7: 1 },
    ])
    const session = await resumed(third)
    expect(await session.handIn()).toBe('all-done')
    const done = await session.takeBack(phrase)
    if ('refused' in done) throw new Error(done.refused)
    expect(brokenOff(done).map(([, answers]) => answers)).toEqual([{ i6: 3, i7: 1 }])
    expect(done.of('answers')).toHaveLength(1)
  })

  it('in which nothing was answered leaves nothing behind, and one of an erased case goes with it', async () => {
    const { vault } = await createUnit('unit', unitOfTwo)
    const caseId = crypto.randomUUID()
    await vault.append({ caseId, body: aCase('A1') })
    const nothing = await (await vault.handOver(planFor(caseId, 'core-10'))).takeBack(phrase)
    if ('refused' in nothing) throw new Error(nothing.refused)
    expect([nothing.unfinished(), brokenOff(nothing)]).toEqual([[], []])
    const opened = await stopped(await nothing.handOver(planFor(caseId, 'core-10')), { i6: 3 })
    await opened.eraseCase(caseId, 'begärt')
    expect([opened.unfinished(), brokenOff(opened)]).toEqual([[], []])
    const store = await Store.open(await theOnly())
    expect([await store.all('sessions'), await store.all('drafts')]).toEqual([[], []])
    const again = await unlocked()
    expect(again.records().filter((record) => record.caseId === caseId)).toEqual([])
  })
})
