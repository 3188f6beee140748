/** The app's readers: files that somebody chooses on the tablet, and codes that somebody types. */

import { readFileSync } from 'node:fs'
import { period2014, practicePeriod, type Receipt, readCode } from '#aggregate'
import { trainingPack } from '#instruments'
import { makeKey, signBytes } from '../../collector/signing/es256.ts'
import { readInstrumentText } from '../../src/catalogue/read-instrument.ts'
import { periodFromFile } from '../../src/period/fetch-periods.ts'
import { readReceipt } from '../../src/period/send/read-receipt.ts'
import { newRecoveryCode, readRecoveryCode } from '../../src/vault/crypto/recovery-code.ts'
import { newUnitKey } from '../../src/vault/crypto/unit-key.ts'
import { readBackup } from '../../src/vault/disk/backup.ts'
import { chained } from '../../src/vault/disk/journal-file.ts'
import { twoFiles } from '../../src/vault/disk/testing-files.ts'
import { answersFile, readAnswersFile } from '../../src/vault/session/answers-file.ts'
import { addressText, openMove, readAddress, sealMove } from '../../src/vault/unit/move-file.ts'
import { readPackText } from '../../src/wordings/read-pack.ts'
import { hashOf } from '../collector/unit.ts'
import { nothingBehind, type Reader, textOf, utf8 } from './reader.ts'

const day = '2026-11-21'

/** A collector's key, and documents as it signs them. */
function signer() {
  const key = makeKey()
  const { d: _d, ...publicKey } = key
  const sign = (bytes: Uint8Array) =>
    JSON.stringify({
      payload: Buffer.from(bytes).toString('base64url'),
      sig: signBytes(bytes, key),
      alg: 'ES256',
      kid: 'k',
    })
  return { pinned: { kid: 'k', publicKey }, sign }
}

export async function packReader(): Promise<Reader> {
  const packs = await Promise.all(['core-10', 'sdq-s11-17', 'yp-core'].map((form) => trainingPack(form, 'sv')))
  const own = { training: false, licence: { text: 'Fri', grantedBy: 'Någon', grantedTo: 'Alla', validUntil: null } }
  return {
    name: 'pack',
    examples: packs.flatMap((pack) => [utf8(JSON.stringify(pack)), utf8(JSON.stringify({ ...pack, ...own }))]),
    async offer(bytes) {
      const read = await readPackText(textOf(bytes), [], day)
      return read.ok ? 'taken' : (read.faults[0]?.reason ?? 'refused without a fault')
    },
    state: nothingBehind,
  }
}

/** Another unit's address, as a unit reads it before its words are heard. */
export async function addressReader(): Promise<Reader> {
  const [inbox, person] = [await newUnitKey(), await newUnitKey()]
  const of = { unit: crypto.randomUUID(), name: 'Enheten', day, inbox: inbox.public, person: person.public }
  const reader = { unit: crypto.randomUUID(), practice: false }
  return {
    name: 'address',
    reasons: new Set(['not-an-address', 'practice-and-real']),
    examples: [utf8(addressText(of)), utf8(addressText({ ...of, practice: true }))],
    async offer(bytes) {
      const read = await readAddress(textOf(bytes), reader)
      return 'refused' in read ? read.refused : 'taken'
    },
    state: nothingBehind,
  }
}

/** A case that was sealed to this unit. */
export async function movedCaseReader(): Promise<Reader> {
  const [inbox, person] = [await newUnitKey(), await newUnitKey()]
  const unit = crypto.randomUUID()
  const to = {
    address: 'mattstock-address-1',
    unit,
    name: 'Enheten',
    day,
    inbox: inbox.public,
    person: person.public,
  } as const
  const sealed = await sealMove(to, {
    ...{ move: crypto.randomUUID(), from: { unit: crypto.randomUUID(), name: 'Den andra' }, day },
    ...{ consent: { by: 'self', day }, protected: false, protocol: null, instruments: [], records: [] },
    case: { id: crypto.randomUUID(), code: 'A-1', born: 2010, sex: 'x', opened: day },
  })
  const privateOf = (point: string) => (point === inbox.public ? inbox.private : null)
  return {
    name: 'moved-case',
    reasons: new Set([
      ...['not-a-move', 'newer-move', 'damaged-move', 'practice-and-real'],
      ...['move-for-another-unit', 'move-for-other-keys'],
    ]),
    examples: [utf8(sealed)],
    async offer(bytes) {
      const read = await openMove(textOf(bytes), { unit, practice: false, privateOf })
      return 'refused' in read ? read.refused : 'taken'
    },
    state: nothingBehind,
  }
}

