/** Types a hundred script payloads into every text field of a screen, one field once, and listens for any that runs. */
import type { Page } from 'playwright-core'
import { payloads } from '../browser/payloads.ts'
import { settled } from './steps.ts'
import type { Visitor } from './walk.ts'

export interface Typing {
  readonly visitor: Visitor
  /** Names of the fields that were typed into. */
  readonly tried: Set<string>
  /** What ran, one line a screen. */
  readonly ran: string[]
}

/** The page must have been given `watchScript` before its own scripts. */
export function typing(): Typing {
  const tried = new Set<string>()
  const ran: string[] = []
  return {
    tried,
    ran,
    async visitor({ part, name, page }) {
      const fields = await untriedOn(page, tried)
      for (const [at, field] of fields.entries())
        await field.evaluate(typeAll, textsFor(tried.size - fields.length + at))
      // What the walk does next must find the screen as it was.
      if (fields.length > 0) await settled(page)
      const here = (await page.evaluate('window.ranNumbers ?? []')) as unknown[]
      if (here.length > 0) ran.push(`${part} ${name}: ${here.join(', ')}`)
    },
  }
}

/** How many of the payloads a field is given alone: some must stand first, as an address of script. */
const ALONE = 10

/** All hundred in one text, and ten alone, turned from field to field so that ten fields have had each. */
const textsFor = (field: number): readonly string[] => [
  payloads.join(' '),
  ...Array.from({ length: ALONE }, (_, i) => payloads[(field * ALONE + i) % payloads.length] ?? ''),
]

/** Sets the field as React and the browser see a person do it, once for each text, and puts back what stood there. */
async function typeAll(field: HTMLElement | SVGElement, texts: readonly string[]) {
  const one = field as HTMLInputElement
  const set = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(one), 'value')?.set
  for (const text of [...texts, one.value]) {
    set?.call(one, text)
    one.dispatchEvent(new Event('input', { bubbles: true }))
    // A turn of its own for each, as keys have.
    await new Promise((next) => setTimeout(next, 0))
  }
  await new Promise((drawn) => setTimeout(drawn, 20))
}

/** The fields of a screen that take written text, and that have not been tried on a screen before. */
async function untriedOn(page: Page, tried: Set<string>) {
  const fields = page.locator(
    'input:is(:not([type]), [type=text], [type=search], [type=password], [type=email]), textarea',
  )
  const own = []
  for (const field of await fields.all()) {
    const name = await field.evaluate(
      (one: HTMLInputElement) => `${document.title} ${one.labels?.[0]?.textContent ?? one.name}`,
    )
    if (tried.has(name) || !(await field.isEditable())) continue
    tried.add(name)
    own.push(field)
  }
  return own
}
