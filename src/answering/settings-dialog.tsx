/** Where whoever answers sets text, colours and reading aloud for themselves. Fetched when it is opened. */
import './settings-dialog.css'
import { Button, Dialog } from '../look/index.tsx'
import { type MessageId, useWords } from '../words/index.tsx'
import { languageName } from '../words/language-name.ts'
import { choices, type Settings } from './settings.tsx'

export default function SettingsDialog(props: {
  readonly settings: Settings
  readonly canRead: boolean
  /** Of what would be read aloud. */
  readonly language: string
  onChange(settings: Settings): void
  onClose(): void
}) {
  const { t, named, language: spoken } = useWords()
  const names = (Object.keys(choices) as (keyof Settings)[]).filter((name) => name !== 'aloud' || props.canRead)
  return (
    <Dialog title={t('answering.settings')} onClose={props.onClose}>
      {names.map((name) => (
        <fieldset className="setting" key={name}>
          <legend>{t(`answering.settings.${name}` satisfies MessageId)}</legend>
          <div className="row">
            {choices[name].map((value) => (
              <label className="setting__choice" key={value}>
                <input
                  type="radio"
                  autoComplete="off"
                  name={`setting-${name}`}
                  checked={props.settings[name] === value}
                  onChange={() => props.onChange({ ...props.settings, [name]: value })}
                />
                <span>{named(`answering.settings.${name}.${value}`, value)}</span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      {!props.canRead && (
        <p className="muted">{t('answering.settings.no-voice', { language: languageName(props.language, spoken) })}</p>
      )}
      <Button look="main" onClick={props.onClose}>
        {t('answering.settings.done')}
      </Button>
    </Dialog>
  )
}
