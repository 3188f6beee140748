/** The collector's readers: what units send and staff load. What is mutated of a batch is signed again, as a malicious unit would. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { canonical, enrolment, period2014 } from '#aggregate'
import { addPeriod } from '../../collector/periods/periods.ts'
import { readBackup, writeBackup } from '../../collector/store/backup.ts'
import { openStore } from '../../collector/store/open.ts'
import { enrol } from '../../collector/units/devices.ts'
import { refusalStatus } from '../../collector/words/refusals.ts'
import { judgeOf } from '../collector/hostile-bytes.ts'
import { type Started, startForTest } from '../collector/started.ts'
import { deviceKey, enrolmentOf, goodBatch, submissionOf } from '../collector/unit.ts'
import { type Reader, textOf, utf8 } from './reader.ts'

const reasons = new Set([...Object.keys(refusalStatus), 'not-json'])

/** Null where the text is no JSON: the collector's own reader of bodies has refused it by then. */
function json(bytes: Uint8Array): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(textOf(bytes)) }
  } catch {
    return null
  }
}

async function stateOf({ collector }: Started): Promise<string> {
  const { db } = collector.store
  const counts = []
  for (const table of ['units', 'devices', 'codes', 'periods', 'batches', 'events', 'keys'] as const) {
    const { n } = await db.selectFrom(table).select(db.fn.countAll().as('n')).executeTakeFirstOrThrow()
    counts.push(n)
  }
  return counts.join(' ')
}

/** A batch's bytes, signed by the unit itself whatever they are. */
export async function batchReader(): Promise<Reader> {
  const c = await startForTest()
  await c.load()
  const { key, enrolled } = await c.enrol('Enhet 1')
  const batch = goodBatch(period2014, enrolled.unit.id)
  const { offer } = await judgeOf(c, Buffer.from(canonical(batch)))
  return {
    name: 'batch',
    reasons,
    examples: [
      canonical(batch),
      canonical({ ...batch, edition: 2 }),
      canonical({ ...batch, size: 'too-few', counts: {} }),
    ],
    async offer(bytes) {
      const judged = await offer(submissionOf(key, enrolled.deviceId, bytes))
      if ('fault' in judged) throw new Error(judged.fault)
      return 'refused' in judged ? judged.refused : 'taken'
    },
    state: () => stateOf(c),
    close: () => c.end(),
  }
}

/** The envelope: what is posted, or brought as a file. */
export async function submissionReader(): Promise<Reader> {
  const c = await startForTest()
  await c.load()
  const { key, enrolled } = await c.enrol('Enhet 1')
  const batch = goodBatch(period2014, enrolled.unit.id)
  const { offer } = await judgeOf(c, Buffer.from(canonical(batch)))
  return {
    name: 'submission',
    reasons,
    examples: [utf8(JSON.stringify(submissionOf(key, enrolled.deviceId, batch)))],
    async offer(bytes) {
      const body = json(bytes)
      if (!body) return 'not-json'
      const judged = await offer(body.value as never)
      if ('fault' in judged) throw new Error(judged.fault)
      return 'refused' in judged ? judged.refused : 'taken'
    },
    state: () => stateOf(c),
    close: () => c.end(),
  }
}

export async function enrolmentReader(): Promise<Reader> {
  const c = await startForTest()
  await c.load()
  const code = await c.code('Enhet 1')
  return {
    name: 'enrolment',
    reasons,
    examples: [
      utf8(JSON.stringify(enrolmentOf(deviceKey(), code))),
      utf8(JSON.stringify(enrolmentOf(deviceKey(), 'PRAKTIK'))),
    ],
    async offer(bytes) {
      const asked = enrolment.safeParse(json(bytes)?.value)
      if (!asked.success) return 'malformed'
      const done = await enrol(c.collector, asked.data)
      if ('refused' in done) return done.refused
      await c.collector.store.db.deleteFrom('codes').execute()
      await c.collector.store.db.deleteFrom('devices').execute()
      await c.code('Enhet 1')
      return 'taken'
    },
    state: () => stateOf(c),
    close: () => c.end(),
  }
}

export async function periodReader(): Promise<Reader> {
  const c = await startForTest()
  const { db } = c.collector.store
  return {
    name: 'period',
    reasons,
    examples: [utf8(JSON.stringify(period2014))],
    async offer(bytes) {
      const body = json(bytes)
      if (!body) return 'not-json'
      const done = await addPeriod(c.collector, body.value)
      if ('refused' in done) return done.refused
      await db.deleteFrom('periods').where('id', '!=', 'ovning').execute()
      return 'taken'
    },
    state: () => stateOf(c),
    close: () => c.end(),
  }
}

/** The operator's own backup, read into an empty store: every case is a file, written, read and rolled back. */
export async function collectorBackupReader(): Promise<Reader> {
  const c = await startForTest()
  await c.load()
  await c.send((await c.enrol('Enhet 1')).submission(period2014))
  const folder = mkdtempSync(join(tmpdir(), 'fuzz-'))
  const [good, file] = [join(folder, 'good.gz'), join(folder, 'case.gz')]
  await writeBackup(c.collector.store, good, c.clock.now)
  await c.end()
  const plain = gunzipSync(await import('node:fs').then(({ readFileSync }) => readFileSync(good)))
  const store = await openStore({ data: join(folder, 'data'), database: null })
  const rows = async () =>
    String((await store.db.selectFrom('units').select(store.db.fn.countAll().as('n')).executeTakeFirstOrThrow()).n)
  return {
    name: 'collector-backup',
    reasons: new Set(['not-a-backup', 'cut-short', 'not-empty']),
    examples: [plain],
    async offer(bytes) {
      writeFileSync(file, gzipSync(bytes, { level: 1 }))
      const done = await readBackup(store, file)
      if ('refused' in done) return done.refused
      for (const table of [
        'batches',
        'national',
        'codes',
        'devices',
        'units',
        'periods',
        'keys',
        'passphrase',
        'events',
      ] as const)
        await store.db.deleteFrom(table).execute()
      return 'taken'
    },
    state: rows,
    async close() {
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
