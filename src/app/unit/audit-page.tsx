/** Who did what, and when. Only read, or saved as a file: the log's lines are records like all others, and cannot be changed. */

import { useEffect, useMemo, useState } from 'react'
import { people, writtenBy } from '../../case-file/staff.ts'
import { useCaseFiles } from '../../case-file/use-cases.ts'
import { momentIn } from '../../clock/moment.ts'
import { today } from '../../clock/today.ts'
import { useSaving } from '../../controls/use-saving.tsx'
import { Button, Notice, Page, Table } from '../../look/index.tsx'
import { saveFile } from '../../look/save-file.ts'
import { type AuditLog, inOrderOfWriting, useRecords, useVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'
import { isLogged, type LogLine, logFile, noted } from './log-file.ts'

const step = 100

export function AuditPage() {
  const { t, language } = useWords()
  const [shown, setShown] = useState(step)
  const log = useLog()
  const lines = useLogLines(log)
  const when = momentIn(language, 'second')
  const columns = [t('unit.log-when'), t('unit.log-who'), t('unit.log-what'), t('unit.log-case'), t('unit.log-detail')]
  if (!log) return <Page title={t('unit.log')}>{null}</Page>
  return (
    <Page title={t('unit.log')}>
      {log.unreadable + log.keyless > 0 && (
        <Notice>
          {log.unreadable > 0 && <p>{t('report.unreadable', { unreadable: log.unreadable })}</p>}
          {log.keyless > 0 && <p>{t('report.key-missing', { keyless: log.keyless })}</p>}
        </Notice>
      )}
      <SaveLog columns={columns} lines={lines} />
      <Table
        caption={t('unit.log-count', { count: lines.length })}
        columns={columns.map((name) => ({ name }))}
        rows={lines
          .toReversed()
          .slice(0, shown)
          .map(({ id, at, who, what, code, detail }) => ({
            key: id,
            cells: [
              when(at),
              who,
              what,
              <span key="code" className="code">
                {code}
              </span>,
              detail,
            ],
          }))}
      />
      {lines.length > shown && (
        <Button onClick={() => setShown(shown + step)}>
          {t('case.show-more', { count: Math.min(step, lines.length - shown) })}
        </Button>
      )}
    </Page>
  )
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

function useLogLines(log: AuditLog | null): readonly (LogLine & { readonly id: string })[] {
  const { t, named } = useWords()
  const records = useRecords()
  const files = useCaseFiles()
  return useMemo(() => {
    const known = people(records)
    const all = [...(log?.lines ?? []), ...records.filter(isLogged)].sort(inOrderOfWriting)
    return all.map((record) => {
      const { id, at, by, caseId } = record
      const { what, detail } = noted(record)
      return {
        id,
        at,
        who: writtenBy(by, known) ?? t('informant.self'),
        what: named(`audit.${what}`, what),
        code: caseId === null ? '' : (files.get(caseId)?.code ?? '–'),
        detail: known.find(({ staff }) => staff === detail)?.name ?? detail,
      }
    })
  }, [log, records, files, t, named])
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
