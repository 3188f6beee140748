/** All that the steps of one period are drawn from. Worked out anew when a record is added, and at no other time. */

import { useCallback, useMemo, useState } from 'react'
import type { Enrolled, Period, PeriodCase } from '#aggregate'
import type { CaseFile } from '../case-file/case-file.ts'
import { loadedPeriods } from '../catalogue/periods.ts'
import { enrolmentOf } from '../outbox/enrolment.ts'
import { type SentBatch, sentBatches } from '../outbox/from-ledger.ts'
import { type OutboxStatus, useOutboxStatus } from '../outbox/index.ts'
import { basesIn } from '../outbox/ledger.ts'
import { ownBatches } from '../outbox/own-batches.ts'
import { type Kept, useRecords, useVault } from '../vault/index.ts'
import { type CasesRead, readCases } from './cases-of-period.ts'
import { useSlices } from './counting/use-slices.ts'
import { type Joined, waitingPeriod } from './joined.ts'
import { type Stage, stageOf } from './stage.ts'

export interface Work {
  readonly period: Period
  /** One a child or young person whose contact began in the period. */
  readonly cases: readonly PeriodCase[]
  /** Those who were too few in the period before, and are counted with this one. */
  readonly joined: Joined | null
  readonly files: ReadonlyMap<string, CaseFile>
  /** False for the moment in which `cases` are still those from before a record was added. */
  readonly fresh: boolean
  readonly batches: readonly SentBatch[]
  readonly stage: Stage
  readonly enrolled: Enrolled | null
  readonly outbox: OutboxStatus
}

export interface Reading {
  readonly reading: { readonly done: number; readonly of: number }
}

/** Null where the period is not loaded. Reading is all that a unit of thousands shows for its first moment. */
export function useWork(id: string): Work | Reading | null {
  const vault = useVault()
  const records = useRecords()
  const outbox = useOutboxStatus()
  const { rows } = outbox
  const kept = useMemo(() => {
    const loaded = loadedPeriods(records)
    const period = loaded.find((each) => each.id === id)
    const batches = sentBatches(vault.of('ledger'), basesIn(vault.of('basis')))
    const waiting = period ? waitingPeriod(period, loaded, (id) => ownBatches(batches, id)) : null
    return { period, waiting, batches, enrolled: enrolmentOf(records) }
  }, [vault, records, id])
  const { period, waiting, batches, enrolled } = kept
  const read = useCases(records, period, waiting)
  const stage = useMemo(() => period && stageOf(period, records, batches, rows), [period, records, batches, rows])
  const joined = useMemo(
    () => ('files' in read && waiting ? { period: waiting, cases: read.cases[1] ?? [] } : null),
    [read, waiting],
  )
  if (!period || !stage) return null
  if (!('files' in read)) return read
  const { cases, files, fresh } = read
  return { period, cases: cases[0] ?? [], joined, files, fresh, batches, stage, enrolled, outbox }
}

const nothingYet = { done: 0, of: 0 }

/** What was read before stands until what is new has been read, so that no page goes away under somebody's hands. */
function useCases(records: readonly Kept[], period: Period | undefined, waiting: Period | null) {
  const periods = useMemo(() => [period, waiting].filter((one) => one != null), [period, waiting])
  const state = useSlices(
    useCallback(() => readCases(records, periods), [records, periods]),
    nothingYet,
  )
  const [last, setLast] = useState<CasesRead | null>(null)
  const done = 'done' in state ? state.done : null
  if (done && done !== last) setLast(done)
  const read = done ?? last
  return useMemo(
    () => (read ? { ...read, fresh: done !== null } : { reading: 'at' in state ? state.at : nothingYet }),
    [read, done, state],
  )
}
