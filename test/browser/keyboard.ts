/** Somebody at the keyboard, who touches nothing else. At every stop of Tab the focus must be seen, and never be lost. */
import type { Locator, Page } from 'playwright-core'

export interface Typist {
  /** Every stop at which the focus could not be seen, and every screen that came up without it. */
  readonly faults: string[]
  /** Tab until this has the focus. */
  to(target: Locator): Promise<void>
  /** To this and Enter. */
  press(target: Locator): Promise<void>
  type(target: Locator, text: string): Promise<void>
  /** To a group of radios by any of them, then with the arrows to this one. */
  choose(radio: Locator): Promise<void>
  /** Waits for a screen by what stands on it, and sees whether it took the focus. */
  arrive(sign: Locator): Promise<void>
}

const mostStops = 150

export function typist(page: Page): Typist {
  const faults: string[] = []
  const has = (target: Locator) => target.first().evaluate((one) => one === document.activeElement)

  async function to(target: Locator) {
    await target.first().waitFor()
    for (let stops = 0; !(await has(target)); stops++) {
      if (stops > mostStops) throw new Error(`${target} cannot be reached by Tab`)
      await page.keyboard.press('Tab')
      const fault = await page.evaluate(faultOfFocus)
      if (fault) faults.push(fault)
    }
  }

  return {
    faults,
    to,
    async press(target) {
      await to(target)
      await page.keyboard.press('Enter')
    },
    async type(target, text) {
      await to(target)
      await page.keyboard.type(text)
    },
    async choose(radio) {
      const name = await radio.first().getAttribute('name')
      for (
        let stops = 0;
        !(await page.evaluate((name) => document.activeElement?.getAttribute('name') === name, name));
        stops++
      ) {
        if (stops > mostStops) throw new Error(`${radio} cannot be reached by Tab`)
        await page.keyboard.press('Tab')
      }
      await page.keyboard.press('Space')
      for (let steps = 0; !(await radio.first().isChecked()); steps++) {
        if (steps > mostStops) throw new Error(`${radio} cannot be reached by the arrows`)
        await page.keyboard.press('ArrowDown')
      }
      const fault = await page.evaluate(faultOfFocus)
      if (fault) faults.push(fault)
    },
    async arrive(sign) {
      await sign.first().waitFor()
      await page
        .waitForFunction(() => document.activeElement !== document.body, undefined, { timeout: 15_000 })
        .catch(() => faults.push(`focus lost at ${sign}`))
    },
  }
}

/** Runs in the page. Null where the focus is seen: in the window, nothing over it, and a ring around it. */
function faultOfFocus(): string | null {
  const one = document.activeElement
  // Tab has gone out of the page, to the browser's own buttons.
  if (!one || one === document.body) return null
  const named = `${one.tagName.toLowerCase()}.${one.getAttribute('class') ?? ''} "${(one.textContent ?? '').trim().slice(0, 40)}"`
  const shown = one.matches('input') ? (one.closest('label') ?? one) : one
  const box = shown.getClientRects()[0]
  if (!box || box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth)
    return `${named} has the focus out of sight`
  const at = document.elementFromPoint(
    Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1),
    Math.min(Math.max((Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2, 1), innerHeight - 1),
  )
  if (at && !shown.contains(at) && !at.contains(shown))
    return `${named} has the focus behind ${at.tagName}.${at.className}`
  const ringed = [one, one.closest('label'), one.closest('.answer-choice, .setting__choice, .pick')].some((each) => {
    if (!each) return false
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each)
    return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
  })
  const drawn = one.querySelector('.point__reach')
  if (!ringed && !(drawn && getComputedStyle(drawn).stroke !== 'none')) return `${named} has the focus, and no ring`
  return null
}
