/** What the one who answers may set for themselves. Kept for this hand-over only: in the tab, and forgotten at the next. */
import { useEffect, useState } from 'react'
import { Button, Dialog } from '../look/index.tsx'
import { type MessageId, useWords } from '../words/index.tsx'

const choices = {
  text: ['usual', 'large', 'larger', 'largest'],
  theme: ['device', 'light', 'dark'],
  contrast: ['usual', 'more'],
  look: ['younger', 'older'],
  mode: ['one-by-one', 'list'],
  aloud: ['off', 'on'],
} as const

export type Settings = { readonly [N in keyof typeof choices]: (typeof choices)[N][number] }
const key = 'mattstock.answering'

/** `fresh` at the beginning of a hand-over: what somebody else chose is forgotten. */
export function useSettings(start: Settings, fresh: boolean) {
  const [settings, setSettings] = useState<Settings>(() => ({ ...start, ...(!fresh && kept()), mode: start.mode }))
  useEffect(() => {
    sessionStorage.setItem(key, JSON.stringify(settings))
    const root = document.documentElement.dataset
    const before = { ...root }
    root.text = settings.text
    root.contrast = settings.contrast
    root.look = settings.look
    if (settings.theme !== 'device') root.theme = settings.theme
    return () => {
      for (const name of ['text', 'contrast', 'look', 'theme']) {
        if (before[name] === undefined) delete root[name]
        else root[name] = before[name]
      }
    }
  }, [settings])
  return [settings, setSettings] as const
}

function kept(): Partial<Settings> {
  try {
    const read: Record<string, unknown> = JSON.parse(sessionStorage.getItem(key) ?? '{}')
    const known = Object.entries(choices).filter(([name, may]) => may.some((value) => value === read[name]))
    return Object.fromEntries(known.map(([name]) => [name, read[name]]))
  } catch {
    return {}
  }
}

export function SettingsDialog(props: {
  readonly settings: Settings
  readonly canRead: boolean
  onChange(settings: Settings): void
  onClose(): void
}) {
  const { t, named } = useWords()
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
      <Button look="main" onClick={props.onClose}>
        {t('answering.settings.done')}
      </Button>
    </Dialog>
  )
}
