/** Gallring: how long the unit keeps closed cases and its log, what is past its term, and its erasing in one act. */
import { type FormEvent, useEffect, useState } from 'react'
import { civilDay } from '#aggregate'
import { useProtected } from '../../case-file/protected.ts'
import { isYears, pastTerm, type Terms, termsOf, yearsBefore } from '../../case-file/retention.ts'
import { useRoles } from '../../case-file/roles.ts'
import { useCaseFiles } from '../../case-file/use-cases.ts'
import { today } from '../../clock/today.ts'
import { TextField } from '../../controls/text-field.tsx'
import { useSaving } from '../../controls/use-saving.tsx'
import { Button, Notice, Page } from '../../look/index.tsx'
import { type AuditLog, RETENTION, useRecords, useVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'
import { NamedErasure } from './named-erasure.tsx'
import { OldBackup } from './old-backup.tsx'

type Progress = (share: number) => void

export default function RetentionPage() {
  const { t, list } = useWords()
  const vault = useVault()
  const { keeper, keepers } = useRoles()
  const terms = termsOf(useRecords())
  const day = today()
  const old = pastTerm(useCaseFiles().values(), terms.cases, day)
  const unread = useProtected().filter(({ mine }) => !mine).length
  const { lines, backups } = useLog()
  // An instant of a device's clock; the term ends with its day.
  const limit = terms.log === null ? null : yearsBefore(day, terms.log)
  const oldLines = limit === null ? 0 : lines.filter(({ at }) => at < limit).length
  const eraseCases = async (progress: Progress) => {
    const ids = old.map(({ id }) => id)
    await vault.audit('cases.past-term', null, String(ids.length))
    await vault.eraseOld(ids, t('retention.reason', { years: terms.cases ?? 0 }), progress)
  }
  const eraseLog = async () => {
    if (limit === null) return
    await vault.eraseLog(limit, t('retention.reason', { years: terms.log ?? 0 }))
    await vault.audit('log.past-term', null, String(oldLines))
  }
  return (
    <Page title={t('unit.retention')} narrow>
      <p>{t('retention.lead')}</p>
      {keeper ? (
        <TermFields terms={terms} />
      ) : (
        <p>{t('retention.keeper', { names: list(keepers.map(({ name }) => name)) })}</p>
      )}
      <section className="stack" aria-labelledby="old-cases">
        <h2 id="old-cases">{t('retention.cases')}</h2>
        {terms.cases === null ? <p>{t('retention.no-term')}</p> : <p>{t('retention.count', { count: old.length })}</p>}
        {unread > 0 && <p className="muted">{t('retention.protected', { count: unread })}</p>}
        {old.length > 0 && (
          <>
            <ul className="case-links">
              {old.map(({ id, code, closed }) => (
                <li key={id}>
                  <span className="code">{code}</span> {t('case.closed', { day: closed ?? '' })}
                </li>
              ))}
            </ul>
            {keeper && <Erase label={t('retention.erase', { count: old.length })} backups={backups} act={eraseCases} />}
          </>
        )}
      </section>
      <section className="stack" aria-labelledby="old-log">
        <h2 id="old-log">{t('retention.log')}</h2>
        <p>{t('retention.log-about')}</p>
        {terms.log !== null && <p>{t('retention.log-count', { count: oldLines })}</p>}
        {keeper && oldLines > 0 && (
          <Erase label={t('retention.erase-log', { count: oldLines })} backups={backups} act={eraseLog} />
        )}
      </section>
      <OldBackup />
    </Page>
  )
}

function TermFields({ terms }: { readonly terms: Terms }) {
  const { t } = useWords()
  const vault = useVault()
  const [cases, setCases] = useState(String(terms.cases ?? ''))
  const [log, setLog] = useState(String(terms.log ?? ''))
  const [said, setSaid] = useState<'saved' | 'wrong' | null>(null)
  const { busy, save, refusal } = useSaving()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const [forCases, forLog] = [yearsIn(cases), yearsIn(log)]
    if (forCases === 'wrong' || forLog === 'wrong') return setSaid('wrong')
    const body = { kind: 'setting' as const, name: RETENTION, value: { cases: forCases, log: forLog } }
    if (await save(() => vault.append({ caseId: null, body }))) setSaid('saved')
  }
  return (
    <form className="card stack" onSubmit={(event) => void submit(event)} autoComplete="off">
      <TextField label={t('retention.years')} value={cases} onChange={setCases} inputMode="numeric" max={3} />
      <TextField label={t('retention.log-years')} value={log} onChange={setLog} inputMode="numeric" max={3} />
      <div role="status">
        {said && <Notice kind={said === 'saved' ? 'calm' : 'refusal'}>{t(`retention.${said}`)}</Notice>}
      </div>
      {refusal}
      <div className="row">
        <Button type="submit" disabled={busy}>
          {t('app.save')}
        </Button>
      </div>
    </form>
  )
}

function yearsIn(typed: string): number | null | 'wrong' {
  if (typed.trim() === '') return null
  return isYears(Number(typed)) ? Number(typed) : 'wrong'
}

function Erase(props: {
  readonly label: string
  readonly backups: readonly string[]
  readonly act: (progress: Progress) => Promise<void>
}) {
  const { t, list } = useWords()
  const [share, setShare] = useState<number | null>(null)
  const { save, refusal } = useSaving()
  const erase = async () => {
    setShare(0)
    await save(() => props.act(setShare).then(() => true))
    setShare(null)
  }
  const { label, backups } = props
  return (
    <NamedErasure
      label={label}
      busy={share !== null}
      erase={() => void erase()}
      about={
        <>
          <p>{t('retention.cannot-undo')}</p>
          <Notice>
            {backups.length === 0 ? t('retention.no-backup') : t('retention.backups', { days: list(backups) })}
          </Notice>
        </>
      }
      after={
        <>
          {share !== null && <progress value={share} max={1} aria-label={label} />}
          {refusal}
        </>
      }
    />
  )
}

/** The log's lines, and the days on which backups were made: each still holds what stood then. */
function useLog() {
  const vault = useVault()
  const records = useRecords()
  const [lines, setLines] = useState<AuditLog['lines']>([])
  useEffect(() => {
    let shown = records.length >= 0
    void vault
      .log()
      .then((log) => shown && setLines(log.lines))
      // A vault that is locked meanwhile takes the page along.
      .catch(() => undefined)
    return () => {
      shown = false
    }
  }, [vault, records])
  const made = lines.filter(({ body }) => body.what === 'backup').map(({ at }) => civilDay(Date.parse(at)))
  return { lines, backups: [...new Set(made)] }
}
