/**
 * Who may do what: every act of an open unit and every kind of record, tried in each role. The lists are the acts' own, so
 * that one that is new fails here until somebody has thought of who may do it.
 */
import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { beforeAll, describe, expect, it } from 'vitest'
import { newRecoveryCode } from '../crypto/recovery-code.ts'
import { createUnit } from '../index.ts'
import { type RecordBody, recordBody } from '../records.ts'
import { ENROLMENT, RETENTION, roleFor, roleOfKind } from '../roles.ts'
import { inside, locked } from '../testing.ts'
import { type OpenVault, VaultError } from '../vault.ts'

const roles = ['staff', 'keeper', 'releaser', 'sheet'] as const
type Role = (typeof roles)[number]
type Who = readonly Role[]

const everybody: Who = roles
const keepers: Who = ['keeper']

/** Each act that a role decides of, done to somebody else in the unit: `cia`, who is there for that. */
const tried: Readonly<
  Record<string, { readonly who: Who; readonly act: (vault: OpenVault, cia: string) => Promise<unknown> }>
> = {
  addMember: { who: keepers, act: (vault) => vault.addMember('Eli Prov', 'elis rad med sex egna ord') },
  setPassphrase: {
    who: ['keeper', 'sheet'],
    act: (vault, cia) => vault.setPassphrase(cia, 'en fras för en enda gång'),
  },
  setKeeper: { who: ['keeper', 'sheet'], act: (vault, cia) => vault.setKeeper(cia, true) },
  'setKeeper, ending': { who: keepers, act: (vault, cia) => vault.setKeeper(cia, false) },
  setReleaser: { who: keepers, act: (vault, cia) => vault.setReleaser(cia) },
  changeRecoveryCode: { who: keepers, act: (vault) => vault.changeRecoveryCode(newRecoveryCode()) },
  eraseOld: { who: keepers, act: (vault) => vault.eraseOld([], 'gallring') },
  eraseLog: { who: keepers, act: (vault) => vault.eraseLog('2000-01-01', 'gallring') },
  removeMember: { who: keepers, act: (vault, cia) => vault.removeMember(cia) },
  closeUnit: { who: keepers, act: (vault) => vault.closeUnit() },
  // Whoever is in, once a keeper has closed the unit.
  eraseHere: { who: [], act: (vault) => vault.eraseHere() },
}

/** The others: all who are in may do them, since they are work with cases, of one's own, or only tell something. */
const untried: Readonly<Record<Exclude<keyof OpenVault, keyof typeof tried>, Who>> = {
  place: everybody,
  practice: everybody,
  unit: everybody,
  viaRecovery: everybody,
  report: everybody,
  reportSeen: everybody,
  me: everybody,
  since: everybody,
  hasPin: everybody,
  setPin: everybody,
  records: everybody,
  of: everybody,
  log: everybody,
  lastWritten: everybody,
  subscribe: everybody,
  // By the kind of record: see below.
  append: everybody,
  audit: everybody,
  // By the device: what it signs as a batch is the releaser's by the ledger, which is signed besides.
  sign: everybody,
  devicePublicKey: everybody,
  roundingKey: everybody,
  unfinished: everybody,
  resume: everybody,
  putAside: everybody,
  backup: everybody,
  // Setting whom letters go to is a keeper's: test/vault/home.test.ts.
  home: everybody,
  loadAnswers: everybody,
  oldBackup: everybody,
  lastBackup: everybody,
  backupDue: everybody,
  keyDays: everybody,
  tryRecoveryCode: everybody,
  eraseCase: everybody,
  // Whoever may read the case: see protect.test.ts.
  protect: everybody,
  protectedCases: everybody,
  handOver: everybody,
  membership: everybody,
  deviceCount: everybody,
  // What goes between devices is everybody's; taking one away is a record of a keeper's.
  devices: everybody,
  // Joining and leaving are a keeper's, and so is letting a device in: test/vault/relay-contract.ts.
  relay: everybody,
  joined: everybody,
  // Whoever may read the case.
  moves: everybody,
  // Letting a device in is a keeper's: test/vault/letting-in.test.ts.
  pairing: everybody,
  changePassphrase: everybody,
  passkeys: everybody,
  lock: everybody,
  ended: everybody,
}

