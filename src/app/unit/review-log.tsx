/** The log's controls: what of it is shown, some of it drawn by chance, and the note that somebody has gone through it. */

import { type FormEvent, useState } from 'react'
import { civilDay } from '#aggregate'
import { useRoles } from '../../case-file/roles.ts'
import { useStaffNames } from '../../case-file/staff.ts'
import { today } from '../../clock/today.ts'
import { DateField } from '../../controls/date-field.tsx'
import { TextField } from '../../controls/text-field.tsx'
import { useSaving } from '../../controls/use-saving.tsx'
import { Button, Field } from '../../look/index.tsx'
import { useRecords, useVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'
import type { Line, LogQuery } from './log-review.ts'

export function LogFilter(props: {
  readonly lines: readonly Line[]
  readonly query: LogQuery
  readonly change: (next: Partial<LogQuery>) => void
}) {
  const { t } = useWords()
  const { lines, query, change } = props
  const staff = new Map(lines.flatMap((line) => (line.staff ? [[line.staff, line.who]] : [])))
  const devices = new Map(lines.map(({ device, deviceName }) => [device, deviceName]))
  const day = (name: 'from' | 'to') => (
    <DateField
      label={t(name === 'from' ? 'unit.log-from' : 'unit.log-to')}
      value={query[name]}
      onChange={(day) => change({ [name]: day })}
    />
  )
  const choice = (name: 'staff' | 'device', label: string, all: readonly (readonly [string, string])[]) => (
    <Field label={label}>
      {(ties) => (
        <select
          {...ties}
          className="input"
          value={query[name]}
          onChange={(event) => change({ [name]: event.target.value })}
        >
          <option value="">{t('unit.log-all')}</option>
          {all.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
  return (
    <search className="row row--end no-print" aria-label={t('unit.log-find')}>
      {choice('staff', t('unit.log-who'), [...staff])}
      <TextField
        label={t('unit.log-case')}
        value={query.code}
        onChange={(code) => change({ code })}
        inputMode="search"
      />
      {day('from')}
      {day('to')}
      {devices.size > 1 && choice('device', t('unit.log-device'), [...devices])}
    </search>
  )
}

/** Who has gone through the log and when, and the note of it that a *nyckelansvarig* makes. */
export function LogReviews(props: {
  /** What is shown now: so many lines, of these days, drawn by chance or not. */
  readonly shown: readonly Line[]
  readonly days: readonly [from: string, to: string]
  readonly sample: boolean
}) {
  const { t } = useWords()
  const vault = useVault()
  useRecords()
  const names = useStaffNames()
  const { keeper } = useRoles()
  const { busy, save, refusal } = useSaving()
  const [note, setNote] = useState('')
  const { shown, sample } = props
  const [from, to] = props.days
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const body = { from: from || to || today(), to: to || today(), lines: shown.length, note: note.trim() }
    const review = { kind: 'log-review' as const, ...body, sample: sample ? shown.length : null }
    if (await save(() => vault.append({ caseId: null, body: review }))) setNote('')
  }
  const reviews = vault.of('log-review').toReversed()
  return (
    <section className="stack no-print" aria-labelledby="log-reviews">
      <h2 id="log-reviews">{t('unit.log-reviews')}</h2>
      {reviews.length === 0 && <p>{t('unit.log-never-reviewed')}</p>}
      <ul>
        {reviews.map(({ id, at, by, body }) => (
          <li key={id}>
            {t('unit.log-reviewed', {
              day: civilDay(Date.parse(at)),
              name: by === 'respondent' ? '' : (names.get(by.staff) ?? '?'),
              lines: body.lines,
              from: body.from,
              to: body.to,
            })}{' '}
            {body.sample !== null && t('unit.log-by-chance')} <span dir="auto">{body.note}</span>
          </li>
        ))}
      </ul>
      {keeper && shown.length > 0 && (
        <form className="row row--end" onSubmit={(event) => void submit(event)} autoComplete="off">
          <TextField label={t('unit.log-note')} value={note} onChange={setNote} max={400} />
          <Button type="submit" disabled={busy}>
            {t('unit.log-mark', { count: shown.length })}
          </Button>
        </form>
      )}
      {refusal}
    </section>
  )
}
