/** What each question is about, for whoever checks a wording: this project's own practice sentence on the same topic. */
import { useEffect, useState } from 'react'
import { type Form, trainingPack, type WordingPack } from '#instruments'
import { useWords } from '../words/index.tsx'

export function useTraining(form: string): WordingPack | null {
  const { language } = useWords()
  const [pack, setPack] = useState<WordingPack | null>(null)
  useEffect(() => {
    let late = false
    void trainingPack(form, language).then((found) => late || setPack(found))
    return () => {
      late = true
    }
  }, [form, language])
  return pack?.form === form ? pack : null
}

/** A form that came as data has no practice sentence: its file may say the topic. */
export const topicOf = (training: WordingPack | null, form: Pick<Form, 'items'> | null, id: string): string =>
  training?.items.find((item) => item.id === id)?.text ?? form?.items[id]?.topic ?? id
