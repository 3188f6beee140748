/** What is looked for on each screen: axe's faults in given looks, faults of layout in given shapes. One line a fault. */
import { axeFaults } from './axe.ts'
import { answeringShapes, layoutFaults, type Shape, staffShapes } from './layout.ts'
import { type Look, lookAt } from './looks.ts'
import { type Language, speak, spokenOn } from './speech.ts'
import { stayAwake } from './steps.ts'
import type { Screen, Visitor } from './walk.ts'

export interface Inspection {
  readonly languages: readonly Language[]
  /** In which looks axe sees the screen with this number, of those that it can be asked for. */
  readonly looks?: (language: Language, screen: number, spoken: readonly Language[]) => readonly Look[]
  /** The languages in which the layout is tried. */
  readonly layoutIn?: readonly Language[]
  /** In which of these shapes; left out: in all. */
  readonly shapes?: (all: readonly Shape[], screen: number) => readonly Shape[]
}

export interface Findings {
  readonly visitor: Visitor
  readonly axe: string[]
  readonly layout: string[]
  /** How many times axe has looked, and in how many shapes the layout has been tried. */
  looks: number
  shapes: number
}

export function inspector({ languages, looks, layoutIn = [], shapes = (all) => all }: Inspection): Findings {
  const numbered = numbering()
  const found: Findings = { axe: [], layout: [], looks: 0, shapes: 0, visitor: inspect }
  return found

  async function inspect(screen: Screen) {
    const { page } = screen
    const number = numbered(screen)
    const before = await page.locator('html').getAttribute('lang')
    const closed = await page.evaluate(unfold)
    const spoken = await spokenOn(page, languages)
    for (const language of spoken) {
      const asked = looks?.(language, number, spoken) ?? []
      if (asked.length === 0 && !layoutIn.includes(language)) continue
      await speak(page, language)
      for (const look of asked) await seen(screen, language, look)
      await lookAt(page, { theme: 'light', zoom: '100 %' })
      if (layoutIn.includes(language)) await shaped(screen, language, shapes(await shapesOf(screen), number))
    }
    await page.evaluate(fold, closed)
    await speak(page, before === 'en' ? 'en' : before === 'ar' ? 'ar' : 'sv')
  }

  async function seen({ part, name, page }: Screen, language: Language, look: Look) {
    await stayAwake(page)
    await lookAt(page, look)
    found.looks++
    for (const fault of await axeFaults(page))
      found.axe.push(`${part} ${name}, ${language} ${look.theme} ${look.zoom}: ${fault}`)
  }

  async function shaped({ part, name, page }: Screen, language: Language, shapes: readonly Shape[]) {
    found.shapes += shapes.length
    for (const fault of await layoutFaults(page, shapes)) found.layout.push(`${part} ${name}, ${language} ${fault}`)
  }
}

/** A screen's number within its part, from the part's own beginning: the same in every run, whichever tablet is ahead. */
function numbering() {
  const next = new Map<string, number>()
  return ({ part }: Screen): number => {
    const number = next.get(part) ?? 0
    next.set(part, number + 1)
    return number
  }
}

/**
 * Opens all that is folded, so that it is looked at too, also what is made when it is opened. Not a menu, which lies over the
 * page: the walk opens each as a screen of its own. Gives back what was closed, as numbers.
 */
const unfold = async () => {
  const closed = [...document.querySelectorAll('details')].flatMap((one, i) => {
    if (one.open || one.matches('.menu')) return []
    one.open = true
    return [i]
  })
  await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))
  return closed
}

const fold = (closed: readonly number[]) => {
  for (const i of closed) document.querySelectorAll('details')[i]?.removeAttribute('open')
}

/** The one who answers can choose the largest text; staff enlarge with the browser. */
const shapesOf = async ({ page }: Screen) =>
  (await page.locator('.answering').count()) > 0 ? answeringShapes : staffShapes