export async function periodFileReader(): Promise<Reader> {
  const { pinned, sign } = signer()
  const plain = utf8(JSON.stringify(period2014))
  return {
    name: 'period-file',
    reasons: new Set(['not-a-period', 'not-the-collector']),
    examples: [plain, utf8(sign(plain))],
    async offer(bytes) {
      const read = await periodFromFile(textOf(bytes), pinned)
      return 'refused' in read ? read.refused : 'taken'
    },
    state: nothingBehind,
  }
}

const receipt: Receipt = {
  schema: 'receipt-1',
  batch: hashOf(utf8('batch')),
  unit: 'unit-000000000000',
  period: 'p',
  edition: 1,
  deviceId: '3f0c6a52-7a35-4c11-9a51-0f7f4f2b6f10',
  received: '2026-11-21T20:00:00.000Z',
}

export async function receiptReader(): Promise<Reader> {
  const { pinned, sign } = signer()
  return {
    name: 'receipt',
    examples: [utf8(sign(utf8(JSON.stringify(receipt))))],
    offer: async (bytes) => ((await readReceipt(textOf(bytes), pinned, receipt.batch)) ? 'taken' : 'not-ours'),
    reasons: new Set(['not-ours']),
    state: nothingBehind,
  }
}

/** What a collector that has gone wrong might sign. */
export async function signedReceiptReader(): Promise<Reader> {
  const { pinned, sign } = signer()
  return {
    name: 'receipt-signed',
    examples: [utf8(JSON.stringify(receipt))],
    offer: async (bytes) => ((await readReceipt(sign(bytes), pinned, receipt.batch)) ? 'taken' : 'not-ours'),
    reasons: new Set(['not-ours']),
    state: nothingBehind,
  }
}

const badBackup = new Set(['not-a-backup', 'newer-backup', 'older-backup', 'damaged-backup'])

export async function backupReader(): Promise<Reader> {
  return {
    name: 'backup',
    reasons: badBackup,
    examples: [backupFile()],
    offer: async (bytes) => await backupTaken(new Blob([new Uint8Array(bytes)])),
    state: nothingBehind,
  }
}

/** A backup whose rows are somebody's own making, under a running hash that is right. */
export async function forgedBackupReader(): Promise<Reader> {
  const lines = linesOf(textOf(backupFile()))
  return {
    name: 'backup-forged',
    reasons: badBackup,
    examples: [utf8(JSON.stringify(lines))],
    offer: async (bytes) => await backupTaken(await hashed(linesIn(bytes))),
    state: nothingBehind,
  }
}

/** What each line of a file of ours holds. */
const linesOf = (file: string): readonly unknown[] =>
  file
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line.split(' ').slice(2).join(' ')) as unknown)

/** Lines under the running hash that belongs to them. */
async function hashed(texts: readonly string[]): Promise<Blob> {
  let [file, hash, n] = ['', '', 0]
  for (const text of texts) {
    hash = await chained(hash, text)
    n += 1
    file += `${n} ${hash} ${text}\n`
  }
  return new Blob([file])
}

/** A small unit's, as released. */
const backupFile = () => new Uint8Array(readFileSync('test/fixtures/released/vault/2.backup'))

async function backupTaken(file: Blob): Promise<string> {
  const read = await readBackup(file, async () => {})
  return 'refused' in read ? read.refused : 'taken'
}

