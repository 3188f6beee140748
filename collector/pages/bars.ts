/** Shares as horizontal bars with their margins, drawn as SVG. The table under the picture says the same in figures. */
import { type Html, html } from './html.ts'

export interface Bar {
  readonly label: string
  /** 0–1; null where the figure is withheld. */
  readonly share: number | null
  readonly margin: number
}

const width = 480
const rowHeight = 50
const room = width - 70

/** The label stands over its bar, so that the picture can be read on a phone too. */
export function bars(caption: string, all: readonly Bar[], percent: (share: number) => string): Html {
  const most = Math.max(0.1, ...all.map(({ share, margin }) => (share ?? 0) + margin))
  const x = (share: number) => (Math.max(0, Math.min(share, most)) / most) * room
  const drawn = all.map(({ label, share, margin }, i) => {
    const top = i * rowHeight
    const middle = top + 34
    const name = html`<text x="0" y="${top + 18}">${label}</text>`
    if (share === null) return html`${name}<text x="4" y="${middle + 5}">–</text>`
    return html`${name}<rect class="bar" x="0" y="${top + 25}" width="${Math.max(1, x(share))}" height="18" rx="3"></rect><line class="margin" x1="${x(share - margin)}" x2="${x(share + margin)}" y1="${middle}" y2="${middle}"></line><text x="${x(share + margin) + 8}" y="${middle + 5}">${percent(share)}</text>`
  })
  const height = all.length * rowHeight
  return html`<svg class="bars" viewBox="0 0 ${width} ${height}" role="img" aria-label="${caption}">${drawn}</svg>`
}
