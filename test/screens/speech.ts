/** Which languages a screen can speak, and how it is asked to speak another where it stands, without losing what is on it. */
import { readFile } from 'node:fs/promises'
import { type Messages, setupI18n } from '@lingui/core'
import type { BrowserContext, Page } from 'playwright-core'
import { compiled } from '../../scripts/words.ts'
import { ar } from '../../src/words/ar.ts'
import { en } from '../../src/words/en.ts'
import { isFirst } from '../../src/words/parts.ts'
import { pseudoMessages } from '../../src/words/pseudo.ts'
import { sv } from '../../src/words/sv.ts'

/** `pseudo` is the made-up language of long words. It takes English's place, on a tablet that `standIn` has prepared. */
export type Language = 'sv' | 'en' | 'ar' | 'pseudo'
export type MessageId = keyof typeof sv

const compiledCatalogue = (language: string, catalogue: Readonly<Record<string, string>>): Messages =>
  Object.fromEntries(Object.entries(catalogue).map(([id, message]) => [id, compiled(language, message)]))

const messages: Readonly<Record<Language, () => Messages>> = {
  sv: () => compiledCatalogue('sv', sv),
  en: () => compiledCatalogue('en', en),
  ar: () => compiledCatalogue('ar', ar),
  pseudo: () => pseudoMessages(sv),
}

/** The language as the app and the browser know it. */
export const tagOf = (language: Language) => (language === 'pseudo' ? 'en' : language)

/** What the app says in a language, by the message's name. */
export function sayIn(language: Language): (id: MessageId, values?: Record<string, string | number>) => string {
  const i18n = setupI18n()
  const tag = tagOf(language)
  i18n.loadAndActivate({ locale: tag, locales: `${tag}-u-nu-latn`, messages: messages[language]() })
  return (id, values) => i18n._(id, values)
}

/**
 * Puts the made-up language in English's place on its way to the browser, so that no byte of it is in the product.
 * The context must block service workers, which would answer before this does.
 */
export async function standIn(context: BrowserContext, dist = 'dist'): Promise<void> {
  const files = JSON.parse(await readFile(`${dist}/.vite/manifest.json`, 'utf8')) as Record<string, { file: string }>
  const all = Object.entries(messages.pseudo())
  for (const part of ['first', 'rest'] as const) {
    const own = Object.fromEntries(all.filter(([id]) => isFirst(id) === (part === 'first')))
    const file = files[`src/words/en.ts?${part}`]?.file
    if (!file) throw new Error(`the build has no English for ${part}`)
    await context.route(`**/${file}`, (route) =>
      route.fulfill({ contentType: 'text/javascript', body: `export default ${JSON.stringify(own)}` }),
    )
  }
}

/** The languages that this screen can be asked for: staff choose one, the collector's pages link to theirs, a youth's is given. */
export async function spokenOn(page: Page, languages: readonly Language[]): Promise<readonly Language[]> {
  const now = await page.locator('html').getAttribute('lang')
  const canChoose = (await page.locator('.language select').count()) > 0 || (await linksHere(page))
  return canChoose ? languages : languages.filter((language) => tagOf(language) === now).slice(0, 1)
}

/** An answer to a form has links to other pages only: it cannot be asked for again. */
const linksHere = (page: Page) =>
  page.evaluate(() => {
    const link = document.querySelector<HTMLAnchorElement>('.top__languages a')
    return link !== null && new URL(link.href).pathname === location.pathname
  })

/** Waits until the screen stands in the language. */
export async function speak(page: Page, language: Language): Promise<void> {
  const tag = tagOf(language)
  if ((await page.locator('html').getAttribute('lang')) === tag) return
  const choice = page.locator('.language select')
  if ((await choice.count()) > 0) {
    await choice.selectOption(tag)
    await page.waitForFunction((tag) => document.documentElement.lang === tag, tag)
  } else await page.goto(`${new URL(page.url()).origin}${new URL(page.url()).pathname}?sprak=${tag}`)
}
