/** Which language an answer is in: the one chosen on the pages, else the first that the browser asks for, else Swedish. */
import type { FastifyRequest } from 'fastify'
import { loadLabels } from '#aggregate/labels'
import { cookieOf } from '../web/cookies.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { sv } from './sv.ts'

/** The same words in another language: each is some text, or a function to one. */
export type Widened<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...args: infer A) => string
      ? (...args: A) => string
      : Widened<T[K]>
}
export type Words = Widened<typeof sv>

export const languages = ['sv', 'en', 'ar'] as const
export type Language = (typeof languages)[number]
export const catalogues: Record<Language, Words> = { sv, en, ar }

const labels = { sv: await loadLabels('sv'), en: await loadLabels('en'), ar: await loadLabels('ar') }

/** What an instrument's parts are called: `labelIn('sv')('label.sdq.scale.total', 'total')`. */
export const labelIn =
  (language: Language) =>
  (key: string, fallback: string): string =>
    labels[language][key] ?? fallback

const isLanguage = (text: string | undefined): text is Language => languages.some((language) => language === text)

export function languageOf(request: FastifyRequest): Language {
  const chosen = (request.query as { sprak?: string } | undefined)?.sprak ?? cookieOf(request, 'sprak')
  if (isLanguage(chosen)) return chosen
  const asked = (request.headers['accept-language'] ?? '')
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase())
  return asked.find(isLanguage) ?? 'sv'
}

export function wordsFor(request: FastifyRequest): Words {
  return catalogues[languageOf(request)]
}
