/** What is looked for on each screen: axe's faults in given looks, faults of layout in given shapes. One line a fault. */
import { axeFaults } from './axe.ts'
import { answeringShapes, layoutFaults, staffShapes } from './layout.ts'
import { type Look, lookAt } from './looks.ts'
import { type Language, speak, spokenOn, tagOf } from './speech.ts'
import type { Screen, Visitor } from './walk.ts'

export interface Findings {
  readonly lines: string[]
  /** How many times axe has looked, and how many times the layout has been looked at. */
  axe: number
  layouts: number
}

export const noFindings = (): Findings => ({ lines: [], axe: 0, layouts: 0 })

/** In every language of `languages` that the screen can speak; afterwards it stands as it stood. */
async function inEach(
  page: Screen['page'],
  languages: readonly Language[],
  visit: (language: Language) => Promise<void>,
) {
  const before = await page.locator('html').getAttribute('lang')
  const spoken = await spokenOn(page, languages)
  for (const language of spoken) {
    await speak(page, language)
    await visit(language)
  }
  const back = languages.find((language) => tagOf(language) === before)
  if (back && spoken.length > 1) await speak(page, back)
}

/** `looksOf` says in which looks the screen with this number is seen. */
export function axeVisitor(
  findings: Findings,
  languages: readonly Language[],
  looksOf: (language: Language, screen: number) => readonly Look[],
): Visitor {
  let n = 0
  return async ({ part, name, page }) => {
    const number = n++
    await inEach(page, languages, async (language) => {
      for (const look of looksOf(language, number)) {
        await lookAt(page, look)
        findings.axe++
        for (const fault of await axeFaults(page))
          findings.lines.push(`${part} ${name}, ${language} ${look.theme} ${look.zoom}: ${fault}`)
      }
    })
    await lookAt(page, { theme: 'light', zoom: '100 %' })
  }
}

export function layoutVisitor(findings: Findings, languages: readonly Language[]): Visitor {
  return async ({ part, name, page }) => {
    const answering = (await page.locator('.answering').count()) > 0
    await inEach(page, languages, async (language) => {
      for (const shape of answering ? answeringShapes : staffShapes) {
        findings.layouts++
        for (const fault of await layoutFaults(page, shape))
          findings.lines.push(`${part} ${name}, ${language} ${shape}: ${fault}`)
      }
    })
  }
}
