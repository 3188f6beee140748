/** What each question is about, for whoever checks a wording: this project's own practice sentence on the same topic. */
import { useEffect, useState } from 'react'
import { trainingPack, type WordingPack } from '#instruments'
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

export const topicOf = (training: WordingPack | null, id: string): string =>
  training?.items.find((item) => item.id === id)?.text ?? id
