/** What families are told, one file a language. Fetched when it is opened. */
import type { ArticleIn } from '../../results/article.tsx'

export const forFamilies: ArticleIn = {
  sv: async () => (await import('./sv.ts')).families,
  en: async () => (await import('./en.ts')).families,
  ar: async () => (await import('./ar.ts')).families,
}
