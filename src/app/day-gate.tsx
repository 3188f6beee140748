/**
 * Before anything is dated: where the clock says a day that cannot be, staff say which day it is. Every screen of an
 * open unit stands behind this; a clock that goes backwards later locks the tablet, and the way in leads here again.
 */

import { type FormEvent, type ReactNode, useState } from 'react'
import { civilDay, daysBetween } from '#aggregate'
import { clockDay, sayToday, today } from '../clock/today.ts'
import { DateField } from '../controls/date-field.tsx'
import { useSaving } from '../controls/use-saving.tsx'
import { Button, Notice, Page } from '../look/index.tsx'
import { built } from '../offline/version.ts'
import { useVault } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'
import { type EarliestDay, earliestDay } from './earliest-day.ts'

export function DayGate({ children }: { readonly children: ReactNode }) {
  const vault = useVault()
  const [earliest] = useState(() => earliestDay(vault.records(), vault.lastWritten(), built, civilDay))
  const [known, setKnown] = useState(() => today() >= earliest.day)
  const look = () => setKnown(today() >= earliest.day)
  if (known) return children
  return <AskDay earliest={earliest} said={() => setKnown(true)} look={look} />
}

/** Days after the last that was written before which nobody is asked twice. */
const LONG_CLOSED_DAYS = 400

function AskDay(props: { readonly earliest: EarliestDay; readonly said: () => void; readonly look: () => void }) {
  const { t } = useWords()
  const vault = useVault()
  const { earliest } = props
  const [clock] = useState(clockDay)
  const [day, setDay] = useState('')
  const [fault, setFault] = useState<string | undefined>()
  const [sure, setSure] = useState(false)
  const { busy, save, refusal } = useSaving()
  const odd = day !== '' && (day < earliest.day || daysBetween(earliest.day, day) > LONG_CLOSED_DAYS)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (day === '') return setFault(t('app.required'))
    if (day < built) return setFault(t('day.before-built', { day: built }))
    if (odd && !sure) return setFault(t('day.sure-needed'))
    if ((await save(() => vault.append({ caseId: null, body: { kind: 'day-said', clock, day } }))) === null) return
    sayToday(day)
    props.said()
  }
  return (
    <Page title={t('day.title')} narrow>
      <Notice kind="refusal">
        {t(earliest.because === 'built' ? 'day.clock-built' : 'day.clock-written', { clock, day: earliest.day })}
      </Notice>
      <p>{t('day.why')}</p>
      <form className="stack" onSubmit={(event) => void submit(event)} autoComplete="off" noValidate>
        <DateField
          label={t('day.today')}
          fault={fault}
          value={day}
          onChange={(chosen) => {
            setDay(chosen)
            setFault(undefined)
            setSure(false)
          }}
        />
        {odd && (
          <label className="check">
            <input type="checkbox" checked={sure} onChange={(event) => setSure(event.target.checked)} />
            {t('day.sure')}
          </label>
        )}
        {refusal}
        <div className="row">
          <Button look="main" type="submit" disabled={busy}>
            {t('day.say')}
          </Button>
          <Button onClick={props.look}>{t('day.clock-set')}</Button>
        </div>
      </form>
    </Page>
  )
}