const id = '11111111-1111-4111-8111-111111111111'
/** One of each kind that a role decides of. */
const samples: Readonly<Record<string, RecordBody>> = {
  unit: { kind: 'unit', name: 'Enheten' },
  staff: { kind: 'staff', staff: id, name: 'Eli Prov', active: true },
  basis: { kind: 'basis', batch: 'b', shown: [], lists: {} },
  ledger: { kind: 'ledger', period: 'p', edition: 1, before: '', entry: {} },
  team: { kind: 'team', team: id, name: 'Unga', staff: [id] },
  'log-review': { kind: 'log-review', from: '2026-11-02', to: '2026-11-02', lines: 1, sample: null, note: '' },
  setting: { kind: 'setting', name: ENROLMENT, value: {} },
  'setting of terms': { kind: 'setting', name: RETENTION, value: { cases: 5, log: 5 } },
  seen: { kind: 'seen', record: id, items: [], done: 'talat med' },
  'moved-out': {
    kind: 'moved-out',
    move: id,
    to: 'Tärnan',
    day: '2026-11-02',
    consent: { by: 'self', day: '2026-11-02' },
  },
  'moved-in': {
    ...{ kind: 'moved-in', move: id, from: 'Tärnan', day: '2026-11-02', consent: { by: 'self', day: '2026-11-02' } },
    ...{ opened: '2026-11-02', protocol: null, goals: [] },
  },
  protection: { kind: 'protection', code: 'A-1', to: null, keys: [] },
  merged: { kind: 'merged', from: id, into: id },
  promise: { kind: 'promise', reader: id, deputy: id, until: '2026-11-30T15:00:00.000Z', hours: 4, next: null },
  tombstone: { kind: 'tombstone', record: id, reason: 'fel person' },
  device: { kind: 'device', device: id, name: 'Väntrummet', removed: { n: 0, epoch: 1 } },
}
const mayWrite = (kind: string): Who => {
  const body = samples[kind]
  const role = body && roleFor(body)
  return role && role !== 'member' ? [role] : everybody
}

const phrases = {
  staff: 'bo har en egen rad ord',
  keeper: 'alva har en egen rad ord',
  releaser: 'dana har en egen rad ord',
}

/** A unit of one in each role, and Cia: opened anew for each act by whoever is to try it. */
async function opened(role: Role): Promise<{ vault: OpenVault; cia: string }> {
  Dexie.dependencies.indexedDB = new IDBFactory()
  const recoveryCode = newRecoveryCode()
  const staff = [
    { name: 'Alva Prov', passphrase: phrases.keeper },
    { name: 'Bo Prov', passphrase: phrases.staff },
    { name: 'Dana Prov', passphrase: phrases.releaser },
    { name: 'Cia Prov', passphrase: 'cia har en egen rad ord' },
  ]
  const made = await createUnit('unit', { name: 'Enheten', staff, recoveryCode })
  const [, , dana, cia] = [...made.vault.membership().members.keys()]
  await made.vault.setReleaser(dana as string)
  await made.vault.lock()
  const here = await locked()
  const vault = inside(role === 'sheet' ? await here.recover(recoveryCode) : await here.unlock(phrases[role]))
  return { vault, cia: cia as string }
}

async function may(work: Promise<unknown>): Promise<boolean> {
  try {
    await work
    return true
  } catch (fault) {
    if (fault instanceof VaultError && fault.reason === 'not-permitted') return false
    throw fault
  }
}

describe('the register of acts', () => {
  let acts: readonly string[]
  beforeAll(async () => {
    acts = Object.keys((await opened('keeper')).vault)
  })

  it('has every act of an open unit, and no other', () => {
    const named = [...Object.keys(untried), ...Object.keys(tried).map((act) => act.split(',')[0] as string)]
    expect([...new Set(named)].sort()).toEqual([...acts].sort())
  })

  it('has every kind of record, and one of each that a role decides of to try', () => {
    const kinds = recordBody.options.map(({ shape }) => shape.kind.value).sort()
    expect(Object.keys(roleOfKind).sort()).toEqual(kinds)
    const decided = kinds.filter((kind) => roleOfKind[kind] !== null)
    // Of these it is what the record says that decides.
    expect([...decided, 'setting', 'setting of terms', 'device'].sort()).toEqual(Object.keys(samples).sort())
  })
})

describe.each(roles)('%s', (role) => {
  it.each(Object.entries(tried))('%s', async (_, { who, act }) => {
    const { vault, cia } = await opened(role)
    if (_ === 'setKeeper, ending' && who.includes(role)) await vault.setKeeper(cia, true)
    expect(await may(act(vault, cia))).toBe(who.includes(role))
  })

  it.each(Object.entries(samples))('writes %s', async (kind, body) => {
    const { vault } = await opened(role)
    const before = vault.records().length
    expect(await may(vault.append({ caseId: null, body }))).toBe(mayWrite(kind).includes(role))
    expect(vault.records().length - before).toBe(mayWrite(kind).includes(role) ? 1 : 0)
  })
})
