/** Shares as horizontal bars with their margins, drawn as SVG. The table under the picture says the same in figures. */
import { type Html, html } from './html.ts'

export interface Bar {
  readonly label: string
  /** 0–1; null where the figure is withheld. */
  readonly share: number | null
  readonly margin: number
}

/** Height of a bar, in the drawing's own units; its width is 100, a share of the page's. */
const height = 10

/** The words are the page's, so that they wrap on a phone and grow with its letters; the drawing stretches to what room there is. */
export function bars(caption: string, all: readonly Bar[], percent: (share: number) => string): Html {
  const most = Math.max(0.1, ...all.map(({ share, margin }) => (share ?? 0) + margin))
  const x = (share: number) => (Math.max(0, Math.min(share, most)) / most) * 100
  const drawn = all.map(({ label, share, margin }) => {
    const words = html`<p class="bars__label"><span>${label}</span> <strong>${share === null ? '–' : percent(share)}</strong></p>`
    if (share === null) return words
    return html`${words}<svg viewBox="0 0 100 ${height}" preserveAspectRatio="none"><rect class="bar" x="0" y="0" width="${Math.max(0.3, x(share))}" height="${height}"></rect><line class="margin" x1="${x(share - margin)}" x2="${x(share + margin)}" y1="${height / 2}" y2="${height / 2}"></line></svg>`
  })
  return html`<div class="bars" role="img" aria-label="${caption}">${drawn}</div>`
}
