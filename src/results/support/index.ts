/** Where each instrument's support text is, one file a language. Fetched when it is opened. */
import type { ArticleIn } from '../article.tsx'

const support: Readonly<Record<string, ArticleIn>> = {
  sdq: {
    sv: async () => (await import('./sv/sdq.ts')).sdq,
    en: async () => (await import('./en/sdq.ts')).sdq,
    ar: async () => (await import('./ar/sdq.ts')).sdq,
  },
  'core-om': {
    sv: async () => (await import('./sv/core-om.ts')).coreOm,
    en: async () => (await import('./en/core-om.ts')).coreOm,
    ar: async () => (await import('./ar/core-om.ts')).coreOm,
  },
  'yp-core': {
    sv: async () => (await import('./sv/yp-core.ts')).ypCore,
    en: async () => (await import('./en/yp-core.ts')).ypCore,
    ar: async () => (await import('./ar/yp-core.ts')).ypCore,
  },
  'core-10': {
    sv: async () => (await import('./sv/core-10.ts')).core10,
    en: async () => (await import('./en/core-10.ts')).core10,
    ar: async () => (await import('./ar/core-10.ts')).core10,
  },
  cgas: {
    sv: async () => (await import('./sv/cgas.ts')).cgas,
    en: async () => (await import('./en/cgas.ts')).cgas,
    ar: async () => (await import('./ar/cgas.ts')).cgas,
  },
}

/** Null where the instrument has none. */
export const supportFor = (instrument: string | undefined): ArticleIn | null => support[instrument ?? ''] ?? null
