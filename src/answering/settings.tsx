/** What the one who answers may set for themselves. Kept for this hand-over only: in the tab, and forgotten at the next. */
import { useEffect, useState } from 'react'

export const choices = {
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
