/** Makes a pack of this project's own practice sentences. Marked as training, and never a text of any holder. */
import type { Form } from './definition.ts'
import type { TrainingLanguage } from './instrument.ts'
import { itemIds } from './read-answers.ts'
import type { WordingPack } from './wording.ts'

/** What differs from one form to another: a text for each item, and which list of choices answers it. */
export interface TrainingWords {
  readonly instruction: string
  readonly period: string
  readonly options: Readonly<Record<string, readonly string[]>>
  /** Left out for a written number. */
  readonly answeredBy: (item: string) => string | null
  readonly items: Readonly<Record<string, string>>
}

export function trainingPackOf(form: Form, language: TrainingLanguage, words: TrainingWords): WordingPack {
  const { mark, copyright, licence, everybody } = COMMON[language]
  const items = itemIds(form).map((id) => {
    const text = words.items[id]
    if (text === undefined) throw new RangeError(`${form.id}: no practice sentence for ${id} in ${language}`)
    const options = words.answeredBy(id)
    return options === null ? { id, text } : { id, text, options }
  })
  const used = new Set(items.map((item) => item.options))
  return {
    format: 'mattstock-wording-1',
    form: form.id,
    version: '1',
    language,
    direction: language === 'ar' ? 'rtl' : 'ltr',
    training: true,
    title: `${form.title} (${mark})`,
    instruction: words.instruction,
    period: words.period,
    options: Object.fromEntries(Object.entries(words.options).filter(([list]) => used.has(list))),
    items,
    copyright,
    licence: { text: licence, grantedBy: 'Måttstock', grantedTo: everybody, validUntil: null },
    source: 'Måttstock',
  }
}

const COMMON = {
  sv: {
    mark: 'övningstext',
    copyright: 'Övningstext från Måttstock. Det här är inte det riktiga formuläret.',
    licence: 'Får visas och skrivas ut fritt, för övning.',
    everybody: 'alla',
  },
  en: {
    mark: 'practice text',
    copyright: 'Practice text by Måttstock. This is not the real form.',
    licence: 'Free to show and to print, for practice.',
    everybody: 'everybody',
  },
  ar: {
    mark: 'نص تدريبي',
    copyright: 'نص تدريبي من Måttstock. هذه ليست الاستمارة الحقيقية.',
    licence: 'يجوز عرضه وطباعته بحرية، للتدريب.',
    everybody: 'الجميع',
  },
} as const
