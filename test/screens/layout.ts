/**
 * Whether a screen holds its text, read off the page itself: nothing pushes it sideways, no text is cut or lies on
 * other text, nothing to press is smaller than 24 px, nothing that has the focus is behind something else, and no day, code
 * or sign is turned round among words from right to left.
 */
import type { Page } from 'playwright-core'

/**
 * The shapes that a screen must hold in. `spaced` is the text spacing of WCAG 1.4.12; `largest` the largest text that the
 * one who answers can choose, which is 200 %.
 */
const shapes = {
  '320 px': { width: 320, height: 640, largest: false, spaced: true },
  '200 %': { width: 405, height: 540, largest: false, spaced: true },
  /** 1280 × 1024 at a zoom of 400 %. */
  '400 %': { width: 320, height: 256, largest: false, spaced: false },
  'on its side': { width: 1080, height: 810, largest: false, spaced: false },
  'largest text': { width: 320, height: 640, largest: true, spaced: true },
} as const
export type Shape = keyof typeof shapes
/** Staff enlarge text with the browser, as `200 %` and `400 %` do. */
export const staffShapes: readonly Shape[] = ['320 px', '200 %', '400 %', 'on its side']
export const answeringShapes: readonly Shape[] = ['320 px', '400 %', 'on its side', 'largest text']

/** The narrowest, in which most faults show, for every other screen, and the next of the others for those between. */
export const turnedShapes = (shapes: readonly Shape[], screen: number): readonly Shape[] => {
  const [narrowest, ...others] = shapes
  const shape = screen % 2 === 0 ? narrowest : others[Math.floor(screen / 2) % others.length]
  return shape === undefined ? [] : [shape]
}

/** Puts a screen into each shape, looks, and puts it back in the end. One line a fault. */
export async function layoutFaults(page: Page, shapes: readonly Shape[]): Promise<readonly string[]> {
  const before = page.viewportSize()
  const found: string[] = []
  for (const shape of shapes) {
    await shapeAs(page, shape)
    for (const fault of await page.evaluate(faultsOfLayout)) found.push(`${shape}: ${fault}`)
  }
  await page.evaluate(setText, { largest: false, spaced: false })
  if (before) await page.setViewportSize(before)
  return found
}

async function shapeAs(page: Page, shape: Shape): Promise<void> {
  const { width, height, ...text } = shapes[shape]
  await page.setViewportSize({ width, height })
  await page.evaluate(setText, text)
  // Pictures are drawn anew for their new width.
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(drawn, 50)))),
  )
}

const setText = ({ largest, spaced }: { readonly largest: boolean; readonly spaced: boolean }) => {
  const sheet = new CSSStyleSheet()
  if (spaced)
    sheet.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }',
    )
  document.adoptedStyleSheets = [sheet]
  document.documentElement.dataset.text = largest ? 'largest' : 'usual'
}

