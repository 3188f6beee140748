/** How this unit reads its forms: interpretation on or off, and where it is on, by which norms. */
import { type FormEvent, useState } from 'react'
import { dueRulesOf, intervalSetting, isWeeks, MOST_WEEKS } from '../case-file/due.ts'
import { TextField } from '../controls/text-field.tsx'
import { Button, Notice, Page } from '../look/index.tsx'
import { settingOf, useRecords } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'
import { builtWithout, interpretationSetting, NormChoices } from './interpretation/index.ts'
import './results.css'
import { useSetting } from './use-setting.ts'

export function ReadingSettings() {
  const { t } = useWords()
  const records = useRecords()
  const on = !builtWithout() && settingOf(records, interpretationSetting) !== false
  return (
    <Page narrow title={t('reading.title')}>
      <p>{t('reading.about')}</p>
      <InterpretationSwitch on={on} />
      <FollowUpInterval />
      {on && <NormChoices />}
    </Page>
  )
}

function InterpretationSwitch({ on }: { readonly on: boolean }) {
  const { t } = useWords()
  const set = useSetting()
  // Ticked as it is pressed; the record that makes it so is sealed and stored a moment later.
  const [ticked, setTicked] = useState(on)
  if (builtWithout()) return <Notice>{t('reading.built-without')}</Notice>
  return (
    <div className="card">
      <label className="check">
        <input
          type="checkbox"
          autoComplete="off"
          checked={ticked}
          onChange={(event) => {
            setTicked(event.target.checked)
            void set(interpretationSetting, event.target.checked)
          }}
        />{' '}
        {t('reading.switch')}
      </label>
      <p className="muted">{t('reading.switch.about')}</p>
    </div>
  )
}

function FollowUpInterval() {
  const { t } = useWords()
  const records = useRecords()
  const set = useSetting()
  const [weeks, setWeeks] = useState(() => String(dueRulesOf(records).weeks ?? ''))
  const [said, setSaid] = useState<'saved' | 'wrong' | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const chosen = weeks.trim() === '' ? null : Number(weeks)
    if (chosen !== null && !isWeeks(chosen)) return setSaid('wrong')
    await set(intervalSetting, chosen)
    setSaid('saved')
  }
  return (
    <form className="card stack" onSubmit={(event) => void submit(event)} autoComplete="off" noValidate>
      <h2>{t('reading.interval')}</h2>
      <p className="muted">{t('reading.interval.about')}</p>
      <TextField
        label={t('reading.interval.weeks')}
        value={weeks}
        onChange={(next) => {
          setWeeks(next)
          setSaid(null)
        }}
        inputMode="numeric"
        fault={said === 'wrong' ? t('reading.interval.wrong', { most: MOST_WEEKS }) : undefined}
      />
      <div className="row">
        <Button type="submit">{t('app.save')}</Button>
        <span role="status">{said === 'saved' && t('reading.interval.saved')}</span>
      </div>
    </form>
  )
}
