/** Who did what, and when: gone through by staff, case, day and device, and saved as a file. Its lines are records like all others, and cannot be changed. */

import { useEffect, useMemo, useState } from 'react'
import { civilDay } from '#aggregate'
import { useCaseFiles } from '../../case-file/use-cases.ts'
import { momentIn } from '../../clock/moment.ts'
import { today } from '../../clock/today.ts'
import { useSaving } from '../../controls/use-saving.tsx'
import { Button, Notice, Page, Table } from '../../look/index.tsx'
import { saveFile } from '../../look/save-file.ts'
import { type AuditLog, useRecords, useVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'
import { type LogLine, logFile } from './log-file.ts'
import { linesOf, logColumns } from './log-lines.ts'
import { drawn, everything, type Line, type LogQuery, linesMatching, randomBelow } from './log-review.ts'
import { LogFilter, LogReviews } from './review-log.tsx'

const step = 100
/** So many lines are drawn by chance. */
const SAMPLE = 20

export function AuditPage() {
  const words = useWords()
  const { t, language } = words
  const [shown, setShown] = useState(step)
  const log = useLog()
  const all = useLogLines(log)
  const [query, setQuery] = useState(everything)
  const found = useMemo(() => linesMatching(all, query, (at) => civilDay(Date.parse(at))), [all, query])
  const [sample, setSample] = useState<readonly Line[] | null>(null)
  const lines = sample ?? found
  const change = (next: Partial<LogQuery>) => {
    setSample(null)
    setQuery({ ...query, ...next })
  }
  const when = momentIn(language, 'second')
  const columns = logColumns(words)
  // Where there is one device, its name on every line says nothing.
  const several = new Set(all.map(({ device }) => device)).size > 1
  if (!log) return <Page title={t('unit.log')}>{null}</Page>
  return (
    <Page title={t('unit.log')}>
      {log.unreadable + log.keyless > 0 && (
        <Notice>
          {log.unreadable > 0 && <p>{t('report.unreadable', { unreadable: log.unreadable })}</p>}
          {log.keyless > 0 && <p>{t('report.key-missing', { keyless: log.keyless })}</p>}
        </Notice>
      )}
      <LogFilter lines={all} query={query} change={change} />
      <div className="row no-print">
        {sample ? (
          <Button onClick={() => setSample(null)}>{t('unit.log-show-all')}</Button>
        ) : (
          <Button disabled={found.length === 0} onClick={() => setSample(drawn(found, SAMPLE, randomBelow))}>
            {t('unit.log-draw', { count: Math.min(SAMPLE, found.length) })}
          </Button>
        )}
      </div>
      <Table
        caption={t('unit.log-count', { count: lines.length })}
        columns={(several ? columns : columns.slice(0, -1)).map((name) => ({ name }))}
        rows={lines.slice(0, shown).map(({ id, at, who, what, code, detail, deviceName }) => ({
          key: id,
          cells: [
            when(at),
            who,
            what,
            <span key="code" className="code">
              {code}
            </span>,
            detail,
            ...(several ? [<bdi key="device">{deviceName}</bdi>] : []),
          ],
        }))}
      />
      {lines.length > shown && (
        <Button onClick={() => setShown(shown + step)}>
          {t('case.show-more', { count: Math.min(step, lines.length - shown) })}
        </Button>
      )}
      <LogReviews shown={lines} days={daysOf(lines, query)} sample={sample !== null} />
      <SaveLog columns={columns} lines={all} />
    </Page>
  )
}

/** The days that what is shown is of: those asked for, else the first and last there are. */
function daysOf(lines: readonly Line[], { from, to }: LogQuery): readonly [string, string] {
  const days = lines.map(({ at }) => civilDay(Date.parse(at))).sort()
  return [from || (days[0] ?? ''), to || (days.at(-1) ?? '')]
}

/** Null while it is opened: it lies apart from what the other screens show. */
function useLog(): AuditLog | null {
  const vault = useVault()
  const [log, setLog] = useState<AuditLog | null>(null)
  useEffect(() => {
    let shown = true
    // A vault that is locked meanwhile takes the page along.
    const read = () =>
      void vault
        .log()
        .then((it) => shown && setLog(it))
        .catch(() => undefined)
    read()
    const leave = vault.subscribe(read)
    return () => {
      shown = false
      leave()
    }
  }, [vault])
  return log
}

/** In order of writing. */
function useLogLines(log: AuditLog | null): readonly Line[] {
  const vault = useVault()
  const words = useWords()
  const records = useRecords()
  const files = useCaseFiles()
  return useMemo(
    () => linesOf({ lines: log?.lines ?? [], records, files, guarded: vault.protectedCases() }, words),
    [vault, log, records, files, words],
  )
}

function SaveLog({ columns, lines }: { readonly columns: readonly string[]; readonly lines: readonly LogLine[] }) {
  const { t } = useWords()
  const vault = useVault()
  const { busy, save, refusal } = useSaving()
  const saveLog = async () => {
    // Noted before the file is there: a file that nobody noted must not exist.
    if ((await save(() => vault.audit('export.log', null).then(() => true))) === null) return
    saveFile(`mattstock-log-${today()}.csv`, new Blob([logFile(columns, lines)], { type: 'text/csv' }))
  }
  return (
    <div className="stack no-print">
      <p className="muted">{t('unit.log-save-about')}</p>
      <div className="row">
        <Button disabled={busy} onClick={() => void saveLog()}>
          {t('unit.log-save')}
        </Button>
      </div>
      {refusal}
    </div>
  )
}
