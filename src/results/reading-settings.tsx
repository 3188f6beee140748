/** How this unit reads its forms: interpretation on or off, and where it is on, by which norms. */
import { useState } from 'react'
import { Notice, Page } from '../look/index.tsx'
import { useRecords } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'
import { builtWithout, interpretationSetting, NormChoices } from './interpretation/index.ts'
import { settingOf } from './norms.ts'
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
