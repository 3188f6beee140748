/** What each item said to the one who answered: from the very pack whose hash the answers carry, or null where there was none. */
import { useEffect, useState } from 'react'
import { checkPack, trainingPack, type WordingPack } from '#instruments'
import { useRecords } from '../vault/react.tsx'
import type { Kept, KeptOf } from '../vault/records.ts'
import type { Measurement } from './measurement.ts'

export interface ItemText {
  readonly text: string
  readonly options: readonly string[]
}

export interface ItemTexts {
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  readonly of: (item: string) => ItemText | null
}

/** Null where the form was typed in from paper or rated, or its pack is no longer kept. */
export function useItemTexts({ record, form }: Measurement): ItemTexts | null {
  const records = useRecords()
  const { wording } = record.body
  const kept = wording ? loadedPack(records, wording.hash) : null
  const training = useTrainingPack(kept === null && wording?.training === true ? form.id : null, wording?.language)
  const pack = kept ?? training
  return pack && textsOf(pack)
}

function loadedPack(records: readonly Kept[], hash: string): WordingPack | null {
  const loaded = records.findLast(
    (record): record is KeptOf<'loaded'> =>
      record.body.kind === 'loaded' && record.body.what === 'wording' && record.body.hash === hash,
  )
  if (!loaded) return null
  const checked = checkPack(JSON.parse(loaded.body.text))
  return checked.ok ? checked.pack : null
}

function useTrainingPack(formId: string | null, language: string | undefined): WordingPack | null {
  const [pack, setPack] = useState<WordingPack | null>(null)
  useEffect(() => {
    let wanted = true
    if (formId && (language === 'sv' || language === 'en' || language === 'ar'))
      void trainingPack(formId, language).then((found) => wanted && setPack(found))
    return () => {
      wanted = false
    }
  }, [formId, language])
  return formId === null ? null : pack
}

function textsOf({ language, direction, items, options }: WordingPack): ItemTexts {
  const byId = new Map(items.map((item) => [item.id, item]))
  return {
    language,
    direction,
    of: (id) => {
      const item = byId.get(id)
      return item ? { text: item.text, options: item.options ? (options[item.options] ?? []) : [] } : null
    },
  }
}