/** Runs in the page, so it may use nothing from outside itself. */
function faultsOfLayout(): string[] {
  const named = (one: Element) =>
    `${one.tagName.toLowerCase()}.${one.getAttribute('class') ?? ''} "${(one.textContent ?? '').trim().slice(0, 40)}"`
  const faults: string[] = []
  const root = document.documentElement
  if (root.scrollWidth > root.clientWidth) faults.push(`page is ${root.scrollWidth} wide, ${root.clientWidth} shown`)

  // While a dialog is open only it can be read.
  const area = document.querySelector('dialog[open]') ?? document.body
  const hidden = [...document.querySelectorAll('*')].filter((one) => getComputedStyle(one).clipPath === 'inset(50%)')
  const isSeen = (one: Element) =>
    one.checkVisibility() && !one.closest('.skip') && !hidden.some((each) => each.contains(one))

  // What scrolls by under a bar that stays is under it, and comes out again.
  const bars = [...document.querySelectorAll('*:not(dialog)')].filter((one) =>
    /sticky|fixed/.test(getComputedStyle(one).position),
  )
  const underBar = (one: Element) => bars.some((bar) => bar.contains(one))

  const before = scrollY
  const nodes: Text[] = []
  const texts: { readonly of: Element; readonly box: DOMRect }[] = []
  const walk = document.createTreeWalker(area, NodeFilter.SHOW_TEXT)
  while (walk.nextNode()) {
    const of = walk.currentNode.parentElement
    if (!of || !walk.currentNode.textContent?.trim() || !isSeen(of) || of.closest('select, option, script, style'))
      continue
    nodes.push(walk.currentNode as Text)
    if (underBar(of)) continue
    const range = document.createRange()
    range.selectNodeContents(walk.currentNode)
    for (const box of range.getClientRects()) if (box.width > 1 && box.height > 1) texts.push({ of, box })
  }

  // A day, a code and a number's sign keep their order among words that run from right to left.
  const joined = /[0-9A-Za-zÅÄÖ]+(?:-[0-9A-Za-zÅÄÖ]+)+|[+−-]\d+/g
  const turned = (node: Text, at: number, text: string) => {
    const edge = (from: number) => {
      const range = document.createRange()
      range.setStart(node, from)
      range.setEnd(node, from + 1)
      return range.getBoundingClientRect()
    }
    const [first, last] = [edge(at), edge(at + text.length - 1)]
    // Over two lines it is read on at the beginning of the second.
    return Math.abs(first.top - last.top) < 2 && first.left > last.left
  }
  for (const node of nodes)
    for (const { index, 0: text } of node.data.matchAll(joined))
      if (turned(node, index, text)) faults.push(`turned round: ${text} in ${named(node.parentElement as Element)}`)

  // A text of a thousand lines has a thousand boxes: what stands around each is found once.
  const standing = new Map<
    Element,
    { readonly around: Element; readonly style: CSSStyleDeclaration; readonly edge: DOMRect }[]
  >()
  const allAround = (of: Element) => {
    const known = standing.get(of)
    if (known) return known
    const all = []
    for (let around: Element | null = of; around && around !== area.parentElement; around = around.parentElement)
      all.push({ around, style: getComputedStyle(around), edge: around.getBoundingClientRect() })
    standing.set(of, all)
    return all
  }
  const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip'
  const scrolls = (overflow: string) => overflow === 'auto' || overflow === 'scroll'

  for (const { of, box } of texts) {
    for (const { around, style, edge } of allAround(of)) {
      if (!hides(style.overflowX) && !hides(style.overflowY)) continue
      const cutX = hides(style.overflowX) && (box.left < edge.left - 1 || box.right > edge.right + 1)
      const cutY = hides(style.overflowY) && (box.top < edge.top - 4 || box.bottom > edge.bottom + 4)
      const missing = Math.round(
        Math.max(edge.left - box.left, box.right - edge.right, edge.top - box.top, box.bottom - edge.bottom),
      )
      if (cutX || cutY)
        faults.push(`cut: ${named(of)} by ${around.tagName}.${around.getAttribute('class')}, ${missing} px`)
    }
  }

  // Text beside its own box lies on a border, on its neighbour, or outside the card. What scrolls by itself may hold more.
  for (const { of, box } of texts) {
    for (const { around, style, edge } of allAround(of)) {
      if (around === area || scrolls(style.overflowX) || around instanceof SVGElement) break
      if (style.display === 'inline' || style.display === 'contents') continue
      const out = Math.round(Math.max(edge.left - box.left, box.right - edge.right))
      // The space at the end of a line hangs, and is wider where the reader has set words apart.
      if (out > Number.parseFloat(getComputedStyle(of).fontSize) * 0.75)
        faults.push(`sticks out: ${named(of)} of ${around.tagName}.${around.getAttribute('class')}, ${out} px`)
    }
  }

  // What is scrolled out of its own frame has a box there all the same, and is not seen.
  const inFrame = ({ of, box }: (typeof texts)[number]) =>
    allAround(of).every(({ style, edge }) => {
      const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2]
      return (
        (!scrolls(style.overflowX) || (x > edge.left && x < edge.right)) &&
        (!scrolls(style.overflowY) || (y > edge.top && y < edge.bottom))
      )
    })
  // Boxes of text reach above and below the letters: only the middle of each is compared.
  const middle = texts
    .filter(inFrame)
    .map(({ of, box }) => ({
      of,
      left: box.left,
      right: box.right,
      top: box.top + box.height * 0.25,
      bottom: box.bottom - box.height * 0.25,
    }))
    .sort((a, b) => a.top - b.top)
  for (const [i, one] of middle.entries()) {
    for (let j = i + 1; j < middle.length; j++) {
      const other = middle[j]
      if (!other || other.top >= one.bottom - 1) break
      if (other.of === one.of || other.left >= one.right - 2 || other.right <= one.left + 2) continue
      faults.push(`overlap: ${named(one.of)} and ${named(other.of)}`)
    }
  }

  const pressable =
    'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [tabindex="0"]'
  for (const one of area.querySelectorAll<HTMLElement>(pressable)) {
    if (!isSeen(one)) continue
    // A native control's target is its label too; a link in a sentence is as high as its line.
    const target = one.matches('input') ? (one.closest('label') ?? one) : one
    const box = target.getBoundingClientRect()
    const inSentence = one.matches('a') && getComputedStyle(one).display === 'inline'
    if (!inSentence && (box.width < 24 || box.height < 24))
      faults.push(`small: ${named(one)} ${Math.round(box.width)} × ${Math.round(box.height)}`)
    if (one.matches(':disabled') || one instanceof SVGElement) continue
    one.focus()
    const now = (target.matches('a') && target.getClientRects()[0]) || target.getBoundingClientRect()
    // The middle of what is on the screen: a table longer than the screen may well run in under a bar and out again.
    const middle = (Math.max(now.top, 0) + Math.min(now.bottom, innerHeight)) / 2
    const at = document.elementFromPoint(
      Math.min(Math.max(now.left + now.width / 2, 1), innerWidth - 1),
      Math.min(Math.max(middle, 1), innerHeight - 1),
    )
    if (at && !target.contains(at) && !at.contains(target)) faults.push(`focus behind: ${named(one)} by ${named(at)}`)
    if (now.bottom < 0 || now.top > innerHeight) faults.push(`focus out of sight: ${named(one)}`)
  }
  // A bar that stays leaves most of the screen free, and at the end of the page nothing lies under it.
  scrollTo(0, root.scrollHeight)
  const moved = scrollY - before
  for (const bar of bars) {
    if (!isSeen(bar) || getComputedStyle(bar).bottom === 'auto') continue
    const { top, bottom, height, left, right } = bar.getBoundingClientRect()
    if (height > innerHeight / 2) faults.push(`bar of ${Math.round(height)} on ${innerHeight} px: ${named(bar)}`)
    for (const { of, box } of texts.filter(inFrame))
      if (box.bottom - moved > top + 4 && box.top - moved < bottom - 4 && box.right > left && box.left < right)
        faults.push(`under a bar: ${named(of)} by ${named(bar)}`)
  }
  ;(document.activeElement as HTMLElement | null)?.blur()
  scrollTo(0, 0)
  return [...new Set(faults)]
}
