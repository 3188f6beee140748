/**
 * The app's own step *Skicka* on a page of its own, over children that are made here: counting in the app's worker, and
 * the preview as it is shown. And what reading costs before that. Built as the app is; not part of it.
 */
import '../../src/no-eval.ts'
import '../../src/look/look.css'
import '../../src/period/period.css'
import { Dexie } from 'dexie'
import { StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { type PeriodCase, period2014 } from '#aggregate'
import { readCases } from '../../src/period/cases-of-period.ts'
import { SendPage } from '../../src/period/send/send-page.tsx'
import type { Work } from '../../src/period/use-work.ts'
import { keptRecords } from '../../src/practice/fill.ts'
import { practiceUnit } from '../../src/practice/practice-unit.ts'
import { random, text, utf8 } from '../../src/vault/crypto/bytes.ts'
import { aesKey, openBytes, sealBytes } from '../../src/vault/crypto/seal.ts'
import { createUnit } from '../../src/vault/index.ts'
import { VaultProvider } from '../../src/vault/react.tsx'
import { unitOfTwo } from '../../src/vault/testing.ts'
import { openHead, openRecord, sealRecord } from '../../src/vault/unit/sealed-records.ts'
import type { OpenVault } from '../../src/vault/vault.ts'
import { loadWords, type Words, WordsProvider } from '../../src/words/index.tsx'
import { childrenOf } from './children.ts'

const period = { ...period2014, kind: 'rehearsal' } as const

/** Milliseconds of the page's clock; of tasks, how long each held the screen since the press. */
interface Seen {
  pressed: number
  /** How far it had come, whenever that was drawn. */
  readonly far: number[]
  shown: number
  readonly long: number[]
}
const seen: Seen = { pressed: 0, far: [], shown: 0, long: [] }

const work = (cases: readonly PeriodCase[]): Work => ({
  period,
  cases,
  joined: null,
  files: new Map(),
  fresh: true,
  batches: [],
  stage: { closed: true, edition: 1, batch: null, delivery: null, received: false },
  enrolled: {
    deviceId: '3f0c6a52-7a35-4c11-9a51-0f7f4f2b6f10',
    unit: { id: 'bench', name: 'Bench', practice: true },
    server: { kid: 'bench', publicKey: { kty: 'EC', crv: 'P-256', x: '', y: '' } },
    time: '2014-11-03T09:00:00.000Z',
  },
  outbox: { rows: [], unsent: 0, refused: 0, lastSent: null, clockOff: null, sendNow: async () => {} },
})

function Step(props: { readonly cases: readonly PeriodCase[]; readonly vault: OpenVault; readonly words: Words }) {
  const [pressed, setPressed] = useState(false)
  return (
    <VaultProvider vault={props.vault}>
      <WordsProvider words={props.words}>
        <button type="button" onClick={() => setPressed(!pressed)}>
          {pressed ? 'Tillbaka' : 'Se vad som skickas'}
        </button>
        {pressed && <SendPage work={work(props.cases)} />}
      </WordsProvider>
    </VaultProvider>
  )
}

const root = createRoot(document.getElementById('app') as HTMLElement)
let made: { vault: OpenVault; words: Words } | null = null

async function ready(count: number): Promise<void> {
  made ??= { vault: (await createUnit('practice', unitOfTwo)).vault, words: await loadWords('sv') }
  root.render(
    <StrictMode>
      <Step key={count} cases={childrenOf(period, count)} {...made} />
    </StrictMode>,
  )
}

function watch(): void {
  addEventListener(
    'click',
    ({ timeStamp }) => {
      Object.assign(seen, { pressed: timeStamp, shown: 0 })
      seen.far.length = 0
      seen.long.length = 0
    },
    { capture: true },
  )
  new MutationObserver(() => {
    const bar = document.querySelector<HTMLProgressElement>('.how-far progress')
    if (bar) seen.far.push(bar.position)
    if (seen.shown > 0 || !document.querySelector('.preview')) return
    seen.shown = -1
    requestAnimationFrame(() => setTimeout(() => Object.assign(seen, { shown: performance.now() })))
  }).observe(document, { childList: true, subtree: true, attributes: true })
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.long.push(duration)
  }).observe({ type: 'longtask' })
}
watch()

const each = async (count: number, job: () => unknown) => {
  const began = performance.now()
  await job()
  return ((performance.now() - began) / count) * 1000
}

/** Microseconds: to read a record that was never sealed; to open one as the vault does, by itself and from its packed snapshot; to make a case of its records. */
async function reading(cases: number) {
  const units = Array.from({ length: Math.ceil(cases / 40) }, (_, i) => practiceUnit(i + 1, '2014-09-30', 'staff'))
  const records = keptRecords(units.flat(), 'staff')
  const key = await aesKey(random(32))
  const [of, id] = [crypto.randomUUID(), crypto.randomUUID()]
  const ofCase = { id, of, epoch: 1, key, people: null, again: false }
  const epoch = { n: 1, root: random(32), data: key, private: '' }
  const keys = {
    newest: epoch,
    all: new Map([[1, epoch]]),
    rounding: random(32),
    forReleaser: [],
    membership: {} as never,
  }
  const rows = await Promise.all(records.map((record) => sealRecord(ofCase, keys, of, 1, record)))
  const places = records.map(({ lamport, device }) => ({ lamport, device, n: 1, hash: '' }))
  const opened = (row: (typeof rows)[number], at: number) =>
    openHead(keys, of, row).then((head) => openRecord(ofCase, head.of, of, row, places[at] as (typeof places)[number]))
  const packed = await sealBytes(key, 'packed', utf8(JSON.stringify(records)))
  const loose = await each(rows.length, () => Promise.all(rows.map(opened)))
  const snapshot = await each(rows.length, async () => JSON.parse(text(await openBytes(key, 'packed', packed))))
  const scored = await each(units.length * 40, () => [...readCases(records, [period])])
  const plain = new Dexie('plain')
  plain.version(1).stores({ records: 'lamport' })
  await plain.table('records').bulkAdd(records)
  const unsealed = await each(records.length, () => plain.table('records').toArray())
  return { records: records.length, unsealed, loose, snapshot, scored }
}

/** Megabytes that the page and its workers hold, after a collection. */
async function memory() {
  const { measureUserAgentSpecificMemory } = performance as unknown as {
    measureUserAgentSpecificMemory: () => Promise<{ breakdown: { bytes: number; attribution: { scope: string }[] }[] }>
  }
  const { breakdown } = await measureUserAgentSpecificMemory.call(performance)
  const of = (scope: string) =>
    breakdown
      .filter(({ attribution }) => attribution.some((one) => one.scope === scope))
      .reduce((sum, { bytes }) => sum + bytes / 1e6, 0)
  return { worker: of('DedicatedWorkerGlobalScope'), page: of('Window') }
}

const onPage = { seen, ready, reading, memory }
declare global {
  interface Window {
    readonly counting: typeof onPage
  }
}
Object.assign(window, { counting: onPage })
