/**
 * Every instrument's labels in one language, from the `labels/` of its folder, and the goals'. Apart from the room's index: the app's build
 * puts them among the words of the language (scripts/words.ts), and the collector reads them here as it starts.
 */
import { instruments } from './front.ts'
import { goalLabels } from './goals-labels.ts'
import type { TrainingLanguage } from './model/instrument.ts'
import { type Labels, type LabelTexts, labelTexts } from './model/labels.ts'

export async function loadLabels(language: TrainingLanguage): Promise<LabelTexts> {
  const texts = instruments.map(async ({ id }) => {
    const { labels } = (await import(`./${id}/labels/${language}.ts`)) as { labels: Labels }
    return labelTexts(id, labels)
  })
  return Object.assign({}, goalLabels(language), ...(await Promise.all(texts)))
}
