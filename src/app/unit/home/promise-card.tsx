/** Läsarlöfte: what stands, and giving one for today. It lapses by itself; none reaches over a night or a weekend. */
import { type FormEvent, useState } from 'react'
import { StaffChoice } from '../../../cases/staff-choice.tsx'
import { momentIn } from '../../../clock/moment.ts'
import { today } from '../../../clock/today.ts'
import { DateField } from '../../../controls/date-field.tsx'
import { useSaving } from '../../../controls/use-saving.tsx'
import { Button, Field, Notice } from '../../../look/index.tsx'
import { type Home, type ReadingState, RelayRefusal, useVault } from '../../../vault/index.ts'
import { useWords } from '../../../words/index.tsx'
import { instantOf, nextWorkday } from './when.ts'

/** Of the statement by Nock and others that answers are looked at within hours; our own choice of how many. */
const DEFAULT_HOURS = 4
const MOST_HOURS = 8

export function PromiseCard({ home }: { readonly home: Home }) {
  const { t } = useWords()
  const reading = home.reading()
  if (!reading) return null
  const { possible, address } = reading.mail
  return (
    <section className="card stack" aria-labelledby="promise">
      <h2 id="promise">{t('promise.card')}</h2>
      {reading.promise ? <StandingPromise promise={reading.promise} home={home} /> : <p>{t('promise.none')}</p>}
      {!possible || !address ? (
        <Notice>{t(possible ? 'promise.no-address' : 'promise.no-mail')}</Notice>
      ) : (
        <Give key={reading.promise ? 'renew' : 'give'} home={home} reading={reading} />
      )}
    </section>
  )
}

function StandingPromise({
  promise,
  home,
}: {
  readonly promise: NonNullable<ReadingState['promise']>
  readonly home: Home
}) {
  const { t, language } = useWords()
  const { busy, save, refusal } = useSaving()
  const [failed, setFailed] = useState(false)
  const end = () =>
    save(() =>
      home.endPromise().catch((fault) => {
        if (!(fault instanceof RelayRefusal)) throw fault
        setFailed(true)
      }),
    )
  const when = momentIn(language, 'minute')(new Date(promise.until).toISOString())
  return (
    <>
      <p>
        <strong>{t('promise.stands', { reader: promise.reader, deputy: promise.deputy })}</strong>{' '}
        {t('promise.within-until', { hours: promise.within, when })}
      </p>
      <p className="muted">{t('promise.lapses')}</p>
      {failed && <Notice kind="refusal">{t('promise.refused.relay')}</Notice>}
      {refusal}
      <div className="row">
        <Button look="quiet" disabled={busy} onClick={() => void end()}>
          {t('promise.end')}
        </Button>
      </div>
    </>
  )
}

function Give({ home, reading }: { readonly home: Home; readonly reading: ReadingState }) {
  const { t, named } = useWords()
  const vault = useVault()
  const standing = reading.promise
  // Whoever promised the last time does so again, for as long as nobody says otherwise.
  const before = vault.of('promise').at(-1)?.body
  const [reader, setReader] = useState(before?.reader ?? vault.me.staff)
  const [deputy, setDeputy] = useState(before?.deputy ?? '')
  const [hours, setHours] = useState(before?.hours ?? DEFAULT_HOURS)
  const [until, setUntil] = useState('16:00')
  const [nextDay, setNextDay] = useState(() => nextWorkday(today()))
  const [nextTime, setNextTime] = useState('08:00')
  const [refused, setRefused] = useState<string | null>(null)
  const { busy, save, refusal } = useSaving()
  const late = reading.late.length > 0
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setRefused(null)
    if (reader === '' || deputy === '') return setRefused('nobody')
    const ends = instantOf(today(), until)
    if (ends === null) return setRefused('no-time')
    const promise = { reader, deputy, until: ends, within: hours, next: instantOf(nextDay, nextTime) }
    const done = await save(() =>
      home.promise(promise).catch((fault) => {
        if (!(fault instanceof RelayRefusal)) throw fault
        return { refused: 'relay' }
      }),
    )
    if (done && 'refused' in done) setRefused(done.refused)
  }
  return (
    <form className="stack" autoComplete="off" onSubmit={(event) => void submit(event)}>
      {late && <Notice kind="refusal">{t('promise.refused.late-forms')}</Notice>}
      <StaffChoice label={t('promise.reader')} value={reader} onChange={setReader} without={deputy} />
      <StaffChoice label={t('promise.deputy')} value={deputy} onChange={setDeputy} without={reader} />
      <Field label={t('promise.within')}>
        {(ties) => (
          <select {...ties} className="input" value={hours} onChange={(event) => setHours(Number(event.target.value))}>
            {Array.from({ length: MOST_HOURS }, (_, i) => i + 1).map((count) => (
              <option key={count} value={count}>
                {t('promise.hours', { count })}
              </option>
            ))}
          </select>
        )}
      </Field>
      <TimeField label={t('promise.until')} hint={t('promise.until-hint')} value={until} onChange={setUntil} />
      <DateField label={t('promise.next-day')} hint={t('promise.next-hint')} value={nextDay} onChange={setNextDay} />
      <TimeField label={t('promise.next-time')} value={nextTime} onChange={setNextTime} />
      {refused && <Notice kind="refusal">{named(`promise.refused.${refused}`, t('slip.refused.other'))}</Notice>}
      {refusal}
      <div className="row">
        <Button look="main" type="submit" disabled={busy || late}>
          {t(standing ? 'promise.renew' : 'promise.give')}
        </Button>
      </div>
    </form>
  )
}

function TimeField(props: {
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly onChange: (time: string) => void
}) {
  return (
    <Field label={props.label} hint={props.hint}>
      {(ties) => (
        <input
          {...ties}
          className="input"
          type="time"
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
          autoComplete="off"
        />
      )}
    </Field>
  )
}
