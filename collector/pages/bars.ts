/** Shares as horizontal bars with their margins, drawn as SVG. The table under the picture says the same in figures. */
import { type Html, html } from './html.ts'

export interface Bar {
  readonly label: string
  /** 0–1; null where the figure is withheld. */
  readonly share: number | null
  readonly margin: number
}

const width = 700
const left = 290
const rowHeight = 30
const room = width - left - 60

export function bars(caption: string, all: readonly Bar[], percent: (share: number) => string): Html {
  const most = Math.max(0.1, ...all.map(({ share, margin }) => (share ?? 0) + margin))
  const x = (share: number) => left + (Math.max(0, Math.min(share, most)) / most) * room
  const drawn = all.map((bar, i) => {
    const y = i * rowHeight + 4
    const middle = y + rowHeight / 2 - 4
    return html`<text x="${left - 10}" y="${middle + 5}" text-anchor="end">${short(bar.label)}</text>${
      bar.share === null
        ? html`<text x="${left + 6}" y="${middle + 5}">–</text>`
        : html`<rect class="bar" x="${left}" y="${y}" width="${Math.max(1, x(bar.share) - left)}" height="${rowHeight - 8}" rx="3"></rect><line class="margin" x1="${x(bar.share - bar.margin)}" x2="${x(bar.share + bar.margin)}" y1="${middle}" y2="${middle}"></line><text x="${x(bar.share + bar.margin) + 8}" y="${middle + 5}">${percent(bar.share)}</text>`
    }`
  })
  const height = all.length * rowHeight + 4
  return html`<svg class="bars" viewBox="0 0 ${width} ${height}" role="img" aria-label="${caption}">${drawn}<line class="axis" x1="${left}" x2="${left}" y1="0" y2="${height}"></line></svg>`
}

const short = (label: string) => (label.length > 36 ? `${label.slice(0, 35)}…` : label)