/** No line where the tree is deeper than JSON can be written. */
function linesIn(bytes: Uint8Array): readonly string[] {
  try {
    const read: unknown = JSON.parse(textOf(bytes))
    return (Array.isArray(read) ? read : [read]).map((line) => JSON.stringify(line) ?? '')
  } catch {
    return []
  }
}

const unit = 'ca7c2f89-c4f4-4fba-ac20-f09600e3db1e'
const badAnswers = new Set(['not-an-answers-file', 'damaged-answers-file', 'answers-of-another-unit'])

async function answersTaken(file: Blob): Promise<string> {
  const read = await readAnswersFile(unit, file)
  return 'refused' in read ? read.refused : 'taken'
}

const someAnswers = async () => {
  const id = '3f0c6a52-7a35-4c11-9a51-0f7f4f2b6f10'
  const sealed = { enc: 'BA', box: 'AAAA' }
  return await answersFile(unit, [
    { put: 'sessions', row: { id, epoch: 1, staff: 'AAAA', plan: 'AAAA', key: sealed } },
    { put: 'drafts', row: { id, n: 3, box: 'AAAA' } },
    { put: 'handed', row: { id: unit, session: id, epoch: 1, sealed } },
  ])
}

/** Answers that a tablet could not keep, in their sealed file. */
export async function answersFileReader(): Promise<Reader> {
  return {
    name: 'answers-file',
    reasons: badAnswers,
    examples: [new Uint8Array(await (await someAnswers()).arrayBuffer())],
    offer: async (bytes) => await answersTaken(new Blob([new Uint8Array(bytes)])),
    state: nothingBehind,
  }
}

/** The same of somebody's own making, under a running hash that is right. */
export async function forgedAnswersReader(): Promise<Reader> {
  const lines = linesOf(await (await someAnswers()).text())
  return {
    name: 'answers-file-forged',
    reasons: badAnswers,
    examples: [utf8(JSON.stringify(lines))],
    offer: async (bytes) => await answersTaken(await hashed(linesIn(bytes))),
    state: nothingBehind,
  }
}

export async function instrumentReader(): Promise<Reader> {
  const files = practicePeriod('2026-01-01', '2026-12-31').questionnaires ?? []
  return {
    name: 'instrument-file',
    examples: files.map(({ instrument }) => utf8(JSON.stringify(instrument))),
    async offer(bytes) {
      const read = await readInstrumentText(textOf(bytes), [])
      return read.ok ? 'taken' : (read.faults[0]?.reason ?? 'refused without a fault')
    },
    state: nothingBehind,
  }
}

/** The device's own journal, damaged: every start reads it. */
export async function journalReader(): Promise<Reader> {
  const good = twoFiles()
  await good.journal.rewrite('a', 1, ['[{"put":"meta"}]', '[]', '[{"drop":"keys","id":"x"}]'])
  return {
    name: 'journal',
    reasons: new Set(['damaged', 'unfinished']),
    examples: [good.files.a.bytes],
    async offer(bytes) {
      const { files, journal } = twoFiles()
      files.a.bytes = new Uint8Array(bytes)
      const { generation, damaged } = await journal.read('a')
      return generation === null ? 'unfinished' : damaged > 0 ? 'damaged' : 'taken'
    },
    state: nothingBehind,
  }
}

export async function recoveryCodeReader(): Promise<Reader> {
  return {
    name: 'recovery-code',
    reasons: new Set(['wrong-groups', 'wrong-length']),
    examples: Array.from({ length: 5 }, () => utf8(newRecoveryCode())),
    async offer(bytes) {
      const read = readRecoveryCode(textOf(bytes))
      return 'code' in read ? 'taken' : 'wrongGroups' in read ? 'wrong-groups' : 'wrong-length'
    },
    state: nothingBehind,
  }
}

export async function oneTimeCodeReader(): Promise<Reader> {
  return {
    name: 'one-time-code',
    examples: ['PRAKTIK', '7F3KA-9QX2M'].map(utf8),
    offer: async (bytes) => (/^[0-9A-HJKMNP-TV-Z]{10}$/.test(readCode(textOf(bytes))) ? 'taken' : 'not-a-code'),
    state: nothingBehind,
  }
}
