/** All that the steps of one period are drawn from. Worked out anew when a record is added, and at no other time. */

import { useMemo } from 'react'
import type { Enrolled, Period, PeriodCase } from '#aggregate'
import { type CaseFile, caseFiles } from '../cases/case-file.ts'
import { enrolmentOf } from '../outbox/enrolment.ts'
import { type SentBatch, sentBatches } from '../outbox/from-ledger.ts'
import { type OutboxStatus, useOutboxStatus } from '../outbox/index.ts'
import { useRecords, useVault } from '../vault/react.tsx'
import { casesOfPeriod } from './cases-of-period.ts'
import { type Joined, waitingPeriod } from './joined.ts'
import { loadedPeriods } from './periods.ts'
import { releasedLists } from './send/prepare.ts'
import { type Stage, stageOf } from './stage.ts'

export interface Work {
  readonly period: Period
  /** One a child or young person whose contact began in the period. */
  readonly cases: readonly PeriodCase[]
  /** Those who were too few in the period before, and are counted with this one. */
  readonly joined: Joined | null
  readonly files: ReadonlyMap<string, CaseFile>
  readonly batches: readonly SentBatch[]
  readonly stage: Stage
  readonly enrolled: Enrolled | null
  readonly outbox: OutboxStatus
}

/** Null where the period is not loaded. */
export function useWork(id: string): Work | null {
  const vault = useVault()
  const records = useRecords()
  const outbox = useOutboxStatus()
  const { rows } = outbox
  const kept = useMemo(() => {
    const loaded = loadedPeriods(records)
    const period = loaded.find((each) => each.id === id)
    if (!period) return null
    const batches = sentBatches(vault.of('ledger'))
    const waiting = waitingPeriod(period, loaded, releasedLists(batches))
    return {
      period,
      joined: waiting && { period: waiting, cases: casesOfPeriod(records, waiting) },
      cases: casesOfPeriod(records, period),
      files: caseFiles(records),
      batches,
      enrolled: enrolmentOf(records),
      stage: stageOf(period, records, batches, rows),
    }
  }, [vault, records, rows, id])
  return kept && { ...kept, outbox }
}
