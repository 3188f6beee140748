/**
 * How to read each instrument: what it measures, how to read it together, pitfalls, what it cannot say, sources. From the
 * `support/` of its folder, fetched when it is opened. Apart from the room's index: whoever answers fetches none of it.
 */
import { instruments } from './front.ts'
import type { Article } from './model/article.ts'
import type { TrainingLanguage } from './model/instrument.ts'

type SupportText = Readonly<Record<TrainingLanguage, () => Promise<Article>>>

const texts: ReadonlyMap<string, SupportText> = new Map(
  instruments.map(({ id }) => [id, { sv: textOf(id, 'sv'), en: textOf(id, 'en'), ar: textOf(id, 'ar') }]),
)

/** Null where no folder has this id: a form that came as data has no such text. The same object each time. */
export const supportFor = (instrument: string | undefined): SupportText | null => texts.get(instrument ?? '') ?? null

function textOf(id: string, language: TrainingLanguage): () => Promise<Article> {
  return async () => ((await import(`./${id}/support/${language}.ts`)) as { support: Article }).support
}
